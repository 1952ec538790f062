/* What the answers about structure share: everybody, what they were in together, and their ties as of today.
 */
#pragma once

#include "service/service-private.h"

/* What is shown and counted of a contact; texts are the web's. */
typedef struct {
  EntSlice name, organisation, place;
  bool qualified;
  EntRelationClass relation;
  double warmth;
} EntProfile;

typedef struct {
  uint32_t tau_s;
  EntPanel *panel;
  EntAffiliations *affiliations;
  EntTies *ties;
  EntProfile *profiles;   /* [panel->n_contacts] */
  EntCircles *circles;    /* NULL unless asked for */
  uint32_t *first_member; /* [circles->n_circles + 1] into members */
  uint32_t *members;      /* rows, by circle */
  EntArena *texts;
} EntWeb;

/** ent_web_load: as of today. Cost: as ent_service_circles(), less without circles. */
EntWeb *ent_web_load (EntNetwork *network, bool with_circles, GError **error);
void ent_web_free (EntWeb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWeb, ent_web_free)

/** ent_web_circle_name: a circle in words: by its commonest organisations, its place, or somebody in it; free
 * with g_free(). */
char *ent_web_circle_name (const EntWeb *self, uint32_t circle);

/** ent_web_groups_of: (element-type const EntAffiliation *) what a contact was in; free with
 * g_ptr_array_unref(). Cost: a look into every group. */
GPtrArray *ent_web_groups_of (const EntWeb *self, size_t row);

/** ent_web_grounds: (element-type EntTieGround) of the tie between @row and @other, whose groups are @groups
 * of @row. */
GArray *ent_web_grounds (const EntWeb *self, const GPtrArray *groups, size_t row, size_t other);

/** ent_tie_info_write_json: one object. */
void ent_tie_info_write_json (const EntTieInfo *tie, EntJson *json);
/** ent_tie_infos_new: (element-type EntTieInfo), which frees what is in it. */
GArray *ent_tie_infos_new (void);
void ent_tie_info_clear (EntTieInfo *self);
