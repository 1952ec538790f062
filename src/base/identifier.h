/* Identifiers: what recognises a person (or a post) by itself, each in one normal form. */
#pragma once

#include "base/slice.h"

/* The numbers are stored: append only. */
typedef enum {
  ENT_IDENTIFIER_URL = 1,        /* LinkedIn profile: the decoded, lower-case slug of /in/... */
  ENT_IDENTIFIER_EMAIL = 2,      /* lower case */
  ENT_IDENTIFIER_PHONE = 3,      /* E.164, or the bare digits when the country is unknown */
  ENT_IDENTIFIER_CONNECTION = 4, /* folded name + day of the connection: "awa exemple|2024-06-05" */
  ENT_IDENTIFIER_NAME = 5,       /* folded name alone: attaches only where exactly one contact fits */
  ENT_IDENTIFIER_POST = 6,       /* a post whose author may become known later: "activity:712345" */
  ENT_IDENTIFIER_CARD = 7, /* a card of an address book: its UID, else its folded name and organisation */
  ENT_IDENTIFIER_LAST = ENT_IDENTIFIER_CARD,
} EntIdentifierKind;

typedef struct {
  EntIdentifierKind kind;
  EntSlice value; /* in its normal form */
} EntIdentifier;

/** ent_identifier_kind_name: "url", "email", "phone", "connection", "name", "post", "card". */
const char *ent_identifier_kind_name (EntIdentifierKind kind);

/**
 * ent_identifier_is_certain: whether two statements with this identifier are about the same person for sure
 * (url, email, phone, card); names and connections need more, posts are no persons.
 */
bool ent_identifier_is_certain (EntIdentifierKind kind);

/**
 * ent_own_uid_append, ent_own_uid_read: the UID of a card that is written for others, and what it was made
 * of: "entregent-card-awa%20exemple%7C...". It says what recognises the contact where nothing else does, so
 * that the card read again is the same contact, and a stranger in another network.
 * @identifier: a card's or a connection's
 * @out_value: gets the value appended
 *
 * ent_own_uid_read returns: false when @uid is no such UID, or its value is empty, longer than 400 bytes, no
 * UTF-8 or holds controls; nothing is appended then.
 */
void ent_own_uid_append (const EntIdentifier *identifier, GString *out);
bool ent_own_uid_read (EntSlice uid, EntIdentifierKind *out_kind, GString *out_value);

/**
 * ent_url_append_slug:
 * @url: a LinkedIn profile address, with or without scheme, host in any sub-domain, percent-encoded or not
 * @out: gets the normal form appended: the slug, percent-decoded (even twice), NFC, lower case, at most 400
 * bytes. Query, language (`/in/slug/fr`) and deeper pages are dropped, as are the `/comm` of mails and the
 * `/mwlite` of phones. `/pub/` forms give "pub/...", internal ids ("ACoAA...") keep their case.
 *
 * Returns: false (and @out untouched) when it is no profile address: another host, a slug that holds
 * controls, blanks or invalid UTF-8, or one that stands for nobody ("me", "unavailable"). Cost: no allocation
 * for plain ASCII.
 */
bool ent_url_append_slug (EntSlice url, GString *out);

/** ent_url_append_from_slug: the address of a slug as people open it: "https://www.linkedin.com/in/..."
 * encoded. */
void ent_url_append_from_slug (EntSlice slug, GString *out);

/**
 * ent_email_append: appends @text trimmed, lower case, without "mailto:", and only what stands in angle
 * brackets. Returns: false when it is no address (one @, a dot in the domain, no blanks, at most 254 bytes).
 */
bool ent_email_append (EntSlice text, GString *out);

/**
 * ent_email_is_role: info@, contact@, contact.lyon@, rh@, no-reply@...: an address of an office, that is
 * nobody's. French and English.
 */
bool ent_email_is_role (EntSlice email);

/**
 * ent_phone_append:
 * @text: as people write it: "+33 (0)6 12 34 56 78", "06.12.34.56.78", "0033612345678"
 *
 * Appends E.164 ("+33612345678"); ten digits that start with 0 are French. Returns: false with fewer than 7
 * or more than 15 digits, or with letters.
 */
bool ent_phone_append (EntSlice text, GString *out);

/**
 * ent_post_append: the post that a LinkedIn link names, as "activity:ID", "ugcPost:ID", "share:ID",
 * "groupPost:G-ID"...; a comment's link gives its post. Returns: false when the link names none.
 */
bool ent_post_append (EntSlice link, GString *out);

/** ent_post_time_us: when a post with such a normal form was made (its id shifted right by 22 is ms since
 * 1970); ENT_TIME_UNKNOWN if unreadable. */
int64_t ent_post_time_us (EntSlice post);

/** ent_identifier_append_decoded: appends @text with its percent-encoding undone once; the bytes may be
 * anything. */
void ent_identifier_append_decoded (EntSlice text, GString *out);
