/* Whether a message asks for an answer. */
#pragma once

#include "base/base.h"

/**
 * ent_question_find: the last question of @text: the sentence that ends with a question mark, without blanks
 * around it. What stands within an address (`?` followed by a letter) asks nothing, nor does a line that
 * quotes another message (it starts with `>`).
 *
 * Returns: a part of @text; empty when nothing is asked.
 */
EntSlice ent_question_find (EntSlice text);
