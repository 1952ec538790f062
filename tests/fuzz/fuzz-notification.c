/* Any bytes as a mail of LinkedIn's that is believed, with the bytes as its headers, parts and sentences:
 * what comes out is UTF-8, names somebody, and holds nothing that signs in. */
#include "fuzz.h"
#include "readers/notification-private.h"

typedef struct {
  EntSink base;
  unsigned n_left_out;
} FuzzSink;

static void
assert_text (EntSlice text)
{
  FUZZ_ASSERT (text.length == 0 || g_utf8_validate (text.data, (gssize)text.length, NULL));
}

/* Of an address of LinkedIn's no query is left. */
static void
assert_clean (EntSlice text)
{
  assert_text (text);
  FUZZ_ASSERT (ent_slice_find (text, ENT_SLICE ("otpToken=")) < 0);
  FUZZ_ASSERT (ent_slice_find (text, ENT_SLICE ("midToken=")) < 0);
}

static bool
put (EntSink *sink, const EntRecord *record, GError **error)
{
  FuzzSink *self = (FuzzSink *)sink;
  if (record->kind == ENT_RECORD_INTERACTION) {
    const EntInteractionRecord *it = &record->interaction;
    FUZZ_ASSERT (it->n_parties == 1 && it->parties[0].identifier.value.length > 0);
    FUZZ_ASSERT (it->channel >= 1 && it->channel <= ENT_CHANNEL_LAST && ent_time_is_known (it->at));
    const EntSlice texts[] = {it->thread, it->external_id,     it->subject,
                              it->text,   it->parties[0].name, it->parties[0].identifier.value};
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
      assert_text (texts[i]);
  } else if (record->kind == ENT_RECORD_CONTACT) {
    const EntContactRecord *contact = &record->contact;
    FUZZ_ASSERT (contact->n_identifiers == 1);
    const EntSlice texts[] = {contact->name, contact->organisation, contact->title, contact->place,
                              contact->identifiers[0].value};
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
      assert_text (texts[i]);
  } else if (record->kind == ENT_RECORD_LEFT_OUT) {
    self->n_left_out++;
    assert_text (record->left_out.who);
  }
  return true;
}

static void
read_mail (EntSlice bytes)
{
  FuzzSink sink = {.base = {.put = put}};
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  g_autoptr (EntNotificationReader) reader = ent_notification_reader_new ();
  g_autoptr (GError) error = NULL;
  EntMailView view;
  const char *reason = NULL;
  ent_notification_look (reader, bytes);
  if (!ent_mail_parse (parser, bytes, 0, &view, &reason))
    return;
  view.record.direction = ENT_DIRECTION_IN;
  EntNotificationVerdict verdict;
  FUZZ_ASSERT (ent_notification_read (reader, &view, ENT_SLICE ("x"), 1, &sink.base, &verdict, &error));
  bool is_notification = view.record.mail_class == ENT_MAIL_NOTIFICATION;
  FUZZ_ASSERT (is_notification == (sink.n_left_out > 0));
  if (ent_notification_has_tokens (view.record.text))
    assert_clean (view.record.text);
  assert_text (view.record.reply_text);
}

/* As a mail of any kind, and as one with a good result above it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char trust[] =
      "Received: from m.linkedin.com by mx.example.org; Mon, 7 Apr 2025 12:31:03 +0000\n"
      "Authentication-Results: mx.example.org; dmarc=pass header.from=linkedin.com\n"
      "From: LinkedIn <notifications-noreply@linkedin.com>\nDate: Mon, 7 Apr 2025 12:31:02 +0000\n";
  EntSlice bytes = {(const char *)data, size};
  read_mail (bytes);
  g_autoptr (GString) believed = g_string_new (trust);
  g_string_append_len (believed, bytes.data, (gssize)bytes.length);
  read_mail (ent_slice_of (believed));

  g_autoptr (GString) text = g_string_new (NULL), sentence = g_string_new (NULL), shape = g_string_new (NULL);
  ent_text_append_valid (bytes, text);
  EntNotificationMatch match;
  ent_notification_append_sentence (ent_slice_of (text), sentence);
  assert_text (ent_slice_of (sentence));
  ent_notification_rule_of_sentence (ent_slice_of (sentence), 2025, &match);
  ent_notification_append_shape (ent_slice_of (text), ent_slice_of (text), ent_slice_of (text), shape);
  assert_text (ent_slice_of (shape));
  return 0;
}
