#include "service/newcomers-private.h"

#define NOTE_DAYS 1  /* a note shows among the messages of the day on which the invitation was accepted */
#define PITCH_DAYS 7 /* an offer within them is what they came for */
#define WROTE_DAYS 365

#define DAY_S 86400u

static uint32_t
seconds (int64_t at_us)
{
  return at_us == ENT_TIME_UNKNOWN ? ENT_NEVER : ent_tau_of (at_us);
}

/* ---- Contacts ---- */

/* Organisations get numbers as they come. */
typedef struct {
  GArray *comers;
  GHashTable *organisations; /* folded name -> number */
  EntFolder folder;
} Gathering;

static guint
organisation_of (Gathering *self, EntSlice organisation)
{
  g_string_truncate (self->folder.organisation, 0);
  ent_fold_append (organisation, self->folder.organisation);
  if (self->folder.organisation->len == 0)
    return 0;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->organisations, self->folder.organisation->str));
  if (number == 0) {
    number = g_hash_table_size (self->organisations) + 1;
    g_hash_table_insert (self->organisations, g_strdup (self->folder.organisation->str),
                         GUINT_TO_POINTER (number));
  }
  return number;
}

static bool
gather (const EntContactRow *row, void *data)
{
  Gathering *gathering = data;
  EntComer comer = {.contact_id = row->id,
                    .since_s = seconds (row->since_us),
                    .connected_s = seconds (row->connected_us),
                    .invited_s = ENT_NEVER,
                    .asked_s = ENT_NEVER,
                    .accepted_s = ENT_NEVER,
                    .organisation = organisation_of (gathering, row->organisation),
                    .functions = row->functions,
                    .is_connected = row->connected || row->left_us != ENT_TIME_UNKNOWN,
                    .is_qualified = row->qualified,
                    .has_title = row->title.length > 0 || row->organisation.length > 0,
                    .score = row->score,
                    .relation = (EntRelationClass)row->relation};
  g_array_append_val (gathering->comers, comer);
  return true;
}

static int
compare_ids (const void *a, const void *b)
{
  int64_t x = ((const EntComer *)a)->contact_id, y = ((const EntComer *)b)->contact_id;
  return (x > y) - (x < y);
}

static bool
gather_comers (EntStore *store, EntNewcomers *self, GError **error)
{
  g_autoptr (EntQuery) everybody = ent_query_parse (ENT_SLICE (""), 0, NULL, error);
  if (everybody == NULL)
    return false;
  Gathering gathering = {.comers = self->comers,
                         .organisations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL)};
  ent_folder_init (&gathering.folder);
  bool ok = ent_store_list (store, everybody, -1, 0, gather, &gathering, NULL, error);
  ent_folder_clear (&gathering.folder);
  g_hash_table_unref (gathering.organisations);
  g_array_sort (self->comers, compare_ids);
  return ok;
}

EntComer *
ent_newcomers_find (const EntNewcomers *self, int64_t contact_id)
{
  EntComer key = {.contact_id = contact_id};
  return bsearch (&key, self->comers->data, self->comers->len, sizeof key, compare_ids);
}

/* ---- Invitations and first words ---- */

/* They come in the order of time: the first ones count. */
static void
take_invitation (const EntInvitationRow *row, void *data)
{
  EntComer *comer = ent_newcomers_find (data, row->contact_id);
  if (comer == NULL)
    return;
  uint32_t *when = row->act == ENT_ACT_ACCEPTANCE        ? &comer->accepted_s
                   : row->direction == ENT_DIRECTION_OUT ? &comer->asked_s
                                                         : &comer->invited_s;
  *when = MIN (*when, seconds (row->at_us));
  comer->has_note = comer->has_note || (when == &comer->invited_s && row->has_note);
}

typedef struct {
  EntNewcomers *newcomers;
  GString *folded;
} Listening;

