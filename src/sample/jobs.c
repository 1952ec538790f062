#include "sample/jobs-private.h"

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const EntSampleJob jobs[] = {
    {"direction", 6, "Directeur général", "Directrice générale", false},
    {"direction", 6, "Président", "Présidente", false},
    {"direction", 6, "Président-directeur général", "Présidente-directrice générale", false},
    {"direction", 6, "PDG", NULL, false},
    {"direction", 6, "DG", NULL, false},
    {"direction", 6, "Gérant", "Gérante", false},
    {"direction", 6, "Fondateur", "Fondatrice", false},
    {"direction", 6, "Cofondateur et président", "Cofondatrice et présidente", false},
    {"direction", 6, "CEO", NULL, true},
    {"direction", 6, "Founder & CEO", NULL, true},
    {"direction", 6, "Managing Director", NULL, true},
    {"direction", 5, "Directeur général adjoint", "Directrice générale adjointe", false},
    {"direction", 5, "Directeur de filiale", "Directrice de filiale", false},
    {"direction", 5, "Directeur régional", "Directrice régionale", false},
    {"direction", 5, "Secrétaire général", "Secrétaire générale", false},
    {"direction", 5, "Directeur de la stratégie", "Directrice de la stratégie", false},
    {"direction", 5, "Country Director", NULL, true},
    {"direction", 1, "Assistant de direction", "Assistante de direction", false},
    {"direction", 1, "Executive Assistant to the CEO", NULL, true},
    {"finance", 5, "Directeur financier", "Directrice financière", false},
    {"finance", 5, "Directeur administratif et financier", "Directrice administrative et financière", false},
    {"finance", 5, "DAF", NULL, false},
    {"finance", 5, "Directeur.rice des financements", "Directeur.rice des financements", false},
    {"finance", 5, "Directeur des investissements", "Directrice des investissements", false},
    {"finance", 5, "CFO", NULL, true},
    {"finance", 5, "Finance Director", NULL, true},
    {"finance", 4, "Responsable comptable", NULL, false},
    {"finance", 4, "Responsable du contrôle de gestion", NULL, false},
    {"finance", 3, "Contrôleur de gestion senior", "Contrôleuse de gestion senior", false},
    {"finance", 2, "Comptable", NULL, false},
    {"finance", 2, "Financial Analyst", NULL, true},
    {"finance", 1, "Assistant comptable", "Assistante comptable", false},
    {"finance", 0, "Stagiaire en contrôle de gestion", NULL, false},
    {"purchasing", 5, "Directeur des achats", "Directrice des achats", false},
    {"purchasing", 5, "Directeur achats groupe", "Directrice achats groupe", false},
    {"purchasing", 5, "Chief Procurement Officer", NULL, true},
    {"purchasing", 4, "Responsable achats", NULL, false},
    {"purchasing", 2, "Acheteur", "Acheteuse", false},
    {"purchasing", 3, "Acheteur senior", "Acheteuse senior", false},
    {"operations", 5, "Directeur des opérations", "Directrice des opérations", false},
    {"operations", 5, "Directeur industriel", "Directrice industrielle", false},
    {"operations", 5, "Directeur(trice) d'exploitation", "Directeur(trice) d'exploitation", false},
    {"operations", 5, "Chief Operating Officer", NULL, true},
    {"operations", 4, "Responsable qualité", NULL, false},
    {"operations", 4, "Responsable d'exploitation", NULL, false},
    {"operations", 4, "Operations Manager", NULL, true},
    {"operations", 3, "Chef de projet construction", "Cheffe de projet construction", false},
    {"operations", 2, "Technicien de maintenance", "Technicienne de maintenance", false},
    {"operations", 2, "Ingénieur méthodes", "Ingénieure méthodes", false},
    {"operations", 1, "Assistant logistique", "Assistante logistique", false},
    {"operations", 0, "Alternant qualité", "Alternante qualité", false},
    {"hr", 5, "Directeur des ressources humaines", "Directrice des ressources humaines", false},
    {"hr", 5, "DRH", NULL, false},
    {"hr", 5, "Chief People Officer", NULL, true},
    {"hr", 4, "Responsable RH", NULL, false},
    {"hr", 4, "Responsable formation", NULL, false},
    {"hr", 4, "HR Manager", NULL, true},
    {"hr", 2, "Chargé de recrutement", "Chargée de recrutement", false},
    {"hr", 2, "Chargé(e) de formation", "Chargé(e) de formation", false},
    {"hr", 3, "Talent Acquisition Lead", NULL, true},
    {"hr", 1, "Assistant RH", "Assistante RH", false},
    {"hr", 0, "Stagiaire RH", NULL, false},
    {"it", 5, "Directeur des systèmes d'information", "Directrice des systèmes d'information", false},
    {"it", 5, "DSI", NULL, false},
    {"it", 5, "CTO", NULL, true},
    {"it", 5, "Chief Information Officer", NULL, true},
    {"it", 5, "Directeur technique informatique", "Directrice technique informatique", false},
    {"it", 4, "Responsable informatique", NULL, false},
    {"it", 4, "Responsable de la sécurité des systèmes d'information", NULL, false},
    {"it", 4, "Responsable infrastructure et réseaux", NULL, false},
    {"it", 4, "Engineering Manager", NULL, true},
    {"it", 4, "Head of IT", NULL, true},
    {"it", 3, "Chef de projet informatique", "Cheffe de projet informatique", false},
    {"it", 3, "Développeur senior", "Développeuse senior", false},
    {"it", 3, "Lead Developer", NULL, true},
    {"it", 2, "Ingénieur logiciel", "Ingénieure logiciel", false},
    {"it", 2, "Data Analyst", NULL, true},
    {"it", 2, "Software Engineer", NULL, true},
    {"it", 0, "Développeur en alternance", "Développeuse en alternance", false},
    {"sales", 5, "Directeur commercial", "Directrice commerciale", false},
    {"sales", 5, "Sales Director", NULL, true},
    {"sales", 4, "Responsable commercial", "Responsable commerciale", false},
    {"sales", 4, "Sales Manager", NULL, true},
    {"sales", 2, "Ingénieur d'affaires", "Ingénieure d'affaires", false},
    {"sales", 2, "Chargé d'affaires", "Chargée d'affaires", false},
    {"sales", 2, "Account Executive", NULL, true},
    {"sales", 3, "Key Account Manager", NULL, true},
    {"sales", 2, "Commercial", "Commerciale", false},
    {"sales", 1, "Assistant commercial", "Assistante commerciale", false},
    {"marketing", 5, "Directeur marketing", "Directrice marketing", false},
    {"marketing", 5, "Directeur de la communication", "Directrice de la communication", false},
    {"marketing", 5, "CMO", NULL, true},
    {"marketing", 4, "Responsable communication", NULL, false},
    {"marketing", 4, "Marketing Manager", NULL, true},
    {"marketing", 2, "Chargé de communication", "Chargée de communication", false},
    {"marketing", 2, "Chargé·e de contenu", "Chargé·e de contenu", false},
    {"marketing", 3, "SEO Expert", NULL, true},
    {"marketing", 0, "Stagiaire communication", NULL, false},
    {"consulting", 2, "Consultant", "Consultante", false},
    {"consulting", 3, "Consultant senior", "Consultante senior", false},
    {"consulting", 2, "Formateur", "Formatrice", false},
    {"consulting", 5, "Associé, conseil en organisation", "Associée, conseil en organisation", false},
    {"consulting", 3, "Senior Consultant", NULL, true},
    {"legal", 2, "Juriste", NULL, false},
    {"legal", 5, "Directeur juridique", "Directrice juridique", false},
    {"legal", 2, "Avocat", "Avocate", false},
    {"legal", 2, "Notaire", NULL, false},
    {"research", 2, "Ingénieur d'études", "Ingénieure d'études", false},
    {"research", 2, "Ingénieur de recherche", "Ingénieure de recherche", false},
    {"research", 5, "Directeur R&D", "Directrice R&D", false},
    {"research", 4, "Responsable bureau d'études", NULL, false},
    {"research", 3, "Expert hydrologue", "Experte hydrologue", false},
    {"product", 4, "Responsable produit", NULL, false},
    {"product", 3, "Product Owner", NULL, true},
    {"education", 2, "Enseignant", "Enseignante", false},
    {"education", 3, "Maître de conférences", "Maîtresse de conférences", false},
    {"health", 2, "Infirmier", "Infirmière", false},
    {"health", 2, "Pharmacien", "Pharmacienne", false},
    {"public", 2, "Chargé de mission", "Chargée de mission", false},
    {"public", 4, "Conseiller municipal", "Conseillère municipale", false},
    {"media", 2, "Journaliste", NULL, false},
    {"media", 4, "Rédacteur en chef", "Rédactrice en chef", false},
};

