#include "sample/sample.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

#define NOW_DAY 20700 /* 2026-09-04 */

static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("ent-sample-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static bool
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
remove_folder (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
  if (dir)
    g_dir_close (dir);
  g_rmdir (folder);
  g_free (folder);
}

typedef char Folder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, remove_folder)

static void
write_sample (const char *name, const char *folder, EntSampleOptions options)
{
  g_autoptr (GError) error = NULL;
  options.now_day = NOW_DAY;
  bool ok = ent_sample_write (name, folder, &options, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

static char *
read_file (const char *folder, const char *name, gsize *out_length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  g_file_get_contents (path, &content, out_length, &error);
  g_assert_no_error (error);
  return content;
}

/* The text of one entry of a zip, NULL when it is not there. */
static GString *
read_entry (const char *folder, const char *zip, const char *name)
{
  g_autofree char *path = g_build_filename (folder, zip, NULL);
  struct archive *archive = archive_read_new ();
  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  struct archive_entry *entry;
  GString *text = NULL;
  while (!text && archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    if (!g_str_equal (archive_entry_pathname (entry), name))
      continue;
    text = g_string_new (NULL);
    char buffer[65536];
    la_ssize_t n;
    while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
      g_string_append_len (text, buffer, n);
    g_assert_cmpint (n, ==, 0);
  }
  archive_read_free (archive);
  return text;
}

static size_t
count_of (const char *text, const char *piece)
{
  /* Not strstr(): sanitizers measure all of the text for each call. */
  size_t n = 0, length = strlen (piece);
  const char *end = text + strlen (text);
  for (const char *at = text; (at = memmem (at, (size_t)(end - at), piece, length)) != NULL; at += length)
    n++;
  return n;
}

/* The number behind `"key":` in a JSON text. */
static int64_t
number_of (const char *json, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\":", key);
  const char *at = strstr (json, quoted);
  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen (quoted), NULL, 10);
}

static void
assert_same_bytes (const char *a, const char *b, const char *name, bool same)
{
  gsize n_a, n_b;
  g_autofree char *bytes_a = read_file (a, name, &n_a);
  g_autofree char *bytes_b = read_file (b, name, &n_b);
  g_assert_true ((n_a == n_b && memcmp (bytes_a, bytes_b, n_a) == 0) == same);
}

static void
test_same_seed_same_bytes (void)
{
  g_autoptr (Folder) first = new_folder ();
  g_autoptr (Folder) second = new_folder ();
  g_autoptr (Folder) other = new_folder ();
  write_sample ("antoine", first, (EntSampleOptions){.seed = 7});
  write_sample ("antoine", second, (EntSampleOptions){.seed = 7});
  write_sample ("antoine", other, (EntSampleOptions){.seed = 8});
  static const char *const names[] = {"antoine.zip", "antoine.mbox", "antoine.vcf", "antoine.ics",
                                      "antoine.truth.json"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    assert_same_bytes (first, second, names[i], true);
    assert_same_bytes (first, other, names[i], false);
  }
  assert_same_bytes (first, other, "antoine.target", true);
}

static void
test_antoine_is_the_articles (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("antoine", folder, (EntSampleOptions){.seed = 1});
  g_autofree char *truth = read_file (folder, "antoine.truth.json", NULL);
  g_assert_cmpint (number_of (truth, "contacts"), ==, 50);
  g_assert_cmpint (number_of (truth, "qualified"), ==, 40);
  g_assert_cmpint (number_of (truth, "neutral") + number_of (truth, "bad"), ==, 25);
  g_assert_cmpuint (count_of (truth, "\"qualified\":true"), ==, 40);
  g_assert_cmpuint (count_of (truth, "\"relation\":\"bad\""), ==, (size_t)number_of (truth, "bad"));
}

/* The number of mails in the mbox: no line of a mail begins like the line before one. */
static size_t
count_mails (const char *mbox)
{
  return count_of (mbox, "\nFrom ") + (g_str_has_prefix (mbox, "From ") ? 1 : 0);
}

/* The sum of the members of the object behind `"key":`. */
static int64_t
sum_of (const char *json, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\":{", key);
  const char *at = strstr (json, quoted);
  g_assert_nonnull (at);
  int64_t sum = 0;
  for (at += strlen (quoted); *at != '}' && *at != '\0'; at++)
    if (at[0] == ':')
      sum += g_ascii_strtoll (at + 1, NULL, 10);
  return sum;
}

