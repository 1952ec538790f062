/* People of rows, by what recognises somebody for certain (science 9.1): addresses, profiles, phones. */
#include "identity/link-private.h"

enum {
  MAX_SHARERS = 2 /* differing names that may stand beside what is still one person's */
};

uint32_t
ent_link_find (uint32_t *parents, uint32_t row)
{
  while (parents[row] != row) {
    parents[row] = parents[parents[row]];
    row = parents[row];
  }
  return row;
}

void
ent_link_join (uint32_t *parents, uint32_t a, uint32_t b)
{
  a = ent_link_find (parents, a);
  b = ent_link_find (parents, b);
  parents[MAX (a, b)] = MIN (a, b);
}

static const EntLinkValue certain_values[] = {ENT_LINK_VALUE_EMAIL, ENT_LINK_VALUE_URL, ENT_LINK_VALUE_PHONE};

static bool
is_certain_value (const EntLinkTable *table, EntLinkValue kind, uint32_t value)
{
  if (kind == ENT_LINK_VALUE_EMAIL) {
    const EntLinkEmail *email = ent_link_email (table, value);
    return email->is_valid && !email->is_role;
  }
  /* Other pages than profiles are companies' as often as people's. */
  return kind != ENT_LINK_VALUE_URL || ent_link_pool_get (&table->texts, value).data[0] == 'i';
}

static uint32_t
first_name (const EntLinkColumns *columns, uint32_t row)
{
  size_t n;
  const uint32_t *names = ent_link_values (columns, row, ENT_LINK_VALUE_NAME, &n);
  return n > 0 ? names[0] : 0;
}

/* Whether two names can hardly be one person's: no word of them is alike. A lone word may be a login. */
static bool
names_differ (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  const EntLinkName *x = ent_link_name (table, a), *y = ent_link_name (table, b);
  if (a == b || a == 0 || b == 0 || x->is_handle || y->is_handle)
    return false;
  for (size_t i = 0; i < (size_t)x->n_given + x->n_family; i++) {
    for (size_t j = 0; j < (size_t)y->n_given + y->n_family; j++) {
      uint32_t u = i < x->n_given ? x->given[i] : x->family[i - x->n_given];
      uint32_t v = j < y->n_given ? y->given[j] : y->family[j - y->n_given];
      if (ent_link_given_level (table, NULL, u, v) <= ENT_LINK_FAR_NAME)
        return false;
    }
  }
  return true;
}

typedef struct {
  uint32_t value, row, place; /* place: of the row in ent_link_order() */
} Holder;

