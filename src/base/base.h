/* The base room: what every other room stands on. Other rooms include this header only. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/words.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "base/fold.h"
#include "base/distance.h"
#include "base/json.h"
#include "base/report.h"
#include "base/csv.h"
#include "base/lines.h"
#include "base/vcard.h"
#include "base/identifier.h"
#include "base/channel.h"
#include "base/panel.h"
#include "base/affiliation.h"
