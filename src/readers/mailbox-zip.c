/* Mailboxes in a zip, such as Google Takeout's: each entry streams through, nothing is unpacked. */
#include "readers/mailbox-private.h"

/* ---- An entry of which the beginning was looked at ---- */

typedef struct {
  EntInput base;
  EntInput *rest;
  char start[ENT_MAILBOX_LOOK_BYTES];
  size_t n_start, n_given;
  uint64_t left; /* of what may be read */
  const EntMailboxJob *job;
} EntryInput;

static ssize_t
entry_read (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  EntryInput *self = (EntryInput *)input;
  bytes = (size_t)MIN ((uint64_t)bytes, self->left);
  ssize_t n;
  if (self->n_given < self->n_start) {
    n = (ssize_t)MIN (bytes, self->n_start - self->n_given);
    memcpy (buffer, self->start + self->n_given, (size_t)n);
    self->n_given += (size_t)n;
  } else {
    n = self->rest->read (self->rest, buffer, bytes, error);
  }
  if (n <= 0)
    return n;
  self->left -= (uint64_t)n;
  if (self->job != NULL && self->job->progress != NULL)
    self->job->progress ((uint64_t)n, self->job->context);
  return n;
}

static bool
entry_open (EntryInput *self, EntArchive *archive, size_t entry, GError **error)
{
  *self = (EntryInput){.base = {entry_read}, .left = UINT64_MAX};
  self->rest = ent_archive_stream (archive, entry, error);
  while (self->rest != NULL && self->n_start < sizeof self->start) {
    ssize_t n =
        self->rest->read (self->rest, self->start + self->n_start, sizeof self->start - self->n_start, error);
    if (n < 0)
      return false;
    if (n == 0)
      break;
    self->n_start += (size_t)n;
  }
  return self->rest != NULL;
}

static EntMailShape
shape_of (const EntryInput *self)
{
  return ent_mail_shape ((EntSlice){self->start, self->n_start});
}

/* ---- One entry as a part ---- */

/* The archive was written at once and stays as it is: its size and its beginning tell it from a later one. */
static bool
describe (EntMailboxPart *self, const EntryInput *input, EntUnitRecord *out_unit)
{
  uint64_t size = ent_archive_entry (self->archive, self->entry)->size;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *)input->start, (gssize)input->n_start);
  uint8_t digest[32];
  gsize n_digest = sizeof digest;
  g_checksum_get_digest (sum, digest, &n_digest);
  *out_unit = (EntUnitRecord){.unit = ent_slice (self->name), .until = size};
  memcpy (out_unit->fingerprint, digest, sizeof out_unit->fingerprint);
  return size > 0;
}

static void
zip_prepare (EntMailboxPart *self, const EntMailboxJob *job)
{
  self->bytes = ent_archive_entry (self->archive, self->entry)->size;
  self->until = 1;
  EntryInput input;
  EntUnitRecord now, known;
  if (job->memory != NULL && entry_open (&input, self->archive, self->entry, NULL) &&
      describe (self, &input, &now) && ent_mailbox_recall (job, now.unit, &known) &&
      known.until == now.until && memcmp (known.fingerprint, now.fingerprint, sizeof now.fingerprint) == 0) {
    self->bytes = 0;
    self->until = 0;
    if (job->n_known != NULL)
      *job->n_known += 1;
  }
}

/* An entry that is one mail. */
static bool
read_single (EntMailboxPart *self, EntryInput *input, const EntMailboxJob *job, bool *out_whole,
             GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) failure = NULL;
  char block[4096];
  ssize_t n = 0;
  while (bytes->len < ENT_MAILBOX_MAX_MAIL &&
         (n = entry_read (&input->base, block, sizeof block, &failure)) > 0)
    g_byte_array_append (bytes, (const guint8 *)block, (guint)n);
  *out_whole = n >= 0;
  if (g_error_matches (failure, ENT_ERROR, ENT_ERROR_REFUSED)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  if (failure != NULL)
    ent_mailbox_skip (job, ent_slice (self->name), 0, failure->message);
  EntMailHints hints;
  ent_mailbox_cut_flags (ent_archive_entry (self->archive, self->entry)->base, &hints);
  EntMailboxMail mail = {
      {(const char *)bytes->data, bytes->len}, hints | self->hints, ent_slice (self->name), 1, n == 0};
  return job->mail (&mail, job->context, error);
}

static bool
read_entry (EntMailboxPart *self, uint64_t max_bytes, const EntMailboxJob *job, GError **error)
{
  EntryInput input;
  GError *failure = NULL;
  if (self->until == 0)
    return true;
  if (!entry_open (&input, self->archive, self->entry, &failure)) {
    if (g_error_matches (failure, ENT_ERROR, ENT_ERROR_REFUSED)) {
      g_propagate_error (error, failure);
      return false;
    }
    ent_mailbox_skip (job, ent_slice (self->name), 0, failure->message);
    g_error_free (failure);
    return true;
  }
  input.job = job;
  input.left = max_bytes;
  uint64_t line = 0;
  bool is_whole = false;
  bool ok = shape_of (&input) == ENT_MAIL_SHAPE_MBOX ? ent_mbox_walk (&input.base, self, 1, &line, job, error)
                                                     : read_single (self, &input, job, &is_whole, error);
  EntUnitRecord unit;
  if (!ok || job->unit == NULL || !(is_whole || line > 0) || !describe (self, &input, &unit))
    return ok;
  return job->unit (&unit, unit.unit, job->context, error);
}

static bool
zip_sample (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  return read_entry (self, ENT_MAILBOX_SAMPLE_BYTES, job, error);
}

static bool
zip_read (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  return read_entry (self, UINT64_MAX, job, error);
}

static const EntMailboxKind zip_kind = {zip_prepare, zip_sample, zip_read};

/* ---- All of them ---- */

/* Names that a mail or an mbox may have: neither a table nor a picture needs to be looked into. */
static bool
may_be_mail (const EntEntry *entry)
{
  const char *dot = strrchr (entry->base, '.');
  return dot == NULL || ent_mailbox_is_eml_name (entry->base) || g_ascii_strcasecmp (dot, ".mbox") == 0 ||
         strstr (entry->path, "cur/") != NULL || strstr (entry->path, "new/") != NULL;
}

GPtrArray *
ent_mailbox_zip_parts (EntArchive *archive, EntReport *report)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_mailbox_part_free);
  for (size_t i = 0; i < ent_archive_n_entries (archive) && (report != NULL || parts->len == 0); i++) {
    const EntEntry *entry = ent_archive_entry (archive, i);
    EntryInput input;
    if (!may_be_mail (entry) || !entry_open (&input, archive, i, NULL) ||
        shape_of (&input) == ENT_MAIL_SHAPE_NONE)
      continue;
    EntMailboxPart *part =
        ent_mailbox_part_new (&zip_kind, archive->name, entry->path, ent_mailbox_hints_of (entry->path));
    part->archive = archive;
    part->entry = i;
    g_ptr_array_add (parts, part);
  }
  return parts;
}
