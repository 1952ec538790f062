load helper

# Zoé is a connection; two addresses of hers write, one at her firm. Bilal's first name alone stands in his mails.
people_network () {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  mkdir archive
  cat > archive/Connections.csv <<'CSV'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zoé,Exemplard,https://www.linkedin.com/in/zoe-exemplard,,Acme Conseil,Directrice,02 Jan 2025
Bilal,Fictif,https://www.linkedin.com/in/bilal-fictif,,Example Corp,Intern,03 Feb 2025
Dora,Inventard,https://www.linkedin.com/in/dora-1,,Maison,Cheffe,04 Feb 2025
Dora,Inventard,https://www.linkedin.com/in/dora-2,,Maison,Apprentie,05 Feb 2025
CSV
  : > mails.mbox
  mail "Zoe Exemplard <zoe.exemplard@free.fr>" 1
  mail "EXEMPLARD Zoe <zoe@acme-conseil.example>" 2
  mail "Bilal <b.fictif@free.fr>" 3
  mail "Dora Inventard <dora.inventard@free.fr>" 4
  entregent import archive mails.mbox > /dev/null
}

# mail FROM NUMBER: one more mail to the user in mails.mbox.
mail () {
  cat >> mails.mbox <<MAIL
From - Mon Jan  5 10:00:00 2026
From: $1
To: Camille Moi <moi@perso.example>
Delivered-To: moi@perso.example
Date: Mon, 5 Jan 2026 10:0$2:00 +0000
Message-ID: <$2@perso.example>
Subject: Bonjour

Le devis $2 est joint.

MAIL
}

names () {
  entregent list --json --limit -1 | jq -r '.contacts[].name' | sort | tr '\n' ';'
}

@test "an address at the firm joins, the name alone does not" {
  people_network
  id=$(entregent list --json 'name:exemplard' | jq '[.contacts[].id] | min')
  entregent show --json "$id" | jq -e '[.identifiers[].value] | index("zoe@acme-conseil.example") != null and index("zoe.exemplard@free.fr") == null'
  entregent show --json "$id" | jq -e '.interactions | length == 1'
}

@test "duplicates come in lanes, with what speaks for and against" {
  people_network
  entregent duplicates --json > found.json
  jq -e '.schema == 1 and .lanes == {"safe":1,"likely":0,"look":3}' found.json
  jq -e '.pairs[0] | .lane == "safe" and .ambiguous == false and .probability > .99
    and ([.contacts[].name] == ["Zoé Exemplard", "Zoe Exemplard"])
    and ([.evidence[] | select(.field == "family" and .level == "exact" and .weight > 0)] | length == 1)' found.json
  # Of two Doras nobody knows which one wrote.
  jq -e '[.pairs[] | select(.ambiguous)] | length == 2 and all(.lane == "look")' found.json
  entregent duplicates --json --lane look --limit 1 | jq -e '.pairs | length == 1'
  entregent duplicates > /dev/null
  expect 2 entregent duplicates --lane nonsense
}

@test "merging moves everything, and old ids keep working" {
  people_network
  one=$(id_of 'Zoé Exemplard') other=$(id_of 'Zoe Exemplard')
  entregent note "$other" 'préfère le matin' > /dev/null
  entregent tag "$other" cliente > /dev/null
  before=$(names)
  entregent merge --json --dry-run "$one" "$other" | jq -e '.dry_run and .source == null and .interactions == 2 and .notes == 1 and .tags == 1'
  [ "$(names)" = "$before" ]
  entregent merge --json --take "name=$other,email=$other" "$one" "$other" > merged.json
  jq -e --argjson one "$one" '.kept == $one and .fields.name.after == "Zoe Exemplard" and .fields.email.after == "zoe.exemplard@free.fr"
    and .fields.job.after == "Directrice, Acme Conseil" and .fields.name.values == ["Zoé Exemplard", "Zoe Exemplard"]' merged.json
  for id in "$one" "$other"; do
    entregent show --json "$id" | jq -e '.name == "Zoe Exemplard" and .email == "zoe.exemplard@free.fr" and (.interactions | length == 2)
      and (.notes | length == 1) and .tags == ["cliente"] and .organisation == "Acme Conseil"'
  done
  entregent check
}

