/* `entregent digest`: a page a week, on the terminal or as a mail file. */
#include "cli/person-private.h"

#include <errno.h>

#define TOLD_CONTACTS 7
#define TOLD_INVITATIONS 3
#define INDENT 4

/* ---- Figures ---- */

static void
add_figure (EntTable *table, const char *name, int64_t now, int64_t before)
{
  ent_table_cell (table, ent_slice (name));
  ent_table_cell_take (table, ent_text_count (now));
  ent_table_cell_take (table, now == before ? g_strdup ("") : ent_format_change (now - before));
}

static void
print_figures (EntApp *app, const EntDigest *digest)
{
  const EntStatus *now = digest->now, *before = digest->before;
  g_autoptr (EntTable) table = ent_table_new (3);
  ent_table_heading (table, 0, "", false, false);
  ent_table_heading (table, 1, _ ("now"), true, false);
  ent_table_heading (table, 2, _ ("over 7 days"), true, false);
  add_figure (table, _ ("contacts"), now->contacts, before->contacts);
  add_figure (table, _ ("qualified"), now->qualified, before->qualified);
  add_figure (table, _ ("in a good relation"), ent_status_of_relation (now, ENT_RELATION_GOOD),
              ent_status_of_relation (before, ENT_RELATION_GOOD));
  add_figure (table, _ ("both: quality contacts"), now->both, before->both);
  ent_print (app, "\n");
  ent_table_print (table, app);
}

/* ---- Whom to be in touch with ---- */

static void
append_who (const EntContact *contact, GString *out)
{
  const char *parts[] = {contact->name, contact->title, contact->organisation};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (*parts[i] == '\0')
      continue;
    g_string_append (out, i > 0 ? ", " : "");
    ent_text_append_printable (ent_slice (parts[i]), out);
  }
}

static void
print_lines (EntApp *app, const char *who, const char *why)
{
  ent_print (app, "  - ");
  ent_print_wrapped (app, who, INDENT);
  ent_print (app, "%*s", INDENT, "");
  ent_print_wrapped (app, why, INDENT);
}

static void
print_touch (EntApp *app, const EntWeekTouch *touch)
{
  g_autoptr (GString) who = g_string_new (NULL), why = g_string_new (NULL), printable = g_string_new (NULL);
  append_who (&touch->contact, who);
  g_string_append_printf (who, " (%" G_GINT64_FORMAT ")", touch->contact.id);
  g_string_append (why, touch->step_text);
  if (touch->reasons->len > 0)
    g_string_append_printf (why, " %s", g_array_index (touch->reasons, EntScoreReason, 0).text);
  ent_text_append_printable (ent_slice_of (why), printable);
  print_lines (app, who->str, printable->str);
}

static void
print_week (EntApp *app, const EntWeek *week)
{
  ent_print_heading (app, _ ("Whom to be in touch with"));
  guint n = MIN (week->touches->len, TOLD_CONTACTS);
  for (guint i = 0; i < n; i++)
    print_touch (app, &g_array_index (week->touches, EntWeekTouch, i));
  if (week->touches->len == 0)
    ent_print (app, "  %s\n", _ ("Nobody this week."));
  if (week->touches->len > n) {
    guint more = week->touches->len - n;
    g_autofree char *count = ent_text_count (more);
    g_autofree char *text = g_strdup_printf (
        ngettext ("%s more in %d minutes: entregent plan", "%s more in %d minutes: entregent plan", more),
        count, (int)week->minutes);
    ent_print (app, "  %s\n", text);
  }
}

/* ---- Invitations ---- */

static void
print_invitation (EntApp *app, const EntInvitation *invitation)
{
  g_autoptr (GString) who = g_string_new (NULL);
  append_who (&invitation->contact, who);
  g_string_append_printf (who, " (%" G_GINT64_FORMAT ")", invitation->contact.id);
  g_autofree char *why = g_strdup_printf (
      C_ ("advice and its reason", "%s: %s"), ent_advice_word (invitation->advice.advice),
      invitation->reasons->len > 0 ? (const char *)g_ptr_array_index (invitation->reasons, 0) : "");
  print_lines (app, who->str, why);
}

