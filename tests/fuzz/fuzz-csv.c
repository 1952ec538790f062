/* The CSV reader on any bytes: what comes out is valid and in order, however the bytes arrive. */
#include "fuzz.h"

typedef struct {
  EntInput base;
  EntSlice left;
  size_t step;
} MemoryInput;

static ssize_t
read_memory (EntInput *base, char *buffer, size_t bytes, GError **error)
{
  MemoryInput *self = (MemoryInput *)base;
  size_t n = MIN (MIN (bytes, self->step), self->left.length);
  if (n > 0) {
    memcpy (buffer, self->left.data, n);
    self->left = ent_slice_from (self->left, n);
  }
  return (ssize_t)n;
}

/* A digest of all rows, so that two readings can be compared. */
static guint64
read_all (EntSlice bytes, size_t step, const EntCsvOptions *options)
{
  MemoryInput input = {.base = {read_memory}, .left = bytes, .step = step};
  g_autoptr (EntCsv) csv = ent_csv_new (&input.base, options);
  EntCsvRow row;
  const char *reason = NULL;
  uint64_t last_line = 0;
  guint64 digest = 0;
  EntCsvStatus status;
  while ((status = ent_csv_next (csv, &row, &reason, NULL)) == ENT_CSV_ROW || status == ENT_CSV_BAD_ROW) {
    FUZZ_ASSERT (row.line > last_line);
    FUZZ_ASSERT (status == ENT_CSV_ROW || reason != NULL);
    last_line = row.line;
    digest = digest * 31 + row.line * 2 + (status == ENT_CSV_ROW);
    for (size_t i = 0; i < row.n_cells; i++) {
      FUZZ_ASSERT (ent_text_is_valid (row.cells[i]));
      for (size_t j = 0; j < row.cells[i].length; j++)
        digest = digest * 31 + (unsigned char)row.cells[i].data[j];
    }
  }
  FUZZ_ASSERT (status == ENT_CSV_END);
  return digest;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const EntCsvOptions variants[] = {
      {.max_record_bytes = 0},
      {.dated_records = true},
      {.max_record_bytes = 64, .max_cells = 4},
      {.max_record_bytes = 64, .dated_records = true},
  };
  EntSlice bytes = {(const char *)data, size};
  const EntCsvOptions *options = &variants[size % G_N_ELEMENTS (variants)];
  FUZZ_ASSERT (read_all (bytes, SIZE_MAX, options) == read_all (bytes, 3, options));
  return 0;
}
