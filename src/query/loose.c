/* The words of a query that may be slips of the keyboard, and the query with others in their places. */
#include "query/query-private.h"

static bool
is_loose_term (const EntQueryNode *node)
{
  if (node->op != ENT_QUERY_OP_HAS || node->quoted)
    return false;
  switch ((int)node->field) {
  case ENT_QUERY_FIELD_WORDS:
  case ENT_QUERY_FIELD_NAME:
  case ENT_QUERY_FIELD_TITLE:
  case ENT_QUERY_FIELD_COMPANY:
  case ENT_QUERY_FIELD_NOTE:
  case ENT_QUERY_FIELD_SAID:
    return true;
  default:
    return false;
  }
}

/* Nobody mistypes a number: it is another number. */
static bool
has_digit (EntSlice word)
{
  for (size_t i = 0; i < word.length; i++)
    if (g_ascii_isdigit (word.data[i]))
      return true;
  return false;
}

static void
collect (const EntQueryNode *node, GArray *loose)
{
  if (node->kind == ENT_QUERY_NOT)
    return;
  for (size_t i = 0; i < node->n_children; i++)
    collect (node->children[i], loose);
  if (node->kind != ENT_QUERY_TERM || !is_loose_term (node))
    return;
  EntSlice rest = ent_slice (node->value.folded), word;
  while (ent_slice_cut (&rest, " ", &word) && loose->len < ENT_QUERY_MAX_LOOSE) {
    EntQueryLoose one = {.term = node, .word = word, .field = node->field};
    if (!has_digit (word))
      g_array_append_val (loose, one);
  }
}

GArray *
ent_query_loose_words (const EntQuery *self)
{
  GArray *loose = g_array_new (FALSE, FALSE, sizeof (EntQueryLoose));
  if (self->root != NULL)
    collect (self->root, loose);
  return loose;
}

static size_t
count_words (const EntQueryNode *term)
{
  size_t n = 1;
  for (const char *at = term->value.folded; *at != '\0'; at++)
    n += *at == ' ';
  return n;
}

bool
ent_query_is_loose (const EntQuery *self, const GArray *loose)
{
  const EntQueryNode *root = self->root;
  if (root == NULL || (root->kind != ENT_QUERY_TERM && root->kind != ENT_QUERY_AND))
    return false;
  size_t n_words = 0;
  for (size_t i = 0; i < MAX (root->n_children, 1u); i++) {
    const EntQueryNode *child = root->kind == ENT_QUERY_AND ? root->children[i] : root;
    if (child->kind != ENT_QUERY_TERM || !is_loose_term (child))
      return false;
    n_words += count_words (child);
  }
  return n_words == loose->len;
}

typedef struct {
  const GArray *loose;
  EntArena *arena;
} Rewording;

static EntQueryNode *copy_node (const Rewording *self, const EntQueryNode *node);

static EntQueryNode *
new_node (const Rewording *self, EntQueryNodeKind kind, const GPtrArray *children)
{
  EntQueryNode *node = ent_arena_alloc (self->arena, sizeof *node);
  const EntQueryNode **kept = ent_arena_alloc (self->arena, children->len * sizeof *kept);
  for (guint i = 0; i < children->len; i++)
    kept[i] = children->pdata[i];
  *node = (EntQueryNode){.kind = kind, .children = kept, .n_children = children->len};
  return node;
}

/* A term that asks @field for @word, of the same query otherwise. */
static EntQueryNode *
new_term (const Rewording *self, EntQueryField field, EntSlice word)
{
  EntQueryNode *node = ent_arena_alloc (self->arena, sizeof *node);
  *node = (EntQueryNode){.kind = ENT_QUERY_TERM, .field = field, .op = ENT_QUERY_OP_HAS};
  node->value.text = node->value.folded = ent_arena_copy (self->arena, word).data;
  return node;
}

static const EntQueryLoose *
find_loose (const Rewording *self, const EntQueryNode *term, EntSlice word)
{
  for (guint i = 0; i < self->loose->len; i++) {
    const EntQueryLoose *loose = &g_array_index (self->loose, EntQueryLoose, i);
    if (loose->term == term && loose->word.data == word.data)
      return loose;
  }
  return NULL;
}

static bool
is_changed (const Rewording *self, const EntQueryNode *term)
{
  for (guint i = 0; i < self->loose->len; i++) {
    const EntQueryLoose *loose = &g_array_index (self->loose, EntQueryLoose, i);
    if (loose->term == term && (loose->instead != NULL || loose->field != term->field))
      return true;
  }
  return false;
}

