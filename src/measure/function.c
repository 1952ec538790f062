#include "measure/function.h"

#include "measure/nearest-private.h"

typedef struct {
  const char *word;
  int id;
} Name;

static const char *const function_names[ENT_N_FUNCTIONS] = {
    "direction", "finance",    "hr",       "it",         "product",   "marketing", "sales",  "purchasing",
    "legal",     "operations", "research", "consulting", "education", "health",    "public", "media",
};

static const char *const function_names_fr[ENT_N_FUNCTIONS] = {
    "direction", "finance",    "rh",        "informatique", "produit",      "marketing", "vente",  "achats",
    "juridique", "production", "recherche", "conseil",      "enseignement", "santé",     "public", "média",
};

static const char *const seniority_names[ENT_N_SENIORITIES] = {
    "intern", "assistant", "specialist", "senior", "manager", "director", "executive",
};

static const char *const seniority_names_fr[ENT_N_SENIORITIES] = {
    "stagiaire", "assistant", "spécialiste", "senior", "responsable", "directeur", "dirigeant",
};

/* What people write beside the two lists. */
static const Name function_synonyms[] = {
    {"general management", ENT_FUNCTION_DIRECTION},
    {"management", ENT_FUNCTION_DIRECTION},
    {"direction générale", ENT_FUNCTION_DIRECTION},
    {"finances", ENT_FUNCTION_FINANCE},
    {"comptabilité", ENT_FUNCTION_FINANCE},
    {"accounting", ENT_FUNCTION_FINANCE},
    {"human resources", ENT_FUNCTION_HR},
    {"ressources humaines", ENT_FUNCTION_HR},
    {"tech", ENT_FUNCTION_IT},
    {"si", ENT_FUNCTION_IT},
    {"engineering", ENT_FUNCTION_IT},
    {"communication", ENT_FUNCTION_MARKETING},
    {"ventes", ENT_FUNCTION_SALES},
    {"commerce", ENT_FUNCTION_SALES},
    {"commercial", ENT_FUNCTION_SALES},
    {"achat", ENT_FUNCTION_PURCHASING},
    {"procurement", ENT_FUNCTION_PURCHASING},
    {"droit", ENT_FUNCTION_LEGAL},
    {"law", ENT_FUNCTION_LEGAL},
    {"opérations", ENT_FUNCTION_OPERATIONS},
    {"qualité", ENT_FUNCTION_OPERATIONS},
    {"quality", ENT_FUNCTION_OPERATIONS},
    {"logistique", ENT_FUNCTION_OPERATIONS},
    {"logistics", ENT_FUNCTION_OPERATIONS},
    {"r&d", ENT_FUNCTION_RESEARCH},
    {"consultant", ENT_FUNCTION_CONSULTING},
    {"formation", ENT_FUNCTION_EDUCATION},
    {"teaching", ENT_FUNCTION_EDUCATION},
    {"secteur public", ENT_FUNCTION_PUBLIC},
    {"government", ENT_FUNCTION_PUBLIC},
    {"médias", ENT_FUNCTION_MEDIA},
    {"presse", ENT_FUNCTION_MEDIA},
    {"press", ENT_FUNCTION_MEDIA},
};

static const Name seniority_synonyms[] = {
    {"0", ENT_SENIORITY_INTERN},
    {"1", ENT_SENIORITY_ASSISTANT},
    {"2", ENT_SENIORITY_SPECIALIST},
    {"3", ENT_SENIORITY_SENIOR},
    {"4", ENT_SENIORITY_MANAGER},
    {"5", ENT_SENIORITY_DIRECTOR},
    {"6", ENT_SENIORITY_EXECUTIVE},
    {"trainee", ENT_SENIORITY_INTERN},
    {"alternant", ENT_SENIORITY_INTERN},
    {"apprenti", ENT_SENIORITY_INTERN},
    {"junior", ENT_SENIORITY_ASSISTANT},
    {"chargé", ENT_SENIORITY_SPECIALIST},
    {"expert", ENT_SENIORITY_SENIOR},
    {"lead", ENT_SENIORITY_SENIOR},
    {"directrice", ENT_SENIORITY_DIRECTOR},
    {"head", ENT_SENIORITY_MANAGER},
    {"dirigeante", ENT_SENIORITY_EXECUTIVE},
    {"ceo", ENT_SENIORITY_EXECUTIVE},
    {"pdg", ENT_SENIORITY_EXECUTIVE},
};

