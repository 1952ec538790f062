/* Which number of `05/06/2024` is the day, for a whole table. */
#include "readers/linkedin-private.h"

#define FIRST_ROWS 2000 /* a table without a numeric date in them has none */

/* The columns of a table as texts, and for each date the same column under its names in other languages. */
typedef struct {
  EntColumn columns[ENT_TABLE_MAX_COLUMNS];
  size_t n_columns;
  size_t n_own;                             /* those of the table itself come first */
  const char *dated[ENT_TABLE_MAX_COLUMNS]; /* the names of each date; NULL for a text */
} Texts;

/* What the rows say. */
typedef struct {
  const Texts *texts;
  const char *untold; /* the names of a column whose dates leave it open */
  int balance;        /* above 0: day first */
  bool is_elsewhere;  /* the header is of a language whose people write the day first */
  bool is_numeric;
} Weighing;

static void
add_column (Texts *self, const char *names, EntNeed need)
{
  self->columns[self->n_columns] =
      (EntColumn){names, ENT_CELL_TEXT, self->n_columns * sizeof (EntSlice), need};
  self->n_columns++;
}

/* False: no date is in the table. */
static bool
list_texts (const EntTable *table, Texts *out)
{
  *out = (Texts){.n_own = table->n_columns};
  bool has_dates = false;
  for (size_t c = 0; c < table->n_columns; c++) {
    const EntColumn *column = &table->columns[c];
    out->dated[c] = column->kind == ENT_CELL_TIME ? column->names : NULL;
    has_dates = has_dates || column->kind == ENT_CELL_TIME;
    add_column (out, column->names, column->need == ENT_NEED_NONE ? ENT_NEED_NONE : ENT_NEED_HEADER);
  }
  for (size_t c = 0; c < table->n_columns && out->n_columns < ENT_TABLE_MAX_COLUMNS; c++) {
    const char *others = out->dated[c] == NULL ? NULL : strchr (out->dated[c], '|');
    if (others != NULL)
      add_column (out, others + 1, ENT_NEED_NONE);
  }
  return has_dates;
}

static bool
weigh_row (const void *data, uint64_t line, void *context, GError **error)
{
  const EntSlice *cells = data;
  Weighing *self = context;
  (void)line;
  (void)error;
  for (size_t c = 0; c < self->texts->n_own; c++) {
    if (self->texts->dated[c] == NULL)
      continue;
    EntDateOrder order = ent_dates_order (cells[c]);
    self->is_numeric = self->is_numeric || order != ENT_DATE_ORDER_NONE;
    self->balance += (order == ENT_DATE_ORDER_DAY_FIRST) - (order == ENT_DATE_ORDER_MONTH_FIRST);
    if (order == ENT_DATE_ORDER_UNTOLD && self->untold == NULL)
      self->untold = self->texts->dated[c];
  }
  for (size_t c = self->texts->n_own; c < self->texts->n_columns; c++)
    self->is_elsewhere = self->is_elsewhere || cells[c].length > 0;
  return true;
}

/* What cannot be read is reported when the rows are read for good. */
static bool
weigh (EntLinkedin *self, size_t index, const EntTable *table, uint64_t max_rows, Weighing *weighing,
       GError **error)
{
  EntTableJob job = {.dates = self->dates, .max_rows = max_rows, .emit = weigh_row, .context = weighing};
  EntTableResult result;
  EntInput *input = ent_archive_stream (self->archive, index, NULL);
  return input == NULL || ent_table_read (table, input, &job, &result, error);
}

bool
ent_linkedin_find_day_order (EntLinkedin *self, size_t index, const EntTable *table, GError **error)
{
  ent_dates_set_day_first (self->dates, false);
  Texts texts;
  if (!list_texts (table, &texts))
    return true;
  const EntTable as_texts = {.columns = texts.columns,
                             .n_columns = texts.n_columns,
                             .row_size = texts.n_columns * sizeof (EntSlice),
                             .dated_records = table->dated_records};
  Weighing weighing = {.texts = &texts};
  if (!weigh (self, index, &as_texts, FIRST_ROWS, &weighing, error))
    return false;
  if (!weighing.is_numeric)
    return true;
  weighing = (Weighing){.texts = &texts};
  if (!weigh (self, index, &as_texts, 0, &weighing, error))
    return false;
  ent_dates_set_day_first (self->dates,
                           weighing.balance > 0 || (weighing.balance == 0 && weighing.is_elsewhere));
  if (weighing.untold == NULL || weighing.balance != 0 || weighing.is_elsewhere)
    return true;
  g_autofree char *column = g_strndup (weighing.untold, strcspn (weighing.untold, "|"));
  ent_linkedin_problem (
      self, 0, column,
      _ ("Nothing tells whether dates like 05/06/2024 begin with the day: the month was taken to come "
         "first."));
  return true;
}
