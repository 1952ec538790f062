/* The table of fields, the shipped model, and what levels weigh under a model. */
#include "identity/link-private.h"

#include <math.h>

typedef struct {
  const char *name;
  unsigned n_levels;
  const char *levels[ENT_LINK_MAX_LEVELS];
  EntLinkChances chances;
  unsigned n_agreeing; /* levels from 0 that speak for one person */
  bool is_name;
  bool is_trained;
} Field;

/*
 * m: how often a level comes with one person, u: with two. Starting points (science 9.2) that training moves.
 * The levels of addresses are not trained: what they say beside an equal name is not what they say of two
 * strangers, so they are ratios given that the names agree; the login and the domain that agree weigh by how
 * rare they are.
 */
static const Field fields[ENT_LINK_N_FIELDS] = {
    [ENT_LINK_GIVEN] = {"given",
                        6,
                        {"exact", "variant", "near", "initial", "far", "other"},
                        {{.74, .08, .06, .05, .02, .05}, {.008, .004, .004, .05, .02, .914}},
                        3,
                        true,
                        true},
    [ENT_LINK_FAMILY] = {"family",
                         6,
                         {"exact", "variant", "near", "initial", "far", "other"},
                         {{.80, .03, .07, .02, .03, .05}, {.002, .001, .002, .04, .02, .935}},
                         3,
                         true,
                         true},
    [ENT_LINK_BIRTH] = {"birth_date",
                        4,
                        {"exact", "near", "part", "other"},
                        {{.85, .08, .03, .04}, {1e-4, 8e-4, .03, .9691}},
                        2,
                        false,
                        true},
    [ENT_LINK_STREET] = {"street",
                         4,
                         {"exact", "near", "far", "other"},
                         {{.50, .20, .10, .20}, {1e-4, 6e-4, .01, .9893}},
                         2,
                         false,
                         true},
    [ENT_LINK_POSTCODE] =
        {"postcode", 3, {"exact", "near", "other"}, {{.70, .10, .20}, {.01, .02, .97}}, 1, false, true},
    [ENT_LINK_CITY] = {"city",
                       4,
                       {"exact", "near", "far", "other"},
                       {{.55, .10, .05, .30}, {.05, .01, .03, .91}},
                       2,
                       false,
                       true},
    [ENT_LINK_EMAIL] = {"email",
                        6,
                        {"same", "handle", "domain", "same_fit", "fit", "other"},
                        {{.30, .20, .25, .12, .30, .30}, {1e-6, 1e-5, 1e-3, .012, .11, .55}},
                        5,
                        false,
                        false},
    [ENT_LINK_PHONE] = {"phone", 2, {"same", "other"}, {{.60, .40}, {1e-5, .99999}}, 1, false, false},
    [ENT_LINK_URL] = {"url", 2, {"same", "other"}, {{.60, .40}, {1e-5, .99999}}, 1, false, false},
    [ENT_LINK_ORGANISATION] = {"organisation",
                               4,
                               {"exact", "near", "site", "other"},
                               {{.42, .09, .20, .29}, {.01, .004, .0025, .9835}},
                               3,
                               false,
                               true},
    [ENT_LINK_TITLE] = {"title", 2, {"near", "other"}, {{.40, .60}, {.01, .99}}, 1, false, true},
};

static const double default_prior = -10.8; /* ln odds of 1 in 50,000: two of 10,000 contacts */

const char *
ent_link_field_name (EntLinkField field)
{
  return fields[field].name;
}

const char *
ent_link_level_name (EntLinkField field, unsigned level)
{
  return level < fields[field].n_levels ? fields[field].levels[level] : "missing";
}

unsigned
ent_link_field_n_levels (EntLinkField field)
{
  return fields[field].n_levels;
}

bool
ent_link_field_is_name (EntLinkField field)
{
  return fields[field].is_name;
}

bool
ent_link_field_is_trained (EntLinkField field)
{
  return fields[field].is_trained;
}

bool
ent_link_level_agrees (EntLinkField field, unsigned level)
{
  return level < fields[field].n_agreeing;
}

const EntLinkChances *
ent_link_field_chances (EntLinkField field)
{
  return &fields[field].chances;
}

EntLinkModel *
ent_link_model_default (void)
{
  EntLinkModel *self = g_new0 (EntLinkModel, 1);
  for (EntLinkField field = 0; field < ENT_LINK_N_FIELDS; field++)
    self->fields[field] = fields[field].chances;
  self->prior = default_prior;
  return self;
}

void
ent_link_model_free (EntLinkModel *self)
{
  if (self == NULL)
    return;
  g_free (self->given_shares);
  g_free (self->family_shares);
  g_free (self->domain_shares);
  g_free (self);
}

/* ---- Weights ---- */