/* One closed list with all its spellings. */
typedef struct {
  const char *const *names;
  const char *const *names_fr;
  size_t n_names;
  const Name *synonyms;
  size_t n_synonyms;
} Vocabulary;

static const Vocabulary functions = {function_names, function_names_fr, ENT_N_FUNCTIONS, function_synonyms,
                                     G_N_ELEMENTS (function_synonyms)};
static const Vocabulary seniorities = {seniority_names, seniority_names_fr, ENT_N_SENIORITIES,
                                       seniority_synonyms, G_N_ELEMENTS (seniority_synonyms)};

/* The spellings one after the other: English, French, synonyms. */
static const char *
spelling (const void *data, size_t index)
{
  const Vocabulary *vocabulary = data;
  if (index < vocabulary->n_names)
    return vocabulary->names[index];
  index -= vocabulary->n_names;
  if (index < vocabulary->n_names)
    return vocabulary->names_fr[index];
  index -= vocabulary->n_names;
  return index < vocabulary->n_synonyms ? vocabulary->synonyms[index].word : NULL;
}

static int
spelling_id (const Vocabulary *vocabulary, size_t index)
{
  if (index < 2 * vocabulary->n_names)
    return (int)(index % vocabulary->n_names);
  return vocabulary->synonyms[index - 2 * vocabulary->n_names].id;
}

static bool
find (const Vocabulary *vocabulary, EntSlice name, int *out_id)
{
  g_autofree char *wanted = ent_fold (name);
  if (wanted[0] == '\0')
    return false;
  const char *word;
  for (size_t i = 0; (word = spelling (vocabulary, i)) != NULL; i++) {
    g_autofree char *known = ent_fold (ent_slice (word));
    if (g_str_equal (known, wanted)) {
      *out_id = spelling_id (vocabulary, i);
      return true;
    }
  }
  return false;
}

static const char *
nearest (const Vocabulary *vocabulary, EntSlice name)
{
  g_autofree char *folded = ent_fold (name);
  return ent_nearest (ent_slice (folded), spelling, vocabulary);
}

const char *
ent_function_name (EntFunction function)
{
  return (unsigned)function < ENT_N_FUNCTIONS ? function_names[function] : "unknown";
}

const char *
ent_function_name_fr (EntFunction function)
{
  return (unsigned)function < ENT_N_FUNCTIONS ? function_names_fr[function] : "inconnu";
}

bool
ent_function_from_name (EntSlice name, EntFunction *out_function)
{
  int id;
  if (!find (&functions, name, &id))
    return false;
  *out_function = (EntFunction)id;
  return true;
}

const char *
ent_seniority_name (EntSeniority seniority)
{
  return seniority >= 0 && seniority < ENT_N_SENIORITIES ? seniority_names[seniority] : "unknown";
}

const char *
ent_seniority_name_fr (EntSeniority seniority)
{
  return seniority >= 0 && seniority < ENT_N_SENIORITIES ? seniority_names_fr[seniority] : "inconnu";
}

bool
ent_seniority_from_name (EntSlice name, EntSeniority *out_seniority)
{
  int id;
  if (!find (&seniorities, name, &id))
    return false;
  *out_seniority = (EntSeniority)id;
  return true;
}

const char *
ent_function_nearest (EntSlice name)
{
  return nearest (&functions, name);
}

const char *
ent_seniority_nearest (EntSlice name)
{
  return nearest (&seniorities, name);
}
