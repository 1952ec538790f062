/* Why accepting somebody is worth so much, in words with the numbers in them. */
#include "service/service-private.h"

#include <math.h>

static int
percent (double share)
{
  return (int)lround (100 * share);
}

static char *
text_qualified (const EntInvitationReason *reason, bool has_title)
{
  return has_title
             ? g_strdup_printf (_ ("by what they do, qualified with a chance of %d%%"),
                                percent (reason->chance))
             : g_strdup_printf (_ ("nothing is known of what they do; of all who came, %d%% are qualified"),
                                percent (reason->chance));
}

static char *
text_relation (const EntInvitationReason *reason)
{
  g_autofree char *n = ent_text_count (reason->n);
  return reason->n > 0
             ? g_strdup_printf (_ ("by %s like this one, they write within a year with a chance of %d%%"), n,
                                percent (reason->chance))
             : g_strdup_printf (_ ("by all who came, they write within a year with a chance of %d%%"),
                                percent (reason->chance));
}

static char *
text_novelty (const EntInvitationReason *reason, bool has_title)
{
  return has_title ? g_strdup_printf (_ ("%d%% of your contacts work elsewhere and in other trades"),
                                      percent (reason->chance))
                   : g_strdup (_ ("nobody knows whether they bring anything new"));
}

static char *
text_pitch (const EntInvitationReason *reason)
{
  g_autofree char *n = ent_text_count (reason->n);
  return reason->n > 0
             ? g_strdup_printf (_ ("by %s like this one, they come to sell something with a chance of %d%%"),
                                n, percent (reason->chance))
             : g_strdup_printf (_ ("by all who came, they come to sell something with a chance of %d%%"),
                                percent (reason->chance));
}

static char *
text_of_term (const EntInvitationReason *reason, bool has_title)
{
  switch (reason->term) {
  case ENT_INVITATION_QUALIFIED:
    return text_qualified (reason, has_title);
  case ENT_INVITATION_RELATION:
    return text_relation (reason);
  case ENT_INVITATION_NOVELTY:
    return text_novelty (reason, has_title);
  case ENT_INVITATION_PITCH:
    return text_pitch (reason);
  case ENT_INVITATION_READING:
  case ENT_N_INVITATION_TERMS:
    break;
  }
  return g_strdup (_ ("reading it takes time"));
}

char *
ent_text_invitation_reason (const EntInvitationReason *reason, bool has_title)
{
  g_autofree char *text = text_of_term (reason, has_title);
  /* Translators: a reason, and the minutes that it is worth, with their sign. */
  return g_strdup_printf (_ ("%s (%+.0f)"), text, reason->minutes);
}