/* Beginnings go with every end; "alone" names carry no word of the sector, so only a list of names finds
 * them. */
typedef struct {
  const char *const *ends;
  const char *const *alone;
  const char *const *topics; /* what people of the sector add to their title */
} SectorWords;

static const char *const beginnings[] = {
    "Hélianthe", "Solébrine", "Ventorive", "Luméane",    "Aquilène",  "Brisemont", "Clairaval", "Novébois",
    "Terralie",  "Oriande",   "Maréval",   "Astrabelle", "Corvélia",  "Épivent",   "Fauvelie",  "Galatane",
    "Horizane",  "Ivoriel",   "Jonquière", "Kalédine",   "Lavandiel", "Mistralin", "Nacrelle",  "Ombréa",
    "Pervanche", "Quartzel",  "Rosalune",  "Sylvestral", "Tramontel", "Ussélia",   "Valmoréa",  "Wagramont",
    "Xylorème",  "Ysaline",   "Zéphirel",  "Bocalie",    "Cendrelle", "Dorébois",  "Estivelle", "Florambre",
    "Grivelle",  "Havrelune", "Isolambre", "Lisérac",    "Mirandol",
};

static const SectorWords sectors[ENT_SAMPLE_N_SECTORS] = {
    [ENT_SAMPLE_SECTOR_ENERGY] =
        {LIST ("Énergie", "Énergies", "Solaire", "Énergies renouvelables", "Renewables", "Éolien", "Energy",
               "Photovoltaïque", "Hydrogène", "Biogaz"),
         LIST ("Groupe Solvanne", "Arvaléo", "Turbinéa", "Wattelune", "Compagnie du Grand Rhône Exemple",
               "Lumivallée", "Ampérance", "Parcs du Ponant"),
         LIST ("énergies renouvelables", "transition énergétique", "solaire", "éolien en mer", "biogaz")},
    [ENT_SAMPLE_SECTOR_INDUSTRY] = {LIST ("Industries", "Mécanique", "Composites", "Emballages", "Logistique",
                                          "Textile"),
                                    LIST ("Groupe Exemple", "Ateliers Fictifs", "Manufacture du Modèle"),
                                    LIST ("industrie", "amélioration continue", "supply chain",
                                          "sites multi-pays")},
    [ENT_SAMPLE_SECTOR_SOFTWARE] = {LIST ("Logiciels", "Digital", "Software", "Data", "Studio", "Cloud"),
                                    LIST ("Octemple", "Bitexemple", "Nuagine"),
                                    LIST ("SaaS", "data", "cybersécurité", "produit")},
    [ENT_SAMPLE_SECTOR_SERVICES] = {LIST ("Conseil", "& Associés", "Services", "Formation", "Consulting",
                                          "Événements"),
                                    LIST ("Cabinet Fictif", "Indépendant", "Freelance", "Agence Modèle"),
                                    LIST ("conduite du changement", "PME et ETI", "organisation",
                                          "innovation")},
    [ENT_SAMPLE_SECTOR_BANKING] = {LIST ("Banque", "Assurances", "Finance", "Capital", "Mutuelle"),
                                   LIST ("Banque Exemple de l'Ouest", "Crédit Fictif"),
                                   LIST ("marchés", "entreprises", "risques", "patrimoine")},
    [ENT_SAMPLE_SECTOR_PUBLIC] = {LIST ("Métropole", "Agglomération", "Université", "Habitat"),
                                  LIST ("Ville d'Exempleville", "Région Modèle",
                                        "École Fictive de Management"),
                                  LIST ("politiques publiques", "territoires", "aménagement")},
    [ENT_SAMPLE_SECTOR_HEALTH] = {LIST ("Santé", "Pharma", "Biotech", "Cliniques"),
                                  LIST ("Centre hospitalier d'Exempleville", "Laboratoires Fictifs"),
                                  LIST ("santé", "essais cliniques", "dispositifs médicaux")},
};

