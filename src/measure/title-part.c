/* One part of a title -> a job: the head rule, then what stands around the head. */
#include "measure/title-private.h"

typedef struct {
  TitleEntry entry;
  bool guessed;
} Item;

typedef struct {
  Item items[TITLE_MAX_TOKENS];
  size_t n_items;
  bool is_french;
  bool in_bank;
  bool skipped; /* it says that the job is not held */
} Part;

static const size_t NO_HEAD = SIZE_MAX;

/* A word that the lexicon does not have may still look like a job. */
static void
add_guess (Part *part, const TitleToken *token)
{
  Item item = {.guessed = true};
  if (title_lexicon_guess (token, &item.entry))
    part->items[part->n_items++] = item;
  else
    part->items[part->n_items++] =
        (Item){.entry = {.seniority = ENT_SENIORITY_UNKNOWN, .function = ENT_N_FUNCTIONS}};
}

static void
read_items (const TitleLexicon *lexicon, const TitleToken *tokens, size_t n_tokens, Part *out)
{
  bool in_organisation = false;
  for (size_t i = 0; i < n_tokens;) {
    TitleEntry entry;
    size_t n_matched = title_lexicon_match (lexicon, tokens + i, n_tokens - i, &entry);
    out->in_bank |= n_matched > 0 && (entry.flags & TITLE_BANK);
    /* At the end it is another word: a metal former. */
    bool says_past = i == 0 || i + n_matched < n_tokens;
    if (n_matched > 0 && (entry.flags & TITLE_SKIP) && says_past && !in_organisation) {
      out->skipped = true;
      return;
    }
    in_organisation |= n_matched > 0 && (entry.flags & TITLE_ORG);
    if (in_organisation) {
      i += MAX (n_matched, 1);
      continue;
    }
    if (n_matched == 0) {
      add_guess (out, &tokens[i++]);
      continue;
    }
    out->items[out->n_items++] = (Item){.entry = entry};
    out->is_french |= (entry.flags & TITLE_FRENCH) != 0;
    i += n_matched;
  }
}

static bool
is_head (const Item *item, unsigned flag, bool guessed)
{
  return (item->entry.flags & flag) && item->guessed == guessed;
}

static size_t
first_head (const Part *part, unsigned flag, bool guessed)
{
  for (size_t i = 0; i < part->n_items; i++)
    if (is_head (&part->items[i], flag, guessed))
      return i;
  return NO_HEAD;
}

/* The last before the first "of", "for", "in"; failing that, the first behind it. */
static size_t
english_head (const Part *part, bool guessed)
{
  size_t head = NO_HEAD;
  for (size_t i = 0; i < part->n_items; i++) {
    if ((part->items[i].entry.flags & TITLE_LINK) && head != NO_HEAD)
      break;
    if (is_head (&part->items[i], TITLE_HEAD_EN, guessed))
      head = i;
  }
  return head;
}

static size_t
find_head (const Part *part)
{
  for (int guessed = 0; guessed <= 1; guessed++) {
    size_t french = first_head (part, TITLE_HEAD_FR, guessed);
    /* An English ending proves nothing among French words. */
    size_t english = guessed && part->is_french ? NO_HEAD : english_head (part, guessed);
    size_t head = (part->is_french && french != NO_HEAD) || english == NO_HEAD ? french : english;
    if (head != NO_HEAD)
      return head;
  }
  return NO_HEAD;
}

/* What a word beside the head says of the function: never as much as a head. */
static TitleStrength
strength_beside (const Item *item)
{
  return MIN (item->entry.strength, TITLE_FIELD);
}

static void
weigh (const Item *item, TitleJob *job)
{
  TitleStrength strength = strength_beside (item);
  if (item->guessed || item->entry.function >= ENT_N_FUNCTIONS || strength == TITLE_NOTHING)
    return;
  if (strength >= TITLE_FIELD && job->strength < TITLE_OWN)
    job->functions |= ent_function_bit ((EntFunction)item->entry.function);
  if (strength > job->strength) {
    job->strength = strength;
    job->function = (EntFunction)item->entry.function;
  }
}

