#include "intake/pipe-private.h"

#include <locale.h>

#define N_BATCHES 4
#define BATCH_BYTES (2u * 1024 * 1024) /* of copied text; a batch may pass it by one record */
#define BATCH_RECORDS 8192
#define ARENA_BLOCK (256u * 1024)

typedef struct {
  EntArena *arena;
  GArray *records; /* EntPipeRecord */
} Batch;

struct EntPipe {
  EntSink sink; /* first: the reader's sink is the pipe itself */
  char *path;
  EntReadOptions options;
  EntReport *report;
  GThread *thread;
  locale_t locale; /* of who reads: what the thread says is in their language */
  GAsyncQueue *full;
  GAsyncQueue *empty;
  Batch batches[N_BATCHES];
  Batch *filling; /* the reading thread's */
  Batch *drained; /* the writing thread's */
  int stop;       /* atomic: the writer wants no more */
  /* The last batch is empty; what the reader left behind is read after it. */
  EntSourceInfo info;
  GError *error;
  bool ended;
  uint64_t done, total; /* atomic */
};

static EntIdentifier
copy_identifier (EntArena *arena, EntIdentifier identifier)
{
  return (EntIdentifier){identifier.kind, ent_arena_copy (arena, identifier.value)};
}

static EntParty
copy_party (EntArena *arena, EntParty party)
{
  party.identifier = copy_identifier (arena, party.identifier);
  party.name = ent_arena_copy (arena, party.name);
  return party;
}

static void
copy_contact (EntArena *arena, EntContactRecord *contact)
{
  EntIdentifier *identifiers = ent_arena_alloc (arena, contact->n_identifiers * sizeof *identifiers);
  for (size_t i = 0; i < contact->n_identifiers; i++)
    identifiers[i] = copy_identifier (arena, contact->identifiers[i]);
  contact->identifiers = identifiers;
  contact->name = ent_arena_copy (arena, contact->name);
  contact->given = ent_arena_copy (arena, contact->given);
  contact->family = ent_arena_copy (arena, contact->family);
  contact->organisation = ent_arena_copy (arena, contact->organisation);
  contact->title = ent_arena_copy (arena, contact->title);
  contact->place = ent_arena_copy (arena, contact->place);
  contact->note = ent_arena_copy (arena, contact->note);
  contact->original = ent_arena_copy (arena, contact->original);
  EntSlice *labels = ent_arena_alloc (arena, contact->n_labels * sizeof *labels);
  for (size_t i = 0; i < contact->n_labels; i++)
    labels[i] = ent_arena_copy (arena, contact->labels[i]);
  contact->labels = labels;
}

static void
copy_interaction (EntArena *arena, EntInteractionRecord *interaction)
{
  EntParty *parties = ent_arena_alloc (arena, interaction->n_parties * sizeof *parties);
  for (size_t i = 0; i < interaction->n_parties; i++)
    parties[i] = copy_party (arena, interaction->parties[i]);
  interaction->parties = parties;
  /* Thread and external id live on in the keys alone. */
  interaction->thread = (EntSlice){NULL, 0};
  interaction->external_id = (EntSlice){NULL, 0};
  interaction->subject = ent_arena_copy (arena, interaction->subject);
  interaction->text = ent_arena_copy (arena, interaction->text);
}

static void
copy_self (EntArena *arena, EntSelfRecord *self)
{
  self->identifier = copy_identifier (arena, self->identifier);
  self->value = ent_arena_copy (arena, self->value);
  self->detail = ent_arena_copy (arena, self->detail);
  self->text = ent_arena_copy (arena, self->text);
}

static void
copy_voice (EntArena *arena, EntVoiceRecord *voice)
{
  voice->author = copy_party (arena, voice->author);
  voice->subject = ent_arena_copy (arena, voice->subject);
  voice->text = ent_arena_copy (arena, voice->text);
}

static void
copy_publication (EntArena *arena, EntPublicationRecord *publication)
{
  publication->post = copy_identifier (arena, publication->post);
  publication->title = ent_arena_copy (arena, publication->title);
  publication->text = ent_arena_copy (arena, publication->text);
  publication->url = ent_arena_copy (arena, publication->url);
  publication->visibility = ent_arena_copy (arena, publication->visibility);
}

static void
copy_mail (EntArena *arena, EntMailRecord *mail)
{
  EntMailParty *parties = ent_arena_alloc (arena, mail->n_parties * sizeof *parties);
  for (size_t i = 0; i < mail->n_parties; i++) {
    parties[i] = mail->parties[i];
    parties[i].email = copy_identifier (arena, parties[i].email);
    parties[i].name = ent_arena_copy (arena, parties[i].name);
  }
  mail->parties = parties;
  /* What a sender wrote is kept, what they quoted stands in the mails before; the rest lives on in the keys.
   */
  mail->text = (EntSlice){NULL, 0};
  mail->thread = (EntSlice){NULL, 0};
  mail->message_id = (EntSlice){NULL, 0};
  mail->subject = ent_arena_copy (arena, mail->subject);
  mail->reply_text = ent_arena_copy (arena, mail->reply_text);
}

static void
copy_left_out (EntArena *arena, EntLeftOutRecord *left_out)
{
  left_out->reason = ent_arena_copy (arena, left_out->reason);
  left_out->who = ent_arena_copy (arena, left_out->who);
  left_out->name = ent_arena_copy (arena, left_out->name);
  left_out->subject = ent_arena_copy (arena, left_out->subject);
}

