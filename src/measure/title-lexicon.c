/* The lexicon compiled: words are numbered, phrases are paths in a tree whose edges are looked up by (node,
 * word). */
#include "measure/title-private.h"

struct TitleLexicon {
  GHashTable *words; /* lemma -> number, from 1 */
  GHashTable *edges; /* node << 16 | word -> node, from 1 */
  GArray *entries;   /* TitleEntry by node */
  GArray *is_phrase; /* bool by node: whether a phrase ends there */
};

static uint16_t
add_word (TitleLexicon *self, const char *lemma)
{
  uint16_t word = title_lexicon_word (self, lemma);
  if (word != 0)
    return word;
  word = (uint16_t) (g_hash_table_size (self->words) + 1);
  g_hash_table_insert (self->words, g_strdup (lemma), GUINT_TO_POINTER (word));
  return word;
}

static uint32_t
edge (const TitleLexicon *self, uint32_t node, uint16_t word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, GUINT_TO_POINTER (node << 16 | word)));
}

static uint32_t
add_edge (TitleLexicon *self, uint32_t node, uint16_t word)
{
  uint32_t next = edge (self, node, word);
  if (next != 0)
    return next;
  static const TitleEntry nothing = {0};
  static const bool no = false;
  next = self->entries->len;
  g_array_append_val (self->entries, nothing);
  g_array_append_val (self->is_phrase, no);
  g_hash_table_insert (self->edges, GUINT_TO_POINTER (node << 16 | word), GUINT_TO_POINTER (next));
  return next;
}

static void
add_phrase (TitleLexicon *self, EntSlice phrase, const TitleRow *row)
{
  TitleTokens tokens;
  title_tokens_read (phrase, &tokens);
  uint32_t node = 0;
  for (size_t i = 0; i < tokens.n_tokens; i++)
    node = add_edge (self, node, add_word (self, tokens.tokens[i].text));
  if (node == 0)
    return;
  /* The first table that names a phrase decides. */
  bool *is_phrase = &g_array_index (self->is_phrase, bool, node);
  if (*is_phrase)
    return;
  *is_phrase = true;
  g_array_index (self->entries, TitleEntry, node) =
      (TitleEntry){row->flags, row->seniority, row->function, row->strength};
}

static void
add_table (TitleLexicon *self, const TitleTable *table)
{
  for (size_t i = 0; i < table->n_rows; i++) {
    EntSlice rest = ent_slice (table->rows[i].phrases);
    EntSlice phrase;
    while (ent_slice_cut (&rest, ",", &phrase))
      add_phrase (self, phrase, &table->rows[i]);
  }
}

TitleLexicon *
title_lexicon_new (void)
{
  static const TitleTable *const tables[] = {&title_table_leaders, &title_table_fr,    &title_table_en,
                                             &title_table_trades,  &title_table_words, &title_table_domains};
  static const TitleEntry nothing = {0};
  static const bool no = false;
  TitleLexicon *self = g_new0 (TitleLexicon, 1);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->edges = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->entries = g_array_new (FALSE, FALSE, sizeof (TitleEntry));
  self->is_phrase = g_array_new (FALSE, FALSE, sizeof (bool));
  g_array_append_val (self->entries, nothing);
  g_array_append_val (self->is_phrase, no);
  for (size_t i = 0; i < G_N_ELEMENTS (tables); i++)
    add_table (self, tables[i]);
  return self;
}

void
title_lexicon_free (TitleLexicon *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->edges);
  g_array_unref (self->entries);
  g_array_unref (self->is_phrase);
  g_free (self);
}

uint16_t
title_lexicon_word (const TitleLexicon *self, const char *lemma)
{
  return (uint16_t) GPOINTER_TO_UINT (g_hash_table_lookup (self->words, lemma));
}

size_t
title_lexicon_match (const TitleLexicon *self, const TitleToken *tokens, size_t n_tokens,
                     TitleEntry *out_entry)
{
  size_t n_best = 0;
  uint32_t node = 0;
  for (size_t i = 0; i < n_tokens && tokens[i].word != 0; i++) {
    node = edge (self, node, tokens[i].word);
    if (node == 0)
      break;
    if (g_array_index (self->is_phrase, bool, node)) {
      n_best = i + 1;
      *out_entry = g_array_index (self->entries, TitleEntry, node);
    }
  }
  return n_best;
}

typedef struct {
  const char *ending;
  TitleEntry entry;
} Guess;

#define NO_FUNCTION ENT_N_FUNCTIONS

/* What an unknown word is by its ending; the first that fits. */
static const Guess guesses[] = {
    {"therapeut", {TITLE_BOTH, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"therapeute", {TITLE_BOTH, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"therapist", {TITLE_EN, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"pathe", {TITLE_BOTH, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"iatre", {TITLE_BOTH, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"iatrist", {TITLE_EN, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"pathologist", {TITLE_EN, 2, ENT_FUNCTION_HEALTH, TITLE_OWN}},
    {"ologue", {TITLE_BOTH, 2, ENT_FUNCTION_RESEARCH, TITLE_DEFAULT}},
    {"ologist", {TITLE_EN, 2, ENT_FUNCTION_RESEARCH, TITLE_DEFAULT}},
    {"ographer", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"smith", {TITLE_EN, 2, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT}},
    {"culteur", {TITLE_BOTH, 2, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT}},
    {"isateur", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"teur", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"eur", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"iste", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"ist", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"ien", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"ician", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"ier", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"man", {TITLE_BOTH, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"person", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"people", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"er", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
    {"or", {TITLE_EN, 2, NO_FUNCTION, TITLE_NOTHING}},
};

bool
title_lexicon_guess (const TitleToken *token, TitleEntry *out_entry)
{
  for (size_t i = 0; i < G_N_ELEMENTS (guesses); i++) {
    size_t n_ending = strlen (guesses[i].ending);
    if (token->length < n_ending + 3)
      continue;
    if (memcmp (token->text + token->length - n_ending, guesses[i].ending, n_ending) == 0) {
      *out_entry = guesses[i].entry;
      return true;
    }
  }
  return false;
}
