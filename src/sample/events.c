#include "sample/events-private.h"

#include "sample/moments-private.h"

enum {
  INVITATION_DAYS = 270, /* the archive shows no older invitations */
};

/* One stream for each person and act. */
#define STREAM_ENDORSED UINT64_C (8300000000000000)
#define STREAM_INVITED UINT64_C (8400000000000000)

static EntRandom
stream_of (const EntSampleNetwork *network, size_t number, bool given)
{
  return ent_random_of (network->seed, STREAM_ENDORSED + 2 * number + given);
}

int64_t
ent_sample_invitation_us (const EntSampleNetwork *network, size_t number)
{
  const EntSamplePerson *person = &network->people[number];
  EntRandom random = ent_random_of (network->seed, STREAM_INVITED + number);
  double hours = person->bond == ENT_SAMPLE_INVITED ? 0 : ent_random_log_normal (&random, 20, 1.2);
  hours = MIN (hours, 1000);
  int64_t at_us = person->since_us - (int64_t)(hours * (double)ENT_US_PER_HOUR);
  return at_us - at_us % ENT_US_PER_SECOND;
}

bool
ent_sample_invitation_is_recent (const EntSampleNetwork *network, size_t number)
{
  return network->people[number].since_us >= network->now_us - INVITATION_DAYS * ENT_US_PER_DAY;
}

int64_t
ent_sample_kindness_us (const EntSampleNetwork *network, size_t number, EntRandom *random)
{
  const EntSamplePerson *person = &network->people[number];
  int64_t first_day = ent_day_of (person->since_us) + 1;
  int64_t last_day = ent_day_of (network->now_us) - 2;
  if (person->relation != ENT_SAMPLE_GOOD)
    last_day -= 548;
  int64_t n_days = MAX (last_day - first_day, 1);
  int64_t at_us =
      ent_sample_working_time (random, first_day + (int64_t)ent_random_below (random, (size_t)n_days));
  return MAX (at_us, person->since_us + ENT_US_PER_HOUR);
}

bool
ent_sample_has_room (const EntSampleNetwork *network, const EntSamplePerson *person)
{
  int64_t least_days = person->relation == ENT_SAMPLE_GOOD ? 5 : 560;
  return person->since_us < network->now_us - least_days * ENT_US_PER_DAY;
}

bool
ent_sample_endorses (const EntSampleNetwork *network, size_t number, bool given)
{
  const EntSamplePerson *person = &network->people[number];
  return (given ? person->endorsed : person->endorses) && ent_sample_has_room (network, person);
}

int64_t
ent_sample_endorsement_us (const EntSampleNetwork *network, size_t number, bool given)
{
  EntRandom random = stream_of (network, number, given);
  return ent_sample_kindness_us (network, number, &random);
}

const char *
ent_sample_endorsed_skill (const EntSampleNetwork *network, size_t number, bool given, size_t nth)
{
  static const char *const skills[] = {
      "Énergies renouvelables", "Animation de réseau",  "Négociation",     "Gestion de projet",
      "Sécurité informatique",  "Business Development", "Prise de parole", "Stratégie"};
  EntRandom random = stream_of (network, number, given);
  ent_sample_kindness_us (network, number, &random);
  size_t n_skills = 1 + ent_random_below (&random, 3);
  size_t first = ent_random_below (&random, G_N_ELEMENTS (skills));
  return nth < n_skills ? skills[(first + nth) % G_N_ELEMENTS (skills)] : NULL;
}
