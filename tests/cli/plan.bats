#!/usr/bin/env bats
# The week's plan: who comes first, what the user rules about it, and its calendar.

load helper

# Six connections: Awa asked and has no answer; Chloé answered for years and is silent since 2024; Dina works where
# Chloé does; Emil never answered; Fanny and Bilal are not qualified.
plan_network () {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  mkdir -p archive
  cat > archive/Profile.csv <<'CSV'
First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers
Zoé,Exemple,,,,Conseil,,,,,,,
CSV
  cat > archive/Connections.csv <<'CSV'
Notes:
"made up"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Awa,Fictive,https://www.linkedin.com/in/awa,awa@example.org,Acme,Directrice des achats,02 Jan 2025
Bilal,Inventé,https://www.linkedin.com/in/bilal,,Example Corp,Intern,03 Feb 2025
Chloé,Modèle,https://www.linkedin.com/in/chloe,,Exemple SA,Directrice des achats,01 Jan 2022
Dina,Modèle,https://www.linkedin.com/in/dina,,Exemple SA,Acheteuse,01 Jan 2022
Emil,Muet,https://www.linkedin.com/in/emil,,Muette,Directeur des achats,01 Jan 2022
Fanny,Autre,https://www.linkedin.com/in/fanny,,Autre,Comptable,01 Jan 2022
CSV
  {
    echo 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER'
    message awa in '2026-06-10 09:00:00' 'Bonjour Zoé. Seriez-vous libre jeudi ? Merci'
    for month in 01 02 03 04 05 06; do
      message chloe out "2024-$month-03 09:00:00" 'Des nouvelles'
      message chloe in "2024-$month-03 12:00:00" 'Voici le devis, "signé"; bien à vous'
      message emil out "2024-$month-05 09:00:00" 'Toujours partant'
    done
  } > archive/messages.csv
  entregent import archive > /dev/null
  printf 'target: Buyers\nqualified at: 3\n+3 function: purchasing\n' > buyers.target
  entregent target import buyers.target > /dev/null
}

# message SLUG in|out TIME TEXT: a line of messages.csv.
message () {
  local them="https://www.linkedin.com/in/$1" us="https://www.linkedin.com/in/zoe"
  if [ "$2" = in ]; then
    printf '%s,,%s,%s,Zoé Exemple,%s,%s UTC,,"%s",INBOX\n' "$1" "$1" "$them" "$us" "$3" "${4//\"/\"\"}"
  else
    printf '%s,,Zoé Exemple,%s,%s,%s,%s UTC,,"%s",INBOX\n' "$1" "$us" "$1" "$them" "$3" "${4//\"/\"\"}"
  fi
}

# planned ARGUMENT...: the given names of those in the plan, in order.
planned () {
  entregent plan --json "$@" | jq -r '[.contacts[].given] | join(" ")'
}

# of NAME FIELD: a field of somebody in the plan.
of () {
  entregent plan --json --minutes 60 | jq -r --arg name "$1" ".contacts[] | select(.given == \$name) | $2"
}

@test "who asked comes first, then what is worth most" {
  plan_network
  [ "$(planned --minutes 15)" = 'Awa Chloé Emil' ]
  [ "$(of Awa .cause)" = reply ]
  [ "$(of Awa .step)" = answer ]
  [ "$(of Awa .subject)" = 'Seriez-vous libre jeudi ?' ]
  [ "$(of Chloé .cause)" = index ]
  [ "$(of Chloé .step)" = revive ]
  [ "$(of Chloé '.reasons | map(.code) | join(" ")')" = 'silence qualified answers' ]
  [ "$(of Dina .step)" = introduce ]
  [ "$(of Emil .step)" = retry ]
}

@test "the JSON says what the plan is worth" {
  plan_network
  run entregent plan --json --minutes 15
  [ "$status" -eq 0 ]
  jq -e '.schema == 1 and .day == "2026-06-15" and .minutes == 15 and .used_minutes == 15
         and .efficiency > 0.5 and .efficiency <= 1 and .price > 0 and .left_aside >= 0
         and (.next_30_minutes.contacts | length) >= 1 and .next_30_minutes.gain > 0
         and (.contacts | all(.id > 0 and .minutes == 5 and .channel == "message" and (.reasons | length) > 0))' <<< "$output"
  jq -e '.contacts | length == 1' <<< "$(entregent plan --json --limit 1)"
  jq -e '.target == "Buyers"' <<< "$(entregent plan --json --target Buyers)"
}

