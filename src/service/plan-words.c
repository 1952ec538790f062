/* A touch in words: what to do, why, and what was talked about last. */
#include "service/plan-private.h"

#include <math.h>

#define MOST_READ 12        /* interactions to look for a subject in */
#define SUBJECT_COLUMNS 160 /* of the first words of a text */
#define NEWS_DAYS 120       /* a change of position is news for so long */
#define APART_DAYS 7        /* two positions that were seen so far apart are two */
#define THANKS_DAYS 90      /* an act in the user's favour is remembered so long */
#define REVIVE_DAYS 365

/* What the store says of one contact. */
typedef struct {
  const EntPlanSight *sight;
  size_t row;
  EntWeekTouch *touch;
  char *title, *organisation; /* the newest; NULL: none known */
  int64_t held_since_day;
  bool has_news;          /* not long ago they held another */
  EntChannel act_channel; /* of the newest act in the user's favour; 0: none was read */
} Telling;

static int
days_since (const EntPlanSight *sight, uint32_t at_s)
{
  return (int)(sight->day - at_s / 86400);
}

/* ---- What was talked about ---- */

static void
set_subject (EntWeekTouch *touch, EntSlice words, int64_t at_us)
{
  g_autoptr (GString) printable = g_string_new (NULL), fitted = g_string_new (NULL);
  ent_text_append_printable (words, printable);
  ent_text_append_fitted (ent_slice_of (printable), SUBJECT_COLUMNS, false, fitted);
  touch->subject = g_string_free (g_steal_pointer (&fitted), FALSE);
  touch->subject_us = at_us;
}

static bool
take_interaction (const EntInteractionRow *row, void *data)
{
  Telling *telling = data;
  if (row->at.at_us > telling->sight->until_us || row->weight == ENT_WEIGHT_WEAK)
    return true;
  if (row->act == ENT_ACT_POSITIVE && telling->act_channel == 0)
    telling->act_channel = row->channel;
  bool is_talk = row->channel <= ENT_CHANNEL_CALL && row->direction != ENT_DIRECTION_BESIDE;
  EntSlice words =
      ent_slice_trim (ent_slice_is_empty (ent_slice_trim (row->subject)) ? row->text : row->subject);
  if (!is_talk || telling->touch->subject != NULL || ent_slice_is_empty (words))
    return true;
  set_subject (telling->touch, words, row->at.at_us);
  return true;
}

/* ---- What became of them ---- */

static bool
folds_alike (const char *text, EntSlice other)
{
  g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);
  ent_fold_append (ent_slice (text), a);
  ent_fold_append (other, b);
  return g_string_equal (a, b);
}

/* The newest comes first. It is news when it was seen some time after another was seen last: sources of one
 * week tell of the same time, each in its own words. */
static bool
take_position (const EntPosition *row, void *data)
{
  Telling *telling = data;
  if (ent_slice_is_empty (row->organisation))
    return true;
  if (telling->organisation == NULL) {
    telling->title = ent_slice_dup (row->title);
    telling->organisation = ent_slice_dup (row->organisation);
    telling->held_since_day = ent_day_of (row->from_us);
    return true;
  }
  int64_t days = telling->sight->day - telling->held_since_day;
  bool is_before = ent_day_of (row->until_us) + APART_DAYS <= telling->held_since_day;
  bool is_same = folds_alike (telling->organisation, row->organisation) &&
                 (ent_slice_is_empty (row->title) || folds_alike (telling->title, row->title));
  if (is_before && !is_same && days >= 0 && days <= NEWS_DAYS)
    telling->has_news = true;
  return true;
}

/* ---- The next step ---- */

static void
set_step (EntWeekTouch *touch, const char *step, char *text)
{
  touch->step = step;
  touch->step_text = text;
}

