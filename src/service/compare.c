/* Two networks side by side, and what the numbers say: not quality or quantity, but quality contacts in
 * quantity. */
#include "service/service-private.h"

void
ent_comparison_free (EntComparison *self)
{
  if (self == NULL)
    return;
  for (size_t i = 0; i < G_N_ELEMENTS (self->status); i++) {
    ent_status_free (self->status[i]);
    g_free (self->path[i]);
  }
  g_free (self->verdict);
  g_free (self);
}

static int
percent (int64_t part, int64_t whole)
{
  return whole > 0 ? (int)((100 * part + whole / 2) / whole) : 0;
}

static char *
network_name (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

/* @count as people say it, to two leading digits: 1,959 is about 2,000, 39 is about 40 beside that and 39
 * beside 45. The exact counts stand above. */
static char *
told_count (int64_t count, int64_t other)
{
  int64_t step = 1;
  for (int64_t rest = count; rest >= 100; rest /= 10)
    step *= 10;
  /* Beside one ten times as large, a count of two digits is told in tens where it is near them. */
  int64_t tens = (count + 5) / 10 * 10;
  bool is_in_tens = count >= 20 && count < 100 && other / count >= 10 && ABS (tens - count) * 16 <= count;
  int64_t told = is_in_tens ? tens : (count + step / 2) / step * step;
  g_autofree char *number = ent_text_count (told);
  return told == count ? g_steal_pointer (&number) : g_strdup_printf (_ ("about %s"), number);
}

/* The article's point, with this comparison's numbers. */
static char *
make_verdict (const EntComparison *comparison)
{
  const EntStatus *a = comparison->status[0], *b = comparison->status[1];
  g_autofree char *name_a = network_name (comparison->path[0]);
  g_autofree char *name_b = network_name (comparison->path[1]);
  if (a->targets->len == 0 && b->targets->len == 0)
    return g_strdup (_ (
        "Neither network has a target yet, so nobody is qualified in either: entregent target import FILE"));
  const EntStatus *most = b->qualified >= a->qualified ? b : a, *least = most == b ? a : b;
  const char *most_name = most == b ? name_b : name_a, *least_name = most == b ? name_a : name_b;
  g_autofree char *n_most = told_count (most->qualified, least->qualified);
  g_autofree char *least_count = told_count (least->qualified, most->qualified);
  g_autofree char *n_least = g_strdup_printf (
      ngettext ("%s qualified", "%s qualified", (unsigned long)least->qualified), least_count);
  g_autofree char *both_most = told_count (most->both, least->both);
  g_autofree char *least_both = told_count (least->both, most->both);
  g_autofree char *both_least =
      g_strdup_printf (ngettext ("%s qualified in a good relation", "%s qualified in a good relation",
                                 (unsigned long)least->both),
                       least_both);
  int share_most = percent (most->qualified, most->contacts),
      share_least = percent (least->qualified, least->contacts);
  if (most->qualified == least->qualified)
    return g_strdup_printf (_ ("%s and %s have as many qualified contacts as each other."), name_a, name_b);
  if (share_least <= share_most)
    return g_strdup_printf (
        _ ("%s has both the better share of qualified contacts (%d%% against %d%%) and more of "
           "them: %s against %s."),
        most_name, share_most, share_least, n_least, n_most);
  return g_strdup_printf (
      _ ("%s looks better sorted: %d%% qualified, against %d%% for %s. But that is %s against %s, "
         "and %s against %s. Quality contacts, in quantity: a network "
         "does not get better by getting smaller."),
      least_name, share_least, share_most, most_name, n_least, n_most, both_least, both_most);
}

EntComparison *
ent_service_compare (const char *path_a, const char *path_b, GError **error)
{
  g_autoptr (EntComparison) comparison = g_new0 (EntComparison, 1);
  const char *paths[] = {path_a, path_b};
  for (size_t i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (EntNetwork) network = ent_network_open (paths[i], ENT_NETWORK_READ, error);
    if (network == NULL)
      return NULL;
    comparison->path[i] = g_strdup (paths[i]);
    comparison->status[i] = ent_service_status (network, error);
    if (comparison->status[i] == NULL)
      return NULL;
  }
  comparison->verdict = make_verdict (comparison);
  return g_steal_pointer (&comparison);
}

void
ent_comparison_write_json (const EntComparison *comparison, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_key (json, "networks");
  ent_json_begin_array (json);
  for (size_t i = 0; i < G_N_ELEMENTS (comparison->status); i++) {
    ent_json_begin_object (json);
    ent_json_member_string (json, "path", ent_slice (comparison->path[i]));
    ent_json_key (json, "status");
    ent_status_write_json (comparison->status[i], json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_member_string (json, "verdict", ent_slice (comparison->verdict));
  ent_json_end_object (json);
}
