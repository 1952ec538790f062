#include "base/report.h"

struct EntReport {
  GArray *kept; /* EntProblem */
  size_t max_kept;
  size_t count;
};

static void
problem_clear (void *data)
{
  EntProblem *problem = data;
  g_free (problem->file);
  g_free (problem->column);
  g_free (problem->reason);
}

EntReport *
ent_report_new (size_t max_kept)
{
  EntReport *self = g_new0 (EntReport, 1);
  self->kept = g_array_new (FALSE, FALSE, sizeof (EntProblem));
  g_array_set_clear_func (self->kept, problem_clear);
  self->max_kept = max_kept;
  return self;
}

void
ent_report_free (EntReport *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->kept);
  g_free (self);
}

void
ent_report_add (EntReport *self, EntSlice file, uint64_t line, EntSlice column, const char *reason)
{
  self->count++;
  if (self->kept->len >= self->max_kept)
    return;
  EntProblem problem = {ent_slice_dup (file), line, ent_slice_dup (column), g_strdup (reason)};
  g_array_append_val (self->kept, problem);
}

void
ent_report_addf (EntReport *self, EntSlice file, uint64_t line, EntSlice column, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ent_report_add (self, file, line, column, reason);
}

size_t
ent_report_count (const EntReport *self)
{
  return self->count;
}

size_t
ent_report_n_kept (const EntReport *self)
{
  return self->kept->len;
}

const EntProblem *
ent_report_get (const EntReport *self, size_t index)
{
  return &g_array_index (self->kept, EntProblem, index);
}
