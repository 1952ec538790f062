/* One notification -> who did what. Names and profiles are taken from where LinkedIn puts whoever the mail is
 * about, never from the first profile in it: that is the user's own. */
#include "readers/notification-private.h"

#define MAX_LINES_LOOKED_AT 60u
#define MAX_COMMENT_AGE_US (INT64_C (60) * ENT_US_PER_DAY)
#define BELOW_NAME 600u /* bytes of a plain text within which somebody's link follows their name */

/* ---- The mail ---- */

static void
find_template (EntNotificationMail *mail)
{
  mail->template = ent_mail_header (mail->view, "X-LinkedIn-Template", 0);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < mail->links->len && mail->template.length == 0; i++)
    if (ent_notification_link_template (&g_array_index (mail->links, EntNotificationLink, i), found))
      mail->template = ent_arena_copy (mail->arena, ent_slice_of (found));
}

static void
find_eid (EntNotificationMail *mail)
{
  mail->eid = ent_mail_header (mail->view, "X-LinkedIn-Id", 0);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < mail->links->len && mail->eid.length == 0; i++)
    if (ent_notification_parameter (g_array_index (mail->links, EntNotificationLink, i).url, "eid", found))
      mail->eid = ent_arena_copy (mail->arena, ent_slice_of (found));
}

/* Date, unless it is missing or far from when LinkedIn says that it sent the mail. */
static void
find_time (EntNotificationMail *mail)
{
  int64_t sent_us = ent_notification_eid_time_us (mail->eid);
  mail->at = mail->view->record.at;
  bool is_far = sent_us != ENT_TIME_UNKNOWN && ent_time_is_known (mail->at) &&
                ABS (mail->at.at_us - sent_us) > ENT_US_PER_DAY;
  if (is_far || (sent_us != ENT_TIME_UNKNOWN && !ent_time_is_known (mail->at)))
    mail->at = (EntTime){sent_us / ENT_US_PER_SECOND * ENT_US_PER_SECOND, ENT_PRECISION_SECOND};
  if (!ent_time_is_known (mail->at))
    return;
  unsigned month, day;
  ent_civil_from_days (ent_day_of (mail->at.at_us), &mail->year, &month, &day);
}

void
ent_notification_mail_read (EntMailView *view, EntArena *arena, GArray *links, EntNotificationMail *out_mail)
{
  *out_mail = (EntNotificationMail){.view = view, .arena = arena, .links = links};
  g_array_set_size (links, 0);
  ent_notification_links (view->html, true, arena, links);
  out_mail->n_html_links = links->len;
  ent_notification_links (view->plain, false, arena, links);
  find_template (out_mail);
  find_eid (out_mail);
  find_time (out_mail);
  ent_notification_cut (view->plain, arena, &out_mail->text);
  out_mail->is_plain = out_mail->text.n_lines > 0;
  if (out_mail->is_plain || view->html.length == 0)
    return;
  /* Some have only the footer in their plain text. */
  EntSlice user = out_mail->text.user;
  g_autoptr (GString) text = g_string_new (NULL);
  ent_text_append_from_html (view->html, text);
  ent_notification_cut (ent_arena_copy (arena, ent_slice_of (text)), arena, &out_mail->text);
  if (out_mail->text.user.length == 0)
    out_mail->text.user = user;
}

/* ---- Who ---- */

static bool
is_same_name (EntSlice a, EntSlice b)
{
  /* Titles and accents lengthen a name, but not so much. */
  size_t longer = MAX (a.length, b.length), shorter = MIN (a.length, b.length);
  if (shorter == 0 || longer > 2 * shorter + 30)
    return false;
  g_autoptr (GString) x = g_string_new (NULL), y = g_string_new (NULL);
  ent_fold_name_append (a, x);
  ent_fold_name_append (b, y);
  return x->len > 0 && g_string_equal (x, y);
}

