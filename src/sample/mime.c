#include "sample/mime-private.h"

#define MOST_WORD 60u   /* characters of an encoded word between its marks */
#define MOST_QUOTED 75u /* characters of a quoted-printable line, its end not counted */

static const char hexadecimal[] = "0123456789ABCDEF";

static bool
is_plain (const char *text)
{
  for (; *text; text++)
    if ((unsigned char)*text < 0x20 || (unsigned char)*text >= 0x7F)
      return false;
  return true;
}

/* ---- Headers ---- */

/* Characters that @length bytes take in each of the two encodings. */
static size_t
q_length (const char *text, size_t length)
{
  size_t n = 0;
  for (size_t i = 0; i < length; i++)
    n += g_ascii_isalnum (text[i]) || text[i] == ' ' ? 1 : 3;
  return n;
}

static size_t
b_length (size_t length)
{
  return (length + 2) / 3 * 4;
}

/* One encoded word, in the shorter encoding. */
static void
append_word (const char *text, size_t length, GString *out)
{
  if (b_length (length) < q_length (text, length)) {
    g_autofree char *encoded = g_base64_encode ((const guchar *)text, length);
    g_string_append_printf (out, "=?UTF-8?B?%s?=", encoded);
    return;
  }
  g_string_append (out, "=?utf-8?Q?");
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (g_ascii_isalnum (c))
      g_string_append_c (out, (char)c);
    else if (c == ' ')
      g_string_append_c (out, '_');
    else
      g_string_append_printf (out, "=%c%c", hexadecimal[c >> 4], hexadecimal[c & 15]);
  }
  g_string_append (out, "?=");
}

/* How much of @text goes into one word: whole letters, as many as fit in the shorter encoding. */
static size_t
word_bytes (const char *text)
{
  size_t length = 0, n_quoted = 0;
  while (text[length]) {
    size_t letter = (size_t)(g_utf8_next_char (text + length) - (text + length));
    size_t quoted = n_quoted + q_length (text + length, letter);
    if (MIN (quoted, b_length (length + letter)) > MOST_WORD)
      break;
    length += letter;
    n_quoted = quoted;
  }
  return length;
}

void
ent_sample_append_words (const char *text, GString *out)
{
  if (is_plain (text)) {
    g_string_append (out, text);
    return;
  }
  while (*text) {
    size_t length = word_bytes (text);
    append_word (text, length, out);
    text += length;
    if (*text)
      g_string_append (out, "\n ");
  }
}

void
ent_sample_append_mailbox (const char *name, const char *address, GString *out)
{
  if (*name == '\0') {
    g_string_append (out, address);
    return;
  }
  bool quoted = is_plain (name) && strpbrk (name, ",;:<>()@[].\"\\") != NULL;
  if (quoted) {
    g_string_append_c (out, '"');
    for (const char *p = name; *p; p++) {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
    g_string_append_c (out, '"');
  } else {
    ent_sample_append_words (name, out);
  }
  g_string_append_printf (out, " <%s>", address);
}

/* ---- Transfer encodings ---- */

/* A byte that stands for itself; a blank does so unless a line ends behind it. */
static bool
is_literal (EntSlice bytes, size_t i)
{
  unsigned char c = (unsigned char)bytes.data[i];
  bool at_end = i + 1 == bytes.length || bytes.data[i + 1] == '\n';
  return c > 0x20 ? c < 0x7F && c != '=' : c == ' ' && !at_end;
}

void
ent_sample_append_quoted (EntSlice bytes, GString *out)
{
  size_t column = 0;
  for (size_t i = 0; i < bytes.length;) {
    unsigned char c = (unsigned char)bytes.data[i];
    if (c == '\n') {
      g_string_append_c (out, '\n');
      column = 0;
      i++;
      continue;
    }
    size_t n = 0;
    while (i + n < bytes.length && column + n < MOST_QUOTED && is_literal (bytes, i + n))
      n++;
    if (n > 0) {
      g_string_append_len (out, bytes.data + i, (gssize)n);
      column += n;
      i += n;
      continue;
    }
    if (column + (is_literal (bytes, i) ? 1u : 3u) > MOST_QUOTED) {
      g_string_append_len (out, "=\n", 2);
      column = 0;
      continue;
    }
    const char text[] = {'=', hexadecimal[c >> 4], hexadecimal[c & 15]};
    g_string_append_len (out, text, sizeof text);
    column += sizeof text;
    i++;
  }
}

void
ent_sample_append_base64 (EntSlice bytes, GString *out)
{
  for (size_t i = 0; i < bytes.length; i += 57) {
    char line[80];
    gint state = 0, save = 0;
    gsize n = g_base64_encode_step ((const guchar *)bytes.data + i, MIN (57u, bytes.length - i), FALSE, line,
                                    &state, &save);
    n += g_base64_encode_close (FALSE, line + n, &state, &save);
    g_string_append_len (out, line, (gssize)n);
    g_string_append_c (out, '\n');
  }
}

char *
ent_sample_to_latin (const char *text)
{
  GString *bytes = g_string_sized_new (strlen (text));
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);
    if (letter > 0xFF || (letter >= 0x7F && letter < 0xA0)) {
      g_string_free (bytes, TRUE);
      return NULL;
    }
    g_string_append_c (bytes, (char)letter);
  }
  return g_string_free (bytes, FALSE);
}

