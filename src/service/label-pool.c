/* Everybody as one target sees them, with what the user answered about them. */
#include "service/label-private.h"

#include <math.h>

static const char seed_name[] = "label_seed";

/* An answer as it is stored. */
typedef struct {
  int64_t contact_id, ruling_id;
  EntAnswer answer;
} Label;

typedef struct {
  const char *target;
  GArray *labels; /* Label */
} Loading;

static EntAnswer
answer_of (EntSlice value)
{
  if (ent_slice_equal (value, ENT_SLICE ("yes")))
    return ENT_ANSWER_YES;
  if (ent_slice_equal (value, ENT_SLICE ("no")))
    return ENT_ANSWER_NO;
  return ent_slice_equal (value, ENT_SLICE ("skip")) ? ENT_ANSWER_SKIP : ENT_ANSWER_NONE;
}

/* The latest about one contact comes last. */
static void
take_label (const EntRulingRow *row, void *data)
{
  Loading *loading = data;
  if (!ent_slice_equal (row->about, ent_slice (loading->target)))
    return;
  Label label = {row->contact_id, row->id, answer_of (row->value)};
  GArray *labels = loading->labels;
  if (labels->len > 0 && g_array_index (labels, Label, labels->len - 1).contact_id == row->contact_id)
    g_array_index (labels, Label, labels->len - 1) = label;
  else
    g_array_append_val (labels, label);
}

static int
compare_labels (const void *a, const void *b)
{
  const Label *x = a, *y = b;
  return (x->ruling_id > y->ruling_id) - (x->ruling_id < y->ruling_id);
}

static bool
apply_labels (EntPool *self, EntMatter matter, GError **error)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));
  Loading loading = {ent_target_name (self->target), labels};
  if (!ent_store_rulings_on (self->store, matter, take_label, &loading, error))
    return false;
  g_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index (labels, Label, i);
    size_t index;
    if (!ent_pool_find (self, label->contact_id, &index))
      continue;
    EntAskable *person = &ent_pool_people (self)[index];
    if (matter == ENT_MATTER_LABEL_EVAL)
      person->eval = label->answer;
    else {
      person->teach = label->answer;
      g_array_append_val (self->taught, index);
    }
  }
  return true;
}

/* ---- Everybody ---- */

typedef struct {
  EntPool *pool;
  EntFolder folder;
  GString *name;
} Walk;

static bool
add_person (const EntContactFactsRow *row, void *data)
{
  Walk *walk = data;
  EntPool *pool = walk->pool;
  EntContactFacts facts = ent_folder_facts (&walk->folder, row);
  EntTargetScore score = ent_target_evaluate (pool->target, &facts);
  EntAskable person = {.id = row->id,
                       .score = score.excluded ? -INFINITY : score.score,
                       .p = score.p,
                       .organisation = ent_slice_is_empty (facts.organisation)
                                           ? 0
                                           : g_str_hash (walk->folder.organisation->str) + UINT64_C (1)};
  g_array_append_val (pool->people, person);
  g_array_append_val (pool->p_rules, score.p);
  pool->n_qualified += score.qualified;
  return true;
}

static bool
see_person (const EntContactFactsRow *row, void *data)
{
  Walk *walk = data;
  EntContactFacts facts = ent_folder_facts (&walk->folder, row);
  g_string_truncate (walk->name, 0);
  ent_fold_name_append (row->name, walk->name);
  ent_learned_see (walk->pool->learned, &facts, ent_slice_of (walk->name));
  return true;
}

static bool
teach_person (const EntContactFactsRow *row, void *data)
{
  Walk *walk = data;
  size_t index;
  if (!ent_pool_find (walk->pool, row->id, &index))
    return true;
  EntContactFacts facts = ent_folder_facts (&walk->folder, row);
  ent_learned_teach (walk->pool->learned, &facts,
                     ent_pool_people (walk->pool)[index].teach == ENT_ANSWER_YES);
  return true;
}

