/* `entregent invitations`: whom to let in, what was decided, and what a rule would have done. */
#include "cli/cli-private.h"

#include <math.h>

#define FIRST_PAGE 20

/* ---- Those that wait ---- */

static const char *
advice_word (EntAdvice advice)
{
  switch (advice) {
  case ENT_ADVICE_ACCEPT:
    return C_ ("advice", "accept");
  case ENT_ADVICE_ASK:
    return C_ ("advice", "ask first");
  case ENT_ADVICE_REFUSE:
    return C_ ("advice", "refuse");
  case ENT_N_ADVICES:
    break;
  }
  return "";
}

static void
print_who (EntApp *app, const EntInvitation *invitation)
{
  const EntContact *contact = &invitation->contact;
  ent_print (app, "%7" G_GINT64_FORMAT "  ", contact->id);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_text (app, ent_slice (contact->name));
  ent_print_style (app, ENT_STYLE_PLAIN);
  const char *parts[] = {contact->title, contact->organisation};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0') {
      ent_print (app, ", ");
      ent_print_text (app, ent_slice (parts[i]));
    }
  ent_print (app, "\n");
}

/* "accept: worth 24 minutes (16 to 33), invited 3 days ago with a note". */
static void
print_advice (EntApp *app, const EntInvitation *invitation)
{
  const EntInvitationAdvice *advice = &invitation->advice;
  g_autofree char *when = ent_format_ago (invitation->at_us, ent_now_us ());
  g_autofree char *worth =
      g_strdup_printf (_ ("%s: worth %.0f minutes (%.0f to %.0f); invited you %s%s"),
                       advice_word (advice->advice), advice->value, advice->low, advice->high, when,
                       invitation->has_note ? _ (", with a note") : _ (", without a word"));
  g_autofree char *decided =
      invitation->decision < ENT_N_ADVICES
          ? g_strdup_printf (_ ("; you decided: %s"), advice_word (invitation->decision))
          : g_strdup ("");
  g_autofree char *line = g_strconcat (worth, decided, NULL);
  ent_print (app, "         ");
  ent_print_wrapped (app, line, 9);
}

static void
print_reasons (EntApp *app, const EntInvitation *invitation)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < invitation->reasons->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? C_ ("between reasons", "; ") : "",
                            (const char *)g_ptr_array_index (invitation->reasons, i));
  ent_print (app, "         ");
  ent_print_wrapped (app, line->str, 9);
}

static void
print_learnt (EntApp *app, const EntInvitationList *invitations)
{
  g_autofree char *n = ent_text_count (invitations->n_learnt);
  g_autofree char *text = g_strdup_printf (
      ngettext ("The chances are learnt from %s contact who came before and whom you had not invited.",
                "The chances are learnt from %s contacts who came before and whom you had not invited.",
                (unsigned long)invitations->n_learnt),
      n);
  ent_print_wrapped (app, text, 0);
}

static EntExit
list_invitations (EntApp *app, GError **error)
{
  g_autoptr (EntInvitationList) invitations =
      ent_service_invitations (app->network, ent_app_number (app, "limit", FIRST_PAGE), error);
  if (invitations == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_invitation_list_write_json (invitations, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  if (invitations->total == 0) {
    ent_print (app, "%s\n", _ ("No invitation waits for an answer."));
    return ENT_EXIT_DONE;
  }
  g_autofree char *total = ent_text_count (invitations->total);
  ent_print (app,
             ngettext ("%s invitation waits for an answer", "%s invitations wait for an answer",
                       (unsigned long)invitations->total),
             total);
  ent_print (app, "\n\n");
  for (guint i = 0; i < invitations->invitations->len; i++) {
    const EntInvitation *invitation = &g_array_index (invitations->invitations, EntInvitation, i);
    print_who (app, invitation);
    print_advice (app, invitation);
    print_reasons (app, invitation);
    ent_print (app, "\n");
    ent_print_more (app);
  }
  print_learnt (app, invitations);
  ent_print_wrapped (app,
                     _ ("Answer on LinkedIn, and keep what you decided: entregent invitations accept ID"), 0);
  return ENT_EXIT_DONE;
}

/* ---- Deciding ---- */

static EntExit
decide (EntApp *app, GError **error)
{
  EntAdvice decision;
  int64_t id, source_id;
  if (!ent_advice_from_name (app->arguments[0], &decision)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("“%s” is no decision. It is one of: accept, ask, refuse."), app->arguments[0]);
    return ENT_EXIT_USAGE;
  }
  if (app->n_arguments < 2) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("Whose invitation? entregent invitations accept ID"));
    return ENT_EXIT_USAGE;
  }
  if (!ent_app_id (app, 1, &id, error) ||
      !ent_service_invitation_decide (app->network, id, decision, &source_id, error))
    return ENT_EXIT_FAILED;
  ent_print (app, _ ("Kept. To take it back: entregent undo %d"), (int)source_id);
  ent_print (app, "\n");
  return ENT_EXIT_DONE;
}

/* ---- What became of decisions ---- */

static void
add_outcome (EntTable *table, EntAdvice advice, size_t term, const EntDecisions *decisions)
{
  const EntDecisionOutcome *outcome = &decisions->after[advice][term];
  const unsigned numbers[] = {outcome->n, outcome->n_connected, outcome->n_wrote, outcome->n_good,
                              outcome->n_qualified};
  ent_table_cell (table, ent_slice (advice_word (advice)));
  ent_table_cell (table, ent_slice (term == 0 ? _ ("6 months") : _ ("12 months")));
  for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++)
    ent_table_cell_take (table, ent_text_count (numbers[i]));
}

