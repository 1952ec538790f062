#include "sample/addresses-private.h"

#define PICK(random, list) ((list)[ent_random_below ((random), G_N_ELEMENTS (list))])

/* One stream for each person. */
#define STREAM_ADDRESSES UINT64_C (8100000000000000)

enum {
  PHONES = 10000, /* that the French numbering plan keeps for fiction, in each of its ranges */
};

void
ent_sample_append_organisation (const EntSamplePerson *person, GString *out)
{
  EntSlice name = ent_slice (person->organisation);
  ssize_t bracket = ent_slice_find (name, ENT_SLICE (" ("));
  if (bracket > 0)
    name.length = (size_t)bracket;
  ssize_t form = ent_slice_find (name, ENT_SLICE (" S.A.S."));
  if (form > 0)
    name.length = (size_t)form;
  name = ent_slice_trim (name);
  g_string_append_len (out, name.data, (gssize)name.length);
}

/* ---- Addresses ---- */

/* ASCII letters and digits of @text, lower case; @joint stands between its words. */
static char *
word_of (const char *text, const char *joint)
{
  g_autofree char *folded = ent_fold (ent_slice (text));
  GString *word = g_string_new (NULL);
  for (const char *p = folded; *p; p = g_utf8_next_char (p)) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (word, *p);
    else if (*p == ' ' && word->len > 0)
      g_string_append (word, joint);
  }
  return g_string_free (word, FALSE);
}

/* The part before the @, as offices and people choose it. */
static void
append_local (const EntSampleName *name, bool office, EntRandom *random, GString *out)
{
  g_autofree char *given = word_of (name->given, "-");
  g_autofree char *family = word_of (name->family, office ? "-" : "");
  double kind = ent_random_unit (random);
  unsigned number = (unsigned)ent_random_below (random, 90) + 10;
  if (!name->latin || *given == '\0' || *family == '\0')
    g_string_append_printf (out, "m%u%u", (unsigned)ent_random_below (random, 9000) + 1000, number);
  else if (!office && kind < 0.4)
    g_string_append_printf (out, "%s%s%u", given, family, number);
  else if (!office && kind < 0.6)
    g_string_append_printf (out, "%c%s%u", *given, family, number);
  else if (kind < 0.6)
    g_string_append_printf (out, "%s.%s", given, family);
  else if (kind < 0.76)
    g_string_append_printf (out, "%c.%s", *given, family);
  else if (kind < 0.84)
    g_string_append_printf (out, "%c%s", *given, family);
  else if (kind < 0.90)
    g_string_append_printf (out, "%s_%s", given, family);
  else if (kind < 0.95)
    g_string_append_printf (out, "%s.%s", family, given);
  else
    g_string_append (out, family);
}

static void
append_domain (const EntSamplePerson *person, bool former, EntRandom *random, GString *out)
{
  static const char *const personal[] = {"example.org", "example.com", "example.net", "mail.example.org",
                                         "courriel.test"};
  g_autofree char *organisation = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  if (former)
    organisation = ent_sample_draw_organisation (
        random, (EntSampleSector)ent_random_below (random, ENT_SAMPLE_N_SECTORS));
  else if (*person->organisation)
    ent_sample_append_organisation (person, name);
  if (organisation) {
    const EntSamplePerson before = {.organisation = organisation};
    ent_sample_append_organisation (&before, name);
  }
  g_autofree char *host = word_of (name->str, "-");
  if (*host)
    g_string_append_printf (out, "%s.%s", host, strlen (host) % 5 == 0 ? "test" : "example");
  else
    g_string_append (out, PICK (random, personal));
}

typedef enum {
  ADDRESS_OFFICE,
  ADDRESS_PERSONAL,
  ADDRESS_FORMER,
} AddressKind;

/* Nobody else's: two people of one name in one house get a number. */
static const char *
draw_address (EntSampleNetwork *self, const EntSamplePerson *person, AddressKind kind, EntRandom *random,
              GHashTable *taken)
{
  static const EntSamplePerson private = {.organisation = ""};
  EntSampleName name = person->name;
  if (kind == ADDRESS_FORMER && person->former_family)
    name.family = person->former_family;
  g_autoptr (GString) local = g_string_new (NULL);
  g_autoptr (GString) domain = g_string_new (NULL);
  append_domain (kind == ADDRESS_PERSONAL ? &private : person, kind == ADDRESS_FORMER, random, domain);
  append_local (&name, kind != ADDRESS_PERSONAL, random, local);
  g_string_truncate (local, MIN (local->len, 50));
  while (local->len > 1 && strchr (".-_", local->str[local->len - 1]) != NULL)
    g_string_truncate (local, local->len - 1);
  g_autofree char *address = g_strdup_printf ("%s@%s", local->str, domain->str);
  for (unsigned i = 2; g_hash_table_contains (taken, address); i++) {
    g_free (address);
    address = g_strdup_printf ("%s%u@%s", local->str, i, domain->str);
  }
  const char *kept = g_string_chunk_insert (self->texts, address);
  g_hash_table_add (taken, (gpointer)kept);
  return kept;
}