static void
take_first_words (const EntFirstWordsRow *row, void *data)
{
  Listening *listening = data;
  EntComer *comer = ent_newcomers_find (listening->newcomers, row->contact_id);
  if (comer == NULL || comer->connected_s == ENT_NEVER)
    return;
  /* Where the invitation is known, it says itself whether it had a note. */
  if (comer->invited_s == ENT_NEVER && seconds (row->at_us) < comer->connected_s + (NOTE_DAYS + 1) * DAY_S)
    comer->has_note = true;
  g_string_truncate (listening->folded, 0);
  ent_fold_append (row->text, listening->folded);
  comer->pitched = comer->pitched || ent_is_solicitation (ent_slice_of (listening->folded));
}

static bool
hear_first_words (EntStore *store, EntNewcomers *self, GError **error)
{
  Listening listening = {self, g_string_new (NULL)};
  bool ok = ent_store_first_words (store, NOTE_DAYS * ENT_US_PER_DAY, (PITCH_DAYS + 1) * ENT_US_PER_DAY,
                                   take_first_words, &listening, error);
  g_string_free (listening.folded, TRUE);
  return ok;
}

/* ---- Newcomers ---- */

/* Whether an event that counts came from the contact in ]from_s, until_s]. */
static bool
wrote_between (const EntPanel *panel, int64_t contact_id, uint32_t from_s, uint32_t until_s)
{
  size_t index = ent_panel_find (panel, contact_id);
  if (index == panel->n_contacts)
    return false;
  for (uint64_t i = panel->first_event[index]; i < panel->first_event[index + 1]; i++)
    if (panel->at_s[i] > from_s && panel->at_s[i] <= until_s && (panel->shape[i] & ENT_SHAPE_IN) &&
        !(panel->shape[i] & ENT_SHAPE_WEAK))
      return true;
  return false;
}

/* How the network looked while newcomers come in: who was there by then. */
typedef struct {
  const GArray *by_since; /* EntComer pointers, by since_s */
  guint next;
  guint n_present, n_of_function[ENT_N_FUNCTIONS];
  GArray *n_of_organisation; /* guint, by number */
} Crowd;

static void
crowd_enter (Crowd *self, const EntComer *comer)
{
  self->n_present++;
  for (unsigned f = 0; f < ENT_N_FUNCTIONS; f++)
    self->n_of_function[f] += comer->functions >> f & 1;
  if (comer->organisation >= self->n_of_organisation->len)
    g_array_set_size (self->n_of_organisation, comer->organisation + 1);
  g_array_index (self->n_of_organisation, guint, comer->organisation)++;
}

static void
crowd_advance (Crowd *self, uint32_t at_s)
{
  for (; self->next < self->by_since->len; self->next++) {
    const EntComer *comer = g_array_index (self->by_since, const EntComer *, self->next);
    if (comer->since_s >= at_s)
      return;
    crowd_enter (self, comer);
  }
}

static void
crowd_judge (const Crowd *self, const EntComer *comer, EntNewcomer *newcomer)
{
  guint n_colleagues = comer->organisation > 0 && comer->organisation < self->n_of_organisation->len
                           ? g_array_index (self->n_of_organisation, guint, comer->organisation)
                           : 0;
  /* Who asks is known already, if only by asking. */
  n_colleagues -= comer->since_s < newcomer->at_s && n_colleagues > 0;
  guint most = n_colleagues;
  for (unsigned f = 0; f < ENT_N_FUNCTIONS; f++)
    if (comer->functions >> f & 1)
      most = MAX (most, self->n_of_function[f]);
  newcomer->knows_organisation = n_colleagues > 0;
  newcomer->crowding = self->n_present > 0 ? (double)most / self->n_present : 0;
}

static EntNewcomer
newcomer_of (const EntNewcomers *self, const EntComer *comer, bool is_past)
{
  uint32_t at_s = comer->invited_s;
  if (is_past && (at_s == ENT_NEVER || at_s > comer->connected_s))
    at_s = comer->connected_s;
  /* The first day may hold the note that came with the invitation. */
  uint64_t came_s = comer->connected_s;
  uint32_t wrote_from_s = (uint32_t)MIN (came_s + DAY_S, ENT_NEVER - 1);
  uint32_t wrote_until_s = (uint32_t)MIN (came_s + WROTE_DAYS * DAY_S, ENT_NEVER - 1);
  return (EntNewcomer){
      .contact_id = comer->contact_id,
      .at_s = at_s,
      .came_s = comer->connected_s,
      .has_note = comer->has_note,
      .has_title = comer->has_title,
      .p_qualified = comer->score,
      .wrote = is_past && wrote_between (self->panel, comer->contact_id, wrote_from_s, wrote_until_s),
      .pitched = is_past && comer->pitched,
      .is_good = is_past && comer->relation == ENT_RELATION_GOOD,
      .is_qualified = comer->is_qualified,
  };
}

