/* The mailbox as Gmail gives it (Takeout): an mbox, oldest first. */
#include "sample/mailbox-private.h"

#include "sample/beside-private.h"
#include "sample/events-private.h"
#include "sample/meetings-private.h"
#include "sample/moments-private.h"
#include <stdio.h>

enum {
  FLUSH_BYTES = 256 * 1024,
};

static const char *const class_names[ENT_SAMPLE_N_MAIL_CLASSES + 1] = {
    "personal", "list",         "newsletter", "automatic", "absence",
    "bounce",   "notification", "unsent",     "unwanted",  NULL};

const char *
ent_sample_mail_class_name (size_t nth)
{
  return class_names[nth];
}

static size_t
class_of (const EntSampleMail *mail)
{
  static const uint8_t classes[ENT_SAMPLE_N_MAIL_KINDS] = {
      [ENT_SAMPLE_MAIL_PERSON] = 0,     [ENT_SAMPLE_MAIL_GROUP] = 0,   [ENT_SAMPLE_MAIL_CROWD] = 0,
      [ENT_SAMPLE_MAIL_OFFICE] = 0,     [ENT_SAMPLE_MAIL_MEETING] = 0, [ENT_SAMPLE_MAIL_LIST] = 1,
      [ENT_SAMPLE_MAIL_NEWSLETTER] = 2, [ENT_SAMPLE_MAIL_ANSWER] = 3,  [ENT_SAMPLE_MAIL_AUTOMATIC] = 3,
      [ENT_SAMPLE_MAIL_ABSENCE] = 4,    [ENT_SAMPLE_MAIL_BOUNCE] = 5,  [ENT_SAMPLE_MAIL_NOTIFICATION] = 6,
      [ENT_SAMPLE_MAIL_DRAFT] = 7,      [ENT_SAMPLE_MAIL_SPAM] = 8,    [ENT_SAMPLE_MAIL_DELETED] = 8,
  };
  return classes[mail->kind];
}

const char *
ent_sample_mail_class (const EntSampleMail *mail)
{
  return class_names[class_of (mail)];
}

const char *
ent_sample_act_name (EntSampleAct act)
{
  static const char *const names[ENT_SAMPLE_N_ACTS] = {
      "comment",    "reply",   "mention", "reaction", "share",    "view", "endorsement", "invitation",
      "acceptance", "message", "news",    "views",    "searches", "jobs", "others"};
  return names[act];
}

EntChannel
ent_sample_act_channel (EntSampleAct act)
{
  static const EntChannel channels[ENT_SAMPLE_N_ACTS] = {
      [ENT_SAMPLE_ACT_COMMENT] = ENT_CHANNEL_COMMENT,
      [ENT_SAMPLE_ACT_REPLY] = ENT_CHANNEL_COMMENT,
      [ENT_SAMPLE_ACT_MENTION] = ENT_CHANNEL_COMMENT,
      [ENT_SAMPLE_ACT_REACTION] = ENT_CHANNEL_REACTION,
      [ENT_SAMPLE_ACT_SHARE] = ENT_CHANNEL_SHARE,
      [ENT_SAMPLE_ACT_ENDORSEMENT] = ENT_CHANNEL_ENDORSEMENT,
      [ENT_SAMPLE_ACT_INVITATION] = ENT_CHANNEL_INVITATION,
      [ENT_SAMPLE_ACT_ACCEPTANCE] = ENT_CHANNEL_INVITATION,
      [ENT_SAMPLE_ACT_MESSAGE] = ENT_CHANNEL_MESSAGE,
  };
  return channels[act];
}

EntRandom
ent_sample_mail_random (const EntSampleNetwork *network, const EntSampleMail *mail)
{
  uint64_t stream = ((uint64_t)mail->kind << 60) | ((uint64_t)mail->act << 56) |
                    ((uint64_t)mail->proof << 54) | ((uint64_t)(mail->number & 0xFFFFFFF) << 26) |
                    (mail->index & 0x3FFFFFF);
  return ent_random_of (network->seed ^ UINT64_C (0x6d61696c), stream);
}

/* ---- Counting ---- */

