/* How much of LinkedIn's notifications was recognised: sums over what was left out. */
#include "service/service-private.h"

#define MAX_KINDS 64

void
ent_coverage_free (EntCoverage *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

bool
ent_left_out_is_notification (const EntLeftOutCount *count)
{
  return g_str_equal (count->reason, "notification") || g_str_has_suffix (count->reason, "-notification") ||
         g_str_equal (count->reason, "unrecognised-card");
}

static void
count_free (void *data)
{
  EntCoverageCount *self = data;
  g_free (self->what);
  g_free (self);
}

/* The sum for @what among @counts; NULL when there are too many. */
static EntCoverageCount *
find_count (GPtrArray *counts, const char *what, bool is_card, guint max)
{
  for (guint i = 0; i < counts->len; i++) {
    EntCoverageCount *count = g_ptr_array_index (counts, i);
    if (count->is_card == is_card && g_str_equal (count->what, what))
      return count;
  }
  if (counts->len >= max)
    return NULL;
  EntCoverageCount *count = g_new0 (EntCoverageCount, 1);
  *count = (EntCoverageCount){
      .what = g_strdup (what), .is_card = is_card, .first_us = ENT_TIME_UNKNOWN, .last_us = ENT_TIME_UNKNOWN};
  g_ptr_array_add (counts, count);
  return count;
}

static void
add_to (EntCoverageCount *sum, const EntLeftOutCount *count)
{
  if (sum == NULL)
    return;
  sum->n += count->n;
  if (count->first_us != ENT_TIME_UNKNOWN)
    sum->first_us =
        sum->first_us == ENT_TIME_UNKNOWN ? count->first_us : MIN (sum->first_us, count->first_us);
  sum->last_us = MAX (sum->last_us, count->last_us);
}

static void
take (EntCoverage *self, const EntLeftOutCount *count)
{
  const char *who = count->who != NULL ? count->who : "";
  bool is_card = g_str_equal (count->reason, "unrecognised-card");
  const struct {
    const char *reason;
    int64_t *sum;
  } sums[] = {{"notification", &self->n_recognised},
              {"unrecognised-notification", &self->n_unrecognised},
              {"unverified-notification", &self->n_unverified},
              {"forged-notification", &self->n_forged},
              {"other-account-notification", &self->n_other_account}};
  for (size_t i = 0; i < G_N_ELEMENTS (sums); i++)
    if (g_str_equal (count->reason, sums[i].reason)) {
      *sums[i].sum += count->n;
      self->n_mails += count->n;
    }
  if (g_str_equal (count->reason, "notification"))
    add_to (find_count (self->kinds, who, false, MAX_KINDS), count);
  else if (is_card || g_str_equal (count->reason, "unrecognised-notification"))
    add_to (find_count (self->shapes, who, is_card, G_MAXUINT), count);
}

static int
compare_counts (const void *a, const void *b)
{
  const EntCoverageCount *x = *(EntCoverageCount *const *)a, *y = *(EntCoverageCount *const *)b;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return strcmp (x->what, y->what);
}

EntCoverage *
ent_coverage_of (const GPtrArray *left_out)
{
  EntCoverage *self = g_new0 (EntCoverage, 1);
  self->kinds = g_ptr_array_new_with_free_func (count_free);
  self->shapes = g_ptr_array_new_with_free_func (count_free);
  for (guint i = 0; i < left_out->len; i++)
    take (self, g_ptr_array_index (left_out, i));
  g_ptr_array_sort (self->kinds, compare_counts);
  g_ptr_array_sort (self->shapes, compare_counts);
  return self;
}

void
ent_coverage_write_json (const EntCoverage *self, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "mails", self->n_mails);
  ent_json_member_int (json, "recognised", self->n_recognised);
  ent_json_member_int (json, "unrecognised", self->n_unrecognised);
  ent_json_member_int (json, "unverified", self->n_unverified);
  ent_json_member_int (json, "forged", self->n_forged);
  ent_json_member_int (json, "other_account", self->n_other_account);
  ent_json_key (json, "kinds");
  ent_json_begin_array (json);
  for (guint i = 0; i < self->kinds->len; i++) {
    const EntCoverageCount *count = g_ptr_array_index (self->kinds, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "kind", ent_slice (count->what));
    ent_json_member_int (json, "count", count->n);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_key (json, "shapes");
  ent_json_begin_array (json);
  for (guint i = 0; i < self->shapes->len; i++) {
    const EntCoverageCount *count = g_ptr_array_index (self->shapes, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "shape", ent_slice (count->what));
    ent_json_member_bool (json, "card", count->is_card);
    ent_json_member_int (json, "count", count->n);
    ent_json_member_time (json, "first", (EntTime){count->first_us, ENT_PRECISION_SECOND});
    ent_json_member_time (json, "last", (EntTime){count->last_us, ENT_PRECISION_SECOND});
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}

const char *
ent_coverage_kind_text (const char *kind, int64_t count)
{
  unsigned long n = (unsigned long)count;
  const struct {
    const char *kind, *text;
  } texts[] = {
      {"invitation", ngettext ("invitation to you", "invitations to you", n)},
      {"acceptance", ngettext ("invitation of yours accepted", "your invitations accepted", n)},
      {"message", ngettext ("message", "messages", n)},
      {"messages", ngettext ("unread message", "unread messages", n)},
      {"inmail", ngettext ("InMail", "InMails", n)},
      {"comment", ngettext ("comment on your posts", "comments on your posts", n)},
      {"reply", ngettext ("reply to your comments", "replies to your comments", n)},
      {"mention", ngettext ("mention of you", "mentions of you", n)},
      {"reaction", ngettext ("reaction to your posts", "reactions to your posts", n)},
      {"share", ngettext ("post of yours passed on", "your posts passed on", n)},
      {"view", ngettext ("look at your profile", "looks at your profile", n)},
      {"endorsement", ngettext ("skill of yours endorsed", "skills of yours endorsed", n)},
      {"recommendation", ngettext ("recommendation of you", "recommendations of you", n)},
      {"congratulation", ngettext ("congratulation", "congratulations", n)},
      {"follower", ngettext ("new follower", "new followers", n)},
      {"answer", ngettext ("answer of yours by mail", "your answers by mail", n)},
      {"digest", ngettext ("digest, read card by card", "digests, read card by card", n)},
      {"reminder", ngettext ("reminder of what was told before", "reminders of what was told before", n)},
      {"contact-news", ngettext ("news of contacts", "news of contacts", n)},
      {"network-news", ngettext ("what others did among themselves", "what others did among themselves", n)},
      {"numbers", ngettext ("numbers without people", "numbers without people", n)},
      {"suggestion", ngettext ("suggestion", "suggestions", n)},
      {"jobs", ngettext ("job offer", "job offers", n)},
      {"security", ngettext ("security of the account", "security of the account", n)},
      {"groups", ngettext ("group", "groups", n)},
      {"newsletter", ngettext ("newsletter of members", "newsletters of members", n)},
      {"marketing", ngettext ("advertising", "advertising", n)},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].kind, kind) == 0)
      return texts[i].text;
  return kind;
}
