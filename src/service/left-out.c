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
ent_left_out_reason_text (const char *reason)
{
  static const struct {
    const char *reason, *text;
  } texts[] = {
      {"list", N_ ("from mailing lists")},
      {"newsletter", N_ ("newsletters and mass mail")},
      {"automatic", N_ ("automatic mail")},
      {"absence", N_ ("out-of-office answers")},
      {"bounce", N_ ("delivery reports")},
      {"notification", N_ ("LinkedIn's notifications, read for what they tell")},
      {"unrecognised-notification", N_ ("LinkedIn's notifications that no rule knows yet")},
      {"unrecognised-card", N_ ("parts of LinkedIn's digests that no rule knows yet")},
      {"unverified-notification", N_ ("notifications of which nobody knows whether they are LinkedIn's")},
      {"forged-notification", N_ ("forged notifications, not believed")},
      {"other-account-notification", N_ ("notifications for another LinkedIn account")},
      {"unsent", N_ ("drafts")},
      {"unwanted", N_ ("spam and deleted mail")},
      {"group", N_ ("groups, whose names are their members' tags")},
      {"company", N_ ("companies")},
      {"thing", N_ ("places and devices")},
      {"meeting-alone", N_ ("events without anybody else")},
      {"meeting-all-day", N_ ("whole days that only inform")},
      {"meeting-cancelled", N_ ("cancelled meetings")},
      {"meeting-declined", N_ ("declined meetings")},
      {"meeting-of-others", N_ ("meetings of others")},
      {"meeting-owner-unknown", N_ ("meetings in a calendar of nobody knows whom")},
      {"meeting-to-come", N_ ("meetings to come")},
      {"meeting-unanswered", N_ ("meetings that nobody accepted")},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].reason, reason) == 0)
      return _ (texts[i].text);
  return reason;
}
