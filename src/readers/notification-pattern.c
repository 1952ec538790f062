/* Sentences of notifications against patterns of them. */
#include "readers/notification-private.h"

#define MAX_SOME 300u /* bytes that a {any} or {text} in the middle may take */

static const char *const post_words[] = {
    "post",      "posts",   "publication", "publications", "article",  "photo",   "photos",     "video",
    "vidéo",     "vidéos",  "update",      "document",     "poll",     "sondage", "image",      "images",
    "reshare",   "repost",  "newsletter",  "event",        "link",     "lien",    "job update", "actualité",
    "carrousel", "partage", "share",       "activity",     "activité", NULL};
static const char *const comment_words[] = {"comment", "comments", "commentaire", "commentaires",
                                            "reply",   "réponse",  NULL};

typedef enum {
  PLACE_NONE,
  PLACE_NAME,
  PLACE_ANY,
  PLACE_TEXT,
  PLACE_NUMBER,
  PLACE_POST,
  PLACE_COMMENT,
} Place;

static Place
place_of (EntSlice word)
{
  static const struct {
    const char *word;
    Place place;
  } places[] = {{"name", PLACE_NAME}, {"user", PLACE_ANY},  {"any", PLACE_ANY},        {"text", PLACE_TEXT},
                {"n", PLACE_NUMBER},  {"post", PLACE_POST}, {"comment", PLACE_COMMENT}};
  for (size_t i = 0; i < G_N_ELEMENTS (places); i++)
    if (ent_slice_equal (word, ent_slice (places[i].word)))
      return places[i].place;
  return PLACE_NONE;
}

static bool match_rest (EntSlice pattern, EntSlice text, EntNotificationMatch *match);

static bool
match_word (const char *const *words, EntSlice pattern, EntSlice text, EntNotificationMatch *match)
{
  for (; *words != NULL; words++) {
    EntSlice word = ent_slice (*words);
    if (ent_slice_starts_with_ascii_case (text, word) &&
        match_rest (pattern, ent_slice_from (text, word.length), match))
      return true;
  }
  return false;
}

/* "3", "1,204", "1 204" */
static bool
match_number (EntSlice pattern, EntSlice text, EntNotificationMatch *match)
{
  size_t n = 0;
  if (text.length == 0 || !g_ascii_isdigit (text.data[0]))
    return false;
  while (n < text.length &&
         (g_ascii_isdigit (text.data[n]) || (strchr (",. ", text.data[n]) != NULL && n + 1 < text.length &&
                                             g_ascii_isdigit (text.data[n + 1]))))
    n++;
  return match_rest (pattern, ent_slice_from (text, n), match);
}

static bool
match_some (Place place, EntSlice pattern, EntSlice text, EntNotificationMatch *match)
{
  size_t most = MIN (text.length, place == PLACE_NAME ? ENT_NOTIFICATION_MAX_NAME : MAX_SOME);
  size_t length = place == PLACE_ANY ? 0 : MIN (text.length, 1);
  if (place != PLACE_ANY && text.length == 0)
    return false;
  if (pattern.length == 0 && place != PLACE_NAME)
    length = most = text.length;
  for (; length <= most; length++) {
    bool is_inside = length < text.length && ((unsigned char)text.data[length] & 0xC0) == 0x80;
    if (is_inside || !match_rest (pattern, ent_slice_from (text, length), match))
      continue;
    if (place == PLACE_NAME)
      match->name = ent_slice_trim ((EntSlice){text.data, length});
    else if (place == PLACE_TEXT)
      match->text = ent_slice_trim ((EntSlice){text.data, length});
    return true;
  }
  return false;
}

static bool
match_place (Place place, EntSlice pattern, EntSlice text, EntNotificationMatch *match)
{
  switch (place) {
  case PLACE_POST:
    return match_word (post_words, pattern, text, match);
  case PLACE_COMMENT:
    return match_word (comment_words, pattern, text, match);
  case PLACE_NUMBER:
    return match_number (pattern, text, match);
  case PLACE_NAME:
  case PLACE_ANY:
  case PLACE_TEXT:
    return match_some (place, pattern, text, match);
  case PLACE_NONE:
    break;
  }
  return false;
}

