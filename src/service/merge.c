/* Several contacts become one, because the user says so. */
#include "service/service-private.h"

enum {
  MAX_MERGED = 100
};

/* What can be chosen of each contact. */
static const struct {
  const char *name;
  EntChoiceField choice;
  size_t text; /* offset of a char * in EntContact; a job is made of two */
} fields[] = {
    {"name", ENT_CHOICE_NAME, G_STRUCT_OFFSET (EntContact, name)},
    {"job", ENT_CHOICE_JOB, 0},
    {"email", ENT_CHOICE_EMAIL, G_STRUCT_OFFSET (EntContact, email)},
    {"phone", ENT_CHOICE_PHONE, G_STRUCT_OFFSET (EntContact, phone)},
    {"url", ENT_CHOICE_URL, G_STRUCT_OFFSET (EntContact, url)},
    {"place", ENT_CHOICE_PLACE, G_STRUCT_OFFSET (EntContact, place)},
};

static void
contact_clear (void *data)
{
  ent_contact_clear (data);
}

static void
field_clear (void *data)
{
  EntMergeField *field = data;
  g_ptr_array_unref (field->values);
  g_free (field->after);
}

void
ent_merge_free (EntMerge *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ids);
  g_array_unref (self->fields);
  g_free (self);
}

/* ---- Reading what is asked ---- */

typedef struct {
  EntNetwork *network;
  GArray *contacts; /* EntContact, as they are before */
  GArray *bonds;    /* EntBondRow */
  GArray *choices;  /* EntChoiceRow */
  GPtrArray *texts; /* what the choices point to */
} Merging;

static bool
has_contact (const GArray *contacts, int64_t id)
{
  for (guint i = 0; i < contacts->len; i++)
    if (g_array_index (contacts, EntContact, i).id == id)
      return true;
  return false;
}

static bool
load_contacts (Merging *self, const int64_t *ids, size_t n_ids, GError **error)
{
  for (size_t i = 0; i < n_ids; i++) {
    EntContact contact = {0};
    int64_t id;
    if (!ent_contact_find (self->network->store, ids[i], &id, error))
      return false;
    if (has_contact (self->contacts, id))
      continue;
    if (!ent_contact_load (self->network->store, id, &contact, error))
      return false;
    g_array_append_val (self->contacts, contact);
  }
  if (self->contacts->len >= 2 && self->contacts->len <= MAX_MERGED)
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                       self->contacts->len < 2 ? _ ("That is one contact already.")
                                               : _ ("That is too many contacts at once."));
  return false;
}

static char *
value_of (const EntContact *contact, size_t field)
{
  if (fields[field].choice == ENT_CHOICE_JOB)
    return contact->title[0] == '\0' && contact->organisation[0] == '\0'
               ? g_strdup ("")
               : g_strdup_printf ("%s\n%s", contact->title, contact->organisation);
  return g_strdup (G_STRUCT_MEMBER (char *, contact, fields[field].text));
}

static bool
fail_take (const EntMergeTake *take, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", fields[i].name);
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
               _ ("“%s=%lld” is no choice: FIELD is one of %s, and ID one of the contacts."), take->field,
               (long long)take->contact_id, known->str);
  return false;
}

/* The value of that contact is to be shown; nothing when it is empty. */
static bool
read_take (Merging *self, const EntMergeTake *take, GError **error)
{
  size_t field = 0;
  int64_t id;
  while (field < G_N_ELEMENTS (fields) && strcmp (take->field, fields[field].name) != 0)
    field++;
  if (!ent_store_contact_of (self->network->store, take->contact_id, &id, error))
    return false;
  if (field == G_N_ELEMENTS (fields) || !has_contact (self->contacts, id))
    return fail_take (take, error);
  for (guint i = 0; i < self->contacts->len; i++) {
    const EntContact *contact = &g_array_index (self->contacts, EntContact, i);
    if (contact->id != id)
      continue;
    char *value = value_of (contact, field);
    g_ptr_array_add (self->texts, value);
    EntChoiceRow choice = {.identifier_id = id, .field = fields[field].choice, .value = ent_slice (value)};
    if (*value != '\0')
      g_array_append_val (self->choices, choice);
  }
  return true;
}

/* ---- Doing it ---- */

static void
append_identifier (const EntIdentifierRow *row, void *data)
{
  g_array_append_val ((GArray *)data, row->id);
}

typedef struct {
  GArray *bonds;
  const GArray *identifiers; /* int64_t */
} Reconciling;

