#include "mail-server.h"
#include "mailbox-builder.h"

#include <gio/gio.h>

/* ---- What comes ---- */

typedef struct {
  EntSink base;
  GPtrArray *mails; /* "subject direction text" */
  GPtrArray *own;
  GPtrArray *units; /* EntUnitRecord, named by the texts below */
  GPtrArray *unit_names;
  EntReport *report;
  EntSourceInfo info;
  GError *error;
} Taken;

static bool
take (EntSink *sink, const EntRecord *record, GError **error)
{
  Taken *self = (Taken *)sink;
  if (record->kind == ENT_RECORD_MAIL) {
    g_autofree char *subject = ent_slice_dup (record->mail.subject);
    g_autofree char *text = ent_slice_dup (record->mail.text);
    g_ptr_array_add (self->mails, g_strdup_printf ("%s %s %s", subject,
                                                   ent_direction_name (record->mail.direction), text));
  } else if (record->kind == ENT_RECORD_SELF) {
    g_ptr_array_add (self->own, ent_slice_dup (record->self.identifier.value));
  } else if (record->kind == ENT_RECORD_UNIT) {
    g_ptr_array_add (self->unit_names, ent_slice_dup (record->unit.unit));
    EntUnitRecord *unit = g_memdup2 (&record->unit, sizeof record->unit);
    unit->unit = ent_slice (g_ptr_array_index (self->unit_names, self->unit_names->len - 1));
    g_ptr_array_add (self->units, unit);
  }
  return true;
}

static Taken *
taken_new (const char *address, const EntImapOptions *imap, TestMemory *memory)
{
  Taken *self = g_new0 (Taken, 1);
  self->base.put = take;
  self->mails = g_ptr_array_new_with_free_func (g_free);
  self->own = g_ptr_array_new_with_free_func (g_free);
  self->units = g_ptr_array_new_with_free_func (g_free);
  self->unit_names = g_ptr_array_new_with_free_func (g_free);
  self->report = ent_report_new (10);
  const EntReadOptions options = {.imap = *imap, .memory = memory != NULL ? &memory->base : NULL};
  bool ok = ent_read (address, &options, &self->base, self->report, &self->info, &self->error);
  g_assert_true (ok == (self->error == NULL));
  for (guint i = 0; memory != NULL && i < self->units->len; i++)
    test_memory_add (memory, g_ptr_array_index (self->units, i));
  return self;
}

static void
taken_free (Taken *self)
{
  g_ptr_array_unref (self->mails);
  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->unit_names);
  ent_report_free (self->report);
  g_clear_error (&self->error);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taken, taken_free)

static bool
has_mail (const Taken *self, const char *text)
{
  return g_ptr_array_find_with_equal_func (self->mails, text, g_str_equal, NULL);
}

/* ---- The server ---- */

typedef struct {
  MailServer *server;
  char *address;
  EntImapOptions options;
} Account;

static void
deliver (Account *self, const char *folder, const char *flags, const char *from, const char *to,
         const char *subject)
{
  g_autofree char *mail = test_mail (from, to, subject, "Bonjour.");
  mail_server_deliver (self->server, folder, flags, mail);
}

static void
account_set_up (Account *self, gconstpointer data)
{
  self->server = mail_server_start ();
  self->address = mail_server_address (self->server, "localhost", FALSE);
  self->options =
      (EntImapOptions){.password_command = "echo secret", .ca_file = mail_server_certificate (self->server)};
  deliver (self, "", "", "a@example.com", "moi@example.org", "one");
  deliver (self, "", "RS", "b@example.com", "Moi <moi@example.org>", "two");
  deliver (self, ".Envoi", "S", "moi@example.org", "a@example.com", "three");
  deliver (self, ".Envoi", "S", "moi@example.org", "b@example.com", "four");
  deliver (self, ".R&AOk-union", "S", "c@example.com", "moi@example.org", "five");
}

static void
account_tear_down (Account *self, gconstpointer data)
{
  g_free (self->address);
  mail_server_stop (self->server);
}

