/* What the files of the linkage share. */
#pragma once

#include "identity/link.h"
#include "identity/name.h"

/* ---- Texts, each once (link-pool.c) ---- */

typedef struct {
  EntSlice text;
  uint32_t letters; /* bit i: has letter 'a' + i; bits 26 up: anything else */
} EntLinkText;

/* Id 0 is the empty text. */
typedef struct {
  EntArena *arena;
  GArray *texts;    /* EntLinkText */
  uint32_t *places; /* id + 0, by hash */
  size_t n_places;  /* a power of two */
} EntLinkPool;

void ent_link_pool_init (EntLinkPool *self);
void ent_link_pool_clear (EntLinkPool *self);
/** ent_link_pool_put: the id of @text; @out_is_new when it was not there. */
uint32_t ent_link_pool_put (EntLinkPool *self, EntSlice text, bool *out_is_new);
/** ent_link_letters: which letters @text has, as EntLinkText says. */
uint32_t ent_link_letters (EntSlice text);
/** ent_link_hash: of bytes; the same on every machine. */
uint64_t ent_link_hash (EntSlice text, uint64_t seed);

static inline const EntLinkText *
ent_link_pool_text (const EntLinkPool *self, uint32_t id)
{
  return &g_array_index (self->texts, EntLinkText, id);
}

static inline EntSlice
ent_link_pool_get (const EntLinkPool *self, uint32_t id)
{
  return ent_link_pool_text (self, id)->text;
}

/* ---- The table (link-table.c) ---- */

/* A name, each once; words are ids of texts. */
typedef struct {
  uint32_t given[ENT_NAME_MAX_WORDS], family[ENT_NAME_MAX_WORDS];
  uint32_t joined;
  uint8_t n_given, n_family;
  bool order_known, is_handle, particle;
} EntLinkName;

/* An address, each once. */
typedef struct {
  uint32_t login;  /* text: letters and digits of the local part, without "+tag" */
  uint32_t domain; /* text; 0 for a provider where anybody may have a box */
  uint32_t site;   /* text: the domain's own word, "exemple" of mail.exemple.co.uk; 0 likewise */
  bool is_valid;   /* a real address */
  bool is_role;    /* an office's */
} EntLinkEmail;

/* The kinds of value that a row has any number of. */
typedef enum {
  ENT_LINK_VALUE_NAME,  /* index of table.names */
  ENT_LINK_VALUE_BIRTH, /* yyyymmdd, zeros where unknown */
  ENT_LINK_VALUE_STREET,
  ENT_LINK_VALUE_POSTCODE,
  ENT_LINK_VALUE_CITY,
  ENT_LINK_VALUE_EMAIL, /* index of table.emails */
  ENT_LINK_VALUE_PHONE,
  ENT_LINK_VALUE_URL,
  ENT_LINK_VALUE_ORGANISATION,
  ENT_LINK_VALUE_TITLE,
  ENT_LINK_N_VALUES,
} EntLinkValue;

typedef struct {
  GArray *values; /* uint32_t */
  GArray *starts; /* uint32_t: [row * ENT_LINK_N_VALUES + kind], and one behind the last */
  uint32_t n_rows;
} EntLinkColumns;

void ent_link_columns_init (EntLinkColumns *self);
void ent_link_columns_clear (EntLinkColumns *self);
/** ent_link_columns_end_kind: what was appended to values since is of the next kind. */
void ent_link_columns_end_kind (EntLinkColumns *self);

static inline const uint32_t *
ent_link_values (const EntLinkColumns *self, uint32_t row, EntLinkValue kind, size_t *out_n)
{
  const uint32_t *starts = &g_array_index (self->starts, uint32_t, (size_t)row * ENT_LINK_N_VALUES + kind);
  *out_n = starts[1] - starts[0];
  return *out_n > 0 ? &g_array_index (self->values, uint32_t, starts[0])
                    : NULL; /* an empty array has no data */
}

typedef struct {
  uint32_t a, b;
} EntLinkForbidden;

