/*
 * An mbox cut into mails, whatever its variant (docs/formats/mailboxes.md): mboxo, mboxrd, mboxcl, mboxcl2,
 * Gmail's and Thunderbird's. One window moves over the file; it grows only for a mail that does not fit.
 */
#include "readers/mailbox-private.h"

#define WINDOW_BYTES (1024 * 1024)
/* A From-line is told by so much of it. */
#define FROM_LINE_BYTES 1024
/* "\r\n\r\nFrom" */
#define TAIL_BYTES 8
/* A mail whose length is declared is looked at as far as its length, the From-line behind it included. */
#define MAX_WINDOW_BYTES (2 * ((size_t)ENT_MAILBOX_MAX_MAIL + WINDOW_BYTES))

struct EntMboxCutter {
  EntInput *input;
  char *window;
  size_t capacity;
  size_t start;  /* of what is not cut yet */
  size_t filled; /* until there the window holds bytes */
  bool at_end;   /* the input has no more */
  uint64_t line; /* number of the line at @start */
  uint64_t n_lost;
  GError *failure; /* of the input, told once what came before is cut */
};

EntMboxCutter *
ent_mbox_cutter_new (EntInput *input, uint64_t line)
{
  EntMboxCutter *self = g_new0 (EntMboxCutter, 1);
  self->input = input;
  self->line = line;
  self->capacity = WINDOW_BYTES;
  self->window = g_malloc (self->capacity);
  return self;
}

void
ent_mbox_cutter_free (EntMboxCutter *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->failure);
  g_free (self->window);
  g_free (self);
}

uint64_t
ent_mbox_line (const EntMboxCutter *self)
{
  return self->line;
}

uint64_t
ent_mbox_n_lost (const EntMboxCutter *self)
{
  return self->n_lost;
}

/* ---- The window ---- */

/* Line breaks, eight bytes at a time: a byte that differs from LF has a high bit left in the sum. */
static uint64_t
count_lines (const char *bytes, size_t n_bytes)
{
  const uint64_t low = UINT64_C (0x7F7F7F7F7F7F7F7F), breaks = UINT64_C (0x0A0A0A0A0A0A0A0A);
  uint64_t count = 0;
  size_t i = 0;
  for (; i + 8 <= n_bytes; i += 8) {
    uint64_t word;
    memcpy (&word, bytes + i, 8);
    word ^= breaks;
    uint64_t differs = ((word & low) + low) | word;
    count += (uint64_t)__builtin_popcountll (~differs & ~low);
  }
  for (; i < n_bytes; i++)
    count += bytes[i] == '\n';
  return count;
}

/* Reads on; what was in the window may move. False at the end of the input and when there is no room. */
static bool
fill (EntMboxCutter *self)
{
  size_t held = self->filled - self->start;
  if (self->at_end)
    return false;
  if (self->start > 0 && self->start >= held) {
    memmove (self->window, self->window + self->start, held);
    self->start = 0;
    self->filled = held;
  }
  if (self->filled == self->capacity) {
    if (self->capacity >= MAX_WINDOW_BYTES)
      return false;
    self->capacity = MIN (self->capacity * 2, MAX_WINDOW_BYTES);
    self->window = g_realloc (self->window, self->capacity);
  }
  ssize_t n = self->input->read (self->input, self->window + self->filled, self->capacity - self->filled,
                                 &self->failure);
  self->at_end = n <= 0;
  self->filled += n > 0 ? (size_t)n : 0;
  return n > 0;
}

/* What is there from @offset bytes behind the start on, once @wanted are or the input ends. */
static EntSlice
look (EntMboxCutter *self, size_t offset, size_t wanted)
{
  while (self->filled - self->start < offset + wanted && fill (self))
    ;
  size_t held = self->filled - self->start;
  return offset <= held ? (EntSlice){self->window + self->start + offset, held - offset}
                        : (EntSlice){NULL, 0};
}

static void
drop (EntMboxCutter *self, size_t bytes)
{
  self->line += count_lines (self->window + self->start, bytes);
  self->start += bytes;
}

/* ---- From-lines ---- */

static bool
is_break (char c)
{
  return c == '\n' || c == '\r';
}

