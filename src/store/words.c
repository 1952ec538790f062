/*
 * The words of the full-text indexes that are near a mistyped one. The index gives its words in order, and
 * reading one costs reading where it stands; so only the words are read that begin as the wanted one may:
 * with its first two letters, or, when a slip is in these, with what the slip can have made of its first
 * four.
 */
#include "store/store-private.h"

#define ALIKE_LETTERS 2u               /* of the beginning that words share */
#define BEGINNING_LETTERS 4u           /* of those that are made up */
#define LAST_LETTER "\xF4\x8F\xBF\xBF" /* U+10FFFF: behind it comes nothing */
#define MAX_KEPT 64u                   /* near words that are remembered before the nearest are chosen */

static const char *const columns[] = {
    [ENT_VOCABULARY_CONTACTS] = "",    [ENT_VOCABULARY_NAMES] = "name",
    [ENT_VOCABULARY_TITLES] = "title", [ENT_VOCABULARY_COMPANIES] = "organisation",
    [ENT_VOCABULARY_NOTES] = "note",   [ENT_VOCABULARY_SAID] = "",
};

typedef struct {
  char *word;
  unsigned distance;
  bool is_alike; /* begins with the same letters */
  int64_t n;
} NearWord;

typedef struct {
  EntStore *store;
  EntVocabulary vocabulary;
  const EntNearOptions *options;
  GArray *found; /* (element-type NearWord) at most MAX_KEPT, each word once */
} Looking;

static void
near_word_clear (void *data)
{
  g_free (((NearWord *)data)->word);
}

/* The words from @from to before @to. */
static EntStmt *
range (EntStore *self, EntVocabulary vocabulary, EntSlice from, EntSlice to, GError **error)
{
  bool is_said = vocabulary == ENT_VOCABULARY_SAID;
  EntStmt *stmt = ent_store_stmt (self, is_said ? ENT_SQL_WORD_SAID_RANGE : ENT_SQL_WORD_SEARCH_RANGE, error);
  if (stmt == NULL)
    return NULL;
  ent_bind_text (stmt, 1, from);
  ent_bind_text (stmt, 2, to);
  if (!is_said)
    ent_bind_text (stmt, 3, ent_slice (columns[vocabulary]));
  return stmt;
}

bool
ent_store_word_count (EntStore *self, EntVocabulary vocabulary, EntSlice word, int64_t *out_n, GError **error)
{
  if (!ent_store_exec (self, ent_sql_script_words_sqlite, error))
    return false;
  g_autoptr (GString) behind = g_string_new_len (word.data, (gssize)word.length);
  g_string_append_c (behind, '\x01'); /* less than any letter: up to it there is the word alone */
  g_autoptr (EntStmt) stmt = range (self, vocabulary, word, ent_slice_of (behind), error);
  if (stmt == NULL)
    return false;
  int64_t n = 0;
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    n += ent_column_int (stmt, 1);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return false;
  }
  *out_n = n;
  return true;
}

static EntSlice
first_letters (EntSlice word, size_t n)
{
  const char *end = word.data;
  while (n-- > 0 && end < word.data + word.length)
    end = g_utf8_next_char (end);
  return (EntSlice){word.data, MIN ((size_t)(end - word.data), word.length)};
}

static int
compare_near (const void *a, const void *b)
{
  const NearWord *one = a, *other = b;
  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  if (one->is_alike != other->is_alike)
    return one->is_alike ? -1 : 1;
  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return strcmp (one->word, other->word);
}

static void
keep (Looking *self, EntSlice word, unsigned distance, int64_t n)
{
  for (guint i = 0; i < self->found->len; i++) {
    NearWord *known = &g_array_index (self->found, NearWord, i);
    if (ent_slice_equal (ent_slice (known->word), word)) {
      known->n = MAX (known->n, n);
      return;
    }
  }
  EntSlice beginning = first_letters (self->options->word, ALIKE_LETTERS);
  NearWord near = {
      .word = ent_slice_dup (word),
      .distance = distance,
      .is_alike =
          word.length >= beginning.length && memcmp (word.data, beginning.data, beginning.length) == 0,
      .n = n,
  };
  g_array_append_val (self->found, near);
  if (self->found->len <= MAX_KEPT)
    return;
  g_array_sort (self->found, compare_near);
  g_array_set_size (self->found, MAX_KEPT / 2);
}

