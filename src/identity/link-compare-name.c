/* Levels of names: words, parts, whole names in both orders, and logins built from names. */
#include "identity/link-private.h"

enum {
  CACHE_PLACES = 1 << 16,
  MAX_NAMES = 8, /* of a row that are compared; more are variants of these */
  MAX_LOGINS = 12,
  LEAST_SLIP = 3 /* letters of a word whose slip is told from another name: "qi" and "qiu" are two */
};

typedef struct {
  uint32_t a, b;
  uint8_t given_level, family_level; /* UINT8_MAX: not known */
} CachePlace;

struct EntLinkCache {
  CachePlace places[CACHE_PLACES];
};

EntLinkCache *
ent_link_cache_new (void)
{
  return g_new0 (EntLinkCache, 1);
}

void
ent_link_cache_free (EntLinkCache *self)
{
  g_free (self);
}

static CachePlace *
cache_place (EntLinkCache *self, uint32_t a, uint32_t b)
{
  uint64_t mixed = ((uint64_t)a << 32 | b) * UINT64_C (0x9E3779B97F4A7C15);
  CachePlace *place = &self->places[mixed >> 48];
  if (place->a != a || place->b != b)
    *place = (CachePlace){a, b, UINT8_MAX, UINT8_MAX};
  return place;
}

static bool
begins_alike (EntSlice a, EntSlice b)
{
  size_t n = MIN (a.length, b.length);
  return n >= 4 && memcmp (a.data, b.data, n) == 0;
}

static uint8_t
measure_words (const EntLinkText *x, const EntLinkText *y)
{
  EntSlice a = x->text, b = y->text;
  if (a.length == 0 || b.length == 0)
    return ENT_LINK_OTHER_NAME;
  if (a.length == 1 || b.length == 1)
    return a.data[0] == b.data[0] ? ENT_LINK_INITIAL : ENT_LINK_OTHER_NAME;
  if (MIN (a.length, b.length) < LEAST_SLIP)
    return ENT_LINK_OTHER_NAME;
  double alike = ent_link_alike (x, y, 0.80);
  if (alike >= 0.92 || begins_alike (a, b))
    return ENT_LINK_NEAR_NAME;
  return alike >= 0.80 ? ENT_LINK_FAR_NAME : ENT_LINK_OTHER_NAME;
}

static uint8_t
measure_given (const EntLinkText *a, const EntLinkText *b)
{
  return ent_name_is_short_form (a->text, b->text) ? ENT_LINK_VARIANT : measure_words (a, b);
}

/* The level of two words that differ, by @measure, kept in the field of the cache at @offset. */
static uint8_t
word_level (const EntLinkTable *table, EntLinkCache *cache, uint32_t a, uint32_t b, bool is_given)
{
  if (a == b)
    return ENT_LINK_EXACT;
  uint32_t low = MIN (a, b), high = MAX (a, b);
  CachePlace *place = cache != NULL ? cache_place (cache, low, high) : NULL;
  uint8_t *kept = place == NULL ? NULL : is_given ? &place->given_level : &place->family_level;
  if (kept != NULL && *kept != UINT8_MAX)
    return *kept;
  const EntLinkText *x = ent_link_pool_text (&table->texts, low),
                    *y = ent_link_pool_text (&table->texts, high);
  uint8_t level = is_given ? measure_given (x, y) : measure_words (x, y);
  if (kept != NULL)
    *kept = level;
  return level;
}

uint8_t
ent_link_given_level (const EntLinkTable *table, EntLinkCache *cache, uint32_t a, uint32_t b)
{
  return word_level (table, cache, a, b, true);
}

uint8_t
ent_link_family_level (const EntLinkTable *table, EntLinkCache *cache, uint32_t a, uint32_t b)
{
  return word_level (table, cache, a, b, false);
}

/* ---- Parts of a name ---- */

typedef struct {
  const uint32_t *words;
  size_t n;
} Part;

typedef struct {
  uint8_t level;
  uint32_t agreed; /* text; 0: none */
  uint32_t near;   /* the other's text where both are nearly alike */
} PartLevel;