static void
assert_stephanies (const char *truth, int64_t n_contacts, int64_t n_messages)
{
  g_assert_cmpint (number_of (truth, "contacts"), ==, n_contacts);
  g_assert_cmpint (number_of (truth, "connected"), ==, n_contacts * 88 / 100);
  g_assert_cmpint (number_of (truth, "qualified"), ==, n_contacts / 5);
  g_assert_cmpint (number_of (truth, "qualified_and_good"), ==, n_contacts / 10);
  g_assert_cmpint (number_of (truth, "good"), ==, number_of (truth, "neutral") + number_of (truth, "bad"));
  g_assert_cmpint (number_of (truth, "messages.csv"), ==, n_messages);
}

/* The same with all sources together and with the archive alone. */
static void
test_stephanie_is_the_articles (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("stephanie", folder, (EntSampleOptions){.seed = 1, .without_mailbox = true});
  g_autofree char *alone = read_file (folder, "stephanie.truth.json", NULL);
  assert_stephanies (alone, 10000, 60000);
  write_sample ("stephanie", folder, (EntSampleOptions){.seed = 1, .n_contacts = 1000});
  g_autofree char *truth = read_file (folder, "stephanie.truth.json", NULL);
  assert_stephanies (truth, 1000, 6000);
  g_assert_cmpint (sum_of (truth, "mails"), ==, 6000);
}

static void
test_truth_counts_what_lies_beside (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("stephanie", folder, (EntSampleOptions){.seed = 4, .n_contacts = 400, .n_mails = 2600});
  g_autofree char *truth = read_file (folder, "stephanie.truth.json", NULL);
  gsize length;
  g_autofree char *mbox = read_file (folder, "stephanie.mbox", &length);
  g_assert_cmpint (number_of (truth, "schema"), ==, 2);
  g_assert_cmpuint (strlen (mbox), ==, length); /* no NUL */
  g_assert_cmpuint (count_mails (mbox), ==, 2600);
  g_assert_cmpint (sum_of (truth, "mails"), ==, 2600);
  g_assert_cmpint (sum_of (truth, "notifications"), ==, number_of (truth, "notification"));
  g_assert_cmpint (sum_of (truth, "personal_mails"), ==, number_of (truth, "personal"));
  g_assert_cmpuint (count_of (truth, "\"class\":\"bounce\""), ==, (size_t)number_of (truth, "bounce"));
  g_assert_cmpuint (count_of (truth, "\"act\":\"share\",\"proof\":\"genuine\""), ==,
                    (size_t)number_of (truth, "share"));
  g_autofree char *cards = read_file (folder, "stephanie.vcf", NULL);
  g_assert_cmpuint (count_of (cards, "BEGIN:VCARD\r\n"), ==, (size_t)sum_of (truth, "cards"));
  g_autofree char *calendar = read_file (folder, "stephanie.ics", NULL);
  g_assert_cmpuint (count_of (calendar, "BEGIN:VEVENT\r\n"), ==,
                    (size_t)(sum_of (truth, "meetings") - number_of (truth, "attended_times")));
  g_assert_cmpuint (count_of (calendar, "STATUS:CANCELLED"), ==, (size_t)number_of (truth, "cancelled"));
}

/* Whoever is whose: no address and no phone belongs to two people. */
static void
test_addresses_are_somebodys (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("stephanie", folder, (EntSampleOptions){.seed = 6, .n_contacts = 600, .n_mails = 3000});
  g_autofree char *truth = read_file (folder, "stephanie.truth.json", NULL);
  static const char *const keys[] = {"\"emails\":[", "\"phones\":["};
  const char *people = strstr (truth, "\"people\":[");
  for (size_t i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    const char *stop = people + strlen (people);
    for (const char *at = people;
         (at = memmem (at, (size_t)(stop - at), keys[i], strlen (keys[i]))) != NULL;) {
      at += strlen (keys[i]);
      const char *end = strchr (at, ']');
      g_autofree char *list = g_strndup (at, (gsize)(end - at));
      g_auto (GStrv) values = g_strsplit (list, ",", -1);
      for (size_t j = 0; values[j] != NULL && *values[j] != '\0'; j++)
        g_assert_true (g_hash_table_add (seen, g_ascii_strdown (values[j], -1)));
    }
    g_assert_cmpuint (g_hash_table_size (seen), >, 100);
  }
  /* Only domains that belong to nobody, and the one that notifications come from. */
  g_assert_null (strstr (truth, "@gmail.com"));
  g_assert_cmpuint (count_of (people, "@example.com\"") + count_of (people, ".example\""), >, 100);
}

