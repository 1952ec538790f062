#include "base/affiliation.h"

#include "base/fold.h"

#define LABEL_BLOCK 65536u

const char *
ent_affiliation_name (EntAffiliationKind kind)
{
  static const char *const names[ENT_N_AFFILIATIONS] = {"conversation", "meeting", "employer"};
  return names[kind];
}

EntAffiliations *
ent_affiliations_new (size_t n_contacts)
{
  EntAffiliations *self = g_new0 (EntAffiliations, 1);
  self->n_contacts = n_contacts;
  self->groups = g_array_new (FALSE, FALSE, sizeof (EntAffiliation));
  self->members = g_array_new (FALSE, FALSE, sizeof (EntMembership));
  self->labels = ent_arena_new (LABEL_BLOCK);
  return self;
}

void
ent_affiliations_free (EntAffiliations *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->groups);
  g_array_unref (self->members);
  ent_arena_free (self->labels);
  g_free (self);
}

static int
compare_members (const void *a, const void *b)
{
  const EntMembership *x = a, *y = b;
  return (x->contact > y->contact) - (x->contact < y->contact);
}

void
ent_affiliations_add (EntAffiliations *self, EntAffiliationKind kind, EntSlice label, EntMembership *members,
                      size_t n_members)
{
  qsort (members, n_members, sizeof *members, compare_members);
  EntAffiliation group = {
      .kind = kind, .label = ent_arena_copy (self->labels, label), .first_member = self->members->len};
  for (size_t i = 0; i < n_members; i++) {
    EntMembership *last =
        group.n_members > 0 ? &g_array_index (self->members, EntMembership, self->members->len - 1) : NULL;
    if (last != NULL && last->contact == members[i].contact) {
      last->from_s = MIN (last->from_s, members[i].from_s);
      last->until_s = MAX (last->until_s, members[i].until_s);
      continue;
    }
    g_array_append_val (self->members, members[i]);
    group.n_members++;
  }
  g_array_append_val (self->groups, group);
}

/* ---- Organisations ---- */

static bool
is_legal_form (EntSlice word)
{
  static const char *const forms[] = {"sa",  "sas", "sasu", "sarl", "eurl", "sci",  "scop",   "snc",  "se",
                                      "inc", "ltd", "llc",  "llp",  "plc",  "corp", "co",     "gmbh", "ag",
                                      "bv",  "nv",  "spa",  "srl",  "ab",   "oy",   "limited"};
  for (size_t i = 0; i < G_N_ELEMENTS (forms); i++)
    if (ent_slice_equal (word, ent_slice (forms[i])))
      return true;
  return false;
}

/* "S.A.S." folds to "s a s": single letters at the end that spell a form are one too. */
static size_t
length_without_form (const char *folded, size_t length)
{
  char spelt[8];
  size_t n_spelt = 0, at = length;
  while (at >= 2 && folded[at - 2] == ' ' && n_spelt < sizeof spelt) {
    n_spelt++;
    spelt[sizeof spelt - n_spelt] = folded[at - 1];
    at -= 2;
    if (is_legal_form ((EntSlice){spelt + sizeof spelt - n_spelt, n_spelt}) && n_spelt > 1)
      return at;
  }
  for (at = length; at > 0 && folded[at - 1] != ' '; at--) {
  }
  return at > 0 && is_legal_form ((EntSlice){folded + at, length - at}) ? at - 1 : length;
}

void
ent_fold_organisation_append (EntSlice organisation, GString *out)
{
  gsize start = out->len;
  ent_fold_append (organisation, out);
  gsize length = out->len - start;
  g_string_truncate (out, start + length_without_form (out->str + start, length));
}
