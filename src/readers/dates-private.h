/* Dates as LinkedIn and spreadsheets write them -> EntTime. The forms are in
 * docs/formats/linkedin-archive.md. */
#pragma once

#include "base/base.h"

/* The zone of a time that does not name one. */
typedef enum {
  ENT_ZONE_UTC,
  ENT_ZONE_PACIFIC,       /* measured */
  ENT_ZONE_MAYBE_PACIFIC, /* a guess: the time becomes ENT_PRECISION_AROUND */
} EntZone;

typedef struct EntDates EntDates;

/**
 * ent_dates_new: loads the rules of America/Los_Angeles; where the system does not have them, says so in
 * @report (once) and takes the zone for eight hours behind UTC, all year, and such times for uncertain.
 */
EntDates *ent_dates_new (EntReport *report);
void ent_dates_free (EntDates *self);

/** ent_dates_set_day_first: how `05/06/2024` is meant where nothing in it tells; month first unless set. */
void ent_dates_set_day_first (EntDates *self, bool day_first);

/* What a date tells of which of its numbers is the day. */
typedef enum {
  ENT_DATE_ORDER_NONE,        /* its form does not leave it open, or it is no date */
  ENT_DATE_ORDER_UNTOLD,      /* `05/06/2024` */
  ENT_DATE_ORDER_DAY_FIRST,   /* `25/06/2024` */
  ENT_DATE_ORDER_MONTH_FIRST, /* `06/25/2024`; `6/5/24, 9:05 AM`, which is LinkedIn's own */
} EntDateOrder;

/** ent_dates_order: what @text tells of the order. */
EntDateOrder ent_dates_order (EntSlice text);

/**
 * ent_dates_read:
 * @text: trimmed
 * @zone: where a time without zone is meant
 *
 * Returns: false when it is no date; @out_time is then untouched. A date without year is none. Two-digit
 * years: 00-69 are 20xx. Cost: no allocation; some 10 ns for `YYYY-MM-DD HH:MM:SS`.
 */
bool ent_dates_read (EntDates *self, EntSlice text, EntZone zone, EntTime *out_time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDates, ent_dates_free)
