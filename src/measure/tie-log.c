#include "measure/hindcast-private.h"
#include "measure/tie-private.h"

enum {
  N_SIDES = 2
};

struct EntTieLog {
  EntArena *texts;
  EntSlice *names; /* [n_names] */
  uint32_t n_names;
  EntPanel *panel; /* a pair is a contact: contact_id holds both numbers, shapes are as the lower one sees */
  EntEventShape *other_shape; /* as the higher one sees */
  uint32_t first_s;
  EntRelationScope *scopes; /* [n_names] as of the cut, once prepared */
};

static const EntTieRow *
row_at (const GArray *rows, size_t i)
{
  return &g_array_index (rows, EntTieRow, i);
}

/* Two sorted lots read as one. */
typedef struct {
  const GArray *rows[2];
  size_t next[2];
} Merge;

static const EntTieRow *
next_row (Merge *self)
{
  bool has[2] = {self->next[0] < self->rows[0]->len, self->next[1] < self->rows[1]->len};
  if (!has[0] && !has[1])
    return NULL;
  size_t from = has[0] && (!has[1] || ent_tie_row_compare (row_at (self->rows[0], self->next[0]),
                                                           row_at (self->rows[1], self->next[1])) <= 0)
                    ? 0
                    : 1;
  return row_at (self->rows[from], self->next[from]++);
}

static bool
is_same_pair (const EntTieRow *a, const EntTieRow *b)
{
  return a->high == b->high && ent_tie_row_low (a) == ent_tie_row_low (b);
}

static size_t
count_pairs (Merge merge)
{
  size_t n_pairs = 0;
  const EntTieRow *before = NULL;
  for (const EntTieRow *row = next_row (&merge); row != NULL; row = next_row (&merge)) {
    n_pairs += before == NULL || !is_same_pair (row, before);
    before = row;
  }
  return n_pairs;
}

static void
fill_panel (EntTieLog *self, Merge merge)
{
  EntPanel *panel = self->panel;
  const EntTieRow *before = NULL;
  size_t pair = 0;
  uint64_t k = 0;
  for (const EntTieRow *row = next_row (&merge); row != NULL; row = next_row (&merge), k++) {
    if (before == NULL || !is_same_pair (row, before)) {
      panel->contact_id[pair] = (int64_t)((uint64_t)ent_tie_row_low (row) << 32 | row->high);
      panel->first_event[pair++] = k;
    }
    bool is_forward = row->low & ENT_TIE_FORWARD;
    panel->at_s[k] = row->at_s;
    panel->shape[k] = is_forward ? ENT_SHAPE_OUT : ENT_SHAPE_IN;
    self->other_shape[k] = is_forward ? ENT_SHAPE_IN : ENT_SHAPE_OUT;
    self->first_s = MIN (self->first_s, row->at_s);
    before = row;
  }
  panel->first_event[panel->n_contacts] = k;
}

EntTieLog *
ent_tie_log_new (const GArray *rows, const GArray *more_rows, const EntSlice names[], uint32_t n_names)
{
  EntTieLog *self = g_new0 (EntTieLog, 1);
  self->texts = ent_arena_new (1 << 16);
  self->names = g_new (EntSlice, (size_t)n_names + 1);
  self->n_names = n_names;
  for (uint32_t i = 0; i < n_names; i++)
    self->names[i] = ent_arena_copy (self->texts, names[i]);
  Merge merge = {{rows, more_rows}, {0, 0}};
  size_t n_rows = (size_t)rows->len + more_rows->len;
  self->panel = ent_panel_new (count_pairs (merge), n_rows);
  self->other_shape = g_new (EntEventShape, n_rows + 1);
  self->first_s = ENT_NEVER;
  fill_panel (self, merge);
  return self;
}

void
ent_tie_log_free (EntTieLog *self)
{
  if (self == NULL)
    return;
  ent_arena_free (self->texts);
  g_free (self->names);
  ent_panel_free (self->panel);
  g_free (self->other_shape);
  g_free (self->scopes);
  g_free (self);
}

size_t
ent_tie_log_n_rows (const EntTieLog *self)
{
  return self->panel->first_event[self->panel->n_contacts];
}

size_t
ent_tie_log_n_pairs (const EntTieLog *self)
{
  return self->panel->n_contacts;
}

/* ---- What every user did ---- */

/* The pairs as the side with the lower number sees them, or the other one; borrows all arrays. */
static EntPanel
seen_from (const EntTieLog *self, size_t side)
{
  EntPanel panel = *self->panel;
  if (side == 1)
    panel.shape = self->other_shape;
  return panel;
}

static uint32_t
user_of (const EntTieLog *self, size_t pair, size_t side)
{
  uint64_t both = (uint64_t)self->panel->contact_id[pair];
  return side == 0 ? (uint32_t)(both >> 32) : (uint32_t)both;
}

typedef struct {
  const EntTieLog *ties;
  size_t side;
  EntRelationScope *scopes; /* [n_names] */
} Counting;

static gpointer
count_side (gpointer data)
{
  const Counting *counting = data;
  EntPanel panel = seen_from (counting->ties, counting->side);
  for (size_t pair = 0; pair < panel.n_contacts; pair++)
    ent_relation_count (&panel, pair, &counting->scopes[user_of (counting->ties, pair, counting->side)]);
  return NULL;
}

