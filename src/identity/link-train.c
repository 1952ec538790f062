/*
 * Training on a table: u from random pairs, m by EM inside blocking passes, each without the fields that the
 * pass blocks by, then averaged (science 9.2). Small tables lean on the shipped chances.
 */
#include "identity/link-private.h"

#include <math.h>

enum {
  MAX_RANDOM_PAIRS = 500000,
  MAX_PASS_PAIRS = 200000,
  MAX_ROUNDS = 200,
  LEAST_PASS_PAIRS = 30,
  MAX_REFINING_PAIRS = 1000000
};

static const double prior_strength = 20;    /* pairs that the shipped m count for in a pass */
static const double prior_strength_u = 500; /* and the shipped u among the random pairs */
static const double least_matched = .05;    /* of a pair that is worth counting */
static const double least_chance = 1e-5, least_change = 1e-7;
static const double share_strength = 2000; /* people that the shipped shares of names count for */

/* A kind of block, and the fields that say nothing inside it. */
static const struct {
  EntLinkKey key;
  unsigned without; /* bits of EntLinkField */
} passes[] = {
    {ENT_LINK_KEY_NAME, 1u << ENT_LINK_GIVEN | 1u << ENT_LINK_FAMILY},
    {ENT_LINK_KEY_BIRTH, 1u << ENT_LINK_BIRTH},
    {ENT_LINK_KEY_STREET, 1u << ENT_LINK_STREET},
    {ENT_LINK_KEY_POSTCODE_NAME, 1u << ENT_LINK_POSTCODE | 1u << ENT_LINK_GIVEN | 1u << ENT_LINK_FAMILY},
    {ENT_LINK_KEY_PHONE, 1u << ENT_LINK_PHONE | 1u << ENT_LINK_URL},
};

typedef struct {
  GHashTable *counts; /* packed levels -> count */
  size_t n;
} Patterns;

typedef struct {
  uint8_t levels[ENT_LINK_N_FIELDS];
  double count;
  double matched; /* share that are one person, as the round believes */
} Pattern;

/* A small generator of our own, so that training is the same everywhere (xorshift64*). */
static uint64_t
next_random (uint64_t *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * UINT64_C (0x2545F4914F6CDD1D);
}

static void
count_pattern (GHashTable *counts, const EntLinkLevels *levels)
{
  gint64 key = 0;
  for (unsigned f = 0; f < ENT_LINK_N_FIELDS; f++)
    key |= (gint64)levels->levels[f] << (3 * f);
  guint64 *count = g_hash_table_lookup (counts, &key);
  if (count == NULL) {
    gint64 *kept = g_memdup2 (&key, sizeof key);
    count = g_new0 (guint64, 1);
    g_hash_table_insert (counts, kept, count);
  }
  (*count)++;
}

static int
compare_patterns (const void *a, const void *b)
{
  return memcmp (((const Pattern *)a)->levels, ((const Pattern *)b)->levels,
                 sizeof ((const Pattern *)a)->levels);
}

/* (element-type Pattern) in an order that no hash decides, so that sums come out alike. */
static GArray *
list_patterns (GHashTable *counts)
{
  GArray *patterns = g_array_new (FALSE, TRUE, sizeof (Pattern));
  GHashTableIter iter;
  void *key, *count;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count)) {
    Pattern pattern = {.count = (double)*(guint64 *)count};
    for (unsigned f = 0; f < ENT_LINK_N_FIELDS; f++)
      pattern.levels[f] = (*(gint64 *)key >> (3 * f)) & 7;
    g_array_append_val (patterns, pattern);
  }
  g_array_sort (patterns, compare_patterns);
  return patterns;
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/* ---- u ---- */

static GArray *
random_patterns (const EntLinkTable *table, const EntLinkColumns *columns, EntLinkCache *cache)
{
  g_autoptr (GHashTable) counts = new_counts ();
  uint64_t state = UINT64_C (88172645463325252);
  uint32_t n = columns->n_rows;
  for (unsigned i = 0; i < MAX_RANDOM_PAIRS && n > 1; i++) {
    uint32_t a = (uint32_t)(next_random (&state) >> 32) % n, b = (uint32_t)(next_random (&state) >> 32) % n;
    if (a == b)
      continue;
    EntLinkLevels levels;
    ent_link_levels (table, columns, cache, MIN (a, b), MAX (a, b), &levels);
    count_pattern (counts, &levels);
  }
  return list_patterns (counts);
}

