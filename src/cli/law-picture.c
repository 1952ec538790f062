/* What the law says, for people: three answers, a chart, and what is to be minded. */
#include "cli/cli-private.h"

#include <math.h>

#define MARGIN "  "
#define INDENT 4 /* columns before an answer */
#define BAR 16   /* columns of a bar: 100 of 100 */
#define MOST_YEARS 15u

/* ---- Sentences ---- */

/* How many of 100; with a decimal where a whole number would say nothing. */
static char *
told_share (double share)
{
  return g_strdup_printf (share > 0 && share < .02 ? C_ ("of 100", "%.1f") : C_ ("of 100", "%.0f"),
                          100 * share);
}

static char *
told_not_enough (const EntLawAnswer *answer)
{
  if (answer->is_constant)
    return g_strdup (_ ("Not to be told: it was all alike, from the first month to the last."));
  if (answer->n_months < ENT_LAW_MIN_MONTHS)
    return g_strdup_printf (_ ("Not enough data yet: %u months of the %u needed."),
                            (unsigned)answer->n_months, ENT_LAW_MIN_MONTHS);
  return g_strdup_printf (
      _ ("Not enough data yet: %u of the %u periods that are compared have %u contacts or more."),
      answer->n_blocks, ENT_JACKKNIFE_BLOCKS, ENT_LAW_MIN_BLOCK);
}

static const char *
verdict_text (const EntLawAnswer *answer)
{
  bool is_against = answer->verdict == ENT_LAW_AGAINST;
  if (answer->verdict == ENT_LAW_UNDECIDED)
    return answer->is_differenced ? _ ("Cannot tell yet.") : _ ("No detectable link in your history.");
  switch (answer->question) {
  case ENT_LAW_COMPOSITION:
    return is_against ? _ ("Yes, in your history: your additions got less qualified as you grew.")
                      : _ ("No, the reverse: your additions got more qualified as you grew.");
  case ENT_LAW_FIXED_AGE:
    return is_against
               ? _ ("Yes, in your history: your additions became good relations less often as you grew.")
               : _ ("No, the reverse: your additions became good relations more often as you grew.");
  case ENT_LAW_ELASTICITY:
  case ENT_LAW_N_QUESTIONS:
    break;
  }
  return is_against ? _ ("No: good relations got fewer while your network grew.")
                    : _ ("Yes: good relations grew along.");
}

/* From half the contacts to all. */
static char *
told_doubling (const EntLawAnswer *answer)
{
  bool is_composition = answer->question == ENT_LAW_COMPOSITION;
  g_autofree char *half = ent_text_count ((int64_t)answer->n_contacts);
  g_autofree char *all = ent_text_count ((int64_t)(2 * answer->n_contacts));
  g_autofree char *share = told_share (answer->share), *doubled = told_share (answer->doubled);
  g_autofree char *low = told_share (answer->doubled_low), *high = told_share (answer->doubled_high);
  if (answer->verdict == ENT_LAW_UNDECIDED)
    return g_strdup_printf (
        is_composition
            ? _ ("Of 100 who came, %s were qualified at %s contacts and %s at %s. Less than %s and "
                 "more than %s are excluded.")
            : _ ("Of 100 who came, %s were in a good relation six months later at %s contacts and %s "
                 "at %s. Less than %s and more than %s are excluded."),
        share, half, doubled, all, low, high);
  return g_strdup_printf (
      is_composition
          ? _ ("Of 100 who came, %s were qualified at %s contacts and %s at %s (%s to %s).")
          : _ ("Of 100 who came, %s were in a good relation six months later at %s contacts and %s at "
               "%s (%s to %s)."),
      share, half, doubled, all, low, high);
}

