/* `entregent availability`: how the user answers, and how many relations they hold. */
#include "cli/cli-private.h"

#include <math.h>

#define SHOWN_MONTHS 12u
#define MARGIN "  "
#define INDENT 4

static void
print_heading (EntApp *app, const char *text)
{
  ent_print (app, MARGIN);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_wrapped (app, text, strlen (MARGIN));
  ent_print_style (app, ENT_STYLE_PLAIN);
}

static void
print_indented (EntApp *app, const char *text)
{
  ent_print (app, "%*s", INDENT, "");
  ent_print_wrapped (app, text, INDENT);
}

/* ---- Months ---- */

static char *
told_value (const EntAvailabilityMonth *month, EntAvailabilityMeasure measure)
{
  double value;
  if (!ent_availability_value (month, measure, &value))
    return g_strdup ("-");
  if (measure == ENT_AVAILABILITY_DELAY)
    return g_strdup_printf (C_ ("hours", "%.1f h"), exp (value));
  return g_strdup_printf (_ ("%.0f%%"), 100 * value);
}

static void
print_months (EntApp *app, const GArray *months)
{
  g_autoptr (EntTable) table = ent_table_new (5);
  ent_table_heading (table, 0, _ ("Month"), false, false);
  ent_table_heading (table, 1, _ ("live relations"), true, false);
  ent_table_heading (table, 2, _ ("you answer in"), true, false);
  ent_table_heading (table, 3, _ ("unanswered"), true, false);
  ent_table_heading (table, 4, _ ("balance"), true, false);
  for (guint i = months->len > SHOWN_MONTHS ? months->len - SHOWN_MONTHS : 0; i < months->len; i++) {
    const EntAvailabilityMonth *month = &g_array_index (months, EntAvailabilityMonth, i);
    ent_table_cell_take (table, ent_format_month (month->end_s / 86400));
    ent_table_cell_take (table, ent_text_count (month->n_live));
    for (EntAvailabilityMeasure measure = 0; measure < ENT_AVAILABILITY_N; measure++)
      ent_table_cell_take (table, told_value (month, measure));
  }
  ent_table_print (table, app);
}

/* ---- Where it bends ---- */

/* What changes from the bend on: for the worse or for the better. */
static const char *
bend_text (EntAvailabilityMeasure measure, bool grows)
{
  switch (measure) {
  case ENT_AVAILABILITY_DELAY:
    return grows ? _ ("Your answers get slower") : _ ("Your answers get faster");
  case ENT_AVAILABILITY_UNANSWERED:
    return grows ? _ ("You leave more without an answer") : _ ("You leave less without an answer");
  case ENT_AVAILABILITY_BALANCE:
  case ENT_AVAILABILITY_N:
    break;
  }
  return grows ? _ ("Exchanges get more even") : _ ("Exchanges get more one-sided");
}

static char *
told_bend (EntAvailabilityMeasure measure, const EntBend *bend)
{
  static const char *const names[ENT_AVAILABILITY_N] = {
      N_ ("How fast you answer"), N_ ("What you leave without an answer"), N_ ("How even exchanges are")};
  const char *name = _ (names[measure]);
  if (bend->verdict == ENT_BEND_NOT_ENOUGH)
    return g_strdup_printf (
        _ ("%s: cannot tell yet. %u months of the %u needed, with %u turns or more in each."), name,
        (unsigned)MIN (bend->n_rows, ENT_BEND_MIN_ROWS), ENT_BEND_MIN_ROWS, ENT_AVAILABILITY_MIN_TURNS);
  if (bend->verdict == ENT_BEND_NOT_SEEN)
    return g_strdup_printf (_ ("%s: no bend can be seen in %u months."), name, (unsigned)bend->n_rows);
  const char *change = bend_text (measure, bend->after > bend->before);
  if (!bend->has_place)
    return g_strdup_printf (_ ("%s as more relations live; from how many on cannot be told yet."), change);
  g_autofree char *at = ent_text_count (lround (bend->at.estimate));
  g_autofree char *low = ent_text_count (lround (bend->at.low)),
                  *high = ent_text_count (lround (bend->at.high));
  return g_strdup_printf (_ ("%s from about %s live relations on (%s to %s)."), change, at, low, high);
}

/* ---- Layers and signature ---- */

