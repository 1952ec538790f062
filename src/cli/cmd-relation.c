/* `entregent relation`: how well relations are foreseen, and pinning the class of one. */
#include "cli/cli-private.h"

#include <math.h>

#define PLOT 41u  /* columns of the picture: a step is 2.5 in 100 */
#define LABEL 28u /* columns of the labels of the table */

/* ---- Numbers ---- */

static void
print_measure (EntApp *app, const char *label, double shipped, double fitted, int decimals)
{
  ent_print (app, "  ");
  ent_text_append_fitted (ent_slice (label), LABEL, true, app->out);
  const double values[] = {shipped, fitted};
  for (size_t i = 0; i < G_N_ELEMENTS (values); i++) {
    if (isnan (values[i]))
      ent_print (app, "%16s", "-");
    else
      ent_print (app, "%16.*f", decimals, values[i]);
  }
  ent_print (app, "\n");
}

static void
print_right (EntApp *app, const char *text)
{
  size_t columns = ent_text_columns (ent_slice (text));
  ent_print (app, "%*s%s", (int)(columns < 16 ? 16 - columns : 1), "", text);
}

static void
print_measures (EntApp *app, const EntHindcastTarget *target)
{
  const EntCalibration *shipped = &target->shipped, *fitted = &target->fitted;
  ent_print (app, "  %*s", (int)LABEL, "");
  print_right (app, _ ("shipped"));
  print_right (app, _ ("learned"));
  ent_print (app, "\n");
  print_measure (app, _ ("order (AUC, 0.5 to 1)"), shipped->auc, fitted->auc, 3);
  print_measure (app, _ ("log loss"), shipped->log_loss, fitted->log_loss, 3);
  print_measure (app, _ ("calibration error"), shipped->ece, fitted->ece, 3);
  print_measure (app, _ ("expected to write, in 100"), 100 * shipped->predicted, 100 * fitted->predicted, 0);
  double came = 100 * (double)fitted->n_came / (double)fitted->n;
  print_measure (app, _ ("wrote, in 100"), came, came, 0);
}

/* ---- The picture ---- */

static size_t
column_of (double p)
{
  return (size_t)lround (p * (PLOT - 1));
}

static void
print_bin (EntApp *app, const EntReliabilityBin *bin)
{
  size_t said = column_of (bin->predicted), came = column_of (bin->observed);
  ent_print (app, "  %10.0f %10.0f %8zu  ", 100 * bin->predicted, 100 * bin->observed, bin->n);
  for (size_t i = 0; i < PLOT; i++) {
    bool is_between = i > MIN (said, came) && i < MAX (said, came);
    const char *mark = i == said && i == came ? "#"
                       : i == said            ? "o"
                       : i == came            ? "x"
                       : is_between           ? "-"
                       : i % 10 == 0          ? "."
                                              : " ";
    ent_print (app, "%s", mark);
  }
  while (app->out->len > 0 && app->out->str[app->out->len - 1] == ' ')
    g_string_truncate (app->out, app->out->len - 1);
  ent_print (app, "\n");
}

static void
print_reliability (EntApp *app, const EntCalibration *calibration)
{
  ent_print (app, "\n");
  ent_print_wrapped (app,
                     _ ("Contacts in tenths by the chance they were given to write (o), and how many of them "
                        "wrote (x), in 100; # where both are one:"),
                     0);
  ent_print (app, "\n  ");
  const char *const headings[] = {_ ("chance"), _ ("wrote"), _ ("contacts")};
  static const int widths[] = {10, 10, 8};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++) {
    size_t columns = ent_text_columns (ent_slice (headings[i]));
    ent_print (app, "%s%*s%s", i > 0 ? " " : "", MAX (widths[i] - (int)columns, 0), "", headings[i]);
  }
  ent_print (app, "  %-10s%-10s%-10s%-8s%s\n", "0", "25", "50", "75", "100");
  for (size_t i = 0; i < ENT_RELIABILITY_BINS; i++)
    if (calibration->bins[i].n > 0)
      print_bin (app, &calibration->bins[i]);
}

/* ---- The model in words ---- */

static const char *const feature_words[ENT_N_FEATURES] = {
    [ENT_FEATURE_RECENCY_ANY] = N_ ("the longer ago the last exchange was"),
    [ENT_FEATURE_RECENCY_IN] = N_ ("the longer ago their last word came"),
    [ENT_FEATURE_DAYS] = N_ ("the more days you have been in touch on"),
    [ENT_FEATURE_OVERDUE] = N_ ("the further silence outlasts the usual gap"),
    [ENT_FEATURE_REPLY_RATE] = N_ ("the more of your messages they answer within a week"),
    [ENT_FEATURE_USER_LOAD] = N_ ("the more you are in touch with people lately"),
};

static void
print_model (EntApp *app, const EntLearnedModel *learned)
{
  ent_print (app, "\n");
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s", _ ("What the chance that they write depends on"));
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  for (size_t k = 0; k < ENT_N_FEATURES; k++) {
    double slope = learned->model.in.slope[k];
    const char *way = slope > 0 ? _ ("higher") : slope < 0 ? _ ("lower") : _ ("alike");
    ent_print (app, "  %+6.2f  ", slope);
    ent_text_append_fitted (ent_slice (way), 12, true, app->out);
    ent_print (app, "%s\n", _ (feature_words[k]));
  }
  ent_print (app, "\n");
  if (!learned->is_learned[ENT_TARGET_IN]) {
    ent_print_wrapped (app,
                       _ ("In use is the shipped model: what was learned on your past was not clearly better "
                          "on the window held out at the last turn of the year, or there was too little of "
                          "it."),
                       0);
    return;
  }
  g_autofree char *day = ent_format_day (learned->learned_us);
  g_autofree char *rows = ent_text_count (learned->n_rows);
  g_autofree char *text = g_strdup_printf (
      _ ("In use is the model learned on your own past as of %s: %s cases, calibration error %.2f."), day,
      rows, learned->ece[ENT_TARGET_IN]);
  ent_print_wrapped (app, text, 0);
}