struct EntLinkTable {
  EntArena *ids_arena;
  GArray *ids;            /* EntSlice */
  EntLinkPool texts;      /* words and texts */
  EntLinkPool name_keys;  /* id -> names, same index */
  EntLinkPool email_keys; /* addresses; id -> emails, same index */
  GArray *names;          /* EntLinkName */
  GArray *emails;         /* EntLinkEmail */
  EntLinkColumns rows;
  GArray *forbidden; /* EntLinkForbidden */
  GString *scratch, *scratch2;
};

static inline const EntLinkName *
ent_link_name (const EntLinkTable *self, uint32_t id)
{
  return &g_array_index (self->names, EntLinkName, id);
}

static inline const EntLinkEmail *
ent_link_email (const EntLinkTable *self, uint32_t id)
{
  return &g_array_index (self->emails, EntLinkEmail, id);
}

/** ent_link_order: the rows in an order that the order they came in does not decide (link-order.c); free with
 * g_free(). Cost: a sort. */
uint32_t *ent_link_order (const EntLinkTable *table);

/** ent_link_email_put: the id of the address @text, 0 when it is none at all (link-email.c). */
uint32_t ent_link_email_put (EntLinkTable *self, EntSlice text);

/** ent_link_own_site: of an address at a domain of its own, what names the domain: "exemple" of
 * "contact@mail.exemple.co.uk"; false at a provider's (link-email.c). */
bool ent_link_own_site (EntSlice email, EntSlice *out_site);

/** ent_link_name_slices: the words of a name as names are compared; borrows the table's texts. */
void ent_link_name_slices (const EntLinkTable *self, const EntLinkName *name, EntPersonName *out_name);

/* ---- Comparing (link-compare.c, link-compare-name.c, link-compare-email.c) ---- */

enum {
  ENT_LINK_EXACT = 0,
  /* names */
  ENT_LINK_VARIANT = 1,
  ENT_LINK_NEAR_NAME = 2,
  ENT_LINK_INITIAL = 3,
  ENT_LINK_FAR_NAME = 4,
  ENT_LINK_OTHER_NAME = 5,
  /* addresses */
  ENT_LINK_EMAIL_SAME = 0,
  ENT_LINK_EMAIL_HANDLE = 1,   /* the same login, which no name explains, elsewhere; or a domain called so */
  ENT_LINK_EMAIL_DOMAIN = 2,   /* the same domain of few people */
  ENT_LINK_EMAIL_SAME_FIT = 3, /* the same login, which their name explains */
  ENT_LINK_EMAIL_FIT = 4,      /* one's login is built from the other's name */
  ENT_LINK_EMAIL_OTHER = 5,
  /* organisations */
  ENT_LINK_ORGANISATION_SITE = 2, /* one's address is at a domain called as the other's organisation */
  ENT_LINK_ORGANISATION_OTHER = 3,
};

/* The levels of a pair, and what of the values says how rare the agreement is. */
typedef struct {
  uint8_t levels[ENT_LINK_N_FIELDS];
  uint32_t given, family;           /* texts that agree, or those of both that are nearly alike; 0: none */
  uint32_t near_given, near_family; /* the other's text where they are nearly alike */
  uint32_t shared;                  /* text: the login or the domain that agrees */
  bool turned;                      /* the names agree when one is turned round */
  bool logins_fit;                  /* at one domain, each login is built from the other's name */
} EntLinkLevels;

/* Levels of pairs of words, kept: names come again and again. One for each thread. */
typedef struct EntLinkCache EntLinkCache;
EntLinkCache *ent_link_cache_new (void);
void ent_link_cache_free (EntLinkCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkCache, ent_link_cache_free)

/** ent_link_levels: compares two rows of @columns; @cache may be NULL. */
void ent_link_levels (const EntLinkTable *table, const EntLinkColumns *columns, EntLinkCache *cache,
                      uint32_t a, uint32_t b, EntLinkLevels *out_levels);

/** ent_link_alike: ent_jaro_winkler_limit(), but most pairs that are unlike cost no look at their letters. */
double ent_link_alike (const EntLinkText *a, const EntLinkText *b, double least);
/** ent_link_compare_names: the best of all pairs of names and logins; fills levels and texts of given and
 * family. */
