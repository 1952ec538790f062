#include "measure/text-features-private.h"

#include "measure/title-private.h"

#include <math.h>

enum {
  N_TEXTS = 3,     /* title, organisation, text */
  MAX_WORDS = 255, /* of each text */
  MAX_WORD = 40,   /* bytes of a word that are looked at */
  MIN_GRAM = 3,
  MAX_GRAM = 5,
  ENOUGH_NAMED = 2, /* so many contacts make a first name: one alone may be a firm */
};

struct EntTextReader {
  uint32_t *n_contacts; /* [ENT_TEXT_BUCKETS] that have the term */
  uint32_t *last;       /* [ENT_TEXT_BUCKETS] the last contact that had it */
  uint32_t n_all;
  double *idf;       /* [ENT_TEXT_BUCKETS] NULL when contacts came since */
  uint32_t *n_here;  /* [ENT_TEXT_BUCKETS] all 0 between two calls */
  GHashTable *names; /* first word of a name -> how many have it */
  GArray *terms;     /* EntTextTerm; for counting */
};

EntTextReader *
ent_text_reader_new (void)
{
  EntTextReader *self = g_new0 (EntTextReader, 1);
  self->n_contacts = g_new0 (uint32_t, ENT_TEXT_BUCKETS);
  self->last = g_new0 (uint32_t, ENT_TEXT_BUCKETS);
  self->n_here = g_new0 (uint32_t, ENT_TEXT_BUCKETS);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->terms = g_array_new (FALSE, FALSE, sizeof (EntTextTerm));
  return self;
}

void
ent_text_reader_free (EntTextReader *self)
{
  if (self == NULL)
    return;
  g_free (self->n_contacts);
  g_free (self->last);
  g_free (self->idf);
  g_free (self->n_here);
  g_hash_table_unref (self->names);
  g_array_unref (self->terms);
  g_free (self);
}

/* FNV-1a, and its high bits folded in because the low ones alone mix badly. */
static uint32_t
hash_bytes (uint64_t hash, const char *bytes, size_t n)
{
  for (size_t i = 0; i < n; i++)
    hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C (0x100000001b3);
  return (uint32_t)((hash ^ (hash >> 32) ^ (hash >> 18)) % ENT_TEXT_BUCKETS);
}

/* Word grams and character grams of the same letters are different terms. */
static const uint64_t basis_words = UINT64_C (0xcbf29ce484222325),
                      basis_letters = UINT64_C (0x84222325cbf29ce4);

static void
add_term (GArray *terms, uint32_t bucket, uint32_t word)
{
  EntTextTerm term = {bucket, word, 1};
  g_array_append_val (terms, term);
}

/* The grams of the letters, blanks at both ends included. */
static void
add_letters (GArray *terms, const char *word, size_t length, uint32_t place)
{
  char padded[MAX_WORD + 8] = " ";
  memcpy (padded + 1, word, length);
  padded[length + 1] = ' ';
  for (size_t n = MIN_GRAM; n <= MAX_GRAM; n++)
    for (size_t at = 0; at + n <= length + 2; at++)
      add_term (terms, hash_bytes (basis_letters, padded + at, n), place);
}

static EntSlice
text_of (const EntContactFacts *facts, uint32_t text)
{
  const EntSlice texts[N_TEXTS] = {facts->title, facts->organisation, facts->text};
  return text < N_TEXTS ? texts[text] : (EntSlice){NULL, 0};
}

static bool
is_first_name (const EntTextReader *self, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->names, word)) >= ENOUGH_NAMED;
}

static void
add_text (const EntTextReader *self, EntSlice text, uint32_t place, bool drops_names, GArray *terms)
{
  char pair[2 * MAX_WORD + 16];
  size_t n_before = 0; /* bytes of the word before, in front of `pair` */
  EntSlice word;
  for (uint32_t i = 0; i < MAX_WORDS && ent_slice_cut (&text, " ", &word); i++) {
    char lemma[MAX_WORD + 4];
    size_t length = MIN (word.length, MAX_WORD);
    if (length == 0)
      continue;
    memcpy (lemma, word.data, length);
    lemma[length] = '\0';
    if (drops_names && is_first_name (self, lemma)) {
      n_before = 0;
      continue;
    }
    length = title_lemma (lemma, length);
    add_term (terms, hash_bytes (basis_words, lemma, length), place + i);
    add_letters (terms, lemma, length, place + i);
    if (n_before > 0) {
      pair[n_before] = ' ';
      memcpy (pair + n_before + 1, lemma, length);
      add_term (terms, hash_bytes (basis_words, pair, n_before + 1 + length), place + i);
    }
    memcpy (pair, lemma, length);
    n_before = length;
  }
}

static EntTextTerm *
read_terms (const EntTextReader *self, const EntContactFacts *facts, bool drops_names, GArray *terms)
{
  g_array_set_size (terms, 0);
  for (uint32_t text = 0; text < N_TEXTS; text++)
    add_text (self, text_of (facts, text), text * (MAX_WORDS + 1), drops_names, terms);
  return (EntTextTerm *)(void *)terms->data;
}

static void
count_name (EntTextReader *self, EntSlice name)
{
  EntSlice first;
  if (!ent_slice_cut (&name, " ", &first) || ent_slice_is_empty (first))
    return;
  char *key = ent_slice_dup (first);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, key));
  g_hash_table_replace (self->names, key, GUINT_TO_POINTER (MIN (n + 1, ENOUGH_NAMED)));
}

void
ent_text_reader_learn (EntTextReader *self, const EntContactFacts *facts, EntSlice name)
{
  count_name (self, name);
  self->n_all++;
  const EntTextTerm *terms = read_terms (self, facts, false, self->terms);
  for (guint i = 0; i < self->terms->len; i++) {
    self->n_contacts[terms[i].bucket] += self->last[terms[i].bucket] != self->n_all;
    self->last[terms[i].bucket] = self->n_all;
  }
  g_clear_pointer (&self->idf, g_free);
}

static void
weigh_rareness (EntTextReader *self)
{
  self->idf = g_new (double, ENT_TEXT_BUCKETS);
  for (size_t i = 0; i < ENT_TEXT_BUCKETS; i++)
    self->idf[i] = log ((1.0 + self->n_all) / (1.0 + self->n_contacts[i])) + 1;
}

void
ent_text_reader_row (EntTextReader *self, const EntContactFacts *facts, GArray *out_terms)
{
  EntTextTerm *terms = read_terms (self, facts, true, out_terms);
  if (self->idf == NULL)
    weigh_rareness (self);
  for (guint i = 0; i < out_terms->len; i++)
    self->n_here[terms[i].bucket]++;
  double squares = 0;
  for (guint i = 0; i < out_terms->len; i++) {
    double n = self->n_here[terms[i].bucket];
    double value = (n > 1 ? log1p (n) : G_LN2) * self->idf[terms[i].bucket];
    terms[i].value = value / n; /* each word its part of the bucket */
    squares += value * value / n;
  }
  double length = sqrt (squares);
  for (guint i = 0; i < out_terms->len; i++) {
    terms[i].value /= length;
    self->n_here[terms[i].bucket] = 0;
  }
}

EntSlice
ent_text_reader_word (const EntContactFacts *facts, uint32_t word)
{
  EntSlice text = text_of (facts, word / (MAX_WORDS + 1)), found = {NULL, 0};
  for (uint32_t i = 0; i <= word % (MAX_WORDS + 1); i++)
    if (!ent_slice_cut (&text, " ", &found))
      return (EntSlice){NULL, 0};
  return found;
}
