#!/usr/bin/env python3
"""Makes a Maildir of invented mails, the same ones each time, for `tools/bench mail`.

    bench/mails_made.py FOLDER [--mails N] [--seed N]

Mails as people exchange them: threads with quotes and signatures, headers of relays, plain text in 8bit,
quoted-printable and base64, plain beside HTML, now and then an attachment; 4 kB each on average. Words follow Zipf's
law over an invented French and English vocabulary. Every mail holds one word that no other has, "repere" and its
number: whether all bodies can be searched afterwards is seen by them.
"""

import argparse
import base64
import bisect
import email.utils
import itertools
import pathlib
import quopri
import random
import textwrap

USER = ("Awa Exemple", "awa.exemple@example.org")
N_CONTACTS = 3000
N_WORDS = 60000
N_SENTENCES = 40000
FIRST_DAY = 1451606400  # 2016
SPAN = 10 * 365 * 86400
COMMON = (
    "de la le et les des en un une du que pour dans est vous nous pas sur ce je avec par plus votre notre au aux mais "
    "the of and to in is you that it for on with as are this be at from have we our your will can if not projet réunion "
    "client contrat équipe budget offre demain semaine merci bonjour devis été également très déjà"
).split()
ONSETS = "b c d f g h j l m n p r s t v br cl cr dr fr gr pl pr tr ch qu st sp".split()
VOWELS = "a e i o u é è ai au ou eu oi in an on".split()
CODAS = ["", "", "", "n", "r", "s", "l", "t", "m", "x", "nt", "ment", "tion", "ing", "eur", "té"]


def words(rng):
    """The vocabulary, the most frequent first."""
    found = list(dict.fromkeys(COMMON))
    known = set(found)
    while len(found) < N_WORDS:
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.choice((1, 2, 2, 3)))) + rng.choice(CODAS)
        if word not in known:
            known.add(word)
            found.append(word)
    return found


class Text:
    """Sentences, and paragraphs of them."""

    def __init__(self, rng):
        self.rng = rng
        vocabulary = words(rng)
        weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
        total = weights[-1]
        pick = lambda: vocabulary[bisect.bisect_left(weights, rng.random() * total)]
        self.sentences = [
            " ".join(pick() for _ in range(rng.randint(5, 18))).capitalize() + rng.choice(".....?!")
            for _ in range(N_SENTENCES)
        ]
        self.pick = pick

    def subject(self):
        return " ".join(self.pick() for _ in range(self.rng.randint(2, 6))).capitalize()

    def body(self, number):
        rng = self.rng
        paragraphs = [
            " ".join(rng.choices(self.sentences, k=rng.randint(3, 8))) for _ in range(rng.randint(1, 5))
        ]
        paragraphs.append(f"Référence repere{number}, dossier {rng.randint(1000, 999999)}, {rng.randint(100, 99999)} euros.")
        return paragraphs


def contacts(rng, vocabulary):
    names = []
    for i in range(N_CONTACTS):
        given, family = rng.choice(vocabulary).capitalize(), rng.choice(vocabulary).capitalize()
        host = f"{rng.choice(vocabulary)}.example.{rng.choice(('org', 'com', 'net'))}"
        login = f"{given}.{family}{i}@{host}"
        names.append((f"{given} {family}", login.encode("ascii", "ignore").decode().lower()))
    return names


def header_text(text):
    """An encoded word where one is needed."""
    if text.isascii():
        return text
    return "=?utf-8?b?" + base64.b64encode(text.encode()).decode() + "?="


def address(who):
    return f"{header_text(who[0])} <{who[1]}>"


def relays(rng, sender, number, date):
    """What servers write on top."""
    token = f"{rng.getrandbits(160):040x}"
    lines = []
    for hop in range(rng.randint(1, 3)):
        lines.append(f"Received: from mx{hop}.example.net (mx{hop}.example.net [192.0.2.{rng.randint(1, 250)}])\n"
                     f"\tby relay{hop}.example.org with ESMTPS id {token[:12]}{hop}\n\tfor <{USER[1]}>; {date}")
    signature = base64.b64encode(rng.randbytes(128)).decode()
    lines.append("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1;\n"
                 f"\th=from:to:subject:date; bh={token[:32]};\n\tb=" + "\n\t ".join(textwrap.wrap(signature, 60)))
    return lines


