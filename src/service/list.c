/* Lists: a query, and who fits it. */
#include "service/service-private.h"

static void
contact_clear (void *data)
{
  ent_contact_clear (data);
}

void
ent_contact_list_free (EntContactList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->contacts);
  g_array_unref (self->corrected);
  g_free (self);
}

static bool
add_contact (const EntContactRow *row, void *data)
{
  EntContact contact = ent_contact_from_row (row);
  g_array_append_val ((GArray *)data, contact);
  return true;
}

/* Nobody fits @query: who fits when words that nobody has are taken for typing errors? */
static bool
list_corrected (EntStore *store, const EntQuery *query, int64_t limit, int64_t offset, EntContactList *list,
                GError **error)
{
  g_autoptr (EntQuery) corrected = NULL;
  if (!ent_correct_query (store, query, list->corrected, &corrected, error))
    return false;
  return corrected == NULL ||
         ent_store_list (store, corrected, limit, offset, add_contact, list->contacts, &list->total, error);
}

EntContactList *
ent_service_list (EntNetwork *self, const char *query, int64_t limit, int64_t offset, GError **error)
{
  g_autoptr (EntQuery) tree = ent_query_parse (ent_slice (query), ent_now_us (), NULL, error);
  if (tree == NULL)
    return NULL;
  ent_network_ensure_fresh (self);
  if (ent_query_asks (tree, ENT_QUERY_FIELD_SAID) && !ent_network_ensure_said (self, error))
    return NULL;
  g_autoptr (EntContactList) list = g_new0 (EntContactList, 1);
  list->contacts = g_array_new (FALSE, FALSE, sizeof (EntContact));
  g_array_set_clear_func (list->contacts, contact_clear);
  list->corrected = ent_corrections_new ();
  if (!ent_store_list (self->store, tree, limit, offset, add_contact, list->contacts, &list->total, error))
    return NULL;
  if (list->total == 0 && !list_corrected (self->store, tree, limit, offset, list, error))
    return NULL;
  list->next = offset + list->contacts->len < list->total ? offset + list->contacts->len : -1;
  return g_steal_pointer (&list);
}

GPtrArray *
ent_service_query_candidates (const char *typed)
{
  g_autoptr (EntQueryCompletion) completion = ent_query_complete (ent_slice (typed), strlen (typed));
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < completion->candidates->len; i++)
    g_ptr_array_add (words, g_strdup (g_array_index (completion->candidates, EntQueryCandidate, i).text));
  return words;
}

void
ent_contact_list_write_json (const EntContactList *list, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "total", list->total);
  if (list->next >= 0)
    ent_json_member_int (json, "next", list->next);
  else
    ent_json_member_null (json, "next");
  ent_corrections_write_json (list->corrected, json);
  ent_json_key (json, "contacts");
  ent_json_begin_array (json);
  for (guint i = 0; i < list->contacts->len; i++) {
    ent_json_begin_object (json);
    ent_contact_write_members (&g_array_index (list->contacts, EntContact, i), json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}

static int64_t
number_of (EntRelationClass relation)
{
  switch (relation) {
  case ENT_RELATION_GOOD:
    return 0;
  case ENT_RELATION_NEUTRAL:
    return 1;
  case ENT_RELATION_BAD:
    return 2;
  case ENT_RELATION_UNKNOWN:
  case ENT_N_RELATION_CLASSES:
    break;
  }
  return 3;
}

void
ent_contact_list_write_map_json (const EntContactList *list, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_key (json, "contacts");
  ent_json_begin_array (json);
  for (guint i = 0; i < list->contacts->len; i++) {
    const EntContact *contact = &g_array_index (list->contacts, EntContact, i);
    ent_json_begin_array (json);
    ent_json_int (json, contact->id);
    ent_json_double (json, contact->score, 3);
    ent_json_double (json, contact->relation == ENT_RELATION_UNKNOWN ? -1 : contact->warmth, 1);
    ent_json_int (json, number_of (contact->relation));
    ent_json_end_array (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}
