/* The measure room: pure functions over what is known as of a time. Other rooms include this header only. */
#pragma once

#include "measure/function.h"
#include "measure/learned.h"
#include "measure/relation.h"
#include "measure/sampling.h"
#include "measure/series.h"
#include "measure/share.h"
#include "measure/target.h"
#include "measure/title.h"
