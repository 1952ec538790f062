#include "sample/sample.h"

#include "sample/write-private.h"
#include <errno.h>
#include <glib/gstdio.h>

enum {
  LEAST_CONTACTS = 10,
  MOST_CONTACTS = 10000000,
  MOST_MESSAGES = 200000000,
  MOST_MAILS = 100000000,
};

/* A file, first under a name that nobody reads. */
typedef struct {
  char *path;
  char *unfinished;
} Output;

static void
output_init (Output *self, const char *directory, const char *name, const char *suffix)
{
  g_autofree char *base = g_strconcat (name, suffix, NULL);
  self->path = g_build_filename (directory, base, NULL);
  self->unfinished = g_strconcat (self->path, ".unfinished", NULL);
}

static void
output_clear (Output *self)
{
  if (self->unfinished)
    g_unlink (self->unfinished);
  g_free (self->unfinished);
  g_free (self->path);
}

#define N_OUTPUTS 6

typedef struct {
  Output of[N_OUTPUTS];
} Outputs;

static void
outputs_clear (Outputs *self)
{
  for (size_t i = 0; i < N_OUTPUTS; i++)
    output_clear (&self->of[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outputs, outputs_clear)

static bool
output_publish (Output *self, GError **error)
{
  if (g_rename (self->unfinished, self->path) == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The file %s cannot be put in place: %s."), self->path,
               g_strerror (errno));
  return false;
}

static void
archive_clear (EntSampleArchive *self)
{
  ent_sample_zip_free (self->zip);
  if (self->buffer)
    g_string_free (self->buffer, TRUE);
  if (self->files)
    g_array_unref (self->files);
  g_free (self->tallies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntSampleArchive, archive_clear)

static bool
write_archive (EntSampleArchive *archive, const char *path, GError **error)
{
  archive->zip = ent_sample_zip_new (path, error);
  return archive->zip != NULL && ent_sample_write_connections (archive, error) &&
         ent_sample_write_messages (archive, archive->threads, error) &&
         ent_sample_write_invitations (archive, error) && ent_sample_write_endorsements (archive, error) &&
         ent_sample_write_recommendations (archive, error) &&
         ent_sample_write_address_book (archive, error) && ent_sample_write_activity (archive, error) &&
         ent_sample_write_follows (archive, error) && ent_sample_write_self (archive, error) &&
         ent_sample_zip_finish (archive->zip, error);
}

static bool
write_target (const EntSampleStory *story, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  if (g_file_set_contents (path, story->target, -1, &reason))
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The file %s cannot be written: %s."), path,
               reason->message);
  return false;
}

/* The story is told in these, and a user brings them in together; those that lie beside the archive come with
 * a mailbox only. The truth is last: it counts what the others hold. */
typedef struct {
  const char *suffix;
  bool is_beside;
  bool (*write) (EntSampleArchive *archive, const char *path, GError **error);
} Part;

static bool
write_target_of (EntSampleArchive *archive, const char *path, GError **error)
{
  return write_target (archive->network->story, path, error);
}

static const Part parts[N_OUTPUTS] = {
    {".zip", false, write_archive},         {".mbox", true, ent_sample_write_mailbox},
    {".vcf", true, ent_sample_write_cards}, {".ics", true, ent_sample_write_calendar},
    {".target", false, write_target_of},    {".truth.json", false, ent_sample_write_truth},
};

/* All are written before the first one is put in place; files beside an archive that has none now would lie.
 */
static bool
write_parts (EntSampleArchive *archive, const char *directory, GError **error)
{
  g_auto (Outputs) outputs = {0};
  bool has_mailbox = archive->network->has_mailbox;
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    output_init (&outputs.of[i], directory, archive->network->story->name, parts[i].suffix);
    if ((has_mailbox || !parts[i].is_beside) && !parts[i].write (archive, outputs.of[i].unfinished, error))
      return false;
  }
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (!has_mailbox && parts[i].is_beside)
      g_unlink (outputs.of[i].path);
    else if (!output_publish (&outputs.of[i], error))
      return false;
  }
  return true;
}

static bool
write_files (EntSampleNetwork *network, size_t n_messages, size_t n_mails, const char *directory,
             GError **error)
{
  g_autoptr (GArray) threads = ent_sample_plan_threads (network, n_messages, error);
  if (!threads)
    return false;
  g_autoptr (GArray) mails = n_mails > 0 ? ent_sample_plan_mailbox (network, threads, n_mails, error) : NULL;
  if (n_mails > 0 && !mails)
    return false;
  if (g_mkdir_with_parents (directory, 0755) != 0) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The folder %s cannot be made: %s."), directory,
                 g_strerror (errno));
    return false;
  }
  g_auto (EntSampleArchive) archive = {.network = network,
                                       .threads = threads,
                                       .mails = mails,
                                       .buffer = g_string_new (NULL),
                                       .files = g_array_new (FALSE, FALSE, sizeof (EntSampleFile)),
                                       .tallies = g_new0 (EntSampleTally, network->n_people)};
  return write_parts (&archive, directory, error);
}

bool
ent_sample_write (const char *name, const char *directory, const EntSampleOptions *options, GError **error)
{
  g_return_val_if_fail (directory != NULL, false);
  static const EntSampleOptions defaults = {0};
  if (!options)
    options = &defaults;
  const EntSampleStory *story = ent_sample_story (name);
  if (!story) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no sample “%s”: there are antoine and stephanie."), name ? name : "");
    return false;
  }
  size_t n_contacts = options->n_contacts > 0 ? options->n_contacts : story->n_contacts;
  if (n_contacts < LEAST_CONTACTS || n_contacts > MOST_CONTACTS) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("A sample has from %d to %d contacts."),
                 LEAST_CONTACTS, MOST_CONTACTS);
    return false;
  }
  size_t n_messages =
      options->n_messages > 0 ? options->n_messages : n_contacts * story->messages_per_contact;
  if (n_messages > MOST_MESSAGES) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("A sample has at most %d messages."), MOST_MESSAGES);
    return false;
  }
  size_t n_mails = options->without_mailbox ? 0
                   : options->n_mails > 0   ? options->n_mails
                                            : n_contacts * story->mails_per_contact;
  if (n_mails > MOST_MAILS) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("A sample has at most %d mails."), MOST_MAILS);
    return false;
  }
  int64_t now_day = options->now_day != 0 ? options->now_day : ent_day_of (ent_now_us ());
  g_autoptr (EntSampleNetwork) network =
      ent_sample_network_new (story, options->seed, n_contacts, now_day, n_mails > 0);
  return write_files (network, n_messages, n_mails, directory, error);
}
