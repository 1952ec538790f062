#include "base/channel.h"

static const char *const channel_names[] = {
    [ENT_CHANNEL_MESSAGE] = "message",
    [ENT_CHANNEL_EMAIL] = "email",
    [ENT_CHANNEL_MEETING] = "meeting",
    [ENT_CHANNEL_CALL] = "call",
    [ENT_CHANNEL_INVITATION] = "invitation",
    [ENT_CHANNEL_REACTION] = "reaction",
    [ENT_CHANNEL_COMMENT] = "comment",
    [ENT_CHANNEL_SHARE] = "share",
    [ENT_CHANNEL_ENDORSEMENT] = "endorsement",
    [ENT_CHANNEL_RECOMMENDATION] = "recommendation",
    [ENT_CHANNEL_NOTE] = "note",
    [ENT_CHANNEL_VOTE] = "vote",
    [ENT_CHANNEL_FOLLOW] = "follow",
    [ENT_CHANNEL_VIEW] = "view",
};

static const char *const direction_names[] = {
    [ENT_DIRECTION_BESIDE] = "beside",
    [ENT_DIRECTION_OUT] = "out",
    [ENT_DIRECTION_IN] = "in",
    [ENT_DIRECTION_BOTH] = "both",
};

/* Index of @name in @names, or 0, which is never a member of these lists. */
static unsigned
find_name (const char *const *names, unsigned n_names, EntSlice name)
{
  for (unsigned i = 1; i < n_names; i++)
    if (ent_slice_equal_ascii_case (ent_slice (names[i]), name))
      return i;
  return 0;
}

const char *
ent_channel_name (EntChannel channel)
{
  return channel >= 1 && channel <= ENT_CHANNEL_LAST ? channel_names[channel] : "unknown";
}

bool
ent_channel_from_name (EntSlice name, EntChannel *out_channel)
{
  unsigned found = find_name (channel_names, G_N_ELEMENTS (channel_names), name);
  if (found != 0)
    *out_channel = (EntChannel)found;
  return found != 0;
}

const char *
ent_direction_name (EntDirection direction)
{
  return (size_t)direction < G_N_ELEMENTS (direction_names) ? direction_names[direction] : "unknown";
}

bool
ent_direction_from_name (EntSlice name, EntDirection *out_direction)
{
  unsigned found = find_name (direction_names, G_N_ELEMENTS (direction_names), name);
  if (found != 0)
    *out_direction = (EntDirection)found;
  return found != 0;
}
