/* Dates: any text is read or refused; what is read is a real time, and its ISO form is read alike. */
#include "fuzz.h"
#include "readers/dates-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (EntReport) report = ent_report_new (1);
  g_autoptr (EntDates) dates = ent_dates_new (report);
  EntSlice text = {(const char *)data, size};
  ent_dates_set_day_first (dates, ent_dates_order (text) > 0);
  for (int zone = ENT_ZONE_UTC; zone <= ENT_ZONE_MAYBE_PACIFIC; zone++) {
    EntTime time = ENT_NO_TIME;
    if (!ent_dates_read (dates, text, (EntZone)zone, &time)) {
      FUZZ_ASSERT (!ent_time_is_known (time));
      continue;
    }
    g_autoptr (GString) iso = g_string_new (NULL);
    ent_time_to_iso (time, iso);
    EntTime again = ENT_NO_TIME;
    FUZZ_ASSERT (ent_dates_read (dates, ent_slice_of (iso), ENT_ZONE_UTC, &again));
    FUZZ_ASSERT (again.at_us == time.at_us);
  }
  return 0;
}
