/* Any bytes as an LDIF. */
#include "fuzz-readers.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_read_bytes ("dn: x\n", data, size);
  return 0;
}
