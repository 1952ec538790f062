/* `entregent sources`: what came in, and what could not be read of it. */
#include "cli/cli-private.h"

#include <stdint.h>

#define MAX_LEFT_OUT 50 /* senders on a terminal; JSON has all */

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
  ent_print (app, _ ("Source %d: %s, made on %s, imported on %s"), (int)id, ent_source_word (source->kind),
             made, imported);
  ent_print (app, "\n");
  ent_print_text (app, ent_slice (source->path));
  ent_print (app, "\n");
  ent_left_out_print (app, source->left_out, source->id);
  if (source->n_problems == 0) {
    ent_print (app, "%s\n", _ ("All of it could be read."));
    return ENT_EXIT_DONE;
  }
  g_autofree char *problems = ent_text_count (source->n_problems);
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
  ent_table_keep_end (table, 7);
  ent_table_fit_always (table);
  for (guint i = 0; i < sources->len; i++) {
    const EntSource *source = g_ptr_array_index (sources, i);
    ent_table_cell_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, source->id));
    ent_table_cell_take (table, ent_format_day (source->imported_us));
    ent_table_cell_take (table, ent_format_day (source->as_of_us));
    ent_table_cell_take (table, ent_text_count (source->n_records));
    ent_table_cell_take (table, ent_text_count (source->n_new));
    ent_table_cell_take (table, ent_text_count (source->n_skipped));
    ent_table_cell (table, ent_slice (ent_source_word (source->kind)));
    ent_table_cell (table, ent_slice (source->path));
  }
  ent_table_print (table, app);
  return ENT_EXIT_DONE;
}

static void
print_left_out (EntApp *app, const GPtrArray *left_out)
{
  g_autoptr (EntTable) table = ent_table_new (5);
  const char *headings[] = {_ ("mails"), _ ("last"), _ ("from"), _ ("why"), _ ("subject of the last")};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    ent_table_heading (table, i, headings[i], i == 0, i >= 2);
  ent_table_fit_always (table);
  guint n_shown = 0;
  for (guint i = 0; i < left_out->len && n_shown < MAX_LEFT_OUT; i++) {
    const EntLeftOutCount *count = g_ptr_array_index (left_out, i);
    if (ent_left_out_is_notification (count))
      continue;
    n_shown++;
    ent_table_cell_take (table, ent_text_count (count->n));
    ent_table_cell_take (table, ent_format_day (count->last_us));
    ent_table_cell (table, ent_slice (count->who != NULL ? count->who : ""));
    ent_table_cell (table, ent_slice (ent_left_out_reason_text (count->reason, count->n)));
    ent_table_cell (table, ent_slice (count->subject != NULL ? count->subject : ""));
  }
  if (n_shown > 0)
    ent_table_print (table, app);
}

static void
print_shapes (EntApp *app, const GPtrArray *shapes)
{
  g_autoptr (EntTable) table = ent_table_new (4);
  const char *headings[] = {_ ("mails"), _ ("first"), _ ("last"), _ ("shape: template, sender, subject")};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    ent_table_heading (table, i, headings[i], i == 0, i == 3);
  ent_table_fit_always (table);
  for (guint i = 0; i < MIN (shapes->len, MAX_LEFT_OUT); i++) {
    const EntCoverageCount *count = g_ptr_array_index (shapes, i);
    ent_table_cell_take (table, ent_text_count (count->n));
    ent_table_cell_take (table, ent_format_day (count->first_us));
    ent_table_cell_take (table, ent_format_day (count->last_us));
    ent_table_cell (table, ent_slice (count->what));
  }
  ent_table_print (table, app);
}

/* How much of LinkedIn's notifications was recognised, and the shapes of what was not. */
static void
print_coverage (EntApp *app, const EntCoverage *coverage)
{
  if (coverage->n_mails == 0)
    return;
  g_autofree char *mails = ent_text_count (coverage->n_mails);
  g_autofree char *recognised = ent_text_count (coverage->n_recognised);
  g_autofree char *unrecognised = ent_text_count (coverage->n_unrecognised);
  g_autofree char *disbelieved = ent_text_count (coverage->n_unverified + coverage->n_forged);
  g_autofree char *others = ent_text_count (coverage->n_other_account);
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("%s notification mail of LinkedIn: %s recognised, %s not, %s not believed, %s for another "
                "account",
                "%s notification mails of LinkedIn: %s recognised, %s not, %s not believed, %s for another "
                "account",
                (unsigned long)coverage->n_mails),
      mails, recognised, unrecognised, disbelieved, others);
  ent_print_wrapped (app, sentence, 0);
  for (guint i = 0; i < coverage->kinds->len; i++) {
    const EntCoverageCount *kind = g_ptr_array_index (coverage->kinds, i);
    g_autofree char *count = ent_text_count (kind->n);
    ent_print (app, "  %11s  %s\n", count, ent_coverage_kind_text (kind->what, kind->n));
  }
  if (coverage->shapes->len == 0)
    return;
  ent_print (app, "%s\n", _ ("Not recognised, by their shape, which names nobody:"));
  print_shapes (app, coverage->shapes);
}

/* What was left out of one source, or of all. */
static EntExit
show_left_out (EntApp *app, GError **error)
{
  int64_t id = 0;
  if (app->n_arguments > 0 && !ent_app_id (app, 0, &id, error))
    return ENT_EXIT_USAGE;
  g_autoptr (GPtrArray) left_out = ent_service_left_out (app->network, id, -1, error);
  if (left_out == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_left_out_write_json (left_out, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  if (left_out->len == 0) {
    ent_print (app, "%s\n", _ ("Nothing was left out."));
    return ENT_EXIT_DONE;
  }
  print_left_out (app, left_out);
  g_autoptr (EntCoverage) coverage = ent_coverage_of (left_out);
  print_coverage (app, coverage);
  return ENT_EXIT_DONE;
}

static EntExit
run_sources (EntApp *app, GError **error)
{
  if (ent_app_flag (app, "left-out"))
    return show_left_out (app, error);
  return app->n_arguments > 0 ? show_one (app, error) : show_all (app, error);
}

static const EntOption options[] = {
    {"left-out", ENT_OPTION_FLAG, NULL, N_ ("Show what was left out by rule, and from whom")},
    {NULL, ENT_OPTION_FLAG, NULL, NULL},
};

const EntCommand ent_cmd_sources = {
    .name = "sources",
    .synopsis = "[--json] [--left-out] [ID]",
    .summary = N_ ("List what was imported, or one source with all its problems"),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .options = options,
    .n_max = 1,
    .run = run_sources,
};
