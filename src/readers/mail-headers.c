/* When a mail was sent, in which conversation, and what mailboxes write about it in its headers. */
#include "readers/mail-parse-private.h"

#include <string.h>

/* No mail is older than mail, and none comes from the day after tomorrow. */
#define FIRST_YEAR 1971
#define FUTURE_DAYS 2

static EntTime
credible (GDateTime *date)
{
  if (date == NULL)
    return ENT_NO_TIME;
  int64_t at_us = g_date_time_to_unix (date) * ENT_US_PER_SECOND;
  if (g_date_time_get_year (date) < FIRST_YEAR || at_us > ent_now_us () + FUTURE_DAYS * ENT_US_PER_DAY)
    return ENT_NO_TIME;
  return (EntTime){at_us, ENT_PRECISION_SECOND};
}

/* The first Received header is of the last server, and ends with its time. */
static EntTime
received_time (GMimeMessage *message)
{
  const char *received = g_mime_object_get_header (GMIME_OBJECT (message), "Received");
  const char *semicolon = received != NULL ? strrchr (received, ';') : NULL;
  if (semicolon == NULL)
    return ENT_NO_TIME;
  g_autoptr (GDateTime) date = g_mime_utils_header_decode_date (semicolon + 1);
  return credible (date);
}

EntTime
ent_mail_time (GMimeMessage *message)
{
  EntTime at = credible (g_mime_message_get_date (message));
  return ent_time_is_known (at) ? at : received_time (message);
}

/* The first `<...>` in a list of references. */
static EntSlice
first_reference (const char *references)
{
  const char *open = references != NULL ? strchr (references, '<') : NULL;
  const char *close = open != NULL ? strchr (open, '>') : NULL;
  return close != NULL ? ent_slice_trim ((EntSlice){open + 1, (size_t)(close - open - 1)})
                       : (EntSlice){NULL, 0};
}

EntSlice
ent_mail_thread (GMimeMessage *message, EntArena *arena)
{
  static const char *const names[] = {"References", "In-Reply-To"};
  GMimeObject *object = GMIME_OBJECT (message);
  EntSlice gmail = ent_slice_trim (ent_slice (g_mime_object_get_header (object, "X-GM-THRID")));
  if (!ent_slice_is_empty (gmail))
    return ent_arena_copy (arena, gmail);
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    EntSlice first = first_reference (g_mime_object_get_header (object, names[i]));
    if (!ent_slice_is_empty (first))
      return ent_arena_copy (arena, first);
  }
  return ent_arena_copy (arena, ent_slice (g_mime_message_get_message_id (message)));
}

/* Gmail writes its labels in the user's language. */
static const struct {
  const char *label;
  EntMailHints hint;
} labels[] = {
    {"sent", ENT_MAIL_HINT_SENT},          {"messages envoyes", ENT_MAIL_HINT_SENT},
    {"envoye", ENT_MAIL_HINT_SENT},        {"gesendet", ENT_MAIL_HINT_SENT},
    {"spam", ENT_MAIL_HINT_SPAM},          {"trash", ENT_MAIL_HINT_DELETED},
    {"bin", ENT_MAIL_HINT_DELETED},        {"corbeille", ENT_MAIL_HINT_DELETED},
    {"papierkorb", ENT_MAIL_HINT_DELETED}, {"drafts", ENT_MAIL_HINT_DRAFT},
    {"draft", ENT_MAIL_HINT_DRAFT},        {"brouillons", ENT_MAIL_HINT_DRAFT},
    {"entwurfe", ENT_MAIL_HINT_DRAFT},
};

static EntMailHints
gmail_hints (const char *header)
{
  g_autofree char *decoded = g_mime_utils_header_decode_text (NULL, header);
  EntMailHints hints = 0;
  EntSlice rest = ent_slice (decoded), label;
  while (ent_slice_cut (&rest, ",", &label)) {
    g_autofree char *folded = ent_fold (label);
    for (size_t i = 0; i < G_N_ELEMENTS (labels); i++)
      if (strcmp (folded, labels[i].label) == 0)
        hints |= labels[i].hint;
  }
  return hints;
}

#define MOZILLA_REPLIED 0x0002
#define MOZILLA_DELETED 0x0008

EntMailHints
ent_mail_labels (GMimeMessage *message)
{
  GMimeObject *object = GMIME_OBJECT (message);
  EntMailHints hints = 0;
  const char *gmail = g_mime_object_get_header (object, "X-Gmail-Labels");
  if (gmail != NULL)
    hints |= gmail_hints (gmail);
  const char *mozilla = g_mime_object_get_header (object, "X-Mozilla-Status");
  if (mozilla != NULL) {
    guint64 status = g_ascii_strtoull (mozilla, NULL, 16);
    hints |= status & MOZILLA_REPLIED ? ENT_MAIL_HINT_REPLIED : 0;
    hints |= status & MOZILLA_DELETED ? ENT_MAIL_HINT_DELETED : 0;
  }
  const char *spam = g_mime_object_get_header (object, "X-Spam-Flag");
  if (spam != NULL && g_ascii_strncasecmp (spam, "yes", 3) == 0)
    hints |= ENT_MAIL_HINT_SPAM;
  return hints;
}
