/* The text of a notification: what stands above the footer, and what it says of whoever it is about. */
#include "readers/notification-private.h"

#define MIN_DASHES 36 /* the rule above the footer has 40; what people draw in a message is shorter */
#define MIN_DOTS 20
#define MAX_NOTE_LINES 12
#define MAX_HEADLINE 300u

/* ---- Lines ---- */

/* Characters that only fill or hide: what is put behind the preview of a mail. */
static bool
is_filler (gunichar c)
{
  return c == 0x034F || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2800;
}

static bool
is_blank (gunichar c)
{
  return c <= ' ' || c == 0x7F || c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

void
ent_notification_append_sentence (EntSlice text, GString *out)
{
  size_t start = out->len;
  bool gap = false;
  for (size_t i = 0, n; i < text.length; i += n) {
    n = ent_text_character_bytes (ent_slice_from (text, i));
    if (n == 0) {
      n = 1;
      continue;
    }
    gunichar c = g_utf8_get_char (text.data + i);
    if (is_filler (c))
      continue;
    if (is_blank (c)) {
      gap = out->len > start;
      continue;
    }
    if (gap)
      g_string_append_c (out, ' ');
    gap = false;
    if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
      g_string_append_c (out, '\'');
    else
      g_string_append_len (out, text.data + i, (gssize)n);
  }
}

static bool
is_rule (EntSlice line)
{
  size_t n = 0;
  while (n < line.length && (line.data[n] == '-' || line.data[n] == '.' || line.data[n] == '_'))
    n++;
  return n == line.length && n >= (n > 0 && line.data[0] == '.' ? MIN_DOTS : MIN_DASHES);
}

/* How the line begins that says for whom the mail is. */
static const char *const intended[] = {"This email was intended for ", "Cet e-mail est destiné à ",
                                       "Cet email est destiné à ",     "Cet e-mail était destiné à ",
                                       "Diese E-Mail ist für ",        NULL};

static EntSlice
behind_any (EntSlice line, const char *const *beginnings)
{
  for (; *beginnings != NULL; beginnings++)
    if (ent_slice_starts_with_ascii_case (line, ent_slice (*beginnings)))
      return ent_slice_from (line, strlen (*beginnings));
  return (EntSlice){NULL, 0};
}

/* What a footer's line begins with, and what it holds besides, so that a message that begins alike is none.
 */
static const struct {
  const char *beginning, *holds;
} footers[] = {
    {"You are receiving ", "mail"},
    {"Vous recevez ", "mail"},
    {"Learn why we included this", ""},
    {"Unsubscribe", "://"},
    {"Se désinscrire", "://"},
    {"Se désabonner", "://"},
    {"Pourquoi cette information", ""},
    {"Help: ", "://"},
    {"Aide : ", "://"},
    {"©", "LinkedIn"},
};

static bool
is_footer (EntSlice line)
{
  for (size_t i = 0; i < G_N_ELEMENTS (footers); i++) {
    EntSlice beginning = ent_slice (footers[i].beginning);
    bool is_alone = line.length == beginning.length;
    if (ent_slice_starts_with_ascii_case (line, beginning) &&
        (is_alone || ent_slice_find (line, ent_slice (footers[i].holds)) >= 0))
      return true;
  }
  return is_rule (line) || behind_any (line, intended).length > 0 ||
         ent_slice_find (line, ENT_SLICE ("/help/linkedin/answer/")) >= 0;
}

/* "Zoé Exemple (Conseil)" */
static void
take_user (EntSlice line, EntNotificationText *text)
{
  EntSlice user = behind_any (line, intended);
  if (user.length == 0 || text->user.length > 0)
    return;
  ssize_t bracket = ent_slice_find (user, ENT_SLICE (" ("));
  if (bracket > 0)
    user.length = (size_t)bracket;
  while (user.length > 0 && user.data[user.length - 1] == '.')
    user.length--;
  text->user = ent_slice_trim (user);
}

/* "https://www.linkedin.com/help/linkedin/answer/4788?lang=fr" */
static void
take_language (EntSlice line, EntNotificationText *text)
{
  ssize_t at = ent_slice_find (line, ENT_SLICE ("/help/linkedin/answer/"));
  ssize_t mark = at >= 0 ? ent_slice_find (line, ENT_SLICE ("lang=")) : -1;
  if (mark < at || (size_t)mark + 7 > line.length || text->language[0] != '\0')
    return;
  const char *code = line.data + mark + 5;
  if (g_ascii_isalpha (code[0]) && g_ascii_isalpha (code[1]))
    g_snprintf (text->language, sizeof text->language, "%c%c", g_ascii_tolower (code[0]),
                g_ascii_tolower (code[1]));
}

void
ent_notification_cut (EntSlice text, EntArena *arena, EntNotificationText *out_text)
{
  *out_text = (EntNotificationText){.n_lines = 0};
  g_autoptr (GString) sentence = g_string_new (NULL);
  bool is_below = false;
  EntSlice raw;
  for (size_t seen = 0; seen < 4 * ENT_NOTIFICATION_MAX_LINES && ent_slice_cut (&text, "\n", &raw); seen++) {
    g_string_truncate (sentence, 0);
    EntSlice start = {raw.data, MIN (raw.length, 8 * ENT_NOTIFICATION_MAX_LINE)};
    ent_notification_append_sentence (start, sentence);
    EntSlice line = ent_arena_copy (arena, ent_slice_of (sentence));
    take_language (line, out_text);
    take_user (line, out_text);
    is_below = is_below || (line.length > 0 && is_footer (line));
    if (is_below || out_text->n_lines >= ENT_NOTIFICATION_MAX_LINES)
      continue;
    out_text->lines[out_text->n_lines] = line;
    out_text->raw[out_text->n_lines++] = raw;
  }
  while (out_text->n_lines > 0 && out_text->lines[out_text->n_lines - 1].length == 0)
    out_text->n_lines--;
}

/* ---- The block of somebody ---- */

static bool
is_same (EntSlice a, EntSlice b)
{
  if (a.length == 0 || b.length == 0 || a.length > 2 * b.length + 20 || b.length > 2 * a.length + 20)
    return false;
  g_autofree char *x = ent_fold (a), *y = ent_fold (b);
  return *x != '\0' && strcmp (x, y) == 0;
}

/* A button, a link or a count: nothing that says what somebody does. */
static bool
is_label (EntSlice line)
{
  static const char *const labels[] = {"accept",          "accepter",          "view profile",
                                       "voir le profil",  "message",           "ignore",
                                       "ignorer",         "connect",           "se connecter",
                                       "reply",           "repondre",          "see profile",
                                       "view all",        "voir plus",         "see all",
                                       "say hello",       "send message",      "envoyer un message",
                                       "view invitation", "voir l invitation", "see invitation",
                                       "learn more",      "en savoir plus",    "add"};
  if (line.length == 0 || ent_slice_find (line, ENT_SLICE ("://")) >= 0 || g_ascii_isdigit (line.data[0]))
    return true;
  g_autofree char *folded = ent_fold (line);
  for (size_t i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (folded, labels[i]) == 0)
      return true;
  return *folded == '\0';
}

/* What LinkedIn writes itself into an invitation. */
static bool
is_standard (EntSlice line)
{
  static const char *const beginnings[] = {
      "hi ",           "hello ",           "dear ",        "bonjour ",     "salut ",
      "i d like to ",  "i would like to",  "i want to ",   "je souhaite ", "j aimerais ",
      "voglio ",       "wants to connect", "has sent you", "you have",     "vous avez",
      "please add me", "souhaite "};
  g_autofree char *folded = ent_fold (line);
  EntSlice text = ent_slice (folded);
  for (size_t i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (ent_slice_starts_with_ascii_case (text, ent_slice (beginnings[i])))
      return true;
  return ent_slice_equal (text, ENT_SLICE ("bonjour")) || ent_slice_equal (text, ENT_SLICE ("hello"));
}

/* What LinkedIn writes itself: it tells what happened, and says nothing of somebody's work. */
static bool
is_linkedins (EntSlice line)
{
  EntNotificationMatch match;
  return is_standard (line) || ent_notification_rule_of_sentence (line, 0, &match) != NULL;
}

/* The next line from @at on that is not empty; n_lines at the end. */
static size_t
next_full (const EntNotificationText *text, size_t at)
{
  while (at < text->n_lines && text->lines[at].length == 0)
    at++;
  return at;
}

void
ent_notification_headline (const EntNotificationText *text, EntSlice name, EntSlice *out_headline,
                           EntSlice *out_place)
{
  *out_headline = *out_place = (EntSlice){NULL, 0};
  for (size_t i = 0; i < text->n_lines; i++) {
    if (!is_same (text->lines[i], name))
      continue;
    size_t at = next_full (text, i + 1);
    if (at >= text->n_lines || is_label (text->lines[at]) || is_same (text->lines[at], name) ||
        text->lines[at].length > MAX_HEADLINE || is_linkedins (text->lines[at]))
      continue;
    *out_headline = text->lines[at];
    at = next_full (text, at + 1);
    /* A place is told apart from what comes next by standing above a button. */
    size_t after = at < text->n_lines ? next_full (text, at + 1) : at;
    if (at < text->n_lines && !is_label (text->lines[at]) && after < text->n_lines &&
        is_label (text->lines[after]) && text->lines[at].length < 80)
      *out_place = text->lines[at];
    return;
  }
}

/* @text up to the first of the signs that set off another statement. */
static EntSlice
first_statement (EntSlice text)
{
  static const char *const signs[] = {" | ", " · ", " • ", " - ", " – ", " — ", ", ", " / "};
  size_t length = text.length;
  for (size_t i = 0; i < G_N_ELEMENTS (signs); i++) {
    ssize_t at = ent_slice_find ((EntSlice){text.data, length}, ent_slice (signs[i]));
    if (at > 0)
      length = (size_t)at;
  }
  return ent_slice_trim ((EntSlice){text.data, length});
}

static EntSlice
last_statement (EntSlice text)
{
  static const char *const signs[] = {" | ", " · ", " • "};
  for (size_t i = 0; i < G_N_ELEMENTS (signs); i++) {
    ssize_t at;
    while ((at = ent_slice_find (text, ent_slice (signs[i]))) >= 0)
      text = ent_slice_from (text, (size_t)at + strlen (signs[i]));
  }
  return ent_slice_trim (text);
}

/* Takes the "…" off that says that a headline was cut. */
static bool
was_cut (EntSlice *text)
{
  static const char *const ends[] = {"…", "..."};
  for (size_t i = 0; i < G_N_ELEMENTS (ends); i++) {
    EntSlice end = ent_slice (ends[i]);
    if (text->length > end.length &&
        ent_slice_equal (ent_slice_from (*text, text->length - end.length), end)) {
      text->length -= end.length;
      *text = ent_slice_trim (*text);
      return true;
    }
  }
  return false;
}

void
ent_notification_parse_headline (EntSlice headline, EntSlice *out_title, EntSlice *out_organisation)
{
  static const char *const joints[] = {" chez ", " at ", " @ "};
  *out_title = *out_organisation = (EntSlice){NULL, 0};
  bool is_cut = was_cut (&headline);
  for (size_t i = 0; i < G_N_ELEMENTS (joints); i++) {
    ssize_t at = ent_slice_find (headline, ent_slice (joints[i]));
    if (at <= 0)
      continue;
    EntSlice behind = ent_slice_from (headline, (size_t)at + strlen (joints[i]));
    EntSlice organisation = first_statement (behind);
    *out_title = last_statement ((EntSlice){headline.data, (size_t)at});
    /* Cut within its name, an organisation would be another one. */
    if (!is_cut || organisation.length < ent_slice_trim (behind).length)
      *out_organisation = organisation;
    return;
  }
  *out_title = ent_slice_trim (headline);
}

/* ---- What somebody wrote ---- */

void
ent_notification_note (const EntNotificationText *text, EntSlice name, EntArena *arena, EntSlice *out_note)
{
  *out_note = (EntSlice){NULL, 0};
  size_t end = 0;
  while (end < text->n_lines && !is_same (text->lines[end], name))
    end++;
  if (end == text->n_lines || end > MAX_NOTE_LINES)
    return;
  g_autoptr (GString) note = g_string_new (NULL);
  for (size_t i = 0; i < end; i++) {
    EntSlice line = text->lines[i];
    if (line.length == 0 || is_linkedins (line) || is_same (line, text->user) ||
        ent_slice_find (line, ENT_SLICE ("://")) >= 0)
      continue;
    if (note->len > 0)
      g_string_append_c (note, '\n');
    g_string_append_len (note, line.data, (gssize)line.length);
  }
  *out_note = ent_arena_copy (arena, ent_slice_of (note));
}

EntSlice
ent_notification_message (const EntNotificationText *text)
{
  for (size_t i = 0; i < text->n_lines; i++) {
    if (ent_slice_find (text->lines[i], ENT_SLICE ("/messaging/thread/")) < 0 || i + 1 == text->n_lines)
      continue;
    EntSlice first = text->raw[i + 1], last = text->raw[text->n_lines - 1];
    return ent_slice_trim ((EntSlice){first.data, (size_t)(last.data + last.length - first.data)});
  }
  return (EntSlice){NULL, 0};
}

/* @line without the quotation marks around it; empty when there are none. */
static EntSlice
unquoted (EntSlice line)
{
  static const struct {
    const char *open, *close;
  } marks[] = {{"“", "”"}, {"«", "»"}, {"\"", "\""}};
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++) {
    EntSlice open = ent_slice (marks[i].open), close = ent_slice (marks[i].close);
    if (line.length > open.length + close.length &&
        ent_slice_equal ((EntSlice){line.data, open.length}, open) &&
        ent_slice_equal (ent_slice_from (line, line.length - close.length), close))
      return ent_slice_trim ((EntSlice){line.data + open.length, line.length - open.length - close.length});
  }
  return (EntSlice){NULL, 0};
}

EntSlice
ent_notification_quote (const EntNotificationText *text)
{
  EntSlice found = {NULL, 0};
  for (size_t i = 0; i < text->n_lines; i++) {
    EntSlice inside = unquoted (text->lines[i]);
    if (inside.length > 0 && found.length > 0 && !ent_slice_equal (inside, found))
      return (EntSlice){NULL, 0};
    found = inside.length > 0 ? inside : found;
  }
  return found;
}
