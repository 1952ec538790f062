#include "base/base.h"

/* An input in memory that gives at most @step bytes a read, and breaks at its end when @breaks. */
typedef struct {
  EntInput base;
  EntSlice left;
  size_t step;
  bool breaks;
} MemoryInput;

static ssize_t
read_memory (EntInput *base, char *buffer, size_t bytes, GError **error)
{
  MemoryInput *self = (MemoryInput *)base;
  size_t n = MIN (MIN (bytes, self->step), self->left.length);
  if (n == 0 && self->breaks) {
    g_set_error (error, ENT_ERROR, ENT_ERROR_FAILED, "The disk went away.");
    return -1;
  }
  if (n > 0)
    memcpy (buffer, self->left.data, n);
  self->left = ent_slice_from (self->left, n);
  return (ssize_t)n;
}

static MemoryInput
memory_input (EntSlice bytes, size_t step)
{
  return (MemoryInput){.base = {read_memory}, .left = bytes, .step = step};
}

/* All rows as one text: "line:cell|cell" a row, "line!" for a bad one. */
static char *
read_all (EntSlice bytes, size_t step, const EntCsvOptions *options)
{
  MemoryInput input = memory_input (bytes, step);
  g_autoptr (EntCsv) csv = ent_csv_new (&input.base, options);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  EntCsvRow row;
  const char *reason = NULL;
  EntCsvStatus status;
  while ((status = ent_csv_next (csv, &row, &reason, &error)) == ENT_CSV_ROW || status == ENT_CSV_BAD_ROW) {
    g_string_append_printf (out, "%s%" G_GUINT64_FORMAT "%c", out->len > 0 ? "\n" : "", row.line,
                            status == ENT_CSV_ROW ? ':' : '!');
    if (status == ENT_CSV_BAD_ROW)
      g_assert_nonnull (reason);
    for (size_t i = 0; i < row.n_cells && status == ENT_CSV_ROW; i++) {
      g_assert_true (ent_text_is_valid (row.cells[i]));
      g_string_append (out, i > 0 ? "|" : "");
      g_string_append_len (out, row.cells[i].data, (gssize)row.cells[i].length);
    }
  }
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, ENT_CSV_END);
  return g_string_free (out, FALSE);
}

static void
assert_bytes_read (EntSlice bytes, const EntCsvOptions *options, const char *expected)
{
  static const size_t steps[] = {1, 2, 7, 1 << 20};
  for (size_t i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *found = read_all (bytes, steps[i], options);
    g_assert_cmpstr (found, ==, expected);
  }
}

static void
assert_read (const char *text, const char *expected)
{
  assert_bytes_read (ent_slice (text), NULL, expected);
}

static void
test_plain_rows (void)
{
  assert_read ("a,b,c\n1,2,3\n", "1:a|b|c\n2:1|2|3");
  assert_read ("a,b\n1,2", "1:a|b\n2:1|2");
  assert_read ("a,b,\n1,,\n", "1:a|b|\n2:1||");
  assert_read ("a,b,", "1:a|b|");
  assert_read ("", "");
  assert_read ("\n\n", "");
}

static void
test_quoted_cells (void)
{
  assert_read ("a,b\n\"x, y\",\"said \"\"hi\"\"\"\n", "1:a|b\n2:x, y|said \"hi\"");
  assert_read ("a,b\n\"\",\"\"\"\"\n", "1:a|b\n2:|\"");
  assert_read ("a,b\n\"two\nlines\",x\ny,z\n", "1:a|b\n2:two\nlines|x\n4:y|z");
  assert_read ("a,b\n\"two\r\nlines\",x\r\ny,z\r\n", "1:a|b\n2:two\nlines|x\n4:y|z");
  assert_read ("a,b\n\"x\"", "1:a|b\n2:x");
  assert_read ("a,b\n\"x\" ,y\n", "1:a|b\n2:x|y");
  assert_read ("a,b\n\"\"\"one\"\"\n\"\"two\"\"\",y\n", "1:a|b\n2:\"one\"\n\"two\"|y");
}

static void
test_line_breaks (void)
{
  assert_read ("a,b\r1,2\r\n3,4\n5,6", "1:a|b\n2:1|2\n3:3|4\n4:5|6");
  assert_read ("a,b\r\n\r\n1,2\r\n", "1:a|b\n3:1|2");
  assert_read ("a,b\n,,\n  \n1,2\n", "1:a|b\n4:1|2");
  assert_read ("a,b\r\"x\ry\",2\r3,4", "1:a|b\n2:x\ry|2\n4:3|4");
}

static void
test_trims_cells (void)
{
  assert_read ("a,b\n  Awa , \"\tExemple \"\n", "1:a|b\n2:Awa|\"\tExemple \"");
  assert_read ("a,b\n\" Awa \",\xC2\xA0"
               "Exemple\xC2\xA0\n",
               "1:a|b\n2:Awa|Exemple");
}

