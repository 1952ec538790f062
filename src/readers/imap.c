/*
 * A mailbox on a server, read over IMAP and never changed: EXAMINE and BODY.PEEK (RFC 3501). A folder is a
 * part; what was read of it is a range of UIDs, which hold as long as its UIDVALIDITY does.
 */
#include "readers/imap-private.h"
#include "readers/registry-private.h"

/* As many mails, or as many bytes of them, are asked for at once. */
#define BATCH_MAILS 50
#define BATCH_BYTES (UINT64_C (8) << 20)
#define CHUNK_MAILS 500
#define SAMPLE_MAILS 200
/* What an answer holds beside the mails. */
#define ANSWER_BYTES (UINT64_C (1) << 20)
#define MAX_HEADER_BYTES (UINT32_C (128) << 10)
/* An answer that lists the UIDs of a folder of millions. */
#define LIST_BYTES (UINT64_C (64) << 20)

static const EntMailboxKind imap_kind;

/* ---- What is there ---- */

static void
report_failure (EntMailboxPart *self, const EntMailboxJob *job, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  ent_imap_fail (self->imap, sentence, &error);
  ent_mailbox_skip (job, ent_slice (self->name), 0, error->message);
}

static bool
examine (EntMailboxPart *self, const EntMailboxJob *job)
{
  ent_imap_allow (self->imap, ANSWER_BYTES);
  if (mailimap_examine (ent_imap_session (self->imap), self->path) == MAILIMAP_NO_ERROR)
    return true;
  report_failure (self, job, _ ("This folder cannot be read"));
  return false;
}

static void
append_unit (const EntMailboxPart *self, const EntMailboxJob *job, GString *out)
{
  g_string_append_printf (out, "%s;UIDVALIDITY=%u%s", self->name, (unsigned)self->uid_validity,
                          job->headers_only ? ";headers" : "");
}

