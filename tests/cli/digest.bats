load helper

digest_network () {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  entregent sample stephanie s --contacts 1500 --messages 6000 --mails 0 --seed 3 > /dev/null
  entregent import s/stephanie.zip > /dev/null
  entregent target import s/stephanie.target > /dev/null
}

@test "the digest holds the figures, the plan and the invitations" {
  digest_network
  entregent digest --json > all.json
  jq -e '.schema == 1 and .at == "2026-06-15" and .days == 7' all.json
  jq -e '.figures.now.at == "2026-06-15" and .figures.before.at == "2026-06-08"' all.json
  [ "$(jq -S .figures.now all.json)" = "$(entregent status --json | jq -S .)" ]
  [ "$(jq -S .plan.contacts all.json)" = "$(entregent plan --json --limit -1 | jq -S .contacts)" ]
  [ "$(jq -S .changes all.json)" = "$(entregent changes --from 2026-06-08 --json --limit 2 | jq -S .)" ]
  [ "$(jq -S .invitations all.json)" = "$(entregent invitations --json | jq -S .)" ]
  expect 2 entregent digest --minutes 0
}

@test "the digest is a page of 80 columns, in both languages" {
  digest_network
  for language in en fr; do
    LANGUAGE=$language "$ENTREGENT" digest > page
    [ "$(wc -l < page)" -le 100 ]
    while IFS= read -r line; do
      [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
    done < page
  done
  grep -q "Votre réseau" page
}

@test "the mail holds the page, and nothing in it can add a header" {
  digest_network
  entregent digest > page
  entregent digest --mail week.eml > out
  [ ! -s out ]
  [ "$(stat -c %a week.eml)" = 600 ]
  python3 - <<'PY'
import email, email.policy
mail = email.message_from_bytes(open("week.eml", "rb").read(), policy=email.policy.default)
assert not mail.defects, mail.defects
page = open("page", encoding="utf-8").read()
assert mail.get_content().replace("\r\n", "\n") == page
assert page.startswith(mail["Subject"] + "\n"), mail["Subject"]
assert mail["Date"].datetime.isoformat() == "2026-06-15T00:00:00+00:00", mail["Date"]
PY
  LANGUAGE=fr "$ENTREGENT" digest --mail week.eml
  python3 -c 'import email, email.policy; m = email.message_from_bytes(open("week.eml", "rb").read(), policy=email.policy.default); assert "réseau" in m["Subject"] and not m.defects'
  expect 1 entregent digest --mail no/such/folder/week.eml
}

@test "an empty network has a digest too" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  small_archive archive
  entregent import archive > /dev/null
  entregent digest > page
  entregent digest --json | jq -e '.figures.now.contacts == 3'
}
