/* People: what identity/ writes of its decisions, and what it asks about those that are there. */
#include "store/store-private.h"

/* Hands the first column of each row of @sql, which has no parameter, to @func. */
static bool
each_id_of_all (EntStore *self, EntSql sql, EntIdFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_int (stmt, 0), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_all_contacts (EntStore *self, EntIdFunc func, void *data, GError **error)
{
  return each_id_of_all (self, ENT_SQL_CONTACT_ALL, func, data, error);
}

bool
ent_store_listed_together (EntStore *self, int64_t contact_id, int64_t other_id, bool *out_together,
                           GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CONTACT_LISTED_TOGETHER, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  ent_bind_int (stmt, 2, other_id);
  return ent_stmt_read_flag (self, stmt, out_together, error);
}

bool
ent_store_listed_identifiers (EntStore *self, EntIdFunc func, void *data, GError **error)
{
  return each_id_of_all (self, ENT_SQL_IDENTIFIER_LISTED, func, data, error);
}

bool
ent_store_contacts_named (EntStore *self, EntSlice name_folded, EntIdFunc func, void *data, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_CONTACT_NAMED, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, name_folded);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    func (ent_column_int (stmt, 0), data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

bool
ent_store_identifier_is_used (EntStore *self, int64_t id, bool *out_used, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IDENTIFIER_IS_USED, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, id);
  return ent_stmt_read_flag (self, stmt, out_used, error);
}

bool
ent_store_identifier_delete (EntStore *self, int64_t id, GError **error)
{
  return ent_store_run_id (self, ENT_SQL_IDENTIFIER_DELETE, id, error);
}

bool
ent_store_identifier_attach (EntStore *self, int64_t id, int64_t contact_id, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_IDENTIFIER_ATTACH, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, id);
  ent_bind_id_or_null (stmt, 2, contact_id);
  return ent_stmt_run (self, stmt, error);
}

static void
append_job (GString *out, EntSlice title, EntSlice organisation)
{
  g_string_append_len (out, title.data, (gssize)title.length);
  if (title.length > 0 && organisation.length > 0)
    g_string_append (out, ", ");
  g_string_append_len (out, organisation.data, (gssize)organisation.length);
}

/* What is different, and the former name or job. Columns as in `person_get`. */
static unsigned
find_changes (EntStmt *old, const EntPerson *person, EntPersonFormer *out_former)
{
  unsigned changes = 0;
  EntSlice name = ent_column_text (old, 0), organisation = ent_column_text (old, 1),
           title = ent_column_text (old, 2);
  bool was_connected = ent_column_int (old, 4) != 0;
  if (person->connected && !was_connected)
    changes |= ENT_CHANGE_JOINED;
  if (!person->connected && was_connected)
    changes |= ENT_CHANGE_LEFT;
  if (!ent_slice_equal (title, person->title) || !ent_slice_equal (organisation, person->organisation))
    changes |= ENT_CHANGE_JOB;
  if (!ent_slice_equal (name, person->name))
    changes |= ENT_CHANGE_NAME;
  if (ent_slice_is_empty (ent_column_text (old, 3)) && !ent_slice_is_empty (person->email))
    changes |= ENT_CHANGE_EMAIL;
  if (out_former != NULL && changes & ENT_CHANGE_JOB)
    append_job (out_former->job, title, organisation);
  if (out_former != NULL && changes & ENT_CHANGE_NAME)
    g_string_append_len (out_former->name, name.data, (gssize)name.length);
  return changes;
}

/* Whether every column is as it should be already, so that nothing needs writing. Columns as in `person_get`.
 */
static bool
is_as_stored (EntStmt *old, const EntPerson *person)
{
  return ent_slice_equal (ent_column_text (old, 0), person->name) &&
         ent_slice_equal (ent_column_text (old, 1), person->organisation) &&
         ent_slice_equal (ent_column_text (old, 2), person->title) &&
         ent_slice_equal (ent_column_text (old, 3), person->email) &&
         (ent_column_int (old, 4) != 0) == person->connected &&
         ent_slice_equal (ent_column_text (old, 5), person->name_folded) &&
         ent_slice_equal (ent_column_text (old, 6), person->given) &&
         ent_slice_equal (ent_column_text (old, 7), person->family) &&
         ent_slice_equal (ent_column_text (old, 8), person->place) &&
         ent_slice_equal (ent_column_text (old, 9), person->url) &&
         ent_slice_equal (ent_column_text (old, 10), person->phone) &&
         ent_column_time (old, 11) == person->connected_us && ent_column_time (old, 12) == person->left_us;
}

