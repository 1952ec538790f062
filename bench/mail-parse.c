/* The floor of any reader of mails that takes GMime: every mail of a folder parsed whole, its texts decoded
 * and dropped. Usage: bench-mail-parse FOLDER */
#include <gmime/gmime.h>
#include <stdio.h>

typedef struct {
  guint64 n_mails, n_bytes, n_text;
} Sums;

static void
decode (GMimeObject *parent, GMimeObject *part, gpointer data)
{
  (void)parent;
  Sums *sums = data;
  if (!GMIME_IS_TEXT_PART (part))
    return;
  g_autofree char *text = g_mime_text_part_get_text (GMIME_TEXT_PART (part));
  sums->n_text += text != NULL ? strlen (text) : 0;
}

static void
parse (const char *path, Sums *sums)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  if (!g_file_get_contents (path, &bytes, &n_bytes, NULL))
    return;
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (bytes, n_bytes);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL) {
    sums->n_mails++;
    sums->n_bytes += n_bytes;
    g_mime_message_foreach (message, decode, sums);
    g_object_unref (message);
  }
  g_object_unref (parser);
  g_object_unref (stream);
}

int
main (int argc, char **argv)
{
  GDir *folder = argc == 2 ? g_dir_open (argv[1], 0, NULL) : NULL;
  if (folder == NULL) {
    fprintf (stderr, "usage: bench-mail-parse FOLDER\n");
    return 2;
  }
  g_mime_init ();
  Sums sums = {0};
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (argv[1], name, NULL);
    parse (path, &sums);
  }
  g_dir_close (folder);
  printf ("%" G_GUINT64_FORMAT " mails, %" G_GUINT64_FORMAT " bytes, %" G_GUINT64_FORMAT " bytes of text\n",
          sums.n_mails, sums.n_bytes, sums.n_text);
  return 0;
}