/* What one word of a term has become: itself, another, or any of several. */
static EntQueryNode *
reword (const Rewording *self, const EntQueryNode *term, EntSlice word)
{
  const EntQueryLoose *loose = find_loose (self, term, word);
  EntQueryField field = loose != NULL ? loose->field : term->field;
  if (loose == NULL || loose->instead == NULL)
    return new_term (self, field, word);
  g_autoptr (GPtrArray) any = g_ptr_array_new ();
  for (guint i = 0; i < loose->instead->len; i++)
    g_ptr_array_add (any, new_term (self, field, ent_slice (loose->instead->pdata[i])));
  return any->len == 1 ? any->pdata[0] : new_node (self, ENT_QUERY_OR, any);
}

/* One word of several is replaced: they stay side by side ("jean-philipe"). */
static EntQueryNode *
reword_phrase (const Rewording *self, const EntQueryNode *term)
{
  const EntQueryLoose *changed = NULL;
  for (guint i = 0; i < self->loose->len; i++) {
    const EntQueryLoose *loose = &g_array_index (self->loose, EntQueryLoose, i);
    if (loose->term == term && loose->instead != NULL)
      changed = loose;
  }
  g_return_val_if_fail (changed != NULL, NULL);
  size_t before = (size_t)(changed->word.data - term->value.folded);
  g_autoptr (GPtrArray) any = g_ptr_array_new ();
  g_autoptr (GString) phrase = g_string_new (NULL);
  for (guint i = 0; i < changed->instead->len; i++) {
    g_string_truncate (phrase, 0);
    g_string_append_len (phrase, term->value.folded, (gssize)before);
    g_string_append (phrase, changed->instead->pdata[i]);
    g_string_append (phrase, changed->word.data + changed->word.length);
    g_ptr_array_add (any, new_term (self, changed->field, ent_slice_of (phrase)));
  }
  return any->len == 1 ? any->pdata[0] : new_node (self, ENT_QUERY_OR, any);
}

static bool
is_one_replaced (const Rewording *self, const EntQueryNode *term)
{
  size_t n_replaced = 0;
  for (guint i = 0; i < self->loose->len; i++) {
    const EntQueryLoose *loose = &g_array_index (self->loose, EntQueryLoose, i);
    n_replaced += loose->term == term && loose->instead != NULL;
  }
  return n_replaced == 1;
}

static EntQueryNode *
copy_term (const Rewording *self, const EntQueryNode *term)
{
  if (is_one_replaced (self, term))
    return reword_phrase (self, term);
  if (!is_changed (self, term)) {
    EntQueryNode *node = ent_arena_alloc (self->arena, sizeof *node);
    *node = *term;
    node->value.text = ent_arena_copy (self->arena, ent_slice (term->value.text)).data;
    if (term->value.folded != NULL)
      node->value.folded = ent_arena_copy (self->arena, ent_slice (term->value.folded)).data;
    return node;
  }
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  EntSlice rest = ent_slice (term->value.folded), word;
  while (ent_slice_cut (&rest, " ", &word))
    g_ptr_array_add (all, reword (self, term, word));
  return all->len == 1 ? all->pdata[0] : new_node (self, ENT_QUERY_AND, all);
}

/* The children, those of @kind opened: a tree never has one kind within itself. */
static EntQueryNode *
copy_node (const Rewording *self, const EntQueryNode *node)
{
  if (node->kind == ENT_QUERY_TERM)
    return copy_term (self, node);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  for (size_t i = 0; i < node->n_children; i++) {
    EntQueryNode *child = copy_node (self, node->children[i]);
    if (child->kind != node->kind)
      g_ptr_array_add (children, child);
    else
      for (size_t j = 0; j < child->n_children; j++)
        g_ptr_array_add (children, (gpointer)child->children[j]);
  }
  return new_node (self, node->kind, children);
}

EntQuery *
ent_query_reword (const EntQuery *self, const GArray *loose)
{
  EntQuery *query = g_new0 (EntQuery, 1);
  query->arena = ent_arena_new (4096);
  Rewording rewording = {loose, query->arena};
  query->root = self->root != NULL ? copy_node (&rewording, self->root) : NULL;
  EntQuerySort *sorts = ent_arena_alloc (query->arena, MAX (self->n_sorts, 1u) * sizeof *sorts);
  for (size_t i = 0; i < self->n_sorts; i++)
    sorts[i] = self->sorts[i];
  query->sorts = sorts;
  query->n_sorts = self->n_sorts;
  return query;
}