static void
print_first_words (EntApp *app, const EntHindcast *hindcast)
{
  static const char *const labels[ENT_N_TENURES] = {
      N_ ("known for under 90 days"), N_ ("known for 90 to 365 days"), N_ ("known for over a year")};
  ent_print (app, "\n%s\n", _ ("With whom nothing ever passed: a first exchange within 90 days"));
  for (size_t i = 0; i < ENT_N_TENURES; i++) {
    const EntFirstWord *one = &hindcast->first_word[i];
    ent_print (app, "  ");
    ent_text_append_fitted (ent_slice (_ (labels[i])), LABEL, true, app->out);
    ent_print (app, _ ("%4.1f in 100 (%zu of %zu so far)"), 100 * one->p, one->n_came, one->n);
    ent_print (app, "\n");
  }
}

static void
print_foresight (EntApp *app, const EntForesight *foresight)
{
  const EntHindcast *now = &foresight->now;
  const EntHindcastTarget *in = &now->targets[ENT_TARGET_IN];
  g_autofree char *cut = ent_format_day ((int64_t)now->cut_s * ENT_US_PER_SECOND);
  size_t have, need;
  if (ent_hindcast_lack (now, ENT_TARGET_IN, &have, &need)) {
    g_autofree char *text = g_strdup_printf (
        need == ENT_LEARN_FULL_ROWS
            ? _ ("Not enough data: on %s there were %zu contacts with a past, and %zu are needed.")
            : _ ("Not enough data: since %s the fewer of those who wrote and those who did not are %zu, and "
                 "%zu are needed."),
        cut, have, need);
    ent_print_wrapped (app, text, 0);
  } else {
    g_autofree char *text = g_strdup_printf (_ ("How well the last %.0f days were foreseen on %s, with "
                                                "nothing but what was known then: who of %zu "
                                                "contacts would write?"),
                                             now->horizon_days, cut, in->fitted.n);
    ent_print_wrapped (app, text, 0);
    ent_print (app, "\n");
    print_measures (app, in);
    if (ent_calibration_habits_changed (&in->fitted)) {
      ent_print (app, "\n");
      ent_print_wrapped (app,
                         _ ("Habits changed: what came in these days differs from what your past gave reason "
                            "to expect by more than 5 in 100."),
                         0);
    }
    print_reliability (app, &in->fitted);
  }
  print_first_words (app, now);
  print_model (app, &foresight->model);
}

static EntExit
show_foresight (EntApp *app, GError **error)
{
  EntForesight foresight;
  if (!ent_service_foresight (app->network, &foresight, error))
    return ENT_EXIT_FAILED;
  if (!app->json) {
    print_foresight (app, &foresight);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_foresight_write_json (&foresight, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

/* ---- Pins ---- */

static bool
parse_class (const char *word, EntRelationClass *out_class, GError **error)
{
  *out_class = ENT_N_RELATION_CLASSES;
  if (strcmp (word, "auto") == 0 ||
      (ent_relation_class_from_name (ent_slice (word), out_class) && *out_class != ENT_RELATION_UNKNOWN))
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is none of good, neutral, bad and auto."), word);
  return false;
}

static EntExit
pin (EntApp *app, GError **error)
{
  int64_t id;
  EntRelationClass class;
  EntPin done;
  if (!ent_app_id (app, 0, &id, error) || !parse_class (app->arguments[1], &class, error))
    return ENT_EXIT_USAGE;
  if (!ent_service_pin (app->network, id, class, &done, error))
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_pin_write_json (&done, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  if (done.pinned == ENT_N_RELATION_CLASSES)
    ent_print (app, _ ("The relation with %d counts as it is measured."), (int)done.contact_id);
  else
    ent_print (app, _ ("The relation with %d counts as %s, whatever is measured."), (int)done.contact_id,
               ent_relation_word (done.pinned));
  ent_print (app, "\n");
  ent_print (app, _ ("To take it back: entregent undo %d"), (int)done.source_id);
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

static EntExit
run_relation (EntApp *app, GError **error)
{
  bool looks_back = ent_app_flag (app, "hindcast");
  if (looks_back ? app->n_arguments == 0 : app->n_arguments == 2)
    return looks_back ? show_foresight (app, error) : pin (app, error);
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                       _ ("Give --hindcast, or a contact and one of good, neutral, bad and auto."));
  return ENT_EXIT_USAGE;
}

static const EntOption options[] = {
    {"hindcast", ENT_OPTION_FLAG, NULL, N_ ("tell how well the last 90 days were foreseen")},
    {0},
};

const EntCommand ent_cmd_relation = {
    .name = "relation",
    .synopsis = "--hindcast [--json] | ID good|neutral|bad|auto [--json]",
    .summary = N_ ("Tell how well relations are foreseen, or pin the class of one"),
    .description =
        N_ ("A relation that you pin counts as you say, in lists and numbers too; what is measured is "
            "shown beside it, and counts again after auto."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .n_max = 2,
    .options = options,
    .run = run_relation,
};
