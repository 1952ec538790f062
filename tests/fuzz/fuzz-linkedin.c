/* Any bytes as an archive: a zip that is damaged somehow, or a single file of an unknown name. */
#include "fuzz-readers.h"

#include <sys/mman.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd = memfd_create ("archive", MFD_CLOEXEC);
  FUZZ_ASSERT (fd >= 0 && write (fd, data, size) == (ssize_t)size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  fuzz_read_file (path);
  close (fd);
  return 0;
}
