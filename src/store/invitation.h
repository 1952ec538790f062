/* Part of store.h: invitations to connect (invitation.c). */
#pragma once

#include "store/open.h"

typedef struct {
  int64_t contact_id;
  int64_t at_us;
  EntDirection direction; /* OUT: the user invites */
  EntAct act;             /* ACCEPTANCE: the contact accepts what the user sent */
  bool has_note;
} EntInvitationRow;
typedef void (*EntInvitationFunc) (const EntInvitationRow *row, void *data);

/** ent_store_invitations: all, by contact, oldest first. Cost: the exchanges of the contacts who have one. */
bool ent_store_invitations (EntStore *self, EntInvitationFunc func, void *data, GError **error);

typedef struct {
  int64_t contact_id, at_us;
  EntSlice text; /* lives until the callback returns */
} EntFirstWordsRow;
typedef void (*EntFirstWordsFunc) (const EntFirstWordsRow *row, void *data);

/** ent_store_first_words: messages and mails from connections within @before_us and @after_us of their
 * coming, by contact, oldest first. Cost: a look-up for each connection. */
bool ent_store_first_words (EntStore *self, int64_t before_us, int64_t after_us, EntFirstWordsFunc func,
                            void *data, GError **error);
