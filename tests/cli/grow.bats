load helper

grown_network () {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  entregent sample stephanie s --contacts 1500 --messages 6000 --mails 0 --seed 3 > /dev/null
  entregent import s/stephanie.zip > /dev/null
  entregent target import s/stephanie.target > /dev/null
}

@test "growth is planned from the user's own funnel" {
  grown_network
  entregent grow --goal 400 --by 2026-12-14 --json > grow.json
  jq -e '.schema == 1 and .goal == 400 and .by == "2026-12-14" and .weeks == 26 and .minutes == 120' grow.json
  jq -e '.plan.invitations_a_week | .low <= .value and .value <= .high and .high <= 100' grow.json
  jq -e '.plan | .chance >= 0 and .chance <= 1 and .minutes_a_week > 0' grow.json
  jq -e '.funnel | [.accepted.share, .qualified.share, .good.share, .revived.share] | all(. > 0 and . < 1)' grow.json
  # The same question gets the same answer.
  entregent grow --goal 400 --by 2026-12-14 --json | cmp - grow.json
  # More time a week never brings less.
  [ "$(entregent grow --goal 400 --by 2026-12-14 --minutes 10 --json | jq .plan.reachable)" != "null" ]
  entregent grow --goal 400 --by 2026-12-14 --minutes 10 --json | jq -e --argjson more "$(jq .plan.reachable grow.json)" '.plan.reachable <= $more'
}

@test "growth is told in 80 columns, in both languages" {
  grown_network
  for language in en fr; do
    LANGUAGE=$language "$ENTREGENT" grow --goal 400 --by 2026-12-14 > text
    while IFS= read -r line; do
      [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
    done < text
  done
  grep -q "400" text
  refute grep -q "{" text
}

@test "growth wants a goal, a day to come and a target" {
  grown_network
  expect 2 entregent grow
  expect 2 entregent grow --goal 0 --by 2027-01-01
  expect 2 entregent grow --goal 10 --by 2020-01-01
  expect 2 entregent grow --goal 10 --by soon
  export ENTREGENT_NETWORK="$HOME/empty.entregent"
  small_archive archive
  entregent import archive > /dev/null
  run entregent grow --goal 10 --by 2027-01-01
  [ "$status" -ne 0 ]
}
