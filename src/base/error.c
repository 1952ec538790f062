#include "base/error.h"

G_DEFINE_QUARK (ent - error - quark, ent_error)

const char *
ent_error_name (int code)
{
  static const char *const names[] = {
      [ENT_ERROR_FAILED] = "FAILED",     [ENT_ERROR_USAGE] = "USAGE",     [ENT_ERROR_NOT_FOUND] = "NOT_FOUND",
      [ENT_ERROR_CONFLICT] = "CONFLICT", [ENT_ERROR_INVALID] = "INVALID", [ENT_ERROR_BUSY] = "BUSY",
      [ENT_ERROR_REFUSED] = "REFUSED",   [ENT_ERROR_CORRUPT] = "CORRUPT",
  };

  if (code < 0 || (size_t)code >= G_N_ELEMENTS (names))
    return names[ENT_ERROR_FAILED];
  return names[code];
}
