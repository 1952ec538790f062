#include "query/query-private.h"

typedef struct {
  EntQueryReader reader;
  size_t at;
  EntQueryToken token; /* the one being looked at */
  EntQueryPlace ignored;
  GArray *sorts; /* EntQuerySort */
  size_t n_terms;
} Parser;

static bool parse_group (Parser *self, size_t depth, EntQueryNode **out_node, GError **error);

static bool
advance (Parser *self, GError **error)
{
  return ent_query_scan (&self->reader, &self->at, &self->token, &self->ignored, error);
}

static EntQueryNode *
new_node (Parser *self, EntQueryNodeKind kind)
{
  EntQueryNode *node = ent_arena_alloc (self->reader.arena, sizeof *node);
  *node = (EntQueryNode){.kind = kind};
  return node;
}

/* A node of @kind over @children: NULL of none, the child itself of one, and never one kind within itself. */
static EntQueryNode *
join_nodes (Parser *self, EntQueryNodeKind kind, const GPtrArray *children)
{
  if (children->len <= 1)
    return children->len == 1 ? children->pdata[0] : NULL;
  g_autoptr (GPtrArray) flat = g_ptr_array_new ();
  for (guint i = 0; i < children->len; i++) {
    const EntQueryNode *child = children->pdata[i];
    if (child->kind == kind)
      for (size_t j = 0; j < child->n_children; j++)
        g_ptr_array_add (flat, (gpointer)child->children[j]);
    else
      g_ptr_array_add (flat, (gpointer)child);
  }
  const EntQueryNode **kept = ent_arena_alloc (self->reader.arena, flat->len * sizeof *kept);
  memcpy (kept, flat->pdata, flat->len * sizeof *kept);
  EntQueryNode *node = new_node (self, kind);
  node->children = kept;
  node->n_children = flat->len;
  return node;
}

static EntQueryNode *
negate (Parser *self, EntQueryNode *child)
{
  if (child->kind == ENT_QUERY_NOT)
    return (EntQueryNode *)child->children[0];
  const EntQueryNode **kept = ent_arena_alloc (self->reader.arena, sizeof *kept);
  *kept = child;
  EntQueryNode *node = new_node (self, ENT_QUERY_NOT);
  node->children = kept;
  node->n_children = 1;
  return node;
}

static bool
fail_here (Parser *self, GError **error, const char *message)
{
  return ent_query_fail (&self->reader, self->token.place, (EntSlice){0}, error, "%s", message);
}

static bool
fail_field (Parser *self, GError **error)
{
  const EntQueryToken *token = &self->token;
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  g_autofree char *folded = ent_fold (token->name);
  EntQueryNearest nearest = {0};
  for (size_t i = 0; i < n_fields; i++)
    ent_query_nearest_try (&nearest, ent_slice (folded), fields[i].name, fields[i].aliases);

  EntQueryPlace place = {token->place.at, token->name.length};
  g_autofree char *quoted = ent_query_quoted (token->name);
  if (nearest.best.length > 0)
    return ent_query_fail (&self->reader, place, nearest.best, error,
                           _ ("there is no field %s; did you mean \"%.*s\"?"), quoted,
                           (int)nearest.best.length, nearest.best.data);
  return ent_query_fail (&self->reader, place, (EntSlice){0}, error,
                         _ ("there is no field %s; put the text in quotes to search for it as it stands"),
                         quoted);
}

static bool
is_sort (const EntQueryToken *token)
{
  return token->kind == ENT_QUERY_TOKEN_FIELD && token->info != NULL &&
         token->info->field == ENT_QUERY_FIELD_SORT;
}

static bool
parse_sort (Parser *self, size_t depth, GError **error)
{
  if (depth > 0)
    return fail_here (self, error, _ ("\"sort:\" orders the whole list; write it outside the parentheses"));
  EntQuerySort sort;
  if (!ent_query_read_sort (&self->reader, &self->token, &sort, error))
    return false;
  for (guint i = 0; i < self->sorts->len; i++)
    if (g_array_index (self->sorts, EntQuerySort, i).field == sort.field)
      return fail_here (self, error, _ ("the list is already sorted by this field; leave one of them out"));
  if (self->sorts->len >= ENT_QUERY_MAX_SORTS)
    return fail_here (self, error, _ ("too many fields to sort by; expected at most 8"));
  g_array_append_val (self->sorts, sort);
  return advance (self, error);
}