static double
ln_share (const float *shares, double (*shipped) (EntSlice word), const EntLinkTable *table, uint32_t text)
{
  return shares != NULL ? (double)shares[text] : log (shipped (ent_link_pool_get (&table->texts, text)));
}

/* Different slips of one word: where a word is misspelt, each comes as one of so many. */
static const double n_slips_near = 100, n_slips_far = 400;

typedef struct {
  uint32_t text, near;
} NameTexts;

static double
name_ln_share (const EntLinkModel *model, const EntLinkTable *table, EntLinkField field, uint32_t text)
{
  return field == ENT_LINK_GIVEN ? ln_share (model->given_shares, ent_name_given_share, table, text)
                                 : ln_share (model->family_shares, ent_name_family_share, table, text);
}

/*
 * An exact agreement on a rare name says more; on one of two surnames, less than on both (science 9.2). Of
 * two words that are nearly alike one is a slip, or both are names. With one person the rarer comes from the
 * other by a slip, with two it is drawn by its own share: so "muellor" beside "mueller" speaks for one,
 * "schmitt" beside "schmidt" against.
 */
static double
name_weight (const EntLinkModel *model, const EntLinkTable *table, EntLinkField field, unsigned level,
             NameTexts texts)
{
  const EntLinkChances *chances = &model->fields[field];
  if (texts.text == 0)
    return log (chances->m[level] / chances->u[level]);
  double share = name_ln_share (model, table, field, texts.text);
  if (texts.near != 0) {
    double n_slips = level == ENT_LINK_NEAR_NAME ? n_slips_near : n_slips_far;
    share = MIN (share, name_ln_share (model, table, field, texts.near));
    double most = level == ENT_LINK_NEAR_NAME ? 6 : 2;
    return CLAMP (log (chances->m[level] / n_slips) - share, -3, most);
  }
  double halves = level == ENT_LINK_VARIANT ? log (2) : 0;
  return log (chances->m[level]) - share - halves;
}

/* A longer login is chosen by fewer people; short ones are initials. */
static double
handle_weight (const EntLinkTable *table, uint32_t login)
{
  double letters = (double)ent_link_pool_get (&table->texts, login).length - 5;
  return letters < 0 ? 8 + 2 * letters : MIN (8 + 1.2 * letters, 13);
}

static double
domain_weight (const EntLinkModel *model, uint32_t domain)
{
  if (model->domain_shares == NULL)
    return log (model->fields[ENT_LINK_EMAIL].m[ENT_LINK_EMAIL_DOMAIN] /
                model->fields[ENT_LINK_EMAIL].u[ENT_LINK_EMAIL_DOMAIN]);
  return CLAMP (log (.25) - (double)model->domain_shares[domain], .7, 6.5);
}

/* A login that half a name was compared with, or is built from, is no second witness. */
static bool
is_half_name (const EntLinkLevels *levels)
{
  return levels->levels[ENT_LINK_GIVEN] == ENT_LINK_NONE || levels->levels[ENT_LINK_FAMILY] == ENT_LINK_NONE;
}

static double
field_weight (const EntLinkModel *model, const EntLinkTable *table, const EntLinkLevels *levels,
              EntLinkField field)
{
  unsigned level = levels->levels[field];
  if (level == ENT_LINK_NONE)
    return 0;
  if (field == ENT_LINK_GIVEN)
    return name_weight (model, table, field, level, (NameTexts){levels->given, levels->near_given});
  if (field == ENT_LINK_FAMILY)
    return name_weight (model, table, field, level, (NameTexts){levels->family, levels->near_family});
  if (field == ENT_LINK_EMAIL && level == ENT_LINK_EMAIL_HANDLE)
    return handle_weight (table, levels->shared);
  if (field == ENT_LINK_EMAIL && level == ENT_LINK_EMAIL_DOMAIN)
    return domain_weight (model, levels->shared);
  if (field == ENT_LINK_EMAIL && level >= ENT_LINK_EMAIL_SAME_FIT && is_half_name (levels))
    return 0;
  return log (model->fields[field].m[level] / model->fields[field].u[level]);
}

/* Of one person's names few are turned round, of two people's that share two words every other. */
static const double turned_weight = -1.6;

/* Who lives in one city has its postcode: both together say what one of them says. Gives what was too much.
 */
static double
count_place_once (double *weights)
{
  double *postcode = &weights[ENT_LINK_POSTCODE], *city = &weights[ENT_LINK_CITY];
  if (*postcode <= 0 || *city <= 0)
    return 0;
  double *less = *postcode < *city ? postcode : city;
  double much = *less;
  *less = 0;
  return much;
}

