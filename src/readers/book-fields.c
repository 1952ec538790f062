/* What the columns of tables hold: one row for each field, with the headers of every exporter and language.
 */
#include "readers/book-private.h"

/* Headers are folded and without blanks, `#` for a number in them. A header that another row has too is
 * settled in book-mapping.c. The first row of a word is what the word means in a mapping. */
static const EntBookField fields[] = {
    {"name", "name|fullname|displayname|nomcomplet|nomaffiche|contact|fn", ENT_BOOK_TEXT, 0, "FN"},
    {"given", "firstname|givenname|given|prenom|prenoms|vorname|nombre", ENT_BOOK_NAME, 1, "N"},
    {"family", "lastname|familyname|family|surname|nom|nomdefamille|nachname|apellido|apellidos",
     ENT_BOOK_NAME, 0, "N"},
    {"middle", "middlename|additionalname|deuxiemeprenom|autresprenoms", ENT_BOOK_NAME, 2, "N"},
    {"prefix", "nameprefix|civilite|title|titre", ENT_BOOK_NAME, 3, "N"},
    {"suffix", "namesuffix|suffix|suffixe", ENT_BOOK_NAME, 4, "N"},
    {"nickname", "nickname|surnom|pseudo", ENT_BOOK_TEXT, 0, "NICKNAME"},
    {"email",
     "email|emailaddress|email#|email#address|email#value|emailaddress#|primaryemail|secondaryemail|"
     "adressedemessagerie|adressedemessagerie#|adressedecourrier|adressedecourrier#|courriel|mail|"
     "adresseemail|"
     "adressemail|adresseelectronique|emails|workemail|personalemail|emailprofessionnel|emailpersonnel",
     ENT_BOOK_EMAIL, 0, "EMAIL"},
    {"phone",
     "phone|phone#|phone#value|phonenumber|telephone|tel|primaryphone|telephoneprincipal|otherphone|"
     "telephoneautre|"
     "phonenumbers|numerodetelephone|radiophone|radiotelephone|isdn|rnis|ttytddphone|telephonetddtty|"
     "callback|"
     "rappel|telex",
     ENT_BOOK_TEXT, 0, "TEL"},
    {"home_phone", "homephone|homephone#|telephonedomicile|telephone#domicile|telephonepersonnel",
     ENT_BOOK_TEXT, 0, "TEL;TYPE=home"},
    {"work_phone",
     "businessphone|businessphone#|workphone|workphone#|telephonebureau|telephone#bureau|"
     "telephoneprofessionnel",
     ENT_BOOK_TEXT, 0, "TEL;TYPE=work"},
    {"mobile",
     "mobilephone|mobilenumber|mobile|telmobile|telephonemobile|portable|telephoneportable|cell|cellphone|"
     "carphone|telephonevoiture|gsm",
     ENT_BOOK_TEXT, 0, "TEL;TYPE=cell"},
    {"fax",
     "fax|faxnumber|businessfax|homefax|otherfax|telecopie|telecopiebureau|telecopiedomicile|telecopieautre",
     ENT_BOOK_TEXT, 0, "TEL;TYPE=fax"},
    {"pager", "pager|pagernumber|recepteurderadiomessagerie", ENT_BOOK_TEXT, 0, "TEL;TYPE=pager"},
    {"company_phone", "companymainphone|telephonesociete", ENT_BOOK_TEXT, 0, "TEL;TYPE=work,x-company"},
    {"assistant_phone", "assistantsphone|telephonedelassistante", ENT_BOOK_TEXT, 0, "TEL;TYPE=x-assistant"},
    {"organisation",
     "company|companies|organization|organisation|organizationname|organization#name|societe|entreprise|"
     "employeur|"
     "employer|firma",
     ENT_BOOK_ORG, 0, "ORG"},
    {"department", "department|service|organizationdepartment|organization#department|departement|abteilung",
     ENT_BOOK_ORG, 1, "ORG"},
    {"title",
     "jobtitle|position|poste|fonction|organizationtitle|organization#title|headline|intituleduposte",
     ENT_BOOK_TEXT, 0, "TITLE"},
    {"role", "profession|occupation|role|metier|organization#jobdescription", ENT_BOOK_TEXT, 0, "ROLE"},
    {"url",
     "url|webpage|webpage#|website|website#value|siteweb|pageweb|personalwebpage|linkedin|linkedinurl|"
     "linkedinprofile|profileurl|profil|profillinkedin|website#|siteinternet",
     ENT_BOOK_TEXT, 0, "URL"},
    {"birth_date", "birthday|birthdate|dateofbirth|anniversaire|datedenaissance|naissance|geburtstag",
     ENT_BOOK_TEXT, 0, "BDAY"},
    {"anniversary", "anniversary|anniversairedemariageoufete|anniversairedemariage", ENT_BOOK_TEXT, 0,
     "ANNIVERSARY"},
    {"birth_year", "birthyear", ENT_BOOK_BIRTH, 0, "BDAY"},
    {"birth_month", "birthmonth", ENT_BOOK_BIRTH, 1, "BDAY"},
    {"birth_day", "", ENT_BOOK_BIRTH, 2, "BDAY"},
    {"note", "notes|note|comments|commentaires|remarques|commentaire|comment|description", ENT_BOOK_TEXT, 0,
     "NOTE"},
    {"labels", "labels|groupmembership|categories|tags|groupes|groups|etiquettes|libelles|category|categorie",
     ENT_BOOK_LIST, 0, "CATEGORIES"},
    {"street", "street|rue|adresse|address|streetaddress|strasse", ENT_BOOK_ADR, 2, "ADR"},
    {"city", "city|ville|town|location|place|lieu|localisation|ort", ENT_BOOK_ADR, 3, "ADR"},
    {"region", "state|region|province|depregion|etat", ENT_BOOK_ADR, 4, "ADR"},
    {"postcode", "postcode|postalcode|zip|zipcode|codepostal|plz|cp", ENT_BOOK_ADR, 5, "ADR"},
    {"country", "country|pays|countryregion|paysregion|land", ENT_BOOK_ADR, 6, "ADR"},
    {"work_street",
     "businessstreet|businessstreet#|ruebureau|ruebureau#|workaddress|workaddress#|businessaddress",
     ENT_BOOK_ADR, 2, "ADR;TYPE=work"},
    {"work_city", "businesscity|villebureau|workcity", ENT_BOOK_ADR, 3, "ADR;TYPE=work"},
    {"work_region", "businessstate|depregionbureau|workstate", ENT_BOOK_ADR, 4, "ADR;TYPE=work"},
    {"work_postcode", "businesspostalcode|codepostalbureau|workzipcode", ENT_BOOK_ADR, 5, "ADR;TYPE=work"},
    {"work_country", "businesscountryregion|businesscountry|paysregionbureau|paysbureau|workcountry",
     ENT_BOOK_ADR, 6, "ADR;TYPE=work"},
    {"work_box", "businessaddresspobox|bureauboitepostale|boitepostalebureau", ENT_BOOK_ADR, 0,
     "ADR;TYPE=work"},
    {"home_street", "homestreet|homestreet#|ruedomicile|ruedomicile#|homeaddress|homeaddress#", ENT_BOOK_ADR,
     2, "ADR;TYPE=home"},
    {"home_city", "homecity|villedomicile", ENT_BOOK_ADR, 3, "ADR;TYPE=home"},
    {"home_region", "homestate|depregiondomicile", ENT_BOOK_ADR, 4, "ADR;TYPE=home"},
    {"home_postcode", "homepostalcode|codepostaldomicile|homezipcode", ENT_BOOK_ADR, 5, "ADR;TYPE=home"},
    {"home_country", "homecountryregion|homecountry|paysregiondomicile|paysdomicile", ENT_BOOK_ADR, 6,
     "ADR;TYPE=home"},
    {"home_box", "homeaddresspobox|domicileboitepostale|boitepostaledomicile", ENT_BOOK_ADR, 0,
     "ADR;TYPE=home"},
    {"other_street", "otherstreet|otherstreet#|rueautre|rueautre#", ENT_BOOK_ADR, 2, "ADR;TYPE=other"},
    {"other_city", "othercity|villeautre", ENT_BOOK_ADR, 3, "ADR;TYPE=other"},
    {"other_region", "otherstate|depregionautre", ENT_BOOK_ADR, 4, "ADR;TYPE=other"},
    {"other_postcode", "otherpostalcode|codepostalautre", ENT_BOOK_ADR, 5, "ADR;TYPE=other"},
    {"other_country", "othercountryregion|othercountry|paysregionautre|paysautre", ENT_BOOK_ADR, 6,
     "ADR;TYPE=other"},
    {"other_box", "otheraddresspobox|autreboitepostale|boitepostaleautre", ENT_BOOK_ADR, 0, "ADR;TYPE=other"},
    /* Google's addresses, by their number; the formatted one repeats the others. */
    {"street", "address#street", ENT_BOOK_ADR, 2, "ADR"},
    {"city", "address#city", ENT_BOOK_ADR, 3, "ADR"},
    {"region", "address#region", ENT_BOOK_ADR, 4, "ADR"},
    {"postcode", "address#postalcode", ENT_BOOK_ADR, 5, "ADR"},
    {"country", "address#country", ENT_BOOK_ADR, 6, "ADR"},
    {"box", "address#pobox", ENT_BOOK_ADR, 0, "ADR"},
    {"extended", "address#extendedaddress", ENT_BOOK_ADR, 1, "ADR"},
    {"formatted_address", "address#formatted", ENT_BOOK_ADR, 7, "ADR"},
    /* What the value with the same number is. */
    {"type of the address", "email#type|email#label", ENT_BOOK_LABEL, 0, "EMAIL"},
    {"type of the telephone", "phone#type|phone#label", ENT_BOOK_LABEL, 0, "TEL"},
    {"type of the address", "address#type|address#label", ENT_BOOK_LABEL, 0, "ADR"},
    {"type of the page", "website#type|website#label", ENT_BOOK_LABEL, 0, "URL"},
    {"type of the address",
     "emailtype|email#type|typedemessagerie|typedemessagerie#|typedecourrier|typedecourrier#", ENT_BOOK_GUARD,
     0, "EMAIL"},
    {"skip", "", ENT_BOOK_NOTHING, 1, ""},
    {"keep",
     "emaildisplayname|email#displayname|nomcompletdeladressedemessagerie|nomcompletdeladressedemessagerie#|"
     "priority|priorite|private|prive|sensitivity|criteredediffusion|gender|sexe|fileas|photo",
     ENT_BOOK_NOTHING, 0, ""},
};

