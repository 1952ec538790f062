/* What changed between two days: relations by what they were as of each, people by when sources say so. */
#include "service/changes-private.h"

const char *
ent_news_name (EntNewsKind kind)
{
  static const char *const names[ENT_N_NEWS] = {"gained", "revived", "job",  "cooled", "soured",
                                                "joined", "left",    "name", "email"};
  return names[kind];
}

static void
item_clear (void *data)
{
  EntNewsItem *item = data;
  ent_contact_clear (&item->contact);
  char *texts[] = {item->before, item->after, item->fact, item->reason};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

void
ent_changes_free (EntChanges *self)
{
  if (self == NULL)
    return;
  for (size_t kind = 0; kind < ENT_N_NEWS; kind++)
    g_array_unref (self->items[kind]);
  g_free (self);
}

/* ---- Gathering ---- */

typedef struct {
  EntStore *store;
  EntPanel *panel;
  uint32_t *left_s; /* [n_contacts] ENT_NEVER: they did not */
  EntSpans *spans;
  EntRelation *relations; /* as of the later time */
  uint32_t from_s, to_s;
  GArray *news; /* (element-type EntNews) */
} Gathering;

static void
news_clear (void *data)
{
  EntNews *news = data;
  g_free (news->before);
  g_free (news->after);
}

static void
gathering_clear (Gathering *self)
{
  ent_panel_free (self->panel);
  ent_spans_free (self->spans);
  g_free (self->left_s);
  g_free (self->relations);
  g_clear_pointer (&self->news, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

/* As ent_panel_load() has it, with who left kept aside. */
static bool
load (Gathering *self, GError **error)
{
  self->panel = ent_store_load_panel (self->store, error);
  if (self->panel == NULL)
    return false;
  size_t n = self->panel->n_contacts;
  self->left_s = g_memdup2 (self->panel->until_s, n * sizeof *self->left_s);
  for (size_t row = 0; row < n; row++)
    self->panel->until_s[row] = ENT_NEVER;
  g_autoptr (GArray) targets = ent_targets_load (self->store, error);
  self->spans = targets != NULL ? ent_spans_load (self->store, self->panel, targets, error) : NULL;
  if (self->spans == NULL)
    return false;
  self->relations = g_new0 (EntRelation, n + 1);
  const EntRelationOptions options = {.tau_s = self->to_s, .n_threads = 1};
  ent_relations_evaluate_all (self->panel, &options, self->relations);
  return true;
}

static void
add (Gathering *self, EntNewsKind kind, size_t row, char *before, char *after)
{
  EntNews news = {.kind = kind,
                  .row = (uint32_t)row,
                  .qualified = ent_qualified_at (&self->spans->qualification, row, self->to_s),
                  .warmth = ent_relation_warmth (&self->relations[row]),
                  .turn = {.after = self->relations[row]},
                  .before = before,
                  .after = after};
  g_array_append_val (self->news, news);
}

static void
add_turns (Gathering *self, bool *out_turned)
{
  static const EntNewsKind kinds[ENT_N_TURNS] = {ENT_NEWS_GAINED, ENT_NEWS_REVIVED, ENT_NEWS_COOLED,
                                                 ENT_NEWS_SOURED};
  const EntTurnsOptions options = {
      .from_s = self->from_s, .to_s = self->to_s, .qualification = &self->spans->qualification};
  g_autoptr (GArray) turns = ent_turns_new (self->panel, &options);
  for (guint i = 0; i < turns->len; i++) {
    const EntTurn *turn = &g_array_index (turns, EntTurn, i);
    add (self, kinds[turn->kind], turn->contact, NULL, NULL);
    EntNews *news = &g_array_index (self->news, EntNews, self->news->len - 1);
    news->turn = *turn;
    if (turn->kind == ENT_TURN_COOLED || turn->kind == ENT_TURN_SOURED)
      news->warmth = ent_relation_warmth (&turn->before);
    out_turned[turn->contact] = true;
  }
}

/* Who came, unless something is told of them already, and who left. */
static void
add_comings (Gathering *self, const bool *has_turned)
{
  const EntPanel *panel = self->panel;
  for (size_t row = 0; row < panel->n_contacts; row++) {
    if (panel->since_s[row] > self->from_s && panel->since_s[row] <= self->to_s && !has_turned[row])
      add (self, ENT_NEWS_JOINED, row, NULL, NULL);
    if (self->left_s[row] > self->from_s && self->left_s[row] <= self->to_s)
      add (self, ENT_NEWS_LEFT, row, NULL, NULL);
  }
}

static void
take_name (const EntNewsRow *row, void *data)
{
  Gathering *self = data;
  size_t at;
  g_autofree char *before = ent_fold (row->before), *after = ent_fold (row->after);
  /* A new spelling of the same letters is no news, and without an older name there is none. */
  if (*before != '\0' && strcmp (before, after) != 0 &&
      (at = ent_panel_find (self->panel, row->contact_id)) < self->panel->n_contacts)
    add (self, ENT_NEWS_NAME, at, ent_slice_dup (row->before), ent_slice_dup (row->after));
}

static void
take_email (const EntNewsRow *row, void *data)
{
  Gathering *self = data;
  size_t at;
  if ((at = ent_panel_find (self->panel, row->contact_id)) < self->panel->n_contacts)
    add (self, ENT_NEWS_EMAIL, at, NULL, ent_slice_dup (row->after));
}

static void
take_position (const EntNewPositionRow *row, void *data)
{
  Gathering *self = data;
  size_t at;
  g_autofree char *before = ent_job_text (row->former_title, row->former_organisation);
  g_autofree char *after = ent_job_text (row->title, row->organisation);
  g_autofree char *folded_before = ent_fold (ent_slice (before)),
                  *folded_after = ent_fold (ent_slice (after));
  if (strcmp (folded_before, folded_after) != 0 &&
      (at = ent_panel_find (self->panel, row->contact_id)) < self->panel->n_contacts)
    add (self, ENT_NEWS_JOB, at, g_steal_pointer (&before), g_steal_pointer (&after));
}

static bool
gather (Gathering *self, int64_t from_us, int64_t until_us, GError **error)
{
  if (!load (self, error))
    return false;
  g_autofree bool *has_turned = g_new0 (bool, self->panel->n_contacts + 1);
  add_turns (self, has_turned);
  add_comings (self, has_turned);
  return ent_store_news_positions (self->store, from_us, until_us, take_position, self, error) &&
         ent_store_news_names (self->store, from_us, until_us, take_name, self, error) &&
         ent_store_news_emails (self->store, from_us, until_us, take_email, self, error);
}

/* ---- Telling ---- */

static int
compare_news (const void *a, const void *b)
{
  const EntNews *x = a, *y = b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->qualified != y->qualified)
    return x->qualified ? -1 : 1;
  if (x->warmth < y->warmth || x->warmth > y->warmth)
    return x->warmth > y->warmth ? -1 : 1;
  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return g_strcmp0 (x->after, y->after);
}

static bool
tell (const Gathering *self, const EntNews *news, EntChanges *changes, GError **error)
{
  EntNewsItem item = {.qualified = news->qualified,
                      .before = g_strdup (news->before != NULL ? news->before : ""),
                      .after = g_strdup (news->after != NULL ? news->after : "")};
  bool ok = ent_contact_load (self->store, self->panel->contact_id[news->row], &item.contact, error);
  if (ok)
    ent_news_tell (news, &item);
  g_array_append_val (changes->items[news->kind], item);
  return ok;
}

static EntChanges *
changes_new (int64_t from_day, int64_t to_day)
{
  EntChanges *self = g_new0 (EntChanges, 1);
  self->from_day = from_day;
  self->to_day = to_day;
  for (size_t kind = 0; kind < ENT_N_NEWS; kind++) {
    self->items[kind] = g_array_new (FALSE, FALSE, sizeof (EntNewsItem));
    g_array_set_clear_func (self->items[kind], item_clear);
  }
  return self;
}

EntChanges *
ent_service_changes (EntNetwork *self, int64_t from_day, int64_t to_day, int64_t limit, GError **error)
{
  if (from_day >= to_day || to_day > ent_day_of (ent_now_us ())) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("The first day must be before the second, and that one not to come."));
    return NULL;
  }
  ent_network_ensure_fresh (self);
  g_auto (Gathering) gathering = {.store = self->store,
                                  .from_s = ent_tau_of_day (from_day),
                                  .to_s = ent_tau_of_day (to_day),
                                  .news = g_array_new (FALSE, FALSE, sizeof (EntNews))};
  g_array_set_clear_func (gathering.news, news_clear);
  if (!gather (&gathering, (from_day + 1) * ENT_US_PER_DAY - 1, (to_day + 1) * ENT_US_PER_DAY - 1, error))
    return NULL;
  g_array_sort (gathering.news, compare_news);
  g_autoptr (EntChanges) changes = changes_new (from_day, to_day);
  for (guint i = 0; i < gathering.news->len; i++) {
    const EntNews *news = &g_array_index (gathering.news, EntNews, i);
    changes->n[news->kind]++;
    if ((limit < 0 || changes->n[news->kind] <= limit) && !tell (&gathering, news, changes, error))
      return NULL;
  }
  return g_steal_pointer (&changes);
}

