/* How mails are written as bytes: encoded words, transfer encodings, parts (RFC 5322, 2045 to 2047). */
#pragma once

#include "base/base.h"
#include "sample/random-private.h"

/* What mail programs make of a text. */
typedef enum {
  ENT_SAMPLE_FORM_PLAIN_8BIT,   /* text/plain in UTF-8, as it is */
  ENT_SAMPLE_FORM_LATIN_QUOTED, /* text/plain in ISO-8859-1, quoted-printable */
  ENT_SAMPLE_FORM_BOTH,         /* multipart/alternative, UTF-8, quoted-printable */
  ENT_SAMPLE_FORM_HTML,         /* HTML only, base64 */
  ENT_SAMPLE_FORM_PLAIN_BASE64,
  ENT_SAMPLE_FORM_ATTACHMENT, /* multipart/mixed with a file */
  ENT_SAMPLE_FORM_LATIN_8BIT, /* text/plain in Windows-1252, as it is */
  ENT_SAMPLE_N_FORMS,
} EntSampleForm;

/** ent_sample_append_words: a header's text: as it is, or as encoded words (RFC 2047), folded. */
void ent_sample_append_words (const char *text, GString *out);

/** ent_sample_append_mailbox: `Name <address>`, quoted or encoded where it must be; without a name, the
 * address. */
void ent_sample_append_mailbox (const char *name, const char *address, GString *out);

/** ent_sample_append_body: the headers about the content, an empty line, and @text as @form says. @random
 * makes the boundaries. */
void ent_sample_append_body (const char *text, EntSampleForm form, EntRandom *random, GString *out);

/** ent_sample_append_alternative: multipart/alternative of two texts in UTF-8. @calendar_method: the second
 * is a text/calendar part with that method; NULL: it is HTML. */
void ent_sample_append_alternative (const char *text, const char *other, const char *calendar_method,
                                    EntRandom *random, GString *out);

/** ent_sample_append_quoted: quoted-printable (RFC 2045, 6.7). */
void ent_sample_append_quoted (EntSlice bytes, GString *out);

/** ent_sample_append_base64: in lines of 76. */
void ent_sample_append_base64 (EntSlice bytes, GString *out);

/** ent_sample_append_html: @text as paragraphs. */
void ent_sample_append_html (const char *text, GString *out);

/** ent_sample_to_latin: @text in ISO-8859-1; NULL when it does not fit. Free with g_free(). */
char *ent_sample_to_latin (const char *text);