/* Chances of levels from weighted counts, leaning on @shipped by @strength; @is_m picks which of the two. */
static void
set_chances (EntLinkChances *chances, EntLinkField field, const double *counts, double strength, bool is_m)
{
  const EntLinkChances *shipped = ent_link_field_chances (field);
  double *target = is_m ? chances->m : chances->u;
  unsigned n_levels = ent_link_field_n_levels (field);
  double sum = strength;
  for (unsigned l = 0; l < n_levels; l++)
    sum += counts[l];
  for (unsigned l = 0; l < n_levels; l++) {
    double chance = (counts[l] + strength * (is_m ? shipped->m[l] : shipped->u[l])) / sum;
    target[l] = CLAMP (chance, least_chance, 1 - least_chance);
  }
}

static double
plain_weight (const EntLinkModel *model, const Pattern *pattern, unsigned without)
{
  double weight = 0;
  for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++)
    if (pattern->levels[f] != ENT_LINK_NONE && !(without >> f & 1))
      weight += log (model->fields[f].m[pattern->levels[f]] / model->fields[f].u[pattern->levels[f]]);
  return weight;
}

/* Random pairs hold a few of one person; those are left out as soon as the model tells them. */
static void
train_u (EntLinkModel *model, GArray *patterns)
{
  for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++) {
    if (!ent_link_field_is_trained (f))
      continue;
    double counts[ENT_LINK_N_FIELDS] = {0};
    for (size_t i = 0; i < patterns->len; i++) {
      const Pattern *pattern = &g_array_index (patterns, Pattern, i);
      if (pattern->levels[f] != ENT_LINK_NONE)
        counts[pattern->levels[f]] += pattern->count * (1 - pattern->matched);
    }
    set_chances (&model->fields[f], f, counts, prior_strength_u, false);
  }
}

static void
believe (const EntLinkModel *model, GArray *patterns, double prior, unsigned without)
{
  for (size_t i = 0; i < patterns->len; i++) {
    Pattern *pattern = &g_array_index (patterns, Pattern, i);
    pattern->matched = ent_link_probability (prior + plain_weight (model, pattern, without));
  }
}

/* ---- m ---- */

typedef struct {
  const EntLinkTable *table;
  const EntLinkColumns *columns;
  const EntLinkBlocks *blocks;
  EntLinkCache *cache;
} Trainer;

static void
count_block (const Trainer *self, uint32_t block, GHashTable *counts, size_t *n_pairs)
{
  uint32_t start = g_array_index (self->blocks->starts, uint32_t, block);
  uint32_t end = g_array_index (self->blocks->starts, uint32_t, block + 1);
  for (uint32_t i = start; i < end; i++) {
    for (uint32_t j = i + 1; j < end; j++) {
      uint32_t a = g_array_index (self->blocks->members, uint32_t, i);
      uint32_t b = g_array_index (self->blocks->members, uint32_t, j);
      EntLinkLevels levels;
      ent_link_levels (self->table, self->columns, self->cache, a, b, &levels);
      count_pattern (counts, &levels);
      (*n_pairs)++;
    }
  }
}

/* Pairs of the blocks of one kind, every so many blocks where there are too many. */
static GArray *
pass_patterns (const Trainer *self, EntLinkKey key, size_t *out_n_pairs)
{
  g_autoptr (GHashTable) counts = new_counts ();
  uint32_t first = g_array_index (self->blocks->first_of_kind, uint32_t, key);
  uint32_t last = g_array_index (self->blocks->first_of_kind, uint32_t, key + 1);
  uint64_t n_all = 0;
  for (uint32_t block = first; block < last; block++) {
    uint64_t n = g_array_index (self->blocks->starts, uint32_t, block + 1) -
                 g_array_index (self->blocks->starts, uint32_t, block);
    n_all += n * (n - 1) / 2;
  }
  uint32_t step = (uint32_t)(n_all / MAX_PASS_PAIRS) + 1;
  *out_n_pairs = 0;
  for (uint32_t block = first; block < last; block += step)
    count_block (self, block, counts, out_n_pairs);
  return list_patterns (counts);
}

