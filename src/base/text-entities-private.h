/* The named characters of HTML. */
#pragma once

#include "base/slice.h"
#include <stdint.h>

/** ent_text_named_entity: the character called @name ("eacute", without & and ;), or 0. Case matters. */
gunichar ent_text_named_entity (EntSlice name);
