/* Lists: every field and operator of the query language against a small network made by the store's own
 * functions. */
#include "archive-builder.h"
#include "store/store.h"

#define DAY ENT_US_PER_DAY
/* Noon of 2024-06-15. */
#define NOW ((int64_t)19889 * DAY + DAY / 2)

typedef struct {
  char *folder;
  EntStore *store;
} Network;

/* One contact of the network, and what is said about them. */
typedef struct {
  const char *name, *organisation, *title, *place;
  const char *url, *email, *phone;
  bool connected;
  int connected_age, left_age, first_age, last_age; /* days before NOW; 0: never */
  int64_t n_in, n_out;
  int relation;
  double warmth;
  bool qualified;
  double score;
  unsigned functions;
  int seniority;
  const char *note;
} Person;

/* Their ids are 1 and so on: the ids of their profiles, which are put first. */
static const Person people[] = {
    {.name = "Awa Exemple",
     .organisation = "Énergie d'Exemple",
     .title = "Directrice des achats",
     .place = "Lyon, France",
     .url = "awa-exemple",
     .email = "awa@example.org",
     .phone = "+33612345678",
     .connected = true,
     .connected_age = 400,
     .first_age = 390,
     .last_age = 10,
     .n_in = 8,
     .n_out = 6,
     .relation = 3,
     .warmth = 80.4,
     .qualified = true,
     .score = 0.91,
     .functions = 1u << 7,
     .seniority = 5,
     .note = "Déjeuner : parler d'énergie"},
    {.name = "Bilal Modèle",
     .organisation = "Modèle & Fils",
     .title = "Acheteur",
     .place = "Paris",
     .url = "bilal-modele",
     .email = "bilal@example.com",
     .connected = true,
     .connected_age = 100,
     .first_age = 95,
     .last_age = 95,
     .n_in = 1,
     .n_out = 1,
     .relation = 2,
     .warmth = 20.0,
     .qualified = true,
     .score = 0.5,
     .functions = 1u << 7,
     .seniority = 2},
    {.name = "Chloé Fictive",
     .organisation = "Fictive SA",
     .title = "Head of Energy",
     .place = "Greater Lyon Area",
     .url = "chloe-fictive",
     .connected = true,
     .connected_age = 30,
     .first_age = 20,
     .last_age = 20,
     .n_out = 3,
     .relation = 1,
     .warmth = 35.0,
     .score = 0.2,
     .functions = 1u << 3 | 1u << 9,
     .seniority = 4},
    {.name = "Dr. Émile Inventé, PhD",
     .url = "emile-invente",
     .connected_age = 900,
     .left_age = 50,
     .seniority = -1},
    {.name = "Zoé Exemple",
     .organisation = "Énergie d'Exemple Services",
     .title = "Assistante",
     .url = "zoe_exemple",
     .email = "zoe%x@example.org",
     .phone = "0987654321",
     .first_age = 700,
     .last_age = 200,
     .n_in = 2,
     .relation = 3,
     .warmth = 51.0,
     .score = 0.3,
     .seniority = 1,
     .note = "100% d'accord \"ok\" AND NEAR"},
};

static int64_t
age_us (int days)
{
  return days == 0 ? ENT_TIME_UNKNOWN : NOW - days * DAY;
}

static int64_t
put_identifier (EntStore *store, EntIdentifierKind kind, const char *value, int64_t contact_id)
{
  int64_t id = 0;
  g_assert_true (
      ent_store_identifier_put (store, (EntIdentifier){kind, ent_slice (value)}, (EntSlice){0}, &id, NULL));
  g_assert_true (ent_store_identifier_attach (store, id, contact_id, NULL));
  return id;
}

