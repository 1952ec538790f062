#include "measure/signature.h"

#include "measure/events-private.h"
#include <math.h>

#define WINDOW_S (365u * ENT_DAY_S)

enum {
  MAX_WINDOWS = 30
};

typedef struct {
  uint32_t n_events;
  uint32_t contact;
} Rank;

/* A window with all that the one after it is held against. */
typedef struct {
  EntSignatureWindow told;
  Rank *ranks;    /* [told.n_contacts] most events first */
  double *shares; /* [told.n_contacts] */
} Window;

static void
window_clear (Window *window)
{
  g_clear_pointer (&window->ranks, g_free);
  g_clear_pointer (&window->shares, g_free);
}

static int
compare_ranks (const void *a, const void *b)
{
  const Rank *x = a, *y = b;
  if (x->n_events != y->n_events)
    return x->n_events < y->n_events ? 1 : -1;
  return (x->contact > y->contact) - (x->contact < y->contact);
}

static double
entropy_term (double share)
{
  return share > 0 ? -share * log2 (share) : 0;
}

double
ent_jensen_shannon (const double *p, const double *q, size_t n)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += entropy_term ((p[i] + q[i]) / 2) - (entropy_term (p[i]) + entropy_term (q[i])) / 2;
  return sum;
}

/* Events from @from_s, not included, up to @until_s. */
static uint32_t
count_events (const EntPanel *panel, size_t contact, uint32_t from_s, uint32_t until_s)
{
  EntEventWalk walk = ent_event_walk (panel, contact, until_s);
  walk.next = ent_panel_end_at (panel, contact, from_s);
  uint32_t n = 0;
  while (ent_event_next (&walk))
    n += ent_event_count (&walk);
  return n;
}

static Window
window_count (const EntPanel *panel, uint32_t from_s, uint32_t until_s)
{
  Window window = {.told = {.from_s = from_s, .until_s = until_s},
                   .ranks = g_new (Rank, panel->n_contacts + 1)};
  EntSignatureWindow *told = &window.told;
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    uint32_t n = count_events (panel, contact, from_s, until_s);
    if (n > 0)
      window.ranks[told->n_contacts++] = (Rank){n, (uint32_t)contact};
    told->n_events += n;
  }
  qsort (window.ranks, told->n_contacts, sizeof (Rank), compare_ranks);
  window.shares = g_new (double, told->n_contacts + 1);
  static const size_t tops[] = {1, 5, 20};
  for (size_t i = 0; i < told->n_contacts; i++) {
    window.shares[i] = (double)window.ranks[i].n_events / (double)told->n_events;
    for (size_t k = 0; k < G_N_ELEMENTS (tops); k++)
      told->top_shares[k] += i < tops[k] ? window.shares[i] : 0;
  }
  return window;
}

static double
turnover (const Window *before, const Window *after)
{
  size_t n_before = MIN (before->told.n_contacts, ENT_SIGNATURE_TOP);
  size_t n_after = MIN (after->told.n_contacts, ENT_SIGNATURE_TOP), n_both = 0;
  for (size_t i = 0; i < n_before; i++)
    for (size_t k = 0; k < n_after; k++)
      n_both += before->ranks[i].contact == after->ranks[k].contact;
  return 1 - (double)n_both / (double)(n_before + n_after - n_both);
}

static void
hold_against (Window *after, const Window *before)
{
  size_t n = MAX (before->told.n_contacts, after->told.n_contacts);
  g_autofree double *p = g_new0 (double, n), *q = g_new0 (double, n);
  memcpy (p, before->shares, before->told.n_contacts * sizeof *p);
  memcpy (q, after->shares, after->told.n_contacts * sizeof *q);
  after->told.has_before = true;
  after->told.distance = ent_jensen_shannon (p, q, n);
  after->told.turnover = turnover (before, after);
}

GArray *
ent_signature_windows (const EntPanel *panel, uint32_t tau_s)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (EntSignatureWindow));
  Window later = {0};
  bool has_later = false;
  for (uint32_t i = 0; i < MAX_WINDOWS && tau_s / WINDOW_S > i; i++) {
    Window window = window_count (panel, tau_s - (i + 1) * WINDOW_S, tau_s - i * WINDOW_S);
    bool is_enough = window.told.n_events >= ENT_SIGNATURE_MIN_EVENTS;
    if (has_later && is_enough)
      hold_against (&later, &window);
    if (has_later)
      g_array_prepend_val (windows, later.told);
    window_clear (&later);
    later = window;
    has_later = is_enough;
    if (!is_enough)
      break;
  }
  if (has_later)
    g_array_prepend_val (windows, later.told);
  window_clear (&later);
  return windows;
}

void
ent_active_days (const EntPanel *panel, uint32_t tau_s, uint32_t *out_days)
{
  uint32_t from_s = tau_s - MIN (tau_s, WINDOW_S);
  for (size_t contact = 0; contact < panel->n_contacts; contact++) {
    EntEventWalk walk = ent_event_walk (panel, contact, tau_s);
    walk.next = ent_panel_end_at (panel, contact, from_s);
    uint32_t day = ENT_NEVER;
    out_days[contact] = 0;
    while (ent_event_next (&walk)) {
      out_days[contact] += walk.at_s / ENT_DAY_S != day;
      day = walk.at_s / ENT_DAY_S;
    }
  }
}
