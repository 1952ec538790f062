/* Two cards, one person or two? With the shipped model, and in a table that trains its own. */
#include "identity/link.h"

/* A card in one line: "name; e-mail; phone; url; organisation"; what is missing is empty. */
static uint32_t
add_card (EntLinkTable *table, const char *card)
{
  EntSlice cells[5] = {{NULL, 0}}, rest = ent_slice (card);
  for (size_t i = 0; i < G_N_ELEMENTS (cells); i++) {
    if (!ent_slice_cut (&rest, ";", &cells[i]))
      break;
    cells[i] = ent_slice_trim (cells[i]);
  }
  EntLinkPerson person = {.id = ent_slice (card),
                          .names = &cells[0],
                          .n_names = cells[0].length > 0,
                          .emails = &cells[1],
                          .n_emails = cells[1].length > 0,
                          .phones = &cells[2],
                          .n_phones = cells[2].length > 0,
                          .urls = &cells[3],
                          .n_urls = cells[3].length > 0,
                          .organisations = &cells[4],
                          .n_organisations = 1};
  return ent_link_table_add (table, &person);
}

static EntLinkEvidence
compare (const char *a, const char *b)
{
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  g_autoptr (EntLinkModel) model = ent_link_model_default ();
  EntLinkEvidence evidence, turned;
  uint32_t row_a = add_card (table, a), row_b = add_card (table, b);
  ent_link_compare (model, table, row_a, row_b, &evidence);
  ent_link_compare (model, table, row_b, row_a, &turned);
  g_assert_cmpfloat (evidence.weight, ==, turned.weight);
  g_test_message ("%s | %s: %.3f", a, b, evidence.probability);
  return evidence;
}

