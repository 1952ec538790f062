/* Keys of rows: what two rows must have in common to be compared at all (science 9.2). */
#include "identity/link-private.h"

enum {
  MAX_NAMES = 4,
  MAX_VALUES = 8,
  START_LETTERS = 4,
  PHONE_DIGITS = 8,
  LEAST_LOGIN = 3
};

typedef struct {
  const EntLinkTable *table;
  const EntLinkColumns *columns;
  uint32_t row;
  EntLinkKey kind;
  uint64_t *keys;
  size_t n_keys;
} Keys;

static EntSlice
text_of (const Keys *self, uint32_t id)
{
  return ent_link_pool_get (&self->table->texts, id);
}

static EntSlice
start_of (EntSlice text, size_t n)
{
  return (EntSlice){text.data, MIN (text.length, n)};
}

static void
add_key (Keys *self, uint64_t key)
{
  /* 0 stands for no key. */
  key |= 1;
  for (size_t i = 0; i < self->n_keys; i++)
    if (self->keys[i] == key)
      return;
  if (self->n_keys < ENT_LINK_MAX_KEYS)
    self->keys[self->n_keys++] = key;
}

/* A key of two texts; the second is kept apart from the first. */
static void
add_pair (Keys *self, EntSlice a, EntSlice b)
{
  if (a.length > 0 && b.length > 0)
    add_key (self, ent_link_hash (a, ent_link_hash (b, self->kind)));
}

static size_t
names_of (const Keys *self, const uint32_t **out_names)
{
  size_t n;
  *out_names = ent_link_values (self->columns, self->row, ENT_LINK_VALUE_NAME, &n);
  return MIN (n, MAX_NAMES);
}

typedef void (*WordsFunc) (Keys *self, EntSlice family, EntSlice given);

/* Each family with each first given name, and the other way round: columns are exchanged often enough. */
static void
each_order (Keys *self, WordsFunc func)
{
  const uint32_t *names;
  size_t n = names_of (self, &names);
  for (size_t i = 0; i < n; i++) {
    const EntLinkName *name = ent_link_name (self->table, names[i]);
    if (name->n_given == 0 || name->n_family == 0)
      continue;
    for (size_t f = 0; f < name->n_family; f++) {
      func (self, text_of (self, name->family[f]), text_of (self, name->given[0]));
      func (self, text_of (self, name->given[0]), text_of (self, name->family[f]));
    }
  }
}

static void
add_start (Keys *self, EntSlice family, EntSlice given)
{
  add_pair (self, start_of (family, START_LETTERS), start_of (given, 1));
}

static void
add_sound (Keys *self, EntSlice family, EntSlice given)
{
  g_autoptr (GString) sound = g_string_sized_new (16);
  ent_name_sound_append (family, sound);
  if (sound->len >= 2)
    add_pair (self, ent_slice_of (sound), start_of (given, 1));
}

/* The words of a name in any order. */
static uint64_t
name_key (const Keys *self, const EntLinkName *name)
{
  uint64_t key = 0;
  for (size_t i = 0; i < name->n_given; i++)
    key += ent_link_hash (text_of (self, name->given[i]), 1);
  for (size_t i = 0; i < name->n_family; i++)
    key += ent_link_hash (text_of (self, name->family[i]), 1);
  return key;
}

static void
add_names (Keys *self)
{
  const uint32_t *names;
  size_t n = names_of (self, &names);
  for (size_t i = 0; i < n; i++)
    add_key (self, name_key (self, ent_link_name (self->table, names[i])));
}

static void
add_values (Keys *self, EntLinkValue kind)
{
  size_t n;
  const uint32_t *values = ent_link_values (self->columns, self->row, kind, &n);
  for (size_t i = 0; i < MIN (n, MAX_VALUES); i++)
    add_key (self, ent_link_hash ((EntSlice){(const char *)&values[i], sizeof values[i]}, self->kind));
}

static void
add_login (Keys *self, EntSlice login)
{
  while (login.length > 0 && g_ascii_isdigit (login.data[login.length - 1]))
    login.length--;
  if (login.length >= LEAST_LOGIN)
    add_key (self, ent_link_hash (login, self->kind));
}

/* What a login may be made of: "jexemple", "jeanexemple", "exemplejean", "exemplej", "jeane". */
static void
add_made_logins (Keys *self, EntSlice family, EntSlice given)
{
  char login[2 * ENT_NAME_BYTES];
  const EntSlice parts[][2] = {{given, family}, {start_of (given, 1), family}, {given, start_of (family, 1)}};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    memcpy (login, parts[i][0].data, parts[i][0].length);
    memcpy (login + parts[i][0].length, parts[i][1].data, parts[i][1].length);
    add_login (self, (EntSlice){login, parts[i][0].length + parts[i][1].length});
  }
}

static void
add_logins (Keys *self)
{
  size_t n;
  const uint32_t *emails = ent_link_values (self->columns, self->row, ENT_LINK_VALUE_EMAIL, &n);
  for (size_t i = 0; i < MIN (n, MAX_VALUES); i++) {
    const EntLinkEmail *email = ent_link_email (self->table, emails[i]);
    if (!email->is_role)
      add_login (self, text_of (self, email->login));
  }
  const uint32_t *names;
  n = names_of (self, &names);
  for (size_t i = 0; i < n; i++) {
    const EntLinkName *name = ent_link_name (self->table, names[i]);
    add_login (self, text_of (self, name->joined));
  }
  each_order (self, add_made_logins);
}