double
ent_link_weights (const EntLinkModel *model, const EntLinkTable *table, const EntLinkLevels *levels,
                  double *out_weights)
{
  double sum = 0;
  for (EntLinkField field = 0; field < ENT_LINK_N_FIELDS; field++) {
    out_weights[field] = field_weight (model, table, levels, field);
    sum += out_weights[field];
  }
  if (levels->turned) {
    out_weights[ENT_LINK_FAMILY] += turned_weight;
    sum += turned_weight;
  }
  return sum - count_place_once (out_weights);
}

/* Whether a field that is no name and no title agrees; an address down to the level @last_email. */
static bool
agrees_besides (const EntLinkLevels *levels, unsigned last_email)
{
  /* Relatives and colleagues share all but the given name and the day they were born. */
  if (levels->levels[ENT_LINK_GIVEN] == ENT_LINK_OTHER_NAME &&
      !ent_link_level_agrees (ENT_LINK_BIRTH, levels->levels[ENT_LINK_BIRTH]))
    return false;
  if (is_half_name (levels))
    last_email = MIN (last_email, ENT_LINK_EMAIL_DOMAIN);
  for (EntLinkField field = 0; field < ENT_LINK_N_FIELDS; field++) {
    unsigned level = levels->levels[field];
    if (!fields[field].is_name && field != ENT_LINK_TITLE && level != ENT_LINK_NONE &&
        ent_link_level_agrees (field, level) && (field != ENT_LINK_EMAIL || level <= last_email))
      return true;
  }
  return false;
}

bool
ent_link_may_merge (const EntLinkLevels *levels)
{
  return agrees_besides (levels, ENT_LINK_EMAIL_FIT);
}

/* Whether nothing that both have differs, but for names and addresses. */
static bool
is_unopposed (const EntLinkLevels *levels)
{
  for (EntLinkField field = 0; field < ENT_LINK_N_FIELDS; field++) {
    unsigned level = levels->levels[field];
    if (!fields[field].is_name && field != ENT_LINK_EMAIL && level != ENT_LINK_NONE &&
        !ent_link_level_agrees (field, level))
      return false;
  }
  return true;
}

bool
ent_link_is_name_alone (const EntLinkLevels *levels)
{
  if (!is_unopposed (levels))
    return false;
  bool given = levels->levels[ENT_LINK_GIVEN] == ENT_LINK_EXACT && levels->given != 0;
  bool family = levels->levels[ENT_LINK_FAMILY] == ENT_LINK_EXACT && levels->family != 0;
  return (given && family) ||
         ((given || family) && is_half_name (levels) && levels->levels[ENT_LINK_EMAIL] <= ENT_LINK_EMAIL_FIT);
}

bool
ent_link_is_beyond_name (const EntLinkLevels *levels)
{
  /* Nobody knows every provider: one domain says little where a login is made of another name. */
  bool is_one_name = levels->levels[ENT_LINK_FAMILY] == 0 && levels->logins_fit;
  return agrees_besides (levels, is_one_name ? ENT_LINK_EMAIL_DOMAIN : ENT_LINK_EMAIL_HANDLE);
}

double
ent_link_probability (double weight)
{
  return 1 / (1 + exp (-weight));
}

/* ---- One pair ---- */

static bool
is_told_apart (const EntLinkTable *table, uint32_t a, uint32_t b)
{
  for (size_t i = 0; i < table->forbidden->len; i++) {
    EntLinkForbidden pair = g_array_index (table->forbidden, EntLinkForbidden, i);
    if (pair.a == MIN (a, b) && pair.b == MAX (a, b))
      return true;
  }
  return false;
}

void
ent_link_compare (const EntLinkModel *model, const EntLinkTable *table, uint32_t a, uint32_t b,
                  EntLinkEvidence *out)
{
  /* In one order, so that nothing depends on which came first. */
  EntLinkLevels levels;
  ent_link_levels (table, &table->rows, NULL, MIN (a, b), MAX (a, b), &levels);
  *out = (EntLinkEvidence){.prior = model->prior};
  memcpy (out->levels, levels.levels, sizeof out->levels);
  out->weight = model->prior + ent_link_weights (model, table, &levels, out->weights);
  out->may_merge = ent_link_may_merge (&levels);
  out->beyond_name = ent_link_is_beyond_name (&levels);
  out->is_forbidden = ent_link_two_profiles (table, &table->rows, a, b) || is_told_apart (table, a, b);
  out->is_certain = !out->is_forbidden && ent_link_shares_certain_key (table, &table->rows, a, b);
  out->probability = out->is_forbidden ? 0 : out->is_certain ? 1 : ent_link_probability (out->weight);
}

bool
ent_link_is_automatic (const EntLinkEvidence *evidence)
{
  return !evidence->is_forbidden && evidence->beyond_name && evidence->weight >= ENT_LINK_SURE;
}
