/* No title may crash the parser or give an answer outside the closed lists, and the answer depends on nothing
 * else. */
#include "measure/measure.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* Compiling the lexicon for every input would be most of the time. */
  static EntTitleParser *parser;
  if (parser == NULL)
    parser = ent_title_parser_new ();
  EntSlice text = {(const char *)data, size};
  EntSlice organisation = ent_slice_from (text, size / 2);
  EntTitle once, twice;
  ent_title_parse (parser, text, organisation, &once);
  ent_title_parse (parser, text, organisation, &twice);
  g_assert_cmpuint (once.functions >> ENT_N_FUNCTIONS, ==, 0);
  g_assert_cmpint (once.seniority, >=, ENT_SENIORITY_UNKNOWN);
  g_assert_cmpint (once.seniority, <, ENT_N_SENIORITIES);
  g_assert_true (once.confidence >= 0 && once.confidence <= 1);
  if (once.main_function != ENT_FUNCTION_UNKNOWN)
    g_assert_cmpuint (once.functions & ent_function_bit (once.main_function), !=, 0);
  g_assert_cmpuint (once.functions, ==, twice.functions);
  g_assert_cmpint (once.seniority, ==, twice.seniority);
  return 0;
}
