/* Mails in the store: rows, directions, and that neither depends on when the user's addresses become known.
 */
#include "intake/writer-private.h"
#include "network-builder.h"

/* A mail told in one line each; the sender first, then the recipients. */
typedef struct {
  const char *id;
  const char *day;
  const char *parties[16]; /* addresses */
  EntMailClass mail_class;
  const char *sender; /* their name; may be NULL */
} TestMail;

static void
put_record (EntWriter *writer, const EntRecord *record)
{
  g_autoptr (GError) error = NULL;
  EntWritten written;
  int64_t key = record->kind == ENT_RECORD_MAIL          ? ent_key_of_mail (&record->mail)
                : record->kind == ENT_RECORD_INTERACTION ? ent_key_of_interaction (&record->interaction)
                                                         : 0;
  EntKey self_key = {0};
  if (record->kind == ENT_RECORD_SELF)
    self_key = ent_key_of_self (&record->self);
  g_assert_true (ent_writer_put (writer, record, self_key, key, 0, &written, &error));
  g_assert_no_error (error);
}

static EntIdentifier
address (const char *text)
{
  return (EntIdentifier){ENT_IDENTIFIER_EMAIL, ent_slice (text)};
}

static void
put_mail (EntWriter *writer, const TestMail *mail)
{
  EntMailParty parties[16];
  size_t n = 0;
  for (; mail->parties[n] != NULL; n++)
    parties[n] =
        (EntMailParty){.email = address (mail->parties[n]), .role = n == 0 ? ENT_MAIL_FROM : ENT_MAIL_TO};
  if (mail->sender != NULL)
    parties[0].name = ent_slice (mail->sender);
  EntRecord record = {.kind = ENT_RECORD_MAIL};
  record.mail = (EntMailRecord){
      .mail_class = mail->mail_class,
      .parties = parties,
      .n_parties = n,
      .n_recipients = n - 1,
      .message_id = ent_slice (mail->id),
      .subject = ENT_SLICE ("Devis"),
      .reply_text = ENT_SLICE ("Bonjour"),
      .channel = ENT_CHANNEL_EMAIL,
  };
  g_assert_true (ent_time_from_iso (ent_slice (mail->day), &record.mail.at));
  put_record (writer, &record);
}

static void
put_own (EntWriter *writer, const char *own)
{
  EntRecord record = {.kind = ENT_RECORD_SELF};
  record.self = (EntSelfRecord){
      .field = ENT_SELF_IDENTIFIER, .identifier = address (own), .from = ENT_NO_TIME, .until = ENT_NO_TIME};
  put_record (writer, &record);
}

/* One import: the user's addresses (a NULL-ended list, may be NULL), then mails. Gives the source. */
static int64_t
import (TestNetwork *network, const char *const *own, const TestMail *mails, size_t n)
{
  g_autoptr (GError) error = NULL;
  int64_t source = 0;
  EntSourceRow row = {.kind = ENT_SLICE ("mailbox"), .path = ENT_SLICE ("/mail"), .as_of_us = 1};
  g_assert_true (ent_store_begin (network->store, &error) &&
                 ent_store_source_add (network->store, &row, &source, &error));
  g_autoptr (EntWriter) writer = ent_writer_new (network->store, source, &error);
  for (; own != NULL && *own != NULL; own++)
    put_own (writer, *own);
  for (size_t i = 0; i < n; i++)
    put_mail (writer, &mails[i]);
  g_autoptr (GArray) touched = NULL;
  g_assert_true (ent_writer_finish (writer, &touched, &error) &&
                 ent_identity_resolve (network->store, touched, NULL, NULL, &error) &&
                 ent_store_commit (network->store, &error));
  g_assert_no_error (error);
  return source;
}

