#include "measure/ties.h"

/* What people write where an organisation is asked for and there is none; folded. */
static bool
is_no_organisation (EntSlice label)
{
  static const char *const words[] = {"freelance",
                                      "freelancer",
                                      "independant",
                                      "independante",
                                      "independent",
                                      "self employed",
                                      "selfemployed",
                                      "auto entrepreneur",
                                      "autoentrepreneur",
                                      "micro entreprise",
                                      "profession liberale",
                                      "retraite",
                                      "retraitee",
                                      "retired",
                                      "a la retraite",
                                      "en recherche",
                                      "en recherche d emploi",
                                      "recherche d emploi",
                                      "en recherche active",
                                      "sans emploi",
                                      "unemployed",
                                      "open to work",
                                      "looking for a job",
                                      "etudiant",
                                      "student",
                                      "confidentiel",
                                      "confidential",
                                      "stealth startup",
                                      "stealth",
                                      "divers",
                                      "none",
                                      "n a",
                                      "consultant",
                                      "consulting",
                                      "career break"};
  g_autoptr (GString) folded = g_string_new (NULL);
  ent_fold_organisation_append (label, folded);
  for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded->str, words[i]) == 0)
      return true;
  return folded->len == 0;
}

bool
ent_affiliation_ties (const EntAffiliations *affiliations, const EntAffiliation *group, uint32_t tau_s,
                      size_t *out_k)
{
  const EntMembership *members = ent_affiliation_members (affiliations, group);
  size_t k = 0;
  for (uint32_t i = 0; i < group->n_members; i++)
    k += members[i].from_s <= tau_s;
  *out_k = k;
  bool is_employer = group->kind == ENT_AFFILIATION_EMPLOYER;
  return k >= 2 && k <= (is_employer ? ENT_TIES_MAX_EMPLOYER : ENT_TIES_MAX_CONVERSATION) &&
         !(is_employer && is_no_organisation (group->label));
}

bool
ent_memberships_meet (EntAffiliationKind kind, const EntMembership *a, const EntMembership *b, uint32_t tau_s,
                      uint32_t *out_from_s, uint32_t *out_until_s)
{
  uint32_t from_s = MAX (a->from_s, b->from_s), until_s = MIN (a->until_s, b->until_s);
  *out_from_s = from_s;
  *out_until_s = MIN (MAX (from_s, until_s), tau_s);
  if (from_s > tau_s)
    return false;
  return kind != ENT_AFFILIATION_EMPLOYER || from_s <= until_s ||
         from_s - until_s <= ENT_TIES_EMPLOYER_SLACK_S;
}

/* One group's part of a tie. */
typedef struct {
  uint32_t a, b; /* a < b */
  uint32_t since_s, last_s;
  float weight;
  EntAffiliationKind kind;
} Part;

static void
add_group (const EntAffiliations *affiliations, const EntAffiliation *group, uint32_t tau_s, GArray *parts)
{
  size_t k;
  if (!ent_affiliation_ties (affiliations, group, tau_s, &k))
    return;
  double share = 1.0 / (double)(k - 1);
  Part part = {
      .kind = group->kind,
      .weight = (float)(group->kind == ENT_AFFILIATION_EMPLOYER ? ENT_TIES_EMPLOYER_WEIGHT * share : share)};
  const EntMembership *members = ent_affiliation_members (affiliations, group);
  for (uint32_t i = 0; i < group->n_members; i++)
    for (uint32_t j = i + 1; j < group->n_members; j++) {
      if (!ent_memberships_meet (group->kind, &members[i], &members[j], tau_s, &part.since_s, &part.last_s))
        continue;
      part.a = members[i].contact;
      part.b = members[j].contact;
      g_array_append_val (parts, part);
    }
}

