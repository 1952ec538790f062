/* Times as Entregent keeps them: microseconds since 1970 UTC, each with the precision that its source knew.
 */
#pragma once

#include "base/slice.h"
#include <stdint.h>

#define ENT_US_PER_SECOND INT64_C (1000000)
#define ENT_US_PER_DAY (INT64_C (86400) * ENT_US_PER_SECOND)
#define ENT_TIME_UNKNOWN INT64_MIN

/* How much of a time its source knew. Values are stored: append only. */
typedef enum {
  ENT_PRECISION_SECOND = 0,
  ENT_PRECISION_MINUTE = 1,
  ENT_PRECISION_DAY = 2,
  ENT_PRECISION_MONTH = 3,
  ENT_PRECISION_YEAR = 4,
  ENT_PRECISION_AROUND = 5, /* written to the minute, but in a zone that is a guess: right within a day */
} EntPrecision;

typedef struct {
  int64_t at_us; /* ENT_TIME_UNKNOWN when there is none */
  EntPrecision precision;
} EntTime;

#define ENT_NO_TIME ((EntTime){ENT_TIME_UNKNOWN, ENT_PRECISION_SECOND})

/** ent_time_is_known: whether there is a time at all. */
static inline bool
ent_time_is_known (EntTime time)
{
  return time.at_us != ENT_TIME_UNKNOWN;
}

/** ent_days_from_civil: days since 1970-01-01 of a date in the proleptic Gregorian calendar; @month from 1.
 */
int64_t ent_days_from_civil (int year, unsigned month, unsigned day);

/** ent_civil_from_days: the inverse of ent_days_from_civil(). */
void ent_civil_from_days (int64_t days, int *out_year, unsigned *out_month, unsigned *out_day);

/** ent_date_is_valid: whether that day exists, in the years 1900 to 2199 (anything else is a broken cell). */
bool ent_date_is_valid (int year, unsigned month, unsigned day);

/** ent_day_of: whole days since 1970 of @at_us, rounded down. */
static inline int64_t
ent_day_of (int64_t at_us)
{
  return at_us >= 0 ? at_us / ENT_US_PER_DAY : -((-at_us + ENT_US_PER_DAY - 1) / ENT_US_PER_DAY);
}

/** ent_now_us: the clock of the machine. ENTREGENT_NOW (ISO date or time, UTC) overrides it: for tests and
 * tours. */
int64_t ent_now_us (void);

/**
 * ent_time_from_iso:
 * @text: `YYYY-MM-DD`, optionally `T` or blank and `HH:MM[:SS]`, optionally `Z` or ` UTC`; all UTC
 *
 * Returns: false when @text is nothing of the kind; @out_time is then untouched.
 */
bool ent_time_from_iso (EntSlice text, EntTime *out_time);

/** ent_time_to_iso: appends as much of the time as its precision knows: `2024`, `2024-05`, `2024-05-03`,
 * `2024-05-03T10:11:12Z`. */
void ent_time_to_iso (EntTime time, GString *out);

/** ent_day_to_iso: appends `YYYY-MM-DD`. */
void ent_day_to_iso (int64_t day, GString *out);
