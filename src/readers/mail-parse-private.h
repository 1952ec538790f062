/* What the files of the mail parser share. */
#pragma once

#include "readers/mail-private.h"

#include <gmime/gmime.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeFilter, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)

#define ENT_MAIL_MAX_TEXT (1024u * 1024) /* of each part, decoded: a text for people is never longer */
#define ENT_MAIL_MAX_PARTS 200u          /* beyond, a mail is a trap and its body is not looked at */
#define ENT_MAIL_MAX_DEPTH 20            /* parts within parts that are looked into */
#define ENT_MAIL_MAX_SUBJECT (4u * 1024) /* bytes */
#define ENT_MAIL_MAX_NAME 400u           /* bytes of a shown name */
#define ENT_MAIL_MAX_ADDRESSES 10000     /* of one mail that are counted */

/* The parts of a mail that are texts, as UTF-8; buffers are used again for the next mail. */
typedef struct {
  GString *plain, *html, *calendar;
  bool is_report;           /* multipart/report of a delivery, or a bare delivery status */
  bool is_receipt;          /* a report of reading, of abuse... */
  bool holds_mail;          /* a mail within the mail */
  char calendar_method[16]; /* "REQUEST", "REPLY"... in capitals; "" for none */
} EntMailParts;

/** ent_mail_cut_trap: leaves of a @mail that is made to harm who parses it the headers only; false when these
 * are the trap. */
bool ent_mail_cut_trap (EntSlice *mail);

/** ent_mail_parts_collect: the first text of each kind in @root that is no attachment. */
void ent_mail_parts_collect (GMimeObject *root, EntMailParts *parts);

/** ent_mail_parties_collect: sender and recipients of @message, each address once, in @parties (element-type
 * EntMailParty), texts in @arena. Gives how many recipients the headers name in all. */
size_t ent_mail_parties_collect (GMimeMessage *message, EntArena *arena, GArray *parties);

/** ent_mail_time: Date, else the last Received; ENT_NO_TIME without a credible one. */
EntTime ent_mail_time (GMimeMessage *message);

/** ent_mail_thread: Gmail's id of the conversation, else the first reference, else the mail's own id;
 * borrowed from @message or in @arena. */
EntSlice ent_mail_thread (GMimeMessage *message, EntArena *arena);

/** ent_mail_labels: what Gmail's labels and Mozilla's status say. */
EntMailHints ent_mail_labels (GMimeMessage *message);

/** ent_mail_classify: by headers and subject; formats/email-events.md, 1 and 4, RFC 3834. */
EntMailClass ent_mail_classify (GMimeMessage *message, const EntMailParts *parts, const EntMailRecord *record,
                                EntMailHints hints);

/** ent_mail_next_line: the line at @text, which moves behind it; false at the end. */
bool ent_mail_next_line (EntSlice *text, EntSlice *out_line);

/** ent_mail_starts_with_any: whether @line starts with one of @beginnings, a list that NULL ends. */
bool ent_mail_starts_with_any (EntSlice line, const char *const *beginnings);

/**
 * ent_mail_reply_length: how many bytes at the beginning of the plain @text the sender wrote: what follows is
 * a quoted mail.
 * @is_forward: the subject says so: the forwarded text stays
 */
size_t ent_mail_reply_length (EntSlice text, bool is_forward);

/** ent_mail_html_reply_length: the same of an HTML text, by the marks that mail programs leave. */
size_t ent_mail_html_reply_length (EntSlice html);

/** ent_mail_append_reply: @text without quoted lines, and without the signature, of which @out_signature is
 * told: a slice of @text, empty where there is none. */
void ent_mail_append_reply (EntSlice text, GString *out, EntSlice *out_signature);

/** ent_mail_is_mobile_mark: "Sent from my phone"; what a program writes below a mail. */
bool ent_mail_is_mobile_mark (EntSlice line);

/** ent_mail_is_sign_off: "Cordialement,". */
bool ent_mail_is_sign_off (EntSlice line);

/** ent_mail_read_signature: what is clear in the @block behind a mail of somebody called @name. */
void ent_mail_read_signature (EntSlice block, EntSlice name, EntSignature *out_signature);