/* One round of EM: m and the share of matches in the pass; u stands. Returns how far m moved. */
static double
train_round (EntLinkModel *model, GArray *patterns, unsigned without, double *share)
{
  double n = 0, matched = 0, moved = 0;
  believe (model, patterns, log (*share / (1 - *share)), without);
  for (size_t i = 0; i < patterns->len; i++) {
    const Pattern *pattern = &g_array_index (patterns, Pattern, i);
    n += pattern->count;
    matched += pattern->count * pattern->matched;
  }
  *share = CLAMP ((matched + .5) / (n + 1), 1e-4, 1 - 1e-4);
  for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++) {
    if (!ent_link_field_is_trained (f) || without >> f & 1)
      continue;
    double counts[ENT_LINK_N_FIELDS] = {0};
    for (size_t i = 0; i < patterns->len; i++) {
      const Pattern *pattern = &g_array_index (patterns, Pattern, i);
      if (pattern->levels[f] != ENT_LINK_NONE)
        counts[pattern->levels[f]] += pattern->count * pattern->matched;
    }
    EntLinkChances before = model->fields[f];
    set_chances (&model->fields[f], f, counts, prior_strength, true);
    for (unsigned l = 0; l < ent_link_field_n_levels (f); l++)
      moved = MAX (moved, fabs (model->fields[f].m[l] - before.m[l]));
  }
  return moved;
}

typedef struct {
  double m[ENT_LINK_N_FIELDS][ENT_LINK_MAX_LEVELS], weight[ENT_LINK_N_FIELDS];
} Average;

/* What a pass learnt counts by the pairs of one person that it saw the field in. */
static void
add_to_average (Average *average, const EntLinkModel *learnt, const GArray *patterns, unsigned without)
{
  for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++) {
    if (!ent_link_field_is_trained (f) || without >> f & 1)
      continue;
    double seen = 0;
    for (size_t i = 0; i < patterns->len; i++) {
      const Pattern *pattern = &g_array_index (patterns, Pattern, i);
      seen += pattern->levels[f] != ENT_LINK_NONE ? pattern->count * pattern->matched : 0;
    }
    for (unsigned l = 0; l < ent_link_field_n_levels (f); l++)
      average->m[f][l] += seen * learnt->fields[f].m[l];
    average->weight[f] += seen;
  }
}

static void
train_m (EntLinkModel *model, const Trainer *self)
{
  Average average = {.weight = {0}};
  for (size_t p = 0; p < G_N_ELEMENTS (passes); p++) {
    size_t n_pairs;
    g_autoptr (GArray) patterns = pass_patterns (self, passes[p].key, &n_pairs);
    if (n_pairs < LEAST_PASS_PAIRS)
      continue;
    EntLinkModel learnt = *model;
    double share = .2;
    for (unsigned round = 0; round < MAX_ROUNDS; round++)
      if (train_round (&learnt, patterns, passes[p].without, &share) < least_change)
        break;
    add_to_average (&average, &learnt, patterns, passes[p].without);
  }
  for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++)
    for (unsigned l = 0; l < ent_link_field_n_levels (f) && average.weight[f] > 0; l++)
      model->fields[f].m[l] = MAX (average.m[f][l] / average.weight[f], least_chance);
}

/* ---- Shares of names ---- */

/*
 * How many different whole names a word stands in: people with many rows do not make their name common. A
 * word that stands in no other name than the two compared is as rare as the shipped table says, all but a
 * quarter of a bearer.
 */
