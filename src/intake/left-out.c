#include "intake/left-out-private.h"

#define MAX_SUMS 65536

typedef struct {
  char *reason, *who, *name, *subject;
  int64_t n, first_us, last_us;
} Sum;

struct EntLeftOut {
  EntStore *store;
  int64_t source_id;
  GHashTable *sums; /* Sum, a set */
};

static guint
sum_hash (const void *data)
{
  const Sum *sum = data;
  return g_str_hash (sum->reason) * 31 + g_str_hash (sum->who);
}

static gboolean
sum_equal (const void *a, const void *b)
{
  const Sum *x = a, *y = b;
  return g_str_equal (x->reason, y->reason) && g_str_equal (x->who, y->who);
}

static void
sum_free (void *data)
{
  Sum *sum = data;
  g_free (sum->reason);
  g_free (sum->who);
  g_free (sum->name);
  g_free (sum->subject);
  g_free (sum);
}

EntLeftOut *
ent_left_out_new (EntStore *store, int64_t source_id)
{
  EntLeftOut *self = g_new0 (EntLeftOut, 1);
  self->store = store;
  self->source_id = source_id;
  self->sums = g_hash_table_new_full (sum_hash, sum_equal, sum_free, NULL);
  return self;
}

void
ent_left_out_free (EntLeftOut *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sums);
  g_free (self);
}

/* The newest word wins; an empty one says nothing. */
static void
keep_text (char **kept, EntSlice text)
{
  if (ent_slice_is_empty (text))
    return;
  g_free (*kept);
  *kept = ent_slice_dup (text);
}

static void
add_to (Sum *sum, const EntLeftOutRecord *record)
{
  sum->n++;
  keep_text (&sum->name, record->name);
  keep_text (&sum->subject, record->subject);
  if (!ent_time_is_known (record->at))
    return;
  bool is_first = sum->first_us == ENT_TIME_UNKNOWN;
  sum->first_us = is_first ? record->at.at_us : MIN (sum->first_us, record->at.at_us);
  sum->last_us = is_first ? record->at.at_us : MAX (sum->last_us, record->at.at_us);
}

bool
ent_left_out_add (EntLeftOut *self, const EntLeftOutRecord *record, GError **error)
{
  if (g_hash_table_size (self->sums) >= MAX_SUMS && !ent_left_out_flush (self, error))
    return false;
  g_autofree char *reason = ent_slice_dup (record->reason), *who = ent_slice_dup (record->who);
  Sum probe = {.reason = reason, .who = who};
  Sum *sum = g_hash_table_lookup (self->sums, &probe);
  if (sum == NULL) {
    sum = g_new0 (Sum, 1);
    sum->reason = g_steal_pointer (&reason);
    sum->who = g_steal_pointer (&who);
    sum->first_us = sum->last_us = ENT_TIME_UNKNOWN;
    g_hash_table_add (self->sums, sum);
  }
  add_to (sum, record);
  return true;
}

bool
ent_left_out_add_mail (EntLeftOut *self, const EntMailRecord *mail, GError **error)
{
  EntLeftOutRecord record = {
      .reason = ent_slice (ent_mail_class_name (mail->mail_class)), .subject = mail->subject, .at = mail->at};
  if (mail->n_parties > 0) {
    record.who = mail->parties[0].email.value;
    record.name = mail->parties[0].name;
  }
  return ent_left_out_add (self, &record, error);
}

static bool
write_sum (EntLeftOut *self, const Sum *sum, GError **error)
{
  const EntLeftOutRow row = {
      .reason = ent_slice (sum->reason),
      .who = ent_slice (sum->who),
      .name = ent_slice (sum->name != NULL ? sum->name : ""),
      .subject = ent_slice (sum->subject != NULL ? sum->subject : ""),
      .n = sum->n,
      .first_us = sum->first_us,
      .last_us = sum->last_us,
  };
  return ent_store_left_out_add (self->store, self->source_id, &row, error);
}

bool
ent_left_out_flush (EntLeftOut *self, GError **error)
{
  GHashTableIter iter;
  void *key;
  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!write_sum (self, key, error))
      return false;
  g_hash_table_remove_all (self->sums);
  return true;
}
