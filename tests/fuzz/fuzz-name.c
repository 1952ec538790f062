/* Any bytes as names, logins and cards of people: parts stay within their bounds, and comparing is symmetric.
 */
#include "fuzz.h"
#include "identity/link.h"
#include "identity/name.h"

static void
look_at_name (EntSlice text)
{
  EntPersonName name, full;
  ent_person_name_parse (text, &name);
  FUZZ_ASSERT (name.n_given <= ENT_NAME_MAX_WORDS && name.n_family <= ENT_NAME_MAX_WORDS);
  for (size_t i = 0; i < name.n_given; i++)
    FUZZ_ASSERT (name.given[i].length > 0 && name.given[i].length < ENT_NAME_BYTES);
  for (size_t i = 0; i < name.n_family; i++)
    FUZZ_ASSERT (name.family[i].length > 0 && name.family[i].length < ENT_NAME_BYTES);
  ent_name_fit_login (text, &name);
  if (ent_name_complete (&name, text, &full))
    FUZZ_ASSERT (full.n_given > 0 && full.n_family > 0);
  g_autoptr (GString) sound = g_string_new (NULL);
  ent_name_sound_append (text, sound);
}

static uint32_t
add (EntLinkTable *table, EntSlice half)
{
  EntSlice cells[4] = {{NULL, 0}}, rest = half;
  for (size_t i = 0; i < G_N_ELEMENTS (cells); i++)
    ent_slice_cut (&rest, "\n", &cells[i]);
  EntLinkPerson person = {.id = half,
                          .names = &cells[0],
                          .n_names = 1,
                          .emails = &cells[1],
                          .n_emails = 1,
                          .phones = &cells[2],
                          .n_phones = 1,
                          .birth_date = cells[3],
                          .organisations = &rest,
                          .n_organisations = 1};
  return ent_link_table_add (table, &person);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice text = {(const char *)data, size}, half = {text.data, size / 2};
  look_at_name (text);
  g_autoptr (EntLinkTable) table = ent_link_table_new ();
  g_autoptr (EntLinkModel) model = ent_link_model_default ();
  uint32_t a = add (table, half), b = add (table, ent_slice_from (text, size / 2));
  EntLinkEvidence evidence, turned;
  ent_link_compare (model, table, a, b, &evidence);
  ent_link_compare (model, table, b, a, &turned);
  FUZZ_ASSERT (evidence.probability >= 0 && evidence.probability <= 1);
  FUZZ_ASSERT (evidence.weight == turned.weight && evidence.is_certain == turned.is_certain);
  return 0;
}
