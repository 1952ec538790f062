/*
 * Linkage: which rows are one person, in degrees (science 9.2, 9.4; Fellegi & Sunter 1969). Two uses of the
 * same code: a whole table with a model trained on it, and one pair at a time with the model that is shipped,
 * whose answer depends on nothing but the pair.
 */
#pragma once

#include "base/base.h"

typedef struct EntLinkTable EntLinkTable;
typedef struct EntLinkModel EntLinkModel;

/* What a table is told about one person or one card; everything may be empty. */
typedef struct {
  EntSlice id;
  const EntSlice *names; /* whole names, each as people write it */
  size_t n_names;
  EntSlice given, family; /* one more name, in two columns */
  const EntSlice *emails, *phones, *urls;
  const EntSlice *organisations, *titles;
  size_t n_emails, n_phones, n_urls, n_organisations, n_titles;
  EntSlice birth_date; /* 1970-12-31, 19701231, 31/12/1970, 1970 */
  EntSlice street, postcode, city;
} EntLinkPerson;

enum {
  ENT_LINK_MAX_VALUES = 64,        /* of one kind a row; more are dropped */
  ENT_LINK_MAX_ROWS = 20000000,    /* of a table */
  ENT_LINK_MAX_VALUE_BYTES = 1024, /* of one value; the rest is dropped */
};

/** ent_link_table_new: free with ent_link_table_free(). */
EntLinkTable *ent_link_table_new (void);
void ent_link_table_free (EntLinkTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkTable, ent_link_table_free)

/**
 * ent_link_table_add: copies what it needs of @person. Returns: the row, from 0; UINT32_MAX when the table is
 * full. Cost: some microseconds.
 */
uint32_t ent_link_table_add (EntLinkTable *self, const EntLinkPerson *person);

/** ent_link_table_size, ent_link_table_id: rows, and the id of one (borrowed). */
uint32_t ent_link_table_size (const EntLinkTable *self);
EntSlice ent_link_table_id (const EntLinkTable *self, uint32_t row);

/** ent_link_has_profile: whether a row has a LinkedIn profile. */
bool ent_link_has_profile (const EntLinkTable *self, uint32_t row);

/** ent_link_table_forbid: rows @a and @b are two people, whatever they have in common. */
void ent_link_table_forbid (EntLinkTable *self, uint32_t a, uint32_t b);

/* ---- Comparing two ---- */

typedef enum {
  ENT_LINK_GIVEN,
  ENT_LINK_FAMILY,
  ENT_LINK_BIRTH,
  ENT_LINK_STREET,
  ENT_LINK_POSTCODE,
  ENT_LINK_CITY,
  ENT_LINK_EMAIL,
  ENT_LINK_PHONE,
  ENT_LINK_URL,
  ENT_LINK_ORGANISATION,
  ENT_LINK_TITLE,
  ENT_LINK_N_FIELDS,
} EntLinkField;

enum {
  ENT_LINK_MAX_LEVELS = 6,
  ENT_LINK_NONE = 7, /* the level of a field that one of the two does not have */
};

#define ENT_LINK_SURE 4.59511985 /* ln odds of .99 */

/* What speaks for and against two rows being one person. */
typedef struct {
  uint8_t levels[ENT_LINK_N_FIELDS]; /* 0: agrees best */
  double weights[ENT_LINK_N_FIELDS]; /* ln of how much likelier the level is of one person than of two */
  double prior;                      /* ln odds before anything was compared */
  double weight;                     /* prior + weights */
  double probability;                /* 0 to 1 */
  bool may_merge;    /* a field that is no name agrees, and differing given names have one birth date */
  bool beyond_name;  /* and not only a login made of the name */
  bool is_forbidden; /* two people for sure: they have two LinkedIn profiles, or the table was told */
  bool is_certain;   /* they share an address, a profile or a phone that is one person's */
} EntLinkEvidence;

/** ent_link_field_name: "given", "family", "birth_date"...; ent_link_level_name: "exact", "variant", "near",
 * "initial"...; "missing" for ENT_LINK_NONE. Static, for programs; not translated. */
const char *ent_link_field_name (EntLinkField field);
const char *ent_link_level_name (EntLinkField field, unsigned level);

/** ent_link_compare: rows @a and @b. A pure function of the model and the two rows. Cost: about 1 us, some
 * with many addresses more. */
void ent_link_compare (const EntLinkModel *model, const EntLinkTable *table, uint32_t a, uint32_t b,
                       EntLinkEvidence *out_evidence);

/** ent_link_is_automatic: whether the two may be merged unasked: probability .99 at least, something else
 * than the name and what is made of it agrees, differing given names have one birth date, and nothing forbids
 * it (science 9.4). */
bool ent_link_is_automatic (const EntLinkEvidence *evidence);

/* ---- Models ---- */

/** ent_link_model_default: shipped chances and shares of names: for one pair at a time, in a network of some
 * 10,000. Free with ent_link_model_free(). */
EntLinkModel *ent_link_model_default (void);
void ent_link_model_free (EntLinkModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkModel, ent_link_model_free)

/* ---- A whole table ---- */

typedef struct {
  uint32_t a, b; /* rows, a < b */
  float probability;
} EntLinkPair;

typedef struct {
  EntLinkModel *model; /* as trained */
  uint32_t *cluster;   /* of each row: the first row of its cluster */
  uint32_t n_rows, n_clusters;
  GArray *pairs; /* (element-type EntLinkPair) of every compared pair .01 and more, by rows; NULL unless asked
                    for */
  uint64_t n_compared; /* pairs of people that were compared */
  double prior;        /* ln odds that two rows are one person */
} EntLinkResult;

/** ent_link_result_free: frees it and all that it owns; NULL is fine. */
void ent_link_result_free (EntLinkResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkResult, ent_link_result_free)

/**
 * ent_link_cluster:
 * @table: all rows
 * @with_pairs: keep the scored pairs too
 *
 * Certain keys first (same address, profile, phone), then a model trained on the table: u from random pairs,
 * m by EM within blocking passes without what they block by, shares of names; then automatic merges by
 * average link, the surest first, as long as at most one in a hundred of them is expected to be wrong; a
 * whole name that is rare in the table joins rows by itself where nothing but the address differs. Uses two
 * threads; the answer depends on the rows alone. Cost: 1,000,000 rows in about a minute and 1 GiB.
 */
EntLinkResult *ent_link_cluster (EntLinkTable *table, bool with_pairs);