static char *
congratulation (const Telling *telling)
{
  if (*telling->title != '\0')
    return g_strdup_printf (_ ("Congratulate them: %s at %s now."), telling->title, telling->organisation);
  return g_strdup_printf (_ ("Congratulate them: at %s now."), telling->organisation);
}

static char *
thanks (const Telling *telling)
{
  switch ((int)telling->act_channel) {
  case ENT_CHANNEL_RECOMMENDATION:
    return g_strdup (_ ("Thank them for recommending you."));
  case ENT_CHANNEL_ENDORSEMENT:
    return g_strdup (_ ("Thank them for endorsing you."));
  case ENT_CHANNEL_SHARE:
    return g_strdup (_ ("Thank them for sharing what you posted."));
  case ENT_CHANNEL_REACTION:
    return g_strdup (_ ("They liked what you posted: ask what they think of it."));
  default:
    return g_strdup (_ ("Thank them for what they did for you."));
  }
}

static void
choose_step (const Telling *telling)
{
  const EntPlanSight *sight = telling->sight;
  EntWeekTouch *touch = telling->touch;
  const EntReach *reach = &sight->reaches[telling->row];
  const EntRelationFacts *facts = &sight->relations[telling->row].facts;
  bool is_fresh_act = facts->last_positive_s != ENT_NEVER &&
                      days_since (sight, facts->last_positive_s) <= THANKS_DAYS &&
                      (int64_t)facts->last_positive_s * ENT_US_PER_SECOND > reach->last_tried_us;
  if (touch->cause == ENT_CAUSE_REPLY)
    set_step (touch, "answer", g_strdup (_ ("Answer their question.")));
  else if (telling->has_news)
    set_step (touch, "congratulate", congratulation (telling));
  else if (is_fresh_act)
    set_step (touch, "thank", thanks (telling));
  else if (facts->n_in == 0 && reach->last_tried_us == 0)
    set_step (touch, "introduce", g_strdup (_ ("Say why you are connected, and ask about their work.")));
  else if (facts->n_in == 0)
    set_step (touch, "retry", g_strdup (_ ("They have not answered yet: try something else.")));
  else if (days_since (sight, facts->last_s) > REVIVE_DAYS)
    set_step (touch, "revive",
              touch->subject != NULL ? g_strdup (_ ("Take up the thread where it broke off."))
                                     : g_strdup (_ ("Say hello again, and ask what they are at.")));
  else
    set_step (touch, "ask",
              touch->subject != NULL ? g_strdup (_ ("Ask what came of it."))
                                     : g_strdup (_ ("Ask how they are getting on.")));
}

/* ---- Reasons ---- */

static void
add_reason (EntWeekTouch *touch, const char *code, char *text)
{
  EntScoreReason reason = {g_strdup (code), text, 0};
  g_array_append_val (touch->reasons, reason);
}

static char *
text_wrote (int days)
{
  return days == 0
             ? g_strdup (_ ("They asked today and have no answer."))
             : g_strdup_printf (ngettext ("They asked %d day ago and have no answer.",
                                          "They asked %d days ago and have no answer.", (unsigned long)days),
                                days);
}

static void
add_cause (const Telling *telling)
{
  const EntPlanSight *sight = telling->sight;
  const EntPlanContact *contact = &sight->contacts[telling->row];
  switch (telling->touch->cause) {
  case ENT_CAUSE_REPLY:
    add_reason (telling->touch, "reply",
                text_wrote ((int)(sight->day - ent_day_of (sight->reaches[telling->row].last_told_us))));
    break;
  case ENT_CAUSE_PIN:
    add_reason (telling->touch, "pin", g_strdup (_ ("Pinned by you.")));
    break;
  case ENT_CAUSE_RHYTHM: {
    int days = (int)lround (7 * contact->rhythm_weeks);
    add_reason (
        telling->touch, "rhythm",
        g_strdup_printf (
            ngettext ("Your rhythm: every day.", "Your rhythm: every %d days.", (unsigned long)days), days));
    break;
  }
  case ENT_CAUSE_INDEX:
  case ENT_N_CAUSES:
    break;
  }
}