static void
test_inbox_and_sent (Account *self, gconstpointer data)
{
  g_autoptr (Taken) t = taken_new (self->address, &self->options, NULL);
  g_assert_no_error (t->error);
  g_assert_cmpstr (t->info.kind, ==, "imap");
  g_assert_cmpuint (t->mails->len, ==, 4);
  g_assert_true (has_mail (t, "one in Bonjour."));
  g_assert_true (has_mail (t, "two in Bonjour."));
  g_assert_true (has_mail (t, "three out Bonjour."));
  g_assert_cmpuint (t->own->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (t->own, 0), ==, "moi@example.org");
  g_assert_cmpuint (ent_report_count (t->report), ==, 0);
  /* Nothing was marked as read. */
  g_assert_cmpuint (mail_server_count (self->server, "", ":2,"), ==, 1);
  g_assert_cmpuint (mail_server_count (self->server, "", ":2,RS"), ==, 1);
}

static void
test_chosen_folders (Account *self, gconstpointer data)
{
  static const char *const folders[] = {"Réunion", "Nowhere", NULL};
  self->options.folders = folders;
  g_autoptr (Taken) t = taken_new (self->address, &self->options, NULL);
  g_assert_no_error (t->error);
  g_assert_cmpuint (t->mails->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (t->mails, 0), "five "));
  g_assert_cmpuint (ent_report_count (t->report), ==, 1);
  g_assert_cmpstr (ent_report_get (t->report, 0)->file, ==, "Nowhere");
}

static void
test_only_what_is_new (Account *self, gconstpointer data)
{
  g_autoptr (TestMemory) memory = test_memory_new ();
  g_autoptr (Taken) first = taken_new (self->address, &self->options, memory);
  g_assert_cmpuint (first->mails->len, ==, 4);
  g_autoptr (Taken) again = taken_new (self->address, &self->options, memory);
  g_assert_cmpuint (again->mails->len, ==, 0);
  g_assert_true (again->info.nothing_new);
  deliver (self, "", "", "c@example.com", "moi@example.org", "six");
  g_autoptr (Taken) more = taken_new (self->address, &self->options, memory);
  g_assert_cmpuint (more->mails->len, ==, 1);
  g_assert_false (more->info.nothing_new);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (more->mails, 0), "six "));
}

/* More mails than are asked for at once: ranges that follow each other. */
static void
test_many_mails (Account *self, gconstpointer data)
{
  for (int i = 0; i < 120; i++) {
    g_autofree char *subject = g_strdup_printf ("many-%d", i);
    deliver (self, ".Many", "S", "a@example.com", "moi@example.org", subject);
  }
  static const char *const folders[] = {"Many", NULL};
  self->options.folders = folders;
  g_autoptr (TestMemory) memory = test_memory_new ();
  g_autoptr (Taken) t = taken_new (self->address, &self->options, memory);
  g_assert_cmpuint (t->mails->len, ==, 120);
  g_assert_cmpuint (t->units->len, >, 1);
  g_autoptr (Taken) again = taken_new (self->address, &self->options, memory);
  g_assert_true (again->info.nothing_new);
}

static void
test_headers_only (Account *self, gconstpointer data)
{
  g_autoptr (TestMemory) memory = test_memory_new ();
  self->options.headers_only = true;
  g_autoptr (Taken) headers = taken_new (self->address, &self->options, memory);
  g_assert_cmpuint (headers->mails->len, ==, 4);
  g_assert_true (has_mail (headers, "one in "));
  self->options.headers_only = false;
  g_autoptr (Taken) whole = taken_new (self->address, &self->options, memory);
  g_assert_true (has_mail (whole, "one in Bonjour."));
}

static void
assert_fails (const char *address, const EntImapOptions *options, int code, const char *part)
{
  g_autoptr (Taken) t = taken_new (address, options, NULL);
  g_assert_error (t->error, ENT_ERROR, code);
  if (strstr (t->error->message, part) == NULL)
    g_error ("\"%s\" does not say \"%s\"", t->error->message, part);
  g_assert_null (strstr (t->error->message, "secret"));
  g_assert_cmpuint (t->mails->len, ==, 0);
}

