/* Who is in it: lists, a contact, what was said; and what the user says of a contact. */
#include "http/http-private.h"

enum {
  PAGE = 100,
  MAX_PAGE = 1000,
  MAX_OFFSET = 100000000,
  TIMELINE = 100,
  MAX_MERGED = 20
};

bool
ent_api_status (EntCall *call, GError **error)
{
  int64_t day;
  if (!ent_call_day (call, "at", ENT_TODAY, &day, error))
    return false;
  g_autoptr (EntStatus) status = day == ENT_TODAY ? ent_service_status (call->network, error)
                                                  : ent_service_status_at (call->network, day, error);
  if (status != NULL)
    ent_status_write_json (status, call->json);
  return status != NULL;
}

bool
ent_api_contacts (EntCall *call, GError **error)
{
  int64_t limit, offset;
  const char *query = ent_call_text (call, "query");
  if (!ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error) ||
      !ent_call_int (call, "cursor", 0, 0, MAX_OFFSET, &offset, error))
    return false;
  g_autoptr (EntContactList) list =
      ent_service_list (call->network, query != NULL ? query : "", limit, offset, error);
  if (list != NULL)
    ent_contact_list_write_json (list, call->json);
  return list != NULL;
}

bool
ent_api_map (EntCall *call, GError **error)
{
  g_autoptr (EntContactList) list = ent_service_list (call->network, "", -1, 0, error);
  if (list != NULL)
    ent_contact_list_write_map_json (list, call->json);
  return list != NULL;
}

bool
ent_api_contact (EntCall *call, GError **error)
{
  int64_t limit;
  if (!ent_call_int (call, "limit", TIMELINE, 0, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntContactDetail) detail = ent_service_show (call->network, call->values.id, limit, error);
  if (detail != NULL)
    ent_contact_detail_write_json (detail, call->json);
  return detail != NULL;
}

bool
ent_api_contact_ties (EntCall *call, GError **error)
{
  int64_t limit;
  if (!ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntContactDetail) detail = ent_service_show (call->network, call->values.id, 0, error);
  if (detail == NULL)
    return false;
  detail->place = ent_service_place (call->network, call->values.id, limit, error);
  if (detail->place == NULL)
    return false;
  ent_contact_detail_write_json (detail, call->json);
  return true;
}

bool
ent_api_query (EntCall *call, GError **error)
{
  const char *typed = ent_call_text (call, "typed");
  g_autoptr (GPtrArray) candidates = ent_service_query_candidates (typed != NULL ? typed : "");
  ent_json_begin_object (call->json);
  ent_json_member_int (call->json, "schema", 1);
  ent_json_key (call->json, "candidates");
  ent_json_begin_array (call->json);
  for (guint i = 0; i < candidates->len; i++)
    ent_json_string (call->json, ent_slice (g_ptr_array_index (candidates, i)));
  ent_json_end_array (call->json);
  ent_json_end_object (call->json);
  return true;
}

bool
ent_api_search (EntCall *call, GError **error)
{
  int64_t limit;
  const char *said = ent_call_need_text (call, "said", error);
  if (said == NULL || !ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntSearch) search = ent_service_search (call->network, said, limit, error);
  if (search != NULL)
    ent_search_write_json (search, call->json);
  return search != NULL;
}

static bool
take_piece (EntSlice piece, void *data)
{
  g_string_append_len (data, piece.data, (gssize)piece.length);
  return true;
}

bool
ent_api_export (EntCall *call, GError **error)
{
  static const struct {
    const char *type, *file_name;
  } kinds[] = {[ENT_EXPORT_JSONL] = {"application/x-ndjson", "contacts.jsonl"},
               [ENT_EXPORT_CSV] = {"text/csv; charset=utf-8", "contacts.csv"},
               [ENT_EXPORT_VCARD] = {"text/vcard; charset=utf-8", "contacts.vcf"}};
  const char *name = ent_call_text (call, "format"), *query = ent_call_text (call, "query");
  EntExportFormat format = ENT_EXPORT_CSV;
  if (name != NULL && !ent_export_from_name (name, &format)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no format. It is one of: jsonl, csv, vcard."),
                 name);
    return false;
  }
  call->content_type = kinds[format].type;
  call->file_name = kinds[format].file_name;
  return ent_service_export (call->network, query != NULL ? query : "", format, take_piece, call->out, error);
}

