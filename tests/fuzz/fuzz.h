/* What the fuzz targets share. A target is one function over bytes; libFuzzer or replay-main.c calls it. */
#pragma once

#include "base/base.h"

#define FUZZ_ASSERT(claim)                                                                                   \
  do {                                                                                                       \
    if (!(claim))                                                                                            \
      g_error ("%s:%d: %s", __FILE__, __LINE__, #claim);                                                     \
  } while (0)

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
