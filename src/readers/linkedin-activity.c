/* What the user did on posts, and what they published. The archive does not say whose post it was, so the
 * party of such an exchange is the post itself. */
#include "readers/linkedin-private.h"

typedef struct {
  EntSlice link, type, text, option;
  EntTime at;
} Row;

static const EntColumn reaction_columns[] = {
    ENT_COLUMN ("Date", TIME, Row, at, CELL),
    ENT_COLUMN ("Type", TEXT, Row, type, HEADER),
    ENT_COLUMN ("Link", TEXT, Row, link, HEADER),
};
static const EntColumn comment_columns[] = {
    ENT_COLUMN ("Date", TIME, Row, at, CELL),
    ENT_COLUMN ("Link", TEXT, Row, link, HEADER),
    ENT_COLUMN ("Message", TEXT, Row, text, HEADER),
};
static const EntColumn vote_columns[] = {
    ENT_COLUMN ("Date", TIME, Row, at, CELL),
    ENT_COLUMN ("Link", TEXT, Row, link, HEADER),
    ENT_COLUMN ("OptionText|Option", TEXT, Row, option, HEADER),
};
static const EntColumn repost_columns[] = {
    ENT_COLUMN ("Date", TIME, Row, at, CELL),
    ENT_COLUMN ("Link", TEXT, Row, link, HEADER),
};

static bool
put_activity (EntLinkedin *self, const Row *row, EntChannel channel, EntSlice subject, uint64_t line,
              GError **error)
{
  if (!ent_time_is_known (row->at)) {
    ent_linkedin_skip (self, line, "Date", _ ("The row has no date: it was skipped."));
    return true;
  }
  g_string_truncate (self->value, 0);
  /* Without a post it was towards nobody; on a post of one's own, too. */
  if (!ent_post_append (row->link, self->value) || g_hash_table_contains (self->own_posts, self->value->str))
    return ent_linkedin_leave_out (self);

  EntParty party = {.identifier = {ENT_IDENTIFIER_POST, ent_slice_of (self->value)},
                    .direction = ENT_DIRECTION_OUT};
  EntRecord record = {.kind = ENT_RECORD_INTERACTION};
  record.interaction = (EntInteractionRecord){.channel = channel,
                                              .at = row->at,
                                              .parties = &party,
                                              .n_parties = 1,
                                              .external_id = row->link,
                                              .subject = subject,
                                              .text = row->text};
  return ent_linkedin_put (self, &record, line, error);
}

static bool
take_reaction (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  return put_activity (context, row, ENT_CHANNEL_REACTION, row->type, line, error);
}

static bool
take_comment (const void *data, uint64_t line, void *context, GError **error)
{
  return put_activity (context, data, ENT_CHANNEL_COMMENT, (EntSlice){NULL, 0}, line, error);
}

static bool
take_vote (const void *data, uint64_t line, void *context, GError **error)
{
  const Row *row = data;
  return put_activity (context, row, ENT_CHANNEL_VOTE, row->option, line, error);
}

static bool
take_repost (const void *data, uint64_t line, void *context, GError **error)
{
  return put_activity (context, data, ENT_CHANNEL_SHARE, (EntSlice){NULL, 0}, line, error);
}

/* ---- Shares ---- */

typedef struct {
  EntSlice title, description, link, commentary, shared, media, visibility;
  EntTime at;
} Share;

static const EntColumn share_columns[] = {
    ENT_COLUMN ("Date", TIME, Share, at, HEADER),
    ENT_COLUMN ("Share Title", TEXT, Share, title, NONE),
    ENT_COLUMN ("Share Description", TEXT, Share, description, NONE),
    ENT_COLUMN ("ShareLink", TEXT, Share, link, HEADER),
    ENT_COLUMN ("ShareCommentary", TEXT, Share, commentary, HEADER),
    ENT_COLUMN ("SharedUrl", TEXT, Share, shared, NONE),
    ENT_COLUMN ("MediaUrl", TEXT, Share, media, NONE),
    ENT_COLUMN ("Visibility", TEXT, Share, visibility, NONE),
};