/* Whether what is left of the sentence is only its end. */
static bool
is_end (EntSlice text)
{
  return text.length == 0 || (text.length == 1 && (text.data[0] == '.' || text.data[0] == '!')) ||
         ent_slice_equal (text, ENT_SLICE (" !"));
}

static bool
match_rest (EntSlice pattern, EntSlice text, EntNotificationMatch *match)
{
  while (pattern.length > 0 && pattern.data[0] != '{') {
    if (text.length == 0 || g_ascii_tolower (pattern.data[0]) != g_ascii_tolower (text.data[0]))
      return false;
    pattern = ent_slice_from (pattern, 1);
    text = ent_slice_from (text, 1);
  }
  if (pattern.length == 0)
    return is_end (text);
  EntSlice rest = ent_slice_from (pattern, 1), word;
  return ent_slice_cut (&rest, "}", &word) && match_place (place_of (word), rest, text, match);
}

/* Up to the first comma: of several people, or before a degree. */
static EntSlice
before_comma (EntSlice name)
{
  EntSlice rest = name, first;
  return ent_slice_cut (&rest, ",", &first) ? ent_slice_trim (first) : name;
}

/* "Awa Exemple and 3 others", "Awa Exemple et 3 autres personnes", "Awa Exemple and Bilal Fictif", "Awa
 * Exemple, Bilal Fictif and 3 others" */
static void
split_names (EntNotificationMatch *match)
{
  static const char *const joints[] = {" and ", " et ", " und ", " e "};
  for (size_t i = 0; i < G_N_ELEMENTS (joints); i++) {
    EntSlice joint = ent_slice (joints[i]), name = match->name;
    ssize_t at = ent_slice_find (name, joint);
    if (at <= 0 || (size_t)at + joint.length >= name.length)
      continue;
    EntSlice behind = ent_slice_from (name, (size_t)at + joint.length), before = {name.data, (size_t)at};
    match->name = before_comma (before);
    if (!g_ascii_isdigit (behind.data[0]))
      match->other = ent_slice_trim (behind);
    else if (match->name.length < before.length)
      match->other = before_comma (ent_slice_trim (ent_slice_from (before, match->name.length + 1)));
    return;
  }
}

bool
ent_notification_pattern_match (const char *pattern, EntSlice sentence, EntNotificationMatch *out_match)
{
  EntNotificationMatch match = {.name = {NULL, 0}};
  if (sentence.length > ENT_NOTIFICATION_MAX_LINE || !match_rest (ent_slice (pattern), sentence, &match))
    return false;
  split_names (&match);
  *out_match = match;
  return true;
}

bool
ent_notification_is_person (EntSlice name)
{
  static const char *const nobody[] = {"someone",
                                       "somebody",
                                       "quelqu un",
                                       "a recruiter",
                                       "un recruteur",
                                       "une recrute",
                                       "un membre",
                                       "a member",
                                       "members of",
                                       "des membres",
                                       "people",
                                       "your ",
                                       "votre ",
                                       "you ",
                                       "vous ",
                                       "a potential",
                                       "an employee",
                                       "un employe",
                                       "linkedin",
                                       "the linkedin",
                                       "l equipe linkedin",
                                       "equipe linkedin",
                                       "membre linkedin",
                                       "utilisateur linkedin",
                                       "utilisatrice linkedin"};
  if (name.length == 0 || name.length > ENT_NOTIFICATION_MAX_NAME)
    return false;
  g_autofree char *folded = ent_fold (name);
  EntSlice text = ent_slice (folded);
  if (text.length == 0 || g_ascii_isdigit (text.data[0]))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (nobody); i++)
    if (ent_slice_starts_with_ascii_case (text, ent_slice (nobody[i])))
      return false;
  return true;
}
