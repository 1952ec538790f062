/* `entregent identity`: who is who in a file of any origin. */
#include "cli/cli-private.h"

static void
print_cells (EntApp *app, EntSlice first, EntSlice second, char end)
{
  ent_csv_append_cell (first, false, app->out);
  g_string_append_c (app->out, ',');
  ent_csv_append_cell (second, false, app->out);
  g_string_append_c (app->out, end);
}

static void
print_clusters (EntApp *app, const EntClustering *clustering)
{
  if (!app->json)
    ent_print (app, "id,cluster\n");
  for (size_t i = 0; i < ent_clustering_n_rows (clustering) && !app->out_failed; i++) {
    EntClusteringRow row = ent_clustering_row (clustering, i);
    if (app->json) {
      EntJson *json = ent_print_json (app);
      ent_json_begin_object (json);
      ent_json_member_string (json, "id", row.id);
      ent_json_member_string (json, "cluster", row.cluster);
      ent_json_end_object (json);
      ent_print_json_end (app, json);
    } else {
      print_cells (app, row.id, row.cluster, '\n');
    }
    ent_print_more (app);
  }
}

static void
print_pairs (EntApp *app, const EntClustering *clustering)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  for (size_t i = 0; i < ent_clustering_n_pairs (clustering) && !app->out_failed; i++) {
    EntClusteringPair pair = ent_clustering_pair (clustering, i);
    if (app->json) {
      EntJson *json = ent_print_json (app);
      ent_json_begin_object (json);
      ent_json_member_string (json, "a", pair.a);
      ent_json_member_string (json, "b", pair.b);
      ent_json_member_double (json, "probability", pair.probability, 6);
      ent_json_end_object (json);
      ent_print_json_end (app, json);
    } else {
      print_cells (app, pair.a, pair.b, ',');
      ent_print (app, "%s\n", g_ascii_formatd (number, sizeof number, "%.6f", pair.probability));
    }
    ent_print_more (app);
  }
}

static EntExit
run_cluster (EntApp *app, GError **error)
{
  const char *path = ent_app_text (app, "from");
  if (path == NULL) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("Say which file to read with --from."));
    return ENT_EXIT_USAGE;
  }
  bool with_pairs = ent_app_flag (app, "pairs");
  g_autoptr (EntClustering) clustering = ent_service_identity_cluster (path, with_pairs, error);
  if (clustering == NULL)
    return ENT_EXIT_FAILED;
  if (with_pairs)
    print_pairs (app, clustering);
  else
    print_clusters (app, clustering);
  ent_problems_note (ent_clustering_report (clustering));
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"from", ENT_OPTION_FILE, "FILE", N_ ("a CSV file of people; - for standard input")},
    {"pairs", ENT_OPTION_FLAG, NULL, N_ ("print every scored pair instead")},
    {0},
};

static const EntVerb verbs[] = {
    {"cluster", "--from FILE [--pairs] [--json]", N_ ("tell which rows of a file are one person"),
     ENT_ACCESS_NONE, 0, 0, run_cluster},
    {0},
};

const EntCommand ent_cmd_identity = {
    .name = "identity",
    .synopsis = "cluster --from FILE [--pairs] [--json]",
    .summary = N_ ("Tell who is who in a file of people"),
    .description = N_ ("The file is CSV; its first line names columns of this list, in any order:\n"
                       "\n"
                       "  id, name, given, family, email, phone, url, birth_date,\n"
                       "  street, postcode, city, organisation, title\n"
                       "\n"
                       "Several values of a cell have \";\" between them. A name alone\n"
                       "joins two rows only where it is rare in the file and nothing else differs."),
    .has_json = true,
    .options = options,
    .verbs = verbs,
};
