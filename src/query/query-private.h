/* What the files of the query room share. */
#pragma once

#include "query/query.h"

/* ---- names.c: the closed lists, and the words nearest to a wrong one ---- */

extern const EntQueryWord ent_query_states[]; /* is: three states, then the four relations */
extern const EntQueryWord ent_query_having[];
extern const EntQueryWord ent_query_functions[];
extern const EntQueryWord ent_query_levels[];
extern const EntQueryWord ent_query_channels[];

enum {
  ENT_QUERY_N_OWN_STATES = 3,
  ENT_QUERY_N_STATES = 7,
  ENT_QUERY_N_HAVING = 8,
  ENT_QUERY_N_FUNCTIONS = 16,
  ENT_QUERY_N_LEVELS = 7,
  ENT_QUERY_N_CHANNELS = 14,
};

/** ent_query_is_named: whether @folded is @name or one of the @aliases. */
bool ent_query_is_named (const char *name, const char *aliases, EntSlice folded);

/** ent_query_word_find: the row of the list that @text names, in any case and accents; NULL if none. */
const EntQueryWord *ent_query_word_find (const EntQueryFieldInfo *info, EntSlice text);

/* The best guess so far at what a wrong word was meant to be. */
typedef struct {
  EntSlice best; /* static; empty: nothing is near enough */
  unsigned distance;
} EntQueryNearest;

/** ent_query_nearest_try: compares @folded with @name and @aliases by edit distance; swapped letters count as
 * one. */
void ent_query_nearest_try (EntQueryNearest *self, EntSlice folded, const char *name, const char *aliases);

/* ---- fields.c ---- */

/** ent_query_field_find: the row that @name names, in any case and accents; NULL if none. */
const EntQueryFieldInfo *ent_query_field_find (EntSlice name);

/** ent_query_type_takes: whether fields of @type can be compared with @op. */
bool ent_query_type_takes (EntQueryType type, EntQueryOp op);

/* ---- reader.c: the text being read, and errors in it ---- */

typedef struct {
  EntSlice text;
  int64_t now_us;
  EntArena *arena;             /* of the query being made */
  EntQueryErrorSpan *out_span; /* or NULL */
} EntQueryReader;

/* Some bytes of the text. */
typedef struct {
  size_t at;
  size_t length;
} EntQueryPlace;

/**
 * ent_query_fail: sets USAGE with "column N: " in front of the message, and the span.
 * Returns: false, always.
 */
bool ent_query_fail (const EntQueryReader *reader, EntQueryPlace place, EntSlice suggestion, GError **error,
                     const char *format, ...) G_GNUC_PRINTF (5, 6);

/** ent_query_quoted: @text in quotes, printable, cut to a length fit for a message. Free with g_free(). */
char *ent_query_quoted (EntSlice text);

/* ---- scan.c: text -> tokens ---- */

typedef enum {
  ENT_QUERY_TOKEN_END,
  ENT_QUERY_TOKEN_OPEN,
  ENT_QUERY_TOKEN_CLOSE,
  ENT_QUERY_TOKEN_MINUS, /* one or more */
  ENT_QUERY_TOKEN_OR,
  ENT_QUERY_TOKEN_AND,
  ENT_QUERY_TOKEN_WORDS, /* a bare word or a phrase */
  ENT_QUERY_TOKEN_FIELD, /* field:value */
} EntQueryTokenKind;

typedef struct {
  EntQueryTokenKind kind;
  EntQueryPlace place;           /* the whole of it */
  EntQueryPlace value_place;     /* of a FIELD: behind the operator, with quotes */
  EntSlice name;                 /* of a FIELD, as typed */
  const EntQueryFieldInfo *info; /* of a FIELD; NULL if there is none of that name */
  EntSlice value;                /* without quotes and without the final * */
  EntQueryOp op;                 /* HAS when there was none, PREFIX for a final * */
  bool quoted;
} EntQueryToken;

/**
 * ent_query_scan: the token at or behind byte *@at, which moves behind it. Signs that hold no letter or digit
 * are passed over.
 * @io_ignored: the first of these signs so far, of length 0 if there were none
 */
bool ent_query_scan (const EntQueryReader *reader, size_t *at, EntQueryToken *out_token,
                     EntQueryPlace *io_ignored, GError **error);

/** ent_query_scan_quote: byte length of the opening quote at @at, 0 if there is none; its closing one in
 * @out_close. */
size_t ent_query_scan_quote (EntSlice text, size_t at, const char **out_close);

/** ent_query_scan_run: bytes from @at to the next white space, parenthesis or quote, or to one of @stop. */
size_t ent_query_scan_run (EntSlice text, size_t at, const char *stop);

/** ent_query_join_word: OR or AND when @word joins terms, else WORDS. */
EntQueryTokenKind ent_query_join_word (EntSlice word);

/* ---- value.c, date.c: tokens -> values ---- */

/** ent_query_read_value: fills field, op and value of @node; @token is WORDS, or a FIELD that is in the
 * table. */
bool ent_query_read_value (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node,
                           GError **error);

/** ent_query_read_date: the same for a date; operators are already checked. */
bool ent_query_read_date (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node,
                          GError **error);

/** ent_query_read_sort: "-warmth" -> field and direction. */
bool ent_query_read_sort (const EntQueryReader *reader, const EntQueryToken *token, EntQuerySort *out_sort,
                          GError **error);

/**
 * ent_query_normal: appends the form of @text that is compared: folded, or the normal form of a whole
 * address. Returns: how @field compares it when no operator is given: IS or HAS.
 */
EntQueryOp ent_query_normal (EntQueryField field, EntSlice text, GString *out);

/** ent_query_expected: what could stand behind "field:", for messages. Free with g_free(). */
char *ent_query_expected (const EntQueryFieldInfo *info);

/** ent_query_range: cuts "a..b"; false when there is no "..". Either end may be empty. */
bool ent_query_range (EntSlice text, EntSlice *out_start, EntSlice *out_end);

/** ent_query_bare_field: the field of a bare word: `email` or `url` if it is a whole address, else WORDS. */
EntQueryField ent_query_bare_field (EntSlice word);
