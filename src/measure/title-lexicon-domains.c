/* Words that say what a job is about, strongest first. In a title they are the function; alone they are a
 * field. */
#include "measure/title-private.h"

static const TitleRow rows[] = {
    /* The names of the functions. */
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_MARKETING, TITLE_FIELD,
     "marketing, communication, communications, publicité, advertising, brand, branding, SEO, "
     "SEA, SEM, webmarketing, e-marketing, growth, relations presse, relations publiques, "
     "public relations, PR, social media, réseaux sociaux, contenu, content, contenus, "
     "médias sociaux, événementiel, événementielle, event, events, acquisition client, "
     "promotion, affiliation, notoriété, community, editorial content, marketing digital, "
     "digital marketing, inbound, éditorialisation, corporate communication, marque, copy, "
     "demand generation, lead generation, marcom"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_SALES, TITLE_FIELD,
     "commerciale, commercial, vente, ventes, sales, business development, "
     "développement commercial, développement des ventes, grands comptes, comptes clés, "
     "key account, account, client, clientèle, customer, retail, merchandising, avant vente, "
     "presales, pre-sales, ADV, administration des ventes, télévente, relation client, "
     "relations clients, customer success, relations clientèle, immobilier, immobilière, "
     "real estate, leasing, export, import export, boutique, magasin, store, shop, "
     "hypermarché, supermarché, commerce, négoce, revenue, partnerships, partenariats, "
     "aftersales, e-commerce, ecommerce, telemarketing, téléphonie commerciale, "
     "commercialisation, biz dev, bizdev, prospection, after sales, rayon, channel sales, "
     "agence de voyage, agence de voyages, franchise"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_HR, TITLE_FIELD,
     "RH, ressources humaines, HR, human resources, human resource, recrutement, recruiting, "
     "recruitment, talent, talents, talent acquisition, talent management, people, paie, "
     "payroll, personnel, administration du personnel, relations sociales, GPEC, "
     "compensation, benefits, rémunération, compensation and benefits, marque employeur, "
     "employer branding, labor relations, employee, employee relations, "
     "mobilité internationale, qualité de vie au travail, QVT, diversité, L&D, "
     "learning and development, emploi, staffing, carrière, workforce"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_FINANCE, TITLE_FIELD,
     "finance, financier, financial, comptable, comptabilité, accounting, accounts, "
     "contrôle de gestion, trésorerie, treasury, audit, fiscal, fiscalité, tax, crédit, "
     "credit, investissement, investissements, investment, investments, investor relations, "
     "M&A, fusions acquisitions, private equity, venture capital, capital investissement, "
     "consolidation, facturation, billing, recouvrement, dividende, risques financiers, "
     "risque crédit, patrimoine, gestion de patrimoine, asset management, wealth, "
     "wealth management, budget, loan, equity, fund, funding, financement, subventions, "
     "actuariat, administratif et financier, corporate finance, FP&A, prêts, placement, "
     "impôts, pension"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_IT, TITLE_FIELD,
     "informatique, IT, ICT, TIC, SI, système d'information, systèmes d'information, "
     "information system, information systems, software, logiciel, logiciels, data, données, "
     "big data, base de données, database, cybersécurité, cyber, cybersecurity, "
     "cyber security, sécurité informatique, information security, cloud, devops, web, "
     "réseaux informatiques, réseau, network, networks, infrastructure, "
     "développement logiciel, développement web, java, python, javascript, react, SAP, ERP, "
     "salesforce, java ee, front end, back end, full stack, fullstack, frontend, backend, "
     "machine learning, IA, AI, intelligence artificielle, artificial intelligence, "
     "business intelligence, BI, computer, applications informatiques, technology, "
     "technologies, télécom, télécoms, télécommunication, télécommunications, "
     "telecommunications, MOA, MOE, AMOA, PHP, .NET, iOS, android, mobile app, "
     "application development, helpdesk, help desk, blockchain, infra, "
     "transformation digitale, digital transformation, linux, SQL, application security, "
     "e-commerce programmer, internet, informatiques"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_PURCHASING, TITLE_FIELD,
     "achats, achat, purchasing, procurement, sourcing, approvisionnement, "
     "approvisionnements, category management, acheteur"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_LEGAL, TITLE_FIELD,
     "juridique, juridiques, legal, droit, law, contentieux, litigation, "
     "propriété intellectuelle, intellectual property, conformité, compliance, contract, "
     "contrats, RGPD, GDPR, privacy, protection des données, data protection, judiciaire, "
     "patent, brevets, affaires juridiques, court, justice"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_PRODUCT, TITLE_FIELD,
     "produit, produits, product, products, UX, UI, UX UI, expérience utilisateur, "
     "user experience, design produit"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_OPERATIONS, TITLE_FIELD,
     "production, logistique, logistics, supply chain, supply, qualité, quality, "
     "quality assurance, assurance qualité, QHSE, QSE, HSE, EHS, maintenance, opérations, "
     "operations, manufacturing, fabrication, usine, factory, plant, transport, transports, "
     "transportation, entrepôt, warehouse, warehousing, industrialisation, industriel, "
     "industrielle, industrial, lean, lean manufacturing, amélioration continue, "
     "continuous improvement, méthodes, procédés, process, planification, "
     "planning production, ordonnancement, travaux, chantier, flux, freight, fret, shipping, "
     "exploitation, facilities, facility, services généraux, moyens généraux, "
     "hygiène sécurité environnement, sécurité au travail, health and safety, inventory, "
     "stocks, fulfillment, fulfilment, QA, QC, flotte, fleet, operational excellence, "
     "excellence opérationnelle"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_RESEARCH, TITLE_FIELD,
     "recherche, research, R&D, recherche et développement, research and development, "
     "innovation, scientifique, scientific, laboratoire, laboratory, lab, études cliniques, "
     "CNRS, INSERM, INRAE, clinical research, recherche clinique"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_CONSULTING, TITLE_FIELD,
     "conseil, consulting, advisory, stratégie conseil"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_EDUCATION, TITLE_FIELD,
     "enseignement, pédagogique, pédagogie, formation, formations, formation professionnelle, "
     "training, education, scolaire, école, collège, lycée, school, éducatif, petite enfance, "
     "e-learning, crèche, faculty, teaching, curriculum, student affairs, students, "
     "apprentissage, orientation scolaire, academic, vie scolaire, périscolaire, learning, "
     "montessori, kindergarten, academy, académique"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_HEALTH, TITLE_FIELD,
     "santé, health, healthcare, médical, médicaux, medical, clinique, clinical, soins, care, "
     "nursing, hôpital, hospital, hospitalier, infirmier, pharmacie, pharmacy, dentaire, "
     "dental, santé publique, public health, cardiologie, médico-social, médico social, "
     "EHPAD, patient, patients, santé mentale, mental health, therapy, rehabilitation, "
     "chirurgie, surgical, radiologie, psychiatrie, urgences, thérapeutique, oncologie, "
     "wellness, pharmacovigilance, bloc opératoire, pédiatrie, blood donor, surgery, "
     "social work, socio-éducatif, action sociale, hospice, transfusion, vétérinaire, "
     "animal health, handicap, aide sociale, médicales"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_PUBLIC, TITLE_FIELD,
     "collectivités, collectivité, mairie, municipal, municipale, territorial, policy, "
     "politiques publiques, public policy, affaires publiques, public affairs, police, "
     "gendarmerie, armée, military, army, navy, air force, armed forces, défense, ministère, "
     "gouvernement, government, préfecture, parlementaire, fire department, commune, "
     "intercommunalité, pénitentiaire, douanes, customs, naval, immigration, diplomatique, "
     "combat, artillery, brigade, forces spéciales, opérations militaires, militaire, "
     "infantry, city hall, état, marine nationale, fonction publique, warfare, "
     "counterintelligence, secours, action publique"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_MEDIA, TITLE_FIELD,
     "éditorial, editorial, rédaction, presse, press, journalisme, news, vidéo, video, "
     "audiovisuel, audiovisuelle, film, cinéma, télévision, television, TV, radio, podcast, "
     "photo, photography, édition, publishing, broadcast, broadcasting, musique, music, "
     "spectacle, spectacles, théâtre, theater, theatre, son, media, médias, audio visual, "
     "magazine"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_DIRECTION, TITLE_FIELD,
     "direction générale, general management, comité exécutif, comex"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "direction, CEO office, cabinet, gouvernance, governance, générale, corporate"},
    /* What it is about, when nothing says more. */
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_IT, TITLE_TOPIC,
     "digital, numérique, numériques, electronic commerce, technique digitale, IoT, test, "
     "automation, automatisation, technical support, support technique, support, robotique, "
     "robotics, système, systèmes, systems, security operations, analytics, computing"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_OPERATIONS, TITLE_TOPIC,
     "opérationnel, operational, machine, machines, assemblage, assembly, construction, "
     "bâtiment, BTP, génie civil, civil engineering, mécanique, mechanical, électrique, "
     "electrical, électronique, electronic, electronics, soudage, welding, automobile, "
     "automotive, aéronautique, aerospace, ferroviaire, rail, railway, railroad, "
     "rolling stock, matériel roulant, métallurgie, metal, acier, steel, bois, wood, textile, "
     "chaussure, chaussures, footwear, cuir, leather, verre, glass, papier, paper, plastique, "
     "plastic, caoutchouc, rubber, alimentaire, agroalimentaire, food processing, mine, "
     "mines, mining, pétrole, gaz, gas, oil, chimie, chemical, équipement, équipements, "
     "equipment, matériel, materials, installation, montage, réparation, repair, usinage, "
     "machining, outillage, tool, atelier, workshop, véhicule, véhicules, vehicle, camion, "
     "truck, bus, avion, aircraft, navire, ship, boat, train, port, énergie, électricité, "
     "électromécanique, eau, water, assainissement, déchets, waste, nettoyage, cleaning, "
     "agricole, agriculture, agricultural, farm, farming, viticole, élevage, aquaculture, "
     "forestier, forestry, forêt, jardin, espaces verts, stone, béton, concrete, pont, road, "
     "route, routier, drilling, forage, packaging, conditionnement, emballage, printing, "
     "impression, planning, dispatch, postal, mail, colis, thermique, hydraulique, nucléaire, "
     "nuclear, solar, solaire, photovoltaïque, éolien, wind, hvac, CVC, plumbing, furniture, "
     "meuble, mobilier, vêtement, vêtements, garment"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_OPERATIONS, TITLE_TOPIC,
     "apparel, textiles, tréfilerie, four, kiln, furnace, pellets, control room, amarrage, "
     "safety, sûreté, sécurité, risques industriels, environnement, immeuble, "
     "dangerous goods, marchandises dangereuses, flight, vol, pilotes, grutiers, crane, "
     "engins, engine, moteur, moteurs, pipeline, pipe, foundry, fonderie, tabac, tobacco, "
     "fish, poisson, fruits, légumes, vine, hops, crop, harvesting, tyre, tire, "
     "dental equipment, laquage, cycles, bicycle, telecom equipment, industrie, "
     "industrielles, topographie, cadastre, CAO, DAO, distribution network, distribution, "
     "stock"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_RESEARCH, TITLE_TOPIC,
     "expérimental, biologie, biology, biotechnologie, biotech, physique, physics, sciences, "
     "science, archéologie, épidémiologie, endangered species, preclinical, clinical trials"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_FINANCE, TITLE_TOPIC,
     "gestion financière, assurance, assurances, insurance, banking, budgétaire, "
     "contrôle interne, internal control, risk, risque, risques, trading, actions, claims, "
     "sinistres, mortgage"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_MARKETING, TITLE_TOPIC,
     "créatif, créative, creative, e-réputation, influence, image, mécénat, fundraising, "
     "traffic, trafic, audience, graphique, graphic, relations extérieures, market research, "
     "art"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_SALES, TITLE_TOPIC,
     "négociation, partenariat, concession, showroom, point de vente, compte, comptes, "
     "secteur commercial, tourisme, voyage, voyages, travel, e-shop, wholesale"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_HEALTH, TITLE_TOPIC,
     "biomédical, biomedical, clinic, social, sociale, sociaux, insertion, victimes, optique, "
     "dietary, disability, alcoholism, substance abuse, behavioral, maternité, enfance, "
     "famille, psychologie, psychology, gérontologie, personnes âgées"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_EDUCATION, TITLE_TOPIC,
     "université, university, campus, éducation, classe, langues, mathématiques, anglais, "
     "bibliothèque scolaire, museum education, child care, childcare, élèves, étudiants, "
     "tutorat"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_LEGAL, TITLE_TOPIC,
     "éthique, ethics, réglementaire, regulatory, brevet"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_PUBLIC, TITLE_TOPIC,
     "public, publique, service public, territoire, territoires, urbanisme, urban planning, "
     "développement économique, développement local, fire, incendie, prison, ville, "
     "politique, political, état civil"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_MEDIA, TITLE_TOPIC,
     "plateau, scène, costume, culturel, culture, artistique, animation 3D"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_CONSULTING, TITLE_TOPIC,
     "transformation, conduite du changement, change management, organisation"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_DIRECTION, TITLE_DEFAULT,
     "strategy, stratégie, stratégique, strategic"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_DIRECTION, TITLE_SECTOR,
     "board, conseil d'administration"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_HR, TITLE_TOPIC,
     "insertion professionnelle, conditions de travail, bien être au travail, "
     "relations humaines"},
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_FUNCTION_OPERATIONS, TITLE_SECTOR,
     "technique, technical, engineering, ingénierie, development engineering, "
     "restauration collective, service après vente, SAV, environnemental, RSE, CSR, "
     "sustainability, développement durable"},
    /* No function, whatever the words inside. */
    {TITLE_DOMAIN, ENT_SENIORITY_UNKNOWN, ENT_N_FUNCTIONS, TITLE_OWN,
     "office, jury, ligue, club, syndicat, copropriété"},
};

const TitleTable title_table_domains = {rows, G_N_ELEMENTS (rows)};
