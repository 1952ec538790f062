/*
 * LinkedIn's notification mails: what their files share. A mail is judged (is it LinkedIn's?), recognised (of
 * what does it tell?), read (who did what?) and put as records. docs/formats/linkedin-notification-mails.md
 * has the facts and how sure each of them is.
 */
#pragma once

#include "readers/mail-private.h"

#define ENT_NOTIFICATION_MAX_LINKS 500u
#define ENT_NOTIFICATION_MAX_LINES 400u
#define ENT_NOTIFICATION_MAX_LINE 400u /* bytes; a longer one is no sentence of a notification */
#define ENT_NOTIFICATION_MAX_NAME 120u

/* ---- What a mail tells of ---- */

typedef enum {
  ENT_NOTIFICATION_UNKNOWN = 0,
  /* Somebody did something towards the user. */
  ENT_NOTIFICATION_INVITATION,
  ENT_NOTIFICATION_ACCEPTANCE,
  ENT_NOTIFICATION_MESSAGE,
  ENT_NOTIFICATION_MESSAGES, /* several are unread */
  ENT_NOTIFICATION_INMAIL,
  ENT_NOTIFICATION_COMMENT,
  ENT_NOTIFICATION_REPLY,
  ENT_NOTIFICATION_MENTION,
  ENT_NOTIFICATION_REACTION,
  ENT_NOTIFICATION_SHARE,
  ENT_NOTIFICATION_VIEW,
  ENT_NOTIFICATION_ENDORSEMENT,
  ENT_NOTIFICATION_RECOMMENDATION,
  ENT_NOTIFICATION_CONGRATULATION,
  ENT_NOTIFICATION_FOLLOWER,
  /* Nobody did. */
  ENT_NOTIFICATION_DIGEST,
  ENT_NOTIFICATION_REMINDER,     /* of an invitation that was told already */
  ENT_NOTIFICATION_CONTACT_NEWS, /* a job, an anniversary: a reason to write */
  ENT_NOTIFICATION_NETWORK_NEWS,
  ENT_NOTIFICATION_NUMBERS,
  ENT_NOTIFICATION_SUGGESTION,
  ENT_NOTIFICATION_JOBS,
  ENT_NOTIFICATION_SECURITY,
  ENT_NOTIFICATION_GROUPS,
  ENT_NOTIFICATION_NEWSLETTER,
  ENT_NOTIFICATION_MARKETING,
  ENT_NOTIFICATION_LAST = ENT_NOTIFICATION_MARKETING,
} EntNotificationKind;

typedef struct {
  const char *name;   /* in the coverage report */
  EntChannel channel; /* 0: tells of no exchange */
  EntWeight weight;
  unsigned repeat_days; /* within which the same from the same person about the same is no second event */
  bool is_once;         /* one does it once in that time, whatever it is about */
} EntNotificationFacts;

/** ent_notification_facts: what a kind means. */
const EntNotificationFacts *ent_notification_facts (EntNotificationKind kind);

/* ---- Rules (notification-rules.c) ---- */

/* One row of the table. */
typedef struct {
  const char *id;       /* stable */
  const char *key;      /* a template's stem, a sender's login or a sentence */
  const char *language; /* of a sentence; "" for any */
  int since, until;     /* years; 0: open */
  char evidence;        /* V seen in a real mail, C in code written against one, M from memory */
  EntNotificationKind kind;
} EntNotificationRule;

/* What a sentence says besides its kind; slices of the sentence. */
typedef struct {
  EntSlice name;  /* without "and 3 others"; empty where the sentence names nobody */
  EntSlice other; /* the second of two: "Awa Exemple and Bilal Fictif" */
  EntSlice text;  /* the skill, the beginning of a comment */
} EntNotificationMatch;

/** ent_notification_rule_of_template: by its stem; NULL for an unknown one. @template may begin with
 * "email_".
 */
const EntNotificationRule *ent_notification_rule_of_template (EntSlice template);

/** ent_notification_rule_of_sender: by the login of @email in that year (0: unknown). */
const EntNotificationRule *ent_notification_rule_of_sender (EntSlice email, int year);

/** ent_notification_rule_of_sentence: @sentence as ent_notification_append_sentence() makes it. */
const EntNotificationRule *
ent_notification_rule_of_sentence (EntSlice sentence, int year, EntNotificationMatch *out_match);

/** ent_notification_is_known_sender: whether LinkedIn sends from that login. */
bool ent_notification_is_known_sender (EntSlice email);

/**
 * ent_notification_pattern_match:
 * @pattern: words, compared without regard to ASCII case, with {name} {user} {any} {text} (some text, as
 * little as possible), {n} (a number), {post} and {comment} (a word for one, French or English)
 *
 * The whole of @sentence must match; one `.` or `!` at its end is passed over.
 */
