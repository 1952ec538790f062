/* What the files of the LinkedIn reader share. The facts behind them are in docs/formats/linkedin-archive.md.
 */
#pragma once

#include "readers/container-private.h"
#include "readers/table-private.h"

typedef struct EntLinkedin EntLinkedin;
typedef struct EntSlugs EntSlugs;
typedef struct EntNotes EntNotes;

/* Whose archive it is, as far as the archive tells. */
typedef struct {
  GString *slug;   /* empty when only the name is known */
  GString *name;   /* as shown */
  GString *folded; /* @name as names are compared */
  GString *file;   /* where it was found */
} EntOwner;

struct EntLinkedin {
  EntArchive *archive;
  EntSink *sink;
  EntReport *report;
  EntSourceInfo *info;
  EntDates *dates;
  EntOwner owner;
  EntSlugs *slugs;
  EntNotes *notes;
  GHashTable *own_posts;        /* normal forms of the posts that the user published */
  EntSlice file;                /* the file being read */
  EntTime newest;               /* the newest time seen in a record */
  uint64_t n_listed;            /* connections put */
  GString *value;               /* scratch of one row: the normal form of an identifier */
  GString *name;                /* scratch of one row: a name put together */
  GString *text;                /* scratch of one row: a text that had to be rewritten */
  struct EntMessages *messages; /* what reading messages needs */
};

/* One table of the archive. */
typedef struct {
  EntTable table;
  EntRowFunc emit;                                                   /* its context is the EntLinkedin */
  bool (*prepare) (EntLinkedin *self, size_t entry, GError **error); /* before the rows; may be NULL */
  void (*done) (EntLinkedin *self, const EntTableResult *result);    /* after them; may be NULL */
} EntLinkedinTable;

extern const EntLinkedinTable ent_linkedin_profile, ent_linkedin_summary, ent_linkedin_positions,
    ent_linkedin_education, ent_linkedin_skills, ent_linkedin_languages, ent_linkedin_certifications,
    ent_linkedin_emails, ent_linkedin_phones, ent_linkedin_company_follows, ent_linkedin_hashtag_follows,
    ent_linkedin_member_follows, ent_linkedin_events, ent_linkedin_connections, ent_linkedin_invitations,
    ent_linkedin_endorsements_received, ent_linkedin_endorsements_given,
    ent_linkedin_recommendations_received, ent_linkedin_recommendations_given, ent_linkedin_shares,
    ent_linkedin_reposts, ent_linkedin_reactions, ent_linkedin_comments, ent_linkedin_votes,
    ent_linkedin_address_book, ent_linkedin_messages;

/* Table of @type whose columns are @list. */
#define ENT_LINKEDIN_TABLE(list, type, its_zone)                                                             \
  {                                                                                                          \
    .columns = (list), .n_columns = G_N_ELEMENTS (list), .row_size = sizeof (type), .zone = (its_zone)       \
  }

/** ent_linkedin_put: completes @record with file and line, and hands it on. */
bool ent_linkedin_put (EntLinkedin *self, EntRecord *record, uint64_t line, GError **error);

/** ent_linkedin_problem: reports row @line of the file being read. */
void ent_linkedin_problem (EntLinkedin *self, uint64_t line, const char *column, const char *reason);

/** ent_linkedin_skip: the same of a row that gives nothing: it is counted as skipped too. */
void ent_linkedin_skip (EntLinkedin *self, uint64_t line, const char *column, const char *reason);

/** ent_linkedin_leave_out: counts a row that is no part of a network by rule. Returns: true, as a row that
 * went well. */
bool ent_linkedin_leave_out (EntLinkedin *self);

/** ent_linkedin_is_nameless: whether @name is what LinkedIn writes instead of the name of a closed account,
 * or empty. */
bool ent_linkedin_is_nameless (EntSlice name);

/**
 * ent_linkedin_identify: who is meant by a profile address, else by a name.
 * @out: its value lives in @scratch, which is overwritten
 *
 * Returns: false when nobody can be told: a closed account.
 */