void ent_link_compare_names (const EntLinkTable *table, const EntLinkColumns *columns, EntLinkCache *cache,
                             uint32_t a, uint32_t b, EntLinkLevels *levels);
/** ent_link_compare_emails: after the names. */
void ent_link_compare_emails (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a,
                              uint32_t b, EntLinkLevels *levels);
/** ent_link_compare_sites: whether the domains of one's addresses are called as the other's organisation;
 * after the organisations. */
void ent_link_compare_sites (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a, uint32_t b,
                             EntLinkLevels *levels);
/** ent_link_given_level, ent_link_family_level: of two words. */
uint8_t ent_link_given_level (const EntLinkTable *table, EntLinkCache *cache, uint32_t a, uint32_t b);
uint8_t ent_link_family_level (const EntLinkTable *table, EntLinkCache *cache, uint32_t a, uint32_t b);

/* ---- The model (link-model.c, link-train.c) ---- */

typedef struct {
  double m[ENT_LINK_MAX_LEVELS], u[ENT_LINK_MAX_LEVELS];
} EntLinkChances;

struct EntLinkModel {
  EntLinkChances fields[ENT_LINK_N_FIELDS];
  double prior; /* ln odds */
  /* By text: ln of the share of people; NULL: the shipped ones. */
  float *given_shares, *family_shares, *domain_shares;
};

/** ent_link_field_n_levels, ent_link_field_is_name, ent_link_field_is_trained, ent_link_level_agrees: of the
 * table of fields. */
unsigned ent_link_field_n_levels (EntLinkField field);
bool ent_link_field_is_name (EntLinkField field);
bool ent_link_field_is_trained (EntLinkField field);
bool ent_link_level_agrees (EntLinkField field, unsigned level);
/** ent_link_field_chances: those shipped. */
const EntLinkChances *ent_link_field_chances (EntLinkField field);

/** ent_link_weights: the weight of each field; returns their sum, without the prior. */
double ent_link_weights (const EntLinkModel *model, const EntLinkTable *table, const EntLinkLevels *levels,
                         double *out_weights);
/** ent_link_may_merge: whether anything but a name and a title agrees, and given names that differ have one
 * birth date.
 */
bool ent_link_may_merge (const EntLinkLevels *levels);
/** ent_link_is_name_alone: whether a given name and a family agree letter by letter, or one of
 * them with a login built from it: enough in a table where the name is rare. */
bool ent_link_is_name_alone (const EntLinkLevels *levels);
/** ent_link_is_beyond_name: the same, when a login built from the name counts as the name. */
bool ent_link_is_beyond_name (const EntLinkLevels *levels);
/** ent_link_two_profiles: whether the two have LinkedIn profiles, and none in common. */
bool ent_link_two_profiles (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a, uint32_t b);
double ent_link_probability (double weight);

/* ---- Certain keys (link-certain.c) ---- */

/** ent_link_find: the representative of @row in a forest of @parents, which it flattens. */
uint32_t ent_link_find (uint32_t *parents, uint32_t row);
/** ent_link_join: makes the smaller representative that of both. */
void ent_link_join (uint32_t *parents, uint32_t a, uint32_t b);

/* People as certain keys make them of rows. */
typedef struct {
  EntLinkColumns columns; /* one row a person, with the values of all its rows */
  uint32_t *person_of;    /* [row] */
  uint32_t *first_row;    /* [person]: rows of a person are in rows[first_row[p]..first_row[p + 1]] */
  uint32_t *rows;
  GArray *forbidden; /* EntLinkForbidden, of people, a < b, sorted */
} EntLinkPeople;

EntLinkPeople *ent_link_people_new (const EntLinkTable *table);
void ent_link_people_free (EntLinkPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkPeople, ent_link_people_free)
bool ent_link_people_forbidden (const EntLinkPeople *self, uint32_t a, uint32_t b);
/** ent_link_shares_certain_key: whether two rows share what is one person's. */
bool ent_link_shares_certain_key (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t a,
                                  uint32_t b);

/* ---- Candidates (link-block.c, link-keys.c) ---- */

