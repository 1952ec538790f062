#include "sample/phrases-private.h"

/* In a template {g} is the reader's first name, {t} a subject, {p} a place, {d} a day, {h} an hour, {n} a
 * number. */

typedef struct {
  const char *const *french;
  const char *const *english;
} Templates;

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const Templates openings = {
    LIST ("Bonjour {g}, auriez-vous un moment {d} pour parler de {t} ?",
          "Bonjour {g}, je repense à notre échange sur {t}. Où en êtes-vous ?",
          "{g}, je serai à {p} {d} : un café ?",
          "Bonjour {g}, avez-vous vu la note sur {t} ? Votre avis compte.",
          "Bonjour, nous cherchons {n} personnes pour témoigner sur {t} à {p}. Seriez-vous partant ?",
          "Bonjour {g}, merci encore pour {p}. Je vous envoie le dossier sur {t} comme promis.",
          "Bonsoir {g}, petite question rapide : qui suit {t} chez vous maintenant ?",
          "Bonjour {g}, félicitations pour votre prise de poste ! Toujours intéressé par {t} ?",
          "{g}, j'ai une bonne nouvelle à propos de {t} : le dossier avance, réunion {d}.",
          "Bonjour {g}, le budget pour {t} est de {n} k€. Est-ce que cela vous semble réaliste ?",
          "Bonjour {g}, une journée sur {t} se prépare à {p}. Je vous garde une place ?",
          "Hello {g}, tu as deux minutes {d} ? C'est au sujet de {t}.",
          "Bonjour {g}, je vous mets en relation avec une collègue de {p} qui travaille sur {t}.",
          "Bonjour {g}, pouvez-vous me renvoyer le compte rendu sur {t} ? Je ne le retrouve plus.",
          "Meilleurs vœux {g} ! Que cette année fasse avancer {t}.",
          "Bonjour {g}, nous avons reçu {n} réponses pour {t}, je vous raconte {d} ?"),
    LIST ("Hi {g}, would you have a moment {d} to talk about {t}?", "Hello {g}, I'll be in {p} {d}. Coffee?",
          "Hi {g}, did you see the paper on {t}? I'd value your view.",
          "Hello {g}, we have a budget of {n}k for {t}. Does that sound realistic?",
          "Hi {g}, congratulations on the new role! Are you still following {t}?",
          "Hello {g}, thanks again for {p}. Here is the file about {t}, as promised.",
          "Hi {g}, I'd like to introduce you to a colleague in {p} who works on {t}."),
};

static const Templates answers = {
    LIST ("Avec plaisir, {d} me va très bien.", "Merci {g}, je regarde et je reviens vers vous {d}.",
          "Oui, parlons-en ! Plutôt {d} vers {h} h ?", "Je vous confirme pour {p}, à bientôt.",
          "Très bonne idée. Je transmets à l'équipe qui suit {t}.",
          "Bonjour {g}, désolé du délai. Pour {t}, nous avons décidé d'attendre la réunion de {p}.",
          "C'est noté, merci beaucoup !", "Parfait, je bloque {d}.",
          "Je suis en déplacement à {p} jusqu'à {d}, on se rappelle ensuite ?",
          "Merci pour le dossier sur {t}, très clair. J'ai {n} remarques, je vous les envoie.",
          "D'accord sur le principe, reste à voir le calendrier de {t}.", "Bien reçu, merci {g}.",
          "Avec joie. Peux-tu inviter aussi la responsable de {p} ?",
          "Nous avons signé pour {t} ! Merci de votre aide.",
          "Le chiffre de {n} k€ me paraît juste, allons-y.", "Haha, exactement. À {d} !", "👍",
          "Merci, et bonne fin de semaine à vous.",
          "J'en ai parlé à notre directrice, elle veut vous rencontrer à {p}."),
    LIST ("With pleasure, {d} works for me.", "Thanks {g}, let me look and come back to you {d}.",
          "Good idea. I'll forward it to the team in {p}.", "Noted, many thanks!", "Sounds good, {d} then.",
          "Sorry for the delay. About {t}: we wait for the meeting in {p}.",
          "We signed for {t}! Thank you for your help.", "I'm travelling until {d}, can we talk after that?",
          "👍 see you in {p}"),
};

