/* `entregent import`: archives in, and what that changed. */
#include "cli/cli-private.h"

#include <stdio.h>

#define FIRST_PROBLEMS 10
#define FIRST_CHANGES 5

static bool
is_notification (const EntLeftOutCount *sum)
{
  return strcmp (sum->reason, "notification") == 0;
}

/* They are no letters, and not left out either. */
static void
print_notifications (EntApp *app, const EntLeftOutCount *sum)
{
  g_autofree char *count = ent_text_count (sum->n);
  ent_print (app,
             ngettext ("%s notification of LinkedIn's was read for what it tells.",
                       "%s notifications of LinkedIn's were read for what they tell.", (unsigned long)sum->n),
             count);
  ent_print (app, "\n");
}

/* What was left out by rule, and how to look at it. */
void
ent_left_out_print (EntApp *app, const GPtrArray *left_out, int64_t source_id)
{
  if (left_out == NULL || left_out->len == 0)
    return;
  bool is_headed = false;
  for (guint i = 0; i < left_out->len; i++)
    if (is_notification (g_ptr_array_index (left_out, i)))
      print_notifications (app, g_ptr_array_index (left_out, i));
  for (guint i = 0; i < left_out->len; i++) {
    const EntLeftOutCount *sum = g_ptr_array_index (left_out, i);
    g_autofree char *count = ent_text_count (sum->n);
    if (is_notification (sum))
      continue;
    if (!is_headed)
      ent_print (app, "%s\n", _ ("Left out by rule:"));
    is_headed = true;
    ent_print (app, "  %11s  %s\n", count, ent_left_out_reason_text (sum->reason, sum->n));
  }
  ent_print (app, _ ("  From whom: entregent sources --left-out %d"), (int)source_id);
  ent_print (app, "\n");
}

/* A bar on stderr. */
typedef struct {
  bool is_shown;
  int percent;
} Progress;

#define BAR 30

static void
show_progress (uint64_t done, uint64_t total, void *data)
{
  Progress *progress = data;
  int percent = total > 0 ? (int)(100 * MIN (done, total) / total) : 0;
  if (!progress->is_shown || percent == progress->percent)
    return;
  progress->percent = percent;
  char bar[BAR + 1];
  for (int i = 0; i < BAR; i++)
    bar[i] = i * 100 < percent * BAR ? '#' : '.';
  bar[BAR] = '\0';
  fprintf (stderr, "\r[%s] %3d%%", bar, percent);
  fflush (stderr);
}

static void
clear_progress (const Progress *progress)
{
  if (progress->percent >= 0)
    fprintf (stderr, "\r%*s\r", BAR + 8, "");
}

void
ent_problems_print (EntApp *app, const EntReport *report, size_t max)
{
  for (size_t i = 0; i < MIN (max, ent_report_n_kept (report)); i++) {
    const EntProblem *problem = ent_report_get (report, i);
    ent_print (app, "  ");
    ent_print_text (app, ent_slice (problem->file));
    if (problem->line > 0)
      ent_print (app, ":%" G_GUINT64_FORMAT, problem->line);
    if (*problem->column != '\0') {
      ent_print (app, ":");
      ent_print_text (app, ent_slice (problem->column));
    }
    ent_print (app, ": ");
    ent_print_text (app, ent_slice (problem->reason));
    ent_print (app, "\n");
    ent_print_more (app);
  }
}

static void
print_change (EntApp *app, EntDifferenceKind kind, const EntDifferenceRow *row)
{
  bool names_itself = kind == ENT_DIFFERENCE_NAME && *row->before != '\0';
  ent_print (app, "    ");
  if (!names_itself)
    ent_print_text (app, ent_slice (row->name));
  if (*row->before != '\0' || *row->after != '\0') {
    ent_print (app, "%s", names_itself ? "" : _ (": "));
    ent_print_text (app, ent_slice (row->before));
    ent_print (app, *row->before != '\0' ? (app->has_unicode ? " → " : " -> ") : "");
    ent_print_text (app, ent_slice (row->after));
  }
  ent_print (app, "\n");
}

