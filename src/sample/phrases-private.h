/* What people write to each other: short business sentences that a full-text search can find again. */
#pragma once

#include "sample/conversations-private.h"

/**
 * ent_sample_append_phrase: appends one message; @given is the first name of whom it is written to.
 * Line breaks are two blanks, as LinkedIn flattens them.
 */
void ent_sample_append_phrase (EntSampleSays says, bool english, const char *given, const char *const *topics,
                               EntRandom *random, GString *out);

/** ent_sample_append_post: a comment or a post of the user; @lines paragraphs with line breaks. */
void ent_sample_append_post (const char *const *topics, unsigned lines, EntRandom *random, GString *out);

/** ent_sample_append_praise: a recommendation that @given wrote or got. */
void ent_sample_append_praise (const char *given, const char *const *topics, EntRandom *random, GString *out);
