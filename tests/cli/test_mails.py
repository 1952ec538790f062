#!/usr/bin/env python3
"""Mails of public test suites, read as Python's email package reads them, and told for what they are. Speaks TAP."""

import csv
import os
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests" / "tools")]
import mails  # noqa: E402
import tap  # noqa: E402

FOLDER = ROOT / "tests" / "data" / "mails"
PROGRAM = os.environ["ENTREGENT"]
KEYS = {"from", "to", "date", "subject", "text", "reply_text", "bulk", "channel", "direction"}


class Mails(unittest.TestCase):
    def setUp(self):
        self.read = {path: mails.read_by_program(PROGRAM, path)[0] for path in sorted(FOLDER.glob("*.eml"))}

    def test_as_python_reads_them(self):
        known = mails.load_known(ROOT / "bench" / "mails-known.tsv")
        for path, mail in self.read.items():
            for field, ours, theirs in mails.differences(mail, mails.read_by_python(path)):
                self.assertIn((path.name, field), known, f"{ours!r} but {theirs!r}")

    def test_told_for_what_they_are(self):
        with open(FOLDER / "classes.tsv", encoding="utf-8") as file:
            expected = {row["file"]: row["class"] for row in csv.DictReader(file, delimiter="\t")}
        self.assertEqual({path.name: mail["class"] for path, mail in self.read.items()}, expected)

    def test_every_mail_has_the_promised_keys(self):
        for path, mail in self.read.items():
            self.assertLessEqual(KEYS, mail.keys(), path.name)
            self.assertEqual(mail["bulk"], mail["class"] != "personal")


if __name__ == "__main__":
    tap.main()
