/* Who offers something to sell is told by two of the phrases that those use; friends who use one of them are
 * not. */
#include "measure/measure.h"

static bool
sells (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  ent_fold_append (ent_slice (text), folded);
  return ent_is_solicitation (ent_slice_of (folded));
}

static void
test_offers (void)
{
  g_assert_true (
      sells ("Bonjour, notre agence peut booster votre visibilité : https://calendly.com/exemple"));
  g_assert_true (sells ("Je vous propose une démo de notre logiciel."));
  g_assert_true (sells ("Un devis ? Nos services commencent à 99 €."));
  g_assert_true (sells ("Would you be open to a quick call about our platform?"));
  g_assert_true (sells ("We help you generate leads. Book a call!"));
}

static void
test_friends (void)
{
  g_assert_false (sells (""));
  g_assert_false (sells ("Merci pour l'échange d'hier, ravi de vous compter parmi mes contacts."));
  g_assert_false (sells ("Peux-tu m'envoyer un devis pour l'audit du site ?"));
  g_assert_false (sells ("A quick call on Monday to prepare the conference?"));
  /* The same phrase twice is one phrase; and a part of a word is none. */
  g_assert_false (sells ("Une démo, encore une démo, toujours une démo."));
  g_assert_false (sells ("Aucune démocratie sans nos offrandes."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solicitation/offers", test_offers);
  g_test_add_func ("/solicitation/friends", test_friends);
  return g_test_run ();
}
