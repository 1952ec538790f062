/* Any bytes as one mail: what the view holds is UTF-8 and within its bounds. */
#include "fuzz.h"
#include "readers/mailbox-private.h"

static void
assert_text (EntSlice text)
{
  FUZZ_ASSERT (text.length == 0 || g_utf8_validate (text.data, (gssize)text.length, NULL));
}

static void
look_at (const EntMailView *view)
{
  const EntMailRecord *record = &view->record;
  const EntSlice texts[] = {record->subject,
                            record->text,
                            record->reply_text,
                            view->plain,
                            view->html,
                            view->calendar,
                            view->signature.phone,
                            view->signature.title,
                            view->signature.organisation};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_text (texts[i]);
  FUZZ_ASSERT (record->n_parties <= ENT_MAIL_MAX_PARTIES);
  for (size_t i = 0; i < record->n_parties; i++) {
    assert_text (record->parties[i].name);
    FUZZ_ASSERT (record->parties[i].email.value.length > 0);
    assert_text (record->parties[i].email.value);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (EntMailParser) parser = ent_mail_parser_new ();
  EntMailView view;
  const char *reason = NULL;
  EntSlice mail = {(const char *)data, size};
  g_autoptr (EntMailLists) lists = ent_mail_lists_new ();
  ent_mail_lists_look (lists, mail);
  if (ent_mail_parse (parser, mail, 0, &view, &reason)) {
    ent_mail_lists_drop (lists, &view.record);
    look_at (&view);
  } else
    FUZZ_ASSERT (reason != NULL);
  return 0;
}
