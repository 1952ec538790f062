/* Levels of two rows, field by field. */
#include "identity/link-private.h"

typedef uint8_t (*CompareFunc) (const EntLinkTable *table, uint32_t a, uint32_t b);

enum {
  NEAR = 1, /* of fields that are no names */
  FAR = 2,
  N_BIRTH_DIGITS = 8
};

/* How many letters two texts have that are not in both, at least: what no likeness can get over. */
static int
letters_apart (const EntLinkText *a, const EntLinkText *b)
{
  return __builtin_popcount (a->letters ^ b->letters);
}

/* How many letters of @a can match at most: one at least is missing for each that @b has nowhere. */
static size_t
matching_at_most (const EntLinkText *a, const EntLinkText *b)
{
  size_t n_missing = (size_t)__builtin_popcount (a->letters & ~b->letters);
  return a->text.length > n_missing ? a->text.length - n_missing : 0;
}

double
ent_link_alike (const EntLinkText *a, const EntLinkText *b, double least)
{
  size_t most = MIN (matching_at_most (a, b), matching_at_most (b, a));
  if (ent_jaro_winkler_most (a->text, b->text, most) < least)
    return 0;
  return ent_jaro_winkler_limit (a->text, b->text, least);
}

/* Levels 0 exact, 1 and 2 by likeness, @n_levels - 1 else. */
static uint8_t
compare_texts (const EntLinkText *a, const EntLinkText *b)
{
  if (letters_apart (a, b) > 6)
    return 3;
  double alike = ent_link_alike (a, b, 0.85);
  return alike >= 0.92 ? NEAR : alike >= 0.85 ? FAR : 3;
}

/* Words without the house number in front, and without what is no letter. */
static EntLinkText
without_number (const EntLinkText *text)
{
  static const uint32_t alphabet = (UINT32_C (1) << 26) - 1;
  EntLinkText street = {text->text, text->letters & alphabet};
  EntSlice rest = text->text;
  if (rest.length == 0 || !g_ascii_isdigit (rest.data[0]))
    return street;
  size_t n_number = 1;
  bool has_letter = false;
  while (n_number < rest.length && rest.data[n_number] != ' ')
    has_letter |= g_ascii_isalpha (rest.data[n_number++]);
  if (n_number + 1 >= rest.length)
    return street;
  street.text = ent_slice_from (rest, n_number + 1);
  if (has_letter) /* "12b" */
    street.letters = ent_link_letters (street.text) & alphabet;
  return street;
}

static bool
begins_alike (EntSlice a, EntSlice b)
{
  size_t n = MIN (a.length, b.length);
  return n >= 10 && memcmp (a.data, b.data, n) == 0;
}

static uint8_t
compare_street (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  EntLinkText x = without_number (ent_link_pool_text (&table->texts, a));
  EntLinkText y = without_number (ent_link_pool_text (&table->texts, b));
  if (ent_slice_equal (x.text, y.text) || begins_alike (x.text, y.text))
    return NEAR;
  return compare_texts (&x, &y);
}

static uint8_t
compare_city (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  return compare_texts (ent_link_pool_text (&table->texts, a), ent_link_pool_text (&table->texts, b));
}

static uint8_t
compare_organisation (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  const EntLinkText *x = ent_link_pool_text (&table->texts, a), *y = ent_link_pool_text (&table->texts, b);
  return compare_texts (x, y) <= NEAR || begins_alike (x->text, y->text) ? NEAR : ENT_LINK_ORGANISATION_OTHER;
}

static uint8_t
compare_title (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  const EntLinkText *x = ent_link_pool_text (&table->texts, a), *y = ent_link_pool_text (&table->texts, b);
  return ent_link_alike (x, y, 0.90) > 0 ? 0 : 1;
}

/* One letter changed, left out or put in, or two neighbours exchanged. */
static bool
is_one_slip (EntSlice a, EntSlice b)
{
  if (a.length > b.length)
    return is_one_slip (b, a);
  size_t start = 0, end = 0;
  while (start < a.length && a.data[start] == b.data[start])
    start++;
  while (end < a.length - start && a.data[a.length - 1 - end] == b.data[b.length - 1 - end])
    end++;
  size_t left = a.length - start - end;
  if (b.length > a.length)
    return b.length == a.length + 1 && left == 0;
  return left <= 1 || (left == 2 && a.data[start] == b.data[start + 1] && a.data[start + 1] == b.data[start]);
}

static uint8_t
compare_postcode (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  return is_one_slip (ent_link_pool_get (&table->texts, a), ent_link_pool_get (&table->texts, b)) ? NEAR : 2;
}

