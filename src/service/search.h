/* Part of service.h: searching what was said (search.c). */
#pragma once

#include "service/correct.h"
#include "service/network.h"

/* One thing said. */
typedef struct {
  int64_t contact_id; /* who said it or was told it; 0: nobody known */
  char *name;         /* of the contact, may be empty */
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  char *subject; /* may be empty */
  char *snippet; /* one line of the text, around the first word that was looked for */
} EntFound;

typedef struct {
  int64_t total;
  GArray *found;     /* (element-type EntFound) newest first */
  GArray *corrected; /* (element-type EntCorrection) empty unless the words as typed found nothing */
} EntSearch;

/**
 * ent_service_search: what was said with all of @words, in which quotes hold phrases; case, accents and
 * plurals do not matter. When nothing is found, words that nobody said are taken for typing errors.
 * @limit: at most so many; -1 for all
 *
 * Errors: USAGE (no word in @words).
 */
EntSearch *ent_service_search (EntNetwork *self, const char *words, int64_t limit, GError **error);
/** ent_search_free: frees it and all that it owns; NULL is fine. */
void ent_search_free (EntSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSearch, ent_search_free)
/** ent_search_write_json: {"schema":1,"total","corrected","found":[{"contact","at","channel",
 * "direction","subject","snippet"}]}. */
void ent_search_write_json (const EntSearch *search, EntJson *json);
