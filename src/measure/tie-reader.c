/* Rows `time source target` from bytes. A large piece is cut in two at a line's end and read by two threads,
 * each into rows and names of its own; in the end names get the numbers that one reader alone would have
 * given them. */
#include "measure/tie-private.h"

#include "base/base.h"

enum {
  N_PARTS = 2,
  MAX_PROBLEMS = 100,       /* kept of one piece; the rest is counted */
  WORTH_A_THREAD = 1 << 16, /* bytes */
  N_AHEAD = 16              /* rows whose names are on their way from memory while others are looked up */
};

typedef struct {
  uint64_t line; /* in the piece, from 1 */
  const char *reason;
} Problem;

/* A row whose names are still to be looked up. */
typedef struct {
  uint64_t line;
  uint64_t place;
  EntSlice names[2]; /* source and target */
  EntTieKey keys[2];
  uint32_t at_s;
} Ahead;

typedef struct {
  uint32_t cut_s;
  EntTieNames *names;
  GArray *rows; /* (element-type EntTieRow) */
  /* Of the piece that is read now: */
  EntSlice piece;
  uint64_t place; /* of its first byte in the file */
  uint64_t n_lines;
  GArray *problems; /* (element-type Problem) */
  size_t n_more_problems;
  Ahead ahead[N_AHEAD];
  size_t n_ahead;
} Part;

struct EntTieReader {
  char *file;
  EntReport *report;
  Part parts[N_PARTS];
  GString *carry;   /* the beginning of a line whose end has not come */
  bool is_skipping; /* the rest of a line that is too long */
  uint64_t n_lines, n_bytes;
};

/* ---- One row ---- */

static inline bool
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static EntSlice
next_field (const char **at, const char *end)
{
  while (*at < end && is_blank (**at))
    (*at)++;
  const char *begin = *at;
  while (*at < end && !is_blank (**at))
    (*at)++;
  return (EntSlice){begin, (size_t)(*at - begin)};
}

/* Seconds, perhaps with a fraction, which is dropped; what 32 bits cannot hold is no time. */
static bool
read_time (EntSlice field, uint32_t *out_at_s)
{
  uint64_t value = 0;
  size_t i = 0;
  for (; i < field.length && g_ascii_isdigit (field.data[i]) && value < ENT_NEVER; i++)
    value = 10 * value + (uint64_t)(field.data[i] - '0');
  bool has_digits = i > 0;
  if (i < field.length && field.data[i] == '.')
    for (i++; i < field.length && g_ascii_isdigit (field.data[i]); i++)
      ;
  *out_at_s = (uint32_t)value;
  return has_digits && i == field.length && value < ENT_NEVER;
}

static void
note_problem (Part *part, uint64_t line, const char *reason)
{
  Problem problem = {line, reason};
  if (part->problems->len < MAX_PROBLEMS)
    g_array_append_val (part->problems, problem);
  else
    part->n_more_problems++;
}

/* Looks up the names of the rows ahead. */
static void
catch_up (Part *part)
{
  for (size_t i = 0; i < part->n_ahead; i++) {
    const Ahead *one = &part->ahead[i];
    EntTieRow row = {.at_s = one->at_s};
    row.low = ent_tie_names_add (part->names, one->keys[0], one->names[0], one->place);
    row.high = ent_tie_names_add (part->names, one->keys[1], one->names[1], one->place + 1);
    if (row.low == ENT_TIE_NO_NAME || row.high == ENT_TIE_NO_NAME)
      note_problem (part, one->line, N_ ("A name holds what cannot be shown; the row was left out."));
    else
      g_array_append_val (part->rows, row);
  }
  part->n_ahead = 0;
}

/* Returns: why the row cannot be read; NULL when it can. */
static const char *
read_row (Part *part, const char *line, const char *end)
{
  const char *at = line;
  EntSlice time = next_field (&at, end);
  if (time.length == 0 || *time.data == '#' || *time.data == '%')
    return NULL;
  Ahead row = {.line = part->n_lines};
  row.names[0] = next_field (&at, end);
  row.names[1] = next_field (&at, end);
  if (row.names[1].length == 0)
    return N_ ("The row has not the three fields time, source and target; it was left out.");
  if (!read_time (time, &row.at_s))
    return N_ ("The time is no number of seconds since 1970 (up to 2106); the row was left out.");
  if (MAX (row.names[0].length, row.names[1].length) > ENT_TIE_NAME_BYTES)
    return N_ ("A name is longer than 255 bytes; the row was left out.");
  if (memchr (line, '\0', (size_t)(at - line)) != NULL)
    return N_ ("A name holds what cannot be shown; the row was left out.");
  if (row.at_s > part->cut_s || ent_slice_equal (row.names[0], row.names[1]))
    return NULL;
  row.place = 2 * (part->place + (uint64_t)(line - part->piece.data));
  for (size_t i = 0; i < 2; i++)
    row.keys[i] = ent_tie_names_ask (part->names, row.names[i]);
  part->ahead[part->n_ahead++] = row;
  if (part->n_ahead == N_AHEAD)
    catch_up (part);
  return NULL;
}

