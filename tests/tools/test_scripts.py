#!/usr/bin/env python3
"""tools/install-packages and tools/run, with stand-ins for apt, sudo and the program. Speaks TAP."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tap  # noqa: E402

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"


class Scripts(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory(prefix="with blanks ")
        self.folder = pathlib.Path(self.holder.name)
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        self.calls = self.folder / "calls"
        self.calls.write_text("")

    def tearDown(self):
        self.holder.cleanup()

    def stand_in(self, name, script):
        path = self.bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\n{script}\n', encoding="utf-8")
        path.chmod(0o755)
        return path

    def run_tool(self, name, *arguments, path=None, **environment):
        env = {"PATH": path or f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.folder), **environment}
        return subprocess.run(
            [str(TOOLS / name), *map(str, arguments)], capture_output=True, text=True, env=env, check=False
        )

    def only_these(self, *names):
        """A PATH with nothing but the stand-ins and these programs."""
        for name in names:
            for place in ("/usr/bin", "/bin"):
                if pathlib.Path(place, name).exists():
                    (self.bin / name).symlink_to(pathlib.Path(place, name))
                    break
        return str(self.bin)

    def test_nothing_missing_says_and_does_nothing(self):
        self.stand_in("dpkg-query", "printf 'installed '")
        self.stand_in("apt-get", "exit 1")
        done = self.run_tool("install-packages", "build")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertNotIn("apt-get", self.calls.read_text())

    def test_installs_only_what_is_missing(self):
        self.stand_in("dpkg-query", "case \"$*\" in *meson) exit 1;; *) printf 'installed ';; esac")
        self.stand_in("apt-get", "")
        self.stand_in("id", "echo 0")
        done = self.run_tool("install-packages", "build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("\n  meson\n", done.stdout)
        calls = [line for line in self.calls.read_text().splitlines() if line.startswith("apt-get")]
        self.assertEqual(calls, ["apt-get install --yes --quiet --no-install-recommends meson"])

    def test_uses_sudo_when_not_root(self):
        self.stand_in("dpkg-query", "exit 1")
        self.stand_in("id", "echo 1000")
        self.stand_in("sudo", '"$@"')
        self.stand_in("apt-get", "")
        done = self.run_tool("install-packages", "coverage")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("sudo env DEBIAN_FRONTEND=noninteractive apt-get install", self.calls.read_text())

    def test_neither_root_nor_sudo_says_what_to_do(self):
        self.stand_in("dpkg-query", "exit 1")
        self.stand_in("id", "echo 1000")
        path = self.only_these("sh", "sed", "tr", "dirname", "env")
        done = self.run_tool("install-packages", "coverage", path=path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("You are not root and there is no sudo", done.stderr)
        self.assertIn("apt-get install --yes --no-install-recommends gcovr", done.stderr)

    def test_apt_failure_shows_its_words(self):
        self.stand_in("dpkg-query", "exit 1")
        self.stand_in("id", "echo 0")
        self.stand_in("apt-get", "echo 'E: no network' >&2; exit 100")
        done = self.run_tool("install-packages", "coverage")
        self.assertEqual(done.returncode, 1)
        self.assertIn("E: no network", done.stderr)

    def program(self, import_code=0):
        return self.stand_in("entregent", f'case "$1" in import) exit {import_code};; esac')

    def test_run_makes_the_sample_once(self):
        program = self.program()
        sample = self.folder / "build run"
        for _ in range(2):
            self.assertEqual(self.run_tool("run", program, sample).returncode, 0)
        calls = self.calls.read_text()
        self.assertEqual(calls.count("entregent sample stephanie"), 1)
        self.assertEqual(calls.count("entregent target import"), 1)
        self.assertEqual(calls.count("entregent status --network"), 2)

    def test_run_with_archive_applies_no_target(self):
        archive = self.folder / "my archive.zip"
        archive.write_text("")
        self.assertEqual(self.run_tool("run", self.program(), self.folder / "run", ARCHIVE=str(archive)).returncode, 0)
        self.assertEqual(self.calls.read_text().splitlines(), [f"entregent import {archive}", "entregent status"])

    def test_run_with_known_archive_still_shows(self):
        archive = self.folder / "my archive.zip"
        archive.write_text("")
        done = self.run_tool("run", self.program(4), self.folder / "run", ARCHIVE=str(archive), NETWORK="n")
        self.assertEqual(done.returncode, 0)
        self.assertIn("entregent status --network n", self.calls.read_text())

    def test_run_with_failed_import_fails(self):
        archive = self.folder / "my archive.zip"
        archive.write_text("")
        done = self.run_tool("run", self.program(1), self.folder / "run", ARCHIVE=str(archive))
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("status", self.calls.read_text())

    def test_run_with_no_such_archive(self):
        done = self.run_tool("run", self.program(), self.folder / "run", ARCHIVE="nowhere.zip")
        self.assertEqual(done.returncode, 3)
        self.assertIn("There is no 'nowhere.zip'", done.stderr)


if __name__ == "__main__":
    tap.main()
