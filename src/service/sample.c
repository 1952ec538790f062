/* The made-up networks. */
#include "service/service-private.h"

#include "sample/sample.h"

bool
ent_service_sample (const char *name, const char *folder, const EntSampleRequest *request, GError **error)
{
  if (request->n_contacts < 0 || request->n_messages < 0 || request->n_mails < -1) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("A network has no fewer than 0 contacts, messages and mails."));
    return false;
  }
  /* Asked for none: the archive alone. */
  bool has_mails = request->n_mails > 0;
  const EntSampleOptions options = {.seed = request->seed,
                                    .n_contacts = (size_t)request->n_contacts,
                                    .n_messages = (size_t)request->n_messages,
                                    .n_mails = has_mails ? (size_t)request->n_mails : 0,
                                    .without_mailbox = request->n_mails == 0};
  return ent_sample_write (name, folder, &options, error);
}
