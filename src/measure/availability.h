/* Availability: how fast, how often and how evenly the user answers, against how many relations live. */
#pragma once

#include "measure/bend.h"
#include "measure/relation.h"

/* One calendar month. A contact's turn is what they said last before the user's next word or 7 days of
 * silence; it is judged when those are over, and belongs to the month in which it was said. A turn that a
 * meeting settles is neither answered nor left. */
typedef struct {
  int year;
  unsigned month;
  uint32_t end_s;
  uint32_t n_live;  /* contacts with whom something passed in the 90 days before the month's end */
  uint32_t n_turns; /* answered within 7 days, or left */
  uint32_t n_answered;
  double delay_hours;   /* the median of the answers; 0 when there is none */
  uint32_t n_in, n_out; /* events in the month */
} EntAvailabilityMonth;

/**
 * ent_availability_months: (element-type EntAvailabilityMonth) from the first event to @tau_s; nothing later
 * enters. Free with g_array_unref(). Cost: one pass over the events, and a sort of each month's delays.
 */
GArray *ent_availability_months (const EntPanel *panel, uint32_t tau_s);

typedef enum {
  ENT_AVAILABILITY_DELAY,      /* ln of the median delay in hours */
  ENT_AVAILABILITY_UNANSWERED, /* share of turns left */
  ENT_AVAILABILITY_BALANCE,    /* the smaller of inbound and outbound over the larger */
  ENT_AVAILABILITY_N,
} EntAvailabilityMeasure;

#define ENT_AVAILABILITY_MIN_TURNS 10u /* a month with fewer says nothing */

/** ent_availability_value: of one month; false when it says nothing. */
bool
ent_availability_value (const EntAvailabilityMonth *month, EntAvailabilityMeasure measure, double *out_value);

/** ent_availability_bend: whether and where @measure bends as the number of live relations grows. The last
 * month is left out: most of its turns are still open. */
EntBend ent_availability_bend (const GArray *months, EntAvailabilityMeasure measure);