static EntExit
show_decisions (EntApp *app, GError **error)
{
  EntDecisions decisions;
  if (!ent_service_invitation_decisions (app->network, &decisions, error))
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_decisions_write_json (&decisions, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  if (decisions.n[ENT_ADVICE_ACCEPT] + decisions.n[ENT_ADVICE_ASK] + decisions.n[ENT_ADVICE_REFUSE] == 0) {
    ent_print (app, "%s\n", _ ("You have decided about no invitation yet."));
    return ENT_EXIT_DONE;
  }
  g_autoptr (EntTable) table = ent_table_new (7);
  const char *headings[] = {_ ("decided"), _ ("after"), _ ("people"),   _ ("connected"),
                            _ ("wrote"),   _ ("good"),  _ ("qualified")};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    ent_table_heading (table, i, headings[i], i >= 2, false);
  for (EntAdvice advice = 0; advice < ENT_N_ADVICES; advice++)
    for (size_t term = 0; term < ENT_N_DECISION_TERMS; term++)
      if (decisions.n[advice] > 0)
        add_outcome (table, advice, term, &decisions);
  ent_table_print (table, app);
  return ENT_EXIT_DONE;
}

/* ---- Had a rule been followed ---- */

static const char *
rule_sentence (EntInvitationRule rule)
{
  switch (rule) {
  case ENT_RULE_WITHOUT_NOTE:
    return _ ("Had you refused everybody who came without a word:");
  case ENT_RULE_UNQUALIFIED:
    return _ ("Had you refused everybody who does not look qualified:");
  case ENT_RULE_UNKNOWN_ORGANISATION:
    return _ ("Had you refused everybody of whose organisation you knew nobody:");
  case ENT_RULE_ADVICE:
    return _ ("Had you refused whom this advice would have refused:");
  case ENT_N_RULES:
    break;
  }
  return "";
}

static void
print_count (EntApp *app, unsigned part, unsigned whole, const char *what)
{
  if (whole == 0)
    return;
  g_autofree char *of = ent_text_count (whole), *n = ent_text_count (part);
  /* Translators: "12 of 40 who came would not have come". */
  g_autofree char *line = g_strdup_printf (_ ("%s of %s %s"), n, of, what);
  ent_print (app, "  %s\n", line);
}

static EntExit
backtest (EntApp *app, const char *name, GError **error)
{
  EntInvitationRule rule;
  EntBacktest test;
  if (!ent_rule_from_name (name, &rule)) {
    g_set_error (
        error, ENT_ERROR, ENT_ERROR_USAGE,
        _ ("“%s” is no rule. It is one of: without-note, unqualified, unknown-organisation, advice."), name);
    return ENT_EXIT_USAGE;
  }
  if (!ent_service_invitation_backtest (app->network, rule, &test, error))
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_backtest_write_json (rule, &test, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  ent_print (app, "%s\n", rule_sentence (rule));
  print_count (app, test.n_refused, test.n, _ ("who came would not have come"));
  print_count (app, test.n_good_lost, test.n_good, _ ("good relations of today would be lost"));
  print_count (app, test.n_qualified_lost, test.n_qualified, _ ("qualified contacts would be lost"));
  print_count (app, test.n_silent_avoided, test.n_silent, _ ("who never wrote would be avoided"));
  print_count (app, test.n_pitched_avoided, test.n_pitched, _ ("who came to sell would be avoided"));
  if (!isnan (test.chance_worse)) {
    g_autofree char *told = g_strdup_printf (
        _ ("Good relations are rarer among those refused than among the rest: sure to %.0f%%."),
        100 * test.chance_worse);
    ent_print_wrapped (app, told, 0);
  }
  return ENT_EXIT_DONE;
}

static EntExit
run_invitations (EntApp *app, GError **error)
{
  const char *rule = ent_app_text (app, "backtest"), *worth = ent_app_text (app, "worth");
  if (worth != NULL && !ent_service_invitation_worth (app->network, worth, error))
    return ENT_EXIT_FAILED;
  if (rule != NULL)
    return backtest (app, rule, error);
  if (ent_app_flag (app, "decisions"))
    return show_decisions (app, error);
  return app->n_arguments > 0 ? decide (app, error) : list_invitations (app, error);
}

static const EntOption options[] = {
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N invitations (20; -1 for all)")},
    {"worth", ENT_OPTION_TEXT, "LIST",
     N_ ("what things are worth from now on, in minutes: qualified=30,pitch=60")},
    {"decisions", ENT_OPTION_FLAG, NULL, N_ ("what became of those you decided about")},
    {"backtest", ENT_OPTION_TEXT, "RULE",
     N_ ("what refusing without-note, unqualified, unknown-organisation or by advice would have done to your "
         "past")},
    {0},
};

const EntCommand ent_cmd_invitations = {
    .name = "invitations",
    .synopsis = "[--limit N] [--worth LIST] [--decisions] [--backtest RULE] [--json] [accept|ask|refuse ID]",
    .summary = N_ ("Say which invitations to accept, and why"),
    .description =
        N_ ("What accepting is worth is judged by what became of those who came before. You answer on "
            "LinkedIn yourself; accept, ask or refuse keeps what you decided."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .n_max = 2,
    .options = options,
    .run = run_invitations,
};