static bool
has_time (EntSlice line)
{
  for (size_t i = 1; i + 2 < line.length; i++)
    if (line.data[i] == ':' && g_ascii_isdigit (line.data[i - 1]) && g_ascii_isdigit (line.data[i + 1]) &&
        g_ascii_isdigit (line.data[i + 2]))
      return true;
  return false;
}

static bool
has_year (EntSlice line)
{
  EntSlice word;
  while (ent_slice_cut (&line, " \t", &word))
    if (word.length == 4 && (memcmp (word.data, "19", 2) == 0 || memcmp (word.data, "20", 2) == 0) &&
        g_ascii_isdigit (word.data[2]) && g_ascii_isdigit (word.data[3]))
      return true;
  return false;
}

bool
ent_mbox_is_from_line (EntSlice line)
{
  EntSlice from = ENT_SLICE ("From ");
  return line.length > from.length && memcmp (line.data, from.data, from.length) == 0 && has_time (line) &&
         has_year (line);
}

/* Thunderbird writes no more than `From ` now and then: then headers must follow. */
static bool
is_bare_from (EntSlice line, EntSlice behind)
{
  EntSlice name, value;
  return ent_slice_equal (ent_slice_trim (line), ENT_SLICE ("From")) &&
         ent_header_cut (&behind, &name, &value);
}

/* How many bytes the From-line has that @text begins with, its end included; 0 when there is none. */
static size_t
from_line_bytes (EntSlice text)
{
  if (text.length < 5 || memcmp (text.data, "From ", 5) != 0)
    return 0;
  const char *end = memchr (text.data, '\n', MIN (text.length, FROM_LINE_BYTES));
  size_t bytes = end != NULL ? (size_t)(end - text.data) + 1 : MIN (text.length, FROM_LINE_BYTES);
  EntSlice line = {text.data, end != NULL ? bytes - 1 : bytes};
  if (line.length > 0 && line.data[line.length - 1] == '\r')
    line.length--;
  return ent_mbox_is_from_line (line) || is_bare_from (line, ent_slice_from (text, bytes)) ? bytes : 0;
}

/* ---- Where a mail ends ---- */

/* Where the headers of @mail end, the empty line included; 0 when it does not show. */
static size_t
headers_bytes (EntSlice mail)
{
  const char *at = mail.data, *end = mail.data + mail.length;
  while (at < end && (at = memchr (at, '\n', (size_t)(end - at))) != NULL) {
    at++;
    if (at < end && *at == '\n')
      return (size_t)(at - mail.data) + 1;
    if (at + 1 < end && at[0] == '\r' && at[1] == '\n')
      return (size_t)(at - mail.data) + 2;
  }
  return 0;
}

static bool
declared_length (EntSlice headers, size_t *out_length)
{
  EntSlice rest = headers, name, value;
  while (ent_header_cut (&rest, &name, &value)) {
    if (!ent_slice_equal_ascii_case (name, ENT_SLICE ("Content-Length")))
      continue;
    size_t length = 0;
    for (size_t i = 0; i < value.length; i++) {
      if (!g_ascii_isdigit (value.data[i]) || length > ENT_MAILBOX_MAX_MAIL)
        return false;
      length = length * 10 + (size_t)(value.data[i] - '0');
    }
    *out_length = length;
    return value.length > 0;
  }
  return false;
}

/* Where the mail at @offset ends by its own word: believed only when a From-line or the end of the file is
 * there. 0 otherwise. */
static size_t
declared_end (EntMboxCutter *self, size_t offset)
{
  EntSlice mail = look (self, offset, ENT_MAILBOX_LOOK_BYTES);
  mail.length = MIN (mail.length, ENT_MAILBOX_LOOK_BYTES);
  size_t n_headers = mail.length > 0 ? headers_bytes (mail) : 0;
  size_t length;
  if (n_headers == 0 || !declared_length ((EntSlice){mail.data, n_headers}, &length) ||
      length > ENT_MAILBOX_MAX_MAIL - ENT_MAILBOX_LOOK_BYTES)
    return 0;
  size_t end = offset + n_headers + length;
  EntSlice behind = look (self, end, FROM_LINE_BYTES + ENT_MAILBOX_LOOK_BYTES);
  if (behind.data == NULL)
    return 0;
  size_t skipped = 0;
  while (skipped < behind.length && skipped < 4 && is_break (behind.data[skipped]))
    skipped++;
  EntSlice next = ent_slice_from (behind, skipped);
  return next.length == 0 || from_line_bytes (next) > 0 ? end + skipped : 0;
}

