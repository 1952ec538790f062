/* Target files: one pass, line by line. The first thing that is not understood ends it, with a sentence that
 * a person can act on. */
#include "measure/nearest-private.h"
#include "measure/target-private.h"

#include <stdarg.h>

enum {
  MAX_SIZE_MILLI = 1000 * 1000,
  MAX_SHOWN = 40
};

typedef struct {
  EntTarget *target;
  EntSlice line; /* the whole line */
  EntSlice rest; /* what is left of it */
  unsigned line_number;
  bool has_threshold;
  GError **error;
} Parser;

typedef struct {
  const char *word;
  int id;
} Key;

static const Key criterion_keys[] = {
    {"title", ENT_CRITERION_TITLE},
    {"titre", ENT_CRITERION_TITLE},
    {"poste", ENT_CRITERION_TITLE},
    {"intitulé", ENT_CRITERION_TITLE},
    {"organisation", ENT_CRITERION_ORGANISATION},
    {"organization", ENT_CRITERION_ORGANISATION},
    {"company", ENT_CRITERION_ORGANISATION},
    {"entreprise", ENT_CRITERION_ORGANISATION},
    {"société", ENT_CRITERION_ORGANISATION},
    {"place", ENT_CRITERION_PLACE},
    {"lieu", ENT_CRITERION_PLACE},
    {"ville", ENT_CRITERION_PLACE},
    {"sector", ENT_CRITERION_SECTOR},
    {"industry", ENT_CRITERION_SECTOR},
    {"secteur", ENT_CRITERION_SECTOR},
    {"keyword", ENT_CRITERION_KEYWORD},
    {"keywords", ENT_CRITERION_KEYWORD},
    {"mot-clé", ENT_CRITERION_KEYWORD},
    {"mots-clés", ENT_CRITERION_KEYWORD},
    {"function", ENT_CRITERION_FUNCTION},
    {"fonction", ENT_CRITERION_FUNCTION},
    {"seniority", ENT_CRITERION_SENIORITY},
    {"séniorité", ENT_CRITERION_SENIORITY},
    {"niveau", ENT_CRITERION_SENIORITY},
    {NULL, 0},
};

typedef enum {
  LINE_TARGET,
  LINE_THRESHOLD,
  LINE_NEVER
} LineKind;

static const Key line_keys[] = {
    {"target", LINE_TARGET},        {"cible", LINE_TARGET},        {"qualified at", LINE_THRESHOLD},
    {"qualifié à", LINE_THRESHOLD}, {"threshold", LINE_THRESHOLD}, {"seuil", LINE_THRESHOLD},
    {"never", LINE_NEVER},          {"jamais", LINE_NEVER},        {NULL, 0},
};

static const char *
key_word (const void *data, size_t index)
{
  return ((const Key *)data)[index].word;
}

static bool
find_key (const Key *keys, EntSlice text, int *out_id)
{
  g_autofree char *wanted = ent_fold (text);
  for (; keys->word != NULL; keys++) {
    g_autofree char *known = ent_fold (ent_slice (keys->word));
    if (g_str_equal (known, wanted)) {
      *out_id = keys->id;
      return true;
    }
  }
  return false;
}

static unsigned
column_of (const Parser *parser, const char *at)
{
  return (unsigned)g_utf8_strlen (parser->line.data, at - parser->line.data) + 1;
}

static void
append_beginning (EntSlice text, GString *out)
{
  const char *end = text.data;
  for (int i = 0; i < MAX_SHOWN && end < text.data + text.length; i++)
    end = g_utf8_next_char (end);
  g_string_append_len (out, text.data, end - text.data);
  if (end < text.data + text.length)
    g_string_append (out, "…");
}

/* Fails at the beginning of @found; where that is empty, what follows is shown. @near: a word to suggest, or
 * NULL. Returns false, for the caller to return. */
static bool
fail (Parser *parser, EntSlice found, const char *expected, const char *near)
{
  g_autoptr (GString) message = g_string_new (NULL);
  g_string_printf (message, _ ("Line %u, column %u: expected %s"), parser->line_number,
                   column_of (parser, found.data), expected);
  found = ent_slice_trim (ent_slice_is_empty (found) ? parser->rest : found);
  if (ent_slice_is_empty (found)) {
    g_string_append (message, _ (", but the line ends there"));
  } else {
    g_autoptr (GString) beginning = g_string_new (NULL);
    append_beginning (found, beginning);
    g_string_append_printf (message, _ (", not \"%s\""), beginning->str);
  }
  if (near != NULL)
    g_string_append_printf (message, _ ("; did you mean \"%s\"?"), near);
  else
    g_string_append_c (message, '.');
  g_set_error_literal (parser->error, ENT_ERROR, ENT_ERROR_INVALID, message->str);
  return false;
}

