/* Part of service.h: exports (export.c, export-vcard.c). */
#pragma once

#include "service/network.h"

typedef enum {
  ENT_EXPORT_JSONL,
  ENT_EXPORT_CSV,
  ENT_EXPORT_VCARD,
  ENT_N_EXPORTS
} EntExportFormat;
/** ent_export_from_name: "jsonl", "csv", "vcard". */
bool ent_export_from_name (const char *name, EntExportFormat *out_format);

/** Takes a piece of an export; false stops it. */
typedef bool (*EntExportFunc) (EntSlice piece, void *data);
/** ent_service_export: streams the contacts that @query asks for. CSV is safe to open in a spreadsheet. */
bool ent_service_export (EntNetwork *self, const char *query, EntExportFormat format, EntExportFunc func,
                         void *data, GError **error);
