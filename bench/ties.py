#!/usr/bin/env python3
"""How well `entregent measure ties` foresees who exchanges again, beside plain scores and MBG/NBD.

    bench/ties.py PROGRAM NAME=FILE:TIME,SOURCE,TARGET:DAYS...

FILE has one row a message, with blanks or commas between (.gz is fine); the three numbers are its columns, from 0; DAYS is
the horizon. For each of the last two windows of DAYS that the file holds, everything before it is known and nothing after. Each
peer gets one logistic regression on its score, learned on up to four windows before the cut; MBG/NBD is fitted by a
Nelder and Mead of its own, without labels. Printed: AUC with a 95 % interval (bootstrap over users, seed 1), log loss, ECE of ten
bins, for the chance that anything passes (any) and that the contact writes (in).
"""

import collections
import gzip
import math
import pathlib
import random
import subprocess
import sys
import tempfile

DAY = 86400
N_WINDOWS, N_BOOTSTRAPS, MAX_LEARNED, MAX_ALIVE = 4, 200, 40000, 1500


def read_rows(path, columns):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        for line in file:
            cells = line.replace(",", " ").split()
            try:
                at = float(cells[columns[0]])
            except (ValueError, IndexError):
                continue
            if at >= 0 and cells[columns[1]] != cells[columns[2]]:
                yield at, cells[columns[1]], cells[columns[2]]


class Network:
    def __init__(self, rows):
        self.rows = sorted(rows)
        self.ties = collections.defaultdict(list)  # (user, contact) -> [(time, whether the contact wrote)]
        for at, source, target in self.rows:
            self.ties[source, target].append((at, False))
            self.ties[target, source].append((at, True))

    def histories(self, cut):
        for pair, events in self.ties.items():
            known = [event for event in events if event[0] <= cut]
            if known:
                yield pair, known

    def labels(self, pair, cut, horizon):
        came = [inbound for at, inbound in self.ties[pair] if cut < at <= cut + horizon * DAY]
        return bool(came), any(came)


# What each peer makes of a history: a number that grows with the chance.
def recency(events, cut, horizon):
    return -math.log(1 + 10 * (cut - events[-1][0]) / DAY / horizon)


def frequency(events, cut, horizon):
    return math.log(1 + len(events))


def decay(events, cut, horizon):
    half_life = horizon / 3 * DAY
    return math.log(1e-9 + sum(0.5 ** ((cut - at) / half_life) for at, _ in events))


def learn_line(scores, labels):
    """A logistic regression on one standardised score, by Newton's method."""
    mean = sum(scores) / len(scores)
    sd = math.sqrt(sum((s - mean) ** 2 for s in scores) / len(scores)) or 1
    a, b = 0.0, 0.0
    for _ in range(25):
        ga = gb = haa = hab = hbb = 1e-9
        for s, y in zip(scores, labels):
            z = (s - mean) / sd
            p = 1 / (1 + math.exp(-max(-30, min(30, a + b * z))))
            w = p * (1 - p)
            ga, gb = ga + p - y, gb + (p - y) * z
            haa, hab, hbb = haa + w, hab + w * z, hbb + w * z * z
        step = haa * hbb - hab * hab
        da, db = (hbb * ga - hab * gb) / step, (haa * gb - hab * ga) / step
        a, b = a - da, b - db
        if abs(da) + abs(db) < 1e-7:
            break
    return lambda s: 1 / (1 + math.exp(-max(-30, min(30, a + b * (s - mean) / sd))))


