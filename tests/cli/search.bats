load helper

# A network in which solar panels were spoken of.
talkative_network () {
  small_archive archive
  cat >> archive/messages.csv <<'CSV'
c2,,Awa Fictive,https://www.linkedin.com/in/awa-fictive,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,2026-05-01 09:00:00 UTC,,"Avez-vous vu nos Panneaux Solaires ? L'énergie du projet de Bilal est là.",INBOX
c3,,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,Bilal Inventé,https://www.linkedin.com/in/bilal-invente,2026-05-02 09:00:00 UTC,,Le panneau est prêt; le solaire attend,INBOX
CSV
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  entregent import archive > /dev/null
}

@test "what was said is found whatever the case, the accents and the plural" {
  talkative_network
  for words in 'panneaux solaires' '"panneau solaire"' 'PANNEAUX energie' 'énergies'; do
    entregent search --json "$words" | jq -e '[.found[].contact.name] | index("Awa Fictive") != null' > /dev/null || { echo "$words"; return 1; }
  done
  entregent search --json panneau solaire | jq -e '.total == 2 and .schema == 1 and .found[0].direction == "out"'
  entregent search --json '"panneau solaire"' | jq -e '.total == 1 and (.found[0].snippet | contains("Panneaux Solaires"))'
  entregent search --json éolienne | jq -e '.total == 0 and .found == []'
}

@test "the query language lists who said it and to whom it was said" {
  talkative_network
  [ "$(entregent list --json 'said:"panneaux solaires"' | jq -r '.contacts[].name')" = "Awa Fictive" ]
  [ "$(entregent list --json 'dit:panneau' | jq .total)" = 2 ]
  [ "$(entregent list --json 'said:pann*' | jq .total)" = 2 ]
  [ "$(entregent list --json '-said:panneau' | jq .total)" = 1 ]
}

@test "what the user wrote in a mail is found with the person it went to" {
  talkative_network
  mkdir own
  printf 'Email Address,Confirmed,Primary,Updated On\nzoe@perso.example,Yes,Yes,Not Available\n' > "own/Email Addresses.csv"
  entregent import own > /dev/null
  cat > sent.mbox <<'MAIL'
From - Mon Jan  5 10:00:00 2026
From: Zoé Exemple <zoe@perso.example>
To: Awa Fictive <awa@example.org>
Date: Mon, 5 Jan 2026 10:00:00 +0000
Message-ID: <sent-1@perso.example>
Subject: Relevé

Le relevé hygrométrique est joint.

From - Tue Jan  6 10:00:00 2026
From: Awa Fictive <awa@example.org>
To: Zoé Exemple <zoe@perso.example>
Delivered-To: zoe@perso.example
Date: Tue, 6 Jan 2026 10:00:00 +0000
Message-ID: <got-1@example.org>
Subject: Re: Relevé

Merci !

MAIL
  entregent import sent.mbox > /dev/null
  entregent search --json hygrométrique | jq -e '.total == 1 and (.found[0] | .direction == "out" and .contact.name == "Awa Fictive")'
  entregent search hygrométrique | grep -q "Awa Fictive"
}

@test "what was undone or forgotten is found no more, and comes back with the source" {
  talkative_network
  entregent search panneau > /dev/null
  id=$(entregent list --json 'said:"panneaux solaires"' | jq '.contacts[0].id')
  entregent forget --yes "$id" > /dev/null
  entregent search --json energie | jq -e '.total == 0'
  entregent search --json panneau | jq -e '.total == 1'
  entregent undo --yes 1 > /dev/null
  entregent search --json panneau | jq -e '.total == 0'
  rm -f "$ENTREGENT_NETWORK"*
  entregent import archive > /dev/null
  entregent search --json panneau | jq -e '.total == 2'
  entregent rebuild
  entregent search --json panneau | jq -e '.total == 2'
}

@test "a search for no word, or for signs of the index's own language, is answered plainly" {
  talkative_network
  expect 2 entregent search '***'
  expect 2 entregent search
  entregent search --json 'panneau" OR text:*' | jq -e '.total == 0'
  entregent search --json 'NEAR(panneau solaire)' | jq -e '.total == 0'
}

@test "names with control characters in what was said are shown harmless" {
  in_english
  talkative_network
  printf 'c4,,Awa Fictive,https://www.linkedin.com/in/awa-fictive,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,2026-05-03 09:00:00 UTC,,"dangereux \033[31m rouge",INBOX\n' >> archive/messages.csv
  entregent import archive > /dev/null
  run entregent search dangereux
  [[ "$output" != *$'\033'* ]]
  [[ "$output" == *"rouge"* ]]
}