static void
reconcile (const EntBondRow *row, void *data)
{
  const Reconciling *self = data;
  for (guint i = 0; !row->is_same && i < self->identifiers->len; i++)
    if (g_array_index (self->identifiers, int64_t, i) == row->other_id) {
      EntBondRow bond = {.identifier_id = row->identifier_id, .other_id = row->other_id, .is_same = true};
      g_array_append_val (self->bonds, bond);
    }
}

/* All to the first; and whom the user told apart once is told together now, for the latest word counts. */
static bool
make_bonds (Merging *self, GError **error)
{
  g_autoptr (GArray) identifiers = g_array_new (FALSE, FALSE, sizeof (int64_t));
  EntStore *store = self->network->store;
  int64_t first = g_array_index (self->contacts, EntContact, 0).id;
  for (guint i = 0; i < self->contacts->len; i++) {
    int64_t id = g_array_index (self->contacts, EntContact, i).id;
    EntBondRow bond = {.identifier_id = first, .other_id = id, .is_same = true};
    if (i > 0)
      g_array_append_val (self->bonds, bond);
    if (!ent_store_identifiers_of_contact (store, id, append_identifier, identifiers, error))
      return false;
  }
  Reconciling reconciling = {self->bonds, identifiers};
  for (guint i = 0; i < identifiers->len; i++)
    if (!ent_store_bonds_of (store, g_array_index (identifiers, int64_t, i), reconcile, &reconciling, error))
      return false;
  return true;
}

static char *
describe (const GArray *contacts)
{
  GString *text = g_string_new ("merge");
  for (guint i = 0; i < contacts->len; i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, g_array_index (contacts, EntContact, i).id);
  return g_string_free (text, FALSE);
}

static bool
count_text (const EntTextRow *row, void *data)
{
  (*(int64_t *)data)++;
  return true;
}

/* The merged contact, as it is now. */
static bool
tell_after (Merging *self, EntMerge *merge, GError **error)
{
  EntContact after = {0};
  EntStore *store = self->network->store;
  int64_t first = g_array_index (self->contacts, EntContact, 0).id;
  if (!ent_contact_find (store, first, &merge->kept, error) ||
      !ent_contact_load (store, merge->kept, &after, error))
    return false;
  for (size_t f = 0; f < G_N_ELEMENTS (fields); f++) {
    EntMergeField field = {.name = fields[f].name, .values = g_ptr_array_new_with_free_func (g_free)};
    for (guint i = 0; i < self->contacts->len; i++)
      g_ptr_array_add (field.values, value_of (&g_array_index (self->contacts, EntContact, i), f));
    field.after = value_of (&after, f);
    g_array_append_val (merge->fields, field);
  }
  ent_contact_clear (&after);
  for (guint i = 0; i < self->contacts->len; i++) {
    const EntContact *contact = &g_array_index (self->contacts, EntContact, i);
    g_array_append_val (merge->ids, contact->id);
    merge->n_interactions += contact->n_in + contact->n_out;
  }
  return ent_store_notes (store, merge->kept, count_text, &merge->n_notes, error) &&
         ent_store_tags (store, merge->kept, count_text, &merge->n_tags, error);
}

static bool
merge_inside (Merging *self, const EntMergeRequest *request, EntMerge *merge, GError **error)
{
  if (!load_contacts (self, request->ids, request->n_ids, error))
    return false;
  for (size_t i = 0; i < request->n_takes; i++)
    if (!read_take (self, &request->takes[i], error))
      return false;
  if (!make_bonds (self, error))
    return false;
  g_autofree char *description = describe (self->contacts);
  EntWords words = {.description = ent_slice (description),
                    .bonds = (const EntBondRow *)(void *)self->bonds->data,
                    .n_bonds = self->bonds->len,
                    .choices = (const EntChoiceRow *)(void *)self->choices->data,
                    .n_choices = self->choices->len};
  return ent_words_take_in (self->network, &words, &merge->source_id, error) &&
         tell_after (self, merge, error);
}

EntMerge *
ent_service_merge (EntNetwork *self, const EntMergeRequest *request, bool is_dry_run, GError **error)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (EntContact));
  g_array_set_clear_func (contacts, contact_clear);
  g_autoptr (GArray) bonds = g_array_new (FALSE, FALSE, sizeof (EntBondRow));
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (EntChoiceRow));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Merging merging = {self, contacts, bonds, choices, texts};
  g_autoptr (EntMerge) merge = g_new0 (EntMerge, 1);
  merge->is_dry_run = is_dry_run;
  merge->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  merge->fields = g_array_new (FALSE, FALSE, sizeof (EntMergeField));
  g_array_set_clear_func (merge->fields, field_clear);
  ent_network_ensure_fresh (self);
  if (!ent_network_begin (self, error))
    return NULL;
  bool ok = merge_inside (&merging, request, merge, error);
  if (!ent_words_end (self, ok, is_dry_run, error))
    return NULL;
  merge->source_id = is_dry_run ? 0 : merge->source_id;
  return g_steal_pointer (&merge);
}

