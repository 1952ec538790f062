/* Cohorts: of the contacts who came together, what became of them. */
#pragma once

#include "measure/arrivals.h"
#include "measure/series.h"

#define ENT_NO_COHORT UINT16_MAX

typedef struct {
  uint32_t n;           /* who came */
  uint32_t n_qualified; /* at the end of the month they came in */
  uint32_t n_good;      /* now: as of the arrivals' time */
  uint32_t n_aged;      /* six months are over... */
  uint32_t n_aged_good; /* ...and the relation was good then: the share that compares */
  uint32_t n_left;      /* took themselves off the list of connections by now */
} EntCohort;

typedef struct {
  const EntQualification *qualification; /* NULL: nobody is qualified */
  const uint16_t *cohort_of;             /* [n_contacts] index into the result; ENT_NO_COHORT: in none */
  const uint32_t *left_s;                /* [n_contacts] ENT_NEVER: still there; NULL: nobody left */
} EntCohortOptions;

/**
 * ent_cohorts_count: contacts whose arrival is not known, or yet to come, are in no cohort.
 * @out_cohorts: [@n_cohorts]
 */
void ent_cohorts_count (const EntArrivals *arrivals, const EntCohortOptions *options, EntCohort *out_cohorts,
                        size_t n_cohorts);

/** ent_cohorts_by_year: each contact's year of arrival, counted from that of the first month.
 * @out_cohort_of: [n_contacts]. Returns: how many years there are. */
size_t ent_cohorts_by_year (const EntArrivals *arrivals, uint16_t *out_cohort_of);
