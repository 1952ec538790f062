/* Any bytes as an mbox: cut alike however they arrive; and its names, headers and addresses. */
#include "fuzz.h"
#include "../drip.h"
#include "readers/mailbox-private.h"

static void
look_at_mail (EntMailOwner *owner, const EntMboxMail *mail)
{
  EntMailboxMail whole = {mail->bytes, 0, ENT_SLICE ("x"), mail->line, mail->is_last};
  ent_mail_owner_look (owner, &whole);
  g_autoptr (GString) email = g_string_new (NULL);
  EntSlice rest = mail->bytes, name, value;
  while (ent_header_cut (&rest, &name, &value)) {
    FUZZ_ASSERT (name.length > 0);
    while (ent_header_cut_address (&value, email))
      FUZZ_ASSERT (strchr (email->str, '@') != NULL && g_utf8_validate (email->str, -1, NULL));
  }
}

/* One line for each mail: where it is, and what is in it. */
static char *
describe_mails (EntSlice bytes, size_t step, EntMailOwner *owner)
{
  GString *out = g_string_new (NULL);
  Drip input = {{drip}, bytes, step};
  g_autoptr (EntMboxCutter) cutter = ent_mbox_cutter_new (&input.base, 1);
  EntMboxMail mail;
  uint64_t line = 0;
  while (ent_mbox_next (cutter, &mail, NULL)) {
    FUZZ_ASSERT (mail.line > line && !mail.is_cut && mail.bytes.length <= bytes.length);
    line = mail.line;
    guint sum = 0;
    for (size_t i = 0; i < mail.bytes.length; i++)
      sum = sum * 31 + (unsigned char)mail.bytes.data[i];
    g_string_append_printf (out, "%u %zu %u\n", (unsigned)mail.line, mail.bytes.length, sum);
    if (owner != NULL)
      look_at_mail (owner, &mail);
  }
  g_string_append_printf (out, "%u %u", (unsigned)ent_mbox_line (cutter), (unsigned)ent_mbox_n_lost (cutter));
  return g_string_free (out, FALSE);
}

static void
look_at_name (EntSlice bytes)
{
  g_autofree char *name = ent_slice_dup (bytes);
  g_autoptr (GString) out = g_string_new (NULL);
  EntMailHints hints;
  FUZZ_ASSERT (ent_mailbox_cut_flags (name, &hints).length <= strlen (name));
  ent_mailbox_append_unit (name, out);
  FUZZ_ASSERT (g_utf8_validate (out->str, (gssize)out->len, NULL));
  g_string_truncate (out, 0);
  ent_mailbox_append_utf7 (ent_slice (name), out);
  if (g_utf8_validate (name, -1, NULL)) {
    ent_mailbox_hints_of (name);
    FUZZ_ASSERT (g_utf8_validate (out->str, (gssize)out->len, NULL));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const EntSlice bytes = {(const char *)data, size};
  const EntReadOptions none = {0};
  g_autoptr (EntMailOwner) owner = ent_mail_owner_new (&none);
  g_autofree char *whole = describe_mails (bytes, SIZE_MAX, owner);
  g_autofree char *dripped = describe_mails (bytes, size > 0 ? 1 + data[0] % 64 : 1, NULL);
  FUZZ_ASSERT (g_str_equal (whole, dripped));
  ent_mail_owner_decide (owner);
  ent_mail_shape (bytes);
  look_at_name (bytes);
  return 0;
}