@test "people read why, within the line" {
  in_english
  plan_network
  run entregent plan --minutes 30
  [ "$status" -eq 0 ]
  [[ "$output" == *'Your week from 15 Jun 2026: '*'of 30 minutes'* ]]
  [[ "$output" == *'Answer their question.'* ]]
  [[ "$output" == *'“Seriez-vous libre jeudi ?” (5 days ago)'* ]]
  [[ "$output" == *'Last word from them 2 years ago; usual rhythm 30 days.'* ]]
  [[ "$output" == *'6 of your 6 messages were answered within a week.'* ]]
  fits_terminal <<< "$output"
}

@test "the minutes are kept to, and remembered" {
  plan_network
  for minutes in 1 4 5 12 30; do
    entregent plan --json --minutes "$minutes" | jq -e '.used_minutes <= .minutes and (.contacts | map(.minutes) | add // 0) == .used_minutes'
  done
  [ "$(entregent plan --json | jq .minutes)" -eq 120 ]
  entregent plan minutes week 45
  [ "$(entregent plan --json | jq .minutes)" -eq 45 ]
  entregent plan minutes week off
  [ "$(entregent plan --json | jq .minutes)" -eq 120 ]
  expect 2 entregent plan --minutes 0
  expect 2 entregent plan --minutes 10081
  expect 2 entregent plan --at yesterday
  expect 3 entregent plan --target Nobody
  expect 2 entregent plan mumble
}

@test "done: logged, out of the plan for three weeks, and back with undo" {
  plan_network
  id="$(id_of 'Awa Fictive')"
  run entregent plan done "$id" --minutes 9
  [ "$status" -eq 0 ]
  [ "$(entregent show --json "$id" | jq -r '.interactions[0] | .channel + " " + .direction')" = 'message out' ]
  [[ "$(planned)" != *Awa* ]]
  [[ "$(planned --at 2026-07-05)" != *Awa* ]]
  [[ "$(planned --at 2026-07-06)" == *Awa* ]]
  entregent undo "$(entregent sources --json | jq '[.sources[].id] | max')" --yes > /dev/null
  [ "$(planned --minutes 5)" = Awa ]
  entregent plan done "$id" --channel call > /dev/null
  [ "$(entregent show --json "$id" | jq -r '.interactions[0] | .channel + " " + .direction')" = 'call both' ]
  expect 2 entregent plan done "$id" --channel pigeon
  expect 2 entregent plan done "$id" --minutes 999
  expect 3 entregent plan done 99999
}

@test "the minutes of a channel are learned, or set" {
  plan_network
  [ "$(of Chloé .minutes)" -eq 5 ]
  # Three defaults of 5 against four of 9: the median is 9.
  for name in 'Bilal Inventé' 'Dina Modèle' 'Emil Muet' 'Fanny Autre'; do
    entregent plan done "$(id_of "$name")" --channel message --minutes 9 > /dev/null
  done
  [ "$(of Chloé .minutes)" -eq 9 ]
  entregent plan minutes message 3
  [ "$(of Chloé .minutes)" -eq 3 ]
  entregent plan minutes message off
  [ "$(of Chloé .minutes)" -eq 9 ]
  expect 2 entregent plan minutes pigeon 3
  expect 2 entregent plan minutes message 481
}

@test "pinned, muted, snoozed and free again" {
  plan_network
  id="$(id_of 'Fanny Autre')"
  entregent plan pin "$id" > /dev/null
  [ "$(planned --minutes 10)" = 'Awa Fanny' ]
  [ "$(of Fanny .cause)" = pin ]
  entregent plan mute "$id" > /dev/null
  [[ "$(planned)" != *Fanny* ]]
  [ "$(entregent plan --json | jq .muted)" -eq 1 ]
  entregent plan free "$id" > /dev/null
  [[ "$(planned)" == *Fanny* ]]
  entregent plan snooze "$id" 3m > /dev/null
  [ "$(entregent plan --json | jq .snoozed)" -eq 1 ]
  [[ "$(planned --at 2026-09-14)" != *Fanny* ]]
  [[ "$(planned --at 2026-09-15)" == *Fanny* ]]
  # The 31st of a month that has none is its last day.
  ENTREGENT_NOW=2026-08-31 entregent plan snooze "$id" 1m > /dev/null
  [[ "$(planned --at 2026-09-29)" != *Fanny* ]]
  [[ "$(planned --at 2026-09-30)" == *Fanny* ]]
  expect 2 entregent plan snooze "$id" 2026-06-15
  expect 2 entregent plan snooze "$id" 3q
  expect 2 entregent plan snooze "$id" 0d
}

