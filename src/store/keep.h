/* Part of store.h: forgetting, keeping (forget.c, backup.c, check.c). */
#pragma once

#include "store/open.h"

/**
 * ent_store_forget: erases everything about a contact: facts, people, derived rows and their bytes in the
 * file, and keeps keyed digests of the identifiers so that the next import does not bring them back. Errors:
 * NOT_FOUND.
 */
bool ent_store_forget (EntStore *self, int64_t contact_id, GError **error);
/** ent_store_is_forgotten: whether @identifier belonged to somebody who was forgotten. */
bool ent_store_is_forgotten (EntStore *self, EntIdentifier identifier, bool *out_forgotten, GError **error);
/** ent_store_has_forgotten: whether anybody was, so that an import need not ask for every identifier. */
bool ent_store_has_forgotten (EntStore *self, bool *out_any, GError **error);
/** ent_store_scrub: after a commit: makes sure that deleted bytes are gone from the file and its log. */
bool ent_store_scrub (EntStore *self, GError **error);

/** ent_store_backup: a checked copy, while others go on reading and writing. CONFLICT when @path exists. */
bool ent_store_backup (EntStore *self, const char *path, GError **error);
/** ent_store_restore: @path becomes what @backup holds, after that was checked; what was there is kept as
 * `PATH.before-restore`, or with a number behind where that is taken. A damaged network is replaced as a
 * file, its bytes kept. Errors: NOT_FOUND, CORRUPT (@backup is not sound), REFUSED (@path is another
 * program's database), BUSY, FAILED. */
bool ent_store_restore (const char *backup, const char *path, GError **error);

/** ent_store_check: every problem of the file and between the tables, as sentences in @report; a sound one
 * adds none. */
bool ent_store_check (EntStore *self, EntReport *report, GError **error);
