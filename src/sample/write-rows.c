#include "sample/write-private.h"

#include "sample/phrases-private.h"

enum {
  FLUSH_BYTES = 256 * 1024
};

bool
ent_sample_begin_file (EntSampleArchive *self, const char *name, const char *header, GError **error)
{
  if (!ent_sample_zip_flush (self->zip, self->buffer, error) ||
      !ent_sample_zip_begin (self->zip, name, error))
    return false;
  EntSampleFile file = {.name = name};
  g_array_append_val (self->files, file);
  self->in_row = false;
  g_string_append (self->buffer, header);
  g_string_append_c (self->buffer, '\n');
  return true;
}

bool
ent_sample_end_row (EntSampleArchive *self, const char *line_end, GError **error)
{
  g_string_append (self->buffer, line_end);
  self->in_row = false;
  g_array_index (self->files, EntSampleFile, self->files->len - 1).n_rows++;
  return self->buffer->len < FLUSH_BYTES || ent_sample_zip_flush (self->zip, self->buffer, error);
}

void
ent_sample_tally (EntSampleArchive *self, size_t number, EntChannel channel, EntDirection direction)
{
  EntSampleTally *tally = &self->tallies[number];
  tally->n_in[channel] += (direction & ENT_DIRECTION_IN) != 0;
  tally->n_out[channel] += (direction & ENT_DIRECTION_OUT) != 0;
}

void
ent_sample_count (EntSampleArchive *self, size_t number, EntChannel channel, EntDirection direction)
{
  self->n_by_channel[channel]++;
  ent_sample_tally (self, number, channel, direction);
}

void
ent_sample_comma (EntSampleArchive *self)
{
  g_string_append_c (self->buffer, ',');
  self->in_row = true;
}

void
ent_sample_cell (EntSampleArchive *self, const char *text)
{
  GString *buffer = self->buffer;
  /* A line may have been opened by the caller, or by a cell that is empty. */
  if (self->in_row || (buffer->len > 0 && buffer->str[buffer->len - 1] != '\n'))
    g_string_append_c (buffer, ',');
  self->in_row = true;
  ent_csv_append_cell (ent_slice (text), false, buffer);
}

void
ent_sample_append_note (const EntSampleNetwork *network, size_t number, GString *out)
{
  const EntSamplePerson *person = &network->people[number];
  EntRandom random = ent_random_of (network->seed, UINT64_C (9000000000000000) + number);
  ent_sample_append_phrase (ENT_SAMPLE_SAYS_NOTE, person->name.english, person->name.given,
                            network->story->topics, &random, out);
}
