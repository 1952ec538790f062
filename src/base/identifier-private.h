/* What the files about identifiers share: pieces of addresses. */
#pragma once

#include "base/identifier.h"

/** ent_identifier_skip_prefix: takes @prefix off @text, in either case; false when it is not there. */
bool ent_identifier_skip_prefix (EntSlice *text, EntSlice prefix);

/** ent_identifier_linkedin_path: the path, query and all, of a linkedin.com address, without its first slash.
 */
bool ent_identifier_linkedin_path (EntSlice url, EntSlice *out_path);

/**
 * ent_identifier_append_lower_nfc: appends @text (valid UTF-8) in lower case and NFC. Characters are lowered
 * one by one, so that no locale matters.
 */
void ent_identifier_append_lower_nfc (EntSlice text, GString *out);