static int
compare_since (const void *a, const void *b)
{
  const EntComer *x = *(const EntComer *const *)a, *y = *(const EntComer *const *)b;
  return x->since_s != y->since_s ? (x->since_s > y->since_s) - (x->since_s < y->since_s)
                                  : compare_ids (x, y);
}

static int
compare_newcomers (const void *a, const void *b)
{
  const EntNewcomer *x = a, *y = b;
  if (x->at_s != y->at_s)
    return (x->at_s > y->at_s) - (x->at_s < y->at_s);
  return (x->contact_id > y->contact_id) - (x->contact_id < y->contact_id);
}

/* Holds every newcomer of @newcomers, ascending, against the network as it was then. */
static void
judge_crowding (const EntNewcomers *self, GArray *newcomers)
{
  g_autoptr (GArray) by_since = g_array_new (FALSE, FALSE, sizeof (EntComer *));
  for (guint i = 0; i < self->comers->len; i++) {
    const EntComer *comer = &g_array_index (self->comers, EntComer, i);
    g_array_append_val (by_since, comer);
  }
  g_array_sort (by_since, compare_since);
  g_autoptr (GArray) n_of_organisation = g_array_new (FALSE, TRUE, sizeof (guint));
  Crowd crowd = {.by_since = by_since, .n_of_organisation = n_of_organisation};
  for (guint i = 0; i < newcomers->len; i++) {
    EntNewcomer *newcomer = &g_array_index (newcomers, EntNewcomer, i);
    crowd_advance (&crowd, newcomer->at_s);
    crowd_judge (&crowd, ent_newcomers_find (self, newcomer->contact_id), newcomer);
  }
}

/* Who accepted what the user sent is no newcomer: the user chose them. */
static void
sort_out (EntNewcomers *self, uint32_t tau_s)
{
  for (guint i = 0; i < self->comers->len; i++) {
    const EntComer *comer = &g_array_index (self->comers, EntComer, i);
    bool was_asked = comer->asked_s != ENT_NEVER || comer->accepted_s != ENT_NEVER;
    if (was_asked)
      continue;
    if (comer->is_connected && comer->connected_s <= tau_s) {
      EntNewcomer newcomer = newcomer_of (self, comer, true);
      self->n_invited += comer->invited_s != ENT_NEVER;
      g_array_append_val (self->past, newcomer);
    } else if (!comer->is_connected && comer->invited_s <= tau_s) {
      EntNewcomer newcomer = newcomer_of (self, comer, false);
      g_array_append_val (self->pending, newcomer);
    }
  }
  GArray *both[] = {self->past, self->pending};
  for (size_t i = 0; i < G_N_ELEMENTS (both); i++) {
    g_array_sort (both[i], compare_newcomers);
    judge_crowding (self, both[i]);
  }
}

EntNewcomers *
ent_newcomers_load (EntStore *store, uint32_t tau_s, GError **error)
{
  g_autoptr (EntNewcomers) self = g_new0 (EntNewcomers, 1);
  self->comers = g_array_new (FALSE, FALSE, sizeof (EntComer));
  self->past = g_array_new (FALSE, FALSE, sizeof (EntNewcomer));
  self->pending = g_array_new (FALSE, FALSE, sizeof (EntNewcomer));
  self->panel = ent_panel_load (store, error);
  if (self->panel == NULL || !gather_comers (store, self, error) ||
      !ent_store_invitations (store, take_invitation, self, error) || !hear_first_words (store, self, error))
    return NULL;
  sort_out (self, tau_s);
  return g_steal_pointer (&self);
}

void
ent_newcomers_free (EntNewcomers *self)
{
  if (self == NULL)
    return;
  ent_panel_free (self->panel);
  g_array_unref (self->comers);
  g_array_unref (self->past);
  g_array_unref (self->pending);
  g_free (self);
}
