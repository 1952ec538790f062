/* Changes in words: the fact, and a reason to write. */
#include "service/changes-private.h"

#include <math.h>

char *
ent_job_text (EntSlice title, EntSlice organisation)
{
  bool both = !ent_slice_is_empty (title) && !ent_slice_is_empty (organisation);
  return g_strdup_printf ("%.*s%s%.*s", (int)title.length, title.length > 0 ? title.data : "",
                          both ? ", " : "", (int)organisation.length,
                          organisation.length > 0 ? organisation.data : "");
}

static char *
text_days (uint32_t days)
{
  int n = days < 60 ? (int)days : days < 730 ? (int)(days / 30) : (int)(days / 365);
  if (days < 60)
    return g_strdup_printf (ngettext ("%d day", "%d days", (unsigned long)n), n);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month", "%d months", (unsigned long)n), n);
  return g_strdup_printf (ngettext ("%d year", "%d years", (unsigned long)n), n);
}

static void
tell_gained (const EntNews *news, EntNewsItem *item)
{
  int n = (int)news->turn.n_exchanges;
  if (news->turn.after.basis == ENT_BASIS_POSITIVE_ACT) {
    item->fact = g_strdup (_ ("acted in your favour: a like, a share, a recommendation"));
    item->reason = g_strdup (_ ("say thank you"));
    return;
  }
  item->fact =
      n == 0 ? g_strdup (_ ("likely to write again soon"))
             : g_strdup_printf (
                   ngettext ("%d exchange in this time", "%d exchanges in this time", (unsigned long)n), n);
  item->reason = g_strdup (_ ("keep it going"));
}

static void
tell_cooled (const EntNews *news, EntNewsItem *item)
{
  const EntTurn *turn = &news->turn;
  uint32_t usual = (uint32_t)lround (turn->usual_gap_days);
  g_autofree char *silence = text_days (turn->silence_days);
  g_autofree char *rhythm = text_days (usual);
  if (turn->before.basis == ENT_BASIS_POSITIVE_ACT && turn->silence_days <= usual)
    item->fact = g_strdup (_ ("no act in your favour for a year"));
  else if (usual == 1 && turn->silence_days > 1)
    item->fact = g_strdup_printf (_ ("used to be in touch each day, silent for %s"), silence);
  else if (usual > 1 && usual < turn->silence_days)
    item->fact = g_strdup_printf (_ ("used to be in touch every %s, silent for %s"), rhythm, silence);
  else
    item->fact = g_strdup_printf (_ ("silent for %s"), silence);
  item->reason = g_strdup (_ ("ask how they are"));
}

static void
tell_turn (const EntNews *news, EntNewsItem *item)
{
  g_autofree char *silence = text_days (news->turn.silence_days);
  if (news->kind == ENT_NEWS_GAINED)
    tell_gained (news, item);
  else if (news->kind == ENT_NEWS_COOLED)
    tell_cooled (news, item);
  else if (news->kind == ENT_NEWS_REVIVED) {
    item->fact = g_strdup_printf (_ ("back after %s of silence"), silence);
    item->reason = g_strdup (_ ("pick up where you left off"));
  } else {
    item->fact = g_strdup (_ ("turned away"));
    item->reason = g_strdup (_ ("make amends, or leave them in peace"));
  }
}

static void
tell_joined (const EntNews *news, EntNewsItem *item)
{
  g_autofree char *job =
      ent_job_text (ent_slice (item->contact.title), ent_slice (item->contact.organisation));
  item->fact = *job != '\0' ? g_steal_pointer (&job) : g_strdup (_ ("new among your contacts"));
  item->reason = g_strdup (news->turn.after.facts.n_out == 0 ? _ ("say hello") : "");
}

static void
tell_left (EntNewsItem *item)
{
  const EntContact *contact = &item->contact;
  item->fact = g_strdup (_ ("no longer among your connections"));
  item->reason = *contact->email != '\0' && contact->relation == ENT_RELATION_GOOD
                     ? g_strdup_printf (_ ("you still have their address: %s"), contact->email)
                     : g_strdup ("");
}

void
ent_news_tell (const EntNews *news, EntNewsItem *item)
{
  switch (news->kind) {
  case ENT_NEWS_GAINED:
  case ENT_NEWS_REVIVED:
  case ENT_NEWS_COOLED:
  case ENT_NEWS_SOURED:
    tell_turn (news, item);
    return;
  case ENT_NEWS_JOB:
    item->fact = g_strdup_printf (_ ("now %s (before: %s)"), news->after, news->before);
    item->reason = g_strdup (_ ("congratulate"));
    return;
  case ENT_NEWS_JOINED:
    tell_joined (news, item);
    return;
  case ENT_NEWS_LEFT:
    tell_left (item);
    return;
  case ENT_NEWS_NAME:
    item->fact = g_strdup_printf (_ ("called %s before, now %s"), news->before, news->after);
    item->reason = g_strdup (_ ("use the new name"));
    return;
  case ENT_NEWS_EMAIL:
    item->fact = g_strdup_printf (_ ("new address: %s"), news->after);
    item->reason = g_strdup ("");
    return;
  case ENT_N_NEWS:
    return;
  }
}