static const Templates notes = {
    LIST ("Bonjour {g}, nous nous sommes croisés à {p} autour de {t}. Au plaisir d'échanger !",
          "Bonjour {g}, votre intervention sur {t} m'a intéressé. Restons en contact."),
    LIST ("Hi {g}, we met in {p} around {t}. Happy to stay in touch!"),
};

/* Most say it plainly; some put a reason first, a few only hide it in a sentence. */
static const Templates refusals = {
    LIST ("Merci de ne plus me contacter.", "Merci de ne plus me contacter.",
          "Bonjour, merci de ne plus me contacter. Cordialement.", "Bonjour, merci de ne plus m'écrire.",
          "Ne me contactez plus.", "Je ne souhaite plus recevoir vos messages.",
          "Je ne suis pas intéressé. Merci de ne plus me contacter à ce sujet.",
          "Stop. Je ne souhaite plus recevoir vos messages.",
          "Vos relances sont pénibles, merci de ne plus me contacter."),
    LIST ("Please stop contacting me.", "Please stop contacting me.",
          "Not interested. Please stop contacting me.", "Please remove me from your list."),
};

static const Templates pitches = {
    LIST (
        "Bonjour {g}, nous aidons les entreprises de {p} à gagner {n} % sur {t}. Un échange de 15 minutes ?",
        "Bonjour, je développe mon réseau autour de {t}. Au plaisir de vous lire.",
        "Bonjour {g}, merci d'avoir accepté mon invitation. Voici notre plaquette sur {t}.",
        "Bonjour {g}, notre webinaire sur {t} a lieu {d}, il reste {n} places.",
        "Bonjour, je me permets de vous présenter notre offre pour {t} : démonstration offerte {d}."),
    LIST ("Hi {g}, we help companies in {p} to save {n}% on {t}. A 15-minute call?",
          "Hello {g}, thank you for connecting. Here is our brochure on {t}.",
          "Hi {g}, our webinar on {t} is {d}, {n} seats left."),
};

static const Templates seconds = {
    LIST ("  Belle journée,", "  Bien à vous", "  À bientôt !", "  Merci d'avance.",
          "  Dites-moi ce qui vous arrange.", "  PS : on m'a dit beaucoup de bien de votre équipe à {p}.",
          "  Nous en avions parlé à {p}, avec {n} autres personnes.", "  Cordialement",
          "  Je joins le document, version {n}.", "  Sans urgence de mon côté."),
    LIST ("  Best regards", "  Thanks in advance.", "  Let me know what suits you.", "  No hurry on my side.",
          "  I attach the document, version {n}."),
};

static const Templates posts = {
    LIST ("Retour de {p} : {n} personnes pour parler de {t}, et des questions que je n'attendais pas.",
          "Trois leçons apprises sur {t}, dont une à nos dépens.",
          "Merci à toutes celles et ceux qui étaient à {p} {d} !",
          "On me demande souvent par où commencer avec {t}. Ma réponse tient en un mot : écouter",
          "Nous cherchons {n} entreprises pilotes pour {t} près de {p}", "Bravo, belle réussite pour {t} !",
          "Tout à fait d'accord, et à {p} nous le voyons chaque semaine", "Lecture utile sur {t}"),
    LIST ("Back from {p}: {n} people to talk about {t}."),
};

static const Templates praises = {
    LIST ("J'ai travaillé avec {g} pendant {n} mois sur {t} : de l'écoute, de la méthode et des résultats.",
          "{g} tient ses promesses, ce qui est rare. Son aide sur {t} à {p} a changé notre façon de faire.",
          "Je recommande {g} sans réserve : claire, directe et toujours prête pour {t}."),
    LIST ("Working with {g} on {t} was a pleasure."),
};

static const char *
pick (EntRandom *random, const char *const *list)
{
  size_t n = 0;
  while (list[n])
    n++;
  return list[ent_random_below (random, n)];
}