static void
add_address (EntSamplePerson *person, const char *address)
{
  if (person->n_addresses < ENT_SAMPLE_MOST_ADDRESSES)
    person->addresses[person->n_addresses++] = address;
}

static void
choose_addresses_of (EntSampleNetwork *self, EntSamplePerson *person, EntRandom *random, GHashTable *taken)
{
  bool only_card = person->bond == ENT_SAMPLE_CARD;
  double in_cards = only_card                             ? 1
                    : person->by_mail                     ? 0.35
                    : person->bond == ENT_SAMPLE_IMPORTED ? 0.2
                    : ent_sample_exchanges (person)       ? 0.12
                    : person->slug != NULL                ? 0.04
                                                          : 0;
  person->in_cards = ent_random_chance (random, in_cards);
  /* The archive's address is the one they gave there: their own or that of their office. */
  if (person->email)
    add_address (person, person->email);
  if (!person->by_mail && !person->in_cards)
    return;
  double more = ent_random_unit (random);
  if (!person->email)
    add_address (person, draw_address (self, person, ADDRESS_OFFICE, random, taken));
  if (more < 0.24)
    add_address (person, draw_address (self, person, ADDRESS_PERSONAL, random, taken));
  else if (more < 0.38)
    add_address (person, draw_address (self, person, ADDRESS_FORMER, random, taken));
  if (more < 0.05)
    add_address (person, draw_address (self, person, ADDRESS_FORMER, random, taken));
}

static void
choose_phone (EntSampleNetwork *self, EntSamplePerson *person, size_t number, EntRandom *random)
{
  bool has_one = ent_random_chance (random, 0.8);
  if (person->phone || number >= PHONES || !has_one || !(person->in_cards || ent_sample_signs (person)))
    return;
  const char *range = ent_random_chance (random, 0.4) ? "+33 4 65 71" : "+33 6 39 98";
  g_autofree char *phone =
      g_strdup_printf ("%s %02u %02u", range, (unsigned)(number / 100), (unsigned)(number % 100));
  person->phone = g_string_chunk_insert (self->texts, phone);
}

void
ent_sample_choose_addresses (EntSampleNetwork *self)
{
  static const double styles[] = {0.46, 0.12, 0.09, 0.09, 0.05, 0.05, 0, 0, 0.05, 0, 0.03, 0.06};
  G_STATIC_ASSERT (G_N_ELEMENTS (styles) == ENT_SAMPLE_N_NAME_STYLES);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (taken, (gpointer)self->story->email);
  for (size_t i = 0; i < self->n_people; i++)
    if (self->people[i].email)
      g_hash_table_add (taken, (gpointer)self->people[i].email);
  for (size_t i = 0; i < self->n_people; i++) {
    EntSamplePerson *person = &self->people[i];
    EntRandom random = ent_random_of (self->seed, STREAM_ADDRESSES + i);
    person->name_style = (uint8_t)ent_random_weighted (&random, styles, G_N_ELEMENTS (styles));
    choose_addresses_of (self, person, &random, taken);
    choose_phone (self, person, i, &random);
  }
}

/* Whether their second address is that of a former office. */
static bool
has_former (const EntSamplePerson *person)
{
  const char *last = person->addresses[person->n_addresses - 1];
  return person->n_addresses > 1 && strchr (last, '@') != NULL &&
         (g_str_has_suffix (last, ".example") || g_str_has_suffix (last, ".test")) &&
         !g_str_has_suffix (last, "courriel.test");
}

unsigned
ent_sample_address_at (const EntSampleNetwork *network, const EntSamplePerson *person, int64_t at_us,
                       uint32_t turn)
{
  unsigned n = person->n_addresses;
  if (n <= 1)
    return 0;
  bool former = has_former (person);
  if (former && at_us - person->since_us < (network->now_us - person->since_us) * 2 / 5)
    return n - 1;
  /* A personal address is used now and then. */
  bool personal = !former || n == 3;
  return personal && turn % 5 == 3 ? 1 : 0;
}

/* ---- Names ---- */

EntSampleNameStyle
ent_sample_style_of (const EntSamplePerson *person, unsigned address)
{
  if (address == 0)
    return (EntSampleNameStyle)person->name_style;
  bool former = address + 1u == person->n_addresses && has_former (person);
  if (former)
    return person->former_family ? ENT_SAMPLE_NAME_FORMER : ENT_SAMPLE_NAME_FAMILY_FIRST;
  static const EntSampleNameStyle personal[] = {ENT_SAMPLE_NAME_NICKNAME, ENT_SAMPLE_NAME_PLAIN,
                                                ENT_SAMPLE_NAME_NONE, ENT_SAMPLE_NAME_GIVEN,
                                                ENT_SAMPLE_NAME_ASCII};
  return personal[strlen (person->addresses[address]) % G_N_ELEMENTS (personal)];
}