static void
add_phones (Keys *self)
{
  size_t n;
  const uint32_t *phones = ent_link_values (self->columns, self->row, ENT_LINK_VALUE_PHONE, &n);
  for (size_t i = 0; i < MIN (n, MAX_VALUES); i++) {
    EntSlice phone = text_of (self, phones[i]);
    size_t from = phone.length > PHONE_DIGITS ? phone.length - PHONE_DIGITS : 0;
    add_key (self, ent_link_hash (ent_slice_from (phone, from), self->kind));
  }
  add_values (self, ENT_LINK_VALUE_URL);
}

/* The first given name and the first family with a value of @kind. */
static void
add_with_names (Keys *self, EntLinkValue kind, bool by_year, bool only_given)
{
  size_t n_values;
  const uint32_t *values = ent_link_values (self->columns, self->row, kind, &n_values), *names;
  size_t n = names_of (self, &names);
  for (size_t i = 0; i < n; i++) {
    const EntLinkName *name = ent_link_name (self->table, names[i]);
    for (size_t v = 0; v < MIN (n_values, 2); v++) {
      uint32_t value = by_year ? values[v] / 10000 : values[v];
      EntSlice bytes = {(const char *)&value, sizeof value};
      if (name->n_given > 0)
        add_pair (self, start_of (text_of (self, name->given[0]), START_LETTERS), bytes);
      if (name->n_family > 0 && !only_given)
        add_pair (self, start_of (text_of (self, name->family[0]), START_LETTERS), bytes);
    }
  }
}

size_t
ent_link_keys (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row, EntLinkKey kind,
               uint64_t *out_keys)
{
  Keys keys = {table, columns, row, kind, out_keys, 0};
  switch (kind) {
  case ENT_LINK_KEY_START:
    each_order (&keys, add_start);
    break;
  case ENT_LINK_KEY_SOUND:
    each_order (&keys, add_sound);
    break;
  case ENT_LINK_KEY_NAME:
    add_names (&keys);
    break;
  case ENT_LINK_KEY_BIRTH:
    add_values (&keys, ENT_LINK_VALUE_BIRTH);
    break;
  case ENT_LINK_KEY_LOGIN:
    add_logins (&keys);
    break;
  case ENT_LINK_KEY_PHONE:
    add_phones (&keys);
    break;
  case ENT_LINK_KEY_STREET:
    add_values (&keys, ENT_LINK_VALUE_STREET);
    break;
  case ENT_LINK_KEY_STREET_NAME:
    add_with_names (&keys, ENT_LINK_VALUE_STREET, false, false);
    break;
  case ENT_LINK_KEY_POSTCODE_NAME:
    add_with_names (&keys, ENT_LINK_VALUE_POSTCODE, false, false);
    break;
  case ENT_LINK_KEY_BIRTH_NAME:
    add_with_names (&keys, ENT_LINK_VALUE_BIRTH, true, false);
    break;
  case ENT_LINK_KEY_COMPANY:
    add_with_names (&keys, ENT_LINK_VALUE_ORGANISATION, false, true);
    break;
  case ENT_LINK_KEY_SECOND:
  case ENT_LINK_N_KEYS:
    break;
  }
  return keys.n_keys;
}

/* ---- Where too many share a key ---- */

static void
add_second (Keys *self, uint64_t tag, uint32_t value)
{
  if (value != 0)
    add_key (self, ent_link_hash ((EntSlice){(const char *)&value, sizeof value}, tag));
}

static void
add_second_names (Keys *self, uint64_t key)
{
  const uint32_t *names;
  size_t n = names_of (self, &names);
  for (size_t i = 0; i < n; i++) {
    const EntLinkName *name = ent_link_name (self->table, names[i]);
    if (name->n_given == 0 || name->n_family == 0)
      continue;
    /* The whole words, where the key is made of their beginnings; together they would be the name again. */
    add_second (self, key + ENT_LINK_N_VALUES, name->given[0]);
    add_second (self, key + ENT_LINK_N_VALUES, name->family[0]);
  }
}

size_t
ent_link_second_keys (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row, uint64_t key,
                      uint64_t *out_keys)
{
  static const EntLinkValue kinds[] = {ENT_LINK_VALUE_POSTCODE, ENT_LINK_VALUE_CITY, ENT_LINK_VALUE_BIRTH,
                                       ENT_LINK_VALUE_ORGANISATION, ENT_LINK_VALUE_EMAIL};
  Keys keys = {table, columns, row, ENT_LINK_KEY_SECOND, out_keys, 0};
  add_second_names (&keys, key);
  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++) {
    size_t n;
    const uint32_t *values = ent_link_values (columns, row, kinds[k], &n);
    for (size_t v = 0; v < MIN (n, MAX_VALUES); v++) {
      if (kinds[k] == ENT_LINK_VALUE_EMAIL) {
        add_second (&keys, key + kinds[k], ent_link_email (table, values[v])->domain);
        add_second (&keys, key + kinds[k], ent_link_email (table, values[v])->login);
      } else {
        add_second (&keys, key + kinds[k], kinds[k] == ENT_LINK_VALUE_BIRTH ? values[v] / 10000 : values[v]);
      }
    }
  }
  return keys.n_keys;
}
