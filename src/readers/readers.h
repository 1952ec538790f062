/*
 * The readers: bytes of one format -> records. A reader knows its format and nothing of what becomes of a
 * record.
 *
 * A new format is one new file and one row in registry.c.
 */
#pragma once

#include "base/base.h"

/* ---- Records ---- */

/* Every slice in a record lives until the put() call returns. Texts are valid UTF-8, trimmed, may be empty.
 */

typedef enum {
  ENT_RECORD_CONTACT,
  ENT_RECORD_INTERACTION,
  ENT_RECORD_SELF,
  ENT_RECORD_VOICE,
  ENT_RECORD_PUBLICATION,
  ENT_RECORD_MAIL,
  ENT_RECORD_LEFT_OUT,
  ENT_RECORD_UNIT,
} EntRecordKind;

/* These identifiers belong to somebody with this name. */
typedef struct {
  EntSlice name;  /* as shown: "Awa EXEMPLE, PhD" */
  EntSlice given; /* may be empty when only the whole name is known */
  EntSlice family;
  const EntIdentifier *identifiers; /* normal forms; at least one */
  size_t n_identifiers;
  EntSlice organisation;
  EntSlice title;
  EntSlice place;
  EntTime connected; /* ENT_NO_TIME unless the source says when */
  bool listed;       /* the source lists them among the user's connections */
  EntCertainty certainty;
  EntSlice note;          /* what the user wrote about them in an address book */
  const EntSlice *labels; /* groups and categories; become tags */
  size_t n_labels;
  EntSlice
      original; /* an address book's card as vCard 4 properties, one a line, unfolded: nothing of it is lost
                 */
} EntContactRecord;

/* Somebody in an interaction, seen from the user. The user is never a party. */
typedef struct {
  EntIdentifier identifier;
  EntSlice name; /* as shown in this source, may be empty */
  EntDirection direction;
  EntWeight weight;
} EntParty;

typedef struct {
  EntChannel channel;
  EntAct act;
  EntTime at;
  const EntParty *parties; /* at least one; the first one's row keeps the text */
  size_t n_parties;
  EntSlice thread;      /* the source's conversation id, may be empty */
  EntSlice external_id; /* the source's own id of this very thing (a Message-ID, a link), may be empty */
  EntSlice subject;
  EntSlice text;
} EntInteractionRecord;

/* What a mail is by its headers and its direction, never by its provider (science 7.2). */
typedef enum {
  ENT_MAIL_PERSONAL = 0,     /* somebody wrote to somebody */
  ENT_MAIL_LIST = 1,         /* came through a mailing list */
  ENT_MAIL_NEWSLETTER = 2,   /* sent to many: List-Unsubscribe, Precedence: bulk */
  ENT_MAIL_AUTOMATIC = 3,    /* no hand wrote it: Auto-Submitted, no-reply */
  ENT_MAIL_ABSENCE = 4,      /* an out-of-office answer: the mailbox lives, nobody replied */
  ENT_MAIL_BOUNCE = 5,       /* a delivery report */
  ENT_MAIL_NOTIFICATION = 6, /* LinkedIn tells what happened there; the event is a record of its own */
  ENT_MAIL_UNSENT = 7,       /* a draft */
  ENT_MAIL_UNWANTED = 8,     /* in the folders of spam or deleted mail */
} EntMailClass;

typedef enum {
  ENT_MAIL_FROM = 1,
  ENT_MAIL_TO = 2,
  ENT_MAIL_CC = 3,
  ENT_MAIL_BCC = 4,
} EntMailRole;

typedef struct {
  EntIdentifier email;
  EntSlice name; /* as shown, may be empty */
  EntMailRole role;
} EntMailParty;

