/* Part of service.h: the invented networks (sample.c). */
#pragma once

#include "base/base.h"

typedef struct {
  uint64_t seed;
  int64_t n_contacts, n_messages; /* 0: the sample's own */
  int64_t n_mails;                /* -1: the sample's own; 0: no mailbox, the archive alone */
} EntSampleRequest;
/** ent_service_sample: Errors: NOT_FOUND (no such sample), USAGE. */
bool
ent_service_sample (const char *name, const char *folder, const EntSampleRequest *request, GError **error);
