/* Connections to the network: each thread that answers borrows one. */
#include "http/http-private.h"

#include <sys/stat.h>

enum {
  MAX_KEPT = 8 /* connections that wait to be used again */
};

typedef struct {
  EntNetwork *network;
  int64_t day; /* scores are of a day: a connection of yesterday is opened anew */
  ino_t inode; /* and so is one to a file that was replaced */
} Kept;

struct EntNetworkPool {
  char *path, *journal_path;
  GMutex mutex; /* of what is below */
  GArray *kept; /* Kept */
  bool is_writing;
  GCond ended; /* somebody has ended writing */
};

EntNetworkPool *
ent_network_pool_new (const char *path)
{
  EntNetworkPool *self = g_new0 (EntNetworkPool, 1);
  self->path = g_strdup (path);
  self->journal_path = g_strconcat (path, "-wal", NULL);
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  return self;
}

void
ent_network_pool_free (EntNetworkPool *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->kept->len; i++)
    ent_network_close (g_array_index (self->kept, Kept, i).network);
  g_array_unref (self->kept);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self->path);
  g_free (self->journal_path);
  g_free (self);
}

static ino_t
inode_of (const char *path)
{
  struct stat about;
  return stat (path, &about) == 0 ? about.st_ino : 0;
}

static EntNetwork *
take_kept (EntNetworkPool *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  int64_t today = ent_day_of (ent_now_us ());
  ino_t inode = inode_of (self->path);
  while (self->kept->len > 0) {
    Kept kept = g_array_index (self->kept, Kept, self->kept->len - 1);
    g_array_set_size (self->kept, self->kept->len - 1);
    if (kept.day == today && kept.inode == inode)
      return kept.network;
    ent_network_close (kept.network);
  }
  return NULL;
}

EntNetwork *
ent_network_pool_take (EntNetworkPool *self, GError **error)
{
  EntNetwork *network = take_kept (self);
  return network != NULL ? network : ent_network_open (self->path, ENT_NETWORK_READ, error);
}

void
ent_network_pool_give (EntNetworkPool *self, EntNetwork *network)
{
  if (network == NULL)
    return;
  Kept kept = {network, ent_day_of (ent_now_us ()), inode_of (self->path)};
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  if (self->kept->len < MAX_KEPT)
    g_array_append_val (self->kept, kept);
  else
    ent_network_close (network);
}

/* Waits until nobody writes, at most so long, and then is who writes. */
static bool
begin_writing (EntNetworkPool *self, int64_t wait_us)
{
  int64_t until_us = g_get_monotonic_time () + wait_us;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  while (self->is_writing)
    if (!g_cond_wait_until (&self->ended, &self->mutex, until_us))
      return false;
  self->is_writing = true;
  return true;
}

static void
end_writing (EntNetworkPool *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  self->is_writing = false;
  g_cond_signal (&self->ended);
}

EntNetwork *
ent_network_pool_take_writer (EntNetworkPool *self, int64_t wait_us, GError **error)
{
  if (!begin_writing (self, wait_us)) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_BUSY, _ ("Something is being brought in just now."));
    return NULL;
  }
  EntNetwork *network = ent_network_open (self->path, ENT_NETWORK_WRITE, error);
  if (network == NULL)
    end_writing (self);
  return network;
}

void
ent_network_pool_give_writer (EntNetworkPool *self, EntNetwork *network)
{
  if (network == NULL)
    return;
  ent_network_close (network);
  end_writing (self);
}

static uint64_t
mix (uint64_t state, uint64_t value)
{
  state = (state ^ value) * UINT64_C (0x9E3779B97F4A7C15);
  return state ^ state >> 29;
}

/* Every write changes the size or the time of the file or of its journal. */
static uint64_t
look_at (uint64_t state, const char *path)
{
  struct stat about;
  if (stat (path, &about) != 0)
    return mix (state, 1);
  state = mix (state, about.st_ino);
  state = mix (state, (uint64_t)about.st_size);
  state = mix (state, (uint64_t)about.st_mtim.tv_sec);
  return mix (state, (uint64_t)about.st_mtim.tv_nsec);
}

uint64_t
ent_network_pool_state (EntNetworkPool *self)
{
  uint64_t state = mix (0, (uint64_t)ent_day_of (ent_now_us ()));
  return look_at (look_at (state, self->path), self->journal_path);
}

const char *
ent_network_pool_path (const EntNetworkPool *self)
{
  return self->path;
}
