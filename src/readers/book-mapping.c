/* Which column of a table holds what: guessed by the headers, corrected by the user. */
#include "readers/book-private.h"

#define MAX_MAPPED 600

void
ent_book_columns_clear (EntBookColumns *self)
{
  for (size_t i = 0; i < self->n; i++)
    g_free ((void *)self->headers[i].data);
  g_clear_pointer (&self->fields, g_free);
  g_clear_pointer (&self->numbers, g_free);
  g_clear_pointer (&self->headers, g_free);
  *self = (EntBookColumns){0};
}

static void
begin (EntBookColumns *self, const EntSlice *cells, size_t n_cells)
{
  ent_book_columns_clear (self);
  self->n = n_cells;
  self->fields = g_new0 (const EntBookField *, MAX (n_cells, 1));
  self->numbers = g_new0 (unsigned, MAX (n_cells, 1));
  self->headers = g_new0 (EntSlice, MAX (n_cells, 1));
  self->has_header = true;
  for (size_t i = 0; i < n_cells; i++)
    self->headers[i] = (EntSlice){ent_slice_dup (cells[i]), cells[i].length};
}

static bool
is_field (const EntBookField *field, const char *word)
{
  return field != NULL && strcmp (field->field, word) == 0;
}

static bool
has_field (const EntBookColumns *self, const char *word)
{
  for (size_t i = 0; i < self->n; i++)
    if (is_field (self->fields[i], word))
      return true;
  return false;
}

/* Whether column @i is headed by one of @keys, separated by '|'. */
static bool
is_headed (const EntBookColumns *self, size_t i, const char *keys)
{
  g_autoptr (GString) key = g_string_new (NULL);
  ent_book_append_header_key (self->headers[i], key);
  EntSlice rest = ent_slice (keys), one;
  while (ent_slice_cut (&rest, "|", &one))
    if (ent_slice_equal (one, ent_slice_of (key)))
      return true;
  return false;
}

static void
set_field (EntBookColumns *self, size_t i, const char *word)
{
  self->fields[i] = ent_book_field_of_word (ent_slice (word));
}

/*
 * Headers that mean one thing beside others and another thing alone. `Titre` stands twice in Outlook's French
 * table: the courtesy title first, the job after it. `Title` is the courtesy title only beside `Job Title`,
 * `Nom` the family name only beside the given one, `Birth Day` a day only beside `Birth Year`.
 */
static void
settle (EntBookColumns *self)
{
  bool has_job = has_field (self, "title"), has_given = has_field (self, "given");
  bool has_year = has_field (self, "birth_year");
  size_t n_titles = 0, last_title = 0;
  for (size_t i = 0; i < self->n; i++) {
    if (is_headed (self, i, "titre|title")) {
      n_titles++;
      last_title = i;
    }
    if (!has_given && is_headed (self, i, "nom") && !has_field (self, "name"))
      set_field (self, i, "name");
    if (has_year && is_headed (self, i, "birthday"))
      set_field (self, i, "birth_day");
  }
  if (n_titles > 0 && !has_job)
    set_field (self, last_title, "title");
}

size_t
ent_book_columns_guess (EntBookColumns *self, const EntSlice *cells, size_t n_cells)
{
  begin (self, cells, n_cells);
  size_t n_known = 0;
  for (size_t i = 0; i < n_cells; i++) {
    if (cells[i].length > 0 && cells[i].length < 200)
      self->fields[i] = ent_book_field_of_header (cells[i], &self->numbers[i]);
    n_known += self->fields[i] != NULL;
  }
  settle (self);
  return n_known;
}

/* ---- As the user says ---- */

static size_t
column_number (EntSlice header)
{
  size_t number = 0;
  for (size_t i = 0; i < header.length; i++) {
    if (!g_ascii_isdigit (header.data[i]) || number > MAX_MAPPED)
      return 0;
    number = number * 10 + (size_t)(header.data[i] - '0');
  }
  return number <= MAX_MAPPED ? number : 0;
}

/* The column that @header names: as it is written, else without case, accents and blanks; @n when there is
 * none. */
static size_t
find_column (const EntBookColumns *self, EntSlice header)
{
  for (size_t i = 0; i < self->n; i++)
    if (ent_slice_equal (self->headers[i], header))
      return i;
  g_autoptr (GString) key = g_string_new (NULL);
  ent_book_append_header_key (header, key);
  for (size_t i = 0; key->len > 0 && i < self->n; i++)
    if (is_headed (self, i, key->str))
      return i;
  return self->n;
}

static bool
fail_form (EntSlice pair, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  ent_read_append_fields (words);
  g_autofree char *shown = ent_slice_dup (pair);
  g_set_error (
      error, ENT_ERROR, ENT_ERROR_USAGE,
      _ ("\"%s\" does not say what a column holds. Write Header=field (or the column's number), with "
         "commas between; fields are: %s."),
      shown, words->str);
  return false;
}

/* One "Header=field"; @out_found stays as it is unless the header is missing. */
static bool
map_pair (EntBookColumns *self, EntSlice pair, bool *out_found, bool *out_by_name, GError **error)
{
  const char *equals = pair.length > 0 ? memrchr (pair.data, '=', pair.length) : NULL;
  if (equals == NULL)
    return fail_form (pair, error);
  EntSlice header = ent_slice_trim ((EntSlice){pair.data, (size_t)(equals - pair.data)});
  EntSlice word = ent_slice_trim ((EntSlice){equals + 1, pair.length - (size_t)(equals - pair.data) - 1});
  if (ent_slice_equal_ascii_case (word, ENT_SLICE ("organization")))
    word = ENT_SLICE ("organisation");
  const EntBookField *field = ent_book_field_of_word (word);
  if (field == NULL || header.length == 0)
    return fail_form (pair, error);
  size_t number = column_number (header), column = find_column (self, header);
  if (column == self->n && number > 0)
    column = number - 1;
  else
    *out_by_name = *out_by_name || column < self->n;
  if (column >= self->n) {
    *out_found = false;
    return true;
  }
  self->fields[column] = field;
  self->numbers[column] = 0;
  return true;
}

bool
ent_book_columns_map (EntBookColumns *self, const char *mapping, bool *out_fits, GError **error)
{
  EntSlice rest = ent_slice (mapping), pair;
  bool by_name = false;
  size_t n_known = 0;
  for (size_t i = 0; i < self->n; i++)
    n_known += self->fields[i] != NULL;
  *out_fits = true;
  while (ent_slice_cut (&rest, ",", &pair))
    if (ent_slice_trim (pair).length > 0 &&
        !map_pair (self, ent_slice_trim (pair), out_fits, &by_name, error))
      return false;
  /* A row that nothing but numbers fits, and whose cells are no headers, is data already. */
  self->has_header = by_name || n_known >= 2;
  return true;
}
