/* Rulings: pins, snoozes, labels... Nothing that was measured changes by them. */
#include "service/service-private.h"

bool
ent_network_rule (EntNetwork *self, const char *description, const EntRulingRow *rulings, size_t n_rulings,
                  int64_t *out_source_id, GError **error)
{
  EntWords words = {.description = ent_slice (description), .rulings = rulings, .n_rulings = n_rulings};
  g_auto (EntIntake) intake = {0};
  if (!ent_intake_words (self->store, &words, &intake, error) || !ent_store_commit (self->store, error)) {
    ent_network_rollback (self);
    return false;
  }
  *out_source_id = intake.source_id;
  return true;
}