bool
ent_linkedin_identify (EntLinkedin *self, EntSlice url, EntSlice name, GString *scratch, EntIdentifier *out);

/** ent_linkedin_is_owner: whether that is the user: by address when both are known, else by name. */
bool ent_linkedin_is_owner (const EntLinkedin *self, const EntIdentifier *identifier);

/** ent_linkedin_full_name: "given family" in @scratch, which is overwritten. */
EntSlice ent_linkedin_full_name (EntSlice given, EntSlice family, GString *scratch);

/** ent_linkedin_says: whether @cell is @word in any case. */
static inline bool
ent_linkedin_says (EntSlice cell, const char *word)
{
  return ent_slice_equal_ascii_case (cell, ent_slice (word));
}

/* ---- Files ---- */

/**
 * ent_linkedin_append_key: what a file is recognised by: its base name in lower case without suffix, without
 * a number at its end (" (1)", "_123"), and without blanks, `_` and `-`.
 */
void ent_linkedin_append_key (EntSlice base, GString *out);

/** ent_linkedin_date_in_name: the MM-DD-YYYY in the name of an archive, ENT_NO_TIME when there is none. */
EntTime ent_linkedin_date_in_name (EntSlice name);

/** ent_linkedin_is_article: whether an entry is one of the user's articles. */
bool ent_linkedin_is_article (const EntEntry *entry);

/** ent_linkedin_read_article: entry @index as a publication; a draft is left out. */
bool ent_linkedin_read_article (EntLinkedin *self, size_t index, GError **error);

/**
 * ent_linkedin_find_day_order: what comes first in the numeric dates of entry @index, a file that a
 * spreadsheet may have saved again: `05 Jun 2024` has become `05/06/2024` there. A day above 12 in some row
 * tells it for all of them, else the language of the header; where neither does, month first, which is
 * reported. Cost: reads the file once more when it has such dates in its first rows.
 */
bool ent_linkedin_find_day_order (EntLinkedin *self, size_t index, const EntTable *table, GError **error);

/* ---- The user ---- */

/* Where to look for the user: entries of the archive, or -1. */
typedef struct {
  ssize_t profile;
  ssize_t messages;
  ssize_t invitations;
} EntOwnerPlaces;

/** ent_owner_find: finds whose archive it is and puts it in @self->owner; leaves it empty when nothing tells.
 */
bool ent_owner_find (EntLinkedin *self, const EntOwnerPlaces *places, GError **error);

/** ent_owner_put: the user's own name and address as `self` records. */
bool ent_owner_put (EntLinkedin *self, GError **error);

void ent_owner_init (EntOwner *self);
void ent_owner_clear (EntOwner *self);

/* ---- Profile addresses ---- */

EntSlugs *ent_slugs_new (void);
void ent_slugs_free (EntSlugs *self);

/**
 * ent_slugs_get: the normal form of @url, remembered: the same addresses come again and again.
 * Returns: (borrowed) empty when it is no profile; valid until the next call.
 */
EntSlice ent_slugs_get (EntSlugs *self, EntSlice url);

/** ent_slugs_digest: 64 bits that stand for @text: XXH3, 0 for the empty text. */
uint64_t ent_slugs_digest (EntSlice text);

/* ---- Notes of invitations ---- */

EntNotes *ent_notes_new (void);
void ent_notes_free (EntNotes *self);

/** ent_notes_add: remembers that an invitation between the user and @person (any key) carried @text. Bounded.
 */
void ent_notes_add (EntNotes *self, EntSlice person, EntSlice text);

/** ent_notes_has: whether such a note was added; blanks and line breaks do not matter. */
bool ent_notes_has (const EntNotes *self, EntSlice person, EntSlice text);

/* ---- Messages ---- */

struct EntMessages *ent_messages_new (void);
void ent_messages_free (struct EntMessages *self);

/** ent_share_append_repaired: appends a share's commentary without the second layer of quotes that LinkedIn
 * puts on it. */
void ent_share_append_repaired (EntSlice text, GString *out);
