#include "fuzz-readers.h"

#include <sys/mman.h>
#include <unistd.h>

typedef struct {
  EntSink base;
  GString *json;
} FuzzSink;

static void
check_party (const EntParty *party)
{
  FUZZ_ASSERT (party->identifier.value.length > 0);
  FUZZ_ASSERT (party->direction >= ENT_DIRECTION_OUT && party->direction <= ENT_DIRECTION_BOTH);
}

/* What readers.h promises of a record. */
static void
check_record (const EntRecord *record)
{
  FUZZ_ASSERT (record->file.length > 0);
  if (record->kind == ENT_RECORD_CONTACT) {
    FUZZ_ASSERT (record->contact.n_identifiers > 0);
    for (size_t i = 0; i < record->contact.n_identifiers; i++)
      FUZZ_ASSERT (record->contact.identifiers[i].value.length > 0);
  } else if (record->kind == ENT_RECORD_INTERACTION) {
    FUZZ_ASSERT (ent_time_is_known (record->interaction.at));
    FUZZ_ASSERT (record->interaction.n_parties > 0);
    for (size_t i = 0; i < record->interaction.n_parties; i++)
      check_party (&record->interaction.parties[i]);
  } else if (record->kind == ENT_RECORD_VOICE) {
    check_party (&record->voice.author);
  }
}

static bool
put (EntSink *sink, const EntRecord *record, GError **error)
{
  GString *text = ((FuzzSink *)sink)->json;
  check_record (record);
  g_string_truncate (text, 0);
  g_autoptr (EntJson) json = ent_json_new (text);
  ent_record_write_json (record, json);
  FUZZ_ASSERT (g_utf8_validate (text->str, (gssize)text->len, NULL));
  return true;
}

void
fuzz_read_bytes (const char *start, const uint8_t *data, size_t size)
{
  int fd = memfd_create ("book", MFD_CLOEXEC);
  size_t n_start = strlen (start);
  FUZZ_ASSERT (fd >= 0 && write (fd, start, n_start) == (ssize_t)n_start);
  FUZZ_ASSERT (size == 0 || write (fd, data, size) == (ssize_t)size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  fuzz_read_file (path);
  close (fd);
}

void
fuzz_read_file (const char *path)
{
  g_autoptr (GString) json = g_string_new (NULL);
  FuzzSink sink = {{put, NULL}, json};
  g_autoptr (EntReport) report = ent_report_new (8);
  g_autoptr (GError) error = NULL;
  EntSourceInfo info;
  bool ok = ent_read (path, NULL, &sink.base, report, &info, &error);
  FUZZ_ASSERT (ok == (error == NULL));
  FUZZ_ASSERT (ok || error->message[0] != '\0');
}
