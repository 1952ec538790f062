/* Part of service.h: what was left out by rule (left-out.c, coverage.c). */
#pragma once

#include "service/network.h"

/* How much was left out by rule for one reason, or from one sender for it. */
typedef struct {
  char *reason;         /* "newsletter", "bounce"...: the word in JSON */
  char *who;            /* an address, or the shape of what was not recognised; NULL in a sum by reason */
  char *name, *subject; /* of the last one; NULL where there is none */
  int64_t n, first_us, last_us;
} EntLeftOutCount;

/**
 * ent_service_left_out: (element-type EntLeftOutCount) what was left out by rule, sender by sender, most
 * first.
 * @source_id: 0 for all sources
 * @limit: at most so many; -1 for all
 */
GPtrArray *ent_service_left_out (EntNetwork *self, int64_t source_id, int64_t limit, GError **error);

/** ent_left_out_write_json: {"left_out":[{"reason","who","name","subject","count","first","last"}],
 * "notifications":...}. */
void ent_left_out_write_json (const GPtrArray *left_out, EntJson *json);

/** ent_left_out_reason_text: what a reason means, for people, behind the number @count; borrowed, translated.
 */
const char *ent_left_out_reason_text (const char *reason, int64_t count);

/* How many of one kind, or of one shape. */
typedef struct {
  char *what;
  bool is_card; /* a card within digests and no mail of its own */
  int64_t n, first_us, last_us;
} EntCoverageCount;

/* How much of LinkedIn's notification mails was recognised. */
typedef struct {
  int64_t n_mails; /* the sum of the five below */
  int64_t n_recognised, n_unrecognised, n_unverified, n_forged, n_other_account;
  GPtrArray *kinds;  /* (element-type EntCoverageCount) of the recognised, most first */
  GPtrArray *shapes; /* (element-type EntCoverageCount) of the others: nobody's name is in them */
} EntCoverage;

/** ent_coverage_of: sums over @left_out, as ent_service_left_out() gives all of it. */
EntCoverage *ent_coverage_of (const GPtrArray *left_out);
void ent_coverage_free (EntCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCoverage, ent_coverage_free)

/** ent_left_out_is_notification: whether @count is of LinkedIn's notifications. */
bool ent_left_out_is_notification (const EntLeftOutCount *count);

/** ent_coverage_write_json: {"mails","recognised",...,"kinds":[{"kind","count"}],"shapes":[{"shape","card",
 * "count","first","last"}]}. */
void ent_coverage_write_json (const EntCoverage *self, EntJson *json);

/** ent_coverage_kind_text: what a kind means, for people, behind the number @count; borrowed, translated. */
const char *ent_coverage_kind_text (const char *kind, int64_t count);
