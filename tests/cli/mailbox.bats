load helper

# mail FROM TO SUBJECT DAY [HEADER...]: one mail of an mbox.
mail () {
  local from="$1" to="$2" subject="$3" day="$4"
  shift 4
  printf 'From x Mon Jun  1 09:00:00 2026\nFrom: %s\nTo: %s\nSubject: %s\nDate: %s Jun 2026 09:00:00 +0200\n' "$from" "$to" "$subject" "$day"
  printf 'Message-ID: <%s-%s@example.org>\n' "$subject" "$day"
  [ $# -eq 0 ] || printf '%s\n' "$@"
  printf 'Content-Type: text/plain; charset=utf-8\n\nBonjour, parlons de %s.\n\n' "$subject"
}

# Zoé writes with Awa and Bilal; a newsletter and an answer from a machine lie between.
small_mailbox () {
  local zoe='Zoé Exemple <zoe@example.org>' awa='Awa Fictive <awa@example.com>' bilal='Bilal Inventé <bilal@example.net>'
  for day in 01 02 03; do
    mail "$awa" "$zoe" "devis$day" "$day" 'Delivered-To: zoe@example.org'
    mail "$zoe" "$awa" "reponse$day" "$day"
    mail "$bilal" "$zoe" "chantier$day" "$day" 'Delivered-To: zoe@example.org'
  done
  mail 'La Lettre <lettre@example.com>' "$zoe" nouvelles 04 'Delivered-To: zoe@example.org' 'List-Unsubscribe: <mailto:u@example.com>'
  mail 'noreply@example.com' "$zoe" facture 05 'Delivered-To: zoe@example.org'
}

@test "a mailbox becomes people, and what no hand wrote does not" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  small_mailbox > inbox.mbox
  entregent import --json inbox.mbox | jq -e '.sources[0].kind == "mailbox" and .sources[0].records == 12 and .sources[0].new == 10 and .sources[0].skipped == 2 and .sources[0].problems == []'
  entregent list --json | jq -e '[.contacts[].name] | sort == ["Awa Fictive", "Bilal Inventé"]'
  entregent status --json | jq -e '.interactions == 9'
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '.interactions | (map(select(.direction == "in")) | length) == 3 and (map(select(.direction == "out")) | length) == 3'
  [ "$(entregent list --json 'said:chantier*' | jq -r '.contacts[].name')" = 'Bilal Inventé' ]
  entregent sources --json --left-out | jq -e '[.left_out[].who] | sort == ["lettre@example.com", "noreply@example.com"]'
}

@test "what was read before is not read again, and what is new is" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  small_mailbox > inbox.mbox
  entregent import inbox.mbox > /dev/null
  expect 4 entregent import inbox.mbox
  mail 'Chloé Neuve <chloe@example.com>' 'zoe@example.org' bienvenue 06 'Delivered-To: zoe@example.org' >> inbox.mbox
  entregent import --json inbox.mbox | jq -e '.sources[0].records < 4 and .sources[0].new >= 1'
  entregent list --json | jq -e '[.contacts[].name] | length == 3'
  entregent undo --yes 1 > /dev/null
  entregent list --json | jq -e '[.contacts[].name] == ["Chloé Neuve"]'
}

# parts N: a mail of two parts.
parts () {
  printf 'From x Mon Jun  1 09:00:00 2026\nFrom: Awa Fictive <awa@example.com>\nTo: Zoé Exemple <zoe@example.org>\n'
  printf 'Subject: parts\nDate: %s Jun 2026 09:00:00 +0200\nMessage-ID: <parts-%s@example.org>\nMIME-Version: 1.0\n' "$1" "$1"
  printf 'Content-Type: multipart/alternative; boundary="b=1"\n\n--b=1\nContent-Type: text/plain\n\nBonjour.\n\n'
  printf -- '--b=1\nContent-Type: text/html\n\n<p>Bonjour.</p>\n\n--b=1--\n\n'
}

# problems FILE: what the import says of it.
problems () {
  rm -f n
  entregent --network n import --json "$1" | jq -c '[.sources[0].problems[] | [.file, .line]]'
}

