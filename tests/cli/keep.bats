load helper

@test "a note, a tag and an exchange by hand can be found and taken back" {
  small_network
  awa=$(id_of 'Awa Fictive')
  before=$(entregent export | sort | sha256sum)
  expect 0 entregent note "$awa" met at the fair
  expect 0 entregent tag "$awa" client
  expect 0 entregent log --at 2026-06-12 "$awa" meeting lunch
  entregent list --json tag:client | jq -e '.total == 1'
  entregent list --json fair | jq -e '.total == 1'
  entregent show --json "$awa" | jq -e '.tags == ["client"] and (.notes | length == 1) and (.interactions | length == 3)
    and .interactions[0].channel == "meeting" and .interactions[0].at == "2026-06-12"'
  expect 0 entregent tag --remove "$awa" client
  entregent list --json tag:client | jq -e '.total == 0'
  for id in $(entregent sources --json | jq '.sources[] | select(.kind == "hand") | .id'); do
    expect 0 entregent undo --yes "$id"
  done
  [ "$before" = "$(entregent export | sort | sha256sum)" ]
}

@test "what cannot be logged ends with 2, who is not there with 3" {
  small_network
  awa=$(id_of 'Awa Fictive')
  expect 2 entregent log "$awa" telepathy
  expect 2 entregent log --at 2027-01-01 "$awa" call
  expect 2 entregent log --at someday "$awa" call
  expect 2 entregent log --direction up "$awa" call
  expect 3 entregent log 424242 call
  expect 3 entregent note 424242 text
  expect 3 entregent tag 424242 text
}

@test "an act against the user makes the relation bad" {
  small_network
  awa=$(id_of 'Awa Fictive')
  expect 0 entregent log --act bad --direction in "$awa" call asked to be left alone
  entregent show --json "$awa" | jq -e '.relation == "bad" and .relation_detail.reasons[0].code == "negative_act"'
}

@test "targets are tried, kept, shown and dropped" {
  small_network
  printf 'target: Interns\nqualified at: 1\n+1 title: intern\n' > interns.target
  entregent target try --json interns.target | jq -e '.name == "Interns" and .qualified == 1'
  entregent target list --json | jq -e '.targets | length == 1'
  expect 0 entregent target import interns.target
  entregent status --json | jq -e '.qualified.count == 2'
  expect 0 entregent target show Interns
  [[ "$output" == *"+1 title: intern"* ]]
  expect 0 entregent target remove Interns
  expect 3 entregent target remove Interns
  expect 3 entregent target show Interns
  entregent status --json | jq -e '.qualified.count == 1'
  echo '+1 tilte: x' > wrong.target
  expect 1 entregent target try wrong.target
  expect 3 entregent target try nowhere.target
}

@test "exports are what their readers expect" {
  small_network
  entregent export | jq -s -e 'length == 3 and all(.[]; has("id") and has("name") and has("relation"))'
  entregent export --format csv > all.csv
  [ "$(wc -l < all.csv)" = 4 ]
  refute grep -E '(^|,)"?[=+@-][A-Za-z]' all.csv
  entregent export --format vcard > all.vcf
  [ "$(grep -c '^BEGIN:VCARD' all.vcf)" = 3 ]
  grep -q '^VERSION:4.0' all.vcf
  awk '{ sub (/\r$/, ""); if (length ($0) > 75) exit 1 }' all.vcf
  expect 2 entregent export --format papyrus
}

@test "a backup is never written over, and restores" {
  small_network
  expect 0 entregent backup copy.entregent
  expect 6 entregent backup copy.entregent
  expect 0 entregent undo --yes 1
  entregent status --json | jq -e '.contacts == 0'
  expect 6 entregent restore copy.entregent < /dev/null
  expect 0 entregent restore --yes copy.entregent
  entregent status --json | jq -e '.contacts == 3'
  expect 0 entregent check
}

@test "rebuild changes no answer" {
  small_network
  before=$(entregent export | sort | sha256sum)
  expect 0 entregent rebuild
  [ "$before" = "$(entregent export | sort | sha256sum)" ]
}

@test "nobody else on the machine can read a network or its backup" {
  umask 000
  small_network
  expect 0 entregent backup copy.entregent
  expect 0 entregent restore --yes copy.entregent
  entregent list > /dev/null
  for file in *.entregent*; do
    [ "$(stat -c %a "$file")" = 600 ] || { ls -l; return 1; }
  done
  unset ENTREGENT_NETWORK
  entregent import archive > /dev/null
  [ "$(find "$XDG_DATA_HOME" -type f ! -perm 600)" = "" ]
  [ "$(find "$XDG_DATA_HOME" -name '*.entregent')" != "" ]
}

@test "who is forgotten does not come back, and leaves no trace in the file" {
  small_network
  awa=$(id_of 'Awa Fictive')
  expect 0 entregent forget --dry-run "$awa"
  entregent list --json fictive | jq -e '.total == 1'
  expect 6 entregent forget "$awa" < /dev/null
  expect 0 entregent forget --yes "$awa"
  entregent import archive > /dev/null
  entregent list --json fictive | jq -e '.total == 0'
  refute grep -a -q awa@example.org network.entregent*
  expect 3 entregent forget --yes "$awa"
}

@test "an answer can be had while nobody may write" {
  small_network
  expect 0 entregent check --json
  chmod a-w network.entregent .
  ENTREGENT_NOW=2026-06-20 run entregent status --json
  chmod u+w . network.entregent
  [ "$status" -eq 0 ]
}

@test "scores move with the day" {
  small_network
  first=$(entregent list --json fictive | jq '.contacts[0].warmth')
  later=$(ENTREGENT_NOW=2027-06-15 entregent list --json fictive | jq '.contacts[0].warmth')
  jq -n -e --argjson first "$first" --argjson later "$later" '$later < $first'
}

@test "an export holds what was typed too, in all three formats" {
  small_network
  id=$(id_of "Awa Fictive")
  entregent tag "$id" friend 'met, once' > /dev/null
  entregent note "$id" "Likes; commas, and \\ more" > /dev/null
  entregent export --format jsonl fictive |
    jq -e '.tags == ["friend", "met, once"] and .notes == ["Likes; commas, and \\ more"]'
  entregent export --format csv fictive | python3 -c '
import csv, sys
row, = csv.DictReader(sys.stdin)
assert row["tags"] == "friend, met, once" and row["notes"] == "Likes; commas, and \\ more", row'
  entregent export --format vcard fictive > card
  grep -q -F 'NOTE:Likes\; commas\, and \\ more' card
  grep -q -F 'CATEGORIES:friend,met\, once' card
}
