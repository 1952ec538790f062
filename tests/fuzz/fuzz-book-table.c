/* Any bytes as the rows of a table, as a table, and as what the user says of one. */
#include "fuzz-readers.h"
#include "readers/book-private.h"

static void
check_mapping (const char *mapping)
{
  static const EntSlice cells[] = {{"Name", 4}, {"Où", 3}, {"", 0}, {"Name", 4}};
  EntBookColumns columns = {0};
  bool fits;
  g_autoptr (GError) error = NULL;
  FUZZ_ASSERT (ent_book_columns_guess (&columns, cells, G_N_ELEMENTS (cells)) <= G_N_ELEMENTS (cells));
  FUZZ_ASSERT (ent_book_columns_map (&columns, mapping, &fits, &error) == (error == NULL));
  ent_book_columns_clear (&columns);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_read_bytes (
      "First Name,Last Name,Titre,E-mail 1 - Type,E-mail 1 - Value,Address 1 - Street,Labels,Birthday,X\n",
      data, size);
  fuzz_read_bytes ("", data, size);
  g_autofree char *mapping = g_strndup ((const char *)data, size);
  check_mapping (mapping);
  return 0;
}
