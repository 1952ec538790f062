/* Part of store.h: contacts of like names, by keys (likeness.c). */
#pragma once

#include "store/person.h"

/** ent_store_likeness_find: ids of the contacts that have @key, ascending. */
bool ent_store_likeness_find (EntStore *self, int64_t key, EntIdFunc func, void *data, GError **error);
/** ent_store_likeness_add, ent_store_likeness_delete: keys of a contact; all of them. */
bool ent_store_likeness_add (EntStore *self, int64_t contact_id, const int64_t *keys, size_t n_keys,
                             GError **error);
bool ent_store_likeness_delete (EntStore *self, int64_t contact_id, GError **error);
/** ent_store_likeness_neighbours: ids of the other contacts that share a key with this one, in no order. */
bool ent_store_likeness_neighbours (EntStore *self, int64_t contact_id, EntIdFunc func, void *data,
                                    GError **error);
/** ent_store_all_contacts: the id of every contact, ascending. */
bool ent_store_all_contacts (EntStore *self, EntIdFunc func, void *data, GError **error);
