load helper

# Ends as a program should: not by a signal, with a sentence when it failed.
orderly () {
  run timeout 60 "$ENTREGENT" "$@"
  [ "$status" -le 6 ] || { echo "ended with $status: $*"; echo "$output"; return 1; }
  [ "$status" -eq 0 ] || [[ "$output" == *[a-z]* ]] || { echo "said nothing: $*"; return 1; }
}

# An archive of FILE TEXT... in a zip called NAME; \n in TEXT breaks lines.
zip_of () {
  python3 - "$@" <<'PY'
import sys, warnings, zipfile
warnings.simplefilter("ignore")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in zip(sys.argv[2::2], sys.argv[3::2]):
        archive.writestr(name, text.replace("\\n", "\n"))
PY
}

HEAD='First Name,Last Name,URL,Email Address,Company,Position,Connected On'
ROW='Awa,Fictive,https://www.linkedin.com/in/awa,,A,B,01 Jan 2025'

@test "a damaged network is restored, and its bytes are kept" {
  small_network
  expect 0 entregent backup good
  for damage in garbage cut flipped; do
    cp good broken
    case $damage in
      garbage) head -c 5000 /dev/urandom > broken ;;
      cut) truncate -s 20000 broken ;;
      flipped) printf 'XXXXXXXXXXXXXXXX' | dd of=broken bs=1 seek=8192 conv=notrunc status=none ;;
    esac
    cp broken bytes
    expect 1 entregent --network broken check
    expect 0 entregent --network broken restore --yes good
    entregent --network broken status --json | jq -e '.contacts == 3'
    [ $damage = flipped ] || cmp bytes broken.before-restore
    rm -f broken*
  done
}

@test "what a second restore finds does not replace what the first has kept" {
  small_network
  expect 0 entregent backup empty
  expect 0 entregent --network empty undo --yes 1
  expect 0 entregent restore --yes empty
  expect 0 entregent restore --yes empty
  entregent --network network.entregent.before-restore status --json | jq -e '.contacts == 3'
  entregent --network network.entregent.before-restore.2 status --json | jq -e '.contacts == 0'
}

@test "copies are their user's alone" {
  umask 022
  small_network
  entregent backup copy > /dev/null
  entregent restore --yes copy > /dev/null
  entregent --network fresh restore copy > /dev/null
  for file in network.entregent copy fresh network.entregent.before-restore; do
    [ "$(stat -c %a "$file")" = 600 ] || { echo "$file: $(stat -c %a "$file")"; return 1; }
  done
}

@test "what is no sound backup is not restored, and the network stays" {
  small_network
  before=$(entregent export | sha256sum)
  entregent backup copy > /dev/null
  head -c 100000 copy > short
  : > empty
  cp copy flipped
  printf 'XXXXXXXXXXXXXXXX' | dd of=flipped bs=1 seek=16384 conv=notrunc status=none
  python3 -c 'import sqlite3; sqlite3.connect("other").execute("create table a (b)")'
  for file in short empty flipped other archive archive/Connections.csv nowhere /dev/null; do
    orderly restore --yes "$file"
    [ "$status" -ne 0 ] || { echo "restored $file"; return 1; }
    [ "$before" = "$(entregent export | sha256sum)" ] || { echo "$file changed the network"; return 1; }
  done
  # The file of another program is not replaced either.
  expect 6 entregent --network other restore --yes copy
}

@test "what is no network is said to be none by every command" {
  small_archive archive
  mkdir folder
  mkfifo pipe
  echo nonsense > text
  python3 -c 'import sqlite3; sqlite3.connect("other").execute("create table a (b)")'
  for file in folder pipe text other /dev/zero; do
    for command in status export rebuild 'undo --yes 1' 'backup copy'; do
      orderly --network "$file" $command
      [ "$status" -ne 0 ]
    done
  done
  [ "$(cat text)" = nonsense ]
  # A file that is still empty, after a kill for instance, is no network yet, and can become one.
  : > empty
  expect 3 entregent --network empty status
  expect 0 entregent --network empty import archive
}

@test "a network of a newer program is refused and left alone" {
  in_english
  small_network
  python3 -c 'import sqlite3; sqlite3.connect("network.entregent").execute("pragma user_version = 99")'
  expect 6 entregent status
  [[ "$output" == *"newer"* ]]
  expect 6 entregent import archive
}

@test "a network whose bytes were flipped crashes nothing" {
  small_network
  entregent backup copy > /dev/null
  for seed in 1 4 9 16; do
    python3 - "$seed" <<'PY'
import random, sys
random.seed(int(sys.argv[1]))
data = bytearray(open("copy", "rb").read())
for _ in range(10 * int(sys.argv[1])):
    data[random.randrange(100, len(data))] ^= 1 << random.randrange(8)
open("broken", "wb").write(data)
PY
    rm -f broken-*
    for command in check 'status --json' 'list --json' 'export --format csv' 'show 2' 'undo --yes 1' rebuild 'import archive'; do
      orderly --network broken $command
    done
  done
}

