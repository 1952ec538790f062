/* What people do and how high they stand: the two closed lists that titles are read into and targets ask for.
 * The numbers are stored, as ids and as bits: append only. */
#pragma once

#include "base/base.h"

typedef enum {
  ENT_FUNCTION_DIRECTION = 0,
  ENT_FUNCTION_FINANCE = 1,
  ENT_FUNCTION_HR = 2,
  ENT_FUNCTION_IT = 3,
  ENT_FUNCTION_PRODUCT = 4,
  ENT_FUNCTION_MARKETING = 5, /* and communication */
  ENT_FUNCTION_SALES = 6,
  ENT_FUNCTION_PURCHASING = 7,
  ENT_FUNCTION_LEGAL = 8,
  ENT_FUNCTION_OPERATIONS = 9, /* production, quality, logistics */
  ENT_FUNCTION_RESEARCH = 10,
  ENT_FUNCTION_CONSULTING = 11,
  ENT_FUNCTION_EDUCATION = 12,
  ENT_FUNCTION_HEALTH = 13,
  ENT_FUNCTION_PUBLIC = 14, /* public service, elected office */
  ENT_FUNCTION_MEDIA = 15,
  ENT_N_FUNCTIONS = 16,
} EntFunction;

/* A set of functions: a founder who consults has two. No bit: not known. */
typedef uint32_t EntFunctionMask;

/** ent_function_bit: the set that holds @function alone. */
static inline EntFunctionMask
ent_function_bit (EntFunction function)
{
  return (EntFunctionMask)1 << function;
}

/* An ordinal scale: comparisons mean something. */
typedef enum {
  ENT_SENIORITY_UNKNOWN = -1,
  ENT_SENIORITY_INTERN = 0,     /* and apprentices */
  ENT_SENIORITY_ASSISTANT = 1,  /* and juniors, coordinators */
  ENT_SENIORITY_SPECIALIST = 2, /* analysts, engineers, technicians, consultants */
  ENT_SENIORITY_SENIOR = 3,     /* experts, leads, project managers */
  ENT_SENIORITY_MANAGER = 4,    /* leads people */
  ENT_SENIORITY_DIRECTOR = 5,   /* leads a function: director, VP, CTO, partner */
  ENT_SENIORITY_EXECUTIVE = 6,  /* leads or owns the whole: CEO, founder, president */
  ENT_N_SENIORITIES = 7,
} EntSeniority;

/** ent_function_name: "direction", "finance", "hr"...: the word in JSON and in target files; "unknown"
 * outside the list. */
const char *ent_function_name (EntFunction function);

/** ent_function_name_fr: the French word, with its accents: "rh", "santé"...; "inconnu" outside the list. */
const char *ent_function_name_fr (EntFunction function);

/**
 * ent_function_from_name: reads the English or French word or a common other one ("logistique", "r&d"); case
 * and accents don't matter. Returns false, and leaves @out_function alone, when @name is none of them.
 */
bool ent_function_from_name (EntSlice name, EntFunction *out_function);

/** ent_seniority_name: "intern" ... "executive": the word in JSON and in target files; "unknown" outside the
 * scale. */
const char *ent_seniority_name (EntSeniority seniority);

/** ent_seniority_name_fr: "stagiaire" ... "dirigeant"; "inconnu" outside the scale. */
const char *ent_seniority_name_fr (EntSeniority seniority);

/**
 * ent_seniority_from_name: reads the English or French word, or the digit 0 to 6; case and accents don't
 * matter. Returns false, and leaves @out_seniority alone, when @name is none of them.
 */
bool ent_seniority_from_name (EntSlice name, EntSeniority *out_seniority);

/** ent_function_nearest, ent_seniority_nearest: the known word with the fewest typing errors from @name, to
 * suggest; NULL when none is near. */
const char *ent_function_nearest (EntSlice name);
const char *ent_seniority_nearest (EntSlice name);
