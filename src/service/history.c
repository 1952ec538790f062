/* The past of a network, as of a day: who came how, and who left. */
#include "service/history-private.h"
#include "service/law.h"

/* Who connects so soon after the first word came over LinkedIn: an invitation and some messages come before.
 */
#define SOON_S (90u * 86400u)

const char *
ent_origin_name (EntOrigin origin)
{
  static const char *const names[ENT_N_ORIGINS] = {"linkedin", "mail", "meeting", "other"};
  return names[origin];
}

void
ent_history_free (EntHistory *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->panel, ent_panel_free);
  g_free (self->left_s);
  g_free (self->origin_of);
  g_free (self);
}

static EntOrigin
origin_by_channels (uint32_t channels)
{
  const uint32_t mail = 1u << ENT_CHANNEL_EMAIL;
  const uint32_t meeting = 1u << ENT_CHANNEL_MEETING | 1u << ENT_CHANNEL_CALL;
  return channels & mail      ? ENT_ORIGIN_MAIL
         : channels & meeting ? ENT_ORIGIN_MEETING
         : channels != 0      ? ENT_ORIGIN_LINKEDIN
                              : ENT_ORIGIN_OTHER;
}

typedef struct {
  EntHistory *history;
  size_t at; /* index in the panel */
} Walk;

static void
take_connection (const EntConnectionRow *row, void *data)
{
  Walk *walk = data;
  EntHistory *self = walk->history;
  const EntPanel *panel = self->panel;
  while (walk->at < panel->n_contacts && panel->contact_id[walk->at] < row->contact_id)
    walk->at++;
  if (walk->at >= panel->n_contacts || panel->contact_id[walk->at] != row->contact_id)
    return;
  uint32_t since_s = panel->since_s[walk->at];
  bool is_soon = row->connected_us == ENT_TIME_UNKNOWN || since_s == ENT_NEVER ||
                 ent_tau_of (row->connected_us) <= since_s + MIN (SOON_S, ENT_NEVER - since_s);
  if (is_soon)
    self->origin_of[walk->at] = ENT_ORIGIN_LINKEDIN;
}

static bool
take_source (const EntSourceRow *row, void *data)
{
  EntHistory *self = data;
  if (row->lists_connections &&
      (self->survivors_until_us == ENT_TIME_UNKNOWN || row->as_of_us < self->survivors_until_us))
    self->survivors_until_us = row->as_of_us;
  return true;
}

EntHistory *
ent_history_load (EntNetwork *network, int64_t day, GError **error)
{
  int64_t today = ent_day_of (ent_now_us ());
  if (day == ENT_TODAY)
    day = today;
  if (day > today) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("That day has not come yet: only the past can be replayed."));
    return NULL;
  }
  g_autoptr (EntHistory) self = g_new0 (EntHistory, 1);
  self->day = day;
  self->tau_s = ent_tau_of_day (self->day);
  self->survivors_until_us = ENT_TIME_UNKNOWN;
  ent_network_ensure_fresh (network);
  self->panel = ent_store_load_panel (network->store, error);
  if (self->panel == NULL)
    return NULL;
  size_t n = self->panel->n_contacts;
  self->left_s = g_memdup2 (self->panel->until_s, n * sizeof *self->left_s);
  self->origin_of = g_new0 (uint8_t, n + 1);
  for (size_t i = 0; i < n; i++) {
    self->panel->until_s[i] = ENT_NEVER;
    self->origin_of[i] = (uint8_t)origin_by_channels (self->panel->channels[i]);
  }
  Walk walk = {self, 0};
  if (!ent_store_connections (network->store, take_connection, &walk, error) ||
      !ent_store_sources (network->store, take_source, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
