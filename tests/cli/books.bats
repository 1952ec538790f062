load helper

# small_book: cards of three versions: Awa is known from the archive by her address, Chloé is new, and what is
# no person.
small_book () {
  printf 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Fictive;Awa =E9t=E9;;;\r\nEMAIL;PREF;INTERNET:awa@example.org\r\nTEL;CELL:06 12 34 56 78\r\nNOTE;ENCODING=QUOTED-PRINTABLE:Vue =C3=A0 Lyon=0D=0A=\r\nen mai\r\nEND:VCARD\r\n'
  printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:3f2504e0-4f89-11d3-9a0c-0305e82c3301\r\nN:Exemple;Chlo\303\251;;;\r\nFN:Chlo\303\251 Exemple\r\nORG:Acme\\, Inc.;Achats\r\nTITLE:Acheteuse\r\nTEL;TYPE=work,pref:+33 1 23 45 67 89\r\nitem1.X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/chloe-exemple\r\nitem1.X-ABLabel:LinkedIn\r\nCATEGORIES:Clients,Salon\r\nX-UNKNOWN;X-WHAT=this:kept\r\nEND:VCARD\r\n'
  printf 'BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Famille\r\nMEMBER:urn:uuid:3f2504e0-4f89-11d3-9a0c-0305e82c3301\r\nEND:VCARD\r\n'
  printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Acme\r\nORG:Acme\r\nX-ABShowAs:COMPANY\r\nEND:VCARD\r\n'
}

@test "a book becomes people, and joins those who are known" {
  small_network
  small_book > book.vcf
  entregent import --json book.vcf | jq -e '.sources[0] | .kind == "address-book" and .records == 4 and .new == 2 and .skipped == 2 and .left_out == {"group": 1, "company": 1} and .problems == []'
  entregent list --json | jq -e '[.contacts[].name] | length == 4'
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '.phone == "+33612345678" and ([.notes[].text] == ["Vue à Lyon\nen mai"])'
  entregent show --json "$(id_of 'Chloé Exemple')" | jq -e '.url == "chloe-exemple" or (.url | endswith("/chloe-exemple"))'
  [ "$(entregent list --json 'tag:Famille' | jq -r '.contacts[].name')" = 'Chloé Exemple' ]
  [ "$(entregent list --json 'tag:Salon' | jq -r '.contacts[].name')" = 'Chloé Exemple' ]
}

@test "the same book twice is once, and undo leaves what was" {
  small_network
  entregent list --json > before
  entregent export > before.jsonl
  small_book > book.vcf
  entregent import book.vcf > /dev/null
  entregent export > once.jsonl
  entregent import --json book.vcf | jq -e '.sources[0] | .new == 0 and .known == 2'
  diff <(entregent export) once.jsonl
  entregent undo --yes 3 > /dev/null
  diff <(entregent export) once.jsonl
  entregent undo --yes 2 > /dev/null
  diff <(entregent list --json) before
  diff <(entregent export) before.jsonl
}

@test "a newer edition of a book adds what changed, and nothing twice" {
  small_network
  small_book > book.vcf
  entregent import book.vcf > /dev/null
  sed 's/+33 1 23 45 67 89/+33 1 23 45 67 00/; s/06 12 34 56 78/06 12 34 56 00/; s/^TITLE:.*/TITLE:Directrice\r/' book.vcf > newer.vcf
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Chloé Exemple\nN:Exemple;Chloé;;;\nEMAIL:chloe@example.net\nEND:VCARD\n' >> newer.vcf
  entregent import newer.vcf > /dev/null
  # Another Chloé, who has nothing in common with the first but her name, is somebody else.
  entregent list --json | jq -e '[.contacts[] | select(.name == "Chloé Exemple")] | length == 2'
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '[.notes[].text] == ["Vue à Lyon\nen mai"]'
  chloe=$(entregent list --json title:directrice | jq -r '.contacts[] | select(.name == "Chloé Exemple") | .id')
  [ "$(entregent show --json "$chloe" | jq -r .title)" = Directrice ]
  entregent export --format vcard "tag:Salon" > card
  [ "$(grep -c '^TEL' card)" = 2 ]
  [ "$(grep -c '^CATEGORIES:Clients,Salon' card)" = 1 ]
  entregent undo --yes 2 > /dev/null
  entregent export --format vcard "tag:Salon" > card
  [ "$(grep -c '^TEL' card)" = 1 ]
  grep -q '^TEL;TYPE=work;PREF=1:+33 1 23 45 67 00' card
}

