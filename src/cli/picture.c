/* The terminal picture: the network at a glance, for eyes that know nothing of scores. */
#include "cli/cli-private.h"

#include <math.h>

#define LABEL 16  /* columns of a row's name */
#define CELL 10   /* columns of a number */
#define MONTH 9   /* columns of a month and of the number below it */
#define CURVE 24  /* months that a curve shows */
#define QUARTER 3 /* months */
#define MARGIN "  "

static const EntRelationClass order[] = {ENT_RELATION_GOOD, ENT_RELATION_NEUTRAL, ENT_RELATION_BAD,
                                         ENT_RELATION_UNKNOWN};

static void
print_right (EntApp *app, const char *text, size_t columns)
{
  for (size_t n = ent_text_columns (ent_slice (text)); n < columns; n++)
    g_string_append_c (app->out, ' ');
  g_string_append (app->out, text);
}

static void
print_label (EntApp *app, const char *text)
{
  ent_print (app, MARGIN);
  ent_text_append_fitted (ent_slice (text), LABEL, true, app->out);
}

static void
print_count (EntApp *app, int64_t count, size_t columns)
{
  g_autofree char *text = ent_text_count (count);
  print_right (app, text, columns);
}

static void
print_rule (EntApp *app)
{
  ent_print (app, MARGIN);
  for (unsigned i = 0; i < LABEL + CELL * (G_N_ELEMENTS (order) + 1); i++)
    g_string_append (app->out, app->has_unicode ? "─" : "-");
  ent_print (app, "\n");
}

/* ---- Headline ---- */

static void
print_share (EntApp *app, const char *label, int64_t count, int64_t whole)
{
  g_autofree char *text = ent_text_count (count);
  ent_print (app, MARGIN);
  ent_print_style (app, ENT_STYLE_BOLD);
  print_right (app, text, CELL);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, MARGIN);
  if (whole <= 0) {
    ent_print (app, "%s\n", label);
    return;
  }
  double share = 100.0 * (double)count / (double)whole;
  ent_text_append_fitted (ent_slice (label), 36, true, app->out);
  ent_print (app, share > 0 && share < 1 ? _ ("%.1f%%") : _ ("%.0f%%"), share);
  ent_print (app, "\n");
}

/* What the user's answers say beside what the rules count. */
static void
print_survey (EntApp *app, const EntStatus *status)
{
  const EntLabelShare *survey = &status->survey;
  if (survey->n_labels == 0)
    return;
  g_autofree char *estimate =
      ent_text_estimate (survey->share, (EntInterval){survey->low, survey->high}, status->contacts);
  ent_print (app, MARGIN "%*s" MARGIN, CELL, "");
  ent_print_style (app, ENT_STYLE_DIM);
  ent_print (app, _ ("%s by your %d answers"), estimate, (int)survey->n_labels);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
}

static void
print_headline (EntApp *app, const EntStatus *status)
{
  g_autofree char *day = ent_format_day (status->day * ENT_US_PER_DAY);
  g_autofree char *connected = ent_text_count (status->connected);
  ent_print (app, "\n" MARGIN);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, _ ("Your network on %s"), day);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n\n");
  g_autofree char *of_them = g_strdup_printf (
      ngettext ("%s connected", "%s connected", (unsigned long)status->connected), connected);
  g_autofree char *contacts =
      g_strdup_printf (ngettext ("contact (%s)", "contacts (%s)", (unsigned long)status->contacts), of_them);
  print_share (app, contacts, status->contacts, 0);
  print_share (
      app, ngettext ("qualified for your goal", "qualified for your goal", (unsigned long)status->qualified),
      status->qualified, status->contacts);
  print_survey (app, status);
  print_share (app, _ ("in a good relation"), ent_status_of_relation (status, ENT_RELATION_GOOD),
               status->contacts);
  print_share (app,
               ngettext ("both: a quality contact", "both: quality contacts", (unsigned long)status->both),
               status->both, status->contacts);
  if (status->is_stale)
    ent_print (app, "\n" MARGIN "%s\n",
               _ ("(Nobody may write to the network now: relations are as of that day.)"));
}

/* ---- Matrix ---- */

static void
print_matrix_row (EntApp *app, const char *label, const int64_t counts[ENT_N_RELATION_CLASSES])
{
  int64_t total = 0;
  print_label (app, label);
  for (size_t i = 0; i < G_N_ELEMENTS (order); i++) {
    print_count (app, counts[order[i]], CELL);
    total += counts[order[i]];
  }
  print_count (app, total, CELL);
  ent_print (app, "\n");
}

