/* From identifiers to the rows of a panel. */
#pragma once

#include "store/store-private.h"

/* Which contact's row each identifier belongs to. */
typedef struct {
  uint32_t *row_of; /* [max_identifier + 1] row of the contact + 1, 0 for nobody's */
  int64_t max_identifier;
} EntRows;

/** ent_rows_load: @contact_ids: [n_contacts] ascending. Cost: one pass over the identifiers. */
bool ent_rows_load (EntStore *self, const int64_t *contact_ids, size_t n_contacts, EntRows *out_rows,
                    GError **error);
void ent_rows_clear (EntRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntRows, ent_rows_clear)

/** ent_rows_find: the row of a contact + 1, by bisection; 0 when there is none. */
uint32_t ent_rows_find (const int64_t *contact_ids, size_t n_contacts, int64_t contact_id);

/** ent_rows_of: the row of an identifier's contact + 1; 0 for nobody's. */
static inline uint32_t
ent_rows_of (const EntRows *self, int64_t identifier_id)
{
  return identifier_id >= 0 && identifier_id <= self->max_identifier ? self->row_of[identifier_id] : 0;
}

/** ent_panel_seconds: seconds since 1970 as panels have them; what is before or after what they can say is
 * cut off. */
static inline uint32_t
ent_panel_seconds (int64_t at_us)
{
  return (uint32_t)CLAMP (at_us / ENT_US_PER_SECOND, 0, (int64_t)UINT32_MAX - 1);
}

/* A function for each row of a statement without parameters. */
typedef void (*EntEachRowFunc) (EntStmt *stmt, void *data);
bool ent_store_each_row (EntStore *self, EntSql sql, EntEachRowFunc func, void *data, GError **error);
