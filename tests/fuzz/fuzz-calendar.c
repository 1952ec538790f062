/* Any bytes as a calendar: cut alike however they arrive, and what comes out keeps its promises. */
#include "fuzz.h"
#include "../drip.h"
#include "readers/calendar-private.h"

static void
assert_text (EntSlice text)
{
  FUZZ_ASSERT (text.length == 0 || g_utf8_validate (text.data, (gssize)text.length, NULL));
}

/* ---- Cutting ---- */

static char *
describe (EntSlice bytes, size_t step)
{
  GString *out = g_string_new (NULL);
  Drip input = {{drip}, bytes, step};
  g_autoptr (EntReport) report = ent_report_new (8);
  g_autoptr (EntCalendarCutter) cutter = ent_calendar_cutter_new (&input.base, ENT_SLICE ("x.ics"), report);
  EntCalendarPiece piece;
  uint64_t line = 0;
  while (ent_calendar_cut (cutter, &piece, NULL)) {
    FUZZ_ASSERT (piece.line > 0 && piece.line >= line);
    line = piece.line;
    assert_text (piece.text);
    g_string_append_printf (out, "%d %u %zu %zu\n", (int)piece.kind, (unsigned)piece.line, piece.text.length,
                            piece.n_attendees);
  }
  g_string_append_printf (out, "%u %zu", (unsigned)ent_calendar_n_broken (cutter), ent_report_count (report));
  return g_string_free (out, FALSE);
}

/* ---- Reading ---- */

typedef struct {
  EntMeetings meetings;
  EntCalendarOwner *evidence;
  bool is_first;
  uint32_t ordinal;
} Reading;

static bool
put (EntSink *sink, const EntRecord *record, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (EntJson) json = ent_json_new (text);
  ent_record_write_json (record, json);
  assert_text (ent_slice_of (text));
  if (record->kind != ENT_RECORD_INTERACTION)
    return true;
  FUZZ_ASSERT (record->interaction.n_parties > 0 && ent_time_is_known (record->interaction.at));
  for (size_t i = 0; i < record->interaction.n_parties; i++)
    FUZZ_ASSERT (record->interaction.parties[i].identifier.value.length > 0);
  return true;
}

static bool
take (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context, GError **error)
{
  Reading *self = context;
  uint32_t ordinal = self->ordinal++;
  if (method != ENT_CALENDAR_STATES)
    return true;
  if (!self->is_first)
    return ent_meetings_put (&self->meetings, event,
                             ent_calendar_versions_of (self->meetings.versions, event, ordinal),
                             ENT_SLICE ("x.ics"), line, error);
  ent_calendar_owner_look (self->evidence, event);
  ent_calendar_versions_add (self->meetings.versions, event, ordinal);
  return true;
}

static void
walk (Reading *self, EntSlice bytes, EntReport *report)
{
  g_autoptr (EntCalendarParser) parser = ent_calendar_parser_new ();
  g_autoptr (EntCalendarZones) zones = ent_calendar_zones_new ();
  EntTextInput input;
  ent_text_input_init (&input, bytes);
  EntCalendarWalk job = {.parser = parser,
                         .zones = zones,
                         .file = ENT_SLICE ("x.ics"),
                         .report = report,
                         .event = take,
                         .context = self};
  self->ordinal = 0;
  FUZZ_ASSERT (ent_calendar_walk (&job, &input.base, NULL));
}

static void
read_all (EntSlice bytes)
{
  const EntSlice own[] = {ENT_SLICE ("zoe@example.org")};
  const EntReadOptions options = {.own_emails = own, .n_own_emails = 1};
  EntSink sink = {put, NULL};
  EntSourceInfo info = {0};
  g_autoptr (EntReport) report = ent_report_new (8);
  g_autoptr (EntCalendarVersions) versions = ent_calendar_versions_new ();
  g_autoptr (EntCalendarOwner) evidence = ent_calendar_owner_new (&options);
  EntMailOwner *owner = ent_mail_owner_new (&options);
  Reading reading = {.meetings = {.sink = &sink,
                                  .report = report,
                                  .info = &info,
                                  .owner = owner,
                                  .versions = versions,
                                  .until_s = 1781000000},
                     .evidence = evidence,
                     .is_first = true};
  ent_meetings_init (&reading.meetings);
  reading.meetings.budget = (EntCalendarBudget){500, 1, 1};
  walk (&reading, bytes, NULL);
  ent_calendar_owner_decide (evidence);
  reading.is_first = false;
  walk (&reading, bytes, report);
  ent_meetings_clear (&reading.meetings);
  ent_mail_owner_free (owner);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice bytes = {(const char *)data, size};
  g_autofree char *whole = describe (bytes, SIZE_MAX), *byte = describe (bytes, 1);
  FUZZ_ASSERT (strcmp (whole, byte) == 0);
  read_all (bytes);
  return 0;
}
