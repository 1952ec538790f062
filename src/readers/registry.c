#include "readers/registry-private.h"
#include "readers/linkedin-private.h"

static const EntReader *const readers[] = {
    &ent_calendar_file_reader, &ent_linkedin_reader, &ent_mail_archive_reader,
    &ent_book_reader,          &ent_calendar_reader,
};

static const EntPathReader *const path_readers[] = {
    &ent_imap_reader,
    &ent_mail_reader,
};

static const EntReader *
find_reader (EntArchive *archive)
{
  for (size_t i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i]->sniff (archive))
      return readers[i];
  return NULL;
}

/* Positive when the name of archive @a says that it holds more than @b: it is newer, or complete of the same
 * day. */
static int
compare_archives (const EntEntry *a, const EntEntry *b)
{
  EntTime day_a = ent_linkedin_date_in_name (ent_slice (a->base));
  EntTime day_b = ent_linkedin_date_in_name (ent_slice (b->base));
  if (day_a.at_us != day_b.at_us)
    return day_a.at_us > day_b.at_us ? 1 : -1;
  EntSlice complete = ENT_SLICE ("Complete_");
  int is_complete_a = ent_slice_starts_with_ascii_case (ent_slice (a->base), complete);
  int is_complete_b = ent_slice_starts_with_ascii_case (ent_slice (b->base), complete);
  return is_complete_a != is_complete_b ? is_complete_a - is_complete_b : strcmp (b->path, a->path);
}

/* The inner archive that says most, or -1; the others are reported. */
static ssize_t
choose_inner (EntArchive *outer, EntReport *report)
{
  ssize_t best = -1;
  for (size_t i = 0; i < ent_archive_n_entries (outer); i++) {
    const EntEntry *entry = ent_archive_entry (outer, i);
    if (entry->is_zip && (best < 0 || compare_archives (entry, ent_archive_entry (outer, (size_t)best)) > 0))
      best = (ssize_t)i;
  }
  for (size_t i = 0; i < ent_archive_n_entries (outer); i++)
    if ((ssize_t)i != best && ent_archive_entry (outer, i)->is_zip)
      ent_report_addf (report, ent_slice (ent_archive_entry (outer, i)->path), 0, ENT_SLICE (""),
                       _ ("Of several archives only the newest was read, \"%s\". Import this one by itself."),
                       ent_archive_entry (outer, (size_t)best)->path);
  return best;
}

static void
append_accepted (const char *accepts, GString *out)
{
  if (accepts != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", _ (accepts));
}

static bool
fail_unknown (const char *path, GError **error)
{
  g_autoptr (GString) accepted = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (readers); i++)
    append_accepted (readers[i]->accepts, accepted);
  for (size_t i = 0; i < G_N_ELEMENTS (path_readers); i++)
    append_accepted (path_readers[i]->accepts, accepted);
  g_set_error (error, ENT_ERROR, ENT_ERROR_INVALID,
               _ ("\"%s\" is nothing that can be read here. Known is: %s."), path, accepted->str);
  return false;
}

static const EntPathReader *
find_path_reader (const char *path)
{
  for (size_t i = 0; i < G_N_ELEMENTS (path_readers); i++)
    if (path_readers[i]->sniff (path))
      return path_readers[i];
  return NULL;
}

static bool
read_archive (const char *path, const EntReadOptions *options, EntSink *sink, EntReport *report,
              EntSourceInfo *info, GError **error)
{
  g_autoptr (EntArchive) archive = ent_archive_open (path, report, error);
  if (archive == NULL)
    return false;
  const EntReader *reader = find_reader (archive);
  if (reader == NULL) {
    ssize_t inner_index = choose_inner (archive, report);
    if (inner_index < 0)
      return fail_unknown (path, error);
    EntArchive *inner = ent_archive_open_inner (archive, (size_t)inner_index, report, error);
    if (inner == NULL)
      return false;
    ent_archive_free (archive);
    archive = inner;
    reader = find_reader (archive);
  }
  if (reader == NULL)
    return fail_unknown (path, error);
  info->kind = reader->kind;
  return reader->read (archive, options, sink, report, info, error);
}

bool
ent_read (const char *path, const EntReadOptions *options, EntSink *sink, EntReport *report,
          EntSourceInfo *out_info, GError **error)
{
  const EntReadOptions none = {0};
  options = options != NULL ? options : &none;
  EntSourceInfo info = {.as_of = ENT_NO_TIME};
  const EntPathReader *reader = find_path_reader (path);
  info.kind = reader != NULL ? reader->kind : NULL;
  if (reader != NULL ? !reader->read (path, options, sink, report, &info, error)
                     : !read_archive (path, options, sink, report, &info, error))
    return false;
  *out_info = info;
  return true;
}
