/* The measure room: pure functions over what is known as of a time. Other rooms include this header only. */
#pragma once

#include "measure/arrivals.h"
#include "measure/availability.h"
#include "measure/bend.h"
#include "measure/cohort.h"
#include "measure/drift.h"
#include "measure/function.h"
#include "measure/jackknife.h"
#include "measure/law.h"
#include "measure/layers.h"
#include "measure/regression.h"
#include "measure/relation.h"
#include "measure/series.h"
#include "measure/solicitation.h"
#include "measure/signature.h"
#include "measure/target.h"
#include "measure/title.h"