/* "Awa Exemple via LinkedIn" */
static EntSlice
name_of_sender (const EntNotificationMail *mail)
{
  const EntMailRecord *record = &mail->view->record;
  if (record->n_parties == 0)
    return (EntSlice){NULL, 0};
  EntSlice name = record->parties[0].name;
  const EntSlice ends[] = {ENT_SLICE (" via LinkedIn"), ENT_SLICE (" (via LinkedIn)")};
  for (size_t i = 0; i < G_N_ELEMENTS (ends); i++)
    if (name.length > ends[i].length &&
        ent_slice_equal_ascii_case (ent_slice_from (name, name.length - ends[i].length), ends[i]))
      name.length -= ends[i].length;
  return ent_notification_is_person (name) ? name : (EntSlice){NULL, 0};
}

/* Whether @link is to whoever the mail is about, by where it stands: the hero on top, or the first card. */
static bool
is_of_actor (const EntNotificationLink *link)
{
  if (link->is_own || link->card.length > 0)
    return false;
  bool is_hero = ent_slice_starts_with_ascii_case (link->section, ENT_SLICE ("hero")) &&
                 ent_slice_find (link->element, ENT_SLICE ("prof")) >= 0;
  return is_hero || ent_slice_find (link->element, ENT_SLICE ("profile_name")) >= 0;
}

/* The slug is the user's own when the header says so anywhere. */
static bool
is_own_slug (const EntNotificationMail *mail, EntSlice slug)
{
  for (guint i = 0; i < mail->links->len; i++) {
    const EntNotificationLink *link = &g_array_index (mail->links, EntNotificationLink, i);
    if (link->is_own && ent_slice_equal (link->slug, slug))
      return true;
  }
  return false;
}

static EntSlice
slug_if_other (const EntNotificationMail *mail, EntSlice slug)
{
  return is_own_slug (mail, slug) ? (EntSlice){NULL, 0} : slug;
}

/* The first profile in the plain text below a line that is @name. */
static EntSlice
slug_below (const EntNotificationMail *mail, EntSlice name)
{
  EntSlice plain = mail->view->plain;
  size_t n_lines = mail->is_plain && mail->links->len > mail->n_html_links ? mail->text.n_lines : 0;
  for (size_t l = 0; l < n_lines; l++) {
    const char *line = mail->text.raw[l].data;
    if (plain.length == 0 || line < plain.data || line >= plain.data + plain.length ||
        !is_same_name (mail->text.lines[l], name))
      continue;
    size_t from = (size_t)(line - plain.data);
    for (guint i = mail->n_html_links; i < mail->links->len; i++) {
      const EntNotificationLink *link = &g_array_index (mail->links, EntNotificationLink, i);
      if (link->slug.length > 0 && !link->is_own && link->from > from && link->from - from < BELOW_NAME)
        return slug_if_other (mail, link->slug);
    }
  }
  return (EntSlice){NULL, 0};
}

/* A profile whose link bears the name. */
static EntSlice
slug_labelled (const EntNotificationMail *mail, EntSlice name)
{
  for (guint i = 0; i < mail->n_html_links; i++) {
    const EntNotificationLink *link = &g_array_index (mail->links, EntNotificationLink, i);
    if (link->slug.length > 0 && !link->is_own && is_same_name (link->label, name))
      return slug_if_other (mail, link->slug);
  }
  return (EntSlice){NULL, 0};
}

static void
find_actor (const EntNotificationMail *mail, const EntNotificationMatch *match, EntNotificationEvent *event)
{
  EntSlice shown = {NULL, 0};
  for (guint i = 0; i < mail->links->len; i++) {
    const EntNotificationLink *link = &g_array_index (mail->links, EntNotificationLink, i);
    if (!is_of_actor (link) || link->slug.length == 0 || is_own_slug (mail, link->slug))
      continue;
    if (event->slug.length > 0 && !ent_slice_equal (event->slug, link->slug))
      break; /* whoever is suggested below */
    event->slug = link->slug;
    bool is_name = ent_slice_find (link->element, ENT_SLICE ("name")) >= 0;
    if (shown.length == 0 && is_name && ent_notification_is_person (link->label))
      shown = link->label;
  }
  event->name = shown.length > 0 ? shown : name_of_sender (mail);
  if (event->name.length == 0 && ent_notification_is_person (match->name))
    event->name = match->name;
  if (is_same_name (event->name, mail->text.user))
    event->name = (EntSlice){NULL, 0};
  if (event->name.length == 0)
    event->slug = (EntSlice){NULL, 0};
  else if (event->slug.length == 0)
    event->slug = slug_labelled (mail, event->name);
  if (event->name.length > 0 && event->slug.length == 0)
    event->slug = slug_below (mail, event->name);
}

