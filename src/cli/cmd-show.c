/* `entregent show`: one contact, and why their scores are what they are. */
#include "cli/person-private.h"

#include <math.h>

#define SHOWN_INTERACTIONS 10
#define SHOWN_TIES 5
#define LABEL 14

static void
print_line (EntApp *app, const char *label, EntSlice text)
{
  if (ent_slice_is_empty (text))
    return;
  ent_print (app, "  ");
  ent_text_append_fitted (ent_slice (label), LABEL, true, app->out);
  ent_print (app, " ");
  ent_print_text (app, text);
  ent_print (app, "\n");
}

/* Those that a person can use; the others are the program's own. */
static void
print_identifier (EntApp *app, const EntContactIdentifier *identifier)
{
  static const struct {
    const char *kind;
    const char *label;
  } shown[] = {{"url", N_ ("profile")}, {"email", N_ ("e-mail")}, {"phone", N_ ("phone")}};
  for (size_t i = 0; i < G_N_ELEMENTS (shown); i++) {
    if (strcmp (shown[i].kind, identifier->kind) != 0)
      continue;
    g_autoptr (GString) value = g_string_new (NULL);
    if (i > 0)
      g_string_append (value, identifier->value);
    else
      ent_url_append_from_slug (ent_slice (identifier->value), value);
    print_line (app, _ (shown[i].label), ent_slice_of (value));
  }
}

static void
print_who (EntApp *app, const EntContactDetail *detail)
{
  const EntContact *contact = &detail->contact;
  ent_print_style (app, ENT_STYLE_BOLD);
  ent_print_text (app, ent_slice (contact->name));
  ent_print_style (app, ENT_STYLE_PLAIN);
  ent_print (app, "  (%" G_GINT64_FORMAT ")\n", contact->id);
  print_line (app, _ ("title"), ent_slice (contact->title));
  print_line (app, _ ("organisation"), ent_slice (contact->organisation));
  print_line (app, _ ("place"), ent_slice (contact->place));
  if (contact->connected_us != ENT_TIME_UNKNOWN) {
    g_autofree char *day = ent_format_day (contact->connected_us);
    print_line (app, _ ("connected on"), ent_slice (day));
  }
  if (contact->left_us != ENT_TIME_UNKNOWN) {
    g_autofree char *day = ent_format_day (contact->left_us);
    print_line (app, _ ("left on"), ent_slice (day));
  }
  for (guint i = 0; i < detail->identifiers->len; i++)
    print_identifier (app, &g_array_index (detail->identifiers, EntContactIdentifier, i));
  g_autofree char *tags = NULL;
  if (detail->tags->len > 0) {
    g_ptr_array_add (detail->tags, NULL);
    tags = g_strjoinv (", ", (char **)detail->tags->pdata);
    g_ptr_array_set_size (detail->tags, (gint)detail->tags->len - 1);
    print_line (app, _ ("tags"), ent_slice (tags));
  }
}

static void
print_reasons (EntApp *app, const GArray *reasons)
{
  for (guint i = 0; i < reasons->len; i++) {
    ent_print (app, "    ");
    ent_print_text (app, ent_slice (g_array_index (reasons, EntScoreReason, i).text));
    ent_print (app, "\n");
  }
}

static void
print_delay (EntApp *app, const char *label, size_t n, double hours)
{
  if (n == 0)
    return;
  unsigned long minutes = (unsigned long)lround (hours * 60), whole_hours = (unsigned long)lround (hours),
                days = (unsigned long)lround (hours / 24);
  g_autofree char *delay =
      minutes < 60   ? g_strdup_printf (ngettext ("%lu minute", "%lu minutes", minutes), minutes)
      : hours < 47.5 ? g_strdup_printf (ngettext ("%lu hour", "%lu hours", whole_hours), whole_hours)
                     : g_strdup_printf (ngettext ("%lu day", "%lu days", days), days);
  ent_print (app, "    %s %s\n", label, delay);
}

/* What the user ruled stands before what is measured, which is told all the same. */
static void
print_pin (EntApp *app, const EntContactDetail *detail)
{
  if (detail->pinned == ENT_N_RELATION_CLASSES)
    return;
  ent_print (app, "    ");
  ent_print (app, _ ("Pinned by you; measured is: %s."), ent_relation_word (detail->measured));
  ent_print (app, "\n");
}

static void
print_sentence (EntApp *app, const char *sentence)
{
  ent_print (app, "    ");
  ent_print_wrapped (app, sentence, 4);
}

