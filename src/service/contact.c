/* A contact as answers hold it. */
#include "service/service-private.h"

EntContact
ent_contact_from_row (const EntContactRow *row)
{
  return (EntContact){.id = row->id,
                      .name = ent_slice_dup (row->name),
                      .given = ent_slice_dup (row->given),
                      .family = ent_slice_dup (row->family),
                      .organisation = ent_slice_dup (row->organisation),
                      .title = ent_slice_dup (row->title),
                      .place = ent_slice_dup (row->place),
                      .url = ent_slice_dup (row->url),
                      .email = ent_slice_dup (row->email),
                      .phone = ent_slice_dup (row->phone),
                      .connected = row->connected,
                      .qualified = row->qualified,
                      .score = row->score,
                      .relation = (EntRelationClass)CLAMP (row->relation, 0, ENT_N_RELATION_CLASSES - 1),
                      .warmth = row->warmth,
                      .functions = row->functions,
                      .seniority = (EntSeniority)row->seniority,
                      .connected_us = row->connected_us,
                      .left_us = row->left_us,
                      .since_us = row->since_us,
                      .first_us = row->first_us,
                      .last_us = row->last_us,
                      .last_in_us = row->last_in_us,
                      .n_in = row->n_in,
                      .n_out = row->n_out};
}

void
ent_contact_clear (EntContact *self)
{
  char *texts[] = {self->name,  self->given, self->family, self->organisation, self->title,
                   self->place, self->url,   self->email,  self->phone};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

bool
ent_contact_missing (int64_t id, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("There is no contact %s. See: entregent list"),
               number);
  return false;
}

static bool
take_contact (const EntContactRow *row, void *data)
{
  *(EntContact *)data = ent_contact_from_row (row);
  return true;
}

bool
ent_contact_load (EntStore *store, int64_t contact_id, EntContact *out_contact, GError **error)
{
  return ent_store_contact_get (store, contact_id, take_contact, out_contact, error);
}

bool
ent_contact_find (EntStore *store, int64_t id, int64_t *out_contact_id, GError **error)
{
  return ent_store_contact_of (store, id, out_contact_id, error) &&
         (*out_contact_id != 0 || ent_contact_missing (id, error));
}

/* ---- Identifiers ---- */

static void
identifier_clear (void *data)
{
  g_free (((EntContactIdentifier *)data)->value);
}

GArray *
ent_contact_identifiers_new (void)
{
  GArray *identifiers = g_array_new (FALSE, FALSE, sizeof (EntContactIdentifier));
  g_array_set_clear_func (identifiers, identifier_clear);
  return identifiers;
}

void
ent_contact_identifiers_take (const EntIdentifierRow *row, void *identifiers)
{
  EntContactIdentifier identifier = {ent_identifier_kind_name (row->kind), ent_slice_dup (row->value)};
  g_array_append_val ((GArray *)identifiers, identifier);
}

void
ent_contact_identifiers_write (const GArray *identifiers, EntJson *json)
{
  ent_json_key (json, "identifiers");
  ent_json_begin_array (json);
  for (guint i = 0; i < identifiers->len; i++) {
    const EntContactIdentifier *identifier = &g_array_index (identifiers, EntContactIdentifier, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "kind", ent_slice (identifier->kind));
    ent_json_member_string (json, "value", ent_slice (identifier->value));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

/* ---- JSON ---- */

static void
write_functions (EntFunctionMask functions, EntJson *json)
{
  ent_json_key (json, "functions");
  ent_json_begin_array (json);
  for (EntFunction function = 0; function < ENT_N_FUNCTIONS; function++)
    if (functions & ent_function_bit (function))
      ent_json_string (json, ent_slice (ent_function_name (function)));
  ent_json_end_array (json);
}

static void
write_url (const char *slug, EntJson *json)
{
  g_autoptr (GString) url = g_string_new (NULL);
  if (*slug != '\0')
    ent_url_append_from_slug (ent_slice (slug), url);
  ent_json_member_text (json, "url", ent_slice_of (url));
}

void
ent_contact_write_members (const EntContact *contact, EntJson *json)
{
  ent_json_member_int (json, "id", contact->id);
  ent_json_member_string (json, "name", ent_slice (contact->name));
  ent_json_member_text (json, "organisation", ent_slice (contact->organisation));
  ent_json_member_text (json, "title", ent_slice (contact->title));
  ent_json_member_bool (json, "connected", contact->connected);
  ent_json_member_bool (json, "qualified", contact->qualified);
  ent_json_member_string (json, "relation", ent_slice (ent_relation_class_name (contact->relation)));
  /* Of somebody with whom nothing passed, nothing can be said. */
  if (contact->relation == ENT_RELATION_UNKNOWN)
    ent_json_member_null (json, "warmth");
  else
    ent_json_member_double (json, "warmth", contact->warmth, 2);
  ent_json_member_day (json, "last", contact->last_us);
  ent_json_member_double (json, "score", contact->score, 4);
  ent_json_member_text (json, "given", ent_slice (contact->given));
  ent_json_member_text (json, "family", ent_slice (contact->family));
  ent_json_member_text (json, "place", ent_slice (contact->place));
  write_url (contact->url, json);
  ent_json_member_text (json, "email", ent_slice (contact->email));
  ent_json_member_text (json, "phone", ent_slice (contact->phone));
  write_functions (contact->functions, json);
  if (contact->seniority == ENT_SENIORITY_UNKNOWN)
    ent_json_member_null (json, "seniority");
  else
    ent_json_member_string (json, "seniority", ent_slice (ent_seniority_name (contact->seniority)));
  ent_json_member_day (json, "connected_on", contact->connected_us);
  ent_json_member_day (json, "left_on", contact->left_us);
  ent_json_member_day (json, "since", contact->since_us);
  ent_json_member_day (json, "last_in", contact->last_in_us);
  ent_json_member_int (json, "received", contact->n_in);
  ent_json_member_int (json, "sent", contact->n_out);
}

void
ent_contact_write_json (const EntContact *contact, EntJson *json)
{
  ent_json_begin_object (json);
  ent_contact_write_members (contact, json);
  ent_json_end_object (json);
}
