/* The query language: a text that a person typed -> a checked tree. It knows fields, not tables; what a field
 * reads in the network is the store's business. The language is explained in docs/query.md. */
#pragma once

#include "base/base.h"

#define ENT_QUERY_MAX_BYTES 4096u /* of a query, as typed and as written by ent_query_to_text() */
#define ENT_QUERY_MAX_DEPTH 32u   /* groups within groups */
#define ENT_QUERY_MAX_TERMS 256u
#define ENT_QUERY_MAX_SORTS 8u

/* What a term asks about. Never stored. */
typedef enum {
  ENT_QUERY_FIELD_WORDS, /* a bare word or phrase: names, titles, organisations, notes */
  ENT_QUERY_FIELD_NAME,
  ENT_QUERY_FIELD_TITLE,
  ENT_QUERY_FIELD_COMPANY,
  ENT_QUERY_FIELD_FUNCTION,
  ENT_QUERY_FIELD_SENIORITY,
  ENT_QUERY_FIELD_PLACE,
  ENT_QUERY_FIELD_TAG,
  ENT_QUERY_FIELD_NOTE,
  ENT_QUERY_FIELD_SAID,
  ENT_QUERY_FIELD_RELATION,
  ENT_QUERY_FIELD_WARMTH,
  ENT_QUERY_FIELD_TARGET,
  ENT_QUERY_FIELD_SCORE,
  ENT_QUERY_FIELD_LAST,
  ENT_QUERY_FIELD_FIRST,
  ENT_QUERY_FIELD_CONNECTED,
  ENT_QUERY_FIELD_IN,
  ENT_QUERY_FIELD_OUT,
  ENT_QUERY_FIELD_INTERACTIONS,
  ENT_QUERY_FIELD_CHANNEL,
  ENT_QUERY_FIELD_EMAIL,
  ENT_QUERY_FIELD_URL,
  ENT_QUERY_FIELD_PHONE,
  ENT_QUERY_FIELD_SOURCE,
  ENT_QUERY_FIELD_ID,
  ENT_QUERY_FIELD_IS,
  ENT_QUERY_FIELD_HAS,
  ENT_QUERY_FIELD_SORT, /* never in the tree: it fills EntQuery.sorts */
  ENT_QUERY_N_FIELDS,
} EntQueryField;

/* How a field's values are read; it decides which operators the field takes. */
typedef enum {
  ENT_QUERY_TYPE_TEXT,       /* words in a text; `*` for a prefix, `=` for the whole text */
  ENT_QUERY_TYPE_NAME,       /* a whole name that the user gave (tag, target); `*` for a prefix */
  ENT_QUERY_TYPE_IDENTIFIER, /* an address or a part of it */
  ENT_QUERY_TYPE_WORD,       /* one word of a closed list */
  ENT_QUERY_TYPE_LEVEL,      /* the same where the words have an order: compared like numbers */
  ENT_QUERY_TYPE_NUMBER,     /* a whole number: > >= < <= = and ranges */
  ENT_QUERY_TYPE_KEY,        /* a number that only names something: = */
  ENT_QUERY_TYPE_DATE,       /* a day, month, year or age: > >= < <= = and ranges */
  ENT_QUERY_TYPE_SORT,
} EntQueryType;

typedef enum {
  ENT_QUERY_OP_HAS, /* text: these words, side by side; identifier: this part; date: then, or since that age
                     */
  ENT_QUERY_OP_PREFIX, /* text: these words, the last of which may go on; identifier: starts with this */
  ENT_QUERY_OP_IS,     /* the whole of it */
  ENT_QUERY_OP_LT,
  ENT_QUERY_OP_LE,
  ENT_QUERY_OP_GT,
  ENT_QUERY_OP_GE,
  ENT_QUERY_OP_RANGE,
} EntQueryOp;

/* The numbers that the measures give and the store keeps. */
typedef enum {
  ENT_QUERY_RELATION_UNKNOWN = 0,
  ENT_QUERY_RELATION_BAD = 1,
  ENT_QUERY_RELATION_NEUTRAL = 2,
  ENT_QUERY_RELATION_GOOD = 3,
} EntQueryRelation;

