/* One mail -> a view of it. GMime takes it apart; what it means is decided in the files beside this one. */
#include "readers/mail-parse-private.h"

struct EntMailParser {
  GMimeParserOptions *options;
  GMimeMessage *message; /* of the view that is out */
  EntArena *arena;       /* of the same */
  GArray *parties;       /* EntMailParty */
  EntMailParts parts;
  GString *text, *reply, *subject, *scratch;
};

static void
start_gmime (void)
{
  static gsize started;
  if (g_once_init_enter (&started)) {
    g_mime_init ();
    g_once_init_leave (&started, 1);
  }
}

EntMailParser *
ent_mail_parser_new (void)
{
  static const char *charsets[] = {"utf-8", "windows-1252", NULL};
  start_gmime ();
  EntMailParser *self = g_new0 (EntMailParser, 1);
  self->options = g_mime_parser_options_new ();
  g_mime_parser_options_set_fallback_charsets (self->options, charsets);
  self->arena = ent_arena_new (16 * 1024);
  self->parties = g_array_new (FALSE, FALSE, sizeof (EntMailParty));
  self->parts = (EntMailParts){
      .plain = g_string_new (NULL), .html = g_string_new (NULL), .calendar = g_string_new (NULL)};
  self->text = g_string_new (NULL);
  self->reply = g_string_new (NULL);
  self->subject = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  return self;
}

void
ent_mail_parser_free (EntMailParser *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->message);
  g_mime_parser_options_free (self->options);
  ent_arena_free (self->arena);
  g_array_unref (self->parties);
  GString *const strings[] = {self->parts.plain, self->parts.html, self->parts.calendar, self->text,
                              self->reply,       self->subject,    self->scratch};
  for (size_t i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_free (strings[i], TRUE);
  g_free (self);
}

static bool
parse_message (EntMailParser *self, EntSlice bytes)
{
  g_clear_object (&self->message);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_buffer (bytes.data, bytes.length);
  g_autoptr (GMimeParser) parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_format (parser, GMIME_FORMAT_MESSAGE);
  g_mime_parser_set_persist_stream (parser, TRUE);
  self->message = g_mime_parser_construct_message (parser, self->options);
  return self->message != NULL;
}

/* GMime keeps what the headers say of the content with the part. */
static bool
has_mail_header (GMimeMessage *message)
{
  static const char *const names[] = {"From",     "Date",         "Subject",      "To",
                                      "Received", "MIME-Version", "Content-Type", "Message-ID"};
  GMimeObject *const objects[] = {GMIME_OBJECT (message), g_mime_message_get_mime_part (message)};
  for (size_t i = 0; i < G_N_ELEMENTS (objects); i++)
    for (size_t j = 0; objects[i] != NULL && j < G_N_ELEMENTS (names); j++)
      if (g_mime_object_get_header (objects[i], names[j]) != NULL)
        return true;
  return false;
}

static void
set_subject (EntMailParser *self, EntMailRecord *record)
{
  const char *subject = g_mime_message_get_subject (self->message);
  g_string_truncate (self->scratch, 0);
  g_string_truncate (self->subject, 0);
  EntSlice raw = ent_slice (subject);
  raw.length = MIN (raw.length, ENT_MAIL_MAX_SUBJECT);
  ent_text_append_valid (raw, self->subject);
  record->subject = ent_slice_trim (ent_slice_of (self->subject));
}

