/* The address book: vCards as a phone, Outlook and an address book on a server write them, in one file. */
#include "sample/addresses-private.h"
#include "sample/beside-private.h"
#include "sample/mime-private.h"
#include "sample/write-private.h"

enum {
  FLUSH_BYTES = 256 * 1024,
};

/* ---- Lines ---- */

static void
append_escaped (const char *value, GString *out)
{
  for (; *value; value++) {
    if (*value == ',' || *value == ';' || *value == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *value);
  }
}

/* `NAME:value`, with commas and semicolons escaped. */
static void
append_property (const char *name, const char *value, GString *out)
{
  g_autoptr (GString) line = g_string_new (name);
  g_string_append_c (line, ':');
  append_escaped (value, line);
  ent_sample_append_folded (line->str, out);
}

/* In 2.1, whatever is not ASCII is quoted-printable. */
static void
append_old_property (const char *name, const char *value, GString *out)
{
  bool is_ascii = true;
  for (const char *p = value; *p; p++)
    is_ascii = is_ascii && (unsigned char)*p < 0x80;
  if (is_ascii) {
    g_string_append_printf (out, "%s:%s\r\n", name, value);
    return;
  }
  g_autofree char *latin = ent_sample_to_latin (value);
  g_string_append_printf (out, "%s;CHARSET=%s;ENCODING=QUOTED-PRINTABLE:", name,
                          latin ? "Windows-1252" : "UTF-8");
  const char *bytes = latin ? latin : value;
  for (const char *p = bytes; *p; p++) {
    if ((unsigned char)*p < 0x80 && *p != '=')
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "=%02X", (unsigned)(unsigned char)*p);
  }
  g_string_append (out, "\r\n");
}

/* ---- Cards ---- */

typedef struct {
  const EntSamplePerson *person;
  size_t number;
  char *organisation;
  char *name; /* as the card shows it */
} Card;

/* Outlook's. */
static void
append_old_card (const Card *card, GString *out)
{
  const EntSamplePerson *person = card->person;
  g_autofree char *names = g_strdup_printf ("%s;%s", person->name.family, person->name.given);
  g_string_append (out, "BEGIN:VCARD\r\nVERSION:2.1\r\n");
  append_old_property ("N", names, out);
  append_old_property ("FN", card->name, out);
  if (*card->organisation)
    append_old_property ("ORG", card->organisation, out);
  if (*person->title)
    append_old_property ("TITLE", person->title, out);
  if (person->phone)
    append_old_property ("TEL;WORK;VOICE", person->phone, out);
  for (unsigned i = 0; i < person->n_addresses; i++)
    append_old_property (i == 0 ? "EMAIL;PREF;INTERNET" : "EMAIL;INTERNET", person->addresses[i], out);
  g_string_append (out, "END:VCARD\r\n");
}

