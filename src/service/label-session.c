/* One sitting of questions and answers, kept as one source at its end. */
#include "service/label-private.h"

#include <math.h>

struct EntLabelSession {
  GArray *targets; /* (element-type EntLoadedTarget) owns the one that is asked about */
  EntPool *pool;
  EntLabelBin bin;
  size_t limit;  /* questions at most */
  size_t budget; /* answers that the survey shall have */
  bool keeps_seed;
  GArray *queries; /* (element-type EntLabelQuery) asked, and to be asked */
  GArray *answers; /* (element-type EntAnswer) to the first of them: the next one is asked now */
};

void
ent_label_session_free (EntLabelSession *self)
{
  if (self == NULL)
    return;
  ent_pool_free (self->pool);
  g_clear_pointer (&self->targets, g_array_unref);
  g_array_unref (self->queries);
  g_array_unref (self->answers);
  g_free (self);
}

const char *
ent_label_session_target (const EntLabelSession *self)
{
  return ent_target_name (self->pool->target);
}

void
ent_label_question_clear (EntLabelQuestion *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->place);
  *self = (EntLabelQuestion){0};
}

static const EntTarget *
only_target (const GArray *targets, const char *name, GError **error)
{
  for (guint i = 0; i < targets->len; i++) {
    const EntTarget *target = g_array_index (targets, EntLoadedTarget, i).target;
    if (name != NULL ? strcmp (ent_target_name (target), name) == 0 : targets->len == 1)
      return target;
  }
  if (name != NULL)
    g_set_error (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                 _ ("There is no target “%s”. See: entregent target list"), name);
  else if (targets->len == 0)
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                         _ ("There is no target yet: entregent target import FILE"));
  else
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("There are several targets: say which with --target NAME."));
  return NULL;
}

/* All surveys of a network share a seed: the answers so far stand in its order. */
static bool
take_seed (EntLabelSession *self, uint64_t seed, GError **error)
{
  if (self->pool->seed == seed)
    return true;
  bool is_any = false;
  if (!ent_labels_exist (self->pool->store, ENT_MATTER_LABEL_EVAL, &is_any, error))
    return false;
  if (is_any) {
    g_autofree char *seed_so_far = g_strdup_printf ("%" G_GUINT64_FORMAT, self->pool->seed);
    g_set_error (
        error, ENT_ERROR, ENT_ERROR_USAGE,
        _ ("The answers so far were drawn with seed %s: another seed begins when they are taken back "
           "(entregent undo)."),
        seed_so_far);
    return false;
  }
  ent_pool_set_seed (self->pool, seed);
  self->keeps_seed = true;
  return true;
}

static size_t
count_survey (const EntPool *pool)
{
  EntStratum strata[ENT_N_STRATA];
  double n = 0;
  ent_survey_strata (pool->survey, strata);
  for (size_t h = 0; h < ENT_N_STRATA; h++)
    n += strata[h].n_labels;
  return (size_t)n;
}

static void
set_limits (EntLabelSession *self, int64_t limit)
{
  size_t n_survey = count_survey (self->pool);
  if (limit > 0) {
    self->limit = (size_t)limit;
    self->budget = n_survey + MIN ((size_t)limit, self->pool->n);
  } else {
    self->limit = self->bin == ENT_LABEL_TEACH ? ENT_TEACH_BATCH : SIZE_MAX;
    self->budget = ENT_LABEL_WANTED;
  }
}

EntLabelSession *
ent_service_label_begin (EntNetwork *self, const EntLabelOptions *options, GError **error)
{
  ent_network_ensure_fresh (self);
  g_autoptr (EntLabelSession) session = g_new0 (EntLabelSession, 1);
  session->bin = options->bin;
  session->queries = g_array_new (FALSE, FALSE, sizeof (EntLabelQuery));
  session->answers = g_array_new (FALSE, FALSE, sizeof (EntAnswer));
  session->targets = ent_targets_load (self->store, error);
  const EntTarget *target =
      session->targets != NULL ? only_target (session->targets, options->target, error) : NULL;
  if (target == NULL)
    return NULL;
  session->pool = ent_pool_new (self->store, target, error);
  if (session->pool == NULL || (options->has_seed && !take_seed (session, options->seed, error)))
    return NULL;
  set_limits (session, options->limit);
  return g_steal_pointer (&session);
}

/* ---- Questions ---- */

static bool
was_asked (const EntLabelSession *self, size_t index)
{
  for (guint i = 0; i < self->queries->len; i++)
    if (g_array_index (self->queries, EntLabelQuery, i).index == index)
      return true;
  return false;
}

static GArray *
draw (EntLabelSession *self, GError **error)
{
  EntPool *pool = self->pool;
  if (self->bin == ENT_LABEL_SURVEY)
    return ent_survey_queries (pool->survey, self->budget);
  if (pool->taught->len > 0 && !ent_pool_fit (pool, SIZE_MAX, error))
    return NULL;
  return ent_teach_queries (ent_pool_people (pool), pool->n, pool->seed);
}

/* More questions, when all were answered and there may be more. */
static bool
refill (EntLabelSession *self, GError **error)
{
  g_autoptr (GArray) drawn = draw (self, error);
  if (drawn == NULL)
    return false;
  for (guint i = 0; i < drawn->len && self->queries->len < self->limit; i++) {
    EntLabelQuery query = g_array_index (drawn, EntLabelQuery, i);
    if (!was_asked (self, query.index))
      g_array_append_val (self->queries, query);
  }
  return true;
}

