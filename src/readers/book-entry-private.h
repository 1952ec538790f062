/* One entry of an address book while it is read: book-entry.c takes its properties, book-card.c says who it
 * is. */
#pragma once

#include "readers/book-private.h"

#define ENT_BOOK_MAX_IDENTIFIERS 64
#define ENT_BOOK_MAX_LABELS 100

/* An entry while it is read. Slices are in the book's arena. */
typedef struct EntBookEntry {
  EntBook *book;
  EntSlice full, given, additional, family;
  EntSlice organisation, title, role, place, nickname;
  EntSlice uid, birth, address;
  EntSlice first_email; /* as it stands, readable or not */
  bool is_group, is_company, is_thing;
  EntIdentifier identifiers[ENT_BOOK_MAX_IDENTIFIERS];
  size_t n_identifiers;
  EntSlice labels[ENT_BOOK_MAX_LABELS];
  size_t n_labels;
} EntBookEntry;

/** ent_book_entry_read: takes all properties of @card. */
void ent_book_entry_read (EntBookEntry *self, EntSlice card);

/** ent_book_entry_add_identifier: each once; beyond ENT_BOOK_MAX_IDENTIFIERS none. @value is copied. */
void ent_book_entry_add_identifier (EntBookEntry *self, EntIdentifierKind kind, EntSlice value);

/** ent_book_entry_add_label: each once; not those that say nothing. @label is borrowed. */
void ent_book_entry_add_label (EntBookEntry *self, EntSlice label);

/** ent_book_plain_line: an escaped value as people read it, on one line, of bounded length, in the book's
 * arena. */
EntSlice ent_book_plain_line (EntBook *book, EntSlice value);