/* The next place, at or behind @offset, where a From-line stands behind an empty line; @offset is moved to
 * where to look again when there is none yet. */
static bool
find_from_line (EntMboxCutter *self, size_t *offset)
{
  const size_t ahead = FROM_LINE_BYTES + ENT_MAILBOX_LOOK_BYTES;
  for (;;) {
    EntSlice text = look (self, *offset, 6);
    const char *at = text.length > 0 ? memmem (text.data, text.length, "\nFrom ", 6) : NULL;
    if (at == NULL) {
      *offset += text.length > 5 ? text.length - 5 : 0;
      return false;
    }
    *offset += (size_t)(at - text.data) + 1;
    EntSlice found = look (self, *offset, ahead);
    const char *before = found.data - 2;
    bool behind_empty =
        (*offset >= 2 && before[0] == '\n') || (*offset >= 3 && before[0] == '\r' && before[-1] == '\n');
    if (behind_empty && from_line_bytes (found) > 0)
      return true;
  }
}

/* Goes on behind a mail that is too long, holding on to its first @kept bytes. */
static void
skip_rest (EntMboxCutter *self, size_t kept)
{
  size_t offset = kept;
  while (!find_from_line (self, &offset)) {
    size_t held = self->filled - self->start;
    /* What may be the beginning of a From-line, with the empty line before it, stays. */
    size_t tail = MIN (held - kept, TAIL_BYTES);
    char *gap = self->window + self->start + kept;
    size_t dropped = held - kept - tail;
    self->line += count_lines (gap, dropped);
    memmove (gap, gap + dropped, tail);
    self->filled -= dropped;
    offset = kept;
    if (!fill (self)) {
      offset = kept + tail;
      break;
    }
  }
  size_t end = MIN (offset, self->filled - self->start);
  char *gap = self->window + self->start + kept;
  self->line += count_lines (gap, end - kept);
  memmove (gap, gap + (end - kept), self->filled - self->start - end);
  self->filled -= end - kept;
}

/* ---- Quoting ---- */

static size_t
quotes_at (const char *at, const char *end)
{
  const char *start = at;
  while (at < end && *at == '>')
    at++;
  return (size_t)(at - start);
}

/* Whether the `>` of a line of @n_quotes and `From ` was put there by who wrote the mbox. One was, for sure;
 * of more the line before tells: in mboxo they are the author's, who quoted that line as often. */
static bool
is_quoted_by_writer (const char *body, const char *line, size_t n_quotes)
{
  if (n_quotes <= 1 || line == body)
    return true;
  const char *before = line - 1;
  while (before > body && before[-1] != '\n')
    before--;
  return quotes_at (before, line) < n_quotes;
}

/* Takes the quotes back in place. Returns: how long the body is then. */
static size_t
unquote (char *body, size_t length)
{
  char *read = body, *write = body, *end = body + length, *at = body;
  while (at < end && (at = memmem (at, (size_t)(end - at), ">From ", 6)) != NULL) {
    char *line = at;
    while (line > body && line[-1] == '>')
      line--;
    bool at_start = line == body || line[-1] == '\n';
    at += 1;
    if (!at_start || !is_quoted_by_writer (body, line, (size_t)(at - line)))
      continue;
    size_t n = (size_t)(line - read);
    memmove (write, read, n);
    write += n;
    read = line + 1;
  }
  if (read == body)
    return length;
  memmove (write, read, (size_t)(end - read));
  return (size_t)(write - body) + (size_t)(end - read);
}

/* A body that holds a bare From-line was not quoted by its writer (mboxcl2). */
static bool
is_unquoted_variant (EntSlice body)
{
  return body.length > 5 &&
         (memcmp (body.data, "From ", 5) == 0 || memmem (body.data, body.length, "\nFrom ", 6) != NULL);
}

/* ---- Mails ---- */

