/* What the files of the HTTP face share. */
#pragma once

#include "config.h"

#include "http/http.h"
#include "service/service.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <microhttpd.h>
#include <stdio.h>

/* ---- Routes (routes.c) ---- */

/* What somebody must be allowed to do. Each includes those before it. */
typedef enum {
  ENT_RIGHT_NONE, /* anybody who reaches the server */
  ENT_RIGHT_READ,
  ENT_RIGHT_IMPORT, /* bring files in: a job writes what they say, when its turn comes */
  ENT_RIGHT_WRITE,
  ENT_RIGHT_ADMIN,
} EntRight;

typedef struct EntCall EntCall;

/* Answers a call: writes @call's answer, or sets @error. */
typedef bool (*EntHandler) (EntCall *call, GError **error);

#define ENT_MAX_BODY_IN_MEMORY ((size_t)1024 * 1024)

typedef struct {
  const char *method;
  const char *path; /* "/api/v1/contacts/{id}": {id} is a number, {name} any text */
  EntRight right;
  size_t max_body;        /* bytes; 0: there is none; above ENT_MAX_BODY_IN_MEMORY it is a file */
  const char *parameters; /* of the query, with blanks between; others are refused */
  EntHandler handler;
} EntRoute;

/** ent_routes: the table, @out_n rows. */
const EntRoute *ent_routes (size_t *out_n);

/* What of a path a route named. */
typedef struct {
  int64_t id;
  char *name; /* decoded; free with g_free(); NULL when the route has none */
} EntPathValues;

/**
 * ent_route_find: the route of @method and @path (still encoded).
 * @out_allowed: (nullable): the methods of that path, with ", " between, when it has others; free with
 * g_free()
 *
 * Returns: NULL when there is none.
 */
const EntRoute *
ent_route_find (const char *method, const char *path, EntPathValues *out_values, char **out_allowed);

/* ---- A call (call.c) ---- */

/* A request and its answer, while it is worked on. */
struct EntCall {
  EntServer *server;
  struct MHD_Connection *connection;
  const EntRoute *route; /* NULL for pages */
  EntPathValues values;
  GHashTable *query; /* name -> decoded value */
  GString *body;
  size_t n_taken; /* bytes of the body so far */
  FILE *upload;   /* where a body that is a file goes; NULL before and after */
  char *upload_folder, *upload_path;
  json_t *json_body;   /* an object; NULL when there is none */
  EntNetwork *network; /* as the route's right says: for reading, or the one that writes */
  bool is_secure;      /* who asks has what the route wants */
  /* the answer */
  unsigned status;
  const char *content_type; /* (static) */
  bool is_compressed;       /* the answer is gzip */
  bool is_for_ever;         /* nothing else will ever be there: browsers need not ask again */
  const char *file_name;    /* (static) for a download; NULL: to be shown */
  GString *out;
  EntJson *json; /* into @out */
  char *etag;    /* NULL: none */
  char *cookie;  /* a Set-Cookie to send; NULL: none */
  char *allow;   /* for 405 */
};

EntCall *ent_call_new (EntServer *server, struct MHD_Connection *connection);
void ent_call_free (EntCall *self);

/** ent_call_text: a parameter of the query or a member of the body that is text; NULL when it is absent. */
const char *ent_call_text (const EntCall *self, const char *name);
/** ent_call_int: the same for a whole number. Errors: USAGE (none, or not from @least to @most). */
bool ent_call_int (const EntCall *self, const char *name, int64_t fallback, int64_t least, int64_t most,
                   int64_t *out, GError **error);
/** ent_call_flag: the same for "1", "true" or true. */
bool ent_call_flag (const EntCall *self, const char *name);
/** ent_call_day: the same for an ISO day. Errors: USAGE. */
bool ent_call_day (const EntCall *self, const char *name, int64_t fallback, int64_t *out, GError **error);
/** ent_call_need_text: the same, and it must be there. Errors: USAGE. */
const char *ent_call_need_text (const EntCall *self, const char *name, GError **error);
/** ent_call_wrote: the answer of what can be taken back: {"schema":1,"source"}. */
bool ent_call_wrote (EntCall *self, int64_t source_id);

/* ---- Decoding (decode.c) ---- */

/** ent_percent_decode: "%C3%A9t%C3%A9" as text; free with g_free(). NULL when it is no UTF-8, or holds a NUL.
 */
char *ent_percent_decode (const char *text, size_t length);

/* ---- Answers (answer.c) ---- */

/** ent_answer_error: an error's status, code, message and hint, instead of what was written. */
void ent_answer_error (EntCall *call, const GError *error);
/** ent_answer_refusal: the same for what never reached a handler. @code: (static) "UNAUTHORISED"... */
void
ent_answer_refusal (EntCall *call, unsigned status, const char *code, const char *message, const char *hint);
/** ent_answer_send: queues the answer. */
enum MHD_Result ent_answer_send (EntCall *call);

