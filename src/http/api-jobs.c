/* What takes longer: files that come in, and the invented networks. */
#include "http/http-private.h"

static bool
answer_job (EntCall *call, const EntJobRequest *request)
{
  int64_t id = ent_jobs_add (call->server->jobs, request);
  call->status = MHD_HTTP_ACCEPTED;
  ent_json_begin_object (call->json);
  ent_json_member_int (call->json, "schema", 1);
  ent_json_member_int (call->json, "job", id);
  ent_json_end_object (call->json);
  return true;
}

static bool
import (EntNetwork *network, const char *path, EntImportProgress progress, void *data, GPtrArray *sources,
        GError **error)
{
  const EntImportOptions options = {.progress = progress, .progress_data = data};
  EntSource *source = ent_service_import (network, path, &options, error);
  if (source == NULL)
    return false;
  g_ptr_array_add (sources, source);
  return true;
}

static bool
run_import (EntNetwork *network, const EntJobRequest *request, EntImportProgress progress, void *data,
            EntJson *json, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  if (!import (network, request->path, progress, data, sources, error))
    return false;
  ent_sources_write_json (sources, json);
  return true;
}

bool
ent_api_import (EntCall *call, GError **error)
{
  if (!ent_upload_end (call, error))
    return false;
  const EntJobRequest request = {.kind = "import",
                                 .name = g_path_get_basename (call->upload_path),
                                 .folder = g_steal_pointer (&call->upload_folder),
                                 .path = g_steal_pointer (&call->upload_path),
                                 .func = run_import};
  return answer_job (call, &request);
}

/* Of an invented person: the files that a user would have, and the target that goes with them. */
static bool
run_sample (EntNetwork *network, const EntJobRequest *request, EntImportProgress progress, void *data,
            EntJson *json, GError **error)
{
  static const char *const suffixes[] = {".zip", ".mbox", ".vcf", ".ics"};
  const EntSampleRequest sample = {.n_mails = -1};
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify)ent_source_free);
  g_autofree char *stem = g_build_filename (request->folder, request->name, NULL);
  if (!ent_service_sample (request->name, request->folder, &sample, error))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (stem, suffixes[i], NULL);
    if (!import (network, path, progress, data, sources, error))
      return false;
  }
  g_autofree char *target_path = g_strconcat (stem, ".target", NULL), *text = NULL;
  g_autoptr (EntTargetInfo) target = NULL;
  if (g_file_get_contents (target_path, &text, NULL, error))
    target = ent_service_target_import (network, ent_slice (text), error);
  if (target != NULL)
    ent_sources_write_json (sources, json);
  return target != NULL;
}

/* Into an empty network only: nobody wants invented people among theirs. */
bool
ent_api_sample (EntCall *call, GError **error)
{
  g_autoptr (GPtrArray) sources = ent_service_sources (call->network, error);
  if (sources == NULL)
    return false;
  if (sources->len > 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_CONFLICT,
                         _ ("This network is not empty, and invented people do not belong among yours."));
    return false;
  }
  EntJobRequest request = {
      .kind = "sample", .folder = ent_folder_new (call->server, error), .func = run_sample};
  if (request.folder == NULL)
    return false;
  request.name = g_strdup (call->values.name);
  return answer_job (call, &request);
}

bool
ent_api_jobs (EntCall *call, GError **error)
{
  ent_jobs_write_json (call->server->jobs, call->json);
  return true;
}

bool
ent_api_job (EntCall *call, GError **error)
{
  return ent_jobs_write_one_json (call->server->jobs, call->values.id, call->json, error);
}

bool
ent_api_job_result (EntCall *call, GError **error)
{
  return ent_jobs_append_result (call->server->jobs, call->values.id, call->out, error);
}
