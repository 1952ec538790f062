load helper

# Who is qualified by the sample's own truth, as answers: "ID y" or "ID n".
true_answers () {
  entregent list --json --limit -1 > listed.json
  PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SOURCE_DIR/bench" python3 - "$1" listed.json <<'PY'
import json, sys, truth
people, listed = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
index = truth.Index(people["people"])
for contact in listed["contacts"]:
    number = index.find(contact)
    if number is not None:
        print(contact["id"], "y" if people["people"][number]["qualified"] else "n")
PY
}

stephanie () {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  entregent sample stephanie s "$@" --mails 0 > /dev/null
  entregent import s/stephanie.zip > /dev/null
  entregent target import s/stephanie.target > /dev/null
  true_answers s/stephanie.truth.json > answers
}

# The rules of a target that asks for too little: everybody of some rank.
loose_target () {
  printf 'target: %s\nqualified at: 4\n+4 seniority >= 5\n' "$(sed -n 's/^target: //p' s/stephanie.target)" > loose.target
  entregent target import loose.target > /dev/null
}

@test "80 answers by chance say how many of 10,000 are qualified" {
  stephanie --messages 33000
  [ "$(grep -c y answers)" -eq 2000 ]
  cp network.entregent fresh
  for target in exact loose; do
    for seed in 0 1 2 3; do
      cp fresh network.entregent
      [ "$target" = exact ] || loose_target
      entregent label --eval --seed "$seed" --answers answers --json > said
      jq -e --argjson seed "$seed" '.answered == 80 and (.targets[0] | .n_eval == 80 and .seed == $seed and .contacts == 10000
        and .share.estimate_low <= 2000 and 2000 <= .share.estimate_high
        and .share.estimate_high - .share.estimate_low < 1700)' said
    done
  done
  entregent status --json | jq -e '.qualified | .n_labels == 80 and .low <= 2000 and 2000 <= .high and .low < .estimate
    and .count > 2200'
  entregent status --json --at 2026-05-01 | jq -e '.qualified.n_labels == 0 and .qualified.low == null'
}

@test "an answer that teaches makes a better ranking, which the survey must allow" {
  stephanie --contacts 2000 --messages 7000
  loose_target
  entregent list --json sort:-score --limit 300 | jq '[.contacts[].id]' > before
  entregent label --eval --answers answers --limit 100 > /dev/null
  entregent label --teach --answers answers --limit 29 --json | jq -e '.targets[0] | .learned_score == "few answers" and .n_teach == 29'
  entregent list --json sort:-score --limit 300 | jq '[.contacts[].id]' > rules
  cmp before rules
  entregent label --teach --answers answers --limit 71 --json > said
  jq -e '.targets[0] | .n_teach == 100 and .learned_score == "used" and .learned.precision >= .rules.precision' said
  entregent list --json sort:-score --limit 300 | jq '[.contacts[].id]' > learned
  right () { jq '.[]' "$1" | grep -x -F -f - <(sed -n 's/ y$//p' answers) | wc -l; }
  [ "$(right learned)" -gt "$(($(right rules) + 30))" ]

  # Who is qualified stays with the rules; the reasons are words.
  first="$(jq '.[0]' learned)"
  entregent show "$first" --json | jq -e '.targets[0] | .basis == "learned, calibrated" and (.learned | length >= 3)
    and any(.learned[]; .code | startswith("word: ")) and .p > .5'
  entregent status --json | jq '.qualified.count' > count
  entregent note "$first" "Croisé au salon" > /dev/null
  cp network.entregent noted
  entregent rebuild > /dev/null
  [ "$(entregent status --json | jq '.qualified.count')" = "$(cat count)" ]
  [ "$(entregent list --json sort:-score --limit 300 | jq -c '[.contacts[].id]')" \
    = "$(entregent list --network noted --json sort:-score --limit 300 | jq -c '[.contacts[].id]')" ]

  # Wrong answers teach what is worse, and the survey sees it.
  cp network.entregent taught
  sed 's/ y$/ Y/; s/ n$/ y/; s/ Y$/ n/' answers > wrong
  entregent undo "$(entregent sources --json | jq '[.sources[] | select(.path | startswith("label --teach"))] | last.id')" --yes > /dev/null
  entregent label --teach --answers wrong --limit 170 --json > said
  jq -e '.targets[0] | .learned_score == "rules are better" and .learned.precision < .rules.precision' said
  entregent list --json sort:-score --limit 300 | jq '[.contacts[].id]' | cmp - before
  cp taught network.entregent

  # Taken back, all is as before.
  entregent sources --json | jq '.sources[] | select(.path | startswith("label")) | .id' | while read -r id; do
    entregent undo "$id" --yes > /dev/null
  done
  entregent list --json sort:-score --limit 300 | jq '[.contacts[].id]' | cmp - before
  entregent status --json | jq -e '.qualified.n_labels == 0 and .qualified.basis == "rules, uncalibrated"'
}

