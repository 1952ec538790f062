#include "readers/opt-out-private.h"

#define MAX_WORDS 30
#define MAX_BYTES 600 /* no thirty words are longer */

/* Folded. The whole sentence must be one of these... */
static const char *const whole_sentences[] = {
    "stop",           "stop stop",          "unsubscribe",
    "unsubscribe me", "please unsubscribe", "desabonnement",
    "desinscription", "desabonner",         "me desabonner",
    "desinscrire",    "me desinscrire",     "opt out",
    "remove me",      "stop merci",         "stop svp",
    "stop please",    "please stop",        "stop s il vous plait",
    "stop messages",  "stop it please",
};

/* ... or begin with one of these, behind a greeting or a "please" at most... */
static const char *const beginnings[] = {
    "unsubscribe me",
    "remove me from",
    "take me off",
    "stop contacting me",
    "stop messaging me",
    "stop writing to me",
    "stop sending me",
    "do not contact me",
    "don t contact me",
    "dont contact me",
    "leave me alone",
    "desabonnez moi",
    "desinscrivez moi",
    "retirez moi de",
    "merci de me retirer de",
    "merci de me desinscrire",
    "merci de me desabonner",
    "merci de ne plus me contacter",
    "merci de ne plus m ecrire",
    "merci de ne plus me solliciter",
    "merci de ne plus m envoyer",
    "ne me contactez plus",
    "ne m ecrivez plus",
    "ne plus me contacter",
    "ne plus recevoir",
    "ne plus me solliciter",
    "cessez de me contacter",
    "cessez de m ecrire",
    "arretez de me contacter",
    "arretez de m ecrire",
    "arretez de me solliciter",
    "je ne souhaite plus recevoir",
    "je ne souhaite plus etre contacte",
    "je ne veux plus recevoir",
    "je ne veux plus etre contacte",
    "i no longer wish to receive",
    "i do not wish to be contacted",
    "i don t want to be contacted",
    "remove me please",
};

/* ... which is skipped. */
static const char *const openers[] = {
    "please",   "hi",  "hello",           "hey",    "bonjour", "bonsoir",  "salut",      "madame", "monsieur",
    "veuillez", "svp", "s il vous plait", "kindly", "ok",      "dear sir", "dear madam",
};

/* The beginnings of the words of which every request has one; ordinary messages mostly have none and are done
 * with. By their first letter, so that one look at a word decides. */
static const char *const stems['z' - 'a' + 1][6] = {
    ['a' - 'a'] = {"arret", "arr\xC3\xAAt"},
    ['c' - 'a'] = {"contact", "cess"},
    ['d' - 'a'] = {"desab", "d\xC3\xA9sab", "desin", "d\xC3\xA9sin"},
    ['e' - 'a'] = {"ecri", "envoy"},
    ['l' - 'a'] = {"leave"},
    ['m' - 'a'] = {"messagi"},
    ['o' - 'a'] = {"opt"},
    ['r' - 'a'] = {"remov", "retir", "recev", "receiv"},
    ['s' - 'a'] = {"stop", "sollic", "sending"},
    ['t' - 'a'] = {"take me"},
    ['u' - 'a'] = {"unsub"},
    ['w' - 'a'] = {"writing"},
};

static bool
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (unsigned char)c >= 0x80;
}

static bool
starts_with_stem (EntSlice word)
{
  /* "écrire", after an apostrophe mostly */
  if (word.data[0] == '\xC3')
    return ent_slice_starts_with_ascii_case (word, ENT_SLICE ("\xC3\xA9"
                                                              "cri"));
  size_t letter = (size_t)(unsigned char)(word.data[0] | 0x20) - 'a';
  if (letter >= G_N_ELEMENTS (stems))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (stems[0]) && stems[letter][i] != NULL; i++)
    if (word.length > 1 && (word.data[1] | 0x20) == (stems[letter][i][1] | 0x20) &&
        ent_slice_starts_with_ascii_case (word, ent_slice (stems[letter][i])))
      return true;
  return false;
}

