/* How fast a CSV file goes through EntCsv: rows, cells and MB/s. Usage: csv-scan FILE */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

typedef struct {
  EntInput base;
  int fd;
  uint64_t n_bytes;
} FileInput;

static ssize_t
read_file (EntInput *base, char *buffer, size_t bytes, GError **error)
{
  FileInput *self = (FileInput *)base;
  ssize_t got = read (self->fd, buffer, bytes);
  if (got < 0)
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, "Cannot read: %s.", g_strerror (errno));
  else
    self->n_bytes += (uint64_t)got;
  return got;
}

int
main (int argc, char **argv)
{
  FileInput input = {.base = {read_file}, .fd = argc == 2 ? open (argv[1], O_RDONLY | O_CLOEXEC) : -1};
  if (input.fd < 0) {
    fprintf (stderr, "usage: csv-scan FILE\n");
    return 2;
  }
  g_autoptr (EntCsv) csv = ent_csv_new (&input.base, NULL);
  g_autoptr (GError) error = NULL;
  EntCsvRow row;
  const char *reason;
  uint64_t n_rows = 0, n_bad = 0, n_cells = 0, cell_bytes = 0;
  int64_t start_us = g_get_monotonic_time ();
  EntCsvStatus status;
  while ((status = ent_csv_next (csv, &row, &reason, &error)) == ENT_CSV_ROW || status == ENT_CSV_BAD_ROW) {
    n_rows++;
    n_bad += status == ENT_CSV_BAD_ROW;
    n_cells += row.n_cells;
    for (size_t i = 0; i < row.n_cells; i++)
      cell_bytes += row.cells[i].length;
  }
  double seconds = (double)(g_get_monotonic_time () - start_us) / 1e6;
  close (input.fd);
  printf ("%" G_GUINT64_FORMAT " rows (%" G_GUINT64_FORMAT " bad), %" G_GUINT64_FORMAT
          " cells, %" G_GUINT64_FORMAT " bytes in cells, %.3f s, %.0f MB/s\n",
          n_rows, n_bad, n_cells, cell_bytes, seconds, (double)input.n_bytes / 1e6 / seconds);
  return status == ENT_CSV_END ? 0 : 1;
}