/* `is:`; the relation's words may follow it too, and give the field `relation`. */
typedef enum {
  ENT_QUERY_IS_QUALIFIED = 1, /* for any target */
  ENT_QUERY_IS_CONNECTED = 2,
  ENT_QUERY_IS_LEFT = 3, /* was connected and is no more */
} EntQueryIs;

typedef enum {
  ENT_QUERY_HAS_EMAIL = 1,
  ENT_QUERY_HAS_PHONE = 2,
  ENT_QUERY_HAS_URL = 3,
  ENT_QUERY_HAS_NOTE = 4,
  ENT_QUERY_HAS_TAG = 5,
  ENT_QUERY_HAS_INTERACTION = 6,
  ENT_QUERY_HAS_TITLE = 7,
  ENT_QUERY_HAS_COMPANY = 8,
} EntQueryHas;

/* One word of a closed list. */
typedef struct {
  const char *name; /* canonical, English, folded */
  const char
      *aliases; /* other spellings, English and French, as people write them, parted by "|"; may be "" */
  EntQueryField field; /* the field that it gives in the tree */
  int code; /* EntQueryRelation, EntQueryIs, EntQueryHas, EntChannel, 0-6 for seniority, 0-15 for function: as
               stored */
  const char *help; /* one English sentence, or "" where the word says it */
} EntQueryWord;

typedef struct {
  EntQueryField field;
  EntQueryType type;
  const char *name;          /* canonical */
  const char *aliases;       /* as in EntQueryWord */
  const EntQueryWord *words; /* of WORD and LEVEL, else NULL */
  size_t n_words;
  int64_t max;      /* greatest number of NUMBER, LEVEL and KEY */
  bool sorts;       /* whether `sort:` takes it */
  const char *help; /* one English sentence */
} EntQueryFieldInfo;

/* What a term compares with. Beside `text`, the members that the field's type names are set, others are 0. */
typedef struct {
  const char
      *text; /* as ent_query_to_text() writes it: what was typed, a word's name, "90d", "2024-01..2024-06" */
  const char *folded; /* TEXT, NAME: folded. IDENTIFIER: with IS its normal form, else the part in lower case;
                         parts of phone numbers are digits without + and leading zeros */
  int code;           /* WORD: EntQueryWord.code */
  int64_t low,
      high; /* NUMBER, LEVEL, KEY: both included, whatever the operator was; low > high: nothing fits */
  int64_t from_us; /* DATE: included; INT64_MIN: no lower end. Whatever the operator was */
  int64_t to_us;   /* DATE: not included; INT64_MAX: no upper end */
} EntQueryValue;

typedef enum {
  ENT_QUERY_AND, /* two children or more, none of them an AND */
  ENT_QUERY_OR,  /* two children or more, none of them an OR */
  ENT_QUERY_NOT, /* one child, not a NOT */
  ENT_QUERY_TERM,
} EntQueryNodeKind;

typedef struct EntQueryNode EntQueryNode;
struct EntQueryNode {
  EntQueryNodeKind kind;
  const EntQueryNode *const *children;
  size_t n_children;
  /* of a TERM */
  EntQueryField field;
  EntQueryOp
      op; /* for numbers and dates only how it was written: `low`..`high`, `from_us`..`to_us` say it all */
  EntQueryValue value;
  bool quoted; /* of TEXT and WORDS: typed in quotes, so meant as it stands */
};

typedef struct {
  EntQueryField field;
  bool descending;
} EntQuerySort;

typedef struct {
  const EntQueryNode *root;  /* NULL: everything */
  const EntQuerySort *sorts; /* the first one decides, the next ones where it is equal; may be none */
  size_t n_sorts;
  EntArena *arena; /* holds all of the above */
} EntQuery;

/* Where a query is wrong, for pages that underline it. */
typedef struct {
  size_t column;       /* in characters, from 1 */
  size_t length;       /* in characters; 0: something is missing there */
  char suggestion[48]; /* what may have been meant instead of these characters, or "" */
} EntQueryErrorSpan;

