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
