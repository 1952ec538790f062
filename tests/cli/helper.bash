# Each test runs in an empty home, at a fixed time, with the program that the build made, in the locale of who runs
# the tests (tools/run-tests runs them in C.UTF-8 and again in fr_FR.UTF-8): codes and keys are the same in each.

setup () {
  export HOME="$BATS_TEST_TMPDIR/home" XDG_DATA_HOME="$BATS_TEST_TMPDIR/home/data"
  export ENTREGENT_NOW=2026-06-15 LC_ALL="${LC_ALL:-C.UTF-8}" LANGUAGE="${LANGUAGE:-}" NO_COLOR=1
  unset ENTREGENT_NETWORK
  mkdir -p "$HOME"
  cd "$HOME" || return 1
}

# in_english: for a test that reads what the program says to people.
in_english () {
  export LC_ALL=C.UTF-8 LANGUAGE=
}

# entregent ARGUMENT...: the program under test.
entregent () {
  "$ENTREGENT" "$@"
}

# Makes an archive folder of three connections, some of whom wrote.
small_archive () {
  mkdir -p "$1"
  cat > "$1/Profile.csv" <<'CSV'
First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers
Zoé,Exemple,,,,Conseil,,,,,,,
CSV
  cat > "$1/Connections.csv" <<'CSV'
Notes:
"made up"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Awa,Fictive,https://www.linkedin.com/in/awa-fictive,awa@example.org,Acme,Directrice des achats,02 Jan 2025
Bilal,Inventé,https://www.linkedin.com/in/bilal-invente,,Example Corp,Intern,03 Feb 2025
=cmd(),Tableur,https://www.linkedin.com/in/tableur,,"=HYPERLINK(""x"")",Buyer,04 Mar 2025
CSV
  cat > "$1/messages.csv" <<'CSV'
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,Awa Fictive,https://www.linkedin.com/in/awa-fictive,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,2026-06-10 09:00:00 UTC,,Bonjour,INBOX
c1,,Zoé Exemple,https://www.linkedin.com/in/zoe-exemple,Awa Fictive,https://www.linkedin.com/in/awa-fictive,2026-06-10 10:00:00 UTC,,Merci,INBOX
CSV
}

# Brings it into network.entregent, with a target for which Awa alone is qualified.
small_network () {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  small_archive archive
  entregent import archive > /dev/null
  printf 'target: Buyers\nqualified at: 3\n+3 function: purchasing\n-3 title: buyer\n' > buyers.target
  entregent target import buyers.target > /dev/null
}

# expect CODE COMMAND...: runs it and fails unless it ends with CODE.
expect () {
  local code="$1"
  shift
  run "$@"
  if [ "$status" -ne "$code" ]; then
    echo "expected exit code $code, got $status from: $*"
    echo "$output"
    return 1
  fi
}

# refute COMMAND...: fails when it succeeds (bats does not look at what follows a "!").
refute () {
  if "$@"; then
    echo "should have failed: $*"
    return 1
  fi
}

# id_of NAME: the id of the contact.
id_of () {
  entregent list --json --limit -1 | jq -r --arg name "$1" '.contacts[] | select(.name == $name) | .id'
}

all_commands () {
  entregent --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'
}

# Whether no line of what comes in is wider than a terminal: columns, not
# bytes, which is what awk counts.
fits_terminal() {
  [ "$(LC_ALL=C.UTF-8 wc -L)" -le 80 ]
}
