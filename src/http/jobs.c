/* What takes longer than a request may: one thread does one job after the other. */
#include "http/http-private.h"

#include <locale.h>

enum {
  MAX_KEPT = 50 /* jobs that are remembered */
};

#define LONGEST_US (INT64_C (3600) * G_USEC_PER_SEC) /* that others may write before this gives up */

typedef enum {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
} State;

typedef struct {
  int64_t id;
  EntJobRequest request; /* owned */
  void *locale;          /* the language of who asked */
  State state;
  uint64_t done, total; /* bytes */
  GString *result;      /* JSON, once it is done */
  GError *error;        /* once it has failed */
} Job;

struct EntJobs {
  EntNetworkPool *pool;
  GMutex mutex;    /* of what is below, and of every job's state */
  GPtrArray *jobs; /* Job, oldest first */
  int64_t last_id;
  uint64_t n_changes; /* of any job's state */
  GAsyncQueue *queue; /* Job; &end to end the thread */
  GThread *thread;
};

static char end; /* no job */

static void
job_free (void *data)
{
  Job *job = data;
  ent_folder_remove (job->request.folder);
  g_free (job->request.folder);
  g_free (job->request.path);
  g_free (job->request.name);
  if (job->result != NULL)
    g_string_free (job->result, TRUE);
  g_clear_error (&job->error);
  g_free (job);
}

typedef struct {
  EntJobs *jobs;
  Job *job;
} Running;

static void
note_progress (uint64_t done, uint64_t total, void *data)
{
  Running *running = data;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&running->jobs->mutex);
  running->job->done = done;
  running->job->total = total;
  running->jobs->n_changes++;
}

static void
set_state (EntJobs *self, Job *job, State state)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  job->state = state;
  self->n_changes++;
}

static void
run (EntJobs *self, Job *job)
{
  Running running = {self, job};
  g_autoptr (GString) result = g_string_new (NULL);
  g_autoptr (EntJson) json = ent_json_new (result);
  g_autoptr (GError) error = NULL;
  if (job->locale != NULL)
    uselocale (job->locale);
  set_state (self, job, RUNNING);
  EntNetwork *network = ent_network_pool_take_writer (self->pool, LONGEST_US, &error);
  bool ok =
      network != NULL && job->request.func (network, &job->request, note_progress, &running, json, &error);
  ent_network_pool_give_writer (self->pool, network);
  ent_folder_remove (job->request.folder);
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  job->state = ok ? DONE : FAILED;
  self->n_changes++;
  job->result = ok ? g_steal_pointer (&result) : NULL;
  job->error = g_steal_pointer (&error);
}

static void *
work (void *data)
{
  EntJobs *self = data;
  for (void *next = g_async_queue_pop (self->queue); next != &end; next = g_async_queue_pop (self->queue))
    run (self, next);
  uselocale (LC_GLOBAL_LOCALE);
  return NULL;
}

EntJobs *
ent_jobs_new (EntNetworkPool *pool)
{
  EntJobs *self = g_new0 (EntJobs, 1);
  self->pool = pool;
  g_mutex_init (&self->mutex);
  self->jobs = g_ptr_array_new_with_free_func (job_free);
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new ("jobs", work, self);
  return self;
}

void
ent_jobs_free (EntJobs *self)
{
  if (self == NULL)
    return;
  g_async_queue_push_front (self->queue, &end);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->jobs);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* Makes room among those that have ended. */
static void
forget_oldest (EntJobs *self)
{
  for (guint i = 0; i < self->jobs->len && self->jobs->len >= MAX_KEPT; i++) {
    const Job *job = g_ptr_array_index (self->jobs, i);
    if (job->state == DONE || job->state == FAILED) {
      g_ptr_array_remove_index (self->jobs, i);
      i--;
    }
  }
}

int64_t
ent_jobs_add (EntJobs *self, const EntJobRequest *request)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  forget_oldest (self);
  Job *job = g_new0 (Job, 1);
  job->id = ++self->last_id;
  job->request = *request;
  job->locale = uselocale ((locale_t)0);
  g_ptr_array_add (self->jobs, job);
  self->n_changes++;
  g_async_queue_push (self->queue, job);
  return job->id;
}

uint64_t
ent_jobs_n_changes (EntJobs *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  return self->n_changes;
}

static void
write_job (const Job *job, EntJson *json)
{
  static const char *const states[] = {"waiting", "running", "done", "failed"};
  ent_json_begin_object (json);
  ent_json_member_int (json, "id", job->id);
  ent_json_member_string (json, "kind", ent_slice (job->request.kind));
  ent_json_member_string (json, "name", ent_slice (job->request.name));
  ent_json_member_string (json, "state", ent_slice (states[job->state]));
  ent_json_member_int (json, "done", (int64_t)job->done);
  ent_json_member_int (json, "total", (int64_t)job->total);
  if (job->error == NULL)
    ent_json_member_null (json, "error");
  else {
    ent_json_key (json, "error");
    ent_json_begin_object (json);
    int code = job->error->domain == ENT_ERROR ? job->error->code : ENT_ERROR_FAILED;
    ent_json_member_string (json, "code", ent_slice (ent_error_name (code)));
    ent_json_member_string (json, "message", ent_slice (job->error->message));
    ent_json_end_object (json);
  }
  ent_json_end_object (json);
}

void
ent_jobs_write_json (EntJobs *self, EntJson *json)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_key (json, "jobs");
  ent_json_begin_array (json);
  for (guint i = self->jobs->len; i-- > 0;)
    write_job (g_ptr_array_index (self->jobs, i), json);
  ent_json_end_array (json);
  ent_json_end_object (json);
}

static Job *
find (EntJobs *self, int64_t id)
{
  for (guint i = 0; i < self->jobs->len; i++) {
    Job *job = g_ptr_array_index (self->jobs, i);
    if (job->id == id)
      return job;
  }
  return NULL;
}

bool
ent_jobs_write_one_json (EntJobs *self, int64_t id, EntJson *json, GError **error)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  const Job *job = find (self, id);
  if (job == NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("There is no such job."));
    return false;
  }
  write_job (job, json);
  return true;
}

bool
ent_jobs_append_result (EntJobs *self, int64_t id, GString *out, GError **error)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  const Job *job = find (self, id);
  if (job == NULL || job->result == NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_NOT_FOUND, _ ("That job has no result."));
    return false;
  }
  g_string_append_len (out, job->result->str, (gssize)job->result->len);
  return true;
}
