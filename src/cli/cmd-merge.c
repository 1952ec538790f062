/* `entregent merge`: several contacts are one person. */
#include "cli/cli-private.h"

static const char *
field_heading (const char *name)
{
  static const struct {
    const char *name, *heading;
  } headings[] = {{"name", N_ ("name")},   {"job", N_ ("job")},     {"email", N_ ("e-mail")},
                  {"phone", N_ ("phone")}, {"url", N_ ("profile")}, {"place", N_ ("place")}};
  for (size_t i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (name, headings[i].name) == 0)
      return _ (headings[i].heading);
  return name;
}

/* A profile is its slug. */
static void
add_cell (EntTable *table, const EntMergeField *field, const char *value)
{
  g_autoptr (GString) url = g_string_new (NULL);
  g_autofree char *text = ent_merge_value_text (value);
  if (strcmp (field->name, "url") == 0 && *value != '\0')
    ent_url_append_from_slug (ent_slice (value), url);
  ent_table_cell (table, url->len > 0 ? ent_slice_of (url) : ent_slice (text));
}

static bool
is_empty (const EntMergeField *field)
{
  for (guint i = 0; i < field->values->len; i++)
    if (*(const char *)g_ptr_array_index (field->values, i) != '\0')
      return false;
  return true;
}

static void
print_fields (EntApp *app, const EntMerge *merge)
{
  size_t n = merge->ids->len;
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EntTable) table = ent_table_new (n + 2);
  ent_table_heading (table, 0, "", false, false);
  for (guint i = 0; i < n; i++) {
    char *heading = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (merge->ids, int64_t, i));
    g_ptr_array_add (headings, heading);
    ent_table_heading (table, i + 1, heading, false, true);
  }
  ent_table_heading (table, n + 1, _ ("together"), false, true);
  for (guint f = 0; f < merge->fields->len; f++) {
    const EntMergeField *field = &g_array_index (merge->fields, EntMergeField, f);
    if (is_empty (field))
      continue;
    ent_table_cell (table, ent_slice (field_heading (field->name)));
    for (guint i = 0; i < n; i++)
      add_cell (table, field, g_ptr_array_index (field->values, i));
    add_cell (table, field, field->after);
  }
  ent_table_print (table, app);
}

static void
print_merge (EntApp *app, const EntMerge *merge)
{
  print_fields (app, merge);
  g_autofree char *interactions = ent_text_exchanges (merge->n_interactions);
  g_autofree char *n_notes = ent_text_count (merge->n_notes);
  g_autofree char *n_tags = ent_text_count (merge->n_tags);
  g_autofree char *notes =
      g_strdup_printf (ngettext ("%s note", "%s notes", (unsigned long)merge->n_notes), n_notes);
  g_autofree char *tags =
      g_strdup_printf (ngettext ("%s tag", "%s tags", (unsigned long)merge->n_tags), n_tags);
  ent_print (app, "\n");
  ent_print (app, _ ("%s, %s and %s in all."), interactions, notes, tags);
  ent_print (app, " ");
  if (merge->is_dry_run)
    ent_print (app, "%s\n", _ ("Nothing was changed."));
  else
    ent_print (app, _ ("They are contact %lld. To take it back: entregent undo %d\n"), (long long)merge->kept,
               (int)merge->source_id);
}

static bool
read_takes (char **texts, GArray *takes, GError **error)
{
  for (; *texts != NULL; texts++) {
    char *sign = strchr (*texts, '=');
    gint64 id;
    if (sign == NULL || !g_ascii_string_to_signed (sign + 1, 10, 1, G_MAXINT64, &id, NULL)) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE,
                   _ ("“%s” is no choice. Write FIELD=ID, as in --take name=48,email=12."), *texts);
      return false;
    }
    *sign = '\0';
    EntMergeTake take = {*texts, id};
    g_array_append_val (takes, take);
  }
  return true;
}

static EntExit
run_merge (EntApp *app, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (EntMergeTake));
  const char *take = ent_app_text (app, "take");
  g_auto (GStrv) texts = g_strsplit (take != NULL ? take : "", ",", 0);
  for (unsigned i = 0; i < app->n_arguments; i++) {
    int64_t id;
    if (!ent_app_id (app, i, &id, error))
      return ENT_EXIT_USAGE;
    g_array_append_val (ids, id);
  }
  if (!read_takes (texts, takes, error))
    return ENT_EXIT_USAGE;
  EntMergeRequest request = {.ids = (const int64_t *)(void *)ids->data,
                             .n_ids = ids->len,
                             .takes = (const EntMergeTake *)(void *)takes->data,
                             .n_takes = takes->len};
  g_autoptr (EntMerge) merge =
      ent_service_merge (app->network, &request, ent_app_flag (app, "dry-run"), error);
  if (merge == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_merge_write_json (merge, json);
    ent_print_json_end (app, json);
  } else
    print_merge (app, merge);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"take", ENT_OPTION_TEXT, "FIELD=ID,...",
     N_ ("show that contact's name, job, email, phone, url or place")},
    {"dry-run", ENT_OPTION_FLAG, NULL, N_ ("only tell what would change")},
    {0},
};

const EntCommand ent_cmd_merge = {
    .name = "merge",
    .synopsis = "[--take FIELD=ID,...] [--dry-run] [--json] ID ID...",
    .summary = N_ ("Say that contacts are one person"),
    .description = N_ ("Everything said about any of them is then said of that one; their old ids lead "
                       "there. “entregent split” "
                       "takes them apart again at any time."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .n_min = 2,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_merge,
};