static void
test_stray_quotes (void)
{
  assert_read ("a,b\n5\" screen,say \"hi\"\n", "1:a|b\n2:5\" screen|say \"hi\"");
  assert_read ("a,b\n\"Acme\" Inc.,Paris\nx,y\n", "1:a|b\n2:Acme Inc.|Paris\n3:x|y");
  assert_read ("a,b\n\"Acme\" Inc.,\"Paris, France\"\nx,y\n", "1:a|b\n2:Acme Inc.|Paris, France\n3:x|y");
  assert_read ("a,b\n\"so \"called\" art\",y\n", "1:a|b\n2:so \"called\" art|y");
}

static void
test_backslash_escapes (void)
{
  assert_read ("a,b\n\"said \\\"hi, you\\\" ok\",y\n", "1:a|b\n2:said \"hi, you\" ok|y");
  assert_read ("a,b\n\"said \\\"hi\\\"\",y\n", "1:a|b\n2:said \"hi\"|y");
  assert_read ("a,b\n\"said \\\"hi\\\", ok\",y\n", "1:a|b\n2:said \"hi\", ok|y");
  assert_read ("a,b\n\"C:\\\",y\n", "1:a|b\n2:C:\\|y");
  assert_read ("a,b\n\"x \\\"\", then\",y\n", "1:a|b\n2:x \\\", then|y");
}

static void
test_unclosed_quote_loses_one_line (void)
{
  assert_read ("a,b\n\"never closed,x\n1,2\n3,4\n", "1:a|b\n2!\n3:1|2\n4:3|4");
  assert_read ("a,b\n\"never closed,x\n1,\"2\"\n3,4\n", "1:a|b\n2!\n3:1|2\n4:3|4");
  assert_read ("a,b\n1,\"", "1:a|b\n2!");
  assert_read ("\"\n\"a\n\"b\nc", "1!\n2!\n3!\n4:c");
}

static void
test_unclosed_quote_in_a_large_file (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,\"open\n");
  for (int i = 0; i < 200000; i++)
    g_string_append (text, "cell,other cell\n");
  g_autofree char *found = read_all (ent_slice_of (text), SIZE_MAX, NULL);
  g_assert_true (g_str_has_prefix (found, "1:a|b\n2!\n3:cell|other cell\n4:cell"));
  g_assert_true (g_str_has_suffix (found, "\n200002:cell|other cell"));
}

static void
test_row_over_the_limit (void)
{
  const EntCsvOptions options = {.max_record_bytes = 32};
  assert_bytes_read (ENT_SLICE ("a,b\n1,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n3,4\n"), &options,
                     "1:a|b\n2!\n3:3|4");
  assert_bytes_read (ENT_SLICE ("a,b\n\"x\nxxxxxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxx\ny\",2\n3,4\n"), &options,
                     "1:a|b\n2!\n3:xxxxxxxxxxxxxxxxxxxxxx\n4:xxxxxxxxxxx\n5:y\"|2\n6:3|4");
  g_autoptr (GString) endless = g_string_new ("a,b\n");
  for (int i = 0; i < 1500000; i++)
    g_string_append (endless, "xx");
  g_string_append (endless, "\n1,2\n");
  g_autofree char *found = read_all (ent_slice_of (endless), SIZE_MAX, NULL);
  g_assert_cmpstr (found, ==, "1:a|b\n2!\n3:1|2");
}

static void
test_too_many_cells (void)
{
  const EntCsvOptions options = {.max_cells = 3};
  assert_bytes_read (ENT_SLICE ("a,b\n1,2,3,4\n5,6,7\n"), &options, "1:a|b\n2!\n3:5|6|7");
}

static void
test_separators (void)
{
  assert_read ("a;b\n1,5;2\n", "1:a|b\n2:1,5|2");
  assert_read ("a\tb\n1,5\t2;3\n", "1:a|b\n2:1,5|2;3");
  assert_read ("a,b,c\nx;y;z;t;u;v,\"1\t2\",3\n", "1:a|b|c\n2:x;y;z;t;u;v|1\t2|3");
  assert_read ("alone\n", "1:alone");
}

static void
test_separator_behind_notes (void)
{
  static const char header[] = "First Name;Last Name;URL;Company\n";
  g_autofree char *text = g_strconcat (
      "Notes:\n\"When exporting, you may notice, that \"\"some\"\",\nare missing.\"\n\n", header, NULL);
  assert_read (text, "1:Notes:\n2:When exporting, you may notice, that \"some\",\nare missing.\n"
                     "5:First Name|Last Name|URL|Company");
  g_autofree char *excel =
      g_strconcat ("Notes:;;;\r\n\"When, exporting, x\";;;\r\n;;;\r\n", header, "A;B;C, D;\r\n", NULL);
  assert_read (excel,
               "1:Notes:|||\n2:When, exporting, x|||\n4:First Name|Last Name|URL|Company\n5:A|B|C, D|");
}