bool
ent_label_session_has_more (const EntLabelSession *self)
{
  const EntPool *pool = self->pool;
  g_autoptr (GArray) drawn = self->bin == ENT_LABEL_SURVEY
                                 ? ent_survey_queries (pool->survey, self->budget)
                                 : ent_teach_queries (ent_pool_people (pool), pool->n, pool->seed);
  return drawn->len > 0;
}

static bool
tell_person (const EntContactFactsRow *row, void *data)
{
  EntLabelQuestion *question = data;
  question->contact_id = row->id;
  question->name = ent_slice_dup (row->name);
  question->title = ent_slice_dup (row->title);
  question->organisation = ent_slice_dup (row->organisation);
  question->place = ent_slice_dup (row->place);
  return true;
}

bool
ent_label_session_next (EntLabelSession *self, EntLabelQuestion *out_question, GError **error)
{
  *out_question = (EntLabelQuestion){0};
  size_t at = self->answers->len;
  if (at >= self->queries->len && at < self->limit && !refill (self, error))
    return false;
  if (at >= self->queries->len)
    return true;
  const EntLabelQuery *query = &g_array_index (self->queries, EntLabelQuery, at);
  const EntAskable *person = &ent_pool_people (self->pool)[query->index];
  size_t total = self->bin == ENT_LABEL_TEACH ? MAX (self->limit, self->queries->len) : self->queries->len;
  out_question->reason = query->reason;
  out_question->number = (int64_t)at + 1;
  out_question->total = (int64_t)MIN (total, self->pool->n);
  return ent_store_contact_facts (self->pool->store, person->id, tell_person, out_question, error);
}

static void
set_answer (EntLabelSession *self, size_t at, EntAnswer answer)
{
  EntAskable *person = &ent_pool_people (self->pool)[g_array_index (self->queries, EntLabelQuery, at).index];
  if (self->bin == ENT_LABEL_SURVEY)
    person->eval = answer;
  else
    person->teach = answer;
}

void
ent_label_session_answer (EntLabelSession *self, EntAnswer answer)
{
  size_t at = self->answers->len;
  g_return_if_fail (at < self->queries->len);
  set_answer (self, at, answer);
  g_array_append_val (self->answers, answer);
  if (self->bin == ENT_LABEL_TEACH)
    g_array_append_val (self->pool->taught, g_array_index (self->queries, EntLabelQuery, at).index);
}

bool
ent_label_session_undo (EntLabelSession *self)
{
  if (self->answers->len == 0)
    return false;
  size_t at = self->answers->len - 1;
  set_answer (self, at, ENT_ANSWER_NONE);
  g_array_set_size (self->answers, (guint)at);
  if (self->bin == ENT_LABEL_TEACH)
    g_array_set_size (self->pool->taught, self->pool->taught->len - 1);
  return true;
}

/* ---- Keeping them ---- */

static EntSlice
value_of (EntAnswer answer)
{
  switch (answer) {
  case ENT_ANSWER_YES:
    return ENT_SLICE ("yes");
  case ENT_ANSWER_NO:
    return ENT_SLICE ("no");
  case ENT_ANSWER_SKIP:
    return ENT_SLICE ("skip");
  case ENT_ANSWER_NONE:
    break;
  }
  return ENT_SLICE ("");
}

static GArray *
collect (const EntLabelSession *self)
{
  GArray *rulings = g_array_new (FALSE, FALSE, sizeof (EntRulingRow));
  for (guint i = 0; i < self->answers->len; i++) {
    EntAnswer answer = g_array_index (self->answers, EntAnswer, i);
    const EntLabelQuery *query = &g_array_index (self->queries, EntLabelQuery, i);
    EntRulingRow ruling = {.identifier_id = ent_pool_people (self->pool)[query->index].id,
                           .matter =
                               self->bin == ENT_LABEL_SURVEY ? ENT_MATTER_LABEL_EVAL : ENT_MATTER_LABEL_TEACH,
                           .about = ent_slice (ent_label_session_target (self)),
                           .value = value_of (answer),
                           .number = query->chance};
    if (answer != ENT_ANSWER_NONE)
      g_array_append_val (rulings, ruling);
  }
  return rulings;
}

bool
ent_service_label_end (EntNetwork *self, EntLabelSession *session, int64_t *out_source_id, int64_t *out_n,
                       GError **error)
{
  g_autoptr (GArray) rulings = collect (session);
  *out_source_id = 0;
  *out_n = rulings->len;
  if (rulings->len == 0)
    return true;
  g_autofree char *description =
      g_strdup_printf ("label %s: %s", session->bin == ENT_LABEL_SURVEY ? "--eval" : "--teach",
                       ent_label_session_target (session));
  EntWords words = {.description = ent_slice (description),
                    .rulings = (const EntRulingRow *)(void *)rulings->data,
                    .n_rulings = rulings->len};
  g_auto (EntIntake) intake = {0};
  if (!ent_network_begin (self, error))
    return false;
  if ((session->keeps_seed && !ent_pool_keep_seed (session->pool, error)) ||
      !ent_intake_words (self->store, &words, &intake, error)) {
    ent_network_rollback (self);
    return false;
  }
  *out_source_id = intake.source_id;
  return ent_network_finish (self, error);
}
