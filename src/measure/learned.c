#include "measure/learned.h"

#include "measure/learner-private.h"
#include "measure/text-features-private.h"

#include <math.h>

/* Columns: the target's criteria, then one that is 1 for everybody, then the buckets that answers had. */
struct EntLearned {
  const EntTarget *target;
  EntTextReader *reader;
  size_t n_rules;      /* criteria, and the one for everybody */
  uint32_t *column_of; /* [ENT_TEXT_BUCKETS] 0: no answer had it */
  uint32_t n_columns;
  GArray *first;            /* size_t: of each answer in the next two */
  GArray *columns;          /* uint32_t */
  GArray *values;           /* double */
  GArray *is_yes;           /* uint8_t */
  double *weights;          /* [n_columns] NULL before the first fit */
  GArray *terms;            /* EntTextTerm of the present contact */
  EntTargetReason *matches; /* [n_rules] */
};

EntLearned *
ent_learned_new (const EntTarget *target)
{
  EntLearned *self = g_new0 (EntLearned, 1);
  self->target = target;
  self->reader = ent_text_reader_new ();
  self->n_rules = ent_target_n_criteria (target) + 1;
  self->n_columns = (uint32_t)self->n_rules;
  self->column_of = g_new0 (uint32_t, ENT_TEXT_BUCKETS);
  self->first = g_array_new (FALSE, FALSE, sizeof (size_t));
  self->columns = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->is_yes = g_array_new (FALSE, FALSE, sizeof (uint8_t));
  self->terms = g_array_new (FALSE, FALSE, sizeof (EntTextTerm));
  self->matches = g_new0 (EntTargetReason, self->n_rules);
  size_t none = 0;
  g_array_append_val (self->first, none);
  return self;
}

