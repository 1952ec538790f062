/* A list being put together: from a query's tree to one statement and its values. */
#pragma once

#include "store/store-private.h"

/* What one `?` stands for. */
typedef struct {
  const char *text; /* of the query; NULL: the number counts */
  int64_t number;
} EntListValue;

typedef struct {
  GString *text;  /* pieces of sql/query/list.sql, never anything else */
  GArray *values; /* (element-type EntListValue), one for each `?`, in their order */
  bool is_count;  /* everybody is looked at, and nobody's page */
} EntListSql;

/** ent_list_sql_init: @head (`part_list` or `part_count`) and the conditions of @query, whose texts are
 * borrowed. */
void ent_list_sql_init (EntListSql *self, EntSql head, const EntQuery *query);

/** ent_list_sql_order: appends the order of @query; best first when it has none. */
void ent_list_sql_order (EntListSql *self, const EntQuery *query);

/** ent_list_sql_page: appends the part of the list that is wanted. */
void ent_list_sql_page (EntListSql *self, int64_t limit, int64_t offset);

void ent_list_sql_clear (EntListSql *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntListSql, ent_list_sql_clear)