/* Times as many good relations with twice the contacts. */
static char *
told_elasticity (const EntLawAnswer *answer)
{
  double times = exp2 (answer->slope.estimate), low = exp2 (answer->slope.low),
         high = exp2 (answer->slope.high);
  g_autofree char *first =
      high > 100
          ? g_strdup (_ ("The months say next to nothing about what a doubling of your network brings."))
          : g_strdup_printf (_ ("With each doubling of your network, good relations became %.1f times as "
                                "many (%.1f to %.1f; 2.0 is in proportion)."),
                             times, low, high);
  if (!answer->is_differenced)
    return g_steal_pointer (&first);
  return g_strconcat (first, " ", _ ("Months are too alike to be compared but with the one before."), NULL);
}

/* The smallest fall that such a history would show. */
static char *
told_power (const EntLawAnswer *answer)
{
  double odds = answer->share / (1 - answer->share) * exp (-answer->detectable * G_LN2);
  g_autofree char *before = told_share (answer->share), *after = told_share (odds / (1 + odds));
  return g_strdup_printf (_ ("A smaller fall than from %s to %s could hardly have been seen."), before,
                          after);
}

static char *
told_answer (const EntLawAnswer *answer)
{
  if (answer->verdict == ENT_LAW_NOT_ENOUGH)
    return told_not_enough (answer);
  const char *verdict = verdict_text (answer);
  if (answer->question == ENT_LAW_ELASTICITY) {
    g_autofree char *numbers = told_elasticity (answer);
    return g_strconcat (verdict, " ", numbers, NULL);
  }
  g_autofree char *numbers = told_doubling (answer);
  if (answer->verdict != ENT_LAW_UNDECIDED)
    return g_strconcat (verdict, " ", numbers, NULL);
  g_autofree char *power = told_power (answer);
  return g_strconcat (verdict, " ", numbers, " ", power, NULL);
}

/* ---- Answers ---- */

static void
print_indented (EntApp *app, const char *text)
{
  ent_print (app, "%*s", INDENT, "");
  ent_print_wrapped (app, text, INDENT);
}

static const char *
origin_word (EntOrigin origin)
{
  static const char *const words[ENT_N_ORIGINS] = {NC_ ("origin", "LinkedIn"), NC_ ("origin", "mail"),
                                                   NC_ ("origin", "meetings"), NC_ ("origin", "otherwise")};
  return g_dpgettext2 (GETTEXT_PACKAGE, "origin", words[origin]);
}

/* Where parts say the contrary of the whole, they are the answer. */
static void
print_segments (EntApp *app, const EntLawReport *report, EntLawQuestion question)
{
  bool differs = false;
  for (guint i = 0; question < ENT_LAW_ELASTICITY && i < report->segments->len; i++)
    differs |= g_array_index (report->segments, EntLawSegment, i).differs[question];
  if (!differs)
    return;
  print_indented (app, _ ("Parts of your network say the contrary. Mind them, and not the whole:"));
  for (guint i = 0; i < report->segments->len; i++) {
    const EntLawSegment *segment = &g_array_index (report->segments, EntLawSegment, i);
    if (segment->answers[question].verdict == ENT_LAW_NOT_ENOUGH)
      continue;
    g_autofree char *answer = told_answer (&segment->answers[question]);
    g_autoptr (GString) line = g_string_new (NULL);
    ent_text_append_printable (
        ent_slice (segment->target != NULL ? segment->target : origin_word (segment->origin)), line);
    g_string_append_printf (line, "%s%s", C_ ("after a name", ": "), answer);
    ent_print (app, "%*s- ", INDENT, "");
    ent_print_wrapped (app, line->str, INDENT + 2);
  }
}

static void
print_answer (EntApp *app, const EntLawReport *report, EntLawQuestion question)
{
  static const char *const questions[ENT_LAW_N_QUESTIONS] = {
      N_ ("Are those who come less often qualified, the larger your network?"),
      N_ ("Do they become good relations less often? (six months after they came)"),
      N_ ("Do good relations grow along with the network?")};
  g_autofree char *answer = told_answer (&report->answers[question]);
  ent_print (app, MARGIN);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_wrapped (app, _ (questions[question]), strlen (MARGIN));
  ent_print_style (app, ENT_STYLE_PLAIN);
  print_indented (app, answer);
  print_segments (app, report, question);
  ent_print (app, "\n");
}

