/* When things happen (working hours in France) and how each file of the archive writes it. */
#pragma once

#include "base/base.h"
#include "sample/random-private.h"

#define ENT_US_PER_HOUR (INT64_C (3600) * ENT_US_PER_SECOND)

/** ent_sample_working_time: a time on @day (days since 1970), or on a near working day, mostly in office
 * hours in Paris. */
int64_t ent_sample_working_time (EntRandom *random, int64_t day);

/** ent_sample_awake: @at_us, moved to the next morning in Paris when it falls into the night. */
int64_t ent_sample_awake (EntRandom *random, int64_t at_us);

/* The forms of docs/formats/linkedin-archive.md, each appended to @out. */
void ent_sample_append_day (int64_t at_us, GString *out); /* 05 Jun 2024, the day in UTC */
void ent_sample_append_seconds (int64_t at_us, char separator, const char *zone,
                                GString *out);                             /* 2024-06-05 10:11:12 */
void ent_sample_append_pacific (int64_t at_us, bool padded, GString *out); /* 6/5/24, 3:11 AM in California */
void ent_sample_append_java (int64_t at_us, GString *out);                 /* Wed Jun 05 10:11:12 UTC 2024 */
void ent_sample_append_month (int64_t day, GString *out);                  /* Jun 2024 */

/* The forms of mails and calendars. In Paris or UTC. */
void
ent_sample_append_mail_time (int64_t at_us, bool paris, GString *out); /* Wed, 05 Jun 2024 12:11:12 +0200 */
void ent_sample_append_mbox_time (int64_t at_us, GString *out);        /* Wed Jun 05 10:11:12 +0000 2024 */
void ent_sample_append_quote_time (int64_t at_us, bool english, GString *out); /* mer. 5 juin 2024 à 12:11 */
void ent_sample_append_ical_time (int64_t at_us, bool paris, GString *out);    /* 20240605T101112Z */
void ent_sample_append_ical_day (int64_t at_us, GString *out);                 /* 20240605 */
