/* `entregent plan`: whom to be in touch with this week, and what the user rules about it. */
#include "cli/cli-private.h"

#include <math.h>

#define INDENT 9

static void
print_plain (EntApp *app, size_t indent, const char *text)
{
  g_autoptr (GString) printable = g_string_new (NULL);
  ent_text_append_printable (ent_slice (text), printable);
  ent_print (app, "%*s", (int)indent, "");
  ent_print_wrapped (app, printable->str, indent);
}

static void
print_who (EntApp *app, const EntContact *contact)
{
  g_autoptr (GString) who = g_string_new (NULL);
  const char *parts[] = {contact->title, contact->organisation};
  ent_print (app, "%7" G_GINT64_FORMAT "  ", contact->id);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_text (app, ent_slice (contact->name));
  ent_print_style (app, ENT_STYLE_PLAIN);
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (*parts[i] == '\0')
      continue;
    g_string_append (who, ", ");
    ent_text_append_printable (ent_slice (parts[i]), who);
  }
  g_autoptr (GString) name = g_string_new (NULL), fitted = g_string_new (NULL);
  ent_text_append_printable (ent_slice (contact->name), name);
  size_t taken = INDENT + ent_text_columns (ent_slice_of (name));
  ent_text_append_fitted (ent_slice_of (who), app->width > taken ? app->width - taken : 0, false, fitted);
  ent_print (app, "%s\n", fitted->str);
}

static void
print_touch (EntApp *app, const EntWeekTouch *touch, int64_t now_us)
{
  print_who (app, &touch->contact);
  g_autofree char *step = g_strdup_printf (_ ("%s, %d min: %s"), ent_channel_word (touch->channel),
                                           touch->minutes, touch->step_text);
  print_plain (app, INDENT, step);
  g_autoptr (GString) reasons = g_string_new (NULL);
  for (guint i = 0; i < touch->reasons->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? " " : "",
                            g_array_index (touch->reasons, EntScoreReason, i).text);
  ent_print_style (app, ENT_STYLE_DIM);
  print_plain (app, INDENT, reasons->str);
  if (*touch->subject != '\0') {
    g_autofree char *ago = ent_format_ago (touch->subject_us, now_us);
    /* A question whole, anything else on a line. */
    size_t around = INDENT + 8 + ent_text_columns (ent_slice (ago));
    size_t columns = touch->cause == ENT_CAUSE_REPLY ? 2 * app->width : app->width - around;
    g_autoptr (GString) fitted = g_string_new (NULL);
    ent_text_append_fitted (ent_slice (touch->subject), columns, false, fitted);
    g_autofree char *subject = g_strdup_printf (_ ("“%s” (%s)"), fitted->str, ago);
    print_plain (app, INDENT, subject);
  }
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print_more (app);
}

/* Names, with commas. */
static char *
list_names (const GArray *touches)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < touches->len; i++) {
    g_string_append (names, i > 0 ? ", " : "");
    ent_text_append_printable (ent_slice (g_array_index (touches, EntWeekTouch, i).contact.name), names);
  }
  return g_string_free (names, FALSE);
}

static void
print_paragraph (EntApp *app, char *text)
{
  ent_print_wrapped (app, text, 0);
  g_free (text);
}

static void
print_left_over (EntApp *app, const EntWeek *week)
{
  if (week->touches->len > 0 && week->used_minutes < week->minutes && week->price <= 0)
    ent_print_wrapped (
        app,
        _ ("Minutes are left over: everybody else was tried within three weeks, waits for their "
           "day, or cannot be reached."),
        0);
}