/* Without a mailbox the archive holds everybody, and what an earlier call left beside it is gone. */
static void
test_an_archive_alone (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("antoine", folder, (EntSampleOptions){.seed = 1});
  static const char *const beside[] = {"antoine.mbox", "antoine.vcf", "antoine.ics"};
  for (size_t i = 0; i < G_N_ELEMENTS (beside); i++)
    g_assert_true (has_file (folder, beside[i]));
  write_sample ("antoine", folder, (EntSampleOptions){.seed = 1, .without_mailbox = true});
  for (size_t i = 0; i < G_N_ELEMENTS (beside); i++)
    g_assert_false (has_file (folder, beside[i]));
  g_autofree char *truth = read_file (folder, "antoine.truth.json", NULL);
  g_assert_cmpint (number_of (truth, "contacts"), ==, 50);
  g_assert_cmpint (number_of (truth, "good"), ==, 20);
  g_assert_null (strstr (truth, "\"mails\""));
  g_assert_null (strstr (truth, "\"email\":[")); /* no mail passed */
}

/* What makes a mailbox hard to read is there. */
static void
test_the_mess_of_mailboxes_is_there (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("stephanie", folder, (EntSampleOptions){.seed = 5, .n_contacts = 1000});
  g_autofree char *mbox = read_file (folder, "stephanie.mbox", NULL);
  static const char *const in_mbox[] = {
      "\n>From what I hear",
      "charset=iso-8859-1",
      "charset=windows-1252",
      "Content-Transfer-Encoding: base64",
      "multipart/mixed",
      "=?UTF-8?B?",
      "Auto-Submitted: auto-replied",
      "report-type=delivery-status",
      "method=REQUEST",
      "method=REPLY",
      "List-Post: ",
      "X-LinkedIn-Template: email_accept_invite_single_01",
      "dmarc=fail",
      "linkedin-avis.example",
      "\nLe ",
      "X-GM-THRID: 1",
      "ancienne.adresse@example.com",
      "Subject: I want to connect",
      "From: \"",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (in_mbox); i++)
    if (strstr (mbox, in_mbox[i]) == NULL)
      g_error ("%s is not there", in_mbox[i]);
  g_autofree char *cards = read_file (folder, "stephanie.vcf", NULL);
  static const char *const in_cards[] = {
      "VERSION:2.1",     "VERSION:3.0", "VERSION:4.0", "ENCODING=QUOTED-PRINTABLE",
      "X-SOCIALPROFILE", "\\, ",        "tel:+33"};
  for (size_t i = 0; i < G_N_ELEMENTS (in_cards); i++)
    g_assert_nonnull (strstr (cards, in_cards[i]));
  g_autofree char *calendar = read_file (folder, "stephanie.ics", NULL);
  static const char *const in_calendar[] = {"RRULE:FREQ=WEEKLY", "VALUE=DATE", "PARTSTAT=DECLINED",
                                            "RESOURCE"};
  for (size_t i = 0; i < G_N_ELEMENTS (in_calendar); i++)
    g_assert_nonnull (strstr (calendar, in_calendar[i]));
}

/* What the truth counts is what stands in the files, for any number of contacts. */
static void
test_truth_counts_what_is_written (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("stephanie", folder, (EntSampleOptions){.seed = 3, .n_contacts = 1000, .n_messages = 7000});
  g_autofree char *truth = read_file (folder, "stephanie.truth.json", NULL);
  g_assert_cmpint (number_of (truth, "contacts"), ==, 1000);
  g_assert_cmpint (number_of (truth, "qualified"), ==, 200);

  g_autoptr (GString) connections = read_entry (folder, "stephanie.zip", "Connections.csv");
  g_assert_nonnull (connections);
  g_assert_cmpuint (count_of (connections->str, ",https://www.linkedin.com/in/"), ==,
                    (size_t)number_of (truth, "connected"));
  g_assert_cmpuint (count_of (connections->str, "\n,,,,,,"), ==,
                    (size_t)number_of (truth, "closed_accounts"));
  g_assert_cmpuint (count_of (truth, "\"connected\":true"), ==, (size_t)number_of (truth, "connected"));

  g_autoptr (GString) messages = read_entry (folder, "stephanie.zip", "messages.csv");
  g_assert_nonnull (messages);
  g_assert_cmpuint (count_of (messages->str, "\n2-"), ==, 7000);
  g_assert_cmpuint (count_of (messages->str, " UTC,"), ==, 7000);
  g_assert_true (g_utf8_validate (messages->str, (gssize)messages->len, NULL));
}