/* "40 days", "14 months", "3 years". */
static char *
text_span (int days)
{
  if (days < 60)
    return g_strdup_printf (ngettext ("%d day", "%d days", (unsigned long)days), days);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month", "%d months", (unsigned long)(days / 30)), days / 30);
  return g_strdup_printf (ngettext ("%d year", "%d years", (unsigned long)(days / 365)), days / 365);
}

static void
add_silence (const Telling *telling)
{
  const EntPlanSight *sight = telling->sight;
  const EntRelationFacts *facts = &sight->relations[telling->row].facts;
  uint32_t tau_s = sight->overview.scope.tau_s;
  if (facts->n_active_days == 0) {
    uint32_t since_s = sight->panel->since_s[telling->row];
    g_autofree char *span =
        since_s != ENT_NEVER && since_s <= tau_s ? text_span (days_since (sight, since_s)) : NULL;
    add_reason (telling->touch, "never",
                span != NULL
                    ? g_strdup_printf (_ ("In your network for %s, and nothing has passed yet."), span)
                    : g_strdup (_ ("Nothing has passed between you yet.")));
    return;
  }
  if (facts->last_in_s == ENT_NEVER) {
    g_autofree char *span = text_span (days_since (sight, facts->last_s));
    add_reason (telling->touch, "silence",
                g_strdup_printf (_ ("Last sign from you %s ago; none from them."), span));
    return;
  }
  g_autofree char *span = text_span (days_since (sight, facts->last_in_s));
  g_autofree char *gap = text_span ((int)lround (ent_relation_usual_gap_days (facts, tau_s)));
  add_reason (
      telling->touch, "silence",
      facts->n_active_days > 1
          ? g_strdup_printf (_ ("Last word from them %s ago; usual rhythm %s."), span, gap)
          : g_strdup_printf (_ ("Last word from them %s ago, on the only day you were in touch."), span));
}

static void
add_answers (const Telling *telling)
{
  const EntRelationFacts *facts = &telling->sight->relations[telling->row].facts;
  if (facts->n_out >= 3)
    add_reason (
        telling->touch, "answers",
        g_strdup_printf (ngettext ("%u of your %u messages was answered within a week.",
                                   "%u of your %u messages were answered within a week.", facts->n_answered),
                         facts->n_answered, facts->n_out));
}

static bool
take_standing (const EntStandingRow *row, void *data)
{
  Telling *telling = data;
  if (!row->qualified)
    return true;
  g_autoptr (GString) name = g_string_new (NULL);
  ent_text_append_printable (row->target_name, name);
  add_reason (telling->touch, "qualified", g_strdup_printf (_ ("Qualified for %s."), name->str));
  return true;
}

bool
ent_week_words (EntStore *store, const EntPlanSight *sight, size_t row, EntWeekTouch *touch, GError **error)
{
  int64_t id = touch->contact.id;
  Telling telling = {.sight = sight, .row = row, .touch = touch};
  touch->reasons = ent_reasons_new ();
  const EntReach *reach = &sight->reaches[row];
  if (touch->cause == ENT_CAUSE_REPLY)
    set_subject (touch, ent_slice (reach->question), reach->last_told_us);
  add_cause (&telling);
  if (touch->cause != ENT_CAUSE_REPLY)
    add_silence (&telling);
  bool ok = ent_store_interactions (store, id, MOST_READ, take_interaction, &telling, error) &&
            ent_store_positions (store, id, take_position, &telling, error) &&
            ent_store_standings (store, id, take_standing, &telling, error);
  if (ok) {
    add_answers (&telling);
    choose_step (&telling);
  }
  if (touch->subject == NULL)
    touch->subject = g_strdup ("");
  g_free (telling.title);
  g_free (telling.organisation);
  return ok;
}
