#!/usr/bin/env python3
"""Compares how mails are read with Python's email package, and with labelled data where there is some.

    bench/mails.py PROGRAM [--known bench/mails-known.tsv] [--bounces EXPECTED.tsv] [--replies GOLD.tsv] FOLDER...

Every *.eml (and *.txt) of each folder is read by `PROGRAM read FILE --json`; sender, date, subject and text are compared
with what Python's email package (policy.default) finds. A difference is listed unless --known explains it: a table of
file, field and reason. --bounces: every file of this table must be told as bounce, absence or another machine's mail;
--replies: how many lines at the top of a text are the sender's. Exits with 1 when a difference is not explained.
"""

import argparse
import csv
import datetime
import email
import email.policy
import email.utils
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

FIELDS = ("from", "date", "subject", "text")
MACHINES = {"bounce", "absence", "automatic"}


class Shown(html.parser.HTMLParser):
    """The text of an HTML document."""

    def __init__(self):
        super().__init__()
        self.pieces, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "script", "title")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script", "title") and self.hidden > 0

    def handle_data(self, data):
        if not self.hidden:
            self.pieces.append(data)


def squeezed(text):
    """Without blanks and controls: these are shown in many ways."""
    return re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200d\ufeff\u00a0]+", "", text or "")


def read_by_program(program, path):
    done = subprocess.run([program, "read", path, "--json"], capture_output=True, timeout=60)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{path}: exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    mails = [record for record in records if record["kind"] == "mail"]
    return mails[0] if mails else None, records


def body_text(message):
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        text = part.get_content()
    except (LookupError, AssertionError, KeyError, UnicodeError):
        data = part.get_payload(decode=True) or b""
        text = data.decode("utf-8", "replace")
    if part.get_content_subtype() == "html":
        shown = Shown()
        shown.feed(text)
        text = "".join(shown.pieces)
    return text


def read_by_python(path):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    found = dict.fromkeys(FIELDS, "")
    try:
        header = message["from"] or message["sender"]
        addresses = [address for address in getattr(header, "addresses", ()) if address.domain]
        found["from"] = f"{addresses[0].username}@{addresses[0].domain}".lower() if addresses else ""
        found["subject"] = str(message["subject"] or "")
        date = getattr(message["date"], "datetime", None)
        if date is not None:
            date = date.replace(tzinfo=date.tzinfo or datetime.timezone.utc).astimezone(datetime.timezone.utc)
            found["date"] = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    except Exception as failure:  # the package has faults of its own on such mails
        found["failure"] = repr(failure)
    try:
        found["text"] = body_text(message)
    except Exception as failure:
        found["failure"] = repr(failure)
    return found


def differences(mail, python):
    """The fields in which the two readings of one mail differ."""
    for field in FIELDS:
        ours, theirs = (mail or {}).get(field) or "", python[field]
        if squeezed(ours) != squeezed(theirs):
            yield field, ours, theirs


def load_known(path):
    """file TAB field TAB why."""
    known = {}
    if path is not None:
        for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
            known[row["file"], row["field"]] = row["why"]
    return known


def compare(program, folders, known):
    n_files = n_equal = n_known = 0
    unexplained, slowest, unused, classes = [], 0, {pair for pair in known if pair[1] in FIELDS}, {}
    for folder in folders:
        for path in sorted(folder.glob("*.eml")):
            started = time.perf_counter()
            mail, _ = read_by_program(program, path)
            slowest = max(slowest, time.perf_counter() - started)
            classes[path.name] = (mail or {}).get("class")
            n_files += 1
            found = list(differences(mail, read_by_python(path)))
            n_equal += not found
            for field, ours, theirs in found:
                unused.discard((path.name, field))
                if (path.name, field) in known:
                    n_known += 1
                else:
                    unexplained.append((path.name, field, ours, theirs))
    print(f"mails: {n_files} read, {n_equal} alike in {', '.join(FIELDS)}; slowest {slowest:.2f} s")
    unused = {pair for pair in unused if pair[0] in classes}
    print(f"  {n_known} differences explained, {len(unexplained)} not")
    for name, field, ours, theirs in unexplained:
        print(f"  {name}\t{field}\n    ours   {ours[:300]!r}\n    python {theirs[:300]!r}")
    for name, field in sorted(unused):
        print(f"  {name}\t{field}: explained, but there is no difference")
    return len(unexplained) + len(unused), classes


def check_bounces(expected, classes, known):
    """Every file that the table names is a machine's, unless it is explained why not."""
    reasons = {}
    for row in csv.DictReader(expected.open(encoding="utf-8"), delimiter="\t"):
        reasons[row["file"]] = row["reason"]
    told = {name: classes.get(name) for name in reasons}
    missed = {name: found for name, found in told.items() if found not in MACHINES}
    vacations = [name for name, reason in reasons.items() if reason == "vacation"]
    right = sum(told[name] == "absence" for name in vacations)
    bounces = [name for name, reason in reasons.items() if reason not in ("vacation", "feedback")]
    print(f"bounces: {len(told) - len(missed)} of {len(told)} told as a machine's;"
          f" {sum(told[name] == 'bounce' for name in bounces)} of {len(bounces)} reports as bounce,"
          f" {right} of {len(vacations)} absences as absence")
    for name, found in sorted(missed.items()):
        print(f"  {name}: {found} ({reasons[name]}) {known.get((name, 'class'), '')}")
    return sum((name, "class") not in known for name in missed)


def check_replies(program, gold):
    """Lines at the top that are new: F1, and files right to the line."""
    rows = [row for row in csv.DictReader(gold.open(encoding="utf-8"), delimiter="\t") if row["visible_lines"]]
    hit = extra = lost = right = 0
    header = b"From: awa@example.org\nTo: bob@example.org\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: x\n"
    header += b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    for row in rows:
        text = (gold.parent / row["file"]).read_bytes()
        wanted = [line.strip() for line in text.decode().splitlines()[: int(row["visible_lines"])] if line.strip()]
        with tempfile.NamedTemporaryFile(suffix=".eml") as file:
            file.write(header + text)
            file.flush()
            mail, _ = read_by_program(program, file.name)
        found = [line.strip() for line in (mail["reply_text"] or "").splitlines() if line.strip()]
        same = 0
        while same < min(len(wanted), len(found)) and wanted[same] == found[same]:
            same += 1
        hit += same
        extra += len(found) - same
        lost += len(wanted) - same
        right += wanted == found
        if wanted != found:
            print(f"  {row['file']}: {len(wanted)} lines wanted, {len(found)} found, {same} alike")
    print(f"replies: {right} of {len(rows)} right to the line, F1 of lines {2 * hit / max(1, 2 * hit + extra + lost):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="*")
    parser.add_argument("--known", type=pathlib.Path)
    parser.add_argument("--bounces", type=pathlib.Path)
    parser.add_argument("--replies", type=pathlib.Path)
    options = parser.parse_intermixed_args()
    known = load_known(options.known)
    wrong, classes = compare(options.program, options.folders, known)
    if options.bounces:
        wrong += check_bounces(options.bounces, classes, known)
    if options.replies:
        check_replies(options.program, options.replies)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
