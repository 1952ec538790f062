/* An mbox file as a part of a mailbox: which of its bytes are new, and its mails. */
#include "readers/mailbox-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_STATIC_LINKING_ONLY /* the size of a state */
#include <xxhash.h>

#define HEAD_BYTES (4 * 1024)
#define TAIL_BYTES (64 * 1024)

/* ---- A file as a stream ---- */

typedef struct {
  EntInput base;
  int fd;
  uint64_t at, until;
  const EntMailboxJob *job;
} FileInput;

static ssize_t
file_read (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  FileInput *self = (FileInput *)input;
  ssize_t n =
      ent_mailbox_pread (self->fd, buffer, (size_t)MIN ((uint64_t)bytes, self->until - self->at), self->at);
  if (n < 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_CORRUPT, _ ("This file cannot be read: %s."),
                 g_strerror (errno));
    return -1;
  }
  self->at += (uint64_t)n;
  if (self->job->progress != NULL)
    self->job->progress ((uint64_t)n, self->job->context);
  return n;
}

/* ---- What was read before ---- */

/* Thunderbird marks a mail as read, answered or deleted in place; that is not another mail. */
static bool
changes_in_place (EntSlice line)
{
  return ent_slice_starts_with_ascii_case (line, ENT_SLICE ("X-Mozilla-"));
}

static bool
digest_range (int fd, uint64_t from, size_t bytes, XXH3_state_t *state)
{
  g_autofree char *buffer = g_malloc (bytes + 1);
  if (ent_mailbox_pread (fd, buffer, bytes, from) != (ssize_t)bytes)
    return false;
  EntSlice rest = {buffer, bytes}, line;
  while (ent_slice_cut (&rest, "\n", &line))
    if (!changes_in_place (line))
      XXH3_64bits_update (state, line.data, line.length);
  return true;
}

bool
ent_mbox_fingerprint (int fd, uint64_t until, uint64_t line, uint8_t out_fingerprint[16])
{
  XXH3_state_t state;
  XXH3_64bits_reset (&state);
  size_t tail = (size_t)MIN (until, TAIL_BYTES);
  if (!digest_range (fd, 0, (size_t)MIN (until, HEAD_BYTES), &state) ||
      !digest_range (fd, until - tail, tail, &state))
    return false;
  uint64_t parts[2] = {GUINT64_TO_LE (XXH3_64bits_digest (&state)), GUINT64_TO_LE (line)};
  memcpy (out_fingerprint, parts, sizeof parts);
  return true;
}

static uint64_t
line_of (const uint8_t fingerprint[16])
{
  uint64_t line;
  memcpy (&line, fingerprint + 8, sizeof line);
  return GUINT64_FROM_LE (line);
}

/* What was added to a file starts with a From-line, unless it was added to a mail that was half written. */
static bool
starts_with_mail (int fd, uint64_t from)
{
  char start[1024];
  ssize_t n = ent_mailbox_pread (fd, start, sizeof start, from);
  EntSlice text = {start, n > 0 ? (size_t)n : 0}, line;
  while (ent_slice_cut (&text, "\n", &line)) {
    EntSlice bare = ent_slice_trim (line);
    if (bare.length > 0)
      return ent_mbox_is_from_line (bare) || ent_slice_equal (bare, ENT_SLICE ("From"));
  }
  return false;
}

/* Whether the first bytes of the file are those that @unit tells of. */
static bool
is_still_there (int fd, uint64_t size, const EntUnitRecord *unit)
{
  uint8_t now[16];
  return unit->from == 0 && unit->until <= size &&
         ent_mbox_fingerprint (fd, unit->until, line_of (unit->fingerprint), now) &&
         memcmp (now, unit->fingerprint, sizeof now) == 0 &&
         (unit->until == size || starts_with_mail (fd, unit->until));
}

static void
mbox_prepare (EntMailboxPart *self, const EntMailboxJob *job)
{
  self->from = 0;
  self->until = 0;
  self->line = 1;
  self->bytes = 0;
  struct stat info;
  int fd = ent_mailbox_open_file (self->path);
  if (fd < 0 || fstat (fd, &info) != 0) {
    ent_mailbox_skip_errno (job, ent_slice (self->name));
  } else {
    self->until = (uint64_t)info.st_size;
    EntUnitRecord known;
    if (ent_mailbox_recall (job, ent_slice (self->name), &known) &&
        is_still_there (fd, self->until, &known)) {
      self->from = known.until;
      self->line = line_of (known.fingerprint);
    }
    self->bytes = self->until - self->from;
    if (self->bytes == 0 && self->until > 0 && job->n_known != NULL)
      *job->n_known += 1;
  }
  if (fd >= 0)
    close (fd);
}

