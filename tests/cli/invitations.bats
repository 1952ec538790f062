load helper

# Twelve came: six with a note, of whom all wrote later; six without, who came to sell. Four ask now, of whom one was
# invited by the user and accepted in a mail that is newer than the archive.
invitations_network () {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  mkdir archive
  echo "First Name,Last Name,URL,Email Address,Company,Position,Connected On" > archive/Connections.csv
  echo "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl" > archive/Invitations.csv
  echo "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER" > archive/messages.csv
  for n in 1 2 3 4 5 6; do
    came "Noteur" "$n" "2024-03-0$n" "Heureux de vous lire."
    wrote "Noteur" "$n" "2024-06-0$n" "Où en est votre projet ?"
    came "Vendeur" "$n" "2024-04-0$n"
    wrote "Vendeur" "$n" "2024-04-0$n" "Une démo de notre logiciel ? Notre agence peut booster vos ventes."
  done
  asks "Nadia" "Fictive" "Bonjour, votre article m'a plu." "5/20/26, 8:00 AM"
  asks "Olga" "Fictive" "" "5/21/26, 8:00 AM"
  entregent import archive > /dev/null
}

# came FAMILY N DATE [NOTE]: who has been connected since, and invited the user with that note.
came () {
  printf '%s%s,Exemple,https://www.linkedin.com/in/%s-%s,,Maison %s,Chef,%s\n' "$1" "$2" "${1,,}" "$2" "$2" \
    "$(date -d "$3" '+%d %b %Y')" >> archive/Connections.csv
  printf '%s%s Exemple,Camille Moi,"%s",%s,INCOMING,https://www.linkedin.com/in/%s-%s,https://www.linkedin.com/in/camille-moi\n' \
    "$1" "$2" "$(date -d "$3 -1 day" '+%-m/%-d/%y, 8:00 AM')" "${4:-}" "${1,,}" "$2" >> archive/Invitations.csv
}

# wrote FAMILY N DATE TEXT
wrote () {
  printf 'c-%s-%s,,%s%s Exemple,https://www.linkedin.com/in/%s-%s,Camille Moi,https://www.linkedin.com/in/camille-moi,%s 10:00:00 UTC,,%s,INBOX\n' \
    "$1" "$2" "$1" "$2" "${1,,}" "$2" "$3" "$4" >> archive/messages.csv
}

# asks GIVEN FAMILY NOTE WHEN
asks () {
  printf '%s %s,Camille Moi,"%s","%s",INCOMING,https://www.linkedin.com/in/%s,https://www.linkedin.com/in/camille-moi\n' \
    "$1" "$2" "$4" "$3" "${1,,}" >> archive/Invitations.csv
}

@test "who asks is listed with what accepting is worth, learnt from those like them" {
  invitations_network
  entregent invitations --json > all.json
  jq -e '.schema == 1 and .total == 2 and .learnt_from == 12 and .invited == 12' all.json
  jq -e '[.invitations[].name] == ["Nadia Fictive", "Olga Fictive"]' all.json
  jq -e '.invitations[0] | .note and .advice != "refuse" and .low < .value and .value < .high and .decision == null' all.json
  jq -e '.invitations[1] | (.note | not) and .advice == "refuse"' all.json
  # Those without a note all came to sell: that weighs most.
  jq -e '.invitations[1].reasons[0] | .term == "pitch" and .minutes < 0' all.json
  entregent invitations --json --limit 1 | jq -e '.total == 2 and (.invitations | length) == 1'
  entregent invitations > text
  grep -q "Nadia Fictive" text
}

@test "an acceptance in a mail that is newer than the archive is no invitation" {
  invitations_network
  cat > mails.mbox <<'MAIL'
From - Mon Jun  1 10:00:00 2026
From: Petra Fictive via LinkedIn <invitations@linkedin.com>
To: Camille Moi <moi@perso.example>
Delivered-To: moi@perso.example
Date: Mon, 1 Jun 2026 10:00:00 +0000
Message-ID: <accept-1@linkedin.com>
X-LinkedIn-Template: email_accept_invite_single_v2
X-LinkedIn-Class: INVITE-MBR
Authentication-Results: mx.perso.example; dkim=pass header.d=linkedin.com
Subject: Camille, start a conversation with your new connection, Petra
Content-Type: text/plain; charset=UTF-8

Petra Fictive has accepted your invitation.

Petra Fictive
Directrice chez Exemple
View profile: https://www.linkedin.com/comm/in/petra-fictive?trk=x

This email was intended for Camille Moi (Conseil).

MAIL
  entregent import mails.mbox > /dev/null
  entregent read mails.mbox --json | jq -es 'any(.[]; .kind == "interaction" and .act == "acceptance")'
  entregent invitations --json | jq -e '.total == 2'
}

@test "a decision is kept, told, taken back, and held against what became of it" {
  invitations_network
  id=$(id_of "Nadia Fictive")
  entregent invitations accept "$id" > /dev/null
  entregent invitations --json | jq -e '.invitations | map({(.name): .decision}) | add == {"Olga Fictive": null, "Nadia Fictive": "accept"}'
  entregent invitations --decisions --json | jq -e '.decisions[0] | .decision == "accept" and .n == 1 and (.after[0] | .months == 6 and .n == 0)'

  # A year later she is connected and wrote.
  came "Autre" 1 "2024-05-05"
  printf 'Nadia,Fictive,https://www.linkedin.com/in/nadia,,Maison,Cheffe,16 Jun 2026\n' >> archive/Connections.csv
  printf 'c-n,,Nadia Fictive,https://www.linkedin.com/in/nadia,Camille Moi,https://www.linkedin.com/in/camille-moi,2026-07-01 10:00:00 UTC,,Bonjour,INBOX\n' >> archive/messages.csv
  export ENTREGENT_NOW=2027-07-01
  entregent import archive > /dev/null
  entregent invitations --decisions --json | jq -e '.decisions[0].after | map([.months, .n, .connected, .wrote]) == [[6,1,1,1],[12,1,1,1]]'
  entregent invitations --decisions > /dev/null

  source=$(entregent sources --json | jq '[.sources[] | select(.kind == "hand") | .id] | max')
  entregent undo "$source" --yes > /dev/null
  entregent invitations --decisions --json | jq -e '.decisions[0].n == 0'
}

@test "a rule is held against one's own past" {
  invitations_network
  entregent invitations --backtest without-note --json > test.json
  jq -e '.schema == 1 and .rule == "without-note" and .n == 12 and .refused == 6' test.json
  jq -e '.pitched == {"n":6,"avoided":6} and .silent.avoided == .silent.n' test.json
  for rule in unqualified unknown-organisation advice; do
    entregent invitations --backtest "$rule" > /dev/null
  done
  expect 2 entregent invitations --backtest nonsense
}

@test "what things are worth can be changed, and stays" {
  invitations_network
  entregent invitations --worth pitch=0,novelty=12.5 > /dev/null
  entregent invitations --json | jq -e '.worth.pitch == 0 and .worth.novelty == 12.5 and .worth.qualified == 30'
  expect 2 entregent invitations --worth pitch=much
  expect 2 entregent invitations --worth colour=3
  entregent invitations --json | jq -e '.worth.pitch == 0'
}

@test "what is asked wrongly is said plainly" {
  invitations_network
  expect 2 entregent invitations like 1
  expect 2 entregent invitations accept
  expect 3 entregent invitations accept 99999
  run entregent invitations accept "$(id_of "Noteur1 Exemple")"
  [ "$status" -ne 0 ]
}