/* A chance is worth what stands behind it. */
static void
print_model (EntApp *app, const EntLearnedModel *learned)
{
  if (learned->n_rows == 0) {
    print_sentence (app, _ ("The chance is that of the shipped model: nothing to check it against yet."));
    return;
  }
  g_autofree char *rows = ent_text_count (learned->n_rows);
  g_autofree char *day = ent_format_day (learned->learned_us);
  g_autofree char *text = g_strdup_printf (
      learned->is_learned[ENT_TARGET_IN]
          ? _ ("The chance was learned on %s of your past cases as of %s; calibration error %.2f.")
          : _ ("The chance is that of the shipped model, checked on %s past cases as of %s; "
               "calibration error %.2f."),
      rows, day, learned->ece[ENT_TARGET_IN]);
  print_sentence (app, text);
}

static void
print_second_opinion (EntApp *app, const EntContactDetail *detail)
{
  if (!detail->has_alive)
    return;
  g_autofree char *text = g_strdup_printf (_ ("Still alive? A second opinion (MBG/NBD) says %.0f in 100, and "
                                              "%.0f for any exchange within 90 days."),
                                           100 * detail->p_alive, 100 * detail->alive_any);
  print_sentence (app, text);
}

static void
print_relation (EntApp *app, const EntContactDetail *detail)
{
  const EntContact *contact = &detail->contact;
  g_autofree char *heading = contact->relation == ENT_RELATION_UNKNOWN
                                 ? g_strdup_printf (_ ("Relation: %s"), ent_relation_word (contact->relation))
                                 : g_strdup_printf (_ ("Relation: %s, warmth %.0f of 100"),
                                                    ent_relation_word (contact->relation), contact->warmth);
  ent_print_heading (app, heading);
  print_pin (app, detail);
  print_reasons (app, detail->reasons);
  if (contact->relation != ENT_RELATION_UNKNOWN) {
    g_autofree char *received = ent_text_count (contact->n_in);
    g_autofree char *sent = ent_text_count (contact->n_out);
    ent_print (app, "    ");
    ent_print (app, _ ("From them: %s; from you: %s; balance %.0f%%"), received, sent,
               100 * detail->reciprocity);
    ent_print (app, "\n");
  }
  print_delay (app, _ ("They usually answer within"), detail->n_replies_theirs, detail->replies_theirs_hours);
  print_delay (app, _ ("You usually answer within"), detail->n_replies_mine, detail->replies_mine_hours);
  if (detail->measured != ENT_RELATION_UNKNOWN) {
    print_model (app, &detail->learned);
    print_second_opinion (app, detail);
  }
}

/* "1 point", "2.5 points" */
static char *
format_points (double points)
{
  return g_strdup_printf (ngettext ("%g point", "%g points", (unsigned long)ceil (fabs (points))), points);
}

static void
print_standings (EntApp *app, const GArray *standings)
{
  for (guint i = 0; i < standings->len; i++) {
    const EntContactStanding *standing = &g_array_index (standings, EntContactStanding, i);
    g_autofree char *points = format_points (standing->score);
    g_autofree char *heading =
        standing->excluded
            ? g_strdup_printf (_ ("Target “%s”: excluded"), standing->target)
            : g_strdup_printf (standing->qualified ? _ ("Target “%s”: qualified, %s (needed: %g)")
                                                   : _ ("Target “%s”: not qualified, %s (needed: %g)"),
                               standing->target, points, standing->threshold);
    g_autoptr (GString) safe = g_string_new (NULL);
    ent_text_append_printable (ent_slice (heading), safe);
    ent_print_heading (app, safe->str);
    print_reasons (app, standing->reasons);
    if (standing->learned == NULL)
      continue;
    g_autofree char *learned =
        g_strdup_printf (_ ("By what your answers taught: %.0f in 100"), 100 * standing->p);
    ent_print_heading (app, learned);
    print_reasons (app, standing->learned);
  }
}

static void
print_positions (EntApp *app, const GArray *positions)
{
  if (positions->len < 2)
    return;
  ent_print_heading (app, _ ("Positions"));
  for (guint i = 0; i < positions->len; i++) {
    const EntContactPosition *position = &g_array_index (positions, EntContactPosition, i);
    g_autofree char *from = ent_format_day (position->from_us);
    g_autofree char *what =
        g_strdup_printf ("%s%s%s", position->title, *position->title && *position->organisation ? ", " : "",
                         position->organisation);
    print_line (app, from, ent_slice (what));
  }
}

