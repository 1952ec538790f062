/* The LinkedIn archive: which file is which table, in which order they are read, and what the tables share.
 */
#include "readers/linkedin-private.h"
#include "readers/registry-private.h"

#define PROGRESS_BYTES (1024 * 1024)

/* In reading order: the user first, messages last. */
static const struct {
  const char *key;
  const EntLinkedinTable *table;
} known_files[] = {
    {"profile", &ent_linkedin_profile},
    {"profilesummary", &ent_linkedin_summary},
    {"emailaddresses", &ent_linkedin_emails},
    {"phonenumbers", &ent_linkedin_phones},
    {"positions", &ent_linkedin_positions},
    {"education", &ent_linkedin_education},
    {"skills", &ent_linkedin_skills},
    {"languages", &ent_linkedin_languages},
    {"certifications", &ent_linkedin_certifications},
    {"companyfollows", &ent_linkedin_company_follows},
    {"hashtagfollows", &ent_linkedin_hashtag_follows},
    {"events", &ent_linkedin_events},
    {"connections", &ent_linkedin_connections},
    {"importedcontacts", &ent_linkedin_address_book},
    {"contacts", &ent_linkedin_address_book},
    {"invitations", &ent_linkedin_invitations},
    {"endorsementreceivedinfo", &ent_linkedin_endorsements_received},
    {"endorsementgiveninfo", &ent_linkedin_endorsements_given},
    {"recommendationsreceived", &ent_linkedin_recommendations_received},
    {"recommendationsgiven", &ent_linkedin_recommendations_given},
    {"shares", &ent_linkedin_shares},
    {"instantreposts", &ent_linkedin_reposts},
    {"reactions", &ent_linkedin_reactions},
    {"comments", &ent_linkedin_comments},
    {"votes", &ent_linkedin_votes},
    {"memberfollows", &ent_linkedin_member_follows},
    {"messages", &ent_linkedin_messages},
};

#define UNKNOWN_FILE SIZE_MAX

/* Files that say nothing of a relation, or more of the user than is needed; "..." stands for any end. */
static const char *const ignored_keys[] = {
    "accountstatushistory",
    "adsclicked",
    "adtargeting",
    "calendar",
    "causesyoucareabout",
    "coachmessages",
    "courses",
    "groups",
    "guidemessages",
    "honors",
    "inferencesaboutyou",
    "job...",
    "lanadsengagement",
    "learning...",
    "logins",
    "memberhashtags",
    "opprtunities",
    "opportunities",
    "engagements",
    "organizations",
    "patents",
    "privateidentityasset",
    "projects",
    "publications",
    "receipts...",
    "registration",
    "reviews",
    "richmedia",
    "saved...",
    "searchqueries",
    "securitychallenges",
    "testscores",
    "verifications",
    "videos",
    "volunteering",
    "whatsappphonenumbers",
    "serviceproviders...",
    "followers",
    "posts",
    "profileviews",
    "searchappearances",
};

/* ---- Names of files ---- */

/* Without a number in brackets or behind `_` at its end, which copies and parts of a file have. */
static EntSlice
without_number (EntSlice base, char open, const char *close)
{
  EntSlice rest = base;
  size_t n_close = strlen (close);
  if (rest.length < n_close || memcmp (rest.data + rest.length - n_close, close, n_close) != 0)
    return base;
  rest.length -= n_close;
  size_t digits = 0;
  while (rest.length > 0 && g_ascii_isdigit (rest.data[rest.length - 1])) {
    rest.length--;
    digits++;
  }
  if (digits == 0 || rest.length < 2 || rest.data[rest.length - 1] != open)
    return base;
  rest.length--;
  return ent_slice_trim (rest);
}

void
ent_linkedin_append_key (EntSlice base, GString *out)
{
  EntSlice suffix = ENT_SLICE (".csv");
  base = ent_slice_trim (base);
  if (base.length > suffix.length &&
      ent_slice_equal_ascii_case (ent_slice_from (base, base.length - suffix.length), suffix))
    base.length -= suffix.length;
  base = without_number (base, '(', ")");
  base = without_number (base, '_', "");
  for (size_t i = 0; i < base.length; i++)
    if (strchr (" _-", base.data[i]) == NULL)
      g_string_append_c (out, g_ascii_tolower (base.data[i]));
}

static size_t
known_file (const EntEntry *entry)
{
  g_autoptr (GString) key = g_string_new (NULL);
  ent_linkedin_append_key (ent_slice (entry->base), key);
  for (size_t i = 0; i < G_N_ELEMENTS (known_files); i++)
    if (g_str_equal (key->str, known_files[i].key))
      return i;
  return UNKNOWN_FILE;
}

