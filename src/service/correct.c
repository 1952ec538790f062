/*
 * Words that were mistyped. Asked only when nobody fits: first for the words that no contact has, then, where
 * the query is nothing but words, for a name that all of them are nearly. So a query that finds somebody
 * costs nothing more, and is never answered otherwise.
 */
#include "service/service-private.h"

#define N_NEAREST 5u    /* words instead of one, when only the nearest count */
#define N_WIDE 16u      /* words instead of one, when the other words have to choose among them */
#define LONG_LETTERS 7u /* from so many letters on, two slips */

static void
correction_clear (void *data)
{
  EntCorrection *correction = data;
  g_free (correction->word);
  g_ptr_array_unref (correction->to);
}

GArray *
ent_corrections_new (void)
{
  GArray *corrections = g_array_new (FALSE, FALSE, sizeof (EntCorrection));
  g_array_set_clear_func (corrections, correction_clear);
  return corrections;
}

/* Takes @to, or what is in it, as what was looked for instead of @word. */
static void
add_correction (GArray *corrections, EntSlice word, GPtrArray *to)
{
  EntCorrection correction = {ent_slice_dup (word), g_ptr_array_ref (to)};
  g_array_append_val (corrections, correction);
}

void
ent_corrections_write_json (const GArray *corrections, EntJson *json)
{
  ent_json_key (json, "corrected");
  if (corrections->len == 0) {
    ent_json_null (json);
    return;
  }
  ent_json_begin_array (json);
  for (guint i = 0; i < corrections->len; i++) {
    const EntCorrection *correction = &g_array_index (corrections, EntCorrection, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "word", ent_slice (correction->word));
    ent_json_key (json, "to");
    ent_json_begin_array (json);
    for (guint j = 0; j < correction->to->len; j++)
      ent_json_string (json, ent_slice (correction->to->pdata[j]));
    ent_json_end_array (json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static unsigned
slips_of (EntSlice word)
{
  return ent_letter_count (word) >= LONG_LETTERS ? 2 : 1;
}

static EntVocabulary
vocabulary_of (EntQueryField field)
{
  switch ((int)field) {
  case ENT_QUERY_FIELD_NAME:
    return ENT_VOCABULARY_NAMES;
  case ENT_QUERY_FIELD_TITLE:
    return ENT_VOCABULARY_TITLES;
  case ENT_QUERY_FIELD_COMPANY:
    return ENT_VOCABULARY_COMPANIES;
  case ENT_QUERY_FIELD_NOTE:
    return ENT_VOCABULARY_NOTES;
  case ENT_QUERY_FIELD_SAID:
    return ENT_VOCABULARY_SAID;
  default:
    return ENT_VOCABULARY_CONTACTS;
  }
}

/* A query being corrected. */
typedef struct {
  EntStore *store;
  const EntQuery *query;
  GArray *loose;                           /* (element-type EntQueryLoose) */
  GString *forms[ENT_QUERY_MAX_LOOSE];     /* each as its vocabulary has it */
  int64_t n_known[ENT_QUERY_MAX_LOOSE];    /* how many have it */
  GPtrArray *instead[ENT_QUERY_MAX_LOOSE]; /* owns what the loose words borrow */
} Correcting;

static void
correcting_clear (Correcting *self)
{
  g_clear_pointer (&self->loose, g_array_unref);
  for (size_t i = 0; i < ENT_QUERY_MAX_LOOSE; i++) {
    if (self->forms[i] != NULL)
      g_string_free (self->forms[i], TRUE);
    g_clear_pointer (&self->instead[i], g_ptr_array_unref);
  }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correcting, correcting_clear)

static EntQueryLoose *
loose_at (Correcting *self, guint i)
{
  return &g_array_index (self->loose, EntQueryLoose, i);
}

/* Has @words (which it takes, NULL for none) looked for instead of word @i. */
static void
set_instead (Correcting *self, guint i, GPtrArray *words)
{
  g_clear_pointer (&self->instead[i], g_ptr_array_unref);
  self->instead[i] = words;
  loose_at (self, i)->instead = words;
}

static bool
note_contact (const EntContactRow *row, void *data)
{
  (void)row;
  *(bool *)data = true;
  return false;
}

/* Whether anybody fits the query as it is reworded now. */
static bool
ask (Correcting *self, bool *out_found, GError **error)
{
  *out_found = false;
  g_autoptr (EntQuery) query = ent_query_reword (self->query, self->loose);
  return ent_store_list (self->store, query, 1, 0, note_contact, out_found, NULL, error);
}

static bool
look_words_up (Correcting *self, GError **error)
{
  for (guint i = 0; i < self->loose->len; i++) {
    const EntQueryLoose *loose = loose_at (self, i);
    self->forms[i] = g_string_new (NULL);
    if (loose->field == ENT_QUERY_FIELD_SAID)
      ent_fold_stems_append (loose->word, self->forms[i]);
    else
      g_string_append_len (self->forms[i], loose->word.data, (gssize)loose->word.length);
    if (!ent_store_word_count (self->store, vocabulary_of (loose->field), ent_slice_of (self->forms[i]),
                               &self->n_known[i], error))
      return false;
  }
  return true;
}

/* Looks for the words near word @i in the vocabulary of its field; NULL of *@out_words means none. */
static bool
find_near (Correcting *self, guint i, EntNearOptions options, GPtrArray **out_words, GError **error)
{
  options.word = ent_slice_of (self->forms[i]);
  EntVocabulary vocabulary = vocabulary_of (loose_at (self, i)->field);
  g_autoptr (GPtrArray) words = ent_store_words_near (self->store, vocabulary, &options, error);
  if (words == NULL)
    return false;
  *out_words = words->len > 0 ? g_steal_pointer (&words) : NULL;
  return true;
}

/* The words that nobody has, each replaced by its near ones. */
static bool
try_unknown (Correcting *self, bool nearest, bool *out_found, GError **error)
{
  bool is_any = false;
  *out_found = false;
  for (guint i = 0; i < self->loose->len; i++) {
    if (self->n_known[i] > 0)
      continue;
    EntNearOptions options = {
        .slips = slips_of (loose_at (self, i)->word),
        .nearest = nearest,
        .max = nearest ? N_NEAREST : N_WIDE,
    };
    GPtrArray *words;
    if (!find_near (self, i, options, &words, error))
      return false;
    set_instead (self, i, words);
    is_any = is_any || words != NULL;
  }
  return !is_any || ask (self, out_found, error);
}

/* The rarest of the known words that was not yet tried and is long enough; -1 when there is none. */
static int
next_known (Correcting *self, const bool *tried)
{
  int best = -1;
  for (guint i = 0; i < self->loose->len; i++)
    if (!tried[i] && self->n_known[i] > 0 &&
        ent_letter_count (loose_at (self, i)->word) >= ENT_WORD_MIN_LETTERS &&
        (best < 0 || self->n_known[i] < self->n_known[best]))
      best = (int)i;
  return best;
}

/* Every word is somebody's, but nobody has them all ("philipe lormevin", where there is a Philipe): one of
 * them is a slip when all are the name of one person then. */
static bool
try_known (Correcting *self, bool *out_found, GError **error)
{
  bool tried[ENT_QUERY_MAX_LOOSE] = {false};
  if (self->loose->len < 2 || !ent_query_is_loose (self->query, self->loose))
    return true;
  for (guint i = 0; i < self->loose->len; i++) {
    EntQueryField field = loose_at (self, i)->field;
    if (field != ENT_QUERY_FIELD_WORDS && field != ENT_QUERY_FIELD_NAME)
      return true;
  }
  for (guint i = 0; i < self->loose->len; i++)
    loose_at (self, i)->field = ENT_QUERY_FIELD_NAME;
  for (int i = next_known (self, tried); i >= 0 && !*out_found; i = next_known (self, tried)) {
    EntNearOptions options = {.slips = 1, .max = N_WIDE};
    GPtrArray *words;
    tried[i] = true;
    if (!find_near (self, (guint)i, options, &words, error))
      return false;
    set_instead (self, (guint)i, words);
    if (words == NULL)
      continue;
    if (!ask (self, out_found, error))
      return false;
    if (!*out_found)
      set_instead (self, (guint)i, NULL);
  }
  return true;
}

/* Leaves of the words instead of word @i only those with which somebody fits. */
static bool
prune (Correcting *self, guint i, GError **error)
{
  GPtrArray *all = self->instead[i];
  if (all == NULL || all->len < 2)
    return true;
  self->instead[i] = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  bool ok = true;
  for (guint j = 0; ok && j < all->len; j++) {
    GPtrArray *one = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (one, g_strdup (all->pdata[j]));
    set_instead (self, i, one);
    bool is_found;
    ok = ask (self, &is_found, error);
    if (ok && is_found)
      g_ptr_array_add (kept, g_strdup (all->pdata[j]));
  }
  /* None by itself: words in several branches of an "or". */
  set_instead (self, i, kept->len > 0 ? g_ptr_array_ref (kept) : g_ptr_array_ref (all));
  g_ptr_array_unref (all);
  return ok;
}

static bool
try_all (Correcting *self, bool *out_found, GError **error)
{
  return try_unknown (self, true, out_found, error) &&
         (*out_found || try_unknown (self, false, out_found, error)) &&
         (*out_found || try_known (self, out_found, error));
}

bool
ent_correct_query (EntStore *store, const EntQuery *query, GArray *corrections, EntQuery **out_query,
                   GError **error)
{
  *out_query = NULL;
  g_auto (Correcting) self = {.store = store, .query = query, .loose = ent_query_loose_words (query)};
  bool is_found = false;
  if (self.loose->len == 0)
    return true;
  if (!look_words_up (&self, error) || !try_all (&self, &is_found, error))
    return false;
  if (!is_found)
    return true;
  for (guint i = 0; i < self.loose->len; i++) {
    if (!prune (&self, i, error))
      return false;
    if (self.instead[i] != NULL)
      add_correction (corrections, loose_at (&self, i)->word, self.instead[i]);
  }
  *out_query = ent_query_reword (query, self.loose);
  return true;
}

/* The near stems of one word that nobody said; NULL of *@out_words when it is none. */
static bool
find_near_said (EntStore *store, const EntSaidPart *part, GPtrArray **out_words, GError **error)
{
  *out_words = NULL;
  g_autoptr (GString) stem = g_string_new (NULL);
  ent_fold_stems_append (part->text, stem);
  g_autofree char *folded = ent_fold (part->text);
  if (part->is_quoted || strpbrk (stem->str, " 0123456789") != NULL)
    return true;
  int64_t n;
  if (!ent_store_word_count (store, ENT_VOCABULARY_SAID, ent_slice_of (stem), &n, error))
    return false;
  if (n > 0)
    return true;
  EntNearOptions options = {
      .word = ent_slice_of (stem), .slips = slips_of (ent_slice (folded)), .nearest = true, .max = N_NEAREST};
  g_autoptr (GPtrArray) words = ent_store_words_near (store, ENT_VOCABULARY_SAID, &options, error);
  if (words != NULL && words->len == 0) {
    g_ptr_array_unref (words);
    options.nearest = false;
    words = ent_store_words_near (store, ENT_VOCABULARY_SAID, &options, error);
  }
  if (words == NULL)
    return false;
  *out_words = words->len > 0 ? g_steal_pointer (&words) : NULL;
  return true;
}

bool
ent_correct_said (EntStore *store, GArray *parts, GArray *corrections, bool *out_changed, GError **error)
{
  *out_changed = false;
  guint n_looked = 0;
  for (guint i = 0; i < parts->len && n_looked < ENT_QUERY_MAX_LOOSE; i++) {
    EntSaidPart *part = &g_array_index (parts, EntSaidPart, i);
    n_looked += !part->is_quoted && part->text.length > 0;
    if (!find_near_said (store, part, &part->instead, error))
      return false;
    if (part->instead == NULL)
      continue;
    g_autofree char *folded = ent_fold (part->text);
    add_correction (corrections, ent_slice (folded), part->instead);
    *out_changed = true;
  }
  return true;
}