/* A subject that says that the mail hands on another one. */
static bool
is_forward (EntSlice subject)
{
  static const char *const prefixes[] = {"fwd:", "fw:", "tr:", "tr :", "wg:", "i:", "rv:", "fwd :"};
  for (size_t i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (ent_slice_starts_with_ascii_case (subject, ent_slice (prefixes[i])))
      return true;
  return false;
}

/* The text for people, and of it what the sender wrote. */
static void
set_texts (EntMailParser *self, EntMailView *view)
{
  EntMailRecord *record = &view->record;
  g_string_truncate (self->text, 0);
  g_string_truncate (self->reply, 0);
  g_string_truncate (self->scratch, 0);
  bool is_plain = !ent_slice_is_empty (ent_slice_trim (view->plain));
  if (is_plain)
    g_string_append_len (self->text, view->plain.data, (gssize)view->plain.length);
  else
    ent_text_append_from_html (view->html, self->text);
  record->text = ent_slice_trim (ent_slice_of (self->text));

  EntSlice own = record->text;
  bool forwards = is_forward (record->subject);
  if (!is_plain && !forwards) {
    size_t length = ent_mail_html_reply_length (view->html);
    if (length < view->html.length) {
      ent_text_append_from_html ((EntSlice){view->html.data, length}, self->scratch);
      own = ent_slice_trim (ent_slice_of (self->scratch));
    }
  }
  own.length = ent_mail_reply_length (own, forwards);
  EntSlice signature;
  ent_mail_append_reply (own, self->reply, &signature);
  record->reply_text = ent_slice_trim (ent_slice_of (self->reply));
  if (record->n_parties > 0)
    ent_mail_read_signature (signature, record->parties[0].name, &view->signature);
}

static void
set_parties (EntMailParser *self, EntMailRecord *record)
{
  g_array_set_size (self->parties, 0);
  record->n_recipients = ent_mail_parties_collect (self->message, self->arena, self->parties);
  record->parties = (const EntMailParty *)(void *)self->parties->data;
  record->n_parties = self->parties->len;
}

bool
ent_mail_parse (EntMailParser *self, EntSlice bytes, EntMailHints hints, EntMailView *out_view,
                const char **out_reason)
{
  *out_view = (EntMailView){.parser = self};
  ent_arena_reset (self->arena);
  EntMailRecord *record = &out_view->record;
  if (!ent_mail_cut_trap (&bytes)) {
    *out_reason = _ ("The headers of this mail are longer than those of any mail: it was left out.");
    return false;
  }
  if (!parse_message (self, bytes) || !has_mail_header (self->message)) {
    *out_reason = _ ("This is no mail: it has none of the headers of one.");
    return false;
  }
  set_parties (self, record);
  record->at = ent_mail_time (self->message);
  set_subject (self, record);
  record->channel = ENT_CHANNEL_EMAIL;
  record->message_id =
      ent_arena_copy (self->arena, ent_slice (g_mime_message_get_message_id (self->message)));
  record->thread = ent_mail_thread (self->message, self->arena);
  ent_mail_parts_collect (g_mime_message_get_mime_part (self->message), &self->parts);
  out_view->plain = ent_slice_of (self->parts.plain);
  out_view->html = ent_slice_of (self->parts.html);
  out_view->calendar = ent_slice_of (self->parts.calendar);
  out_view->hints = hints | ent_mail_labels (self->message);
  set_texts (self, out_view);
  record->mail_class = ent_mail_classify (self->message, &self->parts, record, out_view->hints);
  return true;
}

/* Whether @boundary closes the parts somewhere in @bytes. */
static bool
has_last_boundary (EntSlice bytes, const char *boundary)
{
  g_autofree char *end = g_strdup_printf ("\n--%s--", boundary);
  return ent_slice_find (bytes, ent_slice (end)) >= 0;
}

bool
ent_mail_is_cut_off (const EntMailView *view, EntSlice bytes)
{
  if (ent_slice_find (bytes, ENT_SLICE ("\n\n")) < 0 && ent_slice_find (bytes, ENT_SLICE ("\n\r\n")) < 0)
    return bytes.length > 0 && bytes.data[bytes.length - 1] != '\n';
  GMimeObject *root = g_mime_message_get_mime_part (view->parser->message);
  const char *boundary =
      GMIME_IS_MULTIPART (root) ? g_mime_multipart_get_boundary (GMIME_MULTIPART (root)) : NULL;
  return boundary != NULL && !has_last_boundary (bytes, boundary);
}

EntSlice
ent_mail_header (const EntMailView *view, const char *name, size_t nth)
{
  GMimeHeaderList *headers = g_mime_object_get_header_list (GMIME_OBJECT (view->parser->message));
  int n = g_mime_header_list_get_count (headers);
  for (int i = 0; i < n; i++) {
    GMimeHeader *header = g_mime_header_list_get_header_at (headers, i);
    if (g_ascii_strcasecmp (g_mime_header_get_name (header), name) == 0 && nth-- == 0)
      return ent_slice_trim (ent_slice (g_mime_header_get_raw_value (header)));
  }
  return (EntSlice){NULL, 0};
}

bool
ent_mail_header_at (const EntMailView *view, size_t index, EntSlice *out_name, EntSlice *out_value)
{
  GMimeHeaderList *headers = g_mime_object_get_header_list (GMIME_OBJECT (view->parser->message));
  if (index >= (size_t)MAX (g_mime_header_list_get_count (headers), 0))
    return false;
  GMimeHeader *header = g_mime_header_list_get_header_at (headers, (int)index);
  *out_name = ent_slice (g_mime_header_get_name (header));
  *out_value = ent_slice_trim (ent_slice (g_mime_header_get_raw_value (header)));
  return true;
}
