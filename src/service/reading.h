/* Part of service.h: files without a network (read.c). */
#pragma once

#include "base/base.h"

typedef struct {
  char *kind;
  uint64_t n_rows, n_left_out;
  uint64_t n_contacts, n_interactions, n_self, n_voices, n_publications, n_mails;
  uint64_t n_left_out_named; /* of those left out, each with its reason */
  uint64_t n_units;          /* parts read whole */
  EntReport *problems;
} EntReading;

/** ent_reading_free: frees it and all that it owns; NULL is fine. */
void ent_reading_free (EntReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReading, ent_reading_free)

/** Takes one record as one JSON object; false stops the reading. */
typedef bool (*EntReadingFunc) (EntSlice object, void *data);
/** ent_service_read: runs the readers over @path and stores nothing. @func may be NULL: then records are only
 * counted. */
EntReading *ent_service_read (const char *path, EntReadingFunc func, void *data, GError **error);
