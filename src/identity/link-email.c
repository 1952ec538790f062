/* Addresses as they are compared. */
#include "identity/link-private.h"

enum {
  MAX_EMAIL = 254
};

/* Providers where anybody may have a box: sharing one says nothing. */
static const char *const providers[] = {
    "gmail",      "googlemail", "hotmail",     "outlook",    "live",
    "msn",        "yahoo",      "ymail",       "rocketmail", "aol",
    "icloud",     "me",         "mac",         "orange",     "wanadoo",
    "free",       "sfr",        "neuf",        "cegetel",    "club-internet",
    "laposte",    "bbox",       "numericable", "aliceadsl",  "gmx",
    "web",        "t-online",   "freenet",     "mail",       "inbox",
    "yandex",     "ya",         "rambler",     "bk",         "list",
    "qq",         "163",        "126",         "sina",       "foxmail",
    "yeah",       "protonmail", "proton",      "pm",         "tutanota",
    "tuta",       "fastmail",   "zoho",        "hushmail",   "posteo",
    "mailbox",    "riseup",     "comcast",     "verizon",    "att",
    "sbcglobal",  "bellsouth",  "cox",         "charter",    "earthlink",
    "btinternet", "sky",        "virginmedia", "ntlworld",   "talktalk",
    "bluewin",    "hispeed",    "skynet",      "telenet",    "libero",
    "virgilio",   "alice",      "tiscali",     "seznam",     "centrum",
    "wp",         "o2",         "interia",     "onet",       "naver",
    "daum",       "hanmail",    "rediffmail",  "bigpond",    "optusnet",
    "uol",        "bol",        "terra",       "noreply",    "github",
    "gitlab",     "localhost",  "localdomain", "none",       "local",
    "example",    "hey",        "duck",        "acm",        "ieee",
    "gnu",        "debian",     "ubuntu",      "sourceforge"};

/* Those that give mail for "name+tag" to "name"; and of them, those that ignore dots too. */
static const char *const tag_providers[] = {
    "gmail",  "googlemail", "hotmail", "outlook",  "live",     "icloud", "me",   "mac",
    "proton", "protonmail", "pm",      "fastmail", "tutanota", "posteo", "zoho", "yandex"};
static const char *const dot_providers[] = {"gmail", "googlemail"};

static bool
is_in (EntSlice word, const char *const *list, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (ent_slice_equal (word, ent_slice (list[i])))
      return true;
  return false;
}

/* Ends that countries put behind their second level: "co.uk". */
static bool
is_second_level (EntSlice label)
{
  static const char *const labels[] = {"co",  "com",  "org",  "net", "ac", "gov",
                                       "edu", "asso", "gouv", "ne",  "or"};
  return is_in (label, labels, G_N_ELEMENTS (labels));
}

/* "exemple.co.uk" of "mail.exemple.co.uk"; @out_site gets "exemple". */
static EntSlice
find_own_domain (EntSlice domain, EntSlice *out_site)
{
  size_t starts[4] = {0}, n = 0; /* of labels, from the end */
  for (size_t i = domain.length; i > 0 && n < G_N_ELEMENTS (starts); i--)
    if (i == 1 || domain.data[i - 2] == '.')
      starts[n++] = i - 1;
  if (n < 2) {
    *out_site = domain;
    return domain;
  }
  EntSlice second = {domain.data + starts[1], starts[0] - starts[1] - 1};
  size_t own = n > 2 && is_second_level (second) ? 2 : 1;
  *out_site = (EntSlice){domain.data + starts[own], starts[own - 1] - starts[own] - 1};
  return ent_slice_from (domain, starts[own]);
}

/* What names the box: without "+tag" where it is no part of it. "12345+login@users.noreply.github.com" is
 * login's. */
static EntSlice
find_box (EntSlice local, EntSlice domain, EntSlice site)
{
  const char *plus = local.length > 1 ? memchr (local.data + 1, '+', local.length - 1) : NULL;
  if (plus == NULL)
    return local;
  size_t before = (size_t)(plus - local.data);
  if (ent_slice_find (domain, ENT_SLICE ("noreply")) >= 0)
    return ent_slice_from (local, before + 1);
  if (is_in (site, tag_providers, G_N_ELEMENTS (tag_providers)))
    return (EntSlice){local.data, before};
  return local;
}

static void
append_login (EntSlice box, GString *out)
{
  for (size_t i = 0; i < box.length && box.data[i] != '+'; i++)
    if (g_ascii_isalnum (box.data[i]) || (unsigned char)box.data[i] >= 0x80)
      g_string_append_c (out, box.data[i]);
}

/* The address as its box is known by: what two addresses of one box have in common. */
static void
append_box_address (EntSlice box, EntSlice domain, EntSlice site, GString *out)
{
  if (is_in (site, dot_providers, G_N_ELEMENTS (dot_providers))) {
    append_login (box, out);
    g_string_append (out, "@gmail.com");
    return;
  }
  g_string_append_len (out, box.data, (gssize)box.length);
  g_string_append_c (out, '@');
  g_string_append_len (out, domain.data, (gssize)domain.length);
}

/* Lower case, without what stands around it; good addresses or not ("root@localhost"). */
static bool
normalise (EntSlice text, GString *out)
{
  g_string_truncate (out, 0);
  if (ent_email_append (text, out))
    return true;
  text = ent_slice_trim (text);
  for (size_t i = 0; i < MIN (text.length, MAX_EMAIL); i++)
    if ((unsigned char)text.data[i] > ' ' && strchr ("<>\"", text.data[i]) == NULL)
      g_string_append_c (out, g_ascii_tolower (text.data[i]));
  return false;
}

uint32_t
ent_link_email_put (EntLinkTable *self, EntSlice text)
{
  bool is_valid = normalise (text, self->scratch);
  EntSlice address = ent_slice_of (self->scratch);
  const char *at = address.length > 0 ? memrchr (address.data, '@', address.length) : NULL;
  if (at == NULL || at == address.data)
    return 0;
  EntSlice local = {address.data, (size_t)(at - address.data)};
  EntSlice domain = ent_slice_from (address, local.length + 1), site;
  EntSlice own = find_own_domain (domain, &site);
  EntSlice box = find_box (local, domain, site);
  g_string_truncate (self->scratch2, 0);
  append_box_address (box, domain, site, self->scratch2);
  bool is_new;
  uint32_t id = ent_link_pool_put (&self->email_keys, ent_slice_of (self->scratch2), &is_new);
  if (!is_new)
    return id;
  bool is_provider = !is_valid || is_in (site, providers, G_N_ELEMENTS (providers));
  EntLinkEmail email = {.is_valid = is_valid};
  email.is_role = ent_email_is_role (ent_slice_of (self->scratch2));
  g_string_truncate (self->scratch2, 0);
  append_login (box, self->scratch2);
  email.login = ent_link_pool_put (&self->texts, ent_slice_of (self->scratch2), &is_new);
  email.domain = is_provider ? 0 : ent_link_pool_put (&self->texts, own, &is_new);
  email.site = is_provider ? 0 : ent_link_pool_put (&self->texts, site, &is_new);
  g_array_append_val (self->emails, email);
  return id;
}

bool
ent_link_own_site (EntSlice email, EntSlice *out_site)
{
  EntSlice rest = email, login;
  if (!ent_slice_cut (&rest, "@", &login) || rest.length == 0)
    return false;
  find_own_domain (rest, out_site);
  return out_site->length > 0 && !is_in (*out_site, providers, G_N_ELEMENTS (providers));
}