/**
 * ent_query_parse:
 * @text: UTF-8; empty or blank asks for everything
 * @now_us: the time that ages ("90d") and "today" count from; days are days of UTC
 * @out_span: (nullable): where the error is; written only on error
 *
 * Ages count whole days backwards from today: `last:>90d` is longer ago than 90 days, `last:<90d` less long
 * ago, `last:90d` at most 90 days ago, `last:=90d` on that day. 6m is the same day six months earlier, or the
 * last day of that month if it is shorter. Dates compare as times: `last:>2024-05` is June 2024 or later.
 *
 * Returns: a checked tree to free with ent_query_free(), or NULL with USAGE (the message starts "column N:
 * "). Cost: a few microseconds a term.
 */
EntQuery *ent_query_parse (EntSlice text, int64_t now_us, EntQueryErrorSpan *out_span, GError **error);
void ent_query_free (EntQuery *self);

/**
 * ent_query_to_text: the canonical text: English names, one blank between terms, sorts last. Ages stay ages.
 * It parses to the same tree, and gives itself again. Free with g_free().
 */
char *ent_query_to_text (const EntQuery *self);

/** ent_query_asks: whether any term asks about @field. */
bool ent_query_asks (const EntQuery *self, EntQueryField field);

/* ---- Words that may be slips (loose.c) ---- */

#define ENT_QUERY_MAX_LOOSE 8u /* words of one query that are looked at */

/* A word that may have been meant otherwise: neither quoted nor excluded, without digits, no beginning of
 * something. */
typedef struct {
  const EntQueryNode *term; /* of the query */
  EntSlice word;            /* folded; one of the term's */
  EntQueryField field;      /* WORDS, NAME, TITLE, COMPANY, NOTE or SAID; may be changed for the rewording */
  GPtrArray *instead;       /* (nullable) (element-type utf8) borrowed: folded words, any of which will do */
} EntQueryLoose;

/** ent_query_loose_words: (element-type EntQueryLoose) the first ENT_QUERY_MAX_LOOSE of them, in their order;
 * `instead` is NULL. Borrows from @self. */
GArray *ent_query_loose_words (const EntQuery *self);

/** ent_query_is_loose: whether @self is @loose and nothing else, all of which must hold. */
bool ent_query_is_loose (const EntQuery *self, const GArray *loose);

/**
 * ent_query_reword:
 * @loose: of ent_query_loose_words(), with what to look for `instead`
 *
 * Returns: @self with those words in their places, which lives by itself. A term of several words
 * ("jean-marc") keeps them side by side where one is replaced, and asks for each apart where more are. Free
 * with ent_query_free().
 */
EntQuery *ent_query_reword (const EntQuery *self, const GArray *loose);

/** ent_query_fields: all fields that a person can type, for help and completion; @out_n of them, static. */
const EntQueryFieldInfo *ent_query_fields (size_t *out_n);

/** ent_query_field_info: one of them; NULL for ENT_QUERY_FIELD_WORDS, which has no name. */
const EntQueryFieldInfo *ent_query_field_info (EntQueryField field);

/* One thing that could stand at the cursor. */
typedef struct {
  char *text; /* "company:", "relation:good", "sort:-warmth"; a "-" in front of the term is not part of it */
  const char *help; /* static, may be "" */
} EntQueryCandidate;

typedef struct {
  size_t from, to;    /* the bytes of the text that a candidate would replace */
  GArray *candidates; /* EntQueryCandidate, in the order of the tables; may be empty */
} EntQueryCompletion;

/**
 * ent_query_complete:
 * @text: a query being typed; need not be right
 * @cursor: byte offset in it; anything beyond the end is the end
 *
 * Offers the fields whose name or alias starts with what stands before the cursor, or, behind "field:", the
 * values of its list. Aliases come back in the language they were begun in. Free with
 * ent_query_completion_free().
 */
EntQueryCompletion *ent_query_complete (EntSlice text, size_t cursor);
void ent_query_completion_free (EntQueryCompletion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntQuery, ent_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntQueryCompletion, ent_query_completion_free)
