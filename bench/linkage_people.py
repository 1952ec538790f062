"""Made-up people for bench/linkage.py, out of public lists of given names and invented families; the same for a seed.

mailbox(): (name, address) as mails and version histories have them: one person has several addresses and writes their
name in several ways; among them namesakes, handles, initials, role addresses, and the same login of different people.
people(): rows of an address book with errors, for speed.
"""

import csv
import gzip
import random
import unicodedata

# Families are made of these, so that no list of real ones is needed: frequencies follow a power law.
STARTS = ["Bel", "Mar", "Cor", "Dur", "Fou", "Gar", "Her", "Lam", "Mor", "Nor", "Per", "Que", "Rou", "Sal", "Tho", "Val",
          "Bri", "Cha", "Del", "Fer", "Gau", "Jol", "Ker", "Leg", "Pon", "Ri", "Ser", "Tra", "Vil", "Wal", "Bo", "Can",
          "Du", "Es", "Fa", "Go", "Hu", "Le", "Mi", "Pa", "Ra", "Sou", "Ta", "Ver", "Ash", "Black", "Brad", "Car", "Cum",
          "Ell", "Hart", "Holl", "King", "Mans", "Nash", "Old", "Pres", "Stan", "Thorn", "Whit", "Win"]
MIDDLES = ["", "", "", "be", "bi", "ca", "de", "do", "fi", "ga", "la", "le", "lo", "ma", "mi", "na", "ne", "ni", "ra", "re",
           "ro", "sa", "se", "ta", "te", "ti", "to", "va", "ve", "vi", "zo"]
ENDS = ["ard", "aud", "eau", "el", "er", "et", "ez", "ier", "in", "on", "ot", "oux", "ain", "ert", "and", "ault", "ec", "ic",
        "our", "ange", "field", "ford", "ham", "ley", "man", "ner", "son", "ston", "ton", "well", "wood", "worth", "stein",
        "berg", "ski", "ov", "sen", "ini", "elli", "ez", "es", "as"]
COMMON = ["Martin", "Bernard", "Dubois", "Durand", "Leroy", "Moreau", "Garcia", "Smith", "Johnson", "Brown", "Wang", "Chen",
          "Kumar", "Nguyen", "Müller", "Silva", "Singh", "Li", "Kim", "Petit"]
PARTICLES = ["de ", "de la ", "van ", "von ", "Le ", "du ", "d'", "van der ", "El ", "Ben "]
PROVIDERS = ["gmail.com"] * 12 + ["hotmail.com", "yahoo.fr", "outlook.com", "free.fr", "orange.fr", "laposte.net", "gmx.de",
                                  "protonmail.com", "icloud.com", "hotmail.fr"]
NOREPLY = "users.noreply.github.com"
WORDS = ["pixel", "storm", "nova", "blue", "frog", "panda", "shadow", "code", "ninja", "zen", "lynx", "orbit", "kernel",
         "byte", "fuzzy", "cosmo", "delta", "echo", "raven", "tango", "wolf", "spark", "moon", "dust", "mango", "turbo"]
NICKNAMES_FR = {"frédéric": "Fred", "nicolas": "Nico", "jean-philippe": "JP", "sébastien": "Seb", "christophe": "Chris",
                "alexandre": "Alex", "stéphanie": "Steph", "grégory": "Greg", "emmanuel": "Manu", "olivier": "Oli",
                "benjamin": "Ben", "mathieu": "Mat", "guillaume": "Guillou", "thomas": "Tom", "philippe": "Phil",
                "catherine": "Cathy", "valérie": "Val", "jean-pierre": "JP", "maxime": "Max", "vincent": "Vince"}
ROLES = ["contact", "info", "support", "noreply", "team", "admin", "sales"]
MACHINES = ["localhost.localdomain", "macbook-pro.local", "ubuntu", "debian.lan", "laptop.home"]


def plain(text):
    text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def letters(text):
    return "".join(c for c in plain(text) if c.isalnum())


