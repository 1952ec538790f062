/* Numbers and dates as people of the user's language write them. */
#include "cli/cli-private.h"

char *
ent_format_change (int64_t change)
{
  g_autofree char *count = ent_text_count (change);
  return change > 0 ? g_strconcat ("+", count, NULL) : g_steal_pointer (&count);
}

static const char *
month_name (unsigned month)
{
  static const char *const names[] = {
      NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
      NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
      NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[(month - 1) % G_N_ELEMENTS (names)]);
}

char *
ent_format_day (int64_t at_us)
{
  if (at_us == ENT_TIME_UNKNOWN)
    return g_strdup ("-");
  int year;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (at_us), &year, &month, &day);
  /* Translators: day, name of the month, year. */
  return g_strdup_printf (C_ ("date", "%u %s %d"), day, month_name (month), year);
}

char *
ent_format_month (int64_t day)
{
  int year;
  unsigned month, day_of_month;
  ent_civil_from_days (day, &year, &month, &day_of_month);
  return g_strdup_printf (C_ ("month and year", "%s %d"), month_name (month), year);
}

char *
ent_format_ago (int64_t at_us, int64_t now_us)
{
  if (at_us == ENT_TIME_UNKNOWN)
    return g_strdup (_ ("never"));
  int64_t days = ent_day_of (now_us) - ent_day_of (at_us);
  if (days < 0)
    return ent_format_day (at_us);
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 60)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (unsigned long)days), (int)days);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (unsigned long)(days / 30)),
                            (int)(days / 30));
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (unsigned long)(days / 365)),
                          (int)(days / 365));
}

const char *
ent_relation_word (EntRelationClass relation)
{
  static const char *const words[] = {
      [ENT_RELATION_UNKNOWN] = NC_ ("relation", "unknown"),
      [ENT_RELATION_GOOD] = NC_ ("relation", "good"),
      [ENT_RELATION_NEUTRAL] = NC_ ("relation", "neutral"),
      [ENT_RELATION_BAD] = NC_ ("relation", "bad"),
  };
  if ((size_t)relation >= G_N_ELEMENTS (words))
    relation = ENT_RELATION_UNKNOWN;
  return g_dpgettext2 (GETTEXT_PACKAGE, "relation", words[relation]);
}

const char *
ent_channel_word (EntChannel channel)
{
  static const char *const words[] = {
      [ENT_CHANNEL_MESSAGE] = NC_ ("channel", "message"),
      [ENT_CHANNEL_EMAIL] = NC_ ("channel", "e-mail"),
      [ENT_CHANNEL_MEETING] = NC_ ("channel", "meeting"),
      [ENT_CHANNEL_CALL] = NC_ ("channel", "call"),
      [ENT_CHANNEL_INVITATION] = NC_ ("channel", "invitation"),
      [ENT_CHANNEL_REACTION] = NC_ ("channel", "reaction"),
      [ENT_CHANNEL_COMMENT] = NC_ ("channel", "comment"),
      [ENT_CHANNEL_SHARE] = NC_ ("channel", "share"),
      [ENT_CHANNEL_ENDORSEMENT] = NC_ ("channel", "endorsement"),
      [ENT_CHANNEL_RECOMMENDATION] = NC_ ("channel", "recommendation"),
      [ENT_CHANNEL_NOTE] = NC_ ("channel", "note"),
      [ENT_CHANNEL_VOTE] = NC_ ("channel", "vote"),
      [ENT_CHANNEL_FOLLOW] = NC_ ("channel", "follow"),
      [ENT_CHANNEL_VIEW] = NC_ ("channel", "view"),
  };
  if ((size_t)channel >= G_N_ELEMENTS (words) || words[channel] == NULL)
    return "?";
  return g_dpgettext2 (GETTEXT_PACKAGE, "channel", words[channel]);
}

const char *
ent_source_word (const char *kind)
{
  static const struct {
    const char *kind, *word;
  } words[] = {{"linkedin-archive", N_ ("LinkedIn archive")},
               {"mailbox", N_ ("mailbox")},
               {"imap", N_ ("mailbox on a server")},
               {"address-book", N_ ("address book")},
               {"calendar", N_ ("calendar")},
               {"hand", N_ ("by hand")}};
  for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (kind, words[i].kind) == 0)
      return _ (words[i].word);
  return kind;
}

const char *
ent_advice_word (EntAdvice advice)
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
