/* Classes that the user pinned: rulings on relations. They stand before what is measured and change none of
 * it: the measured class is told beside them, and counts again when the pin is taken away. */
#include "service/service-private.h"

#include <math.h>

bool
ent_relation_class_from_name (EntSlice name, EntRelationClass *out_class)
{
  for (EntRelationClass class = 0; class < ENT_N_RELATION_CLASSES; class ++)
    if (ent_slice_equal (name, ent_slice (ent_relation_class_name (class)))) {
      *out_class = class;
      return true;
    }
  return false;
}

/* An empty value takes the pin away; what no version knows does so too. */
static EntRelationClass
pinned_class (const EntRulingRow *row)
{
  EntRelationClass class = ENT_N_RELATION_CLASSES;
  ent_relation_class_from_name (row->value, &class);
  return class;
}

/* ---- All of them ---- */

typedef struct {
  const EntPanel *panel;
  EntPinned *pinned;
  size_t next; /* the contact whose spans begin next */
} Loading;

/* Rulings come by contact, and so do the contacts of a panel. */
static void
take_ruling (const EntRulingRow *row, void *data)
{
  Loading *loading = data;
  const EntPanel *panel = loading->panel;
  EntPinned *pinned = loading->pinned;
  while (loading->next < panel->n_contacts && panel->contact_id[loading->next] < row->contact_id)
    pinned->first_span[++loading->next] = pinned->spans->len;
  if (loading->next >= panel->n_contacts || panel->contact_id[loading->next] != row->contact_id)
    return;
  EntPinSpan span = {ent_tau_of (row->at_us), pinned_class (row)};
  g_array_append_val (pinned->spans, span);
}

EntPinned *
ent_pinned_load (EntStore *store, const EntPanel *panel, GError **error)
{
  g_autoptr (EntPinned) self = g_new0 (EntPinned, 1);
  self->spans = g_array_new (FALSE, FALSE, sizeof (EntPinSpan));
  self->first_span = g_new0 (uint64_t, panel->n_contacts + 1);
  Loading loading = {panel, self, 0};
  if (!ent_store_rulings_on (store, ENT_MATTER_RELATION, take_ruling, &loading, error))
    return NULL;
  while (loading.next < panel->n_contacts)
    self->first_span[++loading.next] = self->spans->len;
  self->pins = (EntPins){self->first_span, (const EntPinSpan *)(const void *)self->spans->data};
  return g_steal_pointer (&self);
}

void
ent_pinned_free (EntPinned *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self->first_span);
  g_free (self);
}

/* ---- Of one contact ---- */

static void
take_class (const EntRulingRow *row, void *data)
{
  if (row->matter == ENT_MATTER_RELATION)
    *(EntRelationClass *)data = pinned_class (row);
}

bool
ent_pinned_of (EntStore *store, int64_t contact_id, EntRelationClass *out_class, GError **error)
{
  *out_class = ENT_N_RELATION_CLASSES;
  return ent_store_rulings_of (store, contact_id, take_class, out_class, error);
}

bool
ent_service_pin (EntNetwork *self, int64_t id, EntRelationClass class, EntPin *out_pin, GError **error)
{
  if (!ent_network_begin (self, error))
    return false;
  EntRulingRow ruling = {.matter = ENT_MATTER_RELATION, .value = ENT_SLICE (""), .number = NAN};
  if (class != ENT_N_RELATION_CLASSES)
    ruling.value = ent_slice (ent_relation_class_name (class));
  g_autofree char *description = g_strdup_printf (
      "relation: %s", class != ENT_N_RELATION_CLASSES ? ent_relation_class_name (class) : "auto");
  EntWords words = {.description = ent_slice (description), .rulings = &ruling, .n_rulings = 1};
  *out_pin = (EntPin){.pinned = class};
  if (!ent_contact_find (self->store, id, &out_pin->contact_id, error)) {
    ent_network_rollback (self);
    return false;
  }
  ruling.identifier_id = out_pin->contact_id;
  /* Lists, counts and months follow what counts. */
  return ent_words_end (self, ent_words_take_in (self, &words, &out_pin->source_id, error), false, error);
}

void
ent_pin_write_json (const EntPin *pin, EntJson *json)
{
  bool is_pinned = pin->pinned != ENT_N_RELATION_CLASSES;
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_int (json, "source", pin->source_id);
  ent_json_member_int (json, "contact", pin->contact_id);
  ent_json_member_text (json, "pinned", ent_slice (is_pinned ? ent_relation_class_name (pin->pinned) : ""));
  ent_json_end_object (json);
}