static const char *
nickname_of (const char *given)
{
  static const struct {
    const char *given, *nickname;
  } nicknames[] = {
      {"Stéphanie", "Steph"},  {"Alexandra", "Alex"},  {"Alexandre", "Alex"},    {"Isabelle", "Isa"},
      {"Frédéric", "Fred"},    {"Catherine", "Cathy"}, {"Dominique", "Dom"},     {"Véronique", "Véro"},
      {"Jean-Philippe", "JP"}, {"Jean-Pierre", "JP"},  {"Jean-François", "Jef"}, {"Christophe", "Chris"},
      {"Christelle", "Chris"}, {"Nathalie", "Nath"},   {"Emmanuelle", "Manue"},  {"Benjamin", "Ben"},
      {"Guillaume", "Guigui"}, {"Nicolas", "Nico"},    {"Sébastien", "Seb"},     {"Thierry", "Titi"},
      {"Élisabeth", "Babeth"}, {"Caroline", "Caro"},   {"Patricia", "Pat"},      {"Valérie", "Val"},
      {"Jérôme", "Jé"},        {"Mathilde", "Math"},   {"Maximilien", "Max"},    {"Maxime", "Max"},
      {"Laurence", "Lolo"},    {"Delphine", "Delph"},  {"Virginie", "Virg"},     {"Michael", "Mike"},
      {"Andrew", "Andy"},      {"Rebecca", "Becky"},   {"Francesca", "Franca"},  {"Giuseppe", "Beppe"},
      {"Wolfgang", "Wolf"},    {"José", "Pepe"},       {"Mélanie", "Mel"},       {"Émilie", "Mimi"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (nicknames); i++)
    if (strcmp (nicknames[i].given, given) == 0)
      return nicknames[i].nickname;
  return given;
}

/* Accents gone, as some mail programs of the past want it. */
static void
append_ascii (const char *text, GString *out)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  g_string_append (out, plain);
}

static void
append_house (const EntSamplePerson *person, const char *format_before, const char *after, bool capitals,
              GString *out)
{
  g_autoptr (GString) house = g_string_new (NULL);
  ent_sample_append_organisation (person, house);
  if (house->len == 0)
    return;
  g_autofree char *upper = capitals ? g_utf8_strup (house->str, -1) : NULL;
  g_string_append (out, format_before);
  g_string_append (out, upper ? upper : house->str);
  g_string_append (out, after);
}

void
ent_sample_append_styled_name (const EntSamplePerson *person, EntSampleNameStyle style, unsigned address,
                               GString *out)
{
  const char *given = person->name.given, *family = person->name.family;
  g_autofree char *upper = g_utf8_strup (family, -1);
  const char *former = person->former_family ? person->former_family : family;
  switch (style) {
  case ENT_SAMPLE_NAME_CAPITALS:
    g_string_append_printf (out, "%s %s", given, upper);
    break;
  case ENT_SAMPLE_NAME_FAMILY_FIRST:
    g_string_append_printf (out, "%s %s", upper, given);
    break;
  case ENT_SAMPLE_NAME_COMMA:
    g_string_append_printf (out, "%s, %s", family, given);
    break;
  case ENT_SAMPLE_NAME_COMPANY:
    g_string_append_printf (out, "%s %s", given, family);
    append_house (person, " (", ")", false, out);
    break;
  case ENT_SAMPLE_NAME_EXCHANGE:
    g_string_append_printf (out, "%s %s", upper, given);
    append_house (person, " - ", "", true, out);
    break;
  case ENT_SAMPLE_NAME_NICKNAME:
    g_string_append_printf (out, "%s %s", nickname_of (given), family);
    break;
  case ENT_SAMPLE_NAME_GIVEN:
    g_string_append (out, given);
    break;
  case ENT_SAMPLE_NAME_ASCII:
    if (person->name.latin) {
      append_ascii (given, out);
      g_string_append_c (out, ' ');
      append_ascii (family, out);
      break;
    }
    g_string_append_printf (out, "%s %s", given, family);
    break;
  case ENT_SAMPLE_NAME_FORMER:
    g_string_append_printf (out, "%s %s", given, former);
    break;
  case ENT_SAMPLE_NAME_ADDRESS:
    g_string_append (out, person->addresses[address]);
    break;
  case ENT_SAMPLE_NAME_NONE:
    break;
  case ENT_SAMPLE_NAME_PLAIN:
  case ENT_SAMPLE_N_NAME_STYLES:
  default:
    g_string_append_printf (out, "%s %s", given, family);
  }
}

bool
ent_sample_signs (const EntSamplePerson *person)
{
  return person->by_mail && *person->title && *person->organisation && person->name_style % 4 != 3;
}
