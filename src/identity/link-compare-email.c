/* Levels of addresses: the same box, login or domain, or a login built from the other's name. */
#include "identity/link-private.h"

enum {
  MAX_EMAILS = 12,     /* of a row that are compared */
  LEAST_HANDLE = 3,    /* letters that a login must have to recognise somebody */
  LEAST_FORM = 6,      /* and the shorter of two that begin alike: "argentex" and "argentexil7" */
  LEAST_EXPLAINED = 8, /* and where a name explains a part of it */
  LEAST_DIGITS = 3,    /* at the end of a login that a name explains but for them */
  LEAST_OWN = 5        /* and one that is also the name of somebody's domain */
};

/* Logins that thousands chose. */
static const char *const common_logins[] = {
    "github",  "gitlab",    "contact",     "mail",    "email",    "admin",      "hello",      "developer",
    "devel",   "webmaster", "linux",       "ubuntu",  "debian",   "vagrant",    "jenkins",    "travis",
    "build",   "noreply",   "nobody",      "unknown", "username", "student",    "public",     "private",
    "spam",    "lists",     "mailinglist", "inbox",   "office",   "postmaster", "opensource", "coding",
    "coder",   "hacker",    "dummy",       "test",    "tester",   "myself",     "personal",   "perso",
    "travail", "root",      "user",        "none",    "dev",      "git",        "bot",        "home",
    "work",    "main",      "code",        "info",    "post",     "team",       "name",       "null",
    "web",     "vcs",       "you"};

/* Digits at the end are years and numbers. */
static EntSlice
without_digits (EntSlice login)
{
  while (login.length > 0 && g_ascii_isdigit (login.data[login.length - 1]))
    login.length--;
  return login;
}

static bool
is_common_login (EntSlice login)
{
  for (size_t i = 0; i < G_N_ELEMENTS (common_logins); i++)
    if (ent_slice_equal (login, ent_slice (common_logins[i])))
      return true;
  return ent_name_is_given (login);
}

typedef struct {
  const EntLinkTable *table;
  const EntLinkColumns *columns;
  const uint32_t *emails, *names;
  size_t n_emails, n_names;
} Side;

static Side
side_of (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row)
{
  Side side = {.table = table, .columns = columns};
  side.emails = ent_link_values (columns, row, ENT_LINK_VALUE_EMAIL, &side.n_emails);
  side.names = ent_link_values (columns, row, ENT_LINK_VALUE_NAME, &side.n_names);
  side.n_emails = MIN (side.n_emails, MAX_EMAILS);
  side.n_names = MIN (side.n_names, MAX_EMAILS);
  return side;
}

/* The best fit of @login to a whole name of @side. */
static EntNameFit
best_fit (const Side *side, uint32_t login)
{
  EntNameFit best = ENT_FIT_NONE;
  for (size_t i = 0; i < side->n_names; i++) {
    const EntLinkName *name = ent_link_name (side->table, side->names[i]);
    if (name->is_handle)
      continue;
    EntPersonName slices;
    ent_link_name_slices (side->table, name, &slices);
    best = MIN (best, ent_name_fit_login (ent_link_pool_get (&side->table->texts, login), &slices));
  }
  return best;
}

/* Whether two logins that differ are forms of one, as where the better one was taken already. */
static bool
are_forms (EntSlice a, EntSlice b)
{
  a = without_digits (a);
  b = without_digits (b);
  size_t n = MIN (a.length, b.length);
  return n >= LEAST_FORM && memcmp (a.data, b.data, n) == 0 && !is_common_login ((EntSlice){a.data, n});
}

/* "argentex@" one's own domain "argentex.example". */
static bool
is_own_domain (const EntLinkTable *table, const EntLinkEmail *login, const EntLinkEmail *site)
{
  return site->site != 0 && login->login == site->site &&
         ent_link_pool_get (&table->texts, login->login).length >= LEAST_OWN;
}

/* The login that two addresses that differ nearly have in common; 0: none. */
static uint32_t
near_login (const EntLinkTable *table, const EntLinkEmail *x, const EntLinkEmail *y)
{
  if (is_own_domain (table, x, y))
    return x->login;
  if (is_own_domain (table, y, x))
    return y->login;
  EntSlice a = ent_link_pool_get (&table->texts, x->login), b = ent_link_pool_get (&table->texts, y->login);
  return !are_forms (a, b) ? 0 : a.length <= b.length ? x->login : y->login;
}

