/*
 * Mailboxes: where mails lie. A mailbox is a list of parts (one mbox file, one Maildir folder, one folder of
 * .eml files, one zip), each of which hands out its mails as bytes, one after the other, in bounded memory.
 * What a mail says is the parser's business (mail-private.h).
 */
#pragma once

#include "readers/container-private.h"
#include "readers/mail-private.h"

/* Of a longer mail the end, where the attachments are, is not read. */
#define ENT_MAILBOX_MAX_MAIL (UINT32_C (32) << 20)
/* As much as is looked at to tell what a file is, and of a mail to see whose it is. */
#define ENT_MAILBOX_LOOK_BYTES (16 * 1024)
/* A first look at a part stops after so much of it at its beginning, and as much at its end. */
#define ENT_MAILBOX_SAMPLE_BYTES (UINT64_C (16) << 20)
#define ENT_MAILBOX_SAMPLE_FILES 1000
/* Beyond these a folder is not looked into any further, and says so. */
#define ENT_MAILBOX_MAX_FILES 5000000
#define ENT_MAILBOX_MAX_PARTS 100000
#define ENT_MAILBOX_MAX_DEPTH 24
/* What a mail counts in progress where its size is not asked for. */
#define ENT_MAILBOX_USUAL_BYTES 4096

/* ---- One mail and those who take it ---- */

/* A mail as it lies there. Slices live until the function that is told of it returns. */
typedef struct {
  EntSlice bytes; /* from its first header on; From-lines are unquoted */
  EntMailHints hints;
  EntSlice file; /* where it lies within the source */
  uint64_t line; /* of its first line in that file, from 1 */
  bool is_last;  /* it ends where the file does */
} EntMailboxMail;

/* Who reads a mailbox, and what they know. */
typedef struct {
  const EntMemory *memory; /* NULL: everything is new */
  bool headers_only;       /* of what lies on a server */
  EntReport *report;       /* NULL: a first look, at which nothing is worth a word */
  uint64_t *n_known;       /* parts or mails that the memory knew; may be NULL */
  uint64_t *n_skipped;     /* mails that could not be read; may be NULL */
  /** Takes one mail; false with @error set stops the reading. */
  bool (*mail) (const EntMailboxMail *mail, void *context, GError **error);
  /** Is told of what was read whole; NULL in a first look. */
  bool (*unit) (const EntUnitRecord *unit, EntSlice file, void *context, GError **error);
  /** Is told how many bytes, about, were read since the last call; may be NULL. */
  void (*progress) (uint64_t bytes, void *context);
  void *context;
} EntMailboxJob;

/* ---- Parts ---- */

typedef struct EntMailboxPart EntMailboxPart;

typedef struct {
  /** Finds out, without opening a mail, what of the part the memory does not know. */
  void (*prepare) (EntMailboxPart *self, const EntMailboxJob *job);
  /** Some of its mails, from its beginning and its end; of each at least the headers. */
  bool (*sample) (EntMailboxPart *self, const EntMailboxJob *job, GError **error);
  /** All that is new. False only with @error from the job; what cannot be read is reported. */
  bool (*read) (EntMailboxPart *self, const EntMailboxJob *job, GError **error);
} EntMailboxKind;

struct EntMailboxPart {
  const EntMailboxKind *kind;
  char *path;         /* on the disk */
  char *name;         /* within the source, safe to show */
  EntMailHints hints; /* what the name of its folder says */
  uint64_t bytes;     /* that are to be read, about */
  /* Of an mbox: what is new, and the number of its first line. */
  uint64_t from, until, line;
  /* Of a folder on a server; @path is its name as the server writes it. */
  struct EntImap *imap;
  uint32_t uid_validity;
  GArray *uids; /* uint32_t: those that are new */
  /* Of an entry of a zip. */
  EntArchive *archive;
  size_t entry;
  /* Of a folder: the names of its new mails, in byte order, below @path. */
  GPtrArray *names;
  GStringChunk *text_of_names;
};

extern const EntMailboxKind ent_mailbox_mbox, ent_mailbox_maildir, ent_mailbox_eml;

EntMailboxPart *
ent_mailbox_part_new (const EntMailboxKind *kind, const char *path, const char *name, EntMailHints hints);
void ent_mailbox_part_free (EntMailboxPart *self);

/**
 * ent_mailbox_parts:
 * @path: a file or a folder; links in a folder are not followed
 * @report: gets what cannot be looked into; NULL: stops at the first part, to see whether there is one
 *
 * Returns: (transfer full) EntMailboxPart, in the order of their names; empty when @path is no mailbox.
 */
GPtrArray *ent_mailbox_parts (const char *path, EntReport *report);

/** ent_mailbox_skip: reports a mail, or with @line 0 a file, that cannot be read, and counts it. */
void ent_mailbox_skip (const EntMailboxJob *job, EntSlice file, uint64_t line, const char *reason);

/** ent_mailbox_skip_errno: the same of a file, for the reason in errno. */
void ent_mailbox_skip_errno (const EntMailboxJob *job, EntSlice file);

