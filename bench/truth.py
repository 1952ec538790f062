#!/usr/bin/env python3
"""The program's errors against a sample's truth: exact counts, confusion matrices, precision and recall.

    bench/truth.py NAME.truth.json LISTED.json [--network FILE] [--records FILE] [--errors N]

LISTED is what `entregent list --json --limit -1` gave for the sample's network. A listed contact is the person who has
its profile URL; else its e-mail; else its phone; else its name, when exactly one person has that name.
FILE of --network is that network itself: then who is joined with whom is measured in pairs of identifiers, and what
passed in which direction by person and channel. FILE of --records is what `entregent read NAME.mbox --json` gave: then the
class and direction of each mail, and what was made of LinkedIn's notifications. The first N errors of each kind are listed.
"""

import argparse
import collections
import datetime
import itertools
import json
import pathlib
import sqlite3
import sys
import urllib.parse

RELATIONS = ["good", "neutral", "bad", "unknown"]
# As src/base/identifier.h and src/base/channel.h number them.
KINDS = {1: "url", 2: "email", 3: "phone"}
CHANNELS = {1: "message", 2: "email", 3: "meeting", 5: "invitation", 6: "reaction", 7: "comment", 8: "share",
            9: "endorsement", 10: "recommendation"}
# What a person's act is as an interaction; the others are none.
ACT_CHANNELS = {"comment": "comment", "reply": "comment", "mention": "comment", "reaction": "reaction",
                "share": "share", "endorsement": "endorsement", "invitation": "invitation", "acceptance": "invitation"}
SAME_EVENT_S = 600


def slug(url):
    if not url:
        return None
    path = urllib.parse.unquote(urllib.parse.urlsplit(url).path).rstrip("/")
    return path.rsplit("/", 1)[-1].lower() or None  # "groß" is not "gross"


def digits(phone):
    return "".join(c for c in phone if c in "+0123456789")


class Index:
    """Finds the person of an identifier, a name or a listed contact."""

    def __init__(self, people):
        self.by_key = {}
        self.by_name = collections.defaultdict(set)
        for number, person in enumerate(people):
            if slug(person["url"]):
                self.by_key["url", slug(person["url"])] = number
            for email in person["emails"]:
                self.by_key["email", email.lower()] = number
            for phone in person.get("phones", []):
                self.by_key["phone", digits(phone)] = number
            for name in person["names"]:
                self.by_name[name.lower()].add(number)

    def named(self, name):
        found = self.by_name.get((name or "").lower(), set())
        return next(iter(found)) if len(found) == 1 else None

    def find(self, contact):
        keys = [("url", slug(contact.get("url"))), ("email", (contact.get("email") or "").lower()),
                ("phone", digits(contact.get("phone") or ""))]
        found = next((self.by_key[key] for key in keys if key in self.by_key), None)
        return self.named(contact["name"]) if found is None else found


def share(part, whole):
    return f"{part / whole:.4f}" if whole else "-"


def print_shares(title, n_right, n_found, n_true):
    print(f"  {title:28} precision {share(n_right, n_found):>6}  recall {share(n_right, n_true):>6}"
          f"  ({n_right} right, {n_found} found, {n_true} true)")


def print_errors(errors, limit):
    for line in errors[:limit]:
        print(f"      {line}")
    if limit and len(errors) > limit:
        print(f"      ... and {len(errors) - limit} more")


def print_matrix(title, classes, pairs):
    """Rows are the truth, columns what was measured."""
    counts = collections.Counter(pairs)
    right = sum(counts[name, name] for name in classes)
    total = sum(counts.values())
    print(f"  {title}: {right} of {total} right ({100 * right / total if total else 0:.2f} %); rows: truth")
    width = max(12, *(len(name) + 1 for name in classes))
    print("    " + " " * width + "".join(f"{name:>{max(10, len(name) + 1)}}" for name in classes))
    for true in classes:
        print(f"    {true:{width}}" + "".join(f"{counts[true, name]:{max(10, len(name) + 1)}}" for name in classes))


# ---- Contacts ------------------------------------------------------------------------------------------------------


