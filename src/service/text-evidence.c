/* What speaks for and against two contacts being one person, in words. */
#include "service/service-private.h"

/* By field and level, as identity/link.h orders them; a network knows no birth dates and no homes. */
static const char *const sentences[ENT_LINK_N_FIELDS][ENT_LINK_MAX_LEVELS] = {
    [ENT_LINK_GIVEN] = {N_ ("the first name is the same"), N_ ("one first name is a form of the other"),
                        N_ ("the first names are nearly the same"), N_ ("one first name may be abbreviated"),
                        N_ ("the first names are a little alike"), N_ ("the first names differ")},
    [ENT_LINK_FAMILY] = {N_ ("the family name is the same"), N_ ("they share one of two family names"),
                         N_ ("the family names are nearly the same"),
                         N_ ("one family name may be abbreviated"),
                         N_ ("the family names are a little alike"), N_ ("the family names differ")},
    [ENT_LINK_EMAIL] = {N_ ("the mailbox is the same"), N_ ("they use the same unusual login"),
                        N_ ("their addresses are at the same organisation"),
                        N_ ("the same login, made of the name, at two providers"),
                        N_ ("an address is made of the other's name"),
                        N_ ("their addresses have nothing in common")},
    [ENT_LINK_PHONE] = {N_ ("the phone number is the same"), N_ ("the phone numbers differ")},
    [ENT_LINK_URL] = {N_ ("the page is the same"), N_ ("their pages differ")},
    [ENT_LINK_ORGANISATION] = {N_ ("the organisation is the same"),
                               N_ ("the organisations are nearly the same"),
                               N_ ("an address is at the other's organisation"),
                               N_ ("the organisations differ")},
    [ENT_LINK_TITLE] = {N_ ("the job title is nearly the same"), N_ ("the job titles differ")},
};

/* ln of how much likelier it is that one person bears both names than that two do. */
static const double rare_name = 13, common_name = 10;

static void
add (GArray *evidence, const char *field, const char *level, double weight, const char *text)
{
  EntPairEvidence one = {field, level, weight, text};
  g_array_append_val (evidence, one);
}

static int
compare_evidence (const void *a, const void *b)
{
  const EntPairEvidence *x = a, *y = b;
  return (x->weight < y->weight) - (x->weight > y->weight);
}

static void
add_rarity (const EntLinkEvidence *of, GArray *evidence)
{
  double name = of->weights[ENT_LINK_GIVEN] + of->weights[ENT_LINK_FAMILY];
  if (of->levels[ENT_LINK_GIVEN] != 0 || of->levels[ENT_LINK_FAMILY] != 0)
    return;
  if (name >= rare_name)
    add (evidence, "name", "rare", 0, _ ("few people are called so"));
  else if (name < common_name)
    add (evidence, "name", "common", 0, _ ("many people are called so"));
}

GArray *
ent_evidence_in_words (const EntLinkEvidence *of)
{
  GArray *evidence = g_array_new (FALSE, FALSE, sizeof (EntPairEvidence));
  for (EntLinkField field = 0; field < ENT_LINK_N_FIELDS; field++) {
    unsigned level = of->levels[field];
    if (level != ENT_LINK_NONE && sentences[field][level] != NULL)
      add (evidence, ent_link_field_name (field), ent_link_level_name (field, level), of->weights[field],
           _ (sentences[field][level]));
  }
  add_rarity (of, evidence);
  g_array_sort (evidence, compare_evidence);
  return evidence;
}
