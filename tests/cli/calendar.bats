load helper

# event UID START [LINE...]: a meeting that Zoé organises.
event () {
  local uid="$1" start="$2"
  shift 2
  printf 'BEGIN:VEVENT\r\nUID:%s\r\nDTSTART%s\r\nSUMMARY:Point %s\r\nDTSTAMP:20260601T000000Z\r\n' "$uid" "$start" "$uid"
  printf '%s\r\n' "$@"
  printf 'END:VEVENT\r\n'
}

# calendar EVENTS: Zoé's.
calendar () {
  printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:zoe@example.org\r\n%s\r\nEND:VCALENDAR\r\n' "$1"
}

zoe='ORGANIZER;CN=Zoé Exemple:mailto:zoe@example.org'
awa='ATTENDEE;CN=A. F.;PARTSTAT=ACCEPTED:mailto:awa@example.org'
chloe='ATTENDEE;CN=Chloé Neuve;PARTSTAT=ACCEPTED:mailto:chloe@example.net'

small_calendar () {
  calendar "$(event un ';TZID=Europe/Paris:20260105T100000' "$zoe" "$awa"
    event deux ';TZID=Europe/Paris:20260601T100000' 'RRULE:FREQ=WEEKLY' "$zoe" "$awa" "$chloe"
    event trois ':20260703T100000Z' "$zoe" "$awa"
    event quatre ':20260103T100000Z' 'STATUS:CANCELLED' "$zoe" "$awa"
    event cinq ';VALUE=DATE:20260103')"
}

@test "a calendar tells whom the user met, and finds them in the archive" {
  small_network
  small_calendar > zoe.ics
  entregent import --json zoe.ics | jq -e '.sources[0] | .kind == "calendar" and .problems == [] and .skipped == 3'
  entregent list --json | jq -e '[.contacts[].name] | sort == ["=cmd() Tableur", "Awa Fictive", "Bilal Inventé", "Chloé Neuve"]'
  entregent show --json "$(id_of 'Awa Fictive')" | jq -e '[.interactions[] | select(.channel == "meeting") | [.at, .direction]]
    | sort == [["2026-01-05T09:00:00Z", "both"], ["2026-06-01T08:00:00Z", "both"], ["2026-06-08T08:00:00Z", "both"]]'
  entregent sources --json --left-out | jq -e '[.left_out[].reason] | sort == ["meeting-alone", "meeting-cancelled", "meeting-to-come"]'
}

@test "the same calendar again adds nothing; later it adds what has come; undo takes it back" {
  small_network
  before=$(entregent export --format jsonl | sort | sha256sum)
  small_calendar > zoe.ics
  entregent import zoe.ics > /dev/null
  entregent import --json zoe.ics | jq -e '.sources[0] | .new == 0 and .known > 0'
  later=$(ENTREGENT_NOW=2026-07-10 entregent import --json zoe.ics)
  jq -e '.sources[0].new == 5' <<< "$later"
  for source in 3 2 "$(jq .sources[0].id <<< "$later")"; do
    entregent undo --yes "$source" > /dev/null
  done
  [ "$before" = "$(entregent export --format jsonl | sort | sha256sum)" ]
}

@test "an invitation in a mailbox and the calendar are one meeting" {
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  for n in 1 2 3; do
    printf 'From x Mon Jun  1 09:00:00 2026\nFrom: Chloé Neuve <chloe@example.net>\nTo: zoe@example.org\nDelivered-To: zoe@example.org\n'
    printf 'Subject: invitation %s\nDate: 0%s Jun 2026 09:00:00 +0200\nMessage-ID: <%s@example.net>\n' $n $n $n
    if [ $n = 1 ]; then
      printf 'Content-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n'
      event six ';TZID=Romance Standard Time:20260602T100000' 'ORGANIZER:mailto:chloe@example.net' 'ATTENDEE:mailto:zoe@example.org' | tr -d '\r'
      printf 'END:VCALENDAR\n\n'
    else
      printf '\nBonjour\n\n'
    fi
  done > inbox.mbox
  entregent import inbox.mbox > /dev/null
  entregent show --json "$(id_of 'Chloé Neuve')" | jq -e '[.interactions[] | select(.channel == "meeting")] | length == 1'
  calendar "$(event six ':20260602T080000Z' 'ORGANIZER:mailto:chloe@example.net' 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:zoe@example.org' 'DESCRIPTION:avec plus de mots')" > zoe.ics
  entregent import --json zoe.ics | jq -e '.sources[0] | .new == 0 and .known >= 1'
  entregent show --json "$(id_of 'Chloé Neuve')" | jq -e '[.interactions[] | select(.channel == "meeting")] | length == 1'
  entregent undo --yes 1 > /dev/null
  entregent show --json "$(id_of 'Chloé Neuve')" | jq -e '[.interactions[].channel] == ["meeting"]'
}

@test "a calendar of nobody knows whom says so and changes nothing" {
  in_english
  export ENTREGENT_NETWORK="$HOME/network.entregent"
  calendar "$(event un ':20260105T100000Z' "$zoe" "$awa")" | sed 's/X-WR-CALNAME.*/X-WR-CALNAME:Travail\r/' > travail.ics
  entregent import --json travail.ics | jq -e '.sources[0] | .new == 0 and (.problems | length == 1)'
  run entregent import travail.ics
  [[ "$output" == *"Whose calendar this is does not show"* ]]
  entregent list --json | jq -e '.contacts == []'
}