/* ---- What ---- */

/* The post, comment and conversation that links from @first to before @end lead to. */
static void
find_objects (const EntNotificationMail *mail, guint first, guint end, EntNotificationEvent *event)
{
  g_autoptr (GString) value = g_string_new (NULL);
  for (guint i = first; i < end; i++) {
    EntSlice url = g_array_index (mail->links, EntNotificationLink, i).url;
    bool is_post =
        ent_slice_find (url, ENT_SLICE ("/feed/")) >= 0 || ent_slice_find (url, ENT_SLICE ("/posts/")) >= 0;
    g_string_truncate (value, 0);
    if (event->post.length == 0 && is_post && ent_post_append (url, value))
      event->post = ent_arena_copy (mail->arena, ent_slice_of (value));
    g_string_truncate (value, 0);
    if (event->comment.length == 0 && ent_notification_comment_id (url, value))
      event->comment = ent_arena_copy (mail->arena, ent_slice_of (value));
    g_string_truncate (value, 0);
    if (event->thread.length == 0 && ent_notification_thread_id (url, value))
      event->thread = ent_arena_copy (mail->arena, ent_slice_of (value));
  }
}

static bool
is_about_comment (EntNotificationKind kind)
{
  return kind == ENT_NOTIFICATION_COMMENT || kind == ENT_NOTIFICATION_REPLY ||
         kind == ENT_NOTIFICATION_MENTION;
}

/* A comment's id tells when it was written; the mail may come later. */
static void
find_event_time (const EntNotificationMail *mail, EntNotificationEvent *event)
{
  event->at = mail->at;
  if (!is_about_comment (event->kind) || event->comment.length == 0)
    return;
  g_autofree char *id = ent_slice_dup (event->comment);
  g_autofree char *post = g_strconcat ("activity:", id, NULL);
  int64_t at_us = ent_post_time_us (ent_slice (post));
  if (at_us == ENT_TIME_UNKNOWN)
    return;
  int64_t late_us = ent_time_is_known (mail->at) ? mail->at.at_us - at_us : 0;
  if (late_us > -ENT_US_PER_DAY / 24 && late_us < MAX_COMMENT_AGE_US)
    event->at = (EntTime){at_us / ENT_US_PER_SECOND * ENT_US_PER_SECOND, ENT_PRECISION_SECOND};
}

static void
find_texts (const EntNotificationMail *mail, const EntNotificationMatch *match, EntNotificationEvent *event)
{
  const EntNotificationText *text = &mail->text;
  EntNotificationKind kind = event->kind;
  if (kind == ENT_NOTIFICATION_INVITATION && mail->is_plain)
    ent_notification_note (text, event->name, mail->arena, &event->text);
  else if (kind == ENT_NOTIFICATION_INVITATION)
    event->text = ent_notification_quote (text);
  if (kind == ENT_NOTIFICATION_INVITATION || kind == ENT_NOTIFICATION_ACCEPTANCE)
    ent_notification_headline (text, event->name, &event->headline, &event->place);
  if (kind == ENT_NOTIFICATION_COMMENT || kind == ENT_NOTIFICATION_REPLY ||
      kind == ENT_NOTIFICATION_RECOMMENDATION)
    event->text = match->text.length > 0 ? match->text : ent_notification_quote (text);
  if (kind == ENT_NOTIFICATION_ENDORSEMENT)
    event->subject = match->text;
  if (kind == ENT_NOTIFICATION_INMAIL) {
    event->subject = mail->view->record.subject;
    event->text = ent_notification_message (text);
  }
}

