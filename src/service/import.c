/* Import: one source in, whole or not at all. */
#include "service/service-private.h"

#include "intake/intake.h"

#define MAX_KEPT_PROBLEMS 1000

static bool
keep_source (EntNetwork *self, const EntIntake *intake, EntSource *source, GError **error)
{
  source->id = intake->source_id;
  source->kind = g_strdup (intake->kind);
  source->imported_us = ent_now_us ();
  source->as_of_us = intake->as_of_us;
  source->lists_connections = intake->lists_connections;
  source->n_records = intake->n_records;
  source->n_new = intake->n_new;
  source->n_known = intake->n_known;
  source->n_skipped = intake->n_skipped;
  source->n_changed = source->difference->n_changed;
  source->n_problems = (int64_t)ent_report_count (source->problems);
  const EntSourceRow row = {.id = source->id,
                            .kind = ent_slice (source->kind),
                            .imported_us = source->imported_us,
                            .as_of_us = source->as_of_us,
                            .lists_connections = source->lists_connections,
                            .n_records = source->n_records,
                            .n_new = source->n_new,
                            .n_known = source->n_known,
                            .n_changed = source->n_changed,
                            .n_skipped = source->n_skipped,
                            .n_problems = source->n_problems};
  return ent_store_source_update (self->store, &row, error);
}

/* What the network holds now: counted, or as the refresh has counted it. */
static bool
count_after (EntNetwork *self, EntSource *source, bool (*count) (EntStore *, EntCounts *, GError **),
             GError **error)
{
  EntCounts after;
  if (!count (self->store, &after, error))
    return false;
  source->contacts_after = after.contacts;
  source->interactions_after = after.interactions;
  return true;
}

/* Inside the transaction; the caller ends it. */
static bool
import_inside (EntNetwork *self, EntSource *source, const EntImportOptions *options, GError **error)
{
  const EntIntakeOptions intake_options = {
      .mapping = options->mapping, .read_all = options->read_all, .imap = options->imap};
  EntCounts before;
  g_auto (EntIntake) intake = {0};
  /* The refresh at the end makes the indexes over scores anew: until then they would only cost. */
  if (!ent_refresh_counts (self->store, &before, error) || !ent_store_scores_begin (self->store, error) ||
      !ent_intake_run (self->store, source->path, &intake_options, source->problems, options->progress,
                       options->progress_data, &intake, error))
    return false;
  source->nothing_new = intake.nothing_new;
  if (source->nothing_new)
    return true;
  if (!ent_identity_resolve (self->store, intake.touched, ent_difference_add, source->difference, error) ||
      (options->is_dry_run && !count_after (self, source, ent_store_counts, error)) ||
      !ent_source_load_left_out (self, intake.source_id, source, error))
    return false;
  source->contacts_before = before.contacts;
  source->interactions_before = before.interactions;
  return keep_source (self, &intake, source, error);
}

EntSource *
ent_service_import (EntNetwork *self, const char *path, const EntImportOptions *options, GError **error)
{
  const EntImportOptions none = {0};
  if (options == NULL)
    options = &none;
  g_autoptr (EntSource) source = g_new0 (EntSource, 1);
  source->path = g_strdup (path);
  source->problems = ent_report_new (MAX_KEPT_PROBLEMS);
  source->difference = ent_difference_new ();
  if (!ent_store_begin_import (self->store, error))
    return NULL;
  if (!import_inside (self, source, options, error)) {
    ent_network_rollback (self);
    return NULL;
  }
  if (source->nothing_new || options->is_dry_run) {
    ent_network_rollback (self);
    bool is_book = g_strcmp0 (source->kind, "address-book") == 0;
    source->preview = options->is_dry_run && is_book ? ent_preview_new (path, options->mapping) : NULL;
    return g_steal_pointer (&source);
  }
  if (!ent_network_finish (self, error) || !count_after (self, source, ent_refresh_counts, error))
    return NULL;
  return g_steal_pointer (&source);
}
