/* The mailbox being written, mail by mail: what the writers of its kinds share. */
#pragma once

#include "sample/addresses-private.h"
#include "sample/mime-private.h"
#include "sample/write-private.h"

/* Gmail's labels, localised. */
typedef enum {
  ENT_SAMPLE_LABEL_INBOX,
  ENT_SAMPLE_LABEL_ARCHIVED,
  ENT_SAMPLE_LABEL_SENT,
  ENT_SAMPLE_LABEL_DRAFT,
  ENT_SAMPLE_LABEL_SPAM,
  ENT_SAMPLE_LABEL_BIN,
  ENT_SAMPLE_LABEL_PROMOTION,
  ENT_SAMPLE_LABEL_UPDATE,
} EntSampleLabel;

typedef struct {
  const EntSampleNetwork *network;
  EntSampleTale *tale;   /* scratch */
  GStringChunk *strange; /* names of strangers, emptied for each mail */
  GString *mail;         /* the mail so far, from its first header on */
  GString *text;         /* what it says */
  GString *name, *who;   /* scratch */
  EntRandom random;      /* of this mail */
} EntSampleMailbox;

/** ent_sample_mail_random: what varies @mail: the same each time. */
EntRandom ent_sample_mail_random (const EntSampleNetwork *network, const EntSampleMail *mail);

/** ent_sample_append_mail_id: the Message-ID without brackets. */
void ent_sample_append_mail_id (const EntSampleNetwork *network, const EntSampleMail *mail, GString *out);

/** ent_sample_user_address: what the user writes from at that time. (static) */
const char *ent_sample_user_address (const EntSampleNetwork *network, int64_t at_us);

/** ent_sample_mail_class: the word for what a reader should take it for. (static) */
const char *ent_sample_mail_class (const EntSampleMail *mail);

/** ent_sample_mail_class_name: the @nth class; NULL behind the last one. (static) */
const char *ent_sample_mail_class_name (size_t nth);

/** ent_sample_act_name: "comment", "reaction"... (static) */
const char *ent_sample_act_name (EntSampleAct act);

/** ent_sample_act_channel: in which a person's act counts; 0 for those that are none. */
EntChannel ent_sample_act_channel (EntSampleAct act);

/* ---- Heads ---- */

/** ent_sample_head_of_takeout: what Gmail writes above each mail. */
void ent_sample_head_of_takeout (EntSampleMailbox *self, const EntSampleMail *mail, EntSampleLabel label);

/** ent_sample_head_of_delivery: how it came to the user; @domain proved that it is theirs (NULL: nobody did).
 * @return_path: may be "". */
void ent_sample_head_of_delivery (EntSampleMailbox *self, const EntSampleMail *mail, const char *domain,
                                  const char *return_path);

/** ent_sample_head_of_mail: Date, Message-ID and Subject, which is encoded. */
void
ent_sample_head_of_mail (EntSampleMailbox *self, const EntSampleMail *mail, const char *subject, bool paris);

/** ent_sample_head_of_thread: In-Reply-To and References, when it answers. */
void ent_sample_head_of_thread (EntSampleMailbox *self, const EntSampleMail *mail);

/** ent_sample_head_party: `FIELD: Name <address>`. */
void ent_sample_head_party (EntSampleMailbox *self, const char *field, const char *name, const char *address);

/** ent_sample_head_user: `FIELD: ` and the user, as of the mail's time. */
void ent_sample_head_user (EntSampleMailbox *self, const char *field, const EntSampleMail *mail);

/** ent_sample_append_person_party: a person by the address and name that they have then. */
void ent_sample_append_person_party (EntSampleMailbox *self, size_t number, int64_t at_us, uint32_t turn,
                                     bool by_user, GString *out);

/** ent_sample_domain_of: behind the @. */
const char *ent_sample_domain_of (const char *address);

/** ent_sample_append_subject: of the thread that @mail belongs to, without `Re:`. */
void ent_sample_append_subject (const EntSampleNetwork *network, const EntSampleMail *mail, GString *out);

/* ---- Kinds; each fills self->mail ---- */
void ent_sample_write_personal (EntSampleMailbox *self, const EntSampleMail *mail); /* persons, drafts */
void ent_sample_write_group (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_crowd (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_office (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_absence (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_bounce (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_meeting (EntSampleMailbox *self, const EntSampleMail *mail); /* and its answer */
void ent_sample_write_list (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_newsletter (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_automatic (EntSampleMailbox *self, const EntSampleMail *mail);
void ent_sample_write_unwanted (EntSampleMailbox *self, const EntSampleMail *mail); /* spam and the bin */
void ent_sample_write_notification (EntSampleMailbox *self, const EntSampleMail *mail);

/** ent_sample_crowd_of: the people among the recipients of a crowd mail, as indexes; @out holds 40. */
size_t ent_sample_crowd_of (const EntSampleNetwork *network, const EntSampleMail *mail, size_t *out);

/** ent_sample_append_event: one meeting as iCalendar; @method NULL: as it lies in a calendar. */
void
ent_sample_append_event (const EntSampleNetwork *network, size_t number, const char *method, GString *out);
