load helper

# What an export wrote is read again as the contacts that it was written of, whatever they are known by.

# bare_book: cards that no address and no profile recognises: two of one name, a shared telephone, an office's address.
bare_book () {
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Awa Exemple\nNOTE:de Lyon\nEND:VCARD\n'
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Awa Exemple\nNOTE:de Lille\nEND:VCARD\n'
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Bilal Fictif\nTEL:+33612345678\nEND:VCARD\n'
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Chloé Fictif\nTEL:+33612345678\nEND:VCARD\n'
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Élie l’Inventé 100%%\nEMAIL:contact@exemple.example\nEND:VCARD\n'
}

@test "an exported book that is imported again doubles nobody" {
  small_network
  bare_book > book.vcf
  entregent import book.vcf > /dev/null
  entregent list --json --limit -1 | jq '[.contacts[] | [.id, .name]]' > before
  entregent export --format vcard > all.vcf
  entregent import all.vcf > /dev/null
  diff <(entregent list --json --limit -1 | jq '[.contacts[] | [.id, .name]]') before
  # Nor does the export of that, nor a rebuild.
  entregent export --format vcard > again.vcf
  entregent import again.vcf > /dev/null
  diff <(entregent list --json --limit -1 | jq '[.contacts[] | [.id, .name]]') before
  entregent rebuild > /dev/null
  diff <(entregent list --json --limit -1 | jq '[.contacts[] | [.id, .name]]') before
}

@test "in another network they are people like those of any book" {
  bare_book > book.vcf
  entregent import book.vcf > /dev/null
  entregent export --format vcard > all.vcf
  export ENTREGENT_NETWORK=$PWD/other
  printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Awa Exemple\nEND:VCARD\n' > own.vcf
  entregent import own.vcf > /dev/null
  entregent import all.vcf > /dev/null
  entregent list --json | jq -e '[.contacts[] | select(.name == "Awa Exemple")] | length == 3'
}
