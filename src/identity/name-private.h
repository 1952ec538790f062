/* Tables behind the comparison of names. */
#pragma once

#include "identity/name.h"

/* Groups of given names, "whole short short; whole short", some a row; NULL ends them. */
extern const char *const ent_nicknames_en[], *const ent_nicknames_fr[];