/* Without the empty line that parts two mails. */
static size_t
without_last_break (const char *bytes, size_t length)
{
  if (length >= 2 && bytes[length - 1] == '\n' && bytes[length - 2] == '\n')
    return length - 1;
  if (length >= 4 && memcmp (bytes + length - 4, "\r\n\r\n", 4) == 0)
    return length - 2;
  return length;
}

/* The From-line at the start of the window: its bytes, or 0. */
static size_t
from_line_here (EntMboxCutter *self)
{
  EntSlice text = look (self, 0, FROM_LINE_BYTES + ENT_MAILBOX_LOOK_BYTES);
  return text.length > 0 ? from_line_bytes (text) : 0;
}

/* Moves to the next From-line. Returns: its bytes; 0 at the end. */
static size_t
skip_to_from_line (EntMboxCutter *self)
{
  EntSlice text = look (self, 0, ENT_MAILBOX_LOOK_BYTES);
  size_t n_blank = ent_slice_starts_with_ascii_case (text, ENT_SLICE ("\xEF\xBB\xBF")) ? 3 : 0;
  while (n_blank < text.length && is_break (text.data[n_blank]))
    n_blank++;
  drop (self, n_blank);
  size_t bytes = from_line_here (self);
  while (bytes == 0 && self->filled > self->start) {
    size_t lost = 0;
    bool found = find_from_line (self, &lost);
    if (!found)
      lost = self->filled - self->start - (self->at_end ? 0 : MIN (self->filled - self->start, TAIL_BYTES));
    self->n_lost += lost;
    drop (self, lost);
    if (found)
      bytes = from_line_here (self);
    else
      fill (self);
  }
  return bytes;
}

/* `>From ...` lines that travelled on top of the headers, as relays by UUCP put them there. */
static size_t
relay_lines_bytes (EntSlice mail)
{
  size_t bytes = 0;
  while (mail.length - bytes > 6 && memcmp (mail.data + bytes, ">From ", 6) == 0) {
    const char *end = memchr (mail.data + bytes, '\n', mail.length - bytes);
    if (end == NULL)
      break;
    bytes = (size_t)(end - mail.data) + 1;
  }
  return bytes;
}

/* Where the mail that begins at @offset ends. */
static size_t
find_end (EntMboxCutter *self, size_t offset, bool *out_declared, bool *out_cut)
{
  size_t end = declared_end (self, offset);
  *out_declared = end > 0;
  *out_cut = false;
  if (end > 0)
    return end;
  end = offset - 1; /* the mail may be nothing but an empty line */
  while (!find_from_line (self, &end)) {
    size_t held = self->filled - self->start;
    if (self->at_end)
      return held;
    if (held > offset + ENT_MAILBOX_MAX_MAIL) {
      *out_cut = true;
      skip_rest (self, offset + ENT_MAILBOX_MAX_MAIL);
      return offset + ENT_MAILBOX_MAX_MAIL;
    }
    fill (self);
  }
  return end;
}

bool
ent_mbox_next (EntMboxCutter *self, EntMboxMail *out_mail, GError **error)
{
  size_t from_bytes = skip_to_from_line (self);
  if (from_bytes == 0) {
    if (self->failure != NULL)
      g_propagate_error (error, g_steal_pointer (&self->failure));
    return false;
  }
  uint64_t line = self->line;
  bool is_declared, is_cut;
  size_t end = find_end (self, from_bytes, &is_declared, &is_cut);
  char *mail = self->window + self->start + from_bytes;
  size_t length = end - from_bytes;
  drop (self, end);

  size_t relays = relay_lines_bytes ((EntSlice){mail, length});
  mail += relays;
  length = without_last_break (mail, length - relays);
  size_t n_headers = headers_bytes ((EntSlice){mail, length});
  EntSlice body = ent_slice_from ((EntSlice){mail, length}, n_headers);
  if (n_headers > 0 && !(is_declared && is_unquoted_variant (body)))
    length = n_headers + unquote (mail + n_headers, body.length);
  *out_mail = (EntMboxMail){.bytes = {mail, length},
                            .line = line,
                            .is_cut = is_cut,
                            .is_last = self->at_end && self->start == self->filled};
  return true;
}