@test "what the survey asks about is not learned from" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  entregent sample antoine s --mails 0 > /dev/null
  entregent import s/antoine.zip > /dev/null
  entregent target import s/antoine.target > /dev/null
  true_answers s/antoine.truth.json > answers
  entregent label --teach --limit 20 --answers answers --json | jq -e '.answered == 20 and .targets[0].n_teach == 20'
  # Of 50 all are asked about, those 20 too: their answers judge now.
  entregent label --eval --answers answers --json | jq -e '.answered == 50 and (.targets[0] | .n_eval == 50 and .n_teach == 0
    and .share.estimate == 40 and .share.estimate_low == 40 and .share.estimate_high == 40)'
  expect 4 entregent label --answers answers
}

@test "a pipe answers, takes back and quits" {
  small_network
  printf 'y\nu\nn\ns\nq\n' | entregent label --json > said
  jq -e '.answered == 2 and .source == 2 and (.targets[0] | .n_eval + .n_waiting == 1 and .n_skipped == 1)' said
  in_english
  printf '# the rest\nO\n' | entregent label > said
  grep -q "1 answer is kept" said
  grep -q "by chance" said
  entregent label --status --json | jq -e '.answered == 0 and .source == null and .targets[0].n_skipped == 1'
  # Everybody was asked: nothing is left to guess.
  entregent label --status --json | jq -e '.targets[0].n_eval == 2'
  expect 4 entregent label --eval
  entregent undo 3 --yes > /dev/null
  entregent label --status --json | jq -e '.targets[0] | .n_eval + .n_waiting == 1'
}

@test "French letters answer too, and the questions fit 80 columns" {
  small_network
  printf 'o\na\no\nn\nn\n' | LANGUAGE=fr entregent label --limit 3 > said
  while IFS= read -r line; do
    [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
  done < said
  entregent label --status --json | jq -e '.targets[0] | .n_eval == 3 and .share.share > 0.3
    and .share.share < 0.4 and .share.low == .share.high'
}

@test "without a terminal, with a wrong line or a wrong request nothing is kept" {
  small_network
  expect 6 entregent label < /dev/null
  [[ "$output" == *--answers* ]]
  printf 'y\nwhat\n' > wrong
  expect 1 entregent label < wrong
  printf 'what y\n' > wrong
  expect 1 entregent label --answers wrong
  printf '1\n' > wrong
  expect 1 entregent label --answers wrong
  printf '1 q\n' > wrong
  expect 1 entregent label --answers wrong
  head -c 5000 /dev/zero | tr '\0' y > wrong
  expect 6 entregent label --answers wrong
  expect 3 entregent label --answers nothing-there
  expect 3 entregent label --target Nobody --answers wrong
  expect 2 entregent label --eval --teach
  expect 2 entregent label --limit 0
  expect 2 entregent label --seed -2
  printf '9999999 y\n' > elsewhere
  expect 4 entregent label --answers elsewhere
  entregent sources --json | jq -e 'all(.sources[]; .path | startswith("label") | not)'
  entregent target remove Buyers
  expect 3 entregent label --answers elsewhere
}

@test "with several targets one must be named, and the seed stays" {
  small_network
  printf 'target: Interns\nqualified at: 1\n+1 title: intern\n' > interns.target
  entregent target import interns.target > /dev/null
  expect 2 entregent label < /dev/null
  printf 'y\n' | entregent label --target Interns --seed 5 --json | jq -e '.targets | length == 1 and .[0].seed == 5'
  printf 'y\n' > one
  expect 2 entregent label --target Buyers --seed 6 < one
  printf 'y\n' | entregent label --target Buyers --seed 5 --json | jq -e '.answered == 1'
  entregent label --status --json | jq -e '[.targets[] | .n_eval + .n_waiting] == [1, 1]'
  entregent status --json | jq -e '.qualified.n_labels == 0'
}

@test "on a terminal a key answers, and an interrupt keeps what was answered" {
  small_network
  in_english
  python3 - "$ENTREGENT" <<'PY'
import os, pty, sys
def session (keys):
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.argv[1], [sys.argv[1], "label"])
    said = b""
    for key in keys:
        while not said.endswith(b"quit: "):
            said += os.read(terminal, 1000)
        said += b" "
        os.write(terminal, key)
    try:
        while True:
            more = os.read(terminal, 1000)
            if not more:
                break
            said += more
    except OSError:
        pass
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said
code, said = session([b"y", b"n", b"\x03"])
assert code == 0 and b"2 answers are kept" in said, (code, said)
assert b"Qualified?" in said and "drawn by chance".encode() in said, said
code, said = session([b"xy"])
assert code == 0 and b"1 answer is kept" in said, (code, said)
PY
  entregent label --status --json | jq -e '.targets[0].n_eval == 3'
}