static bool
fail_with_nearest (Parser *parser, EntSlice found, const char *expected, const Key *keys)
{
  g_autofree char *folded = ent_fold (found);
  return fail (parser, found, expected, ent_nearest (ent_slice (folded), key_word, keys));
}

static void
skip (Parser *parser, size_t n_bytes)
{
  parser->rest = ent_slice_from (parser->rest, n_bytes);
}

/* No-break spaces too: French puts them before a colon. */
static void
skip_blanks (Parser *parser)
{
  parser->rest = ent_slice_trim (parser->rest);
}

static bool
accept (Parser *parser, const char *token)
{
  size_t length = strlen (token);
  if (parser->rest.length < length || memcmp (parser->rest.data, token, length) != 0)
    return false;
  skip (parser, length);
  return true;
}

static bool
starts_with_digit (const Parser *parser)
{
  return parser->rest.length > 0 && g_ascii_isdigit (parser->rest.data[0]);
}

/* What is left up to any of @ends, trimmed. */
static EntSlice
take_until (Parser *parser, const char *ends)
{
  size_t length = 0;
  while (length < parser->rest.length && strchr (ends, parser->rest.data[length]) == NULL)
    length++;
  EntSlice taken = {parser->rest.data, length};
  skip (parser, length);
  return ent_slice_trim (taken);
}

/* A number with an optional sign and up to three decimals, in thousandths. Editors and spreadsheets turn -
 * into other dashes. */
static bool
parse_milli (Parser *parser, const char *expected, int32_t *out_milli)
{
  EntSlice start = parser->rest;
  bool negative = accept (parser, "-") || accept (parser, "−") || accept (parser, "–");
  if (!negative)
    accept (parser, "+");
  if (!starts_with_digit (parser))
    return fail (parser, start, expected, NULL);

  int64_t milli = 0;
  for (; starts_with_digit (parser) && milli <= MAX_SIZE_MILLI; skip (parser, 1))
    milli = milli * 10 + (parser->rest.data[0] - '0') * 1000;
  if (accept (parser, ".") || accept (parser, ",")) {
    int unit = 100;
    if (!starts_with_digit (parser))
      return fail (parser, start, expected, NULL);
    for (; starts_with_digit (parser) && unit > 0; skip (parser, 1), unit /= 10)
      milli += (parser->rest.data[0] - '0') * unit;
  }
  bool ends =
      ent_slice_is_empty (parser->rest) || parser->rest.data[0] == ' ' || parser->rest.data[0] == '\t';
  if (milli > MAX_SIZE_MILLI || !ends)
    return fail (parser, start, expected, NULL);
  *out_milli = (int32_t)(negative ? -milli : milli);
  return true;
}

static bool
expect_end (Parser *parser, const char *expected)
{
  skip_blanks (parser);
  return ent_slice_is_empty (parser->rest) || fail (parser, parser->rest, expected, NULL);
}

/* One value as it will be looked for: with a word in it, and a * only at its end, behind two letters. */
static bool
check_value (Parser *parser, EntSlice value)
{
  g_autofree char *folded = ent_fold (value);
  if (folded[0] == '\0')
    return fail (parser, value, _ ("a word or a phrase to look for"), NULL);
  ssize_t star = ent_slice_find (value, ENT_SLICE ("*"));
  if (star < 0)
    return true;
  if ((size_t)star + 1 != value.length)
    return fail (parser, ent_slice_from (value, (size_t)star), _ ("a * only at the end of a value"), NULL);
  gunichar before = g_utf8_get_char (g_utf8_prev_char (value.data + star));
  if (strlen (folded) < 2 || !(g_unichar_isalnum (before) || g_unichar_ismark (before)))
    return fail (parser, value, _ ("at least two letters directly before the *"), NULL);
  return true;
}

static bool
take_value (Parser *parser, EntCriterion *criterion, EntSlice value)
{
  if (criterion->kind != ENT_CRITERION_FUNCTION) {
    if (!check_value (parser, value))
      return false;
    g_ptr_array_add (criterion->values, ent_slice_dup (value));
    return true;
  }
  EntFunction function;
  if (!ent_function_from_name (value, &function))
    return fail (parser, value, _ ("a function such as finance, sales or hr"), ent_function_nearest (value));
  criterion->functions |= ent_function_bit (function);
  return true;
}

static bool
parse_values (Parser *parser, EntCriterion *criterion)
{
  if (!accept (parser, ":"))
    return fail (parser, parser->rest, _ ("a : after the key"), NULL);
  do {
    skip_blanks (parser);
    EntSlice value = take_until (parser, ",;");
    if (!take_value (parser, criterion, value))
      return false;
  } while (accept (parser, ",") || accept (parser, ";"));
  return true;
}