static gint
compare_uids (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

/* The UIDs from @self->from on, in order. */
static void
list_uids (EntMailboxPart *self, const EntMailboxJob *job)
{
  clist *found = NULL;
  struct mailimap_set *set = mailimap_set_new_interval ((uint32_t)MAX (self->from, 1), 0); /* 0 is "*" */
  struct mailimap_search_key *key = mailimap_search_key_new_uid (set);
  ent_imap_allow (self->imap, LIST_BYTES);
  if (mailimap_uid_search (ent_imap_session (self->imap), NULL, key, &found) != MAILIMAP_NO_ERROR) {
    report_failure (self, job, _ ("This folder cannot be read"));
  } else {
    for (clistiter *i = clist_begin (found); i != NULL; i = clist_next (i)) {
      uint32_t uid = *(const uint32_t *)clist_content (i);
      /* "n:*" gives the last one even when it is below n. */
      if (uid >= self->from)
        g_array_append_val (self->uids, uid);
    }
    mailimap_search_result_free (found);
  }
  mailimap_search_key_free (key);
  g_array_sort (self->uids, compare_uids);
}

static void
imap_prepare (EntMailboxPart *self, const EntMailboxJob *job)
{
  g_clear_pointer (&self->uids, g_array_unref);
  self->uids = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->from = 0;
  if (!examine (self, job))
    return;
  const struct mailimap_selection_info *info = ent_imap_session (self->imap)->imap_selection_info;
  self->uid_validity = info->sel_uidvalidity;
  g_autoptr (GString) unit = g_string_new (NULL);
  append_unit (self, job, unit);
  EntUnitRecord known;
  if (ent_mailbox_recall (job, ent_slice_of (unit), &known) && known.from == 0)
    self->from = known.until;
  bool is_known = self->from > 0 && info->sel_uidnext > 0 && self->from >= info->sel_uidnext;
  if (!is_known && info->sel_exists > 0)
    list_uids (self, job);
  if (self->from > 0 && self->uids->len == 0 && job->n_known != NULL)
    *job->n_known += 1;
  self->bytes = (uint64_t)self->uids->len * ENT_MAILBOX_USUAL_BYTES;
}

/* ---- Fetching ---- */

/* One message of an answer. */
typedef struct {
  uint32_t uid;
  uint32_t size;
  EntSlice bytes;
  EntMailHints hints;
} Message;

static EntMailHints
hints_of_flags (const struct mailimap_msg_att_dynamic *flags)
{
  EntMailHints hints = 0;
  for (clistiter *i = flags->att_list != NULL ? clist_begin (flags->att_list) : NULL; i != NULL;
       i = clist_next (i)) {
    const struct mailimap_flag_fetch *flag = clist_content (i);
    if (flag->fl_type != MAILIMAP_FLAG_FETCH_OTHER || flag->fl_flag == NULL)
      continue;
    if (flag->fl_flag->fl_type == MAILIMAP_FLAG_ANSWERED)
      hints |= ENT_MAIL_HINT_REPLIED;
    else if (flag->fl_flag->fl_type == MAILIMAP_FLAG_DELETED)
      hints |= ENT_MAIL_HINT_DELETED;
    else if (flag->fl_flag->fl_type == MAILIMAP_FLAG_DRAFT)
      hints |= ENT_MAIL_HINT_DRAFT;
  }
  return hints;
}

static Message
message_of (const struct mailimap_msg_att *answer)
{
  Message message = {0};
  for (clistiter *i = clist_begin (answer->att_list); i != NULL; i = clist_next (i)) {
    const struct mailimap_msg_att_item *item = clist_content (i);
    if (item->att_type == MAILIMAP_MSG_ATT_ITEM_DYNAMIC)
      message.hints |= hints_of_flags (item->att_data.att_dyn);
    if (item->att_type != MAILIMAP_MSG_ATT_ITEM_STATIC)
      continue;
    const struct mailimap_msg_att_static *fact = item->att_data.att_static;
    if (fact->att_type == MAILIMAP_MSG_ATT_UID)
      message.uid = fact->att_data.att_uid;
    else if (fact->att_type == MAILIMAP_MSG_ATT_RFC822_SIZE)
      message.size = fact->att_data.att_rfc822_size;
    else if (fact->att_type == MAILIMAP_MSG_ATT_BODY_SECTION)
      message.bytes = (EntSlice){fact->att_data.att_body_section->sec_body_part,
                                 fact->att_data.att_body_section->sec_length};
  }
  return message;
}

/* Takes @what. NULL when the connection or the server fails. */
static clist *
fetch (EntMailboxPart *self, const uint32_t *uids, guint n_uids, struct mailimap_fetch_att *what,
       uint64_t max_bytes)
{
  struct mailimap_set *set = mailimap_set_new_empty ();
  for (guint i = 0; i < n_uids; i++)
    mailimap_set_add_single (set, uids[i]);
  struct mailimap_fetch_type *type = mailimap_fetch_type_new_fetch_att_list_empty ();
  mailimap_fetch_type_new_fetch_att_list_add (type, mailimap_fetch_att_new_uid ());
  mailimap_fetch_type_new_fetch_att_list_add (type, mailimap_fetch_att_new_flags ());
  mailimap_fetch_type_new_fetch_att_list_add (type, what);
  clist *answers = NULL;
  ent_imap_allow (self->imap, max_bytes + ANSWER_BYTES);
  int result = mailimap_uid_fetch (ent_imap_session (self->imap), set, type, &answers);
  mailimap_fetch_type_free (type);
  mailimap_set_free (set);
  return result == MAILIMAP_NO_ERROR ? answers : NULL;
}

/* Tells the job of @n_uids mails. @out_broken: the connection or the server failed. */
static bool
read_mails (EntMailboxPart *self, const uint32_t *uids, guint n_uids, bool headers_only, uint64_t max_bytes,
            const EntMailboxJob *job, bool *out_broken, GError **error)
{
  struct mailimap_fetch_att *what =
      headers_only ? mailimap_fetch_att_new_body_peek_section (mailimap_section_new_header ())
                   : mailimap_fetch_att_new_body_peek_section_partial (mailimap_section_new (NULL), 0,
                                                                       ENT_MAILBOX_MAX_MAIL);
  clist *answers = fetch (self, uids, n_uids, what, max_bytes);
  *out_broken = answers == NULL;
  bool ok = true;
  for (clistiter *i = answers != NULL ? clist_begin (answers) : NULL; ok && i != NULL; i = clist_next (i)) {
    Message message = message_of (clist_content (i));
    if (message.bytes.data == NULL)
      continue; /* a change of flags, that the server tells unasked */
    EntMailboxMail mail = {message.bytes, message.hints | self->hints, ent_slice (self->name), message.uid,
                           false};
    if (job->progress != NULL)
      job->progress (ENT_MAILBOX_USUAL_BYTES, job->context);
    ok = job->mail (&mail, job->context, error);
  }
  if (answers != NULL)
    mailimap_fetch_list_free (answers);
  return ok;
}

static bool
imap_sample (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  if (self->uids->len == 0 || !examine (self, job))
    return true;
  const uint32_t *uids = (const uint32_t *)(const void *)self->uids->data;
  guint n = self->uids->len, n_first = MIN (n, SAMPLE_MAILS), n_last = MIN (n - n_first, SAMPLE_MAILS);
  bool is_broken;
  return read_mails (self, uids, n_first, true, n_first * MAX_HEADER_BYTES, job, &is_broken, error) &&
         (n_last == 0 || is_broken ||
          read_mails (self, uids + n - n_last, n_last, true, n_last * MAX_HEADER_BYTES, job, &is_broken,
                      error));
}

/* ---- Reading all ---- */

/* How many of the next mails are asked for at once, by their @sizes, and how many bytes these have. */
static guint
batch_of (const uint32_t *sizes, guint n_left, uint64_t *out_bytes)
{
  guint n = 0;
  *out_bytes = 0;
  while (n < MIN (n_left, BATCH_MAILS) && (n == 0 || *out_bytes + sizes[n] <= BATCH_BYTES))
    *out_bytes += MIN (sizes[n++], ENT_MAILBOX_MAX_MAIL);
  return n;
}

/* The sizes of @n_uids mails, in their order; 0 for one that is gone. */
static bool
fetch_sizes (EntMailboxPart *self, const uint32_t *uids, guint n_uids, uint32_t *out_sizes)
{
  clist *answers = fetch (self, uids, n_uids, mailimap_fetch_att_new_rfc822_size (), ANSWER_BYTES);
  if (answers == NULL)
    return false;
  for (clistiter *i = clist_begin (answers); i != NULL; i = clist_next (i)) {
    Message message = message_of (clist_content (i));
    const uint32_t *at = bsearch (&message.uid, uids, n_uids, sizeof *uids, compare_uids);
    if (at != NULL)
      out_sizes[at - uids] = message.size;
  }
  mailimap_fetch_list_free (answers);
  return true;
}

/* After each batch, so that a reading that breaks off goes on from there. */
static bool
put_unit (EntMailboxPart *self, uint32_t last, const EntMailboxJob *job, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_unit (self, job, text);
  EntUnitRecord unit = {.unit = ent_slice_of (text), .from = self->from, .until = (uint64_t)last + 1};
  self->from = unit.until;
  return job->unit == NULL || job->unit (&unit, ent_slice (self->name), job->context, error);
}

/* At most CHUNK_MAILS of them. */
static bool
read_chunk (EntMailboxPart *self, const uint32_t *uids, guint n_uids, const EntMailboxJob *job,
            bool *out_broken, GError **error)
{
  uint32_t sizes[CHUNK_MAILS] = {0};
  *out_broken = !job->headers_only && !fetch_sizes (self, uids, n_uids, sizes);
  for (guint i = 0; job->headers_only && i < n_uids; i++)
    sizes[i] = MAX_HEADER_BYTES;
  guint n_batch;
  for (guint i = 0; i < n_uids && !*out_broken; i += n_batch) {
    uint64_t bytes;
    n_batch = batch_of (sizes + i, n_uids - i, &bytes);
    if (!read_mails (self, uids + i, n_batch, job->headers_only, bytes, job, out_broken, error) ||
        (!*out_broken && !put_unit (self, uids[i + n_batch - 1], job, error)))
      return false;
  }
  return true;
}

static bool
imap_read (EntMailboxPart *self, const EntMailboxJob *job, GError **error)
{
  const uint32_t *uids = (const uint32_t *)(const void *)self->uids->data;
  bool is_broken = false;
  if (self->uids->len == 0 || !examine (self, job))
    return true;
  for (guint i = 0; i < self->uids->len && !is_broken; i += CHUNK_MAILS)
    if (!read_chunk (self, uids + i, MIN (self->uids->len - i, CHUNK_MAILS), job, &is_broken, error))
      return false;
  if (is_broken)
    report_failure (self, job, _ ("The reading broke off; the next one goes on from here"));
  return true;
}

static const EntMailboxKind imap_kind = {imap_prepare, imap_sample, imap_read};

/* ---- Folders ---- */

/* RFC 6154: what the server says a folder is for, whatever its name. */
static EntMailHints
hints_of_attributes (const struct mailimap_mbx_list_flags *flags)
{
  static const struct {
    const char *name;
    EntMailHints hint;
  } uses[] = {{"Sent", ENT_MAIL_HINT_SENT},
              {"Drafts", ENT_MAIL_HINT_DRAFT},
              {"Trash", ENT_MAIL_HINT_DELETED},
              {"Junk", ENT_MAIL_HINT_SPAM}};
  EntMailHints hints = 0;
  for (clistiter *i = flags != NULL && flags->mbf_oflags != NULL ? clist_begin (flags->mbf_oflags) : NULL;
       i != NULL; i = clist_next (i)) {
    const struct mailimap_mbx_list_oflag *flag = clist_content (i);
    for (size_t k = 0; flag->of_flag_ext != NULL && k < G_N_ELEMENTS (uses); k++)
      if (g_ascii_strcasecmp (flag->of_flag_ext, uses[k].name) == 0)
        hints |= uses[k].hint;
  }
  return hints;
}

static bool
is_inbox (const char *name)
{
  return g_ascii_strcasecmp (name, "INBOX") == 0;
}

static bool
is_chosen (const EntMailboxPart *part, const EntImapOptions *options)
{
  if (options->folders == NULL)
    return is_inbox (part->name) || (part->hints & ENT_MAIL_HINT_SENT) != 0;
  for (size_t i = 0; options->folders[i] != NULL; i++)
    if (g_str_equal (options->folders[i], part->name) ||
        (is_inbox (options->folders[i]) && is_inbox (part->name)))
      return true;
  return false;
}

static EntMailboxPart *
part_of (EntImap *imap, const struct mailimap_mailbox_list *folder)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  ent_mailbox_append_utf7 (ent_slice (folder->mb_name), decoded);
  ent_mailbox_append_unit (decoded->str, name);
  g_autofree char *path = g_strdup (decoded->str);
  g_strdelimit (path, (const char[]){folder->mb_delimiter, '\0'}, '/');
  EntMailboxPart *part =
      ent_mailbox_part_new (&imap_kind, folder->mb_name, name->str,
                            ent_mailbox_hints_of (path) | hints_of_attributes (folder->mb_flag));
  part->imap = imap;
  return part;
}

