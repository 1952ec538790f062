#include "measure/target-private.h"

/* Thousandths as people write them: "+2", "-0.5". */
static void
write_milli (int32_t milli, bool signed_always, GString *out)
{
  if (milli < 0)
    g_string_append_c (out, '-');
  else if (signed_always)
    g_string_append_c (out, '+');
  unsigned size = (unsigned)ABS (milli);
  g_string_append_printf (out, "%u", size / 1000);
  if (size % 1000 == 0)
    return;
  g_string_append_printf (out, ".%03u", size % 1000);
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

static void
write_functions (EntFunctionMask functions, GString *out)
{
  const char *separator = ": ";
  for (int i = 0; i < ENT_N_FUNCTIONS; i++) {
    if (!(functions & ent_function_bit ((EntFunction)i)))
      continue;
    g_string_append (out, separator);
    g_string_append (out, ent_function_name ((EntFunction)i));
    separator = ", ";
  }
}

static void
write_seniority (EntSeniority least, EntSeniority most, GString *out)
{
  if (least == most)
    g_string_append_printf (out, " = %s", ent_seniority_name (least));
  else if (most == ENT_SENIORITY_EXECUTIVE)
    g_string_append_printf (out, " >= %s", ent_seniority_name (least));
  else if (least == ENT_SENIORITY_INTERN)
    g_string_append_printf (out, " <= %s", ent_seniority_name (most));
  else
    g_string_append_printf (out, ": %s-%s", ent_seniority_name (least), ent_seniority_name (most));
}

static void
write_values (const GPtrArray *values, GString *out)
{
  for (guint i = 0; i < values->len; i++) {
    g_string_append (out, i == 0 ? ": " : ", ");
    g_string_append (out, g_ptr_array_index (values, i));
  }
}

void
ent_criterion_write (const EntCriterion *self, GString *out)
{
  if (self->excludes)
    g_string_append (out, "never");
  else
    write_milli (self->weight_milli, true, out);
  g_string_append_c (out, ' ');
  g_string_append (out, ent_criterion_kind_name (self->kind));
  if (self->kind == ENT_CRITERION_FUNCTION)
    write_functions (self->functions, out);
  else if (self->kind == ENT_CRITERION_SENIORITY)
    write_seniority (self->least, self->most, out);
  else
    write_values (self->values, out);
}

void
ent_target_write (const EntTarget *self, GString *out)
{
  g_string_append_printf (out, "target: %s\nqualified at: ", self->name);
  write_milli (self->threshold_milli, false, out);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->criteria->len; i++) {
    g_string_append (out, g_array_index (self->criteria, EntCriterion, i).line);
    g_string_append_c (out, '\n');
  }
}