@test "archives that were cut, flipped or shuffled lose only what is damaged" {
  entregent sample antoine . --mails 0 > /dev/null
  for seed in 1 2 3 4 5 6; do
    python3 - "$seed" <<'PY'
import random, sys
seed = int(sys.argv[1])
random.seed(seed)
data = bytearray(open("antoine.zip", "rb").read())
if seed % 3 == 0:
    data = data[: random.randrange(len(data))]
elif seed % 3 == 1:
    for _ in range(10 * seed):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
else:
    blocks = [data[i : i + 4096] for i in range(0, len(data), 4096)]
    random.shuffle(blocks)
    data = b"".join(blocks)
open("broken.zip", "wb").write(data)
PY
    orderly --network broken import broken.zip
    expect 0 entregent --network broken check
  done
}

@test "hostile archives are refused or read for what is good in them" {
  in_english
  zip_of names.zip /etc/Connections.csv x ../../Connections.csv x 'C:\Connections.csv' x Connections.csv "$HEAD\n$ROW\n"
  expect 0 entregent --network names import names.zip
  [[ "$output" == *"not a plain path"* ]]
  entregent --network names status --json | jq -e '.contacts == 1'

  python3 - <<'PY'
import zipfile
with zipfile.ZipFile("many.zip", "w") as many:
    for i in range(60000):
        many.writestr(f"{i}.txt", "")
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
    with bomb.open("Connections.csv", "w", force_zip64=True) as entry:
        for _ in range(200):
            entry.write(b"a" * (1 << 20))
PY
  expect 6 entregent --network n import many.zip
  expect 6 entregent --network n import bomb.zip

  zip_of twice.zip Connections.csv "$HEAD\n$ROW\n" Connections.csv "$HEAD\n$ROW\n"
  entregent --network twice import --json twice.zip | jq -e '.sources[0] | .new == 1'
  zip_of workbook.zip Connections.csv "$HEAD\n$ROW\n" messages.csv "$(printf 'PK\003\004rest')"
  expect 0 entregent --network workbook import workbook.zip
  [[ "$output" == *workbook* ]]
  zip_of quote.zip Connections.csv "$HEAD\n$ROW\n\"never closed,x\n"
  entregent --network quote import --json quote.zip | jq -e '.sources[0] | .new == 1 and (.problems | length == 1)'

  for file in /dev/zero /dev/null; do
    expect 1 entregent --network n import "$file"
  done
  expect 1 entregent --network names import names
}

@test "a folder holds nothing that hangs or leads out of it" {
  small_archive archive
  mkfifo archive/Votes.csv
  mkdir archive/Reactions.csv
  ln -s /etc/passwd archive/Comments.csv
  ln -s . archive/loop
  mkdir -p archive/1/2/3/4/5/6/7/8/9/10
  run timeout 20 "$ENTREGENT" --network n import --json archive
  [ "$status" -eq 0 ]
  jq -e '.sources[0] | .new == 8 and (.problems | length == 1) and (.problems[0].reason | test("too deep"))' <<< "$output"
  if [ "$(id -u)" -ne 0 ]; then
    mkdir archive/closed
    chmod 0 archive/closed
    entregent --network n import --json archive | jq -e '[.sources[0].problems[].file] | any(. == "closed")'
    chmod 700 archive/closed
  fi
  seq 10000 | sed 's|^|archive/|; s|$|.txt|' | xargs touch
  expect 0 entregent --network n import archive
}

@test "two imports at once lose nothing, and who only looks meanwhile sees a whole network or none" {
  entregent sample antoine . --mails 0 > /dev/null
  entregent sample stephanie . --contacts 300 --messages 3000 --mails 0 > /dev/null
  entregent --network one import antoine.zip stephanie.zip > /dev/null
  whole=$(entregent --network one status --json | jq '[.contacts, .interactions]')
  for round in 1 2; do
    rm -f both* copy*
    entregent --network both import antoine.zip > first 2>&1 & first=$!
    entregent --network both import stephanie.zip > second 2>&1 & second=$!
    orderly --network both status --json
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || [ "$status" -eq 5 ]
    orderly --network both backup copy
    [ "$status" -ne 0 ] || expect 0 entregent --network copy check
    for process in "$first" "$second"; do
      wait "$process" || [ $? -eq 5 ]
    done
    grep -q 'Another process' first && entregent --network both import antoine.zip > /dev/null
    grep -q 'Another process' second && entregent --network both import stephanie.zip > /dev/null
    [ "$whole" = "$(entregent --network both status --json | jq '[.contacts, .interactions]')" ]
    entregent --network both sources --json | jq -e '.sources | length == 2'
  done
}

