/*
 * Address books: what the files of this reader share. Each format (vCard, tables, LDIF) makes of an entry the
 * properties of a vCard 4, one a line (base/vcard.h); book-card.c makes of these a record. The facts behind
 * it are in docs/formats/address-books.md.
 */
#pragma once

#include "readers/container-private.h"
#include "readers/dates-private.h"
#include "readers/readers.h"

/* Of a longer property, as of a picture, is said that it was left out. */
#define ENT_BOOK_MAX_PROPERTY ((size_t)2 << 20)
#define ENT_BOOK_MAX_CARD ((size_t)6 << 20)
/* What is looked at to tell what a file is. */
#define ENT_BOOK_LOOK_BYTES (64 * 1024)

typedef struct EntBookGroups EntBookGroups;

/* A source while it is read. */
typedef struct EntBook {
  const EntReadOptions *options;
  EntSink *sink;
  EntReport *report;
  EntSourceInfo *info;
  EntSlice file;         /* being read */
  EntBookGroups *groups; /* who is in which group */
  bool only_groups;      /* the first pass: who is in which group, nothing is put */
  GHashTable *cards; /* value of an ENT_IDENTIFIER_CARD -> folded name and digest of the card that has it */
  EntArena *arena;   /* of one card */
  GString *scratch;
  EntTime newest; /* the newest REV */
} EntBook;

/** ent_book_put: one entry as a record: a person, or left out when it is a group, a company or a place.
 * @card: its properties; a person with nothing to recognise them by is reported. */
bool ent_book_put (EntBook *self, EntSlice card, uint64_t line, GError **error);

/** ent_book_problem: reports line @line of the file being read, in the second pass only. */
void ent_book_problem (EntBook *self, uint64_t line, EntSlice column, const char *reason);

/** ent_book_skip: the same of an entry that gives nothing: it is counted as skipped too. */
void ent_book_skip (EntBook *self, uint64_t line, EntSlice column, const char *reason);

/** ent_book_append_text: appends bytes in no stated encoding: UTF-8 where they are that, else Windows-1252.
 */
void ent_book_append_text (EntSlice bytes, GString *out);

/* ---- Groups (book-groups.c) ---- */

EntBookGroups *ent_book_groups_new (void);
void ent_book_groups_free (EntBookGroups *self);
/** ent_book_groups_add: @member (a UID, or an e-mail address in normal form) is in the group @name. Bounded:
 * false when there is no room for more. */
bool ent_book_groups_add (EntBookGroups *self, EntSlice member, EntSlice name);
/** ent_book_groups_of: (element-type utf8) the groups of @member, borrowed; NULL for none. */
const GPtrArray *ent_book_groups_of (const EntBookGroups *self, EntSlice member);
/** ent_book_append_uid: a UID as it is compared: without `urn:uuid:`, lower case. */
void ent_book_append_uid (EntSlice uid, GString *out);

/* ---- vCard (book-vcard.c, book-property.c) ---- */

bool ent_book_is_vcard (EntSlice start);
bool ent_book_read_vcards (EntBook *self, EntInput *input, GError **error);

/* How the parameters of a raw property say that its value is to be read. */
typedef struct {
  bool is_quoted_printable;
  bool is_base64;
} EntBookEncoding;

/** ent_book_encoding: of a line, or the beginning of one, as it stands in the file. */
EntBookEncoding ent_book_encoding (EntSlice line);

/**
 * ent_book_append_property:
 * @line: one whole property of any version, unfolded, in the bytes of the file
 * @is_old: the card says that it is vCard 2.1
 *
 * Appends it as a property of vCard 4 and a line feed. Returns: false when it is no property.
 */
bool ent_book_append_property (EntSlice line, bool is_old, GString *card);

/* ---- LDIF (book-ldif.c) ---- */

bool ent_book_is_ldif (EntSlice start);
bool ent_book_read_ldif (EntBook *self, EntInput *input, GError **error);

/* ---- Fields (book-fields.c): what a column or an attribute holds ---- */

typedef enum {
  ENT_BOOK_NAME,    /* part of N */
  ENT_BOOK_TEXT,    /* a property of its own */
  ENT_BOOK_LIST,    /* the same, several separated by `;` or ` ::: ` */
  ENT_BOOK_EMAIL,   /* a property of its own that must be an address */
  ENT_BOOK_ORG,     /* part of ORG */
  ENT_BOOK_ADR,     /* part of ADR */
  ENT_BOOK_BIRTH,   /* year, month or day */
  ENT_BOOK_LABEL,   /* the type of the value with the same number */
  ENT_BOOK_GUARD,   /* says whether the e-mail address with the same number is one: SMTP or EX */
  ENT_BOOK_NOTHING, /* says nothing of a person */
} EntBookFieldKind;

typedef struct {
  const char *field; /* the word in a mapping; several rows may have the same */
  const char
      *names; /* headers in every language, and attributes, separated by '|'; `#` stands for a number */
  EntBookFieldKind kind;
  uint8_t part;         /* of the structured property */
  const char *property; /* with its parameters: "TEL;TYPE=home" */
} EntBookField;

/** ent_book_field_of_header: by a header or an attribute's name.
 * @out_number: the number in it; 0 when there is none
 */
const EntBookField *ent_book_field_of_header (EntSlice header, unsigned *out_number);
/** ent_book_field_of_word: by the word in a mapping; NULL when there is none. */
const EntBookField *ent_book_field_of_word (EntSlice word);
/** ent_book_append_header_key: a header as it is compared: folded, without blanks. */
void ent_book_append_header_key (EntSlice header, GString *out);

/* A card while it is put together out of single fields. */
typedef struct EntBookDraft EntBookDraft;
EntBookDraft *ent_book_draft_new (void);
void ent_book_draft_free (EntBookDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntBookDraft, ent_book_draft_free)
void ent_book_draft_clear (EntBookDraft *self);
/**
 * ent_book_draft_add:
 * @field: NULL: not known; the value is kept under @header
 * @number: of the header, 0 for none
 */
void ent_book_draft_add (EntBookDraft *self, const EntBookField *field, unsigned number, EntSlice header,
                         EntSlice value);
/** ent_book_draft_finish: the card's properties, borrowed until the next clear; empty when there are none. */
EntSlice ent_book_draft_finish (EntBookDraft *self);

/* ---- Tables (book-table.c, book-mapping.c) ---- */

/** ent_book_table_fits: how many headers are known in the first rows of @input that have most. */
size_t ent_book_table_fits (EntInput *input);
/** ent_book_read_table: Errors: INVALID (fewer than three known headers, and no mapping), and of a mapping:
 * USAGE. */
bool ent_book_read_table (EntBook *self, EntInput *input, GError **error);

/* What each column holds. */
typedef struct {
  const EntBookField **fields; /* NULL: not known */
  unsigned *numbers;
  EntSlice *headers; /* as they stand */
  size_t n;
  bool has_header; /* the row is no data */
} EntBookColumns;
void ent_book_columns_clear (EntBookColumns *self);

/** ent_book_columns_guess: by the headers in @cells; how many are known. */
size_t ent_book_columns_guess (EntBookColumns *self, const EntSlice *cells, size_t n_cells);
/**
 * ent_book_columns_map: as @mapping says: "Header=field,Header=field", a header by its name or its number.
 * @out_fits: whether this row has every header that it names; the numbers fit any
 *
 * Errors: USAGE (no such field, or not of that form).
 */
bool ent_book_columns_map (EntBookColumns *self, const char *mapping, bool *out_fits, GError **error);
