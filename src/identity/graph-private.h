/* The part of the network that a resolution looks at: identifiers, the cards they stand on, and the clusters
 * they form. */
#pragma once

#include "identity/identity.h"

typedef struct {
  int64_t id;
  EntIdentifierKind kind;
  EntSlice value;
  int64_t old_contact; /* 0: nobody's */
  bool own;            /* the user's */
  GArray *cards;       /* uint32_t, indexes of cards; NULL while none */
  bool exchanged;      /* more than mere co-presence passed; known where only mails speak of it */
  int64_t contact;     /* decided: 0 nobody's */
} EntGraphIdentifier;

typedef struct {
  int64_t id;
  EntSlice name, name_folded, given, family, organisation, title, place;
  int64_t connected_us;
  bool listed;
  EntCertainty certainty;
  bool own;               /* it describes the user */
  int64_t first_as_of_us; /* of the sources that say it; INT64_MAX when none does */
  int64_t last_as_of_us;
  GArray *sources;     /* int64_t, ids of these sources */
  GArray *identifiers; /* uint32_t, indexes of identifiers */
  bool told_apart; /* the user told an identifier of the cluster that this card leads apart from another */
  uint32_t parent; /* union-find */
} EntGraphCard;

/* Two identifiers by index, of which the user said something. */
typedef struct {
  uint32_t a, b;
} EntGraphPair;

/* What the user wants shown of whoever has an identifier. */
typedef struct {
  uint32_t identifier;
  EntChoiceField field;
  EntSlice value;
  int64_t at_us, id;
} EntGraphChoice;

typedef struct EntGraph {
  EntStore *store;
  EntArena *arena;
  GArray *identifiers;       /* EntGraphIdentifier */
  GArray *cards;             /* EntGraphCard */
  GHashTable *identifier_of; /* id -> index + 1 */
  GHashTable *card_of;       /* id -> index + 1 */
  GHashTable *names;         /* folded names that were followed: a set of char * in the arena */
  GHashTable *old_contacts;  /* ids of the contacts that were there: a set */
  GArray *pending;           /* int64_t, identifiers still to be loaded */
  GArray *bonds;             /* EntBondRow, all that was loaded, those between two loaded ones twice */
  GArray *together, *apart;  /* EntGraphPair: the latest words */
  GArray *choices;           /* EntGraphChoice, the latest last */
  bool is_whole;             /* it is all of the network: there is nothing to add */
  bool has_words;            /* the user said something of who is who, anywhere in the network */
  size_t n_exchanges_known;  /* identifiers for which `exchanged` was looked up */
  GArray *claims;            /* EntClaimRow on cards */
  int64_t newest_list_us;    /* as_of of the newest source that lists connections; ENT_TIME_UNKNOWN: none */
} EntGraph;

EntGraph *ent_graph_new (EntStore *store, GError **error);
void ent_graph_free (EntGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntGraph, ent_graph_free)

/**
 * ent_graph_load: @touched and everything that a decision about it depends on: what shares cards with it, the
 * contacts it belonged to, and everybody of the same names. Where that is a large part of the network, the
 * whole of it. Cost: some ten queries an identifier, or four scans.
 */
bool ent_graph_load (EntGraph *self, const GArray *touched, GError **error);

/** ent_graph_load_whole: all of the network, into a graph that is new (graph-whole.c). */
bool ent_graph_load_whole (EntGraph *self, GError **error);

/** ent_graph_add_contacts: loads more contacts (element-type int64_t, ids), with everything that a decision
 * about them depends on. */
bool ent_graph_add_contacts (EntGraph *self, const GArray *contacts, GError **error);

static inline EntGraphIdentifier *
ent_graph_identifier (const EntGraph *self, size_t index)
{
  return &g_array_index (self->identifiers, EntGraphIdentifier, index);
}

static inline EntGraphCard *
ent_graph_card (const EntGraph *self, size_t index)
{
  return &g_array_index (self->cards, EntGraphCard, index);
}

/* The steps of loading, for both ways. */

/** ent_graph_take_card, ent_graph_take_identifier: add one that the graph (@data) has not. */
void ent_graph_take_card (const EntCardRow *row, void *data);
void ent_graph_take_identifier (const EntIdentifierRow *row, void *data);
/** ent_graph_stand_on: notes that an identifier stands on a card, both by index. */
void ent_graph_stand_on (EntGraph *self, uint32_t identifier, uint32_t card);
/** ent_graph_load_words: what the user said about an identifier, by id. */
bool ent_graph_load_words (EntGraph *self, int64_t id, GError **error);
/** ent_graph_settle: when all is there: which sources say which cards, which words count, with whom something
 * passed. */
bool ent_graph_settle (EntGraph *self, GError **error);

/** ent_graph_sources_overlap: whether one source says both cards. */
bool ent_graph_sources_overlap (const EntGraphCard *a, const EntGraphCard *b);

/** ent_cluster_find: the representative of a card's cluster. */
uint32_t ent_cluster_find (EntGraph *self, uint32_t card);

/** ent_cluster_join: one cluster of two. Returns: false where the user told them apart. */
bool ent_cluster_join (EntGraph *self, uint32_t card, uint32_t other);

/** ent_cluster_link_by_keys: from the beginning: joins cards by the certain keys alone. */
void ent_cluster_link_by_keys (EntGraph *self);

/** ent_cluster_link: from the beginning: joins cards by the certain keys, then by what the user said, then
 * names by the rule of one. */
void ent_cluster_link (EntGraph *self);

/** ent_bonds_settle: what the latest words on pairs say, into `together` and `apart` (bonds.c). */
void ent_bonds_settle (EntGraph *self);
/** ent_bonds_forbid: whether the user told the clusters of two cards apart. Cost: what was told apart. */
bool ent_bonds_forbid (EntGraph *self, uint32_t root, uint32_t other_root);
/** ent_bonds_mark: sets `told_apart` of the cards, each of which is a cluster of its own now. */
void ent_bonds_mark (EntGraph *self);
/** ent_bonds_join: joins what the user said is one person. */
void ent_bonds_join (EntGraph *self);

/* One person: the cards of one cluster. */
typedef struct {
  uint32_t root;
  GArray *cards;             /* uint32_t */
  GArray *identifiers;       /* uint32_t, those that are theirs alone; the smallest id is the contact's */
  int64_t contact_id;        /* 0: nothing recognises them */
  bool certain;              /* has a profile, an e-mail or a phone */
  const EntGraphCard *shown; /* the card whose name is shown */
  const EntGraphCard *job;   /* the card whose title and organisation are */
  EntSlice
      chosen[ENT_CHOICE_LAST + 1]; /* by field: the address, phone, profile and place that the user chose */
} EntCluster;

/** ent_clusters_collect: (element-type EntCluster) the clusters as they stand; free with g_array_unref(). */
GArray *ent_clusters_collect (EntGraph *self);

/** ent_choices_apply: lets @clusters show what the user chose, where it is still among what sources say; a
 * job only until a source tells of a newer one. */
void ent_choices_apply (EntGraph *self, GArray *clusters);

/** ent_clusters_listed_together: whether one list of connections holds both, as two people. */
bool ent_clusters_listed_together (const EntGraph *self, const EntCluster *a, const EntCluster *b);

/** ent_cluster_person: what the store keeps of a contact; slices live as long as the graph. */
void ent_cluster_person (EntGraph *self, const EntCluster *cluster, EntPerson *out_person);

/** ent_cluster_positions: (element-type EntPosition) when which job was seen; free with g_array_unref(). */
GArray *ent_cluster_positions (EntGraph *self, const EntCluster *cluster);
