/* Address books: a file, or a folder or zip of files, each a vCard file, an LDIF or a table. */
#include "readers/book-private.h"
#include "readers/registry-private.h"

#define MIN_HEADERS 3 /* that are known, for a table among other files */
#define ARENA_BLOCK (64u * 1024)

typedef enum {
  FORMAT_NONE,
  FORMAT_VCARD,
  FORMAT_LDIF,
  FORMAT_TABLE,
  FORMAT_LAST = FORMAT_TABLE,
} Format;

/* ---- What a file is ---- */

static bool
has_suffix (const EntEntry *entry, const char *const *suffixes)
{
  const char *dot = strrchr (entry->base, '.');
  for (; *suffixes != NULL; suffixes++)
    if (dot != NULL && g_ascii_strcasecmp (dot, *suffixes) == 0)
      return true;
  return false;
}

/* The beginning of an entry, UTF-16 made UTF-8. */
static bool
look_at (EntArchive *archive, size_t index, GString *out)
{
  g_autoptr (GError) ignored = NULL;
  EntInput *input = ent_archive_stream (archive, index, &ignored);
  if (input == NULL)
    return false;
  g_autoptr (EntLines) lines = ent_lines_new (input, 1024);
  EntSlice line;
  for (int i = 0; i < 40 && ent_lines_next (lines, &line, &ignored); i++) {
    g_string_append_len (out, line.data, (gssize)line.length);
    g_string_append_c (out, '\n');
  }
  return out->len > 0;
}

/* A file alone that is called a table is taken for one; among others its headers have to be known. */
static Format
format_of (EntArchive *archive, size_t index)
{
  static const char *const tables[] = {".csv", ".tsv", ".txt", NULL};
  const EntEntry *entry = ent_archive_entry (archive, index);
  g_autoptr (GString) start = g_string_new (NULL);
  if (entry->is_zip || !look_at (archive, index, start))
    return FORMAT_NONE;
  if (ent_archive_is_zip (start->str, start->len))
    return FORMAT_NONE;
  if (ent_book_is_vcard (ent_slice_of (start)))
    return FORMAT_VCARD;
  if (ent_book_is_ldif (ent_slice_of (start)))
    return FORMAT_LDIF;
  if (!archive->is_single_file && !has_suffix (entry, tables))
    return FORMAT_NONE;
  EntInput *input = ent_archive_stream (archive, index, NULL);
  if (input == NULL)
    return FORMAT_NONE;
  bool is_called_so = archive->is_single_file && has_suffix (entry, tables);
  return ent_book_table_fits (input) >= MIN_HEADERS || is_called_so ? FORMAT_TABLE : FORMAT_NONE;
}

static bool
sniff (EntArchive *archive)
{
  for (size_t i = 0; i < ent_archive_n_entries (archive); i++)
    if (format_of (archive, i) != FORMAT_NONE)
      return true;
  return false;
}

/* ---- Reading ---- */

static bool
read_format (EntBook *self, Format format, EntInput *input, GError **error)
{
  switch (format) {
  case FORMAT_VCARD:
    return ent_book_read_vcards (self, input, error);
  case FORMAT_LDIF:
    return ent_book_read_ldif (self, input, error);
  case FORMAT_TABLE:
    return ent_book_read_table (self, input, error);
  case FORMAT_NONE:
    break;
  }
  return true;
}