static bool
score_person (const EntContactFactsRow *row, void *data)
{
  Walk *walk = data;
  size_t index;
  if (!ent_pool_find (walk->pool, row->id, &index))
    return true;
  EntContactFacts facts = ent_folder_facts (&walk->folder, row);
  ent_pool_people (walk->pool)[index].p = ent_learned_p (walk->pool->learned, &facts);
  return true;
}

/* @only_id: 0 for everybody. */
static bool
walk_people (EntPool *self, EntContactFactsFunc func, int64_t only_id, GError **error)
{
  Walk walk = {.pool = self, .name = g_string_new (NULL)};
  ent_folder_init (&walk.folder);
  bool ok = ent_store_contact_facts (self->store, only_id, func, &walk, error);
  ent_folder_clear (&walk.folder);
  g_string_free (walk.name, TRUE);
  return ok;
}

EntAskable *
ent_pool_people (const EntPool *self)
{
  return (EntAskable *)(void *)self->people->data;
}

bool
ent_pool_find (const EntPool *self, int64_t contact_id, size_t *out_index)
{
  const EntAskable *people = ent_pool_people (self);
  size_t low = 0, high = self->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (people[middle].id < contact_id)
      low = middle + 1;
    else
      high = middle;
  }
  *out_index = low;
  return low < self->n && people[low].id == contact_id;
}

EntPool *
ent_pool_new (EntStore *store, const EntTarget *target, GError **error)
{
  g_autoptr (EntPool) self = g_new0 (EntPool, 1);
  self->store = store;
  self->target = target;
  self->people = g_array_new (FALSE, FALSE, sizeof (EntAskable));
  self->p_rules = g_array_new (FALSE, FALSE, sizeof (double));
  self->taught = g_array_new (FALSE, FALSE, sizeof (size_t));
  if (!walk_people (self, add_person, 0, error))
    return NULL;
  self->n = self->people->len;
  if (!apply_labels (self, ENT_MATTER_LABEL_EVAL, error) ||
      !apply_labels (self, ENT_MATTER_LABEL_TEACH, error))
    return NULL;
  ent_pool_set_seed (self, (uint64_t)ent_store_meta_int (store, seed_name, 0));
  return g_steal_pointer (&self);
}

void
ent_pool_free (EntPool *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->people);
  g_array_unref (self->p_rules);
  g_array_unref (self->taught);
  ent_learned_free (self->learned);
  ent_survey_free (self->survey);
  g_free (self);
}

void
ent_pool_set_seed (EntPool *self, uint64_t seed)
{
  self->seed = seed;
  ent_survey_free (self->survey);
  self->survey = ent_survey_new (ent_pool_people (self), self->n, seed);
}

bool
ent_pool_keep_seed (EntPool *self, GError **error)
{
  return ent_store_meta_set_int (self->store, seed_name, (int64_t)self->seed, error);
}

bool
ent_pool_teaches (const EntPool *self, size_t index)
{
  const EntAskable *person = &ent_pool_people (self)[index];
  /* Whom the survey asked about must stay unseen: they judge what was learned. */
  return person->eval == ENT_ANSWER_NONE &&
         (person->teach == ENT_ANSWER_YES || person->teach == ENT_ANSWER_NO);
}

bool
ent_pool_fit (EntPool *self, size_t n_answers, GError **error)
{
  if (self->learned == NULL) {
    self->learned = ent_learned_new (self->target);
    if (!walk_people (self, see_person, 0, error))
      return false;
  }
  ent_learned_forget (self->learned);
  for (guint i = 0; i < self->taught->len && n_answers > 0; i++) {
    size_t index = g_array_index (self->taught, size_t, i);
    if (!ent_pool_teaches (self, index))
      continue;
    if (!walk_people (self, teach_person, ent_pool_people (self)[index].id, error))
      return false;
    n_answers--;
  }
  ent_learned_fit (self->learned);
  return walk_people (self, score_person, 0, error);
}

double
ent_pool_p (const EntPool *self, int64_t contact_id, double otherwise)
{
  size_t index;
  return ent_pool_find (self, contact_id, &index)
             ? ent_share_shifted (ent_pool_people (self)[index].p, self->shift)
             : otherwise;
}