@test "a mail of tomorrow, by its sender's clock, counts from tomorrow on" {
  export ENTREGENT_NETWORK="$HOME/n"
  awa='Awa Fictive <awa@example.com>' zoe='Zoé Exemple <zoe@example.org>'
  to='Delivered-To: zoe@example.org'
  { mail "$awa" "$zoe" un 01 "$to"; mail "$zoe" "$awa" deux 02 "$to"; mail "$awa" "$zoe" demain 16 "$to"; } > inbox.mbox
  entregent import inbox.mbox > /dev/null
  counted='.contacts[0] | [.received, .sent, .last]'
  [ "$(entregent list --json | jq -c "$counted")" = '[1,1,"2026-06-02"]' ]
  [ "$(ENTREGENT_NOW=2026-06-17 entregent list --json | jq -c "$counted")" = '[2,1,"2026-06-16"]' ]
}

@test "a mailbox that ends in the middle of a mail says so" {
  { mail 'Awa Fictive <awa@example.com>' 'Zoé Exemple <zoe@example.org>' un 01; parts 02; } > whole.mbox
  [ "$(problems whole.mbox)" = '[]' ]
  line=$(grep -n '^From ' whole.mbox | tail -n 1 | cut -d: -f1)
  for n in 12 40 90; do
    head -c -$n whole.mbox > cut.mbox
    [ "$(problems cut.mbox)" = "[[\"cut.mbox\",$line]]" ]
  done
  end=$(grep -b -a '^Message-ID: <parts' whole.mbox | cut -d: -f1)
  head -c "$((end + 20))" whole.mbox > cut.mbox
  [ "$(problems cut.mbox)" = "[[\"cut.mbox\",$line]]" ]
  # A mail among others is what it is: its end is where the next one begins.
  { head -c -12 whole.mbox; printf '\n\n'; mail 'Awa Fictive <awa@example.com>' 'Zoé Exemple <zoe@example.org>' trois 03; } > within.mbox
  [ "$(problems within.mbox)" = '[]' ]
  parts 04 | tail -n +2 | head -c -12 > one.eml
  [ "$(problems one.eml)" = '[["one.eml",1]]' ]
}

@test "a zip of mails that ends in the middle says so" {
  parts 05 | tail -n +2 > one.eml
  { mail 'Awa Fictive <awa@example.com>' 'Zoé Exemple <zoe@example.org>' un 01; head -c 60000 /dev/urandom | base64; printf '\n\n'; } > inbox.mbox
  python3 -c 'import zipfile; z = zipfile.ZipFile("all.zip", "w", zipfile.ZIP_DEFLATED); z.write("one.eml"); z.write("inbox.mbox")'
  [ "$(problems all.zip)" = '[]' ]
  head -c 30000 all.zip > cut.zip
  [ "$(problems cut.zip)" != '[]' ]
}

@test "a Maildir gives what the same mails in one file give" {
  small_mailbox > inbox.mbox
  mkdir -p Mail/cur Mail/new Mail/tmp
  csplit -s -z -f Mail/cur/m inbox.mbox '/^From x/' '{*}'
  sed -i 1d Mail/cur/m*
  entregent --network a.entregent import inbox.mbox > /dev/null
  entregent --network b.entregent import Mail > /dev/null
  diff <(entregent --network a.entregent list --json | jq -S '.contacts | map(del(.id)) | sort_by(.name)') \
    <(entregent --network b.entregent list --json | jq -S '.contacts | map(del(.id)) | sort_by(.name)')
}

@test "who writes to a list or to a machine does not make a contact of it" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  local zoe='Zoé Exemple <zoe@example.org>'
  {
    small_mailbox
    mail "$zoe" 'club@lists.example.org, Awa Fictive <awa@example.com>' sortie 06
    mail "$zoe" 'no-reply@example.com' bonjour 07
    mail 'Dora Exemple <dora@example.net>' 'club@lists.example.org' sortie 08 'List-Post: <mailto:club@lists.example.org>'
    mail "$zoe" 'Forum <forum@example.org>' idee 09
    mail 'Dora Exemple <dora@example.net>' 'forum@example.org' idee 10 'X-BeenThere: forum@example.org'
    mail 'Piège <piege@example.net>' 'zoe@example.org' piege 11 'List-Post: <mailto:awa@example.com>'
  } > inbox.mbox
  entregent import inbox.mbox > /dev/null
  entregent list --json | jq -e '[.contacts[].name] | sort == ["Awa Fictive", "Bilal Inventé"]'
}

