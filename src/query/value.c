#include "query/query-private.h"

static const char *
keep (const EntQueryReader *reader, const char *text)
{
  return ent_arena_copy (reader->arena, ent_slice (text)).data;
}

bool
ent_query_range (EntSlice text, EntSlice *out_start, EntSlice *out_end)
{
  ssize_t dots = ent_slice_find (text, ENT_SLICE (".."));
  if (dots < 0)
    return false;
  *out_start = (EntSlice){text.data, (size_t)dots};
  *out_end = ent_slice_from (text, (size_t)dots + 2);
  return true;
}

char *
ent_query_expected (const EntQueryFieldInfo *info)
{
  g_autoptr (GString) out = g_string_new (NULL);
  switch (info->type) {
  case ENT_QUERY_TYPE_TEXT:
    return g_strdup (_ ("a word, a \"phrase\", a beginning like wor* or =\"the whole text\""));
  case ENT_QUERY_TYPE_NAME:
    return g_strdup (_ ("a name, a \"name of several words\" or a beginning like nam*"));
  case ENT_QUERY_TYPE_IDENTIFIER:
    return g_strdup (_ ("an address, a part of it or a beginning like abc*"));
  case ENT_QUERY_TYPE_KEY:
    return g_strdup (_ ("a whole number from 1 on"));
  case ENT_QUERY_TYPE_NUMBER:
    return g_strdup_printf (_ ("a whole number from 0 to %lld, a comparison like >3 or a range like 3..5"),
                            (long long)info->max);
  case ENT_QUERY_TYPE_DATE:
    return g_strdup (
        _ ("a date like 2024-05, an age like 90d, a comparison like >90d or a range like 2024-01..2024-06"));
  case ENT_QUERY_TYPE_WORD:
  case ENT_QUERY_TYPE_LEVEL:
    g_string_assign (out, info->type == ENT_QUERY_TYPE_LEVEL ? _ ("a number from 0 to 6 or one of ")
                                                             : _ ("one of "));
    for (size_t i = 0; i < info->n_words; i++)
      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", info->words[i].name);
    break;
  case ENT_QUERY_TYPE_SORT: {
    g_string_assign (out, _ ("one of "));
    size_t n_fields;
    const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
    size_t n_written = 0;
    for (size_t i = 0; i < n_fields; i++)
      if (fields[i].sorts)
        g_string_append_printf (out, "%s%s", n_written++ > 0 ? ", " : "", fields[i].name);
    break;
  }
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A part of an address as it is looked for. */
static void
append_part (EntQueryField field, EntSlice text, GString *out)
{
  if (field != ENT_QUERY_FIELD_PHONE) {
    g_autofree char *composed = g_utf8_normalize (text.data, (gssize)text.length, G_NORMALIZE_NFC);
    g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;
    g_string_append (out, lower != NULL ? g_strstrip (lower) : "");
    return;
  }
  /* "06 12", "0033612" and "+33 6 12" are all somewhere in "+33612...". */
  size_t start = out->len;
  for (size_t i = 0; i < text.length; i++)
    if (g_ascii_isdigit (text.data[i]) && (text.data[i] != '0' || out->len > start))
      g_string_append_c (out, text.data[i]);
}

EntQueryOp
ent_query_normal (EntQueryField field, EntSlice text, GString *out)
{
  const EntQueryFieldInfo *info = ent_query_field_info (field);
  if (info == NULL || info->type != ENT_QUERY_TYPE_IDENTIFIER) {
    ent_fold_append (text, out);
    return info != NULL && info->type == ENT_QUERY_TYPE_NAME ? ENT_QUERY_OP_IS : ENT_QUERY_OP_HAS;
  }
  bool whole = (field == ENT_QUERY_FIELD_EMAIL && ent_email_append (text, out)) ||
               (field == ENT_QUERY_FIELD_URL && ent_url_append_slug (text, out)) ||
               (field == ENT_QUERY_FIELD_PHONE && ent_phone_append (text, out));
  if (whole)
    return ENT_QUERY_OP_IS;
  append_part (field, text, out);
  return ENT_QUERY_OP_HAS;
}

EntQueryField
ent_query_bare_field (EntSlice word)
{
  g_autoptr (GString) normal = g_string_new (NULL);
  if (memchr (word.data, '@', word.length) != NULL && ent_email_append (word, normal))
    return ENT_QUERY_FIELD_EMAIL;
  if (memchr (word.data, '/', word.length) != NULL && ent_url_append_slug (word, normal))
    return ENT_QUERY_FIELD_URL;
  return ENT_QUERY_FIELD_WORDS;
}

/* The text as it is looked for: an elided word in front of one is not part of it, unless that is asked for.
 */
static EntSlice
meant_text (const EntQueryToken *token)
{
  bool is_text = token->info == NULL || token->info->type == ENT_QUERY_TYPE_TEXT;
  bool is_word = is_text && !token->quoted && token->op == ENT_QUERY_OP_HAS;
  return is_word ? ent_fold_behind_elision (token->value) : token->value;
}

static bool
read_text (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node, GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  EntSlice text = meant_text (token);
  if (info == NULL && !token->quoted && token->op == ENT_QUERY_OP_HAS)
    node->field = ent_query_bare_field (text);
  g_autoptr (GString) normal = g_string_new (NULL);
  node->op = token->op;
  node->quoted = token->quoted && (info == NULL || info->type == ENT_QUERY_TYPE_TEXT);
  if (token->op == ENT_QUERY_OP_PREFIX && info != NULL && info->type == ENT_QUERY_TYPE_IDENTIFIER)
    append_part (node->field, text, normal);
  else {
    EntQueryOp usual = ent_query_normal (node->field, text, normal);
    node->op = token->op == ENT_QUERY_OP_HAS ? usual : token->op;
  }
  if (normal->len == 0) {
    g_autofree char *typed = ent_query_quoted (token->value);
    bool is_phone = node->field == ENT_QUERY_FIELD_PHONE;
    return ent_query_fail (reader, token->value_place, (EntSlice){0}, error,
                           _ ("%s holds no %s to search for"), typed,
                           is_phone ? _ ("digit but 0") : _ ("letter or digit"));
  }
  node->value.text = ent_arena_copy (reader->arena, text).data;
  node->value.folded = ent_arena_copy (reader->arena, ent_slice_of (normal)).data;
  return true;
}

static bool
fail_word (const EntQueryReader *reader, const EntQueryToken *token, EntSlice typed, GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  g_autofree char *folded = ent_fold (typed);
  EntQueryNearest nearest = {0};
  for (size_t i = 0; i < info->n_words; i++)
    ent_query_nearest_try (&nearest, ent_slice (folded), info->words[i].name, info->words[i].aliases);
  g_autofree char *quoted = ent_query_quoted (typed);
  if (nearest.best.length > 0)
    return ent_query_fail (reader, token->value_place, nearest.best, error,
                           _ ("%s is no value of \"%s\"; did you mean \"%.*s\"?"), quoted, info->name,
                           (int)nearest.best.length, nearest.best.data);
  g_autofree char *expected = ent_query_expected (info);
  return ent_query_fail (reader, token->value_place, (EntSlice){0}, error,
                         _ ("%s is no value of \"%s\"; expected %s"), quoted, info->name, expected);
}

static bool
read_word (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node, GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  const EntQueryWord *word = ent_query_word_find (info, token->value);
  if (word == NULL)
    return fail_word (reader, token, token->value, error);
  node->op = ENT_QUERY_OP_IS;
  node->field = word->field;
  node->value.text = word->name;
  node->value.code = word->code;
  return true;
}

/* A number, or a level by its name; written back in @out_text, which is static or in the arena. */
static bool
read_number (const EntQueryReader *reader, const EntQueryToken *token, EntSlice text, int64_t *out_number,
             const char **out_text, GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  const EntQueryWord *word = info->type == ENT_QUERY_TYPE_LEVEL ? ent_query_word_find (info, text) : NULL;
  if (word != NULL) {
    *out_number = word->code;
    *out_text = word->name;
    return true;
  }
  g_autofree char *digits = ent_slice_dup (text);
  guint64 number = 0;
  bool is_number = g_ascii_string_to_unsigned (digits, 10, info->type == ENT_QUERY_TYPE_KEY ? 1 : 0,
                                               (guint64)info->max, &number, NULL);
  if (!is_number && info->type == ENT_QUERY_TYPE_LEVEL)
    return fail_word (reader, token, text, error);
  if (!is_number) {
    g_autofree char *quoted = ent_query_quoted (text);
    g_autofree char *expected = ent_query_expected (info);
    return ent_query_fail (reader, token->value_place, (EntSlice){0}, error,
                           _ ("%s is no value of \"%s\"; expected %s"), quoted, info->name, expected);
  }
  *out_number = (int64_t)number;
  g_autofree char *plain = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  *out_text = info->type == ENT_QUERY_TYPE_LEVEL ? info->words[number].name : keep (reader, plain);
  return true;
}

static void
compare_with (int64_t number, EntQueryOp op, EntQueryValue *value)
{
  bool has_low = op != ENT_QUERY_OP_LT && op != ENT_QUERY_OP_LE;
  bool has_high = op != ENT_QUERY_OP_GT && op != ENT_QUERY_OP_GE;
  int64_t low = op == ENT_QUERY_OP_GT ? number + 1 : number;
  int64_t high = op == ENT_QUERY_OP_LT ? number - 1 : number;
  value->low = has_low ? low : 0;
  value->high = has_high ? high : INT64_MAX;
}

static bool
read_comparison (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node, GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  EntSlice start, end;
  EntSlice only = token->value;
  node->op = token->op == ENT_QUERY_OP_HAS ? ENT_QUERY_OP_IS : token->op;
  if (token->op == ENT_QUERY_OP_HAS && info->type != ENT_QUERY_TYPE_KEY &&
      ent_query_range (token->value, &start, &end) && start.length + end.length > 0) {
    node->op = start.length == 0 ? ENT_QUERY_OP_LE : end.length == 0 ? ENT_QUERY_OP_GE : ENT_QUERY_OP_RANGE;
    only = start.length == 0 ? end : start;
  }
  int64_t low;
  if (!read_number (reader, token, only, &low, &node->value.text, error))
    return false;
  compare_with (low, node->op, &node->value);
  if (node->op != ENT_QUERY_OP_RANGE)
    return true;

  const char *end_text;
  if (!read_number (reader, token, end, &node->value.high, &end_text, error))
    return false;
  node->value.low = low;
  if (low > node->value.high)
    return ent_query_fail (reader, token->value_place, (EntSlice){0}, error,
                           _ ("this range ends before it starts; write the smaller number first"));
  g_autofree char *text = g_strconcat (node->value.text, "..", end_text, NULL);
  node->value.text = keep (reader, text);
  return true;
}

static bool
fail_operator (const EntQueryReader *reader, const EntQueryToken *token, GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  g_autofree char *expected = ent_query_expected (info);
  size_t behind_name = (size_t)(token->name.data - reader->text.data) + token->name.length + 1;
  EntQueryPlace sign = {behind_name, token->value_place.at - behind_name};
  if (token->op == ENT_QUERY_OP_PREFIX)
    sign = (EntQueryPlace){token->place.at + token->place.length - 1, 1};
  g_autofree char *quoted = ent_query_quoted ((EntSlice){reader->text.data + sign.at, sign.length});
  return ent_query_fail (reader, sign, (EntSlice){0}, error, _ ("\"%s\" does not take %s; expected %s"),
                         info->name, quoted, expected);
}

bool
ent_query_read_value (const EntQueryReader *reader, const EntQueryToken *token, EntQueryNode *node,
                      GError **error)
{
  const EntQueryFieldInfo *info = token->info;
  node->field = info != NULL ? info->field : ENT_QUERY_FIELD_WORDS;
  EntQueryType type = info != NULL ? info->type : ENT_QUERY_TYPE_TEXT;
  if (!ent_query_type_takes (type, token->op))
    return fail_operator (reader, token, error);
  switch (type) {
  case ENT_QUERY_TYPE_WORD:
    return read_word (reader, token, node, error);
  case ENT_QUERY_TYPE_LEVEL:
  case ENT_QUERY_TYPE_NUMBER:
  case ENT_QUERY_TYPE_KEY:
    return read_comparison (reader, token, node, error);
  case ENT_QUERY_TYPE_DATE:
    return ent_query_read_date (reader, token, node, error);
  case ENT_QUERY_TYPE_TEXT:
  case ENT_QUERY_TYPE_NAME:
  case ENT_QUERY_TYPE_IDENTIFIER:
  case ENT_QUERY_TYPE_SORT: /* never a term: ent_query_read_sort() */
  default:
    return read_text (reader, token, node, error);
  }
}

bool
ent_query_read_sort (const EntQueryReader *reader, const EntQueryToken *token, EntQuerySort *out_sort,
                     GError **error)
{
  const EntQueryFieldInfo *info = ent_query_field_info (ENT_QUERY_FIELD_SORT);
  if (!ent_query_type_takes (info->type, token->op))
    return fail_operator (reader, token, error);
  bool descending = token->value.length > 0 && token->value.data[0] == '-';
  EntSlice name = ent_slice_from (token->value, descending ? 1 : 0);
  const EntQueryFieldInfo *found = ent_query_field_find (name);
  if (found != NULL && found->sorts) {
    *out_sort = (EntQuerySort){found->field, descending};
    return true;
  }
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  g_autofree char *folded = ent_fold (name);
  EntQueryNearest nearest = {0};
  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].sorts)
      ent_query_nearest_try (&nearest, ent_slice (folded), fields[i].name, fields[i].aliases);
  g_autofree char *quoted = ent_query_quoted (name);
  g_autofree char *expected = ent_query_expected (info);
  if (nearest.best.length == 0)
    return ent_query_fail (reader, token->value_place, (EntSlice){0}, error,
                           _ ("lists cannot be sorted by %s; expected %s"), quoted, expected);
  return ent_query_fail (reader, token->value_place, nearest.best, error,
                         _ ("lists cannot be sorted by %s; did you mean \"%.*s\"?"), quoted,
                         (int)nearest.best.length, nearest.best.data);
}