void
ent_difference_print (EntApp *app, const EntDifference *difference)
{
  static const char *const lines[ENT_N_DIFFERENCES] = {
      [ENT_DIFFERENCE_JOINED] = N_ ("New LinkedIn connections"),
      [ENT_DIFFERENCE_LEFT] = N_ ("No longer connections"),
      [ENT_DIFFERENCE_JOB] = N_ ("Other job"),
      [ENT_DIFFERENCE_NAME] = N_ ("Other name"),
      [ENT_DIFFERENCE_EMAIL] = N_ ("E-mail address now known"),
  };
  for (size_t i = 0; i < ENT_N_DIFFERENCES; i++) {
    if (difference->n[i] == 0)
      continue;
    g_autofree char *count = ent_text_count (difference->n[i]);
    ent_print (app, "  ");
    ent_print (app, _ ("%s: %s"), _ (lines[i]), count);
    ent_print (app, "\n");
    for (guint j = 0; j < MIN (difference->rows[i]->len, FIRST_CHANGES); j++)
      print_change (app, (EntDifferenceKind)i, &g_array_index (difference->rows[i], EntDifferenceRow, j));
    if (difference->n[i] > FIRST_CHANGES)
      ent_print (app, "    %s\n", app->has_unicode ? "…" : "...");
  }
}

static void
print_counts (EntApp *app, const EntSource *source)
{
  const struct {
    const char *label;
    int64_t count;
  } lines[] = {
      {ngettext ("row read", "rows read", (unsigned long)source->n_records), source->n_records},
      {ngettext ("new one", "new ones", (unsigned long)source->n_new), source->n_new},
      {ngettext ("known already", "known already", (unsigned long)source->n_known), source->n_known},
      {ngettext ("left out (by rule, or unreadable)", "left out (by rule, or unreadable)",
                 (unsigned long)source->n_skipped),
       source->n_skipped},
      {ngettext ("contact changed", "contacts changed", (unsigned long)source->n_changed), source->n_changed},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *count = ent_text_count (lines[i].count);
    ent_print (app, "  %11s  %s\n", count, lines[i].label);
  }
  g_autofree char *contacts = ent_text_contacts (source->contacts_after);
  g_autofree char *more_contacts = ent_format_change (source->contacts_after - source->contacts_before);
  g_autofree char *interactions = ent_text_exchanges (source->interactions_after);
  g_autofree char *more_interactions =
      ent_format_change (source->interactions_after - source->interactions_before);
  ent_print (app, _ ("Your network now holds %s (%s) and %s (%s)."), contacts, more_contacts, interactions,
             more_interactions);
  ent_print (app, "\n");
}

static bool
has_rows (const EntDifference *difference)
{
  for (size_t i = 0; i < ENT_N_DIFFERENCES; i++)
    if (difference->n[i] > 0)
      return true;
  return false;
}

static void
print_source (EntApp *app, const EntSource *source)
{
  bool is_dry_run = ent_app_flag (app, "dry-run");
  g_autofree char *day = ent_format_day (source->as_of_us);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_text (app, ent_slice (source->path));
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  if (source->nothing_new) {
    ent_print (app, "%s\n",
               _ ("Nothing new: all of it was read before. To read it again: entregent import --all FILE"));
    return;
  }
  if (is_dry_run)
    ent_print (app, _ ("%s, made on %s; nothing is kept, this is what would change"),
               ent_source_word (source->kind), day);
  else
    ent_print (app, _ ("%s, made on %s; kept as source %d"), ent_source_word (source->kind), day,
               (int)source->id);
  ent_print (app, "\n");
  print_counts (app, source);
  /* On the first import everybody joins: that is no difference to anything. */
  if (source->contacts_before > 0 && has_rows (source->difference)) {
    ent_print (app, "%s\n", _ ("Since what was known before:"));
    ent_difference_print (app, source->difference);
  }
  ent_left_out_print (app, source->left_out, source->id);
  if (source->preview != NULL)
    ent_preview_print (app, source->preview);
  if (source->n_problems == 0)
    return;
  g_autofree char *problems = ent_text_count (source->n_problems);
  ent_print (app, ngettext ("%s problem:", "%s problems:", (unsigned long)source->n_problems), problems);
  ent_print (app, "\n");
  ent_problems_print (app, source->problems, FIRST_PROBLEMS);
  if (source->n_problems > FIRST_PROBLEMS) {
    ent_print (app, _ ("  All of them: entregent sources %d"), (int)source->id);
    ent_print (app, "\n");
  }
}

