/* Social signature: how a year's attention is spread over contacts, whoever they are, and how many of them
 * changed. A person's signature stays while its members turn over (Saramäki et al. 2014): it is held against
 * the user's own past and against nobody else's. */
#pragma once

#include "base/base.h"

#define ENT_SIGNATURE_TOP 20u
#define ENT_SIGNATURE_MIN_EVENTS 100u

typedef struct {
  uint32_t from_s, until_s; /* 365 days: from < at <= until */
  size_t n_contacts;        /* with whom something passed */
  uint64_t n_events;
  double top_shares[3]; /* of the events, with the closest 1, 5 and 20 */
  bool has_before;      /* the window before has enough events too: the two below mean something */
  double distance;      /* Jensen-Shannon of the shares by rank, base 2, from the window before */
  double turnover;      /* 1 - Jaccard of the top 20 of both */
} EntSignatureWindow;

/**
 * ent_signature_windows: (element-type EntSignatureWindow) windows of 365 days back from @tau_s, the oldest
 * first; those with fewer than ENT_SIGNATURE_MIN_EVENTS are left out with all before them. Equals are ranked
 * by their place in the panel. Free with g_array_unref(). Cost: for each window a pass over the contacts'
 * events and a sort.
 */
GArray *ent_signature_windows (const EntPanel *panel, uint32_t tau_s);

/** ent_jensen_shannon: H ((p + q) / 2) - (H (p) + H (q)) / 2 in bits, of two distributions over @n ranks: 0
 * when they are alike, 1 when they have nothing in common. */
double ent_jensen_shannon (const double *p, const double *q, size_t n);

/** ent_active_days: [n_contacts] distinct UTC days with an event in the 365 days up to @tau_s: what ties
 * weigh. */
void ent_active_days (const EntPanel *panel, uint32_t tau_s, uint32_t *out_days);