/** ent_mailbox_recall: asks the job's memory; false without one. */
bool ent_mailbox_recall (const EntMailboxJob *job, EntSlice unit, EntUnitRecord *out_unit);

/* ---- Single files ---- */

/** ent_mailbox_open_file: a regular file, not through a link; -1 with errno set. */
int ent_mailbox_open_file (const char *path);

/** ent_mailbox_pread: fills @buffer as far as the file goes; the count, or -1 with errno set. */
ssize_t ent_mailbox_pread (int fd, char *buffer, size_t bytes, uint64_t offset);

typedef enum {
  ENT_FILE_READ,
  ENT_FILE_MISSING,    /* there is no such file (any more), which is not reported */
  ENT_FILE_UNREADABLE, /* reported */
} EntFileFate;

/**
 * ent_mailbox_read_file: the file @name below the part's @path as one mail.
 * @max_bytes: as much of it as is wanted
 * @buffer: scratch
 *
 * Returns: false only with @error from the job.
 */
bool ent_mailbox_read_file (EntMailboxPart *self, const char *name, size_t max_bytes, EntMailHints hints,
                            GString *buffer, const EntMailboxJob *job, EntFileFate *out_fate, GError **error);

/** ent_mailbox_start_list: empties the part's list of names. */
void ent_mailbox_start_list (EntMailboxPart *self);

/** ent_mailbox_list_folder: appends the files in the folder @inside the part that @is_mail (NULL: all) to its
 * list, as "inside/name". */
void ent_mailbox_list_folder (EntMailboxPart *self, const char *inside, bool (*is_mail) (const char *name),
                              const EntMailboxJob *job);

/** ent_mailbox_keep_new: keeps of the list what @is_known does not know, in byte order. */
void ent_mailbox_keep_new (EntMailboxPart *self,
                           bool (*is_known) (EntMailboxPart *, const char *, const EntMailboxJob *),
                           const EntMailboxJob *job);

/** ent_mailbox_is_eml_name: whether a file of that name, in a folder of mails, is one: `.eml`, a number... */
bool ent_mailbox_is_eml_name (const char *name);

/** ent_mailbox_sample_names: some of the part's files as ent_mailbox_read_file(), headers only. */
bool ent_mailbox_sample_names (EntMailboxPart *self, const EntMailboxJob *job, GError **error);

/** ent_mailbox_append_unit: appends a file's @name so that two names never become one, as valid UTF-8. */
void ent_mailbox_append_unit (const char *name, GString *out);

/* ---- mbox (mailbox-mbox.c) ---- */

typedef struct EntMboxCutter EntMboxCutter;

/**
 * ent_mbox_cutter_new:
 * @input: borrowed
 * @line: number of its first line
 *
 * Cuts an mbox of any variant into mails: docs/formats/mailboxes.md. Memory: 1 MiB, or up to twice
 * ENT_MAILBOX_MAX_MAIL for mails that long.
 */
EntMboxCutter *ent_mbox_cutter_new (EntInput *input, uint64_t line);
void ent_mbox_cutter_free (EntMboxCutter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMboxCutter, ent_mbox_cutter_free)

typedef struct {
  EntSlice bytes; /* without the From-line; until the next call */
  uint64_t line;  /* of the From-line */
  bool is_cut;    /* longer than ENT_MAILBOX_MAX_MAIL: its end is missing */
  bool is_last;   /* it ends where the input does */
} EntMboxMail;

/** ent_mbox_next: false at the end, or with @error set as the input fails. Cost: two passes over the bytes.
 */
bool ent_mbox_next (EntMboxCutter *self, EntMboxMail *out_mail, GError **error);

/** ent_mbox_line: the number of the line behind all that was cut. */
uint64_t ent_mbox_line (const EntMboxCutter *self);

/** ent_mbox_n_lost: bytes that lie before the first From-line and are no mail. */
uint64_t ent_mbox_n_lost (const EntMboxCutter *self);

/** ent_mbox_is_from_line: whether @line, without its end, starts a mail: `From `, a time and a year of four
 * digits. */
bool ent_mbox_is_from_line (EntSlice line);

/**
 * ent_mbox_walk: the mails of @input, told as those of @self.
 * @out_line: number of the line behind the last; 0 when not all could be read
 *
 * Returns: false with @error from the job, and from @input when it is REFUSED; any other failure is reported.
 */
bool ent_mbox_walk (EntInput *input, const EntMailboxPart *self, uint64_t first_line, uint64_t *out_line,
                    const EntMailboxJob *job, GError **error);

/**
 * ent_mbox_fingerprint: of the first @until bytes of the mbox behind @fd: their first 4 KiB and last 64 KiB
 * without what Thunderbird changes in place, and @line, the number of the line behind them.
 * Returns: false when they cannot be read.
 */
bool ent_mbox_fingerprint (int fd, uint64_t until, uint64_t line, uint8_t out_fingerprint[16]);

