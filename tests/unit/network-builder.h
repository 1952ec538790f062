/* Networks made up for tests: archives imported as the program does it, and everything in them told as text.
 */
#pragma once

#include "archive-builder.h"
#include "identity/identity.h"
#include "intake/intake.h"

typedef struct {
  char *folder;
  char *path; /* of the network */
  EntStore *store;
} TestNetwork;

TestNetwork *test_network_new (void);
void test_network_free (TestNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestNetwork, test_network_free)

/* What an import did. */
typedef struct {
  int64_t source_id;
  int64_t n_records, n_new, n_known, n_skipped;
  int64_t n_joined, n_left, n_job, n_name, n_email, n_contacts_new, n_contacts_gone;
} TestImport;

/** test_network_import: packs @files into a zip that says it was made on @date ("06-30-2024"), imports and
 * resolves it. */
TestImport test_network_import (TestNetwork *self, const char *date, const TestFile *files, size_t n_files);

/** test_network_undo: undoes a source and resolves what it touched. */
void test_network_undo (TestNetwork *self, int64_t source_id);

/**
 * test_network_tell: everything a person could see of the people, a line each thing, sorted; with @ids also
 * the ids, which the order of the sources may change.
 */
char *test_network_tell (TestNetwork *self, bool ids);

/** test_network_find: the id of the only contact of that name; fails the test where there is not one. */
int64_t test_network_find (TestNetwork *self, const char *name);

/** test_network_count: how many contacts there are. */
size_t test_network_count (TestNetwork *self);
