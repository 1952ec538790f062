/* One contact becomes several again, because the user says so. */
#include "service/service-private.h"

enum {
  MAX_SIDE = 20 /* identifiers of each side that are told apart pair by pair */
};

static void
part_clear (void *data)
{
  EntPart *part = data;
  g_free (part->name);
  g_array_unref (part->identifiers);
}

static void
contact_clear (void *data)
{
  ent_contact_clear (data);
}

void
ent_split_free (EntSplit *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->contacts);
  g_free (self);
}

/* ---- The parts ---- */

static void
take_identifier (const EntIdentifierRow *row, void *identifiers)
{
  if (ent_identifier_is_certain (row->kind) && row->kind != ENT_IDENTIFIER_CARD)
    ent_contact_identifiers_take (row, identifiers);
}

GArray *
ent_service_parts (EntNetwork *self, int64_t id, GError **error)
{
  int64_t contact_id;
  if (!ent_contact_find (self->store, id, &contact_id, error))
    return NULL;
  g_autoptr (GArray) found = ent_identity_parts (self->store, contact_id, error);
  if (found == NULL)
    return NULL;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (EntPart));
  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < found->len; i++) {
    const EntContactPart *of = &g_array_index (found, EntContactPart, i);
    EntPart part = {g_strdup (of->name), ent_contact_identifiers_new ()};
    g_array_append_val (parts, part);
    for (guint j = 0; j < of->identifiers->len; j++)
      if (!ent_store_identifier_get (self->store, g_array_index (of->identifiers, int64_t, j),
                                     take_identifier, part.identifiers, error))
        return NULL;
  }
  return g_steal_pointer (&parts);
}

/* ---- Telling apart ---- */

typedef struct {
  EntNetwork *network;
  GArray *sides[2]; /* int64_t, identifiers */
  EntSplit *split;
} Splitting;

static void
tell_pairs_apart (const Splitting *self, GArray *bonds)
{
  for (guint i = 0; i < MIN (self->sides[0]->len, MAX_SIDE); i++)
    for (guint j = 0; j < MIN (self->sides[1]->len, MAX_SIDE); j++) {
      EntBondRow bond = {.identifier_id = g_array_index (self->sides[0], int64_t, i),
                         .other_id = g_array_index (self->sides[1], int64_t, j)};
      g_array_append_val (bonds, bond);
    }
}

/* Who a side is now; nothing when it is nobody, or somebody who is there already. */
static bool
add_contact (Splitting *self, const GArray *side, GError **error)
{
  EntStore *store = self->network->store;
  for (guint i = 0; i < side->len; i++) {
    int64_t id;
    if (!ent_store_contact_of (store, g_array_index (side, int64_t, i), &id, error))
      return false;
    bool is_there = id == 0;
    for (guint c = 0; c < self->split->contacts->len; c++)
      is_there = is_there || g_array_index (self->split->contacts, EntContact, c).id == id;
    EntContact contact = {0};
    if (is_there)
      continue;
    if (!ent_contact_load (store, id, &contact, error))
      return false;
    g_array_append_val (self->split->contacts, contact);
  }
  return true;
}

static bool
tell_apart (Splitting *self, const char *description, GError **error)
{
  g_autoptr (GArray) bonds = g_array_new (FALSE, FALSE, sizeof (EntBondRow));
  tell_pairs_apart (self, bonds);
  EntWords words = {.description = ent_slice (description),
                    .bonds = (const EntBondRow *)(void *)bonds->data,
                    .n_bonds = bonds->len};
  if (!ent_words_take_in (self->network, &words, &self->split->source_id, error))
    return false;
  return add_contact (self, self->sides[0], error) && add_contact (self, self->sides[1], error);
}

static EntSplit *
split_new (bool is_dry_run)
{
  EntSplit *split = g_new0 (EntSplit, 1);
  split->is_dry_run = is_dry_run;
  split->contacts = g_array_new (FALSE, FALSE, sizeof (EntContact));
  g_array_set_clear_func (split->contacts, contact_clear);
  return split;
}

/* ---- By parts ---- */

static bool
is_numbered (guint number, const int64_t *numbers, size_t n_numbers)
{
  for (size_t i = 0; i < n_numbers; i++)
    if (numbers[i] == number)
      return true;
  return false;
}

