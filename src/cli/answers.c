/* Replies to questions about contacts: keys of a terminal, lines of a pipe, or a file that was written
 * before. */
#include "cli/cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#define MAX_LINE 256
#define MAX_LINES 1000000u

struct EntReplies {
  bool has_keys;
  struct termios before; /* how the terminal was, with keys */
  FILE *lines;           /* borrowed: stdin; NULL with keys, and with a file */
  GHashTable *by_id;     /* contact id -> reply + 1; NULL unless there is a file */
  unsigned n_lines;      /* read so far */
};

/* French letters count in every language: o(ui), a(nnuler). */
static bool
reply_of (int letter, EntReply *out_reply)
{
  static const struct {
    const char *letters;
    EntReply reply;
  } known[] = {{"yYoO", ENT_REPLY_YES},
               {"nN", ENT_REPLY_NO},
               {"sS", ENT_REPLY_SKIP},
               {"uUaA", ENT_REPLY_UNDO},
               {"qQ\003\004", ENT_REPLY_QUIT}};
  for (size_t i = 0; letter != '\0' && i < G_N_ELEMENTS (known); i++)
    if (strchr (known[i].letters, letter) != NULL) {
      *out_reply = known[i].reply;
      return true;
    }
  return false;
}

/* The next line that says something, trimmed; an empty one at the end. */
static bool
read_line (EntReplies *self, FILE *file, char line[MAX_LINE], EntSlice *out_line, GError **error)
{
  *out_line = (EntSlice){NULL, 0};
  while (fgets (line, MAX_LINE, file) != NULL) {
    EntSlice text = ent_slice_trim (ent_slice (line));
    bool is_cut = strlen (line) == MAX_LINE - 1 && line[MAX_LINE - 2] != '\n';
    if (is_cut || ++self->n_lines > MAX_LINES) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED, _ ("Line %u is too long, or there are too many."),
                   self->n_lines + is_cut);
      return false;
    }
    if (ent_slice_is_empty (text) || text.data[0] == '#')
      continue;
    *out_line = text;
    return true;
  }
  return true;
}

static bool
refuse_line (const EntReplies *self, EntSlice line, GError **error)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  ent_text_append_printable (line, shown);
  g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID,
               _ ("Line %u: “%s” is no answer. It begins with y, n, s, u or q."), self->n_lines, shown->str);
  return false;
}

/* "42 y": about contact 42, yes. */
static bool
take_line (EntReplies *self, EntSlice line, GError **error)
{
  EntSlice rest = line, id;
  ent_slice_cut (&rest, " \t,;", &id);
  rest = ent_slice_trim (rest);
  g_autofree char *digits = ent_slice_dup (id);
  gint64 contact_id;
  EntReply reply;
  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, &contact_id, NULL) || ent_slice_is_empty (rest) ||
      !reply_of (rest.data[0], &reply) || reply > ENT_REPLY_SKIP) {
    g_autoptr (GString) shown = g_string_new (NULL);
    ent_text_append_printable (line, shown);
    g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID,
                 _ ("Line %u: “%s” is no number of a contact with y, n or s behind it."), self->n_lines,
                 shown->str);
    return false;
  }
  gint64 *key = g_new (gint64, 1);
  *key = contact_id;
  g_hash_table_replace (self->by_id, key, GUINT_TO_POINTER ((guint)reply + 1));
  return true;
}

static bool
read_file (EntReplies *self, const char *path, GError **error)
{
  bool is_stdin = strcmp (path, "-") == 0;
  FILE *file = is_stdin ? stdin : g_fopen (path, "re");
  if (file == NULL) {
    g_set_error (error, ENT_ERROR, errno == ENOENT ? ENT_ERROR_NOT_FOUND : ENT_ERROR_FAILED, "%s: %s", path,
                 g_strerror (errno));
    return false;
  }
  char buffer[MAX_LINE];
  EntSlice line;
  bool ok;
  while ((ok = read_line (self, file, buffer, &line, error)) && !ent_slice_is_empty (line))
    if (!take_line (self, line, error)) {
      ok = false;
      break;
    }
  if (!is_stdin)
    fclose (file);
  return ok;
}

static void
begin_keys (EntReplies *self)
{
  struct termios single = self->before;
  single.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
  single.c_cc[VMIN] = 1;
  single.c_cc[VTIME] = 0;
  tcsetattr (STDIN_FILENO, TCSADRAIN, &single);
}

static int
read_key (void)
{
  enum {
    END_OF_TEXT = 4
  };
  unsigned char key;
  ssize_t n;
  do
    n = read (STDIN_FILENO, &key, 1);
  while (n < 0 && errno == EINTR);
  return n == 1 ? key : END_OF_TEXT;
}

EntReplies *
ent_replies_new (const EntApp *app, const char *path, GError **error)
{
  g_autoptr (EntReplies) self = g_new0 (EntReplies, 1);
  if (path != NULL) {
    self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    return read_file (self, path, error) ? g_steal_pointer (&self) : NULL;
  }
  bool has_keys = tcgetattr (STDIN_FILENO, &self->before) == 0;
  if (has_keys && !app->is_terminal) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_REFUSED,
                         _ ("The questions would not be seen: let them go to the terminal, or give the "
                            "answers with --answers FILE."));
    return NULL;
  }
  self->has_keys = has_keys;
  if (has_keys)
    begin_keys (self);
  else
    self->lines = stdin;
  return g_steal_pointer (&self);
}

void
ent_replies_free (EntReplies *self)
{
  if (self == NULL)
    return;
  if (self->has_keys)
    tcsetattr (STDIN_FILENO, TCSADRAIN, &self->before);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_free (self);
}

bool
ent_replies_are_asked (const EntReplies *self)
{
  return self->by_id == NULL;
}

static bool
next_line (EntReplies *self, EntReply *out_reply, GError **error)
{
  char buffer[MAX_LINE];
  EntSlice line;
  bool is_first = self->n_lines == 0;
  if (!read_line (self, self->lines, buffer, &line, error))
    return false;
  if (ent_slice_is_empty (line) && is_first) {
    g_set_error_literal (
        error, ENT_ERROR, ENT_ERROR_REFUSED,
        _ ("Nobody can be asked here: run it in a terminal, pipe in one answer a line (y, n, "
           "s), or give --answers FILE."));
    return false;
  }
  *out_reply = ENT_REPLY_QUIT;
  return ent_slice_is_empty (line) || reply_of (line.data[0], out_reply) || refuse_line (self, line, error);
}

bool
ent_replies_next (EntReplies *self, int64_t contact_id, EntReply *out_reply, GError **error)
{
  if (self->by_id != NULL) {
    gint64 key = contact_id;
    guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &key));
    *out_reply = found > 0 ? (EntReply)(found - 1) : ENT_REPLY_NOTHING;
    return true;
  }
  if (!self->has_keys)
    return next_line (self, out_reply, error);
  while (!reply_of (read_key (), out_reply))
    ; /* another key is none */
  return true;
}
