/* Everybody and their ties as of today, and circles in words. */
#include "service/web-private.h"

#define SEED 1 /* of the circles: the same network has the same ones */

void
ent_web_free (EntWeb *self)
{
  if (self == NULL)
    return;
  ent_panel_free (self->panel);
  ent_affiliations_free (self->affiliations);
  ent_ties_free (self->ties);
  ent_circles_free (self->circles);
  g_clear_pointer (&self->texts, ent_arena_free);
  g_free (self->profiles);
  g_free (self->first_member);
  g_free (self->members);
  g_free (self);
}

static bool
take_profile (const EntContactRow *row, void *data)
{
  EntWeb *self = data;
  size_t at;
  if ((at = ent_panel_find (self->panel, row->id)) < self->panel->n_contacts)
    self->profiles[at] = (EntProfile){
        .name = ent_arena_copy (self->texts, row->name),
        .organisation = ent_arena_copy (self->texts, row->organisation),
        .place = ent_arena_copy (self->texts, row->place),
        .qualified = row->qualified,
        .relation = (EntRelationClass)CLAMP (row->relation, 0, ENT_N_RELATION_CLASSES - 1),
        .warmth = row->warmth,
    };
  return true;
}

static void
gather_members (EntWeb *self)
{
  const EntCircles *circles = self->circles;
  self->first_member = g_new0 (uint32_t, circles->n_circles + 1u);
  self->members = g_new0 (uint32_t, self->panel->n_contacts + 1);
  for (uint32_t circle = 0; circle < circles->n_circles; circle++)
    self->first_member[circle + 1] = self->first_member[circle] + circles->n_members[circle];
  g_autofree uint32_t *next =
      g_memdup2 (self->first_member, (circles->n_circles + 1u) * sizeof *self->first_member);
  for (size_t row = 0; row < self->panel->n_contacts; row++)
    if (circles->circle_of[row] != ENT_NO_CIRCLE)
      self->members[next[circles->circle_of[row]]++] = (uint32_t)row;
}

EntWeb *
ent_web_load (EntNetwork *network, bool with_circles, GError **error)
{
  EntStore *store = network->store;
  g_autoptr (EntWeb) self = g_new0 (EntWeb, 1);
  self->tau_s = ent_tau_of_day (ent_network_ensure_fresh (network));
  self->texts = ent_arena_new (65536);
  self->panel = ent_panel_load (store, error);
  if (self->panel == NULL)
    return NULL;
  self->profiles = g_new0 (EntProfile, self->panel->n_contacts + 1);
  g_autoptr (EntQuery) everybody = ent_query_parse (ENT_SLICE (""), 0, NULL, error);
  if (everybody == NULL || !ent_store_list (store, everybody, -1, 0, take_profile, self, NULL, error))
    return NULL;
  self->affiliations = ent_store_load_affiliations (store, self->panel, error);
  if (self->affiliations == NULL)
    return NULL;
  self->ties = ent_ties_new (self->affiliations, self->tau_s);
  if (!with_circles)
    return g_steal_pointer (&self);
  self->circles = ent_circles_new (self->ties, SEED, error);
  if (self->circles == NULL)
    return NULL;
  gather_members (self);
  return g_steal_pointer (&self);
}

/* ---- A circle in words ---- */

/* The two values that most members have, folded ones counted together. */
typedef struct {
  EntSlice text[2];
  uint32_t n[2];
} Commonest;

static EntSlice
text_of (const EntProfile *profile, bool by_place)
{
  return by_place ? profile->place : profile->organisation;
}

static Commonest
count_values (const EntWeb *self, uint32_t circle, bool by_place)
{
  Commonest commonest = {0};
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  for (int pass = 0; pass < 2; pass++)
    for (uint32_t i = self->first_member[circle]; i < self->first_member[circle + 1]; i++) {
      EntSlice text = text_of (&self->profiles[self->members[i]], by_place);
      g_string_truncate (folded, 0);
      ent_fold_organisation_append (text, folded);
      if (folded->len == 0)
        continue;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded->str));
      if (pass == 0) {
        g_hash_table_insert (counts, g_strdup (folded->str), GUINT_TO_POINTER (n + 1));
        continue;
      }
      /* Told once, the first one of equals first. */
      g_hash_table_insert (counts, g_strdup (folded->str), GUINT_TO_POINTER (0));
      size_t place = n > commonest.n[0] ? 0 : n > commonest.n[1] ? 1 : 2;
      if (place == 0) {
        commonest.text[1] = commonest.text[0];
        commonest.n[1] = commonest.n[0];
      }
      if (place < 2) {
        commonest.text[place] = text;
        commonest.n[place] = n;
      }
    }
  return commonest;
}

/* The member with the most weight among the circle's ties. */
static size_t
centre_of (const EntWeb *self, uint32_t circle)
{
  size_t centre = self->members[self->first_member[circle]];
  for (uint32_t i = self->first_member[circle]; i < self->first_member[circle + 1]; i++)
    if (self->ties->strength[self->members[i]] > self->ties->strength[centre])
      centre = self->members[i];
  return centre;
}

char *
ent_web_circle_name (const EntWeb *self, uint32_t circle)
{
  uint32_t size = self->circles->n_members[circle];
  for (int by_place = 0; by_place < 2; by_place++) {
    Commonest commonest = count_values (self, circle, by_place);
    if (commonest.n[0] < 2)
      continue;
    g_autofree char *first = ent_slice_dup (commonest.text[0]);
    g_autofree char *second = ent_slice_dup (commonest.text[1]);
    bool is_pair = commonest.n[1] >= 2 && commonest.n[1] * 2 >= commonest.n[0];
    bool is_most = (commonest.n[0] + (is_pair ? commonest.n[1] : 0)) * 2 >= size;
    if (!is_pair)
      return is_most ? g_steal_pointer (&first) : g_strdup_printf (_ ("%s and others"), first);
    return g_strdup_printf (is_most ? _ ("%s and %s") : _ ("%s, %s and others"), first, second);
  }
  g_autofree char *name = ent_slice_dup (self->profiles[centre_of (self, circle)].name);
  return g_strdup_printf (_ ("around %s"), name);
}