/* Looks at the words that begin with @beginning. */
static bool
look (Looking *self, EntSlice beginning, GError **error)
{
  g_autoptr (GString) end = g_string_new_len (beginning.data, (gssize)beginning.length);
  g_string_append (end, LAST_LETTER);
  g_autoptr (EntStmt) stmt = range (self->store, self->vocabulary, beginning, ent_slice_of (end), error);
  if (stmt == NULL)
    return false;
  EntSlice wanted = self->options->word;
  GError *failure = NULL;
  while (ent_stmt_row (self->store, stmt, &failure)) {
    EntSlice word = ent_column_text (stmt, 0);
    unsigned distance = ent_distance (wanted, word, self->options->slips);
    if (distance > 0 && distance != UINT_MAX)
      keep (self, word, distance, ent_column_int (stmt, 1));
  }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Looks at the words that begin with @head, @letter (if any) and @tail, cut to so many letters that what
 * stands behind is still as it was. */
static bool
look_made_up (Looking *self, EntSlice head, char letter, EntSlice tail, GError **error)
{
  g_autoptr (GString) beginning = g_string_new_len (head.data, (gssize)head.length);
  if (letter != '\0')
    g_string_append_c (beginning, letter);
  g_string_append_len (beginning, tail.data, (gssize)tail.length);
  g_string_truncate (beginning, first_letters (ent_slice_of (beginning), BEGINNING_LETTERS).length);
  return look (self, ent_slice_of (beginning), error);
}

/* The words that one slip at letter @at, 0 or 1, can have made this one of: the letter was left out, put in,
 * wrong, or swapped with the next. */
static bool
look_at_letter (Looking *self, size_t at, GError **error)
{
  EntSlice word = self->options->word;
  EntSlice head = first_letters (word, at);
  EntSlice tail = ent_slice_from (word, head.length);
  EntSlice behind = ent_slice_from (word, first_letters (word, at + 1).length);
  for (char letter = 'a'; letter <= 'z'; letter++)
    if (!look_made_up (self, head, letter, tail, error) || !look_made_up (self, head, letter, behind, error))
      return false;
  if (!look_made_up (self, head, '\0', behind, error))
    return false;
  EntSlice second = first_letters (behind, 1);
  EntSlice first = first_letters (tail, 1);
  g_autoptr (GString) swapped = g_string_new_len (second.data, (gssize)second.length);
  g_string_append_len (swapped, first.data, (gssize)first.length);
  EntSlice rest = ent_slice_from (behind, second.length);
  g_string_append_len (swapped, rest.data, (gssize)rest.length);
  return look_made_up (self, head, '\0', ent_slice_of (swapped), error);
}

GPtrArray *
ent_store_words_near (EntStore *self, EntVocabulary vocabulary, const EntNearOptions *options, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  size_t n_letters = ent_letter_count (options->word);
  if (n_letters < ENT_WORD_MIN_LETTERS || n_letters > ENT_DISTANCE_MAX_LETTERS)
    return g_steal_pointer (&words);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NearWord));
  g_array_set_clear_func (found, near_word_clear);
  Looking looking = {self, vocabulary, options, found};
  if (!ent_store_exec (self, ent_sql_script_words_sqlite, error) ||
      !look (&looking, first_letters (options->word, ALIKE_LETTERS), error))
    return NULL;
  if (!options->nearest && (!look_at_letter (&looking, 0, error) || !look_at_letter (&looking, 1, error)))
    return NULL;
  g_array_sort (found, compare_near);
  for (guint i = 0; i < found->len && words->len < options->max; i++) {
    const NearWord *near = &g_array_index (found, NearWord, i);
    if (options->nearest && near->distance > g_array_index (found, NearWord, 0).distance)
      break;
    g_ptr_array_add (words, g_strdup (near->word));
  }
  return g_steal_pointer (&words);
}