/* Parts of one tie stay in the order of their groups, so that sums are the same to the bit. */
static GArray *
sort_by_pair (GArray *parts, size_t n_contacts)
{
  g_autofree uint64_t *next = g_new0 (uint64_t, n_contacts + 1);
  for (int key = 1; key >= 0; key--) {
    GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Part), parts->len);
    g_array_set_size (sorted, parts->len);
    memset (next, 0, (n_contacts + 1) * sizeof *next);
    for (guint i = 0; i < parts->len; i++) {
      const Part *part = &g_array_index (parts, Part, i);
      next[(key ? part->b : part->a) + 1]++;
    }
    for (size_t c = 0; c < n_contacts; c++)
      next[c + 1] += next[c];
    for (guint i = 0; i < parts->len; i++) {
      const Part *part = &g_array_index (parts, Part, i);
      g_array_index (sorted, Part, next[key ? part->b : part->a]++) = *part;
    }
    g_array_unref (parts);
    parts = sorted;
  }
  return parts;
}

/* The parts of one pair become one; gives how many pairs there are. */
static guint
merge_parts (GArray *parts, GArray *merged)
{
  for (guint i = 0; i < parts->len; i++) {
    const Part *part = &g_array_index (parts, Part, i);
    const Part *before = i > 0 ? part - 1 : NULL;
    if (before == NULL || before->a != part->a || before->b != part->b) {
      EntTie tie = {.to = part->b, .since_s = part->since_s, .last_s = part->last_s};
      g_array_append_val (merged, tie);
    }
    EntTie *tie = &g_array_index (merged, EntTie, merged->len - 1);
    tie->since_s = MIN (tie->since_s, part->since_s);
    tie->last_s = MAX (tie->last_s, part->last_s);
    tie->n[part->kind]++;
    tie->weight += part->weight;
  }
  return merged->len;
}

/* Both sides of each tie, in order: those from smaller contacts come first for each, then its own. */
static void
lay_out (EntTies *self, const GArray *parts, const GArray *merged)
{
  g_autofree uint32_t *from = g_new (uint32_t, merged->len + 1u);
  guint n = 0;
  for (guint i = 0; i < parts->len; i++) {
    const Part *part = &g_array_index (parts, Part, i);
    if (i == 0 || part[-1].a != part->a || part[-1].b != part->b)
      from[n++] = part->a;
  }
  for (guint i = 0; i < n; i++) {
    self->first_tie[from[i] + 1]++;
    self->first_tie[g_array_index (merged, EntTie, i).to + 1]++;
  }
  for (size_t c = 0; c < self->n_contacts; c++)
    self->first_tie[c + 1] += self->first_tie[c];
  g_autofree uint64_t *next = g_memdup2 (self->first_tie, (self->n_contacts + 1) * sizeof *next);
  for (int mirrored = 1; mirrored >= 0; mirrored--)
    for (guint i = 0; i < n; i++) {
      EntTie tie = g_array_index (merged, EntTie, i);
      uint32_t owner = mirrored ? tie.to : from[i];
      tie.to = mirrored ? from[i] : tie.to;
      self->ties[next[owner]++] = tie;
      self->strength[owner] += (double)tie.weight;
    }
}

EntTies *
ent_ties_new (const EntAffiliations *affiliations, uint32_t tau_s)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  for (guint i = 0; i < affiliations->groups->len; i++)
    add_group (affiliations, &g_array_index (affiliations->groups, EntAffiliation, i), tau_s, parts);
  parts = sort_by_pair (parts, affiliations->n_contacts);
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (EntTie));
  guint n_ties = merge_parts (parts, merged);

  EntTies *self = g_new0 (EntTies, 1);
  self->n_contacts = affiliations->n_contacts;
  self->first_tie = g_new0 (uint64_t, self->n_contacts + 1);
  self->ties = g_new0 (EntTie, 2 * (size_t)n_ties + 1);
  self->strength = g_new0 (double, self->n_contacts + 1);
  lay_out (self, parts, merged);
  g_array_unref (parts);
  return self;
}

void
ent_ties_free (EntTies *self)
{
  if (self == NULL)
    return;
  g_free (self->first_tie);
  g_free (self->ties);
  g_free (self->strength);
  g_free (self);
}

const EntTie *
ent_ties_find (const EntTies *self, size_t a, size_t b)
{
  uint64_t low = self->first_tie[a], high = self->first_tie[a + 1];
  while (low < high) {
    uint64_t middle = low + (high - low) / 2;
    if (self->ties[middle].to == b)
      return &self->ties[middle];
    if (self->ties[middle].to < b)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}
