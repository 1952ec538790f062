/* Any bytes as cards; and each line as a property, which reading it again as vCard 4 must not go on changing.
 */
#include "fuzz-readers.h"
#include "readers/book-private.h"

static void
check_property (EntSlice line, bool is_old)
{
  g_autoptr (GString) once = g_string_new (NULL), again = g_string_new (NULL);
  g_autoptr (GString) last = g_string_new (NULL), folded = g_string_new (NULL);
  if (!ent_book_append_property (line, is_old, once))
    return;
  FUZZ_ASSERT (g_utf8_validate (once->str, (gssize)once->len, NULL));
  FUZZ_ASSERT (strchr (once->str, '\n') == once->str + once->len - 1);
  EntSlice kept = {once->str, once->len - 1};
  FUZZ_ASSERT (ent_book_append_property (kept, false, again));
  FUZZ_ASSERT (ent_book_append_property ((EntSlice){again->str, again->len - 1}, false, last));
  if (!g_string_equal (again, last))
    g_error ("%s became %s", again->str, last->str);
  ent_vcard_append_folded (kept, folded);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  EntSlice rest = {(const char *)data, size}, line;
  for (int i = 0; i < 200 && ent_slice_cut (&rest, "\r\n", &line); i++)
    check_property (line, i % 2 == 0);
  fuzz_read_bytes ("BEGIN:VCARD\n", data, size);
  fuzz_read_bytes ("", data, size);
  return 0;
}