static bool
write_person (EntStore *self, EntSql sql, const EntPerson *person, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, sql, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, person->id);
  ent_bind_text (stmt, 2, person->name);
  ent_bind_text (stmt, 3, person->name_folded);
  ent_bind_text_or_null (stmt, 4, person->given);
  ent_bind_text_or_null (stmt, 5, person->family);
  ent_bind_text_or_null (stmt, 6, person->organisation);
  ent_bind_text_or_null (stmt, 7, person->title);
  ent_bind_text_or_null (stmt, 8, person->place);
  ent_bind_text_or_null (stmt, 9, person->url);
  ent_bind_text_or_null (stmt, 10, person->email);
  ent_bind_text_or_null (stmt, 11, person->phone);
  ent_bind_int (stmt, 12, person->connected);
  ent_bind_time (stmt, 13, person->connected_us);
  ent_bind_time (stmt, 14, person->left_us);
  return ent_stmt_run (self, stmt, error);
}

/* What goes with a contact that the present transaction made, and was not written yet: bits. */
enum {
  WITHOUT_POSITIONS = 1 << 0,
  WITHOUT_SEARCH = 1 << 1
};

static void
note_made (EntStore *self, int64_t contact_id)
{
  if (self->made == NULL)
    self->made = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->made, GSIZE_TO_POINTER ((gsize)contact_id),
                       GUINT_TO_POINTER (WITHOUT_POSITIONS | WITHOUT_SEARCH));
}

/* Whether @what of a contact cannot be there yet, so that nothing is to be replaced: true once. */
static bool
take_made (EntStore *self, int64_t contact_id, unsigned what)
{
  if (self->made == NULL)
    return false;
  unsigned without =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->made, GSIZE_TO_POINTER ((gsize)contact_id)));
  if (!(without & what))
    return false;
  g_hash_table_insert (self->made, GSIZE_TO_POINTER ((gsize)contact_id), GUINT_TO_POINTER (without & ~what));
  return true;
}

bool
ent_store_person_put (EntStore *self, const EntPerson *person, unsigned *out_changes,
                      EntPersonFormer *out_former, GError **error)
{
  bool is_there, is_same = false;
  {
    g_autoptr (EntStmt) old = ent_store_stmt (self, ENT_SQL_PERSON_GET, error);
    if (old == NULL)
      return false;
    ent_bind_int (old, 1, person->id);
    GError *failure = NULL;
    is_there = ent_stmt_row (self, old, &failure);
    if (failure != NULL) {
      g_propagate_error (error, failure);
      return false;
    }
    if (is_there) {
      *out_changes = find_changes (old, person, out_former);
      is_same = is_as_stored (old, person);
    } else {
      *out_changes = ENT_CHANGE_NEW | (person->connected ? ENT_CHANGE_JOINED : 0u);
    }
  }
  if (!is_there)
    note_made (self, person->id);
  return is_same || write_person (self, is_there ? ENT_SQL_PERSON_UPDATE : ENT_SQL_PERSON_ADD, person, error);
}

bool
ent_store_person_delete (EntStore *self, int64_t id, GError **error)
{
  static const EntSql steps[] = {ENT_SQL_POSITION_DELETE, ENT_SQL_STANDING_DELETE_OF_CONTACT,
                                 ENT_SQL_LIKENESS_DELETE, ENT_SQL_SEARCH_DELETE, ENT_SQL_PERSON_DELETE};
  for (size_t i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!ent_store_run_id (self, steps[i], id, error))
      return false;
  return true;
}

