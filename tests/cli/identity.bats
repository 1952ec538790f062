load helper

people_file () {
  cat > people.csv <<'CSV'
id,name,email,phone,organisation
1,Zoé Exemplard,zoe.exemplard@acme.example,+33612345678,Acme
2,Zoé E.,zoe.exemplard@gmail.com,,
3,Bilal Inventard,bilal@acme.example;bilal.inventard@free.fr,,Acme
4,INVENTARD Bilal,bilal.inventard@free.fr,,
5,Marie Martin,,,Acme
6,Marie Martin,,,Fictif
CSV
}

@test "rows of one person get one cluster, and nobody by name alone whom something else tells apart" {
  people_file
  entregent identity cluster --from people.csv > clusters.csv
  [ "$(head -1 clusters.csv)" = "id,cluster" ]
  [ "$(wc -l < clusters.csv)" -eq 7 ]
  [ "$(grep '^2,' clusters.csv)" = "2,1" ]
  [ "$(grep '^4,' clusters.csv)" = "4,3" ]
  [ "$(grep '^6,' clusters.csv)" = "6,6" ]
  diff clusters.csv <(entregent identity cluster --from - < people.csv)
  entregent identity cluster --from people.csv --json | jq -se 'length == 6 and .[1] == {"id":"2","cluster":"1"}'
}

@test "pairs come with their probability" {
  people_file
  entregent identity cluster --from people.csv --pairs > pairs.csv
  grep -E '^3,4,1\.0+$' pairs.csv
  entregent identity cluster --from people.csv --pairs --json | jq -se 'all(.probability > 0 and .probability <= 1)'
}

@test "a file of no people is refused in plain words" {
  in_english
  printf 'id,shoe size\n1,42\n' > odd.csv
  expect 1 entregent identity cluster --from odd.csv
  [[ "$output" == *"odd.csv, line 1"*"shoe size"*"is no header known here"*"birth_date"* ]]
  printf 'name\nZoé\n' > no-id.csv
  expect 1 entregent identity cluster --from no-id.csv
  [[ "$output" == *"no column"*"id"* ]]
  expect 3 entregent identity cluster --from nowhere.csv
  expect 2 entregent identity cluster
  : > empty.csv
  expect 1 entregent identity cluster --from empty.csv
}

@test "rows that cannot be read are told, and the others resolved" {
  in_english
  printf 'id,name,email\n1,Zoé,zoe@acme.example\n,Nobody,x@acme.example\n1,Twice,y@acme.example\n2,Zoé,zoe@acme.example\n' > some.csv
  run --separate-stderr entregent identity cluster --from some.csv
  [ "$status" -eq 0 ]
  [ "$(grep '^2,' <<< "$output")" = "2,1" ]
  [[ "$stderr" == *"some.csv:3"* ]]
}
