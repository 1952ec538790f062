/* One week's choice, for the plan itself and for the weeks it is tried out on. */
#pragma once

#include "plan/planner.h"

typedef struct EntPicker EntPicker;

/** ent_picker_new: everybody of @contacts, [n], who may be on a list this week; borrows them. */
EntPicker *ent_picker_new (const EntPlanContact *contacts, size_t n, unsigned gap_weeks);
void ent_picker_free (EntPicker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPicker, ent_picker_free)

/**
 * ent_picker_take: takes while @minutes, and what was left before, remain.
 * @owed_minutes: the most of them that replies but the first take as long as others want them; 0: none at all
 * @picks: (element-type EntPick) those taken are appended
 */
void ent_picker_take (EntPicker *self, double minutes, double owed_minutes, GArray *picks);

/** ent_picker_left: the first of those who were not taken; false when that is nobody. */
bool ent_picker_left (EntPicker *self, EntPick *out_pick);

/** ent_picker_n_waiting: how many of those not taken are owed or wanted. */
size_t ent_picker_n_waiting (const EntPicker *self);

/** ent_plan_try: fills in value and efficiency, by keeping to this way of choosing for the weeks of
 * @options. The bound must be there. */
void ent_plan_try (EntPlan *self, const EntPlanContact *contacts, size_t n, const EntPlanOptions *options);

/** ent_plan_bound: the bound over those of @contacts who are not barred. */
EntBound ent_plan_bound (const EntPlanContact *contacts, size_t n, double minutes, unsigned gap_weeks);
