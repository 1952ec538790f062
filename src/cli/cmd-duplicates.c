/* `entregent duplicates`: who may be one person, with what speaks for and against. */
#include "cli/cli-private.h"

#define FIRST_PAGE 20

static const char *
lane_heading (EntLane lane)
{
  switch (lane) {
  case ENT_LANE_SAFE:
    return _ ("Safe: the same whole name, and nobody else it could be");
  case ENT_LANE_LIKELY:
    return _ ("Likely: nobody else it could be");
  case ENT_LANE_LOOK:
  case ENT_N_LANES:
    break;
  }
  return _ ("Worth a look");
}

static void
print_contact (EntApp *app, const EntContact *contact)
{
  g_autoptr (GString) url = g_string_new (NULL);
  if (*contact->url != '\0')
    ent_url_append_from_slug (ent_slice (contact->url), url);
  const char *parts[] = {contact->title, contact->organisation, contact->email, contact->phone, url->str};
  g_autoptr (GString) facts = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? ", " : "", parts[i]);
  ent_print (app, "%7" G_GINT64_FORMAT "  ", contact->id);
  ent_print_facts (app, contact->name, facts, 9);
}

/* What speaks for it, or against it; of mere facts (weight 0) "for" tells. */
static void
print_evidence (EntApp *app, const EntDuplicate *duplicate, bool is_for)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < duplicate->evidence->len; i++) {
    const EntPairEvidence *evidence = &g_array_index (duplicate->evidence, EntPairEvidence, i);
    if ((evidence->weight >= 0) == is_for)
      g_string_append_printf (line, "%s%s", line->len > 0 ? C_ ("between reasons", "; ") : "",
                              evidence->text);
  }
  if (!is_for && duplicate->is_ambiguous)
    g_string_append_printf (line, "%s%s", line->len > 0 ? C_ ("between reasons", "; ") : "",
                            _ ("somebody else fits as well"));
  if (line->len == 0)
    return;
  g_autofree char *text = g_strdup_printf (is_for ? _ ("for: %s") : _ ("against: %s"), line->str);
  ent_print (app, "         ");
  ent_print_wrapped (app, text, 9);
}

static void
print_duplicates (EntApp *app, const EntDuplicates *duplicates)
{
  EntLane last = ENT_N_LANES;
  for (guint i = 0; i < duplicates->pairs->len; i++) {
    const EntDuplicate *duplicate = &g_array_index (duplicates->pairs, EntDuplicate, i);
    if (duplicate->lane != last) {
      g_autofree char *n = ent_text_count (duplicates->n[duplicate->lane]);
      ent_print (app, "%s (%s)\n\n", lane_heading (duplicate->lane), n);
      last = duplicate->lane;
    }
    print_contact (app, &duplicate->a);
    print_contact (app, &duplicate->b);
    print_evidence (app, duplicate, true);
    print_evidence (app, duplicate, false);
    ent_print (app, "\n");
    ent_print_more (app);
  }
  if (duplicates->pairs->len == 0)
    ent_print (app, "%s\n", _ ("No two contacts look like one person."));
  else
    ent_print_wrapped (
        app,
        _ ("One person: entregent merge ID ID. Two: entregent split ID ID. A whole lane: entregent "
           "duplicates --merge safe"),
        0);
}

static void
print_lane_merge (EntApp *app, const EntLaneMerge *merge)
{
  g_autofree char *pairs = ent_text_count (merge->n_pairs);
  g_autofree char *before = ent_text_contacts (merge->contacts_before);
  g_autofree char *after = ent_text_count (merge->contacts_after);
  if (merge->n_pairs == 0)
    ent_print (app, "%s\n", _ ("There is no pair in that lane."));
  else if (merge->is_dry_run)
    ent_print (app,
               ngettext ("%s pair would be merged: %s would become %s.\n",
                         "%s pairs would be merged: %s would become %s.\n", (unsigned long)merge->n_pairs),
               pairs, before, after);
  else
    ent_print (app,
               ngettext ("%s pair is merged: %s became %s. To take it back: entregent undo %d\n",
                         "%s pairs are merged: %s became %s. To take it back: entregent undo %d\n",
                         (unsigned long)merge->n_pairs),
               pairs, before, after, (int)merge->source_id);
}

static EntExit
merge_lane (EntApp *app, EntLane lane, GError **error)
{
  bool is_dry_run = ent_app_flag (app, "dry-run");
  EntLaneMerge merge = {0};
  if (!is_dry_run && !ent_app_confirm (app, _ ("Merge every pair of that lane?"), error))
    return ENT_EXIT_REFUSED;
  if (!ent_service_merge_lane (app->network, lane, is_dry_run, &merge, error))
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_lane_merge_write_json (&merge, json);
    ent_print_json_end (app, json);
  } else
    print_lane_merge (app, &merge);
  return merge.n_pairs > 0 ? ENT_EXIT_DONE : ENT_EXIT_NOTHING;
}

static bool
read_lane (const char *name, EntLane *out_lane, GError **error)
{
  if (name == NULL || ent_lane_from_name (name, out_lane))
    return true;
  g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("“%s” is no lane. It is one of: safe, likely, look."),
               name);
  return false;
}

static EntExit
run_duplicates (EntApp *app, GError **error)
{
  const char *to_merge = ent_app_text (app, "merge");
  EntLane lane = ENT_N_LANES;
  if (!read_lane (to_merge != NULL ? to_merge : ent_app_text (app, "lane"), &lane, error))
    return ENT_EXIT_USAGE;
  if (to_merge != NULL)
    return merge_lane (app, lane, error);
  g_autoptr (EntDuplicates) duplicates =
      ent_service_duplicates (app->network, lane, ent_app_number (app, "limit", FIRST_PAGE), error);
  if (duplicates == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_duplicates_write_json (duplicates, json);
    ent_print_json_end (app, json);
  } else
    print_duplicates (app, duplicates);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"lane", ENT_OPTION_TEXT, "LANE", N_ ("only the lane safe, likely or look")},
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N pairs (20; -1 for all)")},
    {"merge", ENT_OPTION_TEXT, "LANE", N_ ("merge every pair of the lane safe or likely")},
    {"dry-run", ENT_OPTION_FLAG, NULL, N_ ("only tell what would change")},
    {"yes", ENT_OPTION_FLAG, NULL, N_ ("don't ask")},
    {0},
};

const EntCommand ent_cmd_duplicates = {
    .name = "duplicates",
    .synopsis = "[--lane LANE] [--limit N] [--merge LANE [--dry-run] [--yes]] [--json]",
    .summary = N_ ("List the contacts who may be one person, and why"),
    .description =
        N_ ("Who is one person for sure was joined at the import, and never by the name alone. The rest is "
            "for you to decide, in lanes by how safe it is."),
    .access = ENT_ACCESS_WRITE,
    .has_json = true,
    .options = options,
    .run = run_duplicates,
};
