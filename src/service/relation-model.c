/* The models in force: learned by a refresh, kept with the network, read by whoever shows a chance. */
#include "service/service-private.h"

enum {
  ALIVE_CONTACTS = 500, /* learned on so many at most: more would cost an import time and change little */
  ALIVE_SEED = 1905
};

static const struct {
  const char *name;
  size_t offset; /* of a double in EntLearnedModel */
} numbers[] = {
    {"model_any_intercept", G_STRUCT_OFFSET (EntLearnedModel, model.any.intercept)},
    {"model_any_recency_any", G_STRUCT_OFFSET (EntLearnedModel, model.any.slope[ENT_FEATURE_RECENCY_ANY])},
    {"model_any_recency_in", G_STRUCT_OFFSET (EntLearnedModel, model.any.slope[ENT_FEATURE_RECENCY_IN])},
    {"model_any_days", G_STRUCT_OFFSET (EntLearnedModel, model.any.slope[ENT_FEATURE_DAYS])},
    {"model_any_overdue", G_STRUCT_OFFSET (EntLearnedModel, model.any.slope[ENT_FEATURE_OVERDUE])},
    {"model_any_reply_rate", G_STRUCT_OFFSET (EntLearnedModel, model.any.slope[ENT_FEATURE_REPLY_RATE])},
    {"model_any_user_load", G_STRUCT_OFFSET (EntLearnedModel, model.any.slope[ENT_FEATURE_USER_LOAD])},
    {"model_in_intercept", G_STRUCT_OFFSET (EntLearnedModel, model.in.intercept)},
    {"model_in_recency_any", G_STRUCT_OFFSET (EntLearnedModel, model.in.slope[ENT_FEATURE_RECENCY_ANY])},
    {"model_in_recency_in", G_STRUCT_OFFSET (EntLearnedModel, model.in.slope[ENT_FEATURE_RECENCY_IN])},
    {"model_in_days", G_STRUCT_OFFSET (EntLearnedModel, model.in.slope[ENT_FEATURE_DAYS])},
    {"model_in_overdue", G_STRUCT_OFFSET (EntLearnedModel, model.in.slope[ENT_FEATURE_OVERDUE])},
    {"model_in_reply_rate", G_STRUCT_OFFSET (EntLearnedModel, model.in.slope[ENT_FEATURE_REPLY_RATE])},
    {"model_in_user_load", G_STRUCT_OFFSET (EntLearnedModel, model.in.slope[ENT_FEATURE_USER_LOAD])},
    {"model_any_ece", G_STRUCT_OFFSET (EntLearnedModel, ece[ENT_TARGET_ANY])},
    {"model_in_ece", G_STRUCT_OFFSET (EntLearnedModel, ece[ENT_TARGET_IN])},
    {"alive_r", G_STRUCT_OFFSET (EntLearnedModel, alive.r)},
    {"alive_alpha", G_STRUCT_OFFSET (EntLearnedModel, alive.alpha)},
    {"alive_a", G_STRUCT_OFFSET (EntLearnedModel, alive.a)},
    {"alive_b", G_STRUCT_OFFSET (EntLearnedModel, alive.b)},
};

EntLearnedModel
ent_learned_model_new (const EntPanel *panel, const EntRelationModels *models, const EntRelation relations[],
                       uint32_t tau_s)
{
  EntLearnedModel self = {.model = *ent_relation_models_at (models, tau_s), .learned_us = ENT_TIME_UNKNOWN};
  const EntHindcast *hindcast = ent_relation_models_last (models);
  if (hindcast != NULL && hindcast->n_rows > 0) {
    self.learned_us = (int64_t)hindcast->tau_s * ENT_US_PER_SECOND;
    self.n_rows = (int64_t)hindcast->n_rows;
    for (size_t target = 0; target < ENT_N_RELATION_TARGETS; target++) {
      const EntHindcastTarget *one = &hindcast->targets[target];
      self.is_learned[target] = one->is_better;
      self.ece[target] = one->is_better ? one->fitted.ece : one->shipped.ece;
    }
  }
  size_t n_alive = 0;
  self.has_alive = ent_alive_learn (panel, relations, tau_s, ALIVE_CONTACTS, ALIVE_SEED,
                                    self.model.horizon_days, &self.alive, &n_alive);
  self.n_alive = (int64_t)n_alive;
  return self;
}

bool
ent_learned_model_keep (EntStore *store, const EntLearnedModel *self, GError **error)
{
  bool ok = ent_store_meta_set_int (store, "model_learned_us", self->learned_us, error) &&
            ent_store_meta_set_int (store, "model_rows", self->n_rows, error) &&
            ent_store_meta_set_int (store, "model_any_learned", self->is_learned[ENT_TARGET_ANY], error) &&
            ent_store_meta_set_int (store, "model_in_learned", self->is_learned[ENT_TARGET_IN], error) &&
            ent_store_meta_set_int (store, "alive_contacts", self->n_alive, error) &&
            ent_store_meta_set_int (store, "alive_learned", self->has_alive, error);
  for (size_t i = 0; ok && i < G_N_ELEMENTS (numbers); i++)
    ok = ent_store_meta_set_real (store, numbers[i].name, G_STRUCT_MEMBER (double, self, numbers[i].offset),
                                  error);
  return ok;
}

EntLearnedModel
ent_learned_model_load (EntStore *store)
{
  EntLearnedModel self = {.model = *ent_relation_model_shipped (),
                          .learned_us = ent_store_meta_int (store, "model_learned_us", ENT_TIME_UNKNOWN),
                          .n_rows = ent_store_meta_int (store, "model_rows", 0),
                          .n_alive = ent_store_meta_int (store, "alive_contacts", 0),
                          .has_alive = ent_store_meta_int (store, "alive_learned", 0) != 0};
  self.is_learned[ENT_TARGET_ANY] = ent_store_meta_int (store, "model_any_learned", 0) != 0;
  self.is_learned[ENT_TARGET_IN] = ent_store_meta_int (store, "model_in_learned", 0) != 0;
  for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++) {
    double *number = &G_STRUCT_MEMBER (double, &self, numbers[i].offset);
    *number = ent_store_meta_real (store, numbers[i].name, *number);
  }
  return self;
}
