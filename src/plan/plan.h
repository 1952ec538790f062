/* The plan room: whom to be in touch with, within the minutes there are. Pure functions over plain structs:
 * no SQL, no clock. Other rooms include this header only. */
#pragma once

#include "plan/bound.h"
#include "plan/index.h"
#include "plan/planner.h"
#include "plan/question.h"