void
ent_changes_write_json (const EntChanges *changes, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "from", changes->from_day * ENT_US_PER_DAY);
  ent_json_member_day (json, "to", changes->to_day * ENT_US_PER_DAY);
  for (size_t kind = 0; kind < ENT_N_NEWS; kind++) {
    ent_json_key (json, ent_news_name ((EntNewsKind)kind));
    ent_json_begin_object (json);
    ent_json_member_int (json, "count", changes->n[kind]);
    ent_json_key (json, "contacts");
    ent_json_begin_array (json);
    for (guint i = 0; i < changes->items[kind]->len; i++) {
      const EntNewsItem *item = &g_array_index (changes->items[kind], EntNewsItem, i);
      ent_json_begin_object (json);
      ent_json_key (json, "contact");
      ent_contact_write_json (&item->contact, json);
      ent_json_member_bool (json, "qualified", item->qualified);
      ent_json_member_text (json, "before", ent_slice (item->before));
      ent_json_member_text (json, "after", ent_slice (item->after));
      ent_json_member_string (json, "fact", ent_slice (item->fact));
      ent_json_member_text (json, "reason", ent_slice (item->reason));
      ent_json_end_object (json);
    }
    ent_json_end_array (json);
    ent_json_end_object (json);
  }
  ent_json_end_object (json);
}
