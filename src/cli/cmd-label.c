/* `entregent label`: questions about who is qualified, and what the answers say. */
#include "cli/cli-private.h"

#include <math.h>

#define INDENT 9

static const char *
why_asked (EntQueryReason reason)
{
  switch (reason) {
  case ENT_QUERY_SURVEY:
    return _ ("drawn by chance: they stand for others like them");
  case ENT_QUERY_UNCERTAIN:
    return _ ("could be either: the answer teaches most");
  case ENT_QUERY_TOP:
    return _ ("among the best so far: are they?");
  case ENT_QUERY_RANDOM:
    return _ ("drawn by chance, among all the others");
  }
  return "";
}

static void
print_question (EntApp *app, const EntLabelQuestion *question)
{
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, question->number, question->total);
  ent_print (app, "\n%*s  ", INDENT - 2, number);
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_text (app, ent_slice (question->name));
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "\n");
  g_autoptr (GString) line = g_string_new (NULL);
  const char *parts[] = {question->title, question->organisation, question->place};
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0') {
      g_string_append (line, line->len > 0 ? ", " : "");
      ent_text_append_printable (ent_slice (parts[i]), line);
    }
  if (line->len > 0) {
    ent_print (app, "%*s", INDENT, "");
    ent_print_wrapped (app, line->str, INDENT);
  }
  ent_print (app, "%*s", INDENT, "");
  ent_print_style (app, ENT_STYLE_DIM);
  ent_print_wrapped (app, why_asked (question->reason), INDENT);
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "%*s%s ", INDENT, "", _ ("Qualified? y yes, n no, s can't tell, u undo, q quit:"));
}

static const char *
reply_word (EntReply reply)
{
  switch (reply) {
  case ENT_REPLY_YES:
    return C_ ("answer", "yes");
  case ENT_REPLY_NO:
    return C_ ("answer", "no");
  case ENT_REPLY_SKIP:
    return C_ ("answer", "can't tell");
  case ENT_REPLY_UNDO:
    return C_ ("answer", "undo");
  case ENT_REPLY_QUIT:
  case ENT_REPLY_NOTHING:
    break;
  }
  return C_ ("answer", "quit");
}

/* Takes the reply to the present question; false: enough. */
static bool
take_reply (EntLabelSession *session, EntReply reply)
{
  static const EntAnswer answers[] = {[ENT_REPLY_YES] = ENT_ANSWER_YES,
                                      [ENT_REPLY_NO] = ENT_ANSWER_NO,
                                      [ENT_REPLY_SKIP] = ENT_ANSWER_SKIP,
                                      [ENT_REPLY_NOTHING] = ENT_ANSWER_NONE};
  if (reply == ENT_REPLY_QUIT)
    return false;
  if (reply == ENT_REPLY_UNDO)
    ent_label_session_undo (session); /* at the first one it is asked again */
  else
    ent_label_session_answer (session, answers[reply]);
  return true;
}

static bool
ask (EntApp *app, EntLabelSession *session, EntReplies *replies, GError **error)
{
  bool shows = ent_replies_are_asked (replies) && !app->json, goes_on = true;
  while (goes_on) {
    EntLabelQuestion question;
    EntReply reply = ENT_REPLY_QUIT;
    if (!ent_label_session_next (session, &question, error))
      return false;
    if (question.contact_id == 0)
      return true;
    if (shows) {
      print_question (app, &question);
      ent_print_flush (app);
    }
    bool ok = ent_replies_next (replies, question.contact_id, &reply, error);
    ent_label_question_clear (&question);
    if (!ok)
      return false;
    if (shows)
      ent_print (app, "%s\n", reply_word (reply));
    goes_on = take_reply (session, reply);
  }
  return true;
}

/* ---- What the answers say ---- */

static char *
format_hits (const EntHitRate *hits)
{
  /* Translators: a share, its interval, and by how many answers it is known. */
  return g_strdup_printf (_ ("%.0f%% (%.0f–%.0f%%, by %d answers)"), 100 * hits->share,
                          floor (100 * hits->interval.low), ceil (100 * hits->interval.high), (int)hits->n);
}

static void
print_share (EntApp *app, const EntLabelStatus *status)
{
  g_autofree char *contacts = ent_text_count (status->contacts),
                  *rules = ent_text_count (status->n_qualified);
  g_autofree char *sentence = NULL;
  if (status->has_share) {
    g_autofree char *about =
        ent_text_estimate (status->share.share, status->share.interval, status->contacts);
    sentence =
        g_strdup_printf (_ ("Qualified: %s of %s contacts. The rules count %s."), about, contacts, rules);
  } else
    sentence =
        g_strdup_printf (_ ("The rules count %s of %s contacts. How many there really are shows from %d "
                            "answers of the survey on."),
                         rules, contacts, (int)MIN (ENT_LABEL_ENOUGH, status->contacts));
  ent_print_wrapped (app, sentence, 0);
}

