/* What people do and where: real words of job titles, French and English; invented organisations. */
#pragma once

#include "base/base.h"
#include "sample/random-private.h"

typedef struct {
  const char *function; /* the word that target files use */
  int seniority;        /* 0 intern ... 6 executive */
  const char *man;
  const char *woman; /* NULL: the same */
  bool english;
} EntSampleJob;

typedef enum {
  ENT_SAMPLE_SECTOR_ENERGY,
  ENT_SAMPLE_SECTOR_INDUSTRY,
  ENT_SAMPLE_SECTOR_SOFTWARE,
  ENT_SAMPLE_SECTOR_SERVICES,
  ENT_SAMPLE_SECTOR_BANKING,
  ENT_SAMPLE_SECTOR_PUBLIC,
  ENT_SAMPLE_SECTOR_HEALTH,
  ENT_SAMPLE_N_SECTORS,
} EntSampleSector;

/* Which jobs are asked for. */
typedef struct {
  int least_seniority;
  int most_seniority;
  const char *const *functions; /* any of these, NULL-terminated; NULL for all */
  bool functions_are_excluded;  /* none of these instead */
} EntSampleJobFilter;

/** ent_sample_draw_job: one that passes @filter; NULL when none does. (static) */
const EntSampleJob *ent_sample_draw_job (EntRandom *random, const EntSampleJobFilter *filter, bool english);

/** ent_sample_draw_organisation: a name in @sector; free with g_free(). */
char *ent_sample_draw_organisation (EntRandom *random, EntSampleSector sector);

/** ent_sample_write_title: @job as somebody of that sex writes it, mess included; free with g_free(). */
char *
ent_sample_write_title (EntRandom *random, const EntSampleJob *job, bool female, EntSampleSector sector);