@test "what a book gave, the export gives back, with what else is known" {
  small_network
  small_book > book.vcf
  entregent import book.vcf > /dev/null
  entregent note "$(id_of 'Chloé Exemple')" 'Rappeler en juin' > /dev/null
  entregent tag "$(id_of 'Chloé Exemple')" lyon > /dev/null
  entregent export --format vcard 'tag:Salon' | tr -d '\r' > card
  for line in 'VERSION:4.0' 'UID:3f2504e0-4f89-11d3-9a0c-0305e82c3301' 'N:Exemple;Chloé;;;' 'ORG:Acme\, Inc.;Achats' 'TEL;TYPE=work;PREF=1:+33 1 23 45 67 89' 'item1.X-ABLABEL:LinkedIn' 'CATEGORIES:Clients,Salon' 'X-UNKNOWN;X-WHAT=this:kept' 'NOTE:Rappeler en juin'; do
    grep -q -x -F "$line" card || { echo "missing: $line"; cat card; false; }
  done
  grep -q -x -F 'CATEGORIES:Famille,lyon' card
  [ "$(grep -c -i linkedin.com card)" = 1 ]
  # What the program said itself is no tag when it comes back.
  entregent --network other.entregent import card > /dev/null
  [ "$(entregent --network other.entregent export | jq -c '.tags')" = '["Clients","Famille","Salon","lyon"]' ]
  entregent export --format vcard awa > awa.vcf
  grep -q '^EMAIL;TYPE=INTERNET;PREF=1:awa@example.org' awa.vcf
  grep -q 'linkedin.com/in/awa-fictive' awa.vcf
  grep -q '^ORG:Acme' awa.vcf
  [ "$(grep -c '^EMAIL' awa.vcf)" = 1 ]
}

@test "a table is shown before it is imported, and can be corrected" {
  in_english
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  printf 'Interlocuteur;Boîte;Contact;Mail;Couleur\nChloé Exemple;Acme;x;chloe@example.org;bleu\nKarim Fictif;Autre;y;karim@example.org;vert\n' > clients.csv
  expect 1 entregent import clients.csv
  [[ "$output" == *'"Interlocuteur", "Boîte", "Contact", "Mail", "Couleur"'*--mapping* ]]
  expect 2 entregent import --mapping 'Boîte=bogus' clients.csv
  expect 1 entregent import --mapping 'Nulle part=name' clients.csv
  expect 0 entregent import --dry-run --mapping 'interlocuteur=name,2=organisation,Contact=skip' clients.csv
  [[ "$output" == *'Interlocuteur'*'name'*'Couleur'*'not known: kept as it is'*'Karim Fictif'*'karim@example.org'*'Autre'* ]]
  entregent status --json | jq -e '.contacts == 0'
  entregent import --json --dry-run --mapping 'interlocuteur=name,2=organisation,Contact=skip' clients.csv | jq -e '.sources[0].preview | .columns[1] == {"header": "Boîte", "field": "organisation"} and .columns[4].field == null and .rows[0].name == "Chloé Exemple" and .rows[0].organisation == "Acme"'
  expect 0 entregent import --mapping 'interlocuteur=name,2=organisation,Contact=skip' clients.csv
  entregent list --json | jq -e '[.contacts[] | [.name, .organisation, .email]] | sort == [["Chloé Exemple", "Acme", "chloe@example.org"], ["Karim Fictif", "Autre", "karim@example.org"]]'
  entregent export --format vcard karim | grep -q '^X-ENTREGENT-FIELD;X-HEADER=Couleur:vert'
  expect 0 entregent undo --yes 1
  entregent status --json | jq -e '.contacts == 0'
}

@test "a table without header is mapped by numbers" {
  printf 'Dora;Fictive;dora@example.net\nEmil;Fictif;emil@example.net\n' > liste.csv
  entregent --network n.entregent import --mapping '1=given,2=family,3=email' liste.csv > /dev/null
  entregent --network n.entregent list --json | jq -e '[.contacts[].name] | sort == ["Dora Fictive", "Emil Fictif"]'
}