static void
test_one_person (void)
{
  static const char *const cases[][2] = {
      {"Zoé Exemplard;zoe.exemplard@acme.example", "EXEMPLARD Zoé;;;;Acme SAS"},
      {"Zoé Exemplard;zoe@acme-conseil.example", "Zoé Exemplard;;;;Acme Conseil"},
      {"Zoé Exemplard;zoe@acme.example", "Zoé Fictive;zoe@acme.example"}, /* married */
      {"EXEMPLARD Zoé;zexemplard@acme.example", "Zoé Exemplard;zoe.exemplard@acme.example"},
      {"Frédéric Inventard;finventard@acme.example;;;Acme", "Fred Inventard;fred.inventard@free.fr;;;Acme"},
      {"Zoé Exemplard;;+33612345678", "Zoe Exemplard;;06 12 34 56 78"},
      {"Zoé Exemplard;;;https://www.linkedin.com/in/zoe-exemplard",
       "Zoé E.;;;linkedin.com/in/zoe-exemplard/"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    EntLinkEvidence evidence = compare (cases[i][0], cases[i][1]);
    g_assert_true (ent_link_is_automatic (&evidence) || evidence.is_certain);
  }
}

static void
test_two_people (void)
{
  static const char *const cases[][2] = {
      {"Zoé Exemplard", "Zoé Exemplard"}, /* by name alone never */
      {"Marie Martin;;;;Acme", "Marie Martin;;;;Example"},
      {"Zoé Exemplard;contact@acme.example", "Bilal Inventard;contact@acme.example"}, /* an office's */
      {"Zoé Exemplard;zoe@acme.example;;;Acme",
       "Bilal Exemplard;bilal@acme.example;;;Acme"}, /* a family firm */
      {"Zoé Exemplard;;;https://www.linkedin.com/in/zoe-1;Acme",
       "Zoé Exemplard;;;https://www.linkedin.com/in/zoe-2;Acme"},
      {"Marie Martin;marie.martin@gmail.com",
       "Marie Martin;marie.martin@yahoo.fr"}, /* two of many: for a person to say */
      {"Paul Exemplard;;;;Acme", "Pauline Exemplard;;;;Acme"},
      /* a login made of the name is the name once more */
      {"Zoé Exemplard;zoe.exemplard@acme.example", "EXEMPLARD Zoé;zoe.exemplard@gmail.com"},
      {"Zoé Exemplard;zoe.exemplard@acme.example", "Zoé Exemplard;;;;Acier Export"},
      {"Z. Exemplard;z.exemplard@acme.example", "Zoé Exemplard;zoe.exemplard@acme.example"}, /* or Zacharie */
      /* a provider that nobody knows */
      {"kone.zoe@acme.example;zkone16@courriel.example", "Zoé Koné Fictive;zkonefictive26@courriel.example"},
      {"Zoé Exemplard;zexemplard16@courriel.example",
       "Zoé Exemplard Fictive;zexemplardfictive26@courriel.example"},
      {"Zoé Exemplard;zoe.exemplard@gmail.com", "Zoé Exemplard;;;;Gmail"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    EntLinkEvidence evidence = compare (cases[i][0], cases[i][1]);
    g_assert_false (ent_link_is_automatic (&evidence));
  }
}

static void
test_rare_names_weigh_more (void)
{
  EntLinkEvidence common = compare ("Marie Martin;;;;Acme", "Marie Martin;;;;Acme");
  EntLinkEvidence rare = compare ("Marie Quemeneur;;;;Acme", "Marie Quemeneur;;;;Acme");
  g_assert_cmpfloat (rare.weights[ENT_LINK_FAMILY], >, common.weights[ENT_LINK_FAMILY] + 1);
  g_assert_cmpfloat (rare.probability, >, common.probability);
}

static void
test_missing_says_nothing (void)
{
  EntLinkEvidence bare = compare ("Zoé Exemplard", "Zoé Exemplard");
  EntLinkEvidence one_sided = compare ("Zoé Exemplard;;;;Acme", "Zoé Exemplard");
  g_assert_cmpfloat (bare.weight, ==, one_sided.weight);
  g_assert_cmpint (one_sided.levels[ENT_LINK_ORGANISATION], ==, ENT_LINK_NONE);
}

/* ---- A table ---- */

static void
test_table (void)
{
  static const char *const cards[] = {
      "Zoé Exemplard;zoe.exemplard@acme.example", "Zoé E.;zoe.exemplard@gmail.com",
      "zoe exemplard;zexemplard@acme.example",    "Bilal Inventard;bilal@acme.example",
      "Bilal Inventard;bilal.inventard@free.fr",  "Chloé Fictivard;contact@acme.example",
  };
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (cards); i++)
    g_assert_cmpuint (add_card (table, cards[i]), ==, i);
  g_autoptr (EntLinkResult) result = ent_link_cluster (table, true);
  g_assert_cmpuint (result->n_rows, ==, G_N_ELEMENTS (cards));
  g_assert_cmpuint (result->cluster[1], ==, 0);
  g_assert_cmpuint (result->cluster[2], ==, 0);
  g_assert_cmpuint (result->cluster[4], ==, 3);
  g_assert_cmpuint (result->cluster[5], ==, 5);
  g_assert_cmpuint (result->n_clusters, ==, 3);
}

/* Of a version history: rows of @cards; are rows 0 and 1 one person? Beside them are 200 others, half of them
 * twice. */
static bool
is_one (const char *a, const char *b)
{
  static const char *const given[] = {"Awa",   "Bilal", "Chloé", "Driss", "Elie",
                                      "Fanny", "Gaël",  "Hugo",  "Inès",  "Jade"};
  static const char *const ends[] = {"ard",  "elle",  "inot", "oux",  "ivet",
                                     "aume", "estre", "idan", "orel", "ugue"};
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  add_card (table, a);
  add_card (table, b);
  for (unsigned i = 0; i < 300; i++) {
    unsigned n = i % 200; /* who: the first hundred come twice */
    g_autofree char *card =
        g_strdup_printf ("%s %c%s%s;%c%u@site%u.example", given[n % 10], 'B' + n / 10 % 10, ends[n / 20],
                         ends[n % 7], 'a' + n % 26, i, i);
    add_card (table, card);
  }
  g_autoptr (EntLinkResult) result = ent_link_cluster (table, false);
  g_test_message ("%s | %s", a, b);
  return result->cluster[1] == 0;
}

static void
test_version_histories (void)
{
  static const char *const one[][2] = {
      /* a rare name, twice */
      {"Zoé Exemplard;zoe@acme.example", "Zoé Exemplard;kangourou@fictif.example"},
      /* a login with something added, a login that is one's own domain, three letters */
      {"Zoé Exemplard;argentex@acme.example", "argentex;argentex77@gmail.com"},
      {"Zoé Exemplard;zoe@argentex.example", "Zoé;argentex@gmail.com"},
      {"Zoé Exemplard;zxq@acme.example", "Zoé Exemplard;zxq@gmail.com"},
      /* a login behind its number */
      {"Zoé Exemplard;12345+argentex@users.noreply.github.com", "argentex;argentex@gmail.com"},
      /* the same number behind a common name */
      {"Marie Martin;martin1987@gmail.com", "Marie Martin;martin1987@yahoo.fr"},
      {"Ben Exemplard;b@acme.example", "Ben Exemplard;kangourou@fictif.example"},
  };
  static const char *const two[][2] = {
      {"Zoé Exemplard;zoe@acme.example", "Zoé;kangourou@fictif.example"}, /* any Zoé */
      {"Wei Qi;wq@acme.example", "Wei Qiu;kangourou@fictif.example"},     /* short words are not slips */
      {"Zoé Exemplard;kristi@acme.example", "Zoé Fictivesse;kristivo@fictif.example"},
      {"root;root@acme.example", "root;root@fictif.example"},
      {"Zoé Exemplard;webmaster@acme.example", "Bilal Inventard;webmaster@fictif.example"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (one); i++)
    g_assert_true (is_one (one[i][0], one[i][1]));
  for (size_t i = 0; i < G_N_ELEMENTS (two); i++)
    g_assert_false (is_one (two[i][0], two[i][1]));
}

/* What is common in the file itself tells nobody. */
static void
test_common_names (void)
{
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  add_card (table, "Zoé Exemplard;kangourou@gmail.com");
  add_card (table, "Zoé Exemplard;wallaby@yahoo.fr");
  for (unsigned i = 0; i < 200; i++) {
    g_autofree char *card =
        g_strdup_printf (i % 2 ? "Zoé %c%cfictive;a%u@gmail.com" : "%c%cva Exemplard;b%u@gmail.com",
                         'A' + i / 20, 'a' + i % 20, i);
    add_card (table, card);
  }
  g_autoptr (EntLinkResult) result = ent_link_cluster (table, false);
  g_assert_cmpuint (result->cluster[1], ==, 1);
}

/* A name alone joins nobody whom anything else tells apart. */
static void
test_a_name_opposed (void)
{
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  static const char *const births[] = {"1964-05-05", "1982-12-26"};
  EntSlice names[] = {ENT_SLICE ("Zoé Exemplard")};
  for (size_t i = 0; i < G_N_ELEMENTS (births); i++) {
    EntLinkPerson person = {.names = names, .n_names = 1, .birth_date = ent_slice (births[i])};
    ent_link_table_add (table, &person);
  }
  for (unsigned i = 0; i < 100; i++) {
    g_autofree char *card =
        g_strdup_printf ("Awa %c%cfictive;a%u@site%u.example", 'B' + i / 20, 'a' + i % 20, i, i);
    add_card (table, card);
  }
  g_autoptr (EntLinkResult) result = ent_link_cluster (table, false);
  g_assert_cmpuint (result->cluster[1], ==, 1);
}

/* More than a block holds share the name; those of them who share a login too are compared. */
static void
test_too_many_of_one_name (void)
{
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  for (unsigned i = 0; i < 600; i++) {
    g_autofree char *card =
        g_strdup_printf ("Marie Exemplard;m%u@%s", i / 2, i % 2 ? "gmail.com" : "yahoo.fr");
    add_card (table, card);
  }
  g_autoptr (EntLinkResult) result = ent_link_cluster (table, true);
  g_assert_cmpuint (result->n_compared, >=, 300);
  g_assert_cmpuint (result->n_compared, <, 600 * 100);
}

/* What was told apart stays apart, whatever it shares. */
static void
test_forbidden (void)
{
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  add_card (table, "Zoé Exemplard;zoe@acme.example");
  add_card (table, "Zoé Exemplard;zoe@acme.example");
  ent_link_table_forbid (table, 1, 0);
  g_autoptr (EntLinkResult) result = ent_link_cluster (table, false);
  g_assert_cmpuint (result->n_clusters, ==, 2);
}

static void
test_the_order_of_rows_does_not_matter (void)
{
  static const char *const names[] = {"Zoé Exemplard", "Bilal Inventard", "Chloé Fictivard", "Awa Supposard"};
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (EntLinkTable) forward = ent_link_table_new (), backward = ent_link_table_new ();
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < 200; i++)
    g_ptr_array_add (cards,
                     g_strdup_printf ("%s %c;p%d@acme%d.example", names[g_rand_int_range (random, 0, 4)],
                                      'a' + g_rand_int_range (random, 0, 26), i / 2,
                                      g_rand_int_range (random, 0, 3)));
  for (guint i = 0; i < cards->len; i++) {
    add_card (forward, g_ptr_array_index (cards, i));
    add_card (backward, g_ptr_array_index (cards, cards->len - 1 - i));
  }
  g_rand_free (random);
  g_autoptr (EntLinkResult) a = ent_link_cluster (forward, false), b = ent_link_cluster (backward, false);
  g_assert_cmpuint (a->n_clusters, ==, b->n_clusters);
  for (guint i = 0; i < cards->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true ((a->cluster[i] == a->cluster[j]) ==
                     (b->cluster[cards->len - 1 - i] == b->cluster[cards->len - 1 - j]));
}

static void
test_empty_tables (void)
{
  g_autoptr (EntLinkTable) none = ent_link_table_new (), blank = ent_link_table_new ();
  g_autoptr (EntLinkResult) nothing = ent_link_cluster (none, true);
  g_assert_cmpuint (nothing->n_rows, ==, 0);
  for (int i = 0; i < 3; i++)
    add_card (blank, ";;;;");
  g_autoptr (EntLinkResult) result = ent_link_cluster (blank, true);
  g_assert_cmpuint (result->n_clusters, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/link/one-person", test_one_person);
  g_test_add_func ("/identity/link/two-people", test_two_people);
  g_test_add_func ("/identity/link/rare-names-weigh-more", test_rare_names_weigh_more);
  g_test_add_func ("/identity/link/missing-says-nothing", test_missing_says_nothing);
  g_test_add_func ("/identity/link/table", test_table);
  g_test_add_func ("/identity/link/version-histories", test_version_histories);
  g_test_add_func ("/identity/link/common-names", test_common_names);
  g_test_add_func ("/identity/link/a-name-opposed", test_a_name_opposed);
  g_test_add_func ("/identity/link/too-many-of-one-name", test_too_many_of_one_name);
  g_test_add_func ("/identity/link/forbidden", test_forbidden);
  g_test_add_func ("/identity/link/order-of-rows", test_the_order_of_rows_does_not_matter);
  g_test_add_func ("/identity/link/empty", test_empty_tables);
  return g_test_run ();
}
