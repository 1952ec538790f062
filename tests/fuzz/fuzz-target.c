/* Whatever parses must round-trip through the writer and match any text without harm. */
#include "fuzz.h"
#include "measure/measure.h"

static void
check_round_trip (const EntTarget *target)
{
  g_autoptr (GString) once = g_string_new (NULL);
  ent_target_write (target, once);
  /* Names of codes are longer than digits: a full-size file may grow beyond the limit. */
  if (once->len > ENT_TARGET_MAX_BYTES)
    return;
  g_autoptr (EntTarget) again = ent_target_parse (ent_slice_of (once), NULL);
  FUZZ_ASSERT (again != NULL);
  g_autoptr (GString) twice = g_string_new (NULL);
  ent_target_write (again, twice);
  FUZZ_ASSERT (g_string_equal (once, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice text = {(const char *)data, size};
  g_autoptr (GError) error = NULL;
  g_autoptr (EntTarget) target = ent_target_parse (text, &error);
  if (target == NULL) {
    FUZZ_ASSERT (error != NULL);
    FUZZ_ASSERT (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  check_round_trip (target);

  g_autofree char *folded = ent_fold (text);
  EntContactFacts facts = {.title = ent_slice (folded),
                           .text = ent_slice (folded),
                           .functions = (EntFunctionMask)size,
                           .seniority = ENT_SENIORITY_MANAGER};
  EntTargetReason reasons[4];
  size_t n_reasons = ent_target_reasons (target, &facts, reasons, G_N_ELEMENTS (reasons));
  FUZZ_ASSERT (n_reasons <= ent_target_n_criteria (target));
  EntTargetScore score = ent_target_evaluate (target, &facts);
  FUZZ_ASSERT (score.p >= 0 && score.p <= 1);
  return 0;
}
