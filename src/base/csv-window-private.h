/* The window of a CSV reader: the bytes as they pass by, UTF-16 made UTF-8, without byte-order mark and NULs.
 */
#pragma once

#include "base/csv.h"

#define ENT_CSV_RAW_BYTES 16384

typedef enum {
  ENT_CSV_UNDECIDED,
  ENT_CSV_BYTES, /* UTF-8 or Windows-1252: told apart cell by cell, later */
  ENT_CSV_UTF16_LE,
  ENT_CSV_UTF16_BE,
} EntCsvEncoding;

/*
 * data[start .. end) is what is read and not yet used up. data[end] is always a line feed, with 16 readable
 * bytes behind it, so that a search for the end of a line needs no other bound.
 */
typedef struct {
  EntInput *input;
  char *data;
  size_t start, end, capacity;
  bool at_end;     /* the input gives nothing more */
  GError *failure; /* why, when it broke */
  EntCsvEncoding encoding;
  size_t n_raw;
  unsigned char raw[ENT_CSV_RAW_BYTES]; /* bytes before transcoding */
} EntCsvWindow;

void ent_csv_window_init (EntCsvWindow *self, EntInput *input);
void ent_csv_window_clear (EntCsvWindow *self);

/**
 * ent_csv_window_fill: moves the unread bytes to the front, grows when they fill more than half, and reads
 * until most of the window is full. Nothing is read when @at_end. Pointers into the window are void
 * afterwards.
 */
void ent_csv_window_fill (EntCsvWindow *self);
