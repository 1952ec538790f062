/* Part of store.h: everything said (said.c). */
#pragma once

#include "store/open.h"

/** ent_store_said_is_behind: whether something was said since the index was last brought up to date. */
bool ent_store_said_is_behind (EntStore *self, bool *out_behind, GError **error);
/** ent_store_said_update: brings the index up to date, inside a transaction. Cost: some 15 MB of text a
 * second; memory: 8 MiB besides the cache. */
bool ent_store_said_update (EntStore *self, GError **error);
/** ent_store_said_clear: empties the index, inside a transaction; the next update makes it anew. */
bool ent_store_said_clear (EntStore *self, GError **error);

typedef struct {
  EntTime at;
  EntChannel channel;
  EntDirection direction;
  int64_t contact_id; /* who said it, or was the first to be told it; 0: nobody known */
  EntSlice name;      /* of the contact */
  EntSlice subject, text;
} EntSaidRow;
typedef void (*EntSaidFunc) (const EntSaidRow *row, void *data);
/* One word or phrase to look for. */
typedef struct {
  EntSlice text; /* borrowed */
  bool is_quoted;
  GPtrArray *instead; /* (nullable) (element-type utf8) owned: stems, any of which will do */
} EntSaidPart;
/** ent_said_parts: (element-type EntSaidPart) @words as a person types them: words, and "phrases" in quotes.
 */
GArray *ent_said_parts (EntSlice words);
/**
 * ent_store_said_find: what was said with all of @parts, newest first.
 * @out_total: how many there are in all
 *
 * Errors: USAGE (no word to look for).
 */
bool ent_store_said_find (EntStore *self, const GArray *parts, int64_t limit, EntSaidFunc func, void *data,
                          int64_t *out_total, GError **error);