@test "half a job is shown as it is" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  printf 'BEGIN:VCARD\nFN:Awa Exemple\nEMAIL:awa@example.org\nORG:Acme\nEND:VCARD\nBEGIN:VCARD\nFN:Awa E.\nEMAIL:ae@example.org\nTITLE:Directrice\nEND:VCARD\n' > a.vcf
  entregent import a.vcf > /dev/null
  entregent merge --json --dry-run "$(id_of 'Awa Exemple')" "$(id_of 'Awa E.')" | jq -e '.fields.job.values == ["Acme", "Directrice"]'
}

@test "a merge is undone, and it survives a rebuild and another import" {
  people_network
  before=$(names)
  one=$(id_of 'Zoé Exemplard') other=$(id_of 'Zoe Exemplard')
  source=$(entregent merge --json "$one" "$other" | jq .source)
  entregent rebuild
  entregent import archive > /dev/null
  entregent show --json "$other" | jq -e '.interactions | length == 2'
  entregent undo --yes "$source" > /dev/null
  [ "$(names)" = "$before" ]
}

@test "a split undoes any merge at any later time, and for good" {
  people_network
  before=$(names)
  one=$(id_of 'Zoé Exemplard') other=$(id_of 'Zoe Exemplard')
  entregent merge --take "name=$other" "$one" "$other" > /dev/null
  mail "Zoe Exemplard <zoe.exemplard@free.fr>" 5
  entregent import mails.mbox > /dev/null
  # Three parts: the connection, the address elsewhere, the address at the firm.
  entregent split --json "$one" | jq -e '(.parts | length == 3) and .parts[0].number == 1 and .parts[1].identifiers == [{"kind":"email","value":"zoe.exemplard@free.fr"}]'
  entregent split --json --dry-run --part 2 "$one" | jq -e '.contacts | length == 2'
  entregent split --json --part 2 "$one" | jq -e '[.contacts[].name] == ["Zoé Exemplard", "Zoe Exemplard"]'
  [ "$(names)" = "$before" ]
  entregent duplicates --json | jq -e '.lanes.safe == 0'
  entregent rebuild
  [ "$(names)" = "$before" ]
  # What was joined at the import comes apart as well.
  entregent split --part 2 "$one" > /dev/null
  entregent rebuild
  entregent show --json "$one" | jq -e '.interactions == []'
  # And a later word counts.
  entregent merge "$one" "$other" > /dev/null
  entregent show --json "$one" | jq -e '.interactions | length == 2'
  entregent check
}

@test "two who are not one are no longer proposed" {
  people_network
  one=$(id_of 'Zoé Exemplard') other=$(id_of 'Zoe Exemplard')
  source=$(entregent split --json "$one" "$other" | jq .source)
  entregent duplicates --json | jq -e '.lanes.safe == 0'
  entregent undo --yes "$source" > /dev/null
  entregent duplicates --json | jq -e '.lanes.safe == 1'
}

@test "a whole lane is merged as one source" {
  people_network
  before=$(names)
  entregent duplicates --json --merge safe --dry-run | jq -e '.pairs == 1 and .contacts_before == .contacts_after + 1'
  [ "$(names)" = "$before" ]
  expect 6 entregent duplicates --merge safe
  source=$(entregent duplicates --json --merge safe --yes | jq .source)
  entregent duplicates --json | jq -e '.lanes.safe == 0'
  expect 4 entregent duplicates --merge safe --yes
  expect 2 entregent duplicates --merge look --yes
  entregent undo --yes "$source" > /dev/null
  [ "$(names)" = "$before" ]
}

