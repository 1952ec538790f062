/* Numbers as people of the user's language write them. */
#include "service/service-private.h"

#include <math.h>

char *
ent_text_count (int64_t count)
{
  /* Translators: what stands between thousands: a comma in English, U+202F in French. */
  const char *separator = C_ ("thousands separator", ",");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (count));
  size_t length = strlen (digits);
  GString *text = g_string_new (count < 0 ? "-" : "");
  for (size_t i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append (text, separator);
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

char *
ent_text_contacts (int64_t count)
{
  g_autofree char *number = ent_text_count (count);
  return g_strdup_printf (ngettext ("%s contact", "%s contacts", (unsigned long)count), number);
}

char *
ent_text_exchanges (int64_t count)
{
  g_autofree char *number = ent_text_count (count);
  return g_strdup_printf (ngettext ("%s exchange", "%s exchanges", (unsigned long)count), number);
}

char *
ent_text_estimate (double share, EntInterval interval, int64_t contacts)
{
  double n = (double)contacts, step = ent_share_step ((interval.high - interval.low) * n);
  /* Outwards, so that the rounded interval holds what the exact one does. */
  double low = floor (interval.low * n / step + 1e-9) * step,
         high = ceil (interval.high * n / step - 1e-9) * step;
  g_autofree char *about = ent_text_count (llround (share * n / step) * (int64_t)step);
  g_autofree char *from = ent_text_count ((int64_t)low), *to = ent_text_count (MIN ((int64_t)high, contacts));
  /* Translators: an estimate and its interval, all of them counts. */
  return g_strdup_printf (_ ("about %s (%s–%s)"), about, from, to);
}