@test "a disk that is full changes nothing" {
  small_network
  entregent sample stephanie . --contacts 300 --messages 3000 --mails 0 > /dev/null
  before=$(entregent export | sha256sum)
  for blocks in 1 100 300 600; do
    run bash -c 'ulimit -f "$1"; "$ENTREGENT" import stephanie.zip' - "$blocks"
    [ "$status" -eq 1 ] || { echo "$blocks: $status $output"; return 1; }
    [[ "$output" == entregent:* ]]
    [ "$before" = "$(entregent export | sha256sum)" ]
    expect 0 entregent check
  done
  run bash -c 'ulimit -f 100; "$ENTREGENT" backup copy'
  [ "$status" -eq 1 ]
  [ ! -e copy ] && [ ! -e copy.partial ]
}

@test "what may not be written or read is said, and stays" {
  [ "$(id -u)" -ne 0 ] || skip "root may write everything"
  small_network
  chmod a-w network.entregent .
  for command in 'import archive' 'undo --yes 1' 'note 2 x' rebuild; do
    orderly $command
    [ "$status" -eq 1 ] && [[ "$output" == *"read-only"* ]] || { chmod u+w .; echo "$output"; return 1; }
  done
  chmod u+w .
  chmod 0 network.entregent
  expect 1 entregent status
}

@test "no place to keep a network is said in a sentence" {
  small_archive archive
  touch file
  XDG_DATA_HOME="$HOME/file" expect 1 entregent import archive
  XDG_DATA_HOME="$HOME/file" expect 3 entregent status
  expect 0 env -u HOME -u XDG_DATA_HOME "$ENTREGENT" --version
  expect 1 entregent --network file/network import archive
}