/* The words around the head, the nearest first: in French those behind it, in English those before. */
static void
read_function (const Part *part, size_t head, TitleJob *job)
{
  size_t before = head == NO_HEAD ? 0 : head;
  size_t after = head == NO_HEAD ? 0 : head + 1;
  if (head != NO_HEAD) {
    const TitleEntry *entry = &part->items[head].entry;
    job->function = (EntFunction)entry->function;
    job->strength = entry->function < ENT_N_FUNCTIONS ? entry->strength : TITLE_NOTHING;
    if ((entry->flags & TITLE_KEEP) && entry->function < ENT_N_FUNCTIONS)
      job->functions |= ent_function_bit (job->function);
  }
  if (!part->is_french)
    for (size_t i = before; i > 0; i--)
      weigh (&part->items[i - 1], job);
  for (size_t i = after; i < part->n_items; i++)
    weigh (&part->items[i], job);
  if (part->is_french)
    for (size_t i = 0; i < before; i++)
      weigh (&part->items[i], job);
  if (job->strength == TITLE_NOTHING)
    job->function = ENT_FUNCTION_UNKNOWN;
  else
    job->functions |= ent_function_bit (job->function);
}

/* All that the words beside the head do to the seniority. */
static unsigned
modifiers (const Part *part, size_t head)
{
  unsigned flags = 0;
  for (size_t i = 0; i < part->n_items; i++) {
    const Item *item = &part->items[i];
    if (i == head)
      continue;
    /* "Responsable des stagiaires" is none of them. */
    bool linked = i > 0 && head < i && (part->items[i - 1].entry.flags & TITLE_LINK);
    flags |= linked ? item->entry.flags & TITLE_CHIEF : item->entry.flags;
  }
  return flags;
}

static EntSeniority
modified (EntSeniority seniority, unsigned flags, unsigned head_flags)
{
  if ((flags | head_flags) & TITLE_LEARN)
    return ENT_SENIORITY_INTERN;
  if (seniority == ENT_SENIORITY_UNKNOWN)
    return flags & TITLE_RAISE   ? ENT_SENIORITY_SENIOR
           : flags & TITLE_LOWER ? ENT_SENIORITY_ASSISTANT
                                 : seniority;
  if ((flags & TITLE_CHIEF) && (head_flags & TITLE_OFFICER))
    return ENT_SENIORITY_DIRECTOR;
  if ((flags & TITLE_DEPUTY) && (seniority == ENT_SENIORITY_EXECUTIVE || seniority == ENT_SENIORITY_MANAGER))
    return seniority - 1;
  if ((flags & TITLE_LOWER) && seniority >= ENT_SENIORITY_SPECIALIST && seniority <= ENT_SENIORITY_SENIOR)
    return ENT_SENIORITY_ASSISTANT;
  if ((flags & (TITLE_RAISE | TITLE_CHIEF)) && seniority <= ENT_SENIORITY_SPECIALIST)
    return seniority == ENT_SENIORITY_SPECIALIST ? ENT_SENIORITY_SENIOR : ENT_SENIORITY_SPECIALIST;
  return seniority;
}

TitleFound
title_job_read (const TitleLexicon *lexicon, const TitleToken *tokens, size_t n_tokens, TitleJob *out_job)
{
  Part part;
  part.n_items = 0;
  part.is_french = part.in_bank = part.skipped = false;
  read_items (lexicon, tokens, n_tokens, &part);

  size_t head = find_head (&part);
  const Item *item = head == NO_HEAD ? NULL : &part.items[head];
  unsigned head_flags = item ? item->entry.flags : 0;
  *out_job = (TitleJob){
      .has_head = item != NULL && !item->guessed,
      .function = ENT_FUNCTION_UNKNOWN,
      .in_bank = part.in_bank,
      .is_vp = (head_flags & TITLE_VP) != 0,
      .gap = tokens[0].gap,
  };
  read_function (&part, head, out_job);
  EntSeniority seniority = item ? (EntSeniority)item->entry.seniority : ENT_SENIORITY_UNKNOWN;
  out_job->seniority = modified (seniority, modifiers (&part, head), head_flags);
  if (out_job->seniority == ENT_SENIORITY_UNKNOWN && out_job->functions == 0)
    return part.skipped ? TITLE_FOUND_PAST : TITLE_FOUND_NOTHING;
  return TITLE_FOUND_JOB;
}
