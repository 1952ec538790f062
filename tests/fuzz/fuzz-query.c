/* Any bytes as a query: refused with a place in the text, or read, written and read again to the same text.
 */
#include "fuzz.h"
#include "query/query.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const int64_t now_us = INT64_C (1711897200) * ENT_US_PER_SECOND;
  EntSlice text = {(const char *)data, size};
  g_autoptr (EntQueryCompletion) completion = ent_query_complete (text, size);
  FUZZ_ASSERT (completion->from <= completion->to && completion->to <= size);

  EntQueryErrorSpan span = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (EntQuery) query = ent_query_parse (text, now_us, &span, &error);
  if (query == NULL) {
    FUZZ_ASSERT (g_error_matches (error, ENT_ERROR, ENT_ERROR_USAGE));
    FUZZ_ASSERT (span.column >= 1 && span.column + span.length <= size + 1);
    FUZZ_ASSERT (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  g_autofree char *written = ent_query_to_text (query);
  g_autoptr (EntQuery) again = ent_query_parse (ent_slice (written), now_us, NULL, NULL);
  FUZZ_ASSERT (again != NULL);
  g_autofree char *rewritten = ent_query_to_text (again);
  FUZZ_ASSERT (strcmp (rewritten, written) == 0);

  /* Other words in the places of those that may be slips give a query again. */
  g_autoptr (GArray) loose = ent_query_loose_words (query);
  g_autoptr (GPtrArray) instead = g_ptr_array_new ();
  g_ptr_array_add (instead, (gpointer) "one");
  g_ptr_array_add (instead, (gpointer) "other");
  for (guint i = 0; i < loose->len; i += 2)
    g_array_index (loose, EntQueryLoose, i).instead = instead;
  g_autoptr (EntQuery) reworded = ent_query_reword (query, loose);
  FUZZ_ASSERT ((reworded->root == NULL) == (query->root == NULL));
  g_autofree char *other_words = ent_query_to_text (reworded);
  FUZZ_ASSERT (loose->len == 0 || strstr (other_words, "other") != NULL);
  return 0;
}
