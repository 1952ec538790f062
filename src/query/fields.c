#include "query/query-private.h"

#define NO_WORDS NULL, 0

static const EntQueryFieldInfo fields[] = {
    {ENT_QUERY_FIELD_NAME, ENT_QUERY_TYPE_TEXT, "name", "nom|prénom", NO_WORDS, 0, true,
     "Words of the person's name."},
    {ENT_QUERY_FIELD_TITLE, ENT_QUERY_TYPE_TEXT, "title", "poste|titre|intitulé|position|job", NO_WORDS, 0,
     true, "Words of the person's title."},
    {ENT_QUERY_FIELD_COMPANY, ENT_QUERY_TYPE_TEXT, "company",
     "organisation|organization|entreprise|société|employeur", NO_WORDS, 0, true,
     "Words of the organisation's name."},
    {ENT_QUERY_FIELD_FUNCTION, ENT_QUERY_TYPE_WORD, "function", "fonction|métier", ent_query_functions,
     ENT_QUERY_N_FUNCTIONS, 0, false, "What the title says that the person does."},
    {ENT_QUERY_FIELD_SENIORITY, ENT_QUERY_TYPE_LEVEL, "seniority", "niveau|level|séniorité", ent_query_levels,
     ENT_QUERY_N_LEVELS, 6, false, "How high the title is, from intern (0) to executive (6)."},
    {ENT_QUERY_FIELD_PLACE, ENT_QUERY_TYPE_TEXT, "place", "lieu|ville|location|city", NO_WORDS, 0, false,
     "Words of the place where the person is."},
    {ENT_QUERY_FIELD_TAG, ENT_QUERY_TYPE_NAME, "tag", "étiquette|tags", NO_WORDS, 0, false,
     "A tag that you gave."},
    {ENT_QUERY_FIELD_NOTE, ENT_QUERY_TYPE_TEXT, "note", "notes", NO_WORDS, 0, false, "Words of your notes."},
    {ENT_QUERY_FIELD_SAID, ENT_QUERY_TYPE_TEXT, "said", "dit|texte|text", NO_WORDS, 0, false,
     "Words in what you said to each other."},
    {ENT_QUERY_FIELD_RELATION, ENT_QUERY_TYPE_WORD, "relation", "", ent_query_states + ENT_QUERY_N_OWN_STATES,
     ENT_QUERY_N_STATES - ENT_QUERY_N_OWN_STATES, 0, false, "What your exchanges say about the relation."},
    {ENT_QUERY_FIELD_WARMTH, ENT_QUERY_TYPE_NUMBER, "warmth", "chaleur", NO_WORDS, 100, true,
     "How alive the relation is, from 0 to 100."},
    {ENT_QUERY_FIELD_TARGET, ENT_QUERY_TYPE_NAME, "target", "cible", NO_WORDS, 0, false,
     "Is qualified for the target with this name."},
    {ENT_QUERY_FIELD_SCORE, ENT_QUERY_TYPE_NUMBER, "score", "", NO_WORDS, 100, true,
     "How well the person fits your targets, from 0 to 100."},
    {ENT_QUERY_FIELD_LAST, ENT_QUERY_TYPE_DATE, "last", "dernier|dernière", NO_WORDS, 0, true,
     "When something last passed between you."},
    {ENT_QUERY_FIELD_FIRST, ENT_QUERY_TYPE_DATE, "first", "premier|première", NO_WORDS, 0, true,
     "When something first passed between you."},
    {ENT_QUERY_FIELD_CONNECTED, ENT_QUERY_TYPE_DATE, "connected", "connecté|connectée|connexion", NO_WORDS, 0,
     true, "When you connected."},
    {ENT_QUERY_FIELD_IN, ENT_QUERY_TYPE_NUMBER, "in", "reçus|reçu|received", NO_WORDS, INT32_MAX, false,
     "How many exchanges came from the person."},
    {ENT_QUERY_FIELD_OUT, ENT_QUERY_TYPE_NUMBER, "out", "envoyés|envoyé|sent", NO_WORDS, INT32_MAX, false,
     "How many exchanges came from you."},
    {ENT_QUERY_FIELD_INTERACTIONS, ENT_QUERY_TYPE_NUMBER, "interactions", "interaction|échanges|échange",
     NO_WORDS, INT32_MAX, true, "How many exchanges there were."},
    {ENT_QUERY_FIELD_CHANNEL, ENT_QUERY_TYPE_WORD, "channel", "canal|via", ent_query_channels,
     ENT_QUERY_N_CHANNELS, 0, false, "Something passed between you by this means."},
    {ENT_QUERY_FIELD_EMAIL, ENT_QUERY_TYPE_IDENTIFIER, "email", "mail|e-mail|courriel|mél", NO_WORDS, 0,
     false, "An e-mail address or a part of one."},
    {ENT_QUERY_FIELD_URL, ENT_QUERY_TYPE_IDENTIFIER, "url", "profil|profile|lien|link", NO_WORDS, 0, false,
     "A profile address or a part of one."},
    {ENT_QUERY_FIELD_PHONE, ENT_QUERY_TYPE_IDENTIFIER, "phone", "téléphone|tel|mobile", NO_WORDS, 0, false,
     "A phone number or some digits of one."},
    {ENT_QUERY_FIELD_SOURCE, ENT_QUERY_TYPE_KEY, "source", "", NO_WORDS, INT64_MAX, false,
     "Was found in the source with this number."},
    {ENT_QUERY_FIELD_ID, ENT_QUERY_TYPE_KEY, "id", "numéro", NO_WORDS, INT64_MAX, false,
     "The contact with this number."},
    {ENT_QUERY_FIELD_IS, ENT_QUERY_TYPE_WORD, "is", "est", ent_query_states, ENT_QUERY_N_STATES, 0, false,
     "What the contact is."},
    {ENT_QUERY_FIELD_HAS, ENT_QUERY_TYPE_WORD, "has", "a|avec|with", ent_query_having, ENT_QUERY_N_HAVING, 0,
     false, "What is known of the contact."},
    {ENT_QUERY_FIELD_SORT, ENT_QUERY_TYPE_SORT, "sort", "tri|trier|order|ordre", NO_WORDS, 0, false,
     "In which order; with - in front, from the greatest down."},
};

