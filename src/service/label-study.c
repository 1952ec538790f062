/* What the answers say: how many are qualified, how right the rules are, and whether the learned score may
 * rank. Chosen by the survey alone, from which nothing is learned. */
#include "service/label-private.h"

#include <math.h>

#define MIN_COMPARED 10u /* answers of the survey among the best, for each ranking that is compared */
#define MIN_PICKED 50u   /* the best that are looked at when fewer are qualified */
#define MIN_EACH 5u      /* yes and no among the answers that are learned from */
#define N_REASONS 5u

const char *
ent_learned_use_name (EntLearnedUse use)
{
  switch (use) {
  case ENT_LEARNED_FEW_TEACH:
    return "few answers";
  case ENT_LEARNED_FEW_EVAL:
    return "survey too small";
  case ENT_LEARNED_WORSE:
    return "rules are better";
  case ENT_LEARNED_USED:
    return "used";
  }
  return "unknown";
}

static void
count_answers (const EntPool *pool, EntStudy *study)
{
  const EntAskable *people = ent_pool_people (pool);
  size_t n_yes = 0;
  for (size_t i = 0; i < pool->n; i++) {
    study->n_waiting += people[i].eval == ENT_ANSWER_YES || people[i].eval == ENT_ANSWER_NO;
    study->n_skipped += people[i].eval == ENT_ANSWER_SKIP;
    if (!ent_pool_teaches (pool, i))
      continue;
    study->n_teach++;
    n_yes += people[i].teach == ENT_ANSWER_YES;
  }
  bool is_mixed = n_yes >= MIN_EACH && study->n_teach - n_yes >= MIN_EACH;
  study->use =
      study->n_teach >= ENT_LABEL_ENOUGH_TEACH && is_mixed ? ENT_LEARNED_FEW_EVAL : ENT_LEARNED_FEW_TEACH;
}

static void
estimate_share (const EntPool *pool, EntStudy *study)
{
  EntStratum strata[ENT_N_STRATA];
  ent_survey_strata (pool->survey, strata);
  bool is_enough = true;
  for (size_t h = 0; h < ENT_N_STRATA; h++) {
    study->n_eval += (size_t)strata[h].n_labels;
    is_enough = is_enough && strata[h].n_labels >= MIN (strata[h].n_all, ENT_SHARE_MIN_LABELS);
  }
  study->n_waiting -= study->n_eval;
  bool is_everybody = study->n_eval + study->n_skipped >= pool->n;
  study->has_share = is_enough && (study->n_eval >= ENT_LABEL_ENOUGH || is_everybody) &&
                     ent_share_stratified (strata, ENT_N_STRATA, &study->share);
}

