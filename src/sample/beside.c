#include "sample/beside-private.h"

#include <errno.h>

#define LINE_BYTES 75u

static bool
fail (const EntSampleSheet *self, int reason, GError **error)
{
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The file %s cannot be written: %s."), self->path,
               g_strerror (reason));
  return false;
}

bool
ent_sample_sheet_open (EntSampleSheet *self, const char *path, GError **error)
{
  *self = (EntSampleSheet){.path = path};
  self->file = fopen (path, "wb");
  if (self->file == NULL)
    return fail (self, errno, error);
  self->text = g_string_new (NULL);
  return true;
}

bool
ent_sample_sheet_flush (EntSampleSheet *self)
{
  bool ok = fwrite (self->text->str, 1, self->text->len, self->file) == self->text->len;
  g_string_truncate (self->text, 0);
  return ok;
}

bool
ent_sample_sheet_close (EntSampleSheet *self, bool ok, GError **error)
{
  ok = ok && ent_sample_sheet_flush (self);
  int reason = errno;
  FILE *file = g_steal_pointer (&self->file);
  if (fclose (file) != 0 && ok) {
    reason = errno;
    ok = false;
  }
  return ok || fail (self, reason, error);
}

void
ent_sample_sheet_clear (EntSampleSheet *self)
{
  if (self->file != NULL)
    fclose (self->file);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

void
ent_sample_append_folded (const char *line, GString *out)
{
  size_t length = strlen (line), from = 0, room = LINE_BYTES;
  while (length - from > room) {
    size_t to = from + room;
    while (to > from + 1 && ((unsigned char)line[to] & 0xC0) == 0x80)
      to--;
    g_string_append_len (out, line + from, (gssize)(to - from));
    g_string_append (out, "\r\n ");
    from = to;
    room = LINE_BYTES - 1;
  }
  g_string_append (out, line + from);
  g_string_append (out, "\r\n");
}