void
ent_notification_event_read (const EntNotificationMail *mail, EntNotificationKind kind,
                             const EntNotificationMatch *match, EntNotificationEvent *out_event)
{
  *out_event = (EntNotificationEvent){.kind = kind};
  find_actor (mail, match, out_event);
  find_objects (mail, 0, mail->links->len, out_event);
  find_event_time (mail, out_event);
  find_texts (mail, match, out_event);
}

bool
ent_notification_event_of_other (const EntNotificationMail *mail, const EntNotificationMatch *match,
                                 const EntNotificationEvent *event, EntNotificationEvent *out_event)
{
  if (!ent_notification_is_person (match->other) || !is_same_name (event->name, match->name) ||
      is_same_name (match->other, mail->text.user))
    return false;
  *out_event = (EntNotificationEvent){.kind = event->kind,
                                      .name = match->other,
                                      .post = event->post,
                                      .thread = event->thread,
                                      .at = mail->at};
  out_event->slug = slug_labelled (mail, match->other);
  return true;
}

/* ---- Several in one mail ---- */

static void
add_line_event (const EntNotificationMail *mail, EntNotificationKind kind, const EntNotificationMatch *match,
                GArray *events)
{
  if (ent_notification_facts (kind)->channel == 0 || !ent_notification_is_person (match->name) ||
      is_same_name (match->name, mail->text.user))
    return;
  EntNotificationEvent event = {.kind = kind, .name = match->name, .at = mail->at};
  event.slug = slug_labelled (mail, match->name);
  if (kind == ENT_NOTIFICATION_ENDORSEMENT)
    event.subject = match->text;
  else if (is_about_comment (kind))
    event.text = match->text;
  g_array_append_val (events, event);
}

size_t
ent_notification_lines_read (const EntNotificationMail *mail, const EntSlice *lines, size_t n_lines,
                             GArray *events)
{
  size_t n_known = 0;
  for (size_t i = 0; i < MIN (n_lines, MAX_LINES_LOOKED_AT); i++) {
    EntNotificationMatch match;
    const EntNotificationRule *rule =
        lines[i].length > 0 ? ent_notification_rule_of_sentence (lines[i], mail->year, &match) : NULL;
    if (rule == NULL)
      continue;
    n_known++;
    add_line_event (mail, rule->kind, &match, events);
    match.name = match.other;
    add_line_event (mail, rule->kind, &match, events);
  }
  return n_known;
}

/* ---- Digests ---- */

/* Card types that are known; the names of those that tell of others' doings among themselves. */
static const struct {
  const char *type;
  EntNotificationKind kind;
} cards[] = {
    {"MY_NETWORK", ENT_NOTIFICATION_NUMBERS},
    {"JOB_CHANGE_PROP", ENT_NOTIFICATION_CONTACT_NEWS},
    {"COMMENTS_BY_YOUR_NETWORK", ENT_NOTIFICATION_NETWORK_NEWS},
    {"SHARED_BY_YOUR_NETWORK", ENT_NOTIFICATION_NETWORK_NEWS},
    {"SHARED_BY_YOUR_PAGE", ENT_NOTIFICATION_NETWORK_NEWS},
};

static EntNotificationKind
kind_of_card (EntSlice type)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cards); i++)
    if (ent_slice_equal (type, ent_slice (cards[i].type)))
      return cards[i].kind;
  return ENT_NOTIFICATION_UNKNOWN;
}

/* The end of the card whose first link is @first: before the first link of another one. One person's card may
 * follow another's of the same type. */
static guint
card_end (const EntNotificationMail *mail, guint first)
{
  const EntNotificationLink *start = &g_array_index (mail->links, EntNotificationLink, first);
  EntSlice slug = start->slug;
  guint end = first + 1;
  for (; end < mail->n_html_links; end++) {
    const EntNotificationLink *link = &g_array_index (mail->links, EntNotificationLink, end);
    bool is_other = slug.length > 0 && link->slug.length > 0 && !ent_slice_equal (link->slug, slug);
    if (!ent_slice_equal (link->card, start->card) || is_other)
      break;
    slug = slug.length > 0 ? slug : link->slug;
  }
  return end;
}

