#include "sample/story-private.h"
#include "sample/sample.h"

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const EntSampleStory stories[] = {
    {
        .name = "antoine",
        .n_contacts = 50,
        .messages_per_contact = 12,
        .mails_per_contact = 12,
        .history_days = 6 * 365,
        .parts = {[false] = {4, 3, 1, 2}, [true] = {16, 14, 7, 3}},
        .goal = {.least_seniority = 4, .most_seniority = 6, .functions = LIST ("it")},
        .target = "target: Responsables informatiques\n"
                  "qualified at: 5\n"
                  "+3 seniority >= 4\n"
                  "+2 function: informatique\n"
                  "-3 title: stagiaire, alternant\n"
                  "never keyword: recruteur\n",
        .given = "Antoine",
        .family = "Fictif",
        .slug = "antoine-fictif-4b1d07a3",
        .headline = "J'aide les PME à ne plus craindre les pannes et les intrusions",
        .summary = "Quinze ans de sécurité informatique. Peu de contacts, mais choisis.",
        .industry = "Sécurité informatique et des réseaux",
        .place = "Nantes, Pays de la Loire, France",
        .organisation = "Fictif Sécurité",
        .email = "antoine.fictif@example.org",
        .old_email = "ancienne.adresse@example.com",
        .topics = LIST ("l'audit de sécurité", "le plan de reprise", "la migration de la messagerie",
                        "les sauvegardes hors ligne", "la formation des équipes", "le test d'intrusion",
                        "le renouvellement des pare-feux", "la charte informatique"),
    },
    {
        .name = "stephanie",
        .n_contacts = 10000,
        .messages_per_contact = 6,
        .mails_per_contact = 6,
        .history_days = 7 * 365,
        .parts = {[false] = {1400, 1520, 80, 5000}, [true] = {1000, 760, 40, 200}},
        .goal = {.least_seniority = 5,
                 .most_seniority = 6,
                 .functions = LIST ("direction", "finance", "purchasing", "operations")},
        .goal_has_sector = true,
        .goal_sector = ENT_SAMPLE_SECTOR_ENERGY,
        .target = "target: Décideurs des énergies renouvelables\n"
                  "qualified at: 8\n"
                  "+4 seniority >= 5\n"
                  "+2 function: direction, finance, achats, production\n"
                  "+2 keyword: énergie, énergies, énergétique, energy, renewables, solaire, photovoltaïque, "
                  "éolien, "
                  "hydrogène, biogaz\n"
                  "+2 organisation: solvanne, arvaléo, turbinéa, wattelune, grand rhône exemple, lumivallée, "
                  "ampérance, parcs du ponant\n"
                  "-3 title: stagiaire, alternant\n"
                  "never keyword: recruteur\n",
        .given = "Stéphanie",
        .family = "Exemple",
        .slug = "stéphanie-exemple",
        .headline =
            "Je fais se rencontrer ceux qui décident des énergies renouvelables et ceux qui les financent",
        .summary =
            "Vingt ans dans l'énergie, du chantier au conseil. J'anime le Cercle Hélianthe : 300 rencontres "
            "par an, une lettre, et des portes ouvertes à ceux qui s'engagent.",
        .industry = "Services d'énergie renouvelable",
        .place = "Lyon, Auvergne-Rhône-Alpes, France",
        .organisation = "Cercle Hélianthe",
        .email = "stephanie.exemple@example.org",
        .old_email = "ancienne.adresse@example.com",
        .topics =
            LIST ("le parc solaire de Brisemont", "l'appel d'offres éolien", "le raccordement au réseau",
                  "le financement participatif", "le contrat d'achat d'électricité", "le biogaz agricole",
                  "l'autoconsommation collective", "le stockage par batteries", "l'hydrogène local",
                  "la table ronde des collectivités", "l'étude d'impact", "le tarif d'achat",
                  "la maintenance des turbines", "le bilan carbone", "la toiture de l'entrepôt",
                  "les ombrières du parking"),
        .newest_headers = true,
    },
};

static const char *const names[] = {"antoine", "stephanie", NULL};

const char *const *
ent_sample_names (void)
{
  return names;
}

const EntSampleStory *
ent_sample_story (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (stories); i++) {
    if (g_strcmp0 (stories[i].name, name) == 0)
      return &stories[i];
  }
  return NULL;
}

const char *
ent_sample_relation_name (EntSampleRelation relation)
{
  static const char *const relation_names[ENT_SAMPLE_N_RELATIONS] = {"good", "neutral", "bad", "unknown"};
  return relation_names[relation];
}
