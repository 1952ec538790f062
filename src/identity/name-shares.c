/*
 * Which share of people bears a name: what two people may have in common by chance. Bearers of 100,000, in
 * steps.
 *
 * Given names: those born in France since 1960 (INSEE, fichier des prénoms, edition of 2020, Licence
 * Ouverte), mixed with what is common in the English-speaking countries and a few others, estimated.
 * Families: orders of magnitude of the most common ones of the same countries, estimated. A network is drawn
 * from all of them.
 */
#include "identity/name.h"

typedef struct {
  double share; /* of 100,000 people, each name of the row */
  const char *names;
} ShareRow;

static const ShareRow given_rows[] = {
    {1197.8, "david"},
    {887.3, "james michael"},
    {657.3, "john mary robert thomas william"},
    {486.9, "anthony christophe christopher daniel eric isabelle jennifer joseph kevin marie nathalie "
            "nicolas patricia paul philippe richard sarah stephanie"},
    {360.6, "alexandre barbara benjamin catherine charles christine elizabeth frederic jessica jonathan "
            "julie julien laura laurent linda matthew olivier patrick sandra sandrine sebastien stephane "
            "sylvie thierry valerie vincent"},
    {267.1, "andrew antoine brian camille celine christian emma gregory guillaume jason jean jeremy "
            "jerome joshua karen lea lisa louis mark maxime melissa mohamed nathan pascal pierre romain "
            "ryan samuel sophie steven susan veronique"},
    {197.9, "adam alain alexis amanda anna anne arthur ashley audrey aurelie betty bruno caroline cedric "
            "chloe christelle clement corinne deborah didier dominique donald dylan edward elodie emilie "
            "emily ethan florian franck francois gabriel gary george hugo jacob jeffrey jose justin "
            "kenneth kimberly laetitia laurence lucas manon margaret maria martin mathieu michel "
            "michelle nancy nicholas pauline raphael ronald simon stephen timothy tom virginie"},
    {146.6, "aaron adrien alex alexander amy anais andrea angela arnaud baptiste benoit brandon carol "
            "carole cecile charlotte chris claire cynthia damien delphine donna emmanuel enzo fabien "
            "fabrice florence frank helene ines jack jordan karine kathleen kelly larry leo loic lucie "
            "ludovic marc marine marion mathilde melanie mickael mike mohammed nicole noah olivia peter "
            "quentin rachel raymond rebecca samantha scott sharon sylvain theo tyler valentin"},
    {108.6, "ahmed alan alexandra ali alice amandine amelie angelique antonio aurelien axel beatrice "
            "brenda brigitte bryan carlos clara cyril debra denis dennis diane dorothy douglas "
            "emmanuelle eva fabienne fanny francoise gerald gilles heather helen henry herve jade janet "
            "jerry juan jules juliette justine katherine keith kyle lola louise luis martine mathis "
            "matthieu morgane myriam oceane pamela pascale patrice roger sabrina sean severine sonia "
            "steve tony vanessa victor victoria wei xavier yann yannick zachary"},
    {80.4, "agnes albert andreas aurore austin bastien ben bernard bruce carl carolyn celia chantal "
           "cheryl christina cindy claude clemence coralie corentin dan dave elisabeth elise estelle "
           "florent gaelle hannah harold ivan jacqueline jan jeanne jesse joan joe joel johan joyce "
           "judith julia laure lauren lawrence lena lina lionel logan luca mael maeva magali marco "
           "margaux matheo matt maxence megan miguel muriel nadia nadine noemie philip remi romane ruth "
           "sabine sacha sam sebastian serge shirley stefan terry thibault tim walter yanis zoe"},
    {59.6, "adeline adrian agathe alicia aline ambre annie bertrand billy bob bradley carine dmitry "
           "elisa elsa erik erwan eugene evan evelyn evelyne frederique gabin gaetan geraldine giovanni "
           "hans ian jacques jim johnny jorge kim li lilou lou luc ludivine maelys margot marina martha "
           "mehdi nadege nick nina noe nolan oliver pedro ralph randy remy robin roy russell sergey "
           "timeo tobias tristan virginia vladimir wayne yoann yves"},
    {44.1, "alexey alexia alix amit andre andrey anton aude benedicte bobby charlene claudine colin "
           "craig cyrille dimitri dorian eden elena eloise emeline esteban etienne francesco francis "
           "gael gerard giuseppe jens jeremie jimmy jing jun karim katia klaus kylian lars laurie lei "
           "leonie liam lise louna lucile lydie maelle manuel marjorie maryline mathias matteo maud "
           "ming morgan murielle natacha neil nelly noa ophelie rahul raj rayan regis rose solene "
           "thibaut valentine willie yang yu"},
    {32.7, "adele alban amine anaelle annick antonin augustin axelle aymeric blandine brice candice "
           "capucine carla cassandra cathy charlie charline clarisse clementine coline eddy edouard "
           "eliott fatima gabrielle gaspard geoffrey georges graham gregoire guy gwenaelle hao heloise "
           "henri ingrid jocelyne joelle johanna killian lana laurine leila lenny lilian lorenzo louane "
           "luna lydia magalie marianne marius marlene maryse mathys melina michele mila mireille "
           "monique mylene nael odile renaud salome sanjay sara sofia sofiane stuart teddy yasmine "
           "yohan yohann"},
    {24.2, "allan amaury angelina anissa annabelle antony apolline armelle assia aurelia aya ayoub "
           "bernadette cecilia charly christel christiane cloe constance danielle dany diego dorothee "
           "eleonore farid faustine felix flavie flora floriane gauthier genevieve ghislaine gwendoline "
           "hiroshi ibrahim ilyes inaya ismael jacky jessy johann joris josephine julian kais kenji "
           "kenza leana leane leon lily lucien malika malo martial mateo mia mikael nassim nigel nino "
           "noam nora oscar peggy perrine pierrick rachid rafael regine rene rodolphe romuald roxane "
           "rudy samir samy sandy sasha stella sylvia takashi tanguy tiago tiffany timothee tiphaine "
           "titouan victoire yassine yoan younes youssef"},
    {17.9, "aicha alison alizee amel amelia amina amir andy angele anita armand astrid basile bilal "
           "boris cassandre christele clotilde come corine edith edwige elea elias elie elina emile "
           "emilien emmy emy enora esther eugenie eve ewen flavien francine freddy gilbert giulia hamza "
           "helena hubert hugues ilan ilona iris isaac josiane kamel kenzo lauriane leandre leslie lila "
           "loan loris louisa louka lyna marceau marcel marielle matthias max maya megane meline "
           "melodie nabil naim nathanael ninon noel nolwenn nour pablo priscilla raphaelle roland romy "
           "ronan ruben sami samia samira sophia stanislas suzanne sylviane tatiana thais thibaud "
           "timothe viviane wassim wendy wilfried willy yacine yannis yasmina yvan zakaria"},
    {13.3, "abdelkader abel adem albane alyssa ana anae anas angeline angelo anis anouk berenice "
           "camelia chiara chrystelle claudia claudie clea colette coraline cyrielle dalila daniele "
           "daphne davy doriane dounia eliane eline eliot emeric enola erika farah fatoumata fiona "
           "flore florine garance gisele gwenael hakim imane imran irene joachim jocelyn karima karl "
           "kilian kyllian lara leny leonard lilia liliane line lison loane lois louison luka lukas lya "
           "lyam madeleine mae mahe mailys maissa malik manel mariam marilyne mario marvin maryam "
           "marylene maurice maximilien melinda melody melvin milan milo moussa mya naima naomi noham "
           "omar oriane orlane owen rayane romeo said salim salma selma sirine soan sohan solange "
           "soline soraya steeve stephan tania teo thea therese ugo violette vivien walid yael zelie"},
    {9.8, "achille adel adelaide alya aminata amira anastasia anatole ange ariane asma auguste ayden "
          "aymen berengere bilel brahim carmen celeste cesar chaima cyprien denise diana dina djamel "
          "djibril donovan elia elio ella elliot elouan erwann fabio fares farida fatiha france "
          "gautier geoffroy ghislain gianni gladys guilhem hadrien hanna hortense idriss ilyas ismail "
          "issa jasmine jenna joanna joffrey jonas joy kenny khadija kimberley laurene leandro leopold "
          "lili lindsay livia lolita lucille lucy lylou maia maiwenn malone mamadou manuela manuella "
          "marguerite marin marwa marwan maureen maylis mourad mustapha naomie nawel nelson nils "
          "noelie noelle nolann nolhan nordine ornella paloma paola paolo pascaline priscillia rania "
          "rodrigue roman roselyne safia sana sandro selena serena shana swann tess tessa theophile "
          "ulysse violaine virgile wilfrid yamina yolande yvon"},
    {7.3, "abdallah adil alessio alexandrine aliya allison alois alycia amar angel annaelle arsene "
          "aubin auriane ava berangere bertille blanche cameron celestine celian clelia cleo clothilde "
          "clovis djamila dolores dorine edgar eloi elya ema ewan fatma fleur florentin fouad "
          "francisco germain gildas graziella guylaine gwendal gwladys hajar halima hanae hassan hawa "
          "hector hicham hippolyte ilian ilyan ilyana imrane issam jamila jenny jessie johanne josette "
          "josselin katy kelya laila laly laureen laury lilya lino livio lohan louanne lucia lyana "
          "lynda madison maelie maeline maely maite mandy marilou marjolaine marylou matis maude "
          "melvyn meriem mina mona mounir nadir naelle nahil naila nesrine norah norbert penelope "
          "philippine prescillia rachida reda romaric rosa rosalie roseline sabri salima segolene "
          "selim shanna siham sofian solenn solenne stacy sullivan swan theodore thiago tommy tymeo "
          "typhaine valery wael warren wesley yassin ylan youcef yousra yvette zohra"},
    {5.4, "abdel abdoulaye aissa akim albin alessandro alexane alexy alia alienor alisson aliyah alma "
          "alyssia ambroise anael andree antoinette assya augustine ayman aziz belinda calie calvin "
          "cassie celestin chrystel chrystele daisy domitille driss eddie elif elora elyes elyna elyne "
          "emie emilia emir emna erick evann ezio fabian fernando flavio frantz frederick gaston gina "
          "gino grace gustave hafsa hana hanane haroun harry hayden hedi hind hocine honorine ilana "
          "ilhan ilies imen imene isabel isaure jamel jana jeannine joana joao joaquim joey jordane "
          "josue juliana juline kahina kamil kassandra katell kathy kelyan khalid khalil kiara lalie "
          "lamia latifa laurianne lauryne leia leyna lia lilas lilly lorena lorene lorraine loubna "
          "lubin luigi lysiane madeline maelya maelyne malak marcus marilyn marley marlon maryvonne "
          "mathilda mattheo matys mayron mayssa medhi melia meryem micheline milena moise mustafa myla "
          "mylan nahel nais nasser neila nelia nelya neyla noeline octave olga ombeline paula paulo "
          "pierrette prisca reynald rita roxanne rozenn ryad safa saida salah sandie sephora shaina "
          "sidonie simone sixtine soizic solal soren souad souleymane soumaya sylvaine syrine tamara "
          "tao tarik thalia tina tiphanie tracy vianney victorien yaelle yan yazid yoni yuna yusuf "
          "zacharie zahra"},
    {4.0, "adama aida amal amalia amin annette antonia arlette armel athenais awa aylan brayan celya "
          "constant donia eglantine el elian ellie elyas emelyne emilio enes erine ernest faycal "
          "gabriella gaetane gwenola habib hamid ibrahima idris igor iliana ilias imad iman iyad izia "
          "jamal janna jawad jayden jihane johana jordy kelia kelian ketty landry laureline laurette "
          "layana leanne leonore liana liza loann lorine louann louca luce ludwig lylia maelia "
          "mahamadou maimouna maina maissane malek mallaury malvina marwane maxine mehmet mellina "
          "melyna meryl milla monia morad nabila nail nassima nathael naya nayla nell neo noha noura "
          "olympe paco prune raoul roberto ruddy sabah safiya sakina servane sibylle soufiane stan "
          "steeven suzie talia terence tino valentina vanina yasin youssouf zineb"},
};