/* The same login elsewhere: a handle when no name explains it. */
static uint8_t
same_login_level (const Side *a, const Side *b, uint32_t login)
{
  EntSlice text = ent_link_pool_get (&a->table->texts, login);
  EntNameFit fit = MIN (best_fit (a, login), best_fit (b, login));
  /* Whose name is taken adds a number, and each another one. */
  bool is_numbered = text.length - without_digits (text).length >= LEAST_DIGITS;
  if (fit < ENT_FIT_PART)
    return is_numbered ? ENT_LINK_EMAIL_HANDLE : ENT_LINK_EMAIL_SAME_FIT;
  if (text.length < LEAST_HANDLE || is_common_login (text))
    return fit == ENT_FIT_NONE ? ENT_LINK_EMAIL_OTHER : ENT_LINK_EMAIL_FIT;
  return ENT_LINK_EMAIL_HANDLE;
}

/* "contact@exemplard.fr" is an office's address, but Zoé Exemplard's own office's. */
static bool
is_office (const EntLinkEmail *email, const Side *a, const Side *b)
{
  if (!email->is_role)
    return false;
  return email->site == 0 || MIN (best_fit (a, email->site), best_fit (b, email->site)) > ENT_FIT_FAMILY;
}

static void
consider (EntLinkLevels *levels, uint8_t level, uint32_t shared)
{
  if (level < levels->levels[ENT_LINK_EMAIL]) {
    levels->levels[ENT_LINK_EMAIL] = level;
    levels->shared = shared;
  }
}

/* What names explain in part must be long to be more than another name that begins alike. */
static void
consider_near (const Side *a, const Side *b, uint32_t login, EntLinkLevels *levels)
{
  if (login == 0 || same_login_level (a, b, login) != ENT_LINK_EMAIL_HANDLE)
    return;
  bool is_explained = MIN (best_fit (a, login), best_fit (b, login)) < ENT_FIT_NONE;
  if (!is_explained || ent_link_pool_get (&a->table->texts, login).length >= LEAST_EXPLAINED)
    consider (levels, ENT_LINK_EMAIL_HANDLE, login);
}

static void
compare_pairs (const Side *a, const Side *b, EntLinkLevels *levels)
{
  for (size_t i = 0; i < a->n_emails; i++) {
    const EntLinkEmail *x = ent_link_email (a->table, a->emails[i]);
    for (size_t j = 0; j < b->n_emails; j++) {
      const EntLinkEmail *y = ent_link_email (b->table, b->emails[j]);
      if (is_office (x, a, b) || is_office (y, a, b))
        continue;
      if (a->emails[i] == b->emails[j])
        consider (levels, x->is_valid ? ENT_LINK_EMAIL_SAME : ENT_LINK_EMAIL_DOMAIN,
                  x->is_valid ? 0 : x->login);
      else if (x->login != 0 && x->login == y->login)
        consider (levels, same_login_level (a, b, x->login), x->login);
      else
        consider_near (a, b, near_login (a->table, x, y), levels);
      if (x->domain == 0 || x->domain != y->domain)
        continue;
      consider (levels, ENT_LINK_EMAIL_DOMAIN, x->domain);
      levels->logins_fit = levels->logins_fit ||
                           (best_fit (b, x->login) < ENT_FIT_PART && best_fit (a, y->login) < ENT_FIT_PART);
    }
  }
}

/* "xixi <a@example.org>" and "xixi@example.net". */
static void
compare_handles (const Side *a, const Side *b, EntLinkLevels *levels)
{
  for (size_t i = 0; i < a->n_names; i++) {
    const EntLinkName *name = ent_link_name (a->table, a->names[i]);
    if (!name->is_handle)
      continue;
    for (size_t j = 0; j < b->n_emails; j++)
      if (ent_link_email (b->table, b->emails[j])->login == name->joined)
        consider (levels, same_login_level (a, b, name->joined), name->joined);
    for (size_t j = 0; j < b->n_names; j++)
      if (ent_link_name (b->table, b->names[j])->is_handle && b->names[j] == a->names[i])
        consider (levels, same_login_level (a, b, name->joined), name->joined);
  }
}

