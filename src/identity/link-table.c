/* The table: rows of values, each value once. */
#include "identity/link-private.h"

enum {
  ARENA_BYTES = 1 << 20
};

void
ent_link_columns_init (EntLinkColumns *self)
{
  *self = (EntLinkColumns){g_array_new (FALSE, FALSE, sizeof (uint32_t)),
                           g_array_new (FALSE, FALSE, sizeof (uint32_t)), 0};
  uint32_t zero = 0;
  g_array_append_val (self->starts, zero);
}

void
ent_link_columns_clear (EntLinkColumns *self)
{
  g_array_unref (self->values);
  g_array_unref (self->starts);
}

void
ent_link_columns_end_kind (EntLinkColumns *self)
{
  uint32_t end = self->values->len;
  g_array_append_val (self->starts, end);
}

EntLinkTable *
ent_link_table_new (void)
{
  EntLinkTable *self = g_new0 (EntLinkTable, 1);
  self->ids_arena = ent_arena_new (ARENA_BYTES);
  self->ids = g_array_new (FALSE, FALSE, sizeof (EntSlice));
  ent_link_pool_init (&self->texts);
  ent_link_pool_init (&self->name_keys);
  ent_link_pool_init (&self->email_keys);
  self->names = g_array_new (FALSE, TRUE, sizeof (EntLinkName));
  self->emails = g_array_new (FALSE, TRUE, sizeof (EntLinkEmail));
  /* Index 0 is nobody's, as in the pools. */
  g_array_set_size (self->names, 1);
  g_array_set_size (self->emails, 1);
  ent_link_columns_init (&self->rows);
  self->forbidden = g_array_new (FALSE, FALSE, sizeof (EntLinkForbidden));
  self->scratch = g_string_new (NULL);
  self->scratch2 = g_string_new (NULL);
  return self;
}

void
ent_link_table_free (EntLinkTable *self)
{
  if (self == NULL)
    return;
  ent_arena_free (self->ids_arena);
  g_array_unref (self->ids);
  ent_link_pool_clear (&self->texts);
  ent_link_pool_clear (&self->name_keys);
  ent_link_pool_clear (&self->email_keys);
  g_array_unref (self->names);
  g_array_unref (self->emails);
  ent_link_columns_clear (&self->rows);
  g_array_unref (self->forbidden);
  g_string_free (self->scratch, TRUE);
  g_string_free (self->scratch2, TRUE);
  g_free (self);
}

uint32_t
ent_link_table_size (const EntLinkTable *self)
{
  return self->rows.n_rows;
}

EntSlice
ent_link_table_id (const EntLinkTable *self, uint32_t row)
{
  return g_array_index (self->ids, EntSlice, row);
}

void
ent_link_table_forbid (EntLinkTable *self, uint32_t a, uint32_t b)
{
  g_return_if_fail (a < self->rows.n_rows && b < self->rows.n_rows && a != b);
  EntLinkForbidden forbidden = {MIN (a, b), MAX (a, b)};
  g_array_append_val (self->forbidden, forbidden);
}

static uint32_t
put_text (EntLinkTable *self, EntSlice text)
{
  bool is_new;
  return ent_link_pool_put (&self->texts, text, &is_new);
}

/* ---- Names ---- */

static void
append_words (const EntSlice *words, size_t n_words, char end, GString *out)
{
  for (size_t i = 0; i < n_words; i++) {
    g_string_append_len (out, words[i].data, (gssize)words[i].length);
    g_string_append_c (out, ' ');
  }
  g_string_append_c (out, end);
}

