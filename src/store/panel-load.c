/* Loading a panel: one ordered scan of the unique index, then a counting sort by contact. */
#include "store/rows-private.h"

#define PASSED_OVER 0x100u /* beside EntEventShape: an echo of what is told at first hand */

/* What is known while loading. Rows are contacts in ascending order of id. */
typedef struct {
  GArray *contact_ids; /* int64_t */
  GArray *since;       /* int64_t, us */
  GArray *left;        /* int64_t, us */
  EntRows rows;
  GHashTable *marks;  /* interaction id -> EntEventShape bits, PASSED_OVER */
  GArray *row;        /* uint32_t, an event's contact */
  GArray *at_s;       /* uint32_t */
  GArray *shape;      /* EntEventShape */
  uint32_t *channels; /* [contacts] */
} Loading;

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->contact_ids, g_array_unref);
  g_clear_pointer (&self->since, g_array_unref);
  g_clear_pointer (&self->left, g_array_unref);
  ent_rows_clear (&self->rows);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->row, g_array_unref);
  g_clear_pointer (&self->at_s, g_array_unref);
  g_clear_pointer (&self->shape, g_array_unref);
  g_clear_pointer (&self->channels, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static void
take_contact (EntStmt *stmt, void *data)
{
  Loading *loading = data;
  int64_t id = ent_column_int (stmt, 0), since = ent_column_time (stmt, 1), left = ent_column_time (stmt, 2);
  g_array_append_val (loading->contact_ids, id);
  g_array_append_val (loading->since, since);
  g_array_append_val (loading->left, left);
}

static void
take_mark (EntStmt *stmt, void *data)
{
  Loading *loading = data;
  unsigned mark = ent_event_shape ((EntDirection)0, (EntWeight)ent_column_int (stmt, 1),
                                   (EntAct)ent_column_int (stmt, 2));
  if (ent_column_int (stmt, 3) != 0)
    mark |= PASSED_OVER;
  g_hash_table_insert (loading->marks, GSIZE_TO_POINTER ((gsize)ent_column_int (stmt, 0)),
                       GUINT_TO_POINTER (mark));
}

static void
take_event (EntStmt *stmt, void *data)
{
  Loading *loading = data;
  uint32_t row = ent_rows_of (&loading->rows, ent_column_int (stmt, 0));
  if (row == 0)
    return;
  row--;
  uint32_t at_s = ent_panel_seconds (ent_column_int (stmt, 1));
  EntDirection direction = (EntDirection)(ent_column_int (stmt, 2) & 3);
  EntWeight weight = direction == ENT_DIRECTION_BESIDE ? ENT_WEIGHT_WEAK : ENT_WEIGHT_FULL;
  EntEventShape shape = ent_event_shape (direction, weight, ENT_ACT_NONE);
  if (g_hash_table_size (loading->marks) > 0) {
    unsigned mark = GPOINTER_TO_UINT (
        g_hash_table_lookup (loading->marks, GSIZE_TO_POINTER ((gsize)ent_column_int (stmt, 3))));
    if ((mark & PASSED_OVER) != 0)
      return;
    shape |= (EntEventShape)mark;
  }
  loading->channels[row] |= 1u << ((ent_column_int (stmt, 2) >> 2) & 31);
  g_array_append_val (loading->row, row);
  g_array_append_val (loading->at_s, at_s);
  g_array_append_val (loading->shape, shape);
}

static bool
load (EntStore *self, Loading *loading, GError **error)
{
  if (!ent_store_each_row (self, ENT_SQL_PANEL_CONTACTS, take_contact, loading, error) ||
      !ent_rows_load (self, (const int64_t *)(void *)loading->contact_ids->data, loading->contact_ids->len,
                      &loading->rows, error))
    return false;
  loading->channels = g_new0 (uint32_t, loading->contact_ids->len + 1u);
  return ent_store_each_row (self, ENT_SQL_PANEL_MARKS, take_mark, loading, error) &&
         ent_store_each_row (self, ENT_SQL_PANEL_EVENTS, take_event, loading, error);
}

/* Contacts with several identifiers have a run of events for each: bring them in time order. Runs are sorted,
 * few and mostly one, so insertion is linear in the common case. */
static void
sort_events (EntPanel *panel, size_t contact)
{
  for (uint64_t i = panel->first_event[contact] + 1; i < panel->first_event[contact + 1]; i++) {
    uint32_t at_s = panel->at_s[i];
    EntEventShape shape = panel->shape[i];
    uint64_t hole = i;
    while (hole > panel->first_event[contact] && panel->at_s[hole - 1] > at_s) {
      panel->at_s[hole] = panel->at_s[hole - 1];
      panel->shape[hole] = panel->shape[hole - 1];
      hole--;
    }
    panel->at_s[hole] = at_s;
    panel->shape[hole] = shape;
  }
}

static void
set_times (EntPanel *panel, const Loading *loading, size_t row)
{
  int64_t since = g_array_index (loading->since, int64_t, row),
          left = g_array_index (loading->left, int64_t, row);
  uint32_t since_s = since == ENT_TIME_UNKNOWN ? ENT_NEVER : ent_panel_seconds (since);
  if (panel->first_event[row] < panel->first_event[row + 1])
    since_s = MIN (since_s, panel->at_s[panel->first_event[row]]);
  panel->contact_id[row] = g_array_index (loading->contact_ids, int64_t, row);
  panel->since_s[row] = since_s;
  panel->until_s[row] = left == ENT_TIME_UNKNOWN ? ENT_NEVER : ent_panel_seconds (left);
}

static EntPanel *
build (const Loading *loading)
{
  size_t n_contacts = loading->contact_ids->len, n_events = loading->row->len;
  const uint32_t *row = (const uint32_t *)(void *)loading->row->data;
  EntPanel *panel = ent_panel_new (n_contacts, n_events);
  for (size_t c = 0; c < n_contacts; c++)
    panel->channels[c] = loading->channels[c];
  for (size_t i = 0; i < n_events; i++)
    panel->first_event[row[i] + 1]++;
  for (size_t c = 0; c < n_contacts; c++)
    panel->first_event[c + 1] += panel->first_event[c];

  g_autofree uint64_t *next = g_new (uint64_t, n_contacts + 1);
  memcpy (next, panel->first_event, (n_contacts + 1) * sizeof *next);
  for (size_t i = 0; i < n_events; i++) {
    uint64_t place = next[row[i]]++;
    panel->at_s[place] = g_array_index (loading->at_s, uint32_t, i);
    panel->shape[place] = g_array_index (loading->shape, EntEventShape, i);
  }
  for (size_t c = 0; c < n_contacts; c++) {
    sort_events (panel, c);
    set_times (panel, loading, c);
  }
  return panel;
}

EntPanel *
ent_store_load_panel (EntStore *self, GError **error)
{
  g_auto (Loading) loading = {
      .contact_ids = g_array_new (FALSE, FALSE, sizeof (int64_t)),
      .since = g_array_new (FALSE, FALSE, sizeof (int64_t)),
      .left = g_array_new (FALSE, FALSE, sizeof (int64_t)),
      .marks = g_hash_table_new (NULL, NULL),
      .row = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
      .at_s = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
      .shape = g_array_new (FALSE, FALSE, sizeof (EntEventShape)),
  };
  return load (self, &loading, error) ? build (&loading) : NULL;
}
