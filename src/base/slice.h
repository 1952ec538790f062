/* A slice: some bytes of a text that somebody else owns. Not terminated; an empty slice may have no data. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
  const char *data;
  size_t length; /* bytes */
} EntSlice;

/* The slice of a string literal. */
#define ENT_SLICE(literal) ((EntSlice){(literal), sizeof (literal) - 1})

/** ent_slice: the slice of a terminated string (NULL gives an empty one); borrows it. */
static inline EntSlice
ent_slice (const char *text)
{
  return (EntSlice){text, text ? strlen (text) : 0};
}

/** ent_slice_of: the slice of a GString; valid until the string is changed. */
static inline EntSlice
ent_slice_of (const GString *text)
{
  return (EntSlice){text->str, text->len};
}

static inline bool
ent_slice_is_empty (EntSlice self)
{
  return self.length == 0;
}

/** ent_slice_equal: byte for byte. */
static inline bool
ent_slice_equal (EntSlice a, EntSlice b)
{
  return a.length == b.length && (a.length == 0 || memcmp (a.data, b.data, a.length) == 0);
}

/** ent_slice_from: from byte @from to the end; @from is at most the length. */
static inline EntSlice
ent_slice_from (EntSlice self, size_t from)
{
  return from > 0 ? (EntSlice){self.data + from, self.length - from} : self;
}

/** ent_slice_dup: a terminated copy; free with g_free(). */
static inline char *
ent_slice_dup (EntSlice self)
{
  return self.length ? g_strndup (self.data, self.length) : g_strdup ("");
}

/** ent_slice_equal_ascii_case: byte for byte, ASCII letters in either case. */
bool ent_slice_equal_ascii_case (EntSlice a, EntSlice b);

/** ent_slice_starts_with_ascii_case: @prefix is compared with ASCII letters in either case. */
bool ent_slice_starts_with_ascii_case (EntSlice self, EntSlice prefix);

/** ent_slice_trim: without white space at both ends: ASCII, no-break spaces and the byte-order mark. */
EntSlice ent_slice_trim (EntSlice self);

/**
 * ent_slice_cut:
 * @self: what is left to read; moves behind the separator
 * @separators: ASCII characters, any of which ends a piece
 * @out_piece: the piece before it, not trimmed
 *
 * Returns: false when nothing is left. "a,,b" gives "a", "" and "b".
 */
bool ent_slice_cut (EntSlice *self, const char *separators, EntSlice *out_piece);

/** ent_slice_find: byte offset of the first @needle, or -1. */
ssize_t ent_slice_find (EntSlice self, EntSlice needle);
