/* English heads whose function is their own. */
#include "measure/title-private.h"

static const TitleRow rows[] = {
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "accountant, bookkeeper, auditor, internal auditor, financial analyst, banker, "
     "investment banker, actuary, underwriter, teller, bank teller, trader, stockbroker, "
     "financial advisor, financial planner, wealth manager, financial controller, "
     "tax advisor, tax preparer, credit analyst, claims adjuster, insurance agent, "
     "insurance broker, insurance underwriter, loan officer, loan interviewer, "
     "equity analyst, fund accountant, treasury analyst, payroll accountant, "
     "billing specialist, tax collector, bond writer, mortgage broker, "
     "investor relations officer, cost estimator, budget analyst, venture capital analyst, "
     "risk analyst, credit officer, CPA"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "chartered accountant, certified public accountant, comptroller, treasurer"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_FUNCTION_FINANCE, TITLE_DEFAULT, "controller"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "accounts clerk, accounting assistant, accounting clerk, bookkeeping clerk, "
     "accounts assistant, billing clerk, payroll clerk, audit clerk"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_FINANCE, TITLE_OWN,
     "portfolio manager, fund manager, asset manager, risk manager, treasury manager, "
     "investment manager, finance manager"},
    {TITLE_EN, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_FINANCE, TITLE_DEFAULT,
     "investor, angel investor, venture partner, venture capitalist, business angel"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_HR, TITLE_OWN,
     "recruiter, headhunter, sourcer, hr business partner, HRBP, "
     "human resources business partner, people partner, hr partner, talent partner, "
     "people operations specialist, job developer, hr generalist, human resources generalist, "
     "talent acquisition partner, acquisition partner, staffing consultant, "
     "labor relations specialist, personnel negotiator, talent scout"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_IT, TITLE_OWN,
     "business analyst, developer, programmer, coder, software engineer, software developer, "
     "web developer, data scientist, data engineer, data analyst, devops engineer, sysadmin, "
     "system administrator, systems administrator, network administrator, "
     "database administrator, DBA, SRE, site reliability engineer, systems engineer, "
     "network engineer, security engineer, cloud engineer, machine learning engineer, "
     "ML engineer, AI engineer, qa engineer, frontend engineer, front end engineer, "
     "backend engineer, back end engineer, full stack engineer, fullstack developer, "
     "full stack developer, platform engineer, systems analyst, computer scientist, "
     "webmaster, help desk technician, software tester, tester, penetration tester, "
     "security analyst, cybersecurity analyst, hacker, software architect, "
     "solution architect, solutions architect, cloud architect, enterprise architect, "
     "data architect, programmer analyst, computer operator, devops, data steward, "
     "product security engineer, support engineer, network technician, IT technician, "
     "ICT technician, information architect"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_FUNCTION_IT, TITLE_OWN,
     "staff software engineer, principal software engineer"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_IT, TITLE_OWN,
     "software engineering manager, IT manager, engineering manager, ict manager"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_MARKETING, TITLE_OWN,
     "marketer, copywriter, content writer, publicist, community manager, "
     "social media manager, content creator, influencer, brand ambassador, graphic designer, "
     "SEO specialist, growth hacker, media buyer, media planner, advertiser, telemarketer, "
     "event planner, content strategist, public relations officer, communications officer, "
     "press officer, spokesperson, web designer, marketing executive, visual designer, "
     "brand strategist, content manager, events manager, event manager, content designer, "
     "fundraiser"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_MARKETING, TITLE_OWN,
     "communications manager, content marketing manager"},
    {TITLE_EN, ENT_SENIORITY_DIRECTOR, ENT_FUNCTION_MARKETING, TITLE_OWN, "art director, creative director"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_PRODUCT, TITLE_OWN,
     "product designer, ux designer, ui designer, ux ui designer, interaction designer, "
     "product analyst, ux researcher, ux writer, product specialist, service designer, "
     "game designer, product developer, user experience designer, industrial designer"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_SALES, TITLE_OWN,
     "account executive, sales executive, sales representative, sales rep, "
     "call centre representative, call center representative, "
     "sales development representative, SDR, BDR, business developer, "
     "business development executive, business development representative, sales engineer, "
     "presales engineer, salesperson, salesman, saleswoman, seller, vendor, sales agent, "
     "sales associate, merchant, merchandiser, dealer, realtor, real estate agent, "
     "real estate broker, leasing agent, retailer, wholesaler, shopkeeper, salesclerk, "
     "cashier, customer service representative, customer service agent, customer advisor, "
     "sales advisor, sales consultant, sales specialist, telesales agent, auctioneer, "
     "travel agent, commercial agent, market trader, street vendor, hawker, call handler, "
     "order taker, sales person, sales promoter, distributor, leasing consultant"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_SALES, TITLE_OWN,
     "sales assistant, shop assistant, sales clerk, sales coordinator, retail assistant"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_SALES, TITLE_OWN,
     "retail district manager, sales supervisor, shop supervisor"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_PURCHASING, TITLE_OWN,
     "buyer, purchaser, purchasing agent, procurement specialist, purchasing officer, "
     "procurement officer, strategic buyer, sourcing specialist, procurement analyst"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_PURCHASING, TITLE_OWN,
     "procurement manager, purchasing manager, category manager"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_LEGAL, TITLE_OWN,
     "lawyer, attorney, solicitor, barrister, legal counsel, corporate counsel, notary, "
     "judge, magistrate, paralegal, compliance officer, data protection officer, DPO, "
     "advocate, mediator, arbitrator, prosecutor, notary public, law clerk, court clerk, "
     "appellate clerk, patent examiner, patent attorney, attorney at law, bailiff, "
     "legal advisor, contract manager, hearing officer, district attorney, public defender, "
     "conciliator, trademark attorney, privacy officer, legal officer, conveyancer, "
     "court reporter, legislative counsel, adjudicator"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_LEGAL, TITLE_OWN, "legal assistant, legal secretary"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_RESEARCH, TITLE_OWN,
     "researcher, research scientist, scientist, chemist, physicist, biologist, "
     "mathematician, statistician, economist, geologist, historian, sociologist, "
     "anthropologist, archaeologist, astronomer, geographer, geneticist, microbiologist, "
     "metallurgist, postdoctoral researcher, postdoc, postdoctoral fellow, research fellow, "
     "research associate, research engineer, research officer, research analyst, ecologist, "
     "meteorologist, biochemist, zoologist, botanist, philosopher, linguist, agronomist, "
     "laboratory technician, lab technician, clinical research associate, biophysicist, "
     "immunologist, toxicologist, epidemiologist, seismologist, hydrologist, ornithologist, "
     "prospector, geophysicist, oceanographer, political scientist, survey researcher, "
     "animal scientist, soil scientist, survey interviewer, research interviewer"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_RESEARCH, TITLE_OWN,
     "research assistant, laboratory assistant, lab assistant, phd student, phd candidate, "
     "doctoral student, doctoral candidate, doctoral researcher, PhD"},
    {TITLE_EN | TITLE_KEEP, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_DEFAULT, "consultant"},
    {TITLE_EN | TITLE_KEEP, ENT_SENIORITY_MANAGER, ENT_FUNCTION_CONSULTING, TITLE_OWN, "engagement manager"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_OWN,
     "management consultant, strategy consultant, business consultant, "
     "independent consultant"},
    {TITLE_EN | TITLE_KEEP, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_CONSULTING, TITLE_TOPIC,
     "life coach, business coach, executive coach, career coach, coach, mentor, "
     "public speaker, speaker, keynote speaker"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "teacher, professor, lecturer, lector, tutor, instructor, educator, trainer, faculty, "
     "faculty member, schoolteacher, professor emeritus, adjunct professor, "
     "guidance counselor, school counselor, academic advisor, instructional designer, "
     "learning designer, curriculum developer, preschool teacher, kindergarten teacher, "
     "nursery teacher, test grader, sports coach, fitness instructor, personal trainer, "
     "education specialist, career counselor, instructional coordinator, school psychologist, "
     "career development counselor, driving instructor"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "assistant professor, associate professor, senior lecturer, full professor, head coach"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_EDUCATION, TITLE_OWN,
     "teaching assistant, teacher assistant, teacher aide, teaching aide, "
     "classroom assistant, childcare assistant"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_EDUCATION, TITLE_TOPIC,
     "child care worker, childcare worker, docent, registrar, day care worker, youth worker, "
     "museum educator"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "physician, doctor, nurse, surgeon, dentist, pharmacist, therapist, psychologist, "
     "psychotherapist, psychiatrist, radiologist, cardiologist, pediatrician, dermatologist, "
     "oncologist, neurologist, gynecologist, obstetrician, anesthesiologist, anaesthetist, "
     "pathologist, histopathologist, midwife, paramedic, EMT, veterinarian, vet, "
     "chiropractor, optometrist, optician, audiologist, dietitian, dietician, nutritionist, "
     "hygienist, dental hygienist, physiotherapist, phlebotomist, sonographer, radiographer, "
     "orthodontist, podiatrist, osteopath, acupuncturist, counselor, counsellor, "
     "social worker, clinician, caregiver, carer, registered nurse, RN, LPN, "
     "nurse practitioner, physician assistant, occupational therapist, physical therapist, "
     "speech therapist, massage therapist, general practitioner, GP, medic, "
     "pharmacy technician, medical technologist, biomedical scientist, case worker, "
     "caseworker, health worker, care worker, urologist, nephrologist, ophthalmologist, "
     "doula, venipuncturist, prosthetist, orthotist, health educator, hospitalist, "
     "alcoholism worker, support worker, home health worker, dental technician, "
     "medical coder, homeopath, herbalist, mental health worker, animal technician"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "nurse assistant, nursing assistant, dental assistant, medical assistant, "
     "medical secretary, health aide, nurse aide, nursing aide, orderly, "
     "healthcare assistant, care assistant, physical therapist assistant, therapy aide, "
     "physical therapist aide, hospice aide, veterinary assistant, home health aide, "
     "medical records clerk, care aide"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_HEALTH, TITLE_OWN,
     "head nurse, charge nurse, nurse manager, ward manager, matron"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "civil servant, policeman, police officer, firefighter, soldier, policy officer, "
     "policy advisor, policy adviser, policy analyst, councillor, councilor, city councillor, "
     "councilman, councilwoman, councilmember, customs officer, police detective, trooper, "
     "patrol officer, correctional officer, prison officer, probation officer, corporal, "
     "artilleryman, infantryman, marine, airman, seaman, serviceman, army officer, "
     "military officer, artillery officer, warfare specialist, urban planner, city planner, "
     "public servant, public affairs officer, deputy sheriff, intelligence officer, "
     "border guard, immigration officer, tax inspector, labour inspector, congressional aide, "
     "parole officer, police sergeant, squad leader, infantry soldier, private soldier, "
     "air force pilot, counterintelligence officer, government official"},
    {TITLE_EN, ENT_SENIORITY_SENIOR, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "sergeant, lieutenant, captain of police, warrant officer, squadron leader"},
    {TITLE_EN, ENT_SENIORITY_MANAGER, ENT_FUNCTION_PUBLIC, TITLE_OWN,
     "commander, fire captain, battalion chief, patrol commander, shift commander, brigadier, "
     "fire department chief, commissioner, intelligence chief, major, police captain, "
     "lieutenant commander, wing commander"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_MEDIA, TITLE_OWN,
     "journalist, reporter, editor, photographer, videographer, author, writer, novelist, "
     "screenwriter, broadcaster, news anchor, newscaster, presenter, columnist, video editor, "
     "film editor, filmmaker, producer, camera operator, cameraman, camera person, "
     "illustrator, publisher, blogger, podcaster, sound engineer, audio engineer, "
     "audio visual technician, sound technician, video technician, radio host, tv host, "
     "television presenter, disc jockey, DJ, correspondent, photojournalist, playwright, "
     "poet, animator, proofreader, critic, lyricist, storyteller, cinematographer, "
     "sound designer, video producer, film director, media technician, voice actor, "
     "lighting technician, announcer, radio announcer, 3D animator"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_FUNCTION_MEDIA, TITLE_DEFAULT,
     "actor, actress, singer, musician, composer, dancer, choreographer, performer, comedian, "
     "stage manager, choirmaster, choirmistress, music director, music conductor, "
     "set designer, puppeteer, entertainer, stagehand, scenery technician, lighting designer, "
     "costume designer, acrobat, stunt performer"},
    {TITLE_EN, ENT_SENIORITY_SPECIALIST, ENT_N_FUNCTIONS, TITLE_OWN,
     "cook, waiter, waitress, bartender, barista, barman, barmaid, server, dishwasher, maid, "
     "housekeeper, hairdresser, hairstylist, barber, beautician, cosmetologist, manicurist, "
     "flight attendant, cabin crew, steward, stewardess, hostess, butler, nanny, babysitter, "
     "au pair, librarian, archivist, curator, translator, interpreter, architect, "
     "interior designer, landscape architect, fashion designer, volunteer, security guard, "
     "lifeguard, bouncer, usher, croupier, priest, pastor, chaplain, clergy, rabbi, athlete, "
     "footballer, jockey, player, race driver, tour guide, tourist guide, concierge, bellhop, "
     "doorman, bell attendant, fortune teller, astrologer, model, makeup artist, "
     "tattoo artist, undertaker, funeral director, embalmer, mortician, domestic worker, "
     "pan washer, kitchen porter, line cook, caterer, dog walker, groomer, pastry chef, "
     "camp counselor, crew member, fast food worker, homemaker"},
    {TITLE_EN, ENT_SENIORITY_ASSISTANT, ENT_N_FUNCTIONS, TITLE_OWN,
     "kitchen assistant, kitchen helper, dining room attendant, busser, library assistant, "
     "domestic helper, kitchen hand, cook helper"},
};

const TitleTable title_table_en = {rows, G_N_ELEMENTS (rows)};
