#include "base/panel.h"

EntPanel *
ent_panel_new (size_t n_contacts, size_t n_events)
{
  EntPanel *self = g_new0 (EntPanel, 1);
  self->n_contacts = n_contacts;
  self->contact_id = g_new0 (int64_t, n_contacts);
  self->since_s = g_new0 (uint32_t, n_contacts);
  self->until_s = g_new0 (uint32_t, n_contacts);
  self->channels = g_new0 (uint32_t, n_contacts);
  self->first_event = g_new0 (uint64_t, n_contacts + 1);
  self->at_s = g_new0 (uint32_t, n_events);
  self->shape = g_new0 (EntEventShape, n_events);
  return self;
}

void
ent_panel_free (EntPanel *self)
{
  if (self == NULL)
    return;
  g_free (self->contact_id);
  g_free (self->since_s);
  g_free (self->until_s);
  g_free (self->first_event);
  g_free (self->at_s);
  g_free (self->shape);
  g_free (self->channels);
  g_free (self);
}

bool
ent_panel_row (const EntPanel *self, int64_t contact_id, size_t *out_row)
{
  size_t low = 0, high = self->n_contacts;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (self->contact_id[middle] < contact_id)
      low = middle + 1;
    else
      high = middle;
  }
  *out_row = low;
  return low < self->n_contacts && self->contact_id[low] == contact_id;
}