static void
put_person (EntStore *store, const Person *person, int64_t id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);
  ent_fold_name_append (ent_slice (person->name), folded);
  EntPerson row = {
      .id = id,
      .name = ent_slice (person->name),
      .name_folded = ent_slice_of (folded),
      .organisation = ent_slice (person->organisation),
      .title = ent_slice (person->title),
      .place = ent_slice (person->place),
      .url = ent_slice (person->url),
      .email = ent_slice (person->email),
      .phone = ent_slice (person->phone),
      .connected = person->connected,
      .connected_us = age_us (person->connected_age),
      .left_us = age_us (person->left_age),
  };
  EntScore score = {
      .contact_id = id,
      .since_us = age_us (person->connected_age),
      .first_us = age_us (person->first_age),
      .last_us = age_us (person->last_age),
      .last_in_us = ENT_TIME_UNKNOWN,
      .n_in = person->n_in,
      .n_out = person->n_out,
      .relation = person->relation,
      .warmth = person->warmth,
      .qualified = person->qualified,
      .score = person->score,
      /* What add_exchanges() makes of the first two people. */
      .channels = id == 1   ? 1u << ENT_CHANNEL_MESSAGE
                  : id == 2 ? 1u << ENT_CHANNEL_MEETING
                            : 0,
  };
  unsigned changes;
  int64_t note_id;
  bool ok = ent_store_person_put (store, &row, &changes, NULL, &error) &&
            ent_store_title_set (store, id, person->functions, person->seniority, &error) &&
            ent_store_score_set (store, &score, &error) &&
            (person->note == NULL ||
             ent_store_note_add (store, id, NOW, ent_slice (person->note), &note_id, &error)) &&
            ent_store_search_update (store, id, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  if (person->email != NULL)
    put_identifier (store, ENT_IDENTIFIER_EMAIL, person->email, id);
  if (person->phone != NULL)
    put_identifier (store, ENT_IDENTIFIER_PHONE, person->phone, id);
}

static int64_t
put_interaction (EntStore *store, int64_t identifier_id, EntChannel channel, EntDirection direction)
{
  EntInteraction it = {.identifier_id = identifier_id,
                       .at = {NOW - DAY, ENT_PRECISION_SECOND},
                       .channel = channel,
                       .direction = direction,
                       .key = 1};
  int64_t id = 0;
  EntPut put;
  g_assert_true (ent_store_interaction_put (store, &it, &id, &put, NULL));
  return id;
}

static void
put_tag (EntStore *store, int64_t identifier_id, const char *tag, bool is_on)
{
  int64_t id;
  g_assert_true (ent_store_tag_add (store, identifier_id, NOW, ent_slice (tag), is_on, &id, NULL));
}

static void
put_standings (EntStore *store)
{
  int64_t buyers = 0, other = 0;
  g_assert_true (ent_store_target_put (store, ENT_SLICE ("Energy buyers"), ENT_SLICE (""), &buyers, NULL));
  g_assert_true (ent_store_target_put (store, ENT_SLICE ("Others"), ENT_SLICE (""), &other, NULL));
  g_assert_true (ent_store_standing_set (store, buyers, 1, 10, true, NULL));
  g_assert_true (ent_store_standing_set (store, buyers, 2, 1, false, NULL));
  g_assert_true (ent_store_standing_set (store, other, 2, 10, true, NULL));
}

/* Source 1 said an interaction of the first, source 2 a card of the third. */
static void
put_sources (EntStore *store)
{
  g_autoptr (GError) error = NULL;
  int64_t sources[2] = {0, 0};
  for (size_t i = 0; i < 2; i++) {
    EntSourceRow row = {
        .kind = ENT_SLICE ("hand"), .path = ENT_SLICE (""), .imported_us = NOW, .as_of_us = NOW};
    ent_store_source_add (store, &row, &sources[i], &error);
    g_assert_no_error (error);
  }
  int64_t profile = 3, card_id = 0;
  EntPut put;
  EntCard card = {.name = ENT_SLICE ("Chloé Fictive"),
                  .connected = {.at_us = ENT_TIME_UNKNOWN},
                  .identifier_ids = &profile,
                  .n_identifiers = 1,
                  .key = {3}};
  ent_store_card_put (store, &card, &card_id, &put, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) interactions = g_array_new (FALSE, FALSE, sizeof (int64_t));
  int64_t message = put_interaction (store, 1, ENT_CHANNEL_MESSAGE, ENT_DIRECTION_IN);
  g_array_append_val (interactions, message);
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_array_append_val (cards, card_id);
  g_assert_true (ent_store_claim (store, sources[0], ENT_FACT_INTERACTION, interactions, &error));
  g_assert_true (ent_store_claim (store, sources[1], ENT_FACT_CARD, cards, &error));
}

