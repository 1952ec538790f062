#include "query/query-private.h"

/* Whether @text can stand without quotes and be read back as it is. */
static bool
is_plain (EntSlice text, bool behind_field)
{
  if (text.length == 0 || text.data[0] == '-' ||
      (!behind_field && ent_query_join_word (text) != ENT_QUERY_TOKEN_WORDS))
    return false;
  const char *signs = behind_field ? "-_'@.+/&" : "-_'";
  for (const char *at = text.data; at < text.data + text.length; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (!g_unichar_isalnum (c) && (c >= 0x80 || strchr (signs, (int)c) == NULL))
      return false;
  }
  return true;
}

static void
append_text (const char *text, bool quoted, bool behind_field, GString *out)
{
  if (!quoted && is_plain (ent_slice (text), behind_field)) {
    g_string_append (out, text);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"' || *at == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *at);
  }
  g_string_append_c (out, '"');
}

/* Whether IS has to be said, because the field would compare otherwise without it. */
static bool
needs_equals (const EntQueryNode *term, EntQueryType type)
{
  if (term->op != ENT_QUERY_OP_IS)
    return false;
  if (type == ENT_QUERY_TYPE_DATE)
    return true;
  g_autoptr (GString) normal = g_string_new (NULL);
  bool is_text = type == ENT_QUERY_TYPE_TEXT || type == ENT_QUERY_TYPE_IDENTIFIER;
  return is_text && ent_query_normal (term->field, ent_slice (term->value.text), normal) != ENT_QUERY_OP_IS;
}

static void
append_term (const EntQueryNode *term, GString *out)
{
  static const char *const signs[] = {
      [ENT_QUERY_OP_HAS] = "",  [ENT_QUERY_OP_PREFIX] = "", [ENT_QUERY_OP_IS] = "",
      [ENT_QUERY_OP_LT] = "<",  [ENT_QUERY_OP_LE] = "<=",   [ENT_QUERY_OP_GT] = ">",
      [ENT_QUERY_OP_GE] = ">=", [ENT_QUERY_OP_RANGE] = "",
  };
  const EntQueryFieldInfo *info = ent_query_field_info (term->field);
  if (info != NULL)
    g_string_append_printf (out, "%s:%s%s", info->name, signs[term->op],
                            needs_equals (term, info->type) ? "=" : "");
  append_text (term->value.text, term->quoted, info != NULL, out);
  if (term->op == ENT_QUERY_OP_PREFIX)
    g_string_append_c (out, '*');
}

/* How tightly a node holds together; one within a tighter one needs parentheses. */
static int
tightness (EntQueryNodeKind kind)
{
  static const int levels[] = {
      [ENT_QUERY_OR] = 1, [ENT_QUERY_AND] = 2, [ENT_QUERY_NOT] = 3, [ENT_QUERY_TERM] = 4};
  return levels[kind];
}

static void
append_node (const EntQueryNode *node, GString *out)
{
  if (node->kind == ENT_QUERY_TERM) {
    append_term (node, out);
    return;
  }
  if (node->kind == ENT_QUERY_NOT)
    g_string_append_c (out, '-');
  for (size_t i = 0; i < node->n_children; i++) {
    const EntQueryNode *child = node->children[i];
    bool grouped = tightness (child->kind) < tightness (node->kind);
    if (i > 0)
      g_string_append (out, node->kind == ENT_QUERY_OR ? " or " : " ");
    if (grouped)
      g_string_append_c (out, '(');
    append_node (child, out);
    if (grouped)
      g_string_append_c (out, ')');
  }
}

char *
ent_query_to_text (const EntQuery *self)
{
  GString *out = g_string_new (NULL);
  if (self->root != NULL)
    append_node (self->root, out);
  for (size_t i = 0; i < self->n_sorts; i++)
    g_string_append_printf (out, "%ssort:%s%s", out->len > 0 ? " " : "", self->sorts[i].descending ? "-" : "",
                            ent_query_field_info (self->sorts[i].field)->name);
  return g_string_free (out, FALSE);
}
