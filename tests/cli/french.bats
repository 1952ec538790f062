load helper

french () {
  LANGUAGE=fr "$ENTREGENT" "$@"
}

@test "the picture speaks French, with thousands as French has them, in 80 columns" {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  entregent sample stephanie s --contacts 1500 --messages 6000 --mails 0 > /dev/null
  french import s/stephanie.zip | grep -q "Votre réseau"
  french > picture
  grep -q "Votre réseau" picture
  grep -q $'1\u202f500' picture
  while IFS= read -r line; do
    [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
  done < picture
}

@test "the program finds its French beside it in the build tree" {
  in_english
  unset ENTREGENT_LOCALE_DIR
  french --help | grep -q "^Utilisation"
}

@test "keys and codes are not translated" {
  small_network
  [ "$(french status --json | jq -S keys)" = "$(entregent status --json | jq -S keys)" ]
  french list --json | jq -e '.contacts[0].relation | IN("good", "neutral", "bad", "unknown")'
}

@test "every command's help is in French, in 80 columns" {
  in_english # french () says otherwise
  for command in $(all_commands); do
    [[ "$(french "$command" --help)" == "Utilisation"* ]] || { echo "$command"; return 1; }
    while IFS= read -r line; do
      [[ "$line" == Utilisation* || "${#line}" -le 80 ]] || { echo "$command: too long: $line"; return 1; }
    done < <(french "$command" --help)
    [ "$(french "$command" --help | tail -1)" != "$(entregent "$command" --help | tail -1)" ]
  done
}

@test "no text is left untranslated" {
  run msgfmt --check-format --statistics -o /dev/null "$SOURCE_DIR/po/fr.po"
  [ "$status" -eq 0 ]
  [[ "$output" != *fuzzy* && "$output" != *untranslated* ]]
  for file in "$SOURCE_DIR"/src/cli/*.c "$SOURCE_DIR"/src/service/*.c; do
    grep -q -x "${file#"$SOURCE_DIR"/}" "$SOURCE_DIR/po/POTFILES" || { echo "$file is not in po/POTFILES"; return 1; }
  done
  (cd "$SOURCE_DIR" && grep -v '^#' po/POTFILES | xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
    --keyword=NC_:1c,2 --keyword=ngettext:1,2 -f - -o - ) > now.pot
  run msgcmp "$SOURCE_DIR/po/fr.po" now.pot
  [ "$status" -eq 0 ] || { echo "$output"; return 1; }
}

@test "one is one, in both languages" {
  export ENTREGENT_NETWORK="$HOME/n"
  mkdir one
  printf 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAwa,Fictive,https://www.linkedin.com/in/awa-fictive,,,,02 Jan 2025\n' > one/Connections.csv
  french import one > said
  grep -q '  1  ligne lue$' said
  grep -q '  1  nouvelle$' said
  grep -q '  0  déjà connue$' said
  grep -q '  0  contact modifié$' said
  grep -q '1 contact (+1) et 0 échange (' said
  french status | grep -q '1  contact (dont 1 sur LinkedIn)$'
  french read one/Connections.csv | grep -q '  1  contact$'
  french undo --yes 1 | grep -q '0 contact (-1) et 0 échange ('
  in_english
  entregent import one > said
  grep -q '  1  row read$' said
  grep -q '  0  contacts changed$' said
  grep -q '1 contact (+1) and 0 exchanges (' said
}