/* What of two words of a level is worth weighing. */
static PartLevel
part_level (uint8_t level, uint32_t a, uint32_t b)
{
  if (level == ENT_LINK_EXACT)
    return (PartLevel){level, a, 0};
  if (level == ENT_LINK_NEAR_NAME || level == ENT_LINK_FAR_NAME)
    return (PartLevel){level, a, b};
  return (PartLevel){level, 0, 0};
}

/* "jeanpierre" and "jean pierre", "jp" and "jean pierre". */
static bool
is_joined (const EntLinkTable *table, Part one, Part many, bool *out_initials)
{
  EntSlice whole = ent_link_pool_get (&table->texts, one.words[0]);
  size_t at = 0;
  bool joined = true, initials = whole.length == many.n;
  for (size_t i = 0; i < many.n; i++) {
    EntSlice word = ent_link_pool_get (&table->texts, many.words[i]);
    joined =
        joined && whole.length - at >= word.length && memcmp (whole.data + at, word.data, word.length) == 0;
    at += joined ? word.length : 0;
    initials = initials && word.length > 0 && whole.data[i] == word.data[0];
  }
  *out_initials = initials;
  return joined && at == whole.length;
}

static PartLevel
compare_compound (const EntLinkTable *table, Part one, Part many, PartLevel level)
{
  bool initials;
  if (is_joined (table, one, many, &initials))
    return (PartLevel){ENT_LINK_EXACT, one.words[0], 0};
  if (initials && level.level > ENT_LINK_VARIANT)
    return (PartLevel){.level = ENT_LINK_VARIANT};
  return level;
}

static bool
only_initials_left (const EntLinkTable *table, Part part, size_t from)
{
  for (size_t i = from; i < part.n; i++)
    if (ent_link_pool_get (&table->texts, part.words[i]).length > 1)
      return false;
  return true;
}

/* Given names: the first ones decide; one that is missing costs a level, a missing initial nothing. */
static PartLevel
compare_given (const EntLinkTable *table, EntLinkCache *cache, Part a, Part b)
{
  if (a.n == 0 || b.n == 0)
    return (PartLevel){.level = ENT_LINK_NONE};
  PartLevel best = {.level = ENT_LINK_OTHER_NAME};
  for (size_t i = 0; i < a.n; i++) {
    for (size_t j = 0; j < b.n; j++) {
      uint8_t level = word_level (table, cache, a.words[i], b.words[j], true);
      /* A second name that agrees with a first one says less. */
      if (i + j > 0 && level == ENT_LINK_INITIAL)
        continue;
      if (level < best.level)
        best = part_level (level, a.words[i], b.words[j]);
    }
  }
  bool first_agrees = a.words[0] == b.words[0];
  size_t n = MIN (a.n, b.n);
  uint8_t first = word_level (table, cache, a.words[0], b.words[0], true);
  if (best.level == ENT_LINK_EXACT && first == ENT_LINK_NEAR_NAME && n > 1)
    return part_level (first, a.words[0], b.words[0]);
  if (best.level == ENT_LINK_EXACT && best.agreed != 0) {
    bool whole = first_agrees && (n == MAX (a.n, b.n) || only_initials_left (table, a.n > n ? a : b, n));
    for (size_t i = 1; i < n && whole; i++)
      whole = word_level (table, cache, a.words[i], b.words[i], true) <= ENT_LINK_INITIAL;
    best.level = whole ? ENT_LINK_EXACT : ENT_LINK_VARIANT;
  }
  if (best.level != ENT_LINK_EXACT && a.n != b.n && n == 1)
    best = compare_compound (table, a.n == 1 ? a : b, a.n == 1 ? b : a, best);
  return best;
}