def compare_contacts(truth, contacts, index, limit):
    people = truth["people"]
    matched = collections.defaultdict(list)
    strangers = []
    for contact in contacts:
        number = index.find(contact)
        if number is None:
            strangers.append(contact)
        else:
            matched[number].append(contact)
    doubled = [number for number, group in matched.items() if len(group) > 1]
    missed = [number for number in range(len(people)) if number not in matched]
    print(f"  contacts   truth {len(people):7}  measured {len(contacts):7}  found {len(matched)}, "
          f"missed {len(missed)}, doubled {sum(len(matched[number]) - 1 for number in doubled)}, "
          f"unknown to the truth {len(strangers)}")
    print_errors([f"missed: {people[number]['name']}" for number in missed], limit)
    print_errors([f"doubled: {people[number]['name']}: " + " / ".join(str(c["name"]) for c in matched[number])
                  for number in sorted(doubled)], limit)
    print_errors([f"unknown: {contact['name']} {contact.get('email') or contact.get('url') or ''}"
                  for contact in strangers], limit)
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
    print_errors([f"{person['relation']}, measured {contact['relation']}: {person['name']} {person['interactions']}"
                  for person, contact in pairs
                  if person["relation"] != contact["relation"] and not person["borderline"]], limit)


# ---- The network itself --------------------------------------------------------------------------------------------


def key_of(kind, value):
    """As the index has it: the network keeps normal forms."""
    if kind == "url":
        return kind, urllib.parse.unquote(value).rstrip("/").rsplit("/", 1)[-1].lower()
    return kind, value.lower()


def load_identifiers(database):
    """Identifier id -> (key, contact); those that are the user's own are nobody's."""
    own = {row[0] for row in database.execute("SELECT identifier_id FROM self WHERE identifier_id IS NOT NULL")}
    found = {}
    for number, kind, value, contact in database.execute("SELECT id, kind, value, contact_id FROM identifier"):
        if number not in own:
            found[number] = (key_of(KINDS[kind], value) if kind in KINDS else None, contact)
    return found


def pairs_of(groups):
    return {tuple(sorted(pair)) for group in groups.values() for pair in itertools.combinations(sorted(group), 2)}


def compare_people(people, identifiers, index, limit):
    """Pairs of identifiers that both the truth and the network know: are they one person's?"""
    true, found, strange = collections.defaultdict(set), collections.defaultdict(set), 0
    for key, contact in identifiers.values():
        if key is None or contact is None:
            continue
        person = index.by_key.get(key)
        strange += person is None
        true[key if person is None else person].add(key)
        found[contact].add(key)
    true_pairs, found_pairs = pairs_of(true), pairs_of(found)
    print_shares("people, pairs of identifiers", len(true_pairs & found_pairs), len(found_pairs), len(true_pairs))
    print(f"  identifiers of contacts that the truth does not know: {strange}")

    def name(key):
        number = index.by_key.get(key)
        return f"{key[1]} ({people[number]['name'] if number is not None else 'nobody'})"

    print_errors([f"joined, and are two: {name(a)} + {name(b)}" for a, b in sorted(found_pairs - true_pairs)], limit)
    print_errors([f"not joined: {name(a)} + {name(b)}" for a, b in sorted(true_pairs - found_pairs)], limit)


def persons_of_contacts(identifiers, index):
    """Contact -> the person most of whose identifiers it has."""
    votes = collections.defaultdict(collections.Counter)
    for key, contact in identifiers.values():
        if key in index.by_key and contact is not None:
            votes[contact][index.by_key[key]] += 1
    return {contact: counter.most_common(1)[0][0] for contact, counter in votes.items()}


