#include "sample/write-private.h"

#include "sample/moments-private.h"
#include "sample/phrases-private.h"

static const char file_name[] = "messages.csv";

/* What all rows of a thread share. */
typedef struct {
  char id[64];
  const char *title;
  const char *folder;
  GString *user_name, *user_url;
  GString *names[ENT_SAMPLE_MOST_MEMBERS];
  GString *urls[ENT_SAMPLE_MOST_MEMBERS];
  size_t n_members;
} Heading;

static void
heading_init (Heading *self, const EntSampleStory *story)
{
  *self = (Heading){.title = "", .folder = "INBOX"};
  self->user_name = g_string_new (NULL);
  g_string_printf (self->user_name, "%s %s", story->given, story->family);
  self->user_url = g_string_new (NULL);
  ent_sample_append_url (story->slug, false, self->user_url);
  for (size_t i = 0; i < ENT_SAMPLE_MOST_MEMBERS; i++) {
    self->names[i] = g_string_new (NULL);
    self->urls[i] = g_string_new (NULL);
  }
}

static void
heading_clear (Heading *self)
{
  g_string_free (self->user_name, TRUE);
  g_string_free (self->user_url, TRUE);
  for (size_t i = 0; i < ENT_SAMPLE_MOST_MEMBERS; i++) {
    g_string_free (self->names[i], TRUE);
    g_string_free (self->urls[i], TRUE);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heading, heading_clear)

void
ent_sample_write_thread_id (EntRandom *random, char id[64])
{
  guchar bytes[40];
  for (size_t i = 0; i < sizeof bytes; i += 8) {
    uint64_t number = ent_random_next (random);
    for (size_t j = 0; j < 8; j++)
      bytes[i + j] = (guchar)(number >> (8 * j));
  }
  gint state = 0, save = 0;
  id[0] = '2';
  id[1] = '-';
  gsize n = g_base64_encode_step (bytes, sizeof bytes, FALSE, id + 2, &state, &save);
  n += g_base64_encode_close (FALSE, id + 2 + n, &state, &save);
  id[2 + n] = '\0';
}

static void
fill_noise_heading (const EntSampleThread *thread, EntSampleTale *tale, Heading *heading)
{
  static const char *const companies[] = {"École Fictive de Management", "Octemple Logiciels",
                                          "Crédit Fictif", "Salon Exemple 360", "Nuagine Cloud"};
  heading->n_members = 1;
  g_string_truncate (heading->urls[0], 0);
  if (thread->kind == ENT_SAMPLE_THREAD_SPONSORED) {
    heading->title = "Sponsored Conversation";
    g_string_assign (heading->names[0],
                     companies[ent_random_below (&tale->random, G_N_ELEMENTS (companies))]);
  } else if (thread->kind == ENT_SAMPLE_THREAD_CLOSED) {
    g_string_assign (heading->names[0], "LinkedIn Member");
  } else {
    heading->folder = "SPAM";
    g_string_printf (heading->names[0], "Gain Rapide %u", thread->number + 1);
    g_string_printf (heading->urls[0], "https://www.linkedin.com/in/gain-rapide-%u", thread->number + 1);
  }
}

static void
fill_heading (const EntSampleArchive *self, const EntSampleThread *thread, EntSampleTale *tale,
              Heading *heading)
{
  ent_sample_write_thread_id (&tale->random, heading->id);
  heading->title = "";
  heading->folder = ent_random_chance (&tale->random, 0.06) ? "ARCHIVE" : "INBOX";
  heading->n_members = tale->n_members;
  for (size_t i = 0; i < tale->n_members; i++) {
    const EntSamplePerson *person = &self->network->people[tale->members[i]];
    g_string_truncate (heading->names[i], 0);
    g_string_truncate (heading->urls[i], 0);
    ent_sample_append_shown_name (person, heading->names[i]);
    ent_sample_append_url (person->slug, false, heading->urls[i]);
  }
  if (thread->kind == ENT_SAMPLE_THREAD_GROUP) {
    const char *const *topics = self->network->story->topics;
    heading->title = topics[ent_random_below (&tale->random, g_strv_length ((char **)topics))];
  } else if (thread->kind != ENT_SAMPLE_THREAD_PERSON) {
    fill_noise_heading (thread, tale, heading);
  }
}

/* The sender first, or everybody but the sender: @urls chooses which of the two columns. */
static void
write_party (EntSampleArchive *self, const Heading *heading, uint32_t sender, bool is_sender, bool urls)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  for (uint32_t i = 0; i <= heading->n_members; i++) {
    if ((i == sender) != is_sender)
      continue;
    if (joined->len > 0)
      g_string_append (joined, urls ? "," : ", ");
    const GString *text = i == 0 ? (urls ? heading->user_url : heading->user_name)
                                 : (urls ? heading->urls[i - 1] : heading->names[i - 1]);
    g_string_append_len (joined, text->str, (gssize)text->len);
  }
  ent_sample_cell (self, joined->str);
}