/* ---- Parts ---- */

void
ent_sample_append_html (const char *text, GString *out)
{
  g_string_append (out, "<html><body><div dir=\"ltr\"><p>");
  for (const char *p = text; *p; p++) {
    size_t n = strcspn (p, "&<>\n");
    g_string_append_len (out, p, (gssize)n);
    p += n;
    if (*p == '\0')
      break;
    bool is_double = p[0] == '\n' && p[1] == '\n';
    g_string_append (out, *p == '&'   ? "&amp;"
                          : *p == '<' ? "&lt;"
                          : *p == '>' ? "&gt;"
                          : is_double ? "</p>\n<p>"
                                      : "<br>\n");
    p += is_double;
  }
  g_string_append (out, "</p></div></body></html>\n");
}

static void
append_text_part (const char *subtype, const char *text, GString *out)
{
  g_string_append_printf (out,
                          "Content-Type: text/%s; charset=\"UTF-8\"\n"
                          "Content-Transfer-Encoding: quoted-printable\n\n",
                          subtype);
  ent_sample_append_quoted (ent_slice (text), out);
  g_string_append_c (out, '\n');
}

static void
draw_boundary (EntRandom *random, char boundary[32])
{
  g_snprintf (boundary, 32, "=_%012" G_GINT64_MODIFIER "x", ent_random_next (random) >> 16);
}

void
ent_sample_append_alternative (const char *text, const char *other, const char *calendar_method,
                               EntRandom *random, GString *out)
{
  char boundary[32];
  draw_boundary (random, boundary);
  g_string_append_printf (out, "Content-Type: multipart/alternative; boundary=\"%s\"\n\n--%s\n", boundary,
                          boundary);
  append_text_part ("plain", text, out);
  g_string_append_printf (out, "--%s\n", boundary);
  if (calendar_method) {
    g_string_append_printf (out,
                            "Content-Type: text/calendar; charset=\"UTF-8\"; method=%s\n"
                            "Content-Transfer-Encoding: base64\n\n",
                            calendar_method);
    ent_sample_append_base64 (ent_slice (other), out);
  } else {
    append_text_part ("html", other, out);
  }
  g_string_append_printf (out, "--%s--\n", boundary);
}

/* A document that no program opens, but that is one. */
static void
append_attachment (const char *text, EntRandom *random, GString *out)
{
  char boundary[32];
  draw_boundary (random, boundary);
  g_string_append_printf (out, "Content-Type: multipart/mixed; boundary=\"%s\"\n\n--%s\n", boundary,
                          boundary);
  append_text_part ("plain", text, out);
  GString *file = g_string_new ("%PDF-1.4\n");
  size_t n_bytes = 200 + ent_random_below (random, 3000);
  while (file->len < n_bytes)
    g_string_append_printf (file, "%016" G_GINT64_MODIFIER "x\n", ent_random_next (random));
  g_string_append (file, "%%EOF\n");
  g_string_append_printf (out,
                          "--%s\nContent-Type: application/pdf; name=\"dossier.pdf\"\n"
                          "Content-Disposition: attachment; filename=\"dossier.pdf\"\n"
                          "Content-Transfer-Encoding: base64\n\n",
                          boundary);
  ent_sample_append_base64 (ent_slice_of (file), out);
  g_string_append_printf (out, "--%s--\n", boundary);
  g_string_free (file, TRUE);
}

static void
append_latin (const char *latin, bool quoted, GString *out)
{
  g_string_append_printf (out, "Content-Type: text/plain; charset=%s\nContent-Transfer-Encoding: %s\n\n",
                          quoted ? "iso-8859-1" : "windows-1252", quoted ? "quoted-printable" : "8bit");
  if (quoted)
    ent_sample_append_quoted (ent_slice (latin), out);
  else
    g_string_append (out, latin);
}

void
ent_sample_append_body (const char *text, EntSampleForm form, EntRandom *random, GString *out)
{
  bool is_latin = form == ENT_SAMPLE_FORM_LATIN_QUOTED || form == ENT_SAMPLE_FORM_LATIN_8BIT;
  g_autofree char *latin = is_latin ? ent_sample_to_latin (text) : NULL;
  g_autoptr (GString) html = NULL;
  if (form == ENT_SAMPLE_FORM_BOTH || form == ENT_SAMPLE_FORM_HTML) {
    html = g_string_new (NULL);
    ent_sample_append_html (text, html);
  }
  if (latin) {
    append_latin (latin, form == ENT_SAMPLE_FORM_LATIN_QUOTED, out);
  } else if (form == ENT_SAMPLE_FORM_BOTH) {
    ent_sample_append_alternative (text, html->str, NULL, random, out);
  } else if (form == ENT_SAMPLE_FORM_ATTACHMENT) {
    append_attachment (text, random, out);
  } else if (form == ENT_SAMPLE_FORM_HTML || form == ENT_SAMPLE_FORM_PLAIN_BASE64) {
    g_string_append_printf (out,
                            "Content-Type: text/%s; charset=utf-8\nContent-Transfer-Encoding: base64\n\n",
                            html ? "html" : "plain");
    ent_sample_append_base64 (html ? ent_slice_of (html) : ent_slice (text), out);
  } else {
    g_string_append (out, "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n");
    g_string_append (out, text);
  }
}