static bool
is_ignored (const EntEntry *entry)
{
  g_autoptr (GString) key = g_string_new (NULL);
  ent_linkedin_append_key (ent_slice (entry->base), key);
  for (size_t i = 0; i < G_N_ELEMENTS (ignored_keys); i++) {
    size_t length = strlen (ignored_keys[i]);
    bool is_open = g_str_has_suffix (ignored_keys[i], "...");
    if (is_open ? strncmp (key->str, ignored_keys[i], length - 3) == 0
                : g_str_equal (key->str, ignored_keys[i]))
      return true;
  }
  return false;
}

EntTime
ent_linkedin_date_in_name (EntSlice name)
{
  for (size_t i = 0; i + 10 <= name.length; i++) {
    const char *t = name.data + i;
    if (t[2] != '-' || t[5] != '-' || (i + 10 < name.length && g_ascii_isdigit (t[10])))
      continue;
    char iso[11] = {t[6], t[7], t[8], t[9], '-', t[0], t[1], '-', t[3], t[4], '\0'};
    EntTime time;
    if (ent_time_from_iso ((EntSlice){iso, 10}, &time))
      return time;
  }
  return ENT_NO_TIME;
}

/* ---- What the tables share ---- */

static EntTime
time_of (const EntRecord *record)
{
  switch (record->kind) {
  case ENT_RECORD_CONTACT:
    return record->contact.connected;
  case ENT_RECORD_INTERACTION:
    return record->interaction.at;
  case ENT_RECORD_VOICE:
    return record->voice.at;
  case ENT_RECORD_PUBLICATION:
    return record->publication.at;
  case ENT_RECORD_SELF:
  case ENT_RECORD_MAIL:
  case ENT_RECORD_LEFT_OUT:
  case ENT_RECORD_UNIT:
  default:
    return ENT_NO_TIME; /* an event may lie in the future */
  }
}

bool
ent_linkedin_put (EntLinkedin *self, EntRecord *record, uint64_t line, GError **error)
{
  record->file = self->file;
  record->line = line;
  EntTime time = time_of (record);
  if (ent_time_is_known (time) && (!ent_time_is_known (self->newest) || time.at_us > self->newest.at_us))
    self->newest = time;
  return ent_sink_put (self->sink, record, error);
}

void
ent_linkedin_problem (EntLinkedin *self, uint64_t line, const char *column, const char *reason)
{
  ent_report_add (self->report, self->file, line, ent_slice (column), reason);
}

void
ent_linkedin_skip (EntLinkedin *self, uint64_t line, const char *column, const char *reason)
{
  self->info->n_skipped++;
  ent_linkedin_problem (self, line, column, reason);
}

bool
ent_linkedin_leave_out (EntLinkedin *self)
{
  self->info->n_left_out++;
  return true;
}