typedef struct {
  size_t index;
  double p;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a, *y = b;
  if (x->p != y->p)
    return x->p > y->p ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* How many are qualified among the first @k of a ranking, by those of the survey that are among them. */
static EntHitRate
hits_among_first (const double *p, size_t n, size_t k, const EntPool *pool, const GArray *labels)
{
  g_autofree Place *places = g_new (Place, n + 1);
  g_autofree bool *is_first = g_new0 (bool, n + 1);
  for (size_t i = 0; i < n; i++)
    places[i] = (Place){i, p[i]};
  qsort (places, n, sizeof *places, compare_places);
  for (size_t i = 0; i < MIN (n, k); i++)
    is_first[places[i].index] = true;
  g_autoptr (GArray) weighted = g_array_new (FALSE, FALSE, sizeof (EntWeightedLabel));
  for (guint i = 0; i < labels->len; i++) {
    const EntLabelQuery *label = &g_array_index (labels, EntLabelQuery, i);
    EntWeightedLabel one = {1 / label->chance, ent_pool_people (pool)[label->index].eval == ENT_ANSWER_YES};
    if (is_first[label->index])
      g_array_append_val (weighted, one);
  }
  return ent_hit_rate ((const EntWeightedLabel *)(void *)weighted->data, weighted->len);
}

static void
compare_rankings (EntPool *pool, EntStudy *study)
{
  g_autoptr (GArray) labels = ent_survey_labels (pool->survey);
  double n_true = study->has_share ? study->share.share * (double)pool->n : (double)pool->n_qualified;
  study->n_picked = MIN (pool->n, MAX ((size_t)llround (n_true), MIN_PICKED));
  study->rules =
      hits_among_first ((const double *)(void *)pool->p_rules->data, pool->n, study->n_picked, pool, labels);
  study->learned.share = NAN;
  if (pool->learned == NULL || study->use == ENT_LEARNED_FEW_TEACH)
    return;
  g_autofree double *p = g_new (double, pool->n + 1);
  for (size_t i = 0; i < pool->n; i++)
    p[i] = ent_pool_people (pool)[i].p;
  study->learned = hits_among_first (p, pool->n, study->n_picked, pool, labels);
  if (!study->has_share || MIN (study->rules.n, study->learned.n) < MIN_COMPARED)
    return;
  study->use = study->learned.share >= study->rules.share ? ENT_LEARNED_USED : ENT_LEARNED_WORSE;
  if (study->use == ENT_LEARNED_USED)
    pool->shift = ent_share_shift (p, pool->n, study->share.share);
}

EntStudy
ent_study_of (EntPool *pool)
{
  EntStudy study = {0};
  count_answers (pool, &study);
  estimate_share (pool, &study);
  compare_rankings (pool, &study);
  return study;
}

/* ---- For the refresh ---- */

static const char kept_labels[] = "share_labels", kept_share[] = "share", kept_low[] = "share_low",
                  kept_high[] = "share_high", kept_learned[] = "learned";

static void
note_any (const EntRulingRow *row, void *data)
{
  *(bool *)data = true;
}

bool
ent_labels_exist (EntStore *store, EntMatter bin, bool *out_exist, GError **error)
{
  *out_exist = false;
  return ent_store_rulings_on (store, bin, note_any, out_exist, error);
}

static bool
keep_share (EntStore *store, const EntStudy *study, size_t n_learned, GError **error)
{
  return ent_store_meta_set_int (store, kept_labels, study->has_share ? (int64_t)study->n_eval : 0, error) &&
         ent_store_meta_set_real (store, kept_share, study->share.share, error) &&
         ent_store_meta_set_real (store, kept_low, study->share.interval.low, error) &&
         ent_store_meta_set_real (store, kept_high, study->share.interval.high, error) &&
         ent_store_meta_set_int (store, kept_learned, (int64_t)n_learned, error);
}

EntLabelShare
ent_labels_share (EntStore *store)
{
  return (EntLabelShare){.n_labels = ent_store_meta_int (store, kept_labels, 0),
                         .share = ent_store_meta_real (store, kept_share, 0),
                         .low = ent_store_meta_real (store, kept_low, 0),
                         .high = ent_store_meta_real (store, kept_high, 1)};
}

bool
ent_labels_are_learned (EntStore *store)
{
  return ent_store_meta_int (store, kept_learned, 0) > 0;
}

bool
ent_pool_study (EntPool *pool, EntStudy *out_study, GError **error)
{
  *out_study = ent_study_of (pool);
  if (out_study->use == ENT_LEARNED_FEW_TEACH)
    return true;
  if (!ent_pool_fit (pool, SIZE_MAX, error))
    return false;
  *out_study = ent_study_of (pool);
  return true;
}

/* @out_study: what the answers about the last target say
 * @out_n: how many learned scores are used */
static bool
study_targets (EntStore *store, GArray *targets, EntStudy *out_study, size_t *out_n, GError **error)
{
  for (guint i = 0; i < targets->len; i++) {
    EntLoadedTarget *loaded = &g_array_index (targets, EntLoadedTarget, i);
    g_autoptr (EntPool) pool = ent_pool_new (store, loaded->target, error);
    if (pool == NULL || !ent_pool_study (pool, out_study, error))
      return false;
    if (out_study->use != ENT_LEARNED_USED)
      continue;
    loaded->pool = g_steal_pointer (&pool);
    *out_n += 1;
  }
  return true;
}

bool
ent_labels_load (EntStore *store, GArray *targets, GError **error)
{
  EntStudy study;
  size_t n_learned = 0;
  return study_targets (store, targets, &study, &n_learned, error);
}

bool
ent_labels_apply (EntStore *store, GArray *targets, GError **error)
{
  bool has_eval, has_teach;
  size_t n_learned = 0;
  EntStudy last = {0};
  if (!ent_labels_exist (store, ENT_MATTER_LABEL_EVAL, &has_eval, error) ||
      !ent_labels_exist (store, ENT_MATTER_LABEL_TEACH, &has_teach, error) ||
      ((has_eval || has_teach) && !study_targets (store, targets, &last, &n_learned, error)))
    return false;
  /* Who fits one of several targets was never asked. */
  EntStudy only = targets->len == 1 ? last : (EntStudy){0};
  return keep_share (store, &only, n_learned, error);
}

/* ---- Why ---- */

static void
add_learned_reason (const EntTarget *target, const EntLearnedReason *found, GArray *reasons)
{
  EntScoreReason reason = {.contribution = found->contribution};
  if (found->is_rule) {
    const char *line = ent_target_criterion (target, found->criterion).text;
    reason.code = g_strdup (line);
    reason.text = g_strdup_printf (_ ("%s: your answers made it %+.1f"), line, found->contribution);
  } else {
    g_autoptr (GString) word = g_string_new (NULL);
    ent_text_append_printable (found->word, word);
    reason.code = g_strdup_printf ("word: %s", word->str);
    reason.text = g_strdup_printf (found->contribution > 0 ? _ ("“%s” speaks for it (%+.1f)")
                                                           : _ ("“%s” speaks against it (%+.1f)"),
                                   word->str, found->contribution);
  }
  g_array_append_val (reasons, reason);
}

GArray *
ent_reasons_of_learned (const EntPool *pool, const EntContactFacts *facts)
{
  GArray *reasons = ent_reasons_new ();
  EntLearnedReason found[N_REASONS];
  size_t n = ent_learned_reasons (pool->learned, facts, found, N_REASONS);
  for (size_t i = 0; i < n; i++)
    add_learned_reason (pool->target, &found[i], reasons);
  return reasons;
}