static const TestMail mails[] = {
    {"1@example.org", "2025-01-10", {"awa@example.org", "moi@example.org"}, 0, NULL},
    {"2@example.org", "2025-01-11", {"moi@example.org", "awa@example.org", "bilal@example.org"}, 0, NULL},
    {"3@example.org", "2025-01-12", {"awa@example.org", "moi@example.org", "chloe@example.org"}, 0, NULL},
    {"4@example.org", "2025-01-13", {"info@example.com", "moi@example.org"}, 0, NULL},
    {"5@example.org", "2025-01-14", {"lettre@example.com", "moi@example.org"}, ENT_MAIL_NEWSLETTER, NULL},
    {"6@example.org", "2025-01-15", {"moi@perso.example", "dora@example.org"}, 0, NULL},
};
static const char *const own[] = {"moi@example.org", "moi@perso.example", NULL};
static const char *const own_first[] = {"moi@example.org", NULL};
static const char *const own_second[] = {"moi@perso.example", NULL};

static bool
tells (const char *told, const char *who, const char *day, const char *direction)
{
  EntTime at;
  g_assert_true (ent_time_from_iso (ent_slice (day), &at));
  g_autofree char *line =
      g_strdup_printf ("%s <>: interaction %" G_GINT64_FORMAT " email %s ", who, at.at_us, direction);
  return strstr (told, line) != NULL;
}

static void
test_who_writes_decides_the_direction (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, own, mails, G_N_ELEMENTS (mails));
  g_autofree char *told = test_network_tell (network, false);
  /* Awa wrote twice and was written to; Bilal and Dora were written to; Chloé was only beside. */
  g_assert_cmpuint (test_network_count (network), ==, 3);
  g_assert_true (tells (told, "awa@example.org", "2025-01-10", "in"));
  g_assert_true (tells (told, "awa@example.org", "2025-01-11", "out"));
  g_assert_true (tells (told, "bilal@example.org", "2025-01-11", "out"));
  g_assert_true (tells (told, "dora@example.org", "2025-01-15", "out"));
  g_assert_null (strstr (told, "chloe"));
  g_assert_null (strstr (told, "info@"));
  g_assert_null (strstr (told, "lettre"));
}

static void
test_ones_own_office_is_somebody (void)
{
  static const TestMail offices[] = {
      {"1@example.org", "2025-01-10", {"contact@exemplard.example", "moi@example.org"}, 0, "Zoé Exemplard"},
      {"2@example.org", "2025-01-11", {"contact@acme.example", "moi@example.org"}, 0, "Zoé Exemplard"},
      {"3@example.org",
       "2025-01-12",
       {"noreply@inventard.example", "moi@example.org"},
       ENT_MAIL_AUTOMATIC,
       "Zoé Exemplard"},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, own, offices, G_N_ELEMENTS (offices));
  g_assert_cmpuint (test_network_count (network), ==, 1);
  test_network_find (network, "Zoé Exemplard");
}

static void
test_addresses_learnt_later_give_the_same (void)
{
  g_autoptr (TestNetwork) at_once = test_network_new (), later = test_network_new (),
                          last = test_network_new ();
  import (at_once, own, mails, G_N_ELEMENTS (mails));
  g_autofree char *expected = test_network_tell (at_once, false);

  import (later, own_first, mails, G_N_ELEMENTS (mails));
  g_assert_cmpuint (test_network_count (later), ==,
                    3); /* the other address is somebody who wrote to Dora, and she is only beside */
  import (later, own_second, NULL, 0);
  g_autofree char *of_later = test_network_tell (later, false);
  g_assert_cmpstr (of_later, ==, expected);

  import (last, NULL, mails, G_N_ELEMENTS (mails));
  import (last, own, NULL, 0);
  g_autofree char *of_last = test_network_tell (last, false);
  g_assert_cmpstr (of_last, ==, expected);
}