/* ---- Who may ask (guard.c, sessions.c) ---- */

/** ent_guard_host: whether the request names a host that this server goes by: a page of another site whose
 * name was made to lead here is refused. */
bool ent_guard_host (const EntServer *server, struct MHD_Connection *connection);
/** ent_guard_origin: whether a request that changes something comes from a page of this server. */
bool ent_guard_origin (const EntServer *server, struct MHD_Connection *connection);

typedef struct EntSessions EntSessions;
EntSessions *ent_sessions_new (void);
void ent_sessions_free (EntSessions *self);
/** ent_sessions_new_token: a word that ent_sessions_sign_in() takes once; free with g_free(). */
char *ent_sessions_new_token (EntSessions *self);
/** ent_sessions_sign_in: the secret of a new session, when @token is right; else NULL. Free with g_free(). */
char *ent_sessions_sign_in (EntSessions *self, const char *token);
/** ent_sessions_has: whether @secret is that of a session which was used in the last 30 days. */
bool ent_sessions_has (EntSessions *self, const char *secret);
/** ent_sessions_sign_out: ends it. */
void ent_sessions_sign_out (EntSessions *self, const char *secret);
/** ent_session_secret: that of the request's cookie; NULL when there is none. Borrowed of the connection. */
const char *ent_session_secret (struct MHD_Connection *connection);

#define ENT_SESSION_COOKIE "entregent"

/* ---- Networks (network-pool.c) ---- */

/* Connections to one network: any number that read, one that writes. */
typedef struct EntNetworkPool EntNetworkPool;
EntNetworkPool *ent_network_pool_new (const char *path);
void ent_network_pool_free (EntNetworkPool *self);
/** ent_network_pool_take: one for reading; ent_network_pool_give() gives it back. Errors: as for
 * ent_network_open(). */
EntNetwork *ent_network_pool_take (EntNetworkPool *self, GError **error);
/** ent_network_pool_give: NULL is fine. */
void ent_network_pool_give (EntNetworkPool *self, EntNetwork *network);
/** ent_network_pool_take_writer: the one that writes; waits @wait_us for whoever has it. Errors: also BUSY.
 */
EntNetwork *ent_network_pool_take_writer (EntNetworkPool *self, int64_t wait_us, GError **error);
/** ent_network_pool_give_writer: NULL is fine. */
void ent_network_pool_give_writer (EntNetworkPool *self, EntNetwork *network);
/** ent_network_pool_state: a number that is another one whenever the network may have changed; also from one
 * day to the next. Cost: two looks at the file system. */
uint64_t ent_network_pool_state (EntNetworkPool *self);
const char *ent_network_pool_path (const EntNetworkPool *self);

/* ---- Bodies that are files (upload.c) ---- */

/** ent_folder_new: a folder beside the network that is the user's alone; free with ent_folder_remove() and
 * g_free(). */
char *ent_folder_new (EntServer *server, GError **error);
/** ent_folder_remove: with the files in it; NULL, and one that is not there, are fine. */
void ent_folder_remove (const char *folder);
/** ent_upload_take: a piece of the body. Errors: FAILED (the disk). */
bool ent_upload_take (EntCall *call, const char *data, size_t length, GError **error);
/** ent_upload_end: it is whole, at call->upload_path. Errors: USAGE (there was none), FAILED. */
bool ent_upload_end (EntCall *call, GError **error);
/** ent_upload_clear: removes what nobody took over. */
void ent_upload_clear (EntCall *call);

/* ---- Jobs (jobs.c) ---- */

typedef struct EntJobRequest EntJobRequest;

/* Does a job, in a thread of its own, and writes its result. */
typedef bool (*EntJobFunc) (EntNetwork *network, const EntJobRequest *request, EntImportProgress progress,
                            void *progress_data, EntJson *json, GError **error);

struct EntJobRequest {
  const char *kind; /* (static) */
  char *name;       /* what people call it */
  char *folder;     /* removed with what is in it when the job has ended */
  char *path;       /* of the file in it; NULL: none */
  EntJobFunc func;
};

typedef struct EntJobs EntJobs;
/** ent_jobs_new: @pool must outlive it. */
EntJobs *ent_jobs_new (EntNetworkPool *pool);
/** ent_jobs_free: ends the job that runs, and drops those that wait. */
void ent_jobs_free (EntJobs *self);
/** ent_jobs_add: takes over the texts of @request. Its messages will be in this thread's language. Returns:
 * its id. */
int64_t ent_jobs_add (EntJobs *self, const EntJobRequest *request);
/** ent_jobs_n_changes: a number that grows whenever a job gets on. */
uint64_t ent_jobs_n_changes (EntJobs *self);
/** ent_jobs_write_json:
 * {"schema":1,"jobs":[{"id","kind","name","state":"waiting"|"running"|"done"|"failed","done",
 * "total","error":{"code","message"}}]}, newest first; `done` and `total` are bytes of the file at hand. */
