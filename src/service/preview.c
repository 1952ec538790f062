/* How a table of contacts would be read: what each column holds, and the first rows. */
#include "service/service-private.h"

#include "readers/readers.h"

#define MAX_ROWS 5
#define MAX_COLUMNS 512

static void
column_free (void *data)
{
  EntPreviewColumn *self = data;
  g_free (self->header);
  g_free (self->field);
  g_free (self);
}

static void
row_free (void *data)
{
  EntPreviewRow *self = data;
  g_free (self->name);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->url);
  g_free (self->organisation);
  g_free (self->title);
  g_free (self);
}

void
ent_preview_free (EntPreview *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self->fields);
  g_free (self);
}

static void
take_column (EntSlice header, const char *field, void *data)
{
  EntPreview *self = data;
  if (self->columns->len >= MAX_COLUMNS)
    return;
  EntPreviewColumn *column = g_new0 (EntPreviewColumn, 1);
  *column = (EntPreviewColumn){ent_slice_dup (header), g_strdup (field)};
  g_ptr_array_add (self->columns, column);
}

typedef struct {
  EntSink base;
  EntPreview *preview;
} PreviewSink;

static char *
first_of (const EntContactRecord *contact, EntIdentifierKind kind)
{
  for (size_t i = 0; i < contact->n_identifiers; i++)
    if (contact->identifiers[i].kind == kind)
      return ent_slice_dup (contact->identifiers[i].value);
  return g_strdup ("");
}

/* Stops the reading when enough was seen. */
static bool
put_record (EntSink *sink, const EntRecord *record, GError **error)
{
  EntPreview *self = ((PreviewSink *)(void *)sink)->preview;
  if (record->kind == ENT_RECORD_CONTACT) {
    const EntContactRecord *contact = &record->contact;
    EntPreviewRow *row = g_new0 (EntPreviewRow, 1);
    *row = (EntPreviewRow){.name = ent_slice_dup (contact->name),
                           .email = first_of (contact, ENT_IDENTIFIER_EMAIL),
                           .phone = first_of (contact, ENT_IDENTIFIER_PHONE),
                           .url = first_of (contact, ENT_IDENTIFIER_URL),
                           .organisation = ent_slice_dup (contact->organisation),
                           .title = ent_slice_dup (contact->title)};
    g_ptr_array_add (self->rows, row);
  }
  if (self->rows->len < MAX_ROWS)
    return true;
  g_set_error_literal (error, ENT_ERROR, ENT_ERROR_FAILED, _ ("The reading was stopped."));
  return false;
}

EntPreview *
ent_preview_new (const char *path, const char *mapping)
{
  EntPreview *self = g_new0 (EntPreview, 1);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GString) fields = g_string_new (NULL);
  ent_read_append_fields (fields);
  self->fields = g_strdup (fields->str);
  PreviewSink sink = {.base = {.put = put_record}, .preview = self};
  const EntReadOptions options = {.mapping = mapping, .columns = take_column, .columns_data = self};
  g_autoptr (EntReport) report = ent_report_new (0);
  g_autoptr (GError) ignored = NULL; /* the import before it told of it */
  EntSourceInfo info;
  ent_read (path, &options, &sink.base, report, &info, &ignored);
  if (self->columns->len > 0)
    return self;
  ent_preview_free (self);
  return NULL;
}

void
ent_preview_write_json (const EntPreview *preview, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_key (json, "columns");
  ent_json_begin_array (json);
  for (guint i = 0; i < preview->columns->len; i++) {
    const EntPreviewColumn *column = g_ptr_array_index (preview->columns, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "header", ent_slice (column->header));
    ent_json_member_text (json, "field", ent_slice (column->field != NULL ? column->field : ""));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_key (json, "rows");
  ent_json_begin_array (json);
  for (guint i = 0; i < preview->rows->len; i++) {
    const EntPreviewRow *row = g_ptr_array_index (preview->rows, i);
    ent_json_begin_object (json);
    ent_json_member_text (json, "name", ent_slice (row->name));
    ent_json_member_text (json, "email", ent_slice (row->email));
    ent_json_member_text (json, "phone", ent_slice (row->phone));
    ent_json_member_text (json, "url", ent_slice (row->url));
    ent_json_member_text (json, "organisation", ent_slice (row->organisation));
    ent_json_member_text (json, "title", ent_slice (row->title));
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_end_object (json);
}