static void
print_layers (EntApp *app, const EntLayers *layers)
{
  print_heading (app, _ ("Your layers: contacts by the days with an exchange in the last year"));
  if (layers->n_layers == 0) {
    print_indented (app, _ ("Cannot tell yet: there are too few ties of different strength."));
    return;
  }
  g_autoptr (EntTable) table = ent_table_new (2);
  ent_table_heading (table, 0, _ ("contacts"), true, false);
  ent_table_heading (table, 1, _ ("days of 365, at least"), true, false);
  for (size_t i = 0; i < layers->n_layers; i++) {
    ent_table_cell_take (table, ent_text_count ((int64_t)layers->n_within[i]));
    ent_table_cell_take (table, g_strdup_printf ("%u", layers->least[i]));
  }
  ent_table_print (table, app);
  print_indented (app, _ ("Often told, to read this by and no limit of yours: 5, 15, 50, 150 (Dunbar)."));
}

static char *
told_part (double part, bool is_known)
{
  return is_known ? g_strdup_printf (_ ("%.0f%%"), 100 * part) : g_strdup ("-");
}

static void
print_windows (EntApp *app, const GArray *windows)
{
  print_heading (app, _ ("Where your exchanges go, year by year"));
  if (windows->len == 0) {
    g_autofree char *text = g_strdup_printf (
        _ ("Cannot tell yet: fewer than %u exchanges in the last 12 months."), ENT_SIGNATURE_MIN_EVENTS);
    print_indented (app, text);
    return;
  }
  g_autoptr (EntTable) table = ent_table_new (6);
  ent_table_heading (table, 0, _ ("Year until"), false, false);
  ent_table_heading (table, 1, _ ("contacts"), true, false);
  ent_table_heading (table, 2, _ ("closest 5"), true, false);
  ent_table_heading (table, 3, _ ("closest 20"), true, false);
  ent_table_heading (table, 4, _ ("turnover"), true, false);
  ent_table_heading (table, 5, _ ("spread"), true, false);
  for (guint i = 0; i < windows->len; i++) {
    const EntSignatureWindow *window = &g_array_index (windows, EntSignatureWindow, i);
    ent_table_cell_take (table, ent_format_month (window->until_s / 86400));
    ent_table_cell_take (table, ent_text_count ((int64_t)window->n_contacts));
    ent_table_cell_take (table, told_part (window->top_shares[1], true));
    ent_table_cell_take (table, told_part (window->top_shares[2], true));
    ent_table_cell_take (table, told_part (window->turnover, window->has_before));
    ent_table_cell_take (table, told_part (window->distance, window->has_before));
  }
  ent_table_print (table, app);
}

static void
print_availability (EntApp *app, const EntAvailability *availability)
{
  g_autofree char *day = ent_format_day (availability->day * ENT_US_PER_DAY);
  g_autofree char *heading = g_strdup_printf (_ ("Your availability until %s"), day);
  ent_print (app, "\n");
  print_heading (app, heading);
  ent_print (app, "\n");
  if (availability->months->len > 0) {
    print_months (app, availability->months);
    ent_print (app, "\n");
  }
  print_heading (app, _ ("Does it bend as more relations live?"));
  for (EntAvailabilityMeasure measure = 0; measure < ENT_AVAILABILITY_N; measure++) {
    g_autofree char *text = told_bend (measure, &availability->bends[measure]);
    print_indented (app, text);
  }
  ent_print (app, "\n");
  print_layers (app, &availability->layers);
  ent_print (app, "\n");
  print_windows (app, availability->windows);
  ent_print (app, "\n");
}

static EntExit
run_availability (EntApp *app, GError **error)
{
  int64_t day;
  if (!ent_app_day (app, "at", ENT_TODAY, &day, error))
    return ENT_EXIT_USAGE;
  g_autoptr (EntAvailability) availability = ent_service_availability (app->network, day, error);
  if (availability == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    print_availability (app, availability);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_availability_write_json (availability, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"at", ENT_OPTION_TEXT, "YYYY-MM-DD", N_ ("as of the end of that past day")},
    {0},
};

const EntCommand ent_cmd_availability = {
    .name = "availability",
    .synopsis = "[--at YYYY-MM-DD] [--json]",
    .summary = N_ ("Show how you answer, and how many relations you hold"),
    .description =
        N_ ("How fast you answer, what you leave without an answer and how even exchanges are, against the "
            "number of live relations: those with an exchange in 90 days. Beside it the layers of your own "
            "ties, and how your attention is spread."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .options = options,
    .run = run_availability,
};
