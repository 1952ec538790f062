/* The shape of what was not recognised: enough to write a rule from, and nobody's name or words. */
#include "readers/notification-private.h"

#define MAX_TEMPLATE 80
#define MAX_WORDS 24

/* Words that notifications are made of, folded. A name may be among them; it then tells nobody who is meant.
 */
static const char *const vocabulary[] = {"a",
                                         "about",
                                         "accepte",
                                         "accepted",
                                         "activite",
                                         "activity",
                                         "added",
                                         "aime",
                                         "aiment",
                                         "an",
                                         "and",
                                         "anniversaire",
                                         "anniversary",
                                         "apparu",
                                         "apparue",
                                         "appeared",
                                         "are",
                                         "article",
                                         "at",
                                         "au",
                                         "autre",
                                         "autres",
                                         "aux",
                                         "avec",
                                         "avez",
                                         "birthday",
                                         "by",
                                         "card",
                                         "celebrate",
                                         "celebrated",
                                         "chez",
                                         "comment",
                                         "commentaire",
                                         "commente",
                                         "commented",
                                         "comments",
                                         "congratulate",
                                         "congratulated",
                                         "congratulations",
                                         "connect",
                                         "connecter",
                                         "connection",
                                         "connections",
                                         "consulte",
                                         "consultent",
                                         "contact",
                                         "conversation",
                                         "d",
                                         "dans",
                                         "de",
                                         "des",
                                         "digest",
                                         "document",
                                         "du",
                                         "en",
                                         "endorsed",
                                         "envoye",
                                         "est",
                                         "et",
                                         "event",
                                         "felicite",
                                         "felicitez",
                                         "follow",
                                         "followed",
                                         "follower",
                                         "followers",
                                         "following",
                                         "for",
                                         "from",
                                         "group",
                                         "groupe",
                                         "has",
                                         "have",
                                         "here",
                                         "how",
                                         "in",
                                         "invitation",
                                         "invitations",
                                         "invite",
                                         "invited",
                                         "is",
                                         "j",
                                         "je",
                                         "job",
                                         "joined",
                                         "just",
                                         "l",
                                         "la",
                                         "le",
                                         "les",
                                         "like",
                                         "liked",
                                         "likes",
                                         "linkedin",
                                         "live",
                                         "ma",
                                         "me",
                                         "member",
                                         "members",
                                         "membre",
                                         "mention",
                                         "mentioned",
                                         "mentionne",
                                         "mentionnee",
                                         "mes",
                                         "message",
                                         "messages",
                                         "mon",
                                         "more",
                                         "my",
                                         "network",
                                         "new",
                                         "newsletter",
                                         "notification",
                                         "notifications",
                                         "nouveau",
                                         "nouveaux",
                                         "nouvelle",
                                         "nouvelles",
                                         "of",
                                         "on",
                                         "one",
                                         "ont",
                                         "other",
                                         "others",
                                         "page",
                                         "par",
                                         "partage",
                                         "partagee",
                                         "people",
                                         "personne",
                                         "personnes",
                                         "photo",
                                         "poll",
                                         "position",
                                         "post",
                                         "posted",
                                         "posts",
                                         "pour",
                                         "profil",
                                         "profile",
                                         "publication",
                                         "publications",
                                         "publie",
                                         "rappel",
                                         "reacted",
                                         "reaction",
                                         "reactions",
                                         "reagi",
                                         "received",
                                         "recently",
                                         "recherche",
                                         "recherches",
                                         "recommandation",
                                         "recommande",
                                         "recommandee",
                                         "recommendation",
                                         "recommended",
                                         "recu",
                                         "relation",
                                         "relations",
                                         "reminder",
                                         "replied",
                                         "replies",
                                         "reply",
                                         "repondu",
                                         "reponse",
                                         "reposted",
                                         "republie",
                                         "request",
                                         "reseau",
                                         "s",
                                         "saw",
                                         "se",
                                         "search",
                                         "searches",
                                         "see",
                                         "semaine",
                                         "sent",
                                         "shared",
                                         "skill",
                                         "sondage",
                                         "souhaite",
                                         "sur",
                                         "tagged",
                                         "that",
                                         "the",
                                         "this",
                                         "to",
                                         "un",
                                         "une",
                                         "update",
                                         "updates",
                                         "video",
                                         "view",
                                         "viewed",
                                         "views",
                                         "vos",
                                         "votre",
                                         "vous",
                                         "vu",
                                         "vues",
                                         "wants",
                                         "was",
                                         "week",
                                         "who",
                                         "wish",
                                         "with",
                                         "work",
                                         "year",
                                         "years",
                                         "you",
                                         "your"};

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static bool
is_vocabulary (const char *folded)
{
  return bsearch (&folded, vocabulary, G_N_ELEMENTS (vocabulary), sizeof vocabulary[0], compare_words) !=
         NULL;
}