static int
compare_holders (const void *a, const void *b)
{
  const Holder *x = a, *y = b;
  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Whether more than MAX_SHARERS unlike names stand beside a value: an office, a family, a default of a
 * program. */
static bool
is_shared (const EntLinkTable *table, const Holder *holders, size_t n)
{
  uint32_t unlike[MAX_SHARERS];
  size_t n_unlike = 0;
  for (size_t i = 0; i < n; i++) {
    uint32_t name = first_name (&table->rows, holders[i].row);
    bool is_new = name != 0 && !ent_link_name (table, name)->is_handle;
    for (size_t u = 0; u < n_unlike && is_new; u++)
      is_new = names_differ (table, unlike[u], name);
    if (is_new && n_unlike == MAX_SHARERS)
      return true;
    if (is_new)
      unlike[n_unlike++] = name;
  }
  return false;
}

/* A phone is a household's more readily than an address is two people's. */
static bool
may_join (const EntLinkTable *table, EntLinkValue kind, uint32_t a, uint32_t b)
{
  if (ent_link_two_profiles (table, &table->rows, a, b))
    return false;
  return kind != ENT_LINK_VALUE_PHONE ||
         !names_differ (table, first_name (&table->rows, a), first_name (&table->rows, b));
}

static int
compare_forbidden (const void *a, const void *b)
{
  const EntLinkForbidden *x = a, *y = b;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

/* Two people that were told apart stay so, whatever they share. */
static bool
is_told_apart (const EntLinkTable *table, uint32_t a, uint32_t b, uint32_t *parents)
{
  for (size_t i = 0; i < table->forbidden->len; i++) {
    EntLinkForbidden pair = g_array_index (table->forbidden, EntLinkForbidden, i);
    uint32_t x = ent_link_find (parents, pair.a), y = ent_link_find (parents, pair.b);
    if ((x == a && y == b) || (x == b && y == a))
      return true;
  }
  return false;
}

static void
join_by (const EntLinkTable *table, EntLinkValue kind, const uint32_t *order, uint32_t *parents)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  for (uint32_t place = 0; place < table->rows.n_rows; place++) {
    size_t n;
    const uint32_t *values = ent_link_values (&table->rows, order[place], kind, &n);
    for (size_t i = 0; i < n; i++) {
      Holder holder = {values[i], order[place], place};
      if (is_certain_value (table, kind, values[i]))
        g_array_append_val (holders, holder);
    }
  }
  g_array_sort (holders, compare_holders);
  for (size_t start = 0, end; start < holders->len; start = end) {
    const Holder *first = &g_array_index (holders, Holder, start);
    for (end = start + 1; end < holders->len; end++)
      if (g_array_index (holders, Holder, end).value != first->value)
        break;
    if (end - start < 2 || is_shared (table, first, end - start))
      continue;
    for (size_t i = 1; i < end - start; i++) {
      uint32_t a = ent_link_find (parents, first[0].row), b = ent_link_find (parents, first[i].row);
      if (a != b && may_join (table, kind, first[0].row, first[i].row) &&
          !is_told_apart (table, a, b, parents))
        ent_link_join (parents, a, b);
    }
  }
}

bool
ent_link_shares_certain_key (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a, uint32_t b)
{
  for (size_t k = 0; k < G_N_ELEMENTS (certain_values); k++) {
    size_t n_a, n_b;
    const uint32_t *x = ent_link_values (columns, a, certain_values[k], &n_a);
    const uint32_t *y = ent_link_values (columns, b, certain_values[k], &n_b);
    for (size_t i = 0; i < n_a; i++)
      for (size_t j = 0; j < n_b; j++)
        if (x[i] == y[j] && is_certain_value (table, certain_values[k], x[i]))
          return certain_values[k] != ENT_LINK_VALUE_PHONE ||
                 !names_differ (table, first_name (columns, a), first_name (columns, b));
  }
  return false;
}

/* ---- People ---- */

/* Numbers people in the order of their first rows, and lists the rows of each in that order. */
static uint32_t
number_people (EntLinkPeople *self, uint32_t *parents, const uint32_t *order, uint32_t n_rows)
{
  const uint32_t nobody = UINT32_MAX;
  self->person_of = g_new (uint32_t, MAX (n_rows, 1));
  g_autofree uint32_t *of_root = g_new (uint32_t, MAX (n_rows, 1));
  memset (of_root, 0xFF, n_rows * sizeof *of_root);
  uint32_t n_people = 0;
  for (uint32_t place = 0; place < n_rows; place++) {
    uint32_t root = ent_link_find (parents, order[place]);
    if (of_root[root] == nobody)
      of_root[root] = n_people++;
    self->person_of[order[place]] = of_root[root];
  }
  self->first_row = g_new0 (uint32_t, (size_t)n_people + 2);
  for (uint32_t row = 0; row < n_rows; row++)
    self->first_row[self->person_of[row] + 2]++;
  for (uint32_t p = 2; p < n_people + 2; p++)
    self->first_row[p] += self->first_row[p - 1];
  self->rows = g_new (uint32_t, MAX (n_rows, 1));
  for (uint32_t place = 0; place < n_rows; place++)
    self->rows[self->first_row[self->person_of[order[place]] + 1]++] = order[place];
  return n_people;
}

static void
add_values (EntLinkPeople *self, const EntLinkColumns *rows, uint32_t person, EntLinkValue kind)
{
  GArray *values = self->columns.values;
  uint32_t start = values->len;
  for (uint32_t i = self->first_row[person]; i < self->first_row[person + 1]; i++) {
    size_t n;
    const uint32_t *of_row = ent_link_values (rows, self->rows[i], kind, &n);
    for (size_t v = 0; v < n && values->len - start < ENT_LINK_MAX_VALUES; v++) {
      bool known = false;
      for (uint32_t k = start; k < values->len && !known; k++)
        known = g_array_index (values, uint32_t, k) == of_row[v];
      if (!known)
        g_array_append_val (values, of_row[v]);
    }
  }
  ent_link_columns_end_kind (&self->columns);
}

EntLinkPeople *
ent_link_people_new (const EntLinkTable *table)
{
  EntLinkPeople *self = g_new0 (EntLinkPeople, 1);
  uint32_t n_rows = table->rows.n_rows;
  g_autofree uint32_t *parents = g_new (uint32_t, MAX (n_rows, 1));
  g_autofree uint32_t *order = ent_link_order (table);
  for (uint32_t row = 0; row < n_rows; row++)
    parents[row] = row;
  for (size_t k = 0; k < G_N_ELEMENTS (certain_values); k++)
    join_by (table, certain_values[k], order, parents);
  uint32_t n_people = number_people (self, parents, order, n_rows);
  ent_link_columns_init (&self->columns);
  for (uint32_t person = 0; person < n_people; person++)
    for (EntLinkValue kind = 0; kind < ENT_LINK_N_VALUES; kind++)
      add_values (self, &table->rows, person, kind);
  self->columns.n_rows = n_people;
  self->forbidden = g_array_new (FALSE, FALSE, sizeof (EntLinkForbidden));
  for (size_t i = 0; i < table->forbidden->len; i++) {
    EntLinkForbidden pair = g_array_index (table->forbidden, EntLinkForbidden, i);
    uint32_t a = self->person_of[pair.a], b = self->person_of[pair.b];
    EntLinkForbidden people = {MIN (a, b), MAX (a, b)};
    g_array_append_val (self->forbidden, people);
  }
  g_array_sort (self->forbidden, compare_forbidden);
  return self;
}

void
ent_link_people_free (EntLinkPeople *self)
{
  if (self == NULL)
    return;
  ent_link_columns_clear (&self->columns);
  g_free (self->person_of);
  g_free (self->first_row);
  g_free (self->rows);
  g_array_unref (self->forbidden);
  g_free (self);
}

bool
ent_link_people_forbidden (const EntLinkPeople *self, uint32_t a, uint32_t b)
{
  EntLinkForbidden pair = {MIN (a, b), MAX (a, b)};
  return g_array_binary_search (self->forbidden, &pair, compare_forbidden, NULL);
}