bool
ent_linkedin_is_nameless (EntSlice name)
{
  static const char *const placeholders[] = {
      "LinkedIn Member",   "LinkedIn User",       "Membre LinkedIn", "Utilisateur LinkedIn",
      "LinkedIn-Mitglied", "Miembro de LinkedIn", "Utente LinkedIn"};
  for (size_t i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (ent_linkedin_says (name, placeholders[i]))
      return true;
  return name.length == 0;
}

bool
ent_linkedin_identify (EntLinkedin *self, EntSlice url, EntSlice name, GString *scratch, EntIdentifier *out)
{
  g_string_truncate (scratch, 0);
  EntSlice slug = ent_slugs_get (self->slugs, url);
  if (slug.length > 0) {
    g_string_append_len (scratch, slug.data, (gssize)slug.length);
    *out = (EntIdentifier){ENT_IDENTIFIER_URL, ent_slice_of (scratch)};
    return true;
  }
  if (ent_linkedin_is_nameless (name))
    return false;
  ent_fold_name_append (name, scratch);
  *out = (EntIdentifier){ENT_IDENTIFIER_NAME, ent_slice_of (scratch)};
  return scratch->len > 0;
}

bool
ent_linkedin_is_owner (const EntLinkedin *self, const EntIdentifier *identifier)
{
  EntSlice mine =
      ent_slice_of (identifier->kind == ENT_IDENTIFIER_URL ? self->owner.slug : self->owner.folded);
  return mine.length > 0 && ent_slice_equal (mine, identifier->value);
}

EntSlice
ent_linkedin_full_name (EntSlice given, EntSlice family, GString *scratch)
{
  g_string_truncate (scratch, 0);
  g_string_append_len (scratch, given.data, (gssize)given.length);
  if (given.length > 0 && family.length > 0)
    g_string_append_c (scratch, ' ');
  g_string_append_len (scratch, family.data, (gssize)family.length);
  return ent_slice_of (scratch);
}

/* ---- Reading ---- */

typedef struct {
  EntLinkedin *linkedin;
  uint64_t done;
  uint64_t told;
  uint64_t total;
} Progress;

static void
count_progress (void *context, uint64_t bytes)
{
  Progress *progress = context;
  EntSink *sink = progress->linkedin->sink;
  progress->done += bytes;
  if (sink->progress == NULL || progress->done - progress->told < PROGRESS_BYTES)
    return;
  progress->told = progress->done;
  /* Some files are looked at twice, and some do not say how long they are. */
  uint64_t done = progress->total > 0 ? MIN (progress->done, progress->total) : progress->done;
  sink->progress (sink, done, progress->total);
}

/* Whether a workbook hides under the name of a table: the zip magic tells. */
static bool
is_workbook (EntArchive *archive, size_t entry)
{
  char magic[4];
  g_autoptr (GError) ignored = NULL;
  EntInput *input = ent_archive_stream (archive, entry, &ignored);
  ssize_t n = input ? input->read (input, magic, sizeof magic, &ignored) : 0;
  return n > 0 && ent_archive_is_zip (magic, (size_t)n);
}

/* A file that cannot be opened is a problem of its own; a bomb is one of the source. */
static EntInput *
open_file (EntLinkedin *self, size_t entry, bool *out_refused, GError **error)
{
  GError *cause = NULL;
  EntInput *input = ent_archive_stream (self->archive, entry, &cause);
  *out_refused = g_error_matches (cause, ENT_ERROR, ENT_ERROR_REFUSED);
  if (*out_refused) {
    g_propagate_error (error, cause);
  } else if (cause != NULL) {
    ent_linkedin_problem (self, 0, "", cause->message);
    g_error_free (cause);
  }
  return input;
}

static bool
read_table (EntLinkedin *self, size_t entry, const EntLinkedinTable *format, GError **error)
{
  self->file = ent_slice (ent_archive_entry (self->archive, entry)->base);
  if (is_workbook (self->archive, entry)) {
    ent_linkedin_problem (
        self, 0, "", _ ("This is an Excel workbook under the name of a table: open it and save it as CSV."));
    return true;
  }
  if (!ent_linkedin_find_day_order (self, entry, &format->table, error) ||
      (format->prepare != NULL && !format->prepare (self, entry, error)))
    return false;
  bool refused;
  EntInput *input = open_file (self, entry, &refused, error);
  if (input == NULL)
    return !refused;

  EntTableJob job = {.file = self->file,
                     .report = self->report,
                     .dates = self->dates,
                     .emit = format->emit,
                     .context = self};
  EntTableResult result;
  bool ok = ent_table_read (&format->table, input, &job, &result, error);
  self->info->n_rows += result.n_rows;
  self->info->n_skipped += result.n_skipped;
  if (ok && format->done != NULL)
    format->done (self, &result);
  return ok;
}

/* Which known file each entry is. A file alone may be called anything, so its header decides. */
static GArray *
plan_files (EntArchive *archive)
{
  GArray *plan = g_array_new (FALSE, FALSE, sizeof (size_t));
  for (size_t i = 0; i < ent_archive_n_entries (archive); i++) {
    const EntEntry *entry = ent_archive_entry (archive, i);
    size_t file = known_file (entry);
    size_t best = 0;
    bool by_header = archive->is_single_file && file == UNKNOWN_FILE && !is_ignored (entry);
    for (size_t k = 0; by_header && k < G_N_ELEMENTS (known_files); k++) {
      EntInput *input = ent_archive_stream (archive, i, NULL);
      size_t fits = input ? ent_table_fits (&known_files[k].table->table, input) : 0;
      /* One column alone ("Name") is no evidence. */
      if (fits > MAX (best, 1)) {
        best = fits;
        file = k;
      }
    }
    g_array_append_val (plan, file);
  }
  return plan;
}

static bool
read_planned (EntLinkedin *self, const GArray *plan, GError **error)
{
  for (size_t file = 0; file < G_N_ELEMENTS (known_files); file++)
    for (guint i = 0; i < plan->len; i++)
      if (g_array_index (plan, size_t, i) == file && !read_table (self, i, known_files[file].table, error))
        return false;
  for (guint i = 0; i < plan->len; i++)
    if (ent_linkedin_is_article (ent_archive_entry (self->archive, i)) &&
        !ent_linkedin_read_article (self, i, error))
      return false;
  return true;
}

/* What was there and was not read, where somebody might expect it. */
static void
report_unread (EntLinkedin *self, const GArray *plan)
{
  for (guint i = 0; i < plan->len; i++) {
    const EntEntry *entry = ent_archive_entry (self->archive, i);
    if (g_array_index (plan, size_t, i) != UNKNOWN_FILE || is_ignored (entry))
      continue;
    if (entry->is_zip)
      ent_report_add (
          self->report, ent_slice (entry->path), 0, ENT_SLICE (""),
          _ ("This archive lies among files that were read: it was left out. Import it by itself."));
    else if (g_str_has_suffix (entry->base, ".csv"))
      ent_report_add (self->report, ent_slice (entry->path), 0, ENT_SLICE (""),
                      _ ("This table is not known here: it was left out."));
  }
}

/* The first entry that is the file called @key, or -1. */
static ssize_t
find_file (const GArray *plan, const char *key)
{
  for (guint i = 0; i < plan->len; i++) {
    size_t file = g_array_index (plan, size_t, i);
    if (file != UNKNOWN_FILE && g_str_equal (known_files[file].key, key))
      return (ssize_t)i;
  }
  return -1;
}

static void
init (EntLinkedin *self)
{
  self->newest = ENT_NO_TIME;
  self->dates = ent_dates_new (self->report);
  self->slugs = ent_slugs_new ();
  self->notes = ent_notes_new ();
  self->messages = ent_messages_new ();
  self->own_posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->value = g_string_new (NULL);
  self->name = g_string_new (NULL);
  self->text = g_string_new (NULL);
  ent_owner_init (&self->owner);
}

static void
clear (EntLinkedin *self)
{
  ent_owner_clear (&self->owner);
  g_string_free (self->text, TRUE);
  g_string_free (self->name, TRUE);
  g_string_free (self->value, TRUE);
  g_hash_table_unref (self->own_posts);
  ent_messages_free (self->messages);
  ent_notes_free (self->notes);
  ent_slugs_free (self->slugs);
  ent_dates_free (self->dates);
}

static bool
linkedin_read (EntArchive *archive, const EntReadOptions *options, EntSink *sink, EntReport *report,
               EntSourceInfo *info, GError **error)
{
  EntLinkedin self = {.archive = archive, .sink = sink, .report = report, .info = info};
  init (&self);
  g_autoptr (GArray) plan = plan_files (archive);
  Progress progress = {.linkedin = &self};
  for (guint i = 0; i < plan->len; i++)
    if (g_array_index (plan, size_t, i) != UNKNOWN_FILE)
      progress.total += ent_archive_entry (archive, i)->size;

  EntOwnerPlaces places = {find_file (plan, "profile"), find_file (plan, "messages"),
                           find_file (plan, "invitations")};
  bool ok = ent_owner_find (&self, &places, error);
  archive->progress = count_progress;
  archive->progress_context = &progress;
  ok = ok && ent_owner_put (&self, error) && read_planned (&self, plan, error);
  archive->progress = NULL;
  if (ok && sink->progress != NULL)
    sink->progress (sink, progress.total, progress.total);

  report_unread (&self, plan);
  info->as_of = ent_linkedin_date_in_name (ent_slice (archive->name));
  if (!ent_time_is_known (info->as_of))
    info->as_of = self.newest;
  clear (&self);
  return ok;
}

/* A known name with a known header: "Contacts.csv" alone could be anybody's. */
static bool
linkedin_sniff (EntArchive *archive)
{
  g_autoptr (GArray) plan = plan_files (archive);
  for (guint i = 0; i < plan->len; i++) {
    size_t file = g_array_index (plan, size_t, i);
    if (file == UNKNOWN_FILE)
      continue;
    EntInput *input = ent_archive_stream (archive, i, NULL);
    if (input != NULL && ent_table_fits (&known_files[file].table->table, input) > 0)
      return true;
  }
  return false;
}

const EntReader ent_linkedin_reader = {
    .kind = "linkedin-archive",
    .accepts = N_ ("a LinkedIn archive (the zip, its folder, or one of its CSV files)"),
    .sniff = linkedin_sniff,
    .read = linkedin_read,
};