static bool
parse_level (Parser *parser, EntSeniority *out_level)
{
  skip_blanks (parser);
  EntSlice start = parser->rest;
  EntSlice word = take_until (parser, " \t-.<>=,;");
  if (ent_seniority_from_name (word, out_level))
    return true;
  return fail (parser, word.length ? word : start, _ ("a seniority from 0 to 6 or intern to executive"),
               ent_seniority_nearest (word));
}

/* `>= 5`, `< senior`, `= 4`, `3-5`, `senior..director`, with or without a : before. */
static bool
parse_seniority (Parser *parser, EntCriterion *criterion)
{
  static const struct {
    const char *token;
    int least_shift, most_shift; /* from the level; a whole scale away: no limit at that end */
  } operators[] = {
      {">=", 0, ENT_N_SENIORITIES},
      {"≥", 0, ENT_N_SENIORITIES},
      {"<=", -ENT_N_SENIORITIES, 0},
      {"≤", -ENT_N_SENIORITIES, 0},
      {">", 1, ENT_N_SENIORITIES},
      {"<", -ENT_N_SENIORITIES, -1},
      {"=", 0, 0},
      {"", 0, 0},
  };
  if (accept (parser, ":"))
    skip_blanks (parser);
  EntSlice start = parser->rest;
  size_t which = 0;
  while (!accept (parser, operators[which].token))
    which++;

  EntSeniority first, last;
  if (!parse_level (parser, &first))
    return false;
  skip_blanks (parser);
  bool is_range = operators[which].token[0] == '\0' && (accept (parser, "-") || accept (parser, ".."));
  last = first;
  if (is_range && !parse_level (parser, &last))
    return false;
  if (!expect_end (parser,
                   is_range ? _ ("the end of the line") : _ ("the end of the line or a range such as 3-5")))
    return false;

  int least = MAX ((int)first + operators[which].least_shift, (int)ENT_SENIORITY_INTERN);
  int most = MIN ((int)last + operators[which].most_shift, (int)ENT_SENIORITY_EXECUTIVE);
  if (least > most)
    return fail (parser, start, _ ("a range that somebody can be in"), NULL);
  criterion->least = (EntSeniority)least;
  criterion->most = (EntSeniority)most;
  return true;
}

static bool
parse_criterion (Parser *parser, bool excludes, int32_t weight_milli)
{
  skip_blanks (parser);
  EntSlice key = take_until (parser, ":<>=0123456789\xe2"); /* the last one begins both ≤ and ≥ */
  skip_blanks (parser);
  int kind;
  if (!find_key (criterion_keys, key, &kind))
    return fail_with_nearest (parser, key,
                              _ ("title, function, seniority, organisation, sector, place or keyword"),
                              criterion_keys);
  if (parser->target->criteria->len == ENT_TARGET_MAX_CRITERIA)
    return fail (parser, key, _ ("no more than 512 criteria"), NULL);

  /* Added at once, so that the target owns it whatever comes. */
  EntCriterion empty = {.kind = (EntCriterionKind)kind, .excludes = excludes, .weight_milli = weight_milli};
  if (ent_criterion_fields (empty.kind) != 0)
    empty.values = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (parser->target->criteria, empty);
  EntCriterion *criterion =
      &g_array_index (parser->target->criteria, EntCriterion, parser->target->criteria->len - 1);

  bool is_read = empty.kind == ENT_CRITERION_SENIORITY ? parse_seniority (parser, criterion)
                                                       : parse_values (parser, criterion);
  if (!is_read)
    return false;
  g_autoptr (GString) line = g_string_new (NULL);
  ent_criterion_write (criterion, line);
  criterion->line = g_string_free (g_steal_pointer (&line), FALSE);
  return true;
}

static bool
parse_weighted (Parser *parser)
{
  EntSlice start = parser->rest;
  int32_t weight_milli = 0;
  if (!parse_milli (parser, _ ("a weight from -1000 to 1000 such as +2 or -0.5, and a blank"), &weight_milli))
    return false;
  if (weight_milli == 0)
    return fail (parser, start, _ ("a weight other than 0"), NULL);
  return parse_criterion (parser, false, weight_milli);
}

static bool
parse_name (Parser *parser, EntSlice key)
{
  if (parser->target->name != NULL)
    return fail (parser, key, _ ("only one name: a file holds one target"), NULL);
  EntSlice name = ent_slice_trim (parser->rest);
  if (ent_slice_is_empty (name))
    return fail (parser, parser->rest, _ ("the name of the target"), NULL);
  parser->target->name = ent_slice_dup (name);
  return true;
}

