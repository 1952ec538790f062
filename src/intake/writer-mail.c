/* A mail -> a row for each of its parties. Who wrote it decides everything, so the sender's row is stored
 * even when the sender is the user: what is learnt later about the user's addresses can then be settled
 * (schema.sql). */
#include "intake/writer-private.h"

#define MAX_PERSONAL_RECIPIENTS 10 /* more, and a mail is mere co-presence */

/* A mail while its rows are written. */
typedef struct {
  const EntMailRecord *mail;
  int64_t key, thread;
  int64_t sender_row; /* 0 while there is none */
  bool from_user;
  EntWeight weight;
} Writing;

static bool
put_row (EntWriter *self, Writing *writing, const EntMailParty *party, EntMet *met, EntDirection direction,
         EntWritten *written, GError **error)
{
  EntInteraction it = {
      .identifier_id = met->id,
      .at = writing->mail->at,
      .channel = ENT_CHANNEL_EMAIL,
      .direction = direction,
      .weight = direction == ENT_DIRECTION_BESIDE ? ENT_WEIGHT_FULL : writing->weight,
      .act = party->role == ENT_MAIL_FROM ? writing->mail->act : ENT_ACT_NONE,
      .key = writing->key,
      .thread = writing->thread,
      .text_id = writing->sender_row,
      .subject = writing->mail->subject,
      .text = writing->mail->reply_text,
  };
  int64_t id;
  EntPut result;
  if (!ent_writer_put_interaction (self, &it, &id, &result, written, error))
    return false;
  if (party->role == ENT_MAIL_FROM)
    writing->sender_row = id;
  return met->own ||
         ent_writer_met_card (self, party->email, party->name, ENT_CERTAINTY_MET, met, written, error);
}

static bool
put_party (EntWriter *self, Writing *writing, const EntMailParty *party, EntWritten *written, GError **error)
{
  EntMet *met = ent_writer_meet (self, party->email, (EntSlice){NULL, 0}, error);
  if (met == NULL)
    return false;
  bool is_sender = party->role == ENT_MAIL_FROM;
  if (is_sender)
    writing->from_user = met->own;
  if (met->forgotten || (met->own && !is_sender))
    return true;
  EntDirection direction = is_sender            ? ENT_DIRECTION_IN
                           : writing->from_user ? ENT_DIRECTION_OUT
                                                : ENT_DIRECTION_BESIDE;
  return put_row (self, writing, party, met, direction, written, error);
}

bool
ent_writer_put_mail (EntWriter *self, const EntMailRecord *mail, int64_t key, int64_t thread,
                     EntWritten *written, GError **error)
{
  if (mail->n_parties == 0 || mail->parties[0].role != ENT_MAIL_FROM || !ent_time_is_known (mail->at))
    return true;
  Writing writing = {
      .mail = mail,
      .key = key,
      .thread = thread,
      .weight = mail->n_recipients > MAX_PERSONAL_RECIPIENTS ? ENT_WEIGHT_WEAK : ENT_WEIGHT_FULL,
  };
  for (size_t i = 0; i < mail->n_parties; i++)
    if (!put_party (self, &writing, &mail->parties[i], written, error))
      return false;
  return true;
}
