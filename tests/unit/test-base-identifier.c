#include "base/base.h"

typedef bool (*Append) (EntSlice text, GString *out);

static void
assert_normal (Append append, const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new ("> ");
  g_test_message ("%s", text);
  g_assert_true (append (ent_slice (text), out));
  g_assert_cmpstr (out->str + 2, ==, expected);
}

static void
assert_refused (Append append, EntSlice text)
{
  g_autoptr (GString) out = g_string_new ("> ");
  g_assert_false (append (text, out));
  g_assert_cmpstr (out->str, ==, "> ");
}

static void
test_slug_forms_meet (void)
{
  static const char *const forms[] = {
      "https://www.linkedin.com/in/awa-exemple-1a2b3c4d",
      "http://linkedin.com/in/awa-exemple-1a2b3c4d/",
      "www.linkedin.com/in/awa-exemple-1a2b3c4d",
      "//www.linkedin.com/in/awa-exemple-1a2b3c4d",
      "HTTPS://FR.LinkedIn.com/in/Awa-Exemple-1A2B3C4D/?originalSubdomain=fr",
      "  https://fr.linkedin.com/in/awa-exemple-1a2b3c4d/en  ",
      "https://www.linkedin.com/in/awa-exemple-1a2b3c4d/fr/",
      "https://www.linkedin.com/in/awa-exemple-1a2b3c4d/detail/recent-activity/#top",
      "https://www.linkedin.com/in/awa-exemple-1a2b3c4d#about",
      "https://www.linkedin.com:443/in/awa-exemple-1a2b3c4d",
      "https://www.linkedin.com/comm/in/awa-exemple-1a2b3c4d?lipi=urn%3Ali%3Apage%3Aemail",
      "https://www.linkedin.com/mwlite/in/awa-exemple-1a2b3c4d",
      "https://www.linkedin.com//in//awa-exemple-1a2b3c4d",
      "https://www.linkedin.com/in/%61wa-exemple-1a2b3c4d",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (forms); i++)
    assert_normal (ent_url_append_slug, forms[i], "awa-exemple-1a2b3c4d");
}

static void
test_slug_encodings_meet (void)
{
  static const char *const forms[] = {
      "https://www.linkedin.com/in/%C3%A9lodie-exemple",
      "https://www.linkedin.com/in/%c3%a9lodie-exemple",
      "https://www.linkedin.com/in/élodie-exemple",
      "https://www.linkedin.com/in/Élodie-Exemple",
      "https://www.linkedin.com/in/e\u0301lodie-exemple",
      "https://www.linkedin.com/in/e%CC%81lodie-exemple",
      "https://www.linkedin.com/in/%25C3%25A9lodie-exemple",
      "https://www.linkedin.com/in/E%CC%81lodie-exemple",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (forms); i++)
    assert_normal (ent_url_append_slug, forms[i], "élodie-exemple");
  assert_normal (ent_url_append_slug, "https://www.linkedin.com/in/%E5%B1%B1%E7%94%B0-%F0%9F%9A%80",
                 "山田-🚀");
}

static void
test_other_profile_forms (void)
{
  assert_normal (ent_url_append_slug, "http://fr.linkedin.com/pub/Awa-Exemple/1/A2/b3/fr",
                 "pub/awa-exemple/1/a2/b3");
  assert_normal (ent_url_append_slug, "https://www.linkedin.com/in/ACoAABcdEfGhIjKlMnOpQrStUv_-x",
                 "ACoAABcdEfGhIjKlMnOpQrStUv_-x");
}

