/* Arrivals: who came into the network in which month, and what became of them. */
#pragma once

#include "measure/models.h"

#define ENT_AGED_MONTHS 6u /* the age at which cohorts are compared */
#define ENT_NO_MONTH UINT16_MAX

typedef struct {
  uint16_t month;        /* of EntArrivals.months in which they came; ENT_NO_MONTH: later, or nobody knows */
  bool has_aged;         /* the sixth month after that is over */
  EntRelationClass aged; /* at its end */
  EntRelationClass now;  /* as of the as-of time */
} EntArrival;

typedef struct {
  int year;
  unsigned month;  /* 1 to 12 */
  uint32_t end_s;  /* its last second; the as-of time itself for the last month */
  uint32_t n_good; /* relations at its end */
} EntArrivalMonth;

typedef struct {
  uint32_t tau_s;
  size_t n_contacts;
  size_t n_undated;       /* of whom nobody knows when they came: in an address book alone */
  EntArrival *of_contact; /* [n_contacts] as in the panel */
  GArray *months;         /* (element-type EntArrivalMonth) oldest first */
} EntArrivals;

/**
 * ent_arrivals_new: as of @tau_s. Everything about a month is known from what happened by its end. A contact
 * comes at since_s, or else with their first event, and does not leave. @models: NULL for the shipped one
 * throughout. Free with ent_arrivals_free(). Cost: as ent_series_new().
 */
EntArrivals *ent_arrivals_new (const EntPanel *panel, uint32_t tau_s, const EntRelationModels *models);
void ent_arrivals_free (EntArrivals *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntArrivals, ent_arrivals_free)
