/* What mailboxes made up for tests hold, read without the parser of mails; and a memory of what was read. */
#pragma once

#include "archive-builder.h"
#include "readers/mailbox-private.h"

/* Remembers units as the intake does: ranges that follow each other are one. */
typedef struct {
  EntMemory base;
  GHashTable *units; /* name -> EntUnitRecord */
} TestMemory;

TestMemory *test_memory_new (void);
void test_memory_free (TestMemory *self);

/** test_memory_add: as if @unit had been read. */
void test_memory_add (TestMemory *self, const EntUnitRecord *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMemory, test_memory_free)

typedef struct {
  char *bytes;
  size_t length;
  char *file;
  uint64_t line;
  EntMailHints hints;
} TestMail;

typedef struct {
  GArray *mails;    /* TestMail */
  GPtrArray *units; /* names, in the order told */
  EntReport *report;
  uint64_t n_known;
  uint64_t n_skipped;
  guint n_parts;
} TestMailbox;

/** test_mailbox_read: all mails of the mailbox at @path that @memory (may be NULL) does not know; it learns
 * them. */
TestMailbox *test_mailbox_read (const char *path, TestMemory *memory);

/** test_mailbox_read_text: the same of an mbox with these bytes. */
TestMailbox *test_mailbox_read_text (const char *text);
void test_mailbox_free (TestMailbox *self);
const TestMail *test_mailbox_mail (const TestMailbox *self, guint index);

/** test_mailbox_find: the mail whose bytes hold @part; fails the test where there is not one. */
const TestMail *test_mailbox_find (const TestMailbox *self, const char *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMailbox, test_mailbox_free)

/** test_mail: headers and a body. */
char *test_mail (const char *from, const char *to, const char *subject, const char *body);

/** test_mailbox_add: adds @mail to the mbox at @path, behind a From-line. */
void test_mailbox_add (const char *path, const char *mail);