@test "singular and plural find each other where they are not regular" {
  talkative_network
  printf 'c6,,Awa Fictive,https://www.linkedin.com/in/awa-fictive,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,2026-05-04 09:00:00 UTC,,"Two companies, one address; les journaux et le travail",INBOX\n' >> archive/messages.csv
  entregent import archive > /dev/null
  for words in company companies addresses address journal travaux energy 'company travaux'; do
    entregent search --json "$words" | jq -e '.total > 0 and .corrected == null' > /dev/null || { echo "$words"; return 1; }
  done
  entregent search --json company | jq -e '.found[0].snippet | contains("companies")'
  entregent list --json said:company | jq -e '.total == 1 and .corrected == null'
  entregent list --json -- '-said:company' | jq -e '.total == 2'
}

@test "contacts are found with typing errors, and the answer says so" {
  in_english
  talkative_network
  for query in fictvie 'awa fictife' name:fcitive 'company:exmple' 'd’Awa ifctive' inventee; do
    entregent list --json "$query" | jq -e '.total > 0 and (.corrected | length == 1) and (.corrected[0].to | length > 0)' > /dev/null || { echo "$query"; return 1; }
  done
  entregent list --json fictvie | jq -e '.corrected == [{"word": "fictvie", "to": ["fictive"]}] and .contacts[0].name == "Awa Fictive"'
  run entregent list fictvie
  [ "${lines[0]}" = "Nothing is spelt like that. Looked for instead: fictvie → fictive." ] || [ "${lines[0]}" = "Nothing is spelt like that. Looked for instead: fictvie -> fictive." ]
  [[ "$output" == *"Awa Fictive"* ]]
}

@test "what is found as typed, quoted, excluded or a number is never read otherwise" {
  talkative_network
  entregent list --json fictive | jq -e '.total == 1 and .corrected == null'
  entregent list --json | jq -e '.total == 3 and .corrected == null'
  for query in '"fictvie"' 'fictvi*' 'name:="fictvie"' 'awa2' 'fictvie -fictive' 'awo' 'aw@exmple.org' 'fictvie tag:none' 'tag:fictvie'; do
    entregent list --json "$query" | jq -e '.total == 0 and .corrected == null and .contacts == []' > /dev/null || { echo "$query"; return 1; }
  done
  entregent list --json -- -fictvie | jq -e '.total == 3 and .corrected == null'
  [ "$(entregent export --format jsonl fictvie | wc -l)" = 0 ]
}

@test "two names of which each is somebody's, but nobody has both, find who nearly has both" {
  small_archive archive
  cat >> archive/Connections.csv <<'CSV'
Philipe,Modèle,https://www.linkedin.com/in/philipe-modele,,Acme,Acheteur,01 Jan 2024
Philippe,Lormévin,https://www.linkedin.com/in/philippe-lormevin,,Angie,Acheteur,01 Jan 2024
CSV
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  entregent import archive > /dev/null
  entregent list --json philipe lormevin | jq -e '.total == 1 and .corrected == [{"word": "philipe", "to": ["philippe"]}] and .contacts[0].name == "Philippe Lormévin"'
  entregent list --json philipe lormevan | jq -e '.total == 1 and (.corrected | length == 2)'
  entregent list --json philipe lormevin is:qualified | jq -e '.total == 0'
  entregent list --json acme lormevin | jq -e '.total == 0 and .corrected == null'
}

@test "what was said is found with typing errors, elisions and ligatures" {
  in_english
  talkative_network
  printf 'c5,,Awa Fictive,https://www.linkedin.com/in/awa-fictive,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,2026-05-04 09:00:00 UTC,,"Une œuvre d’énergie, l’atelier d’Awa",INBOX\n' >> archive/messages.csv
  entregent import archive > /dev/null
  for words in "d'énergie" 'l’energie' 'ENERGIES' '"d énergie"' "l'oeuvre" 'œuvres' "d'awa atelier"; do
    entregent search --json "$words" | jq -e '.total > 0 and .corrected == null' > /dev/null || { echo "$words"; return 1; }
  done
  entregent search --json panaeux | jq -e '.total == 2 and .corrected[0].word == "panaeux" and (.found[0].snippet | test("panneau"; "i"))'
  entregent search --json soliare panneau | jq -e '.total == 2 and (.corrected | length == 1)'
  entregent list --json said:panaeux | jq -e '.total == 2 and .corrected[0].to == ["panneau"]'
  for words in '"panaeux"' 'panaeux zzzzzzz' 'panaeux 2019' 'xyz'; do
    entregent search --json "$words" | jq -e '.total == 0 and .corrected == null' > /dev/null || { echo "$words"; return 1; }
  done
  run entregent search panaeux
  [[ "${lines[0]}" == *"Looked for instead: panaeux"*"panneau."* ]]
}
