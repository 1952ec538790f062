/* What path.c and path-goal.c share. */
#pragma once

#include "service/web-private.h"

/* Somebody behind the door. */
typedef struct {
  uint32_t row;
  bool is_now;
  uint32_t from_s, until_s; /* seen there; 0 of a person who was named */
  EntSlice where;           /* the organisation; the web's */
  double score;
} EntSeat;

typedef struct {
  bool for_job;
  int64_t limit;
} EntPathOptions;

EntPath *ent_path_new (void);

/**
 * ent_path_seats: (element-type EntSeat) who is, or was, where @goal says, each once; a person alone when it
 * means one. Fills what @path says of the goal. Errors: NOT_FOUND, USAGE (several people are called so).
 */
GArray *
ent_path_seats (EntNetwork *network, const EntWeb *web, const char *goal, EntPath *path, GError **error);