def part(rng, kind, text):
    """A text as a part: its headers and its bytes."""
    raw = text.encode()
    how = rng.choices(("8bit", "quoted-printable", "base64"), (5, 4, 1))[0]
    if how == "base64":
        raw = base64.encodebytes(raw)
    elif how == "quoted-printable":
        raw = quopri.encodestring(raw)
    return f'Content-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: {how}\n\n'.encode() + raw


def html_of(paragraphs):
    style = 'style="font-family:Arial,sans-serif;font-size:11pt;color:#222"'
    inner = "\n".join(f"<p {style}>{text}</p>" for text in paragraphs)
    return f"<html><head><meta charset=\"utf-8\"><style>p {{margin:0 0 8pt}}</style></head>\n<body>\n{inner}\n</body></html>\n"


def content(rng, paragraphs, quote, signature):
    plain = "\n\n".join(textwrap.fill(text, 76) for text in paragraphs) + "\n" + signature + quote
    shape = rng.random()
    if shape < 0.62:
        return part(rng, "plain", plain)
    boundary = f"=_{rng.getrandbits(64):016x}"
    if shape < 0.95:
        parts = [part(rng, "plain", plain), part(rng, "html", html_of(paragraphs))]
        kind = "alternative"
    else:
        attached = base64.encodebytes(rng.randbytes(rng.randint(2000, 9000)))
        parts = [part(rng, "plain", plain),
                 b'Content-Type: application/pdf; name="offre.pdf"\nContent-Disposition: attachment; filename="offre.pdf"\n'
                 b"Content-Transfer-Encoding: base64\n\n" + attached]
        kind = "mixed"
    mark = boundary.encode()
    joined = b"".join(b"\n--" + mark + b"\n" + one for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\nMultipart.\n'.encode() + joined + b"\n--" + mark + b"--\n"


def make(folder, n_mails, seed):
    rng = random.Random(seed)
    text = Text(rng)
    people = contacts(rng, words(random.Random(seed + 1))[200:20000])
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    open_threads, size = [], 0
    for number in range(n_mails):
        at = FIRST_DAY + number * SPAN // n_mails + rng.randint(0, 3000)
        date = email.utils.formatdate(at)
        own_id = f"{number}.{rng.getrandbits(48):x}@example.org"
        paragraphs = text.body(number)
        if open_threads and rng.random() < 0.6:
            other, subject, references, last, by_user = open_threads.pop(rng.randrange(len(open_threads)))
            quote = ""
            if rng.random() < 0.5:
                author = USER if by_user else other
                quote = f"\nLe {date[5:16]} à 10:12, {author[0]} <{author[1]}> a écrit :\n\n"
                quote += "".join(f"> {line}\n" for line in textwrap.wrap(last, 74)[:8])
            out = not by_user
        else:
            other = people[min(int(rng.paretovariate(0.8)) - 1, N_CONTACTS - 1) if rng.random() < 0.7 else rng.randrange(N_CONTACTS)]
            subject, references, quote, out = text.subject(), [], "", rng.random() < 0.4
        sender, receiver = (USER, other) if out else (other, USER)
        lines = [] if out else relays(rng, sender, number, date)
        lines += [f"From: {address(sender)}", f"To: {address(receiver)}"]
        if rng.random() < 0.15:
            lines.append("Cc: " + ",\n\t".join(address(rng.choice(people)) for _ in range(rng.randint(1, 4))))
        lines += [f"Subject: {header_text(('Re: ' if references else '') + subject)}", f"Date: {date}", f"Message-ID: <{own_id}>"]
        if references:
            lines.append(f"In-Reply-To: <{references[-1]}>\nReferences: " + "\n\t".join(f"<{one}>" for one in references[-8:]))
        lines += ["MIME-Version: 1.0", "X-Mailer: Exemple 1.0"]
        signature = f"\nCordialement,\n{sender[0]}\n" if rng.random() < 0.4 else ""
        data = "\n".join(lines).encode() + b"\n" + content(rng, paragraphs, quote, signature)
        size += len(data)
        (folder / "cur" / f"{at}.{number}.example:2,S").write_bytes(data)
        open_threads.append((other, subject, references + [own_id], paragraphs[0], out))
        if len(open_threads) > 500:
            open_threads.pop(0)
    return size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--mails", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    size = make(options.folder, options.mails, options.seed)
    print(f"{options.mails} mails, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