void ent_jobs_write_json (EntJobs *self, EntJson *json);
/** ent_jobs_write_one_json: one of them. Errors: NOT_FOUND. */
bool ent_jobs_write_one_json (EntJobs *self, int64_t id, EntJson *json, GError **error);
/** ent_jobs_append_result: the JSON that it wrote. Errors: NOT_FOUND (no such job, or it is not done). */
bool ent_jobs_append_result (EntJobs *self, int64_t id, GString *out, GError **error);

/* ---- Languages (language.c) ---- */

/** ent_languages_init: before there are threads; sets LANGUAGE, and what this thread says stays in the user's
 * language. ent_languages_clear: after them. */
void ent_languages_init (EntServer *server);
void ent_languages_clear (EntServer *server);
/** ent_language_use: until the next call, what this thread says to people is in the language that the request
 * prefers of those that there are. Without a wish, in the user's. Returns: (static) "fr" or "en". */
const char *ent_language_use (EntServer *server, struct MHD_Connection *connection);

/* ---- Pages (pages.c) ---- */

/** ent_pages_answer: a file of the pages, or their front page for any other address without a dot in its last
 * part. */
void ent_pages_answer (EntCall *call, const char *path);

/* ---- The server (server.c) ---- */

struct EntServer {
  struct MHD_Daemon *daemon;
  EntNetworkPool *pool;
  EntSessions *sessions;
  EntJobs *jobs;
  char *url;              /* where it listens */
  char *host;             /* "127.0.0.1:7717" */
  char *local_host;       /* "localhost:7717"; NULL when it does not listen there */
  uint64_t start_us;      /* tells ETags of two runs apart */
  void *french, *english; /* locale_t; NULL where the machine has none */
  void *own;              /* the one of them that the user has */
};

/* ---- Handlers (api-*.c) ---- */

bool ent_api_health (EntCall *call, GError **error);
bool ent_api_session_get (EntCall *call, GError **error);
bool ent_api_session_begin (EntCall *call, GError **error);
bool ent_api_session_end (EntCall *call, GError **error);
bool ent_api_status (EntCall *call, GError **error);
bool ent_api_contacts (EntCall *call, GError **error);
bool ent_api_contact (EntCall *call, GError **error);
bool ent_api_contact_ties (EntCall *call, GError **error);
bool ent_api_map (EntCall *call, GError **error);
bool ent_api_query (EntCall *call, GError **error);
bool ent_api_search (EntCall *call, GError **error);
bool ent_api_export (EntCall *call, GError **error);
bool ent_api_plan (EntCall *call, GError **error);
bool ent_api_plan_ics (EntCall *call, GError **error);
bool ent_api_plan_done (EntCall *call, GError **error);
bool ent_api_plan_snooze (EntCall *call, GError **error);
bool ent_api_plan_mute (EntCall *call, GError **error);
bool ent_api_plan_pin (EntCall *call, GError **error);
bool ent_api_plan_free (EntCall *call, GError **error);
bool ent_api_plan_rhythm (EntCall *call, GError **error);
bool ent_api_invitations (EntCall *call, GError **error);
bool ent_api_invitation_accept (EntCall *call, GError **error);
bool ent_api_invitation_ask (EntCall *call, GError **error);
bool ent_api_invitation_refuse (EntCall *call, GError **error);
bool ent_api_duplicates (EntCall *call, GError **error);
bool ent_api_merge (EntCall *call, GError **error);
bool ent_api_law (EntCall *call, GError **error);
bool ent_api_availability (EntCall *call, GError **error);
bool ent_api_relation (EntCall *call, GError **error);
bool ent_api_circles (EntCall *call, GError **error);
bool ent_api_dormant (EntCall *call, GError **error);
bool ent_api_path (EntCall *call, GError **error);
bool ent_api_changes (EntCall *call, GError **error);
bool ent_api_digest (EntCall *call, GError **error);
bool ent_api_grow (EntCall *call, GError **error);
bool ent_api_sources (EntCall *call, GError **error);
bool ent_api_source (EntCall *call, GError **error);
bool ent_api_source_undo (EntCall *call, GError **error);
bool ent_api_targets (EntCall *call, GError **error);
bool ent_api_target (EntCall *call, GError **error);
bool ent_api_target_put (EntCall *call, GError **error);
bool ent_api_target_remove (EntCall *call, GError **error);
bool ent_api_import (EntCall *call, GError **error);
bool ent_api_sample (EntCall *call, GError **error);
bool ent_api_jobs (EntCall *call, GError **error);
bool ent_api_job (EntCall *call, GError **error);
bool ent_api_job_result (EntCall *call, GError **error);
bool ent_api_note (EntCall *call, GError **error);
bool ent_api_tag (EntCall *call, GError **error);
bool ent_api_untag (EntCall *call, GError **error);
bool ent_api_log (EntCall *call, GError **error);
bool ent_api_pin (EntCall *call, GError **error);
bool ent_api_forget (EntCall *call, GError **error);
