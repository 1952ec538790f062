load helper

french () {
  LANGUAGE=fr "$ENTREGENT" "$@"
}

@test "the picture speaks French, with thousands as French has them, in 80 columns" {
  export ENTREGENT_NETWORK="$HOME/n.entregent"
  entregent sample stephanie s --contacts 1500 --messages 3000 > /dev/null
  french import s/stephanie.zip | grep -q "Votre réseau"
  french > picture
  grep -q "Votre réseau" picture
  grep -q "1 500" picture
  while IFS= read -r line; do
    [ "${#line}" -le 80 ] || { echo "too long: $line"; return 1; }
  done < picture
}

@test "keys and codes are not translated" {
  small_network
  [ "$(french status --json | jq -S keys)" = "$(entregent status --json | jq -S keys)" ]
  french list --json | jq -e '.contacts[0].relation | IN("good", "neutral", "bad", "unknown")'
}

@test "every command's help is in French" {
  for command in $(all_commands); do
    [[ "$(french "$command" --help)" == "Utilisation"* ]] || { echo "$command"; return 1; }
    [ "$(french "$command" --help | tail -1)" != "$(entregent "$command" --help | tail -1)" ]
  done
}

@test "no text is left untranslated" {
  msgfmt --statistics -o /dev/null "$SOURCE_DIR/po/fr.po" 2>&1 | grep -q -v -e fuzzy -e untranslated
  ! msgfmt --statistics -o /dev/null "$SOURCE_DIR/po/fr.po" 2>&1 | grep -e fuzzy -e untranslated
}
