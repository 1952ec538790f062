/* How a title is taken apart: text -> tokens (title-text.c), words -> what they say (title-lexicon*.c),
 * parts -> jobs (title-part.c), jobs -> the answer (title.c). */
#pragma once

#include "measure/title.h"

/* What a word or phrase of the lexicon can do, as bits. */
typedef enum {
  TITLE_HEAD_FR = 1 << 0, /* can be the head noun of a French title */
  TITLE_HEAD_EN = 1 << 1, /* of an English one */
  TITLE_FRENCH = 1 << 2,  /* only French has it */
  TITLE_RAISE = 1 << 3,   /* "senior": at least a senior; nothing for those who lead */
  TITLE_LOWER = 1 << 4,   /* "junior" */
  TITLE_LEARN = 1 << 5,   /* "alternant", "trainee": learns, whatever the head */
  TITLE_DEPUTY = 1 << 6,  /* "adjoint", "associate": one below, above managers */
  TITLE_SKIP = 1 << 7,    /* "ex", "seeking": what follows in the part is no job held */
  TITLE_LINK = 1 << 8,    /* "de", "of": an English head comes before it */
  TITLE_ORG = 1 << 9,     /* "chez", "at": what follows is an organisation */
  TITLE_BANK = 1 << 10,   /* tells a bank */
  TITLE_VP = 1 << 11,     /* a manager in a bank */
  TITLE_CHIEF = 1 << 12,  /* "chief": with "officer", a director */
  TITLE_OFFICER = 1 << 13,
  TITLE_KEEP = 1 << 14, /* its function stays beside that of its domain: "consultant RH" */

  TITLE_DOMAIN = 0,                           /* only names what the work is about */
  TITLE_FR = TITLE_HEAD_FR | TITLE_FRENCH,    /* a head noun of French alone */
  TITLE_EN = TITLE_HEAD_EN,                   /* of English alone */
  TITLE_BOTH = TITLE_HEAD_FR | TITLE_HEAD_EN, /* of both, or in French of a spelling that English has too */
} TitleFlags;

/* How sure a word makes its function. The strongest word of a part wins. */
typedef enum {
  TITLE_NOTHING = 0,
  TITLE_DEFAULT = 1, /* only where nothing else speaks: a director directs */
  TITLE_SECTOR = 2,  /* where the work is done: bank, school */
  TITLE_TOPIC = 3,   /* what it is about: digital, project, machine */
  TITLE_FIELD = 4,   /* the name of the function itself: marketing, purchasing */
  TITLE_OWN = 5,     /* the head noun alone says it: accountant, nurse */
} TitleStrength;

typedef struct {
  uint16_t flags;
  int8_t seniority; /* EntSeniority; of heads only */
  uint8_t function; /* EntFunction, or ENT_N_FUNCTIONS */
  uint8_t strength; /* TitleStrength */
} TitleEntry;

/* A row of the lexicon. @phrases is cut at commas; case, accents, gender and number don't matter. */
typedef struct {
  uint16_t flags;
  int8_t seniority;
  uint8_t function;
  uint8_t strength;
  const char *phrases;
} TitleRow;

typedef struct {
  const TitleRow *rows;
  size_t n_rows;
} TitleTable;

extern const TitleTable title_table_leaders;
extern const TitleTable title_table_fr;
extern const TitleTable title_table_en;
extern const TitleTable title_table_trades;
extern const TitleTable title_table_words;
extern const TitleTable title_table_domains;

/* What stood between a token and the one before it. */
typedef enum {
  TITLE_GAP_NONE = 0, /* a blank, an apostrophe, a hyphen inside a word */
  TITLE_GAP_AND = 1,  /* & + / : beside the part before it */
  TITLE_GAP_SOFT = 2, /* , - ( : the same job goes on, or another begins */
  TITLE_GAP_HARD = 3, /* | ; bullets, emoji, line breaks: another part */
} TitleGap;

enum {
  TITLE_MAX_BYTES = 512,
  TITLE_MAX_TOKENS = 64,
  TITLE_MAX_WORD = 40,
};

typedef struct {
  const char *text; /* folded, masculine singular, terminated */
  uint16_t length;
  uint16_t word; /* its number in the lexicon, 0 when it has none */
  TitleGap gap;
} TitleToken;

typedef struct {
  TitleToken tokens[TITLE_MAX_TOKENS];
  size_t n_tokens;
  char text[2 * TITLE_MAX_BYTES];
  size_t n_text;
} TitleTokens;

/** title_tokens_read: fills @out from @text: no inclusive endings, no "H/F", no emoji. */
void title_tokens_read (EntSlice text, TitleTokens *out);

/**
 * title_lemma: the masculine singular of the folded @word of @length bytes, in place and terminated; exact
 * enough that words compare, not that anybody reads them. @word has room for 3 more bytes. Returns: the new
 * length.
 */
size_t title_lemma (char *word, size_t length);

/** title_is_ending: whether folded @text is a feminine or plural ending as written after a point or in
 * brackets. */
bool title_is_ending (EntSlice text);

typedef struct TitleLexicon TitleLexicon;

TitleLexicon *title_lexicon_new (void);
void title_lexicon_free (TitleLexicon *self);

/** title_lexicon_word: the number of a lemma, 0 when no phrase has it. */
uint16_t title_lexicon_word (const TitleLexicon *self, const char *lemma);

/**
 * title_lexicon_match: the longest phrase that starts at @tokens; they may not be parted by a gap.
 * Returns: its number of tokens, 0 for none.
 */
size_t title_lexicon_match (const TitleLexicon *self, const TitleToken *tokens, size_t n_tokens,
                            TitleEntry *out_entry);

/** title_lexicon_guess: what the ending of an unknown word says: "-therapeute", "-eur". Returns: whether
 * anything. */
bool title_lexicon_guess (const TitleToken *token, TitleEntry *out_entry);

typedef enum {
  TITLE_FOUND_NOTHING, /* a name, a place, a passion */
  TITLE_FOUND_PAST,    /* a job that is not held: former, retired, sought */
  TITLE_FOUND_JOB,
} TitleFound;

/* A job: what one part of a title says. */
typedef struct {
  bool has_head;
  EntSeniority seniority;
  EntFunction function;
  TitleStrength strength;
  EntFunctionMask functions;
  bool in_bank;
  bool is_vp;
  TitleGap gap; /* before it */
} TitleJob;

/** title_job_read: reads one part, @n_tokens from @tokens on. Returns: what there was. */
TitleFound
title_job_read (const TitleLexicon *lexicon, const TitleToken *tokens, size_t n_tokens, TitleJob *out_job);