/* Whether the word at @i says what was done to the user: "boosted your post", "vous a applaudie". */
static bool
tells_deed (char *const *folded, size_t n, size_t i)
{
  static const char *const objects[] = {"your", "votre", "vos", "you"};
  for (size_t o = 0; i + 1 < n && o < G_N_ELEMENTS (objects); o++)
    if (strcmp (folded[i + 1], objects[o]) == 0)
      return true;
  return (i > 0 && strcmp (folded[i - 1], "vous") == 0) || (i > 1 && strcmp (folded[i - 2], "vous") == 0);
}

/* Written as a word of the language is, and not as a name: small letters and nothing else. */
static bool
is_small (EntSlice word)
{
  for (size_t i = 0; i < word.length; i++)
    if (!g_ascii_islower (word.data[i]) && (unsigned char)word.data[i] < 0x80)
      return false;
  return word.length >= 2 && word.length <= 20 && g_ascii_islower (word.data[0]);
}

static void
append_word (const char *word, GString *out)
{
  bool repeats = (*word == '*' || *word == '#') && out->len > 0 && out->str[out->len - 1] == *word;
  if (repeats)
    return;
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  g_string_append (out, word);
}

static void
append_subject (EntSlice subject, GString *out)
{
  EntSlice words[MAX_WORDS];
  g_auto (GStrv) folded = g_new0 (char *, MAX_WORDS + 1);
  size_t n = 0;
  EntSlice rest = subject, word;
  while (n < MAX_WORDS && ent_slice_cut (&rest, " '", &word))
    if (word.length > 0) {
      words[n] = word;
      folded[n++] = ent_fold (word);
    }
  for (size_t i = 0; i < n; i++) {
    bool is_near = tells_deed (folded, n, i);
    if (g_ascii_isdigit (words[i].data[0]))
      append_word ("#", out);
    else if (*folded[i] != '\0' && (is_vocabulary (folded[i]) || (is_near && is_small (words[i]))))
      append_word (folded[i], out);
    else
      append_word ("*", out);
  }
}

/* A stem or a login: what LinkedIn gives, and nothing that could be anybody's. */
static void
append_key (EntSlice key, GString *out)
{
  for (size_t i = 0; i < MIN (key.length, MAX_TEMPLATE); i++) {
    char c = key.data[i];
    g_string_append_c (out, g_ascii_isalnum (c) || c == '_' || c == '-' ? c : '?');
  }
}

void
ent_notification_append_shape (EntSlice template, EntSlice email, EntSlice subject, GString *out)
{
  EntSlice rest = email, login;
  g_autoptr (GString) sentence = g_string_new (NULL), shape = g_string_new (NULL);
  append_key (template.length > 0 ? template : ENT_SLICE ("-"), out);
  g_string_append (out, " · ");
  /* A login that LinkedIn is not known to send from may be somebody's. */
  if (ent_slice_cut (&rest, "@", &login) && ent_notification_is_known_sender (email))
    append_key (login, out);
  else
    g_string_append_c (out, '*');
  g_string_append (out, " · ");
  ent_notification_append_sentence (subject, sentence);
  append_subject (ent_slice_of (sentence), shape);
  g_string_append_len (out, shape->str, (gssize)shape->len);
}
