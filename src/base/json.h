/* JSON out: a streaming writer, behind `--json` and the API. It checks nesting in debug builds and escapes
 * everything; text that is not UTF-8 is repaired on the way out. */
#pragma once

#include "base/slice.h"
#include <stdint.h>

typedef struct EntJson EntJson;

/** ent_json_new: writes into @out, which must outlive it. Free with ent_json_free(). */
EntJson *ent_json_new (GString *out);
void ent_json_free (EntJson *self);

/** ent_json_begin_object, ent_json_end_object: around keys and their values. */
void ent_json_begin_object (EntJson *self);
void ent_json_end_object (EntJson *self);

/** ent_json_begin_array, ent_json_end_array: around values. */
void ent_json_begin_array (EntJson *self);
void ent_json_end_array (EntJson *self);

/** ent_json_key: the name of the value that comes next; only inside an object. */
void ent_json_key (EntJson *self, const char *key);

/** ent_json_string: escaped, and repaired where it is not UTF-8; an empty slice gives "". */
void ent_json_string (EntJson *self, EntSlice value);

/** ent_json_int: a whole number, as it is. */
void ent_json_int (EntJson *self, int64_t value);
/** ent_json_double: @decimals digits after the point at most, trailing zeros dropped; null unless finite. */
void ent_json_double (EntJson *self, double value, int decimals);
void ent_json_bool (EntJson *self, bool value);
void ent_json_null (EntJson *self);

/* The same with the key in front: what objects are mostly made of. Empty text gives null in `_text`. */
void ent_json_member_string (EntJson *self, const char *key, EntSlice value);
void ent_json_member_text (EntJson *self, const char *key, EntSlice value_or_empty);
void ent_json_member_int (EntJson *self, const char *key, int64_t value);
void ent_json_member_double (EntJson *self, const char *key, double value, int decimals);
void ent_json_member_bool (EntJson *self, const char *key, bool value);
void ent_json_member_null (EntJson *self, const char *key);

/** ent_json_append_quoted: appends @text as one JSON string, quotes included. */
void ent_json_append_quoted (EntSlice text, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJson, ent_json_free)