static void
test_encodings (void)
{
  assert_read ("\xEF\xBB\xBF"
               "a,b\nÉlodie,x\n",
               "1:a|b\n2:Élodie|x");
  assert_read ("a,b\n\xC9lodie,\x80\x93\x81\n", "1:a|b\n2:Élodie|€“\xC2\x81");
  assert_bytes_read (ENT_SLICE ("a,b\n1\0,\0"
                                "2\n"),
                     NULL, "1:a|b\n2:1|2");
}

static void
test_damaged_utf8_is_not_windows (void)
{
  assert_read ("a,b\nÉlodie \xF0\x9F\x98,\xE9t\xE9\n", "1:a|b\n2:Élodie \uFFFD\uFFFD\uFFFD|été");
}

static void
append_utf16 (const char *text, bool big_endian, GString *out)
{
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  for (glong i = 0; i < n_units; i++) {
    char low = (char)(units[i] & 0xFF), high = (char)(units[i] >> 8);
    g_string_append_c (out, big_endian ? high : low);
    g_string_append_c (out, big_endian ? low : high);
  }
}

static void
test_utf16 (void)
{
  for (int big_endian = 0; big_endian < 2; big_endian++) {
    g_autoptr (GString) bytes = g_string_new_len (big_endian ? "\xFE\xFF" : "\xFF\xFE", 2);
    append_utf16 ("\"a\"\t\"b\"\r\n\"Zoé 👩\"\t\"1,2\"\r\n", big_endian, bytes);
    assert_bytes_read (ent_slice_of (bytes), NULL, "1:a|b\n2:Zoé 👩|1,2");
  }
  assert_bytes_read (ENT_SLICE ("\xFF\xFE"
                                "a\0\x3D\xD8"
                                "b\0,\0c\0\n"),
                     NULL, "1:a\uFFFDb|c");
}

static void
test_large_utf16 (void)
{
  g_autoptr (GString) bytes = g_string_new_len ("\xFF\xFE", 2);
  for (int i = 0; i < 30000; i++)
    append_utf16 ("€€€€€€€€€\t👩\n", false, bytes);
  g_autofree char *found = read_all (ent_slice_of (bytes), 12345, NULL);
  g_assert_true (g_str_has_suffix (found, "\n30000:€€€€€€€€€|👩"));
  g_assert_null (strstr (found, "\uFFFD"));
}

static const EntCsvOptions dated = {.dated_records = true};

static void
test_dated_records (void)
{
  assert_bytes_read (
      ENT_SLICE ("Date,Link,Message\n"
                 "2024-01-02 03:04:05,https://example.org/1,one line, with a comma\n"
                 "2024-01-02 03:04:06,https://example.org/2,first line\n\nthird \"\"quoted\"\" line\n"
                 "2024-01-03 is no date\n"
                 "\"2024-01-02 03:04:07\",\"https://example.org/3\",\"He said \"\"yes\"\" and \\\"no\\\", "
                 "twice\nend\"\n"
                 "2024-01-02 03:04:08,https://example.org/4\n"
                 "2024-01-02 03:04:09,https://example.org/5,\n"
                 "2024-01-02 03:04:10,https://example.org/6,\"open\n"
                 "2024-01-02 03:04:11,https://example.org/7,last"),
      &dated,
      "1:Date|Link|Message\n"
      "2:2024-01-02 03:04:05|https://example.org/1|one line, with a comma\n"
      "3:2024-01-02 03:04:06|https://example.org/2|first line\n\nthird \"quoted\" line\n2024-01-03 is no "
      "date\n"
      "7:2024-01-02 03:04:07|https://example.org/3|He said \"yes\" and \"no\", twice\nend\n"
      "9:2024-01-02 03:04:08|https://example.org/4\n"
      "10:2024-01-02 03:04:09|https://example.org/5\n"
      "11:2024-01-02 03:04:10|https://example.org/6|\"open\n"
      "12:2024-01-02 03:04:11|https://example.org/7|last");
}

static void
test_dated_records_with_crlf (void)
{
  assert_bytes_read (ENT_SLICE ("Date;Link;Message\r\n"
                                "2024-01-02 03:04:05;x;\"one\r\ntwo\"\r\n\r\n"
                                "2024-01-02 03:04:06;y;three\r\n"),
                     &dated,
                     "1:Date|Link|Message\n2:2024-01-02 03:04:05|x|one\ntwo\n5:2024-01-02 03:04:06|y|three");
}