void
ent_book_append_header_key (EntSlice header, GString *out)
{
  g_autofree char *folded = ent_fold (header);
  for (const char *c = folded; *c != '\0'; c++)
    if (*c != ' ')
      g_string_append_c (out, *c);
}

static bool
names_have (const char *names, const GString *key)
{
  EntSlice rest = ent_slice (names), name;
  while (ent_slice_cut (&rest, "|", &name))
    if (ent_slice_equal (name, ent_slice_of (key)))
      return true;
  return false;
}

/* @key with its first number as `#`. */
static unsigned
replace_number (const GString *key, GString *out)
{
  size_t start = strcspn (key->str, "0123456789"), n = strspn (key->str + start, "0123456789");
  unsigned number = 0;
  for (size_t i = 0; i < MIN (n, 6); i++)
    number = number * 10 + (unsigned)(key->str[start + i] - '0');
  g_string_append_len (out, key->str, (gssize)start);
  if (n > 0)
    g_string_append_c (out, '#');
  g_string_append (out, key->str + start + n);
  return number;
}

const EntBookField *
ent_book_field_of_header (EntSlice header, unsigned *out_number)
{
  g_autoptr (GString) whole = g_string_new (NULL), key = g_string_new (NULL);
  ent_book_append_header_key (header, whole);
  *out_number = replace_number (whole, key);
  for (size_t i = 0; key->len > 0 && i < G_N_ELEMENTS (fields); i++)
    if (names_have (fields[i].names, key))
      return &fields[i];
  return NULL;
}

static bool
is_word (const EntBookField *field)
{
  return field->kind != ENT_BOOK_LABEL && field->kind != ENT_BOOK_GUARD;
}

const EntBookField *
ent_book_field_of_word (EntSlice word)
{
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_word (&fields[i]) && ent_slice_equal_ascii_case (word, ent_slice (fields[i].field)))
      return &fields[i];
  return NULL;
}

/* Parts of the addresses at home and at work are as those without, and seldom mapped by hand. */
static bool
is_common (const EntBookField *field)
{
  bool is_adr = field->kind == ENT_BOOK_ADR;
  return is_word (field) && field->kind != ENT_BOOK_BIRTH && strstr (field->property, "x-") == NULL &&
         !(is_adr && (strcmp (field->property, "ADR") != 0 || field->part < 2 || field->part > 6));
}

void
ent_read_append_fields (GString *out)
{
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_common (&fields[i]) && ent_book_field_of_word (ent_slice (fields[i].field)) == &fields[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", fields[i].field);
}