/* ---- A whole lane ---- */

static bool
merge_pairs (EntNetwork *self, const GArray *pairs, EntLane lane, EntLaneMerge *merge, GError **error)
{
  g_autoptr (GArray) bonds = g_array_new (FALSE, FALSE, sizeof (EntBondRow));
  for (guint i = 0; i < pairs->len; i++) {
    const EntLikePair *pair = &g_array_index (pairs, EntLikePair, i);
    EntBondRow bond = {.identifier_id = pair->a, .other_id = pair->b, .is_same = true};
    if (ent_lane_of (pair) == lane)
      g_array_append_val (bonds, bond);
  }
  merge->n_pairs = bonds->len;
  if (bonds->len == 0)
    return true;
  g_autofree char *description = g_strdup_printf ("duplicates --merge %s", ent_lane_name (lane));
  EntWords words = {.description = ent_slice (description),
                    .bonds = (const EntBondRow *)(void *)bonds->data,
                    .n_bonds = bonds->len};
  return ent_words_take_in (self, &words, &merge->source_id, error);
}

bool
ent_service_merge_lane (EntNetwork *self, EntLane lane, bool is_dry_run, EntLaneMerge *out_merge,
                        GError **error)
{
  EntLaneMerge merge = {.is_dry_run = is_dry_run};
  EntCounts before, after;
  if (lane == ENT_LANE_LOOK) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("The pairs that are worth a look are merged one by one: entregent merge ID ID"));
    return false;
  }
  if (!ent_network_begin (self, error))
    return false;
  g_autoptr (GArray) pairs = ent_identity_duplicates (self->store, error);
  bool ok = pairs != NULL && ent_store_counts (self->store, &before, error) &&
            merge_pairs (self, pairs, lane, &merge, error) && ent_store_counts (self->store, &after, error);
  if (!ent_words_end (self, ok, is_dry_run, error))
    return false;
  merge.contacts_before = before.contacts;
  merge.contacts_after = after.contacts;
  merge.source_id = is_dry_run ? 0 : merge.source_id;
  *out_merge = merge;
  return true;
}

/* ---- JSON ---- */

char *
ent_merge_value_text (const char *value)
{
  GString *text = g_string_new (*value == '\n' ? value + 1 : value);
  if (g_str_has_suffix (text->str, "\n"))
    g_string_truncate (text, text->len - 1);
  g_string_replace (text, "\n", ", ", 1);
  return g_string_free (text, FALSE);
}

static void
write_value (const char *value, EntJson *json)
{
  g_autofree char *text = ent_merge_value_text (value);
  if (*text != '\0')
    ent_json_string (json, ent_slice (text));
  else
    ent_json_null (json);
}

static void
write_field (const EntMergeField *field, EntJson *json)
{
  ent_json_key (json, field->name);
  ent_json_begin_object (json);
  ent_json_key (json, "values");
  ent_json_begin_array (json);
  for (guint i = 0; i < field->values->len; i++)
    write_value (g_ptr_array_index (field->values, i), json);
  ent_json_end_array (json);
  ent_json_key (json, "after");
  write_value (field->after, json);
  ent_json_end_object (json);
}

void
ent_merge_write_json (const EntMerge *merge, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_bool (json, "dry_run", merge->is_dry_run);
  ent_json_member_id_or_null (json, "source", merge->source_id);
  ent_json_member_int (json, "kept", merge->kept);
  ent_json_key (json, "merged");
  ent_json_begin_array (json);
  for (guint i = 0; i < merge->ids->len; i++)
    ent_json_int (json, g_array_index (merge->ids, int64_t, i));
  ent_json_end_array (json);
  ent_json_key (json, "fields");
  ent_json_begin_object (json);
  for (guint i = 0; i < merge->fields->len; i++)
    write_field (&g_array_index (merge->fields, EntMergeField, i), json);
  ent_json_end_object (json);
  ent_json_member_int (json, "interactions", merge->n_interactions);
  ent_json_member_int (json, "notes", merge->n_notes);
  ent_json_member_int (json, "tags", merge->n_tags);
  ent_json_end_object (json);
}

void
ent_lane_merge_write_json (const EntLaneMerge *merge, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_bool (json, "dry_run", merge->is_dry_run);
  ent_json_member_id_or_null (json, "source", merge->source_id);
  ent_json_member_int (json, "pairs", merge->n_pairs);
  ent_json_member_int (json, "contacts_before", merge->contacts_before);
  ent_json_member_int (json, "contacts_after", merge->contacts_after);
  ent_json_end_object (json);
}
