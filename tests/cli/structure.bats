load helper

# mail FROM TO SUBJECT DATE: one mail of Zoé's mailbox.
mail () {
  printf 'From x Mon Jun  1 09:00:00 2026\nFrom: %s\nTo: %s\nSubject: %s\nDate: %s 09:00:00 +0000\n' "$1" "$2" "$3" "$4"
  printf 'Message-ID: <%s@example.org>\nDelivered-To: zoe@example.org\n' "$(printf '%s%s%s' "$1" "$3" "$4" | md5sum | cut -c1-12)"
  printf 'Content-Type: text/plain; charset=utf-8\n\nBonjour, parlons de %s.\n\n' "$3"
}

zoe='Zoé Exemple <zoe@example.org>' awa='Awa Fictive <awa@example.com>' bilal='Bilal Inventé <bilal@example.net>'
chloe='Chloé Neuve <chloe@example.net>' deniz='Deniz Modèle <deniz@example.com>'

# Awa and Deniz are at Acme, Bilal and Chloé are not; Bilal wrote to Zoé and Awa, Chloé to Zoé and Bilal.
tied_network () {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  mkdir -p archive
  cat > archive/Connections.csv <<'CSV'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Awa,Fictive,https://www.linkedin.com/in/awa-fictive,awa@example.com,Acme S.A.,Directrice des achats,02 Jan 2025
Bilal,Inventé,https://www.linkedin.com/in/bilal-invente,bilal@example.net,Example Corp,Acheteur,03 Feb 2025
Chloé,Neuve,https://www.linkedin.com/in/chloe-neuve,chloe@example.net,Indépendante,Consultante,04 Mar 2025
Deniz,Modèle,https://www.linkedin.com/in/deniz-modele,deniz@example.com,ACME,Ingénieur,05 Mar 2025
Emil,Seul,https://www.linkedin.com/in/emil-seul,,Indépendante,Consultant,06 Mar 2025
CSV
  entregent import archive > /dev/null
  {
    mail "$bilal" "$zoe, $awa" devis '01 Jun 2026'
    mail "$bilal" "$zoe, $awa" chantier '03 Jun 2026'
    mail "$chloe" "$zoe, $bilal" salon '02 Jun 2026'
    mail "$zoe" "$bilal" réponse '04 Jun 2026'
    mail "$bilal" "$zoe" suite '05 Jun 2026'
  } > inbox.mbox
  entregent import inbox.mbox > /dev/null
}

@test "who can open a door at an organisation, with what ties them" {
  tied_network
  entregent path --json acme > path.json
  jq -e '.kind == "organisation" and .insider_count == 2 and ([.insiders[].contact.name] | sort) == ["Awa Fictive", "Deniz Modèle"]
    and all(.insiders[]; .now)' path.json
  jq -e '.helper_count == 1 and .helpers[0].contact.name == "Bilal Inventé" and .helpers[0].tie.contact.name == "Awa Fictive"
    and .helpers[0].common == 2' path.json
  jq -e '.helpers[0].tie.grounds | length == 1 and .[0].kind == "conversation" and .[0].count == 2 and .[0].until == "2026-06-03"
    and .[0].label == "chantier"' path.json
}

@test "a person is found by name or number, and those tied to them" {
  tied_network
  entregent path --json Bilal Inventé | jq -e '.kind == "person" and ([.helpers[].contact.name] | sort) == ["Awa Fictive", "Chloé Neuve"]'
  diff <(entregent path --json "$(id_of 'Bilal Inventé')") <(entregent path --json bilal)
  in_english
  expect 3 entregent path Nowhere
  [[ "$output" == *"Nobody you know is or was at “Nowhere”"* ]]
  expect 3 entregent path 987654
  expect 2 entregent path
  expect 2 entregent path --limit -2 acme
}

@test "several people of one name are told apart by their numbers" {
  tied_network
  sed -i 's/Emil,Seul/Awa,Seule/' archive/Connections.csv
  entregent import archive > /dev/null
  in_english
  expect 2 entregent path awa
  [[ "$output" == *"$(id_of 'Awa Fictive') Awa Fictive"*"$(id_of 'Awa Seule') Awa Seule"* ]]
}

@test "who turned away is not asked" {
  tied_network
  entregent log --act bad --at 2026-06-10 "$(id_of 'Bilal Inventé')" message "Ne m'écrivez plus" > /dev/null
  entregent path --json acme | jq -e '.helper_count == 0 and .left_out_bad == 1'
}

@test "circles say how much is known, and hide the figures when that is little" {
  tied_network
  entregent circles --json > circles.json
  jq -e '.coverage == {"contacts": 5, "tied": 4, "conversation": 3, "meeting": 0, "employer": 2}' circles.json
  # Four of five: Awa-Bilal, Bilal-Chloé, Awa-Deniz. n - 2t/n = 5 - 6/5.
  jq -e '.figures.ties == 3 and .figures.effective_size == 3.8' circles.json
  for name in Fabe Gus Hal Ivo; do
    sed -i "\$a $name,Rien,https://www.linkedin.com/in/$name-rien,,,,06 Mar 2025" archive/Connections.csv
  done
  entregent import archive > /dev/null
  entregent circles --json | jq -e '.coverage.contacts == 9 and .coverage.tied == 4 and .figures == null'
  in_english
  expect 0 entregent circles
  [[ "$output" == *"less than half"* && "$output" != *"effective size"* ]]
}