void
ent_learned_free (EntLearned *self)
{
  if (self == NULL)
    return;
  GArray *arrays[] = {self->first, self->columns, self->values, self->is_yes, self->terms};
  for (size_t i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  ent_text_reader_free (self->reader);
  g_free (self->column_of);
  g_free (self->weights);
  g_free (self->matches);
  g_free (self);
}

void
ent_learned_see (EntLearned *self, const EntContactFacts *facts, EntSlice name)
{
  ent_text_reader_learn (self->reader, facts, name);
}

static double
prior_of (const EntLearned *self, size_t column)
{
  if (column + 1 < self->n_rules)
    return ent_target_criterion (self->target, column).weight;
  return column + 1 == self->n_rules ? -ent_target_threshold (self->target) : 0;
}

static void
add_entry (EntLearned *self, uint32_t column, double value)
{
  g_array_append_val (self->columns, column);
  g_array_append_val (self->values, value);
}

bool
ent_learned_teach (EntLearned *self, const EntContactFacts *facts, bool is_yes)
{
  if (ent_target_evaluate (self->target, facts).excluded)
    return false;
  size_t n = ent_target_reasons (self->target, facts, self->matches, self->n_rules);
  for (size_t i = 0; i < n; i++)
    add_entry (self, (uint32_t)self->matches[i].criterion, 1);
  add_entry (self, (uint32_t)self->n_rules - 1, 1);
  ent_text_reader_row (self->reader, facts, self->terms);
  for (guint i = 0; i < self->terms->len; i++) {
    const EntTextTerm *term = &g_array_index (self->terms, EntTextTerm, i);
    if (self->column_of[term->bucket] == 0)
      self->column_of[term->bucket] = self->n_columns++;
    add_entry (self, self->column_of[term->bucket], term->value);
  }
  uint8_t answer = is_yes;
  size_t end = self->columns->len;
  g_array_append_val (self->is_yes, answer);
  g_array_append_val (self->first, end);
  return true;
}

void
ent_learned_forget (EntLearned *self)
{
  g_array_set_size (self->first, 1);
  g_array_set_size (self->columns, 0);
  g_array_set_size (self->values, 0);
  g_array_set_size (self->is_yes, 0);
}

void
ent_learned_fit (EntLearned *self)
{
  EntLearnerRows rows = {.n_rows = self->is_yes->len,
                         .n_columns = self->n_columns,
                         .first = (const size_t *)(void *)self->first->data,
                         .column = (const uint32_t *)(void *)self->columns->data,
                         .value = (const double *)(void *)self->values->data,
                         .is_yes = (const uint8_t *)self->is_yes->data};
  g_autofree double *prior = g_new (double, self->n_columns), *ridge = g_new (double, self->n_columns);
  for (size_t j = 0; j < self->n_columns; j++) {
    prior[j] = prior_of (self, j);
    ridge[j] = j < self->n_rules ? 1 : 4;
  }
  g_free (self->weights);
  self->weights = g_new (double, self->n_columns);
  ent_learner_fit (&rows, prior, ridge, self->weights);
}

static double
weight_of (const EntLearned *self, size_t column)
{
  return self->weights != NULL ? self->weights[column] : prior_of (self, column);
}

/* 0 for a bucket that no answer had: column 0 is a rule, or the one for everybody, and never a bucket. */
static double
weight_of_bucket (const EntLearned *self, uint32_t bucket)
{
  uint32_t column = self->column_of[bucket];
  return column != 0 && self->weights != NULL ? self->weights[column] : 0;
}

double
ent_learned_p (EntLearned *self, const EntContactFacts *facts)
{
  EntTargetScore score = ent_target_evaluate (self->target, facts);
  if (self->weights == NULL || score.excluded)
    return score.p;
  size_t n = ent_target_reasons (self->target, facts, self->matches, self->n_rules);
  double logit = weight_of (self, self->n_rules - 1);
  for (size_t i = 0; i < n; i++)
    logit += weight_of (self, self->matches[i].criterion);
  ent_text_reader_row (self->reader, facts, self->terms);
  for (guint i = 0; i < self->terms->len; i++) {
    const EntTextTerm *term = &g_array_index (self->terms, EntTextTerm, i);
    logit += weight_of_bucket (self, term->bucket) * term->value;
  }
  return 1 / (1 + exp (-logit));
}

/* ---- Why ---- */

static int
compare_contributions (const void *a, const void *b)
{
  const EntLearnedReason *x = a, *y = b;
  double left = fabs (x->contribution), right = fabs (y->contribution);
  if (left != right)
    return left > right ? -1 : 1;
  return (x->criterion > y->criterion) - (x->criterion < y->criterion);
}

/* The same word in two places is one reason. */
static void
add_word (GArray *reasons, EntSlice word, double contribution)
{
  for (guint i = 0; i < reasons->len; i++) {
    EntLearnedReason *other = &g_array_index (reasons, EntLearnedReason, i);
    if (!other->is_rule && ent_slice_equal (other->word, word)) {
      other->contribution += contribution;
      return;
    }
  }
  /* `criterion` keeps the order among equals. */
  EntLearnedReason reason = {.criterion = reasons->len, .word = word, .contribution = contribution};
  g_array_append_val (reasons, reason);
}

static void
add_words (EntLearned *self, const EntContactFacts *facts, GArray *reasons)
{
  ent_text_reader_row (self->reader, facts, self->terms);
  const EntTextTerm *terms = (const EntTextTerm *)(void *)self->terms->data;
  for (guint i = 0, end; i < self->terms->len; i = end) {
    double sum = 0;
    for (end = i; end < self->terms->len && terms[end].word == terms[i].word; end++)
      sum += weight_of_bucket (self, terms[end].bucket) * terms[end].value;
    if (sum != 0)
      add_word (reasons, ent_text_reader_word (facts, terms[i].word), sum);
  }
}

size_t
ent_learned_reasons (EntLearned *self, const EntContactFacts *facts, EntLearnedReason *out_reasons,
                     size_t max)
{
  g_autoptr (GArray) reasons = g_array_new (FALSE, FALSE, sizeof (EntLearnedReason));
  size_t n = ent_target_reasons (self->target, facts, self->matches, self->n_rules);
  for (size_t i = 0; i < n; i++) {
    size_t criterion = self->matches[i].criterion;
    EntLearnedReason reason = {true, criterion, {NULL, 0}, weight_of (self, criterion)};
    g_array_append_val (reasons, reason);
  }
  add_words (self, facts, reasons);
  EntLearnedReason *all = (EntLearnedReason *)(void *)reasons->data;
  if (reasons->len > 0)
    qsort (all, reasons->len, sizeof *all, compare_contributions);
  size_t n_written = MIN (max, reasons->len);
  for (size_t i = 0; i < n_written; i++)
    out_reasons[i] = all[i];
  return n_written;
}
