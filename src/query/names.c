#include "query/query-private.h"

#define WORD(field, code, name, aliases, help)                                                               \
  {                                                                                                          \
    name, aliases, ENT_QUERY_FIELD_##field, code, help                                                       \
  }

const EntQueryWord ent_query_states[ENT_QUERY_N_STATES] = {
    WORD (IS, ENT_QUERY_IS_QUALIFIED, "qualified", "qualifié|qualifiée|qualifiés|qualifiées",
          "Fits one of your targets."),
    WORD (IS, ENT_QUERY_IS_CONNECTED, "connected", "connecté|connectée|connectés|connectées",
          "Is a connection today."),
    WORD (IS, ENT_QUERY_IS_LEFT, "left", "parti|partie|partis|parties|gone",
          "Was a connection and is no more."),
    WORD (RELATION, ENT_QUERY_RELATION_GOOD, "good", "bonne|bon|bonnes|bons", "The relation is good."),
    WORD (RELATION, ENT_QUERY_RELATION_NEUTRAL, "neutral", "neutre|neutres",
          "The relation is neither good nor bad."),
    WORD (RELATION, ENT_QUERY_RELATION_BAD, "bad", "mauvaise|mauvais|mauvaises", "The relation is bad."),
    WORD (RELATION, ENT_QUERY_RELATION_UNKNOWN, "unknown", "inconnue|inconnu|inconnues|inconnus",
          "Too little passed to say what the relation is."),
};

const EntQueryWord ent_query_having[ENT_QUERY_N_HAVING] = {
    WORD (HAS, ENT_QUERY_HAS_EMAIL, "email", "mail|e-mail|courriel|mél", "An e-mail address is known."),
    WORD (HAS, ENT_QUERY_HAS_PHONE, "phone", "téléphone|tel|mobile", "A phone number is known."),
    WORD (HAS, ENT_QUERY_HAS_URL, "url", "profil|profile|lien|link", "A profile address is known."),
    WORD (HAS, ENT_QUERY_HAS_NOTE, "note", "notes", "You wrote a note."),
    WORD (HAS, ENT_QUERY_HAS_TAG, "tag", "étiquette|étiquettes|tags", "Carries a tag."),
    WORD (HAS, ENT_QUERY_HAS_INTERACTION, "interaction", "interactions|échange|échanges",
          "Something passed between you."),
    WORD (HAS, ENT_QUERY_HAS_TITLE, "title", "poste|titre|intitulé|position|job", "A title is known."),
    WORD (HAS, ENT_QUERY_HAS_COMPANY, "company", "organisation|organization|entreprise|société|employeur",
          "An organisation is known."),
};

const EntQueryWord ent_query_functions[ENT_QUERY_N_FUNCTIONS] = {
    WORD (FUNCTION, 0, "direction", "direction générale|management|general management",
          "General management."),
    WORD (FUNCTION, 1, "finance", "finances|comptabilité|accounting", "Finance and accounting."),
    WORD (FUNCTION, 2, "hr", "rh|ressources humaines|human resources", "Human resources."),
    WORD (FUNCTION, 3, "it", "informatique|si|tech|numérique|engineering", "Information technology."),
    WORD (FUNCTION, 4, "product", "produit|produits", "Product management."),
    WORD (FUNCTION, 5, "marketing", "com|communication", "Marketing and communication."),
    WORD (FUNCTION, 6, "sales", "vente|ventes|commercial|commerce", "Sales."),
    WORD (FUNCTION, 7, "purchasing", "achats|achat|procurement", "Purchasing."),
    WORD (FUNCTION, 8, "legal", "juridique|droit|law", "Legal affairs."),
    WORD (FUNCTION, 9, "operations", "opérations|production|logistique|qualité|logistics|quality",
          "Production, quality and logistics."),
    WORD (FUNCTION, 10, "research", "recherche|r&d|rd", "Research and development."),
    WORD (FUNCTION, 11, "consulting", "conseil|consultant", "Consulting."),
    WORD (FUNCTION, 12, "education", "enseignement|formation|éducation|teaching", "Teaching and training."),
    WORD (FUNCTION, 13, "health", "santé", "Health."),
    WORD (FUNCTION, 14, "public", "secteur public|élu|government", "Public office."),
    WORD (FUNCTION, 15, "media", "média|médias|presse|press", "Media."),
};