static void
write_content (EntSampleArchive *self, const EntSampleMessage *message, EntSampleTale *tale)
{
  const EntSampleNetwork *network = self->network;
  const EntSamplePerson *person = tale->n_members > 0 ? &network->people[tale->members[0]] : NULL;
  const char *given = message->sender == 0 && person ? person->name.given : network->story->given;
  g_autoptr (GString) text = g_string_new (NULL);
  if (message->says == ENT_SAMPLE_SAYS_NOTE)
    ent_sample_append_note (network, tale->members[0], text);
  else
    ent_sample_append_phrase (message->says, person && person->name.english, given, network->story->topics,
                              &tale->random, text);
  double form = ent_random_unit (&tale->random);
  bool matters = message->says == ENT_SAMPLE_SAYS_REFUSAL || message->says == ENT_SAMPLE_SAYS_NOTE;
  if (form < 0.02 && !matters)
    g_string_truncate (text, 0); /* an attachment, a voice message */
  else if (form < 0.04 && !matters) {
    g_string_replace (text, "&", "&amp;", 0);
    g_string_replace (text, "'", "&rsquo;", 0);
    g_string_prepend (text, "<p>");
    g_string_append (text, "</p>");
  }
  ent_sample_cell (self, text->str);
}

/* One row is one thing that passed; in a group, those who only read it are beside. */
static void
count_row (EntSampleArchive *self, uint32_t sender, const EntSampleTale *tale)
{
  self->n_by_channel[ENT_CHANNEL_MESSAGE]++;
  for (size_t i = 0; i < tale->n_members; i++) {
    if (sender == i + 1)
      ent_sample_tally (self, tale->members[i], ENT_CHANNEL_MESSAGE, ENT_DIRECTION_IN);
    else if (sender == 0)
      ent_sample_tally (self, tale->members[i], ENT_CHANNEL_MESSAGE, ENT_DIRECTION_OUT);
  }
}

static bool
write_row (EntSampleArchive *self, const EntSampleThread *thread, const EntSampleMessage *message, bool draft,
           const Heading *heading, EntSampleTale *tale, GError **error)
{
  bool no_recipient_name =
      thread->kind == ENT_SAMPLE_THREAD_SPONSORED || ent_random_chance (&tale->random, 0.006);
  ent_sample_cell (self, heading->id);
  ent_sample_cell (self, heading->title);
  write_party (self, heading, message->sender, true, false);
  write_party (self, heading, message->sender, true, true);
  if (no_recipient_name)
    ent_sample_cell (self, "");
  else
    write_party (self, heading, message->sender, false, false);
  write_party (self, heading, message->sender, false, true);
  ent_sample_comma (self);
  ent_sample_append_seconds (message->at_us, '-', " UTC", self->buffer);
  ent_sample_cell (self, thread->kind == ENT_SAMPLE_THREAD_SPONSORED ? "Une offre pour vous" : "");
  write_content (self, message, tale);
  ent_sample_cell (self, draft ? "" : heading->folder);
  if (self->network->story->newest_headers)
    ent_sample_cell (self, "");
  ent_sample_cell (self, draft ? "Yes" : "No");
  if (!self->network->story->newest_headers)
    ent_sample_cell (self, "No");
  if (!draft && tale->n_members > 0)
    count_row (self, message->sender, tale);
  return ent_sample_end_row (self, "\n", error);
}

static bool
write_thread (EntSampleArchive *self, const EntSampleThread *thread, Heading *heading, EntSampleTale *tale,
              GError **error)
{
  ent_sample_tell (self->network, thread, tale);
  fill_heading (self, thread, tale, heading);
  if (thread->has_draft) {
    EntSampleMessage draft = {.at_us = thread->last_us + (self->network->now_us - thread->last_us) / 2};
    if (!write_row (self, thread, &draft, true, heading, tale, error))
      return false;
  }
  for (guint i = tale->messages->len; i > 0; i--) {
    const EntSampleMessage *message = &g_array_index (tale->messages, EntSampleMessage, i - 1);
    if (!write_row (self, thread, message, false, heading, tale, error))
      return false;
  }
  return true;
}

bool
ent_sample_write_messages (EntSampleArchive *self, const GArray *threads, GError **error)
{
  const char *header =
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
      "SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT";
  const char *newest =
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
      "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT";
  if (!ent_sample_begin_file (self, file_name, self->network->story->newest_headers ? newest : header, error))
    return false;
  g_autoptr (EntSampleTale) tale = ent_sample_tale_new ();
  g_auto (Heading) heading;
  heading_init (&heading, self->network->story);
  for (guint i = 0; i < threads->len; i++) {
    if (!write_thread (self, &g_array_index (threads, EntSampleThread, i), &heading, tale, error))
      return false;
  }
  return true;
}
