/*
 * The service: the verbs of the program, one function for each thing that can be asked for, and the JSON
 * shape of each answer: one shape for `--json` and for the API. Nothing here prints.
 *
 * Results own what they point to and are freed with the function beside them. Where nothing else is said,
 * functions give BUSY (another process writes), CORRUPT (the file is damaged) and FAILED (disk, memory).
 * Texts for people are in the user's language; JSON keys and codes never are.
 */
#pragma once

#include "service/network.h"
#include "service/difference.h"
#include "service/preview.h"
#include "service/left-out.h"
#include "service/sources.h"
#include "service/correct.h"
#include "service/search.h"
#include "service/status.h"
#include "service/contacts.h"
#include "service/export.h"
#include "service/show.h"
#include "service/targets.h"
#include "service/hand.h"
#include "service/keep.h"
#include "service/reading.h"
#include "service/titles.h"
#include "service/text.h"
#include "service/samples.h"
#include "service/people.h"
#include "service/invitations.h"
#include "service/growth.h"
#include "service/law.h"
#include "service/availability.h"
#include "service/plan.h"
#include "service/label.h"
#include "service/digest.h"
#include "service/relation-model.h"
#include "service/foresight.h"
#include "service/ties.h"
#include "service/structure.h"