static bool
choose_sides (Splitting *self, int64_t contact_id, const int64_t *numbers, size_t n_numbers, GError **error)
{
  g_autoptr (GArray) parts = ent_identity_parts (self->network->store, contact_id, error);
  if (parts == NULL)
    return false;
  for (size_t i = 0; i < n_numbers; i++)
    if (numbers[i] < 1 || numbers[i] > parts->len) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                   _ ("There is no part %d: 'entregent split %lld' shows them."), (int)numbers[i],
                   (long long)contact_id);
      return false;
    }
  for (guint i = 0; i < parts->len; i++) {
    const GArray *identifiers = g_array_index (parts, EntContactPart, i).identifiers;
    GArray *side = self->sides[is_numbered (i + 1, numbers, n_numbers)];
    g_array_append_vals (side, identifiers->data, identifiers->len);
  }
  if (self->sides[0]->len > 0 && self->sides[1]->len > 0)
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                       parts->len == 1 ? _ ("That contact is of one piece: nothing was joined.")
                                       : _ ("One part at least has to stay."));
  return false;
}

static bool
split_inside (Splitting *self, int64_t id, const int64_t *numbers, size_t n_numbers, GError **error)
{
  int64_t contact_id;
  if (!ent_contact_find (self->network->store, id, &contact_id, error) ||
      !choose_sides (self, contact_id, numbers, n_numbers, error))
    return false;
  g_autofree char *description = g_strdup_printf ("split %" G_GINT64_FORMAT, contact_id);
  return tell_apart (self, description, error);
}

EntSplit *
ent_service_split (EntNetwork *self, int64_t contact_id, const int64_t *numbers, size_t n_numbers,
                   bool is_dry_run, GError **error)
{
  g_autoptr (EntSplit) split = split_new (is_dry_run);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (int64_t)),
                     other = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Splitting splitting = {self, {rest, other}, split};
  if (!ent_network_begin (self, error))
    return NULL;
  bool ok = split_inside (&splitting, contact_id, numbers, n_numbers, error);
  if (!ent_words_end (self, ok, is_dry_run, error))
    return NULL;
  split->source_id = is_dry_run ? 0 : split->source_id;
  return g_steal_pointer (&split);
}

/* ---- Two contacts ---- */

static void
append_identifier (const EntIdentifierRow *row, void *data)
{
  if (row->kind != ENT_IDENTIFIER_NAME)
    g_array_append_val ((GArray *)data, row->id);
}

static bool
tell_two_apart (Splitting *self, const int64_t ids[2], GError **error)
{
  EntStore *store = self->network->store;
  int64_t contacts[2];
  for (size_t i = 0; i < 2; i++)
    if (!ent_contact_find (store, ids[i], &contacts[i], error) ||
        !ent_store_identifiers_of_contact (store, contacts[i], append_identifier, self->sides[i], error))
      return false;
  if (contacts[0] == contacts[1]) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                 _ ("That is one contact. 'entregent split %lld' shows the parts it was joined of."),
                 (long long)contacts[0]);
    return false;
  }
  g_autofree char *description =
      g_strdup_printf ("split %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, contacts[0], contacts[1]);
  return tell_apart (self, description, error);
}

EntSplit *
ent_service_tell_apart (EntNetwork *self, int64_t contact_id, int64_t other_id, bool is_dry_run,
                        GError **error)
{
  g_autoptr (EntSplit) split = split_new (is_dry_run);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (int64_t)),
                     other = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Splitting splitting = {self, {one, other}, split};
  const int64_t ids[2] = {contact_id, other_id};
  if (!ent_network_begin (self, error))
    return NULL;
  bool ok = tell_two_apart (&splitting, ids, error);
  if (!ent_words_end (self, ok, is_dry_run, error))
    return NULL;
  split->source_id = is_dry_run ? 0 : split->source_id;
  return g_steal_pointer (&split);
}

/* ---- JSON ---- */

void
ent_parts_write_json (int64_t contact_id, const GArray *parts, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "id", contact_id);
  ent_json_key (json, "parts");
  ent_json_begin_array (json);
  for (guint i = 0; i < parts->len; i++) {
    const EntPart *part = &g_array_index (parts, EntPart, i);
    ent_json_begin_object (json);
    ent_json_member_int (json, "number", i + 1);
    ent_json_member_string (json, "name", ent_slice (part->name));
    ent_contact_identifiers_write (part->identifiers, json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}

void
ent_split_write_json (const EntSplit *split, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_bool (json, "dry_run", split->is_dry_run);
  ent_json_member_id_or_null (json, "source", split->source_id);
  ent_json_key (json, "contacts");
  ent_json_begin_array (json);
  for (guint i = 0; i < split->contacts->len; i++) {
    ent_json_begin_object (json);
    ent_contact_write_members (&g_array_index (split->contacts, EntContact, i), json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}
