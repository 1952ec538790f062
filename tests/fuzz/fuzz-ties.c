/* Any bytes: names that can be shown, chances between 0 and 1, and the same ties however the bytes are cut.
 */
#include "fuzz.h"
#include "base/report.h"
#include "measure/measure.h"

#define HORIZON 30.

static EntTieLog *
read_in_steps (EntSlice bytes, size_t step, EntReport *report)
{
  EntTieReader *reader = ent_tie_reader_new (2000000000, "ties", report);
  for (size_t at = 0; at < bytes.length; at += step)
    FUZZ_ASSERT (ent_tie_reader_put (reader, (EntSlice){bytes.data + at, MIN (step, bytes.length - at)}));
  return ent_tie_reader_finish (reader);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice bytes = {(const char *)data, size};
  g_autoptr (EntReport) report = ent_report_new (10);
  g_autoptr (EntReport) drop_report = ent_report_new (10);
  g_autoptr (EntTieLog) ties = read_in_steps (bytes, size + 1, report);
  g_autoptr (EntTieLog) drops = read_in_steps (bytes, 1 + size % 13, drop_report);
  FUZZ_ASSERT (ent_report_count (report) == ent_report_count (drop_report));
  FUZZ_ASSERT (ent_tie_log_n_rows (ties) == ent_tie_log_n_rows (drops));
  size_t n_pairs = ent_tie_log_n_pairs (ties);
  FUZZ_ASSERT (n_pairs == ent_tie_log_n_pairs (drops) && n_pairs <= ent_tie_log_n_rows (ties));

  EntRelationModel model = *ent_relation_model_shipped ();
  model.horizon_days = HORIZON;
  ent_tie_log_prepare (ties, 2000000000, HORIZON);
  g_autofree EntTieChance *answers = g_new (EntTieChance, 2 * n_pairs + 1);
  ent_tie_log_evaluate (ties, &model, 0, n_pairs, answers);
  for (size_t i = 0; i < 2 * n_pairs; i++) {
    FUZZ_ASSERT (g_utf8_validate (answers[i].user.data, (gssize)answers[i].user.length, NULL));
    FUZZ_ASSERT (answers[i].p_any >= 0 && answers[i].p_any <= 1);
    FUZZ_ASSERT (answers[i].p_in >= 0 && answers[i].p_in <= 1);
  }
  EntHindcast hindcast = ent_tie_log_hindcast (ties, 2000000000, HORIZON, 1000, 1);
  FUZZ_ASSERT (hindcast.n_rows <= 8 * n_pairs);
  return 0;
}
