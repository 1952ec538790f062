#!/usr/bin/env python3
"""tools/run-tests: how it counts. A count that is wrong hides a red suite. Speaks TAP."""

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tap  # noqa: E402

PATH = pathlib.Path(__file__).resolve().parents[2] / "tools" / "run-tests"
LOADER = importlib.machinery.SourceFileLoader("run_tests", str(PATH))
run_tests = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_tests", LOADER))
LOADER.exec_module(run_tests)


class Counting(unittest.TestCase):
    def count(self, *tests):
        tally = run_tests.Tally()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
            log = pathlib.Path(folder) / "testlog.json"
            rows = [dict(name="a", result=result, stdout=stdout) for result, stdout in tests]
            log.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
            run_tests.count_results(log, tally)
        return (tally.passed, tally.failed, tally.skipped), said.getvalue()

    def test_each_tap_line_is_a_test(self):
        counts, _ = self.count(("OK", "1..3\nok 1 a\nok 2 - b # SKIP no zip\n# ok, said a comment\nok 3 c\n"))
        self.assertEqual(counts, (2, 0, 1))

    def test_failures_are_counted_and_shown(self):
        counts, said = self.count(("FAIL", "1..2\nok 1 a\nnot ok 2 b\n"))
        self.assertEqual(counts, (1, 1, 0))
        self.assertIn("not ok 2 b", said)

    def test_crash_after_all_passed_is_a_failure(self):
        counts, _ = self.count(("FAIL", "1..2\nok 1 a\nok 2 b\n"))
        self.assertEqual(counts, (2, 1, 0))

    def test_plan_without_tests_is_a_failure(self):
        counts, _ = self.count(("ERROR", "1..2\n"))
        self.assertEqual(counts, (0, 1, 0))

    def test_plain_programs_count_once(self):
        counts, _ = self.count(("OK", "fine"), ("FAIL", "broken"), ("SKIP", ""), ("TIMEOUT", ""))
        self.assertEqual(counts, (1, 2, 1))

    def test_expected_failures_pass(self):
        counts, _ = self.count(("OK", "1..1\nnot ok 1 a # todo later\n"))
        self.assertEqual(counts, (1, 0, 0))


if __name__ == "__main__":
    tap.main()