bool ent_notification_pattern_match (const char *pattern, EntSlice sentence, EntNotificationMatch *out_match);

/** ent_notification_is_person: whether @name can be somebody's: not "Someone at ...", not "3 people", not
 * LinkedIn. */
bool ent_notification_is_person (EntSlice name);

/* ---- Links (notification-links.c) ---- */

typedef struct {
  EntSlice url;                        /* entities undone */
  EntSlice label;                      /* its text, as one sentence */
  size_t from;                         /* where it begins in its text */
  EntSlice template, section, element; /* of its tracking parameter */
  EntSlice card;                       /* the type of a digest's card, in capitals: "JOB_CHANGE_PROP" */
  EntSlice slug;                       /* of a profile, normal form */
  bool is_own;                         /* in the header: the user's own profile */
} EntNotificationLink;

/** ent_notification_links: appends the links of @html (with @is_html) or of a plain text to @links
 * (element-type EntNotificationLink); texts live in @arena. */
void ent_notification_links (EntSlice text, bool is_html, EntArena *arena, GArray *links);

/** ent_notification_parameter: appends the value of @key in the query of @url, decoded; false without one. */
bool ent_notification_parameter (EntSlice url, const char *key, GString *out);

/** ent_notification_link_template: appends the template that @link names in any of its parameters. */
bool ent_notification_link_template (const EntNotificationLink *link, GString *out);

/** ent_notification_comment_id: appends the digits of the comment that @url is about. */
bool ent_notification_comment_id (EntSlice url, GString *out);

/** ent_notification_thread_id: appends the id of the conversation that @url opens. */
bool ent_notification_thread_id (EntSlice url, GString *out);

/** ent_notification_has_tokens: whether @text may hold what signs in. */
bool ent_notification_has_tokens (EntSlice text);

/** ent_notification_append_clean: appends @text without anything that signs in, accepts or unsubscribes: the
 * addresses that do so, with @is_notice all of LinkedIn's, become those of profiles, posts and conversations,
 * or of nothing. What else people wrote stays. */
void ent_notification_append_clean (EntSlice text, bool is_notice, GString *out);

/** ent_notification_eid_time_us: when the mail with this id was sent (base 36 milliseconds in its middle);
 * ENT_TIME_UNKNOWN if unreadable. Undocumented: a hint. */
int64_t ent_notification_eid_time_us (EntSlice eid);

/* ---- Texts (notification-text.c) ---- */

/* The lines of a mail above its footer. */
typedef struct {
  EntSlice lines[ENT_NOTIFICATION_MAX_LINES]; /* as sentences; empty ones stay */
  EntSlice raw[ENT_NOTIFICATION_MAX_LINES];   /* the same as written */
  size_t n_lines;
  EntSlice user;    /* for whom the footer says that the mail is meant; empty if it does not */
  char language[3]; /* of the link to the help; "" if unknown */
} EntNotificationText;

/** ent_notification_append_sentence: appends @text on one line: straight apostrophes, single blanks, no
 * characters that only fill. */
void ent_notification_append_sentence (EntSlice text, GString *out);

/** ent_notification_cut: the lines of plain @text above the footer; slices of @text or in @arena. */
void ent_notification_cut (EntSlice text, EntArena *arena, EntNotificationText *out_text);

/** ent_notification_headline: what stands below @name: headline and place; empty where nothing does. */
void ent_notification_headline (const EntNotificationText *text, EntSlice name, EntSlice *out_headline,
                                EntSlice *out_place);

/** ent_notification_parse_headline: "Head of Sales at Acme | Speaker": title "Head of Sales", organisation
 * "Acme". Without a place of work the title is the headline. */
void ent_notification_parse_headline (EntSlice headline, EntSlice *out_title, EntSlice *out_organisation);

/** ent_notification_note: the personal words in an invitation, above the block of @name; empty without. */
void
ent_notification_note (const EntNotificationText *text, EntSlice name, EntArena *arena, EntSlice *out_note);

/** ent_notification_message: the message of an InMail: what stands below the link to its conversation. */
EntSlice ent_notification_message (const EntNotificationText *text);

/** ent_notification_quote: the only line that stands in quotation marks, without them; empty where there are
 * several, as nobody knows whose words they are. */
EntSlice ent_notification_quote (const EntNotificationText *text);

/* ---- Trust (notification-trust.c) ---- */

/**
 * ent_notification_judge:
 * @eid_us: when the mail says it was sent, beside its Date; ENT_TIME_UNKNOWN without
 * @checking: (element-type utf8) whose servers take in mails, and whose write results into most of them:
 * "example.org example.net"; may be NULL
 *
 * Whose results are believed: those of the topmost Authentication-Results, when the server that wrote it is
 * of the same organisation as the one that wrote the topmost Received, or known to check for it (RFC 8601, 5
 * and 7.1).
 */