static void
network_free (Network *self)
{
  ent_store_close (self->store);
  test_folder_remove (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Network, network_free)

static Network *
network_new (void)
{
  g_autoptr (Network) self = g_new0 (Network, 1);
  self->folder = test_folder_new ();
  g_autofree char *path = g_build_filename (self->folder, "network.entregent", NULL);
  g_autoptr (GError) error = NULL;
  self->store = ent_store_open (path, ENT_STORE_CREATE, 1000, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_begin (self->store, NULL));
  for (size_t i = 0; i < G_N_ELEMENTS (people); i++)
    g_assert_cmpint (put_identifier (self->store, ENT_IDENTIFIER_URL, people[i].url, (int64_t)i + 1), ==,
                     (int64_t)i + 1);
  for (size_t i = 0; i < G_N_ELEMENTS (people); i++)
    put_person (self->store, &people[i], (int64_t)i + 1);
  put_sources (self->store);
  put_interaction (self->store, 2, ENT_CHANNEL_MEETING, ENT_DIRECTION_BOTH);
  put_standings (self->store);
  put_tag (self->store, 1, "Client", true);
  put_tag (self->store, 2, "Client", true);
  put_tag (self->store, 2, "Client", false);
  put_tag (self->store, 3, "client important", true);
  /* Facts about names that are nobody's must not confuse anything: they have no contact. */
  int64_t nobody = 0;
  ent_store_identifier_put (self->store,
                            (EntIdentifier){ENT_IDENTIFIER_EMAIL, ENT_SLICE ("nobody@example.org")},
                            (EntSlice){0}, &nobody, NULL);
  put_tag (self->store, nobody, "Client", true);
  put_interaction (self->store, nobody, ENT_CHANNEL_EMAIL, ENT_DIRECTION_IN);
  g_assert_true (ent_store_commit (self->store, NULL));
  return g_steal_pointer (&self);
}

static bool
tell_id (const EntContactRow *row, void *data)
{
  g_string_append_printf (data, "%s%" G_GINT64_FORMAT, ((GString *)data)->len > 0 ? " " : "", row->id);
  return true;
}

/* The ids of a page of @text's list, in their order; fails when the total is not @total (-1: whatever it is).
 */
static char *
list_page (EntStore *store, const char *text, int64_t limit, int64_t offset, int64_t total)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntQuery) query = ent_query_parse (ent_slice (text), NOW, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GString) ids = g_string_new (NULL);
  int64_t found = -1;
  bool ok = ent_store_list (store, query, limit, offset, tell_id, ids, &found, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  if (total >= 0)
    g_assert_cmpint (found, ==, total);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

typedef struct {
  const char *query;
  const char *ids; /* by id unless the query sorts */
} Case;

static int
compare_ids (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static char *
sorted (const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  qsort (parts, g_strv_length (parts), sizeof *parts, compare_ids);
  return g_strjoinv (" ", parts);
}

static void
check_cases (const Case *cases, size_t n)
{
  g_autoptr (Network) network = network_new ();
  for (size_t i = 0; i < n; i++) {
    g_test_message ("%s", cases[i].query);
    g_autofree char *listed = list_page (network->store, cases[i].query, -1, 0, -1);
    g_autofree char *ids = strstr (cases[i].query, "sort:") != NULL ? g_strdup (listed) : sorted (listed);
    g_assert_cmpstr (ids, ==, cases[i].ids);
    /* A page of one row makes the engine count, which must say the same. */
    int64_t total = *ids == '\0' ? 0 : (int64_t)(strlen (ids) + 1) / 2;
    g_autofree char *first = list_page (network->store, cases[i].query, 1, 0, total);
    g_assert_cmpuint (strlen (first), ==, total > 0 ? 1 : 0);
  }
}

#define CHECK(...)                                                                                           \
  do {                                                                                                       \
    static const Case cases[] = {__VA_ARGS__};                                                               \
    check_cases (cases, G_N_ELEMENTS (cases));                                                               \
  } while (0)

static void
test_texts_find_their_words (void)
{
  CHECK ({"energie", "1 5"}, {"energ*", "1 3 5"}, {"\"exemple energie\"", ""}, {"ÉNERGIE exemple", "1 5"},
         {"name:exemple", "1 5"}, {"name:ex*", "1 5"}, {"name:energie", ""}, {"name:=\"Awa Exemple\"", "1"},
         {"name:=Exemple", ""}, {"name:=\"Émile Inventé\"", "4"}, {"name:=\"dr emile invente phd\"", "4"},
         {"title:achats", "1"}, {"title:ach*", "1 2"}, {"title:=acheteur", "2"}, {"title:=achats", ""},
         {"title:\"head of\"", "3"}, {"title:\"of head\"", ""}, {"title:\"head of en\"*", "3"},
         {"company:energie", "1 5"}, {"company:fils*", "2"}, {"company:=\"energie d exemple\"", "1"},
         {"company:=energie", ""}, {"place:lyon", "1 3"}, {"place:lyo", ""}, {"place:lyo*", "1 3"},
         {"place:yon*", ""}, {"place:=\"lyon france\"", "1"}, {"place:=lyon", ""},
         {"place:\"greater lyon\"", "3"}, {"-place:lyon", "2 4 5"}, {"note:energie", "1"},
         {"note:dejeun*", "1"}, {"note:=\"dejeuner parler d'energie\"", "1"}, {"note:=dejeuner", ""});
}

static void
test_names_given_by_the_user_are_compared_whole (void)
{
  CHECK ({"tag:client", "1"}, {"tag:CLIENT", "1"}, {"tag:=client", "1"}, {"tag:client*", "1 3"},
         {"tag:important", ""}, {"-tag:client", "2 3 4 5"}, {"target:\"energy buyers\"", "1"},
         {"target:energy", ""}, {"target:energy*", "1"}, {"target:=others", "2"},
         {"-target:others", "1 3 4 5"});
}

static void
test_addresses_are_found_whole_and_in_part (void)
{
  CHECK ({"awa@example.org", "1"}, {"https://www.linkedin.com/in/awa-exemple", "1"},
         {"email:awa@example.org", "1"}, {"email:@example.org", "1 5"}, {"email:awa*", "1"},
         {"email:example*", ""}, {"email:=awa@example.org", "1"}, {"-email:@example.org", "2 3 4"},
         {"url:exemple", "1 5"}, {"url:awa*", "1"}, {"url:https://www.linkedin.com/in/zoe_exemple", "5"},
         {"phone:\"06 12 34 56 78\"", "1"}, {"phone:0612", "1"}, {"phone:0612*", "1"}, {"phone:33612*", "1"},
         {"phone:345*", ""}, {"phone:345", "1"}, {"email:nobody@example.org", ""});
}

static void
test_numbers_include_both_ends (void)
{
  CHECK ({"warmth:80", "1"}, {"warmth:>80", ""}, {"warmth:>=80", "1"}, {"warmth:20..35", "2 3"},
         {"warmth:<20", "4"}, {"warmth:..20", "2 4"}, {"warmth:<0", ""}, {"warmth:0..100", "1 2 3 4 5"},
         {"score:91", "1"}, {"score:50", "2"}, {"score:>50", "1"}, {"score:20..50", "2 3 5"},
         {"in:>1", "1 5"}, {"in:0", "3 4"}, {"out:3..6", "1 3"}, {"out:=6", "1"}, {"interactions:2", "2 5"},
         {"interactions:>=3", "1 3"}, {"seniority:director", "1"}, {"seniority:<=specialist", "2 5"},
         {"-seniority:>=0", "4"}, {"seniority:assistant..manager", "2 3 5"}, {"id:3", "3"}, {"id:99", ""},
         {"-id:3", "1 2 4 5"});
}

static void
test_dates_fit_nobody_who_has_none (void)
{
  CHECK ({"last:>90d", "2 5"}, {"last:<=90d", "1 3"}, {"last:90d", "1 3"}, {"last:=95d", "2"},
         {"-last:>90d", "1 3 4"}, {"last:2024-06", "1"}, {"last:>2024-05", "1"},
         {"last:2023..2024", "1 2 3 5"}, {"first:<2024", "1 5"}, {"first:>1y", "1 5"},
         {"connected:>1y", "1 4"}, {"connected:<=2023", "1 4"}, {"connected:2024-05", "3"},
         {"-connected:>1970", "5"});
}

static void
test_closed_lists_name_states (void)
{
  CHECK ({"function:purchasing", "1 2"}, {"function:it", "3"}, {"-function:purchasing", "3 4 5"},
         {"relation:good", "1 5"}, {"is:bad", "3"}, {"is:unknown", "4"}, {"is:neutral", "2"},
         {"is:qualified", "1 2"}, {"is:connected", "1 2 3"}, {"is:left", "4"}, {"-is:left", "1 2 3 5"},
         {"has:email", "1 2 5"}, {"has:phone", "1 5"}, {"has:url", "1 2 3 4 5"}, {"has:note", "1 5"},
         {"-has:note", "2 3 4"}, {"has:tag", "1 3"}, {"-has:tag", "2 4 5"}, {"has:interaction", "1 2 3 5"},
         {"-has:interaction", "4"}, {"has:title", "1 2 3 5"}, {"-has:company", "4"}, {"channel:message", "1"},
         {"channel:meeting", "2"}, {"channel:email", ""}, {"-channel:message", "2 3 4 5"}, {"source:1", "1"},
         {"source:2", "3"}, {"source:3", ""}, {"-source:1", "2 3 4 5"});
}

static void
test_terms_are_put_together_as_written (void)
{
  CHECK ({"", "1 2 3 4 5"}, {"energie is:qualified", "1"}, {"energie or is:left", "1 4 5"},
         {"energie is:qualified or is:left", "1 4"}, {"energie (is:qualified or -has:phone)", "1"},
         {"-(energie or is:left)", "2 3"}, {"-(energie is:qualified)", "2 3 4 5"}, {"-(-energie)", "1 5"},
         {"(name:awa or name:bilal) (warmth:>50 or last:>90d) -tag:client", "2"});
}

static void
test_order_is_as_asked_and_empty_comes_last (void)
{
  CHECK ({"sort:name", "1 2 3 4 5"}, {"sort:-name", "5 4 3 2 1"}, {"sort:title", "2 5 1 3 4"},
         {"sort:-title", "3 1 5 2 4"}, {"sort:company", "1 5 3 2 4"}, {"sort:-company", "2 3 5 1 4"},
         {"sort:-warmth", "1 5 3 2 4"}, {"sort:warmth", "4 2 3 5 1"}, {"sort:-score", "1 2 5 3 4"},
         {"sort:last", "5 2 3 1 4"}, {"sort:-last", "1 3 2 5 4"}, {"sort:first", "5 1 2 3 4"},
         {"sort:-first", "3 2 1 5 4"}, {"sort:connected", "4 1 2 3 5"}, {"sort:-connected", "3 2 1 4 5"},
         {"sort:interactions", "4 2 5 3 1"}, {"sort:-interactions sort:-name", "1 3 5 2 4"},
         {"sort:-interactions sort:name", "1 3 2 5 4"});
}

static void
test_best_come_first_without_an_order (void)
{
  g_autoptr (Network) network = network_new ();
  g_autofree char *all = list_page (network->store, "", -1, 0, 5);
  g_assert_cmpstr (all, ==, "1 2 5 3 4");
}

static void
test_pages_follow_one_another (void)
{
  g_autoptr (Network) network = network_new ();
  static const struct {
    int64_t limit, offset;
    const char *ids;
  } pages[] = {{2, 0, "1 2"}, {2, 2, "5 3"},  {2, 4, "4"},         {2, 6, ""},
               {0, 0, ""},    {-1, 3, "3 4"}, {5, 0, "1 2 5 3 4"}, {5, -1, "1 2 5 3 4"}};
  for (size_t i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *ids = list_page (network->store, "", pages[i].limit, pages[i].offset, 5);
    g_assert_cmpstr (ids, ==, pages[i].ids);
  }
}

static bool
stop_at_first (const EntContactRow *row, void *data)
{
  (void)row;
  ++*(int *)data;
  return false;
}

static void
test_caller_can_stop_and_still_gets_the_total (void)
{
  g_autoptr (Network) network = network_new ();
  g_autoptr (EntQuery) query = ent_query_parse (ENT_SLICE ("is:connected"), NOW, NULL, NULL);
  int n_calls = 0;
  int64_t total = 0;
  g_assert_true (ent_store_list (network->store, query, -1, 0, stop_at_first, &n_calls, &total, NULL));
  g_assert_cmpint (n_calls, ==, 1);
  g_assert_cmpint (total, ==, 3);
  g_assert_true (ent_store_list (network->store, query, -1, 0, stop_at_first, &n_calls, NULL, NULL));
  g_assert_cmpint (n_calls, ==, 2);
}

static void
test_signs_of_sql_and_of_the_search_are_plain_text (void)
{
  CHECK ({"\"' OR 1=1 --\"", ""}, {"name:\"'; COMMIT; --\"", ""}, {"near", "5"}, {"\"exemple NEAR awa\"", ""},
         {"\"NOT\"", ""}, {"\"AND NEAR\"", "5"}, {"\"name : exemple\"", ""}, {"\"{name title} : x\"", ""},
         {"\"^awa\"", "1"}, {"\"awa*\"", "1"}, {"\"aw*\"", ""}, {"\"awa\\\"\"", "1"},
         {"note:\"\\\"ok\\\"\"", "5"}, {"email:%", "5"}, {"email:_", ""}, {"url:_", "5"}, {"url:%", ""},
         {"email:%*", ""}, {"email:\"'\"", ""}, {"tag:\"%\u00e9\"", ""}, {"place:\"l%\"", ""},
         {"place:\"lyon' OR '1'='1\"", ""}, {"company:\"exemple\\\" OR name : \\\"bilal\"", ""},
         {"name:=\"awa%\"", ""});
}

/* A value of each type that every operator of its fields can be asked with. */
static const char *
value_for (const EntQueryFieldInfo *info)
{
  static const char *const values[] = {
      [ENT_QUERY_TYPE_TEXT] = "awa",  [ENT_QUERY_TYPE_NAME] = "awa", [ENT_QUERY_TYPE_IDENTIFIER] = "612",
      [ENT_QUERY_TYPE_KEY] = "1",     [ENT_QUERY_TYPE_NUMBER] = "1", [ENT_QUERY_TYPE_LEVEL] = "1",
      [ENT_QUERY_TYPE_DATE] = "2024", [ENT_QUERY_TYPE_SORT] = NULL, /* no term */
  };
  return values[info->type];
}

static void
list_if_taken (EntStore *store, const char *text, unsigned *n_taken)
{
  g_autoptr (EntQuery) query = ent_query_parse (ent_slice (text), NOW, NULL, NULL);
  if (query == NULL)
    return;
  g_test_message ("%s", text);
  g_autofree char *ids = list_page (store, text, 1, 0, -1);
  g_assert_cmpuint (strlen (ids), <=, 1);
  ++*n_taken;
}

static void
test_every_field_takes_its_operators (void)
{
  g_autoptr (Network) network = network_new ();
  size_t n_fields;
  const EntQueryFieldInfo *fields = ent_query_fields (&n_fields);
  static const char *const forms[] = {"%s:%s",  "%s:=%s",  "%s:%s*",  "%s:<%s", "%s:<=%s",
                                      "%s:>%s", "%s:>=%s", "%s:%s..", "%s:..%s"};
  for (size_t i = 0; i < n_fields; i++) {
    unsigned n_taken = 0;
    for (size_t j = 0; j < G_N_ELEMENTS (forms); j++) {
      const char *value = fields[i].n_words > 0 ? fields[i].words[0].name : value_for (&fields[i]);
      if (value == NULL)
        continue;
      g_auto (GStrv) halves = g_strsplit (forms[j], "%s", 3);
      g_autofree char *text = g_strconcat (fields[i].name, halves[1], value, halves[2], NULL);
      list_if_taken (network->store, text, &n_taken);
      g_autofree char *negated = g_strconcat ("-", text, NULL);
      list_if_taken (network->store, negated, &n_taken);
    }
    for (size_t j = 0; j < fields[i].n_words; j++) {
      g_autofree char *text = g_strconcat (fields[i].name, ":", fields[i].words[j].name, NULL);
      list_if_taken (network->store, text, &n_taken);
    }
    if (fields[i].sorts) {
      g_autofree char *up = g_strconcat ("sort:", fields[i].name, NULL),
                      *down = g_strconcat ("sort:-", fields[i].name, NULL);
      list_if_taken (network->store, up, &n_taken);
      list_if_taken (network->store, down, &n_taken);
    }
    if (fields[i].type != ENT_QUERY_TYPE_SORT)
      g_assert_cmpuint (n_taken, >=, 2);
  }
}

static void
test_largest_query_is_answered (void)
{
  g_autoptr (Network) network = network_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  for (unsigned i = 0; i < ENT_QUERY_MAX_DEPTH; i++)
    g_string_append (text, "-(warmth:>1 or ");
  g_string_append (text, "awa");
  for (unsigned i = 0; i < ENT_QUERY_MAX_DEPTH; i++)
    g_string_append_c (text, ')');
  for (unsigned i = ENT_QUERY_MAX_DEPTH + 1; i < ENT_QUERY_MAX_TERMS; i++)
    g_string_append (text, i % 2 == 0 ? " or awa" : " or -x");
  g_autofree char *ids = list_page (network->store, text->str, 1, 0, -1);
  g_assert_nonnull (ids);
}

/* Groups within groups: at each level one that is as deep as what follows it, which the parser must keep in
 * mind. */
static void
append_groups (GString *out, int depth, bool is_or)
{
  if (depth == 0) {
    g_string_append (out, "source:1");
    return;
  }
  g_string_append_c (out, '(');
  for (int i = 0; i < depth; i++)
    g_string_append_printf (out, "(tag:a %s", (i % 2 == 0) == is_or ? "" : "or ");
  g_string_append (out, "tag:a");
  for (int i = 0; i < depth; i++)
    g_string_append_c (out, ')');
  g_string_append (out, is_or ? " or -" : " -");
  append_groups (out, depth - 1, !is_or);
  g_string_append_c (out, ')');
}

static void
test_deepest_groups_are_answered (void)
{
  g_autoptr (Network) network = network_new ();
  for (int depth = 1; depth <= 20; depth++) {
    g_autoptr (GString) text = g_string_new (NULL);
    int outer =
        MIN ((int)ENT_QUERY_MAX_DEPTH - 1 - depth, (int)ENT_QUERY_MAX_TERMS - 2 - depth * (depth + 3) / 2);
    for (int i = 0; i < outer; i++)
      g_string_append_printf (text, "(tag:a %s", i % 2 == 0 ? "or " : "");
    append_groups (text, depth, outer % 2 == 0);
    for (int i = 0; i < outer; i++)
      g_string_append_c (text, ')');
    g_autofree char *ids = list_page (network->store, text->str, 1, 0, -1);
    g_assert_cmpuint (strlen (ids), <=, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/list/texts-find-their-words", test_texts_find_their_words);
  g_test_add_func ("/store/list/names-given-by-the-user-are-compared-whole",
                   test_names_given_by_the_user_are_compared_whole);
  g_test_add_func ("/store/list/addresses-are-found-whole-and-in-part",
                   test_addresses_are_found_whole_and_in_part);
  g_test_add_func ("/store/list/numbers-include-both-ends", test_numbers_include_both_ends);
  g_test_add_func ("/store/list/dates-fit-nobody-who-has-none", test_dates_fit_nobody_who_has_none);
  g_test_add_func ("/store/list/closed-lists-name-states", test_closed_lists_name_states);
  g_test_add_func ("/store/list/terms-are-put-together-as-written", test_terms_are_put_together_as_written);
  g_test_add_func ("/store/list/order-is-as-asked-and-empty-comes-last",
                   test_order_is_as_asked_and_empty_comes_last);
  g_test_add_func ("/store/list/best-come-first-without-an-order", test_best_come_first_without_an_order);
  g_test_add_func ("/store/list/pages-follow-one-another", test_pages_follow_one_another);
  g_test_add_func ("/store/list/caller-can-stop-and-still-gets-the-total",
                   test_caller_can_stop_and_still_gets_the_total);
  g_test_add_func ("/store/list/signs-of-sql-and-of-the-search-are-plain-text",
                   test_signs_of_sql_and_of_the_search_are_plain_text);
  g_test_add_func ("/store/list/every-field-takes-its-operators", test_every_field_takes_its_operators);
  g_test_add_func ("/store/list/largest-query-is-answered", test_largest_query_is_answered);
  g_test_add_func ("/store/list/deepest-groups-are-answered", test_deepest_groups_are_answered);
  return g_test_run ();
}