@test "a folder and a zip of books are books, and a LinkedIn archive in a zip is still one" {
  mkdir -p books/deep
  small_book > books/deep/one.VCF
  printf 'dn: cn=Gael Exemple,mail=gael@example.org\nobjectclass: person\ncn: Gael Exemple\nmail: gael@example.org\n' > books/tb.ldif
  printf 'First Name,Last Name,E-mail Address\nHana,Fictive,hana@example.org\n' > books/outlook.csv
  printf 'no book at all\n' > books/readme.txt
  entregent --network a.entregent import --json books | jq -e '.sources[0].kind == "address-book" and .sources[0].new == 4 and .sources[0].problems == []'
  python3 -m zipfile -c books.zip books
  entregent --network b.entregent import --json books.zip | jq -e '.sources[0].kind == "address-book" and .sources[0].new == 4'
  small_archive archive
  (cd archive && python3 -m zipfile -c ../Basic_LinkedInDataExport_01-31-2026.zip ./*)
  mkdir outer && cp Basic_LinkedInDataExport_01-31-2026.zip outer/
  entregent --network c.entregent import --json outer | jq -e '.sources[0].kind == "linkedin-archive"'
  cp books/deep/one.VCF outer/
  entregent --network d.entregent import --json outer | jq -e '.sources[0].kind == "address-book" and (.sources[0].problems | length == 1)'
}

@test "read shows the properties of a card" {
  small_book > book.vcf
  entregent read --json book.vcf | jq -s -e '.[1].properties[3] == {"name": "ORG", "group": null, "params": {}, "value": "Acme, Inc.;Achats", "values": ["Acme, Inc.", "Achats"]} and (.[1].properties[5] | .params == {"TYPE": ["work"], "PREF": ["1"]} and .value == "+33 1 23 45 67 89") and (.[1].properties[6].group == "item1")'
}

@test "broken books are read as far as they go, and say what is wrong" {
  in_english
  { small_book; printf 'BEGIN:VCARD\r\nFN:Sans Fin\r\nEMAIL:fin@example.org\r\n'; } > cut.vcf
  entregent --network n.entregent import cut.vcf > said
  grep -q 'The card has no end' said
  entregent --network n.entregent list --json 'fin' | jq -e '.contacts[0].name == "Sans Fin"'
  printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n' > empty.vcf
  entregent --network n.entregent import --json empty.vcf | jq -e '.sources[0].skipped == 1 and (.sources[0].problems | length == 1)'
  : > nothing.vcf
  expect 1 entregent --network n.entregent import nothing.vcf
  head -c 300 /dev/urandom > noise.vcf
  expect 1 entregent --network n.entregent import noise.vcf
}

@test "two who share a telephone at home are two, a person in two books is one" {
  printf 'BEGIN:VCARD\nFN:Awa Exemple\nN:Exemple;Awa;;;\nEMAIL:awa@example.org\nTEL;TYPE=home:01 23 45 67 89\nEND:VCARD\nBEGIN:VCARD\nFN:Bilal Exemple\nN:Exemple;Bilal;;;\nTEL;TYPE=home:01 23 45 67 89\nTEL:06 12 34 56 78\nEND:VCARD\n' > home.vcf
  printf 'BEGIN:VCARD\nFN:Awa E.\nN:E.;Awa;;;\nEMAIL:awa@example.org\nEND:VCARD\nBEGIN:VCARD\nFN:Bilal E.\nN:E.;Bilal;;;\nTEL:+33612345678\nEND:VCARD\n' > phone.vcf
  printf 'BEGIN:VCARD\nFN:Chloé Exemple\nN:Exemple;Chloé;;;\nTEL:01 23 45 67 89\nEND:VCARD\n' > other.vcf
  entregent --network n.entregent import home.vcf > /dev/null
  entregent --network n.entregent list --json | jq -e '.contacts | length == 2'
  entregent --network n.entregent import phone.vcf > /dev/null
  entregent --network n.entregent list --json | jq -e '.contacts | length == 2'
  entregent --network n.entregent import other.vcf > /dev/null
  entregent --network n.entregent list --json | jq -e '.contacts | length == 3'
  entregent --network n.entregent rebuild > /dev/null
  entregent --network n.entregent list --json | jq -e '.contacts | length == 3'
  # The other way round they are the same people.
  entregent --network m.entregent import other.vcf phone.vcf home.vcf > /dev/null
  entregent --network m.entregent list --json | jq -e '.contacts | length == 3'
}
