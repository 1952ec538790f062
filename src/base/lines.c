#include "base/lines.h"

#include "base/csv-window-private.h"

struct EntLines {
  EntCsvWindow window;
  size_t max_line_bytes;
  uint64_t number;
  bool is_cut;
};

EntLines *
ent_lines_new (EntInput *input, size_t max_line_bytes)
{
  EntLines *self = g_new0 (EntLines, 1);
  ent_csv_window_init (&self->window, input);
  self->max_line_bytes = max_line_bytes;
  return self;
}

void
ent_lines_free (EntLines *self)
{
  if (self == NULL)
    return;
  ent_csv_window_clear (&self->window);
  g_free (self);
}

/* Offset from the window's start of the first line end at or behind @from, or of the window's end. */
static size_t
find_end (const EntCsvWindow *window, size_t from)
{
  const char *begin = window->data + window->start;
  size_t length = window->end - window->start;
  const char *feed = from < length ? memchr (begin + from, '\n', length - from) : NULL;
  size_t until = feed != NULL ? (size_t)(feed - begin) : length;
  const char *carriage = from < until ? memchr (begin + from, '\r', until - from) : NULL;
  return carriage != NULL ? (size_t)(carriage - begin) : until;
}

/* How many bytes the line end at @at takes, CR CR LF among them, which some transfers make of CR LF; 0 when
 * that shows only in what is not read yet. */
static size_t
end_bytes (const EntCsvWindow *window, size_t at)
{
  const char *end = window->data + window->start + at;
  size_t left = window->end - window->start - at;
  if (*end == '\n')
    return 1;
  for (size_t n = 1; n <= 2; n++) {
    if (n == left)
      return window->at_end ? 1 : 0;
    if (end[n] == '\n')
      return n + 1;
    if (end[n] != '\r')
      break;
  }
  return 1;
}

/* Drops what is left of a line that is too long. */
static void
skip_rest (EntLines *self)
{
  EntCsvWindow *window = &self->window;
  for (;;) {
    size_t at = find_end (window, 0);
    size_t n = window->start + at < window->end ? end_bytes (window, at) : 0;
    window->start += at + n;
    if (n > 0 || (window->at_end && window->start == window->end))
      return;
    ent_csv_window_fill (window);
  }
}

bool
ent_lines_next (EntLines *self, EntSlice *out_line, GError **error)
{
  EntCsvWindow *window = &self->window;
  if (self->is_cut)
    skip_rest (self);
  self->is_cut = false;
  for (size_t from = 0;;) {
    size_t at = find_end (window, from);
    size_t length = window->end - window->start;
    size_t n = at < length ? end_bytes (window, at) : 0;
    self->is_cut = at > self->max_line_bytes;
    if (n > 0 || self->is_cut || (window->at_end && length > 0)) {
      *out_line = (EntSlice){window->data + window->start, MIN (at, self->max_line_bytes)};
      window->start += self->is_cut ? self->max_line_bytes : at + n;
      self->number++;
      return true;
    }
    if (window->at_end)
      break;
    from = at;
    ent_csv_window_fill (window);
  }
  if (window->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&window->failure));
  return false;
}

uint64_t
ent_lines_number (const EntLines *self)
{
  return self->number;
}

bool
ent_lines_is_cut (const EntLines *self)
{
  return self->is_cut;
}
