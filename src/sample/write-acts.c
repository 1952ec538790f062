/* What people say of each other: endorsements and recommendations, both ways. */
#include "sample/write-private.h"

#include "sample/events-private.h"
#include "sample/moments-private.h"
#include "sample/phrases-private.h"

enum {
  STREAM_RECOMMENDATIONS = 6,
};

static bool
write_endorsement (EntSampleArchive *self, size_t number, bool given, GError **error)
{
  const EntSamplePerson *person = &self->network->people[number];
  int64_t at_us = ent_sample_endorsement_us (self->network, number, given);
  g_autoptr (GString) url = g_string_new (NULL);
  ent_sample_append_url (person->slug, true, url);
  const char *skill;
  for (size_t i = 0; (skill = ent_sample_endorsed_skill (self->network, number, given, i)) != NULL; i++) {
    ent_sample_append_seconds (at_us + (int64_t)i * 7 * ENT_US_PER_SECOND, '/', " UTC", self->buffer);
    ent_sample_cell (self, skill);
    ent_sample_cell (self, person->name.given);
    ent_sample_cell (self, person->former_family ? person->former_family : person->name.family);
    ent_sample_cell (self, url->str + strlen ("https://"));
    /* The first one always counts: the mailbox tells of it too. */
    ent_sample_cell (self, i == 0 || number % 16 != 3 ? "ACCEPTED" : "PENDING");
    ent_sample_count (self, number, ENT_CHANNEL_ENDORSEMENT, given ? ENT_DIRECTION_OUT : ENT_DIRECTION_IN);
    if (!ent_sample_end_row (self, "\n", error))
      return false;
  }
  return true;
}

bool
ent_sample_write_endorsements (EntSampleArchive *self, GError **error)
{
  static const char *const files[] = {"Endorsement_Received_Info.csv", "Endorsement_Given_Info.csv"};
  static const char *const headers[] = {"Endorsement Date,Skill Name,Endorser First Name,Endorser Last "
                                        "Name,Endorser Public Url,Endorsement Status",
                                        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last "
                                        "Name,Endorsee Public Url,Endorsement Status"};
  const EntSampleNetwork *network = self->network;
  for (int given = 0; given < 2; given++) {
    if (!ent_sample_begin_file (self, files[given], headers[given], error))
      return false;
    for (size_t i = 0; i < network->n_people; i++) {
      if (ent_sample_endorses (network, i, given) && !write_endorsement (self, i, given, error))
        return false;
    }
  }
  return true;
}

static bool
write_recommendation (EntSampleArchive *self, size_t number, bool given, EntRandom *random, GError **error)
{
  const EntSamplePerson *person = &self->network->people[number];
  const EntSampleStory *story = self->network->story;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) when = g_string_new (NULL);
  ent_sample_append_praise (given ? person->name.given : story->given, story->topics, random, text);
  ent_sample_append_pacific (ent_sample_kindness_us (self->network, number, random), true, when);
  ent_sample_cell (self, person->given_cell);
  ent_sample_cell (self, person->family_cell);
  ent_sample_cell (self, person->organisation);
  ent_sample_cell (self, person->title);
  ent_sample_cell (self, text->str);
  ent_sample_cell (self, when->str);
  ent_sample_cell (self, "VISIBLE");
  ent_sample_count (self, number, ENT_CHANNEL_RECOMMENDATION, given ? ENT_DIRECTION_OUT : ENT_DIRECTION_IN);
  return ent_sample_end_row (self, "\n", error);
}

bool
ent_sample_write_recommendations (EntSampleArchive *self, GError **error)
{
  static const char *const files[] = {"Recommendations_Received.csv", "Recommendations_Given.csv"};
  const EntSampleNetwork *network = self->network;
  EntRandom random = ent_random_of (network->seed, STREAM_RECOMMENDATIONS);
  for (int given = 0; given < 2; given++) {
    if (!ent_sample_begin_file (self, files[given],
                                "First Name,Last Name,Company,Job Title,Text,Creation Date,Status", error))
      return false;
    for (size_t i = 0; i < network->n_people; i++) {
      const EntSamplePerson *person = &network->people[i];
      bool acts = (given ? person->recommended : person->recommends) && ent_sample_has_room (network, person);
      if (acts && !write_recommendation (self, i, given, &random, error))
        return false;
    }
  }
  return true;
}