static void
print_invitations (EntApp *app, const EntInvitationList *list)
{
  guint n_told = 0;
  for (guint i = 0; i < list->invitations->len && n_told < TOLD_INVITATIONS; i++) {
    const EntInvitation *invitation = &g_array_index (list->invitations, EntInvitation, i);
    if (invitation->decision < ENT_N_ADVICES)
      continue;
    if (n_told++ == 0)
      ent_print_heading (app, _ ("Invitations that wait"));
    print_invitation (app, invitation);
  }
  if (n_told > 0 && list->total > n_told) {
    g_autofree char *total = ent_text_count (list->total);
    g_autofree char *text = g_strdup_printf (_ ("%s in all: entregent invitations"), total);
    ent_print (app, "  %s\n", text);
  }
}

static char *
title_of (const EntDigest *digest)
{
  g_autofree char *day = ent_format_day (digest->now->day * ENT_US_PER_DAY);
  return g_strdup_printf (_ ("Your network in the week until %s"), day);
}

static bool
has_news (const EntChanges *changes)
{
  for (size_t kind = 0; kind < ENT_N_NEWS; kind++)
    if (changes->n[kind] > 0)
      return true;
  return false;
}

static void
print_news (EntApp *app, const EntChanges *changes)
{
  if (!has_news (changes))
    return;
  ent_news_print (app, changes, false);
  int year;
  unsigned month, day;
  ent_civil_from_days (changes->from_day, &year, &month, &day);
  g_autofree char *from = g_strdup_printf ("%04d-%02u-%02u", year, month, day);
  ent_print (app, _ ("All of it: entregent changes --from %s"), from);
  ent_print (app, "\n");
}

static void
print_digest (EntApp *app, const EntDigest *digest)
{
  g_autofree char *title = title_of (digest);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s\n", title);
  ent_print_style (app, ENT_STYLE_PLAIN);
  print_figures (app, digest);
  print_week (app, digest->week);
  print_news (app, digest->changes);
  print_invitations (app, digest->invitations);
}

/* ---- As a mail ---- */

/* What was printed becomes the mail's text; nothing of it goes to the terminal. */
static bool
write_mail (EntApp *app, const EntDigest *digest, const char *path, GError **error)
{
  g_autofree char *title = title_of (digest);
  g_autoptr (GString) mail = g_string_new (NULL);
  EntLetter letter = {ent_slice (title), ent_slice_of (app->out), ent_now_us ()};
  ent_letter_append (&letter, mail);
  g_string_truncate (app->out, 0);
  g_autoptr (GError) failure = NULL;
  if (!g_file_set_contents_full (path, mail->str, (gssize)mail->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &failure)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The mail could not be written: %s"),
                 failure->message);
    return false;
  }
  ent_note (_ ("Written to %s: open it with your mail program."), path);
  return true;
}

static EntExit
run_digest (EntApp *app, GError **error)
{
  const char *path = ent_app_text (app, "mail");
  g_autoptr (EntDigest) digest =
      ent_service_digest (app->network, ent_app_number (app, "minutes", ENT_WEEK_AS_SET), error);
  if (digest == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_digest_write_json (digest, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  app->has_colour = app->has_colour && path == NULL;
  print_digest (app, digest);
  return path == NULL || write_mail (app, digest, path, error) ? ENT_EXIT_DONE : ENT_EXIT_FAILED;
}

static const EntOption options[] = {
    {"minutes", ENT_OPTION_NUMBER, "N", N_ ("the minutes of the week's plan (as set, else 120)")},
    {"mail", ENT_OPTION_FILE, "FILE", N_ ("write the page as a mail file (.eml) instead")},
    {0},
};

const EntCommand ent_cmd_digest = {
    .name = "digest",
    .synopsis = "[--minutes N] [--mail FILE] [--json]",
    .summary = N_ ("Tell on a page how the week went and whom to be in touch with"),
    .description =
        N_ ("The figures and how they moved in seven days, the first of the week's plan, what changed and "
            "the invitations that wait. Nothing is sent: a mail file is for you to open."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .options = options,
    .run = run_digest,
};
