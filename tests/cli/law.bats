load helper

# Contacts who came over five years, 20 a month, of whom ever fewer (falling) or as many as ever (steady) are buyers.
growing_archive () {
  mkdir -p "$2"
  awk -v how="$1" 'BEGIN {
    split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", name, " ")
    print "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    for (month = 0; month < 60; month++)
      for (k = 0; k < 20; k++) {
        buyers = how == "falling" ? 16 - int (month / 5) : 8
        printf "Awa%d,Fictive%d,https://www.linkedin.com/in/awa-%d-%d,,Acme,%s,%02d %s %d\n", month, k, month, k,
          (k * 7) % 20 < buyers ? "Acheteuse" : "Comptable", k + 1, name[month % 12 + 1], 2021 + int (month / 12)
      }
  }' > "$2/Connections.csv"
}

growing_network () {
  export ENTREGENT_NETWORK="$HOME/$1.entregent"
  growing_archive "$1" "$1"
  entregent import "$1" > /dev/null
  printf 'target: Buyers\nqualified at: 3\n+3 function: purchasing\n' > buyers.target
  entregent target import buyers.target > /dev/null
}

verdict () {
  entregent law --json "${@:2}" | jq -r --arg id "$1" '.questions[] | select(.id == $id) | .verdict'
}

@test "a history that contradicts the thesis is told so" {
  growing_network falling
  [ "$(verdict A)" = "against" ]
  entregent law --json > law.json
  jq -e '.schema == 1 and .at == "2026-06-15" and .targets == ["Buyers"]' law.json
  jq -e '.questions | map(.id) == ["A", "B", "C"]' law.json
  jq -e '.questions[0] | .low < .estimate and .estimate < .high and .high < 0 and .n == 1200 and .blocks == 8
    and .doubling.share > .doubling.share_doubled' law.json
  in_english
  entregent law | grep -q 'your additions got less qualified as you grew'
}

@test "a steady history has no detectable link, and says what is excluded" {
  growing_network steady
  [ "$(verdict A)" = "undecided" ]
  entregent law --json | jq -e '.questions[0] | .low < 0 and .high > 0 and .detectable > .high'
  in_english
  entregent law > told
  tr -s ' \n' ' ' < told | grep -q 'No detectable link in your history. Of 100 who came, 40 were qualified'
  tr -s ' \n' ' ' < told | grep -q 'are excluded. A smaller fall than from 40 to'
  refute grep -q -i 'proved' told
}

@test "too little is said kindly, and once" {
  small_network
  expect 0 entregent law
  entregent law --json | jq -e '[.questions[] | .verdict == "not enough data" and .estimate == null] | all'
  in_english
  [ "$(entregent law | grep -c 'Not enough data yet')" -eq 1 ]
}

@test "nobody ever good is no slope, and without target there is no question A" {
  growing_network steady
  entregent law --json | jq -e '.questions[1] | .verdict == "not enough data" and .constant and .blocks == 8'
  entregent target remove Buyers > /dev/null
  entregent law --json | jq -e '.targets == [] and .questions[0].constant'
  in_english
  entregent law | grep -q 'entregent target import FILE'
  refute grep -q 'less often qualified' <(entregent law)
}

@test "the law of a past day knows nothing later" {
  growing_network falling
  [ "$(verdict A --at 2022-06-30)" = "not enough data" ]
  entregent law --json --at 2023-12-31 > then.json
  jq -e '.at == "2023-12-31" and .questions[0].n == 720 and (.series | length) == 36' then.json
  # What comes after changes nothing.
  ENTREGENT_NOW=2023-12-31 entregent law --json --at 2023-12-31 | jq -c '.questions, .series' > before
  jq -c '.questions, .series' then.json | cmp - before
  expect 2 entregent law --at 2199-01-01
  expect 2 entregent law --at yesterday
}

@test "one target of several" {
  growing_network falling
  printf 'target: Accountants\nqualified at: 3\n+3 function: finance\n' > accountants.target
  entregent target import accountants.target > /dev/null
  entregent law --json --target Buyers | jq -e '.targets == ["Buyers"] and .questions[0].verdict == "against"'
  entregent law --json --target Accountants | jq -e '.questions[0].verdict == "for"'
  entregent law --json | jq -e '[.segments[] | select(.by == "target" and .id == "A") | .verdict] | sort == ["against", "for"]'
  expect 3 entregent law --target Nobody
}

@test "where a part says the contrary of the whole, the parts are the answer" {
  export ENTREGENT_NETWORK="$HOME/mixed.entregent"
  mkdir mixed
  # Of 20 connections a month ever more are buyers, while ever more come by mail, whose work nobody knows.
  awk 'BEGIN {
    split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", name, " ")
    print "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    for (month = 0; month < 60; month++)
      for (k = 0; k < 20; k++)
        printf "Awa%d,Fictive%d,https://www.linkedin.com/in/awa-%d-%d,,Acme,%s,%02d %s %d\n", month, k, month, k,
          (k * 7) % 20 < 6 + int (month / 8) ? "Acheteuse" : "Comptable", k + 1, name[month % 12 + 1], 2021 + int (month / 12)
  }' > mixed/Connections.csv
  awk 'BEGIN {
    split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", name, " ")
    for (month = 0; month < 60; month++)
      for (k = 0; k < 2 * month; k++) {
        date = sprintf ("%d %s %d 10:00:00 +0000", k % 28 + 1, name[month % 12 + 1], 2021 + int (month / 12))
        printf "From - Mon Jan  5 10:00:00 2026\nFrom: Bilal%d Inventé%d <bilal.%d.%d@free.fr>\nTo: Moi <moi@perso.example>\n", month, k, month, k
        printf "Delivered-To: moi@perso.example\nDate: %s\nMessage-ID: <%d.%d@perso.example>\nSubject: Devis\n\nBonjour.\n\n", date, month, k
      }
  }' > mails.mbox
  entregent import mixed mails.mbox > /dev/null
  printf 'target: Buyers\nqualified at: 3\n+3 function: purchasing\n' > buyers.target
  entregent target import buyers.target > /dev/null
  [ "$(verdict A)" = "against" ]
  entregent law --json | jq -e '.segments[] | select(.name == "linkedin" and .id == "A") | .verdict == "for" and .differs and .n == 1200'
  in_english
  entregent law | grep -q 'Parts of your network say the contrary'
  entregent law | grep -q -- '- LinkedIn: No, the reverse'
  entregent law | fits_terminal
}

