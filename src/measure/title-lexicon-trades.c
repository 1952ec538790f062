/* Heads of production, building, transport, farming: all operations. French, then English. */
#include "measure/title-private.h"

static const TitleRow rows[] = {
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "conducteur, conducteur de ligne, chauffeur, chauffeur livreur, livreur, cariste, "
     "magasinier, préparateur de commandes, manutentionnaire, logisticien, monteur, "
     "assembleur, ajusteur, soudeur, tourneur, fraiseur, usineur, chaudronnier, tôlier, "
     "carrossier, mécanicien, électricien, électromécanicien, électronicien, automaticien, "
     "plombier, chauffagiste, frigoriste, maçon, charpentier, couvreur, menuisier, ébéniste, "
     "carreleur, plâtrier, peintre, peintre en bâtiment, plaquiste, serrurier, vitrier, "
     "ferronnier, forgeron, mouleur, fondeur, poseur, installateur, réparateur, dépanneur, "
     "technicien de maintenance, agent de maintenance, agent de production, agent logistique, "
     "agent de fabrication, régleur, rectifieur, polisseur, affûteur, façonneur, foreur, "
     "mineur, terrassier, grutier, pontier, docker, routier, cantonnier, éboueur, ramoneur, "
     "égoutier, recycleur, trieur, contrôleur qualité, qualiticien, technicien qualité, "
     "technicien méthodes, dessinateur, dessinateur projeteur, projeteur, métreur, géomètre, "
     "topographe, cartographe, imprimeur, lithographe, relieur, sérigraphe, brodeur, "
     "couturier, tailleur, tapissier, sellier, maroquinier, cordonnier, bottier, tisseur, "
     "fileur, teinturier, blanchisseur, repasseur, presseur, laveur, nettoyeur, boucher, "
     "boulanger, charcutier, poissonnier, chocolatier, confiseur, brasseur, fromager, "
     "meunier, abatteur, agriculteur, éleveur, viticulteur, vigneron, maraîcher, "
     "horticulteur, arboriculteur, apiculteur, pisciculteur, jardinier, paysagiste, bûcheron, "
     "forestier, pêcheur, marin, matelot, timonier, batelier, aquaculteur, ouvrier agricole, "
     "ouvrier, manœuvre, journalier, cueilleur, tractoriste, pilote, pilote de ligne, "
     "pilote d'avion, contrôleur aérien, aiguilleur, cheminot, conducteur de train, facteur, "
     "coursier, déménageur, convoyeur, transporteur, affréteur"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "transitaire, déclarant en douane, orfèvre, bijoutier, joaillier, horloger, graveur, "
     "luthier, potier, céramiste, verrier, souffleur de verre, sculpteur sur bois, tonnelier, "
     "vannier, fabricant, essayeur, contrôleur, inspecteur qualité, prototypiste, modeleur, "
     "patronnier, coupeur, découpeur, trancheur, scieur, opérateur de production, "
     "opérateur machine, opérateur de machine, opérateur de saisie, opérateur de presse, "
     "technicien de production, pompiste, artificier, désamianteur, ravaleur, solier, "
     "parqueteur, échafaudeur, cordiste, scaphandrier, plongeur professionnel, "
     "technicien de surface, chargeur, déchargeur, emballeur, conditionneur, "
     "agent de conditionnement, agent de tri, galvanoplaste, réparateur de cycles, "
     "peintre plâtrier, piqueur, ébavureur, oxycoupeur, métallier, metteur au point, "
     "metteur en carte, préparateur, technicien de récolte, ouvrier paysagiste, "
     "planificateur, ordonnanceur, agent de planning, gestionnaire de stocks, "
     "gestionnaire des stocks, gestionnaire logistique, gestionnaire de flux, "
     "exploitant transport, exploitant agricole, fermier, berger, artisan, "
     "homme toutes mains, homme à tout faire, agent d'entretien des espaces verts, "
     "agent de quai, agent de piste, agent d'escale, régulateur, signaleur, monteur câbleur, "
     "câbleur, bobinier, prépose, brocheur, finisseur, laqueur, vernisseur, applicateur, "
     "doreur, encadreur, tanneur, mégissier, chapelier, modiste, perruquier, cartonnier, "
     "papetier, distillateur, embouteilleur, étireur, lamineur, tréfileur, trempeur, "
     "recuiseur, émailleur, anodiseur, sableur, grenailleur, extracteur, mélangeur, broyeur, "
     "melteur, raffineur, pareur, désosseur, fumeur de poisson, torréfacteur, coloriste, "
     "rotativiste, technicien d'exploitation, agent de sûreté ferroviaire, "
     "opérateur logistique, opérateur ferroviaire, technicien supérieur de maintenance, "
     "technicien électronique, technicien en électronique, agent de manutention, "
     "agent technique polyvalent, agent polyvalent, syndic, syndic de copropriété, "
     "gestionnaire de copropriété, gestionnaire immobilier, administrateur de biens, "
     "régisseur de domaine, diagnostiqueur, expert bâtiment, économiste de la construction, "
     "animateur qualité, animateur QSE, animateur sécurité, préventeur, chargé de prévention, "
     "technicien SAV, réceptionnaire, contrôleur technique, expert automobile, "
     "officier mécanicien"},
    {TITLE_FR, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "officier de pont, second capitaine, capitaine de navire, capitaine de bateau, "
     "maître d'équipage, maître d'œuvre, maître d'ouvrage, agent de montage, "
     "technicien d'atelier"},
    {TITLE_FR, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "aide jardinier, aide maçon, aide électricien, aide conducteur, assistant logistique, "
     "assistant qualité, coordinateur logistique, aide monteur, manœuvre de chantier, "
     "assistant d'ingénieur"},
    {TITLE_FR, ENT_SENIORITY_SENIOR, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "maître artisan, meilleur ouvrier de france"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "driver, truck driver, mechanic, electrician, plumber, welder, carpenter, mason, "
     "bricklayer, roofer, plasterer, painter, glazier, joiner, cabinetmaker, machinist, "
     "millwright, blacksmith, toolmaker, fitter, installer, repairer, repairman, maintainer, "
     "assembler, fabricator, molder, moulder, caster, grinder, polisher, cutter, driller, "
     "miner, blaster, rigger, crane operator, forklift operator, packer, picker, "
     "order picker, loader, unloader, porter, stocker, storekeeper, warehouseman, "
     "warehouse worker, dispatcher, courier, postman, mail carrier, carrier, "
     "machine operator, operator, production worker, laborer, labourer, cleaner, janitor, "
     "sweeper, washer, presser, dyer, weaver, knitter, sewer, seamstress, tailor, dressmaker, "
     "shoemaker, upholsterer, tanner, butcher, baker, brewer, miller, winemaker, farmer, "
     "grower, breeder, rancher, farmhand, farmworker, fisherman, fisher, forester, logger, "
     "lumberjack, gardener, landscaper, groundskeeper, arborist, pilot, airline pilot, "
     "sailor, seafarer, deckhand, boatswain, bosun, ship captain, ship pilot, signalman, "
     "brakeman, stevedore, longshoreman, docker, jeweler, jeweller, goldsmith, silversmith, "
     "watchmaker, engraver, potter, glassblower, printer, bookbinder, lithographer, drafter, "
     "draftsperson, draughtsman, draughtsperson, draughter, draftsman, surveyor, "
     "land surveyor, cartographer, quality inspector, quality controller, quality technician, "
     "grader, sorter, feeder, tender, machine tender, filler, mixer, blender, trimmer, "
     "stripper, setter, finisher, processor, sander, sawyer, riveter, solderer, winder, "
     "wrapper, puller"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "layer, roller, sprayer, plater, coater, dipper, stamper, bender, folder, framer, tiler, "
     "paver, insulator, steamfitter, pipefitter, boilermaker, ironworker, erector, mounter, "
     "calibrator, gauger, weigher, sampler, oiler, greaser, stoker, boiler operator, pumper, "
     "hauler, mover, trucker, bus driver, taxi driver, chauffeur, delivery man, messenger, "
     "runner, hand, farm hand, handyman, maintenance worker, maintenance technician, "
     "facilities technician, production technician, industrial engineer, "
     "manufacturing engineer, mechanical engineer, civil engineer, electrical engineer, "
     "process engineer, quality engineer, production engineer, structural engineer, "
     "chemical engineer, aerospace engineer, mining engineer, safety engineer, "
     "supply chain analyst, supply planner, demand planner, production planner, "
     "material planner, logistician, logistics specialist, freight forwarder, customs broker, "
     "supply chain specialist, operations analyst, operations specialist, "
     "operations associate, operations officer, production officer, builder, "
     "construction worker, steel worker, sheet metal worker, brazer, forger, "
     "furnace operator, smelter, refiner, distiller, roaster, curer, slaughterer, trapper, "
     "hunter, gatherer, harvester, beekeeper, shepherd, milker, hatchery worker, diver, "
     "smallholder, edger, matcher, puncher, stitcher, hooker, tier, maker, tipper, brander, "
     "shaper, turner, planer, sharpener, opener, closer, stacker, spreader, liner, coverer, "
     "laminator, stretcher, straightener, bander, offbearer, burner, cementer, caulker, "
     "digger, dredger, excavator, trenchless, spinner, twister, carver, patternmaker, "
     "tool setter, press operator, embosser, etcher, typesetter, compositor, meter reader, "
     "test driver, test pilot, flagger, switchman, yardmaster, air traffic controller, "
     "pest controller, exterminator, fumigator, garbage collector, recycler, restorer, "
     "renovator"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "hanger, taper, floorer, floor layer, fixer, hoist operator, servicer, lineman, "
     "line worker, cable splicer, lubrication servicer, waterman, minder, "
     "water treatment operator, lifter, order lifter, hide grader, fabrication worker, "
     "taster, cooper, cobbler, tuner, wirer, wireman, bench worker, machine feeder, "
     "machine setter, wood worker, woodworker, metal worker, metalworker, upsetter, fettler, "
     "frameman, utility worker, ranger, tree surgeon, chimney sweep, window cleaner, "
     "car washer, autobody repairer, smith"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "warehouse assistant, logistics assistant, logistics coordinator, operations assistant, "
     "production clerk, shipping clerk, stock clerk, warehouse clerk, driller helper, "
     "operator helper, supply chain coordinator, mechanic helper, electrician helper"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_OPERATIONS, TITLE_OWN,
     "warehouse supervisor, production supervisor, maintenance supervisor, station master, "
     "stationmaster, rail yard supervisor, construction superintendent"},
};

const TitleTable title_table_trades = {rows, G_N_ELEMENTS (rows)};
