/* The measure room: pure functions over what is known as of a time. Other rooms include this header only. */
#pragma once

#include "measure/alive.h"
#include "measure/function.h"
#include "measure/hindcast.h"
#include "measure/models.h"
#include "measure/relation.h"
#include "measure/series.h"
#include "measure/target.h"
#include "measure/ties.h"
#include "measure/title.h"
