/* The truth: what the program should find in the archive. Its shape is in docs/samples.md. */
#include "sample/write-private.h"

#include <errno.h>
#include <stdio.h>

typedef struct {
  size_t connected, qualified, qualified_and_good, relations[ENT_SAMPLE_N_RELATIONS];
} Counts;

static Counts
count (const EntSampleNetwork *network)
{
  Counts counts = {0};
  for (size_t i = 0; i < network->n_people; i++) {
    const EntSamplePerson *person = &network->people[i];
    counts.connected += person->bond == ENT_SAMPLE_CONNECTED;
    counts.qualified += person->qualified;
    counts.relations[person->relation]++;
    counts.qualified_and_good += person->qualified && person->relation == ENT_SAMPLE_GOOD;
  }
  return counts;
}

static void
write_counts (const EntSampleArchive *archive, EntJson *json)
{
  const EntSampleNetwork *network = archive->network;
  Counts counts = count (network);
  ent_json_key (json, "counts");
  ent_json_begin_object (json);
  ent_json_member_int (json, "contacts", (int64_t)network->n_people);
  ent_json_member_int (json, "connected", (int64_t)counts.connected);
  ent_json_member_int (json, "qualified", (int64_t)counts.qualified);
  for (int relation = 0; relation < ENT_SAMPLE_N_RELATIONS; relation++)
    ent_json_member_int (json, ent_sample_relation_name ((EntSampleRelation)relation),
                         (int64_t)counts.relations[relation]);
  ent_json_member_int (json, "qualified_and_good", (int64_t)counts.qualified_and_good);
  ent_json_member_int (json, "closed_accounts", (int64_t)network->n_closed);
  ent_json_key (json, "interactions_by_channel");
  ent_json_begin_object (json);
  for (int channel = 1; channel <= ENT_CHANNEL_LAST; channel++) {
    if (archive->n_by_channel[channel] > 0)
      ent_json_member_int (json, ent_channel_name ((EntChannel)channel),
                           (int64_t)archive->n_by_channel[channel]);
  }
  ent_json_end_object (json);
  ent_json_key (json, "rows");
  ent_json_begin_object (json);
  for (guint i = 0; i < archive->files->len; i++) {
    const EntSampleFile *file = &g_array_index (archive->files, EntSampleFile, i);
    ent_json_member_int (json, file->name, (int64_t)file->n_rows);
  }
  ent_json_end_object (json);
  ent_json_end_object (json);
}

static void
write_names (const EntSamplePerson *person, EntJson *json)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) former = g_string_new (NULL);
  ent_sample_append_shown_name (person, shown);
  ent_sample_append_former_name (person, former);
  g_autofree char *plain = g_strconcat (person->name.given, " ", person->name.family, NULL);
  g_autofree char *capitals = g_utf8_strup (person->name.family, -1);
  g_autofree char *address_book = g_strconcat (person->name.given, " ", capitals, NULL);
  const char *const names[] = {shown->str, former->str, plain, person->in_address_book ? address_book : NULL};
  ent_json_member_string (json, "name", ent_slice (plain));
  ent_json_key (json, "names");
  ent_json_begin_array (json);
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    bool again = names[i] == NULL;
    for (size_t j = 0; j < i && !again; j++)
      again = g_strcmp0 (names[i], names[j]) == 0;
    if (!again)
      ent_json_string (json, ent_slice (names[i]));
  }
  ent_json_end_array (json);
}

static void
write_person (const EntSamplePerson *person, EntJson *json)
{
  g_autoptr (GString) url = g_string_new (NULL);
  g_autoptr (GString) since = g_string_new (NULL);
  if (person->slug)
    ent_sample_append_url (person->slug, false, url);
  if (person->bond == ENT_SAMPLE_CONNECTED)
    ent_day_to_iso (ent_day_of (person->since_us), since);
  ent_json_begin_object (json);
  ent_json_member_text (json, "url", ent_slice_of (url));
  write_names (person, json);
  ent_json_member_bool (json, "connected", person->bond == ENT_SAMPLE_CONNECTED);
  ent_json_member_text (json, "connected_on", ent_slice_of (since));
  ent_json_member_bool (json, "qualified", person->qualified);
  ent_json_member_string (json, "relation", ent_slice (ent_sample_relation_name (person->relation)));
  ent_json_member_bool (json, "borderline", person->borderline && ent_sample_exchanges (person));
  ent_json_member_int (json, "messages", (int64_t)person->n_messages);
  ent_json_key (json, "emails");
  ent_json_begin_array (json);
  if (person->email)
    ent_json_string (json, ent_slice (person->email));
  ent_json_end_array (json);
  ent_json_member_string (json, "title", ent_slice (person->title));
  ent_json_member_string (json, "organisation", ent_slice (person->organisation));
  ent_json_member_string (json, "function", ent_slice (person->function));
  ent_json_member_int (json, "seniority", person->seniority);
  ent_json_end_object (json);
}

static void
write_self (const EntSampleStory *story, EntJson *json)
{
  g_autofree char *name = g_strconcat (story->given, " ", story->family, NULL);
  g_autoptr (GString) url = g_string_new (NULL);
  ent_sample_append_url (story->slug, false, url);
  ent_json_key (json, "self");
  ent_json_begin_object (json);
  ent_json_member_string (json, "name", ent_slice (name));
  ent_json_member_string (json, "url", ent_slice_of (url));
  ent_json_member_string (json, "email", ent_slice (story->email));
  ent_json_member_string (json, "headline", ent_slice (story->headline));
  ent_json_end_object (json);
}

/* Writes what is in @text and empties it: the truth of a million people is not held in memory. */
static bool
drain (GString *text, FILE *file)
{
  bool ok = fwrite (text->str, 1, text->len, file) == text->len;
  g_string_truncate (text, 0);
  return ok;
}

static bool
write_all (const EntSampleArchive *archive, FILE *file)
{
  const EntSampleNetwork *network = archive->network;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (EntJson) json = ent_json_new (text);
  g_autoptr (GString) now = g_string_new (NULL);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, network->seed);
  ent_day_to_iso (ent_day_of (network->now_us), now);
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_string (json, "name", ent_slice (network->story->name));
  ent_json_member_string (json, "seed", ent_slice (seed)); /* a string: JSON numbers end at 53 bits */
  ent_json_member_string (json, "now", ent_slice_of (now));
  write_self (network->story, json);
  write_counts (archive, json);
  ent_json_key (json, "people");
  ent_json_begin_array (json);
  bool ok = true;
  for (size_t i = 0; i < network->n_people && ok; i++) {
    write_person (&network->people[i], json);
    ok = drain (text, file);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
  g_string_append_c (text, '\n');
  return ok && drain (text, file);
}

bool
ent_sample_write_truth (const EntSampleArchive *archive, const char *path, GError **error)
{
  FILE *file = fopen (path, "wb");
  bool ok = file != NULL && write_all (archive, file);
  int reason = errno;
  if (file != NULL && fclose (file) != 0) {
    reason = errno;
    ok = false;
  }
  if (!ok)
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The file %s cannot be written: %s."), path,
                 g_strerror (reason));
  return ok;
}