class Names:
    def __init__(self, folder, rng):
        self.rng = rng
        births = {}
        with gzip.open(folder / "insee_prenoms.csv.gz", "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = row["prenom"].title()
                if len(name) > 2 and not name.startswith("_"):
                    births[name] = births.get(name, 0) + int(row["naissances_depuis_1960"] or 0)
        kept = sorted((n for n in births if births[n] > 20), key=lambda n: -births[n])
        self.given, self.given_weights = kept, [births[n] for n in kept]
        self.nicknames = {name: [] for name in NICKNAMES_FR}
        for name, short in NICKNAMES_FR.items():
            self.nicknames[name].append(short)
        with open(folder / "nicknames_en.csv", encoding="utf-8") as file:
            for line in file:
                words = line.strip().split(",")
                self.nicknames.setdefault(words[0], []).extend(word.title() for word in words[1:3])
        families = {start + middle + end for start in STARTS for middle in MIDDLES for end in ENDS}
        families = sorted(families)
        random.Random(4).shuffle(families)
        self.family = COMMON + families
        total = 0.0
        self.family_sums = []
        for rank in range(len(self.family)):
            total += 1 / (rank + 25) ** 0.85
            self.family_sums.append(total)

    def pick_given(self, n=1):
        return self.rng.choices(self.given, self.given_weights, k=n)

    def pick_family(self, n=1):
        return self.rng.choices(self.family, cum_weights=self.family_sums, k=n)


def slip(rng, text):
    """One slip of the finger."""
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text) - 1)
    kind = rng.randrange(4)
    letter = rng.choice("aeiourstnl")
    if kind == 0:
        return text[:at] + text[at + 1:]
    if kind == 1:
        return text[:at] + letter + text[at:]
    if kind == 2:
        return text[:at] + letter + text[at + 1:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


class Person:
    """Somebody with several addresses, who writes their name as people do."""

    def __init__(self, names, rng, company):
        self.rng, self.names = rng, names
        self.given = names.pick_given()[0]
        if rng.random() < 0.05:
            self.given = rng.choice(["Jean", "Marie", "Pierre", "Anne"]) + "-" + self.given
        self.family = names.pick_family()[0]
        if rng.random() < 0.06:
            self.family = rng.choice(PARTICLES) + self.family
        if rng.random() < 0.04:
            self.family += "-" + names.pick_family()[0]
        self.company = company
        self.handle = rng.choice(WORDS) + rng.choice(WORDS) + (str(rng.randrange(100)) if rng.random() < 0.4 else "")

    def write_name(self):
        given, family, rng = self.given, self.family, self.rng
        ways = [
            (52, lambda: f"{given} {family}"),
            (5, lambda: f"{family.upper()} {given}"),
            (4, lambda: f"{given} {family.upper()}"),
            (3, lambda: f"{family}, {given}"),
            (5, lambda: plain(f"{given} {family}")),
            (4, lambda: f"{given} {family[0]}."),
            (5, lambda: f"{given[0]}. {family}"),
            (4, lambda: f"{rng.choice(self.names.nicknames.get(given.lower()) or [given])} {family}"),
            (3, lambda: f"{given} {rng.choice('ABCDEFGJLMPRST')}. {family}"),
            (3, lambda: given),
            (3, lambda: letters(given)[0] + letters(family)),
            (3, lambda: self.handle),
            (2, lambda: f"{given} {family} (Acme)"),
            (2, lambda: slip(rng, f"{given} {family}")),
            (2, lambda: ""),
        ]
        return rng.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()

    def write_address(self, work):
        given, family, rng = letters(self.given), letters(self.family), self.rng
        logins = [
            (26, f"{plain(self.given).replace(' ', '-')}.{family}"), (22, given[0] + family), (8, given + family),
            (4, family + "." + given), (3, family + given[0]), (10, given), (4, given + family[0]), (4, family),
            (3, given[0] + family[0]), (10, self.handle), (4, given[:4] + family[:3]),
        ]
        login = rng.choices([login for _, login in logins], [weight for weight, _ in logins])[0]
        if work:
            return f"{login}@{self.company}"
        kind = rng.random()
        if kind < 0.12:
            number = f"{rng.randrange(10000, 9999999)}+" if rng.random() < 0.5 else ""
            return f"{number}{rng.choice([self.handle, given + family, given[0] + family])}@{NOREPLY}"
        if kind < 0.22:
            return f"{rng.choice(['me', given, 'git', 'mail', 'contact'])}@{family}.{rng.choice(['fr', 'org', 'net', 'me'])}"
        if kind < 0.26:
            return f"{login}@{rng.choice(MACHINES)}"
        if rng.random() < 0.25:
            login += str(rng.randrange(1, 99))
        if rng.random() < 0.04:
            login += "+" + rng.choice(["git", "dev", "lists"])
        return f"{login}@{rng.choice(PROVIDERS)}"


def addresses_of(person, rng):
    n = rng.choices([1, 2, 3, 4, 5, 7, 10], [45, 26, 13, 7, 4, 3, 2])[0]
    found = []
    for i in range(n):
        address = person.write_address(work=rng.random() < 0.45)
        if address not in found:
            found.append(address)
    return found


def mailbox(folder, seed, n_people):
    """Distinct (name, address) rows; some people share a name, a login, a role address or a company."""
    rng = random.Random(seed)
    names = Names(folder, rng)
    companies = [f"{letters(names.pick_family()[0])}{rng.choice(['', '-group', 'tech', 'soft'])}.{rng.choice(['com', 'fr'])}"
                 for _ in range(max(n_people // 12, 2))]
    rows, seen = [], set()
    previous = None
    for number in range(n_people):
        person = Person(names, rng, rng.choice(companies))
        # A namesake of the one before, and somebody whose login is the same.
        if previous and rng.random() < 0.01:
            person.given, person.family = previous.given, previous.family
        elif previous and rng.random() < 0.02:
            person.family = previous.family
        for address in addresses_of(person, rng):
            for _ in range(rng.choices([1, 2, 3], [70, 22, 8])[0]):
                row = (person.write_name(), address)
                if row in seen:
                    continue
                seen.add(row)
                rows.append({"name": row[0], "email": row[1], "person": str(number)})
        if rng.random() < 0.02:
            row = (f"{person.given} {person.family}", f"{rng.choice(ROLES)}@{person.company}")
            if row not in seen:
                seen.add(row)
                rows.append({"name": row[0], "email": row[1], "person": str(number)})
        previous = person
    # An address that several stand beside belongs to whom it names; rows of others with it have no truth.
    owners = {}
    for row in rows:
        owners.setdefault(row["email"], set()).add(row["person"])
    rows = [row for row in rows if len(owners[row["email"]]) == 1 or row["email"].split("@")[0] in ROLES]
    rng.shuffle(rows)
    for number, row in enumerate(rows):
        row["id"] = f"m{number}"
    return rows


def people(folder, seed, n_rows):
    """Rows of address books: three in ten are a second or third row of somebody, with errors."""
    rng = random.Random(seed)
    names = Names(folder, rng)
    cities = [f"{name}ville" for name in names.pick_family(400)]
    streets = [f"{rng.choice(['rue', 'avenue', 'chemin', 'place'])} {name}" for name in names.pick_family(6000)]
    companies = [letters(name) for name in names.pick_family(5000)]
    given, family = names.pick_given(n_rows), names.pick_family(n_rows)
    rows, number = [], 0
    while len(rows) < n_rows:
        first, last = given[number % n_rows], family[number % n_rows]
        company, city = rng.choice(companies), rng.randrange(len(cities))
        base = {
            "given": first, "family": last, "organisation": company.title(), "city": cities[city],
            "postcode": f"{10000 + city * 97 % 89999}", "street": f"{rng.randrange(1, 200)} {rng.choice(streets)}",
            "email": f"{letters(first)}.{letters(last)}@{company}.example" if rng.random() < 0.6 else "",
            "phone": f"+336{rng.randrange(10**8):08}" if rng.random() < 0.4 else "",
            "birth_date": f"{rng.randrange(1940, 2005)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
                          if rng.random() < 0.5 else "",
        }
        for copy in range(rng.choices([1, 2, 3], [75, 20, 5])[0]):
            row = dict(base, person=str(number))
            if copy:
                for field in rng.sample(["given", "family", "street", "city", "postcode"], k=rng.choice([0, 1, 1, 2])):
                    row[field] = slip(rng, row[field])
                for field in ("email", "phone", "birth_date", "street"):
                    if rng.random() < 0.35:
                        row[field] = ""
            rows.append(row)
        number += 1
    rows = rows[:n_rows]
    rng.shuffle(rows)
    for index, row in enumerate(rows):
        row["id"] = f"p{index}"
    return rows
