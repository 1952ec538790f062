/* `entregent dormant`: those who were close once. */
#include "cli/person-private.h"

#define FIRST_PAGE 10
#define SUBJECT_COLUMNS 60

static void
print_sleeper (EntApp *app, const EntSleeper *sleeper, int64_t now_us)
{
  g_autoptr (GString) line = g_string_new (NULL);
  ent_person_append (&sleeper->contact, line);
  ent_print (app, "  ");
  ent_print_wrapped (app, line->str, 4);
  g_autofree char *ago = ent_format_ago (sleeper->last_us, now_us);
  g_autofree char *days = ent_text_count (sleeper->n_active_days);
  g_string_printf (line,
                   ngettext ("in touch on %s day, last %s", "in touch on %s days, last %s",
                             (unsigned long)sleeper->n_active_days),
                   days, ago);
  if (*sleeper->subject != '\0') {
    g_autoptr (GString) subject = g_string_new (NULL);
    ent_text_append_fitted (ent_slice (sleeper->subject), SUBJECT_COLUMNS, false, subject);
    g_string_append_printf (line, _ (", about “%s”"), subject->str);
  }
  if (sleeper->n_ties > 0) {
    g_autofree char *ties = ent_text_count (sleeper->n_ties);
    g_string_append (line, C_ ("between reasons", "; "));
    g_string_append_printf (line,
                            ngettext ("tied to %s of your contacts", "tied to %s of your contacts",
                                      (unsigned long)sleeper->n_ties),
                            ties);
  }
  ent_print (app, "      ");
  ent_print_wrapped (app, line->str, 6);
}

static void
print_sleepers (EntApp *app, const EntSleepers *sleepers)
{
  if (!sleepers->has_target) {
    ent_print_wrapped (
        app, _ ("Without a target nobody is qualified, so nobody can be dormant: entregent target import"),
        0);
    return;
  }
  g_autofree char *total = ent_text_count (sleepers->total);
  g_autofree char *days = ent_text_count (sleepers->silence_days);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("%s qualified contact who was close once has been silent for more than %s days.",
                "%s qualified contacts who were close once have been silent for more than %s days.",
                (unsigned long)sleepers->total),
      total, days);
  ent_print_wrapped (
      app, sleepers->total == 0 ? _ ("No qualified contact who was close once sleeps.") : heading, 0);
  int64_t now_us = ent_now_us ();
  for (guint i = 0; i < sleepers->sleepers->len; i++) {
    print_sleeper (app, &g_array_index (sleepers->sleepers, EntSleeper, i), now_us);
    ent_print_more (app);
  }
  ent_print_rest (app, sleepers->sleepers->len, sleepers->total, 2);
}

static EntExit
run_dormant (EntApp *app, GError **error)
{
  int64_t limit, days = ent_app_number (app, "silent", 0);
  if (!ent_app_limit (app, FIRST_PAGE, &limit, error))
    return ENT_EXIT_USAGE;
  if (days < 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("--silent is a number of days."));
    return ENT_EXIT_USAGE;
  }
  g_autoptr (EntSleepers) sleepers = ent_service_dormant (app->network, days, limit, error);
  if (sleepers == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_sleepers_write_json (sleepers, json);
    ent_print_json_end (app, json);
  } else
    print_sleepers (app, sleepers);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"silent", ENT_OPTION_NUMBER, "DAYS", N_ ("silent for more than DAYS days (730)")},
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N of them (10; -1 for all)")},
    {0},
};

const EntCommand ent_cmd_dormant = {
    .name = "dormant",
    .synopsis = "[--silent DAYS] [--limit N] [--json]",
    .summary = N_ ("List the qualified who were close once and are silent"),
    .description =
        N_ ("Old ties keep their trust and bring news that the present ones don't have. Each comes "
            "with what you last talked about. Nobody whose relation is bad is listed."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .options = options,
    .run = run_dormant,
};