const EntQueryWord ent_query_levels[ENT_QUERY_N_LEVELS] = {
    WORD (SENIORITY, 0, "intern", "stagiaire|alternant|alternante|apprenti|apprentie|trainee",
          "0: intern, apprentice."),
    WORD (SENIORITY, 1, "assistant", "assistante|junior", "1: assistant, junior."),
    WORD (SENIORITY, 2, "specialist", "spécialiste|chargé|chargée", "2: specialist, engineer, analyst."),
    WORD (SENIORITY, 3, "senior", "expert|experte|confirmé|confirmée|lead",
          "3: senior, expert, project lead."),
    WORD (SENIORITY, 4, "manager", "responsable|head|encadrant|encadrante", "4: manager, head of a team."),
    WORD (SENIORITY, 5, "director", "directeur|directrice", "5: director, vice president, partner."),
    WORD (SENIORITY, 6, "executive", "dirigeant|dirigeante|pdg|ceo|fondateur|fondatrice",
          "6: head or founder of the organisation."),
};

const EntQueryWord ent_query_channels[ENT_QUERY_N_CHANNELS] = {
    WORD (CHANNEL, ENT_CHANNEL_MESSAGE, "message", "messages", "A message on a network."),
    WORD (CHANNEL, ENT_CHANNEL_EMAIL, "email", "mail|e-mail|courriel|mél", "An e-mail."),
    WORD (CHANNEL, ENT_CHANNEL_MEETING, "meeting", "réunion|rendez-vous|rdv", "A meeting."),
    WORD (CHANNEL, ENT_CHANNEL_CALL, "call", "appel|appels", "A call."),
    WORD (CHANNEL, ENT_CHANNEL_INVITATION, "invitation", "invitations", "An invitation to connect."),
    WORD (CHANNEL, ENT_CHANNEL_REACTION, "reaction", "réaction|like", "A reaction to a post."),
    WORD (CHANNEL, ENT_CHANNEL_COMMENT, "comment", "commentaire|commentaires", "A comment on a post."),
    WORD (CHANNEL, ENT_CHANNEL_SHARE, "share", "partage|repost", "A post passed on."),
    WORD (CHANNEL, ENT_CHANNEL_ENDORSEMENT, "endorsement", "approbation", "A skill endorsed."),
    WORD (CHANNEL, ENT_CHANNEL_RECOMMENDATION, "recommendation", "recommandation",
          "A written recommendation."),
    WORD (CHANNEL, ENT_CHANNEL_NOTE, "note", "notes", "An exchange typed by hand."),
    WORD (CHANNEL, ENT_CHANNEL_VOTE, "vote", "votes|sondage", "A vote in a poll."),
    WORD (CHANNEL, ENT_CHANNEL_FOLLOW, "follow", "suivi|abonnement", "Following one another."),
    WORD (CHANNEL, ENT_CHANNEL_VIEW, "view", "vue|consultation", "A look at your profile."),
};

bool
ent_query_is_named (const char *name, const char *aliases, EntSlice folded)
{
  if (ent_slice_equal (ent_slice (name), folded))
    return true;
  g_autoptr (GString) other = g_string_new (NULL);
  EntSlice rest = ent_slice (aliases);
  EntSlice alias;
  while (ent_slice_cut (&rest, "|", &alias)) {
    g_string_truncate (other, 0);
    ent_fold_append (alias, other);
    if (other->len > 0 && ent_slice_equal (ent_slice_of (other), folded))
      return true;
  }
  return false;
}

const EntQueryWord *
ent_query_word_find (const EntQueryFieldInfo *info, EntSlice text)
{
  g_autofree char *folded = ent_fold (text);
  for (size_t i = 0; i < info->n_words; i++)
    if (ent_query_is_named (info->words[i].name, info->words[i].aliases, ent_slice (folded)))
      return &info->words[i];
  return NULL;
}

static void
try_spelling (EntQueryNearest *self, EntSlice folded, EntSlice spelling)
{
  g_autofree char *other = ent_fold (spelling);
  /* One slip in a short word, two in a longer one, three in a long one: beyond that it is a guess, not a
   * help. */
  unsigned allowed = folded.length <= 2 ? 0 : folded.length <= 5 ? 1 : folded.length <= 9 ? 2 : 3;
  unsigned distance = ent_distance (folded, ent_slice (other), allowed);
  if (distance > allowed || (self->best.length > 0 && distance >= self->distance))
    return;
  self->best = spelling;
  self->distance = distance;
}

void
ent_query_nearest_try (EntQueryNearest *self, EntSlice folded, const char *name, const char *aliases)
{
  try_spelling (self, folded, ent_slice (name));
  EntSlice rest = ent_slice (aliases);
  EntSlice alias;
  while (ent_slice_cut (&rest, "|", &alias))
    if (alias.length > 0)
      try_spelling (self, folded, alias);
}
