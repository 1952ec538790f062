#include "sample/looks-private.h"

#define PICK(random, list) ((list)[ent_random_below ((random), G_N_ELEMENTS (list))])

const char *
ent_sample_odd_title (EntRandom *random)
{
  static const char *const odd[] = {
      "En transition",
      "Au service du collectif",
      "Passionné·e par l'humain",
      "…",
      "À l'écoute de nouvelles rencontres",
      "Ouvert aux opportunités",
      "Slasheuse heureuse",
      "مدير",
      "Geschäftsführung",
      "🌍🌱",
  };
  return PICK (random, odd);
}

/* What people hang on their family name: degrees, maiden names, capitals. */
static char *
decorate_family (EntRandom *random, const EntSampleName *name)
{
  static const char *const degrees[] = {", PhD", ", MBA", ", PMP", ", MBA, PMP", ", Ing.", ", CFA", ", Dr"};
  static const char *const maiden[] = {"Corvanne", "Brévilac",  "Dalmeval",
                                       "Sorbanne", "Thévillon", "Jacqueline"};
  double mess = ent_random_unit (random);
  if (mess < 0.03)
    return g_strconcat (name->family, PICK (random, degrees), NULL);
  if (mess < 0.10 && name->latin)
    return g_utf8_strup (name->family, -1);
  if (mess < 0.115 && name->female)
    return g_strconcat (name->family, " (née ", PICK (random, maiden), ")", NULL);
  if (mess < 0.125 && name->female)
    return g_strconcat (name->family, " (", PICK (random, maiden), ")", NULL);
  if (mess < 0.13)
    return g_strconcat (name->family, " | ", "Énergie positive", NULL);
  return g_strdup (name->family);
}

static char *
decorate_given (EntRandom *random, const char *given)
{
  static const char *const marks[] = {" 🌞", " 🚀", " ✨", " 🌱", " ⚡️"};
  double mess = ent_random_unit (random);
  if (mess < 0.015)
    return g_strconcat (given, PICK (random, marks), NULL);
  if (mess < 0.022)
    return g_strconcat ("🌿 ", given, NULL);
  if (mess < 0.04)
    return g_strconcat (given, " ", NULL);
  if (mess < 0.05)
    return g_strconcat (" ", given, NULL);
  if (mess < 0.06)
    return g_utf8_strdown (given, -1);
  return g_strdup (given);
}

/* Letters and digits in lower case, anything else a hyphen; ASCII only unless @keep_accents. */
static void
append_slug_word (const char *word, bool keep_accents, GString *out)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *folded = keep_accents ? g_steal_pointer (&lower) : ent_fold (ent_slice (lower));
  for (const char *p = folded; *p; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);
    bool keeps = g_unichar_isalnum (letter) && (keep_accents || letter < 0x80);
    if (keeps)
      g_string_append_unichar (out, letter);
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  }
}

static const char *
choose_slug (const EntSampleName *name, size_t number, EntRandom *random, GStringChunk *texts,
             GHashTable *taken)
{
  g_autoptr (GString) slug = g_string_new (NULL);
  bool keep_accents = !name->latin || ent_random_chance (random, 0.08);
  append_slug_word (name->given, keep_accents, slug);
  if (slug->len > 0)
    g_string_append_c (slug, '-');
  append_slug_word (name->family, keep_accents, slug);
  if (ent_random_chance (random, 0.006))
    g_string_append (slug, "-🌞");
  bool with_tail = ent_random_chance (random, 0.6);
  if (with_tail || slug->len < 4 || g_hash_table_contains (taken, slug->str))
    g_string_append_printf (slug, "-%08x", (unsigned)(ent_random_next (random) >> 32));
  if (g_hash_table_contains (taken, slug->str))
    g_string_append_printf (slug, "%" G_GSIZE_FORMAT, number);
  const char *kept = g_string_chunk_insert (texts, slug->str);
  g_hash_table_add (taken, (gpointer)kept);
  return kept;
}

static const char *
choose_email (const EntSampleName *name, size_t number, EntRandom *random, GStringChunk *texts)
{
  static const char *const hosts[] = {"example.org", "example.com", "example.net", "mail.example.org"};
  g_autoptr (GString) address = g_string_new (NULL);
  append_slug_word (name->given, false, address);
  if (address->len > 0 && address->str[address->len - 1] != '-')
    g_string_append_c (address, '.');
  append_slug_word (name->family, false, address);
  if (!name->latin)
    g_string_assign (address, "contact");
  /* The number keeps two people of one name apart. */
  g_string_append_printf (address, "%" G_GSIZE_FORMAT "@%s", number, PICK (random, hosts));
  return g_string_chunk_insert (texts, address->str);
}

void
ent_sample_choose_looks (EntSamplePerson *person, size_t number, EntRandom *random, GStringChunk *texts,
                         GHashTable *taken)
{
  g_autofree char *given = decorate_given (random, person->name.given);
  g_autofree char *family = decorate_family (random, &person->name);
  person->given_cell = g_string_chunk_insert_const (texts, given);
  person->family_cell = g_string_chunk_insert_const (texts, family);
  if (person->name.female && ent_random_chance (random, 0.03))
    person->former_family = ent_sample_draw_name (random, texts).family;
  bool imported = person->bond == ENT_SAMPLE_IMPORTED;
  bool has_profile = !imported && person->bond != ENT_SAMPLE_MAILS && person->bond != ENT_SAMPLE_CARD;
  if (has_profile)
    person->slug = choose_slug (&person->name, number, random, texts, taken);
  if (imported || (person->bond == ENT_SAMPLE_CONNECTED && ent_random_chance (random, 0.027)))
    person->email = choose_email (&person->name, number, random, texts);
  person->in_address_book = imported || (person->email && ent_random_chance (random, 0.4));
  /* +33 6 39 98 is kept for fiction by the French numbering plan: it has 10,000 numbers. */
  if (person->in_address_book && number < 10000) {
    g_autofree char *phone =
        g_strdup_printf ("+33 6 39 98 %02u %02u", (unsigned)(number / 100), (unsigned)(number % 100));
    person->phone = g_string_chunk_insert (texts, phone);
  }
}

static void
append_trimmed (const char *text, GString *out)
{
  EntSlice slice = ent_slice_trim (ent_slice (text));
  g_string_append_len (out, slice.data, (gssize)slice.length);
}

void
ent_sample_append_shown_name (const EntSamplePerson *person, GString *out)
{
  append_trimmed (person->given_cell, out);
  g_string_append_c (out, ' ');
  append_trimmed (person->family_cell, out);
}

void
ent_sample_append_former_name (const EntSamplePerson *person, GString *out)
{
  append_trimmed (person->given_cell, out);
  g_string_append_c (out, ' ');
  append_trimmed (person->former_family ? person->former_family : person->family_cell, out);
}

void
ent_sample_append_url (const char *slug, bool encoded, GString *out)
{
  g_string_append (out, "https://www.linkedin.com/in/");
  if (encoded)
    g_string_append_uri_escaped (out, slug, NULL, false);
  else
    g_string_append (out, slug);
}