static uint32_t
put_name (EntLinkTable *self, const EntPersonName *parsed)
{
  if (parsed->n_given + parsed->n_family == 0)
    return 0;
  g_string_truncate (self->scratch, 0);
  append_words (parsed->given, parsed->n_given, '|', self->scratch);
  append_words (parsed->family, parsed->n_family, parsed->order_known ? '!' : '?', self->scratch);
  g_string_append_len (self->scratch, parsed->joined.data, (gssize)parsed->joined.length);
  bool is_new;
  uint32_t id = ent_link_pool_put (&self->name_keys, ent_slice_of (self->scratch), &is_new);
  if (!is_new)
    return id;
  EntLinkName name = {.n_given = (uint8_t)parsed->n_given,
                      .n_family = (uint8_t)parsed->n_family,
                      .order_known = parsed->order_known,
                      .is_handle = parsed->is_handle,
                      .particle = parsed->particle,
                      .joined = put_text (self, parsed->joined)};
  for (size_t i = 0; i < parsed->n_given; i++)
    name.given[i] = put_text (self, parsed->given[i]);
  for (size_t i = 0; i < parsed->n_family; i++)
    name.family[i] = put_text (self, parsed->family[i]);
  g_array_append_val (self->names, name);
  return id;
}

void
ent_link_name_slices (const EntLinkTable *self, const EntLinkName *name, EntPersonName *out_name)
{
  out_name->n_given = name->n_given;
  out_name->n_family = name->n_family;
  out_name->is_handle = name->is_handle;
  out_name->order_known = name->order_known;
  out_name->particle = name->particle;
  out_name->joined = ent_link_pool_get (&self->texts, name->joined);
  for (size_t i = 0; i < name->n_given; i++)
    out_name->given[i] = ent_link_pool_get (&self->texts, name->given[i]);
  for (size_t i = 0; i < name->n_family; i++)
    out_name->family[i] = ent_link_pool_get (&self->texts, name->family[i]);
}

/* ---- Other values ---- */

static unsigned
read_digits (EntSlice text, size_t from, size_t n)
{
  unsigned value = 0;
  for (size_t i = from; i < from + n; i++)
    value = value * 10 + (unsigned)(text.data[i] - '0');
  return value;
}

/* yyyymmdd of "1970-12-31", "19701231", "31/12/1970", "31.12.1970", "1970"; 0 when it is none of these. */
static uint32_t
read_birth (EntSlice text)
{
  char digits[9];
  size_t n = 0, first = 0; /* digits of the first group */
  bool in_first = true;
  for (size_t i = 0; i < text.length; i++) {
    if (g_ascii_isdigit (text.data[i])) {
      if (n == 8)
        return 0;
      digits[n++] = text.data[i];
      first += in_first;
    } else if (text.data[i] == 'T') {
      break;
    } else {
      in_first = false;
    }
  }
  EntSlice slice = {digits, n};
  if (n == 4)
    return read_digits (slice, 0, 4) * 10000;
  if (n != 8)
    return 0;
  return first == 2
             ? read_digits (slice, 4, 4) * 10000 + read_digits (slice, 2, 2) * 100 + read_digits (slice, 0, 2)
             : read_digits (slice, 0, 8);
}

static uint32_t
put_folded (EntLinkTable *self, EntSlice text)
{
  g_string_truncate (self->scratch, 0);
  ent_name_fold_append (text, self->scratch);
  return put_text (self, ent_slice_of (self->scratch));
}

static uint32_t
put_phone (EntLinkTable *self, EntSlice text)
{
  g_string_truncate (self->scratch, 0);
  return ent_phone_append (text, self->scratch) ? put_text (self, ent_slice_of (self->scratch)) : 0;
}

/* LinkedIn profiles by slug; other addresses without scheme and last slash. */
static uint32_t
put_url (EntLinkTable *self, EntSlice text)
{
  g_string_assign (self->scratch, "in/");
  if (ent_url_append_slug (text, self->scratch))
    return put_text (self, ent_slice_of (self->scratch));
  ssize_t scheme = ent_slice_find (text, ENT_SLICE ("://"));
  text = scheme >= 0 ? ent_slice_from (text, (size_t)scheme + 3) : text;
  if (ent_slice_starts_with_ascii_case (text, ENT_SLICE ("www.")))
    text = ent_slice_from (text, 4);
  while (text.length > 0 && text.data[text.length - 1] == '/')
    text.length--;
  g_string_assign (self->scratch, "//");
  for (size_t i = 0; i < text.length; i++)
    g_string_append_c (self->scratch, g_ascii_tolower (text.data[i]));
  return text.length > 0 ? put_text (self, ent_slice_of (self->scratch)) : 0;
}

