load helper

ties_file () {
  cat > ties.txt <<'TXT'
# time source target
1700000000 ann bob
1700003600 bob ann
1700600000.5	ann	bob	with more fields
1701000000 cleo ann
1702000000 ann ann
1800000000 dan ann
TXT
}

@test "each pair is told from both sides, and nothing after the cut is looked at" {
  ties_file
  entregent measure ties --from ties.txt --cut 1705000000 --horizon 30 > answer
  [ "$(wc -l < answer)" -eq 4 ]
  [ "$(cut -d ' ' -f 1,2 answer | paste -sd ,)" = "ann bob,bob ann,ann cleo,cleo ann" ]
  grep -vE '^[a-z]+ [a-z]+ 0\.[0-9]{6} 0\.[0-9]{6}$' answer && false
  diff answer <(entregent measure ties --from - --cut 1705000000 --horizon 30 < ties.txt)
  diff answer <(head -5 ties.txt | entregent measure ties --from - --cut 1705000000 --horizon 30)
  diff answer <(entregent measure ties --from ties.txt --cut 2024-01-11T19:06:40Z --horizon 30)
  entregent measure ties --from ties.txt --cut 1705000000 --json |
    jq -se 'length == 4 and (.[0] | keys) == ["p_any", "p_in", "source", "target"]'
}

@test "the numbers are those of the formula" {
  # For a: one message each way on day 0 and day 10, both answered within a day; 20 days later. See relation.h.
  printf '0 a b\n3600 b a\n864000 a b\n867600 b a\n' > two.txt
  entregent measure ties --from two.txt --cut 2592000 --horizon 90 > answer
  python3 - <<'PY' > expected
from math import exp, log
r_any = r_in = (2592000 - 867600) / 86400
f = [log(1 + 10 * r_any / 90), log(1 + 10 * r_in / 90), log(3), log(1 + r_any / 11), 2.5 / 3.5, log(5 / (4 * 90 / 90 + 1))]
for b0, b in ((-1.1738, [-.5228, -.0863, 1.1348, -.2216, 0, .4854]), (-1.4937, [-.1680, -.4288, .9476, -.2421, .7317, .4177])):
    print("%.6f" % (1 / (1 + exp(-b0 - sum(x * y for x, y in zip(b, f))))))
PY
  [ "$(head -1 answer)" = "a b $(paste -sd ' ' expected)" ]
}

@test "the past of the file can be learned from" {
  in_english
  python3 - > many.txt <<'PY'
import random
dice = random.Random(5)
pairs = [(a, b, 2 ** dice.uniform(0, 7)) for a in range(40) for b in range(a) if dice.random() < .3]
rows = []
for a, b, gap in pairs:
    at = 0
    while at < 400:
        at += dice.expovariate(1 / gap)
        rows.append((int(86400 * at) + 10 ** 9, *dice.choice([(a, b), (b, a)])))
print("\n".join("%d %d %d" % row for row in sorted(rows)))
PY
  run --separate-stderr entregent measure ties --from many.txt --cut $((10 ** 9 + 370 * 86400)) --horizon 30 --hindcast
  [ "$status" -eq 0 ]
  [[ "$stderr" =~ Learned\ on\ [0-9]+\ past\ cases.*AUC\ 0\.[789][0-9]* ]]
  [ "$(wc -l <<< "$output")" -gt 100 ]
  ties_file
  run --separate-stderr entregent measure ties --from ties.txt --cut 1705000000 --hindcast
  [ "$status" -eq 0 ]
  [[ "$stderr" == *"holds too little to learn from"* ]]
}

@test "rows that cannot be read are told with their line" {
  in_english
  printf '1 a b\nyesterday a b\n3 a\n4 a c\n' > odd.txt
  run --separate-stderr entregent measure ties --from odd.txt --cut 100
  [ "$status" -eq 0 ]
  [ "$(wc -l <<< "$output")" -eq 4 ]
  [[ "$stderr" == *"odd.txt:2: The time is no number"*"odd.txt:3: The row has not the three fields"* ]]
}

@test "a request that makes no sense is refused" {
  ties_file
  expect 2 entregent measure ties --from ties.txt
  expect 2 entregent measure ties --cut 100
  expect 2 entregent measure ties --from ties.txt --cut someday
  expect 2 entregent measure ties --from ties.txt --cut 99999999999
  expect 2 entregent measure ties --from ties.txt --cut 100 --horizon 0
  expect 2 entregent measure ties --from ties.txt --cut 100 --horizon many
  expect 3 entregent measure ties --from nowhere.txt --cut 100
  expect 2 entregent measure
}