static void
print_interactions (EntApp *app, const EntContactDetail *detail)
{
  if (detail->n_interactions == 0)
    return;
  g_autofree char *count = ent_text_count (detail->n_interactions);
  g_autofree char *heading = g_strdup_printf (_ ("Exchanges (%s)"), count);
  ent_print_heading (app, heading);
  for (guint i = 0; i < detail->interactions->len; i++) {
    const EntContactInteraction *it = &g_array_index (detail->interactions, EntContactInteraction, i);
    static const char *const arrows[][2] = {{"?", "?"},
                                            [ENT_DIRECTION_OUT] = {">", "→"},
                                            [ENT_DIRECTION_IN] = {"<", "←"},
                                            [ENT_DIRECTION_BOTH] = {"=", "↔"}};
    g_autofree char *day = ent_format_day (it->at.at_us);
    g_autofree char *text =
        g_strdup_printf ("%s%s%s", it->subject, *it->subject && *it->text ? ": " : "", it->text);
    ent_print (app, "  ");
    ent_text_append_fitted (ent_slice (day), 12, true, app->out);
    ent_print (app, " %s ", arrows[it->direction & 3][app->has_unicode]);
    ent_text_append_fitted (ent_slice (ent_channel_word (it->channel)), LABEL, true, app->out);
    ent_print (app, " ");
    size_t room = app->is_terminal ? app->width - 33 : 200;
    ent_text_append_fitted (ent_slice (text), room, false, app->out);
    ent_print (app, "\n");
  }
}

void
ent_detail_print (EntApp *app, const EntContactDetail *detail)
{
  print_who (app, detail);
  print_relation (app, detail);
  print_standings (app, detail->standings);
  print_positions (app, detail->positions);
  if (detail->place != NULL)
    ent_place_print (app, detail->place);
  if (detail->notes->len > 0)
    ent_print_heading (app, _ ("Notes"));
  for (guint i = 0; i < detail->notes->len; i++) {
    const EntContactNote *note = &g_array_index (detail->notes, EntContactNote, i);
    g_autofree char *day = ent_format_day (note->at_us);
    print_line (app, day, ent_slice (note->text));
  }
  print_interactions (app, detail);
  ent_print_heading (app, _ ("Known from"));
  for (guint i = 0; i < detail->sources->len; i++) {
    const EntSource *source = g_ptr_array_index (detail->sources, i);
    g_autofree char *label = g_strdup_printf ("%" G_GINT64_FORMAT, source->id);
    print_line (app, label, ent_slice (source->path));
  }
}

static EntExit
run_show (EntApp *app, GError **error)
{
  int64_t id;
  if (!ent_app_id (app, 0, &id, error))
    return ENT_EXIT_USAGE;
  int64_t limit = ent_app_number (app, "limit", SHOWN_INTERACTIONS);
  if (limit < -1) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("--limit is 0 or more, or -1 for all of them."));
    return ENT_EXIT_USAGE;
  }
  g_autoptr (EntContactDetail) detail = ent_service_show (app->network, id, limit, error);
  if (detail == NULL)
    return ENT_EXIT_FAILED;
  if (ent_app_flag (app, "ties")) {
    detail->place = ent_service_place (app->network, id, SHOWN_TIES, error);
    if (detail->place == NULL)
      return ENT_EXIT_FAILED;
  }
  if (!app->json) {
    ent_detail_print (app, detail);
    return ENT_EXIT_DONE;
  }
  EntJson *json = ent_print_json (app);
  ent_contact_detail_write_json (detail, json);
  ent_print_json_end (app, json);
  return ENT_EXIT_DONE;
}

static const EntOption options[] = {
    {"limit", ENT_OPTION_NUMBER, "N", N_ ("show the N newest exchanges (10; -1 for all)")},
    {"ties", ENT_OPTION_FLAG, NULL, N_ ("also the circle, and the contacts they have most to do with")},
    {0},
};

const EntCommand ent_cmd_show = {
    .name = "show",
    .synopsis = "[--limit N] [--ties] [--json] ID",
    .summary = N_ ("Show one contact, and why their scores are what they are"),
    .description = N_ ("ID is the number that “entregent list” shows."),
    .access = ENT_ACCESS_READ,
    .has_json = true,
    .n_min = 1,
    .n_max = 1,
    .options = options,
    .run = run_show,
};