static EntSlice
bounded (EntSlice text)
{
  text = ent_slice_trim (text);
  text.length = MIN (text.length, ENT_LINK_MAX_VALUE_BYTES);
  return text;
}

static void
add_value (EntLinkTable *self, uint32_t value)
{
  GArray *values = self->rows.values;
  uint32_t start = g_array_index (self->rows.starts, uint32_t, self->rows.starts->len - 1);
  if (value == 0 || values->len - start >= ENT_LINK_MAX_VALUES)
    return;
  for (uint32_t i = start; i < values->len; i++)
    if (g_array_index (values, uint32_t, i) == value)
      return;
  g_array_append_val (values, value);
}

/* The login of an address: without a tag, and without the number that GitHub writes before it. */
static EntSlice
login_of (EntSlice email)
{
  EntSlice rest = email, local = {NULL, 0}, first = {NULL, 0};
  ent_slice_cut (&rest, "@", &local);
  EntSlice tagged = local;
  if (!ent_slice_cut (&tagged, "+", &first))
    return local;
  return first.length > 0 && g_ascii_isdigit (first.data[0]) && tagged.length > 0 ? tagged : first;
}

/* As it stands, unless an address beside it spells it out. */
static uint32_t
put_completed (EntLinkTable *self, const EntPersonName *name, const EntLinkPerson *person)
{
  EntPersonName full;
  for (size_t i = 0; i < person->n_emails; i++) {
    EntSlice email = bounded (person->emails[i]);
    if (!ent_email_is_role (email) && ent_name_complete (name, login_of (email), &full))
      return put_name (self, &full);
  }
  return put_name (self, name);
}

static void
add_names (EntLinkTable *self, const EntLinkPerson *person)
{
  EntPersonName parsed;
  EntSlice given = bounded (person->given), family = bounded (person->family);
  if (given.length + family.length > 0) {
    ent_person_name_parse_parts (given, family, &parsed);
    add_value (self, put_completed (self, &parsed, person));
  }
  for (size_t i = 0; i < person->n_names; i++) {
    ent_person_name_parse (bounded (person->names[i]), &parsed);
    add_value (self, put_completed (self, &parsed, person));
  }
  ent_link_columns_end_kind (&self->rows);
}

static void
add_one (EntLinkTable *self, uint32_t value)
{
  add_value (self, value);
  ent_link_columns_end_kind (&self->rows);
}

static void
add_all (EntLinkTable *self, const EntSlice *texts, size_t n_texts,
         uint32_t (*put) (EntLinkTable *self, EntSlice text))
{
  for (size_t i = 0; i < n_texts; i++)
    add_value (self, put (self, bounded (texts[i])));
  ent_link_columns_end_kind (&self->rows);
}

uint32_t
ent_link_table_add (EntLinkTable *self, const EntLinkPerson *person)
{
  if (self->rows.n_rows >= ENT_LINK_MAX_ROWS || self->rows.values->len > UINT32_MAX / 2)
    return UINT32_MAX;
  EntSlice id = ent_arena_copy (self->ids_arena, person->id);
  g_array_append_val (self->ids, id);
  /* In the order of EntLinkValue. */
  add_names (self, person);
  add_one (self, read_birth (bounded (person->birth_date)));
  add_one (self, put_folded (self, bounded (person->street)));
  add_one (self, put_folded (self, bounded (person->postcode)));
  add_one (self, put_folded (self, bounded (person->city)));
  add_all (self, person->emails, person->n_emails, ent_link_email_put);
  add_all (self, person->phones, person->n_phones, put_phone);
  add_all (self, person->urls, person->n_urls, put_url);
  add_all (self, person->organisations, person->n_organisations, put_folded);
  add_all (self, person->titles, person->n_titles, put_folded);
  return self->rows.n_rows++;
}
