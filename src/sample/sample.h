/* The two sample networks, as what a real user would have: a LinkedIn archive, a mailbox, an address book and
 * a calendar; and beside them their truth. */
#pragma once

#include "base/base.h"

typedef struct {
  uint64_t seed;
  size_t n_contacts;    /* people in the network; 0 = the sample's own number */
  size_t n_messages;    /* rows of messages.csv, all kinds; 0 = the sample's own number */
  size_t n_mails;       /* mails in the mailbox, all kinds; 0 = the sample's own number */
  bool without_mailbox; /* the archive alone, which then holds everybody and all that passed */
  int64_t now_day; /* days since 1970 at whose start (UTC) the archive was made; 0 = today by ent_now_us() */
} EntSampleOptions;

/** ent_sample_names: "antoine" and "stephanie", then NULL. (static) */
const char *const *ent_sample_names (void);

/**
 * ent_sample_write:
 * @name: one of ent_sample_names()
 * @directory: made if it is not there; files of the same names in it are replaced
 * @options: NULL for the defaults (seed 0)
 *
 * Writes `NAME.zip` (the archive), `NAME.mbox`, `NAME.vcf` (the address book), `NAME.ics` (the calendar),
 * `NAME.truth.json` (who is who, qualified, how the relation is, and what each file holds; its shape is in
 * docs/samples.md) and `NAME.target` (whom the sample's user looks for). The same options give the same bytes
 * on any machine and in any time zone. Each file appears whole or not at all.
 *
 * Errors: NOT_FOUND (no such sample), USAGE (numbers that make no network), FAILED (the disk).
 * Memory: about 600 bytes a contact and 32 a mail; messages and mails are told twice (once for their order)
 * and never kept. Cost: about 8 us a message, most of it compression, and 30 us a mail.
 */
bool
ent_sample_write (const char *name, const char *directory, const EntSampleOptions *options, GError **error);
