/* Part of service.h: words that people read (text-numbers.c, words.c). */
#pragma once

#include "measure/measure.h"

/** ent_text_count: "1,900" in the user's language; free with g_free(). */
char *ent_text_count (int64_t count);

/** ent_text_contacts, ent_text_exchanges: "1 contact", "1,900 exchanges"; free with g_free(). */
char *ent_text_contacts (int64_t count);
char *ent_text_exchanges (int64_t count);

/** ent_text_function, ent_text_seniority: the word in the user's language (static). */
const char *ent_text_function (EntFunction function);
const char *ent_text_seniority (EntSeniority seniority);
