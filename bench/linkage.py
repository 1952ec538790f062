#!/usr/bin/env python3
"""How well and how fast rows are resolved into people: precision, recall and F1 of pairs, wall time, peak memory.

    bench/linkage.py --program FILE [--folder FOLDER] [--data FOLDER] [--wrong] [BENCH...]

febrl      FEBRL 1 to 4: made-up people of names, addresses and birth dates with errors (febrl4: its two files as one)
rldata     RLdata500 and RLdata10000: German names and birth dates
mailmap    names and addresses of version histories: the .mailmap files DATA/mailmaps/*.mailmap, each alone and all as one
mailbox    names and addresses only, as mails and version histories have them: bench/linkage_people.py, three seeds
speed      50,000 and 1,000,000 rows of made-up people with realistic frequencies and errors

DATA has linkage-febrl, linkage-rldata and person-names; what is not there is skipped. --wrong lists wrong and missed pairs.
"""

import argparse
import collections
import csv
import gzip
import os
import pathlib
import re
import subprocess
import sys
import time

import linkage_people

HEADERS = ["id", "name", "given", "family", "email", "phone", "url", "birth_date", "street", "postcode", "city",
           "organisation", "title"]


def run(command):
    """Runs a command to its end; gives its output, wall seconds and peak memory in MiB."""
    started = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"linkage: exit code {process.returncode}: {' '.join(map(str, command))}")
    return output.decode("utf-8"), time.perf_counter() - started, usage.ru_maxrss / 1024


def write_rows(path, rows):
    """Rows are dictionaries of HEADERS; columns that no row has are left out."""
    used = [header for header in HEADERS if any(row.get(header) for row in rows)]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, used, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def read_febrl(path):
    rows = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file, skipinitialspace=True):
            record = {key.strip(): value.strip() for key, value in record.items()}
            street = f"{record['street_number']} {record['address_1']}".strip()
            rows.append({"id": record["rec_id"], "given": record["given_name"], "family": record["surname"],
                         "birth_date": record["date_of_birth"], "street": street, "postcode": record["postcode"],
                         "city": record["suburb"], "person": record["rec_id"].split("-")[1]})
    return rows


def read_rldata(path):
    rows = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            record = {key: "" if value == "NA" else value for key, value in record.items()}
            rows.append({"id": record["rec_id"], "given": f"{record['fname_c1']} {record['fname_c2']}".strip(),
                         "family": f"{record['lname_c1']} {record['lname_c2']}".strip(),
                         "birth_date": f"{record['by']:0>4}-{record['bm']:0>2}-{record['bd']:0>2}",
                         "person": record["person_id"]})
    return rows


def read_mailmap(path):
    """Rows of a .mailmap: each distinct name and address; without a name of its own an address has its person's."""
    rows, known = [], set()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.findall(r"([^<>]*)<([^<>]*)>", line.split("#")[0])
        if not found or not found[0][0].strip():
            continue
        person = found[0][0].strip()
        for name, email in found:
            row = (name.strip() or person, email.strip().lower())
            if row in known:
                continue
            known.add(row)
            rows.append({"id": f"{path.stem}-{len(rows)}", "name": row[0], "email": row[1], "person": person.lower()})
    return rows


def count_pairs(groups):
    return sum(size * (size - 1) // 2 for size in collections.Counter(groups).values())


def measure(rows, clusters):
    """Precision, recall and F1 of pairs."""
    truth = [row["person"] for row in rows]
    found = [clusters[row["id"]] for row in rows]
    both = count_pairs(zip(truth, found))
    precision = both / max(count_pairs(found), 1)
    recall = both / max(count_pairs(truth), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def list_wrong(rows, clusters):
    by_cluster, by_person = collections.defaultdict(list), collections.defaultdict(list)
    for row in rows:
        by_cluster[clusters[row["id"]]].append(row)
        by_person[row["person"]].append(row)

    def show(row):
        return " ".join(str(row.get(header) or "-") for header in HEADERS if header in row)

    for group in by_cluster.values():
        if len({row["person"] for row in group}) > 1:
            print("  JOINED " + " || ".join(show(row) for row in group))
    for group in by_person.values():
        kinds = {clusters[row["id"]]: row for row in group}
        if len(kinds) > 1:
            print("  APART  " + " || ".join(show(row) for row in kinds.values()))


class Bench:
    def __init__(self, options):
        self.options = options
        options.folder.mkdir(parents=True, exist_ok=True)

    def resolve(self, name, rows):
        path = self.options.folder / f"{name}.csv"
        write_rows(path, rows)
        output, seconds, peak = run([self.options.program, "identity", "cluster", "--from", path])
        clusters = dict(list(csv.reader(output.splitlines()))[1:])
        precision, recall, f1 = measure(rows, clusters)
        print(f"  {name:14} {len(rows):8} rows  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  "
              f"{seconds:6.2f} s  {peak:5.0f} MiB", flush=True)
        if self.options.wrong:
            list_wrong(rows, clusters)

    def bench_febrl(self):
        folder = self.options.data / "linkage-febrl"
        for number in (1, 2, 3):
            path = folder / f"dataset{number}.csv.gz"
            if path.exists():
                self.resolve(f"febrl{number}", read_febrl(path))
        halves = [folder / "dataset4a.csv.gz", folder / "dataset4b.csv.gz"]
        if all(path.exists() for path in halves):
            self.resolve("febrl4", [row for path in halves for row in read_febrl(path)])

    def bench_rldata(self):
        for name in ("rldata500", "rldata10000"):
            path = self.options.data / "linkage-rldata" / f"{name}.csv.gz"
            if path.exists():
                self.resolve(name, read_rldata(path))

    def bench_mailmap(self):
        rows = []
        for path in sorted((self.options.data / "mailmaps").glob("*.mailmap")):
            self.resolve(path.stem, read_mailmap(path))
            rows += read_mailmap(path)
        if rows:
            self.resolve("all", rows)

    def bench_mailbox(self):
        for seed in (1, 2, 3):
            self.resolve(f"mailbox-{seed}", linkage_people.mailbox(self.options.data / "person-names", seed, 1500))

    def bench_speed(self):
        for number in (50000, 1000000):
            self.resolve(f"people-{number}", linkage_people.people(self.options.data / "person-names", 1, number))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("build-bench/linkage"))
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("benches", nargs="*")
    options = parser.parse_args()
    bench = Bench(options)
    known = {"febrl": bench.bench_febrl, "rldata": bench.bench_rldata, "mailmap": bench.bench_mailmap,
             "mailbox": bench.bench_mailbox, "speed": bench.bench_speed}
    for name in options.benches or list(known):
        if name not in known:
            sys.exit(f"linkage: there is no bench '{name}'; there are {', '.join(known)}")
        print(f"linkage {name}: pairs against the truth", flush=True)
        known[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
