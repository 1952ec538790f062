/* Requests to be left alone, told with near certainty. */
#pragma once

#include "base/base.h"

/**
 * ent_is_opt_out:
 * @subject, @text: of a message to the user, plain text
 * @scratch: overwritten
 *
 * Returns: whether it asks to be left alone: fewer than 30 words, whose subject or first line is such a
 * request or begins with one. Conservative: what is not sure is no request. Cost: one look at each word;
 * folds only what may match.
 */
bool ent_is_opt_out (EntSlice subject, EntSlice text, GString *scratch);