static void
test_undoing_an_address_takes_its_directions_back (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, own_first, mails, G_N_ELEMENTS (mails));
  g_autofree char *before = test_network_tell (network, false);
  int64_t source = import (network, own_second, NULL, 0);
  g_autofree char *between = test_network_tell (network, false);
  g_assert_cmpstr (between, !=, before);
  test_network_undo (network, source);
  g_autofree char *after = test_network_tell (network, false);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_mailbox_twice_is_once (void)
{
  g_autoptr (TestNetwork) network = test_network_new ();
  int64_t first = import (network, own, mails, G_N_ELEMENTS (mails));
  g_autofree char *once = test_network_tell (network, false);
  import (network, own, mails, G_N_ELEMENTS (mails));
  g_autofree char *twice = test_network_tell (network, false);
  g_assert_cmpstr (twice, ==, once);
  test_network_undo (network, first);
  g_autofree char *after = test_network_tell (network, false);
  g_assert_cmpstr (after, ==, once);
}

static bool
is_behind (TestNetwork *network)
{
  g_autoptr (GError) error = NULL;
  bool behind = false;
  g_assert_true (ent_store_said_is_behind (network->store, &behind, &error));
  g_assert_no_error (error);
  return behind;
}

/* A few mails wait for the first search; the words of a large mailbox can be searched once it is in. */
static void
test_a_large_mailbox_is_searchable_at_once (void)
{
  const guint n_large = 10001;
  g_autoptr (TestNetwork) few = test_network_new (), large = test_network_new ();
  import (few, own, mails, G_N_ELEMENTS (mails));
  g_assert_true (is_behind (few));
  g_autofree TestMail *many = g_new0 (TestMail, n_large);
  g_autoptr (GStringChunk) ids = g_string_chunk_new (4096);
  for (guint i = 0; i < n_large; i++) {
    char id[32];
    g_snprintf (id, sizeof id, "%u@example.org", i);
    many[i] = (TestMail){
        g_string_chunk_insert (ids, id), "2025-01-10", {"awa@example.org", "moi@example.org"}, 0, NULL};
  }
  import (large, own, many, n_large);
  g_assert_false (is_behind (large));
}