/* A damaged file among others is a problem of its own; a refusal, and what the sink says, is one of all. */
static bool
read_entry (EntBook *self, EntArchive *archive, size_t index, Format format, bool *out_stopped,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  self->file = ent_slice (ent_archive_entry (archive, index)->base);
  EntInput *input = ent_archive_stream (archive, index, &failure);
  if (input != NULL && read_format (self, format, input, &failure))
    return true;
  bool is_damage = g_error_matches (failure, ENT_ERROR, ENT_ERROR_CORRUPT) ||
                   (!archive->is_single_file && g_error_matches (failure, ENT_ERROR, ENT_ERROR_INVALID));
  if (is_damage && !*out_stopped) {
    ent_book_problem (self, 0, ENT_SLICE (""), failure->message);
    return true;
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return false;
}

static void
report_unread (EntBook *self, EntArchive *archive, const GArray *formats)
{
  static const char *const tables[] = {".csv", ".tsv", ".vcf", ".ldif", NULL};
  for (guint i = 0; i < formats->len; i++) {
    const EntEntry *entry = ent_archive_entry (archive, i);
    if (entry->is_zip)
      ent_report_add (
          self->report, ent_slice (entry->path), 0, ENT_SLICE (""),
          _ ("This archive lies among files that were read: it was left out. Import it by itself."));
    else if (g_array_index (formats, Format, i) == FORMAT_NONE && has_suffix (entry, tables))
      ent_report_add (self->report, ent_slice (entry->path), 0, ENT_SLICE (""),
                      _ ("This is no address book that is known here: it was left out."));
  }
}

/* The sink, so that its errors are told from those of a damaged file; and how far the reading is. */
typedef struct {
  EntSink base;
  EntSink *sink;
  bool stopped;
  uint64_t done, total, told;
} Tap;

static bool
put (EntSink *sink, const EntRecord *record, GError **error)
{
  Tap *self = (Tap *)(void *)sink;
  self->stopped = !ent_sink_put (self->sink, record, error);
  return !self->stopped;
}

static void
count_progress (void *context, uint64_t bytes)
{
  Tap *self = context;
  self->done += bytes;
  if (self->sink->progress == NULL || self->done < self->told + (1u << 20))
    return;
  self->told = self->done;
  self->sink->progress (self->sink, MIN (self->done, self->total), self->total);
}

/* Whether a file may hold groups: the first pass over it is only worth it then. */
static bool
has_groups (EntArchive *archive, size_t index)
{
  static const char *const words[] = {"KIND:GROUP", "EVOLUTION-LIST", "OBJECTCLASS: GROUPOF",
                                      "OBJECTCLASS: MAILGROUP"};
  g_autoptr (GError) ignored = NULL;
  EntInput *input = ent_archive_stream (archive, index, &ignored);
  if (input == NULL)
    return false;
  g_autoptr (EntLines) lines = ent_lines_new (input, 200);
  EntSlice line;
  while (ent_lines_next (lines, &line, &ignored)) {
    g_autofree char *upper = line.length < 100 ? g_ascii_strup (line.data, (gssize)line.length) : NULL;
    for (size_t i = 0; upper != NULL && i < G_N_ELEMENTS (words); i++)
      if (strstr (upper, words[i]) != NULL)
        return true;
  }
  return false;
}

static bool
read_entries (EntBook *self, EntArchive *archive, const GArray *formats, Tap *tap, GError **error)
{
  self->only_groups = true;
  for (guint i = 0; i < formats->len; i++) {
    Format format = g_array_index (formats, Format, i);
    if ((format == FORMAT_VCARD || format == FORMAT_LDIF) && has_groups (archive, i) &&
        !read_entry (self, archive, i, format, &tap->stopped, error))
      return false;
  }
  self->only_groups = false;
  archive->progress = count_progress;
  archive->progress_context = tap;
  bool ok = true;
  for (guint i = 0; ok && i < formats->len; i++)
    if (g_array_index (formats, Format, i) != FORMAT_NONE)
      ok = read_entry (self, archive, i, g_array_index (formats, Format, i), &tap->stopped, error);
  archive->progress = NULL;
  return ok;
}

static bool
read_book (EntArchive *archive, const EntReadOptions *options, EntSink *sink, EntReport *report,
           EntSourceInfo *info, GError **error)
{
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (Format));
  Tap tap = {.base = {.put = put}, .sink = sink};
  for (size_t i = 0; i < ent_archive_n_entries (archive); i++) {
    Format format = format_of (archive, i);
    g_array_append_val (formats, format);
    tap.total += format != FORMAT_NONE ? ent_archive_entry (archive, i)->size : 0;
  }
  g_autoptr (GHashTable) cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (EntArena) arena = ent_arena_new (ARENA_BLOCK);
  g_autoptr (GString) scratch = g_string_new (NULL);
  EntBook self = {.options = options,
                  .sink = &tap.base,
                  .report = report,
                  .info = info,
                  .groups = ent_book_groups_new (),
                  .cards = cards,
                  .arena = arena,
                  .scratch = scratch,
                  .newest = ENT_NO_TIME};
  bool ok = read_entries (&self, archive, formats, &tap, error);
  if (ok)
    report_unread (&self, archive, formats);
  info->as_of = self.newest;
  ent_book_groups_free (self.groups);
  return ok;
}

const EntReader ent_book_reader = {
    .kind = "address-book",
    .accepts =
        N_ ("an address book (vCard, LDIF, or a table in CSV: Google, Outlook, Thunderbird or your own)"),
    .sniff = sniff,
    .read = read_book,
};