/* ---- Pieces ---- */

static gpointer
read_piece (gpointer data)
{
  Part *part = data;
  const char *at = part->piece.data, *end = at + part->piece.length;
  while (at < end) {
    const char *stop = memchr (at, '\n', (size_t)(end - at));
    if (stop == NULL)
      stop = end;
    part->n_lines++;
    const char *reason = read_row (part, at, stop);
    if (reason != NULL)
      note_problem (part, part->n_lines, reason);
    at = stop + 1;
  }
  catch_up (part);
  return NULL;
}

static void
add_problem (EntTieReader *self, uint64_t line, const char *reason)
{
  ent_report_add (self->report, ent_slice (self->file), line, ENT_SLICE (""), reason);
}

static int
compare_problems (const void *a, const void *b)
{
  const Problem *left = a, *right = b;
  return (left->line > right->line) - (left->line < right->line);
}

static void
end_piece (EntTieReader *self, Part *part)
{
  g_array_sort (part->problems, compare_problems); /* names are looked up later than rows are read */
  for (guint i = 0; i < part->problems->len; i++) {
    const Problem *problem = &g_array_index (part->problems, Problem, i);
    add_problem (self, self->n_lines + problem->line, problem->reason);
  }
  for (size_t i = 0; i < part->n_more_problems; i++)
    add_problem (self, 0, "");
  self->n_lines += part->n_lines;
  self->n_bytes += part->piece.length;
  g_array_set_size (part->problems, 0);
  part->n_more_problems = 0;
  part->n_lines = 0;
}

static void
begin_piece (EntTieReader *self, size_t part, EntSlice piece, uint64_t place)
{
  self->parts[part].piece = piece;
  self->parts[part].place = place;
}

/* Whole lines. */
static void
read_lines (EntTieReader *self, EntSlice lines)
{
  if (lines.length == 0)
    return;
  size_t half = lines.length;
  if (lines.length >= WORTH_A_THREAD) {
    const char *stop = memchr (lines.data + lines.length / 2, '\n', lines.length - lines.length / 2);
    half = (size_t)(stop - lines.data) + 1;
  }
  begin_piece (self, 0, (EntSlice){lines.data, half}, self->n_bytes);
  begin_piece (self, 1, ent_slice_from (lines, half), self->n_bytes + half);
  GThread *helper =
      half < lines.length ? g_thread_try_new ("ent-ties", read_piece, &self->parts[1], NULL) : NULL;
  read_piece (&self->parts[0]);
  if (helper != NULL)
    g_thread_join (helper);
  else
    read_piece (&self->parts[1]);
  end_piece (self, &self->parts[0]);
  end_piece (self, &self->parts[1]);
}

/* What comes before the end of the line that was begun earlier. Returns: the bytes after it. */
static EntSlice
end_carry (EntTieReader *self, EntSlice bytes)
{
  if (self->carry->len == 0 && !self->is_skipping)
    return bytes;
  const char *stop = memchr (bytes.data, '\n', bytes.length);
  size_t n = stop != NULL ? (size_t)(stop - bytes.data) + 1 : bytes.length;
  if (!self->is_skipping)
    g_string_append_len (self->carry, bytes.data, (gssize)n);
  else
    self->n_bytes += n;
  if (stop != NULL) {
    read_lines (self, ent_slice_of (self->carry));
    g_string_truncate (self->carry, 0);
    self->n_lines += self->is_skipping;
    self->is_skipping = false;
  }
  return ent_slice_from (bytes, n);
}

/* Lines far too long are no rows, and not kept in memory until they end. */
static void
limit_carry (EntTieReader *self)
{
  if (self->carry->len <= ENT_TIE_LINE_BYTES)
    return;
  add_problem (self, self->n_lines + 1, N_ ("The line is too long; it was left out."));
  self->n_bytes += self->carry->len;
  g_string_truncate (self->carry, 0);
  self->is_skipping = true;
}

bool
ent_tie_reader_put (EntTieReader *self, EntSlice bytes)
{
  bytes = end_carry (self, bytes);
  size_t whole = bytes.length;
  while (whole > 0 && bytes.data[whole - 1] != '\n')
    whole--;
  read_lines (self, (EntSlice){bytes.data, whole});
  g_string_append_len (self->carry, bytes.data + whole, (gssize)(bytes.length - whole));
  limit_carry (self);
  return (uint64_t)self->parts[0].rows->len + self->parts[1].rows->len < ENT_TIE_FORWARD;
}

/* ---- Life ---- */

