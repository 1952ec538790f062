/* The measure room: pure functions over what is known as of a time. Other rooms include this header only. */
#pragma once

#include "measure/function.h"
#include "measure/relation.h"
#include "measure/series.h"
#include "measure/structure.h"
#include "measure/target.h"
#include "measure/ties.h"
#include "measure/title.h"
#include "measure/turns.h"
