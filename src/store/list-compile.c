/*
 * A query's tree -> SQL. The statement is a row of pieces, each written in sql/query/list.sql; a term is one
 * row of the table below, and its values are only ever bound. So nothing that a person types becomes SQL.
 */
#include "store/list-private.h"

#define OP(name) (1u << ENT_QUERY_OP_##name)
#define ANY_OP (~0u)
#define ANY_CODE (-1)

/* What a piece's `?` are, in their order. */
typedef enum {
  TAKES_NOTHING = 0,
  TAKES_TEXT = 1,
  TAKES_TEXT_TWICE = 2,
  TAKES_TEXT_THRICE = 3,
  TAKES_CODE,
  TAKES_KEY,
  TAKES_NUMBERS, /* low, high */
  TAKES_SPAN,    /* from, to */
} Takes;

/* One kind of term: @field compared with one of @ops, and where it has a closed list of states, with the
 * state @code. */
typedef struct {
  EntQueryField field;
  unsigned ops;
  int code;
  EntSql piece;
  Takes takes;
} Condition;

#define TEXT(field, op, name)                                                                                \
  {                                                                                                          \
    ENT_QUERY_FIELD_##field, OP (op), ANY_CODE, ENT_SQL_PART_##name, TAKES_TEXT                              \
  }
/* A name is always compared whole. */
#define WHOLE(field, name)                                                                                   \
  {                                                                                                          \
    ENT_QUERY_FIELD_##field, OP (HAS) | OP (IS), ANY_CODE, ENT_SQL_PART_##name, TAKES_TEXT                   \
  }
/* The operator is in the values already. */
#define VALUES(field, takes)                                                                                 \
  {                                                                                                          \
    ENT_QUERY_FIELD_##field, ANY_OP, ANY_CODE, ENT_SQL_PART_##field, TAKES_##takes                           \
  }
#define STATE(field, code)                                                                                   \
  {                                                                                                          \
    ENT_QUERY_FIELD_##field, ANY_OP, ENT_QUERY_##field##_##code, ENT_SQL_PART_##field##_##code,              \
        TAKES_NOTHING                                                                                        \
  }

static const Condition conditions[] = {
    TEXT (WORDS, HAS, WORDS_HAS),
    TEXT (WORDS, PREFIX, WORDS_PREFIX),
    TEXT (NAME, HAS, NAME_HAS),
    TEXT (NAME, PREFIX, NAME_PREFIX),
    {ENT_QUERY_FIELD_NAME, OP (IS), ANY_CODE, ENT_SQL_PART_NAME_IS, TAKES_TEXT_THRICE},
    TEXT (TITLE, HAS, TITLE_HAS),
    TEXT (TITLE, PREFIX, TITLE_PREFIX),
    {ENT_QUERY_FIELD_TITLE, OP (IS), ANY_CODE, ENT_SQL_PART_TITLE_IS, TAKES_TEXT_TWICE},
    TEXT (COMPANY, HAS, COMPANY_HAS),
    TEXT (COMPANY, PREFIX, COMPANY_PREFIX),
    {ENT_QUERY_FIELD_COMPANY, OP (IS), ANY_CODE, ENT_SQL_PART_COMPANY_IS, TAKES_TEXT_TWICE},
    TEXT (NOTE, HAS, NOTE_HAS),
    TEXT (NOTE, PREFIX, NOTE_PREFIX),
    TEXT (NOTE, IS, NOTE_IS),
    WHOLE (SAID, SAID_HAS),
    TEXT (SAID, PREFIX, SAID_PREFIX),
    TEXT (PLACE, HAS, PLACE_HAS),
    TEXT (PLACE, PREFIX, PLACE_PREFIX),
    TEXT (PLACE, IS, PLACE_IS),
    WHOLE (TAG, TAG_IS),
    TEXT (TAG, PREFIX, TAG_PREFIX),
    WHOLE (TARGET, TARGET_IS),
    TEXT (TARGET, PREFIX, TARGET_PREFIX),
    TEXT (EMAIL, HAS, EMAIL_HAS),
    TEXT (EMAIL, PREFIX, EMAIL_PREFIX),
    TEXT (EMAIL, IS, EMAIL_IS),
    TEXT (URL, HAS, URL_HAS),
    TEXT (URL, PREFIX, URL_PREFIX),
    TEXT (URL, IS, URL_IS),
    TEXT (PHONE, HAS, PHONE_HAS),
    TEXT (PHONE, PREFIX, PHONE_PREFIX),
    TEXT (PHONE, IS, PHONE_IS),
    VALUES (FUNCTION, CODE),
    VALUES (RELATION, CODE),
    VALUES (CHANNEL, CODE),
    VALUES (SENIORITY, NUMBERS),
    VALUES (WARMTH, NUMBERS),
    VALUES (SCORE, NUMBERS),
    VALUES (IN, NUMBERS),
    VALUES (OUT, NUMBERS),
    VALUES (INTERACTIONS, NUMBERS),
    VALUES (LAST, SPAN),
    VALUES (FIRST, SPAN),
    VALUES (CONNECTED, SPAN),
    VALUES (ID, KEY),
    STATE (IS, QUALIFIED),
    STATE (IS, CONNECTED),
    STATE (IS, LEFT),
    STATE (HAS, EMAIL),
    STATE (HAS, PHONE),
    STATE (HAS, URL),
    STATE (HAS, NOTE),
    STATE (HAS, TAG),
    STATE (HAS, INTERACTION),
    STATE (HAS, TITLE),
    STATE (HAS, COMPANY),
};

