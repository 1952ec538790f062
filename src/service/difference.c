/* How people changed: collected from identity's decisions, told by list and by archive. */
#include "service/service-private.h"

#include <stddef.h>

#define NOTHING SIZE_MAX
#define IN_CHANGE(member) offsetof (EntPersonChange, member)

static const struct {
  const char *name;
  unsigned change;
  size_t before, after; /* where in the change; NOTHING: there is none */
} kinds[ENT_N_DIFFERENCES] = {
    [ENT_DIFFERENCE_JOINED] = {"joined", ENT_CHANGE_JOINED, NOTHING, NOTHING},
    [ENT_DIFFERENCE_LEFT] = {"left", ENT_CHANGE_LEFT, NOTHING, NOTHING},
    [ENT_DIFFERENCE_JOB] = {"job", ENT_CHANGE_JOB, IN_CHANGE (former_job), IN_CHANGE (job)},
    [ENT_DIFFERENCE_NAME] = {"name", ENT_CHANGE_NAME, IN_CHANGE (former_name), IN_CHANGE (name)},
    [ENT_DIFFERENCE_EMAIL] = {"email", ENT_CHANGE_EMAIL, NOTHING, IN_CHANGE (email)},
};

const char *
ent_difference_name (EntDifferenceKind kind)
{
  return kinds[kind].name;
}

static void
row_clear (void *data)
{
  EntDifferenceRow *row = data;
  g_free (row->name);
  g_free (row->before);
  g_free (row->after);
}

EntDifference *
ent_difference_new (void)
{
  EntDifference *self = g_new0 (EntDifference, 1);
  for (size_t i = 0; i < ENT_N_DIFFERENCES; i++) {
    self->rows[i] = g_array_new (FALSE, FALSE, sizeof (EntDifferenceRow));
    g_array_set_clear_func (self->rows[i], row_clear);
  }
  return self;
}

void
ent_difference_free (EntDifference *self)
{
  if (self == NULL)
    return;
  for (size_t i = 0; i < ENT_N_DIFFERENCES; i++)
    g_array_unref (self->rows[i]);
  g_free (self);
}

static char *
dup_member (const EntPersonChange *change, size_t offset)
{
  return offset == NOTHING ? g_strdup ("") : ent_slice_dup (G_STRUCT_MEMBER (const EntSlice, change, offset));
}

void
ent_difference_add (const EntPersonChange *change, void *data)
{
  EntDifference *self = data;
  bool is_new = change->changes & ENT_CHANGE_NEW, is_gone = change->changes & ENT_CHANGE_GONE;
  self->n_new += is_new;
  self->n_gone += is_gone;
  self->n_changed += change->changes != 0 && !is_new && !is_gone;
  for (size_t i = 0; i < ENT_N_DIFFERENCES; i++) {
    if (!(change->changes & kinds[i].change))
      continue;
    self->n[i]++;
    if (self->rows[i]->len >= ENT_DIFFERENCE_MAX_ROWS)
      continue;
    EntDifferenceRow row = {change->contact_id, ent_slice_dup (change->name),
                            dup_member (change, kinds[i].before), dup_member (change, kinds[i].after)};
    g_array_append_val (self->rows[i], row);
  }
}

static void
write_rows (const GArray *rows, EntJson *json)
{
  ent_json_begin_array (json);
  for (guint i = 0; i < rows->len; i++) {
    const EntDifferenceRow *row = &g_array_index (rows, EntDifferenceRow, i);
    ent_json_begin_object (json);
    ent_json_member_int (json, "id", row->contact_id);
    ent_json_member_string (json, "name", ent_slice (row->name));
    ent_json_member_text (json, "before", ent_slice (row->before));
    ent_json_member_text (json, "after", ent_slice (row->after));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

void
ent_difference_write_json (const EntDifference *difference, EntJson *json)
{
  ent_json_begin_object (json);
  for (size_t i = 0; i < ENT_N_DIFFERENCES; i++) {
    ent_json_key (json, kinds[i].name);
    ent_json_begin_object (json);
    ent_json_member_int (json, "count", difference->n[i]);
    ent_json_key (json, "contacts");
    write_rows (difference->rows[i], json);
    ent_json_end_object (json);
  }
  ent_json_end_object (json);
}
