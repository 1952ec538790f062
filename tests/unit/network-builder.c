#include "network-builder.h"

TestNetwork *
test_network_new (void)
{
  TestNetwork *self = g_new0 (TestNetwork, 1);
  self->folder = test_folder_new ();
  self->path = g_build_filename (self->folder, "network.entregent", NULL);
  g_autoptr (GError) error = NULL;
  self->store = ent_store_open (self->path, ENT_STORE_CREATE, 1000, &error);
  g_assert_no_error (error);
  return self;
}

void
test_network_free (TestNetwork *self)
{
  ent_store_close (self->store);
  test_folder_remove (self->folder);
  g_free (self->path);
  g_free (self);
}

static void
count_change (const EntPersonChange *change, void *data)
{
  TestImport *import = data;
  import->n_joined += change->changes & ENT_CHANGE_JOINED ? 1 : 0;
  import->n_left += change->changes & ENT_CHANGE_LEFT ? 1 : 0;
  import->n_job += change->changes & ENT_CHANGE_JOB ? 1 : 0;
  import->n_name += change->changes & ENT_CHANGE_NAME ? 1 : 0;
  import->n_email += change->changes & ENT_CHANGE_EMAIL ? 1 : 0;
  import->n_contacts_new += change->changes & ENT_CHANGE_NEW ? 1 : 0;
  import->n_contacts_gone += change->changes & ENT_CHANGE_GONE ? 1 : 0;
}

TestImport
test_network_import (TestNetwork *self, const char *date, const TestFile *files, size_t n_files)
{
  g_autoptr (GBytes) zip = test_zip_build (files, n_files);
  g_autofree char *name = g_strdup_printf ("Basic_LinkedInDataExport_%s.zip", date);
  gsize length;
  const char *bytes = g_bytes_get_data (zip, &length);
  g_autofree char *path = test_file_write (self->folder, name, bytes, length);

  g_autoptr (GError) error = NULL;
  g_autoptr (EntReport) report = ent_report_new (100);
  g_auto (EntIntake) intake = {0};
  TestImport import = {0};
  bool ok = ent_store_begin_import (self->store, &error) &&
            ent_intake_run (self->store, path, NULL, report, NULL, NULL, &intake, &error) &&
            ent_identity_resolve (self->store, intake.touched, count_change, &import, &error) &&
            ent_store_commit (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  import.source_id = intake.source_id;
  import.n_records = intake.n_records;
  import.n_new = intake.n_new;
  import.n_known = intake.n_known;
  import.n_skipped = intake.n_skipped;
  return import;
}

void
test_network_undo (TestNetwork *self, int64_t source_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (int64_t));
  bool ok = ent_store_begin (self->store, &error) &&
            ent_store_undo_source (self->store, source_id, touched, &error) &&
            ent_identity_resolve (self->store, touched, NULL, NULL, &error) &&
            ent_store_commit (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

typedef struct {
  GArray *ids;
} Ids;

static bool
take_id (const EntContactFactsRow *row, void *data)
{
  int64_t id = row->id;
  g_array_append_val (((Ids *)data)->ids, id);
  return true;
}

static GArray *
all_contacts (TestNetwork *self)
{
  Ids ids = {g_array_new (FALSE, FALSE, sizeof (int64_t))};
  g_autoptr (GError) error = NULL;
  ent_store_contact_facts (self->store, 0, take_id, &ids, &error);
  g_assert_no_error (error);
  return ids.ids;
}

/* A contact being told. */
typedef struct {
  GPtrArray *lines;
  char *who;
} Telling;

static void add (Telling *telling, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (Telling *telling, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (telling->lines, g_strconcat (telling->who, ": ", text, NULL));
}

static bool
tell_contact (const EntContactRow *row, void *data)
{
  Telling *telling = data;
  g_autoptr (GString) since = g_string_new ("never");
  if (row->connected_us != ENT_TIME_UNKNOWN) {
    g_string_truncate (since, 0);
    ent_day_to_iso (ent_day_of (row->connected_us), since);
  }
  telling->who = g_strdup_printf ("%.*s <%.*s>", (int)row->name.length, row->name.data, (int)row->url.length,
                                  row->url.data);
  add (telling, "is %s at %s in %s, email %s phone %s connected %d %s left %d", row->title.data,
       row->organisation.data, row->place.data, row->email.data, row->phone.data, row->connected, since->str,
       row->left_us != ENT_TIME_UNKNOWN);
  return true;
}

static bool
tell_interaction (const EntInteractionRow *row, void *data)
{
  add (data, "interaction %" G_GINT64_FORMAT " %s %s weight %d act %d by %s: %s | %s", row->at.at_us,
       ent_channel_name (row->channel), ent_direction_name (row->direction), row->weight, row->act,
       row->identifier.data, row->subject.data, row->text.data);
  return true;
}

static bool
tell_position (const EntPosition *row, void *data)
{
  add (data, "position %s at %s from %" G_GINT64_FORMAT " until %" G_GINT64_FORMAT, row->title.data,
       row->organisation.data, row->from_us, row->until_us);
  return true;
}

static bool
tell_note (const EntTextRow *row, void *data)
{
  add (data, "note %s", row->text.data);
  return true;
}

static bool
tell_tag (const EntTextRow *row, void *data)
{
  add (data, "tag %s", row->text.data);
  return true;
}

static void
tell_identifier (const EntIdentifierRow *row, void *data)
{
  add (data, "%s %s", ent_identifier_kind_name (row->kind), row->value.data);
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

char *
test_network_tell (TestNetwork *self, bool ids)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) contacts = all_contacts (self);
  for (size_t i = 0; i < contacts->len; i++) {
    int64_t id = g_array_index (contacts, int64_t, i);
    Telling telling = {lines, NULL};
    g_autoptr (GError) error = NULL;
    bool ok = ent_store_contact_get (self->store, id, tell_contact, &telling, &error) &&
              ent_store_interactions (self->store, id, -1, tell_interaction, &telling, &error) &&
              ent_store_positions (self->store, id, tell_position, &telling, &error) &&
              ent_store_notes (self->store, id, tell_note, &telling, &error) &&
              ent_store_tags (self->store, id, tell_tag, &telling, &error) &&
              ent_store_identifiers_of_contact (self->store, id, tell_identifier, &telling, &error);
    g_assert_no_error (error);
    g_assert_true (ok);
    if (ids)
      add (&telling, "id %" G_GINT64_FORMAT, id);
    g_free (telling.who);
  }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

typedef struct {
  const char *name;
  int64_t id;
  size_t n;
} Finding;

static bool
compare_name (const EntContactFactsRow *row, void *data)
{
  Finding *finding = data;
  if (ent_slice_equal (row->name, ent_slice (finding->name))) {
    finding->id = row->id;
    finding->n++;
  }
  return true;
}

int64_t
test_network_find (TestNetwork *self, const char *name)
{
  Finding finding = {.name = name};
  g_autoptr (GError) error = NULL;
  ent_store_contact_facts (self->store, 0, compare_name, &finding, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (finding.n, ==, 1);
  return finding.id;
}

size_t
test_network_count (TestNetwork *self)
{
  g_autoptr (GArray) contacts = all_contacts (self);
  return contacts->len;
}
