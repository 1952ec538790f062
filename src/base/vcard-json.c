/* The properties of a card as JSON. */
#include "base/vcard.h"

/* A parameter's value without its encoding (RFC 6868). */
static void
append_decoded (EntSlice value, GString *out)
{
  for (size_t i = 0; i < value.length; i++) {
    char c = value.data[i], next = i + 1 < value.length ? value.data[i + 1] : '\0';
    bool is_encoded = c == '^' && (next == 'n' || next == '^' || next == '\'');
    g_string_append_c (out, !is_encoded ? c : next == 'n' ? '\n' : next == '^' ? '^' : '"');
    i += is_encoded;
  }
}

static void
write_values_of (EntSlice parameters, const char *wanted, GString *scratch, EntJson *json)
{
  EntSlice name, value, one;
  while (ent_vcard_cut_parameter (&parameters, &name, &value)) {
    if (!ent_slice_equal_ascii_case (name, ent_slice (wanted)))
      continue;
    while (ent_vcard_cut_parameter_value (&value, &one)) {
      g_string_truncate (scratch, 0);
      append_decoded (one, scratch);
      ent_json_string (json, ent_slice_of (scratch));
    }
  }
}

/* {"TYPE": ["work", "voice"], "PREF": ["1"]}: a key once, however often the parameter stands there. */
static void
write_parameters (const EntVcardProperty *property, GString *scratch, EntJson *json)
{
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  EntSlice rest = property->parameters, name, value;
  ent_json_begin_object (json);
  while (ent_vcard_cut_parameter (&rest, &name, &value)) {
    g_autofree char *key = g_ascii_strup (name.data, (gssize)name.length);
    if (*key == '\0' || g_hash_table_contains (written, key))
      continue;
    ent_json_key (json, key);
    ent_json_begin_array (json);
    write_values_of (property->parameters, key, scratch, json);
    ent_json_end_array (json);
    g_hash_table_add (written, g_steal_pointer (&key));
  }
  ent_json_end_object (json);
}

static void
write_parts (const EntVcardProperty *property, GString *scratch, EntJson *json)
{
  bool is_structured = ent_vcard_is_structured (property->name);
  if (!is_structured && !ent_vcard_is_list (property->name))
    return;
  EntSlice rest = property->value, part;
  ent_json_key (json, "values");
  ent_json_begin_array (json);
  while (ent_vcard_cut_part (&rest, is_structured ? ';' : ',', &part)) {
    g_string_truncate (scratch, 0);
    ent_vcard_append_plain (part, scratch);
    ent_json_string (json, ent_slice_of (scratch));
  }
  ent_json_end_array (json);
}

void
ent_vcard_write_json (EntSlice card, EntJson *json)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  EntVcardProperty property;
  ent_json_begin_array (json);
  while (ent_vcard_cut_property (&card, &property)) {
    ent_json_begin_object (json);
    g_autofree char *name = g_ascii_strup (property.name.data, (gssize)property.name.length);
    ent_json_member_string (json, "name", ent_slice (name));
    ent_json_member_text (json, "group", property.group);
    ent_json_key (json, "params");
    write_parameters (&property, scratch, json);
    g_string_truncate (scratch, 0);
    ent_vcard_append_plain (property.value, scratch);
    ent_json_member_string (json, "value", ent_slice_of (scratch));
    write_parts (&property, scratch, json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}