/* From behind the link before the card to the end of its last one: cards end with their button. */
static EntNotificationText
card_text (const EntNotificationMail *mail, guint first, guint end)
{
  EntSlice html = mail->view->html;
  size_t from = first > 0 ? g_array_index (mail->links, EntNotificationLink, first - 1).from : 0;
  EntSlice rest = ent_slice_from (html, g_array_index (mail->links, EntNotificationLink, end - 1).from);
  ssize_t close = ent_slice_find (rest, ENT_SLICE ("</"));
  size_t until = (size_t)(rest.data - html.data) + (close >= 0 ? (size_t)close : rest.length);
  g_autoptr (GString) text = g_string_new (NULL);
  ent_text_append_from_html ((EntSlice){html.data + from, until - from}, text);
  EntNotificationText cut;
  ent_notification_cut (ent_arena_copy (mail->arena, ent_slice_of (text)), mail->arena, &cut);
  return cut;
}

/* "... new position as Head of Sales at Acme": the job in a line of a card. */
static EntSlice
job_in (EntSlice line)
{
  static const char *const marks[] = {" position as ",     " new role as ",    " for the new ",
                                      "nouveau poste de ", "nouveau poste : ", " nouveau poste en tant que ",
                                      "en tant que "};
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++) {
    ssize_t at = ent_slice_find (line, ent_slice (marks[i]));
    if (at >= 0)
      return ent_slice_from (line, (size_t)at + strlen (marks[i]));
  }
  return (EntSlice){NULL, 0};
}

/* A contact's new job is news of them and no exchange. */
static void
read_job_card (const EntNotificationMail *mail, guint first, guint end, const EntNotificationText *text,
               GArray *events)
{
  EntNotificationEvent event = {.kind = ENT_NOTIFICATION_CONTACT_NEWS, .at = mail->at};
  for (guint i = first; i < end; i++) {
    const EntNotificationLink *link = &g_array_index (mail->links, EntNotificationLink, i);
    if (link->slug.length > 0 && !link->is_own && event.slug.length == 0)
      event.slug = slug_if_other (mail, link->slug);
    if (ent_slice_find (link->element, ENT_SLICE ("name")) >= 0 && event.name.length == 0 &&
        ent_notification_is_person (link->label))
      event.name = link->label;
  }
  for (size_t i = 0; i < text->n_lines && event.headline.length == 0; i++)
    event.headline = job_in (text->lines[i]);
  if (event.slug.length > 0 && event.name.length > 0 && event.headline.length > 0)
    g_array_append_val (events, event);
}

static void
read_unknown_card (const EntNotificationMail *mail, guint first, guint end, const EntNotificationText *text,
                   GArray *events, GArray *unknown)
{
  guint n_before = events->len;
  size_t n_known = ent_notification_lines_read (mail, text->lines, text->n_lines, events);
  for (guint i = n_before; i < events->len; i++) {
    EntNotificationEvent *event = &g_array_index (events, EntNotificationEvent, i);
    find_objects (mail, first, end, event);
    find_event_time (mail, event);
  }
  if (n_known == 0)
    g_array_append_val (unknown, g_array_index (mail->links, EntNotificationLink, first).card);
}

void
ent_notification_digest_read (const EntNotificationMail *mail, GArray *events, GArray *unknown)
{
  guint n_cards = 0, end;
  for (guint first = 0; first < mail->n_html_links; first = end) {
    EntSlice type = g_array_index (mail->links, EntNotificationLink, first).card;
    end = first + 1;
    if (type.length == 0)
      continue;
    n_cards++;
    end = card_end (mail, first);
    EntNotificationKind kind = kind_of_card (type);
    EntNotificationText text = card_text (mail, first, end);
    if (kind == ENT_NOTIFICATION_CONTACT_NEWS)
      read_job_card (mail, first, end, &text, events);
    else if (kind == ENT_NOTIFICATION_UNKNOWN)
      read_unknown_card (mail, first, end, &text, events, unknown);
  }
  if (n_cards == 0)
    ent_notification_lines_read (mail, mail->text.lines, mail->text.n_lines, events);
}
