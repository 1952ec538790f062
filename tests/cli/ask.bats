load helper

@test "status has the keys that other programs rely on, and they add up" {
  small_network
  entregent status --json | jq -e '.schema == 1 and .at == "2026-06-15" and .contacts == 3 and .connected == 3
    and (.qualified | .count == 1 and (.basis | type == "string"))
    and ([.relations.good, .relations.neutral, .relations.bad, .relations.unknown] | add) == .contacts
    and .relations.unknown == 2 and (.qualified_and_good | type == "number")
    and (.series[-1] | .month == "2026-06" and .contacts == 3 and .qualified == 1)'
}

@test "status of today and --at today agree" {
  small_network
  [ "$(entregent status --json | jq -S 'del(.interactions)')" = \
    "$(entregent status --at 2026-06-15 --json | jq -S 'del(.interactions)')" ]
}

@test "status of a past day knows nothing that came later" {
  small_network
  entregent status --at 2025-01-15 --json | jq -e '.contacts == 1 and .connected == 1 and .relations.unknown == 1
    and (.series | length == 1)'
  expect 2 entregent status --at 2027-01-01
  expect 2 entregent status --at yesterday
}

@test "the picture fits 80 columns, in UTF-8 and without" {
  small_network
  for locale in C.UTF-8 C; do
    LC_ALL=$locale expect 0 entregent
    while read -r line; do
      [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
    done <<< "$output"
  done
  LC_ALL=C entregent status > shown
  LC_ALL=C refute grep '[^ -~]' shown
}

@test "list answers in the promised shape and obeys its limit" {
  small_network
  entregent list --json --limit 1 | jq -e '.schema == 1 and .total == 3 and (.contacts | length == 1)
    and (.contacts[0] | .name == "Awa Fictive" and .qualified and (.relation == "good" or .relation == "neutral")
      and .connected and .organisation == "Acme" and .title == "Directrice des achats" and .last == "2026-06-10"
      and (.id | type == "number") and (.warmth | type == "number"))'
  entregent list --json is:qualified | jq -e '.total == 1'
  entregent list --json -- -is:qualified | jq -e '.total == 2'
  entregent list --json -is:qualified | jq -e '.total == 2'
  entregent list --json fictive | jq -e '.total == 1'
  entregent list --json relation:unknown | jq -e '.total == 2 and all(.contacts[]; .warmth == null)'
}

@test "a wrong query ends with 2 and names the column" {
  in_english
  small_network
  expect 2 entregent list nosuch:thing
  [[ "$output" == *"column 1"* ]]
  expect 2 entregent list --columns nosuch
  expect 2 entregent list --limit many
}

@test "show gives identifiers, positions, interactions, reasons and sources" {
  small_network
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '.schema == 1 and .name == "Awa Fictive"
    and any(.identifiers[]; .kind == "email" and .value == "awa@example.org")
    and (.positions | length == 1) and (.interactions | length == 2) and .interactions[0].text == "Merci"
    and (.relation_detail.reasons | length > 0) and (.targets[0].reasons[0].text | length > 5)
    and .sources[0].id == 1'
  entregent show --json --limit 1 "$(id_of 'Awa Fictive')" | jq -e '.interactions | length == 1'
  expect 0 entregent show "$(id_of 'Awa Fictive')"
  expect 3 entregent show 424242
  expect 2 entregent show awa
}

@test "what came from outside is shown harmless" {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  small_archive archive
  printf 'Eve\033[31m,Red\007,https://www.linkedin.com/in/eve,,\033]0;title\007,Boss,05 Mar 2025\n' >> archive/Connections.csv
  entregent import archive > /dev/null
  for command in "list --limit -1" "show $(entregent list --json eve | jq .contacts[0].id)" status; do
    entregent $command > shown
    refute grep -q $'[\033\007]' shown
  done
}

@test "two networks are compared" {
  small_network
  entregent backup copy.entregent > /dev/null
  expect 0 entregent compare "$ENTREGENT_NETWORK" copy.entregent
  entregent compare --json copy.entregent | jq -e '(.networks | length == 2) and (.verdict | length > 10)'
  expect 3 entregent compare nowhere.entregent copy.entregent
}

@test "titles give function and seniority, a line each" {
  printf 'Directrice des achats\nzzz\n' > titles.txt
  entregent title --from titles.txt --json | jq -s -e 'length == 2 and .[0].function == "purchasing" and .[0].seniority == 5
    and .[0].title == "Directrice des achats" and .[0].confidence > 0.5 and .[1].function == null'
  expect 0 entregent title "Head of Growth"
  expect 2 entregent title
  expect 3 entregent title --from nowhere.txt
}

@test "the sample is the same each time and its target qualifies some" {
  entregent sample antoine one --mails 0 > /dev/null
  entregent sample antoine two --mails 0 > /dev/null
  cmp one/antoine.zip two/antoine.zip
  jq -e . one/antoine.truth.json > /dev/null
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  expect 0 entregent import one/antoine.zip
  expect 0 entregent target import one/antoine.target
  entregent status --json | jq -e '.contacts == 50 and .qualified.count > 30'
  expect 3 entregent sample nobody one
}

@test "the example is a target that can be tried, in both languages" {
  in_english
  small_network
  entregent target example > mine.target
  entregent target try mine.target
  LANGUAGE=fr "$ENTREGENT" target example > mienne.target
  entregent target try mienne.target
  ! cmp -s mine.target mienne.target
}

# buyers FILE N M: a network of N who qualify and M who do not.
buyers () {
  mkdir -p "$1.archive"
  {
    echo 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
    for ((i = 0; i < $2; i++)); do
      echo "Awa$i,Fictive,https://www.linkedin.com/in/awa-$i,,Acme,Directrice des achats,02 Jan 2025"
    done
    for ((i = 0; i < $3; i++)); do
      echo "Bil$i,Exemple,https://www.linkedin.com/in/bil-$i,,Acme,Intern,02 Jan 2025"
    done
  } > "$1.archive/Connections.csv"
  entregent --network "$1" import "$1.archive" > /dev/null
  printf 'target: Buyers\nqualified at: 3\n+3 function: purchasing\n' > buyers.target
  entregent --network "$1" target import buyers.target > /dev/null
}

@test "compare says its counts as people do, and the table says them exactly" {
  in_english
  buyers few 39 3
  buyers many 412 500
  expect 0 entregent compare few many
  [[ "$output" == *"39"*"412"* ]]
  said=$(entregent compare --json few many | jq -r .verdict)
  [[ "$said" == *"about 40 qualified against about 410"* ]]
  buyers some 45 3
  said=$(entregent compare --json some many | jq -r .verdict)
  [[ "$said" == *"that is 45 qualified against about 410"* ]]
  LC_ALL=fr_FR.UTF-8 LANGUAGE=fr run entregent compare --json few many
  [[ "$output" == *"environ 40 qualifiés contre environ 410"* || "$output" == *"about 40"* ]]
}