/* A phone's, with labels of its own. */
static void
append_phone_card (const Card *card, GString *out)
{
  const EntSamplePerson *person = card->person;
  g_string_append (out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  g_autoptr (GString) names = g_string_new ("N:");
  append_escaped (person->name.family, names);
  g_string_append_c (names, ';');
  append_escaped (person->name.given, names);
  g_string_append (names, ";;;");
  ent_sample_append_folded (names->str, out);
  append_property ("FN", card->name, out);
  if (*card->organisation)
    append_property ("ORG", card->organisation, out);
  if (*person->title)
    append_property ("TITLE", person->title, out);
  if (person->phone)
    append_property ("TEL;type=CELL;type=VOICE;type=pref", person->phone, out);
  for (unsigned i = 0; i < person->n_addresses; i++) {
    g_autofree char *name = g_strdup_printf ("item%u.EMAIL;type=INTERNET", i + 1);
    append_property (name, person->addresses[i], out);
    g_string_append_printf (out, "item%u.X-ABLabel:%s\r\n", i + 1, i == 0 ? "_$!<Work>!$_" : "privé");
  }
  if (person->slug && card->number % 2 == 0) {
    g_autoptr (GString) url = g_string_new ("X-SOCIALPROFILE;type=linkedin:");
    ent_sample_append_url (person->slug, true, url);
    ent_sample_append_folded (url->str, out);
  }
  g_string_append (out, "CATEGORIES:myContacts,Réseau\r\nEND:VCARD\r\n");
}

static void
append_new_card (const Card *card, GString *out)
{
  const EntSamplePerson *person = card->person;
  g_string_append (out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  g_string_append_printf (out, "UID:urn:uuid:00000000-0000-4000-8000-%012" G_GSIZE_FORMAT "\r\n",
                          card->number);
  append_property ("FN", card->name, out);
  g_autoptr (GString) names = g_string_new ("N:");
  append_escaped (person->name.family, names);
  g_string_append_c (names, ';');
  append_escaped (person->name.given, names);
  g_string_append (names, ";;;");
  ent_sample_append_folded (names->str, out);
  if (*card->organisation)
    append_property ("ORG", card->organisation, out);
  if (*person->title)
    append_property ("TITLE", person->title, out);
  for (unsigned i = 0; i < person->n_addresses; i++)
    append_property (i == 0 ? "EMAIL;PREF=1;TYPE=work" : "EMAIL;TYPE=home", person->addresses[i], out);
  if (person->phone) {
    g_autofree char *digits = g_strdup (person->phone);
    char *to = digits;
    for (const char *p = digits; *p; p++)
      if (*p != ' ')
        *to++ = *p;
    *to = '\0';
    g_string_append_printf (out, "TEL;VALUE=uri;TYPE=\"cell,voice\":tel:%s\r\n", digits);
  }
  if (card->number % 5 == 0)
    append_property ("NOTE", "Vu au salon, relancer en mai; préfère le téléphone, le matin", out);
  g_string_append (out, "END:VCARD\r\n");
}

static void
append_card (const EntSamplePerson *person, size_t number, GString *out)
{
  static void (*const writers[]) (const Card *, GString *) = {append_phone_card, append_phone_card,
                                                              append_new_card, append_old_card};
  static const EntSampleNameStyle styles[] = {ENT_SAMPLE_NAME_PLAIN,  ENT_SAMPLE_NAME_PLAIN,
                                              ENT_SAMPLE_NAME_PLAIN,  ENT_SAMPLE_NAME_CAPITALS,
                                              ENT_SAMPLE_NAME_FORMER, ENT_SAMPLE_NAME_COMMA};
  g_autoptr (GString) organisation = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  ent_sample_append_organisation (person, organisation);
  ent_sample_append_styled_name (person, styles[number % G_N_ELEMENTS (styles)], 0, name);
  const Card card = {person, number, organisation->str, name->str};
  writers[number / 7 % G_N_ELEMENTS (writers)](&card, out);
}

/* What is no person: a group of some, a company. */
static void
append_others (EntSampleArchive *self, GString *out)
{
  g_string_append (
      out, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Réseau;;;;\r\nFN:Réseau\r\nX-ADDRESSBOOKSERVER-KIND:group\r\n"
           "END:VCARD\r\n\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Imprimerie Exemple\r\n"
           "ORG:Imprimerie Exemple;\r\nX-ABShowAs:COMPANY\r\nEMAIL:contact@imprimerie.example\r\n"
           "END:VCARD\r\n");
  self->beside.n_card_groups = 2;
}

bool
ent_sample_write_cards (EntSampleArchive *self, const char *path, GError **error)
{
  g_auto (EntSampleSheet) sheet = {0};
  if (!ent_sample_sheet_open (&sheet, path, error))
    return false;
  bool ok = true;
  append_others (self, sheet.text);
  for (size_t i = 0; i < self->network->n_people && ok; i++) {
    if (!self->network->people[i].in_cards)
      continue;
    append_card (&self->network->people[i], i, sheet.text);
    self->beside.n_cards++;
    ok = sheet.text->len < FLUSH_BYTES || ent_sample_sheet_flush (&sheet);
  }
  return ent_sample_sheet_close (&sheet, ok, error);
}