static const ShareRow family_rows[] = {
    {488.6, "smith"},
    {361.9, "brown johnson jones martin williams"},
    {268.1, "davis miller"},
    {198.6, "bernard chen garcia kumar li singh taylor wang wilson zhang"},
    {147.1, "anderson dubois durand gonzalez harris jackson kim laurent lee liu martinez moore moreau "
            "nguyen petit richard robert rodriguez simon thomas thompson white"},
    {109.0, "allen bertrand clark david fournier girard green hernandez hill khan king lefebvre leroy "
            "lewis lopez michel morel perez robinson roux sanchez scott sharma walker wright wu yang "
            "young"},
    {80.7, "adams ali andre baker blanc bonnet boyer campbell carter chevalier collins dupont edwards "
           "evans faure fernandez fontaine garnier guerin gupta hall huang lambert lefevre lin ma "
           "mercier mitchell morris muller murphy nelson park parker patel phillips roberts rousseau "
           "stewart sun turner vincent xu zhao zhou"},
    {59.8, "ahmed bailey clement cook cooper denis diaz dumont duval francois gauthier gautier gomez "
           "guo hansen he henry hu hughes ivanov james kelly le legrand marchand marie masson mathieu "
           "meyer morgan morin nicolas perrin ramirez richardson rivera robin rogers roussel roy "
           "schmidt silva torres tran ward watson wood zhu"},
    {44.3, "alvarez andersson arnaud barbier becker bell bennett blanchard brooks brun brunet caron "
           "choi cohen colin costa cox cruz das dufour ferreira fischer flores foster gaillard gao "
           "gerard giraud gray hoffmann howard jain jensen jimenez johansson joly lemaire leroux long "
           "lucas luo meunier mohamed morales murray nielsen noel pereira peterson picard price ramos "
           "rao reddy reed renard reyes riviere roche rodrigues roger ross rossi ruiz russell sanders "
           "santos sato schmitt schulz shah smirnov suzuki tanaka tang verma vidal wagner weber xie "
           "zheng"},
    {32.8, "adam aubert barnes bauer benoit berger bourgeois braun butler carpentier castillo chavez "
           "cole coleman diallo dumas dupuis dupuy ellis fabre ferrari fisher ford gibson gonzales "
           "graham guillaume guillot gutierrez hamilton harrison henderson hubert ito jansen jean "
           "jenkins jordan jung kang klein kobayashi koch kuznetsov lacroix larsson leclerc leclercq "
           "lecomte lemoine louis marshall mcdonald mendoza mishra moulin myers nakamura neumann "
           "nilsson novak olivier olsen ortiz patterson payet pedersen perry petrov pham philippe "
           "pierre powell renaud rey reynolds richter robertson rolland romero russo schneider schwarz "
           "shaw simmons simpson stevens sullivan takahashi traore wallace watanabe wolf yamamoto "
           "zimmermann"},
    {24.3, "aubry bailly baron bertin bianchi black boucher bouvier bryant carre charles charpentier "
           "collet cousin daniel deschamps fleury griffin guyot hartmann hayes herve hofmann holmes "
           "huet hunt hunter jacquet julien kato kennedy knight krause kruger lange leger levy maillard "
           "marty mason mehta menard millet mills owens palmer paris perrot poirier popov porter "
           "prevost renault romano rose royer vasseur vries webb wells werner west"},
    {18.0, "besson breton bui crawford da dang dunn germain hicks hoang langlois remy rice stevenson "
           "stone tucker vu"},
};

