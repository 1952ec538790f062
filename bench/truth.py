#!/usr/bin/env python3
"""The program's errors against a sample's truth: exact counts and confusion matrices.

    bench/truth.py NAME.truth.json LISTED.json

LISTED is what `entregent list --json --limit -1` gave for the sample's network. A listed contact is the person who has
its profile URL; else its e-mail; else its name, when exactly one person has that name.
"""

import collections
import json
import pathlib
import sys
import urllib.parse

RELATIONS = ["good", "neutral", "bad", "unknown"]


def slug(url):
    if not url:
        return None
    path = urllib.parse.unquote(urllib.parse.urlsplit(url).path).rstrip("/")
    return path.rsplit("/", 1)[-1].casefold() or None


class Index:
    """Finds the person of a listed contact."""

    def __init__(self, people):
        self.by_url, self.by_email = {}, {}
        self.by_name = collections.defaultdict(set)
        for number, person in enumerate(people):
            if slug(person["url"]):
                self.by_url[slug(person["url"])] = number
            for email in person["emails"]:
                self.by_email[email.casefold()] = number
            for name in person["names"]:
                self.by_name[name.casefold()].add(number)

    def find(self, contact):
        found = self.by_url.get(slug(contact.get("url")))
        if found is None:
            found = self.by_email.get((contact.get("email") or "").casefold())
        if found is None:
            named = self.by_name.get((contact["name"] or "").casefold(), set())
            found = next(iter(named)) if len(named) == 1 else None
        return found


def print_matrix(title, classes, pairs):
    """Rows are the truth, columns what was measured."""
    counts = collections.Counter(pairs)
    right = sum(counts[name, name] for name in classes)
    total = sum(counts.values())
    print(f"  {title}: {right} of {total} right ({100 * right / total if total else 0:.2f} %); rows: truth")
    print("    " + " " * 12 + "".join(f"{name:>10}" for name in classes))
    for true in classes:
        print(f"    {true:12}" + "".join(f"{counts[true, measured]:10}" for measured in classes))


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: bench/truth.py NAME.truth.json LISTED.json")
    truth, listed = (json.loads(pathlib.Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:])
    people, contacts = truth["people"], listed["contacts"]
    index = Index(people)
    matched = collections.defaultdict(list)
    strangers = 0
    for contact in contacts:
        number = index.find(contact)
        if number is None:
            strangers += 1
        else:
            matched[number].append(contact)

    doubles = sum(len(group) - 1 for group in matched.values())
    print(f"truth: {truth['name']}, seed {truth['seed']}, as of {truth['now']}")
    print(f"  contacts   truth {len(people):7}  measured {len(contacts):7}  found {len(matched)}, "
          f"missed {len(people) - len(matched)}, doubled {doubles}, unknown to the truth {strangers}")
    for key in ("connected", "qualified"):
        print(f"  {key:10} truth {truth['counts'][key]:7}  measured {sum(1 for c in contacts if c[key]):7}")
    measured = collections.Counter(contact["relation"] for contact in contacts)
    for name in RELATIONS:
        print(f"  {name:10} truth {truth['counts'].get(name, 0):7}  measured {measured[name]:7}")
    both = sum(1 for contact in contacts if contact["qualified"] and contact["relation"] == "good")
    print(f"  both       truth {truth['counts']['qualified_and_good']:7}  measured {both:7}")

    pairs = [(people[number], group[0]) for number, group in sorted(matched.items())]
    print_matrix("qualified", ["yes", "no"],
                 [("yes" if person["qualified"] else "no", "yes" if contact["qualified"] else "no")
                  for person, contact in pairs])
    print_matrix("relation", RELATIONS, [(person["relation"], contact["relation"]) for person, contact in pairs])
    clear = [(person["relation"], contact["relation"]) for person, contact in pairs if not person["borderline"]]
    print_matrix("relation without the borderline cases", RELATIONS, clear)
    return 0


if __name__ == "__main__":
    sys.exit(main())
