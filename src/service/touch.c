/* A note or a tag touches one contact: nothing passed with anybody, so relations, months and moves stay as
 * they are, and only this contact is held against the targets again. An interaction is no such thing: how
 * much the user talks with everybody weighs in each relation, so one more of them moves all a little. */
#include "service/label-private.h"
#include "service/service-private.h"

bool
ent_touch_begin (EntTouch *self, EntStore *store, int64_t contact_id, GError **error)
{
  *self = (EntTouch){.contact_id = contact_id, .targets = ent_targets_load (store, error)};
  if (self->targets != NULL)
    self->before = ent_spans_of_contact (store, contact_id, self->targets, NULL, error);
  return self->before != NULL;
}

void
ent_touch_changed (const EntPersonChange *change, void *data)
{
  ((EntTouch *)data)->n_changes++;
}

void
ent_touch_clear (EntTouch *self)
{
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->before, ent_spans_free);
}

static bool
take_title_read (const EntContactFactsRow *row, void *data)
{
  *(bool *)data = row->title_read;
  return true;
}

/* Whether what was derived before is of today and of the same people. */
static bool
is_alone (EntStore *store, const EntTouch *touch, int64_t now_us, bool *out_alone, GError **error)
{
  bool title_read = false; /* stays so too when the contact is no more */
  if (!ent_store_contact_facts (store, touch->contact_id, take_title_read, &title_read, error))
    return false;
  /* Where something was learned, how rare a word is weighs for everybody who has it. */
  *out_alone = title_read && touch->n_changes == 0 && !ent_labels_are_learned (store) &&
               ent_store_meta_int (store, "scored_day", -1) == ent_day_of (now_us);
  return true;
}

static bool
spans_equal (const EntSpans *a, const EntSpans *b)
{
  if (a->spans->len != b->spans->len)
    return false;
  for (guint i = 0; i < a->spans->len; i++) {
    const EntQualifiedSpan *x = &g_array_index (a->spans, EntQualifiedSpan, i),
                           *y = &g_array_index (b->spans, EntQualifiedSpan, i);
    if (x->from_s != y->from_s || x->qualified != y->qualified)
      return false;
  }
  return true;
}

static bool
refresh_touched (EntStore *store, const EntTouch *touch, int64_t now_us, GError **error)
{
  bool is_enough;
  if (!is_alone (store, touch, now_us, &is_enough, error))
    return false;
  if (is_enough) {
    EntScore score = {.contact_id = touch->contact_id};
    g_autoptr (EntSpans) after =
        ent_spans_of_contact (store, touch->contact_id, touch->targets, &score, error);
    if (after == NULL || !ent_store_score_qualified_set (store, &score, error))
      return false;
    /* Who is qualified now and was not before counts in months and pictures. */
    is_enough = spans_equal (touch->before, after);
  }
  return is_enough || ent_refresh (store, now_us, error);
}

bool
ent_network_finish_touch (EntNetwork *self, const EntTouch *touch, GError **error)
{
  if (refresh_touched (self->store, touch, ent_now_us (), error) && ent_store_commit (self->store, error))
    return true;
  ent_network_rollback (self);
  return false;
}
