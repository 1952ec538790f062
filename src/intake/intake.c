#include "intake/intake.h"

#include "intake/memory-private.h"
#include "intake/pipe-private.h"
#include "intake/writer-private.h"

void
ent_intake_clear (EntIntake *self)
{
  g_clear_pointer (&self->touched, g_array_unref);
}

static void
count (EntIntake *intake, EntWritten written)
{
  intake->n_records++;
  switch (written) {
  case ENT_WRITTEN_NEW:
    intake->n_new++;
    break;
  case ENT_WRITTEN_KNOWN:
    intake->n_known++;
    break;
  case ENT_WRITTEN_NONE:
    intake->n_skipped++;
    break;
  }
}

/* Whether a record is a row of the source that no sum of its reader counts. */
static bool
is_row (const EntRecord *record)
{
  return record->kind != ENT_RECORD_UNIT && record->kind != ENT_RECORD_LEFT_OUT &&
         (record->kind != ENT_RECORD_MAIL || record->mail.mail_class == ENT_MAIL_PERSONAL);
}

/* Empties the pipe into the writer. */
static bool
write_all (EntPipe *pipe, EntWriter *writer, EntProgressFunc progress, void *data, EntIntake *intake,
           GError **error)
{
  size_t n;
  uint64_t done, total;
  const EntPipeRecord *batch;
  while ((batch = ent_pipe_next (pipe, &n, &done, &total)) != NULL) {
    for (size_t i = 0; i < n; i++) {
      EntWritten written;
      if (!ent_writer_put (writer, &batch[i].record, batch[i].key, batch[i].interaction_key,
                           batch[i].thread_key, &written, error))
        return false;
      if (is_row (&batch[i].record))
        count (intake, written);
    }
    if (!ent_writer_flush (writer, error))
      return false;
    if (progress != NULL)
      progress (done, total, data);
  }
  return true;
}

static void
append_id (int64_t id, void *ids)
{
  g_array_append_val ((GArray *)ids, id);
}

static bool
store_problems (EntStore *store, int64_t source_id, const EntReport *report, GError **error)
{
  for (size_t i = 0; i < ent_report_n_kept (report); i++)
    if (!ent_store_source_problem_add (store, source_id, (int64_t)i + 1, ent_report_get (report, i), error))
      return false;
  return true;
}

/* What the source was is known at its end only. */
static bool
finish_source (EntStore *store, const EntSourceInfo *info, const EntReport *report, EntSourceRow *row,
               EntIntake *intake, GError **error)
{
  intake->kind = info->kind;
  intake->nothing_new = info->nothing_new;
  intake->lists_connections = info->lists_connections;
  /* A source from the future would stay the newest for ever. */
  if (ent_time_is_known (info->as_of))
    row->as_of_us = MIN (info->as_of.at_us, row->imported_us);
  intake->as_of_us = row->as_of_us;
  int64_t n_left_out = (int64_t)(info->n_left_out + info->n_skipped);
  intake->n_records += n_left_out;
  intake->n_skipped += n_left_out;

  row->id = intake->source_id;
  row->kind = ent_slice (info->kind);
  row->lists_connections = info->lists_connections;
  row->n_records = intake->n_records;
  row->n_new = intake->n_new;
  row->n_known = intake->n_known;
  row->n_skipped = intake->n_skipped;
  row->n_problems = (int64_t)ent_report_count (report);
  if (!ent_store_source_update (store, row, error) || !store_problems (store, row->id, report, error))
    return false;
  /* Who is missing from a list has left: everybody on any list must be looked at again. */
  return !info->lists_connections || ent_store_listed_identifiers (store, append_id, intake->touched, error);
}

/* What the network knows that helps a reader. */
typedef struct {
  EntArena *arena;
  GArray *own_emails; /* EntSlice */
  EntReadingMemory *memory;
} Knowledge;

static void
knowledge_clear (Knowledge *self)
{
  g_clear_pointer (&self->own_emails, g_array_unref);
  g_clear_pointer (&self->memory, ent_reading_memory_free);
  g_clear_pointer (&self->arena, ent_arena_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Knowledge, knowledge_clear)

static void
take_own_email (EntSlice value, void *data)
{
  Knowledge *self = data;
  EntSlice kept = ent_arena_copy (self->arena, value);
  g_array_append_val (self->own_emails, kept);
}

static bool
load_knowledge (EntStore *store, EntSlice path, Knowledge *self, GError **error)
{
  self->arena = ent_arena_new (4096);
  self->own_emails = g_array_new (FALSE, FALSE, sizeof (EntSlice));
  self->memory = ent_reading_memory_load (store, path, error);
  return self->memory != NULL && ent_store_own_emails (store, take_own_email, self, error);
}

bool
ent_intake_run (EntStore *store, const char *path, const EntIntakeOptions *options, EntReport *report,
                EntProgressFunc progress, void *data, EntIntake *out_intake, GError **error)
{
  g_auto (EntIntake) intake = {0};
  const EntIntakeOptions none = {0};
  if (options == NULL)
    options = &none;
  g_autofree char *absolute =
      ent_read_is_address (path) ? g_strdup (path) : g_canonicalize_filename (path, NULL);
  g_auto (Knowledge) knowledge = {0};
  if (!load_knowledge (store, ent_slice (absolute), &knowledge, error))
    return false;
  const EntReadOptions read_options = {
      .own_emails = (const EntSlice *)(void *)knowledge.own_emails->data,
      .n_own_emails = knowledge.own_emails->len,
      .memory = options->read_all ? NULL : ent_reading_memory_get (knowledge.memory),
      .mapping = options->mapping,
      .imap = options->imap,
  };
  int64_t now_us = ent_now_us ();
  EntSourceRow row = {.kind = ENT_SLICE (""), /* known when it is read */
                      .path = ent_slice (absolute),
                      .imported_us = now_us,
                      .as_of_us = now_us};
  if (!ent_store_source_add (store, &row, &intake.source_id, error))
    return false;

  g_autoptr (EntWriter) writer = ent_writer_new (store, intake.source_id, error);
  if (writer == NULL)
    return false;
  g_autoptr (EntPipe) pipe = ent_pipe_new (path, &read_options, report);
  EntSourceInfo info;
  if (!write_all (pipe, writer, progress, data, &intake, error) || !ent_pipe_finish (pipe, &info, error) ||
      !ent_writer_finish (writer, &intake.touched, error) ||
      !finish_source (store, &info, report, &row, &intake, error))
    return false;
  *out_intake = intake;
  intake.touched = NULL;
  return true;
}
