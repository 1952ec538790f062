/* What the fuzz targets of the readers share: bytes become a file, and every record that comes out is
 * checked. */
#pragma once

#include "fuzz.h"
#include "readers/readers.h"

/** fuzz_read_file: reads @path whatever is in it; an error must have a sentence, records must keep their
 * promises. */
void fuzz_read_file (const char *path);

/** fuzz_read_bytes: the same with a file that holds @start and then the bytes. */
void fuzz_read_bytes (const char *start, const uint8_t *data, size_t size);
