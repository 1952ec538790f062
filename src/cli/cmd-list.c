/* `entregent list`: the contacts a query asks for. */
#include "cli/cli-private.h"

#define FIRST_PAGE 20

static char *
text_id (const EntContact *contact)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, contact->id);
}

static char *
text_relation (const EntContact *contact)
{
  return g_strdup (ent_relation_word (contact->relation));
}

static char *
text_warmth (const EntContact *contact)
{
  return contact->relation == ENT_RELATION_UNKNOWN ? g_strdup ("-")
                                                   : g_strdup_printf ("%.0f", contact->warmth);
}

static char *
text_qualified (const EntContact *contact)
{
  return g_strdup (contact->qualified ? C_ ("qualified", "yes") : "-");
}

static char *
text_connected (const EntContact *contact)
{
  return ent_format_day (contact->connected_us);
}

static char *
text_last (const EntContact *contact)
{
  return ent_format_day (contact->last_us);
}

static char *
text_received (const EntContact *contact)
{
  return ent_text_count (contact->n_in);
}

static char *
text_sent (const EntContact *contact)
{
  return ent_text_count (contact->n_out);
}

static char *
text_url (const EntContact *contact)
{
  GString *url = g_string_new (NULL);
  if (*contact->url != '\0')
    ent_url_append_from_slug (ent_slice (contact->url), url);
  return g_string_free (url, FALSE);
}

/* What a column shows: a text of the contact, or what a function makes of it. */
static const struct {
  const char *name;
  const char *heading;
  bool is_number;
  bool shrinks;
  size_t text; /* offset of a char * in EntContact, when there is no function */
  char *(*format) (const EntContact *contact);
} columns[] = {
    {"id", N_ ("id"), true, false, 0, text_id},
    {"name", N_ ("name"), false, true, G_STRUCT_OFFSET (EntContact, name), NULL},
    {"title", N_ ("title"), false, true, G_STRUCT_OFFSET (EntContact, title), NULL},
    {"organisation", N_ ("organisation"), false, true, G_STRUCT_OFFSET (EntContact, organisation), NULL},
    {"qualified", N_ ("qualified"), false, false, 0, text_qualified},
    {"relation", N_ ("relation"), false, false, 0, text_relation},
    {"warmth", N_ ("warmth"), true, false, 0, text_warmth},
    {"last", N_ ("last exchange"), false, false, 0, text_last},
    {"connected", N_ ("connected on"), false, false, 0, text_connected},
    {"received", N_ ("received"), true, false, 0, text_received},
    {"sent", N_ ("sent"), true, false, 0, text_sent},
    {"place", N_ ("place"), false, true, G_STRUCT_OFFSET (EntContact, place), NULL},
    {"email", N_ ("e-mail"), false, true, G_STRUCT_OFFSET (EntContact, email), NULL},
    {"phone", N_ ("phone"), false, false, G_STRUCT_OFFSET (EntContact, phone), NULL},
    {"url", N_ ("profile"), false, true, 0, text_url},
};

#define USUAL_COLUMNS "id,name,title,organisation,qualified,relation,warmth"

static bool
read_columns (const char *text, GArray *chosen, GError **error)
{
  EntSlice rest = ent_slice (text), name;
  while (ent_slice_cut (&rest, ",", &name)) {
    size_t at = 0;
    while (at < G_N_ELEMENTS (columns) &&
           !ent_slice_equal (ent_slice (columns[at].name), ent_slice_trim (name)))
      at++;
    if (at < G_N_ELEMENTS (columns)) {
      g_array_append_val (chosen, at);
      continue;
    }
    g_autoptr (GString) known = g_string_new (NULL);
    for (size_t i = 0; i < G_N_ELEMENTS (columns); i++)
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", columns[i].name);
    g_set_error (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("There is no column “%.*s”. There are: %s."),
                 (int)name.length, name.data, known->str);
    return false;
  }
  return true;
}

static void
print_list (EntApp *app, const EntContactList *list, const GArray *chosen)
{
  g_autoptr (EntTable) table = ent_table_new (chosen->len);
  for (guint i = 0; i < chosen->len; i++) {
    size_t at = g_array_index (chosen, size_t, i);
    ent_table_heading (table, i, _ (columns[at].heading), columns[at].is_number, columns[at].shrinks);
  }
  for (guint i = 0; i < list->contacts->len; i++) {
    const EntContact *contact = &g_array_index (list->contacts, EntContact, i);
    for (guint j = 0; j < chosen->len; j++) {
      size_t at = g_array_index (chosen, size_t, j);
      if (columns[at].format != NULL)
        ent_table_cell_take (table, columns[at].format (contact));
      else
        ent_table_cell (table, ent_slice (G_STRUCT_MEMBER (char *, contact, columns[at].text)));
    }
  }
  ent_print_corrections (app, list->corrected);
  if (list->contacts->len > 0)
    ent_table_print (table, app);
  g_autofree char *total = ent_text_count (list->total);
  g_autofree char *shown = ent_text_count (list->contacts->len);
  if (list->total == 0)
    ent_print (app, "%s\n", _ ("Nobody fits."));
  else if (list->contacts->len < list->total)
    ent_print (app,
               ngettext ("%s of %s contact; more with --limit N", "%s of %s contacts; more with --limit N",
                         (unsigned long)list->total),
               shown, total);
  else {
    g_autofree char *contacts = ent_text_contacts (list->total);
    ent_print (app, "%s", contacts);
  }
  if (list->total > 0)
    ent_print (app, "\n");
}

static EntExit
run_list (EntApp *app, GError **error)
{
  g_autofree char *query = ent_app_join (app, 0);
  const char *names = ent_app_text (app, "columns");
  int64_t limit = ent_app_number (app, "limit", FIRST_PAGE);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (size_t));
  if (!read_columns (names != NULL ? names : USUAL_COLUMNS, chosen, error))
    return ENT_EXIT_USAGE;
  int64_t offset = ent_app_number (app, "offset", 0);
  if (limit < -1 || offset < 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         limit < -1 ? _ ("--limit is 0 or more, or -1 for everybody.")
                                    : _ ("--offset is 0 or more."));
    return ENT_EXIT_USAGE;
  }
  g_autoptr (EntContactList) list = ent_service_list (app->network, query, limit, offset, error);
  if (list == NULL)
    return ENT_EXIT_FAILED;
  if (!app->json) {
    print_list (app, list, chosen);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_contact_list_write_json (list, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show N contacts (20; -1 for all)")},
    {"offset", ENT_OPTION_NUMBER, "N", N_ ("leave out the first N")},
    {"columns", ENT_OPTION_TEXT, "LIST", N_ ("which columns, with commas between: id,name,email...")},
    {0},
};

const EntCommand ent_cmd_list = {
    .name = "list",
    .synopsis = "[--limit N] [--offset N] [--columns LIST] [--json] [QUERY]",
    .summary = N_ ("List contacts, best first"),
    .description =
        N_ ("QUERY is words and conditions: energie is:qualified relation:good last:>90d -tag:client "
            "sort:-warmth. Words look in names, titles, organisations and notes, whatever the case "
            "and accents; “-” in front excludes; “or” and brackets group. When nobody fits, words that "
            "nobody has are taken for typing errors, but never those in quotes."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .takes_query = true,
    .n_max = ENT_MANY,
    .options = options,
    .run = run_list,
};