def compare_directions(people, database, identifiers, index, limit):
    """How much passed with whom, by channel, received and sent. Mere co-presence does not count on either side, but
    an invitation without a note, which is weak, does; nor does what passed with nobody's address."""
    of_contact = persons_of_contacts(identifiers, index)
    measured = collections.Counter()
    query = ("SELECT identifier_id, shape FROM interaction LEFT JOIN mark ON mark.interaction_id = interaction.id "
             "WHERE coalesce(mark.weight, 0) = 0 OR shape / 4 = 5")
    for number, shape in database.execute(query):
        channel = CHANNELS.get(shape // 4)
        if channel is None or number not in identifiers:
            continue
        key, contact = identifiers[number]
        person = index.by_key.get(key)
        if person is None and contact is None:
            continue
        if person is None:
            person = of_contact.get(contact, f"contact {contact}")
        for bit, direction in ((2, "in"), (1, "out")):
            if shape & bit:
                measured[person, channel, direction] += 1
    true = collections.Counter()
    for number, person in enumerate(people):
        for channel, (received, sent) in person["interactions"].items():
            true[number, channel, "in"] = received
            true[number, channel, "out"] = sent
    errors = []
    for channel in CHANNELS.values():
        for direction in ("in", "out"):
            keys = {key for key in true.keys() | measured.keys() if key[1:] == (channel, direction)}
            n_true, n_found = sum(true[key] for key in keys), sum(measured[key] for key in keys)
            if n_true or n_found:
                right = sum(min(true[key], measured[key]) for key in keys)
                print_shares(f"directions, {channel} {direction}", right, n_found, n_true)
            errors += [f"{channel} {direction}: {true[key]} in truth, {measured[key]} measured: "
                       f"{people[key[0]]['name'] if isinstance(key[0], int) else key[0]}"
                       for key in sorted(keys, key=str) if true[key] != measured[key]]
    n_true, n_found = sum(true.values()), sum(measured.values())
    right = sum(min(true[key], measured[key]) for key in true)
    print_shares("directions, all", right, n_found, n_true)
    print_errors(errors, limit)


# ---- The mailbox as it was read ------------------------------------------------------------------------------------


def seconds(iso):
    return datetime.datetime.fromisoformat(iso.replace("Z", "+00:00")).timestamp()


def compare_mails(truth, records, limit):
    mails = {mail["id"]: mail for mail in truth["mails"]}
    read = [record for record in records if record["kind"] == "mail"]
    known = [(mails[record["message_id"]], record) for record in read if record["message_id"] in mails]
    seen = {mail["id"] for mail, _ in known}
    classes = list(truth["counts"]["mails"])
    print(f"  mails      truth {len(mails):7}  read {len(read):7}  found {len(seen)}")
    print_matrix("class of mails", classes, [(mail["class"], record["class"]) for mail, record in known])
    print_matrix("direction of mails", ["in", "out", "beside"],
                 [(mail["direction"], record["direction"]) for mail, record in known])
    print_errors([f"{mail['class']} {mail['direction']}, read as {record['class']} {record['direction']}: "
                  f"{record['from']}: {record['subject']}" for mail, record in known
                  if (mail["class"], mail["direction"]) != (record["class"], record["direction"])], limit)


def compare_notifications(truth, records, index, limit):
    """What LinkedIn's mails tell of people, as interactions: each with the right person, channel and time?"""
    wanted = collections.defaultdict(list)
    n_true = 0
    for mail in truth["mails"]:
        channel = ACT_CHANNELS.get(mail.get("act"))
        if channel and mail["proof"] == "genuine":
            wanted[mail["person"], channel].append((seconds(mail["at"]), mail))
            n_true += 1
    people, n_right, n_found, errors = truth["people"], 0, 0, []
    acts = collections.Counter()
    for record in records:
        if record["kind"] != "interaction" or record["channel"] not in ACT_CHANNELS.values():
            continue
        n_found += 1
        party = record["parties"][0]
        key = party["identifier"]
        person = index.by_key.get(key_of(key["kind"] if key["kind"] != "profile" else "url", key["value"]))
        if person is None:
            person = index.named(party["name"] or key["value"])
        at = seconds(record["at"])
        candidates = wanted[person, record["channel"]]
        near = [entry for entry in candidates if abs(entry[0] - at) <= SAME_EVENT_S]
        if near and party["direction"] == "in":
            candidates.remove(near[0])
            acts[near[0][1]["act"]] += 1
            n_right += 1
        else:
            errors.append(f"too many: {record['channel']} {party['direction']} of {party['name']} at {record['at']}")
    print_shares("notifications", n_right, n_found, n_true)
    for act in ACT_CHANNELS:
        print(f"    {act:12} {acts[act]:6} of {truth['counts']['notifications'][act]:6}")
    errors += [f"missed: {mail['act']} of {people[person]['name']} at {mail['at']}"
               for (person, _), entries in sorted(wanted.items(), key=str) for _, mail in entries]
    print_errors(errors, limit)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=pathlib.Path)
    parser.add_argument("listed", type=pathlib.Path)
    parser.add_argument("--network", type=pathlib.Path)
    parser.add_argument("--records", type=pathlib.Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    truth, listed = (json.loads(path.read_text(encoding="utf-8")) for path in (options.truth, options.listed))
    people = truth["people"]
    index = Index(people)
    print(f"truth: {truth['name']}, seed {truth['seed']}, as of {truth['now']}")
    compare_contacts(truth, listed["contacts"], index, options.errors)
    if options.network:
        database = sqlite3.connect(f"{options.network.resolve().as_uri()}?mode=ro", uri=True)
        identifiers = load_identifiers(database)
        compare_people(people, identifiers, index, options.errors)
        compare_directions(people, database, identifiers, index, options.errors)
        database.close()
    if options.records and "mails" in truth:
        with open(options.records, encoding="utf-8") as file:
            records = [record for record in map(json.loads, file) if record["kind"] in ("mail", "interaction")]
        compare_mails(truth, records, options.errors)
        compare_notifications(truth, records, index, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
