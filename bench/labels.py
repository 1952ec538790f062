#!/usr/bin/env python3
"""What answers are worth: Stéphanie with a target of one line, her answers those of the sample's truth.

    bench/labels.py PROGRAM FOLDER

Tells, after so many answers, how many of the first 2,000 by score are qualified, beside the rules alone and what is
possible; what the survey said of it; and how long it took.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import time

import truth

TARGET = "target: Decision makers\nqualified at: 4\n+4 seniority >= 5\n"
N_FIRST = 2000
TAUGHT = (30, 30, 40, 100)


class LabelBench:
    def __init__(self, program, folder):
        self.program, self.folder = pathlib.Path(program), pathlib.Path(folder)
        self.network = self.folder / "labels.entregent"
        self.qualified = set()

    def entregent(self, *words):
        command = [str(self.program), *map(str, words), "--network", str(self.network)]
        started = time.perf_counter()
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
        return output, time.perf_counter() - started

    def listed(self, *words):
        return json.loads(self.entregent("list", "--json", *words)[0])["contacts"]

    def prepare(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        subprocess.run([self.program, "sample", "stephanie", self.folder, "--mails", "0"],
                       stdout=subprocess.DEVNULL, check=True)
        (self.folder / "loose.target").write_text(TARGET, encoding="utf-8")
        self.entregent("import", self.folder / "stephanie.zip")
        self.entregent("target", "import", self.folder / "loose.target")
        people = json.loads((self.folder / "stephanie.truth.json").read_text(encoding="utf-8"))["people"]
        index, lines = truth.Index(people), []
        for contact in self.listed("--limit", -1):
            number = index.find(contact)
            if number is not None:
                lines.append(f"{contact['id']} {'y' if people[number]['qualified'] else 'n'}")
                if people[number]["qualified"]:
                    self.qualified.add(contact["id"])
        (self.folder / "answers").write_text("\n".join(lines), encoding="utf-8")

    def n_right(self):
        return sum(contact["id"] in self.qualified for contact in self.listed("sort:-score", "--limit", N_FIRST))

    def label(self, bin_, limit):
        output, seconds = self.entregent("label", bin_, "--limit", limit, "--answers", self.folder / "answers", "--json")
        return json.loads(output)["targets"][0], seconds

    def run(self):
        self.prepare()
        print(f"labels: {len(self.qualified)} qualified, a target of one line; right among the first {N_FIRST} by score")
        print(f"  rules alone                  {self.n_right():5}")
        status, seconds = self.label("--eval", 80)
        share = status["share"]
        print(f"  survey of 80: {share['estimate']:.0f} ({share['estimate_low']:.0f}-{share['estimate_high']:.0f}) qualified,"
              f" the rules count {status['qualified']}; {seconds:.2f} s")
        for limit in TAUGHT:
            status, seconds = self.label("--teach", limit)
            learned = status["learned"]["precision"] if status["learned"] else float("nan")
            print(f"  {status['n_teach']:3} answers that teach       {self.n_right():5}  survey: rules"
                  f" {status['rules']['precision']:.3f}, learned {learned:.3f}: {status['learned_score']};"
                  f" {seconds / limit * 10:.2f} s a batch")
        contact = self.listed("--limit", 1)[0]["id"]
        print(f"  show {self.entregent('show', contact)[1]:.2f} s, a note {self.entregent('note', contact, 'x')[1]:.2f} s"
              " with a learned score")
        shutil.rmtree(self.folder)


if __name__ == "__main__":
    LabelBench(*sys.argv[1:]).run()
