/* Those who lead, in both languages: heads whose function is the whole, or that of their domain. */
#include "measure/title-private.h"

static const TitleRow rows[] = {
    /* Who leads or owns the whole. */
    {TITLE_FR, ENT_SENIORITY_EXECUTIVE, ENT_FUNCTION_DIRECTION, TITLE_OWN,
     "PDG, P-DG, président directeur général, directeur général, DG, "
     "directeur général délégué, fondateur, co-fondateur, cofondateur, associé fondateur, "
     "associé gérant, gérant associé, fondateur associé, dirigeant, chef d'entreprise, "
     "créateur d'entreprise, créateur d'entreprises, repreneur d'entreprise, entrepreneur, "
     "auto-entrepreneur, autoentrepreneur, micro-entrepreneur, président fondateur, "
     "président du directoire, directeur gérant, administrateur général, dirigeant associé, "
     "dirigeant fondateur, patron, chef d'exploitation agricole, mandataire social"},
    {TITLE_FR, ENT_SENIORITY_EXECUTIVE, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "gérant, président, propriétaire, exploitant, commerçant indépendant, président de club, "
     "président d'association"},
    {TITLE_EN, ENT_SENIORITY_EXECUTIVE, ENT_FUNCTION_DIRECTION, TITLE_OWN,
     "CEO, chief executive, chief executive officer, founder, co-founder, cofounder, "
     "founding partner, founder and CEO, president, president and CEO, company president, "
     "chairman, chairwoman, chairperson, chair of the board, owner, co-owner, business owner, "
     "owner operator, managing director, managing partner, group CEO, proprietor, "
     "entrepreneur, solopreneur, entrepreneur in residence, managing member, "
     "president and chief executive officer, executive chairman, business founder, "
     "shop owner, restaurateur"},
    {TITLE_EN, ENT_SENIORITY_EXECUTIVE, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT, "landlord"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_OWN,
     "membre du comité exécutif, membre du comité de direction, membre du codir, "
     "membre du comex, comex, codir, directeur général adjoint, DGA, directeur de cabinet, "
     "directeur délégué général, secrétaire général, secrétaire générale adjointe, "
     "délégué général, administrateur indépendant, administrateur de sociétés, "
     "administrateur de société, membre du directoire, membre du conseil d'administration, "
     "membre du conseil de surveillance"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "directeur général des services"},
    {TITLE_EN, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_OWN,
     "chief of staff, executive director, board member, board director, independent director, "
     "non executive director, country manager, country director, general manager, deputy CEO, "
     "deputy managing director, deputy general manager, deputy chief executive, "
     "secretary general, chief administrative officer, chief strategy officer, CSO, "
     "member of the executive committee, executive committee member, member of the board, "
     "business unit director, head of strategy, director general, deputy director general, "
     "managing director and partner, member of the board of directors, board advisor"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_DIRECTION, TITLE_OWN, "business unit manager, BU manager"},
    /* A single function at the head of it. */
    {TITLE_FR, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "DAF, directeur administratif et financier, directeur financier, directeur comptable"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "CFO, chief financial officer, chief finance officer, deputy CFO, group CFO, "
     "finance director, financial director"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "RAF, responsable administratif et financier, chef comptable, cadre comptable"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_HR, TITLE_OWN,
     "DRH, CHRO, chief human resources officer, chief people officer, chief hr officer"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_FUNCTION_HR, TITLE_OWN, "RRH"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_IT, TITLE_OWN,
     "DSI, DOSI, CTO, CIO, CDO, RSSI, CISO, CDIO, CSIO, chief technology officer, "
     "chief technical officer, chief information officer, chief data officer, "
     "chief digital officer, chief information security officer, chief AI officer, "
     "chief analytics officer, chief security officer, directeur des systèmes d'information, "
     "directeur technique, technical director, technology director, VP engineering, "
     "VP of engineering, vice president of engineering, director of engineering"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_MARKETING, TITLE_OWN,
     "CMO, chief marketing officer, chief communications officer, "
     "chief communication officer, chief brand officer, dircom, dir com, "
     "directeur de création publicitaire, chief growth officer"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_SALES, TITLE_OWN,
     "CCO, CRO, chief commercial officer, chief revenue officer, chief sales officer, "
     "chief customer officer, chief business officer, directeur commercial, "
     "directeur des ventes, directeur de clientèle, directeur grands comptes"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "COO, chief operating officer, chief operations officer, chief supply chain officer, "
     "chief quality officer"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_PRODUCT, TITLE_OWN,
     "CPO, chief product officer, chief design officer, chief experience officer"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_PURCHASING, TITLE_OWN,
     "chief procurement officer, chief purchasing officer"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_LEGAL, TITLE_OWN,
     "chief legal officer, CLO, chief compliance officer, general counsel, avocat associé, "
     "notaire associé, associate general counsel, deputy general counsel, "
     "chief privacy officer, bâtonnier"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_RESEARCH, TITLE_OWN,
     "chief scientific officer, chief innovation officer, chief science officer, "
     "directeur de recherche, directeur de recherches, directeur de laboratoire"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "chief medical officer, directeur médical, medical director, chief nursing officer, "
     "directeur des soins, director of nursing, chef de pôle, directeur d'hôpital"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "chief investment officer, chief risk officer, chief accounting officer, "
     "trésorier général, directeur d'agence bancaire"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "recteur, proviseur, doyen, dean, provost, chancellor, vice chancellor, "
     "principal de collège, directeur d'école, directeur des études, directeur pédagogique, "
     "chef d'établissement, school principal, head teacher, headteacher, headmaster, "
     "headmistress, vice principal, school head, deputy head teacher, "
     "superintendent of schools, inspecteur d'académie"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "assistant principal, proviseur adjoint, assistant dean, department chair"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "maire, maire adjoint, adjoint au maire, mayor, deputy mayor, ministre, minister, "
     "secrétaire d'état, député, sénateur, député européen, senator, member of parliament, "
     "congressman, préfet, sous préfet, ambassadeur, ambassador, gouverneur, governor, "
     "bourgmestre, échevin, président de région, président du conseil départemental, "
     "président du conseil régional, vice président du conseil départemental, "
     "vice président du conseil régional, city manager, legislator, state representative, MP, "
     "MEP, sheriff, police chief, chief of police, chef de la police, commissaire de police, "
     "fire chief, consul général, consul, diplomat, diplomate, colonel, general de brigade, "
     "amiral, admiral, naval commander, haut fonctionnaire, directeur général des services, "
     "DGS"},
    {TITLE_BOTH, ENT_SENIORITY_EXECUTIVE, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "premier ministre, prime minister, président de la république, chef d'état, "
     "head of state"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_MEDIA, TITLE_OWN,
     "rédacteur en chef, rédacteur en chef adjoint, editor in chief, chief editor, "
     "managing editor, executive editor, news director"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_MEDIA, TITLE_OWN,
     "directeur de la rédaction, directeur de publication, directeur des programmes, "
     "editorial director"},
    /* The domain says which function. */
    {TITLE_FR, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT, "directeur, direct, dir"},
    {TITLE_EN, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT, "director, dir"},
    {TITLE_BOTH, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_OWN, "associé, co-associé"},
    {TITLE_EN, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "partner, equity partner, senior partner"},
    {TITLE_EN | TITLE_VP, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "vice president, VP"},
    {TITLE_EN | TITLE_VP, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT, "vice-president"},
    {TITLE_FR | TITLE_VP, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT, "vice-président"},
    {TITLE_EN, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "SVP, EVP, senior vice president, executive vice president, senior VP, executive VP, "
     "group vice president, corporate vice president, area vice president, "
     "regional vice president, first vice president"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "assistant vice president, associate vice president, AVP, associate director, "
     "assistant director, associate managing director"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "responsable, chef de service, chef du service, chef du département, "
     "chef de la division, chef du bureau, chef d'agence, chef de centre, "
     "chef de département, chef de division, chef de secteur, chef de bureau, chef d'unité, "
     "chef de section, chef de région, cadre dirigeant, responsable de service, "
     "responsable adjoint de service, encadrant, chef de file, manager de proximité"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING, "manager, chef de groupe"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "head, head of, bureau chief, group head, department head, superintendent, group leader, "
     "section head, unit head, district manager, regional manager, area manager"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "directeur de projet, directeur de projets, directeur de programme"},
    {TITLE_FR, ENT_SENIORITY_MANAGER, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT,
     "contremaître, agent de maîtrise, chef d'exploitation, chef d'atelier, chef de chantier, "
     "chef de quart, chef de production, chef de site, chef de dépôt, chef de poste, "
     "chef de fabrication, chef de culture, chef d'élevage, chef de plateau, chef de ligne, "
     "maître de chai, chef de quai, chef de gare"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT, "chef d'équipe, superviseur"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING, "team leader, shift leader"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "supervisor, foreman, forewoman, boss, overseer, first line supervisor"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_OPERATIONS, TITLE_DEFAULT,
     "plant superintendent, site superintendent, construction superintendent, "
     "shift supervisor, shop foreman"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "plant manager, site manager, operations manager, factory manager, warehouse manager, "
     "fleet manager, construction manager, production manager, quality manager, "
     "maintenance manager, logistics manager, supply chain manager, "
     "directeur technique adjoint"},
    {TITLE_BOTH, ENT_SENIORITY_SENIOR, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "office manager, qhse coordinator, conducteur de travaux, facility manager, "
     "facilities manager"},
    /* Chefs who lead no function. */
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_OWN,
     "chef de cuisine, chef de partie, chef de rang, second de cuisine, chef pâtissier, "
     "sous chef de cuisine, chef à domicile, chef cuisinier"},
    {TITLE_BOTH, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "chef, sous chef, head chef, executive chef, chief cook, maître d'hôtel, "
     "chef d'orchestre"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "chef de projet, chef de projets, chargé de projet, chargé de projets, "
     "chargé de programme, directeur de projet adjoint, pilote de projet, "
     "gestionnaire de projet, gestionnaire de projets"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_N_FUNCTIONS, TITLE_NOTHING,
     "project manager, programme manager, program manager, project leader, projects manager, "
     "project lead, PMO, project management officer"},
    {TITLE_BOTH, ENT_SENIORITY_SENIOR, ENT_FUNCTION_IT, TITLE_FIELD,
     "chef de projet informatique, chef de projet MOA, chef de projet MOE, "
     "chef de projet technique, it project manager, technical project manager, "
     "chef de projet web, scrum master, agile coach, release train engineer, coach agile, "
     "technical program manager, chef de projet SI, chef de projet AMOA, delivery manager"},
    {TITLE_BOTH, ENT_SENIORITY_SENIOR, ENT_FUNCTION_PRODUCT, TITLE_OWN,
     "chef de produit, chef de produits, product owner, lead product owner, "
     "product designer lead"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_PRODUCT, TITLE_OWN,
     "product manager, senior product manager, group product manager, head of product"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_MARKETING, TITLE_OWN,
     "product marketing manager, brand manager, chef de marque, marketing manager, "
     "social media manager, growth manager"},
    {TITLE_BOTH, ENT_SENIORITY_SENIOR, ENT_FUNCTION_MARKETING, TITLE_OWN,
     "chef de publicité, chef de pub, chef de projet marketing, chef de projet communication, "
     "chef de projet événementiel, event project manager"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_SALES, TITLE_OWN,
     "chef des ventes, directeur de magasin adjoint, sales manager, chef d'agence, "
     "responsable grands comptes, responsable d'affaires, chef de zone, "
     "business development manager, responsable de secteur, store manager, shop manager, "
     "manager de rayon, retail manager, directeur d'agence adjoint, channel manager, "
     "partner manager, export manager, chef de département vente"},
    {TITLE_BOTH, ENT_SENIORITY_SENIOR, ENT_FUNCTION_SALES, TITLE_OWN,
     "chef de rayon, key account manager, KAM, global account manager, "
     "chef de secteur commercial, strategic account manager, chef de caisse"},
    {TITLE_BOTH, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_SALES, TITLE_OWN,
     "account manager, customer success manager, CSM, client success manager, "
     "technical account manager, client manager, relationship manager, "
     "customer relationship manager"},
    {TITLE_BOTH, ENT_SENIORITY_MANAGER, ENT_FUNCTION_HR, TITLE_OWN,
     "people operations manager, people ops manager, hr manager, human resources manager"},
    /* Officers. */
    {TITLE_EN | TITLE_OFFICER, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_NOTHING, "officer"},
    {TITLE_EN | TITLE_OFFICER, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING, "principal officer"},
    {TITLE_EN | TITLE_CHIEF, ENT_SENIORITY_MANAGER, ENT_N_FUNCTIONS, TITLE_NOTHING, "chief"},
};

const TitleTable title_table_leaders = {rows, G_N_ELEMENTS (rows)};