static EntSource *
import_one (EntApp *app, const char *path, GError **error)
{
  Progress progress = {app->is_interactive && !app->json, -1};
  const char *names = ent_app_text (app, "folders");
  g_auto (GStrv) folders = names != NULL ? g_strsplit (names, ",", -1) : NULL;
  const EntImportOptions import_options = {
      .read_all = ent_app_flag (app, "all"),
      .is_dry_run = ent_app_flag (app, "dry-run"),
      .mapping = ent_app_text (app, "mapping"),
      .imap = {.password_command = ent_app_text (app, "password-command"),
               .folders = (const char *const *)folders,
               .headers_only = ent_app_flag (app, "headers-only"),
               .ca_file = ent_app_text (app, "ca-file"),
               .allow_plain = ent_app_flag (app, "plain")},
      .progress = show_progress,
      .progress_data = &progress,
  };
  EntSource *source = ent_service_import (app->network, path, &import_options, error);
  clear_progress (&progress);
  return source;
}

static EntExit
run_import (EntApp *app, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  bool ok = true, any_new = false;
  for (unsigned i = 0; ok && i < app->n_arguments; i++) {
    EntSource *source = import_one (app, app->arguments[i], error);
    ok = source != NULL;
    if (!ok)
      break;
    any_new = any_new || !source->nothing_new;
    g_ptr_array_add (sources, source);
  }
  /* What came before the one that failed is in. */
  if (app->json && (ok || sources->len > 0)) {
    EntJson *json = ent_print_json (app);
    ent_sources_write_json (sources, json);
    ent_print_json_end (app, json);
  }
  for (guint i = 0; !app->json && i < sources->len; i++)
    print_source (app, g_ptr_array_index (sources, i));
  if (!ok)
    return ENT_EXIT_FAILED;
  return any_new ? ENT_EXIT_DONE : ENT_EXIT_NOTHING;
}

static const EntOption options[] = {
    {"all", ENT_OPTION_FLAG, NULL, N_ ("Read also what earlier imports have read")},
    {"dry-run", ENT_OPTION_FLAG, NULL, N_ ("Show what would change, and keep nothing")},
    {"mapping", ENT_OPTION_TEXT, N_ ("LIST"),
     N_ ("What the columns of an unknown table hold: Header=field,Header=field")},
    {"password-command", ENT_OPTION_TEXT, N_ ("COMMAND"),
     N_ ("Of a mailbox on a server: what prints its password")},
    {"folders", ENT_OPTION_TEXT, N_ ("LIST"),
     N_ ("Of a mailbox on a server: which folders, with commas between (the inbox and what was sent)")},
    {"headers-only", ENT_OPTION_FLAG, NULL,
     N_ ("Of a mailbox on a server: who wrote when and about what, but no texts")},
    {"ca-file", ENT_OPTION_FILE, N_ ("FILE"),
     N_ ("Of a mailbox on a server: the certificates to trust, instead of the system's")},
    {"plain", ENT_OPTION_FLAG, NULL, N_ ("Of a mailbox on this very machine: without TLS")},
    {NULL, ENT_OPTION_FLAG, NULL, NULL},
};

const EntCommand ent_cmd_import = {
    .name = "import",
    .synopsis = "[--json] [--all] [--dry-run] [--mapping LIST] FILE...",
    .summary = N_ ("Bring in a LinkedIn archive, a mailbox, an address book or a calendar"),
    .description = N_ (
        "FILE is a LinkedIn archive (a zip, or the folder it was unpacked to), a mailbox (mbox, Maildir, "
        ".eml files, Google Takeout), the address of one on a server (imaps://user@host/), an address "
        "book (vCard, LDIF, CSV of Google, Outlook, Thunderbird or your own; --dry-run shows what its "
        "columns are taken for), or a calendar (.ics). Nothing comes in twice: what is newer adds what is "
        "new and tells who joined, left, changed job or name. Each import can be taken back with "
        "“entregent undo”."),
    .access = ENT_ACCESS_CREATE,
    .has_json = true,
    .options = options,
    .n_min = 1,
    .n_max = ENT_MANY,
    .run = run_import,
};
