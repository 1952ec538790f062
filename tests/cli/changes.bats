load helper

# Two archives, of 10 and of 14 June.
two_archives () {
  small_network
  small_archive newer
  sed -i '/Inventé/d; s/Directrice des achats/Directrice générale/; s/=cmd(),Tableur/Marie,Nouvelle/; s/,,"=HYPERLINK/,marie@example.org,"=HYPERLINK/' newer/Connections.csv
  sed -i 's/2026-06-10/2026-06-14/' newer/messages.csv
  printf 'Chloé,Neuve,https://www.linkedin.com/in/chloe-neuve,,Neuf,Gérante,13 Jun 2026\n' >> newer/Connections.csv
  entregent import newer > /dev/null
}

@test "two archives tell who came and left, who changed job, name or address" {
  two_archives
  entregent changes --json --from 2026-06-12 > changes.json
  jq -e '.from == "2026-06-12" and .to == "2026-06-15"' changes.json
  jq -e '.job | .count == 1 and (.contacts[0] | .contact.name == "Awa Fictive" and .before == "Directrice des achats, Acme"
    and .after == "Directrice générale, Acme")' changes.json
  jq -e '.left | .count == 1 and .contacts[0].contact.name == "Bilal Inventé"' changes.json
  jq -e '.joined | .count == 1 and .contacts[0].contact.name == "Chloé Neuve"' changes.json
  jq -e '.name | .count == 1 and (.contacts[0] | .before == "=cmd() Tableur" and .after == "Marie Nouvelle")' changes.json
  jq -e '.email | .count == 1 and .contacts[0].after == "marie@example.org"' changes.json
}

@test "before the newer archive nothing of it is known" {
  two_archives
  entregent changes --json --from 2026-06-11 --to 2026-06-13 > changes.json
  jq -e '[.job, .left, .name, .email][] | .count == 0' changes.json
  # The one that came is dated by the day of the connection.
  jq -e '.joined.count == 1' changes.json
}

@test "the first archive alone is no news of names, addresses and positions" {
  small_network
  entregent changes --json --from 2026-06-01 | jq -e '[.job, .left, .name, .email][] | .count == 0'
}

@test "relations turn: gained, back, cooled, soured; the qualified come first" {
  small_network
  awa=$(id_of 'Awa Fictive') bilal=$(id_of 'Bilal Inventé') other=$(id_of '=cmd() Tableur')
  entregent log --direction in --act good --at 2025-06-01 "$bilal" message Bravo > /dev/null
  entregent log --direction in --at 2024-01-01 "$other" message Bonjour > /dev/null
  entregent log --direction in --at 2026-06-11 "$other" message "Me revoilà" > /dev/null
  entregent log --direction in --act good --at 2026-06-08 "$awa" message Merci > /dev/null
  entregent changes --json --from 2026-05-20 > changes.json
  jq -e --argjson id "$bilal" '.cooled | .count == 1 and .contacts[0].contact.id == $id' changes.json
  jq -e --argjson id "$other" '.revived | .count == 1 and .contacts[0].contact.id == $id' changes.json
  jq -e --argjson id "$awa" '.gained | .count == 1 and .contacts[0].contact.id == $id and .contacts[0].qualified' changes.json
  entregent log --direction in --act bad --at 2026-06-12 "$awa" message "Plus de messages" > /dev/null
  entregent changes --json --from 2026-06-11 | jq -e --argjson id "$awa" '.soured | .count == 1 and .contacts[0].contact.id == $id'
}

@test "what is later than the second day changes nothing" {
  small_network
  before=$(entregent changes --json --from 2026-05-01 --to 2026-06-09 | jq -c '[.gained, .revived, .cooled, .soured, .joined] | map(.count)')
  entregent log --direction in --act bad --at 2026-06-12 "$(id_of 'Awa Fictive')" message Non > /dev/null
  entregent log --direction in --act good --at 2026-06-13 "$(id_of 'Bilal Inventé')" message Oui > /dev/null
  [ "$before" = "$(entregent changes --json --from 2026-05-01 --to 2026-06-09 | jq -c '[.gained, .revived, .cooled, .soured, .joined] | map(.count)')" ]
}

@test "limits cut the list and not the counts" {
  two_archives
  for i in 1 2 3 4 5 6 7; do
    printf 'Un%s,Nouveau,https://www.linkedin.com/in/nouveau-%s,,Neuf,Gérant,13 Jun 2026\n' "$i" "$i" >> newer/Connections.csv
  done
  entregent import newer > /dev/null
  entregent changes --json --from 2026-06-12 --limit 2 | jq -e '.joined.count == 8 and (.joined.contacts | length) == 2'
  entregent changes --json --from 2026-06-12 --limit -1 | jq -e '(.joined.contacts | length) == 8'
  in_english
  expect 0 entregent changes --from 2026-06-12 --limit 2
  [[ "$output" == *"New contacts (8)"*"and 6 more: --limit -1"* ]]
}

@test "days that are none, the wrong way round or to come are refused" {
  small_network
  expect 2 entregent changes --from yesterday
  expect 2 entregent changes --from 2026-06-10 --to 2026-06-10
  expect 2 entregent changes --to 2027-01-01
  expect 2 entregent changes --limit -3
}

@test "it reads as a person would say it" {
  two_archives
  in_english
  expect 0 entregent changes --from 2026-06-12
  [[ "$output" == *"Awa Fictive ($(id_of 'Awa Fictive')): now Directrice générale, Acme (before:"*"congratulate"* ]]
  [[ "$output" == *"no longer among your connections"* ]]
}
