/* The plan room: what to do with one's time. Pure functions of panels and measures; nothing here knows of
 * tables or clocks. Other rooms include this header only. */
#pragma once

#include "plan/bound.h"
#include "plan/growth.h"
#include "plan/index.h"
#include "plan/invitation.h"
#include "plan/planner.h"
#include "plan/question.h"
#include "plan/rate.h"
