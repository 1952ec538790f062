/* Tables for people: aligned columns that fit the line. */
#include "cli/cli-private.h"

typedef struct {
  const char *heading;
  bool is_number;
  bool shrinks;
  bool keeps_end; /* what gives way is in the middle */
  size_t columns;
} Column;

struct EntTable {
  Column *columns;
  size_t n_columns;
  GPtrArray *cells;
  bool always_fits;
};

#define GAP 2
#define NARROWEST 8

EntTable *
ent_table_new (size_t n_columns)
{
  EntTable *self = g_new0 (EntTable, 1);
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ent_table_free (EntTable *self)
{
  g_free (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
ent_table_heading (EntTable *self, size_t column, const char *heading, bool is_number, bool shrinks)
{
  g_return_if_fail (column < self->n_columns);
  self->columns[column] =
      (Column){heading, is_number, shrinks, false, ent_text_columns (ent_slice (heading))};
}

void
ent_table_keep_end (EntTable *self, size_t column)
{
  self->columns[column].keeps_end = true;
}

void
ent_table_fit_always (EntTable *self)
{
  self->always_fits = true;
}

void
ent_table_cell_take (EntTable *self, char *text)
{
  Column *column = &self->columns[self->cells->len % self->n_columns];
  column->columns = MAX (column->columns, ent_text_columns (ent_slice (text)));
  g_ptr_array_add (self->cells, text);
}

void
ent_table_cell (EntTable *self, EntSlice text)
{
  GString *printable = g_string_new (NULL);
  ent_text_append_printable (text, printable);
  ent_table_cell_take (self, g_string_free (printable, FALSE));
}

/* What keeps its end can still be told when it is shorter than others. */
static size_t
rank (const Column *column)
{
  return column->columns + (column->keeps_end ? NARROWEST : 0);
}

/* Takes columns from the widest one that may shrink until the line fits. */
static void
fit (EntTable *self, size_t width)
{
  for (;;) {
    size_t total = GAP * (self->n_columns - 1);
    Column *widest = NULL;
    for (size_t i = 0; i < self->n_columns; i++) {
      Column *column = &self->columns[i];
      total += column->columns;
      if (column->shrinks && column->columns > NARROWEST && (widest == NULL || rank (column) > rank (widest)))
        widest = column;
    }
    if (total <= width || widest == NULL)
      return;
    widest->columns--;
  }
}

/* The beginning of @text where there is room for it, an ellipsis, and as much of its end as then fits. */
static void
append_both_ends (const char *text, size_t columns, GString *out)
{
  size_t n_first = columns < 32 ? 1 : columns / 4;
  ent_text_append_fitted (ent_slice (text), n_first, false, out);
  const char *end = text;
  while (ent_text_columns (ent_slice (end)) > columns - n_first)
    end = g_utf8_next_char (end);
  g_string_append (out, end);
}

static void
print_cell (const EntTable *self, EntApp *app, size_t index, const char *text)
{
  const Column *column = &self->columns[index];
  bool is_last = index + 1 == self->n_columns;
  if (column->is_number)
    for (size_t n = ent_text_columns (ent_slice (text)); n < column->columns; n++)
      g_string_append_c (app->out, ' ');
  g_autoptr (GString) ends = g_string_new (NULL);
  if (column->keeps_end && ent_text_columns (ent_slice (text)) > column->columns) {
    append_both_ends (text, column->columns, ends);
    text = ends->str;
  }
  ent_text_append_fitted (ent_slice (text), column->columns, !is_last && !column->is_number, app->out);
  if (!is_last)
    ent_print (app, "%*s", GAP, "");
}

void
ent_table_print (EntTable *self, EntApp *app)
{
  /* Into a file or a pipe goes everything, unless JSON has what the table has no room for. */
  if (app->is_terminal || self->always_fits)
    fit (self, app->width);
  ent_print_style (app, ENT_STYLE_BOLD);
  for (size_t i = 0; i < self->n_columns; i++)
    print_cell (self, app, i, self->columns[i].heading);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  for (size_t i = 0; i < self->cells->len; i++) {
    print_cell (self, app, i % self->n_columns, g_ptr_array_index (self->cells, i));
    if (i % self->n_columns == self->n_columns - 1)
      ent_print (app, "\n");
    ent_print_more (app);
  }
}