/* The mess of real archives is there, or the readers would be tested on something too clean. */
static void
test_the_mess_is_there (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("stephanie", folder,
                (EntSampleOptions){.seed = 5, .n_contacts = 2000, .without_mailbox = true});
  g_autoptr (GString) messages = read_entry (folder, "stephanie.zip", "messages.csv");
  static const char *const in_messages[] = {
      ",SPAM,",   "Sponsored Conversation", "LinkedIn Member",     "<p>",
      ",,,Yes\n", "Stéphanie Exemple, ",    "ne plus me contacter"};
  for (size_t i = 0; i < G_N_ELEMENTS (in_messages); i++)
    g_assert_nonnull (strstr (messages->str, in_messages[i]));
  g_autoptr (GString) connections = read_entry (folder, "stephanie.zip", "Connections.csv");
  static const char *const in_connections[] = {"Notes:\n", "%C3%A9", ", PhD\"", "(née ", "@example.", "🚀"};
  for (size_t i = 0; i < G_N_ELEMENTS (in_connections); i++)
    g_assert_nonnull (strstr (connections->str, in_connections[i]));
  g_autoptr (GString) invitations = read_entry (folder, "stephanie.zip", "Invitations.csv");
  g_assert_nonnull (strstr (invitations->str, " AM\","));
  g_autoptr (GString) junk = read_entry (folder, "stephanie.zip", "__MACOSX/._Connections.csv");
  g_assert_nonnull (junk);
}

/* Nothing of the future: no message is later than the day the archive was made. */
static void
test_nothing_comes_from_the_future (void)
{
  g_autoptr (Folder) folder = new_folder ();
  write_sample ("antoine", folder, (EntSampleOptions){.seed = 2});
  g_autoptr (GString) messages = read_entry (folder, "antoine.zip", "messages.csv");
  g_autoptr (GString) now = g_string_new (NULL);
  ent_day_to_iso (NOW_DAY, now);
  for (const char *at = messages->str; (at = strstr (at, " UTC,")) != NULL; at++) {
    g_autofree char *day = g_strndup (at - strlen ("2026-09-04 10:11:12"), strlen ("2026-09-04"));
    g_assert_cmpstr (day, <, now->str);
  }
  g_autofree char *truth = read_file (folder, "antoine.truth.json", NULL);
  const char *end = truth + strlen (truth);
  for (const char *at = truth; (at = memmem (at, (size_t)(end - at), "\"at\":\"", 6)) != NULL; at++)
    g_assert_cmpint (strncmp (at + strlen ("\"at\":\""), now->str, now->len), <, 0);
}

static void
assert_refused (const char *name, const char *folder, EntSampleOptions options, EntErrorCode code)
{
  g_autoptr (GError) error = NULL;
  options.now_day = NOW_DAY;
  g_assert_false (ent_sample_write (name, folder, &options, &error));
  g_assert_error (error, ENT_ERROR, (int)code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_refusals_leave_nothing (void)
{
  g_autoptr (Folder) folder = new_folder ();
  assert_refused ("nobody", folder, (EntSampleOptions){0}, ENT_ERROR_NOT_FOUND);
  assert_refused ("antoine", folder, (EntSampleOptions){.n_contacts = 2}, ENT_ERROR_USAGE);
  assert_refused ("stephanie", folder, (EntSampleOptions){.n_contacts = 1000, .n_messages = 10},
                  ENT_ERROR_USAGE);
  assert_refused ("stephanie", folder, (EntSampleOptions){.n_contacts = 1000, .n_mails = 10},
                  ENT_ERROR_USAGE);

  GDir *dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);

  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_autofree char *below = g_build_filename (file, "below", NULL);
  assert_refused ("antoine", below, (EntSampleOptions){0}, ENT_ERROR_FAILED);
  assert_refused ("antoine", file, (EntSampleOptions){0}, ENT_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/same-seed-same-bytes", test_same_seed_same_bytes);
  g_test_add_func ("/sample/antoine-is-the-articles", test_antoine_is_the_articles);
  g_test_add_func ("/sample/stephanie-is-the-articles", test_stephanie_is_the_articles);
  g_test_add_func ("/sample/truth-counts-what-is-written", test_truth_counts_what_is_written);
  g_test_add_func ("/sample/truth-counts-what-lies-beside", test_truth_counts_what_lies_beside);
  g_test_add_func ("/sample/addresses-are-somebodys", test_addresses_are_somebodys);
  g_test_add_func ("/sample/an-archive-alone", test_an_archive_alone);
  g_test_add_func ("/sample/the-mess-of-mailboxes-is-there", test_the_mess_of_mailboxes_is_there);
  g_test_add_func ("/sample/the-mess-is-there", test_the_mess_is_there);
  g_test_add_func ("/sample/nothing-comes-from-the-future", test_nothing_comes_from_the_future);
  g_test_add_func ("/sample/refusals-leave-nothing", test_refusals_leave_nothing);
  return g_test_run ();
}
