/* Everything said: its index, which follows when somebody searches, and looking in it. */
#include "store/store-private.h"

/* What the engine gathers before it writes: with its own 1 MiB, it merges for two thirds longer. */
#define BUFFER_BYTES (8 * 1024 * 1024)

static const struct {
  const char *last; /* meta: the last id in the index */
  EntSql add, max;
} followed[] = {
    {"said_interaction", ENT_SQL_SAID_ADD_INTERACTIONS, ENT_SQL_LAST_INTERACTION},
    {"said_voice", ENT_SQL_SAID_ADD_VOICES, ENT_SQL_LAST_VOICE},
};

bool
ent_store_said_is_behind (EntStore *self, bool *out_behind, GError **error)
{
  *out_behind = false;
  for (size_t i = 0; i < G_N_ELEMENTS (followed); i++) {
    int64_t last;
    if (!ent_store_read_int (self, followed[i].max, &last, error))
      return false;
    *out_behind = *out_behind || last > ent_store_meta_int (self, followed[i].last, 0);
  }
  return true;
}

bool
ent_store_said_update (EntStore *self, GError **error)
{
  if (!ent_store_run_id (self, ENT_SQL_SAID_BUFFER, BUFFER_BYTES, error))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (followed); i++) {
    int64_t last;
    if (!ent_store_read_int (self, followed[i].max, &last, error) ||
        !ent_store_run_id (self, followed[i].add, ent_store_meta_int (self, followed[i].last, 0), error) ||
        !ent_store_meta_set_int (self, followed[i].last, last, error))
      return false;
  }
  return true;
}

bool
ent_store_said_clear (EntStore *self, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (followed); i++)
    if (!ent_store_meta_set_int (self, followed[i].last, 0, error))
      return false;
  return ent_store_run (self, ENT_SQL_SAID_CLEAR, error);
}

static void
part_clear (void *data)
{
  g_clear_pointer (&((EntSaidPart *)data)->instead, g_ptr_array_unref);
}

GArray *
ent_said_parts (EntSlice words)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (EntSaidPart));
  g_array_set_clear_func (parts, part_clear);
  EntSlice rest = words, piece;
  bool is_quoted = false;
  while (ent_slice_cut (&rest, "\"", &piece)) {
    EntSaidPart part = {.text = piece, .is_quoted = is_quoted};
    if (is_quoted)
      g_array_append_val (parts, part);
    else
      while (ent_slice_cut (&piece, " \t\n", &part.text)) {
        part.text = ent_fold_behind_elision (part.text);
        g_array_append_val (parts, part);
      }
    is_quoted = !is_quoted;
  }
  return parts;
}

/* A phrase of stems, or of those that the words have in their other number where it is one word. */
void
ent_said_match_append (EntSlice words, GString *out)
{
  g_autoptr (GString) stems = g_string_new (NULL);
  ent_fold_stems_append (words, stems);
  g_autoptr (GString) twins = g_string_new (NULL);
  if (strchr (stems->str, ' ') == NULL)
    ent_fold_twins_append (ent_slice_of (stems), twins);
  EntSlice rest = ent_slice_of (twins), twin;
  g_string_append_printf (out, "%s\"%s\"", twins->len > 0 ? "(" : "", stems->str);
  while (rest.length > 0 && ent_slice_cut (&rest, " ", &twin))
    g_string_append_printf (out, " OR \"%.*s\"", (int)twin.length, twin.data);
  g_string_append (out, twins->len > 0 ? ")" : "");
}

/* A part as the index wants it; nothing when there is no letter in it. What folding leaves holds no sign of
 * the index's language. */
static void
append_part (const EntSaidPart *part, GString *out)
{
  g_autofree char *folded = ent_fold (part->text);
  if (*folded == '\0')
    return;
  g_string_append (out, out->len > 0 ? " AND " : "");
  if (part->instead == NULL) {
    ent_said_match_append (part->text, out);
    return;
  }
  for (guint i = 0; i < part->instead->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i == 0 ? "(" : " OR ", (const char *)part->instead->pdata[i]);
  g_string_append_c (out, ')');
}

static GString *
build_match (const GArray *parts)
{
  GString *match = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    append_part (&g_array_index (parts, EntSaidPart, i), match);
  return match;
}

static bool
count_found (EntStore *self, const GString *match, int64_t *out_total, GError **error)
{
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SAID_COUNT, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, ent_slice_of (match));
  return ent_stmt_read_int (self, stmt, out_total, error);
}

static void
hand_row (EntStmt *stmt, EntSaidFunc func, void *data)
{
  int64_t shape = ent_column_int (stmt, 4);
  EntSaidRow row = {
      .at = {ent_column_time (stmt, 2), (EntPrecision)ent_column_int (stmt, 3)},
      .channel = (EntChannel)(shape / 4),
      .direction = (EntDirection)(shape % 4),
      .contact_id = ent_column_int (stmt, 5),
      .name = ent_column_text (stmt, 6),
      .subject = ent_column_text (stmt, 7),
      .text = ent_column_text (stmt, 8),
  };
  /* The row of a mail's sender says "from them" whoever that is; it is no contact's
   * when it was the user. */
  if (ent_column_int (stmt, 9) == 0 && row.channel == ENT_CHANNEL_EMAIL)
    row.direction = ENT_DIRECTION_OUT;
  func (&row, data);
}

bool
ent_store_said_find (EntStore *self, const GArray *parts, int64_t limit, EntSaidFunc func, void *data,
                     int64_t *out_total, GError **error)
{
  g_autoptr (GString) match = build_match (parts);
  if (match->len == 0) {
    g_set_error_literal (error, ENT_ERROR, ENT_ERROR_USAGE,
                         _ ("There is no letter or digit to look for; give a word."));
    return false;
  }
  if (!count_found (self, match, out_total, error))
    return false;
  g_autoptr (EntStmt) stmt = ent_store_stmt (self, ENT_SQL_SAID_FIND, error);
  if (stmt == NULL)
    return false;
  ent_bind_text (stmt, 1, ent_slice_of (match));
  ent_bind_int (stmt, 2, limit);
  GError *failure = NULL;
  while (ent_stmt_row (self, stmt, &failure))
    hand_row (stmt, func, data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