static const char *
pick (EntRandom *random, const char *const *list)
{
  return list[ent_random_below (random, g_strv_length ((char **)list))];
}

static bool
passes (const EntSampleJob *job, const EntSampleJobFilter *filter)
{
  if (job->seniority < filter->least_seniority || job->seniority > filter->most_seniority)
    return false;
  if (!filter->functions)
    return true;
  return g_strv_contains (filter->functions, job->function) != filter->functions_are_excluded;
}

const EntSampleJob *
ent_sample_draw_job (EntRandom *random, const EntSampleJobFilter *filter, bool english)
{
  const EntSampleJob *chosen = NULL;
  size_t n_seen = 0;
  size_t n_in_language = 0;
  /* One pass: each that fits replaces the one before with a chance of 1 in n; the language decides if it can.
   */
  for (size_t i = 0; i < G_N_ELEMENTS (jobs); i++) {
    if (!passes (&jobs[i], filter))
      continue;
    bool in_language = jobs[i].english == english;
    if (n_in_language > 0 && !in_language)
      continue;
    size_t *n = in_language ? &n_in_language : &n_seen;
    if (ent_random_below (random, ++*n) == 0)
      chosen = &jobs[i];
  }
  return chosen;
}

char *
ent_sample_draw_organisation (EntRandom *random, EntSampleSector sector)
{
  const SectorWords *words = &sectors[sector];
  if (ent_random_chance (random, 0.1))
    return g_strdup (pick (random, words->alone));
  const char *beginning = beginnings[ent_random_below (random, G_N_ELEMENTS (beginnings))];
  g_autofree char *name = g_strconcat (beginning, " ", pick (random, words->ends), NULL);
  double mess = ent_random_unit (random);
  if (mess < 0.04)
    return g_utf8_strup (name, -1);
  if (mess < 0.06)
    return g_strconcat (name, " S.A.S.", NULL);
  if (mess < 0.08)
    return g_strconcat (name, " (Groupe Exemple, Lyon)", NULL);
  return g_steal_pointer (&name);
}

char *
ent_sample_write_title (EntRandom *random, const EntSampleJob *job, bool female, EntSampleSector sector)
{
  const char *base = female && job->woman ? job->woman : job->man;
  double mess = ent_random_unit (random);
  if (mess < 0.62)
    return g_strdup (base);
  const char *topic = pick (random, sectors[sector].topics);
  if (mess < 0.74)
    return g_strconcat (base, " – ", topic, NULL);
  if (mess < 0.82)
    return g_strconcat (base, " | ", topic, " | ", pick (random, sectors[sector].topics), NULL);
  if (mess < 0.88)
    return g_strconcat (base, ", ", topic, NULL);
  if (mess < 0.92)
    return g_utf8_strup (base, -1);
  if (mess < 0.95)
    return g_strconcat (base, pick (random, LIST (" 🌱", " ⚡", " 🚀", " ☀️")), NULL);
  if (mess < 0.97)
    return g_strconcat ("\"", base, "\", ", topic, NULL);
  return g_strconcat (base, " ", NULL);
}
