/* Any bytes as each table of an archive: the first byte says which. */
#include "fuzz-readers.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *const names[] = {
    "Connections.csv",
    "messages.csv",
    "Invitations.csv",
    "Endorsement_Received_Info.csv",
    "Recommendations_Received.csv",
    "Reactions.csv",
    "Comments.csv",
    "Shares.csv",
    "Votes.csv",
    "Profile.csv",
    "Positions.csv",
    "Education.csv",
    "Email Addresses.csv",
    "PhoneNumbers.csv",
    "Contacts.csv",
    "Member_Follows.csv",
    "Company Follows.csv",
    "Events.csv",
    "Articles/Articles/x.html",
};

/* A table that is there whatever the bytes are, so that they pass for an archive. */
static const char skills[] = "Name\nChemistry\n";

static void
add_file (struct archive *archive, const char *name, const void *bytes, size_t n_bytes)
{
  struct archive_entry *entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)n_bytes);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  FUZZ_ASSERT (archive_write_header (archive, entry) == ARCHIVE_OK);
  FUZZ_ASSERT (n_bytes == 0 || archive_write_data (archive, bytes, n_bytes) == (la_ssize_t)n_bytes);
  archive_entry_free (entry);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  int fd = memfd_create ("archive", MFD_CLOEXEC);
  struct archive *archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  FUZZ_ASSERT (fd >= 0 && archive_write_open_fd (archive, fd) == ARCHIVE_OK);
  add_file (archive, "Skills.csv", skills, strlen (skills));
  add_file (archive, names[data[0] % G_N_ELEMENTS (names)], data + 1, size - 1);
  FUZZ_ASSERT (archive_write_close (archive) == ARCHIVE_OK);
  archive_write_free (archive);

  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  fuzz_read_file (path);
  close (fd);
  return 0;
}
