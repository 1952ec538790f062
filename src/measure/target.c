#include "measure/target-private.h"

#include <math.h>

static const struct {
  const char *name;
  unsigned fields;
} kinds[ENT_N_CRITERION_KINDS] = {
    [ENT_CRITERION_TITLE] = {"title", ENT_FIELD_TITLE},
    [ENT_CRITERION_ORGANISATION] = {"organisation", ENT_FIELD_ORGANISATION},
    [ENT_CRITERION_PLACE] = {"place", ENT_FIELD_PLACE},
    [ENT_CRITERION_SECTOR] = {"sector", ENT_FIELD_ORGANISATION | ENT_FIELD_TITLE | ENT_FIELD_TEXT},
    [ENT_CRITERION_KEYWORD] = {"keyword",
                               ENT_FIELD_ORGANISATION | ENT_FIELD_TITLE | ENT_FIELD_TEXT | ENT_FIELD_PLACE},
    [ENT_CRITERION_FUNCTION] = {"function", 0},
    [ENT_CRITERION_SENIORITY] = {"seniority", 0},
};

const char *
ent_criterion_kind_name (EntCriterionKind kind)
{
  return (unsigned)kind < ENT_N_CRITERION_KINDS ? kinds[kind].name : "unknown";
}

unsigned
ent_criterion_fields (EntCriterionKind kind)
{
  return kinds[kind].fields;
}

static void
clear_criterion (gpointer data)
{
  EntCriterion *criterion = data;
  g_clear_pointer (&criterion->values, g_ptr_array_unref);
  g_clear_pointer (&criterion->line, g_free);
}

static void
clear_pattern (gpointer data)
{
  EntPattern *pattern = data;
  g_clear_pointer (&pattern->folded, g_free);
}

EntTarget *
ent_target_new (void)
{
  EntTarget *self = g_new0 (EntTarget, 1);
  self->criteria = g_array_new (FALSE, TRUE, sizeof (EntCriterion));
  g_array_set_clear_func (self->criteria, clear_criterion);
  self->patterns = g_array_new (FALSE, TRUE, sizeof (EntPattern));
  g_array_set_clear_func (self->patterns, clear_pattern);
  return self;
}

void
ent_target_free (EntTarget *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->criteria);
  g_array_unref (self->patterns);
  g_free (self);
}

const char *
ent_target_name (const EntTarget *self)
{
  return self->name;
}

double
ent_target_threshold (const EntTarget *self)
{
  return self->threshold_milli / 1000.0;
}

size_t
ent_target_n_criteria (const EntTarget *self)
{
  return self->criteria->len;
}

EntCriterionView
ent_target_criterion (const EntTarget *self, size_t index)
{
  const EntCriterion *criterion = &g_array_index (self->criteria, EntCriterion, index);
  return (EntCriterionView){
      .kind = criterion->kind,
      .excludes = criterion->excludes,
      .weight = criterion->weight_milli / 1000.0,
      .text = criterion->line,
  };
}

/* Where a word that starts with these bytes finds its patterns. Every pattern has at least two bytes before
 * its *, or is a whole word, so that a text and the patterns it could match share a bucket. */
static unsigned
bucket_of (const char *text, size_t length)
{
  unsigned first = (unsigned char)text[0];
  unsigned second = length > 1 ? (unsigned char)text[1] : (unsigned char)' ';
  return (first * 31u + second) % ENT_N_PATTERN_BUCKETS;
}

static int
compare_patterns (const void *a, const void *b)
{
  const EntPattern *left = a;
  const EntPattern *right = b;
  unsigned left_bucket = bucket_of (left->folded, left->length);
  unsigned right_bucket = bucket_of (right->folded, right->length);
  if (left_bucket != right_bucket)
    return left_bucket < right_bucket ? -1 : 1;
  return (left->criterion > right->criterion) - (left->criterion < right->criterion);
}

static void
add_patterns (EntTarget *self, uint16_t index)
{
  const EntCriterion *criterion = &g_array_index (self->criteria, EntCriterion, index);
  for (guint i = 0; criterion->values && i < criterion->values->len; i++) {
    EntSlice value = ent_slice (g_ptr_array_index (criterion->values, i));
    EntPattern pattern = {
        .folded = ent_fold (value),
        .criterion = index,
        .fields = (uint8_t)ent_criterion_fields (criterion->kind),
        .is_prefix = value.data[value.length - 1] == '*',
    };
    pattern.length = (uint32_t)strlen (pattern.folded);
    g_array_append_val (self->patterns, pattern);
  }
}

void
ent_target_compile (EntTarget *self)
{
  for (guint i = 0; i < self->criteria->len; i++)
    add_patterns (self, (uint16_t)i);
  g_array_sort (self->patterns, compare_patterns);
  for (guint i = 0; i < self->patterns->len; i++) {
    const EntPattern *pattern = &g_array_index (self->patterns, EntPattern, i);
    self->first_pattern[bucket_of (pattern->folded, pattern->length) + 1]++;
  }
  for (unsigned bucket = 0; bucket < ENT_N_PATTERN_BUCKETS; bucket++)
    self->first_pattern[bucket + 1] += self->first_pattern[bucket];
}

