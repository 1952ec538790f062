#include "measure/solicitation.h"

#include <string.h>

/* Folded; whole words. What is offered, and what is asked for. */
static const char *const phrases[] = {
    /* French */
    "notre solution", "nos solutions", "notre offre", "nos offres", "nos services", "notre agence",
    "notre logiciel", "notre plateforme", "notre methode", "une demo", "demonstration gratuite",
    "essai gratuit", "audit gratuit", "un devis", "tarif preferentiel", "offre speciale",
    "un appel de 15 minutes", "un appel de 20 minutes", "15 minutes de votre temps", "reserver un creneau",
    "prendre rendez vous", "caler un rendez vous", "planifier un appel", "generer des leads",
    "leads qualifies", "rendez vous qualifies", "booster votre", "booster vos",
    "developper votre chiffre d affaires", "augmenter votre chiffre d affaires",
    /* English */
    "our solution", "our solutions", "our services", "our offer", "our agency", "our software",
    "our platform", "a demo", "free trial", "free audit", "a quote", "special offer", "a quick call",
    "a 15 minute call", "15 minutes of your time", "book a call", "schedule a call", "book a slot",
    "generate leads", "qualified leads", "increase your sales", "boost your", "grow your revenue",
    /* what is behind a link */
    "calendly com"};

/* Whether @phrase stands in @text between blanks or ends. */
static bool
has_phrase (EntSlice text, const char *phrase)
{
  size_t length = strlen (phrase);
  for (const char *at = text.data, *end = text.data + text.length; (size_t)(end - at) >= length; at++) {
    at = memmem (at, (size_t)(end - at), phrase, length);
    if (at == NULL)
      return false;
    bool begins = at == text.data || at[-1] == ' ', ends = at + length == end || at[length] == ' ';
    if (begins && ends)
      return true;
  }
  return false;
}

bool
ent_is_solicitation (EntSlice folded)
{
  unsigned n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (phrases) && n < 2 && folded.length > 0; i++)
    n += has_phrase (folded, phrases[i]);
  return n >= 2;
}
