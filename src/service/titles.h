/* Part of service.h: job titles (title.c). */
#pragma once

#include "base/base.h"

/* Reads job titles. */
typedef struct EntTitleReader EntTitleReader;
/** ent_title_reader_new: Cost: some milliseconds, so make one for all titles. */
EntTitleReader *ent_title_reader_new (void);
void ent_title_reader_free (EntTitleReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTitleReader, ent_title_reader_free)
/** ent_title_reader_write_json: one object of {"title","function","seniority","confidence","functions"};
 * seniority is 0 to 6. */
void ent_title_reader_write_json (const EntTitleReader *self, EntSlice title, EntJson *json);
/** ent_title_reader_describe: the same in words; free with g_free(). */
char *ent_title_reader_describe (const EntTitleReader *self, EntSlice title);