static const struct {
  EntQueryField field;
  EntSql piece;
} orders[] = {
    {ENT_QUERY_FIELD_NAME, ENT_SQL_PART_SORT_NAME},
    {ENT_QUERY_FIELD_TITLE, ENT_SQL_PART_SORT_TITLE},
    {ENT_QUERY_FIELD_COMPANY, ENT_SQL_PART_SORT_COMPANY},
    {ENT_QUERY_FIELD_WARMTH, ENT_SQL_PART_SORT_WARMTH},
    {ENT_QUERY_FIELD_SCORE, ENT_SQL_PART_SORT_SCORE},
    {ENT_QUERY_FIELD_LAST, ENT_SQL_PART_SORT_LAST},
    {ENT_QUERY_FIELD_FIRST, ENT_SQL_PART_SORT_FIRST},
    {ENT_QUERY_FIELD_CONNECTED, ENT_SQL_PART_SORT_CONNECTED},
    {ENT_QUERY_FIELD_INTERACTIONS, ENT_SQL_PART_SORT_INTERACTIONS},
};

/* Where in the tree a node is. */
typedef struct {
  bool negated;
  bool in_and;
} Place;

static void
add_piece (EntListSql *self, EntSql piece)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, ' ');
  g_string_append (self->text, ent_sql_texts[piece]);
}

static void
add_number (EntListSql *self, int64_t number)
{
  EntListValue value = {.number = number};
  g_array_append_val (self->values, value);
}

static void
add_text (EntListSql *self, const char *text)
{
  EntListValue value = {.text = text};
  g_array_append_val (self->values, value);
}

static void
add_values (EntListSql *self, const EntQueryValue *value, Takes takes)
{
  switch (takes) {
  case TAKES_NOTHING:
    break;
  case TAKES_TEXT:
  case TAKES_TEXT_TWICE:
  case TAKES_TEXT_THRICE:
    for (int i = 0; i < (int)takes; i++)
      add_text (self, value->folded);
    break;
  case TAKES_CODE:
    add_number (self, value->code);
    break;
  case TAKES_KEY:
    add_number (self, value->low);
    break;
  case TAKES_NUMBERS:
    add_number (self, value->low);
    add_number (self, value->high);
    break;
  case TAKES_SPAN:
    add_number (self, value->from_us);
    add_number (self, value->to_us);
    break;
  }
}

/* What most contacts of a large source have comes first. Each part asks for the source twice. */
static void
add_source (EntListSql *self, const EntQueryValue *value)
{
  const EntSql parts[] = {self->is_count ? ENT_SQL_PART_SOURCE_ALL_CARDS : ENT_SQL_PART_SOURCE_CARDS,
                          ENT_SQL_PART_SOURCE_INTERACTIONS, ENT_SQL_PART_SOURCE_LITTLE};
  add_piece (self, ENT_SQL_PART_OPEN);
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (i > 0)
      add_piece (self, ENT_SQL_PART_OR);
    add_piece (self, parts[i]);
    add_number (self, value->low);
    add_number (self, value->low);
  }
  add_piece (self, ENT_SQL_PART_CLOSE);
}

static void
add_term (EntListSql *self, const EntQueryNode *node)
{
  if (node->field == ENT_QUERY_FIELD_SOURCE) {
    add_source (self, &node->value);
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS (conditions); i++) {
    const Condition *condition = &conditions[i];
    if (condition->field != node->field || !(condition->ops & (1u << node->op)) ||
        (condition->code != ANY_CODE && condition->code != node->value.code))
      continue;
    add_piece (self, condition->piece);
    add_values (self, &node->value, condition->takes);
    return;
  }
  g_return_if_reached (); /* a field or operator of the language without a row above */
}

