/* Part of service.h: how a table of contacts is understood (preview.c). */
#pragma once

#include "base/base.h"

/* How a table of contacts is understood, before anything of it is kept. */
typedef struct {
  char *header;
  char *field; /* the word for what the column holds; NULL: not known, it is kept as it is */
} EntPreviewColumn;
typedef struct {
  char *name, *email, *phone, *url, *organisation, *title; /* "" where there is none */
} EntPreviewRow;
typedef struct {
  GPtrArray *columns; /* (element-type EntPreviewColumn) */
  GPtrArray *rows;    /* (element-type EntPreviewRow) the first ones */
  char *fields;       /* the words that a mapping may have */
} EntPreview;
