/* Texts from outside made safe and readable. */
#pragma once

#include "base/slice.h"

/** ent_text_is_ascii: whether no byte of @text is above 0x7F. Cost: one pass, eight bytes at a time. */
bool ent_text_is_ascii (EntSlice text);

/** ent_text_is_valid: whether @text is UTF-8 (RFC 3629: no surrogates, nothing overlong); NUL is a character
 * too. */
bool ent_text_is_valid (EntSlice text);

/** ent_text_character_bytes: how many bytes the UTF-8 character takes that @text starts with; 0 when it
 * starts with none. */
size_t ent_text_character_bytes (EntSlice text);

/** ent_text_append_valid: appends @text with every byte that is not UTF-8 replaced by U+FFFD and NUL dropped.
 */
void ent_text_append_valid (EntSlice text, GString *out);

/** ent_text_from_windows_1252: the character of @byte in the WHATWG reading, where the five undefined bytes
 * are themselves. */
gunichar ent_text_from_windows_1252 (unsigned char byte);

/** ent_text_append_windows_1252: appends @text, read as Windows-1252, as UTF-8. */
void ent_text_append_windows_1252 (EntSlice text, GString *out);

/**
 * ent_text_append_printable:
 *
 * Appends @text so that a terminal shows it and obeys nothing in it: control characters (C0, DEL, C1),
 * bidirectional overrides and isolates and invalid bytes become U+FFFD; line breaks and tabs become a blank;
 * marks of direction and zero-width blanks vanish (the joiners inside emoji stay).
 */
void ent_text_append_printable (EntSlice text, GString *out);

/**
 * ent_text_columns: how many terminal columns printable @text takes (wide characters two, marks none).
 */
size_t ent_text_columns (EntSlice text);

/**
 * ent_text_append_fitted: appends printable @text cut to @columns with an ellipsis, or padded with blanks to
 * exactly @columns when @pad.
 */
void ent_text_append_fitted (EntSlice text, size_t columns, bool pad, GString *out);

/**
 * ent_text_append_from_html:
 * @text: a text in which HTML tags and entities may occur
 *
 * Appends it as plain text: `<br>`, `</p>`, `</li>` and blocks break the line, other tags vanish, the content
 * of script and style vanishes, entities are decoded (named ones of HTML 4, numeric ones), `\"` becomes `"`.
 * A `<` that opens no known tag stays. Cost: one pass.
 */
void ent_text_append_from_html (EntSlice text, GString *out);

/** ent_text_has_html: whether @text holds a tag or an entity at all, so that the common case can skip the
 * copy. */
bool ent_text_has_html (EntSlice text);
