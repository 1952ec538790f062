#include "base/slice.h"

bool
ent_slice_equal_ascii_case (EntSlice a, EntSlice b)
{
  return a.length == b.length && (a.length == 0 || g_ascii_strncasecmp (a.data, b.data, a.length) == 0);
}

bool
ent_slice_starts_with_ascii_case (EntSlice self, EntSlice prefix)
{
  return self.length >= prefix.length &&
         ent_slice_equal_ascii_case ((EntSlice){self.data, prefix.length}, prefix);
}

/* Length of the white space that @self starts with, or 0. */
static size_t
space_at_start (EntSlice self)
{
  if (self.length >= 1 && (g_ascii_isspace (self.data[0]) || self.data[0] == '\v'))
    return 1;
  if (self.length >= 2 && memcmp (self.data, "\xC2\xA0", 2) == 0)
    return 2;
  if (self.length >= 3 &&
      (memcmp (self.data, "\xE2\x80\xAF", 3) == 0 || memcmp (self.data, "\xEF\xBB\xBF", 3) == 0))
    return 3;
  return 0;
}

/* Length of the white space that @self ends with, or 0. */
static size_t
space_at_end (EntSlice self)
{
  for (size_t length = 1; length <= 3 && length <= self.length; length++)
    if (space_at_start ((EntSlice){self.data + self.length - length, length}) == length)
      return length;
  return 0;
}

EntSlice
ent_slice_trim (EntSlice self)
{
  for (size_t n = space_at_start (self); n > 0; n = space_at_start (self))
    self = ent_slice_from (self, n);
  for (size_t n = space_at_end (self); n > 0; n = space_at_end (self))
    self.length -= n;
  return self;
}

bool
ent_slice_cut (EntSlice *self, const char *separators, EntSlice *out_piece)
{
  if (self->data == NULL)
    return false;
  size_t length = 0;
  while (length < self->length &&
         (self->data[length] == '\0' || strchr (separators, self->data[length]) == NULL))
    length++;
  *out_piece = (EntSlice){self->data, length};
  /* The last piece leaves no data behind, so that "a," gives "a" and "" and then the end. */
  *self = length < self->length ? ent_slice_from (*self, length + 1) : (EntSlice){NULL, 0};
  return true;
}

ssize_t
ent_slice_find (EntSlice self, EntSlice needle)
{
  if (self.length < needle.length || self.length == 0)
    return -1;
  const char *at = memmem (self.data, self.length, needle.data, needle.length);
  return at ? at - self.data : -1;
}
