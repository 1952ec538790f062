/* `entregent split`: one contact is several people, or two are not one. */
#include "cli/cli-private.h"

static void
print_parts (EntApp *app, int64_t id, const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    const EntPart *part = &g_array_index (parts, EntPart, i);
    g_autoptr (GString) facts = g_string_new (NULL);
    for (guint j = 0; j < part->identifiers->len; j++) {
      const EntContactIdentifier *identifier = &g_array_index (part->identifiers, EntContactIdentifier, j);
      g_string_append (facts, j > 0 ? ", " : "");
      if (strcmp (identifier->kind, "url") == 0)
        ent_url_append_from_slug (ent_slice (identifier->value), facts);
      else
        g_string_append (facts, identifier->value);
    }
    ent_print (app, "%4u  ", i + 1);
    ent_print_facts (app, part->name, facts, 6);
  }
  if (parts->len > 1)
    ent_print (app, _ ("To make somebody else of part 2: entregent split %lld --part 2\n"), (long long)id);
  else
    ent_print (app, "%s\n", _ ("That contact is of one piece: nothing was joined."));
}

static EntExit
show_parts (EntApp *app, int64_t id, GError **error)
{
  g_autoptr (GArray) parts = ent_service_parts (app->network, id, error);
  if (parts == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_parts_write_json (id, parts, json);
    ent_print_json_end (app, json);
  } else
    print_parts (app, id, parts);
  return ENT_EXIT_DONE;
}

static EntExit
tell_split (EntApp *app, const EntSplit *split)
{
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_split_write_json (split, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  for (guint i = 0; i < split->contacts->len; i++) {
    const EntContact *contact = &g_array_index (split->contacts, EntContact, i);
    ent_print (app, "%7" G_GINT64_FORMAT "  ", contact->id);
    ent_print_text (app, ent_slice (contact->name));
    ent_print (app, "\n");
  }
  if (split->is_dry_run)
    ent_print (app, "%s\n", _ ("Nothing was changed."));
  else
    ent_print (app, _ ("They are told apart for good. To take it back: entregent undo %d\n"),
               (int)split->source_id);
  return ENT_EXIT_DONE;
}

static bool
read_parts (const char *text, GArray *numbers, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", 0);
  for (char **word = words; *word != NULL; word++) {
    gint64 number;
    if (!g_ascii_string_to_signed (*word, 10, 1, G_MAXINT32, &number, NULL)) {
      g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no number of a part."), *word);
      return false;
    }
    g_array_append_val (numbers, number);
  }
  return true;
}

static EntExit
run_split (EntApp *app, GError **error)
{
  int64_t ids[2];
  const char *parts = ent_app_text (app, "part");
  bool is_dry_run = ent_app_flag (app, "dry-run");
  for (unsigned i = 0; i < app->n_arguments; i++)
    if (!ent_app_id (app, i, &ids[i], error))
      return ENT_EXIT_USAGE;
  if (app->n_arguments == 2 && parts != NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("Give two contacts, or one and --part."));
    return ENT_EXIT_USAGE;
  }
  if (app->n_arguments == 1 && parts == NULL)
    return show_parts (app, ids[0], error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int64_t));
  if (parts != NULL && !read_parts (parts, numbers, error))
    return ENT_EXIT_USAGE;
  g_autoptr (EntSplit) split =
      app->n_arguments == 2 ? ent_service_tell_apart (app->network, ids[0], ids[1], is_dry_run, error)
                            : ent_service_split (app->network, ids[0], (const int64_t *)(void *)numbers->data,
                                                 numbers->len, is_dry_run, error);
  return split != NULL ? tell_split (app, split) : ENT_EXIT_FAILED;
}

static const EntOption options[] = {
    {"part", ENT_OPTION_TEXT, "N,...", N_ ("these parts are somebody else")},
    {"dry-run", ENT_OPTION_FLAG, NULL, N_ ("only tell what would change")},
    {0},
};

const EntCommand ent_cmd_split = {
    .name = "split",
    .synopsis = "[--part N,...] [--dry-run] [--json] ID [ID]",
    .summary = N_ ("Take a contact apart, or say that two are not one person"),
    .description = N_ (
        "With one ID, shows the parts that the contact was joined of, whether by you or at an import; --part "
        "makes somebody else of some. With two, they are told apart. Nothing joins them again unless you "
        "do."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .n_min = 1,
    .n_max = 2,
    .options = options,
    .run = run_split,
};
