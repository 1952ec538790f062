/*
 * The store: one network in one SQLite file, and the only room that speaks SQL.
 *
 * Reading functions give rows to a callback or fill a struct; slices in them live until the callback returns.
 * Every function that can fail takes a GError last: BUSY (another process writes), CORRUPT (the file is
 * damaged), FAILED (disk full, read-only...), and what its own comment adds. One EntStore belongs to one
 * thread.
 */
#pragma once

#include "store/open.h"
#include "store/source.h"
#include "store/fact.h"
#include "store/mail.h"
#include "store/cards.h"
#include "store/person.h"
#include "store/bond.h"
#include "store/ruling.h"
#include "store/invitation.h"
#include "store/likeness.h"
#include "store/score.h"
#include "store/contact.h"
#include "store/said.h"
#include "store/words.h"
#include "store/keep.h"
#include "store/connection.h"
#include "store/plan.h"
#include "store/together.h"