# signed FROM DAY LINE...: a mail to Zoé that ends in these lines.
signed () {
  local from="$1" day="$2"
  shift 2
  mail "$from" 'zoe@example.org' "point$day" "$day" 'Delivered-To: zoe@example.org'
  printf '%s\n' "$@" ''
}

@test "a signature tells a phone and a job with low certainty, and joins nobody of another name" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  {
    small_mailbox
    signed 'Dora Exemple <dora@example.com>' 07 Cordialement, 'Dora Exemple' 'Responsable des achats' 'Boulangerie Fictif' 'Tél. : 01 23 45 67 89'
    signed 'Emil Sample <emil@example.com>' 08 'Best regards,' 'Emil Sample, CFO' 'Fictif Ltd' 'T 01 23 45 67 89'
    signed 'Dora Exemple <dora.exemple@example.net>' 09 -- 'Dora EXEMPLE' 'Tél. : 06 12 34 56 78'
    signed 'Dora Exemple <dora@example.com>' 10 -- 'Dora Exemple' 'Mobile 06 12 34 56 78'
  } > inbox.mbox
  entregent read --json inbox.mbox | jq -se 'map(select(.kind == "contact")) | length == 4 and all(.certainty == "guessed")'
  entregent import inbox.mbox > /dev/null
  entregent list --json | jq -e '[.contacts[].name] | sort == ["Awa Fictive", "Bilal Inventé", "Dora Exemple", "Emil Sample"]'
  entregent show --json "$(id_of 'Dora Exemple')" | jq -e '.title == "Responsable des achats" and .organisation == "Boulangerie Fictif"'
  entregent show --json "$(id_of 'Emil Sample')" | jq -e '.title == "CFO" and .organisation == "Fictif Ltd"'
}

@test "a mailbox on a server is asked for safely or not at all" {
  in_english
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  expect 2 entregent import imaps://moi:secret@localhost/
  [[ "$output" == *"Leave the password out"* ]]
  expect 1 entregent import --password-command 'echo secret' imaps://moi@localhost:1/
  [[ "$output" == *"cannot be reached"* ]]
}

# notice FROM SUBJECT DAY [TEMPLATE [BODY]]: a mail that LinkedIn sends, checked by Zoé's provider.
notice () {
  local from="$1" subject="$2" day="$3" template="${4:-}" body="${5:-}"
  printf 'From x Mon Jun  1 09:00:00 2026\nDelivered-To: zoe@example.org\n'
  printf 'Received: from mailb-aa.linkedin.com (mailb-aa.linkedin.com. [192.0.2.7]) by mx.example.org; %s Jun 2026 09:00:00 +0200\n' "$day"
  printf 'Authentication-Results: mx.example.org; dkim=pass header.d=linkedin.com; dmarc=%s header.from=linkedin.com\n' "${DMARC:-pass}"
  printf 'From: %s\nTo: Zoé Exemple <zoe@example.org>\nSubject: %s\nDate: %s Jun 2026 09:00:00 +0200\n' "$from" "$subject" "$day"
  [ -z "$template" ] || printf 'X-LinkedIn-Template: %s\n' "$template"
  printf 'List-Unsubscribe: <https://www.linkedin.com/e/v2?otpToken=secret>\nContent-Type: text/html; charset=utf-8\n\n'
  printf '<p><a href="https://www.linkedin.com/comm/in/zoe-exemple?trk=eml-x-header-0-profile_glimmer&amp;otpToken=secret">Zoé</a></p>'
  printf '%s<p>This email was intended for Zoé Exemple (Conseil)</p>\n\n' "$body"
}

