/* Part of store.h: opening a network, transactions (store.c, schema.c). */
#pragma once

#include "base/base.h"

typedef struct EntStore EntStore;

typedef enum {
  ENT_STORE_READ,   /* the file must exist; nothing is written */
  ENT_STORE_WRITE,  /* the file must exist */
  ENT_STORE_CREATE, /* made if it does not exist */
} EntStoreMode;

/**
 * ent_store_open:
 * @path: the network's file
 * @busy_ms: how long a write waits for another process before it gives BUSY
 *
 * An older network is copied to `PATH.before-vN` and migrated (in WRITE and CREATE mode; in READ mode it is
 * refused with CONFLICT and a hint). Errors: NOT_FOUND (no such file, or an empty one in READ mode), INVALID
 * (a folder or a device), REFUSED (made by a newer Entregent), CORRUPT (no network).
 */
EntStore *ent_store_open (const char *path, EntStoreMode mode, int busy_ms, GError **error);

/** ent_store_close: rolls back what was not committed. NULL is fine. */
void ent_store_close (EntStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStore, ent_store_close)

/** ent_store_path: the network's file, as it was opened; borrowed. */
const char *ent_store_path (const EntStore *self);

/** ent_store_begin: takes the write lock (waits @busy_ms at most, then BUSY). Not nested. */
bool ent_store_begin (EntStore *self, GError **error);
/**
 * ent_store_begin_import: the same for an import. The first one into an empty network that nobody else has
 * open writes the file at once instead of a log first: new pages need no way back but their absence.
 */
bool ent_store_begin_import (EntStore *self, GError **error);
/** ent_store_was_empty: whether no fact was there when the present import began: what it has not stored
 * itself, it need not look for. */
bool ent_store_was_empty (const EntStore *self);
bool ent_store_commit (EntStore *self, GError **error);
/** ent_store_rollback: forgets everything since ent_store_begin(); without a transaction nothing happens. */
void ent_store_rollback (EntStore *self);

/** ent_store_meta_int, ent_store_meta_set_int: whole numbers about the network; @fallback when never set. */
int64_t ent_store_meta_int (EntStore *self, const char *name, int64_t fallback);
bool ent_store_meta_set_int (EntStore *self, const char *name, int64_t value, GError **error);
/** ent_store_meta_real, ent_store_meta_set_real: the same for other numbers. */
double ent_store_meta_real (EntStore *self, const char *name, double fallback);
bool ent_store_meta_set_real (EntStore *self, const char *name, double value, GError **error);
