/*
 * Mail: what the files of this reader share. A mailbox (mbox, Maildir, .eml files, IMAP) gives the bytes of
 * one mail after the other; the parser makes a view of each; LinkedIn's notifications and calendar parts are
 * read out of that view; mail.c puts the records into the sink.
 */
#pragma once

#include "readers/readers.h"

/* What a mailbox knows of a mail besides its bytes. */
typedef enum {
  ENT_MAIL_HINT_SENT = 1 << 0,    /* lies among the sent ones */
  ENT_MAIL_HINT_DRAFT = 1 << 1,   /* not sent */
  ENT_MAIL_HINT_SPAM = 1 << 2,    /* lies among spam */
  ENT_MAIL_HINT_DELETED = 1 << 3, /* in the bin, or marked so */
  ENT_MAIL_HINT_REPLIED = 1 << 4, /* the user answered it, even where the answer is missing */
} EntMailHints;

/* Facts in a signature: guesses. Empty where none was found. */
typedef struct {
  EntSlice phone; /* as written */
  EntSlice title;
  EntSlice organisation;
} EntSignature;

/* One mail, parsed. Slices live until the parser's next mail. */
typedef struct {
  EntMailRecord record; /* all but the direction */
  EntSlice plain;       /* the text/plain part as UTF-8, may be empty */
  EntSlice html;        /* the text/html part as UTF-8, may be empty */
  EntSlice calendar;    /* the text/calendar part as UTF-8, may be empty */
  EntSignature signature;
  EntMailHints hints; /* given, and what the headers say besides: Gmail's labels, Mozilla's status */
  const struct EntMailParser *parser;
} EntMailView;

struct EntMailOwner;
typedef struct EntMailParser EntMailParser;

/** ent_mail_parser_new: reusable for any number of mails; belongs to one thread. */
EntMailParser *ent_mail_parser_new (void);
void ent_mail_parser_free (EntMailParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMailParser, ent_mail_parser_free)

/**
 * ent_mail_parse:
 * @bytes: one mail from its first header on, as the mailbox has it, with From-lines unquoted
 * @out_view: borrowed from @self until the next call
 *
 * Depth of parts, their number and decoded sizes are bounded; what lies beyond is not looked at. Returns:
 * false with @out_reason (static, translated) when this is no mail: it has no header of one. The sender and
 * the date may be missing all the same.
 */
bool ent_mail_parse (EntMailParser *self, EntSlice bytes, EntMailHints hints, EntMailView *out_view,
                     const char **out_reason);

/**
 * ent_mail_is_cut_off: whether @bytes, the last in their file, end within the mail's headers or before the
 * last boundary of its parts.
 * @view: what ent_mail_parse() made of @bytes
 */
bool ent_mail_is_cut_off (const EntMailView *view, EntSlice bytes);

/** ent_mail_header: the @nth (from 0, the topmost first) header called @name, undecoded and unfolded; empty
 * when there is none. */
EntSlice ent_mail_header (const EntMailView *view, const char *name, size_t nth);

/** ent_mail_header_at: the header at @index from the top, undecoded and as it is folded; false behind the
 * last.
 */
bool ent_mail_header_at (const EntMailView *view, size_t index, EntSlice *out_name, EntSlice *out_value);

/* ---- LinkedIn's notification mails (notification*.c) ---- */

/* Whether a mail is LinkedIn's (formats/linkedin-notification-mails.md, 8). */
typedef enum {
  ENT_NOTIFICATION_NONE,       /* does not say that it is */
  ENT_NOTIFICATION_VERIFIED,   /* somebody whom the user trusts has checked it */
  ENT_NOTIFICATION_PLAUSIBLE,  /* nobody checked, everything fits */
  ENT_NOTIFICATION_UNVERIFIED, /* forwarded, redirected, incomplete: listed, not believed */
  ENT_NOTIFICATION_FORGED,     /* claims to be and is not */
} EntNotificationVerdict;

typedef struct EntNotificationReader EntNotificationReader;

/** ent_notification_reader_new: remembers what was seen in one mailbox, so that nothing is told twice. */
EntNotificationReader *ent_notification_reader_new (void);
void ent_notification_reader_free (EntNotificationReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNotificationReader, ent_notification_reader_free)

/** ent_notification_look: takes into account which provider's server took in the mail with these @bytes, and
 * whether it wrote what it found out about it. Before the first reading. */
void ent_notification_look (EntNotificationReader *self, EntSlice bytes);

/**
 * ent_notification_read:
 * @view: with its direction. Its record's mail_class is NOTIFICATION afterwards when this mail claims to be
 * LinkedIn's, its channel and direction those of what it tells of; nothing that signs in is left in the texts
 * of any mail. They live until the next call.
 * @sink: gets the interactions, cards and left-out records that follow from it
 *
 * Returns: false only with @error from the sink.
 */
bool ent_notification_read (EntNotificationReader *self, EntMailView *view, EntSlice file, uint64_t line,
                            EntSink *sink, EntNotificationVerdict *out_verdict, GError **error);

/* ---- Calendar parts (calendar-mail.c) ---- */

typedef struct EntInvitations EntInvitations;

/** ent_invitations_new: remembers the calendar parts of one mailbox, so that of each meeting the last word
 * stands. */
EntInvitations *ent_invitations_new (void);
void ent_invitations_free (EntInvitations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntInvitations, ent_invitations_free)

/** ent_invitations_add: takes the calendar part of a mail, if there is one that counts. Memory: bounded; what
 * comes beyond is said in ent_invitations_put(). */
void ent_invitations_add (EntInvitations *self, const EntMailView *view, EntSlice file, uint64_t line);

/**
 * ent_invitations_put: the meetings of all mails into @sink: those that have taken place.
 * @owner: who the user is
 *
 * Returns: false only with @error from the sink; what cannot be read is in @report.
 */
bool ent_invitations_put (EntInvitations *self, const struct EntMailOwner *owner, EntSink *sink,
                          EntReport *report, EntSourceInfo *info, GError **error);
