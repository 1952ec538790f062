/* The reader of mails against the truth of a sample: each mail by its Message-ID. */
#include "readers/readers.h"
#include "sample/sample.h"

#include <glib/gstdio.h>

#define NOW "2026-09-04"
#define NOW_DAY 20700

typedef struct {
  EntSink base;
  GHashTable *truth; /* Message-ID -> "class direction" */
  size_t n_mails, n_unknown, n_wrong, n_notifications;
} Check;

/* The text of `"key":"text"` behind @at, up to @until. */
static char *
text_of (const char *at, const char *until, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\":\"", key);
  const char *value = g_strstr_len (at, until - at, quoted);
  g_assert_nonnull (value);
  value += strlen (quoted);
  return g_strndup (value, (gsize)(strchr (value, '"') - value));
}

static GHashTable *
load_truth (const char *path)
{
  g_autofree char *json = NULL;
  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  GHashTable *truth = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *at = strstr (json, "\"mails\":[");
  g_assert_nonnull (at);
  while ((at = strstr (at, "{\"id\":")) != NULL) {
    const char *until = strchr (at, '}');
    g_autofree char *class = text_of (at, until, "class");
    g_autofree char *direction = text_of (at, until, "direction");
    g_hash_table_insert (truth, text_of (at, until, "id"), g_strdup_printf ("%s %s", class, direction));
    at = until;
  }
  return truth;
}

static bool
take (EntSink *sink, const EntRecord *record, GError **error)
{
  (void)error;
  Check *self = (Check *)sink;
  if (record->kind != ENT_RECORD_MAIL)
    return true;
  self->n_mails++;
  const EntMailRecord *mail = &record->mail;
  g_autofree char *id = ent_slice_dup (mail->message_id);
  const char *expected = g_hash_table_lookup (self->truth, id);
  if (expected == NULL) {
    self->n_unknown++;
    return true;
  }
  g_autofree char *found =
      g_strdup_printf ("%s %s", ent_mail_class_name (mail->mail_class), ent_direction_name (mail->direction));
  bool right = g_str_equal (found, expected);
  bool is_notification = g_str_has_prefix (expected, "notification ");
  self->n_notifications += is_notification;
  if (!right)
    g_test_message ("%s: %s, read as %s", id, expected, found);
  self->n_wrong += !right;
  g_hash_table_remove (self->truth, id);
  return true;
}

static void
check_sample (const char *name, EntSampleOptions options)
{
  g_autofree char *folder = g_dir_make_tmp ("ent-sample-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  options.now_day = NOW_DAY;
  ent_sample_write (name, folder, &options, &error);
  g_assert_no_error (error);
  g_autofree char *base = g_build_filename (folder, name, NULL);
  g_autofree char *truth = g_strconcat (base, ".truth.json", NULL);
  g_autofree char *mbox = g_strconcat (base, ".mbox", NULL);
  Check check = {.base = {.put = take}, .truth = load_truth (truth)};
  size_t n_mails = g_hash_table_size (check.truth);
  EntReport *report = ent_report_new (10);
  EntSourceInfo info = {0};
  ent_read (mbox, NULL, &check.base, report, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check.n_mails, ==, n_mails);
  g_assert_cmpuint (check.n_unknown, ==, 0);
  g_assert_cmpuint (check.n_wrong, ==, 0);
  g_assert_cmpuint (check.n_notifications, >, n_mails / 10);
  g_assert_cmpuint (g_hash_table_size (check.truth), ==, 0);
  g_assert_cmpuint (ent_report_count (report), ==, 0);
  ent_report_free (report);
  g_hash_table_unref (check.truth);
  static const char *const suffixes[] = {".zip", ".mbox", ".vcf", ".ics", ".target", ".truth.json"};
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (base, suffixes[i], NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
}

static void
test_antoine (void)
{
  check_sample ("antoine", (EntSampleOptions){.seed = 2});
}

static void
test_stephanie (void)
{
  check_sample ("stephanie", (EntSampleOptions){.seed = 3, .n_contacts = 400, .n_mails = 3000});
}

int
main (int argc, char **argv)
{
  g_setenv ("ENTREGENT_NOW", NOW, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-mailbox/antoine", test_antoine);
  g_test_add_func ("/sample-mailbox/stephanie", test_stephanie);
  return g_test_run ();
}
