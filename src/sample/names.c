#include "sample/names-private.h"

#include <math.h>

static const char *const common_families[] = {
    "Martin",   "Bernard",   "Thomas",   "Petit",     "Robert",    "Richard",  "Durand",   "Dubois",
    "Moreau",   "Laurent",   "Simon",    "Michel",    "Lefebvre",  "Leroy",    "Roux",     "David",
    "Bertrand", "Morel",     "Fournier", "Girard",    "Bonnet",    "Dupont",   "Lambert",  "Fontaine",
    "Rousseau", "Vincent",   "Müller",   "Lefèvre",   "Faure",     "André",    "Mercier",  "Blanc",
    "Guérin",   "Boyer",     "Garnier",  "Chevalier", "François",  "Legrand",  "Gauthier", "Perrin",
    "Robin",    "Clément",   "Morin",    "Nicolas",   "Henry",     "Roussel",  "Mathieu",  "Gautier",
    "Masson",   "Marchand",  "Duval",    "Denis",     "Dumont",    "Marie",    "Lemaire",  "Noël",
    "Meyer",    "Dufour",    "Meunier",  "Brun",      "Blanchard", "Giraud",   "Joly",     "Rivière",
    "Lucas",    "Brunet",    "Gaillard", "Barbier",   "Arnaud",    "Martinez", "Gérard",   "Roche",
    "Renard",   "Schmitt",   "Roy",      "Leroux",    "Colin",     "Vidal",    "Caron",    "Picard",
    "Roger",    "Fabre",     "Aubert",   "Lemoine",   "Renaud",    "Dumas",    "Lacroix",  "Olivier",
    "Philippe", "Bourgeois",
};

/* A surname that sounds French and that few people bear: a beginning and an ending. */
static const char *const beginnings[] = {
    "Alb",  "Barr", "Bell", "Bér",  "Bless", "Bouch", "Brév",  "Carl", "Cass", "Chab", "Charn",
    "Clav", "Corb", "Coss", "Dalm", "Darg",  "Delm",  "Dorv",  "Écl",  "Ferr", "Flam", "Forg",
    "Fréd", "Garl", "Gorv", "Grim", "Guill", "Harv",  "Héb",   "Jacq", "Jol",  "Lamb", "Lass",
    "Lav",  "Lorm", "Mab",  "Malv", "Marc",  "Mél",   "Mont",  "Morv", "Nav",  "Nov",  "Orv",
    "Parm", "Pell", "Perv", "Plan", "Quém",  "Rab",   "Ramb",  "Rév",  "Rich", "Roch", "Sabl",
    "Salv", "Serv", "Sorb", "Tarn", "Terr",  "Thév",  "Tourn", "Vald", "Vass", "Verd",
};
static const char *const endings[] = {
    "ard",   "eau",   "elle",    "ier",    "in",   "ois",   "on",    "ot",   "uron",
    "igny",  "eval",  "ancourt", "aubert", "anne", "ébois", "eline", "iac",  "illon",
    "imont", "ouche", "oudet",   "ucet",   "èze",  "enoux", "evin",  "érac",
};

static char *
invent_family (EntRandom *random)
{
  const char *beginning = beginnings[ent_random_below (random, G_N_ELEMENTS (beginnings))];
  const char *ending = endings[ent_random_below (random, G_N_ELEMENTS (endings))];
  return g_strconcat (beginning, ending, NULL);
}

static char *
draw_french_family (EntRandom *random)
{
  g_autofree char *first =
      ent_random_chance (random, 0.22)
          ? g_strdup (common_families[ent_random_below (random, G_N_ELEMENTS (common_families))])
          : invent_family (random);
  double kind = ent_random_unit (random);
  if (kind < 0.025)
    return g_strconcat ("de ", first, NULL);
  if (kind < 0.035)
    return g_strconcat ("Le ", first, NULL);
  if (kind >= 0.07)
    return g_steal_pointer (&first);
  g_autofree char *second = invent_family (random);
  return g_strconcat (first, kind < 0.055 ? "-" : " ", second, NULL);
}

static const char *
pick (EntRandom *random, const char *const *list)
{
  return list[ent_random_below (random, g_strv_length ((char **)list))];
}

static EntSampleName
draw_french (EntRandom *random, GStringChunk *texts)
{
  size_t n;
  const EntSampleGiven *names = ent_sample_given_names (&n);
  double born = ent_random_between (random, 1960, 1998);
  double weights[256];
  g_assert (n <= G_N_ELEMENTS (weights));
  for (size_t i = 0; i < n; i++) {
    double years_off = (born - names[i].peak_year) / 9.0;
    weights[i] = names[i].weight * exp (-0.5 * years_off * years_off);
  }
  const EntSampleGiven *given = &names[ent_random_weighted (random, weights, n)];
  g_autofree char *family = draw_french_family (random);
  return (EntSampleName){.given = given->text,
                         .family = g_string_chunk_insert_const (texts, family),
                         .female = given->female,
                         .latin = true};
}

EntSampleName
ent_sample_draw_name (EntRandom *random, GStringChunk *texts)
{
  if (ent_random_chance (random, 0.87)) {
    EntSampleName name = draw_french (random, texts);
    name.english = ent_random_chance (random, 0.04);
    return name;
  }
  /* The last origins are other scripts: rare, yet never absent from a large network. */
  size_t n;
  const EntSampleOrigin *origins = ent_sample_origins (&n);
  const EntSampleOrigin *origin = &origins[ent_random_below (random, n)];
  if (!origin->latin && ent_random_chance (random, 0.6))
    origin = &origins[0];
  bool female = ent_random_chance (random, 0.5);
  g_autofree char *born = draw_french_family (random);
  const char *family = pick (random, origin->families);
  /* Half of them join a second name, as many do, or hardly two would differ. */
  bool joined = origin->latin && ent_random_chance (random, 0.5);
  g_autofree char *both = joined ? g_strconcat (family, " ", born, NULL) : g_strdup (family);
  return (EntSampleName){.given = pick (random, female ? origin->women : origin->men),
                         .family = g_string_chunk_insert_const (texts, both),
                         .female = female,
                         .latin = origin->latin,
                         .english = origin->writes_english};
}