@test "a rhythm of one's own, which any contact starts anew" {
  plan_network
  id="$(id_of 'Fanny Autre')"
  entregent plan rhythm "$id" 10 > /dev/null
  [ "$(planned --minutes 10)" = 'Awa Fanny' ]
  [ "$(of Fanny .cause)" = rhythm ]
  entregent log --at 2026-06-08 "$id" meeting > /dev/null
  [[ "$(planned)" != *Fanny* ]]
  [[ "$(planned --at 2026-06-17)" != *Fanny* ]]
  [ "$(entregent plan --json --at 2026-06-18 | jq -r '.contacts[] | select(.given == "Fanny") | .cause')" = rhythm ]
  entregent plan rhythm "$id" off > /dev/null
  [ "$(entregent plan --json --at 2026-07-30 | jq -r '.contacts[] | select(.given == "Fanny") | .cause')" = index ]
  expect 2 entregent plan rhythm "$id" often
  expect 2 entregent plan rhythm "$id" 3651
}

@test "a rhythm for all that a query finds" {
  plan_network
  entregent tag "$(id_of 'Bilal Inventé')" client > /dev/null
  entregent plan rhythm tag:client 30 > /dev/null
  [ "$(of Bilal .cause)" = rhythm ]
  entregent tag "$(id_of 'Dina Modèle')" client > /dev/null
  [ "$(of Dina .cause)" = rhythm ]
  # What was said of one counts before.
  entregent plan rhythm "$(id_of 'Dina Modèle')" off > /dev/null
  [ "$(of Dina .cause)" = index ]
  entregent plan rhythm tag:client off > /dev/null
  [ "$(of Bilal .cause)" = index ]
  expect 2 entregent plan rhythm 'no-such-field:x' 30
}

@test "nobody is planned who was not there yet" {
  plan_network
  entregent plan rhythm Awa 10 > /dev/null
  [[ "$(planned --at 2024-12-01)" != *Awa* ]]
  [[ "$(planned --at 2024-12-01)" == *Chloé* ]]
}

@test "who turned away is not planned" {
  plan_network
  entregent log --act bad --direction in --at 2026-06-01 "$(id_of 'Chloé Modèle')" message 'Laissez-moi' > /dev/null
  [[ "$(planned)" != *Chloé* ]]
}

@test "the week as a calendar, which our own reader reads" {
  plan_network
  entregent plan --ics week.ics --json > plan.json
  n="$(jq '.contacts | length' plan.json)"
  [ "$n" -ge 4 ]
  [ "$(grep -c '^BEGIN:VEVENT' week.ics)" -eq "$n" ]
  [ "$(grep '^UID:' week.ics | sort -u | wc -l)" -eq "$n" ]
  grep -q "^UID:plan-2026-06-15-$(id_of 'Awa Fictive')@" week.ics
  grep -q $'^DTSTART:20260615T090000\r$' week.ics
  grep -q $'^DURATION:PT5M\r$' week.ics
  # Escaped, folded, and every line ended as RFC 5545 wants it.
  tr -d '\r' < week.ics | awk 'sub(/^ /, "") { printf "%s", $0; next } { printf "%s%s", (NR > 1 ? "\n" : ""), $0 }' > unfolded
  grep -q 'DESCRIPTION:.*\\n.*Voici le devis\\, "signé"\\; bien à vous' unfolded
  [ "$(LC_ALL=C awk 'length($0) > 76' week.ics | wc -l)" -eq 0 ]
  [ "$(grep -vc $'\r$' week.ics)" -eq 0 ]
  # Working days only.
  entregent plan --at 2026-06-13 --ics weekend.ics > /dev/null
  refute grep -q '^DTSTART:2026061[34]' weekend.ics
  # Nobody is invited: as a source it brings no meeting, and nothing in it is wrong.
  run entregent read --json week.ics
  [ "$status" -eq 0 ]
  jq -es 'all(.[]; .kind != "interaction" and .problem == null)' <<< "$output"
  entregent plan --ics again.ics > /dev/null
  cmp week.ics again.ics
}

@test "without a target everybody counts alike" {
  plan_network
  entregent target remove Buyers
  entregent plan --json --minutes 120 | jq -e '.contacts | length == 6'
  in_english
  entregent plan | grep -q 'There is no target yet'
}

@test "programs are told what undo takes back" {
  plan_network
  id=$(entregent plan --json | jq '.contacts[0].id')
  for words in "done $id" "snooze $id 3m" "mute $id" "pin $id" "rhythm $id 30" "free $id"; do
    # shellcheck disable=SC2086 # words it is
    source=$(entregent plan $words --json | jq -e '.source')
    entregent sources --json | jq -e --argjson id "$source" '.sources | map(.id) | index($id)' > /dev/null
  done
  entregent plan rhythm is:connected 90 --json | jq -e '.schema == 1 and .source == null and .contacts > 0'
  entregent plan minutes call 20 --json | jq -e '.schema == 1 and .source == null'
}