static bool
parse_term (Parser *self, EntQueryNode **out_node, GError **error)
{
  if (self->token.kind == ENT_QUERY_TOKEN_FIELD && self->token.info == NULL)
    return fail_field (self, error);
  if (++self->n_terms > ENT_QUERY_MAX_TERMS)
    return fail_here (self, error, _ ("the query is too long; expected at most 256 terms"));
  EntQueryNode *node = new_node (self, ENT_QUERY_TERM);
  if (!ent_query_read_value (&self->reader, &self->token, node, error) || !advance (self, error))
    return false;
  *out_node = node;
  return true;
}

/* "(" query ")" */
static bool
parse_parentheses (Parser *self, size_t depth, EntQueryNode **out_node, GError **error)
{
  EntQueryPlace open = self->token.place;
  if (depth >= ENT_QUERY_MAX_DEPTH)
    return fail_here (self, error, _ ("too many parentheses within one another; expected at most 32"));
  if (!advance (self, error) || !parse_group (self, depth + 1, out_node, error))
    return false;
  if (self->token.kind != ENT_QUERY_TOKEN_CLOSE)
    return ent_query_fail (&self->reader, open, (EntSlice){0}, error,
                           _ ("the parenthesis that opens here is never closed"));
  if (*out_node == NULL)
    return ent_query_fail (&self->reader, open, (EntSlice){0}, error,
                           _ ("expected something to search for between the parentheses"));
  return advance (self, error);
}

static bool
starts_term (const EntQueryToken *token)
{
  return token->kind == ENT_QUERY_TOKEN_OPEN || token->kind == ENT_QUERY_TOKEN_MINUS ||
         token->kind == ENT_QUERY_TOKEN_WORDS || token->kind == ENT_QUERY_TOKEN_FIELD;
}

/* "-"* ( term | "(" query ")" ) */
static bool
parse_unary (Parser *self, size_t depth, EntQueryNode **out_node, GError **error)
{
  bool has_minus = self->token.kind == ENT_QUERY_TOKEN_MINUS;
  bool negated = has_minus && self->token.place.length % 2 == 1;
  if (has_minus && !advance (self, error))
    return false;
  if (has_minus && is_sort (&self->token))
    return fail_here (self, error,
                      _ ("\"sort:\" cannot be excluded; write sort:-name for the reverse order"));
  if (!starts_term (&self->token))
    return fail_here (self, error,
                      _ ("expected something to exclude right after \"-\"; \"or\" and \"and\" need quotes"));
  EntQueryNode *node = NULL;
  bool ok = self->token.kind == ENT_QUERY_TOKEN_OPEN ? parse_parentheses (self, depth, &node, error)
                                                     : parse_term (self, &node, error);
  if (!ok)
    return false;
  *out_node = negated ? negate (self, node) : node;
  return true;
}

/* unary ( "and"? unary )*, with sort: in between; NULL when there is nothing. */
static bool
parse_all (Parser *self, size_t depth, EntQueryNode **out_node, GError **error)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  while (starts_term (&self->token) || self->token.kind == ENT_QUERY_TOKEN_AND) {
    if (is_sort (&self->token)) {
      if (!parse_sort (self, depth, error))
        return false;
      continue;
    }
    if (self->token.kind == ENT_QUERY_TOKEN_AND) {
      EntQueryPlace word = self->token.place;
      if (!advance (self, error))
        return false;
      if (children->len == 0 || !starts_term (&self->token) || is_sort (&self->token))
        return ent_query_fail (
            &self->reader, word, (EntSlice){0}, error,
            _ ("expected a term on both sides of \"and\"; put it in quotes to search for the word"));
    }
    EntQueryNode *child = NULL;
    if (!parse_unary (self, depth, &child, error))
      return false;
    g_ptr_array_add (children, child);
  }
  *out_node = join_nodes (self, ENT_QUERY_AND, children);
  return true;
}