/* Families: the best alignment of any two words; one of a double surname is a variant. */
static PartLevel
compare_family (const EntLinkTable *table, EntLinkCache *cache, Part a, Part b)
{
  if (a.n == 0 || b.n == 0)
    return (PartLevel){.level = ENT_LINK_NONE};
  PartLevel best = {.level = ENT_LINK_OTHER_NAME};
  size_t n_exact = 0;
  for (size_t i = 0; i < a.n; i++) {
    for (size_t j = 0; j < b.n; j++) {
      uint8_t level = word_level (table, cache, a.words[i], b.words[j], false);
      n_exact += level == ENT_LINK_EXACT;
      if (level < best.level)
        best = part_level (level, a.words[i], b.words[j]);
    }
  }
  if (n_exact > 0)
    best.level = n_exact >= MAX (a.n, b.n) ? ENT_LINK_EXACT : ENT_LINK_VARIANT;
  else if (a.n != b.n && MIN (a.n, b.n) == 1)
    best = compare_compound (table, a.n == 1 ? a : b, a.n == 1 ? b : a, best);
  return best;
}

/* ---- Whole names ---- */

typedef struct {
  PartLevel given, family;
  bool turned; /* one's given name is the other's family */
} NameLevels;

/* Which of two ways to lay names side by side fits better; only orders them. */
static int
goodness (const NameLevels *levels)
{
  static const int given[] = {60, 45, 40, 15, 5, -30, 0, 0}, family[] = {80, 60, 55, 15, 10, -30, 0, 0};
  return given[levels->given.level] + family[levels->family.level];
}

static NameLevels
compare_whole (const EntLinkTable *table, EntLinkCache *cache, const EntLinkName *a, const EntLinkName *b)
{
  Part ag = {a->given, a->n_given}, af = {a->family, a->n_family};
  Part bg = {b->given, b->n_given}, bf = {b->family, b->n_family};
  NameLevels straight = {compare_given (table, cache, ag, bg), compare_family (table, cache, af, bf), false};
  if (straight.given.level == ENT_LINK_EXACT && straight.family.level == ENT_LINK_EXACT)
    return straight;
  if (a->joined == b->joined) {
    /* "de la Croix" and "Delacroix". */
    straight.given = (PartLevel){ENT_LINK_EXACT, a->given[0], 0};
    straight.family = (PartLevel){ENT_LINK_EXACT, a->n_family > 0 ? a->family[0] : 0, 0};
    return straight;
  }
  if (a->n_given == 0 || a->n_family == 0 || b->n_given == 0 || b->n_family == 0)
    return straight;
  NameLevels turned = {compare_given (table, cache, ag, bf), compare_family (table, cache, af, bg), true};
  return goodness (&turned) > goodness (&straight) + 20 ? turned : straight;
}

/* ---- A name and somebody's logins ---- */

static const struct {
  uint8_t given, family;
  bool given_agrees, family_agrees;
} fit_levels[] = {
    [ENT_FIT_FULL] = {ENT_LINK_EXACT, ENT_LINK_EXACT, true, true},
    [ENT_FIT_INITIAL_FAMILY] = {ENT_LINK_INITIAL, ENT_LINK_EXACT, false, true},
    [ENT_FIT_GIVEN_INITIAL] = {ENT_LINK_EXACT, ENT_LINK_INITIAL, true, false},
    [ENT_FIT_FAMILY] = {ENT_LINK_NONE, ENT_LINK_EXACT, false, true},
    [ENT_FIT_GIVEN] = {ENT_LINK_EXACT, ENT_LINK_NONE, true, false},
    [ENT_FIT_PART] = {ENT_LINK_NONE, ENT_LINK_NONE, false, false},
    [ENT_FIT_INITIALS] = {ENT_LINK_INITIAL, ENT_LINK_INITIAL, false, false},
    [ENT_FIT_NONE] = {ENT_LINK_NONE, ENT_LINK_NONE, false, false},
};

static bool
is_full (const EntLinkName *name)
{
  return name->n_given > 0 && name->n_family > 0;
}