/* Whether @text has a word that requests have. */
static bool
may_match (EntSlice text)
{
  bool in_word = false;
  for (size_t i = 0; i < text.length; i++) {
    bool is_word = is_word_byte (text.data[i]);
    if (is_word && !in_word && starts_with_stem (ent_slice_from (text, i)))
      return true;
    in_word = is_word;
  }
  return false;
}

static unsigned
count_words (EntSlice text)
{
  unsigned n = 0;
  bool in_word = false;
  for (size_t i = 0; i < text.length; i++) {
    bool is_word = is_word_byte (text.data[i]);
    n += is_word && !in_word;
    in_word = is_word;
  }
  return n;
}

static bool
begins_with_words (EntSlice line, EntSlice words)
{
  return line.length >= words.length && memcmp (line.data, words.data, words.length) == 0 &&
         (line.length == words.length || line.data[words.length] == ' ');
}

static EntSlice
without_openers (EntSlice line)
{
  for (size_t i = 0; i < G_N_ELEMENTS (openers);) {
    EntSlice opener = ent_slice (openers[i]);
    if (!begins_with_words (line, opener)) {
      i++;
      continue;
    }
    line = ent_slice_trim (ent_slice_from (line, opener.length));
    i = 0;
  }
  return line;
}

static bool
sentence_matches (EntSlice sentence, GString *scratch)
{
  g_string_truncate (scratch, 0);
  ent_fold_append (sentence, scratch);
  EntSlice folded = without_openers (ent_slice_of (scratch));
  for (size_t i = 0; i < G_N_ELEMENTS (whole_sentences); i++)
    if (ent_slice_equal (folded, ent_slice (whole_sentences[i])))
      return true;
  for (size_t i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (begins_with_words (folded, ent_slice (beginnings[i])))
      return true;
  return false;
}

static bool
starts_with_greeting (EntSlice text)
{
  static const char *const greetings[] = {"bonjour", "bonsoir", "salut", "hello",
                                          "hi ",     "dear ",   "cher ", "ch\xC3\xA8re "};
  for (size_t i = 0; i < G_N_ELEMENTS (greetings); i++)
    if (ent_slice_starts_with_ascii_case (text, ent_slice (greetings[i])))
      return true;
  return false;
}

/* Bytes of the sentence that @text starts with: up to a full stop, a line break (two blanks, as LinkedIn
 * writes it), or the comma behind a greeting. */
static size_t
sentence_length (EntSlice text)
{
  bool is_greeting = starts_with_greeting (text);
  size_t end = 0;
  while (end < text.length && strchr (".!?;\n", text.data[end]) == NULL &&
         !(is_greeting && text.data[end] == ',') &&
         !(text.data[end] == ' ' && end + 1 < text.length && text.data[end + 1] == ' '))
    end++;
  return end;
}

/* The message is short: any of its sentences may be the request. */
static bool
some_sentence_matches (EntSlice text, GString *scratch)
{
  for (EntSlice rest = ent_slice_trim (text); rest.length > 0;) {
    size_t end = sentence_length (rest);
    if (end > 0 && sentence_matches ((EntSlice){rest.data, end}, scratch))
      return true;
    rest = ent_slice_trim (ent_slice_from (rest, MIN (end + 1, rest.length)));
  }
  return false;
}

bool
ent_is_opt_out (EntSlice subject, EntSlice text, GString *scratch)
{
  if (text.length > MAX_BYTES)
    return false;
  /* A reply keeps the subject that the user wrote: "Re: Unsubscribe" says nothing, and matches nothing. */
  bool is_asked = (may_match (text) && some_sentence_matches (text, scratch)) ||
                  (may_match (subject) && sentence_matches (subject, scratch));
  return is_asked && count_words (text) < MAX_WORDS;
}