static void
write_digits (uint32_t number, char out[N_BIRTH_DIGITS])
{
  for (size_t i = N_BIRTH_DIGITS; i-- > 0; number /= 10)
    out[i] = (char)('0' + number % 10);
}

static uint8_t
compare_birth (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  uint32_t year_a = a / 10000, year_b = b / 10000, day_a = a % 10000, day_b = b % 10000;
  bool turned = year_a == year_b && day_a % 100 == day_b / 100 && day_a / 100 == day_b % 100;
  char x[N_BIRTH_DIGITS], y[N_BIRTH_DIGITS];
  write_digits (a, x);
  write_digits (b, y);
  if (turned || is_one_slip ((EntSlice){x, N_BIRTH_DIGITS}, (EntSlice){y, N_BIRTH_DIGITS}))
    return NEAR;
  bool two_of_three = (year_a == year_b) + (day_a / 100 == day_b / 100) + (day_a % 100 == day_b % 100) >= 2;
  return two_of_three || (day_a == 0 && year_a == year_b) || (day_b == 0 && year_a == year_b) ? FAR : 3;
}

static uint8_t
compare_differing (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  return 1;
}

/* The fields whose levels are the best of all pairs of values. */
static const struct {
  EntLinkField field;
  EntLinkValue value;
  CompareFunc compare; /* of two values that differ */
} simple_fields[] = {
    {ENT_LINK_BIRTH, ENT_LINK_VALUE_BIRTH, compare_birth},
    {ENT_LINK_STREET, ENT_LINK_VALUE_STREET, compare_street},
    {ENT_LINK_POSTCODE, ENT_LINK_VALUE_POSTCODE, compare_postcode},
    {ENT_LINK_CITY, ENT_LINK_VALUE_CITY, compare_city},
    {ENT_LINK_PHONE, ENT_LINK_VALUE_PHONE, compare_differing},
    {ENT_LINK_URL, ENT_LINK_VALUE_URL, compare_differing},
    {ENT_LINK_ORGANISATION, ENT_LINK_VALUE_ORGANISATION, compare_organisation},
    {ENT_LINK_TITLE, ENT_LINK_VALUE_TITLE, compare_title},
};

enum {
  MAX_COMPARED = 8
};

void
ent_link_levels (const EntLinkTable *table, const EntLinkColumns *columns, EntLinkCache *cache, uint32_t a,
                 uint32_t b, EntLinkLevels *out)
{
  *out = (EntLinkLevels){.given = 0};
  for (size_t f = 0; f < G_N_ELEMENTS (simple_fields); f++) {
    size_t n_a, n_b;
    const uint32_t *x = ent_link_values (columns, a, simple_fields[f].value, &n_a);
    const uint32_t *y = ent_link_values (columns, b, simple_fields[f].value, &n_b);
    uint8_t best = ENT_LINK_NONE;
    for (size_t i = 0; i < MIN (n_a, MAX_COMPARED); i++)
      for (size_t j = 0; j < MIN (n_b, MAX_COMPARED) && best > 0; j++)
        best = MIN (best, x[i] == y[j] ? 0 : simple_fields[f].compare (table, x[i], y[j]));
    out->levels[simple_fields[f].field] = best;
  }
  ent_link_compare_names (table, columns, cache, a, b, out);
  ent_link_compare_emails (table, columns, a, b, out);
  ent_link_compare_sites (table, columns, a, b, out);
}

/* Profiles are kept as "in/slug". */
static size_t
count_profiles (const EntLinkTable *table, const uint32_t *urls, size_t n)
{
  size_t n_profiles = 0;
  for (size_t i = 0; i < n; i++)
    n_profiles += ent_link_pool_get (&table->texts, urls[i]).data[0] == 'i';
  return n_profiles;
}

bool
ent_link_has_profile (const EntLinkTable *table, uint32_t row)
{
  size_t n;
  const uint32_t *urls = ent_link_values (&table->rows, row, ENT_LINK_VALUE_URL, &n);
  return count_profiles (table, urls, n) > 0;
}

bool
ent_link_two_profiles (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a, uint32_t b)
{
  size_t n_a, n_b;
  const uint32_t *x = ent_link_values (columns, a, ENT_LINK_VALUE_URL, &n_a);
  const uint32_t *y = ent_link_values (columns, b, ENT_LINK_VALUE_URL, &n_b);
  if (count_profiles (table, x, n_a) == 0 || count_profiles (table, y, n_b) == 0)
    return false;
  for (size_t i = 0; i < n_a; i++)
    for (size_t j = 0; j < n_b; j++)
      if (x[i] == y[j])
        return false;
  return true;
}
