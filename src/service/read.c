/* Reading without keeping: what the readers find, for whoever wants to check them. */
#include "service/service-private.h"

#include "readers/readers.h"

#define MAX_KEPT_PROBLEMS 1000

void
ent_reading_free (EntReading *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  ent_report_free (self->problems);
  g_free (self);
}

/* A sink that counts and writes. */
typedef struct {
  EntSink base;
  EntReading *reading;
  EntReadingFunc func;
  void *data;
  GString *object;
  bool is_stopped;
} ReadingSink;

static uint64_t *
counter_of (EntReading *reading, EntRecordKind kind)
{
  switch (kind) {
  case ENT_RECORD_CONTACT:
    return &reading->n_contacts;
  case ENT_RECORD_INTERACTION:
    return &reading->n_interactions;
  case ENT_RECORD_SELF:
    return &reading->n_self;
  case ENT_RECORD_VOICE:
    return &reading->n_voices;
  case ENT_RECORD_PUBLICATION:
    return &reading->n_publications;
  case ENT_RECORD_MAIL:
    return &reading->n_mails;
  case ENT_RECORD_LEFT_OUT:
    return &reading->n_left_out_named;
  case ENT_RECORD_UNIT:
    return &reading->n_units;
  }
  g_return_val_if_reached (&reading->n_contacts);
}

static bool
put_record (EntSink *sink, const EntRecord *record, GError **error)
{
  ReadingSink *self = (ReadingSink *)(void *)sink;
  (*counter_of (self->reading, record->kind))++;
  if (self->func == NULL)
    return true;
  g_string_truncate (self->object, 0);
  g_autoptr (EntJson) json = ent_json_new (self->object);
  ent_record_write_json (record, json);
  if (self->func (ent_slice_of (self->object), self->data))
    return true;
  self->is_stopped = true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The reading was stopped."));
  return false;
}

EntReading *
ent_service_read (const char *path, EntReadingFunc func, void *data, GError **error)
{
  g_autoptr (EntReading) reading = g_new0 (EntReading, 1);
  reading->problems = ent_report_new (MAX_KEPT_PROBLEMS);
  g_autoptr (GString) object = g_string_new (NULL);
  ReadingSink sink = {
      .base = {.put = put_record}, .reading = reading, .func = func, .data = data, .object = object};
  EntSourceInfo info = {0};
  g_autoptr (GError) cause = NULL;
  if (!ent_read (path, NULL, &sink.base, reading->problems, &info, &cause) && !sink.is_stopped) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return NULL;
  }
  reading->kind = g_strdup (info.kind);
  reading->n_rows = info.n_rows;
  reading->n_left_out = info.n_left_out;
  return g_steal_pointer (&reading);
}