static float *
name_shares (const EntLinkTable *table, bool is_given)
{
  size_t n_texts = table->texts.texts->len;
  g_autofree uint32_t *counts = g_new0 (uint32_t, n_texts);
  double n_names = 0;
  for (uint32_t i = 1; i < table->names->len; i++) {
    const EntLinkName *name = ent_link_name (table, i);
    if (name->is_handle)
      continue;
    n_names++;
    for (size_t w = 0; w < (is_given ? name->n_given : name->n_family); w++)
      counts[is_given ? name->given[w] : name->family[w]]++;
  }
  float *shares = g_new (float, n_texts);
  for (uint32_t text = 0; text < n_texts; text++) {
    EntSlice word = ent_link_pool_get (&table->texts, text);
    double shipped = counts[text] == 0 ? 0
                     : is_given        ? ent_name_given_share (word)
                                       : ent_name_family_share (word);
    double others = counts[text] > 0 ? counts[text] - .75 : .25;
    shares[text] = (float)log ((others + share_strength * shipped) / (n_names + share_strength));
  }
  return shares;
}

static float *
domain_shares (const EntLinkTable *table)
{
  size_t n_texts = table->texts.texts->len;
  float *shares = g_new0 (float, n_texts);
  double n = (double)table->emails->len + 100;
  for (uint32_t i = 1; i < table->emails->len; i++)
    shares[ent_link_email (table, i)->domain]++;
  for (size_t text = 0; text < n_texts; text++)
    shares[text] = (float)log ((MAX ((double)shares[text] - 1, 0) + .25) / n);
  return shares;
}

EntLinkModel *
ent_link_model_train (const EntLinkTable *table, const EntLinkColumns *columns, const EntLinkBlocks *blocks)
{
  EntLinkModel *self = ent_link_model_default ();
  g_autoptr (EntLinkCache) cache = ent_link_cache_new ();
  Trainer trainer = {table, columns, blocks, cache};
  double n = MAX (columns->n_rows, 2);
  /* A tenth as many pairs of one person as there are people, until scores say better. */
  self->prior = log (.2 / n);
  g_autoptr (GArray) patterns = random_patterns (table, columns, cache);
  for (unsigned round = 0; round < 2; round++) {
    train_u (self, patterns);
    train_m (self, &trainer);
    believe (self, patterns, self->prior, 0);
  }
  train_u (self, patterns);
  self->given_shares = name_shares (table, true);
  self->family_shares = name_shares (table, false);
  self->domain_shares = domain_shares (table);
  return self;
}

/* ---- m once more ---- */

static uint32_t
sampling_step (const EntLinkBlocks *blocks)
{
  uint64_t n_pairs = 0;
  for (uint32_t block = 0; block < blocks->n_blocks; block++) {
    uint64_t n =
        g_array_index (blocks->starts, uint32_t, block + 1) - g_array_index (blocks->starts, uint32_t, block);
    n_pairs += n * (n - 1) / 2;
  }
  return (uint32_t)(n_pairs / MAX_REFINING_PAIRS) + 1;
}

void
ent_link_refine (EntLinkModel *model, const EntLinkTable *table, const EntLinkColumns *columns,
                 const EntLinkBlocks *blocks)
{
  uint32_t step = sampling_step (blocks);
  uint64_t n_compared;
  g_autoptr (GArray) edges = ent_link_score (model, table, columns, blocks, step, &n_compared);
  double prior = ent_link_estimate_prior (edges, step, columns->n_rows);
  double counts[ENT_LINK_N_FIELDS][ENT_LINK_MAX_LEVELS] = {{0}};
  for (size_t i = 0; i < edges->len; i++) {
    EntLinkEdge edge = g_array_index (edges, EntLinkEdge, i);
    double matched = ent_link_probability (prior + (double)edge.weight);
    if (matched < least_matched)
      continue;
    EntLinkLevels levels;
    ent_link_levels (table, columns, NULL, edge.a, edge.b, &levels);
    for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++)
      if (levels.levels[f] != ENT_LINK_NONE)
        counts[f][levels.levels[f]] += matched;
  }
  for (EntLinkField f = 0; f < ENT_LINK_N_FIELDS; f++)
    if (ent_link_field_is_trained (f))
      set_chances (&model->fields[f], f, counts[f], prior_strength, true);
}
