/* Sources: what came in, what could not be read of it, and taking it back. */
#include "service/service-private.h"

void
ent_source_free (EntSource *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->kind);
  if (self->problems != NULL)
    ent_report_free (self->problems);
  ent_difference_free (self->difference);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  ent_preview_free (self->preview);
  g_free (self);
}

EntSource *
ent_source_from_row (const EntSourceRow *row)
{
  EntSource *source = g_new0 (EntSource, 1);
  *source = (EntSource){.id = row->id,
                        .path = ent_slice_dup (row->path),
                        .kind = ent_slice_dup (row->kind),
                        .imported_us = row->imported_us,
                        .as_of_us = row->as_of_us,
                        .lists_connections = row->lists_connections,
                        .n_records = row->n_records,
                        .n_new = row->n_new,
                        .n_known = row->n_known,
                        .n_changed = row->n_changed,
                        .n_skipped = row->n_skipped,
                        .n_problems = row->n_problems};
  return source;
}

static bool
add_source (const EntSourceRow *row, void *data)
{
  g_ptr_array_add (data, ent_source_from_row (row));
  return true;
}

GPtrArray *
ent_service_sources (EntNetwork *self, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  if (!ent_store_sources (self->store, add_source, sources, error))
    return NULL;
  return g_steal_pointer (&sources);
}

EntSource *
ent_service_source (EntNetwork *self, int64_t id, GError **error)
{
  g_autoptr (GPtrArray) sources = ent_service_sources (self, error);
  if (sources == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++) {
    EntSource *source = g_ptr_array_index (sources, i);
    if (source->id != id)
      continue;
    g_ptr_array_steal_index (sources, i);
    g_autoptr (EntSource) found = source;
    found->problems = ent_report_new (G_MAXUINT16);
    if (!ent_store_source_problems (self->store, id, found->problems, error) ||
        !ent_source_load_left_out (self, id, found, error))
      return NULL;
    return g_steal_pointer (&found);
  }
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("There is no source %s. See: entregent sources"),
               number);
  return NULL;
}

/* ---- Undo ---- */

void
ent_undo_free (EntUndo *self)
{
  if (self == NULL)
    return;
  ent_difference_free (self->difference);
  g_free (self);
}

/* Inside the transaction; the caller ends it. */
static bool
undo_inside (EntNetwork *self, EntUndo *undo, GError **error)
{
  EntCounts before, after;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (int64_t));
  if (!ent_store_counts (self->store, &before, error) ||
      !ent_store_undo_source (self->store, undo->id, touched, error) ||
      !ent_identity_resolve (self->store, touched, ent_difference_add, undo->difference, error) ||
      !ent_store_counts (self->store, &after, error))
    return false;
  undo->contacts_before = before.contacts;
  undo->contacts_after = after.contacts;
  undo->interactions_before = before.interactions;
  undo->interactions_after = after.interactions;
  return true;
}

EntUndo *
ent_service_undo (EntNetwork *self, int64_t source_id, bool is_dry_run, GError **error)
{
  g_autoptr (EntUndo) undo = g_new0 (EntUndo, 1);
  undo->id = source_id;
  undo->is_dry_run = is_dry_run;
  undo->difference = ent_difference_new ();
  if (!ent_network_begin (self, error))
    return NULL;
  if (!undo_inside (self, undo, error)) {
    ent_network_rollback (self);
    return NULL;
  }
  if (is_dry_run)
    ent_network_rollback (self);
  else if (!ent_network_finish (self, error))
    return NULL;
  return g_steal_pointer (&undo);
}

void
ent_undo_write_json (const EntUndo *undo, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "source", undo->id);
  ent_json_member_bool (json, "dry_run", undo->is_dry_run);
  ent_json_member_int (json, "contacts_before", undo->contacts_before);
  ent_json_member_int (json, "contacts_after", undo->contacts_after);
  ent_json_member_int (json, "interactions_before", undo->interactions_before);
  ent_json_member_int (json, "interactions_after", undo->interactions_after);
  ent_json_key (json, "difference");
  ent_difference_write_json (undo->difference, json);
  ent_json_end_object (json);
}

/* ---- JSON ---- */

void
ent_json_member_day (EntJson *json, const char *key, int64_t at_us)
{
  ent_json_member_time (json, key, (EntTime){at_us, ENT_PRECISION_DAY});
}

void
ent_json_member_time (EntJson *json, const char *key, EntTime at)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (ent_time_is_known (at))
    ent_time_to_iso (at, text);
  ent_json_member_text (json, key, ent_slice_of (text));
}

static void
write_problems (const EntReport *report, EntJson *json)
{
  ent_json_begin_array (json);
  for (size_t i = 0; report != NULL && i < ent_report_n_kept (report); i++) {
    const EntProblem *problem = ent_report_get (report, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "file", ent_slice (problem->file));
    ent_json_member_int (json, "line", (int64_t)problem->line);
    ent_json_member_string (json, "column", ent_slice (problem->column));
    ent_json_member_string (json, "reason", ent_slice (problem->reason));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

/* {"newsletter":12,...} */
static void
write_left_out (const GPtrArray *left_out, EntJson *json)
{
  ent_json_key (json, "left_out");
  ent_json_begin_object (json);
  for (guint i = 0; i < left_out->len; i++) {
    const EntLeftOutCount *count = g_ptr_array_index (left_out, i);
    ent_json_member_int (json, count->reason, count->n);
  }
  ent_json_end_object (json);
}

static void
write_source (const EntSource *source, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "id", source->id);
  ent_json_member_string (json, "path", ent_slice (source->path));
  ent_json_member_string (json, "kind", ent_slice (source->kind));
  ent_json_member_time (json, "imported", (EntTime){source->imported_us, ENT_PRECISION_SECOND});
  ent_json_member_day (json, "as_of", source->as_of_us);
  ent_json_member_int (json, "records", source->n_records);
  ent_json_member_int (json, "new", source->n_new);
  ent_json_member_int (json, "known", source->n_known);
  ent_json_member_int (json, "changed", source->n_changed);
  ent_json_member_int (json, "skipped", source->n_skipped);
  ent_json_member_int (json, "problem_count", source->n_problems);
  ent_json_key (json, "problems");
  write_problems (source->problems, json);
  ent_json_member_bool (json, "nothing_new", source->nothing_new);
  if (source->left_out != NULL)
    write_left_out (source->left_out, json);
  if (source->difference != NULL) {
    ent_json_key (json, "difference");
    ent_difference_write_json (source->difference, json);
  }
  if (source->preview != NULL) {
    ent_json_key (json, "preview");
    ent_preview_write_json (source->preview, json);
  }
  ent_json_end_object (json);
}

void
ent_sources_write_json (const GPtrArray *sources, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "sources");
  ent_json_begin_array (json);
  for (guint i = 0; i < sources->len; i++)
    write_source (g_ptr_array_index (sources, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}