notices () {
  local linkedin='LinkedIn <notifications-noreply@linkedin.com>'
  local hero='<a href="https://fr.linkedin.com/comm/in/awa-fictive?trk=eml-x-hero-0-prof%7Ename&amp;midToken=secret">Awa Fictive</a>'
  notice 'Awa Fictive via LinkedIn <invitations@linkedin.com>' 'Zoé, entamez une conversation' 01 email_accept_invite_single_02 "$hero<p>Directrice des achats chez Acme</p><p>Message</p>"
  notice "$linkedin" 'Awa Fictive a commenté votre post' 02
  notice "$linkedin" 'Bilal Inventé liked your post' 03
  notice "$linkedin" 'Awa Fictive sent you a message' 10
  notice "$linkedin" 'Chloé Neuve a boosté votre post' 04 email_notification_single_boost_01
  notice "$linkedin" '14 people viewed your profile' 05
  DMARC='fail' notice 'LinkedIn <x@linkedin.com.example>' 'Awa Fictive commented on your post' 06
}

@test "LinkedIn's notifications join the people of the archive" {
  small_network
  notices > inbox.mbox
  before="$(entregent status --json | jq .interactions)"
  entregent import inbox.mbox > /dev/null
  entregent list --json | jq -e '[.contacts[].name] | sort == ["=cmd() Tableur", "Awa Fictive", "Bilal Inventé"]'
  entregent status --json | jq -e --argjson before "$before" '.interactions == $before + 4'
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '[.interactions[] | select(.direction == "in") | {channel, weak}] | sort ==
    ([{"channel":"comment","weak":false},{"channel":"invitation","weak":true},{"channel":"message","weak":false}] | sort)'
  entregent show --json "$(id_of 'Bilal Inventé')" | jq -e '[.interactions[].channel] == ["reaction"]'
  [ "$(entregent list --json 'channel:comment' | jq -r '.contacts[].name')" = 'Awa Fictive' ]
  entregent undo --yes 2 > /dev/null
  entregent status --json | jq -e --argjson before "$before" '.interactions == $before'
}

@test "what was recognised of LinkedIn's notifications is told, and nothing that signs in is kept" {
  in_english
  small_network
  notices > inbox.mbox
  entregent import inbox.mbox > /dev/null
  entregent sources --json --left-out 2 | jq -e '.notifications | .mails == 7 and .recognised == 5 and .unrecognised == 1 and .forged == 1
    and ([.kinds[] | {(.kind): .count}] | add) == {"acceptance":1,"comment":1,"message":1,"numbers":1,"reaction":1}
    and .shapes == [{"shape":"email_notification_single_boost_01 · notifications-noreply · * a booste votre post","card":false,"count":1,"first":"2026-06-04T07:00:00Z","last":"2026-06-04T07:00:00Z"}]'
  run entregent sources --left-out
  [[ "${output//$'\n'/ }" == *'7 notification mails of LinkedIn: 5 recognised, 1 not, 1 not believed, 0 for another account'* ]]
  [[ "$output" == *'1  comment on your posts'* ]]
  entregent read --json inbox.mbox | jq -s -e 'map(select(.kind == "mail" and .channel == "comment"))[0] | .direction == "in" and .bulk and .class == "notification"'
  refute grep -q secret <(entregent read --json inbox.mbox)
  refute grep -q secret "$ENTREGENT_NETWORK"
}

# written FROM NUMBER TEXT: a mail to the user with that text.
written () {
  printf 'From x Mon Jun  1 09:00:00 2026\nFrom: %s\nTo: Zoé Exemple <zoe@example.org>\nSubject: Re: Devis\nDate: %s Jun 2026 09:00:00 +0200\n' "$1" "$2"
  printf 'Delivered-To: zoe@example.org\nMessage-ID: <w%s@example.org>\nContent-Type: text/plain; charset=utf-8\n\n%s\n\n' "$2" "$3"
}

@test "who asks by mail to be left alone is left alone, and a quoted request asks nothing" {
  small_network
  {
    written 'Awa Fictive <awa@example.org>' 11 'Merci de ne plus me contacter.'
    written 'Bilal Inventé <bilal@example.net>' 12 $'Très bien, à demain.\n\n> Merci de ne plus me contacter.'
  } > inbox.mbox
  entregent import inbox.mbox > /dev/null
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '.relation == "bad"'
  entregent list --json 'relation:bad' | jq -e '.total == 1'
  entregent read --json inbox.mbox | jq -s -e '[.[] | select(.kind == "mail") | .act] == ["negative", "none"]'
}
