/* Lines of a stream: UTF-16 made UTF-8, without byte-order mark and NULs; LF, CRLF, CRCRLF and lone CR end a
 * line. */
#pragma once

#include "base/csv.h"

typedef struct EntLines EntLines;

/**
 * ent_lines_new:
 * @input: borrowed, must outlive it
 * @max_line_bytes: of a longer line the rest is dropped
 *
 * Memory: 256 KiB, or up to four times @max_line_bytes where such lines come.
 */
EntLines *ent_lines_new (EntInput *input, size_t max_line_bytes);
void ent_lines_free (EntLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLines, ent_lines_free)

/**
 * ent_lines_next:
 * @out_line: without its end, in the bytes of the input; until the next call
 *
 * Returns: false at the end, or with @error as the input fails. Cost: one pass over the bytes.
 */
bool ent_lines_next (EntLines *self, EntSlice *out_line, GError **error);

/** ent_lines_number: of the line that came last, from 1; 0 before the first. */
uint64_t ent_lines_number (const EntLines *self);

/** ent_lines_is_cut: whether the line that came last was longer than allowed. */
bool ent_lines_is_cut (const EntLines *self);
