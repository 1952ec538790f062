load helper

@test "import tells what came in, in the shape that is promised" {
  small_archive archive
  entregent --network n.entregent import --json archive | jq -e '
    .sources | length == 1 and (.[0] | (.id == 1) and (.kind == "linkedin-archive") and (.path | endswith("archive"))
      and (.new > 0) and (.changed | type == "number") and (.skipped | type == "number") and (.problems == [])
      and (.difference.joined.count == 3) and (.known | type == "number") and (.records >= .new))'
}

@test "the same archive again adds nothing" {
  small_network
  before=$(entregent status --json | jq -c '[.contacts, .connected, .interactions, .relations]')
  entregent import --json archive | jq -e '.sources[0] | .new == 0 and .known > 0 and .difference.joined.count == 0'
  [ "$before" = "$(entregent status --json | jq -c '[.contacts, .connected, .interactions, .relations]')" ]
}

@test "a newer archive tells who left, who changed job, and undo puts it back" {
  small_network
  before=$(entregent export --format jsonl | sort | sha256sum)
  small_archive newer
  sed -i '/Inventé/d; s/Directrice des achats/Directrice générale/' newer/Connections.csv
  sed -i 's/2026-06-10/2026-06-14/' newer/messages.csv
  entregent import --json newer | jq -e '.sources[0].difference | .left.count == 1 and .job.count == 1
    and .job.contacts[0].name == "Awa Fictive" and (.left.contacts[0].name | startswith("Bilal"))'
  [ "$(entregent status --json | jq .connected)" = 2 ]
  expect 6 entregent undo 2 < /dev/null
  entregent undo --dry-run --json 2 | jq -e .dry_run
  [ "$(entregent status --json | jq .connected)" = 2 ]
  expect 0 entregent undo --yes 2
  [ "$before" = "$(entregent export --format jsonl | sort | sha256sum)" ]
}

@test "a bad row is told with file, line and column, and skipped" {
  small_archive archive
  printf 'Dana,Faux,https://www.linkedin.com/in/dana,,X,Y,32 Foo 2025\n' >> archive/Connections.csv
  expect 0 entregent --network n.entregent import archive
  [[ "$output" == *"Connections.csv:8:"* ]]
  entregent --network n.entregent sources 1 --json | jq -e '.sources[0].problems[0] |
    .line == 8 and (.file | endswith("Connections.csv")) and (.column | type == "string") and (.reason | length > 5)'
}

@test "what is no archive changes nothing" {
  small_network
  before=$(entregent status --json)
  echo nonsense > letter.txt
  expect 1 entregent import letter.txt
  expect 3 entregent import not-there.zip
  [ "$before" = "$(entregent status --json)" ]
}

# in_80: whether every line that comes in has 80 columns at most.
in_80 () {
  while IFS= read -r line; do
    [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
  done
}

@test "sources and duplicates fit in 80 columns, in a pipe too" {
  export ENTREGENT_NETWORK="$HOME/n"
  deep="$HOME/a/folder/of/which/the/name/is/so/long/that/no/line/of/80/columns/would/hold/all/of/it/ever/made"
  entregent sample antoine "$deep" > /dev/null
  for kind in zip mbox vcf; do entregent import "$deep/antoine.$kind" > /dev/null; done
  entregent sources > shown
  in_80 < shown
  grep -q '[.]zip$' shown
  entregent sources --left-out | in_80
  entregent duplicates --limit -1 | grep -v -E '^ *https?://[^ ]*$' | in_80
  entregent split "$(entregent list --json 'has:phone' | jq '.contacts[0].id')" | grep -v -E '^ *https?://[^ ]*$' | in_80
  entregent sources --json | jq -e --arg path "$deep/antoine.zip" '.sources[0].path == $path'
}

@test "sources are listed and one that is not there ends with 3" {
  small_network
  entregent sources --json | jq -e '.sources | length == 1 and .[0].id == 1'
  expect 3 entregent sources 77
  expect 2 entregent sources seven
}

@test "read prints one record a line and stores nothing" {
  small_archive archive
  entregent read --json archive | jq -s -e '
    (map(.kind) | unique | inside(["contact","interaction","self","voice","publication"]))
    and (map(select(.kind == "contact")) | length >= 3) and (map(select(.kind == "interaction")) | length == 2)'
  [ -z "$(find . -name '*.entregent')" ]
  expect 3 entregent read nowhere
}

@test "who changed job and name is told both, each as it was and as it is" {
  small_network
  small_archive newer
  sed -i 's/Awa,Fictive/Awa,Mariée/; s/Directrice des achats/Directrice générale/' newer/Connections.csv
  sed -i 's/2026-06-10/2026-06-14/' newer/messages.csv
  entregent import --json newer | jq -e '.sources[0].difference
    | .name.contacts == [{"id": .name.contacts[0].id, "name": "Awa Mariée", "before": "Awa Fictive", "after": "Awa Mariée"}]
      and .job.contacts[0].before == "Directrice des achats, Acme"
      and .job.contacts[0].after == "Directrice générale, Acme"'
}

@test "skipped counts rows that gave nothing, not cells and files that were told" {
  small_archive archive
  cat >> archive/Connections.csv <<'CSV'
Dana,Faux,https://www.linkedin.com/in/dana,,X,Y,32 Foo 2025
,,,,,,01 Jan 2020
Too,Many,https://www.linkedin.com/in/many,,X,Y,05 Mar 2025,more
CSV
  printf 'A,B\n1,2\n' > 'archive/Unknown Thing.csv'
  entregent --network n.entregent import --json archive | jq -e '.sources[0] |
    .skipped == 2 and (.problems | length == 3) and .records == .new + .known + .skipped'
}
