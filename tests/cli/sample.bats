load helper

@test "each mail, card and meeting of a sample is what others read too" {
  entregent sample stephanie s --contacts 400 --mails 2600 > /dev/null
  python3 - s/stephanie <<'PY'
import email, email.policy, email.utils, json, mailbox, re, sys, collections
base = sys.argv[1]
truth = json.load(open(base + ".truth.json", encoding="utf-8"))
wanted = {mail["id"]: mail for mail in truth["mails"]}
people = truth["people"]
emails = [{address.casefold() for address in person["emails"]} for person in people]
own = {address.casefold() for address in truth["self"]["emails"]}
seen, n_answers = set(), 0
# Not mailbox.mbox's own: it leaves mboxrd's quotes in place.
data = open(base + ".mbox", "rb").read()
assert not re.search(rb"[^\n]\nFrom \d+@xxx", data), "a From-line without an empty line before it"
mails = re.split(rb"(?:^|\n\n)From \d+@xxx [^\n]*\n", data)[1:]
for raw in mails:
    message = email.message_from_bytes(re.sub(rb"(?m)^>(>*From )", rb"\1", raw), policy=email.policy.default)
    assert not message.defects, (message["Message-ID"], message.defects)
    for part in message.walk():
        assert not part.defects, (message["Message-ID"], part.defects)
        if part.get_content_maintype() == "text":
            part.get_content().encode()
    truly = wanted[message["Message-ID"].strip("<>")]
    seen.add(message["Message-ID"].strip("<>"))
    answered = re.findall(r"<(.*?)>", str(message["In-Reply-To"] or "") + str(message["References"] or ""))
    assert all(identifier in wanted for identifier in answered), message["Message-ID"]
    n_answers += bool(answered)
    at = email.utils.parsedate_to_datetime(message["Date"])
    assert at.astimezone(tz=__import__("datetime").timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") == truly["at"]
    sender = message["From"].addresses[0].addr_spec.casefold()
    assert (sender in own) == (truly["direction"] == "out"), truly
    if "person" in truly and truly["class"] in ("personal", "absence") and truly["direction"] == "in":
        assert sender in emails[truly["person"]], (sender, truly)
        name = message["From"].addresses[0].display_name
        assert not name or "@" in name or len(name) > 30 or name in people[truly["person"]]["names"], (name, truly)
    if truly["class"] == "notification" and truly["proof"] == "genuine":
        assert sender.endswith("@linkedin.com") and message["X-LinkedIn-Template"], sender
        text = message.get_body(("html",)).get_content() + str(message["From"])
        if "person" in truly and truly["act"] != "message":
            person = people[truly["person"]]
            assert any(name in text.replace("&amp;", "&") for name in person["names"]), truly
assert seen == set(wanted), len(set(wanted) - seen)
assert n_answers > len(wanted) // 8, n_answers
counts = collections.Counter(mail["class"] for mail in truth["mails"])
assert counts == {key: n for key, n in truth["counts"]["mails"].items() if n}, counts
for suffix in ("vcf", "ics"):
    data = open(f"{base}.{suffix}", "rb").read()
    assert b"\n" not in data.replace(b"\r\n", b""), suffix
    assert all(len(line) <= 75 for line in data.split(b"\r\n")
               if b"QUOTED-PRINTABLE" not in line and not line.startswith((b"RRULE", b"X-"))), suffix
PY
}

# Numbers of the story (docs/samples.md), which the truth tells too.
@test "Antoine has the forty that his story tells, with his archive alone and with everything" {
  entregent sample antoine s > /dev/null
  [ "$(jq '[.people[] | select(.qualified)] | length' s/antoine.truth.json)" = 40 ]
  for files in zip 'zip mbox vcf ics'; do
    rm -f n
    for kind in $files; do entregent --network n import "s/antoine.$kind" > /dev/null || [ "$kind" != zip ]; done
    entregent --network n target import s/antoine.target > /dev/null
    [ "$(entregent --network n status --json | jq .qualified.count)" = 40 ]
  done
}

@test "a sample of one day is the same with any zone and language" {
  TZ=Asia/Tokyo entregent sample antoine one > /dev/null
  TZ=America/Lima LC_ALL=C LANGUAGE=fr entregent sample antoine two > /dev/null
  for kind in zip mbox vcf ics target truth.json; do
    cmp "one/antoine.$kind" "two/antoine.$kind"
  done
}

@test "without mails there is the archive alone" {
  entregent sample antoine s > files
  [ "$(wc -l < files)" -eq 6 ]
  entregent sample antoine s --mails 0 > files
  [ "$(wc -l < files)" -eq 3 ]
  [ ! -e s/antoine.mbox ] && [ ! -e s/antoine.vcf ] && [ ! -e s/antoine.ics ]
  expect 2 entregent sample antoine s --mails 10
  expect 2 entregent sample antoine s --mails -5
}

@test "what Antoine has comes in, twice as once" {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  entregent sample antoine s > /dev/null
  expect 0 entregent import s/antoine.zip s/antoine.mbox s/antoine.vcf s/antoine.ics
  before=$(entregent status --json | jq '[.contacts, .interactions]')
  entregent list --json --limit -1 | jq -e '[.contacts[].email // ""] | any(test("(no-?reply|@linkedin|@listes|gain-rapide|public.example)")) | not'
  entregent status --json | jq -e '.contacts >= 50'
  expect 4 entregent import s/antoine.mbox
  expect 0 entregent import s/antoine.zip s/antoine.vcf s/antoine.ics
  [ "$before" = "$(entregent status --json | jq '[.contacts, .interactions]')" ]
}