static void
test_what_is_no_profile (void)
{
  static const char *const texts[] = {"",
                                      " ",
                                      "Awa Exemple",
                                      "https://www.linkedin.com",
                                      "https://www.linkedin.com/",
                                      "https://www.linkedin.com/in",
                                      "https://www.linkedin.com/in/",
                                      "https://www.linkedin.com/in/?trk=x",
                                      "https://www.linkedin.com/in/me/",
                                      "https://www.linkedin.com/in/UNKNOWN",
                                      "https://www.linkedin.com/in/..",
                                      "https://www.linkedin.com/company/acme",
                                      "https://www.linkedin.com/pub/dir/awa/exemple",
                                      "https://www.linkedin.com/comm/feed/",
                                      "https://linkedin.com.example.org/in/awa",
                                      "https://notlinkedin.com/in/awa",
                                      "https://example.org/linkedin.com/in/awa",
                                      "https://www.linkedin.com/in/a%00b",
                                      "https://www.linkedin.com/in/a%1Bb",
                                      "https://www.linkedin.com/in/a\x1B[2Jb",
                                      "https://www.linkedin.com/in/a%C2%9Bb",
                                      "https://www.linkedin.com/in/a%E2%80%AEb",
                                      "https://www.linkedin.com/in/a%2Fb",
                                      "https://www.linkedin.com/in/a%20b",
                                      "https://www.linkedin.com/in/a%E9b",
                                      "https://www.linkedin.com/in/a\xE9z",
                                      "https://www.linkedin.com/in/100%",
                                      "https://www.linkedin.com/in/%25252541"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (ent_url_append_slug, ent_slice (texts[i]));
  assert_refused (ent_url_append_slug, (EntSlice){NULL, 0});
}

static void
test_long_slugs_are_refused (void)
{
  for (size_t length = 399; length <= 402; length++) {
    g_autofree char *slug = g_strnfill (length, 'x');
    g_autofree char *url = g_strconcat ("https://www.linkedin.com/in/", slug, NULL);
    if (length <= 400)
      assert_normal (ent_url_append_slug, url, slug);
    else
      assert_refused (ent_url_append_slug, ent_slice (url));
  }
}

static void
test_slug_round_trip (void)
{
  static const char *const slugs[] = {"awa-exemple", "élodie-exemple", "山田-🚀", "pub/awa/1/a2/b3"};
  for (size_t i = 0; i < G_N_ELEMENTS (slugs); i++) {
    g_autoptr (GString) url = g_string_new (NULL);
    ent_url_append_from_slug (ent_slice (slugs[i]), url);
    g_assert_true (ent_text_is_ascii (ent_slice_of (url)));
    assert_normal (ent_url_append_slug, url->str, slugs[i]);
  }
  g_autoptr (GString) url = g_string_new (NULL);
  ent_url_append_from_slug (ENT_SLICE ("élodie"), url);
  g_assert_cmpstr (url->str, ==, "https://www.linkedin.com/in/%C3%A9lodie");
}

static void
test_emails (void)
{
  assert_normal (ent_email_append, " Awa.Exemple@Example.ORG ", "awa.exemple@example.org");
  assert_normal (ent_email_append, "mailto:awa@example.org?subject=x", "awa@example.org");
  assert_normal (ent_email_append, "Awa Exemple <Awa@Example.org>", "awa@example.org");
  assert_normal (ent_email_append, "<mailto:awa@example.org>", "awa@example.org");
  assert_normal (ent_email_append, "awa+liste@mail.example.org", "awa+liste@mail.example.org");
  assert_normal (ent_email_append, "É@exemple.fr", "é@exemple.fr");
  static const char *const wrong[] = {"",
                                      "awa",
                                      "awa@",
                                      "@example.org",
                                      "awa@example",
                                      "a@b@c.org",
                                      "a b@c.org",
                                      "awa@.org",
                                      "awa@example..org",
                                      "awa@example.org.",
                                      "awa@-x.org",
                                      ".awa@x.org",
                                      "awa.@x.org",
                                      "awa@127.0.0.1",
                                      "a\x01@example.org",
                                      "a\xFF@example.org",
                                      "a@b.org,c@d.org",
                                      "<a@b.org",
                                      "a\u00A0z@b.org",
                                      "a;b@c.org"};
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (ent_email_append, ent_slice (wrong[i]));
  assert_refused (ent_email_append, ENT_SLICE ("a\0z@example.org"));
  g_autofree char *domain = g_strnfill (250, 'x');
  g_autofree char *overlong = g_strconcat ("awa@", domain, ".org", NULL);
  assert_refused (ent_email_append, ent_slice (overlong));
}

static void
test_role_addresses (void)
{
  static const char *const roles[] = {
      "info@example.org",        "contact@exemple.fr",           "rh@exemple.fr",
      "no-reply@example.org",    "noreply@example.org",          "Ne-Pas-Repondre@exemple.fr",
      "contact.lyon@exemple.fr", "messages-noreply@example.org", "service.client@exemple.fr",
      "recrutement@exemple.fr",  "support+123@example.org",      "MAILER-DAEMON@example.org"};
  static const char *const people[] = {"awa@example.org",
                                       "awa.exemple@example.org",
                                       "rh.exemple@example.org",
                                       "contactee@example.org",
                                       "informatix@example.org",
                                       "a.contact@example.org",
                                       ""};
  for (size_t i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_true (ent_email_is_role (ent_slice (roles[i])));
  for (size_t i = 0; i < G_N_ELEMENTS (people); i++)
    g_assert_false (ent_email_is_role (ent_slice (people[i])));
}

static void
test_french_phones_meet (void)
{
  static const char *const forms[] = {"+33 (0)6 12 34 56 78",
                                      "06.12.34.56.78",
                                      "0033612345678",
                                      "0033 (0) 6 12 34 56 78",
                                      "06 12 34 56 78",
                                      "+33612345678",
                                      "06-12-34-56-78",
                                      "tel:+33-6-12-34-56-78",
                                      "+33 06 12 34 56 78",
                                      "33612345678",
                                      "06\u00A012\u202F34 56 78",
                                      "\u202A+33 6 12 34 56 78\u202C"};
  for (size_t i = 0; i < G_N_ELEMENTS (forms); i++)
    assert_normal (ent_phone_append, forms[i], "+33612345678");
}

static void
test_other_phones (void)
{
  assert_normal (ent_phone_append, "+1 (415) 555-0100", "+14155550100");
  assert_normal (ent_phone_append, "+44 (0)20 7946 0958", "+442079460958");
  assert_normal (ent_phone_append, "0692 12 34 56", "+262692123456");
  assert_normal (ent_phone_append, "0596 12 34 56", "+596596123456");
  assert_normal (ent_phone_append, "415-555-0100", "4155550100");
  assert_normal (ent_phone_append, "612345678", "612345678");
}

static void
test_what_is_no_phone (void)
{
  static const char *const texts[] = {"",
                                      "123456",
                                      "1234567890123456",
                                      "06 12 34 56 78 poste 3",
                                      "0000000000",
                                      "+0612345678",
                                      "00",
                                      "++33612345678",
                                      "33+612345678",
                                      "1111111",
                                      "06#12345678",
                                      "\3770612345678",
                                      "+33",
                                      "1000000"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (ent_phone_append, ent_slice (texts[i]));
  assert_refused (ent_phone_append, ENT_SLICE ("061234\0"
                                               "5678"));
}

static void
test_posts (void)
{
  assert_normal (ent_post_append,
                 "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7123456789012345678",
                 "activity:7123456789012345678");
  assert_normal (ent_post_append, "https://www.linkedin.com/feed/update/urn:li:ugcPost:7123456789012345678/",
                 "ugcPost:7123456789012345678");
  assert_normal (ent_post_append,
                 "https://www.linkedin.com/feed/update/urn%3ali%3ashare%3a7123456789012345678?x=1",
                 "share:7123456789012345678");
  assert_normal (ent_post_append,
                 "https://www.linkedin.com/feed/update/urn%3Ali%3AgroupPost%3A1234-7123456789012345678",
                 "groupPost:1234-7123456789012345678");
  assert_normal (
      ent_post_append,
      "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A71?commentUrn=urn%3Ali%3Acomment%3A%28"
      "activity%3A72%2C73%29",
      "activity:71");
  assert_normal (ent_post_append, "urn:li:comment:(activity:72,73)", "activity:72");
  assert_normal (ent_post_append, "urn:li:comment:(urn:li:ugcPost:72,73)", "ugcPost:72");
  assert_normal (ent_post_append,
                 "https://www.linkedin.com/comm/feed/update/activity:72?lipi=urn:li:page:email_x",
                 "activity:72");
  assert_normal (
      ent_post_append,
      "https://www.linkedin.com/posts/awa-exemple_share-2024-plans-activity-7123456789012345678-AbCd",
      "activity:7123456789012345678");
  assert_normal (ent_post_append, "https://www.linkedin.com/feed/update/urn:li:articleSegment:12",
                 "articleSegment:12");
}

static void
test_what_is_no_post (void)
{
  static const char *const texts[] = {"",
                                      "urn:li:activity:",
                                      "urn:li:member:12345",
                                      "https://www.linkedin.com/in/activity-7123456789012345678",
                                      "https://www.linkedin.com/feed/",
                                      "https://example.org/feed/update/urn:li:activity:7123456789012345678",
                                      "urn:li:activity:712345678901234567890123",
                                      "urn:li:groupPost:-",
                                      "urn:li:activity:abc"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (ent_post_append, ent_slice (texts[i]));
}

/* The worked value: 7118179200000000000 >> 22 is 1697106170654 ms, 2023-10-12 10:22:50 UTC. */
static void
test_posts_are_clocks (void)
{
  g_assert_cmpint (ent_post_time_us (ENT_SLICE ("activity:7118179200000000000")), ==,
                   INT64_C (1697106170654) * 1000);
  g_assert_cmpint (ent_post_time_us (ENT_SLICE ("share:7118179200000000000")), ==,
                   INT64_C (1697106170654) * 1000);
  static const char *const unknown[] = {"",
                                        "activity:",
                                        "activity:123456789",
                                        "activity:99999999999999999999",
                                        "activity:-7118179200000000000",
                                        "article:7118179200000000000",
                                        "activity:711817920000000000x",
                                        "7118179200000000000"};
  for (size_t i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_cmpint (ent_post_time_us (ent_slice (unknown[i])), ==, ENT_TIME_UNKNOWN);
}

static void
test_kinds (void)
{
  g_assert_cmpstr (ent_identifier_kind_name (ENT_IDENTIFIER_URL), ==, "url");
  g_assert_cmpstr (ent_identifier_kind_name (ENT_IDENTIFIER_POST), ==, "post");
  g_assert_cmpstr (ent_identifier_kind_name ((EntIdentifierKind)99), ==, "unknown");
  g_assert_true (ent_identifier_is_certain (ENT_IDENTIFIER_PHONE));
  g_assert_false (ent_identifier_is_certain (ENT_IDENTIFIER_NAME));
  g_assert_false (ent_identifier_is_certain (ENT_IDENTIFIER_CONNECTION));
}

static void
test_own_uids_come_back (void)
{
  const EntIdentifier identifiers[] = {
      {ENT_IDENTIFIER_CARD, ENT_SLICE ("awa exemple|71ba15339244442f")},
      {ENT_IDENTIFIER_CONNECTION, ENT_SLICE ("élie l'inventé, 100%|2024-06-05")},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (identifiers); i++) {
    g_autoptr (GString) uid = g_string_new (NULL), value = g_string_new (NULL);
    EntIdentifierKind kind;
    ent_own_uid_append (&identifiers[i], uid);
    g_assert_true (ent_text_is_ascii (ent_slice_of (uid)));
    g_assert_null (strpbrk (uid->str, " ,;:\\\n"));
    g_assert_true (ent_own_uid_read (ent_slice_of (uid), &kind, value));
    g_assert_cmpint (kind, ==, identifiers[i].kind);
    g_assert_true (ent_slice_equal (ent_slice_of (value), identifiers[i].value));
  }
}

static void
test_what_is_no_own_uid (void)
{
  static const char *const uids[] = {"",
                                     "entregent-7",
                                     "entregent-card-",
                                     "entregent-card-%",
                                     "entregent-card-%zz",
                                     "entregent-card-a%00b",
                                     "entregent-card-a%0Ab",
                                     "entregent-card-%FF",
                                     "entregent-url-awa",
                                     "3f2504e0-4f89-11d3-9a0c-0305e82c3301"};
  g_autoptr (GString) value = g_string_new (NULL);
  EntIdentifierKind kind;
  for (size_t i = 0; i < G_N_ELEMENTS (uids); i++)
    g_assert_false (ent_own_uid_read (ent_slice (uids[i]), &kind, value));
  g_autofree char *filler = g_strnfill (401, 'a');
  g_autofree char *longer = g_strconcat ("entregent-card-", filler, NULL);
  g_assert_false (ent_own_uid_read (ent_slice (longer), &kind, value));
  g_assert_cmpuint (value->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/slug-forms-meet", test_slug_forms_meet);
  g_test_add_func ("/identifier/slug-encodings-meet", test_slug_encodings_meet);
  g_test_add_func ("/identifier/other-profile-forms", test_other_profile_forms);
  g_test_add_func ("/identifier/what-is-no-profile", test_what_is_no_profile);
  g_test_add_func ("/identifier/long-slugs-are-refused", test_long_slugs_are_refused);
  g_test_add_func ("/identifier/slug-round-trip", test_slug_round_trip);
  g_test_add_func ("/identifier/emails", test_emails);
  g_test_add_func ("/identifier/role-addresses", test_role_addresses);
  g_test_add_func ("/identifier/french-phones-meet", test_french_phones_meet);
  g_test_add_func ("/identifier/other-phones", test_other_phones);
  g_test_add_func ("/identifier/what-is-no-phone", test_what_is_no_phone);
  g_test_add_func ("/identifier/posts", test_posts);
  g_test_add_func ("/identifier/what-is-no-post", test_what_is_no_post);
  g_test_add_func ("/identifier/posts-are-clocks", test_posts_are_clocks);
  g_test_add_func ("/identifier/kinds", test_kinds);
  g_test_add_func ("/identifier/own-uids-come-back", test_own_uids_come_back);
  g_test_add_func ("/identifier/what-is-no-own-uid", test_what_is_no_own_uid);
  return g_test_run ();
}