static void
test_dated_record_over_the_limit (void)
{
  const EntCsvOptions options = {.dated_records = true, .max_record_bytes = 48};
  assert_bytes_read (ENT_SLICE ("Date,Link,Message\n"
                                "2024-01-02 03:04:05,x,long\nlong\nlong\nlong\nlong\nlong\nlong\n"
                                "2024-01-02 03:04:06,y,short\n"),
                     &options, "1:Date|Link|Message\n2!\n9:2024-01-02 03:04:06|y|short");
}

static void
test_failing_input_gives_the_rows_before (void)
{
  MemoryInput input = memory_input (ENT_SLICE ("a,b\n1,2\n3,"), 4);
  input.breaks = true;
  g_autoptr (EntCsv) csv = ent_csv_new (&input.base, NULL);
  EntCsvRow row;
  const char *reason = NULL;
  g_assert_cmpint (ent_csv_next (csv, &row, &reason, NULL), ==, ENT_CSV_ROW);
  g_assert_cmpint (ent_csv_next (csv, &row, &reason, NULL), ==, ENT_CSV_ROW);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_assert_cmpint (ent_csv_next (csv, &row, &reason, &error), ==, ENT_CSV_ERROR);
    g_assert_error (error, ENT_ERROR, ENT_ERROR_FAILED);
  }
}

/* The rows around every border of the window come out whole. */
static void
test_rows_across_reads (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 60000; i++)
    g_string_append_printf (text, "%d,\"a \"\"%d\"\"\r\nb\",é%d\r\n", i, i, i);
  MemoryInput input = memory_input (ent_slice_of (text), 65537);
  g_autoptr (EntCsv) csv = ent_csv_new (&input.base, NULL);
  EntCsvRow row;
  const char *reason = NULL;
  for (int i = 0; i < 60000; i++) {
    g_assert_cmpint (ent_csv_next (csv, &row, &reason, NULL), ==, ENT_CSV_ROW);
    g_assert_cmpuint (row.line, ==, (uint64_t)i * 2 + 1);
    g_assert_cmpuint (row.n_cells, ==, 3);
    g_autofree char *second = ent_slice_dup (row.cells[1]);
    g_autofree char *third = ent_slice_dup (row.cells[2]);
    g_autofree char *expected_second = g_strdup_printf ("a \"%d\"\nb", i);
    g_autofree char *expected_third = g_strdup_printf ("é%d", i);
    g_assert_cmpstr (second, ==, expected_second);
    g_assert_cmpstr (third, ==, expected_third);
  }
  g_assert_cmpint (ent_csv_next (csv, &row, &reason, NULL), ==, ENT_CSV_END);
}

static void
assert_written (const char *cell, bool for_spreadsheet, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ent_csv_append_cell (ent_slice (cell), for_spreadsheet, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_writing (void)
{
  assert_written ("plain", false, "plain");
  assert_written ("", true, "");
  assert_written ("a \"b\", c", false, "\"a \"\"b\"\", c\"");
  assert_written ("two\nlines", false, "\"two\nlines\"");
  assert_written ("=1+1", false, "=1+1");
  assert_written ("=1+1", true, "'=1+1");
  assert_written ("@SUM(A1,B1)", true, "\"'@SUM(A1,B1)\"");
  assert_written ("+33612345678", true, "'+33612345678");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/plain-rows", test_plain_rows);
  g_test_add_func ("/csv/quoted-cells", test_quoted_cells);
  g_test_add_func ("/csv/line-breaks", test_line_breaks);
  g_test_add_func ("/csv/trims-cells", test_trims_cells);
  g_test_add_func ("/csv/stray-quotes", test_stray_quotes);
  g_test_add_func ("/csv/backslash-escapes", test_backslash_escapes);
  g_test_add_func ("/csv/unclosed-quote-loses-one-line", test_unclosed_quote_loses_one_line);
  g_test_add_func ("/csv/unclosed-quote-in-a-large-file", test_unclosed_quote_in_a_large_file);
  g_test_add_func ("/csv/row-over-the-limit", test_row_over_the_limit);
  g_test_add_func ("/csv/too-many-cells", test_too_many_cells);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/separator-behind-notes", test_separator_behind_notes);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/damaged-utf8-is-not-windows", test_damaged_utf8_is_not_windows);
  g_test_add_func ("/csv/utf16", test_utf16);
  g_test_add_func ("/csv/large-utf16", test_large_utf16);
  g_test_add_func ("/csv/dated-records", test_dated_records);
  g_test_add_func ("/csv/dated-records-with-crlf", test_dated_records_with_crlf);
  g_test_add_func ("/csv/dated-record-over-the-limit", test_dated_record_over_the_limit);
  g_test_add_func ("/csv/failing-input-gives-the-rows-before", test_failing_input_gives_the_rows_before);
  g_test_add_func ("/csv/rows-across-reads", test_rows_across_reads);
  g_test_add_func ("/csv/writing", test_writing);
  return g_test_run ();
}
