/* The law: does a network that grows lose in quality? Three questions asked of one user's own history.
 * docs/law.md says what each answers and which traps are avoided how. */
#pragma once

#include "measure/arrivals.h"
#include "measure/jackknife.h"
#include "measure/series.h"

typedef enum {
  ENT_LAW_COMPOSITION, /* A: are those who come less often qualified, the larger the network? The slope b of
                        * logit P (qualified) = a + b ln N, N contacts at the end of the month they came in */
  ENT_LAW_FIXED_AGE,   /* B: do they less often become good relations? The same slope, for the share in a good
                        * relation at the end of the sixth month after, N being the size then */
  ENT_LAW_ELASTICITY,  /* C: the slope beta of ln G = c + beta ln N: 1 in proportion, 0 saturated, below 0
                        * crowding out */
  ENT_LAW_N_QUESTIONS,
} EntLawQuestion;

/* One calendar month, as of its end and with nothing later. */
typedef struct {
  int year;
  unsigned month;
  uint32_t end_s;
  uint32_t n_contacts;  /* N: of whom it is known when they came */
  uint32_t n_good;      /* G */
  uint32_t n_qualified; /* Q: by what is known of them at the time */
  uint32_t n_added;     /* A: came in this month... */
  uint32_t n_added_qualified;
  uint32_t n_aged; /* came six months before... */
  uint32_t n_aged_good;
} EntLawMonth;

/* Who counts. */
typedef struct {
  const EntQualification *qualification; /* NULL: nobody is qualified */
  const uint8_t *segment_of;             /* [n_contacts] NULL: everybody is in the segment */
  uint8_t segment;
  bool only_qualified; /* the segment is of those who were qualified when they came */
} EntLawScope;

/**
 * ent_law_months: (element-type EntLawMonth) the months of @arrivals. N, G and Q are always of everybody;
 * added and aged ones are those of @scope's segment. Free with g_array_unref(). Cost: O(contacts + months).
 */
GArray *ent_law_months (const EntArrivals *arrivals, const EntLawScope *scope);

typedef enum {
  ENT_LAW_NOT_ENOUGH, /* of the history */
  ENT_LAW_AGAINST,    /* the interval is below 0: against "quality in quantity" */
  ENT_LAW_FOR,        /* above 0 */
  ENT_LAW_UNDECIDED,  /* 0 is within: no link can be seen, and what is outside of the interval is excluded */
  ENT_LAW_N_VERDICTS,
} EntLawVerdict;

#define ENT_LAW_MIN_MONTHS 24u
#define ENT_LAW_MIN_BLOCK 30u /* contacts in each of ENT_JACKKNIFE_BLOCKS blocks */

typedef struct {
  EntLawQuestion question;
  EntLawVerdict verdict;
  EntEstimate slope;      /* zeros when there is not enough */
  double detectable;      /* the smallest true slope that such a history shows in 80 of 100 cases */
  uint64_t n;             /* contacts asked about */
  size_t first, n_months; /* the months used: the latest ones that fill the blocks */
  unsigned n_blocks;      /* that are full, of ENT_JACKKNIFE_BLOCKS */
  double autocorrelation; /* of the residuals from month to month */
  bool is_constant;       /* there is enough, but all outcomes are alike, or all sizes: no slope fits */
  bool is_differenced;    /* C: the levels say nothing, because the residuals are too alike (above .5) */
  double n_contacts;      /* A, B: at half the contacts of the last month... */
  double share;           /* ...the share as fitted, then at twice the contacts, and its interval: */
  double doubled, doubled_low, doubled_high;
} EntLawAnswer;

/**
 * ent_law_ask: one question of @n_months months, oldest first. 95 % intervals are those of the block
 * jackknife over 8 blocks of months, widened to what a slow drift would give (drift.h). Cost: nine fits over
 * the months.
 */
EntLawAnswer ent_law_ask (EntLawQuestion question, const EntLawMonth *months, size_t n_months);

/* Whether the share of qualified contacts and the size move together from month to month. */
typedef struct {
  double rho; /* Spearman's, of the differences of ln N and of Q / N */
  double p;   /* as often as a circular shift of the one against the other gives as much */
  size_t n;   /* differences; 0: there are not enough */
} EntLawTest;

/** ent_shift_test: the same of any two series of @n values, which are overwritten. Cost: O(n^2). */
EntLawTest ent_shift_test (double *a, double *b, size_t n);

/** ent_law_test_shares: @months from the first one that has contacts. */
EntLawTest ent_law_test_shares (const EntLawMonth *months, size_t n_months);

/** ent_law_signs_differ: whether a segment says the contrary of the whole, one of them for sure: then the
 * segments are the answer and not the whole (Simpson). */
bool ent_law_signs_differ (const EntLawAnswer *whole, const EntLawAnswer *segment);

/** ent_law_verdict_name: "not enough data", "against", "for", "undecided": the word in JSON. */
const char *ent_law_verdict_name (EntLawVerdict verdict);