/* What a notification tells and no other file does. */
static void
count_act (EntSampleArchive *archive, const EntSampleMail *mail)
{
  if (mail->proof != ENT_SAMPLE_GENUINE) {
    archive->beside.n_forged += mail->proof == ENT_SAMPLE_FORGED;
    archive->beside.n_unproven += mail->proof == ENT_SAMPLE_FORWARDED;
    return;
  }
  archive->beside.n_by_act[mail->act]++;
  EntChannel channel = ent_sample_act_channel ((EntSampleAct)mail->act);
  bool in_archive = mail->act == ENT_SAMPLE_ACT_ENDORSEMENT || mail->act == ENT_SAMPLE_ACT_MESSAGE ||
                    (mail->act == ENT_SAMPLE_ACT_INVITATION &&
                     ent_sample_invitation_is_recent (archive->network, mail->number));
  if (channel != 0 && !in_archive)
    ent_sample_count (archive, mail->number, channel, ENT_DIRECTION_IN);
}

static void
count_group (EntSampleArchive *archive, const EntSampleMail *mail, EntSampleTale *tale)
{
  const EntSampleThread thread = {
      .kind = ENT_SAMPLE_THREAD_MAIL_GROUP, .number = mail->number, .n_messages = mail->index + 1};
  ent_sample_tell (archive->network, &thread, tale);
  for (size_t i = 0; i < tale->n_members; i++)
    if (mail->sender == 0 || mail->sender == i + 1)
      ent_sample_count (archive, tale->members[i], ENT_CHANNEL_EMAIL,
                        mail->sender == 0 ? ENT_DIRECTION_OUT : ENT_DIRECTION_IN);
}

static void
count_crowd (EntSampleArchive *archive, const EntSampleMail *mail)
{
  size_t members[40];
  size_t n = ent_sample_crowd_of (archive->network, mail, members);
  for (size_t i = 0; i < n; i++)
    archive->tallies[members[i]].n_weak++;
  archive->tallies[mail->number].n_weak++;
}

static void
count_mail (EntSampleArchive *archive, const EntSampleMail *mail, EntSampleTale *tale)
{
  EntDirection direction = mail->sender == 0 ? ENT_DIRECTION_OUT : ENT_DIRECTION_IN;
  size_t class = class_of (mail);
  archive->beside.n_by_class[class]++;
  if (class == 0)
    *(mail->sender == 0 ? &archive->beside.n_out : &archive->beside.n_in) += 1;
  switch ((EntSampleMailKind)mail->kind) {
  case ENT_SAMPLE_MAIL_PERSON:
    ent_sample_count (archive, mail->number, ENT_CHANNEL_EMAIL, direction);
    break;
  case ENT_SAMPLE_MAIL_GROUP:
    count_group (archive, mail, tale);
    break;
  case ENT_SAMPLE_MAIL_CROWD:
    count_crowd (archive, mail);
    break;
  case ENT_SAMPLE_MAIL_MEETING: {
    EntSampleMeeting meeting;
    ent_sample_tell_meeting (archive->network, mail->number, &meeting);
    ent_sample_count (archive, meeting.attendees[0], ENT_CHANNEL_EMAIL, direction);
    break;
  }
  case ENT_SAMPLE_MAIL_NOTIFICATION:
    count_act (archive, mail);
    break;
  case ENT_SAMPLE_MAIL_OFFICE:
  case ENT_SAMPLE_MAIL_LIST:
  case ENT_SAMPLE_MAIL_NEWSLETTER:
  case ENT_SAMPLE_MAIL_AUTOMATIC:
  case ENT_SAMPLE_MAIL_ABSENCE:
  case ENT_SAMPLE_MAIL_BOUNCE:
  case ENT_SAMPLE_MAIL_SPAM:
  case ENT_SAMPLE_MAIL_DELETED:
  case ENT_SAMPLE_MAIL_DRAFT:
  case ENT_SAMPLE_MAIL_ANSWER:
  case ENT_SAMPLE_N_MAIL_KINDS:
  default:
    break;
  }
}

/* ---- Writing ---- */

