/* The one error domain. A code says what the caller may do next; the text for people is in the message. */
#pragma once

#include <glib.h>

#define ENT_ERROR (ent_error_quark ())

typedef enum {
  ENT_ERROR_FAILED,    /* something outside failed: disk, memory, a library */
  ENT_ERROR_USAGE,     /* the request itself is wrong: fix the words and ask again */
  ENT_ERROR_NOT_FOUND, /* what was named is not there */
  ENT_ERROR_CONFLICT,  /* it clashes with what is there */
  ENT_ERROR_INVALID,   /* the input is not what it should be */
  ENT_ERROR_BUSY,      /* somebody else is writing: try again later */
  ENT_ERROR_REFUSED,   /* refused by policy: too big, unsafe, not permitted */
  ENT_ERROR_CORRUPT,   /* stored data is damaged: restore a backup */
} EntErrorCode;

/** ent_error_quark: the domain of every GError that Entregent makes. */
GQuark ent_error_quark (void);

/**
 * ent_error_name:
 *
 * Returns: (static) the code's name as programs see it ("USAGE", "NOT_FOUND"...); "FAILED" for a code
 * that is not in the list.
 */
const char *ent_error_name (int code);