/* Whether a login or a domain's own word of @a is built from a name of @b. */
static bool
fits_name (const Side *a, const Side *b)
{
  for (size_t i = 0; i < a->n_emails; i++) {
    const EntLinkEmail *email = ent_link_email (a->table, a->emails[i]);
    if (!email->is_role && best_fit (b, email->login) < ENT_FIT_NONE)
      return true;
    if (email->site != 0 && best_fit (b, email->site) < ENT_FIT_INITIALS)
      return true;
  }
  return false;
}

void
ent_link_compare_emails (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a, uint32_t b,
                         EntLinkLevels *levels)
{
  levels->levels[ENT_LINK_EMAIL] = ENT_LINK_NONE;
  Side x = side_of (table, columns, a), y = side_of (table, columns, b);
  if (x.n_emails + y.n_emails == 0)
    return;
  compare_pairs (&x, &y, levels);
  compare_handles (&x, &y, levels);
  if (levels->levels[ENT_LINK_EMAIL] != ENT_LINK_NONE && levels->levels[ENT_LINK_EMAIL] <= ENT_LINK_EMAIL_FIT)
    return;
  /* Worth a look only where the names do not speak against it. */
  bool names_differ = levels->levels[ENT_LINK_FAMILY] == ENT_LINK_OTHER_NAME ||
                      levels->levels[ENT_LINK_GIVEN] == ENT_LINK_OTHER_NAME;
  if (!names_differ && (fits_name (&x, &y) || fits_name (&y, &x)))
    levels->levels[ENT_LINK_EMAIL] = ENT_LINK_EMAIL_FIT;
  else if (x.n_emails > 0 && y.n_emails > 0)
    levels->levels[ENT_LINK_EMAIL] = ENT_LINK_EMAIL_OTHER;
}

/* ---- Domains and organisations ---- */

enum {
  LEAST_SITE = 3, /* letters of a domain's own word that is all of a first word: "edf" */
  LEAST_START = 5 /* letters with which one begins as the other: "total" and "totalenergies" */
};

static size_t
skip_marks (EntSlice text, size_t at)
{
  while (at < text.length && !g_ascii_isalnum (text.data[at]))
    at++;
  return at;
}

/* "soleil-vert" and "soleil vert sas", "total" and "totalenergies se". */
static bool
is_called (EntSlice site, EntSlice organisation)
{
  size_t s = skip_marks (site, 0), o = skip_marks (organisation, 0), n = 0;
  size_t end = 0; /* behind the last letter of the organisation that fits */
  while (s < site.length && o < organisation.length && site.data[s] == organisation.data[o]) {
    end = o + 1;
    n++;
    s = skip_marks (site, s + 1);
    o = skip_marks (organisation, o + 1);
  }
  if (s < site.length)
    return o >= organisation.length && n >= LEAST_START;
  bool is_whole_word = end == organisation.length || !g_ascii_isalnum (organisation.data[end]);
  return n >= (is_whole_word ? LEAST_SITE : LEAST_START);
}

static bool
works_there (const Side *addresses, uint32_t row_of_organisation)
{
  size_t n;
  const uint32_t *organisations =
      ent_link_values (addresses->columns, row_of_organisation, ENT_LINK_VALUE_ORGANISATION, &n);
  for (size_t i = 0; i < addresses->n_emails; i++) {
    const EntLinkEmail *email = ent_link_email (addresses->table, addresses->emails[i]);
    EntSlice site = ent_link_pool_get (&addresses->table->texts, email->site);
    for (size_t j = 0; email->site != 0 && j < MIN (n, MAX_EMAILS); j++)
      if (is_called (site, ent_link_pool_get (&addresses->table->texts, organisations[j])))
        return true;
  }
  return false;
}

void
ent_link_compare_sites (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a, uint32_t b,
                        EntLinkLevels *levels)
{
  if (levels->levels[ENT_LINK_ORGANISATION] < ENT_LINK_ORGANISATION_SITE)
    return;
  Side x = side_of (table, columns, a), y = side_of (table, columns, b);
  if (works_there (&x, b) || works_there (&y, a))
    levels->levels[ENT_LINK_ORGANISATION] = ENT_LINK_ORGANISATION_SITE;
}
