/* Connections: who is, or was, on a list of them. */
#pragma once

#include "store/store.h"

typedef struct {
  int64_t contact_id;
  int64_t connected_us; /* ENT_TIME_UNKNOWN: the list does not say since when */
} EntConnectionRow;
typedef void (*EntConnectionFunc) (const EntConnectionRow *row, void *data);

/** ent_store_connections: all of them, by id of the contact. */
bool ent_store_connections (EntStore *self, EntConnectionFunc func, void *data, GError **error);
