/* Files of ties, read and answered in bounded memory. */
#include "service/service-private.h"
#include "service/ties.h"

enum {
  MAX_PROBLEMS = 100,
  READ_BYTES = 16 << 20,
  BATCH_PAIRS = 1 << 15,
  MAX_ROWS = 100000, /* learned on */
  SEED = 1905
};
#define LONGEST_HORIZON_DAYS 36500.

static bool
read_rows (EntTieReader *reader, FILE *file, const char *path, GError **error)
{
  g_autofree char *buffer = g_malloc (READ_BYTES);
  size_t n;
  while ((n = fread (buffer, 1, READ_BYTES, file)) > 0) {
    if (!ent_tie_reader_put (reader, (EntSlice){buffer, n})) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_REFUSED, _ ("%s holds more rows than can be measured."), path);
      return false;
    }
  }
  if (ferror (file) == 0)
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("%s cannot be read."), path);
  return false;
}

static EntTieLog *
read_ties (const EntTieRequest *request, EntReport *report, GError **error)
{
  FILE *file = ent_input_open (request->path, error);
  if (file == NULL)
    return NULL;
  g_autoptr (EntTieReader) reader = ent_tie_reader_new ((uint32_t)request->cut_s, request->path, report);
  bool ok = read_rows (reader, file, request->path, error);
  ent_input_close (file);
  return ok ? ent_tie_reader_finish (g_steal_pointer (&reader)) : NULL;
}

/* ---- Answers, a batch at a time ---- */

typedef struct {
  const EntTieLog *ties;
  const EntRelationModel *model;
  size_t first, n_pairs;
  EntTieChance *out; /* [2 * n_pairs] */
} Batch;

static gpointer
evaluate (gpointer data)
{
  const Batch *batch = data;
  ent_tie_log_evaluate (batch->ties, batch->model, batch->first, batch->n_pairs, batch->out);
  return NULL;
}

/* While one batch is told, the next one is computed. */
static void
tell_all (const EntTieLog *ties, const EntRelationModel *model, EntTiesFunc func, void *data)
{
  size_t n_pairs = ent_tie_log_n_pairs (ties);
  g_autofree EntTieChance *even = g_new (EntTieChance, 2 * BATCH_PAIRS);
  g_autofree EntTieChance *odd = g_new (EntTieChance, 2 * BATCH_PAIRS);
  Batch now = {ties, model, 0, MIN (n_pairs, BATCH_PAIRS), even};
  evaluate (&now);
  while (now.n_pairs > 0) {
    size_t first = now.first + now.n_pairs;
    Batch next = {ties, model, first, MIN (n_pairs - first, BATCH_PAIRS), now.out == even ? odd : even};
    GThread *helper = g_thread_try_new ("ent-ties", evaluate, &next, NULL);
    bool goes_on = func (now.out, 2 * now.n_pairs, data);
    if (helper != NULL)
      g_thread_join (helper);
    else
      evaluate (&next);
    if (!goes_on)
      return;
    now = next;
  }
}

static bool
check_request (const EntTieRequest *request, GError **error)
{
  if (request->cut_s < 0 || request->cut_s >= ENT_NEVER) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("The cut lies between 1970 and 2106, in seconds since 1970 or as a date."));
    return false;
  }
  if (!(request->horizon_days > 0) || request->horizon_days > LONGEST_HORIZON_DAYS) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("The horizon is 1 to 36500 days."));
    return false;
  }
  return true;
}

EntTieAnswer *
ent_service_ties (const EntTieRequest *request, EntTiesFunc func, void *data, GError **error)
{
  if (!check_request (request, error))
    return NULL;
  g_autoptr (EntTieAnswer) self = g_new0 (EntTieAnswer, 1);
  self->report = ent_report_new (MAX_PROBLEMS);
  g_autoptr (EntTieLog) ties = read_ties (request, self->report, error);
  if (ties == NULL)
    return NULL;
  uint32_t cut_s = (uint32_t)request->cut_s;
  EntRelationModel model = *ent_relation_model_shipped ();
  model.horizon_days = request->horizon_days;
  if (request->is_learned) {
    self->hindcast = ent_tie_log_hindcast (ties, cut_s, request->horizon_days, MAX_ROWS, SEED);
    model.any = self->hindcast.targets[ENT_TARGET_ANY].fit.coefficients;
    model.in = self->hindcast.targets[ENT_TARGET_IN].fit.coefficients;
    self->is_learned = self->hindcast.targets[ENT_TARGET_ANY].fit.kind != ENT_FIT_NOTHING;
  }
  ent_tie_log_prepare (ties, cut_s, request->horizon_days);
  tell_all (ties, &model, func, data);
  return g_steal_pointer (&self);
}

void
ent_tie_answer_free (EntTieAnswer *self)
{
  if (self == NULL)
    return;
  ent_report_free (self->report);
  g_free (self);
}
