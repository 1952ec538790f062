/*
 * The HTTP face: a JSON API under /api/v1 and the pages that talk to it, for one network. It asks service/
 * and shows the answer; it decides nothing. docs/api.md tells the API.
 */
#pragma once

#include "base/base.h"

typedef struct EntServer EntServer;

typedef struct {
  const char *network_path; /* made when it is not there */
  const char *address;      /* a numeric IP address; NULL: 127.0.0.1 */
  uint16_t port;            /* 0: one that is free */
} EntServerOptions;

/**
 * ent_server_new: listens and answers, in threads of its own, until it is freed. Each answer is in the
 * language that its request prefers: for that, the process's LANGUAGE is set.
 *
 * Errors: USAGE (no address of this machine), CONFLICT (the port is taken), FAILED.
 */
EntServer *ent_server_new (const EntServerOptions *options, GError **error);

/** ent_server_free: answers what has been asked, then ends; NULL is fine. */
void ent_server_free (EntServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntServer, ent_server_free)

/** ent_server_url: where it listens, "http://127.0.0.1:7717"; borrowed. */
const char *ent_server_url (const EntServer *self);

/** ent_server_sign_in_link: an address that signs one browser in, once; free with g_free(). Who has it is the
 * user: it is shown to them alone. */
char *ent_server_sign_in_link (EntServer *self);