static void
fill (EntSampleMailbox *self, const EntSampleMail *mail)
{
  static void (*const writers[ENT_SAMPLE_N_MAIL_KINDS]) (EntSampleMailbox *, const EntSampleMail *) = {
      [ENT_SAMPLE_MAIL_PERSON] = ent_sample_write_personal,
      [ENT_SAMPLE_MAIL_GROUP] = ent_sample_write_group,
      [ENT_SAMPLE_MAIL_CROWD] = ent_sample_write_crowd,
      [ENT_SAMPLE_MAIL_OFFICE] = ent_sample_write_office,
      [ENT_SAMPLE_MAIL_LIST] = ent_sample_write_list,
      [ENT_SAMPLE_MAIL_NEWSLETTER] = ent_sample_write_newsletter,
      [ENT_SAMPLE_MAIL_AUTOMATIC] = ent_sample_write_automatic,
      [ENT_SAMPLE_MAIL_ABSENCE] = ent_sample_write_absence,
      [ENT_SAMPLE_MAIL_BOUNCE] = ent_sample_write_bounce,
      [ENT_SAMPLE_MAIL_SPAM] = ent_sample_write_unwanted,
      [ENT_SAMPLE_MAIL_DELETED] = ent_sample_write_unwanted,
      [ENT_SAMPLE_MAIL_DRAFT] = ent_sample_write_personal,
      [ENT_SAMPLE_MAIL_MEETING] = ent_sample_write_meeting,
      [ENT_SAMPLE_MAIL_ANSWER] = ent_sample_write_meeting,
      [ENT_SAMPLE_MAIL_NOTIFICATION] = ent_sample_write_notification,
  };
  g_string_truncate (self->mail, 0);
  g_string_truncate (self->text, 0);
  g_string_chunk_clear (self->strange);
  self->random = ent_sample_mail_random (self->network, mail);
  writers[mail->kind](self, mail);
}

/* A line that begins a mail in an mbox gets a `>`, and so does one that has some already (mboxrd). */
static void
append_escaped (const GString *mail, GString *out)
{
  const char *line = mail->str, *end = mail->str + mail->len;
  while (line < end) {
    const char *stop = memchr (line, '\n', (size_t)(end - line));
    const char *next = stop ? stop + 1 : end, *at = line;
    while (at < next && *at == '>')
      at++;
    if (next - at >= 5 && memcmp (at, "From ", 5) == 0)
      g_string_append_c (out, '>');
    g_string_append_len (out, line, next - line);
    line = next;
  }
  if (mail->len == 0 || mail->str[mail->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append_c (out, '\n');
}

static bool
write_mails (EntSampleArchive *archive, EntSampleMailbox *self, EntSampleSheet *sheet)
{
  for (guint i = 0; i < archive->mails->len; i++) {
    const EntSampleMail *mail = &g_array_index (archive->mails, EntSampleMail, i);
    fill (self, mail);
    count_mail (archive, mail, self->tale);
    EntRandom random = self->random;
    g_string_append_printf (sheet->text, "From 1%018" G_GUINT64_FORMAT "@xxx ",
                            ent_random_next (&random) % UINT64_C (1000000000000000000));
    ent_sample_append_mbox_time (mail->at_us, sheet->text);
    g_string_append_c (sheet->text, '\n');
    append_escaped (self->mail, sheet->text);
    if (sheet->text->len >= FLUSH_BYTES && !ent_sample_sheet_flush (sheet))
      return false;
  }
  return true;
}

bool
ent_sample_write_mailbox (EntSampleArchive *archive, const char *path, GError **error)
{
  g_auto (EntSampleSheet) sheet = {0};
  if (!ent_sample_sheet_open (&sheet, path, error))
    return false;
  EntSampleMailbox self = {.network = archive->network,
                           .tale = ent_sample_tale_new (),
                           .strange = g_string_chunk_new (4096),
                           .mail = g_string_new (NULL),
                           .text = g_string_new (NULL),
                           .name = g_string_new (NULL),
                           .who = g_string_new (NULL)};
  bool ok = write_mails (archive, &self, &sheet);
  ent_sample_tale_free (self.tale);
  g_string_chunk_free (self.strange);
  GString *const scratch[] = {self.mail, self.text, self.name, self.who};
  for (size_t i = 0; i < G_N_ELEMENTS (scratch); i++)
    g_string_free (scratch[i], TRUE);
  return ent_sample_sheet_close (&sheet, ok, error);
}