EntNotificationVerdict ent_notification_judge (const EntMailView *view, int64_t eid_us, GHashTable *checking);

/**
 * ent_notification_checks:
 * @bytes: a mail, at least its first headers
 * @out_organisation: gets whose server wrote the topmost Received
 * @out_pair: gets the same and whose wrote the topmost Authentication-Results; nothing without one
 *
 * Returns: false when no server is named.
 */
bool ent_notification_checks (EntSlice bytes, GString *out_organisation, GString *out_pair);

/** ent_notification_verdict_reason: the reason of what is left out with that verdict. */
const char *ent_notification_verdict_reason (EntNotificationVerdict verdict);

/* ---- Coverage (notification-shape.c) ---- */

/** ent_notification_append_shape: appends template, sender and subject without names, numbers and other
 * people's words: "template · login · * commented on your *". */
void ent_notification_append_shape (EntSlice template, EntSlice email, EntSlice subject, GString *out);

/* ---- One mail (notification-event.c) ---- */

/* A mail that is being read; everything lives as long as it. */
typedef struct {
  EntMailView *view;
  EntArena *arena;
  GArray *links; /* (element-type EntNotificationLink) of the HTML part, then those of the plain one */
  guint n_html_links;
  EntNotificationText text;
  bool is_plain;     /* whose lines are those of the plain part */
  EntSlice template; /* empty if unknown */
  EntSlice eid;
  EntTime at;
  int year; /* 0: unknown */
} EntNotificationMail;

/* What somebody did, or what is told of them. */
typedef struct {
  EntNotificationKind kind;
  EntSlice name, slug; /* empty where they are not told */
  EntSlice headline, place;
  EntSlice subject, text;
  EntSlice post;    /* normal form: "activity:7123" */
  EntSlice comment; /* its id */
  EntSlice thread;
  EntTime at;
} EntNotificationEvent;

/** ent_notification_mail_read: finds links, text, template, id and date of @view. */
void
ent_notification_mail_read (EntMailView *view, EntArena *arena, GArray *links, EntNotificationMail *out_mail);

/** ent_notification_event_read: who did it, and to what, of a mail that tells of one thing of that @kind.
 * @match: what its sentence says, may be empty */
void ent_notification_event_read (const EntNotificationMail *mail, EntNotificationKind kind,
                                  const EntNotificationMatch *match, EntNotificationEvent *out_event);

/** ent_notification_event_of_other: the same by the second of two people whom the sentence names; false when
 * it names one. */
bool ent_notification_event_of_other (const EntNotificationMail *mail, const EntNotificationMatch *match,
                                      const EntNotificationEvent *event, EntNotificationEvent *out_event);

/**
 * ent_notification_lines_read: appends the events (element-type EntNotificationEvent) that @lines tell of,
 * each in a sentence of its own. Returns: how many lines are sentences that the rules know.
 */
size_t ent_notification_lines_read (const EntNotificationMail *mail, const EntSlice *lines, size_t n_lines,
                                    GArray *events);

/**
 * ent_notification_digest_read: appends the events in the cards of a digest, and to @unknown (element-type
 * EntSlice) the types of cards that no rule knows.
 */
void ent_notification_digest_read (const EntNotificationMail *mail, GArray *events, GArray *unknown);

/* ---- What was seen in one mailbox (notification-memory.c) ---- */

typedef struct EntNotificationMemory EntNotificationMemory;

EntNotificationMemory *ent_notification_memory_new (void);
void ent_notification_memory_free (EntNotificationMemory *self);

/** ent_notification_note_provider: whose server took in the mail with these @bytes, and whether it wrote what
 * it found out. */
void ent_notification_note_provider (EntNotificationMemory *self, EntSlice bytes);

/** ent_notification_checking: (element-type utf8) who writes results into most mails that whose servers take
 * in; borrowed. Decided at the first call. */
GHashTable *ent_notification_checking (EntNotificationMemory *self);

/** ent_notification_is_seen: whether this very mail was read before: it lies in two folders. Remembers it. */
bool ent_notification_is_seen (EntNotificationMemory *self, const EntNotificationMail *mail);

/** ent_notification_is_told: whether an earlier mail told of @event, as a digest or a reminder repeats it.
 * Remembers it. */
bool ent_notification_is_told (EntNotificationMemory *self, const EntNotificationEvent *event);

/** ent_notification_is_of_user: false for a mail to another address and another account than those whose
 * mails come to the user. Remembers the account. */
bool ent_notification_is_of_user (EntNotificationMemory *self, const EntNotificationMail *mail);

/** ent_notification_object: what @event is about: a comment, a post, a skill or a conversation; may be empty.
 */
EntSlice ent_notification_object (const EntNotificationEvent *event);
