/* Part of store.h: mailboxes (mail.c). */
#pragma once

#include "store/open.h"

/**
 * ent_store_mail_settle: the address @identifier_id turned out to be the user's: what was sent from it now
 * went from the user.
 * @out_touched: (element-type int64_t) gets the identifiers of those it went to
 */
bool ent_store_mail_settle (EntStore *self, int64_t identifier_id, GArray *out_touched, GError **error);
/** ent_store_is_exchanged: whether anything but mere co-presence passed with an address. */
bool ent_store_is_exchanged (EntStore *self, int64_t identifier_id, bool *out_exchanged, GError **error);

typedef void (*EntTextValueFunc) (EntSlice value, void *data);
/** ent_store_own_emails: the user's addresses. */
bool ent_store_own_emails (EntStore *self, EntTextValueFunc func, void *data, GError **error);
/** ent_store_card_originals: what address books say of a contact, newest first: vCard 4 properties, one a
 * line. */
bool ent_store_card_originals (EntStore *self, int64_t contact_id, EntTextValueFunc func, void *data,
                               GError **error);

typedef struct {
  EntSlice unit;
  int64_t from, until; /* [from, until) */
  uint8_t fingerprint[16];
} EntReadingRow;
/** ent_store_reading_add: a part of a source that was read whole; goes when the source is undone. */
bool ent_store_reading_add (EntStore *self, int64_t source_id, const EntReadingRow *row, GError **error);
typedef void (*EntReadingRowFunc) (const EntReadingRow *row, void *data);
/** ent_store_readings: what all sources at @path have read of it, by unit and position. */
bool ent_store_readings (EntStore *self, EntSlice path, EntReadingRowFunc func, void *data, GError **error);

typedef struct {
  EntSlice reason, who, name, subject;
  int64_t n, first_us, last_us; /* ENT_TIME_UNKNOWN */
} EntLeftOutRow;
/** ent_store_left_out_add: adds to what was left out of a source for that reason from that sender. */
bool ent_store_left_out_add (EntStore *self, int64_t source_id, const EntLeftOutRow *row, GError **error);
typedef void (*EntLeftOutFunc) (const EntLeftOutRow *row, void *data);
/** ent_store_left_out: most first, at most @limit (-1: all); of all sources when @source_id is 0. */
bool ent_store_left_out (EntStore *self, int64_t source_id, int64_t limit, EntLeftOutFunc func, void *data,
                         GError **error);
/** ent_store_left_out_reasons: the sums by reason, most first; only `reason` and `n` are filled in. */
bool ent_store_left_out_reasons (EntStore *self, int64_t source_id, EntLeftOutFunc func, void *data,
                                 GError **error);
