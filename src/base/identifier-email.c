/* E-mail addresses. */
#include "base/identifier-private.h"
#include "base/text.h"

#define MAX_EMAIL_BYTES 254
#define MAX_LOCAL_BYTES 64

static bool
is_local_character (char c)
{
  return (unsigned char)c >= 0x80 || g_ascii_isalnum (c) ||
         (c != '\0' && strchr ("!#$%&'*+-/=?^_`{|}~.", c) != NULL);
}

static bool
is_domain_character (char c)
{
  return (unsigned char)c >= 0x80 || g_ascii_isalnum (c) || c == '-' || c == '.';
}

/* Whether each dot-separated part of @domain has something in it and no hyphen at its ends; at least two of
 * them. */
static bool
is_domain (EntSlice domain)
{
  size_t n_parts = 0;
  EntSlice rest = domain, part = {NULL, 0};
  while (ent_slice_cut (&rest, ".", &part)) {
    if (part.length == 0 || part.length > 63 || part.data[0] == '-' || part.data[part.length - 1] == '-')
      return false;
    n_parts++;
  }
  for (size_t i = 0; i < domain.length; i++)
    if (!is_domain_character (domain.data[i]))
      return false;
  return n_parts >= 2 && !g_ascii_isdigit (part.data[0]);
}

static bool
is_email (EntSlice address)
{
  const char *at = address.length > 0 ? memchr (address.data, '@', address.length) : NULL;
  if (at == NULL || address.length > MAX_EMAIL_BYTES)
    return false;
  EntSlice local = {address.data, (size_t)(at - address.data)};
  if (local.length == 0 || local.length > MAX_LOCAL_BYTES || local.data[0] == '.' || at[-1] == '.')
    return false;
  for (size_t i = 0; i < local.length; i++)
    if (!is_local_character (local.data[i]))
      return false;
  return is_domain (ent_slice_from (address, local.length + 1));
}

bool
ent_email_append (EntSlice text, GString *out)
{
  text = ent_slice_trim (text);
  /* "Awa Exemple <awa@example.org>" */
  const char *open = text.length > 0 ? memrchr (text.data, '<', text.length) : NULL;
  if (open != NULL) {
    if (text.data[text.length - 1] != '>')
      return false;
    text = (EntSlice){open + 1, (size_t)(text.data + text.length - open) - 2};
  }
  text = ent_slice_trim (text);
  if (ent_identifier_skip_prefix (&text, ENT_SLICE ("mailto:"))) {
    EntSlice rest = text;
    ent_slice_cut (&rest, "?", &text);
  }
  if (!is_email (text) || !ent_text_is_valid (text))
    return false;
  size_t start = out->len;
  if (ent_text_is_ascii (text)) {
    g_string_append_len (out, text.data, (gssize)text.length);
    for (char *at = out->str + start; *at != '\0'; at++)
      *at = g_ascii_tolower (*at);
    return true;
  }
  for (size_t i = 0; i < text.length; i += ent_text_character_bytes (ent_slice_from (text, i)))
    if (!g_unichar_isprint (g_utf8_get_char (text.data + i)) ||
        g_unichar_isspace (g_utf8_get_char (text.data + i)))
      return false;
  ent_identifier_append_lower_nfc (text, out);
  if (!is_email ((EntSlice){out->str + start, out->len - start})) {
    g_string_truncate (out, start);
    return false;
  }
  return true;
}

/* Local parts of offices, French and English, without separators. */
static const char *const role_names[] = {
    "abuse",
    "accounting",
    "accounts",
    "accueil",
    "achat",
    "achats",
    "admin",
    "administratif",
    "administration",
    "administrator",
    "adv",
    "agence",
    "alert",
    "alerts",
    "billing",
    "bonjour",
    "bounce",
    "bounces",
    "bureau",
    "candidature",
    "candidatures",
    "career",
    "careers",
    "client",
    "clients",
    "comm",
    "commande",
    "commandes",
    "commercial",
    "communication",
    "compta",
    "comptabilite",
    "comptable",
    "contact",
    "contacts",
    "contactus",
    "courrier",
    "customer",
    "customerservice",
    "devis",
    "direction",
    "donotreply",
    "dpo",
    "drh",
    "emploi",
    "enquiries",
    "enquiry",
    "equipe",
    "event",
    "events",
    "export",
    "facturation",
    "facture",
    "factures",
    "feedback",
    "finance",
    "formation",
    "formations",
    "hello",
    "help",
    "helpdesk",
    "hostmaster",
    "hr",
    "info",
    "information",
    "informations",
    "infos",
    "inscription",
    "inscriptions",
    "invitations",
    "invoice",
    "invoices",
    "jobs",
    "juridique",
    "legal",
    "logistique",
    "mail",
    "mailerdaemon",
    "mairie",
    "marketing",
    "media",
    "member",
    "messages",
    "nepasrepondre",
    "news",
    "newsletter",
    "noreply",
    "notification",
    "notifications",
    "office",
    "orders",
    "paie",
    "partenariat",
    "partenariats",
    "postmaster",
    "presse",
    "press",
    "privacy",
    "production",
    "qualite",
    "reception",
    "recrutement",
    "recruiting",
    "recruitment",
    "reply",
    "reservation",
    "reservations",
    "rgpd",
    "rh",
    "sales",
    "salut",
    "sav",
    "secretariat",
    "security",
    "service",
    "serviceclient",
    "serviceclients",
    "services",
    "shop",
    "siege",
    "social",
    "standard",
    "support",
    "team",
    "technique",
    "unsubscribe",
    "updates",
    "vente",
    "ventes",
    "webmaster",
};

static bool
is_role_name (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (strcmp (role_names[i], name) == 0)
      return true;
  return strstr (name, "noreply") != NULL || strstr (name, "donotreply") != NULL ||
         strstr (name, "nepasrepondre") != NULL;
}

bool
ent_email_is_role (EntSlice email)
{
  char whole[MAX_LOCAL_BYTES + 1], first[MAX_LOCAL_BYTES + 1];
  size_t length = 0, first_length = 0;
  for (size_t i = 0;
       i < email.length && email.data[i] != '@' && email.data[i] != '+' && length < MAX_LOCAL_BYTES; i++) {
    if (strchr ("-_.", email.data[i]) == NULL)
      whole[length++] = g_ascii_tolower (email.data[i]);
    else if (first_length == 0)
      first_length = length;
  }
  whole[length] = '\0';
  memcpy (first, whole, first_length);
  first[first_length] = '\0';
  /* "contact.lyon@" is an office's; but "rh.exemple@" may well be Rose-Hélène's. */
  return is_role_name (whole) || (first_length >= 4 && is_role_name (first));
}