static bool
is_selectable (const struct mailimap_mailbox_list *folder)
{
  return folder->mb_flag == NULL || folder->mb_flag->mbf_type != MAILIMAP_MBX_LIST_FLAGS_SFLAG ||
         folder->mb_flag->mbf_sflag != MAILIMAP_MBX_LIST_SFLAG_NOSELECT;
}

/* The chosen folders; NULL with @error when the server does not tell. */
static GPtrArray *
list_parts (EntImap *imap, const EntImapOptions *options, GError **error)
{
  clist *folders = NULL;
  ent_imap_allow (imap, LIST_BYTES);
  if (mailimap_list (ent_imap_session (imap), "", "*", &folders) != MAILIMAP_NO_ERROR) {
    ent_imap_fail (imap, _ ("The server does not tell its folders"), error);
    return NULL;
  }
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_mailbox_part_free);
  for (clistiter *i = clist_begin (folders); i != NULL && parts->len < ENT_MAILBOX_MAX_PARTS;
       i = clist_next (i)) {
    EntMailboxPart *part = part_of (imap, clist_content (i));
    if (is_selectable (clist_content (i)) && is_chosen (part, options))
      g_ptr_array_add (parts, part);
    else
      ent_mailbox_part_free (part);
  }
  mailimap_list_result_free (folders);
  return parts;
}

