#!/usr/bin/env python3
"""tools/embed-sql: what it makes, and that each mistake is told with its place. Speaks TAP."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tap  # noqa: E402

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "embed-sql"


class EmbedSql(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="embed sql ")
        self.root = pathlib.Path(self.folder.name)
        (self.root / "query").mkdir()
        (self.root / "migrate").mkdir()
        self.write("schema.sql", "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT) STRICT;\n")

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        (self.root / name).write_text(text, encoding="utf-8")

    def run_tool(self, *arguments):
        return subprocess.run(
            [str(TOOL), str(self.root), *arguments], capture_output=True, text=True, check=False
        )

    def make(self):
        header, source = self.root / "out.h", self.root / "out.c"
        done = self.run_tool(str(header), str(source), "--depfile", str(self.root / "out.d"))
        self.assertEqual(done.returncode, 0, done.stderr)
        return header.read_text(), source.read_text()

    def refuse(self, text, place, message):
        self.write("query/thing.sql", text)
        done = self.run_tool(str(self.root / "out.h"), str(self.root / "out.c"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"thing.sql:{place}: ", done.stderr)
        self.assertIn(message, done.stderr)
        self.assertFalse((self.root / "out.c").exists())

    def test_statement_becomes_enum_and_text(self):
        self.write(
            "query/thing.sql",
            "-- About things.\n-- name: thing_get\n-- in: :id\n-- out: name\n"
            "SELECT name -- why: not :this\n  FROM thing /* ; */\n WHERE id = :id AND name <> ';:x';\n",
        )
        header, source = self.make()
        self.assertIn("ENT_SQL_THING_GET, /* thing.sql:2 (:id) -> name */\n  ENT_SQL_LAST", header)
        self.assertIn("\"SELECT name\\n\"\n  \"  FROM thing\\n\"\n  \" WHERE id = \\?1 AND name <> ';:x'\",", source)

    def test_parameters_are_numbered_as_declared(self):
        self.write("query/thing.sql", "-- name: a\n-- in: :x :y\nSELECT :y, :x, :y;\n")
        self.assertIn(r'"SELECT \?2, \?1, \?2"', self.make()[1])

    def test_parts_are_numbered_in_the_whole(self):
        self.write("query/thing.sql", "-- name: part_a\n-- in: :x\nname = :x\n")
        self.assertIn(r'"name = \?"', self.make()[1])

    def test_scripts_and_migrations_keep_every_byte(self):
        self.write("search.sqlite.sql", "-- d\u00e9j\u00e0 \"vu\" ??/ \\\n")
        self.write("migrate/0002-second.sql", "SELECT 2;\n")
        self.write("migrate/0003-third.sql", "SELECT 3;\n")
        header, source = self.make()
        self.assertIn("ent_sql_script_search_sqlite[]", header)
        self.assertIn(r'"-- d\303\251j\303\240 \"vu\" \?\?/ \\\n"', source)
        self.assertLess(source.index("{ 2,"), source.index("{ 3,"))

    def test_depfile_names_files_and_folders(self):
        self.write("query/thing.sql", "-- name: a\nSELECT 1\n")
        self.make()
        text = (self.root / "out.d").read_text()
        self.assertIn("query/thing.sql", text)
        self.assertIn("embed\\ sql", text)

    def test_duplicate_name(self):
        self.refuse("-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;\n", 3, "taken by")

    def test_missing_name(self):
        self.refuse("SELECT 1;\n", 1, "before the first")

    def test_bad_name(self):
        self.refuse("-- name: GetIt\nSELECT 1;\n", 1, "snake_case")

    def test_parameter_not_declared(self):
        self.refuse("-- name: a\nSELECT :x;\n", 1, ":x is not in its '-- in:'")

    def test_parameter_not_used(self):
        self.refuse("-- name: a\n-- in: :x :y\nSELECT :x;\n", 1, ":y is in its '-- in:' line but is not used")

    def test_positional_parameter(self):
        self.refuse("-- name: a\nSELECT ?1;\n", 1, "only parameters of the form :name")

    def test_two_statements(self):
        self.refuse("-- name: a\nSELECT 1; SELECT 2;\n", 1, "one statement under each name")

    def test_empty_statement(self):
        self.refuse("-- name: a\n\n-- name: b\nSELECT 1;\n", 1, "no SQL under this name")

    def test_only_wants_a_reason(self):
        self.refuse("-- name: a\n-- only: sqlite\nSELECT 1;\n", 2, "say why")

    def test_hole_in_migrations(self):
        self.write("migrate/0002-second.sql", "SELECT 2;\n")
        self.write("migrate/0004-fourth.sql", "SELECT 4;\n")
        done = self.run_tool(str(self.root / "out.h"), str(self.root / "out.c"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("version 4 follows 2", done.stderr)

    def test_check_finds_wrong_columns(self):
        self.write("query/thing.sql", "-- name: a\n-- out: id, name, more\nSELECT id, name FROM thing;\n")
        done = self.run_tool("--check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("gives 2 columns, '-- out:' names 3", done.stdout)

    def test_check_finds_unknown_table(self):
        self.write("query/thing.sql", "-- name: a\nSELECT 1 FROM elsewhere;\n")
        done = self.run_tool("--check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no such table: elsewhere", done.stdout)


if __name__ == "__main__":
    tap.main()