@test "names that attack are harmless in every output" {
  python3 - <<'PY'
import csv, os
rows = [
    ["Eve\x1b[31m\x07", "Red\u009b", "eve", "\x1b]0;t\x07", "B\u202eoss\u2066"],
    ["New\nline", "Two\r\nLines", "nl", "Org;x\\,y", "T\nEND:VCARD\nBEGIN:VCARD\nFN:evil"],
    ["<script>alert(1)</script>", "x", "h", "=cmd|' /C calc'!A0", "+1+1"],
    ["@SUM(A1)", "-2+3", "f", "\t=1+1", "\x01=1+1"],
    ["\uff1d1+1", "x", "fw", "\uff201", "|calc"],
    ["M" * 1000000, "N" * 100000, "m", "O" * 100000, "P" * 100000],
]
os.mkdir("hostile")
with open("hostile/Connections.csv", "w", newline="") as file:
    file.write("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
    for row in rows:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerow(
            [row[0], row[1], "https://www.linkedin.com/in/" + row[2], "", row[3], row[4], "05 Jan 2025"])
with open("hostile/Connections.csv", "ab") as file:
    file.write(b"Inv\xff\xfe\xc3,\xed\xa0\x80bad,https://www.linkedin.com/in/inv,,\x80\x81,\xf5,20 Jan 2025\n")
PY
  export ENTREGENT_NETWORK="$HOME/n"
  expect 0 entregent import hostile
  for command in status 'list --limit -1' export 'list --json --limit -1' 'export --format csv' 'export --format vcard' sources; do
    entregent $command > shown
    refute grep -q -P '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]' shown
    iconv -f UTF-8 -t UTF-8 shown > /dev/null
  done
  for command in 'list --limit -1' status "show $(entregent list --json eve | jq '.contacts[0].id')"; do
    entregent $command > shown
    refute grep -q -P '[\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]' shown
  done
  entregent export | jq -s -e 'length == 7'
  entregent export --format csv > all.csv
  python3 - <<'PY'
import csv
csv.field_size_limit(10**7)
cells = [cell for row in csv.reader(open("all.csv", newline="")) for cell in row]
assert cells and not [cell for cell in cells if cell[:1] and cell[0] in "=+-@\t\r\uff1d\uff0b\uff0d\uff20"]
assert not [cell for cell in cells if any(0x7f <= ord(c) <= 0x9f for c in cell)]
PY
  entregent export --format vcard > all.vcf
  [ "$(grep -c '^BEGIN:VCARD' all.vcf)" = 7 ] && [ "$(grep -c '^END:VCARD' all.vcf)" = 7 ]
  refute grep -q '^FN:evil' all.vcf
}

@test "what is typed is bounded, valid and something" {
  small_network
  awa=$(id_of 'Awa Fictive')
  for command in note tag; do
    expect 2 entregent $command "$awa" ''
    expect 2 entregent $command "$awa" ' '
    expect 2 entregent $command "$awa" "$(printf 'a%.0s' {1..70000})"
  done
  expect 0 entregent note "$awa" $'evil\e[31m\xff\xfe'
  expect 0 entregent tag "$awa" $'two\nlines'
  expect 0 entregent log "$awa" call $'\xff'
  entregent show --json "$awa" | jq -e '.tags == ["two lines"]'
  entregent show --json "$awa" | iconv -f UTF-8 -t UTF-8 > /dev/null
  entregent sources > shown
  refute grep -q $'\e' shown
}

@test "absurd numbers and ids are refused" {
  small_network
  for option in '--limit -5' '--limit 1e9' '--limit=' '--limit 999999999999999999999' '--offset -1' '--offset 1e9'; do
    expect 2 entregent list $option
  done
  expect 0 entregent list --limit 9223372036854775807
  expect 0 entregent list --offset 9223372036854775807
  expect 2 entregent show --limit -2 2
  expect 3 entregent show 9223372036854775807
  expect 2 entregent show 9223372036854775808
  expect 3 entregent undo --yes 9223372036854775807
  expect 0 entregent undo --yes 1
  expect 3 entregent undo --yes 1
}

@test "hostile queries end with an answer or a column" {
  in_english
  small_network
  for query in '"' '(' ')' '((((' '-' ':' 'name:' 'is:' 'last:>99999999999999999999d' "'; drop table contact; --" '%' '*' 'a*' \
    'NEAR(a b)' 'or' 'a or' 'sort:zzz' $'\xff\xfe' $'a\x01b' 'tag:"' '^a' 'a:b:c' 'warmth:>nan' \
    "$(printf '(%.0s' {1..3000})" "$(printf 'x%.0s' {1..9000})"; do
    orderly list --json -- "$query"
    [ "$status" -eq 0 ] || [[ "$status" -eq 2 && "$output" == *column* ]] || { echo "$query: $status $output"; return 1; }
  done
  entregent status --json | jq -e '.contacts == 3'
}

# in_a_gigabyte SCRIPT: runs it so. A sanitizer reserves far more than it uses, and has a limit of its own.
in_a_gigabyte () {
  local limit='ulimit -v 1000000;'
  bash -c "$limit"' "$ENTREGENT" --version' > /dev/null 2>&1 || limit=
  ASAN_OPTIONS="${ASAN_OPTIONS:-}:hard_rss_limit_mb=1000" bash -c "$limit $1"
}

@test "files without an end do not fill the memory" {
  small_network
  run in_a_gigabyte '"$ENTREGENT" target try /dev/zero'
  [ "$status" -eq 6 ]
  run in_a_gigabyte '"$ENTREGENT" title --from /dev/zero | head -c 1000000 | wc -c; exit "${PIPESTATUS[0]}"'
  [ "$status" -eq 1 ]
}

@test "a clock that was set back loses nothing" {
  small_network
  before=$(entregent export | jq -S -c '[.name, .title, .connected]' | sort)
  for day in 1990-05-05 1970-01-01 2025-02-01; do
    ENTREGENT_NOW=$day expect 0 entregent import archive
    ENTREGENT_NOW=$day expect 0 entregent status
    ENTREGENT_NOW=$day expect 0 entregent note "$(id_of 'Awa Fictive')" then
    expect 0 entregent check
  done
  [ "$before" = "$(entregent export | jq -S -c '[.name, .title, .connected]' | sort)" ]
}

@test "the C locale reads and keeps the same" {
  small_archive archive
  LC_ALL=C entregent --network c import archive > /dev/null
  entregent --network utf8 import archive > /dev/null
  [ "$(entregent --network c export | sort)" = "$(entregent --network utf8 export | sort)" ]
  [ "$(LC_ALL=C entregent --network c list --json 'inventé')" = "$(entregent --network utf8 list --json 'inventé')" ]
  zip_of accents.zip 'Envoyés/Connections.csv' "$HEAD\n$ROW\n"
  LC_ALL=C expect 0 entregent --network accents import accents.zip
}

@test "a closed or full output is a failure that nothing is lost by" {
  small_network
  for command in status list 'export --format csv' 'show 2' sources; do
    run bash -c '"$ENTREGENT" $1 > /dev/full' - "$command"
    [ "$status" -eq 1 ]
    run bash -c '"$ENTREGENT" $1 >&-' - "$command"
    [ "$status" -eq 1 ]
  done
  run bash -c '"$ENTREGENT" import archive >&-'
  entregent sources --json | jq -e '.sources | length == 2'
}

@test "an archive of which nothing can be read leaves an empty network that can be looked at" {
  mkdir damaged
  printf 'First Name;Connected\n' > damaged/Connections.csv
  run entregent --network empty.entregent import damaged
  refute grep -q "runtime error" <<< "$output"
  expect 0 entregent --network empty.entregent status --json
  [ "$(jq .contacts <<< "$output")" = 0 ]
}