static void
report_missing (const GPtrArray *parts, const EntImapOptions *options, EntReport *report)
{
  for (size_t i = 0; options->folders != NULL && options->folders[i] != NULL; i++) {
    const char *const one[] = {options->folders[i], NULL};
    const EntImapOptions wanted = {.folders = one};
    bool is_there = false;
    for (guint k = 0; k < parts->len; k++)
      is_there = is_there || is_chosen (g_ptr_array_index (parts, k), &wanted);
    if (!is_there)
      ent_report_add (report, ent_slice (options->folders[i]), 0, ENT_SLICE (""),
                      _ ("The server has no folder of this name."));
  }
}

/* ---- Registered ---- */

bool
ent_read_is_address (const char *path)
{
  return g_str_has_prefix (path, "imap://") || g_str_has_prefix (path, "imaps://");
}

static bool
imap_read_address (const char *path, const EntReadOptions *options, EntSink *sink, EntReport *report,
                   EntSourceInfo *info, GError **error)
{
  g_autoptr (EntImap) imap = ent_imap_open (path, &options->imap, error);
  if (imap == NULL)
    return false;
  g_autoptr (GPtrArray) parts = list_parts (imap, &options->imap, error);
  if (parts == NULL)
    return false;
  report_missing (parts, &options->imap, report);
  return ent_mail_read_parts (parts, options, sink, report, info, error);
}

const EntPathReader ent_imap_reader = {
    .kind = "imap",
    .accepts = N_ ("a mailbox on a server (imaps://user@host/)"),
    .sniff = ent_read_is_address,
    .read = imap_read_address,
};
