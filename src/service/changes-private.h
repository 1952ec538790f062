/* What changes.c and changes-text.c share. */
#pragma once

#include "service/service-private.h"

/* A change before it is told. */
typedef struct {
  EntNewsKind kind;
  uint32_t row; /* of the panel */
  bool qualified;
  double warmth;        /* at the later time; at the earlier one where something was lost */
  EntTurn turn;         /* of the turns only; else `after` and `n_exchanges` alone */
  char *before, *after; /* of jobs, names and addresses; else NULL */
} EntNews;

/** ent_news_tell: the facts of @news and what to write, into @item, whose contact is there already. */
void ent_news_tell (const EntNews *news, EntNewsItem *item);

/** ent_job_text: "title, organisation", either of which may be empty; free with g_free(). */
char *ent_job_text (EntSlice title, EntSlice organisation);