static void
print_matrix (EntApp *app, const EntStatus *status)
{
  int64_t all[ENT_N_RELATION_CLASSES];
  ent_print (app, "\n");
  print_label (app, _ ("Relation"));
  ent_print_style (app, ENT_STYLE_DIM);
  for (size_t i = 0; i < G_N_ELEMENTS (order); i++) {
    all[order[i]] = ent_status_of_relation (status, order[i]);
    print_right (app, ent_relation_word (order[i]), CELL);
  }
  print_right (app, _ ("total"), CELL);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  print_rule (app);
  print_matrix_row (app, _ ("Qualified"), status->matrix[1]);
  print_matrix_row (app, _ ("Not qualified"), status->matrix[0]);
  print_rule (app);
  print_matrix_row (app, _ ("All"), all);
}

/* ---- Curves ---- */

static int64_t
get_contacts (const EntStatusMonth *month)
{
  return month->contacts;
}

static int64_t
get_qualified (const EntStatusMonth *month)
{
  return month->qualified;
}

static int64_t
get_good (const EntStatusMonth *month)
{
  return month->good;
}

static int64_t
get_both (const EntStatusMonth *month)
{
  return month->both;
}

typedef int64_t (*GetFunc) (const EntStatusMonth *month);

/* The month so many months before the last one, which must be in the series. */
static const EntStatusMonth *
month_back (const EntStatus *status, guint months)
{
  return &g_array_index (status->series, EntStatusMonth, status->series->len - 1 - months);
}