static void
print_survey (EntApp *app, const EntLabelStatus *status)
{
  g_autofree char *sentence =
      status->contacts <= ENT_LABEL_ENOUGH
          ? g_strdup_printf (_ ("Survey: %d answers about %d contacts. To learn from: %d, used from %d on."),
                             (int)status->n_eval, (int)status->contacts, (int)status->n_teach,
                             ENT_LABEL_ENOUGH_TEACH)
          : g_strdup_printf (_ ("Survey: %d answers of 60 to 100. To learn from: %d, used from %d on."),
                             (int)status->n_eval, (int)status->n_teach, ENT_LABEL_ENOUGH_TEACH);
  ent_print_wrapped (app, sentence, 0);
  if (status->n_waiting > 0) {
    g_autofree char *waiting =
        g_strdup_printf (ngettext ("%d more answer waits until those drawn before them are asked about.",
                                   "%d more answers wait until those drawn before them are asked about.",
                                   (unsigned long)status->n_waiting),
                         (int)status->n_waiting);
    ent_print_wrapped (app, waiting, 0);
  }
}

static void
print_rankings (EntApp *app, const EntLabelStatus *status)
{
  if (status->use == ENT_LEARNED_FEW_EVAL)
    ent_print_wrapped (app, _ ("The survey is too small yet to compare what was learned: the rules rank."),
                       0);
  if (!status->has_share || isnan (status->rules.share))
    return;
  g_autofree char *picked = ent_text_count (status->n_picked), *rules = format_hits (&status->rules);
  g_autofree char *sentence =
      g_strdup_printf (_ ("Of the %s best by the rules, qualified are %s."), picked, rules);
  ent_print_wrapped (app, sentence, 0);
  if (isnan (status->learned.share))
    return;
  g_autofree char *learned = format_hits (&status->learned);
  g_autofree char *of_learned =
      g_strdup_printf (_ ("Of the %s best by what was learned: %s."), picked, learned);
  ent_print_wrapped (app, of_learned, 0);
  if (status->use == ENT_LEARNED_USED)
    ent_print_wrapped (app, _ ("That is no worse: the learned score ranks (list sort:-score)."), 0);
  else if (status->use == ENT_LEARNED_WORSE)
    ent_print_wrapped (app, _ ("That is worse: the rules go on ranking."), 0);
}

static void
print_next (EntApp *app, const EntLabelStatus *status)
{
  if (status->n_eval < ENT_LABEL_WANTED && status->n_eval + status->n_skipped < status->contacts)
    ent_print_wrapped (app, _ ("Next: entregent label goes on with the survey."), 0);
  else if (status->n_teach < ENT_LABEL_ENOUGH_TEACH)
    ent_print_wrapped (
        app, _ ("Next: entregent label --teach asks where an answer teaches most, ten at a time."), 0);
  else if (status->is_settled)
    ent_print_wrapped (app,
                       _ ("The last 30 answers hardly changed who comes first: more would teach little."), 0);
  else
    ent_print_wrapped (app,
                       _ ("Next: ten more with entregent label --teach; the last 30 still changed who comes "
                          "first."),
                       0);
  double now = status->share.interval.high - status->share.interval.low;
  double later = status->projected.interval.high - status->projected.interval.low;
  if (status->has_share && later < now) {
    double contacts = (double)status->contacts, step = ent_share_step (now / 2 * contacts);
    g_autofree char *from = ent_text_count (llround (now / 2 * contacts / step) * (int64_t)step);
    g_autofree char *to = ent_text_count (llround (later / 2 * contacts / step) * (int64_t)step);
    g_autofree char *sentence = g_strdup_printf (
        _ ("20 more of the survey (label --eval --limit 20) would narrow ±%s to about ±%s."), from, to);
    ent_print_wrapped (app, sentence, 0);
  }
}

static void
print_statuses (EntApp *app, const GPtrArray *statuses)
{
  for (guint i = 0; i < statuses->len; i++) {
    const EntLabelStatus *status = g_ptr_array_index (statuses, i);
    ent_print (app, "\n");
    ent_print_style (app, ENT_STYLE_BOLD);
    ent_print_text (app, ent_slice (status->target));
    ent_print_style (app, ENT_STYLE_PLAIN);
    ent_print (app, "\n");
    print_survey (app, status);
    print_share (app, status);
    print_rankings (app, status);
    print_next (app, status);
  }
  if (statuses->len == 0)
    ent_print (app, "%s\n", _ ("There is no target yet: entregent target import FILE"));
}

