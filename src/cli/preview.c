/* What the columns of a table are taken for, and its first rows, before anything of it is kept. */
#include "cli/cli-private.h"

static void
print_columns (EntApp *app, const GPtrArray *columns)
{
  g_autoptr (EntTable) table = ent_table_new (3);
  ent_table_heading (table, 0, _ ("number"), true, false);
  ent_table_heading (table, 1, _ ("column"), false, true);
  ent_table_heading (table, 2, _ ("taken for"), false, false);
  for (guint i = 0; i < columns->len; i++) {
    const EntPreviewColumn *column = g_ptr_array_index (columns, i);
    ent_table_cell_take (table, g_strdup_printf ("%u", i + 1));
    ent_table_cell (table, ent_slice (column->header));
    ent_table_cell (table,
                    ent_slice (column->field != NULL ? column->field : _ ("not known: kept as it is")));
  }
  ent_table_print (table, app);
}

static void
print_rows (EntApp *app, const GPtrArray *rows)
{
  static const char *const headings[] = {N_ ("name"), N_ ("e-mail"), N_ ("telephone"), N_ ("organisation"),
                                         N_ ("title")};
  g_autoptr (EntTable) table = ent_table_new (G_N_ELEMENTS (headings));
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    ent_table_heading (table, i, _ (headings[i]), false, true);
  for (guint i = 0; i < rows->len; i++) {
    const EntPreviewRow *row = g_ptr_array_index (rows, i);
    const char *cells[] = {row->name, row->email, row->phone, row->organisation, row->title};
    for (size_t c = 0; c < G_N_ELEMENTS (cells); c++)
      ent_table_cell (table, ent_slice (cells[c]));
  }
  ent_table_print (table, app);
}

void
ent_preview_print (EntApp *app, const EntPreview *preview)
{
  ent_print (app, "%s\n", _ ("What the columns are taken for:"));
  print_columns (app, preview->columns);
  ent_print (app, "%s\n", _ ("The first rows, as they would be read:"));
  print_rows (app, preview->rows);
  ent_print (app, "%s\n",
             _ ("To correct it, say what a column holds, by its name or number: --mapping "
                "\"Header=field,3=field\""));
  ent_print (app, _ ("Fields: %s"), preview->fields);
  ent_print (app, "\n");
}