static void
print_worth (EntApp *app, const EntWeek *week)
{
  /* Where nothing is scarce there is nothing to choose. */
  if (week->price > 0 && !isnan (week->efficiency))
    print_paragraph (
        app, g_strdup_printf (_ ("Kept up week after week, this way of choosing gets %.0f%% of the most "
                                 "that %d minutes a week can keep warm."),
                              100 * week->efficiency, (int)week->minutes));
  if (week->price > 0)
    print_paragraph (
        app,
        g_strdup_printf (_ ("The price of a minute: ten of them, at the end of this plan, bring %.0f days of "
                            "warmth with a qualified contact."),
                         10 * 7 * week->price));
  if (week->more->len > 0) {
    g_autofree char *names = list_names (week->more);
    print_paragraph (app, g_strdup_printf (_ ("%d minutes more would bring %.0f weeks of warmth: %s."),
                                           ENT_WEEK_MORE_MINUTES, week->more_gain, names));
  }
}

static void
print_rest (EntApp *app, const EntWeek *week)
{
  g_autofree char *waiting = ent_text_count (week->n_waiting);
  g_autofree char *aside = ent_text_count (week->n_left_aside);
  if (week->n_waiting > 0)
    print_paragraph (
        app, g_strdup_printf (ngettext ("%s more waits for an answer, or is wanted by you, and did not fit.",
                                        "%s more wait for an answer, or are wanted by you, and did not fit.",
                                        (unsigned long)week->n_waiting),
                              waiting));
  if (week->n_left_aside > 0)
    print_paragraph (
        app,
        g_strdup_printf (
            ngettext ("%s contact is knowingly left aside: minutes are better spent on others. To keep "
                      "somebody all the same: entregent plan pin ID",
                      "%s contacts are knowingly left aside: minutes are better spent on others. To keep "
                      "somebody all the same: entregent plan pin ID",
                      (unsigned long)week->n_left_aside),
            aside));
  if (week->rhythm_minutes > (double)week->minutes)
    print_paragraph (app,
                     g_strdup_printf (_ ("Your own rhythms ask for %.0f minutes a week, and there are %d."),
                                      week->rhythm_minutes, (int)week->minutes));
  if (!week->has_targets)
    print_paragraph (app, g_strdup (_ ("There is no target yet, so everybody counts alike: entregent target "
                                       "import FILE")));
  ent_print_wrapped (
      app,
      _ ("Done: entregent plan done ID. Not now: entregent plan snooze ID 3m. Never: entregent "
         "plan mute ID"),
      0);
}

static void
print_week (EntApp *app, const EntWeek *week, int64_t limit)
{
  int64_t now_us = week->day * ENT_US_PER_DAY;
  g_autofree char *day = ent_format_day (now_us);
  ent_print_style (app, ENT_STYLE_BOLD);
  print_paragraph (app, g_strdup_printf (ngettext ("Your week from %s: %d contact, %d of %d minutes",
                                                   "Your week from %s: %d contacts, %d of %d minutes",
                                                   (unsigned long)week->touches->len),
                                         day, (int)week->touches->len, (int)week->used_minutes,
                                         (int)week->minutes));
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  for (guint i = 0; i < week->touches->len && (limit < 0 || i < limit); i++) {
    print_touch (app, &g_array_index (week->touches, EntWeekTouch, i), now_us);
    ent_print (app, "\n");
  }
  if (week->touches->len == 0)
    ent_print (app, "%s\n\n", _ ("Nobody needs a word from you this week."));
  print_left_over (app, week);
  print_worth (app, week);
  print_rest (app, week);
}

static bool
write_ics (const EntWeek *week, int64_t limit, const char *path, GError **error)
{
  g_autoptr (GString) calendar = g_string_new (NULL);
  ent_week_append_ics (week, limit, calendar);
  return g_file_set_contents (path, calendar->str, (gssize)calendar->len, error);
}

