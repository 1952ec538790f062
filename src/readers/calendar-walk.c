/* All events of one stream, each with the method and in the zones that its calendar states. */
#include "readers/calendar-private.h"

static ssize_t
text_read (EntInput *input, char *buffer, size_t bytes, GError **error)
{
  EntTextInput *self = (EntTextInput *)input;
  size_t n = MIN (bytes, self->rest.length);
  if (n > 0)
    memcpy (buffer, self->rest.data, n);
  self->rest = ent_slice_from (self->rest, n);
  return (ssize_t)n;
}

void
ent_text_input_init (EntTextInput *self, EntSlice text)
{
  *self = (EntTextInput){{text_read}, text};
}

static EntCalendarMethod
method_of (EntSlice name)
{
  static const struct {
    const char *name;
    EntCalendarMethod method;
  } methods[] = {{"REPLY", ENT_CALENDAR_ANSWERS},
                 {"CANCEL", ENT_CALENDAR_CANCELS},
                 {"REFRESH", ENT_CALENDAR_ASKS},
                 {"COUNTER", ENT_CALENDAR_ASKS},
                 {"DECLINECOUNTER", ENT_CALENDAR_ASKS}};
  for (size_t i = 0; i < G_N_ELEMENTS (methods); i++)
    if (ent_slice_equal_ascii_case (name, ent_slice (methods[i].name)))
      return methods[i].method;
  return ENT_CALENDAR_STATES;
}

static void
take_property (EntCalendarWalk *self, const EntCalendarPiece *piece, EntCalendarMethod *method,
               EntCalendarFrame *frame)
{
  if (ent_slice_equal_ascii_case (piece->name, ENT_SLICE ("METHOD")))
    *method = method_of (piece->value);
  else if (ent_slice_equal_ascii_case (piece->name, ENT_SLICE ("X-WR-TIMEZONE")))
    frame->home = ent_calendar_zones_find (self->zones, piece->value);
  else if (self->name != NULL && (ent_slice_equal_ascii_case (piece->name, ENT_SLICE ("X-WR-CALNAME")) ||
                                  ent_slice_equal_ascii_case (piece->name, ENT_SLICE ("NAME"))))
    self->name (piece->value, self->context);
}

static bool
take_event (EntCalendarWalk *self, const EntCalendarPiece *piece, EntCalendarMethod method,
            const EntCalendarFrame *frame, GError **error)
{
  EntCalendarEvent event;
  if (ent_calendar_parse (self->parser, piece, frame, &event))
    return self->event (&event, method, piece->line, self->context, error);
  self->n_broken++;
  return true;
}

bool
ent_calendar_walk (EntCalendarWalk *self, EntInput *input, GError **error)
{
  g_autoptr (EntCalendarCutter) cutter = ent_calendar_cutter_new (input, self->file, self->report);
  EntCalendarFrame frame = {.zones = self->zones, .file = self->file, .report = self->report};
  EntCalendarMethod method = ENT_CALENDAR_STATES;
  EntCalendarPiece piece;
  GError *failure = NULL;
  bool ok = true;
  while (ok && ent_calendar_cut (cutter, &piece, &failure)) {
    switch (piece.kind) {
    case ENT_CALENDAR_BEGINS:
      method = ENT_CALENDAR_STATES;
      frame.home = NULL;
      break;
    case ENT_CALENDAR_PROPERTY:
      take_property (self, &piece, &method, &frame);
      break;
    case ENT_CALENDAR_ZONE:
      ent_calendar_zones_add (self->zones, piece.text);
      break;
    case ENT_CALENDAR_EVENT:
      ok = take_event (self, &piece, method, &frame, error);
      break;
    }
  }
  self->n_broken += ent_calendar_n_broken (cutter);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return ok && failure == NULL;
}