/* Each curve has its own scale, from its smallest month to its largest: what shows is the movement. */
static void
print_blocks (EntApp *app, const EntStatus *status, GetFunc get)
{
  static const char *const unicode[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  static const char *const ascii[] = {"_", ".", ".", "-", "-", "=", "=", "#"};
  guint n = MIN (status->series->len, CURVE);
  int64_t low = INT64_MAX, high = INT64_MIN;
  for (guint i = 0; i < n; i++) {
    int64_t value = get (month_back (status, i));
    low = MIN (low, value);
    high = MAX (high, value);
  }
  for (guint i = n; i < CURVE; i++)
    g_string_append_c (app->out, ' ');
  for (guint i = n; i-- > 0;) {
    double level = high > low ? (double)(get (month_back (status, i)) - low) / (double)(high - low)
                   : high > 0 ? 0.5
                              : 0;
    size_t block = (size_t)lround (level * (double)(G_N_ELEMENTS (unicode) - 1));
    g_string_append (app->out, app->has_unicode ? unicode[block] : ascii[block]);
  }
}

static void
print_curve (EntApp *app, const EntStatus *status, const char *label, GetFunc get)
{
  guint n = MIN (status->series->len, CURVE);
  int64_t now = get (month_back (status, 0));
  int64_t quarter_ago = status->series->len > QUARTER ? get (month_back (status, QUARTER)) : 0;
  print_label (app, label);
  print_count (app, get (month_back (status, n - 1)), MONTH);
  ent_print (app, "  ");
  print_blocks (app, status, get);
  ent_print (app, "  ");
  print_count (app, now, MONTH);
  int64_t change = now - quarter_ago;
  g_autofree char *text = ent_format_change (change);
  ent_print_style (app, change > 0 ? ENT_STYLE_GOOD : change < 0 ? ENT_STYLE_BAD : ENT_STYLE_PLAIN);
  print_right (app, text, CELL + 1);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
}

static void
print_curves (EntApp *app, const EntStatus *status)
{
  guint n = MIN (status->series->len, CURVE);
  if (n == 0)
    return;
  g_autofree char *from = ent_format_month (month_back (status, n - 1)->day);
  g_autofree char *to = ent_format_month (month_back (status, 0)->day);
  ent_print (app, "\n");
  print_label (app, _ ("Month by month"));
  ent_print_style (app, ENT_STYLE_DIM);
  print_right (app, from, MONTH);
  ent_print (app, "%*s", CURVE + 4, "");
  print_right (app, to, MONTH);
  print_right (app, _ ("3 months"), CELL + 1);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  print_curve (app, status, _ ("Contacts"), get_contacts);
  print_curve (app, status, _ ("Qualified"), get_qualified);
  print_curve (app, status, _ ("Good relation"), get_good);
  print_curve (app, status, _ ("Both"), get_both);
}

/* ---- What moved ---- */

static void
print_moves (EntApp *app, const EntStatus *status)
{
  bool has_heading = false;
  for (guint i = 0; i < status->moves->len; i++) {
    const EntStatusMove *move = &g_array_index (status->moves, EntStatusMove, i);
    if (lround (move->after) == lround (move->before))
      continue; /* "2 → 2" would say nothing */
    if (!has_heading)
      ent_print (app, "\n" MARGIN "%s\n", _ ("What moved most this quarter (warmth, 0 to 100)"));
    has_heading = true;
    bool is_up = move->after > move->before;
    const char *mark = app->has_unicode ? (is_up ? "▲" : "▼") : (is_up ? "+" : "-");
    ent_print (app, MARGIN);
    ent_print_style (app, is_up ? ENT_STYLE_GOOD : ENT_STYLE_BAD);
    ent_print (app, "%s", mark);
    ent_print_style (app, ENT_STYLE_PLAIN);
    ent_print (app, " ");
    ent_text_append_fitted (ent_slice (move->name), 40, true, app->out);
    ent_print (app, " %3.0f %s %3.0f\n", move->before, app->has_unicode ? "→" : "->", move->after);
  }
}

/* What to do next, in a sentence. */
static void
print_advice (EntApp *app, const EntStatus *status)
{
  ent_print (app, "\n");
  if (status->contacts == 0)
    ent_print (app, MARGIN "%s\n", _ ("Nobody is in here yet: entregent import FILE"));
  else if (status->targets->len == 0)
    ent_print (app, MARGIN "%s\n", _ ("Say who is qualified for your goal: entregent target import FILE"));
  else if (status->qualified > 0)
    ent_print (app, MARGIN "%s\n",
               _ ("Qualified, and the relation sleeps: entregent list is:qualified -relation:good"));
  if (status->unattached > 0) {
    g_autofree char *count = ent_text_count (status->unattached);
    ent_print (app, MARGIN);
    ent_print (app,
               ngettext ("%s name in your archive fits no single contact and waits.",
                         "%s names in your archive fit no single contact and wait.",
                         (unsigned long)status->unattached),
               count);
    ent_print (app, "\n");
  }
}

void
ent_status_print (EntApp *app, const EntStatus *status)
{
  print_headline (app, status);
  print_matrix (app, status);
  print_curves (app, status);
  print_moves (app, status);
  print_advice (app, status);
  ent_print (app, "\n");
}

/* ---- Two networks ---- */

static void
print_pair (EntApp *app, const char *label, int64_t a, int64_t b)
{
  ent_print (app, MARGIN);
  ent_text_append_fitted (ent_slice (label), 30, true, app->out);
  print_count (app, a, 2 * CELL);
  print_count (app, b, 2 * CELL);
  ent_print (app, "\n");
}

static void
print_names (EntApp *app, const EntComparison *comparison)
{
  ent_print (app, "\n" MARGIN "%30s", "");
  ent_print_style (app, ENT_STYLE_BOLD);
  for (size_t i = 0; i < G_N_ELEMENTS (comparison->path); i++) {
    g_autofree char *base = g_path_get_basename (comparison->path[i]);
    g_autoptr (GString) fitted = g_string_new (NULL);
    ent_text_append_fitted (ent_slice (base), 2 * CELL - 2, false, fitted);
    print_right (app, fitted->str, 2 * CELL);
  }
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
}

void
ent_comparison_print (EntApp *app, const EntComparison *comparison)
{
  const EntStatus *a = comparison->status[0], *b = comparison->status[1];
  print_names (app, comparison);
  print_pair (app, _ ("Contacts"), a->contacts, b->contacts);
  print_pair (app, _ ("Qualified"), a->qualified, b->qualified);
  for (size_t i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autofree char *label = g_strdup_printf (_ ("Relation: %s"), ent_relation_word (order[i]));
    print_pair (app, label, ent_status_of_relation (a, order[i]), ent_status_of_relation (b, order[i]));
  }
  print_pair (app, _ ("Qualified and good"), a->both, b->both);
  print_pair (app, _ ("Exchanges"), a->interactions, b->interactions);
  ent_print (app, "\n");
  ent_print (app, MARGIN);
  ent_print_wrapped (app, comparison->verdict, strlen (MARGIN));
  ent_print (app, "\n");
}