/* Every name that is in neither table is rarer than these say. */
static const double rare_given = 2e-5, rare_family = 6e-6;

typedef struct {
  GHashTable *shares; /* name -> the row that it stands in */
} ShareTable;

static void
fill (ShareTable *self, const ShareRow *rows, size_t n_rows)
{
  self->shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < n_rows; i++) {
    EntSlice rest = ent_slice (rows[i].names), name;
    while (ent_slice_cut (&rest, " ", &name))
      g_hash_table_insert (self->shares, ent_slice_dup (name), (void *)&rows[i]);
  }
}

/* Made at the first question, and the same ever after. */
static const ShareTable *
given_table (void)
{
  static ShareTable table;
  static gsize made = 0;
  if (g_once_init_enter (&made)) {
    fill (&table, given_rows, G_N_ELEMENTS (given_rows));
    g_once_init_leave (&made, 1);
  }
  return &table;
}

static const ShareTable *
family_table (void)
{
  static ShareTable table;
  static gsize made = 0;
  if (g_once_init_enter (&made)) {
    fill (&table, family_rows, G_N_ELEMENTS (family_rows));
    g_once_init_leave (&made, 1);
  }
  return &table;
}

static const ShareRow *
find (const ShareTable *table, EntSlice word)
{
  char key[64];
  if (word.length == 0 || word.length >= sizeof key)
    return NULL;
  memcpy (key, word.data, word.length);
  key[word.length] = '\0';
  return g_hash_table_lookup (table->shares, key);
}

double
ent_name_given_share (EntSlice word)
{
  const ShareRow *row = find (given_table (), word);
  return row != NULL ? row->share / 1e5 : rare_given;
}

double
ent_name_family_share (EntSlice word)
{
  const ShareRow *row = find (family_table (), word);
  return row != NULL ? row->share / 1e5 : rare_family;
}

bool
ent_name_is_given (EntSlice word)
{
  return find (given_table (), word) != NULL;
}
