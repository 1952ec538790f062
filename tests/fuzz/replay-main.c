/*
 * Runs a fuzz target without libFuzzer: over the files of a folder, and over changed copies of them that are
 * the same in each run. Usage: replay-NAME N_MUTATIONS FOLDER...
 */
#include "fuzz.h"

#include <stdio.h>

#define MAX_INPUT_BYTES 65536

/* What breaks parsers more often than any random byte. */
static const char *const tokens[] = {
    "\"",    "\"\"", "\\\"", ",", ";",    "\t",   "\n",           "\r\n",
    "\r",    "<",    ">",    "&", "&#x",  "</p>", "<!--",         "%",
    "%C3",   "%25",  "/",    "@", "\xFF", "\xC3", "\xE2\x80\xAE", "\xF0\x9F\x91\xA9",
    "\x1B[", "(0)",  "+",    "é"};

static void
run (const GByteArray *input)
{
  /* A copy of the exact size, so that a sanitizer sees each byte read too far. */
  g_autofree uint8_t *copy = g_memdup2 (input->data, input->len);
  LLVMFuzzerTestOneInput (copy, input->len);
}

static void
insert (GByteArray *input, guint at, const uint8_t *data, guint length)
{
  if (input->len + length > MAX_INPUT_BYTES || length == 0)
    return;
  guint tail = input->len - at;
  g_byte_array_set_size (input, input->len + length);
  memmove (input->data + at + length, input->data + at, tail);
  memcpy (input->data + at, data, length);
}

static void
mutate (GRand *random, GByteArray *input)
{
  guint at = input->len > 0 ? (guint)g_rand_int_range (random, 0, (gint32)input->len) : 0;
  guint wanted = (guint)g_rand_int_range (random, 1, 32);
  guint length = MIN (wanted, input->len - at);
  const char *token = tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))];
  g_autofree uint8_t *piece = g_memdup2 (input->data + at, length);
  switch (g_rand_int_range (random, 0, 5)) {
  case 0:
    if (input->len > 0)
      input->data[at] = (uint8_t)g_rand_int_range (random, 0, 256);
    break;
  case 1:
    insert (input, at, (const uint8_t *)token, (guint)strlen (token));
    break;
  case 2:
    if (length > 0)
      g_byte_array_remove_range (input, at, length);
    break;
  case 3:
    insert (input, input->len > 0 ? (guint)g_rand_int_range (random, 0, (gint32)input->len) : 0, piece,
            length);
    break;
  default:
    if (input->len > 0)
      input->data[at] ^= (uint8_t)(1u << g_rand_int_range (random, 0, 8));
  }
}

static GByteArray *
load (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &contents, &length, &error))
    g_error ("%s", error->message);
  GByteArray *input = g_byte_array_new ();
  g_byte_array_append (input, (const guint8 *)contents, (guint)MIN (length, MAX_INPUT_BYTES));
  return input;
}

static guint
replay_file (const char *path, guint n_mutations)
{
  g_autoptr (GByteArray) seed = load (path);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  run (seed);
  for (guint i = 0; i < n_mutations; i++) {
    g_autoptr (GByteArray) input = g_byte_array_sized_new (seed->len);
    g_byte_array_append (input, seed->data, seed->len);
    for (int changes = g_rand_int_range (random, 1, 9); changes > 0; changes--)
      mutate (random, input);
    run (input);
  }
  return n_mutations + 1;
}

int
main (int argc, char **argv)
{
  guint64 n_mutations;
  if (argc < 3 || !g_ascii_string_to_unsigned (argv[1], 10, 0, G_MAXINT, &n_mutations, NULL)) {
    fprintf (stderr, "usage: %s N_MUTATIONS FOLDER...\n", argv[0]);
    return 2;
  }
  guint n_runs = 0, n_files = 0;
  for (int i = 2; i < argc; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GDir) folder = g_dir_open (argv[i], 0, &error);
    if (folder == NULL)
      g_error ("%s", error->message);
    for (const char *name = g_dir_read_name (folder); name != NULL;
         name = g_dir_read_name (folder), n_files++) {
      g_autofree char *path = g_build_filename (argv[i], name, NULL);
      n_runs += replay_file (path, (guint)n_mutations);
    }
  }
  printf ("1..1\n%s 1 - %u inputs from %u seeds\n", n_files > 0 ? "ok" : "not ok", n_runs, n_files);
  return n_files > 0 ? 0 : 1;
}
