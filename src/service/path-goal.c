/* What the words for a door mean: an id, an organisation, a person. */
#include "service/path-private.h"

#define MAX_NAMED 5u /* people of one name that an error tells */

/* How well a folded text fits the folded words. */
typedef enum {
  FIT_NOT,
  FIT_PART, /* the words stand in it, side by side */
  FIT_WHOLE,
} Fit;

static Fit
fit (const char *folded, const char *words)
{
  if (strcmp (folded, words) == 0)
    return FIT_WHOLE;
  size_t length = strlen (words);
  for (const char *hit = strstr (folded, words); hit != NULL; hit = strstr (hit + 1, words))
    if ((hit == folded || hit[-1] == ' ') && (hit[length] == '\0' || hit[length] == ' '))
      return FIT_PART;
  return FIT_NOT;
}

/* ---- A person ---- */

static void
take_person (const EntWeb *web, uint32_t row, EntPath *path, GArray *seats)
{
  EntSeat seat = {.row = row, .is_now = true};
  g_array_append_val (seats, seat);
  path->is_person = true;
  path->goal = ent_slice_dup (web->profiles[row].name);
}

/* The rows of the people called so: whole names if there are any. */
static GArray *
people_called (const EntWeb *web, const char *words, Fit *out_fit)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GString) folded = g_string_new (NULL);
  *out_fit = FIT_NOT;
  for (uint32_t row = 0; row < web->panel->n_contacts; row++) {
    g_string_truncate (folded, 0);
    ent_fold_append (web->profiles[row].name, folded);
    Fit now = fit (folded->str, words);
    if (now == FIT_NOT || now < *out_fit)
      continue;
    if (now > *out_fit)
      g_array_set_size (rows, 0);
    *out_fit = now;
    g_array_append_val (rows, row);
  }
  return rows;
}

static void
set_ambiguous (const EntWeb *web, const char *goal, const GArray *rows, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < rows->len && i < MAX_NAMED; i++) {
    uint32_t row = g_array_index (rows, uint32_t, i);
    g_string_append_printf (names, "%s%" G_GINT64_FORMAT " ", i > 0 ? ", " : "", web->panel->contact_id[row]);
    ent_text_append_printable (web->profiles[row].name, names);
  }
  if (rows->len > MAX_NAMED)
    g_string_append (names, ", …");
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("Several people are called “%s”; give a number: %s"),
               goal, names->str);
}

/* ---- An organisation ---- */

/* Whether they are seen nowhere else since: as far as is known, still there. */
static bool
is_still_there (const EntWeb *web, const EntAffiliation *group, const EntMembership *member)
{
  g_autoptr (GString) present = g_string_new (NULL), here = g_string_new (NULL);
  ent_fold_organisation_append (web->profiles[member->contact].organisation, present);
  ent_fold_organisation_append (group->label, here);
  return strcmp (present->str, here->str) == 0;
}

static void
take_organisation (const EntWeb *web, const EntAffiliation *group, GHashTable *seated, GArray *seats)
{
  const EntMembership *members = ent_affiliation_members (web->affiliations, group);
  for (uint32_t i = 0; i < group->n_members; i++) {
    if (members[i].from_s > web->tau_s)
      continue;
    EntSeat seat = {.row = members[i].contact,
                    .is_now = is_still_there (web, group, &members[i]),
                    .from_s = members[i].from_s,
                    .until_s = MIN (members[i].until_s, web->tau_s),
                    .where = group->label};
    void *place;
    if (!g_hash_table_lookup_extended (seated, GUINT_TO_POINTER (seat.row), NULL, &place)) {
      g_hash_table_insert (seated, GUINT_TO_POINTER (seat.row), GUINT_TO_POINTER (seats->len));
      g_array_append_val (seats, seat);
    } else if (seat.is_now)
      g_array_index (seats, EntSeat, GPOINTER_TO_UINT (place)) = seat;
  }
}

static void
take_organisations (const EntWeb *web, const char *words, Fit wanted, EntPath *path, GArray *seats)
{
  g_autoptr (GHashTable) seated = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  for (guint i = 0; i < web->affiliations->groups->len; i++) {
    const EntAffiliation *group = &g_array_index (web->affiliations->groups, EntAffiliation, i);
    if (group->kind != ENT_AFFILIATION_EMPLOYER)
      continue;
    g_string_truncate (folded, 0);
    ent_fold_organisation_append (group->label, folded);
    if (fit (folded->str, words) < wanted)
      continue;
    g_ptr_array_add (path->organisations, ent_slice_dup (group->label));
    take_organisation (web, group, seated, seats);
  }
}

/* ---- Which of them ---- */

static bool
take_id (EntNetwork *network, const EntWeb *web, const char *goal, EntPath *path, GArray *seats,
         GError **error)
{
  int64_t id;
  size_t row;
  int64_t typed = g_ascii_strtoll (goal, NULL, 10);
  if (!ent_contact_find (network->store, typed, &id, error))
    return false;
  if ((row = ent_panel_find (web->panel, id)) == web->panel->n_contacts)
    return ent_contact_missing (typed, error);
  take_person (web, (uint32_t)row, path, seats);
  return true;
}

static bool
take_words (const EntWeb *web, const char *goal, EntPath *path, GArray *seats, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  ent_fold_organisation_append (ent_slice (goal), words);
  g_autofree char *name = ent_fold (ent_slice (goal));
  Fit how = FIT_NOT;
  g_autoptr (GArray) people = *name != '\0' ? people_called (web, name, &how) : NULL;
  if (words->len > 0)
    take_organisations (web, words->str, how == FIT_WHOLE ? FIT_WHOLE : FIT_PART, path, seats);
  if (seats->len > 0) {
    path->goal = g_strdup (goal);
    return true;
  }
  if (people == NULL || people->len == 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("Nobody you know is or was at “%s”, nor is anybody called so."), goal);
    return false;
  }
  if (people->len > 1) {
    set_ambiguous (web, goal, people, error);
    return false;
  }
  take_person (web, g_array_index (people, uint32_t, 0), path, seats);
  return true;
}

GArray *
ent_path_seats (EntNetwork *network, const EntWeb *web, const char *goal, EntPath *path, GError **error)
{
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (EntSeat));
  bool is_id = *goal != '\0' && strspn (goal, "0123456789") == strlen (goal);
  bool ok =
      is_id ? take_id (network, web, goal, path, seats, error) : take_words (web, goal, path, seats, error);
  return ok ? g_steal_pointer (&seats) : NULL;
}