/* A mail as it stands. Which of its parties is the user, the intake knows. */
typedef struct {
  EntMailClass mail_class;
  EntTime at;                  /* Date, else the last Received */
  const EntMailParty *parties; /* the sender first, each address once; at most ENT_MAIL_MAX_PARTIES */
  size_t n_parties;
  size_t n_recipients;    /* all that the headers name */
  EntSlice message_id;    /* without angle brackets, may be empty */
  EntSlice thread;        /* the first message of the conversation, or the provider's id of it */
  EntSlice subject;       /* decoded */
  EntSlice text;          /* all of it as plain text */
  EntSlice reply_text;    /* what the sender wrote: without quoted mails and signature */
  EntChannel channel;     /* ENT_CHANNEL_EMAIL; of a notification what it tells of */
  EntDirection direction; /* as far as the reader knows the user's addresses; 0: it does not */
  EntAct act;             /* NEGATIVE: the sender asks its only recipient to be left alone */
} EntMailRecord;

#define ENT_MAIL_MAX_PARTIES 500

/* Something that is no part of a network by rule; counted by (reason, who) so that it can be looked at. */
typedef struct {
  EntSlice reason; /* a short stable word: "newsletter", "bounce", "no-reply", "unrecognised-notification" */
  EntSlice who;    /* the address it came from, or the shape of what was not recognised */
  EntSlice name;
  EntSlice subject;
  EntTime at;
} EntLeftOutRecord;

/* A part of the source that was read whole, so that the next reading may skip it. */
typedef struct {
  EntSlice
      unit; /* within the source: the file of an mbox, of a Maildir without its flags, a folder of IMAP */
  uint64_t from; /* bytes, or numbers of messages: a range, [from, until) */
  uint64_t until;
  uint8_t fingerprint[16]; /* by which the reader knows that what it read is still there */
} EntUnitRecord;

/* How the user presents themselves. */
typedef enum {
  ENT_SELF_IDENTIFIER = 1, /* @identifier is the user's own */
  ENT_SELF_NAME = 2,
  ENT_SELF_HEADLINE = 3,
  ENT_SELF_SUMMARY = 4,
  ENT_SELF_POSITION = 5,  /* @value title, @detail organisation */
  ENT_SELF_EDUCATION = 6, /* @value school, @detail degree */
  ENT_SELF_SKILL = 7,
  ENT_SELF_LANGUAGE = 8,      /* @detail proficiency */
  ENT_SELF_CERTIFICATION = 9, /* @detail authority, @text address */
  ENT_SELF_FOLLOWS = 10,      /* an organisation or a subject that the user follows, since @from */
  ENT_SELF_EVENT = 11,        /* @detail answer, @from its beginning */
  ENT_SELF_INDUSTRY = 12,
  ENT_SELF_PLACE = 13,
} EntSelfField;

typedef struct {
  EntSelfField field;
  EntIdentifier identifier; /* with ENT_SELF_IDENTIFIER only */
  EntSlice value;
  EntSlice detail;
  EntSlice text; /* description, notes */
  EntTime from;
  EntTime until;
} EntSelfRecord;

/* Words about the user by somebody else. */
typedef struct {
  EntChannel channel; /* recommendation, endorsement, comment */
  EntParty author;
  EntTime at;
  EntSlice subject; /* the skill that is endorsed, the post that is commented */
  EntSlice text;
  bool is_public; /* shown on the profile */
} EntVoiceRecord;

typedef struct {
  EntIdentifier post; /* ENT_IDENTIFIER_POST, or an empty value for an article */
  EntTime at;
  EntSlice title;
  EntSlice text;
  EntSlice url;        /* what it links to or where it stands */
  EntSlice visibility; /* as the source writes it */
} EntPublicationRecord;

typedef struct {
  EntRecordKind kind;
  EntSlice file; /* base name inside the source */
  uint64_t line; /* of the row's first character, from 1; 0: concluded from the whole file */
  union {
    EntContactRecord contact;
    EntInteractionRecord interaction;
    EntSelfRecord self;
    EntVoiceRecord voice;
    EntPublicationRecord publication;
    EntMailRecord mail;
    EntLeftOutRecord left_out;
    EntUnitRecord unit;
  };
} EntRecord;

/* Where records go. */
typedef struct EntSink EntSink;
struct EntSink {
  /** Takes one record; false with @error set stops the reading. */
  bool (*put) (EntSink *self, const EntRecord *record, GError **error);
  /** Called now and then, may be NULL: @done of @total bytes (0 when unknown) are read; it cannot stop the
   * reading. */
  void (*progress) (EntSink *self, uint64_t done, uint64_t total);
};