bool
ent_api_note (EntCall *call, GError **error)
{
  int64_t source;
  const char *text = ent_call_need_text (call, "text", error);
  return text != NULL &&
         ent_service_note (call->network, call->values.id, ent_slice (text), &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_tag (EntCall *call, GError **error)
{
  int64_t source;
  const char *tag = ent_call_need_text (call, "tag", error);
  return tag != NULL &&
         ent_service_tag (call->network, call->values.id, ent_slice (tag), true, &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_untag (EntCall *call, GError **error)
{
  int64_t source;
  return ent_service_tag (call->network, call->values.id, ent_slice (call->values.name), false, &source,
                          error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_log (EntCall *call, GError **error)
{
  int64_t source;
  EntLogEntry entry = {.channel = ent_call_need_text (call, "channel", error),
                       .direction = ent_call_text (call, "direction"),
                       .act = ent_call_text (call, "act"),
                       .at = ent_call_text (call, "at"),
                       .text = ent_slice (ent_call_text (call, "text"))};
  return entry.channel != NULL && ent_call_int (call, "minutes", 0, 0, 24 * 60, &entry.minutes, error) &&
         ent_service_log (call->network, call->values.id, &entry, &source, error) &&
         ent_call_wrote (call, source);
}

bool
ent_api_pin (EntCall *call, GError **error)
{
  const char *name = ent_call_text (call, "class");
  EntRelationClass class = ENT_N_RELATION_CLASSES;
  if (name != NULL && !ent_relation_class_from_name (ent_slice (name), &class)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no class. It is one of: good, neutral, bad."),
                 name);
    return false;
  }
  EntPin pin;
  if (!ent_service_pin (call->network, call->values.id, class, &pin, error))
    return false;
  ent_pin_write_json (&pin, call->json);
  return true;
}

/* The contact of the address first, then those of the body. */
static bool
read_ids (const EntCall *call, int64_t ids[MAX_MERGED + 1], size_t *out_n, GError **error)
{
  const json_t *with = json_object_get (call->json_body, "with");
  size_t n = json_array_size (with);
  ids[0] = call->values.id;
  bool ok = n >= 1 && n <= MAX_MERGED;
  for (size_t i = 0; ok && i < n; i++) {
    ok = json_is_integer (json_array_get (with, i));
    ids[i + 1] = json_integer_value (json_array_get (with, i));
  }
  *out_n = n + 1;
  if (!ok)
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“with” must be a list of 1 to %d ids."), MAX_MERGED);
  return ok;
}

bool
ent_api_merge (EntCall *call, GError **error)
{
  int64_t ids[MAX_MERGED + 1];
  EntMergeRequest request = {.ids = ids};
  if (!read_ids (call, ids, &request.n_ids, error))
    return false;
  g_autoptr (EntMerge) merge =
      ent_service_merge (call->network, &request, ent_call_flag (call, "dry_run"), error);
  if (merge != NULL)
    ent_merge_write_json (merge, call->json);
  return merge != NULL;
}

bool
ent_api_duplicates (EntCall *call, GError **error)
{
  int64_t limit;
  EntLane lane = ENT_N_LANES;
  const char *name = ent_call_text (call, "lane");
  if (name != NULL && !ent_lane_from_name (name, &lane)) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no lane. It is one of: safe, likely, look."),
                 name);
    return false;
  }
  if (!ent_call_int (call, "limit", PAGE, 1, MAX_PAGE, &limit, error))
    return false;
  g_autoptr (EntDuplicates) duplicates = ent_service_duplicates (call->network, lane, limit, error);
  if (duplicates != NULL)
    ent_duplicates_write_json (duplicates, call->json);
  return duplicates != NULL;
}

bool
ent_api_forget (EntCall *call, GError **error)
{
  bool is_dry_run = ent_call_flag (call, "dry_run");
  g_autofree char *name = NULL;
  if (!ent_service_forget (call->network, call->values.id, is_dry_run, &name, error))
    return false;
  ent_json_begin_object (call->json);
  ent_json_member_int (call->json, "schema", 1);
  ent_json_member_bool (call->json, "dry_run", is_dry_run);
  ent_json_member_string (call->json, "name", ent_slice (name));
  ent_json_end_object (call->json);
  return true;
}