/* French joins "de le" and "de les". */
static void
append_topic (const char *topic, GString *out)
{
  bool after_de = g_str_has_suffix (out->str, " de ");
  bool masculine = g_str_has_prefix (topic, "le ");
  if (!after_de || !(masculine || g_str_has_prefix (topic, "les "))) {
    g_string_append (out, topic);
    return;
  }
  g_string_truncate (out, out->len - strlen ("de "));
  g_string_append (out, masculine ? "du" : "des");
  g_string_append (out, strchr (topic, ' '));
}

static void
append_field (char field, bool english, const char *given, const char *const *topics, EntRandom *random,
              GString *out)
{
  static const char *const places[] = {"Lyon",   "Nantes",      "Lille",    "Marseille", "Bordeaux",
                                       "Rennes", "Paris",       "Grenoble", "Toulouse",  "Strasbourg",
                                       "Brest",  "Montpellier", "Valence",  "Genève",    "Bruxelles",
                                       "Reims",  "Dijon",       "Rouen",    NULL};
  static const char *const days[] = {
      "lundi",       "mardi",        "mercredi", "jeudi", "vendredi", "demain", "la semaine prochaine",
      "fin de mois", "après-demain", "le 12",    NULL};
  static const char *const english_days[] = {"on Monday", "on Tuesday", "on Thursday",
                                             "tomorrow",  "next week",  NULL};
  static const char *const english_topics[] = {
      "the solar park",    "the grid connection", "the security audit",
      "the funding round", "the site visit",      "the maintenance contract",
      "the call for bids", "the training plan",   NULL};
  if (field == 'g')
    g_string_append (out, given);
  else if (field == 't')
    append_topic (pick (random, english ? english_topics : topics), out);
  else if (field == 'p')
    g_string_append (out, pick (random, places));
  else if (field == 'd')
    g_string_append (out, pick (random, english ? english_days : days));
  else {
    char digits[4];
    size_t number = field == 'h' ? 9 + ent_random_below (random, 9) : 2 + ent_random_below (random, 88);
    size_t n = 0;
    if (number >= 10)
      digits[n++] = (char)('0' + number / 10);
    digits[n++] = (char)('0' + number % 10);
    g_string_append_len (out, digits, (gssize)n);
  }
}

static void
append_filled (const Templates *templates, bool english, const char *given, const char *const *topics,
               EntRandom *random, GString *out)
{
  const char *text = pick (random, english ? templates->english : templates->french);
  const char *open;
  while ((open = strchr (text, '{')) != NULL) {
    g_string_append_len (out, text, open - text);
    append_field (open[1], english, given, topics, random, out);
    text = open + 3;
  }
  g_string_append (out, text);
}

void
ent_sample_append_phrase (EntSampleSays says, bool english, const char *given, const char *const *topics,
                          EntRandom *random, GString *out)
{
  static const Templates *const by_kind[] = {
      [ENT_SAMPLE_SAYS_OPENING] = &openings, [ENT_SAMPLE_SAYS_ANSWER] = &answers,
      [ENT_SAMPLE_SAYS_NOTE] = &notes,       [ENT_SAMPLE_SAYS_REFUSAL] = &refusals,
      [ENT_SAMPLE_SAYS_PITCH] = &pitches,
  };
  append_filled (by_kind[says], english, given, topics, random, out);
  if ((says == ENT_SAMPLE_SAYS_OPENING || says == ENT_SAMPLE_SAYS_ANSWER) && ent_random_chance (random, 0.4))
    append_filled (&seconds, english, given, topics, random, out);
}

void
ent_sample_append_post (const char *const *topics, unsigned lines, EntRandom *random, GString *out)
{
  for (unsigned i = 0; i < lines; i++) {
    if (i > 0)
      g_string_append_c (out, '\n');
    append_filled (&posts, false, "", topics, random, out);
  }
}

void
ent_sample_append_praise (const char *given, const char *const *topics, EntRandom *random, GString *out)
{
  append_filled (&praises, false, given, topics, random, out);
  g_string_append (out, "\n\n");
  append_filled (&praises, false, given, topics, random, out);
}