/* The record with its keys and with its slices in @arena. */
static EntPipeRecord
copy_record (EntArena *arena, const EntRecord *record)
{
  EntPipeRecord copy = {.record = *record};
  copy.record.file = (EntSlice){NULL, 0};
  switch (record->kind) {
  case ENT_RECORD_CONTACT:
    copy.key = ent_key_of_contact (&record->contact);
    copy_contact (arena, &copy.record.contact);
    break;
  case ENT_RECORD_INTERACTION:
    copy.interaction_key = ent_key_of_interaction (&record->interaction);
    copy.thread_key = ent_key_of_thread (record->interaction.thread);
    copy_interaction (arena, &copy.record.interaction);
    break;
  case ENT_RECORD_SELF:
    copy.key = ent_key_of_self (&record->self);
    copy_self (arena, &copy.record.self);
    break;
  case ENT_RECORD_VOICE:
    copy.key = ent_key_of_voice (&record->voice);
    copy_voice (arena, &copy.record.voice);
    break;
  case ENT_RECORD_PUBLICATION:
    copy.key = ent_key_of_publication (&record->publication);
    copy_publication (arena, &copy.record.publication);
    break;
  case ENT_RECORD_MAIL:
    copy.interaction_key = ent_key_of_mail (&record->mail);
    copy.thread_key = ent_key_of_thread (record->mail.thread);
    copy_mail (arena, &copy.record.mail);
    break;
  case ENT_RECORD_LEFT_OUT:
    copy_left_out (arena, &copy.record.left_out);
    break;
  case ENT_RECORD_UNIT:
    copy.record.unit.unit = ent_arena_copy (arena, copy.record.unit.unit);
    break;
  }
  return copy;
}

static bool
put (EntSink *sink, const EntRecord *record, GError **error)
{
  EntPipe *self = (EntPipe *)sink;
  if (g_atomic_int_get (&self->stop)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The reading was stopped."));
    return false;
  }
  EntPipeRecord copy = copy_record (self->filling->arena, record);
  g_array_append_val (self->filling->records, copy);
  if (self->filling->records->len >= BATCH_RECORDS || ent_arena_used (self->filling->arena) >= BATCH_BYTES) {
    g_async_queue_push (self->full, self->filling);
    self->filling = g_async_queue_pop (self->empty);
  }
  return true;
}

static void
progress (EntSink *sink, uint64_t done, uint64_t total)
{
  EntPipe *self = (EntPipe *)sink;
  __atomic_store_n (&self->done, done, __ATOMIC_RELAXED);
  __atomic_store_n (&self->total, total, __ATOMIC_RELAXED);
}

static void *
read_all (void *data)
{
  EntPipe *self = data;
  uselocale (self->locale);
  self->filling = g_async_queue_pop (self->empty);
  ent_read (self->path, &self->options, &self->sink, self->report, &self->info, &self->error);
  if (self->filling->records->len > 0) {
    g_async_queue_push (self->full, self->filling);
    self->filling = g_async_queue_pop (self->empty);
  }
  g_async_queue_push (self->full, self->filling); /* an empty batch says that there is no more */
  return NULL;
}

EntPipe *
ent_pipe_new (const char *path, const EntReadOptions *options, EntReport *report)
{
  EntPipe *self = g_new0 (EntPipe, 1);
  self->sink = (EntSink){.put = put, .progress = progress};
  self->path = g_strdup (path);
  self->options = *options;
  self->report = report;
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  for (size_t i = 0; i < N_BATCHES; i++) {
    self->batches[i].arena = ent_arena_new (ARENA_BLOCK);
    self->batches[i].records = g_array_sized_new (FALSE, FALSE, sizeof (EntPipeRecord), BATCH_RECORDS);
    g_async_queue_push (self->empty, &self->batches[i]);
  }
  self->locale = uselocale ((locale_t)0);
  self->thread = g_thread_new ("read", read_all, self);
  return self;
}

static void
give_back (EntPipe *self)
{
  if (self->drained == NULL)
    return;
  ent_arena_reset (self->drained->arena);
  g_array_set_size (self->drained->records, 0);
  g_async_queue_push (self->empty, g_steal_pointer (&self->drained));
}

const EntPipeRecord *
ent_pipe_next (EntPipe *self, size_t *out_n, uint64_t *out_done, uint64_t *out_total)
{
  if (self->ended)
    return NULL;
  give_back (self);
  self->drained = g_async_queue_pop (self->full);
  *out_done = __atomic_load_n (&self->done, __ATOMIC_RELAXED);
  *out_total = __atomic_load_n (&self->total, __ATOMIC_RELAXED);
  *out_n = self->drained->records->len;
  self->ended = *out_n == 0;
  return self->ended ? NULL : (const EntPipeRecord *)(void *)self->drained->records->data;
}

bool
ent_pipe_finish (EntPipe *self, EntSourceInfo *out_info, GError **error)
{
  g_return_val_if_fail (self->ended, false);
  g_thread_join (g_steal_pointer (&self->thread));
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return false;
  }
  *out_info = self->info;
  return true;
}

void
ent_pipe_free (EntPipe *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->stop, 1);
  size_t n;
  uint64_t done, total;
  while (ent_pipe_next (self, &n, &done, &total) != NULL)
    ; /* let the reader run into the stop */
  if (self->thread != NULL)
    g_thread_join (self->thread);
  for (size_t i = 0; i < N_BATCHES; i++) {
    ent_arena_free (self->batches[i].arena);
    g_array_unref (self->batches[i].records);
  }
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}
