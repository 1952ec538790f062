/* How the commands about structure and change show people. */
#pragma once

#include "cli/cli-private.h"

/** ent_person_append: "Awa Fictive (12), Buyer, Acme": name, id, and what they do. */
void ent_person_append (const EntContact *contact, GString *out);

/** ent_person_standing_append: "relation good, warmth 78; qualified". */
void ent_person_standing_append (const EntContact *contact, GString *out);

/** ent_print_grounds: (element-type EntTieGround) what ties two contacts, a line each, or as many as it
 * takes. */
void ent_print_grounds (EntApp *app, const GArray *grounds, size_t indent);

/** ent_place_print: circle and ties of a contact. */
void ent_place_print (EntApp *app, const EntPlace *place);

/** ent_print_heading: a blank line and a bold one. */
void ent_print_heading (EntApp *app, const char *heading);

/** ent_print_rest: how many are not shown, and how to see them; nothing when all are. */
void ent_print_rest (EntApp *app, int64_t shown, int64_t total, size_t indent);

/** ent_app_limit: --limit: 0 or more, or -1 for all. Errors: USAGE. */
bool ent_app_limit (const EntApp *app, int64_t fallback, int64_t *out_limit, GError **error);

/** ent_news_print: what changed, kind by kind, with the reason to write. @is_whole: tell how to see the rest
 * of a kind. */
void ent_news_print (EntApp *app, const EntChanges *changes, bool is_whole);