bool
ent_store_positions_put (EntStore *self, int64_t contact_id, const EntPosition *positions, size_t n,
                         GError **error)
{
  if (!take_made (self, contact_id, WITHOUT_POSITIONS) &&
      !ent_store_run_id (self, ENT_SQL_POSITION_DELETE, contact_id, error))
    return false;
  for (size_t i = 0; i < n; i++) {
    g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_POSITION_ADD, error);
    if (stmt == NULL)
      return false;
    ent_bind_int (stmt, 1, contact_id);
    ent_bind_int (stmt, 2, positions[i].from_us);
    ent_bind_int (stmt, 3, positions[i].until_us);
    ent_bind_text (stmt, 4, positions[i].organisation);
    ent_bind_text (stmt, 5, positions[i].title);
    if (!ent_stmt_run (self, stmt, error))
      return false;
  }
  return true;
}

/* The folded notes of a contact, one after the other. */
static bool
fold_notes (EntStore *self, int64_t contact_id, GString *out, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SEARCH_NOTES, error);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure)) {
    if (out->len > 0)
      g_string_append_c (out, ' ');
    ent_fold_append (ent_column_text (stmt, 0), out);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* The words of a contact in the order of the index's columns. */
enum {
  WORDS_NAME,
  WORDS_TITLE,
  WORDS_ORGANISATION,
  WORDS_NOTE,
  N_WORDS
};

/* Whether the index holds just these words of the contact; taking words in and out costs much more than
 * looking. */
static bool
is_indexed (EntStore *self, int64_t contact_id, GString *const words[N_WORDS])
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SEARCH_GET, NULL);
  if (stmt == NULL)
    return false;
  ent_bind_int (stmt, 1, contact_id);
  bool same = ent_stmt_row (self, stmt, NULL);
  for (int i = 0; same && i < N_WORDS; i++)
    same = ent_slice_equal (ent_column_text (stmt, i), ent_slice_of (words[i]));
  return same;
}

static bool
index_words (EntStore *self, int64_t contact_id, GString *const words[N_WORDS], GError **error)
{
  if (!take_made (self, contact_id, WITHOUT_SEARCH)) {
    if (is_indexed (self, contact_id, words))
      return true;
    if (!ent_store_run_id (self, ENT_SQL_SEARCH_DELETE, contact_id, error))
      return false;
  }
  g_autoptr (EntStmt) add = ent_store_stmt (self, ENT_SQL_SEARCH_ADD, error);
  if (add == NULL)
    return false;
  ent_bind_int (add, 1, contact_id);
  for (int i = 0; i < N_WORDS; i++)
    ent_bind_text (add, i + 2, ent_slice_of (words[i]));
  return ent_stmt_run (self, add, error);
}

bool
ent_store_search_update (EntStore *self, int64_t contact_id, GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL), title = g_string_new (NULL),
                      organisation = g_string_new (NULL), note = g_string_new (NULL);
  {
    g_autoptr (EntStmt) source = ent_store_stmt (self, ENT_SQL_SEARCH_SOURCE, error);
    if (source == NULL)
      return false;
    ent_bind_int (source, 1, contact_id);
    if (ent_stmt_row (self, source, NULL)) {
      ent_fold_append (ent_column_text (source, 0), name);
      ent_fold_append (ent_column_text (source, 1), title);
      ent_fold_append (ent_column_text (source, 2), organisation);
    }
  }
  GString *const words[N_WORDS] = {name, title, organisation, note};
  return fold_notes (self, contact_id, note, error) && index_words (self, contact_id, words, error);
}

bool
ent_store_search_fill (EntStore *self, GError **error)
{
  g_clear_pointer (&self->made, g_hash_table_unref); /* nobody is without it any more */
  return ent_store_run (self, ENT_SQL_SEARCH_FILL, error);
}

bool
ent_store_people_clear (EntStore *self, GError **error)
{
  static const EntSql steps[] = {ENT_SQL_PEOPLE_CLEAR_IDENTIFIER, ENT_SQL_PEOPLE_CLEAR_LIKENESS,
                                 ENT_SQL_PEOPLE_CLEAR_CONTACT,    ENT_SQL_PEOPLE_CLEAR_POSITION,
                                 ENT_SQL_PEOPLE_CLEAR_STANDING,   ENT_SQL_PEOPLE_CLEAR_MONTH,
                                 ENT_SQL_PEOPLE_CLEAR_MOVE,       ENT_SQL_PEOPLE_CLEAR_SEARCH};
  for (size_t i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!ent_store_run (self, steps[i], error))
      return false;
  return true;
}