static void
test_a_mail_to_many_is_mere_presence (void)
{
  static const TestMail many[] = {
      {"7@example.org",
       "2025-02-01",
       {"moi@example.org", "a@example.org", "b@example.org", "c@example.org", "d@example.org",
        "e@example.org", "f@example.org", "g@example.org", "h@example.org", "i@example.org", "j@example.org",
        "k@example.org"},
       0,
       NULL},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  import (network, own, many, G_N_ELEMENTS (many));
  g_assert_cmpuint (test_network_count (network), ==, 0);
  /* Who is known anyway has it in their timeline. */
  static const TestMail alone[] = {
      {"8@example.org", "2025-02-02", {"a@example.org", "moi@example.org"}, 0, NULL}};
  import (network, own, alone, G_N_ELEMENTS (alone));
  g_assert_cmpuint (test_network_count (network), ==, 1);
  g_autofree char *told = test_network_tell (network, false);
  g_assert_true (tells (told, "a@example.org", "2025-02-01", "out"));
}

static void
sum_left_out (const EntLeftOutRow *row, void *data)
{
  g_string_append_printf (data, "%.*s %.*s %d\n", (int)row->reason.length, row->reason.data,
                          (int)row->who.length, row->who.data, (int)row->n);
}

static void
test_what_is_left_out_is_counted (void)
{
  static const TestMail left[] = {
      {"1", "2025-01-01", {"lettre@example.com", "moi@example.org"}, ENT_MAIL_NEWSLETTER, NULL},
      {"2", "2025-01-02", {"lettre@example.com", "moi@example.org"}, ENT_MAIL_NEWSLETTER, NULL},
      {"3", "2025-01-03", {"robot@example.com", "moi@example.org"}, ENT_MAIL_AUTOMATIC, NULL},
  };
  g_autoptr (TestNetwork) network = test_network_new ();
  int64_t source = import (network, own, left, G_N_ELEMENTS (left));
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (ent_store_left_out (network->store, source, -1, sum_left_out, told, &error));
  g_assert_cmpstr (told->str, ==, "newsletter lettre@example.com 2\nautomatic robot@example.com 1\n");
  test_network_undo (network, source);
  g_string_truncate (told, 0);
  g_assert_true (ent_store_left_out (network->store, 0, -1, sum_left_out, told, &error));
  g_assert_cmpstr (told->str, ==, "");
}

/* ---- Echoes ---- */

/* Something from Awa, told at first or at second hand. */
static int64_t
import_told (TestNetwork *network, EntChannel channel, EntIdentifier identifier, const char *at,
             EntWeight weight)
{
  g_autoptr (GError) error = NULL;
  int64_t source = 0;
  EntSourceRow row = {.kind = ENT_SLICE ("mailbox"), .path = ENT_SLICE ("/mail"), .as_of_us = 1};
  g_assert_true (ent_store_begin (network->store, &error) &&
                 ent_store_source_add (network->store, &row, &source, &error));
  g_autoptr (EntWriter) writer = ent_writer_new (network->store, source, &error);
  EntParty party = {.identifier = identifier,
                    .name = ENT_SLICE ("Awa Exemple"),
                    .direction = ENT_DIRECTION_IN,
                    .weight = weight};
  EntRecord record = {.kind = ENT_RECORD_INTERACTION};
  record.interaction = (EntInteractionRecord){.channel = channel, .parties = &party, .n_parties = 1};
  g_assert_true (ent_time_from_iso (ent_slice (at), &record.interaction.at));
  put_record (writer, &record);
  g_autoptr (GArray) touched = NULL;
  g_assert_true (ent_writer_finish (writer, &touched, &error) &&
                 ent_identity_resolve (network->store, touched, NULL, NULL, &error) &&
                 ent_store_commit (network->store, &error));
  g_assert_no_error (error);
  return source;
}

static int64_t
import_message (TestNetwork *network, EntIdentifier identifier, const char *at, EntWeight weight)
{
  return import_told (network, ENT_CHANNEL_MESSAGE, identifier, at, weight);
}

static bool
count_any (const EntInteractionRow *row, void *data)
{
  (void)row;
  *(guint *)data += 1;
  return true;
}

/* How many exchanges with Awa are shown, whether they count or not; the measures see as many. */
static guint
count_shown (TestNetwork *network)
{
  g_autoptr (GError) error = NULL;
  guint n_shown = 0;
  g_assert_true (ent_store_interactions (network->store, test_network_find (network, "Awa Exemple"), -1,
                                         count_any, &n_shown, &error));
  g_autoptr (EntPanel) panel = ent_store_load_panel (network->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (panel->first_event[panel->n_contacts], ==, n_shown);
  return n_shown;
}

static bool
count_full (const EntInteractionRow *row, void *data)
{
  *(guint *)data += row->weight == ENT_WEIGHT_FULL;
  return true;
}

/* How many exchanges with Awa count; the timeline and the measures must agree. */
static guint
count_that_count (TestNetwork *network)
{
  g_autoptr (GError) error = NULL;
  guint n_shown = 0, n_measured = 0;
  g_assert_true (ent_store_interactions (network->store, test_network_find (network, "Awa Exemple"), -1,
                                         count_full, &n_shown, &error));
  g_autoptr (EntPanel) panel = ent_store_load_panel (network->store, &error);
  g_assert_no_error (error);
  for (uint64_t i = 0; i < panel->first_event[panel->n_contacts]; i++)
    n_measured += (panel->shape[i] & ENT_SHAPE_WEAK) == 0;
  g_assert_cmpuint (n_shown, ==, n_measured);
  return n_shown;
}

/* A notice of a message counts until the message itself is known, whichever comes first. */
static void
test_an_echo_counts_once (void)
{
  const EntIdentifier url = {ENT_IDENTIFIER_URL, ENT_SLICE ("awa-exemple")};
  const EntIdentifier name = {ENT_IDENTIFIER_NAME, ENT_SLICE ("awa exemple")};
  g_autoptr (TestNetwork) network = test_network_new ();
  import_message (network, url, "2025-03-01T10:00:00", ENT_WEIGHT_ECHO);
  g_assert_cmpuint (count_that_count (network), ==, 1);
  import_message (network, name, "2025-03-20T10:00:00", ENT_WEIGHT_ECHO);
  g_assert_cmpuint (count_that_count (network), ==, 2);
  int64_t archive = import_message (network, url, "2025-03-20T09:58:00", ENT_WEIGHT_FULL);
  g_assert_cmpuint (count_that_count (network), ==, 2); /* the message instead of its notice */
  import_message (network, url, "2025-03-25T09:58:00", ENT_WEIGHT_FULL);
  g_assert_cmpuint (count_that_count (network), ==, 3);
  g_assert_cmpuint (count_shown (network), ==, 3); /* and no notice beside its message */
  test_network_undo (network, archive);
  g_assert_cmpuint (count_that_count (network), ==, 3); /* the notice again */
  g_assert_cmpuint (count_shown (network), ==, 3);
}

/* An invitation without a word counts for nothing either way; it is shown once, in any order of the sources,
 * and also when one of them is undone. */
static void
test_a_wordless_invitation_is_shown_once (void)
{
  const EntIdentifier url = {ENT_IDENTIFIER_URL, ENT_SLICE ("awa-exemple")};
  for (int archive_first = 0; archive_first < 2; archive_first++)
    for (int undo_archive = 0; undo_archive < 2; undo_archive++) {
      g_autoptr (TestNetwork) network = test_network_new ();
      int64_t sources[2]; /* the mail's, the archive's */
      for (int i = 0; i < 2; i++) {
        int which = archive_first ? 1 - i : i;
        sources[which] = import_told (network, ENT_CHANNEL_INVITATION, url,
                                      which == 0 ? "2025-03-20T10:00:05" : "2025-03-20T10:00:00",
                                      which == 0 ? ENT_WEIGHT_WEAK_ECHO : ENT_WEIGHT_WEAK);
        g_assert_cmpuint (count_shown (network), ==, 1);
      }
      g_assert_cmpuint (count_that_count (network), ==, 0);
      test_network_undo (network, sources[undo_archive]);
      g_assert_cmpuint (count_shown (network), ==, 1);
      g_assert_cmpuint (count_that_count (network), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake-mail/who-writes-decides-the-direction", test_who_writes_decides_the_direction);
  g_test_add_func ("/intake-mail/ones-own-office-is-somebody", test_ones_own_office_is_somebody);
  g_test_add_func ("/intake-mail/addresses-learnt-later-give-the-same",
                   test_addresses_learnt_later_give_the_same);
  g_test_add_func ("/intake-mail/undoing-an-address-takes-its-directions-back",
                   test_undoing_an_address_takes_its_directions_back);
  g_test_add_func ("/intake-mail/a-mailbox-twice-is-once", test_a_mailbox_twice_is_once);
  g_test_add_func ("/intake-mail/a-mail-to-many-is-mere-presence", test_a_mail_to_many_is_mere_presence);
  g_test_add_func ("/intake-mail/a-large-mailbox-is-searchable-at-once",
                   test_a_large_mailbox_is_searchable_at_once);
  g_test_add_func ("/intake-mail/what-is-left-out-is-counted", test_what_is_left_out_is_counted);
  g_test_add_func ("/intake-mail/an-echo-counts-once", test_an_echo_counts_once);
  g_test_add_func ("/intake-mail/a-wordless-invitation-is-shown-once",
                   test_a_wordless_invitation_is_shown_once);
  return g_test_run ();
}
