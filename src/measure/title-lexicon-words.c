/* Words that change what stands beside them: links, degrees, apprenticeship, former jobs, employers. */
#include "measure/title-private.h"

static const TitleRow rows[] = {
    /* What links nouns; the French ones also tell the language. */
    {TITLE_LINK | TITLE_FRENCH, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "de, des, du, d, à, au, aux, les, le, l, pour, dans, en, chez les, auprès"},
    {TITLE_FRENCH, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "et, ou, option, est, une, un, son, ses"},
    {TITLE_LINK, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "of, for, to, in, with, on, from, by, as, la, par, sur, per"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING, "and, the, an, or"},
    /* Degrees. */
    {TITLE_RAISE, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "senior, sr, sénior, expérimenté, confirmé, spécialisé, III"},
    {TITLE_LOWER, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "junior, jr, débutant, jeune diplômé, entry level"},
    {TITLE_DEPUTY | TITLE_HEAD_FR, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "adjoint, suppléant"},
    {TITLE_DEPUTY, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "deputy, délégué adjoint, sous, second"},
    {TITLE_RAISE | TITLE_HEAD_FR | TITLE_HEAD_EN, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "expert"},
    {TITLE_RAISE | TITLE_HEAD_EN, ENT_SENIORITY_SENIOR, ENT_FUNCTION_IT, TITLE_TOPIC,
     "tech lead, technical lead, lead tech, staff engineer, staff software engineer"},
    {TITLE_RAISE | TITLE_HEAD_EN, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "lead, team lead, principal"},
    {TITLE_RAISE | TITLE_HEAD_FR, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING, "référent"},
    {TITLE_CHIEF, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING, "en chef"},
    /* Who learns. */
    {TITLE_LEARN | TITLE_FR, ENT_SENIORITY_INTERN, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "interne des hôpitaux, interne en, interne en médecine, externe des hôpitaux"},
    {TITLE_LEARN | TITLE_FR, ENT_SENIORITY_INTERN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "stagiaire, alternant, apprenti, étudiant, lycéen, alternance, en alternance, "
     "contrat pro, contrat de professionnalisation, en apprentissage, en stage, stage, "
     "étudiant en, élève, service civique, volontaire en service civique, "
     "externe en médecine"},
    {TITLE_LEARN | TITLE_EN, ENT_SENIORITY_INTERN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "trainee, apprentice, internship, summer intern, graduate trainee, student worker, "
     "working student, management trainee"},
    {TITLE_EN | TITLE_LEARN, ENT_SENIORITY_INTERN, ENT_N_FUNCTIONS, TITLE_NOTHING, "intern, student"},
    /* Former jobs and wishes: what follows is no job held. */
    {TITLE_SKIP, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "ex, ancien, former, formerly, ci-devant, previously, past, retired, retraité, "
     "à la retraite, jeune retraité, en retraite, en recherche, en recherche active, "
     "à la recherche, recherche active, recherche un poste, recherche emploi, "
     "recherche une alternance, recherche un stage, recherche poste, recherche d'emploi, "
     "en quête, demandeur d'emploi, sans emploi, au chômage, en reconversion, "
     "en disponibilité, looking for, looking, seeking, actively seeking, in search of, "
     "searching for, job seeker, jobseeker, unemployed, between jobs, aspiring, futur, "
     "à l'écoute, en veille, disponible immédiatement, available for, available immediately, "
     "passionné, passionate about, passionate, amateur de, fan de"},
    {TITLE_SKIP, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING, "on sabbatical, en congé parental"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "open to work, opentowork, open for work, hiring"},
    /* Employers. */
    {TITLE_ORG, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING, "chez, at, @"},
    {TITLE_BANK, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_FINANCE, TITLE_SECTOR,
     "bank, banque, bancaire, banking, banker, BNP, BNP paribas, société générale, HSBC, "
     "JPMorgan, JP morgan, goldman sachs, morgan stanley, barclays, citi, citibank, "
     "citigroup, UBS, crédit suisse, deutsche bank, crédit agricole, crédit mutuel, natixis, "
     "caisse d'épargne, wells fargo, bank of america, lazard, rothschild, BPCE, santander, "
     "ING, commerzbank, unicredit, nomura, lloyds, natwest, CIC, LCL, amundi, blackrock, "
     "state street, BNY mellon"},
    /* Alone in the world, of unknown function. */
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "freelance, indépendant, travailleur indépendant, profession libérale"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_NOTHING, "freelancer, contractor"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "freelance, self-employed, self employed, independent"},
    /* Heads that say only how high. */
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "chargé, chargé de mission, chargé d'études, gestionnaire, agent, conseiller, attaché, "
     "technicien supérieur, cadre, employé, préposé, intervenant, collaborateur, délégué, "
     "chargé d'étude, correspondant, spécialiste, membre de l'équipe, praticien, "
     "professionnel, représentant, animateur, concepteur, créateur, négociateur, médiateur, "
     "analyste, opérateur polyvalent, administrateur, officier ministériel, évaluateur, "
     "ingénieur d'études, vérificateur, chargé d'accueil, organisateur, planificateur, "
     "enquêteur, estimateur, agent d'accueil, hôte d'accueil, hôte, steward, guide, artiste, "
     "inspecteur, observateur, expert judiciaire, ordonnateur, commissaire, "
     "fonctionnaire territorial, chargé de dossiers, designer, interprète"},
    {TITLE_BOTH, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "agent, guide, artiste, pilote, specialist, analyst, artist, designer"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "representative, associate, advisor, adviser, administrator, agent, professional, "
     "practitioner, planner, executive, member, specialist, analyst, strategist, evangelist, "
     "ambassador, investigator, inspector, examiner, controller, interpreter, translator, "
     "generalist, evaluator, assessor, adjuster, interviewer, negotiator, conductor, "
     "attendant, host, hostess, guard, keeper, person, personnel, crew member, crewmember, "
     "observer, surveyor, estimator, broker, expediter, promoter, rep, scholar, fellow, "
     "trustee, warden, captain, guardian, escort, monitor, organizer, contact, staff member, "
     "counsel, collector, ordinator, technologist, caretaker, handler, performer, dispatcher, "
     "guide, scheduler, mate, docent, checker, reader, appraiser, custodian, demonstrator, "
     "liaison"},
    {TITLE_BOTH, ENT_SENIORITY_ASSISTANT, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "assistant, adjoint administratif, aide, auxiliaire"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "coordinateur, coordonnateur, secrétaire, assistant administratif, aide ménagère, "
     "aide à domicile, standardiste, réceptionniste, accompagnant, agent d'entretien, "
     "agent de nettoyage, coordonateur, assistant polyvalent, assistant personnel"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "assistant, helper, aide, coordinator, clerk, secretary, receptionist, "
     "administrative assistant, personal assistant, PA, co-ordinator, office clerk, "
     "administrative secretary, virtual assistant, office assistant"},
    {TITLE_BOTH, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_DIRECTION, TITLE_OWN,
     "assistant de direction, secrétaire de direction, executive assistant, "
     "assistant exécutif, executive secretary, assistant du directeur général, "
     "assistant de la direction générale, EA to the CEO, office assistant to the CEO"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT,
     "engineer, technician, operator, operative, tech, maker"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT,
     "artisan, ouvrier, opérateur, technicien, ingénieur, agent technique, "
     "agent d'exploitation"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT,
     "man, worker, former, drier, buffer, changer, blower, drawer, binder, remover, "
     "applicator, constructor, manufacturer, jointer, splitter"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT, "ingénieur en chef"},
    {TITLE_FR, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "président du jury, président de jury, membre du jury"},
};

const TitleTable title_table_words = {rows, G_N_ELEMENTS (rows)};
