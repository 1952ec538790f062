load helper

@test "without a network the first steps are shown and that is no failure" {
  in_english
  expect 0 entregent
  [[ "$output" == *"Get a copy of"* ]]
  [ ! -e "$XDG_DATA_HOME/entregent" ]
}

@test "a command on a network that is not there ends with 3 and says what to do" {
  in_english
  expect 3 entregent status
  [[ "$output" == *"entregent import FILE"* ]]
  expect 3 entregent list
  expect 3 entregent undo 1
}

@test "an unknown command ends with 2 and suggests the nearest" {
  in_english
  expect 2 entregent lsit
  [[ "$output" == *"“list”"* ]]
  expect 2 entregent imprt x
  [[ "$output" == *"“import”"* ]]
  expect 2 entregent qqqq
}

@test "unknown options and missing arguments end with 2" {
  expect 2 entregent list --nonsense
  expect 2 entregent show
  expect 2 entregent import
  expect 2 entregent --nonsense
  expect 2 entregent target
  expect 2 entregent target dance
  expect 2 entregent note 5
}

@test "every command has a help that fits 80 columns" {
  in_english
  for command in $(all_commands); do
    expect 0 entregent "$command" --help
    [[ "${lines[0]}" == "Usage: entregent $command"* ]]
    while IFS= read -r line; do
      [[ "$line" == Usage:* || "${#line}" -le 80 ]] || { echo "$command: too long: $line"; return 1; }
    done <<< "$output"
  done
}

@test "every command has a man page with the synopsis of its help" {
  in_english
  for command in $(all_commands); do
    page="$SOURCE_DIR/docs/man/entregent-$command.1"
    [ -f "$page" ] || { echo "no man page for $command"; return 1; }
    from_help=$(entregent "$command" --help | sed -n "s/^Usage: entregent $command *//p")
    from_page=$(sed -n '/^\.SH SYNOPSIS/,/^\.SH DESCRIPTION/p' "$page" | grep -v '^\.' | sed 's/\\-/-/g' || true)
    [ "$from_help" = "$from_page" ] || { echo "$command: help says: $from_help; page says: $from_page"; return 1; }
  done
}

@test "every option of the help is in the man page" {
  for command in $(all_commands); do
    for option in $(entregent "$command" --help | sed -n 's/^  --\([a-z-]*\).*/\1/p'); do
      sed 's/\\-/-/g' "$SOURCE_DIR/docs/man/entregent-$command.1" | grep -q -- "--$option" ||
        { echo "$command --$option is not in the man page"; return 1; }
    done
  done
}

@test "completion scripts know every command" {
  for shell in bash zsh fish; do
    expect 0 entregent completion "$shell"
    for command in $(all_commands); do
      [[ "$output" == *"$command"* ]] || { echo "$shell: no $command"; return 1; }
    done
  done
  entregent completion bash | bash -n
  expect 2 entregent completion tcsh
}

# completed WORD...: what bash would offer for the last WORD, a line each; WORDs as bash parts them, at ":" and "=".
completed () {
  (
    eval "$(entregent completion bash)"
    COMP_WORDS=(entregent "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _entregent || true
    printf '%s\n' "${COMPREPLY[@]}"
  )
}

@test "completion offers the values of options, and of a query's fields" {
  [ "$(completed export --format "" | paste -sd' ')" = "jsonl csv vcard" ]
  [ "$(completed export --format = c)" = csv ]
  [ "$(completed duplicates --lane l | paste -sd' ')" = "likely look" ]
  [ "$(completed merge --take "" | paste -sd' ')" = "name= job= email= phone= url= place=" ]
  [ "$(completed list rel)" = "relation:" ]
  [ "$(completed list relation : g)" = good ]
  [ "$(completed list -relation : b)" = bad ]
  [ "$(completed --network = n list is : q)" = qualified ]
  [ "$(completed list last : "" | paste -sd' ')" = "today 30d 6m" ]
  completed list channel : "" | grep -qx meeting
  completed list sort : "" | grep -qx warmth
  completed list "" | grep -qx has:
  completed target "" | grep -qx import
  [ "$(completed note rel)" = "" ]
}

@test "what completion offers is what the program takes" {
  small_network
  for format in $(completed export --format ""); do
    entregent export --format "$format" > /dev/null
  done
  for lane in $(completed duplicates --lane ""); do
    [ "$(entregent duplicates --lane "$lane" > /dev/null; echo $?)" != 2 ]
  done
  for field in is has relation channel function seniority sort; do
    for value in $(completed list "$field" : ""); do
      expect 0 entregent list "$field:$value"
    done
  done
}

@test "zsh and fish know the values too" {
  for shell in zsh fish; do
    expect 0 entregent completion "$shell"
    for word in "jsonl csv vcard" "safe likely look" "relation:" "relation:good" "is:qualified" "channel:meeting"; do
      [[ "$output" == *"$word"* ]] || { echo "$shell: no $word"; return 1; }
    done
    refute grep -q 'last:[<>]' <<< "$output" # a shell would take it for a redirection
    if command -v "$shell" > /dev/null; then
      entregent completion "$shell" > "script.$shell"
      "$shell" -n "script.$shell"
    fi
  done
}

@test "the network may be named before or after the command, or by the environment" {
  small_archive archive
  expect 0 entregent --network a.entregent import archive
  expect 0 entregent import archive --network=b.entregent
  ENTREGENT_NETWORK=c.entregent expect 0 entregent import archive
  [ -f a.entregent ] && [ -f b.entregent ] && [ -f c.entregent ]
}

@test "a full disk at the end is a failure, a closed pipe too, silently" {
  in_english
  small_network
  run bash -c '"$ENTREGENT" list > /dev/full'
  [ "$status" -eq 1 ]
  [[ "$output" == *"could not be written"* ]]
  run bash -c '{ "$ENTREGENT" status; echo "$?" > code; } | true; cat code'
  [ "$output" = 1 ] || [ "$output" = 0 ]
}

@test "the version is told" {
  expect 0 entregent --version
  [[ "$output" == "entregent "* ]]
}

@test "the pictures in the READMEs are what the program draws" {
  "$SOURCE_DIR/tools/pictures" "$ENTREGENT" "$ENTREGENT_LOCALE_DIR"
}
