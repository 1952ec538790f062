/* `entregent measure`: the measures over files of any origin. */
#include "cli/cli-private.h"

#include <math.h>

#define HORIZON_DAYS 90.

/* p with six digits after the point, faster than printf: there may be millions of them. */
static void
append_probability (double p, GString *out)
{
  char digits[] = "0.000000";
  long millionths = lround (p * 1e6);
  digits[0] = millionths >= 1000000 ? '1' : '0';
  for (size_t i = sizeof digits - 2; i >= 2; i--, millionths /= 10)
    digits[i] = (char)('0' + millionths % 10);
  g_string_append_len (out, digits, sizeof digits - 1);
}

static void
print_tie_json (EntApp *app, const EntTieChance *tie)
{
  EntJson *json = ent_print_json (app);
  ent_json_begin_object (json);
  ent_json_member_string (json, "source", tie->user);
  ent_json_member_string (json, "target", tie->contact);
  ent_json_member_double (json, "p_any", tie->p_any, 6);
  ent_json_member_double (json, "p_in", tie->p_in, 6);
  ent_json_end_object (json);
  ent_print_json_end (app, json);
}

/* Names with anything that a terminal would obey were refused when they were read. */
static void
print_tie (EntApp *app, const EntTieChance *tie)
{
  g_string_append_len (app->out, tie->user.data, (gssize)tie->user.length);
  g_string_append_c (app->out, ' ');
  g_string_append_len (app->out, tie->contact.data, (gssize)tie->contact.length);
  g_string_append_c (app->out, ' ');
  append_probability (tie->p_any, app->out);
  g_string_append_c (app->out, ' ');
  append_probability (tie->p_in, app->out);
  g_string_append_c (app->out, '\n');
}

static bool
print_ties (const EntTieChance ties[], size_t n, void *data)
{
  EntApp *app = data;
  for (size_t i = 0; i < n && !app->out_failed; i++) {
    if (app->json)
      print_tie_json (app, &ties[i]);
    else
      print_tie (app, &ties[i]);
    ent_print_more (app);
  }
  return !app->out_failed;
}

/* Seconds since 1970, or a date, whose first second it then is. */
static bool
parse_cut (const char *text, int64_t *out_s, GError **error)
{
  EntTime time;
  gint64 seconds;
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &seconds, NULL)) {
    *out_s = seconds;
    return true;
  }
  if (ent_time_from_iso (ent_slice (text), &time) && ent_time_is_known (time)) {
    *out_s = time.at_us / ENT_US_PER_SECOND;
    return true;
  }
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
               _ ("“%s” is no time: write seconds since 1970, or a date as 2026-05-03."), text);
  return false;
}

static bool
parse_horizon (const char *text, double *out_days, GError **error)
{
  char *end;
  *out_days = g_ascii_strtod (text, &end);
  if (*text != '\0' && *end == '\0' && isfinite (*out_days))
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no number of days."), text);
  return false;
}

static void
note_hindcast (const EntTieAnswer *answer)
{
  if (!answer->is_learned) {
    ent_note (_ ("The past before the cut holds too little to learn from; the shipped model was used."));
    return;
  }
  const EntCalibration *held = &answer->hindcast.targets[ENT_TARGET_ANY].fitted;
  ent_note (_ ("Learned on %zu past cases. On the last window before the cut, with what was known before it: "
               "AUC %.3f, log loss %.3f, calibration error %.3f."),
            answer->hindcast.n_rows, held->auc, held->log_loss, held->ece);
}

static EntExit
run_ties (EntApp *app, GError **error)
{
  const char *cut = ent_app_text (app, "cut");
  const char *horizon = ent_app_text (app, "horizon");
  EntTieRequest request = {.path = ent_app_text (app, "from"),
                           .horizon_days = HORIZON_DAYS,
                           .is_learned = ent_app_flag (app, "hindcast")};
  if (request.path == NULL || cut == NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("Say which file to read with --from, and as of when with --cut."));
    return ENT_EXIT_USAGE;
  }
  if (!parse_cut (cut, &request.cut_s, error) ||
      (horizon != NULL && !parse_horizon (horizon, &request.horizon_days, error)))
    return ENT_EXIT_USAGE;
  g_autoptr (EntTieAnswer) answer = ent_service_ties (&request, print_ties, app, error);
  if (answer == NULL)
    return ENT_EXIT_FAILED;
  if (request.is_learned)
    note_hindcast (answer);
  ent_problems_note (answer->report);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"from", ENT_OPTION_FILE, "FILE", N_ ("rows of time, source and target; - for standard input")},
    {"cut", ENT_OPTION_TEXT, "TIME", N_ ("as of then: seconds since 1970, or a date")},
    {"horizon", ENT_OPTION_TEXT, "DAYS", N_ ("about the DAYS after the cut (90)")},
    {"hindcast", ENT_OPTION_FLAG, NULL, N_ ("learn from the file's own past before the cut")},
    {0},
};

static const EntVerb verbs[] = {
    {"ties", "--from FILE --cut TIME [--horizon DAYS] [--hindcast] [--json]",
     N_ ("tell how likely people are to exchange again"), ENT_ACCESS_NONE, 0, 0, run_ties},
    {0},
};

const EntCommand ent_cmd_measure = {
    .name = "measure",
    .synopsis = "ties --from FILE --cut TIME [--horizon DAYS] [--hindcast] [--json]",
    .summary = N_ ("Measure a file of who wrote to whom and when"),
    .description = N_ (
        "A row of the file is a time in seconds since 1970, a source and a target, with blanks between: the "
        "source wrote to the target. For every two people with a row before the cut it prints\n"
        "\n"
        "  source target p_any p_in\n"
        "\n"
        "and the same from the other side: the chance that anything passes between them within the horizon, "
        "and that the target writes to the source. Nothing after the cut is looked at."),
    .has_json = true,
    .options = options,
    .verbs = verbs,
};