class Mbg:
    """MBG/NBD on distinct days, in units of the horizon."""

    def __init__(self, histories, cut, horizon):
        self.unit = horizon * DAY
        counted = [self.count(events, cut) for events in histories]
        random.Random(1).shuffle(counted)
        self.counted = counted[:MAX_ALIVE]
        starts = ((0, 0, 0, 0), (-1, 1, -0.5, 1), (-0.5, 2, 0, 0))
        self.parameters = [math.exp(t) for t in min((self.minimise(list(s)) for s in starts))[1]]

    def count(self, events, cut):
        days = sorted({int(at // DAY) for at, _ in events})
        return len(days) - 1, (days[-1] - days[0]) * DAY / self.unit, (cut // DAY - days[0]) * DAY / self.unit

    def unlikelihood(self, theta):
        if max(map(abs, theta)) > 20:
            return math.inf
        r, al, a, b = (math.exp(t) for t in theta)
        total, lg, of_repeats = 0.0, math.lgamma, {}
        for x, tx, age in self.counted:
            if x not in of_repeats:
                of_repeats[x] = (lg(r + x) - lg(r) + r * math.log(al) + lg(a) + lg(b + x + 1) - lg(a + b + x + 1)
                                 - lg(a) - lg(b) + lg(a + b))
            odds = math.log(a / (b + x)) + (r + x) * math.log((al + age) / (al + tx))
            total += of_repeats[x] - (r + x) * math.log(al + age) + (odds if odds > 30 else math.log1p(math.exp(odds)))
        return -total / len(self.counted)

    def minimise(self, start):
        corners = [start] + [[t + (0.5 if i == k else 0) for k, t in enumerate(start)] for i in range(4)]
        corners = sorted((self.unlikelihood(c), c) for c in corners)
        for _ in range(250):
            middle = [sum(c[1][k] for c in corners[:-1]) / 4 for k in range(4)]

            def along(far, middle=middle):
                x = [m + far * (m - w) for m, w in zip(middle, corners[-1][1])]
                return self.unlikelihood(x), x

            tried = along(1)
            if tried < corners[0]:
                tried = min(tried, along(2))
            elif tried >= corners[-2]:
                tried = along(0.5 if tried < corners[-1] else -0.5)
            if tried < corners[-1]:
                corners[-1] = tried
            else:
                best = corners[0][1]
                corners = [corners[0]] + [(self.unlikelihood(x), x) for x in
                                          ([(a + b) / 2 for a, b in zip(c[1], best)] for c in corners[1:])]
            corners.sort()
        return corners[0]

    def any(self, events, cut):
        x, tx, age = self.count(events, cut)
        r, al, a, b = self.parameters
        odds = math.log(a / (b + x)) + (r + x) * math.log((al + age) / (al + tx))
        alive = 1 / (1 + math.exp(min(odds, 700)))
        return alive * (1 - ((al + age) / (al + age + 1)) ** (r + x))


# ---- How good chances were ----

def auc(pairs):
    ordered = sorted(pairs)
    n_came = sum(y for _, y in ordered)
    ranks = start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end][0] == ordered[start][0]:
            end += 1
        ranks += sum(y for _, y in ordered[start:end]) * (start + end + 1) / 2
        start = end
    return (ranks - n_came * (n_came + 1) / 2) / max(n_came * (len(ordered) - n_came), 1)


def log_loss(pairs):
    return -sum(math.log(min(max(p if y else 1 - p, 1e-6), 1 - 1e-6)) for p, y in pairs) / len(pairs)


def ece(pairs):
    ordered, n = sorted(pairs), len(pairs)
    bins = [ordered[n * i // 10:n * (i + 1) // 10] for i in range(10)]
    return sum(abs(sum(p - y for p, y in one)) for one in bins) / n


def interval(by_user):
    dice, users, found = random.Random(1), sorted(by_user), []
    for _ in range(N_BOOTSTRAPS):
        drawn = [pair for user in dice.choices(users, k=len(users)) for pair in by_user[user]]
        if 0 < sum(y for _, y in drawn) < len(drawn):
            found.append(auc(drawn))
    found.sort()
    return found[int(0.025 * len(found))], found[int(0.975 * len(found)) - 1]


def ours(program, path, cut, horizon, *more):
    words = [program, "measure", "ties", "--from", path, "--cut", str(cut), "--horizon", str(horizon), *more]
    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    cells = (line.split() for line in lines)
    return {(source, target): (float(any_), float(in_)) for source, target, any_, in_ in cells}


def learned_rows(network, cut, horizon, begin):
    rows = []
    for window in range(1, N_WINDOWS + 1):
        before = cut - window * horizon * DAY
        if before - begin < horizon * DAY / 2:  # there would be nothing to know
            break
        rows += [(events, before, *network.labels(pair, before, horizon))
                 for pair, events in network.histories(before)]
    random.Random(1).shuffle(rows)
    return rows[:MAX_LEARNED]


def foresee(program, network, path, cut, horizon):
    """name -> {(user, contact): (any, in)}"""
    known = dict(network.histories(cut))
    answers = {"E6, shipped": ours(program, path, cut, horizon),
               "E6, learned": ours(program, path, cut, horizon, "--hindcast")}
    rows = learned_rows(network, cut, horizon, network.rows[0][0])
    for name, score in (("recency", recency), ("frequency", frequency), ("exponential decay", decay)):
        scores = [score(events, before, horizon) for events, before, _, _ in rows]
        lines = [learn_line(scores, [row[k] for row in rows]) for k in (2, 3)]
        answers[name] = {pair: tuple(line(score(events, cut, horizon)) for line in lines)
                         for pair, events in known.items()}
    model = Mbg(known.values(), cut, horizon)
    answers["MBG/NBD"] = {pair: (p, p) for pair, events in known.items() for p in (model.any(events, cut),)}
    return answers


def bench(program, name, rows, horizon, folder):
    network = Network(rows)
    path = str(pathlib.Path(folder) / "ties.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{at:.0f} {source} {target}\n" for at, source, target in network.rows)
    results = collections.defaultdict(lambda: collections.defaultdict(list))  # (peer, target) -> user -> pairs
    for window in (2, 1):
        cut = int(network.rows[-1][0] - window * horizon * DAY)
        for peer, chances in foresee(program, network, path, cut, horizon).items():
            for pair, chance in chances.items():
                for target, p, came in zip(("any", "in"), chance, network.labels(pair, cut, horizon)):
                    results[target, peer][pair[0]].append((p, came))
    print(f"ties: {name}, {len(network.rows)} rows, H {horizon:g} days, the last two windows")
    for (target, peer), by_user in sorted(results.items(), key=lambda one: one[0][0]):
        pairs = [pair for user in by_user.values() for pair in user]
        low, high = interval(by_user)
        print(f"  {target:3} {peer:18} AUC {auc(pairs):.3f} [{low:.3f}, {high:.3f}]  log loss {log_loss(pairs):.4f}"
              f"  ECE {ece(pairs):.4f}  n {len(pairs)}, share {sum(y for _, y in pairs) / len(pairs):.3f}")


def main(program, *given):
    for one in given:
        name, rest = one.split("=", 1)
        path, columns, horizon = rest.rsplit(":", 2)
        rows = list(read_rows(path, [int(column) for column in columns.split(",")]))
        with tempfile.TemporaryDirectory() as folder:
            bench(program, name, rows, float(horizon), folder)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