/* Length of the line break wrapped in quotes at @at, or 0. */
static size_t
wrapped_break (EntSlice text, size_t at)
{
  size_t left = text.length - at;
  if (left >= 3 && memcmp (text.data + at, "\"\n\"", 3) == 0)
    return 3;
  return left >= 4 && memcmp (text.data + at, "\"\r\n\"", 4) == 0 ? 4 : 0;
}

static bool
has_wrapped_break (EntSlice text)
{
  for (size_t i = 0; i < text.length; i++)
    if (wrapped_break (text, i) > 0)
      return true;
  return false;
}

void
ent_share_append_repaired (EntSlice text, GString *out)
{
  if (ent_slice_equal (text, ENT_SLICE ("\"\"")))
    return;
  if (has_wrapped_break (text)) {
    if (text.data[0] == '"' && wrapped_break (text, 0) == 0)
      text = ent_slice_from (text, 1);
    if (text.length > 1 && text.data[text.length - 1] == '"' && text.data[text.length - 2] != '\n')
      text.length--;
  }
  for (size_t i = 0; i < text.length;) {
    size_t length = wrapped_break (text, i);
    bool is_doubled = i + 1 < text.length && text.data[i] == '"' && text.data[i + 1] == '"';
    g_string_append_c (out, length > 0 ? '\n' : text.data[i]);
    i += length > 0 ? length : is_doubled && wrapped_break (text, i + 1) == 0 ? 2 : 1;
  }
}

static EntSlice
not_quotes (EntSlice cell)
{
  return ent_slice_equal (cell, ENT_SLICE ("\"\"")) ? (EntSlice){NULL, 0} : cell;
}

static bool
take_share (const void *data, uint64_t line, void *context, GError **error)
{
  const Share *row = data;
  EntLinkedin *self = context;
  g_string_truncate (self->value, 0);
  if (ent_post_append (row->link, self->value))
    g_hash_table_add (self->own_posts, g_strdup (self->value->str));
  EntTime at = row->at;
  if (!ent_time_is_known (at) && self->value->len > 0)
    at = (EntTime){ent_post_time_us (ent_slice_of (self->value)), ENT_PRECISION_SECOND};
  if (!ent_time_is_known (at)) {
    ent_linkedin_skip (self, line, "Date", _ ("The post has no date: it was skipped."));
    return true;
  }
  g_string_truncate (self->text, 0);
  ent_share_append_repaired (row->commentary, self->text);

  EntRecord record = {.kind = ENT_RECORD_PUBLICATION};
  EntSlice shared = not_quotes (row->shared);
  EntSlice text = ent_slice_trim (ent_slice_of (self->text));
  record.publication = (EntPublicationRecord){.post = {ENT_IDENTIFIER_POST, ent_slice_of (self->value)},
                                              .at = at,
                                              .title = not_quotes (row->title),
                                              .text = text.length > 0 ? text : not_quotes (row->description),
                                              .url = shared.length > 0 ? shared : not_quotes (row->media),
                                              .visibility = row->visibility};
  return ent_linkedin_put (self, &record, line, error);
}

const EntLinkedinTable ent_linkedin_reactions = {
    .table = ENT_LINKEDIN_TABLE (reaction_columns, Row, ENT_ZONE_UTC),
    .emit = take_reaction,
};
const EntLinkedinTable ent_linkedin_comments = {
    .table = {.columns = comment_columns,
              .n_columns = G_N_ELEMENTS (comment_columns),
              .row_size = sizeof (Row),
              .zone = ENT_ZONE_UTC,
              .dated_records = true},
    .emit = take_comment,
};
const EntLinkedinTable ent_linkedin_votes = {
    .table = ENT_LINKEDIN_TABLE (vote_columns, Row, ENT_ZONE_UTC),
    .emit = take_vote,
};
const EntLinkedinTable ent_linkedin_reposts = {
    .table = ENT_LINKEDIN_TABLE (repost_columns, Row, ENT_ZONE_UTC),
    .emit = take_repost,
};
const EntLinkedinTable ent_linkedin_shares = {
    .table = ENT_LINKEDIN_TABLE (share_columns, Share, ENT_ZONE_UTC),
    .emit = take_share,
};
