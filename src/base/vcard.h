/*
 * vCard plumbing: the properties of a card, one a line, unfolded, in the syntax of vCard 4.0 (RFC 6350, with
 * the parameter values of RFC 6868). Readers write cards so, the store keeps them so, the export and the JSON
 * read them.
 */
#pragma once

#include "base/json.h"
#include "base/slice.h"

typedef struct {
  EntSlice group; /* "item1", may be empty */
  EntSlice name;
  EntSlice parameters; /* "TYPE=work;PREF=1", as they stand; may be empty */
  EntSlice value;      /* escaped */
} EntVcardProperty;

/** ent_vcard_cut_property: the next property of a card; @card moves behind it. False when none is left. Lines
 * that are no property are passed over. */
bool ent_vcard_cut_property (EntSlice *card, EntVcardProperty *out_property);

/** ent_vcard_is: whether the property is called @name, in any case. */
static inline bool
ent_vcard_is (const EntVcardProperty *property, const char *name)
{
  return ent_slice_equal_ascii_case (property->name, ent_slice (name));
}

/** ent_vcard_cut_parameter: the next parameter; @parameters moves behind it. A bare value (vCard 2.1) has an
 * empty @out_name. @out_value is as it stands, quotes included. */
bool ent_vcard_cut_parameter (EntSlice *parameters, EntSlice *out_name, EntSlice *out_value);

/** ent_vcard_cut_parameter_value: the next of the values of a parameter that are separated by commas, in
 * quotes or not. */
bool ent_vcard_cut_parameter_value (EntSlice *value, EntSlice *out_one);

/** ent_vcard_parameter: the value of the first parameter called @name, without quotes; empty when there is
 * none. */
EntSlice ent_vcard_parameter (const EntVcardProperty *property, const char *name);

/** ent_vcard_has_type: whether a TYPE parameter names @type, in any case. */
bool ent_vcard_has_type (const EntVcardProperty *property, const char *type);

/** ent_vcard_cut_part: the next part of @value, up to an unescaped @separator; still escaped. "a;;b" gives
 * "a", "" and "b". */
bool ent_vcard_cut_part (EntSlice *value, char separator, EntSlice *out_part);

/** ent_vcard_append_plain: appends an escaped value as people read it. */
void ent_vcard_append_plain (EntSlice value, GString *out);

/** ent_vcard_append_escaped: appends a text (or one part of a structured value or list) with what RFC 6350,
 * 3.4 wants escaped; control characters but tabs vanish, line breaks become `\n`. */
void ent_vcard_append_escaped (EntSlice text, GString *out);

/** ent_vcard_append_parameter: appends `;NAME=value`, quoted and encoded (RFC 6868) where it must be. */
void ent_vcard_append_parameter (const char *name, EntSlice value, GString *out);

/** ent_vcard_append_folded: appends @line folded to 75 bytes, no character cut in two, with its line break.
 */
void ent_vcard_append_folded (EntSlice line, GString *out);

/** ent_vcard_append_note: appends the NOTEs of a card as one text. */
void ent_vcard_append_note (EntSlice card, GString *out);

/** ent_vcard_is_structured: whether values of that property are parts separated by `;` (N, ADR, ORG...). */
bool ent_vcard_is_structured (EntSlice name);

/** ent_vcard_is_list: whether values of that property are a list separated by `,` (CATEGORIES, NICKNAME). */
bool ent_vcard_is_list (EntSlice name);

/** ent_vcard_write_json: an array of {"name", "group", "params", "value", "values"}: a value as people read
 * it; "values" only where it has parts. */
void ent_vcard_write_json (EntSlice card, EntJson *json);
