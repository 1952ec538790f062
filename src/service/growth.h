/* Part of service.h: what it takes to grow (growth.c). */
#pragma once

#include "plan/plan.h"
#include "service/network.h"

typedef struct {
  unsigned goal;
  int64_t today, day; /* days since 1970: now, and when the goal is to be reached */
  double minutes;     /* to spend in a week */
  double cohort_days; /* the age at which funnel.good was measured */
  EntFunnel funnel;
  EntGrowthPlan plan;
} EntGrowth;

/**
 * ent_service_grow: what it takes to have @goal more contacts who are qualified and in a good relation.
 * @by: an ISO day in the future
 * @minutes: to spend in a week
 *
 * Errors: USAGE (no such day, or not in the future), CONFLICT (no target says who is qualified). Cost: the
 * panel, and one pass over it for each month of the last three years.
 */
bool ent_service_grow (EntNetwork *self, unsigned goal, const char *by, double minutes, EntGrowth *out_growth,
                       GError **error);
/** ent_growth_write_json: {"schema":1,"goal","by","weeks","plan":{...},"funnel":{...}} */
void ent_growth_write_json (const EntGrowth *growth, EntJson *json);