static EntRelationScope *
empty_scopes (const EntTieLog *self, uint32_t tau_s, double horizon_days)
{
  EntRelationScope *scopes = g_new (EntRelationScope, (size_t)self->n_names + 1);
  for (uint32_t i = 0; i < self->n_names; i++)
    scopes[i] = (EntRelationScope){.tau_s = tau_s, .first_s = ENT_NEVER, .horizon_days = horizon_days};
  return scopes;
}

/* Of every user as of @tau_s; free with g_free(). */
static EntRelationScope *
count_users (const EntTieLog *self, uint32_t tau_s, double horizon_days)
{
  EntRelationScope *scopes = empty_scopes (self, tau_s, horizon_days);
  g_autofree EntRelationScope *others = empty_scopes (self, tau_s, horizon_days);
  Counting countings[N_SIDES] = {{self, 0, scopes}, {self, 1, others}};
  GThread *helper = g_thread_try_new ("ent-ties", count_side, &countings[1], NULL);
  count_side (&countings[0]);
  if (helper != NULL)
    g_thread_join (helper);
  else
    count_side (&countings[1]);
  for (uint32_t i = 0; i < self->n_names; i++) {
    scopes[i].n_events += others[i].n_events;
    scopes[i].n_events_horizon += others[i].n_events_horizon;
    scopes[i].first_s = MIN (scopes[i].first_s, others[i].first_s);
  }
  return scopes;
}

/* ---- Asking ---- */

void
ent_tie_log_prepare (EntTieLog *self, uint32_t cut_s, double horizon_days)
{
  g_free (self->scopes);
  self->scopes = count_users (self, cut_s, horizon_days);
}

void
ent_tie_log_evaluate (const EntTieLog *self, const EntRelationModel *model, size_t first, size_t n_pairs,
                      EntTieChance out_ties[])
{
  for (size_t side = 0; side < N_SIDES; side++) {
    EntPanel panel = seen_from (self, side);
    for (size_t i = 0; i < n_pairs; i++) {
      uint32_t user = user_of (self, first + i, side), contact = user_of (self, first + i, 1 - side);
      EntRelation relation = ent_relation_evaluate (&panel, first + i, &self->scopes[user], model);
      out_ties[N_SIDES * i + side] =
          (EntTieChance){self->names[user], self->names[contact], relation.p_any, relation.p_in};
    }
  }
}

/* ---- Hindcast ---- */

static double
share_of (const EntTieLog *self, uint32_t cut_s, double horizon_days, size_t max_rows)
{
  size_t n_rows = 0;
  for (unsigned window = 1; window <= ENT_HINDCAST_WINDOWS; window++) {
    uint32_t tau_s;
    if (!ent_hindcast_cut_s (cut_s, horizon_days, window, &tau_s))
      continue;
    for (size_t pair = 0; pair < self->panel->n_contacts; pair++)
      n_rows += N_SIDES * (size_t)(self->panel->at_s[self->panel->first_event[pair]] <= tau_s);
  }
  return n_rows > max_rows ? (double)max_rows / (double)n_rows : 1;
}

typedef struct {
  double share;
  uint64_t seed;
} Draw;

static void
collect_window (const EntTieLog *self, const EntRelationScope scopes[], unsigned window, const Draw *draw,
                GArray *rows)
{
  for (size_t pair = 0; pair < self->panel->n_contacts; pair++) {
    if (!ent_hindcast_draws ((uint64_t)self->panel->contact_id[pair], draw->seed, draw->share))
      continue;
    for (size_t side = 0; side < N_SIDES; side++) {
      EntPanel panel = seen_from (self, side);
      const EntRelationScope *scope = &scopes[user_of (self, pair, side)];
      EntForwardWalk walk = ent_forward_walk (&panel, pair);
      ent_forward_walk_to (&walk, scope->tau_s);
      EntRelationRow row = {0};
      if (ent_hindcast_row (&walk, scope, window, &row))
        g_array_append_val (rows, row);
    }
  }
}

EntHindcast
ent_tie_log_hindcast (const EntTieLog *self, uint32_t cut_s, double horizon_days, size_t max_rows,
                      uint64_t seed)
{
  EntRelationModel prior = *ent_relation_model_shipped ();
  prior.horizon_days = horizon_days;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (EntRelationRow));
  const Draw draw = {share_of (self, cut_s, horizon_days, max_rows), seed};
  for (unsigned window = ENT_HINDCAST_WINDOWS; window >= 1; window--) {
    EntRelationScope whole = {.first_s = self->first_s, .horizon_days = horizon_days};
    /* What the whole file goes back counts: users come and go in it. */
    if (!ent_hindcast_cut_s (cut_s, horizon_days, window, &whole.tau_s) || !ent_hindcast_has_past (&whole))
      continue;
    g_autofree EntRelationScope *scopes = count_users (self, whole.tau_s, horizon_days);
    collect_window (self, scopes, window, &draw, rows);
  }
  return ent_hindcast_learn ((EntRelationRow *)(void *)rows->data, rows->len, &prior, cut_s);
}