@test "a circle has its members, and show gives the place of one" {
  tied_network
  entregent circles --json 1 | jq -e '.circle.size == (.members | length) and .circle.number == 1'
  expect 3 entregent circles 99
  expect 2 entregent circles eins
  entregent show --json --ties "$(id_of 'Awa Fictive')" > show.json
  jq -e '.tie_count == 2 and .circle.size >= 2 and ([.ties[].contact.name] == ["Bilal Inventé", "Deniz Modèle"])' show.json
  jq -e '.ties[1].grounds[0] | .kind == "employer" and (.label | ascii_downcase | startswith("acme"))' show.json
  entregent show --json --ties "$(id_of 'Emil Seul')" | jq -e '.circle == null and .tie_count == 0 and .ties == []'
  entregent show --json "$(id_of 'Emil Seul')" | jq -e 'has("ties") | not'
}

@test "undoing the mailbox undoes its ties" {
  tied_network
  entregent undo --yes 2 > /dev/null
  entregent circles --json | jq -e '.coverage.conversation == 0 and .coverage.employer == 2'
}

@test "the dormant are qualified, were close once, and come with what was talked about" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  for day in 01 02 03 04 05; do
    mail "$awa" "$zoe" "devis$day" "$day Jun 2023"
    mail "$zoe" "$awa" "suite$day" "$day Jun 2023"
    mail "$bilal" "$zoe" "chantier$day" "$day Jun 2023"
    mail "$zoe" "$bilal" "plan$day" "$day Jun 2023"
  done > inbox.mbox
  entregent import inbox.mbox > /dev/null
  entregent dormant --json | jq -e '.has_target == false and .dormant == []'
  printf 'target: Awa\nqualified at: 1\n+1 keyword: devis\n' > awa.target
  entregent note "$(id_of 'Awa Fictive')" devis > /dev/null
  entregent target import awa.target > /dev/null
  entregent dormant --json > dormant.json
  jq -e '.total == 1 and .silent_days == 730 and (.dormant[0] | .contact.name == "Awa Fictive" and .active_days == 5
    and .last == "2023-06-05" and (.subject | endswith("05")))' dormant.json
  entregent dormant --json --silent 1200 | jq -e '.total == 0'
  expect 2 entregent dormant --silent -5
  # Who is to be left alone is not proposed, as long as that is so.
  awa_id=$(id_of 'Awa Fictive')
  for words in mute "snooze 3m"; do
    # shellcheck disable=SC2086 # words it is
    set -- $words
    source=$(entregent plan "$1" "$awa_id" ${2:+"$2"} --json | jq .source)
    entregent dormant --json | jq -e '.total == 0 and .dormant == []'
    entregent undo --yes "$source" > /dev/null
    entregent dormant --json | jq -e '.total == 1'
  done
}

@test "names and subjects are shown harmless, within 80 columns" {
  tied_network
  mail "$(printf 'Evil \033[31mRed <evil@example.net>')" "$zoe, $awa" "$(printf 'a\033]0;title\007b')" '06 Jun 2026' > evil.mbox
  mail "$zoe" "Evil <evil@example.net>" hello '07 Jun 2026' >> evil.mbox
  entregent import evil.mbox > /dev/null
  for words in circles "circles 1" "path acme" dormant changes "show --ties $(id_of 'Awa Fictive')"; do
    # shellcheck disable=SC2086
    expect 0 entregent $words
    refute grep -q $'\033' <<< "$output"
  done
  for words in circles "path acme" dormant changes; do
    # shellcheck disable=SC2086
    run entregent $words
    while IFS= read -r line; do
      [ "$(printf '%s' "$line" | LC_ALL=C.UTF-8 wc -m)" -le 80 ] || { echo "$words: too long: $line"; return 1; }
    done <<< "$output"
  done
}

@test "the samples have sensible answers in English and French" {
  for name in antoine stephanie; do
    export ENTREGENT_NETWORK="$HOME/$name.entregent"
    if [ "$name" = antoine ]; then entregent sample antoine sample --seed 1; else entregent sample stephanie sample --seed 1 --contacts 400 --messages 4000 --mails 4000; fi > /dev/null
    for kind in zip mbox vcf ics; do entregent import "sample/$name.$kind" > /dev/null; done
    entregent target import "sample/$name.target" > /dev/null
    entregent circles --json --limit -1 > circles.json
    jq -e '.total >= 1 and .coverage.tied <= .coverage.contacts and (.figures == null) == (.coverage.tied * 2 < .coverage.contacts)' circles.json
    jq -e 'all(.bridges[]; .score >= 0.5 and .score < 1 and .circles >= 2)' circles.json
    jq -e '[.circles[].size] | . == (sort | reverse) and all(. >= 3)' circles.json
    diff circles.json <(entregent circles --json --limit -1)
    entregent dormant --json --limit -1 | jq -e 'all(.dormant[]; .silent_days > 730 and .active_days >= 5 and .contact.qualified and .contact.relation != "bad")'
    goal=$(entregent list --json --limit 1 relation:good has:company | jq -r '.contacts[0].organisation')
    [ -z "$goal" ] || [ "$goal" = null ] || entregent path --json "$goal" | jq -e '.insider_count >= 1'
  done
}

@test "the French program says all of it in French" {
  tied_network
  export LC_ALL=fr_FR.UTF-8 LANGUAGE=fr
  locale -a 2> /dev/null | grep -qi '^fr_FR.utf-\?8$' || export LC_ALL=C.UTF-8
  entregent path acme | grep -q 'En deux pas'
  entregent circles | grep -q 'sont liés à un autre'
  entregent changes | grep -q 'Ce qui a changé'
  entregent dormant | grep -q 'Sans cible'
}