static EntExit
show_status (EntApp *app, const char *target, int64_t n_answered, int64_t source_id, GError **error)
{
  g_autoptr (GPtrArray) statuses = ent_service_label_status (app->network, target, error);
  if (statuses == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    print_statuses (app, statuses);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_label_status_write_json (statuses, n_answered, source_id, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

/* ---- The session ---- */

/* Of nothing said the survey goes first, and then what teaches. */
static EntLabelSession *
begin (EntApp *app, GError **error)
{
  bool teaches = ent_app_flag (app, "teach"), surveys = ent_app_flag (app, "eval");
  int64_t seed = ent_app_number (app, "seed", -1);
  EntLabelOptions options = {.target = ent_app_text (app, "target"),
                             .bin = teaches ? ENT_LABEL_TEACH : ENT_LABEL_SURVEY,
                             .limit = ent_app_number (app, "limit", 0),
                             .has_seed = seed >= 0,
                             .seed = (uint64_t)MAX (seed, 0)};
  g_autoptr (EntLabelSession) session = ent_service_label_begin (app->network, &options, error);
  if (session == NULL || teaches || surveys || ent_label_session_has_more (session))
    return g_steal_pointer (&session);
  options.bin = ENT_LABEL_TEACH;
  return ent_service_label_begin (app->network, &options, error);
}

static EntExit
run_session (EntApp *app, GError **error)
{
  g_autoptr (EntLabelSession) session = begin (app, error);
  if (session == NULL)
    return ENT_EXIT_FAILED;
  if (!ent_label_session_has_more (session)) {
    if (!app->json)
      ent_print_wrapped (app, _ ("Nobody is left to ask about; --limit N asks about N more."), 0);
    show_status (app, ent_label_session_target (session), 0, 0, error);
    return ENT_EXIT_NOTHING;
  }
  g_autoptr (EntReplies) replies = ent_replies_new (app, ent_app_text (app, "answers"), error);
  int64_t source_id = 0, n = 0;
  if (replies == NULL || !ask (app, session, replies, error) ||
      !ent_service_label_end (app->network, session, &source_id, &n, error))
    return ENT_EXIT_FAILED;
  if (!app->json && n > 0) {
    g_autofree char *count = ent_text_count (n);
    ent_print (app, "\n");
    ent_print (app,
               ngettext ("%s answer is kept. To take it back: entregent undo %d\n",
                         "%s answers are kept. To take them back: entregent undo %d\n", (unsigned long)n),
               count, (int)source_id);
  }
  EntExit code = show_status (app, ent_label_session_target (session), n, source_id, error);
  return code == ENT_EXIT_DONE && n == 0 ? ENT_EXIT_NOTHING : code;
}

static EntExit
run_label (EntApp *app, GError **error)
{
  if (ent_app_flag (app, "eval") && ent_app_flag (app, "teach")) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("Either --eval or --teach."));
    return ENT_EXIT_USAGE;
  }
  if (ent_app_number (app, "limit", 1) < 1 || ent_app_number (app, "seed", 0) < 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("--limit is 1 or more, --seed 0 or more."));
    return ENT_EXIT_USAGE;
  }
  if (ent_app_flag (app, "status"))
    return show_status (app, ent_app_text (app, "target"), 0, 0, error);
  return run_session (app, error);
}

static const EntOption options[] = {
    {"target", ENT_OPTION_TEXT, "NAME", N_ ("the target that the questions are about, if there are several")},
    {"eval", ENT_OPTION_FLAG, NULL, N_ ("the survey: who is drawn by chance")},
    {"teach", ENT_OPTION_FLAG, NULL, N_ ("who teaches most, ten at a time")},
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("ask about N at most")},
    {"seed", ENT_OPTION_NUMBER, "N", N_ ("draw another survey (0), before its first answer")},
    {"answers", ENT_OPTION_FILE, "FILE", N_ ("take the answers from lines “ID y”; - for stdin")},
    {"status", ENT_OPTION_FLAG, NULL, N_ ("ask nothing: show what the answers say")},
    {0},
};

const EntCommand ent_cmd_label = {
    .name = "label",
    .synopsis =
        "[--target NAME] [--eval|--teach] [--limit N] [--seed N] [--answers FILE] [--status] [--json]",
    .summary = N_ ("Answer who is qualified, and see how many really are"),
    .description = N_ (
        "Asks about contacts one by one: y yes, n no, s can't tell, u undo, q quit. 60 to 100 answers about "
        "people drawn by chance say how many of all are qualified, and within what; answers about those "
        "who teach most make a score that ranks better, used only when the survey says that it does."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .options = options,
    .run = run_label,
};
