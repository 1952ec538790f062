/* A panel: every contact with their interactions in time order, in columns. Measures read nothing else. */
#pragma once

#include "base/channel.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One interaction packed in a byte, as the measures see it. */
typedef uint8_t EntEventShape;

#define ENT_SHAPE_IN 0x01u       /* from the contact; a meeting has both bits */
#define ENT_SHAPE_OUT 0x02u      /* from the user */
#define ENT_SHAPE_WEAK 0x04u     /* mere co-presence: no event for the relation */
#define ENT_SHAPE_POSITIVE 0x08u /* an explicit act in favour, by the contact */
#define ENT_SHAPE_NEGATIVE 0x10u /* an explicit act against */

#define ENT_NEVER UINT32_MAX /* a time that has not come */

/** ent_event_shape: packs direction, weight and act. */
static inline EntEventShape
ent_event_shape (EntDirection direction, EntWeight weight, EntAct act)
{
  unsigned shape = (direction & ENT_DIRECTION_IN ? ENT_SHAPE_IN : 0u) |
                   (direction & ENT_DIRECTION_OUT ? ENT_SHAPE_OUT : 0u);
  if (weight == ENT_WEIGHT_WEAK)
    shape |= ENT_SHAPE_WEAK;
  if (act == ENT_ACT_POSITIVE)
    shape |= ENT_SHAPE_POSITIVE;
  else if (act == ENT_ACT_NEGATIVE)
    shape |= ENT_SHAPE_NEGATIVE;
  return (EntEventShape)shape;
}

/*
 * Times are seconds since 1970 UTC, which 32 bits hold until 2106. Contact c owns the events
 * first_event[c] .. first_event[c + 1] - 1, ascending in time.
 */
typedef struct {
  size_t n_contacts;
  int64_t *contact_id;   /* [n_contacts] */
  uint32_t *since_s;     /* [n_contacts] when they entered the network; ENT_NEVER if not known */
  uint32_t *until_s;     /* [n_contacts] when they left it, or ENT_NEVER */
  uint64_t *first_event; /* [n_contacts + 1] */
  uint32_t *at_s;        /* [first_event[n_contacts]] */
  EntEventShape *shape;  /* [first_event[n_contacts]] */
  uint32_t *channels;    /* [n_contacts] bit N: something passed by EntChannel N */
} EntPanel;

/** ent_panel_new: all arrays allocated and zeroed for @n_contacts and @n_events. Free with ent_panel_free().
 */
EntPanel *ent_panel_new (size_t n_contacts, size_t n_events);
void ent_panel_free (EntPanel *self);

/** ent_panel_find: the index of contact @contact_id, n_contacts when they are not there; the ids must ascend,
 * as those of a loaded panel do. Cost: O(log contacts). */
size_t ent_panel_find (const EntPanel *self, int64_t contact_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPanel, ent_panel_free)