/* How many ANDs and ORs there are within one another. */
static unsigned
depth_of (const EntQueryNode *node)
{
  unsigned deepest = 0;
  for (size_t i = 0; i < node->n_children; i++) {
    unsigned depth = depth_of (node->children[i]); /* once: MAX would ask twice, and so on all the way down */
    deepest = MAX (deepest, depth);
  }
  return node->kind == ENT_QUERY_AND || node->kind == ENT_QUERY_OR ? deepest + 1 : deepest;
}

static size_t
deepest_child (const EntQueryNode *node)
{
  size_t deepest = 0;
  unsigned depth = 0;
  for (size_t i = 0; i < node->n_children; i++) {
    unsigned other = depth_of (node->children[i]);
    if (other <= depth)
      continue;
    depth = other;
    deepest = i;
  }
  return deepest;
}

static void add_node (EntListSql *self, const EntQueryNode *node, Place place);

/* The children of an AND or OR. The deepest one goes first: what stands before a group stays on the stack of
 * the engine's parser, which holds 100 symbols (SQLite before 3.46); so the deepest query that the language
 * allows needs 50. */
static void
add_children (EntListSql *self, const EntQueryNode *node, Place place)
{
  bool is_or = (node->kind == ENT_QUERY_OR) != place.negated;
  bool is_bracketed = is_or && place.in_and;
  Place inside = {.negated = place.negated, .in_and = !is_or};
  size_t first = deepest_child (node);
  if (is_bracketed)
    add_piece (self, ENT_SQL_PART_OPEN);
  add_node (self, node->children[first], inside);
  for (size_t i = 0; i < node->n_children; i++) {
    if (i == first)
      continue;
    add_piece (self, is_or ? ENT_SQL_PART_OR : ENT_SQL_PART_AND);
    add_node (self, node->children[i], inside);
  }
  if (is_bracketed)
    add_piece (self, ENT_SQL_PART_CLOSE);
}

/* NOT goes down to the terms, where the engine can make the most of it and brackets are fewest. As deep as
 * the query's groups, which are at most ENT_QUERY_MAX_DEPTH. */
static void
add_node (EntListSql *self, const EntQueryNode *node, Place place)
{
  if (node->kind == ENT_QUERY_NOT) {
    place.negated = !place.negated;
    add_node (self, node->children[0], place);
    return;
  }
  if (node->kind != ENT_QUERY_TERM) {
    add_children (self, node, place);
    return;
  }
  if (place.negated)
    add_piece (self, ENT_SQL_PART_NOT);
  add_term (self, node);
}

void
ent_list_sql_init (EntListSql *self, EntSql head, const EntQuery *query)
{
  self->text = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (EntListValue));
  self->is_count = head == ENT_SQL_PART_COUNT;
  add_piece (self, head);
  if (query->root == NULL)
    return;
  add_piece (self, ENT_SQL_PART_WHERE);
  add_node (self, query->root, (Place){0});
}

static void
add_sort (EntListSql *self, const EntQuerySort *sort)
{
  for (size_t i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].field == sort->field)
      add_piece (self, orders[i].piece);
  add_piece (self, sort->descending ? ENT_SQL_PART_DOWN : ENT_SQL_PART_UP);
}

void
ent_list_sql_order (EntListSql *self, const EntQuery *query)
{
  add_piece (self, ENT_SQL_PART_ORDER_BY);
  if (query->n_sorts == 0) {
    add_piece (self, ENT_SQL_PART_SORT_BEST);
    return;
  }
  for (size_t i = 0; i < query->n_sorts; i++) {
    add_sort (self, &query->sorts[i]);
    add_piece (self, ENT_SQL_PART_COMMA);
  }
  add_piece (self, ENT_SQL_PART_SORT_ID);
  add_piece (self, query->sorts[query->n_sorts - 1].descending ? ENT_SQL_PART_DOWN : ENT_SQL_PART_UP);
}

void
ent_list_sql_page (EntListSql *self, int64_t limit, int64_t offset)
{
  add_piece (self, ENT_SQL_PART_LIMIT);
  add_number (self, limit);
  add_number (self, offset);
}

void
ent_list_sql_clear (EntListSql *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->values, g_array_unref);
  self->text = NULL;
}