static bool
parse_threshold (Parser *parser, EntSlice key)
{
  if (parser->has_threshold)
    return fail (parser, key, _ ("only one line that says from which score on somebody is qualified"), NULL);
  parser->has_threshold = true;
  skip_blanks (parser);
  return parse_milli (parser, _ ("a score from -1000 to 1000 such as 3 or 2.5"),
                      &parser->target->threshold_milli) &&
         expect_end (parser, _ ("the end of the line"));
}

/* `target:`, `qualified at:` and `never KEY: ...` */
static bool
parse_keyed (Parser *parser)
{
  EntSlice whole = parser->rest;
  EntSlice first = take_until (parser, " \t:");
  int kind;
  if (find_key (line_keys, first, &kind) && kind == LINE_NEVER)
    return parse_criterion (parser, true, 0);

  parser->rest = whole;
  EntSlice key = take_until (parser, ":");
  if (!find_key (line_keys, key, &kind) || kind == LINE_NEVER) {
    int ignored;
    if (find_key (criterion_keys, key, &ignored))
      return fail (parser, key, _ ("a weight such as +2 or -1, or never, before the key"), NULL);
    return fail_with_nearest (parser, key, _ ("a weight such as +2, or one of target, qualified at, never"),
                              line_keys);
  }
  if (!accept (parser, ":"))
    return fail (parser, parser->rest, _ ("a : after the key"), NULL);
  return kind == LINE_TARGET ? parse_name (parser, key) : parse_threshold (parser, key);
}

/* Nothing that a terminal might obey gets into a target, nor into a message about one. */
static bool
check_characters (Parser *parser)
{
  const char *end = parser->line.data + parser->line.length;
  for (const char *at = parser->line.data; at < end;) {
    gunichar c = g_utf8_get_char_validated (at, end - at);
    bool is_text = c != (gunichar)-1 && c != (gunichar)-2 && (c == '\t' || !g_unichar_iscntrl (c));
    if (!is_text) {
      g_set_error (parser->error, ENT_ERROR, ENT_ERROR_INVALID,
                   _ ("Line %u, column %u: expected text in UTF-8 without control characters."),
                   parser->line_number,
                   (unsigned)g_utf8_strlen (parser->line.data, at - parser->line.data) + 1);
      return false;
    }
    at = g_utf8_next_char (at);
  }
  return true;
}

static bool
parse_line (Parser *parser)
{
  if (!check_characters (parser))
    return false;
  parser->rest = ent_slice_trim (parser->line);
  if (ent_slice_is_empty (parser->rest) || parser->rest.data[0] == '#')
    return true;
  bool is_weighted = starts_with_digit (parser) || strchr ("+-", parser->rest.data[0]) != NULL ||
                     ent_slice_starts_with_ascii_case (parser->rest, ENT_SLICE ("−")) ||
                     ent_slice_starts_with_ascii_case (parser->rest, ENT_SLICE ("–"));
  return is_weighted ? parse_weighted (parser) : parse_keyed (parser);
}

static bool
parse_lines (Parser *parser, EntSlice text)
{
  while (ent_slice_cut (&text, "\n", &parser->line)) {
    parser->line_number++;
    if (parser->line.length > 0 && parser->line.data[parser->line.length - 1] == '\r')
      parser->line.length--;
    if (!parse_line (parser))
      return false;
  }
  return true;
}

static bool
check_complete (const Parser *parser)
{
  const char *missing = NULL;
  if (parser->target->name == NULL)
    missing = _ ("a line \"target: NAME\"");
  else if (!parser->has_threshold)
    missing = _ ("a line \"qualified at: SCORE\"");
  else if (parser->target->criteria->len == 0)
    missing = _ ("at least one criterion, such as \"+2 function: finance\"");
  if (missing == NULL)
    return true;
  g_set_error (parser->error, ENT_ERROR, ENT_ERROR_INVALID,
               _ ("Line %u, column 1: expected %s before the end."), MAX (parser->line_number, 1), missing);
  return false;
}

EntTarget *
ent_target_parse (EntSlice text, GError **error)
{
  if (text.length > ENT_TARGET_MAX_BYTES) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED,
                 _ ("A target may have at most %zu bytes; this one has %zu."), ENT_TARGET_MAX_BYTES,
                 text.length);
    return NULL;
  }
  if (text.length >= 3 && memcmp (text.data, "\xef\xbb\xbf", 3) == 0)
    text = ent_slice_from (text, 3);

  g_autoptr (EntTarget) target = ent_target_new ();
  Parser parser = {.target = target, .error = error};
  if (!parse_lines (&parser, text) || !check_complete (&parser))
    return NULL;
  ent_target_compile (target);
  return g_steal_pointer (&target);
}