static EntExit
run_plan (EntApp *app, GError **error)
{
  const EntWeekRequest request = {.minutes = ent_app_number (app, "minutes", ENT_WEEK_AS_SET),
                                  .at = ent_app_text (app, "at"),
                                  .target = ent_app_text (app, "target")};
  int64_t limit = ent_app_number (app, "limit", -1);
  const char *ics = ent_app_text (app, "ics");
  g_autoptr (EntWeek) week = ent_service_plan (app->network, &request, error);
  if (week == NULL || (ics != NULL && !write_ics (week, limit, ics, error)))
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_week_write_json (week, limit, json);
    ent_print_json_end (app, json);
  } else
    print_week (app, week, limit);
  return ENT_EXIT_DONE;
}

/* ---- Rulings ---- */

/* What was written, for programs: the @source_id that undo takes, 0 for a setting, and whom it finds now,
 * unless -1. */
static EntExit
tell_programs (EntApp *app, int64_t source_id, int64_t n_contacts)
{
  EntJson *json = ent_print_json (app);
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  if (source_id > 0)
    ent_json_member_int (json, "source", source_id);
  else
    ent_json_member_null (json, "source");
  if (n_contacts >= 0)
    ent_json_member_int (json, "contacts", n_contacts);
  ent_json_end_object (json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static EntExit
say_done (EntApp *app, const char *what, int64_t source_id)
{
  if (app->json)
    return tell_programs (app, source_id, -1);
  ent_print (app, "%s ", what);
  ent_print (app, _ ("To take it back: entregent undo %d"), (int)source_id);
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

static EntExit
run_done (EntApp *app, GError **error)
{
  int64_t id, source_id, minutes = ent_app_number (app, "minutes", 0);
  if (!ent_app_id (app, 0, &id, error) ||
      !ent_service_plan_done (app->network, id, ent_app_text (app, "channel"), minutes, &source_id, error))
    return ENT_EXIT_FAILED;
  return say_done (app, _ ("Logged."), source_id);
}

static EntExit
run_snooze (EntApp *app, GError **error)
{
  int64_t id, day, source_id;
  if (!ent_app_id (app, 0, &id, error) ||
      !ent_service_plan_snooze (app->network, id, app->arguments[1], &day, &source_id, error))
    return ENT_EXIT_FAILED;
  g_autofree char *until = ent_format_day (day * ENT_US_PER_DAY);
  g_autofree char *what = g_strdup_printf (_ ("Not before %s."), until);
  return say_done (app, what, source_id);
}

static EntExit
run_attend (EntApp *app, bool is_pin, GError **error)
{
  int64_t id, source_id;
  if (!ent_app_id (app, 0, &id, error) ||
      !ent_service_plan_attend (app->network, id, is_pin, &source_id, error))
    return ENT_EXIT_FAILED;
  return say_done (app, is_pin ? _ ("Planned first from now on.") : _ ("Never planned from now on."),
                   source_id);
}

static EntExit
run_mute (EntApp *app, GError **error)
{
  return run_attend (app, false, error);
}

static EntExit
run_pin (EntApp *app, GError **error)
{
  return run_attend (app, true, error);
}

static EntExit
run_free (EntApp *app, GError **error)
{
  int64_t id, source_id;
  if (!ent_app_id (app, 0, &id, error) || !ent_service_plan_free (app->network, id, &source_id, error))
    return ENT_EXIT_FAILED;
  return say_done (app, _ ("Planned like everybody else."), source_id);
}

/* A number of days or minutes, or "off" for 0. */
static bool
read_number (const char *text, int64_t *out_number, GError **error)
{
  gint64 number = 0;
  if (strcmp (text, "off") != 0 && !g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &number, NULL)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no number: give one, or “off”."), text);
    return false;
  }
  *out_number = number;
  return true;
}

static EntExit
run_rhythm (EntApp *app, GError **error)
{
  int64_t id, days, source_id, n;
  unsigned last = app->n_arguments - 1;
  if (!read_number (app->arguments[last], &days, error))
    return ENT_EXIT_USAGE;
  if (last == 1 && g_ascii_string_to_signed (app->arguments[0], 10, 1, G_MAXINT64, &id, NULL)) {
    if (!ent_service_plan_rhythm (app->network, id, days, &source_id, error))
      return ENT_EXIT_FAILED;
    g_autofree char *what = g_strdup_printf (
        ngettext ("A word every day.", "A word every %d days.", (unsigned long)days), (int)days);
    return say_done (app, days > 0 ? what : _ ("No rhythm of their own any more."), source_id);
  }
  g_free (app->arguments[last]);
  app->arguments[last] = NULL;
  app->n_arguments--;
  g_autofree char *query = ent_app_join (app, 0);
  if (!ent_service_plan_rhythm_query (app->network, query, days, &n, error))
    return ENT_EXIT_FAILED;
  if (app->json)
    return tell_programs (app, 0, n);
  g_autofree char *count = ent_text_count (n);
  ent_print (app,
             days > 0 ? ngettext ("The rhythm is kept; %s contact has it now.",
                                  "The rhythm is kept; %s contacts have it now.", (unsigned long)n)
                      : ngettext ("The rhythm is gone; %s contact had it.",
                                  "The rhythm is gone; %s contacts had it.", (unsigned long)n),
             count);
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

static EntExit
run_minutes (EntApp *app, GError **error)
{
  int64_t minutes;
  if (!read_number (app->arguments[1], &minutes, error) ||
      !ent_service_plan_minutes (app->network, app->arguments[0], minutes, error))
    return ENT_EXIT_USAGE;
  if (app->json)
    return tell_programs (app, 0, -1);
  ent_print (app, "%s\n", _ ("Kept."));
  return ENT_EXIT_DONE;
}

static const EntVerb verbs[] = {
    {"done", "[--channel WORD] [--minutes N] ID", N_ ("log a word to them, and what it took"),
     ENT_ACCESS_WRITE, 1, 1, run_done},
    {"snooze", "ID DATE|3m", N_ ("not before that day: 10d, 2w, 3m, 1y from now"), ENT_ACCESS_WRITE, 2, 2,
     run_snooze},
    {"mute", "ID", N_ ("never plan them"), ENT_ACCESS_WRITE, 1, 1, run_mute},
    {"pin", "ID", N_ ("plan them first"), ENT_ACCESS_WRITE, 1, 1, run_pin},
    {"free", "ID", N_ ("take back a pin, a mute or a snooze"), ENT_ACCESS_WRITE, 1, 1, run_free},
    {"rhythm", "ID|QUERY DAYS|off", N_ ("a word every so many days, for one or for all that a query finds"),
     ENT_ACCESS_WRITE, 2, ENT_MANY, run_rhythm},
    {"minutes", "CHANNEL|week N|off", N_ ("what a touch by that channel takes, or a week has"),
     ENT_ACCESS_WRITE, 2, 2, run_minutes},
    {0},
};

static const EntOption options[] = {
    {"minutes", ENT_OPTION_NUMBER, "N",
     N_ ("the minutes there are this week (120); with done: what it took")},
    {"at", ENT_OPTION_TEXT, "DATE", N_ ("the day the week begins (today)")},
    {"target", ENT_OPTION_TEXT, "NAME", N_ ("who counts is who is qualified for this target")},
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show the first N (-1: all)")},
    {"ics", ENT_OPTION_FILE, "FILE", N_ ("write the week as a calendar too")},
    {"channel", ENT_OPTION_TEXT, "WORD", N_ ("with done: message, email, call, meeting")},
    {0},
};

const EntCommand ent_cmd_plan = {
    .name = "plan",
    .synopsis = "[--minutes N] [--at DATE] [--target NAME] [--limit N] [--ics FILE] [--json]",
    .summary = N_ ("Plan the week: whom to be in touch with, and why"),
    .description = N_ (
        "Who waits for your answer comes first, then whom you pinned, then the rhythms that you set, then "
        "whoever a word is worth most with: qualified, cooling, and likely to answer."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .takes_query = true,
    .options = options,
    .verbs = verbs,
    .run = run_plan,
};
