/* Part of service.h: what the user's own history says about quantity and quality. */
#pragma once

#include "service/service.h"

/* How a contact came, as far as the sources tell. */
typedef enum {
  ENT_ORIGIN_LINKEDIN, /* on the list of connections, or nothing but LinkedIn's messages */
  ENT_ORIGIN_MAIL,
  ENT_ORIGIN_MEETING,
  ENT_ORIGIN_OTHER,
  ENT_N_ORIGINS,
} EntOrigin;

/** ent_origin_name: "linkedin", "mail", "meeting", "other": the word in JSON. */
const char *ent_origin_name (EntOrigin origin);

#define ENT_TODAY INT64_MAX /* instead of a day */

/* What is asked. */
typedef struct {
  int64_t day;        /* as of the end of that day, or ENT_TODAY */
  const char *target; /* qualified for this one alone; NULL: for any */
} EntLawRequest;

/* A part of the contacts: by how they came, or whom they are qualified for. */
typedef struct {
  EntOrigin origin; /* when there is no target */
  char *target;
  EntLawAnswer answers[2]; /* ENT_LAW_COMPOSITION, ENT_LAW_FIXED_AGE */
  bool differs[2];         /* says the contrary of the whole */
} EntLawSegment;

typedef struct {
  int64_t day;
  char *target;       /* as asked for */
  GPtrArray *targets; /* (element-type utf8) those that count */
  EntLawAnswer answers[ENT_LAW_N_QUESTIONS];
  EntLawTest shares;
  GArray *months;   /* (element-type EntLawMonth) */
  GArray *segments; /* (element-type EntLawSegment) */
  GArray *years;    /* (element-type EntCohort) from first_year on */
  int first_year;
  size_t n_undated;           /* contacts of whom nobody knows when they came: not counted */
  int64_t survivors_until_us; /* before this, who was removed is not known; ENT_TIME_UNKNOWN: never was there
                               * a list of connections */
} EntLawReport;

/**
 * ent_service_law: the three questions, for everybody and for parts of the contacts. Nothing that happened
 * after
 * @request's day enters, but what titles are known for today stands for the time before they were first seen.
 *
 * Errors: NOT_FOUND (no such target), USAGE (a day to come). Cost: loading a panel, all relations at the end
 * of every month, and one look at all titles for each target.
 */
EntLawReport *ent_service_law (EntNetwork *self, const EntLawRequest *request, GError **error);
/** ent_law_report_free: frees it and all that it owns; NULL is fine. */
void ent_law_report_free (EntLawReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLawReport, ent_law_report_free)
/** ent_law_write_json: {"schema":1,"at","questions":[{"id","verdict","estimate",...}],...}; entregent-law(1).
 */
void ent_law_write_json (const EntLawReport *report, EntJson *json);

typedef enum {
  ENT_COHORTS_BY_YEAR,
  ENT_COHORTS_BY_ORIGIN,
  ENT_COHORTS_BY_TARGET,
  ENT_N_COHORTS,
} EntCohortKind;

/** ent_cohort_kind_name, ent_cohort_kind_from_name: "year", "source", "target". */
const char *ent_cohort_kind_name (EntCohortKind kind);
bool ent_cohort_kind_from_name (const char *name, EntCohortKind *out_kind);

typedef struct {
  char *name; /* the year, ent_origin_name(), or the target's */
  EntCohort counts;
} EntCohortRow;

typedef struct {
  int64_t day;
  EntCohortKind kind;
  GArray *rows; /* (element-type EntCohortRow) */
  size_t n_undated;
} EntCohortTable;

/** ent_service_cohorts: what became of those who came together; of a target, those who were qualified for it
 * when they came. Errors and cost: as ent_service_law(). */
EntCohortTable *
ent_service_cohorts (EntNetwork *self, const EntLawRequest *request, EntCohortKind kind, GError **error);
/** ent_cohort_table_free: frees it and all that it owns; NULL is fine. */
void ent_cohort_table_free (EntCohortTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCohortTable, ent_cohort_table_free)
/** ent_cohort_table_write_json: {"schema":1,"at","by","cohorts":[{"name","contacts","qualified",...}]}. */
void ent_cohort_table_write_json (const EntCohortTable *table, EntJson *json);
