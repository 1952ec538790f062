/* What the user says of who is who, and rules about people: a source of its own each time, so that undo works
 * for it as for anything. It keeps nobody in the network whom no other source speaks of. */
#include "intake/intake.h"

static bool
put_bonds (EntStore *store, const EntWords *words, EntIntake *intake, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (size_t i = 0; i < words->n_bonds; i++) {
    EntBondRow bond = words->bonds[i];
    int64_t id;
    bond.at_us = intake->as_of_us;
    if (!ent_store_bond_add (store, &bond, &id, error))
      return false;
    g_array_append_val (ids, id);
    g_array_append_val (intake->touched, bond.identifier_id);
    g_array_append_val (intake->touched, bond.other_id);
  }
  return ent_store_claim (store, intake->source_id, ENT_FACT_BOND, ids, error);
}

static bool
put_choices (EntStore *store, const EntWords *words, EntIntake *intake, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (size_t i = 0; i < words->n_choices; i++) {
    EntChoiceRow choice = words->choices[i];
    int64_t id;
    choice.at_us = intake->as_of_us;
    if (!ent_store_choice_add (store, &choice, &id, error))
      return false;
    g_array_append_val (ids, id);
    g_array_append_val (intake->touched, choice.identifier_id);
  }
  return ent_store_claim (store, intake->source_id, ENT_FACT_CHOICE, ids, error);
}

/* A ruling decides nothing about who is who: it touches nobody. */
static bool
put_rulings (EntStore *store, const EntWords *words, EntIntake *intake, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (size_t i = 0; i < words->n_rulings; i++) {
    EntRulingRow ruling = words->rulings[i];
    int64_t id;
    ruling.at_us = intake->as_of_us;
    if (!ent_store_ruling_add (store, &ruling, &id, error))
      return false;
    g_array_append_val (ids, id);
  }
  return ent_store_claim (store, intake->source_id, ENT_FACT_RULING, ids, error);
}

bool
ent_intake_words (EntStore *store, const EntWords *words, EntIntake *out_intake, GError **error)
{
  int64_t now_us = ent_now_us ();
  EntSourceRow row = {.kind = ENT_SLICE ("hand"),
                      .path = words->description,
                      .imported_us = now_us,
                      .as_of_us = now_us,
                      .n_records = 1,
                      .n_new = 1};
  g_auto (EntIntake) intake = {.kind = "hand",
                               .as_of_us = now_us,
                               .n_records = 1,
                               .n_new = 1,
                               .touched = g_array_new (FALSE, FALSE, sizeof (int64_t))};
  if (!ent_store_source_add (store, &row, &row.id, error))
    return false;
  intake.source_id = row.id;
  if (!put_bonds (store, words, &intake, error) || !put_choices (store, words, &intake, error) ||
      !put_rulings (store, words, &intake, error) || !ent_store_source_update (store, &row, error))
    return false;
  *out_intake = intake;
  intake.touched = NULL;
  return true;
}