@test "what cannot be merged or split is said plainly" {
  people_network
  one=$(id_of 'Zoé Exemplard') bilal=$(id_of 'Bilal Fictif')
  expect 3 entregent merge "$one" 9999
  expect 2 entregent merge "$one" "$one"
  expect 2 entregent merge --take "name=9999" "$one" "$bilal"
  expect 2 entregent merge --take "shoe=$one" "$one" "$bilal"
  expect 2 entregent merge --take nonsense "$one" "$bilal"
  expect 2 entregent split --part 7 "$one"
  expect 2 entregent split --part 1,2 "$one"
  expect 2 entregent split --part x "$one"
  expect 2 entregent split --part 1 "$bilal"
  expect 2 entregent split "$one" "$one"
  expect 2 entregent split --part 1 "$one" "$bilal"
  expect 3 entregent split 9999
  entregent check
}

@test "forgetting somebody forgets what was said of who they are" {
  people_network
  one=$(id_of 'Zoé Exemplard') other=$(id_of 'Zoe Exemplard')
  entregent merge --take "name=$other" "$one" "$other" > /dev/null
  entregent forget --yes "$one" > /dev/null
  run names
  [[ "$output" != *xemplard* ]]
  entregent check
}

# derived: everything that a refresh writes, as text.
derived () {
  python3 - "$ENTREGENT_NETWORK" <<'PY'
import sqlite3, sys
network = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
for query in (
    "SELECT id, name, functions, seniority, title_read, since_us, first_us, last_us, last_in_us, n_in, n_out, relation,"
    " warmth, qualified, score FROM contact ORDER BY id",
    "SELECT * FROM standing ORDER BY target_id, contact_id",
    "SELECT * FROM month ORDER BY day",
    "SELECT * FROM move ORDER BY rank",
    "SELECT name, value FROM meta WHERE name LIKE 'count%' OR name LIKE 'scope%' OR name LIKE 'mean%'"
    " OR name = 'scored_day' ORDER BY name",
):
    for row in network.execute(query):
        print(row)
PY
}

# same_as_refreshed WHAT: what is derived is what deriving all of it anew gives.
same_as_refreshed () {
  derived > before
  [ -s before ]
  entregent rebuild > /dev/null
  derived > after
  diff before after || { echo "differs after: $1"; return 1; }
}

@test "a note or a tag leaves what is derived as a full refresh makes it" {
  small_network
  printf 'target: Jazz\nqualified at: 3\n+3 keyword: jazz\n-3 keyword: tuba\n+1 keyword: piano\n' > jazz.target
  entregent target import jazz.target > /dev/null
  awa=$(entregent list Awa --json | jq .contacts[0].id)
  bilal=$(entregent list Bilal --json | jq .contacts[0].id)
  entregent note "$bilal" "Plays the piano" > /dev/null
  same_as_refreshed "a note that gives points"
  entregent tag "$bilal" client > /dev/null
  same_as_refreshed "a tag"
  entregent note "$bilal" "Loves jazz" > /dev/null
  same_as_refreshed "a note that qualifies"
  [ "$(entregent list is:qualified --json | jq .total)" = 2 ]
  entregent note "$bilal" "And the tuba" > /dev/null
  same_as_refreshed "a note that excludes"
  [ "$(entregent list is:qualified --json | jq .total)" = 1 ]
  entregent note "$awa" "Met at a fair" > /dev/null
  same_as_refreshed "a note that says nothing"
  entregent log "$awa" call "Spoke" > /dev/null
  same_as_refreshed "a call"
  # Of another day than today's, everybody is refreshed.
  python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute("UPDATE meta SET value = value - 400 WHERE name = '"'scored_day'"'"); d.execute("UPDATE contact SET warmth = 1"); d.commit()' "$ENTREGENT_NETWORK"
  entregent tag "$bilal" later > /dev/null
  same_as_refreshed "a tag on another day"
}