/* Where @row is known by logins only, the best fit of any of them to @name. */
static EntNameFit
fit_logins (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row, const EntPersonName *name)
{
  EntNameFit best = ENT_FIT_NONE;
  size_t n;
  const uint32_t *values = ent_link_values (columns, row, ENT_LINK_VALUE_NAME, &n);
  for (size_t i = 0; i < MIN (n, MAX_NAMES); i++) {
    const EntLinkName *other = ent_link_name (table, values[i]);
    if (other->is_handle)
      best = MIN (best, ent_name_fit_login (ent_link_pool_get (&table->texts, other->joined), name));
  }
  values = ent_link_values (columns, row, ENT_LINK_VALUE_EMAIL, &n);
  for (size_t i = 0; i < MIN (n, MAX_LOGINS); i++) {
    const EntLinkEmail *email = ent_link_email (table, values[i]);
    if (!email->is_role)
      best = MIN (best, ent_name_fit_login (ent_link_pool_get (&table->texts, email->login), name));
  }
  return best;
}

static NameLevels
compare_login (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row,
               const EntLinkName *name)
{
  EntPersonName slices;
  ent_link_name_slices (table, name, &slices);
  EntNameFit fit = fit_logins (table, columns, row, &slices);
  NameLevels levels = {{fit_levels[fit].given, fit_levels[fit].given_agrees ? name->given[0] : 0, 0},
                       {fit_levels[fit].family, fit_levels[fit].family_agrees ? name->family[0] : 0, 0},
                       false};
  return levels;
}

static bool
has_full_name (const EntLinkTable *table, const uint32_t *names, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (is_full (ent_link_name (table, names[i])))
      return true;
  return false;
}

typedef struct {
  NameLevels levels;
  bool any;
} Best;

static void
consider (Best *best, NameLevels levels)
{
  if (!best->any || goodness (&levels) > goodness (&best->levels))
    *best = (Best){levels, true};
}

/* The full names of @named against the logins of @row. */
static void
consider_logins (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row,
                 const uint32_t *names, size_t n_names, Best *best)
{
  for (size_t i = 0; i < n_names; i++) {
    const EntLinkName *name = ent_link_name (table, names[i]);
    if (is_full (name))
      consider (best, compare_login (table, columns, row, name));
  }
}

void
ent_link_compare_names (const EntLinkTable *table, const EntLinkColumns *columns, EntLinkCache *cache,
                        uint32_t a, uint32_t b, EntLinkLevels *levels)
{
  size_t n_a, n_b;
  const uint32_t *names_a = ent_link_values (columns, a, ENT_LINK_VALUE_NAME, &n_a);
  const uint32_t *names_b = ent_link_values (columns, b, ENT_LINK_VALUE_NAME, &n_b);
  n_a = MIN (n_a, MAX_NAMES);
  n_b = MIN (n_b, MAX_NAMES);
  Best best = {.levels = {.given = {.level = ENT_LINK_NONE}, .family = {.level = ENT_LINK_NONE}}};
  for (size_t i = 0; i < n_a; i++) {
    const EntLinkName *x = ent_link_name (table, names_a[i]);
    for (size_t j = 0; j < n_b; j++) {
      const EntLinkName *y = ent_link_name (table, names_b[j]);
      /* A lone word beside a whole name may be a login: that is looked at below. */
      if (!x->is_handle && !y->is_handle)
        consider (&best, compare_whole (table, cache, x, y));
      else if (names_a[i] == names_b[j] && ent_name_is_given (ent_link_pool_get (&table->texts, x->given[0])))
        consider (&best, (NameLevels){.given = {.level = ENT_LINK_EXACT, .agreed = x->given[0]},
                                      .family = {.level = ENT_LINK_NONE}});
    }
  }
  if (!has_full_name (table, names_a, n_a))
    consider_logins (table, columns, a, names_b, n_b, &best);
  if (!has_full_name (table, names_b, n_b))
    consider_logins (table, columns, b, names_a, n_a, &best);
  levels->levels[ENT_LINK_GIVEN] = best.levels.given.level;
  levels->levels[ENT_LINK_FAMILY] = best.levels.family.level;
  levels->given = best.levels.given.agreed;
  levels->family = best.levels.family.agreed;
  levels->near_given = best.levels.given.near;
  levels->near_family = best.levels.family.near;
  levels->turned = best.levels.turned;
}
