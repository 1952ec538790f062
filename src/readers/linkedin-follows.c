/* Whom and what the user follows, and the events they went to. */
#include "readers/linkedin-private.h"

typedef struct {
  EntSlice status, name;
  EntTime at;
} MemberRow;

static const EntColumn member_columns[] = {
    ENT_COLUMN ("Date", TIME, MemberRow, at, CELL),
    ENT_COLUMN ("Status", TEXT, MemberRow, status, HEADER),
    ENT_COLUMN ("FullName", TEXT, MemberRow, name, HEADER),
};

static bool
take_member (const void *data, uint64_t line, void *context, GError **error)
{
  const MemberRow *row = data;
  EntLinkedin *self = context;
  EntParty party = {.name = row->name, .direction = ENT_DIRECTION_OUT};
  if (!ent_linkedin_says (row->status, "Active") || !ent_time_is_known (row->at) ||
      !ent_linkedin_identify (self, (EntSlice){NULL, 0}, row->name, self->value, &party.identifier))
    return ent_linkedin_leave_out (self);
  EntRecord record = {.kind = ENT_RECORD_INTERACTION};
  record.interaction =
      (EntInteractionRecord){.channel = ENT_CHANNEL_FOLLOW, .at = row->at, .parties = &party, .n_parties = 1};
  return ent_linkedin_put (self, &record, line, error);
}

/* ---- Organisations, subjects, events ---- */

typedef struct {
  EntSlice name, status;
  EntTime at;
} Row;

static const EntColumn company_columns[] = {
    ENT_COLUMN ("Organization", TEXT, Row, name, HEADER),
    ENT_COLUMN ("Followed On", TIME, Row, at, HEADER),
};
static const EntColumn hashtag_columns[] = {
    ENT_COLUMN ("HashTag", TEXT, Row, name, HEADER),
    ENT_COLUMN ("CreatedTime", TIME, Row, at, NONE),
    ENT_COLUMN ("State", TEXT, Row, status, NONE),
};
static const EntColumn event_columns[] = {
    ENT_COLUMN ("Event Name", TEXT, Row, name, HEADER),
    ENT_COLUMN ("Event Time", TIME, Row, at, HEADER),
    ENT_COLUMN ("Status", TEXT, Row, status, NONE),
};

static bool
put_self (EntLinkedin *self, EntSelfField field, const Row *row, EntSlice detail, uint64_t line,
          GError **error)
{
  if (row->name.length == 0)
    return ent_linkedin_leave_out (self);
  EntRecord record = {.kind = ENT_RECORD_SELF};
  record.self = (EntSelfRecord){
      .field = field, .value = row->name, .detail = detail, .from = row->at, .until = ENT_NO_TIME};
  return ent_linkedin_put (self, &record, line, error);
}

static bool
take_company (const void *row, uint64_t line, void *context, GError **error)
{
  return put_self (context, ENT_SELF_FOLLOWS, row, (EntSlice){NULL, 0}, line, error);
}

static bool
take_hashtag (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  if (row->status.length > 0 && !ent_linkedin_says (row->status, "Follow"))
    return ent_linkedin_leave_out (context);
  return put_self (context, ENT_SELF_FOLLOWS, row, (EntSlice){NULL, 0}, line, error);
}

static bool
take_event (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  return put_self (context, ENT_SELF_EVENT, row, row->status, line, error);
}

const EntLinkedinTable ent_linkedin_member_follows = {
    .table = ENT_LINKEDIN_TABLE (member_columns, MemberRow, ENT_ZONE_UTC),
    .emit = take_member,
};
const EntLinkedinTable ent_linkedin_company_follows = {
    .table = ENT_LINKEDIN_TABLE (company_columns, Row, ENT_ZONE_UTC),
    .emit = take_company,
};
const EntLinkedinTable ent_linkedin_hashtag_follows = {
    .table = ENT_LINKEDIN_TABLE (hashtag_columns, Row, ENT_ZONE_UTC),
    .emit = take_hashtag,
};
const EntLinkedinTable ent_linkedin_events = {
    .table = ENT_LINKEDIN_TABLE (event_columns, Row, ENT_ZONE_MAYBE_PACIFIC),
    .emit = take_event,
};
