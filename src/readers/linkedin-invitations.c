/* Invitations.csv: who asked whom to connect, in the last months. */
#include "readers/linkedin-private.h"

typedef struct {
  EntSlice from, to, message, direction, inviter, invitee;
  EntTime sent;
} Row;

static const EntColumn columns[] = {
    ENT_COLUMN ("From", TEXT, Row, from, HEADER),
    ENT_COLUMN ("To", TEXT, Row, to, HEADER),
    ENT_COLUMN ("Sent At", TIME, Row, sent, CELL),
    ENT_COLUMN ("Message", TEXT, Row, message, NONE),
    ENT_COLUMN ("Direction", TEXT, Row, direction, HEADER),
    ENT_COLUMN ("inviterProfileUrl", TEXT, Row, inviter, NONE),
    ENT_COLUMN ("inviteeProfileUrl", TEXT, Row, invitee, NONE),
};

static bool
take_invitation (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  EntLinkedin *self = context;
  bool is_out = ent_linkedin_says (row->direction, "OUTGOING");
  if (!is_out && !ent_linkedin_says (row->direction, "INCOMING")) {
    ent_linkedin_skip (self, line, "Direction", _ ("Neither INCOMING nor OUTGOING: the row was skipped."));
    return true;
  }
  if (!ent_time_is_known (row->sent)) {
    ent_linkedin_skip (self, line, "Sent At", _ ("The invitation has no date: it was skipped."));
    return true;
  }
  EntParty party = {.name = is_out ? row->to : row->from,
                    .direction = is_out ? ENT_DIRECTION_OUT : ENT_DIRECTION_IN,
                    /* A click without a word says as little of a relation as being connected does. */
                    .weight = ent_slice_is_empty (row->message) ? ENT_WEIGHT_WEAK : ENT_WEIGHT_FULL};
  if (!ent_linkedin_identify (self, is_out ? row->invitee : row->inviter, party.name, self->value,
                              &party.identifier) ||
      ent_linkedin_is_owner (self, &party.identifier))
    return ent_linkedin_leave_out (self);
  if (ent_linkedin_is_nameless (party.name))
    party.name = (EntSlice){NULL, 0};

  ent_notes_add (self->notes, party.identifier.value, row->message);
  ent_notes_add (self->notes, party.name, row->message);
  EntRecord record = {.kind = ENT_RECORD_INTERACTION};
  record.interaction = (EntInteractionRecord){.channel = ENT_CHANNEL_INVITATION,
                                              .at = row->sent,
                                              .parties = &party,
                                              .n_parties = 1,
                                              .text = row->message};
  return ent_linkedin_put (self, &record, line, error);
}

const EntLinkedinTable ent_linkedin_invitations = {
    .table = ENT_LINKEDIN_TABLE (columns, Row, ENT_ZONE_PACIFIC),
    .emit = take_invitation,
};