/* ---- Mails ---- */

static void
report_range (EntMboxCutter *cutter, const EntMailboxPart *self, const EntMailboxJob *job,
              const GError *failure)
{
  EntSlice file = ent_slice (self->name);
  if (ent_mbox_n_lost (cutter) > 0 && job->report != NULL)
    ent_report_add (
        job->report, file, 0, ENT_SLICE (""),
        _ ("There is text before the first line \"From ...\", which is no mail: it was left out."));
  if (failure != NULL)
    ent_mailbox_skip (job, file, ent_mbox_line (cutter), failure->message);
}

bool
ent_mbox_walk (EntInput *input, const EntMailboxPart *self, uint64_t first_line, uint64_t *out_line,
               const EntMailboxJob *job, GError **error)
{
  g_autoptr (EntMboxCutter) cutter = ent_mbox_cutter_new (input, first_line);
  g_autoptr (GError) failure = NULL;
  EntMboxMail cut;
  while (ent_mbox_next (cutter, &cut, &failure)) {
    EntMailboxMail mail = {cut.bytes, self->hints, ent_slice (self->name), cut.line,
                           cut.is_last && !cut.is_cut};
    if (cut.is_cut && job->report != NULL)
      ent_report_addf (job->report, mail.file, mail.line, ENT_SLICE (""),
                       _ ("This mail is longer than %u MiB: its end was not read."),
                       ENT_MAILBOX_MAX_MAIL >> 20);
    if (!job->mail (&mail, job->context, error))
      return false;
  }
  report_range (cutter, self, job, failure);
  if (g_error_matches (failure, ENT_ERROR, ENT_ERROR_REFUSED)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  *out_line = failure == NULL ? ent_mbox_line (cutter) : 0;
  return true;
}

/* The mails between two offsets. @out_line: of what is behind them; 0 when not all could be read. */
static bool
read_range (EntMailboxPart *self, int fd, uint64_t from, uint64_t until, uint64_t *out_line,
            const EntMailboxJob *job, GError **error)
{
  FileInput input = {{file_read}, fd, from, until, job};
  return ent_mbox_walk (&input.base, self, self->line, out_line, job, error);
}

static bool
mbox_sample (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  int fd = self->bytes > 0 ? ent_mailbox_open_file (self->path) : -1;
  if (fd < 0)
    return true;
  uint64_t ignored, first_end = MIN (self->until, self->from + ENT_MAILBOX_SAMPLE_BYTES);
  uint64_t last_start = MAX (first_end, self->until - MIN (self->until, ENT_MAILBOX_SAMPLE_BYTES));
  bool ok =
      read_range (self, fd, self->from, first_end, &ignored, job, error) &&
      (last_start >= self->until || read_range (self, fd, last_start, self->until, &ignored, job, error));
  close (fd);
  return ok;
}

static bool
put_unit (EntMailboxPart *self, int fd, uint64_t line, const EntMailboxJob *job, GError **error)
{
  EntUnitRecord unit = {.unit = ent_slice (self->name), .from = self->from, .until = self->until};
  return job->unit == NULL || line == 0 || !ent_mbox_fingerprint (fd, self->until, line, unit.fingerprint) ||
         job->unit (&unit, unit.unit, job->context, error);
}

static bool
mbox_read (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  int fd = self->bytes > 0 ? ent_mailbox_open_file (self->path) : -1;
  if (fd < 0)
    return true;
  posix_fadvise (fd, (off_t)self->from, 0, POSIX_FADV_SEQUENTIAL);
  uint64_t line;
  bool ok = read_range (self, fd, self->from, self->until, &line, job, error) &&
            put_unit (self, fd, line, job, error);
  close (fd);
  return ok;
}

const EntMailboxKind ent_mailbox_mbox = {mbox_prepare, mbox_sample, mbox_read};
