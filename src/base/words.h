/* Texts for people in the user's language: _() translates one, N_() marks one that is translated later.
 * English is in the code, French in po/fr.po. Codes, JSON keys and names of options are never translated. */
#pragma once

#include "config.h"

#include <glib/gi18n-lib.h>