/* all ( "or" all )*; NULL when there is nothing. */
static bool
parse_group (Parser *self, size_t depth, EntQueryNode **out_node, GError **error)
{
  g_autoptr (GPtrArray) branches = g_ptr_array_new ();
  EntQueryPlace word = {0};
  for (;;) {
    EntQueryNode *branch = NULL;
    if (!parse_all (self, depth, &branch, error))
      return false;
    bool is_last = self->token.kind != ENT_QUERY_TOKEN_OR;
    if (branch == NULL && !(is_last && branches->len == 0))
      return ent_query_fail (
          &self->reader, is_last ? word : self->token.place, (EntSlice){0}, error,
          _ ("expected a term on both sides of \"or\"; put it in quotes to search for the word"));
    if (branch != NULL)
      g_ptr_array_add (branches, branch);
    if (is_last)
      break;
    word = self->token.place;
    if (!advance (self, error))
      return false;
  }
  *out_node = join_nodes (self, ENT_QUERY_OR, branches);
  return true;
}

static bool
parse_query (Parser *self, EntQueryNode **out_root, GError **error)
{
  if (!advance (self, error) || !parse_group (self, 0, out_root, error))
    return false;
  if (self->token.kind == ENT_QUERY_TOKEN_CLOSE)
    return fail_here (self, error, _ ("this parenthesis was never opened"));
  if (*out_root != NULL || self->ignored.length == 0)
    return true;
  g_autofree char *signs =
      ent_query_quoted ((EntSlice){self->reader.text.data + self->ignored.at, self->ignored.length});
  return ent_query_fail (&self->reader, self->ignored, (EntSlice){0}, error,
                         _ ("%s holds no letter or digit to search for"), signs);
}

/* Nothing can be read before these hold. */
static bool
check_text (const EntQueryReader *reader, EntSlice text, GError **error)
{
  const char *end = NULL;
  if (text.length > ENT_QUERY_MAX_BYTES)
    return ent_query_fail (reader, (EntQueryPlace){0, 0}, (EntSlice){0}, error,
                           _ ("the query is too long; expected at most %u bytes"), ENT_QUERY_MAX_BYTES);
  if (text.length == 0 || g_utf8_validate (text.data, (gssize)text.length, &end))
    return true;
  return ent_query_fail (reader, (EntQueryPlace){(size_t)(end - text.data), 1}, (EntSlice){0}, error,
                         _ ("this is no text in UTF-8"));
}

/* What is kept must fit in a query again, however long its names become when they are written out. */
static bool
check_written (const EntQueryReader *reader, const EntQuery *query, GError **error)
{
  g_autofree char *written = ent_query_to_text (query);
  if (strlen (written) <= ENT_QUERY_MAX_BYTES)
    return true;
  return ent_query_fail (
      reader, (EntQueryPlace){0, 0}, (EntSlice){0}, error,
      _ ("the query is too long; expected at most %u bytes when its names are written out"),
      ENT_QUERY_MAX_BYTES);
}

EntQuery *
ent_query_parse (EntSlice text, int64_t now_us, EntQueryErrorSpan *out_span, GError **error)
{
  g_autoptr (EntQuery) query = g_new0 (EntQuery, 1);
  query->arena = ent_arena_new (4096);
  Parser parser = {.reader = {.text = text, .now_us = now_us, .arena = query->arena, .out_span = out_span}};
  if (!check_text (&parser.reader, text, error))
    return NULL;
  parser.reader.text = ent_arena_copy (query->arena, text);

  g_autoptr (GArray) sorts = g_array_new (FALSE, FALSE, sizeof (EntQuerySort));
  parser.sorts = sorts;
  EntQueryNode *root = NULL;
  if (!parse_query (&parser, &root, error))
    return NULL;
  EntQuerySort *kept = ent_arena_alloc (query->arena, MAX (sorts->len, 1u) * sizeof *kept);
  if (sorts->len > 0)
    memcpy (kept, sorts->data, sorts->len * sizeof *kept);
  query->root = root;
  query->sorts = kept;
  query->n_sorts = sorts->len;
  return check_written (&parser.reader, query, error) ? g_steal_pointer (&query) : NULL;
}

void
ent_query_free (EntQuery *self)
{
  if (self == NULL)
    return;
  ent_arena_free (self->arena);
  g_free (self);
}
