/* Endorsements and recommendations, received and given. What was received is an exchange and a voice. */
#include "readers/linkedin-private.h"

typedef struct {
  EntSlice skill, given, family, url, status;
  EntTime at;
} Endorsement;

#define ENDORSEMENT_COLUMNS(role)                                                                            \
  {                                                                                                          \
    ENT_COLUMN ("Endorsement Date", TIME, Endorsement, at, HEADER),                                          \
        ENT_COLUMN ("Skill Name", TEXT, Endorsement, skill, HEADER),                                         \
        ENT_COLUMN (role " First Name", TEXT, Endorsement, given, HEADER),                                   \
        ENT_COLUMN (role " Last Name", TEXT, Endorsement, family, HEADER),                                   \
        ENT_COLUMN (role " Public Url", TEXT, Endorsement, url, NONE),                                       \
        ENT_COLUMN ("Endorsement Status", TEXT, Endorsement, status, NONE),                                  \
  }

static const EntColumn received_endorsement_columns[] = ENDORSEMENT_COLUMNS ("Endorser");
static const EntColumn given_endorsement_columns[] = ENDORSEMENT_COLUMNS ("Endorsee");

typedef struct {
  EntSlice given, family, text, status;
  EntTime at;
} Recommendation;

static const EntColumn recommendation_columns[] = {
    ENT_COLUMN ("First Name", TEXT, Recommendation, given, HEADER),
    ENT_COLUMN ("Last Name", TEXT, Recommendation, family, HEADER),
    ENT_COLUMN ("Text", TEXT, Recommendation, text, HEADER),
    ENT_COLUMN ("Creation Date", TIME, Recommendation, at, HEADER),
    ENT_COLUMN ("Status", TEXT, Recommendation, status, NONE),
};

/* One praise, whichever table it stands in. */
typedef struct {
  EntChannel channel;
  EntDirection direction;
  EntAct act;
  EntSlice given, family, url, subject, text;
  EntTime at;
  bool is_public;
} Praise;

static bool
put_interaction (EntLinkedin *self, const Praise *praise, const EntParty *party, uint64_t line,
                 GError **error)
{
  if (!ent_time_is_known (praise->at))
    return true;
  EntRecord record = {.kind = ENT_RECORD_INTERACTION};
  record.interaction = (EntInteractionRecord){.channel = praise->channel,
                                              .act = praise->act,
                                              .at = praise->at,
                                              .parties = party,
                                              .n_parties = 1,
                                              .subject = praise->subject,
                                              .text = praise->text};
  return ent_linkedin_put (self, &record, line, error);
}

static bool
put_voice (EntLinkedin *self, const Praise *praise, const EntParty *party, uint64_t line, GError **error)
{
  EntRecord record = {.kind = ENT_RECORD_VOICE};
  record.voice = (EntVoiceRecord){.channel = praise->channel,
                                  .author = *party,
                                  .at = praise->at,
                                  .subject = praise->subject,
                                  .text = praise->text,
                                  .is_public = praise->is_public};
  return ent_linkedin_put (self, &record, line, error);
}

static bool
put_praise (EntLinkedin *self, const Praise *praise, uint64_t line, GError **error)
{
  EntParty party = {.direction = praise->direction};
  party.name = ent_linkedin_full_name (praise->given, praise->family, self->name);
  if (!ent_linkedin_identify (self, praise->url, party.name, self->value, &party.identifier))
    return ent_linkedin_leave_out (self);
  if (!put_interaction (self, praise, &party, line, error))
    return false;
  return praise->direction == ENT_DIRECTION_OUT || put_voice (self, praise, &party, line, error);
}

static bool
take_endorsement (EntLinkedin *self, const Endorsement *row, EntDirection direction, uint64_t line,
                  GError **error)
{
  Praise praise = {.channel = ENT_CHANNEL_ENDORSEMENT,
                   .direction = direction,
                   .given = row->given,
                   .family = row->family,
                   .url = row->url,
                   .subject = row->skill,
                   .at = row->at,
                   .is_public = row->status.length == 0 || ent_linkedin_says (row->status, "ACCEPTED")};
  return put_praise (self, &praise, line, error);
}

static bool
take_received_endorsement (const void *row, uint64_t line, void *context, GError **error)
{
  return take_endorsement (context, row, ENT_DIRECTION_IN, line, error);
}

static bool
take_given_endorsement (const void *row, uint64_t line, void *context, GError **error)
{
  return take_endorsement (context, row, ENT_DIRECTION_OUT, line, error);
}

static bool
take_recommendation (EntLinkedin *self, const Recommendation *row, EntDirection direction, uint64_t line,
                     GError **error)
{
  bool is_received = direction == ENT_DIRECTION_IN;
  Praise praise = {.channel = ENT_CHANNEL_RECOMMENDATION,
                   .direction = direction,
                   .act = is_received ? ENT_ACT_POSITIVE : ENT_ACT_NONE,
                   .given = row->given,
                   .family = row->family,
                   .text = row->text,
                   .at = row->at,
                   .is_public = ent_linkedin_says (row->status, "VISIBLE")};
  return put_praise (self, &praise, line, error);
}

static bool
take_received_recommendation (const void *row, uint64_t line, void *context, GError **error)
{
  return take_recommendation (context, row, ENT_DIRECTION_IN, line, error);
}

static bool
take_given_recommendation (const void *row, uint64_t line, void *context, GError **error)
{
  return take_recommendation (context, row, ENT_DIRECTION_OUT, line, error);
}

const EntLinkedinTable ent_linkedin_endorsements_received = {
    .table = ENT_LINKEDIN_TABLE (received_endorsement_columns, Endorsement, ENT_ZONE_UTC),
    .emit = take_received_endorsement,
};
const EntLinkedinTable ent_linkedin_endorsements_given = {
    .table = ENT_LINKEDIN_TABLE (given_endorsement_columns, Endorsement, ENT_ZONE_UTC),
    .emit = take_given_endorsement,
};
const EntLinkedinTable ent_linkedin_recommendations_received = {
    .table = ENT_LINKEDIN_TABLE (recommendation_columns, Recommendation, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_received_recommendation,
};
const EntLinkedinTable ent_linkedin_recommendations_given = {
    .table = ENT_LINKEDIN_TABLE (recommendation_columns, Recommendation, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_given_recommendation,
};