enum {
  N_SET_WORDS = ENT_TARGET_MAX_CRITERIA / 64
};

/* Which criteria match, and, when somebody wants to know, by which words. */
typedef struct {
  uint64_t set[N_SET_WORDS];
  EntSlice *words; /* [n_criteria] or NULL */
} Matches;

static bool
is_matched (const Matches *matches, size_t criterion)
{
  return matches->set[criterion / 64] >> (criterion % 64) & 1;
}

static void
note_match (Matches *matches, size_t criterion, EntSlice words)
{
  if (is_matched (matches, criterion))
    return;
  matches->set[criterion / 64] |= UINT64_C (1) << (criterion % 64);
  if (matches->words)
    matches->words[criterion] = words;
}

static size_t
word_length (EntSlice text)
{
  const char *blank = ent_slice_is_empty (text) ? NULL : memchr (text.data, ' ', text.length);
  return blank ? (size_t)(blank - text.data) : text.length;
}

static bool
starts_with_pattern (EntSlice text, const EntPattern *pattern)
{
  if (text.length < pattern->length || memcmp (text.data, pattern->folded, pattern->length) != 0)
    return false;
  return pattern->is_prefix || text.length == pattern->length || text.data[pattern->length] == ' ';
}

static void
match_text (const EntTarget *self, EntSlice text, unsigned field, Matches *matches)
{
  const EntPattern *patterns = (const EntPattern *)(const void *)self->patterns->data;
  while (!ent_slice_is_empty (text)) {
    size_t length = word_length (text);
    unsigned bucket = bucket_of (text.data, text.length);
    for (uint32_t i = self->first_pattern[bucket]; i < self->first_pattern[bucket + 1]; i++) {
      const EntPattern *pattern = &patterns[i];
      if (!(pattern->fields & field) || !starts_with_pattern (text, pattern))
        continue;
      /* A prefix is shown with the rest of its last word. */
      size_t shown = pattern->length + word_length (ent_slice_from (text, pattern->length));
      note_match (matches, pattern->criterion, (EntSlice){text.data, shown});
    }
    text = ent_slice_from (text, MIN (length + 1, text.length));
  }
}

static void
match_codes (const EntTarget *self, const EntContactFacts *facts, Matches *matches)
{
  const EntCriterion *criteria = (const EntCriterion *)(const void *)self->criteria->data;
  for (guint i = 0; i < self->criteria->len; i++) {
    const EntCriterion *criterion = &criteria[i];
    if (criterion->kind == ENT_CRITERION_FUNCTION && criterion->functions & facts->functions)
      note_match (matches, i, (EntSlice){NULL, 0});
    if (criterion->kind == ENT_CRITERION_SENIORITY && facts->seniority != ENT_SENIORITY_UNKNOWN &&
        facts->seniority >= criterion->least && facts->seniority <= criterion->most)
      note_match (matches, i, (EntSlice){NULL, 0});
  }
}

static void
match (const EntTarget *self, const EntContactFacts *facts, Matches *matches)
{
  match_text (self, facts->title, ENT_FIELD_TITLE, matches);
  match_text (self, facts->organisation, ENT_FIELD_ORGANISATION, matches);
  match_text (self, facts->place, ENT_FIELD_PLACE, matches);
  match_text (self, facts->text, ENT_FIELD_TEXT, matches);
  match_codes (self, facts, matches);
}

EntTargetScore
ent_target_evaluate (const EntTarget *self, const EntContactFacts *facts)
{
  Matches matches = {{0}, NULL};
  match (self, facts, &matches);

  const EntCriterion *criteria = (const EntCriterion *)(const void *)self->criteria->data;
  int32_t score_milli = 0;
  bool excluded = false;
  for (guint i = 0; i < self->criteria->len; i++) {
    if (!is_matched (&matches, i))
      continue;
    score_milli += criteria[i].weight_milli;
    excluded |= criteria[i].excludes;
  }
  double above = (score_milli - self->threshold_milli) / 1000.0;
  return (EntTargetScore){
      .score = score_milli / 1000.0,
      .p = excluded ? 0 : 1 / (1 + exp (-above)),
      .excluded = excluded,
      .qualified = !excluded && score_milli >= self->threshold_milli,
  };
}

size_t
ent_target_reasons (const EntTarget *self, const EntContactFacts *facts, EntTargetReason *out_reasons,
                    size_t max_reasons)
{
  EntSlice words[ENT_TARGET_MAX_CRITERIA];
  Matches matches = {{0}, words};
  match (self, facts, &matches);

  size_t n_reasons = 0;
  for (guint i = 0; i < self->criteria->len; i++) {
    if (!is_matched (&matches, i))
      continue;
    const EntCriterion *criterion = &g_array_index (self->criteria, EntCriterion, i);
    if (n_reasons < max_reasons)
      out_reasons[n_reasons] = (EntTargetReason){i, words[i], criterion->functions & facts->functions};
    n_reasons++;
  }
  return n_reasons;
}
