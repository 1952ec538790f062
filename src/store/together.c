/* Loading what contacts were in together: messages that several of them had, joined to conversations by their
 * threads, and the organisations where they were seen. */
#include "store/rows-private.h"

/* An interaction as one of its parties has it. */
typedef struct {
  int64_t at_us, key, id;
  uint32_t row; /* of the contact + 1; 0: somebody else */
  uint32_t is_meeting;
} Sighting;

/* A contact in a conversation. */
typedef struct {
  int64_t thread; /* or less than nothing: the message alone */
  EntMembership member;
  bool is_meeting;
  EntSlice subject; /* in the arena */
} Seat;

typedef struct {
  EntStore *store;
  const EntPanel *panel;
  EntRows rows;
  GArray *sightings; /* Sighting */
  GArray *seats;     /* Seat */
  EntArena *arena;
  EntAffiliations *affiliations;
  GHashTable *employers; /* folded organisation -> GArray of EntMembership */
  GHashTable *written;   /* the same -> as it was last written, in the arena */
  GString *folded;
} Loading;

static void
loading_clear (Loading *self)
{
  ent_rows_clear (&self->rows);
  g_clear_pointer (&self->sightings, g_array_unref);
  g_clear_pointer (&self->seats, g_array_unref);
  g_clear_pointer (&self->arena, ent_arena_free);
  g_clear_pointer (&self->affiliations, ent_affiliations_free);
  g_clear_pointer (&self->employers, g_hash_table_unref);
  g_clear_pointer (&self->written, g_hash_table_unref);
  g_string_free (self->folded, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

/* ---- Conversations and meetings ---- */

static void
take_sighting (EntStmt *stmt, void *data)
{
  Loading *loading = data;
  EntChannel channel = (EntChannel)(ent_column_int (stmt, 2) / 4);
  Sighting sighting = {.at_us = ent_column_int (stmt, 1),
                       .key = ent_column_int (stmt, 3),
                       .id = ent_column_int (stmt, 4),
                       .row = ent_rows_of (&loading->rows, ent_column_int (stmt, 0)),
                       .is_meeting = channel == ENT_CHANNEL_MEETING || channel == ENT_CHANNEL_CALL};
  g_array_append_val (loading->sightings, sighting);
}

static int
compare_sightings (const void *a, const void *b)
{
  const Sighting *x = a, *y = b;
  if (x->at_us != y->at_us)
    return x->at_us < y->at_us ? -1 : 1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/* The thread of a sighting and what it is about. */
static bool
take_seat (Loading *loading, const Sighting *sighting, int64_t alone, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (loading->store, ENT_SQL_TOGETHER_THREAD, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, sighting->id);
  GError *failure = NULL;
  if (!ent_stmt_row (loading->store, stmt, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, failure);
    return failure == NULL;
  }
  uint32_t at_s = ent_panel_seconds (sighting->at_us);
  int64_t thread = ent_column_int (stmt, 0);
  Seat seat = {.thread = thread != 0 && !sighting->is_meeting ? thread : alone,
               .member = {sighting->row - 1, at_s, at_s},
               .is_meeting = sighting->is_meeting,
               .subject = ent_arena_copy (loading->arena, ent_column_text (stmt, 1))};
  g_array_append_val (loading->seats, seat);
  return true;
}

/* One message: its parties are the sightings [begin, end). */
static bool
take_message (Loading *loading, guint begin, guint end, GError **error)
{
  guint n_contacts = 0;
  uint32_t last = 0;
  const Sighting *sightings = (const Sighting *)(void *)loading->sightings->data;
  for (guint i = begin; i < end; i++)
    if (sightings[i].row != last) {
      n_contacts++;
      last = sightings[i].row;
    }
  if (n_contacts < 2 || end - begin > ENT_MAX_TOGETHER)
    return true;
  for (guint i = begin; i < end; i++)
    if (sightings[i].row != 0 && !take_seat (loading, &sightings[i], -(int64_t)begin - 1, error))
      return false;
  return true;
}

static int
compare_seats (const void *a, const void *b)
{
  const Seat *x = a, *y = b;
  if (x->thread != y->thread)
    return x->thread < y->thread ? -1 : 1;
  if (x->is_meeting != y->is_meeting)
    return x->is_meeting ? 1 : -1;
  if (x->member.from_s != y->member.from_s)
    return x->member.from_s < y->member.from_s ? -1 : 1;
  return (x->member.contact > y->member.contact) - (x->member.contact < y->member.contact);
}

static void
add_conversation (Loading *loading, guint begin, guint end)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (EntMembership));
  EntSlice subject = {NULL, 0};
  bool several = false;
  const Seat *first = &g_array_index (loading->seats, Seat, begin);
  for (guint i = begin; i < end; i++) {
    const Seat *seat = &g_array_index (loading->seats, Seat, i);
    g_array_append_val (members, seat->member);
    several = several || seat->member.contact != first->member.contact;
    if (!ent_slice_is_empty (seat->subject))
      subject = seat->subject;
  }
  if (several)
    ent_affiliations_add (loading->affiliations,
                          first->is_meeting ? ENT_AFFILIATION_MEETING : ENT_AFFILIATION_CONVERSATION, subject,
                          (EntMembership *)(void *)members->data, members->len);
}

static bool
load_conversations (Loading *loading, GError **error)
{
  if (!ent_store_each_row (loading->store, ENT_SQL_TOGETHER_MESSAGES, take_sighting, loading, error))
    return false;
  g_array_sort (loading->sightings, compare_sightings);
  const Sighting *sightings = (const Sighting *)(void *)loading->sightings->data;
  for (guint begin = 0, end; begin < loading->sightings->len; begin = end) {
    for (end = begin + 1; end < loading->sightings->len && sightings[end].at_us == sightings[begin].at_us &&
                          sightings[end].key == sightings[begin].key;
         end++) {
    }
    if (!take_message (loading, begin, end, error))
      return false;
  }
  g_array_sort (loading->seats, compare_seats);
  const Seat *seats = (const Seat *)(void *)loading->seats->data;
  for (guint begin = 0, end; begin < loading->seats->len; begin = end) {
    for (end = begin + 1; end < loading->seats->len && seats[end].thread == seats[begin].thread &&
                          seats[end].is_meeting == seats[begin].is_meeting;
         end++) {
    }
    add_conversation (loading, begin, end);
  }
  return true;
}

/* ---- Organisations ---- */

static void
take_position (EntStmt *stmt, void *data)
{
  Loading *loading = data;
  size_t row;
  bool is_there =
      (row = ent_panel_find (loading->panel, ent_column_int (stmt, 0))) < loading->panel->n_contacts;
  EntSlice organisation = ent_column_text (stmt, 1);
  g_string_truncate (loading->folded, 0);
  ent_fold_organisation_append (organisation, loading->folded);
  if (!is_there || loading->folded->len == 0)
    return;
  GArray *members = g_hash_table_lookup (loading->employers, loading->folded->str);
  if (members == NULL) {
    members = g_array_new (FALSE, FALSE, sizeof (EntMembership));
    char *key = g_strdup (loading->folded->str);
    g_hash_table_insert (loading->employers, key, members);
    g_hash_table_insert (loading->written, key, (char *)ent_arena_copy (loading->arena, organisation).data);
  }
  EntMembership member = {(uint32_t)row, ent_panel_seconds (ent_column_int (stmt, 2)),
                          ent_panel_seconds (ent_column_int (stmt, 3))};
  g_array_append_val (members, member);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static bool
load_employers (Loading *loading, GError **error)
{
  if (!ent_store_each_row (loading->store, ENT_SQL_TOGETHER_POSITIONS, take_position, loading, error))
    return false;
  /* In the order of their names: a hash table has none that lasts. */
  guint n;
  g_autofree const char **names = (const char **)g_hash_table_get_keys_as_array (loading->employers, &n);
  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++) {
    GArray *members = g_hash_table_lookup (loading->employers, names[i]);
    ent_affiliations_add (loading->affiliations, ENT_AFFILIATION_EMPLOYER,
                          ent_slice (g_hash_table_lookup (loading->written, names[i])),
                          (EntMembership *)(void *)members->data, members->len);
  }
  return true;
}

static void
free_members (void *members)
{
  g_array_unref (members);
}

EntAffiliations *
ent_store_load_affiliations (EntStore *self, const EntPanel *panel, GError **error)
{
  g_auto (Loading) loading = {
      .store = self,
      .panel = panel,
      .sightings = g_array_new (FALSE, FALSE, sizeof (Sighting)),
      .seats = g_array_new (FALSE, FALSE, sizeof (Seat)),
      .arena = ent_arena_new (65536),
      .affiliations = ent_affiliations_new (panel->n_contacts),
      .employers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_members),
      .written = g_hash_table_new (g_str_hash, g_str_equal),
      .folded = g_string_new (NULL),
  };
  if (!ent_rows_load (self, panel->contact_id, panel->n_contacts, &loading.rows, error) ||
      !load_conversations (&loading, error) || !load_employers (&loading, error))
    return NULL;
  return g_steal_pointer (&loading.affiliations);
}
