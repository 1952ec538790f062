/* What people say of each other: endorsements and recommendations, both ways. */
#include "sample/write-private.h"

#include "sample/moments-private.h"
#include "sample/phrases-private.h"

enum {
  STREAM_ENDORSEMENTS = 5,
  STREAM_RECOMMENDATIONS = 6,
};

/* When they did it: good relations at any time, others before the last year and a half, so that only the good
 * ones show a kindness lately. */
static int64_t
act_time (const EntSampleNetwork *network, const EntSamplePerson *person, EntRandom *random)
{
  int64_t first_day = ent_day_of (person->since_us) + 1;
  int64_t last_day = ent_day_of (network->now_us) - 2;
  if (person->relation != ENT_SAMPLE_GOOD)
    last_day -= 548;
  int64_t n_days = MAX (last_day - first_day, 1);
  int64_t at_us =
      ent_sample_working_time (random, first_day + (int64_t)ent_random_below (random, (size_t)n_days));
  return MAX (at_us, person->since_us + ENT_US_PER_HOUR);
}

/* Whether the relation is old enough for the act to lie where act_time() wants it. */
static bool
has_room (const EntSampleNetwork *network, const EntSamplePerson *person)
{
  int64_t least_days = person->relation == ENT_SAMPLE_GOOD ? 5 : 560;
  return person->since_us < network->now_us - least_days * ENT_US_PER_DAY;
}

static bool
write_endorsement (EntSampleArchive *self, const EntSamplePerson *person, EntRandom *random, GError **error)
{
  static const char *const skills[] = {
      "Énergies renouvelables", "Animation de réseau",  "Négociation",     "Gestion de projet",
      "Sécurité informatique",  "Business Development", "Prise de parole", "Stratégie"};
  size_t n_skills = 1 + ent_random_below (random, 3);
  size_t first = ent_random_below (random, G_N_ELEMENTS (skills));
  int64_t at_us = act_time (self->network, person, random);
  g_autoptr (GString) url = g_string_new (NULL);
  ent_sample_append_url (person->slug, true, url);
  for (size_t i = 0; i < n_skills; i++) {
    ent_sample_append_seconds (at_us + (int64_t)i * 7 * ENT_US_PER_SECOND, '/', " UTC", self->buffer);
    ent_sample_cell (self, skills[(first + i) % G_N_ELEMENTS (skills)]);
    ent_sample_cell (self, person->name.given);
    ent_sample_cell (self, person->former_family ? person->former_family : person->name.family);
    ent_sample_cell (self, url->str + strlen ("https://"));
    ent_sample_cell (self, ent_random_chance (random, 0.95) ? "ACCEPTED" : "PENDING");
    self->n_by_channel[ENT_CHANNEL_ENDORSEMENT]++;
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
  EntRandom random = ent_random_of (network->seed, STREAM_ENDORSEMENTS);
  for (int given = 0; given < 2; given++) {
    if (!ent_sample_begin_file (self, files[given], headers[given], error))
      return false;
    for (size_t i = 0; i < network->n_people; i++) {
      const EntSamplePerson *person = &network->people[i];
      bool acts = (given ? person->endorsed : person->endorses) && has_room (network, person);
      if (acts && !write_endorsement (self, person, &random, error))
        return false;
    }
  }
  return true;
}

static bool
write_recommendation (EntSampleArchive *self, const EntSamplePerson *person, bool given, EntRandom *random,
                      GError **error)
{
  const EntSampleStory *story = self->network->story;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) when = g_string_new (NULL);
  ent_sample_append_praise (given ? person->name.given : story->given, story->topics, random, text);
  ent_sample_append_pacific (act_time (self->network, person, random), true, when);
  ent_sample_cell (self, person->given_cell);
  ent_sample_cell (self, person->family_cell);
  ent_sample_cell (self, person->organisation);
  ent_sample_cell (self, person->title);
  ent_sample_cell (self, text->str);
  ent_sample_cell (self, when->str);
  ent_sample_cell (self, "VISIBLE");
  self->n_by_channel[ENT_CHANNEL_RECOMMENDATION]++;
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
      bool acts = (given ? person->recommended : person->recommends) && has_room (network, person);
      if (acts && !write_recommendation (self, person, given, &random, error))
        return false;
    }
  }
  return true;
}