/* Too little for any question: said once. */
static bool
print_too_little (EntApp *app, const EntLawReport *report)
{
  for (EntLawQuestion question = 0; question < ENT_LAW_N_QUESTIONS; question++)
    if (report->answers[question].verdict != ENT_LAW_NOT_ENOUGH || report->answers[question].is_constant)
      return false;
  uint32_t n_contacts = report->months->len > 0
                            ? g_array_index (report->months, EntLawMonth, report->months->len - 1).n_contacts
                            : 0;
  g_autofree char *count = ent_text_count (n_contacts);
  g_autofree char *text =
      g_strdup_printf (_ ("Not enough data yet: %s contacts in %u months. To tell whether quality follows "
                          "quantity takes %u months, "
                          "and %u contacts or more in each eighth of them; %u of %u have so many. So few "
                          "people are best looked at "
                          "one by one: entregent list"),
                       count, report->months->len, ENT_LAW_MIN_MONTHS, ENT_LAW_MIN_BLOCK,
                       report->answers[ENT_LAW_COMPOSITION].n_blocks, ENT_JACKKNIFE_BLOCKS);
  ent_print (app, MARGIN);
  ent_print_wrapped (app, text, strlen (MARGIN));
  ent_print (app, "\n");
  return true;
}

/* ---- Chart ---- */

static void
print_right (EntApp *app, const char *text, size_t columns)
{
  for (size_t n = ent_text_columns (ent_slice (text)); n < columns; n++)
    g_string_append_c (app->out, ' ');
  g_string_append (app->out, text);
}

static void
print_bar (EntApp *app, uint32_t part, uint32_t whole)
{
  if (whole == 0) {
    ent_print (app, "  %*s%-*s", 4, "-", BAR + 1, "");
    return;
  }
  double share = (double)part / whole;
  g_autofree char *number = told_share (share);
  ent_print (app, "  ");
  print_right (app, number, 4);
  ent_print (app, " ");
  long n = lround (share * BAR);
  for (long i = 0; i < BAR; i++)
    g_string_append (app->out, i >= n ? " " : app->has_unicode ? "█" : "#");
}

/* What the questions are about, without a model: shares among those who came in a year. */
static void
print_chart (EntApp *app, const EntLawReport *report)
{
  guint first = report->years->len > MOST_YEARS ? report->years->len - MOST_YEARS : 0;
  ent_print (app, MARGIN);
  ent_print_style (app, ENT_STYLE_DIM);
  ent_text_append_fitted (ent_slice (_ ("Came in")), 10, true, app->out);
  print_right (app, _ ("came"), 9);
  print_right (app, _ ("contacts"), 10);
  ent_print (app, "  ");
  ent_text_append_fitted (ent_slice (_ ("qualified, of 100")), BAR + 5, true, app->out);
  ent_print (app, "  ");
  ent_text_append_fitted (ent_slice (_ ("good at 6 months")), BAR, false, app->out);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  int64_t n_contacts = 0;
  for (guint i = 0; i < report->years->len; i++) {
    const EntCohort *year = &g_array_index (report->years, EntCohort, i);
    n_contacts += year->n;
    if (i < first)
      continue;
    g_autofree char *came = ent_text_count (year->n), *contacts = ent_text_count (n_contacts);
    ent_print (app, MARGIN "%-10d", report->first_year + (int)i);
    print_right (app, came, 9);
    print_right (app, contacts, 10);
    print_bar (app, year->n_qualified, year->n);
    print_bar (app, year->n_aged_good, year->n_aged);
    while (app->out->len > 0 && app->out->str[app->out->len - 1] == ' ')
      g_string_truncate (app->out, app->out->len - 1);
    ent_print (app, "\n");
  }
}