static bool
node_asks (const EntQueryNode *node, EntQueryField field)
{
  if (node->kind == ENT_QUERY_TERM)
    return node->field == field;
  for (size_t i = 0; i < node->n_children; i++)
    if (node_asks (node->children[i], field))
      return true;
  return false;
}

bool
ent_query_asks (const EntQuery *self, EntQueryField field)
{
  return self->root != NULL && node_asks (self->root, field);
}

const EntQueryFieldInfo *
ent_query_fields (size_t *out_n)
{
  *out_n = G_N_ELEMENTS (fields);
  return fields;
}

const EntQueryFieldInfo *
ent_query_field_info (EntQueryField field)
{
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].field == field)
      return &fields[i];
  return NULL;
}

const EntQueryFieldInfo *
ent_query_field_find (EntSlice name)
{
  g_autofree char *folded = ent_fold (name);
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++)
    if (ent_query_is_named (fields[i].name, fields[i].aliases, ent_slice (folded)))
      return &fields[i];
  return NULL;
}

#define OP(name) (1u << ENT_QUERY_OP_##name)
#define COMPARED (OP (HAS) | OP (IS) | OP (LT) | OP (LE) | OP (GT) | OP (GE) | OP (RANGE))

bool
ent_query_type_takes (EntQueryType type, EntQueryOp op)
{
  static const unsigned taken[] = {
      [ENT_QUERY_TYPE_TEXT] = OP (HAS) | OP (PREFIX) | OP (IS),
      [ENT_QUERY_TYPE_NAME] = OP (HAS) | OP (PREFIX) | OP (IS),
      [ENT_QUERY_TYPE_IDENTIFIER] = OP (HAS) | OP (PREFIX) | OP (IS),
      [ENT_QUERY_TYPE_WORD] = OP (HAS) | OP (IS),
      [ENT_QUERY_TYPE_LEVEL] = COMPARED,
      [ENT_QUERY_TYPE_NUMBER] = COMPARED,
      [ENT_QUERY_TYPE_KEY] = OP (HAS) | OP (IS),
      [ENT_QUERY_TYPE_DATE] = COMPARED,
      [ENT_QUERY_TYPE_SORT] = OP (HAS),
  };
  return (taken[type] & (1u << op)) != 0;
}