/* What candidates have in common. */
typedef enum {
  ENT_LINK_KEY_START, /* first letters of family and given */
  ENT_LINK_KEY_SOUND, /* how the family sounds, first letter of given */
  ENT_LINK_KEY_NAME,  /* all words of the name, in any order */
  ENT_LINK_KEY_BIRTH,
  ENT_LINK_KEY_LOGIN, /* logins, and those that a name would give */
  ENT_LINK_KEY_PHONE, /* its last eight digits, or a URL */
  ENT_LINK_KEY_STREET,
  ENT_LINK_KEY_STREET_NAME,
  ENT_LINK_KEY_POSTCODE_NAME,
  ENT_LINK_KEY_BIRTH_NAME, /* given and birth year, family and birth year */
  ENT_LINK_KEY_COMPANY,    /* given and organisation */
  ENT_LINK_KEY_SECOND,     /* a key of the others that too many share, and one thing more */
  ENT_LINK_N_KEYS,
} EntLinkKey;

enum {
  ENT_LINK_MAX_KEYS = 96, /* of one kind a row */
  ENT_LINK_MAX_BLOCK = 200
};

/** ent_link_keys: the hashes of @row's keys of @kind, at most ENT_LINK_MAX_KEYS; returns how many. */
size_t ent_link_keys (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row, EntLinkKey kind,
                      uint64_t *out_keys);
/** ent_link_second_keys: the hashes of what tells those apart who share @key: a whole word of the name,
 * domain, login, birth year, postcode, city, organisation; at most ENT_LINK_MAX_KEYS; returns how many. */
size_t ent_link_second_keys (const EntLinkTable *table, const EntLinkColumns *columns, uint32_t row,
                             uint64_t key, uint64_t *out_keys);

typedef struct {
  GArray *members;       /* uint32_t: rows of block b are members[starts[b]..starts[b + 1]] */
  GArray *starts;        /* uint32_t */
  GArray *first_of_kind; /* uint32_t: [kind], and one behind the last */
  uint32_t n_blocks;
  /* For each row the blocks it is in, ascending. */
  uint32_t *row_starts, *row_blocks;
} EntLinkBlocks;

EntLinkBlocks *ent_link_blocks_new (const EntLinkTable *table, const EntLinkColumns *columns);
void ent_link_blocks_free (EntLinkBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkBlocks, ent_link_blocks_free)
/** ent_link_blocks_is_first: whether @block is the first that both rows are in: each pair counts once. */
bool ent_link_blocks_is_first (const EntLinkBlocks *self, uint32_t block, uint32_t a, uint32_t b);

/* ---- Training, scoring, clustering ---- */

/** ent_link_model_train: see ent_link_cluster(). The prior is left as shipped for as many rows. */
EntLinkModel *
ent_link_model_train (const EntLinkTable *table, const EntLinkColumns *columns, const EntLinkBlocks *blocks);

typedef struct {
  uint32_t a, b; /* people, a < b */
  float weight;  /* without the prior */
  bool may_merge;
  bool only_fit;   /* with nothing but a login made of the name */
  bool name_alone; /* see ent_link_is_name_alone() */
} EntLinkEdge;

/** ent_link_score: (element-type EntLinkEdge) every candidate of every @step-th block that may reach .01,
 * sorted by a, b; on two threads. */
GArray *ent_link_score (const EntLinkModel *model, const EntLinkTable *table, const EntLinkColumns *columns,
                        const EntLinkBlocks *blocks, uint32_t step, uint64_t *out_n_compared);

/** ent_link_estimate_prior: the ln odds at which as many pairs are expected as the edges of every @step-th
 * block then say. */
double ent_link_estimate_prior (const GArray *edges, uint32_t step, uint32_t n_people);

/** ent_link_refine: m once more, from what all kinds of candidates say together: levels counted by how likely
 * each pair is one person. Cost: a million pairs. */
void ent_link_refine (EntLinkModel *model, const EntLinkTable *table, const EntLinkColumns *columns,
                      const EntLinkBlocks *blocks);

/** ent_link_average: joins people in @parents by average link over @edges. */
void ent_link_average (const EntLinkModel *model, const EntLinkTable *table, const EntLinkPeople *people,
                       const GArray *edges, uint32_t *parents);
