#include "cli/person-private.h"

void
ent_person_append (const EntContact *contact, GString *out)
{
  const char *parts[] = {contact->title, contact->organisation};
  ent_text_append_printable (ent_slice (contact->name), out);
  g_string_append_printf (out, " (%" G_GINT64_FORMAT ")", contact->id);
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0') {
      g_string_append (out, ", ");
      ent_text_append_printable (ent_slice (parts[i]), out);
    }
}

void
ent_person_standing_append (const EntContact *contact, GString *out)
{
  if (contact->relation == ENT_RELATION_UNKNOWN)
    g_string_append (out, _ ("nothing has passed between you"));
  else
    g_string_append_printf (out, _ ("relation %s, warmth %.0f"), ent_relation_word (contact->relation),
                            contact->warmth);
  if (contact->qualified)
    g_string_append_printf (out, "%s%s", C_ ("between reasons", "; "), _ ("qualified"));
}

void
ent_print_heading (EntApp *app, const char *heading)
{
  ent_print (app, "\n");
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print (app, "%s\n", heading);
  ent_print_style (app, ENT_STYLE_PLAIN);
}

void
ent_print_rest (EntApp *app, int64_t shown, int64_t total, size_t indent)
{
  if (shown >= total)
    return;
  g_autofree char *rest = ent_text_count (total - shown);
  ent_print (app, "%*s", (int)indent, "");
  ent_print (app, _ ("and %s more: --limit -1"), rest);
  ent_print (app, "\n");
}

bool
ent_app_limit (const EntApp *app, int64_t fallback, int64_t *out_limit, GError **error)
{
  *out_limit = ent_app_number (app, "limit", fallback);
  if (*out_limit >= -1)
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE, _ ("--limit is 0 or more, or -1 for all of them."));
  return false;
}

void
ent_print_grounds (EntApp *app, const GArray *grounds, size_t indent)
{
  for (guint i = 0; i < grounds->len; i++) {
    ent_print (app, "%*s", (int)indent, "");
    ent_print_wrapped (app, g_array_index (grounds, EntTieGround, i).text, indent + 2);
  }
}

void
ent_place_print (EntApp *app, const EntPlace *place)
{
  g_autofree char *size = ent_text_count (place->circle_size);
  g_autofree char *heading =
      place->circle == 0
          ? g_strdup (_ ("Circle: none, no tie with another contact is known"))
          : g_strdup_printf (_ ("Circle %d: %s (%s people)"), (int)place->circle, place->circle_name, size);
  ent_print_heading (app, heading);
  if (place->n_circles > 1) {
    ent_print (app, "    ");
    ent_print (app, _ ("Their ties lead into %d circles; bridge score %.2f of 1"), (int)place->n_circles,
               place->bridge);
    ent_print (app, "\n");
  }
  for (guint i = 0; i < place->ties->len; i++) {
    const EntTieInfo *tie = &g_array_index (place->ties, EntTieInfo, i);
    g_autoptr (GString) line = g_string_new (NULL);
    ent_person_append (&tie->other, line);
    ent_print (app, "  ");
    ent_print_wrapped (app, line->str, 4);
    ent_print_grounds (app, tie->grounds, 6);
  }
  if (place->n_ties > place->ties->len) {
    g_autofree char *rest = ent_text_count (place->n_ties - place->ties->len);
    ent_print (app, "  ");
    ent_print (app, _ ("and %s more ties"), rest);
    ent_print (app, "\n");
  }
}