EntTieReader *
ent_tie_reader_new (uint32_t cut_s, const char *file, EntReport *report)
{
  EntTieReader *self = g_new0 (EntTieReader, 1);
  self->file = g_strdup (file);
  self->report = report;
  self->carry = g_string_new (NULL);
  for (size_t i = 0; i < N_PARTS; i++) {
    self->parts[i].cut_s = cut_s;
    self->parts[i].names = ent_tie_names_new ();
    self->parts[i].rows = g_array_new (FALSE, FALSE, sizeof (EntTieRow));
    self->parts[i].problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  }
  return self;
}

void
ent_tie_reader_free (EntTieReader *self)
{
  if (self == NULL)
    return;
  for (size_t i = 0; i < N_PARTS; i++) {
    ent_tie_names_free (self->parts[i].names);
    g_clear_pointer (&self->parts[i].rows, g_array_unref);
    g_array_unref (self->parts[i].problems);
  }
  g_string_free (self->carry, TRUE);
  g_free (self->file);
  g_free (self);
}

/* ---- Numbers for all ---- */

typedef struct {
  uint64_t place;
  uint32_t part, number;
} Placed;

static int
compare_placed (const void *a, const void *b)
{
  const Placed *left = a, *right = b;
  return (left->place > right->place) - (left->place < right->place);
}

/* Every name once, where it came first. The names of the second part that the first one has too get the
 * number there in @twins, the others ENT_TIE_NO_NAME. */
static GArray *
place_names (const EntTieReader *self, uint32_t twins[])
{
  EntTieNames *const names[] = {self->parts[0].names, self->parts[1].names};
  uint32_t n_own = ent_tie_names_count (names[0]);
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  for (uint32_t i = 0; i < n_own; i++) {
    Placed one = {ent_tie_names_place (names[0], i), 0, i};
    g_array_append_val (placed, one);
  }
  for (uint32_t i = 0; i < ent_tie_names_count (names[1]); i++) {
    uint64_t place = ent_tie_names_place (names[1], i);
    uint32_t twin = ent_tie_names_find (names[0], ent_tie_names_get (names[1], i));
    twins[i] = twin;
    if (twin == ENT_TIE_NO_NAME) {
      Placed one = {place, 1, i};
      g_array_append_val (placed, one);
    } else {
      Placed *first = &g_array_index (placed, Placed, twin);
      first->place = MIN (first->place, place);
    }
  }
  g_array_sort (placed, compare_placed);
  return placed;
}

typedef struct {
  GArray *rows;
  const uint32_t *ranks; /* of the part's names, among all */
} Sorting;

/* Turns the rows from source and target to low and high, and sorts them. */
static gpointer
turn_and_sort (gpointer data)
{
  const Sorting *sorting = data;
  EntTieRow *rows = (EntTieRow *)(void *)sorting->rows->data;
  for (size_t i = 0; i < sorting->rows->len; i++) {
    uint32_t source = sorting->ranks[rows[i].low], target = sorting->ranks[rows[i].high];
    rows[i].low = source < target ? source | ENT_TIE_FORWARD : target;
    rows[i].high = MAX (source, target);
  }
  ent_tie_rows_sort (rows, sorting->rows->len);
  return NULL;
}

static void
sort_both (Sorting sortings[N_PARTS])
{
  GThread *helper = g_thread_try_new ("ent-ties", turn_and_sort, &sortings[1], NULL);
  turn_and_sort (&sortings[0]);
  if (helper != NULL)
    g_thread_join (helper);
  else
    turn_and_sort (&sortings[1]);
}

EntTieLog *
ent_tie_reader_finish (EntTieReader *self)
{
  read_lines (self, ent_slice_of (self->carry)); /* the last line may have no end */
  EntTieNames *const names[] = {self->parts[0].names, self->parts[1].names};
  g_autofree uint32_t *twins = g_new (uint32_t, (size_t)ent_tie_names_count (names[1]) + 1);
  g_autoptr (GArray) placed = place_names (self, twins);
  g_autofree uint32_t *ranks_0 = g_new (uint32_t, (size_t)ent_tie_names_count (names[0]) + 1);
  g_autofree uint32_t *ranks_1 = g_new (uint32_t, (size_t)ent_tie_names_count (names[1]) + 1);
  uint32_t *const ranks[] = {ranks_0, ranks_1};
  g_autofree EntSlice *ordered = g_new (EntSlice, placed->len + 1);
  for (uint32_t rank = 0; rank < placed->len; rank++) {
    const Placed *one = &g_array_index (placed, Placed, rank);
    ranks[one->part][one->number] = rank;
    ordered[rank] = ent_tie_names_get (names[one->part], one->number);
  }
  for (uint32_t i = 0; i < ent_tie_names_count (names[1]); i++)
    if (twins[i] != ENT_TIE_NO_NAME)
      ranks_1[i] = ranks_0[twins[i]];
  Sorting sortings[] = {{self->parts[0].rows, ranks_0}, {self->parts[1].rows, ranks_1}};
  sort_both (sortings);
  EntTieLog *ties = ent_tie_log_new (sortings[0].rows, sortings[1].rows, ordered, placed->len);
  ent_tie_reader_free (self);
  return ties;
}
