#include "measure/title-private.h"

struct EntTitleParser {
  TitleLexicon *lexicon;
};

enum {
  MAX_JOBS = 16
};

typedef struct {
  TitleJob jobs[MAX_JOBS];
  size_t n_jobs;
  bool has_head; /* any job has */
  bool in_bank;
} Jobs;

EntTitleParser *
ent_title_parser_new (void)
{
  EntTitleParser *self = g_new0 (EntTitleParser, 1);
  self->lexicon = title_lexicon_new ();
  return self;
}

void
ent_title_parser_free (EntTitleParser *self)
{
  if (self == NULL)
    return;
  title_lexicon_free (self->lexicon);
  g_free (self);
}

static void
number_words (const TitleLexicon *lexicon, TitleTokens *tokens)
{
  for (size_t i = 0; i < tokens->n_tokens; i++)
    tokens->tokens[i].word = title_lexicon_word (lexicon, tokens->tokens[i].text);
}

static bool
names_bank (const TitleLexicon *lexicon, EntSlice organisation)
{
  TitleTokens tokens;
  title_tokens_read (organisation, &tokens);
  number_words (lexicon, &tokens);
  for (size_t i = 0; i < tokens.n_tokens; i++) {
    TitleEntry entry;
    if (title_lexicon_match (lexicon, tokens.tokens + i, tokens.n_tokens - i, &entry) &&
        (entry.flags & TITLE_BANK))
      return true;
  }
  return false;
}

/* The parts one after the other; what "&" adds to a former job is former too. */
static void
read_jobs (const TitleLexicon *lexicon, const TitleTokens *tokens, Jobs *out)
{
  bool past = false;
  for (size_t start = 0, end; start < tokens->n_tokens && out->n_jobs < MAX_JOBS; start = end) {
    for (end = start + 1; end < tokens->n_tokens && tokens->tokens[end].gap == TITLE_GAP_NONE;)
      end++;
    TitleJob *job = &out->jobs[out->n_jobs];
    TitleFound found = title_job_read (lexicon, tokens->tokens + start, end - start, job);
    out->in_bank |= job->in_bank;
    past = found == TITLE_FOUND_PAST || (past && job->gap == TITLE_GAP_AND);
    if (past || found != TITLE_FOUND_JOB)
      continue;
    out->has_head |= job->has_head;
    out->n_jobs++;
  }
}

static void
lend (const TitleJob *lender, TitleJob *taker, TitleGap between)
{
  if (lender->strength > taker->strength && taker->strength < TITLE_OWN) {
    taker->function = lender->function;
    taker->strength = lender->strength;
    taker->functions = lender->functions;
  } else if (between == TITLE_GAP_AND && lender->strength >= TITLE_FIELD) {
    taker->functions |= lender->functions;
  }
}

/* "Director, Human Resources", "Sales & Marketing Manager": a part without a head says what the job beside it
 * is about. Between bars it is a passion. */
static void
lend_functions (Jobs *jobs)
{
  for (size_t i = 0; i < jobs->n_jobs; i++) {
    const TitleJob *lender = &jobs->jobs[i];
    if (lender->has_head)
      continue;
    if (i > 0 && lender->gap != TITLE_GAP_HARD)
      lend (lender, &jobs->jobs[i - 1], lender->gap);
    else if (i + 1 < jobs->n_jobs && jobs->jobs[i + 1].gap == TITLE_GAP_AND)
      lend (lender, &jobs->jobs[i + 1], TITLE_GAP_AND);
  }
}

static double
seniority_confidence (const TitleJob *job)
{
  if (job->seniority == ENT_SENIORITY_UNKNOWN)
    return 0;
  if (!job->has_head)
    return 0.3;
  return job->strength > TITLE_DEFAULT || job->seniority == ENT_SENIORITY_EXECUTIVE ? 0.9 : 0.5;
}

static double
function_confidence (const TitleJob *job)
{
  static const double by_strength[] = {0, 0.4, 0.55, 0.7, 0.9, 0.95};
  return by_strength[job->strength];
}

/* The highest job leads; among equals the one whose function is surer, then the first. */
static const TitleJob *
highest (const Jobs *jobs)
{
  const TitleJob *best = NULL;
  for (size_t i = 0; i < jobs->n_jobs; i++) {
    const TitleJob *job = &jobs->jobs[i];
    if (jobs->has_head && !job->has_head)
      continue;
    if (best == NULL || job->seniority > best->seniority ||
        (job->seniority == best->seniority && best->strength <= TITLE_DEFAULT &&
         job->strength > best->strength))
      best = job;
  }
  return best;
}

void
ent_title_parse (const EntTitleParser *self, EntSlice title, EntSlice organisation, EntTitle *out_title)
{
  *out_title = (EntTitle){.main_function = ENT_FUNCTION_UNKNOWN, .seniority = ENT_SENIORITY_UNKNOWN};
  TitleTokens tokens;
  title_tokens_read (title, &tokens);
  number_words (self->lexicon, &tokens);
  Jobs jobs;
  jobs.n_jobs = 0;
  jobs.has_head = jobs.in_bank = false;
  read_jobs (self->lexicon, &tokens, &jobs);
  lend_functions (&jobs);
  const TitleJob *best = highest (&jobs);
  if (best == NULL)
    return;

  out_title->seniority = best->seniority;
  out_title->main_function = best->function;
  for (size_t i = 0; i < jobs.n_jobs; i++) {
    const TitleJob *job = &jobs.jobs[i];
    if (jobs.has_head && !job->has_head)
      continue;
    out_title->functions |= job->functions;
    if (out_title->main_function == ENT_FUNCTION_UNKNOWN)
      out_title->main_function = job->function;
  }
  if (best->is_vp && (jobs.in_bank || names_bank (self->lexicon, organisation)))
    out_title->seniority = ENT_SENIORITY_MANAGER;
  out_title->confidence = (seniority_confidence (best) + function_confidence (best)) / 2;
}
