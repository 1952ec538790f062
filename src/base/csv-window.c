#include "base/csv-window-private.h"

#define START_CAPACITY (256 * 1024)
#define SLACK 32 /* the line feed behind the data, and what a 16-byte load may read past it */

static void
mark_end (EntCsvWindow *self)
{
  memset (self->data + self->end, 0, SLACK);
  self->data[self->end] = '\n';
}

void
ent_csv_window_init (EntCsvWindow *self, EntInput *input)
{
  *self = (EntCsvWindow){.input = input, .capacity = START_CAPACITY};
  self->data = g_malloc (self->capacity + SLACK);
  mark_end (self);
}

void
ent_csv_window_clear (EntCsvWindow *self)
{
  g_clear_pointer (&self->data, g_free);
  g_clear_error (&self->failure);
}

/* Reads up to @bytes. The failure is kept and not returned, so that the rows before it come out first. */
static size_t
read_some (EntCsvWindow *self, char *buffer, size_t bytes)
{
  ssize_t got = self->input->read (self->input, buffer, bytes, &self->failure);
  self->at_end = got <= 0;
  return got > 0 ? (size_t)got : 0;
}

/* Drops the NULs among @bytes; returns how many are left. */
static size_t
drop_nuls (char *data, size_t bytes)
{
  char *nul = memchr (data, '\0', bytes);
  if (nul == NULL)
    return bytes;
  char *to = nul;
  for (const char *from = nul; from < data + bytes; from++)
    if (*from != '\0')
      *to++ = *from;
  return (size_t)(to - data);
}

static gunichar
utf16_unit (const EntCsvWindow *self, size_t at)
{
  unsigned first = self->raw[at], second = self->raw[at + 1];
  return self->encoding == ENT_CSV_UTF16_LE ? first | second << 8 : first << 8 | second;
}

/* Appends the UTF-8 of @c to the window, which has room for it. */
static void
append_character (EntCsvWindow *self, gunichar c)
{
  if (c != 0)
    self->end += (size_t)g_unichar_to_utf8 (c, self->data + self->end);
}

/* Moves the raw bytes into the window as UTF-8; half a unit or half a pair waits for the rest. */
static void
transcode (EntCsvWindow *self)
{
  size_t at = 0;
  while (at + 2 <= self->n_raw) {
    gunichar unit = utf16_unit (self, at);
    bool is_high = unit >= 0xD800 && unit < 0xDC00;
    if (is_high && at + 4 > self->n_raw && !self->at_end)
      break;
    at += 2;
    gunichar low = is_high && at + 2 <= self->n_raw ? utf16_unit (self, at) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      append_character (self, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      at += 2;
    } else {
      append_character (self, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
    }
  }
  self->n_raw -= at;
  memmove (self->raw, self->raw + at, self->n_raw);
}

/* Reads the first bytes and decides what they are. */
static void
decide_encoding (EntCsvWindow *self)
{
  while (self->n_raw < 3 && !self->at_end)
    self->n_raw += read_some (self, (char *)self->raw + self->n_raw, ENT_CSV_RAW_BYTES - self->n_raw);

  size_t mark = 0;
  self->encoding = ENT_CSV_BYTES;
  if (self->n_raw >= 2 && memcmp (self->raw, "\xFF\xFE", 2) == 0) {
    self->encoding = ENT_CSV_UTF16_LE;
    mark = 2;
  } else if (self->n_raw >= 2 && memcmp (self->raw, "\xFE\xFF", 2) == 0) {
    self->encoding = ENT_CSV_UTF16_BE;
    mark = 2;
  } else if (self->n_raw >= 3 && memcmp (self->raw, "\xEF\xBB\xBF", 3) == 0) {
    mark = 3;
  }
  self->n_raw -= mark;
  memmove (self->raw, self->raw + mark, self->n_raw);

  if (self->encoding == ENT_CSV_BYTES) {
    memcpy (self->data, self->raw, self->n_raw);
    self->end = drop_nuls (self->data, self->n_raw);
    self->n_raw = 0;
  } else {
    transcode (self);
  }
}

/* One read into the window; it has room for at least three bytes of UTF-8 a raw unit. */
static void
read_into_window (EntCsvWindow *self)
{
  if (self->encoding == ENT_CSV_BYTES) {
    size_t got = read_some (self, self->data + self->end, self->capacity - self->end);
    self->end += drop_nuls (self->data + self->end, got);
  } else {
    self->n_raw += read_some (self, (char *)self->raw + self->n_raw, ENT_CSV_RAW_BYTES - self->n_raw);
    transcode (self);
  }
}

void
ent_csv_window_fill (EntCsvWindow *self)
{
  self->end -= self->start;
  memmove (self->data, self->data + self->start, self->end);
  self->start = 0;
  if (self->end > self->capacity / 2) {
    self->capacity *= 2;
    self->data = g_realloc (self->data, self->capacity + SLACK);
  }
  if (self->encoding == ENT_CSV_UNDECIDED)
    decide_encoding (self);
  while (!self->at_end && self->end < self->capacity - self->capacity / 4)
    read_into_window (self);
  mark_end (self);
}