@test "cohorts by year, source and target" {
  growing_network falling
  entregent law --cohorts year --json > years.json
  jq -e '.by == "year" and ([.cohorts[].name] == ["2021", "2022", "2023", "2024", "2025", "2026"])' years.json
  jq -e '.cohorts[0] | .contacts == 240 and .qualified == 183 and .good == 0 and .left == 0 and .aged == 240' years.json
  jq -e '([.cohorts[].contacts] | add == 1200) and .cohorts[5].contacts == 0' years.json
  entregent law --cohorts source --json | jq -e '.cohorts[0] | .name == "linkedin" and .contacts == 1200'
  entregent law --cohorts target --json | jq -e '.cohorts | length == 1 and .[0].name == "Buyers" and .[0].contacts == .[0].qualified'
  expect 0 entregent law --cohorts year
  expect 2 entregent law --cohorts colour
}

@test "who left is counted, and survivors are told from when" {
  growing_network steady
  awk 'NR != 2' steady/Connections.csv > fewer.csv && mv fewer.csv steady/Connections.csv
  echo 'Bilal,Nouveau,https://www.linkedin.com/in/bilal-nouveau,,Acme,Comptable,05 Jan 2026' >> steady/Connections.csv
  entregent import steady > /dev/null
  entregent law --cohorts year --json | jq -e '.cohorts[0].left == 1 and .cohorts[0].contacts == 240'
  entregent law --json | jq -e '.survivors_only_until == "2025-12-20"'
  # As of a day before it was seen, nobody had left.
  entregent law --cohorts year --json --at 2025-12-25 | jq -e '.cohorts[0].left == 0'
}

# One contact writes every day for 900 days, and the user answers three hours later.
answering_network () {
  export ENTREGENT_NETWORK="$HOME/answers.entregent"
  mkdir -p talks
  small_archive talks
  awk 'BEGIN {
    print "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
    for (day = 0; day < 900; day++) {
      at = 1704096000 + day * 86400
      print "c1,,Awa Fictive,https://www.linkedin.com/in/awa-fictive,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple," \
        strftime ("%Y-%m-%d %H:%M:%S", at, 1) " UTC,,Bonjour " day ",INBOX"
      print "c1,,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,Awa Fictive,https://www.linkedin.com/in/awa-fictive," \
        strftime ("%Y-%m-%d %H:%M:%S", at + 3 * 3600, 1) " UTC,,Merci " day ",SENT"
    }
  }' > talks/messages.csv
  entregent import talks > /dev/null
}

@test "availability counts turns, answers and live relations" {
  answering_network
  entregent availability --json > shown.json
  jq -e '.schema == 1 and .at == "2026-06-15"' shown.json
  jq -e '.months[3] | .live == 1 and .turns == 30 and .answered == 30 and .delay_hours == 3 and .unanswered == 0 and .balance == 1' shown.json
  # With one relation there is nothing along which it could bend.
  jq -e '[.bends[] | .verdict == "not enough data" and .at == null] | all' shown.json
  jq -e '.layers == [] and (.signature | length == 3) and .signature[2].turnover == 0 and .signature[2].top_5 == 1' shown.json
  expect 0 entregent availability
  entregent availability --json --at 2024-06-15 | jq -e '.at == "2024-06-15" and (.months | length == 6)'
  expect 2 entregent availability --at 2199-01-01
}

@test "both say so within 80 columns when there is nothing at all" {
  export ENTREGENT_NETWORK="$HOME/empty.entregent"
  small_archive archive
  entregent import archive > /dev/null
  entregent undo --yes 1 > /dev/null || entregent undo 1 > /dev/null
  for words in law availability 'law --cohorts year' 'law --cohorts source' 'law --cohorts target'; do
    # shellcheck disable=SC2086
    expect 0 entregent $words
    while IFS= read -r line; do
      [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
    done <<< "$output"
    # shellcheck disable=SC2086
    entregent $words --json | jq -e '.schema == 1' > /dev/null
  done
}

@test "the samples have sensible answers, in 80 columns and in French" {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  entregent sample stephanie s --mails 0 > /dev/null
  entregent import s/stephanie.zip > /dev/null
  entregent target import s/stephanie.target > /dev/null
  entregent law --json | jq -e '.questions | all(.verdict != "not enough data")'
  for words in law availability 'law --cohorts year' 'law --cohorts source'; do
    for language in en fr; do
      # shellcheck disable=SC2086
      LANGUAGE=$language entregent $words > told
      while IFS= read -r line; do
        [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
      done < told
    done
  done
  unset ENTREGENT_NETWORK
  entregent sample antoine a > /dev/null
  entregent import a/antoine.zip --network a.entregent > /dev/null
  entregent law --json --network a.entregent | jq -e '.questions | all(.verdict == "not enough data")'
}