static void
test_certificates (Account *self, gconstpointer data)
{
  EntImapOptions strangers = self->options;
  strangers.ca_file = NULL;
  assert_fails (self->address, &strangers, ENT_ERROR_REFUSED, "no safe connection");
  g_autofree char *other_name = mail_server_address (self->server, "127.0.0.1", FALSE);
  assert_fails (other_name, &self->options, ENT_ERROR_REFUSED, "no safe connection");
  g_autofree char *plain = mail_server_address (self->server, "localhost", TRUE);
  assert_fails (plain, &self->options, ENT_ERROR_REFUSED, "no safe connection");
}

static void
test_plain_on_loopback (Account *self, gconstpointer data)
{
  g_autofree char *plain = mail_server_address (self->server, "127.0.0.1", TRUE);
  self->options.allow_plain = true;
  g_autoptr (Taken) t = taken_new (plain, &self->options, NULL);
  g_assert_no_error (t->error);
  g_assert_cmpuint (t->mails->len, ==, 4);
}

static void
test_logins (Account *self, gconstpointer data)
{
  EntImapOptions options = self->options;
  options.password_command = "echo wrong";
  assert_fails (self->address, &options, ENT_ERROR_FAILED, "does not accept");
  options.password_command = NULL;
  assert_fails (self->address, &options, ENT_ERROR_USAGE, "Name a command");
  options.password_command = "printf 'secret";
  assert_fails (self->address, &options, ENT_ERROR_USAGE, "not closed");
  options.password_command = "true";
  assert_fails (self->address, &options, ENT_ERROR_FAILED, "printed nothing");
  options.password_command = "yes";
  assert_fails (self->address, &options, ENT_ERROR_FAILED, "printed too much");
  options.password_command = "false";
  assert_fails (self->address, &options, ENT_ERROR_FAILED, "gave no password");
  options.password_command = "no-such-program-anywhere";
  assert_fails (self->address, &options, ENT_ERROR_FAILED, "gave no password");
}

static void
test_addresses (void)
{
  const EntImapOptions options = {.password_command = "echo secret"};
  static const char *const wrong[] = {"imaps://", "imaps://localhost/", "imaps://@localhost/",
                                      "imaps://moi@/", "imaps://moi@localhost:99999/"};
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_fails (wrong[i], &options, ENT_ERROR_USAGE, "no address of a mailbox");
  assert_fails ("imaps://moi:secret@localhost/", &options, ENT_ERROR_USAGE, "Leave the password out");
}

/* ---- A server that means harm ---- */

static gpointer
flood (gpointer data)
{
  g_autoptr (GSocketListener) listener = data;
  g_autoptr (GSocketConnection) connection = g_socket_listener_accept (listener, NULL, NULL, NULL);
  g_autofree char *block = g_malloc (65536);
  memset (block, 'x', 65536);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_output_stream_write_all (out, "* OK ", 5, NULL, NULL, NULL);
  while (g_output_stream_write_all (out, block, 65536, NULL, NULL, NULL))
    ;
  return NULL;
}

static void
test_a_server_that_floods (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  GThread *thread = g_thread_new ("flood", flood, g_object_ref (listener));
  g_autofree char *address = g_strdup_printf ("imap://moi@127.0.0.1:%u/", port);
  const EntImapOptions options = {.password_command = "echo secret", .allow_plain = true};
  assert_fails (address, &options, ENT_ERROR_FAILED, "more than was asked for");
  g_thread_join (thread);
}

#define ADD(path, func) g_test_add (path, Account, NULL, account_set_up, func, account_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/imap/inbox-and-sent", test_inbox_and_sent);
  ADD ("/imap/chosen", test_chosen_folders);
  ADD ("/imap/again", test_only_what_is_new);
  ADD ("/imap/many", test_many_mails);
  ADD ("/imap/headers-only", test_headers_only);
  ADD ("/imap/certificates", test_certificates);
  ADD ("/imap/plain", test_plain_on_loopback);
  ADD ("/imap/logins", test_logins);
  g_test_add_func ("/imap/addresses", test_addresses);
  g_test_add_func ("/imap/flood", test_a_server_that_floods);
  return g_test_run ();
}