/* ---- What is to be minded ---- */

static void
print_caveats (EntApp *app, const EntLawReport *report)
{
  ent_print (app, "\n");
  if (report->survivors_until_us != ENT_TIME_UNKNOWN) {
    g_autofree char *day = ent_format_day (report->survivors_until_us);
    g_autofree char *text = g_strdup_printf (
        _ ("Survivors only before %s, your first list of connections: who had left by then is not on it."),
        day);
    ent_print (app, MARGIN);
    ent_print_wrapped (app, text, strlen (MARGIN));
  }
  ent_print (app, MARGIN);
  ent_print_wrapped (
      app, _ ("Titles are those your sources tell: who rose since looks qualified from the first day on."),
      strlen (MARGIN));
  if (report->n_undated > 0) {
    g_autofree char *count = ent_text_count ((int64_t)report->n_undated);
    g_autofree char *text =
        g_strdup_printf (ngettext ("%s contact is left out: nobody knows since when you know each other.",
                                   "%s contacts are left out: nobody knows since when you know each other.",
                                   report->n_undated),
                         count);
    ent_print (app, MARGIN);
    ent_print_wrapped (app, text, strlen (MARGIN));
  }
  ent_print (app, "\n");
}

void
ent_law_print (EntApp *app, const EntLawReport *report)
{
  g_autofree char *day = ent_format_day (report->day * ENT_US_PER_DAY);
  ent_print (app, "\n" MARGIN);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, _ ("Quality and quantity in your history until %s"), day);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n\n");
  if (report->targets->len == 0) {
    ent_print (app, MARGIN);
    ent_print_wrapped (app, _ ("Say who is qualified for your goal: entregent target import FILE"),
                       strlen (MARGIN));
    ent_print (app, "\n");
  }
  bool is_too_little = print_too_little (app, report);
  for (EntLawQuestion question = 0; !is_too_little && question < ENT_LAW_N_QUESTIONS; question++)
    if (question != ENT_LAW_COMPOSITION || report->targets->len > 0)
      print_answer (app, report, question);
  print_chart (app, report);
  print_caveats (app, report);
}

void
ent_cohort_table_print (EntApp *app, const EntCohortTable *table)
{
  g_autoptr (EntTable) shown = ent_table_new (6);
  ent_table_heading (shown, 0,
                     table->kind == ENT_COHORTS_BY_YEAR     ? _ ("Came in")
                     : table->kind == ENT_COHORTS_BY_ORIGIN ? _ ("Came by")
                                                            : _ ("Qualified for"),
                     false, true);
  ent_table_heading (shown, 1, _ ("came"), true, false);
  ent_table_heading (shown, 2, _ ("qualified"), true, false);
  ent_table_heading (shown, 3, _ ("good now"), true, false);
  ent_table_heading (shown, 4, _ ("good at 6 months"), true, false);
  ent_table_heading (shown, 5, _ ("left"), true, false);
  for (guint i = 0; i < table->rows->len; i++) {
    const EntCohortRow *row = &g_array_index (table->rows, EntCohortRow, i);
    const EntCohort *counts = &row->counts;
    ent_table_cell (
        shown, ent_slice (table->kind == ENT_COHORTS_BY_ORIGIN ? origin_word ((EntOrigin)i) : row->name));
    ent_table_cell_take (shown, ent_text_count (counts->n));
    ent_table_cell_take (shown, ent_text_count (counts->n_qualified));
    ent_table_cell_take (shown, ent_text_count (counts->n_good));
    g_autofree char *good = ent_text_count (counts->n_aged_good), *aged = ent_text_count (counts->n_aged);
    ent_table_cell_take (shown, g_strdup_printf (_ ("%s of %s"), good, aged));
    ent_table_cell_take (shown, ent_text_count (counts->n_left));
  }
  ent_table_print (shown, app);
}