/** ent_sink_put: hands @record to @self. */
static inline bool
ent_sink_put (EntSink *self, const EntRecord *record, GError **error)
{
  return self->put (self, record, error);
}

/* ---- Reading ---- */

/* What a source turned out to be. */
typedef struct {
  const char *kind;       /* (static) "linkedin-archive" */
  EntTime as_of;          /* when the source was made: from its file name, else its newest row */
  bool lists_connections; /* it holds the whole list of connections: who is not on it has left */
  uint64_t n_rows;        /* rows seen, the good and the bad */
  uint64_t n_skipped;     /* rows that could not be read; each is in the report */
  uint64_t
      n_left_out;   /* rows that are no part of a network by rule: closed accounts, drafts, spam, sponsored */
  bool nothing_new; /* the memory knew all of it: nothing was read */
} EntSourceInfo;

/* What was read before of a source. Asked from the thread that reads: it must not change meanwhile. */
typedef struct EntMemory EntMemory;
struct EntMemory {
  /** Fills @out_unit with the range that begins at 0 and is read without a gap, and the fingerprint at its
   * end; false when there is none. */
  bool (*recall) (const EntMemory *self, EntSlice unit, EntUnitRecord *out_unit);
};

/* How a mailbox on a server is read (imap.c); all zero is fine but the command. The secret itself is nobody's
 * to keep: it is asked from a command each time. */
typedef struct {
  const char *password_command; /* prints the secret; split as a shell does, run without one */
  const char *const *folders;   /* names, NULL at the end; NULL: the inbox and what was sent */
  bool headers_only;            /* who, when and about what, but no text */
  const char *ca_file;          /* certificates (PEM) to trust instead of the system's; NULL: the system's */
  bool allow_plain;             /* without TLS, to this very machine only */
} EntImapOptions;

/* Called for each column of a table, in order, from the thread that reads. @field: the word for what it
 * holds, as in a mapping; NULL: not known, the cells are kept as they are. */
typedef void (*EntColumnFunc) (EntSlice header, const char *field, void *data);

/* What a reader may be told; all zero is fine. Borrowed for the reading. */
typedef struct {
  const EntSlice *own_emails; /* addresses known to be the user's, in normal form */
  size_t n_own_emails;
  const EntMemory *memory; /* NULL: everything is read */
  const char *mapping;     /* of an unknown table: "Header=field,Header=field"; NULL: by the headers */
  EntColumnFunc columns; /* is told what the columns of a table hold, before the first record; may be NULL */
  void *columns_data;
  EntImapOptions imap;
} EntReadOptions;

/** ent_read_is_address: whether @path is the address of a mailbox on a server and no file's name. */
bool ent_read_is_address (const char *path);

/**
 * ent_read:
 * @path: a file or a folder of any known kind, or the address of a mailbox, imaps://user@host[:port]/
 * @options: may be NULL
 * @sink: gets every record, `self` records first
 * @report: gets every row and file that could not be read, and why
 * @out_info: what it was
 *
 * Errors: NOT_FOUND (no such file), INVALID (no known kind; the message names what is accepted), REFUSED (a
 * bomb, an absurd size), FAILED, and whatever @sink gives. A damaged part is a problem in @report and not an
 * error while anything can be read. Memory: bounded, whatever the size of the input.
 */
bool ent_read (const char *path, const EntReadOptions *options, EntSink *sink, EntReport *report,
               EntSourceInfo *out_info, GError **error);

/** ent_read_append_fields: appends the words of a mapping, what a column of a table may hold, with commas
 * between. */
void ent_read_append_fields (GString *out);

/** ent_record_kind_name: "contact", "interaction", "self", "voice", "publication", "mail", "left_out",
 * "unit". */
const char *ent_record_kind_name (EntRecordKind kind);

/** ent_mail_class_name: "personal", "newsletter"...: also the reason of what is left out. */
const char *ent_mail_class_name (EntMailClass mail_class);

/** ent_self_field_name: "headline", "skill"... */
const char *ent_self_field_name (EntSelfField field);

/** ent_record_write_json: one JSON object with everything in the record: what `entregent read` prints. */
void ent_record_write_json (const EntRecord *record, EntJson *json);
