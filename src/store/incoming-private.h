/* Rows on their way in, as a table for the engine: sql/incoming-interaction.sql. */
#pragma once

#include "store/store.h"

#include <sqlite3.h>

/* What the table holds at present: @rows, in the order of the numbers in @order. */
typedef struct {
  const EntInteraction *rows;
  const uint32_t *order;
  size_t n;
  int64_t first_id; /* of the first of them in that order; the others follow */
} EntIncoming;

/** ent_incoming_register: makes the table known to @db; it shows @incoming, which must outlive the
 * connection. Gives a result code of the engine. */
int ent_incoming_register (sqlite3 *db, EntIncoming *incoming);
