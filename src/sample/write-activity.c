/* What the user did on LinkedIn: posts, reactions, comments. The archive never says whose posts they were. */
#include "sample/write-private.h"

#include "sample/moments-private.h"
#include "sample/phrases-private.h"

enum {
  STREAM_ACTIVITY = 7
};

/* A post's number tells when it was made: milliseconds since 1970, then 22 other bits. */
static uint64_t
post_number (int64_t made_us, EntRandom *random)
{
  return ((uint64_t)(made_us / 1000) << 22) | (ent_random_next (random) & 0x3fffff);
}

static int64_t
some_time (const EntSampleNetwork *network, EntRandom *random)
{
  /* More of it lately: the square root leans towards now. */
  double unit = ent_random_unit (random);
  double share = 1 - unit * unit;
  int64_t days_back = 1 + (int64_t)((1 - share) * (network->story->history_days - 10));
  return MIN (ent_sample_working_time (random, ent_day_of (network->now_us) - days_back),
              network->now_us - ENT_US_PER_HOUR);
}

/* A link to somebody's post, made a while before @at_us. */
static void
append_link (int64_t at_us, EntRandom *random, GString *out)
{
  static const char *const kinds[] = {"activity", "activity", "activity", "ugcPost", "share"};
  int64_t made_us = at_us - (int64_t)(ent_random_log_normal (random, 24, 1.2) * (double)ENT_US_PER_HOUR);
  g_string_append_printf (out, "https://www.linkedin.com/feed/update/urn%%3Ali%%3A%s%%3A%" G_GUINT64_FORMAT,
                          kinds[ent_random_below (random, G_N_ELEMENTS (kinds))],
                          post_number (made_us, random));
}

static void
begin_dated (EntSampleArchive *self, int64_t at_us, EntRandom *random)
{
  ent_sample_append_seconds (at_us, '-', "", self->buffer);
  ent_sample_comma (self);
  append_link (at_us, random, self->buffer);
}

static bool
write_reaction (EntSampleArchive *self, EntRandom *random, GError **error)
{
  static const char *const types[] = {"LIKE",    "LIKE",     "LIKE",         "LIKE",         "PRAISE",
                                      "EMPATHY", "INTEREST", "APPRECIATION", "ENTERTAINMENT"};
  int64_t at_us = some_time (self->network, random);
  ent_sample_append_seconds (at_us, '-', "", self->buffer);
  ent_sample_cell (self, types[ent_random_below (random, G_N_ELEMENTS (types))]);
  ent_sample_comma (self);
  append_link (at_us, random, self->buffer);
  return ent_sample_end_row (self, "\r\n", error);
}

/* The hard file: line breaks stand bare unless a comma or a quote asks for quotes. */
static bool
write_comment (EntSampleArchive *self, EntRandom *random, GError **error)
{
  begin_dated (self, some_time (self->network, random), random);
  g_autoptr (GString) text = g_string_new (NULL);
  ent_sample_append_post (self->network->story->topics, 1 + (unsigned)ent_random_below (random, 3), random,
                          text);
  if (ent_random_chance (random, 0.1))
    g_string_append (text, " : \"osons\"");
  bool quoted = strpbrk (text->str, ",\"") != NULL;
  if (quoted)
    g_string_replace (text, "\"", "\"\"", 0);
  g_string_append_printf (self->buffer, quoted ? ",\"%s\"" : ",%s", text->str);
  return ent_sample_end_row (self, "\r\n", error);
}

static bool
write_vote (EntSampleArchive *self, EntRandom *random, GError **error)
{
  static const char *const options[] = {"Oui", "Non", "Cela dépend, en fait", "Avant 2030"};
  begin_dated (self, some_time (self->network, random), random);
  ent_sample_cell (self, options[ent_random_below (random, G_N_ELEMENTS (options))]);
  return ent_sample_end_row (self, "\r\n", error);
}

static bool
write_repost (EntSampleArchive *self, EntRandom *random, GError **error)
{
  begin_dated (self, some_time (self->network, random), random);
  return ent_sample_end_row (self, "\r\n", error);
}

/* LinkedIn wraps each inner line of a commentary in quotes once more before it quotes the cell. */
static bool
write_share (EntSampleArchive *self, EntRandom *random, GError **error)
{
  int64_t at_us = some_time (self->network, random);
  g_autoptr (GString) text = g_string_new (NULL);
  ent_sample_append_post (self->network->story->topics, 1 + (unsigned)ent_random_below (random, 4), random,
                          text);
  g_string_replace (text, "\n", "\"\n\"", 0);
  ent_sample_append_seconds (at_us, '-', "", self->buffer);
  g_string_append_printf (self->buffer,
                          ",https://www.linkedin.com/feed/update/urn%%3Ali%%3Ashare%%3A%" G_GUINT64_FORMAT,
                          post_number (at_us, random));
  ent_sample_cell (self, text->str);
  ent_sample_cell (self, ent_random_chance (random, 0.3) ? "https://www.example.org/article" : "");
  ent_sample_cell (self, "");
  ent_sample_cell (self, "MEMBER_NETWORK");
  return ent_sample_end_row (self, "\r\n", error);
}

typedef struct {
  const char *file;
  const char *header; /* the end of the line follows: these files have CRLF, even there */
  double per_contact;
  size_t most;
  bool (*write) (EntSampleArchive *self, EntRandom *random, GError **error);
} Activity;

static const Activity activities[] = {
    {"Reactions.csv", "Date,Type,Link\r", 0.6, 20000, write_reaction},
    {"Comments.csv", "Date,Link,Message\r", 0.08, 4000, write_comment},
    {"Votes.csv", "Date,Link,OptionText\r", 0.01, 400, write_vote},
    {"InstantReposts.csv", "Date,Link\r", 0.01, 400, write_repost},
    {"Shares.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r", 0.04, 2000, write_share},
};

bool
ent_sample_write_activity (EntSampleArchive *self, GError **error)
{
  EntRandom random = ent_random_of (self->network->seed, STREAM_ACTIVITY);
  for (size_t i = 0; i < G_N_ELEMENTS (activities); i++) {
    const Activity *activity = &activities[i];
    if (!ent_sample_begin_file (self, activity->file, activity->header, error))
      return false;
    size_t n_rows =
        MIN ((size_t)(activity->per_contact * (double)self->network->n_people) + 3, activity->most);
    for (size_t row = 0; row < n_rows; row++) {
      if (!activity->write (self, &random, error))
        return false;
    }
  }
  return true;
}
