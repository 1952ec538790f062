/* French heads whose function is their own. */
#include "measure/title-private.h"

static const TitleRow rows[] = {
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "comptable, contrôleur de gestion, contrôleur financier, trésorier d'entreprise, "
     "auditeur, auditeur interne, auditeur financier, analyste financier, analyste crédit, "
     "analyste de crédit, actuaire, fiscaliste, gestionnaire de patrimoine, "
     "conseiller en gestion de patrimoine, conseiller financier, banquier, "
     "courtier en assurance, courtier, conseiller bancaire, chargé de recouvrement, "
     "gestionnaire de sinistres, gestionnaire sinistres, souscripteur, inspecteur des impôts, "
     "guichetier, agent de change, gérant de portefeuille, gestionnaire de fonds, "
     "secrétaire comptable, assureur, agent général d'assurance, crédit manager, consolideur, "
     "trader, caissier de banque, économe"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "expert comptable, commissaire aux comptes"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "aide comptable, assistant comptable, secrétaire facturier, facturier, "
     "assistant de gestion"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_FINANCE, TITLE_SECTOR, "trésorier"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_HR, TITLE_OWN,
     "recruteur, chargé de recrutement, gestionnaire de paie, gestionnaire paie, "
     "technicien paie, chargé de ressources humaines, chargé des ressources humaines, "
     "chargé RH, généraliste RH, gestionnaire RH, chasseur de têtes, "
     "conseiller en recrutement, délégué syndical, conseiller emploi, "
     "gestionnaire paie et administration du personnel"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_FUNCTION_HR, TITLE_OWN,
     "responsable paie, responsable de formation, responsable formation, "
     "responsable du recrutement"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_IT, TITLE_OWN,
     "développeur, programmeur, business analyst, analyste métier, architecte d'entreprise, "
     "analyste d'applications, informaticien, administrateur système, "
     "administrateur systèmes, administrateur réseau, administrateur réseaux, "
     "administrateur systèmes et réseaux, administrateur de bases de données, "
     "architecte logiciel, intégrateur, webmestre, analyste programmeur, testeur, "
     "technicien informatique, analyste données, ingénieur système, ingénieur systèmes, "
     "ingénieur logiciel, ingénieur d'études et développement, ingénieur réseau, "
     "concepteur développeur, codeur, configurateur, hotliner, technicien support, "
     "data engineer, technicien réseau"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_MARKETING, TITLE_OWN,
     "publicitaire, attaché de presse, chargé de communication, concepteur rédacteur, "
     "graphiste, infographiste, maquettiste, chargé d'études marketing, webmarketeur, "
     "référenceur, relations publiques, community manager, traffic manager, rédacteur web, "
     "chargé de marketing, media planner, animateur de communauté, influenceur, "
     "créateur de contenu, responsable de communauté, modérateur, événementialiste, "
     "chargé d'événementiel"},
    {TITLE_FR, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_MARKETING, TITLE_OWN, "directeur artistique"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_SALES, TITLE_OWN,
     "ingénieur d'affaires, ingénieur commercial, ingénieur technico-commercial, "
     "chargé d'affaires, chargé de clientèle, conseiller clientèle, conseiller de clientèle, "
     "conseiller de vente, conseiller commercial, vendeur, attaché commercial, "
     "technico-commercial, téléconseiller, télévendeur, téléprospecteur, négociant, "
     "négociateur immobilier, agent immobilier, agent commercial, délégué commercial, "
     "délégué médical, visiteur médical, représentant, représentant de commerce, marchand, "
     "commerçant, caissier, hôte de caisse, débitant de tabac, débitant, détaillant, "
     "animateur des ventes, animateur commercial, promoteur, promoteur immobilier, "
     "business developer, développeur commercial, développeur d'affaires, "
     "conseiller immobilier, mandataire immobilier, démarcheur, vendeur conseil, VRP, "
     "courtier immobilier, merchandiser, merchandiseur, libraire, caviste, antiquaire, "
     "disquaire, fleuriste, commerçant ambulant, employé de commerce, employé libre service, "
     "agent de voyages, agent de voyage, conseiller voyage, grossiste, commissaire priseur, "
     "prospecteur, loueur"},
    {TITLE_HEAD_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_SALES, TITLE_OWN,
     "commercial, commercial terrain, commercial sédentaire, commercial itinérant"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_SALES, TITLE_OWN,
     "assistant commercial, assistant des ventes, assistant ADV, secrétaire commercial"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_PURCHASING, TITLE_OWN,
     "acheteur, approvisionneur, chargé d'achats, négociateur achats, technicien achats, "
     "gestionnaire des achats"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_LEGAL, TITLE_OWN,
     "avocat, juriste, notaire, huissier, huissier de justice, commissaire de justice, "
     "magistrat, juge, procureur, greffier, clerc de notaire, clerc, conseiller juridique, "
     "DPO, délégué à la protection des données, conseil en propriété industrielle, "
     "substitut du procureur, avoué, mandataire judiciaire, administrateur judiciaire, juré, "
     "rédacteur juridique"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_LEGAL, TITLE_TOPIC, "médiateur, arbitre"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_RESEARCH, TITLE_OWN,
     "chercheur, ingénieur de recherche, ingénieur R&D, ingénieur recherche, "
     "ingénieur recherche et développement, doctorant, post doctorant, postdoctorant, "
     "scientifique, biologiste, chimiste, physicien, mathématicien, statisticien, "
     "biochimiste, géologue, historien, sociologue, anthropologue, archéologue, économiste, "
     "météorologue, météorologiste, astronome, géographe, agronome, ingénieur agronome, "
     "botaniste, zoologue, écologue, hydrologue, linguiste, démographe, philosophe, "
     "politologue, technicien de laboratoire, laborantin, bioinformaticien, "
     "attaché de recherche, attaché de recherche clinique, chargé de recherche, "
     "chargé de recherches, généticien, microbiologiste, biophysicien, océanologue, "
     "ethnologue, criminologue, gemmologue, métallurgiste, biométricien, "
     "assistant de recherche clinique"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_RESEARCH, TITLE_OWN,
     "assistant de recherche, assistant de laboratoire"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_DEFAULT, "consultant, conseil"},
    {TITLE_FR | TITLE_KEEP, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_DEFAULT,
     "consultant, consultant indépendant, consultant en organisation, "
     "consultant en stratégie, expert conseil, consultant en management"},
    {TITLE_FR, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_CONSULTING, TITLE_DEFAULT, "directeur conseil"},
    {TITLE_HEAD_FR | TITLE_HEAD_EN | TITLE_KEEP, ENT_SENIORITY_MANAGER, ENT_FUNCTION_CONSULTING,
     TITLE_DEFAULT, "consultant manager, managing consultant, manager consultant"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_OWN,
     "conseiller en stratégie, conseiller en organisation, conseiller en management"},
    {TITLE_FR, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_FINANCE, TITLE_DEFAULT, "investisseur"},
    {TITLE_FR | TITLE_KEEP, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_TOPIC,
     "coach professionnel, coach, coach de vie, coach certifié, conférencier, mentor"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "professeur, prof, enseignant, enseignant chercheur, instituteur, formateur, "
     "maître d'école, maître de conférences, maître de conférence, chargé d'enseignement, "
     "chargé de cours, chargé de TD, vacataire, moniteur, éducateur, "
     "éducateur de jeunes enfants, conseiller d'orientation, "
     "conseiller principal d'éducation, CPE, instructeur, précepteur, tuteur, "
     "professeur des écoles, répétiteur, entraîneur, bibliothécaire scolaire, "
     "documentaliste scolaire, formateur pour adultes, ingénieur pédagogique, "
     "concepteur pédagogique, conseiller pédagogique, enseignement, animateur pédagogique, "
     "PLP, ATER, assistant d'enseignement artistique, ingénieur de formation, "
     "éducateur sportif, coach sportif, entraîneur sportif, animateur périscolaire, "
     "moniteur éducateur, accompagnant d'élèves, surveillant d'internat"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "AESH, ATSEM, assistant pédagogique, assistant maternel, surveillant scolaire, "
     "assistant d'éducation"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "médecin, docteur, infirmier, pharmacien, chirurgien, dentiste, chirurgien dentiste, "
     "kinésithérapeute, masseur kinésithérapeute, masseur, ostéopathe, sage-femme, "
     "psychologue, psychothérapeute, psychanalyste, psychiatre, orthophoniste, orthoptiste, "
     "ergothérapeute, diététicien, nutritionniste, podologue, pédicure, pédicure podologue, "
     "vétérinaire, puériculteur, auxiliaire de puériculture, ambulancier, opticien, "
     "audioprothésiste, prothésiste, prothésiste dentaire, radiologue, manipulateur radio, "
     "manipulateur en électroradiologie médicale, préparateur en pharmacie, assistant social, "
     "assistante de service social, travailleur social, éducateur spécialisé, "
     "intervenant social, aide médico psychologique, naturopathe, sophrologue, "
     "hypnothérapeute, acupuncteur, chiropracteur, anesthésiste, IADE, IBODE, cardiologue, "
     "pédiatre, gynécologue, dermatologue, ophtalmologue, oncologue, neurologue, urgentiste, "
     "gériatre, anesthésiste réanimateur, biologiste médical, psychomotricien, "
     "hygiéniste dentaire, optométriste, secouriste, thérapeute, réflexologue, homéopathe, "
     "praticien hospitalier, technicien de laboratoire médical, "
     "technicien d'analyses biomédicales, visiteur de santé, masso thérapeute, "
     "physiothérapeute, soigneur, toxicologue, addictologue, conseiller conjugal, "
     "accompagnant éducatif et social, auxiliaire de vie sociale, médiateur social, "
     "conseiller en économie sociale et familiale, CESF, maïeuticien, "
     "technicien de biologie médicale"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "aide-soignant, secrétaire médical, assistant médical, assistant dentaire, "
     "auxiliaire de vie, agent de service hospitalier, ASH, brancardier, "
     "assistant vétérinaire, auxiliaire vétérinaire, assistant en podologie, aide laborantin"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "cadre de santé, cadre supérieur de santé, infirmier chef, cadre infirmier, "
     "médecin chef, médecin chef de service, chef de clinique"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "policier, gendarme, pompier, sapeur pompier, militaire, soldat, sous officier, "
     "fonctionnaire, agent territorial, attaché territorial, rédacteur territorial, "
     "conseiller municipal, conseiller départemental, conseiller régional, élu, élu local, "
     "agent de police, gardien de la paix, douanier, inspecteur du travail, "
     "inspecteur de police, inspecteur des douanes, attaché d'administration, "
     "surveillant pénitentiaire, conseiller pénitentiaire d'insertion et de probation, "
     "agent de constatation, contrôleur des impôts, attaché parlementaire, "
     "collaborateur parlementaire, assistant parlementaire, collaborateur d'élu, "
     "secrétaire de mairie, agent administratif territorial, sergent, caporal, diplomate, "
     "adjudant, brigadier, légionnaire, démineur, gardien de prison, policier municipal, "
     "chargé de mission développement économique, urbaniste, conseiller diplomatique, "
     "réserviste, agent des douanes, commissaire du gouvernement, "
     "chargé de développement économique, chargé de développement local, "
     "agent de développement local"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "lieutenant, capitaine de gendarmerie, sergent chef, adjudant chef, officier de police, "
     "officier, officier de l'armée, capitaine, commandant, major, "
     "officier des forces spéciales, attaché principal"},
    {TITLE_FR, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "général, général de brigade, général de division, commissaire divisionnaire"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_MEDIA, TITLE_OWN,
     "journaliste, reporter, présentateur, chroniqueur, rédacteur, correcteur, réalisateur, "
     "producteur audiovisuel, producteur de film, producteur de télévision, photographe, "
     "cameraman, cadreur, monteur vidéo, monteur image, monteur son, éditeur, auteur, "
     "écrivain, scénariste, auteur réalisateur, ingénieur du son, preneur de son, "
     "technicien son, technicien vidéo, journaliste reporter d'images, "
     "secrétaire de rédaction, animateur radio, animateur de radio, animateur télé, "
     "photojournaliste, vidéaste, blogueur, podcasteur, iconographe, "
     "opérateur de prise de vues, assistant réalisateur, illustrateur, critique, "
     "dessinateur de presse, traducteur littéraire, biographe, romancier, poète, "
     "documentariste, régisseur son, producteur musical, éclairagiste, étalonneur, scripte, "
     "doubleur, comédien de doublage, chargé d'édition, assistant d'édition, dialoguiste"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_MEDIA, TITLE_OWN,
     "directeur de la photographie, directeur de la photo, chef opérateur"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_MEDIA, TITLE_DEFAULT,
     "comédien, acteur, régisseur, scénographe, metteur en scène, musicien, chanteur, "
     "compositeur, danseur, chorégraphe, chargé de production, directeur de casting, "
     "costumier, accessoiriste, décorateur de cinéma, maquilleur, sculpteur, "
     "artiste plasticien, artiste peintre, humoriste, DJ, cinéaste, machiniste"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_PRODUCT, TITLE_OWN,
     "concepteur UX, ergonome, concepteur de jeux, designer UX, designer produit"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_OWN,
     "architecte d'intérieur, architecte, moine, figurant, écoutant, détaillant en tabac, "
     "membre d'équipage, garçon de café, maître-chien, médium, architecte paysagiste, "
     "paysagiste d'intérieur, coiffeur, esthéticien, manucure, serveur, barman, sommelier, "
     "concierge, gouvernante, majordome, valet, valet de chambre, homme de ménage, "
     "femme de chambre, homme de chambre, cuisinier, plongeur, équipier, guide touristique, "
     "traducteur, interprète, bibliothécaire, archiviste, documentaliste, médiathécaire, "
     "bénévole, volontaire, pâtissier, commis de cuisine, sportif, athlète, prêtre, pasteur, "
     "religieux, imam, sacristain, croupier, détective, agent de sécurité, vigile, gardien, "
     "garde, garde chasse, gardien d'immeuble, maître nageur, sauveteur, tatoueur, pizzaiolo, "
     "traiteur, restaurateur d'art, conservateur, conservateur de musée, médiateur culturel, "
     "commissaire d'exposition, styliste, modéliste, mannequin, joueur, portier, surveillant, "
     "surveillant de baignade, nourrice, garde d'enfants, parent, dame de compagnie, "
     "toiletteur, dresseur, barbier, barista, wedding planner"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_N_FUNCTIONS, TITLE_OWN,
     "aide cuisinier, aide de cuisine, commis, employé de maison, bagagiste, "
     "assistant bibliothécaire, aide familial, auxiliaire parental"},
};

const TitleTable title_table_fr = {rows, G_N_ELEMENTS (rows)};
