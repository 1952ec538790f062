/* Part of service.h: the network (network.c, refresh.c). */
#pragma once

#include "base/base.h"

typedef struct EntNetwork EntNetwork;

typedef enum {
  ENT_NETWORK_READ,   /* must exist */
  ENT_NETWORK_WRITE,  /* must exist */
  ENT_NETWORK_CREATE, /* made if it is not there, with its folder */
} EntNetworkMode;

/** ent_network_default_path: the network of somebody who named none; free with g_free(). */
char *ent_network_default_path (void);

/** ent_network_exists: whether there is a file at @path at all. */
bool ent_network_exists (const char *path);

/** ent_network_open: Errors: NOT_FOUND, REFUSED (made by a newer Entregent), CORRUPT (no network). */
EntNetwork *ent_network_open (const char *path, EntNetworkMode mode, GError **error);
/** ent_network_close: NULL is fine. */
void ent_network_close (EntNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNetwork, ent_network_close)

/** ent_network_path: borrowed. */
const char *ent_network_path (const EntNetwork *self);

/**
 * ent_network_ensure_fresh: scores are as of a day. When that is not today, they are brought up to date in a
 * short write; when nobody may write now, answers are as of the stored day.
 *
 * Returns: the day (since 1970) that the stored scores are of. Cost: nothing when they are of today.
 */
int64_t ent_network_ensure_fresh (EntNetwork *self);