/* ---- Headers, without the parser (mailbox-headers.c) ---- */

/**
 * ent_header_cut:
 * @rest: moves behind the field
 * @out_value: as it stands, folded, trimmed
 *
 * Returns: false where the headers end.
 */
bool ent_header_cut (EntSlice *rest, EntSlice *out_name, EntSlice *out_value);

/** ent_header_cut_address: the next address of a list in normal form in @out, which is overwritten; false
 * when there is none left. */
bool ent_header_cut_address (EntSlice *rest, GString *out);

typedef enum {
  ENT_MAIL_SHAPE_NONE,
  ENT_MAIL_SHAPE_MBOX,
  ENT_MAIL_SHAPE_SINGLE,
} EntMailShape;

/** ent_mail_shape: what a file is that begins with these bytes. */
EntMailShape ent_mail_shape (EntSlice start);

/* ---- Names of folders (mailbox-names.c) ---- */

/** ent_mailbox_hints_of: what the name of a folder says ("Sent", "Brouillons", "Papierkorb"); also of a path
 * and of a Maildir++ name, any part of which may say it. */
EntMailHints ent_mailbox_hints_of (const char *name);

/** ent_mailbox_append_utf7: appends @name, as IMAP and Maildir write it (RFC 3501, 5.1.3), as UTF-8; as it
 * stands when it is not written so. */
void ent_mailbox_append_utf7 (EntSlice name, GString *out);

/** ent_mailbox_cut_flags: @name of a file in a Maildir without its flags (behind `:2,`, `;2,` or `!2,`), and
 * what they say. */
EntSlice ent_mailbox_cut_flags (const char *name, EntMailHints *out_hints);

/* ---- Mailing lists (mail-lists.c) ---- */

typedef struct EntMailLists EntMailLists;

EntMailLists *ent_mail_lists_new (void);
void ent_mail_lists_free (EntMailLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMailLists, ent_mail_lists_free)

/** ent_mail_lists_look: learns the address of the list that @mail, bytes from the first header on, came
 * through (RFC 2369, 3.4), and who writes through none. Bounded: of too many lists the later ones are not
 * learnt. */
void ent_mail_lists_look (EntMailLists *self, EntSlice mail);

/** ent_mail_lists_drop: takes the lists that are known out of the recipients; the parties of @record may be
 * borrowed from
 * @self afterwards, until the next mail. */
void ent_mail_lists_drop (EntMailLists *self, EntMailRecord *record);

/* ---- Whose mailbox it is (mailbox-owner.c) ---- */

typedef struct EntMailOwner EntMailOwner;

/** ent_mail_owner_new: @options' addresses are believed. */
EntMailOwner *ent_mail_owner_new (const EntReadOptions *options);
void ent_mail_owner_free (EntMailOwner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMailOwner, ent_mail_owner_free)

/** ent_mail_owner_look: takes the headers of one mail as evidence. Bounded: later ones are not looked at. */
void ent_mail_owner_look (EntMailOwner *self, const EntMailboxMail *mail);

/** ent_mail_owner_decide: finds the user's addresses in the evidence; rather none than a wrong one. */
void ent_mail_owner_decide (EntMailOwner *self);

/** ent_mail_owner_n_found: how many of the user's addresses the mailbox shows by itself: the first ones. */
size_t ent_mail_owner_n_found (const EntMailOwner *self);

/** ent_mail_owner_has: whether @email, in normal form, is the user's; "awa+news@" is where "awa@" is. */
bool ent_mail_owner_has (const EntMailOwner *self, EntSlice email);

/** ent_mail_owner_n, ent_mail_owner_get: the user's addresses, borrowed. */
size_t ent_mail_owner_n (const EntMailOwner *self);
const char *ent_mail_owner_get (const EntMailOwner *self, size_t index);

/* ---- Zips (mailbox-zip.c) ---- */

/** ent_mailbox_zip_parts: the entries of @archive (borrowed) that are an mbox or a mail, as EntMailboxPart;
 * empty when none is. With @report NULL it stops at the first. */
GPtrArray *ent_mailbox_zip_parts (EntArchive *archive, EntReport *report);

/* ---- Calendars beside mails (calendar.c) ---- */

/** ent_calendar_is_in: whether @archive holds a calendar. */
bool ent_calendar_is_in (EntArchive *archive);

/** ent_calendar_read_archive: all records of the calendars in @archive. Errors: those of @sink, and REFUSED.
 */
bool ent_calendar_read_archive (EntArchive *archive, const EntReadOptions *options, EntSink *sink,
                                EntReport *report, EntSourceInfo *info, GError **error);

/* ---- Reading (mail.c) ---- */

/** ent_mail_read_parts: all records of a mailbox: the user's addresses, then its mails. Errors: those of
 * @sink, and REFUSED (a bomb). */
bool ent_mail_read_parts (const GPtrArray *parts, const EntReadOptions *options, EntSink *sink,
                          EntReport *report, EntSourceInfo *info, GError **error);
