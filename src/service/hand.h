/* Part of service.h: by hand (hand.c). */
#pragma once

#include "service/network.h"

/* Each gives the id of the new source, so that undo works for it too. Errors: NOT_FOUND (no such contact). */
bool ent_service_note (EntNetwork *self, int64_t contact_id, EntSlice text, int64_t *out_source_id,
                       GError **error);
bool ent_service_tag (EntNetwork *self, int64_t contact_id, EntSlice tag, bool is_on, int64_t *out_source_id,
                      GError **error);

typedef struct {
  const char *channel;   /* "meeting", "call", "email"... */
  const char *direction; /* "in", "out", "both"; NULL: both for meetings and calls, else out */
  const char *act;       /* "good", "bad"; NULL: neither */
  const char *at;        /* ISO date or time; NULL: now */
  int64_t minutes;       /* that it took, for plans to learn from; 0: not told */
  EntSlice text;
} EntLogEntry;
/** ent_service_log: Errors: also USAGE (a word that is on no list, a date that is none or to come). */
bool ent_service_log (EntNetwork *self, int64_t contact_id, const EntLogEntry *entry, int64_t *out_source_id,
                      GError **error);
