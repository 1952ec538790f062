/* `entregent grow`: what it takes to have so many more quality contacts. */
#include "cli/cli-private.h"

#define DEFAULT_MINUTES 120
#define MAX_GOAL 1000000

/* Prints @text as a sentence of its own, and frees it. */
static void
print_sentence (EntApp *app, char *text)
{
  ent_print (app, "  ");
  ent_print_wrapped (app, text, 2);
  g_free (text);
}

/* So many a week, as people say it: with a decimal below ten, where one more or less is much. */
static char *
pace (double value)
{
  return g_strdup_printf ("%.*f", value < 9.95 ? 1 : 0, value);
}

static char *
range_text (const EntRange *range)
{
  g_autofree char *value = pace (range->value), *low = pace (range->low), *high = pace (range->high);
  return g_strdup_printf (_ ("%s (%s to %s)"), value, low, high);
}

static void
print_pace (EntApp *app, const EntGrowth *growth)
{
  const EntGrowthPlan *plan = &growth->plan;
  g_autofree char *invitations = range_text (&plan->invitations), *revivals = range_text (&plan->revivals);
  bool invites = plan->invitations.value > 0, revives = plan->revivals.value > 0;
  if (!invites && !revives) {
    print_sentence (app, g_strdup (_ ("Go on as you do: that is enough.")));
    return;
  }
  if (invites && revives)
    print_sentence (app, g_strdup_printf (_ ("It takes, a week, %s invitations and %s messages to contacts "
                                             "who fell silent, beside what you do now."),
                                          invitations, revivals));
  else if (invites)
    print_sentence (
        app, g_strdup_printf (_ ("It takes %s invitations a week, beside what you do now."), invitations));
  else
    print_sentence (
        app, g_strdup_printf (_ ("It takes %s messages a week to contacts who fell silent, beside what "
                                 "you do now."),
                              revivals));
}

static void
print_budget (EntApp *app, const EntGrowth *growth)
{
  const EntGrowthPlan *plan = &growth->plan;
  if (plan->is_bounded)
    print_sentence (app, g_strdup (_ ("Even that does not get you there: nobody can send more than about 100 "
                                      "invitations a week. Take a later day, or a smaller goal.")));
  if (plan->fits)
    print_sentence (app, g_strdup_printf (_ ("That is about %.0f minutes a week, within your %.0f."),
                                          plan->minutes, growth->minutes));
  else
    print_sentence (app,
                    g_strdup_printf (_ ("That is about %.0f minutes a week, more than your %.0f, which would "
                                        "bring about %.0f."),
                                     plan->minutes, growth->minutes, plan->reachable));
  print_sentence (app, g_strdup_printf (_ ("The chance to get there that way: %.0f%%."), 100 * plan->chance));
}

static void
print_share (EntApp *app, const EntRate *share, const char *known, const char *guessed)
{
  g_autofree char *n = ent_text_count (share->n);
  g_autofree char *percent = g_strdup_printf (_ ("%.0f%%"), 100 * ent_rate_mean (share));
  const char *text = share->n > 0 ? known : guessed;
  /* "{n}" and "{share}" stand where the language wants them. */
  g_auto (GStrv) at_n = g_strsplit (text, "{n}", -1);
  g_autofree char *with_n = g_strjoinv (n, at_n);
  g_auto (GStrv) at_share = g_strsplit (with_n, "{share}", -1);
  print_sentence (app, g_strjoinv (percent, at_share));
}

static void
print_funnel (EntApp *app, const EntGrowth *growth)
{
  const EntFunnel *funnel = &growth->funnel;
  ent_print (app, "\n%s\n", _ ("By your own past:"));
  print_share (app, &funnel->accepted, _ ("of {n} invitations that you sent, {share} were accepted"),
               _ ("no invitation of yours is known: {share} accepted is a guess"));
  print_share (app, &funnel->qualified, _ ("of {n} contacts who came lately, {share} are qualified"),
               _ ("nobody came lately: {share} qualified is a guess"));
  g_autofree char *age = g_strdup_printf ("%.0f", growth->cohort_days / 7);
  g_auto (GStrv) known = g_strsplit (
      _ ("of {n} qualified ones, the relation with {share} was good after {weeks} weeks"), "{weeks}", -1);
  g_autofree char *known_text = g_strjoinv (age, known);
  print_share (app, &funnel->good, known_text, _ ("nobody qualified is old enough: {share} good is a guess"));
  print_share (app, &funnel->revived,
               _ ("of {n} messages to qualified ones after half a year of silence, {share} were answered"),
               _ ("you never wrote to anybody after half a year: {share} answered is a guess"));
}

static void
print_growth (EntApp *app, const EntGrowth *growth)
{
  g_autofree char *goal = ent_text_count (growth->goal);
  g_autofree char *day = ent_format_day (growth->day * ENT_US_PER_DAY);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%s more qualified contact in a good relation by %s",
                                 "%s more qualified contacts in good relations by %s", growth->goal),
                       goal, day);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s\n\n", title);
  ent_print_style (app, ENT_STYLE_PLAIN);
  double by_itself = growth->plan.by_itself;
  print_sentence (app,
                  by_itself >= 0
                      ? g_strdup_printf (_ ("As things are, %.0f more will be there by then."), by_itself)
                      : g_strdup_printf (_ ("As things are, there will be %.0f fewer by then."), -by_itself));
  print_pace (app, growth);
  print_budget (app, growth);
  print_funnel (app, growth);
}

static EntExit
run_grow (EntApp *app, GError **error)
{
  int64_t goal = ent_app_number (app, "goal", 0), minutes = ent_app_number (app, "minutes", DEFAULT_MINUTES);
  const char *by = ent_app_text (app, "by");
  if (goal < 1 || goal > MAX_GOAL || by == NULL || minutes < 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("How many more, and by when? entregent grow --goal 100 --by 2027-06-30"));
    return ENT_EXIT_USAGE;
  }
  EntGrowth growth;
  if (!ent_service_grow (app->network, (unsigned)goal, by, (double)minutes, &growth, error))
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_growth_write_json (&growth, json);
    ent_print_json_end (app, json);
  } else
    print_growth (app, &growth);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"goal", ENT_OPTION_NUMBER, "N", N_ ("so many more qualified contacts in good relations")},
    {"by", ENT_OPTION_TEXT, "DATE", N_ ("by that day: 2027-06-30")},
    {"minutes", ENT_OPTION_NUMBER, "N", N_ ("the time there is for it in a week (120)")},
    {0},
};

const EntCommand ent_cmd_grow = {
    .name = "grow",
    .synopsis = "--goal N --by DATE [--minutes N] [--json]",
    .summary = N_ ("Say what it takes to have so many more quality contacts"),
    .description =
        N_ ("From your own past: how many of your invitations are accepted, how many of those who come are "
            "qualified, how many relations become good, and how many silent ones answer."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .options = options,
    .run = run_grow,
};
