/* What is no part of the network by rule: newsletters, bounces... Counted, and shown to whoever asks. */
#include "service/service-private.h"

static char *
dup_or_null (EntSlice text)
{
  return ent_slice_is_empty (text) ? NULL : ent_slice_dup (text);
}

static void
count_free (void *data)
{
  EntLeftOutCount *self = data;
  g_free (self->reason);
  g_free (self->who);
  g_free (self->name);
  g_free (self->subject);
  g_free (self);
}

static void
take_row (const EntLeftOutRow *row, void *data)
{
  EntLeftOutCount *count = g_new0 (EntLeftOutCount, 1);
  *count = (EntLeftOutCount){.reason = ent_slice_dup (row->reason),
                             .who = dup_or_null (row->who),
                             .name = dup_or_null (row->name),
                             .subject = dup_or_null (row->subject),
                             .n = row->n,
                             .first_us = row->first_us,
                             .last_us = row->last_us};
  g_ptr_array_add (data, count);
}

bool
ent_source_load_left_out (EntNetwork *self, int64_t source_id, EntSource *source, GError **error)
{
  source->left_out = g_ptr_array_new_with_free_func (count_free);
  return ent_store_left_out_reasons (self->store, source_id, take_row, source->left_out, error);
}

GPtrArray *
ent_service_left_out (EntNetwork *self, int64_t source_id, int64_t limit, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);
  return ent_store_left_out (self->store, source_id, limit, take_row, counts, error)
             ? g_steal_pointer (&counts)
             : NULL;
}

void
ent_left_out_write_json (const GPtrArray *left_out, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "left_out");
  ent_json_begin_array (json);
  for (guint i = 0; i < left_out->len; i++) {
    const EntLeftOutCount *count = g_ptr_array_index (left_out, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "reason", ent_slice (count->reason));
    ent_json_member_text (json, "who", ent_slice (count->who != NULL ? count->who : ""));
    ent_json_member_text (json, "name", ent_slice (count->name != NULL ? count->name : ""));
    ent_json_member_text (json, "subject", ent_slice (count->subject != NULL ? count->subject : ""));
    ent_json_member_int (json, "count", count->n);
    ent_json_member_time (json, "first", (EntTime){count->first_us, ENT_PRECISION_SECOND});
    ent_json_member_time (json, "last", (EntTime){count->last_us, ENT_PRECISION_SECOND});
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  g_autoptr (EntCoverage) coverage = ent_coverage_of (left_out);
  ent_json_key (json, "notifications");
  ent_coverage_write_json (coverage, json);
  ent_json_end_object (json);
}

const char *
ent_left_out_reason_text (const char *reason, int64_t count)
{
  unsigned long n = (unsigned long)count;
  const struct {
    const char *reason, *text;
  } texts[] = {
      {"list", ngettext ("from a mailing list", "from mailing lists", n)},
      {"newsletter", ngettext ("newsletter or mass mail", "newsletters and mass mail", n)},
      {"automatic", ngettext ("automatic mail", "automatic mail", n)},
      {"absence", ngettext ("out-of-office answer", "out-of-office answers", n)},
      {"bounce", ngettext ("delivery report", "delivery reports", n)},
      {"notification", ngettext ("LinkedIn's notification, read for what it tells",
                                 "LinkedIn's notifications, read for what they tell", n)},
      {"unrecognised-notification", ngettext ("LinkedIn's notification that no rule knows yet",
                                              "LinkedIn's notifications that no rule knows yet", n)},
      {"unrecognised-card", ngettext ("part of LinkedIn's digests that no rule knows yet",
                                      "parts of LinkedIn's digests that no rule knows yet", n)},
      {"unverified-notification",
       ngettext ("notification of which nobody knows whether it is LinkedIn's",
                 "notifications of which nobody knows whether they are LinkedIn's", n)},
      {"forged-notification",
       ngettext ("forged notification, not believed", "forged notifications, not believed", n)},
      {"other-account-notification", ngettext ("notification for another LinkedIn account",
                                               "notifications for another LinkedIn account", n)},
      {"unsent", ngettext ("draft", "drafts", n)},
      {"unwanted", ngettext ("spam or deleted mail", "spam and deleted mail", n)},
      {"group",
       ngettext ("group, whose name is its members' tag", "groups, whose names are their members' tags", n)},
      {"company", ngettext ("company", "companies", n)},
      {"thing", ngettext ("place or device", "places and devices", n)},
      {"meeting-alone", ngettext ("event without anybody else", "events without anybody else", n)},
      {"meeting-all-day", ngettext ("whole day that only informs", "whole days that only inform", n)},
      {"meeting-cancelled", ngettext ("cancelled meeting", "cancelled meetings", n)},
      {"meeting-declined", ngettext ("declined meeting", "declined meetings", n)},
      {"meeting-of-others", ngettext ("meeting of others", "meetings of others", n)},
      {"meeting-owner-unknown", ngettext ("meeting in a calendar of nobody knows whom",
                                          "meetings in a calendar of nobody knows whom", n)},
      {"meeting-to-come", ngettext ("meeting to come", "meetings to come", n)},
      {"meeting-unanswered", ngettext ("meeting that nobody accepted", "meetings that nobody accepted", n)},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].reason, reason) == 0)
      return texts[i].text;
  return reason;
}
