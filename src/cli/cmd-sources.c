/* `entregent sources`: what came in, and what could not be read of it. */
#include "cli/cli-private.h"

#include <stdint.h>

static void
write_json (EntApp *app, const GPtrArray *sources)
{
  EntJson *json = ent_print_json (app);
  ent_sources_write_json (sources, json);
  ent_print_json_end (app, json);
}

static EntExit
show_one (EntApp *app, GError **error)
{
  int64_t id;
  if (!ent_app_id (app, 0, &id, error))
    return ENT_EXIT_USAGE;
  EntSource *source = ent_service_source (app->network, id, error);
  if (source == NULL)
    return ENT_EXIT_FAILED;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  g_ptr_array_add (sources, source);
  if (app->json) {
    write_json (app, sources);
    return ENT_EXIT_DONE;
  }
  g_autofree char *imported = ent_format_day (source->imported_us);
  g_autofree char *made = ent_format_day (source->as_of_us);
  ent_print (app, _ ("Source %d: %s, made on %s, imported on %s"), (int)id, source->kind, made, imported);
  ent_print (app, "\n");
  ent_print_text (app, ent_slice (source->path));
  g_autofree char *problems = ent_format_count (source->n_problems);
  ent_print (app, "\n");
  ent_print (app, ngettext ("%s problem:", "%s problems:", (unsigned long)source->n_problems), problems);
  ent_print (app, "\n");
  ent_problems_print (app, source->problems, SIZE_MAX);
  return ENT_EXIT_DONE;
}

static EntExit
show_all (EntApp *app, GError **error)
{
  g_autoptr (GPtrArray) sources = ent_service_sources (app->network, error);
  if (sources == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    write_json (app, sources);
    return ENT_EXIT_DONE;
  }
  g_autoptr (EntTable) table = ent_table_new (8);
  const char *headings[] = {_ ("id"),  _ ("imported"), _ ("made on"), _ ("rows"),
                            _ ("new"), _ ("skipped"),  _ ("kind"),    _ ("from")};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    ent_table_heading (table, i, headings[i], i == 0 || (i >= 3 && i <= 5), i >= 6);
  for (guint i = 0; i < sources->len; i++) {
    const EntSource *source = g_ptr_array_index (sources, i);
    ent_table_cell_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, source->id));
    ent_table_cell_take (table, ent_format_day (source->imported_us));
    ent_table_cell_take (table, ent_format_day (source->as_of_us));
    ent_table_cell_take (table, ent_format_count (source->n_records));
    ent_table_cell_take (table, ent_format_count (source->n_new));
    ent_table_cell_take (table, ent_format_count (source->n_skipped));
    ent_table_cell (table, ent_slice (source->kind));
    ent_table_cell (table, ent_slice (source->path));
  }
  ent_table_print (table, app);
  return ENT_EXIT_DONE;
}

static EntExit
run_sources (EntApp *app, GError **error)
{
  return app->n_arguments > 0 ? show_one (app, error) : show_all (app, error);
}

const EntCommand ent_cmd_sources = {
    .name = "sources",
    .synopsis = "[--json] [ID]",
    .summary = N_ ("List what was imported, or one source with all its problems"),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .n_max = 1,
    .run = run_sources,
};
