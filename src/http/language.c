/* The language of each answer, whatever the server's own is. */
#include "http/http-private.h"

#include <libintl.h>
#include <locale.h>

/* Whether what the program said until now was French: its catalogue's header says so. */
static bool
is_french_now (void)
{
  return strstr (dgettext (GETTEXT_PACKAGE, ""), "Language: fr") != NULL;
}

void
ent_languages_init (EntServer *server)
{
  bool was_french = is_french_now ();
  /* gettext never translates in the locale "C", and everywhere else into what this variable names: so French
   * needs no locale that the machine may lack, and English none at all. */
  g_setenv ("LANGUAGE", "fr", TRUE);
  server->french = newlocale (LC_ALL_MASK, "fr_FR.UTF-8", NULL);
  if (server->french == NULL)
    server->french = newlocale (LC_ALL_MASK, "C.UTF-8", NULL);
  server->english = newlocale (LC_ALL_MASK, "C.UTF-8", NULL);
  if (server->english != NULL)
    server->english = newlocale (LC_MESSAGES_MASK, "C", server->english);
  server->own = was_french ? server->french : server->english;
  /* GLib decides once, at the first text, whether there is anything to translate. */
  if (server->french != NULL)
    uselocale (server->french);
  g_dgettext (GETTEXT_PACKAGE, "Somebody else is writing. Try again in a moment.");
  if (server->own != NULL)
    uselocale (server->own);
}

void
ent_languages_clear (EntServer *server)
{
  uselocale (LC_GLOBAL_LOCALE);
  if (server->french != NULL)
    freelocale (server->french);
  if (server->english != NULL)
    freelocale (server->english);
}

/* How much the request wants a language: q of its first entry that begins with it, 0 for none. */
static double
preference (const char *header, const char *language)
{
  g_auto (GStrv) entries = g_strsplit (header, ",", 20);
  for (char **entry = entries; *entry != NULL; entry++) {
    const char *word = g_strstrip (*entry);
    if (g_ascii_strncasecmp (word, language, strlen (language)) != 0)
      continue;
    const char *q = strstr (word, "q=");
    return q != NULL ? CLAMP (g_ascii_strtod (q + 2, NULL), 0, 1) : 1;
  }
  return 0;
}

const char *
ent_language_use (EntServer *server, struct MHD_Connection *connection)
{
  const char *header =
      MHD_lookup_connection_value (connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
  double french = header != NULL ? preference (header, "fr") : 0;
  double english = header != NULL ? preference (header, "en") : 0;
  locale_t locale = server->own;
  if (french > english)
    locale = server->french;
  else if (english > french)
    locale = server->english;
  if (locale != NULL)
    uselocale (locale);
  return locale == server->french ? "fr" : "en";
}
