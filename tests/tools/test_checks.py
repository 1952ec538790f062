#!/usr/bin/env python3
"""tools/check-layers and tools/check-source: what they refuse, with its place, and what they let pass. Speaks TAP."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tap  # noqa: E402

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"


class Tree(unittest.TestCase):
    tool = ""

    def check(self, **files):
        """Runs the tool on a tree of these files; names are paths with __ for / and the last _ for the dot."""
        with tempfile.TemporaryDirectory(prefix="a tree ") as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, ".".join(name.replace("__", "/").rsplit("_", 1)))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return subprocess.run(
                [str(TOOLS / self.tool), folder], capture_output=True, text=True, check=False
            )

    def assert_refused(self, message, **files):
        done = self.check(**files)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(message, done.stdout)

    def assert_passes(self, **files):
        done = self.check(**files)
        self.assertEqual(done.returncode, 0, done.stdout)


class Layers(Tree):
    tool = "check-layers"

    def test_allowed_arrow(self):
        self.assert_passes(src__store__list_c='#include "base/base.h"\n#include "query/query.h"\n#include <sqlite3.h>\n')

    def test_arrow_up(self):
        self.assert_refused(
            'src/base/arena.c:2: "store/store.h": base may not use store, only no other room',
            src__base__arena_c='#include <glib.h>\n#include "store/store.h"\n',
        )

    def test_inside_of_another_room(self):
        self.assert_refused(
            'stays inside base; include "base/base.h"', src__store__list_c='#include "base/arena.h"\n'
        )

    def test_sqlite_outside_the_store(self):
        self.assert_refused("<sqlite3.h> belongs to store", src__service__status_c="#include <sqlite3.h>\n")

    def test_sideways_path(self):
        self.assert_refused('without ".."', src__store__list_c='#include "../query/query.h"\n')

    def test_unknown_room(self):
        self.assert_refused("src/attic/old.c:1: there is no room attic", src__attic__old_c="\n")

    def test_second_public_header(self):
        self.assert_refused("one public header, store.h", src__store__list_h="#pragma once\n")
        self.assert_passes(
            src__store__list_h="#pragma once\n", src__store__store_h='#pragma once\n#include "store/list.h"\n'
        )


class Source(Tree):
    tool = "check-source"

    def test_banned_call(self):
        self.assert_refused(
            "src/base/a.c:3: strcpy() has no bound",
            src__base__a_c='/* strcat (a, b) in a comment */\nconst char *x = "atoi (1)";\nvoid f (void) { strcpy (a, b); }\n',
        )
        self.assert_passes(src__base__a_c="void f (void) { g_strlcpy (a, b, 3); my_strcpy (a); x->system (1); }\n")

    def test_sql_in_c(self):
        self.assert_refused("src/store/a.c:2: SQL in C", src__store__a_c='\nrun (db, "DELETE FROM contact");\n')
        self.assert_passes(src__store__a_c='say ("Select a contact, or UPDATE it.");\n')

    def test_function_without_doc_comment(self):
        self.assert_refused(
            "src/base/a.h:3: ent_b has no doc comment",
            src__base__a_h="/** ent_a: does a. */\n\nvoid ent_b (int x);\n",
        )
        self.assert_passes(src__base__a_h="/** Both: what they do. */\nvoid ent_a (int x);\nvoid ent_b (int x);\n")

    def test_private_header_may_go_without(self):
        self.assert_passes(**{"src__base__a-private_h": "void ent_b (int x);\n"})

    def test_long_file(self):
        self.assert_refused("1001 lines; 1000 at most", src__base__a_c="int x;\n" * 1001)
        done = self.check(src__base__a_c="int x;\n" * 600)
        self.assertIn("note: 600 lines", done.stdout)
        self.assertEqual(done.returncode, 0)

    def test_unfinished_work(self):
        self.assert_refused("a.md:1: unfinished work", docs__a_md="TO" + "DO: write this\n")

    def test_machine_path(self):
        self.assert_refused("tests/a.py:1: a path of somebody", tests__a_py='x = "/ho' + 'me/awa/archive.zip"\n')

    def test_dead_link(self):
        page = "docs/" + "b.md"
        self.assert_refused("a.md:2: b.md is not there", docs__a_md="See\n[b](b.md#how), [c](https://example.org/b.md)\n")
        self.assert_refused(f"a.c:1: {page} is not there", src__base__a_c=f"/* see {page} */\n")
        self.assert_passes(docs__a_md=f"[b](b.md), {page}, [up](../src/), [here](#a)\n", docs__b_md="b\n", src__a_md="a\n")

    def test_layout(self):
        self.assert_refused("a tab", src__base__a_c="\tint x;\n")
        self.assert_refused("blanks at the end", src__base__a_c="int x; \n")
        self.assert_refused("the last line has no end", src__base__a_c="int x;")


if __name__ == "__main__":
    tap.main()
