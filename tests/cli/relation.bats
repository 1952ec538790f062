load helper

relation_of () {
  entregent show --json "$1" | jq -r '.relation_detail | [.class, .measured, .pinned // "-", .counts] | join(" ")'
}

@test "a pin counts, what is measured stays beside it, and both ways back work" {
  small_network
  awa=$(id_of 'Awa Fictive')
  before=$(entregent status --json | jq -c '[.relations, .series]')
  measured=$(entregent show --json "$awa" | jq -r '.relation_detail.measured')
  [ "$(relation_of "$awa")" = "$measured $measured - measured" ]
  pin=$(entregent relation "$awa" bad --json | jq -r '.source')
  [ "$(relation_of "$awa")" = "bad $measured bad pinned" ]
  entregent list --json relation:bad | jq -e '.total == 1 and .contacts[0].name == "Awa Fictive"'
  entregent status --json | jq -e '.relations.bad == 1'
  expect 0 entregent relation "$awa" good
  [ "$(relation_of "$awa")" = "good $measured good pinned" ]
  expect 0 entregent relation "$awa" auto
  [ "$(relation_of "$awa")" = "$measured $measured - measured" ]
  [ "$before" = "$(entregent status --json | jq -c '[.relations, .series]')" ]
  expect 0 entregent undo --yes "$pin"
  [ "$before" = "$(entregent status --json | jq -c '[.relations, .series]')" ]
}

@test "a pin says nothing of the days before it, and survives a rebuild" {
  small_network
  awa=$(id_of 'Awa Fictive')
  ENTREGENT_NOW=2026-06-20 entregent relation "$awa" bad > /dev/null
  export ENTREGENT_NOW=2026-06-25
  entregent status --at 2026-06-19 --json | jq -e '.relations.bad == 0'
  entregent status --at 2026-06-21 --json | jq -e '.relations.bad == 1'
  entregent rebuild > /dev/null
  [ "$(entregent show --json "$awa" | jq -r '.relation_detail.counts')" = pinned ]
}

@test "a young network says that there is not enough data" {
  in_english
  small_network
  run entregent relation --hindcast
  [ "$status" -eq 0 ]
  [[ "$(tr -s '\n ' "  " <<< "$output")" == *"Not enough data"*"30 are needed"* ]]
  entregent relation --hindcast --json | jq -e '.schema == 1 and .status == "not enough data" and .need == 30 and .auc == null'
}

@test "the hindcast of a sample tells how far chances can be trusted" {
  entregent sample antoine . --mails 0 > /dev/null
  export ENTREGENT_NETWORK="$HOME/antoine.entregent"
  entregent import antoine.zip > /dev/null
  entregent relation --hindcast --json | jq -e '.status == "ok" and .n >= 30 and .auc > .8 and .auc <= 1 and .ece < .3
    and (.bins | map(.n) | add) == .n and .cut == "2026-03-17" and .coefficients.in.recency_in <= 0'
  entregent relation --hindcast | fits_terminal
  # As of a day the same is said on that day and later.
  entregent status --json --at 2026-06-15 | jq -c '.relations' > at
  entregent status --json | jq -c '.relations' | diff - at
}

@test "what is no class, and who is not there" {
  small_network
  awa=$(id_of 'Awa Fictive')
  expect 2 entregent relation
  expect 2 entregent relation "$awa"
  expect 2 entregent relation "$awa" unknown
  expect 2 entregent relation "$awa" splendid
  expect 2 entregent relation --hindcast "$awa"
  expect 2 entregent relation nobody good
  expect 3 entregent relation 424242 good
}
