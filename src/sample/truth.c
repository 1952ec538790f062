/* The truth: what the program should find in the files. Its shape is in docs/samples.md. */
#include "sample/mailbox-private.h"

#include "sample/beside-private.h"
#include "sample/meetings-private.h"

typedef struct {
  size_t connected, qualified, qualified_and_good, relations[ENT_SAMPLE_N_RELATIONS];
} Counts;

static Counts
count (const EntSampleNetwork *network)
{
  Counts counts = {0};
  for (size_t i = 0; i < network->n_people; i++) {
    const EntSamplePerson *person = &network->people[i];
    counts.connected += person->bond == ENT_SAMPLE_CONNECTED;
    counts.qualified += person->qualified;
    counts.relations[person->relation]++;
    counts.qualified_and_good += person->qualified && person->relation == ENT_SAMPLE_GOOD;
  }
  return counts;
}

/* What lies beside the archive. */
static void
write_counts_beside (const EntSampleArchive *archive, EntJson *json)
{
  const EntSampleBeside *beside = &archive->beside;
  ent_json_key (json, "mails");
  ent_json_begin_object (json);
  for (size_t i = 0; ent_sample_mail_class_name (i) != NULL; i++)
    ent_json_member_int (json, ent_sample_mail_class_name (i), (int64_t)beside->n_by_class[i]);
  ent_json_end_object (json);
  ent_json_key (json, "personal_mails");
  ent_json_begin_object (json);
  ent_json_member_int (json, "in", (int64_t)beside->n_in);
  ent_json_member_int (json, "out", (int64_t)beside->n_out);
  ent_json_end_object (json);
  ent_json_key (json, "notifications");
  ent_json_begin_object (json);
  for (int act = 0; act < ENT_SAMPLE_N_ACTS; act++)
    ent_json_member_int (json, ent_sample_act_name ((EntSampleAct)act), (int64_t)beside->n_by_act[act]);
  ent_json_member_int (json, "forged", (int64_t)beside->n_forged);
  ent_json_member_int (json, "unproven", (int64_t)beside->n_unproven);
  ent_json_end_object (json);
  ent_json_key (json, "meetings");
  ent_json_begin_object (json);
  for (int kind = 0; kind < ENT_SAMPLE_N_MEETING_KINDS; kind++)
    ent_json_member_int (json, ent_sample_meeting_name ((EntSampleMeetingKind)kind),
                         (int64_t)beside->n_meetings[kind]);
  ent_json_member_int (json, "attended_times", (int64_t)beside->n_meeting_times);
  ent_json_end_object (json);
  ent_json_key (json, "cards");
  ent_json_begin_object (json);
  ent_json_member_int (json, "people", (int64_t)beside->n_cards);
  ent_json_member_int (json, "others", (int64_t)beside->n_card_groups);
  ent_json_end_object (json);
}

static void
write_counts (const EntSampleArchive *archive, EntJson *json)
{
  const EntSampleNetwork *network = archive->network;
  Counts counts = count (network);
  ent_json_key (json, "counts");
  ent_json_begin_object (json);
  ent_json_member_int (json, "contacts", (int64_t)network->n_people);
  ent_json_member_int (json, "connected", (int64_t)counts.connected);
  ent_json_member_int (json, "qualified", (int64_t)counts.qualified);
  for (int relation = 0; relation < ENT_SAMPLE_N_RELATIONS; relation++)
    ent_json_member_int (json, ent_sample_relation_name ((EntSampleRelation)relation),
                         (int64_t)counts.relations[relation]);
  ent_json_member_int (json, "qualified_and_good", (int64_t)counts.qualified_and_good);
  ent_json_member_int (json, "closed_accounts", (int64_t)network->n_closed);
  ent_json_key (json, "interactions_by_channel");
  ent_json_begin_object (json);
  for (int channel = 1; channel <= ENT_CHANNEL_LAST; channel++) {
    if (archive->n_by_channel[channel] > 0)
      ent_json_member_int (json, ent_channel_name ((EntChannel)channel),
                           (int64_t)archive->n_by_channel[channel]);
  }
  ent_json_end_object (json);
  ent_json_key (json, "rows");
  ent_json_begin_object (json);
  for (guint i = 0; i < archive->files->len; i++) {
    const EntSampleFile *file = &g_array_index (archive->files, EntSampleFile, i);
    ent_json_member_int (json, file->name, (int64_t)file->n_rows);
  }
  ent_json_end_object (json);
  if (archive->network->has_mailbox)
    write_counts_beside (archive, json);
  ent_json_end_object (json);
}

static void
add_name (GPtrArray *names, const GString *name)
{
  if (name->len > 0 && !g_ptr_array_find_with_equal_func (names, name->str, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name->str));
}

/* All spellings, in the archive and beside it. */
static GPtrArray *
names_of (const EntSamplePerson *person, const char *plain)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) name = g_string_new (NULL);
  if (person->slug || person->in_address_book) {
    ent_sample_append_shown_name (person, name);
    add_name (names, name);
    g_string_truncate (name, 0);
    ent_sample_append_former_name (person, name);
    add_name (names, name);
  }
  g_string_assign (name, plain);
  add_name (names, name);
  if (person->in_address_book || person->in_cards) {
    g_string_truncate (name, 0);
    ent_sample_append_styled_name (person, ENT_SAMPLE_NAME_CAPITALS, 0, name);
    add_name (names, name);
  }
  for (unsigned i = 0; i < person->n_addresses; i++) {
    EntSampleNameStyle style = ent_sample_style_of (person, i);
    g_string_truncate (name, 0);
    if (style != ENT_SAMPLE_NAME_ADDRESS)
      ent_sample_append_styled_name (person, style, i, name);
    add_name (names, name);
  }
  return names;
}

static void
write_names (const EntSamplePerson *person, EntJson *json)
{
  g_autofree char *plain = g_strconcat (person->name.given, " ", person->name.family, NULL);
  g_autoptr (GPtrArray) names = names_of (person, plain);
  ent_json_member_string (json, "name", ent_slice (plain));
  ent_json_key (json, "names");
  ent_json_begin_array (json);
  for (guint i = 0; i < names->len; i++)
    ent_json_string (json, ent_slice (g_ptr_array_index (names, i)));
  ent_json_end_array (json);
}

static void
write_identifiers (const EntSamplePerson *person, EntJson *json)
{
  ent_json_key (json, "emails");
  ent_json_begin_array (json);
  if (person->email && person->n_addresses == 0)
    ent_json_string (json, ent_slice (person->email));
  for (unsigned i = 0; i < person->n_addresses; i++)
    ent_json_string (json, ent_slice (person->addresses[i]));
  ent_json_end_array (json);
  ent_json_key (json, "phones");
  ent_json_begin_array (json);
  if (person->phone)
    ent_json_string (json, ent_slice (person->phone));
  ent_json_end_array (json);
}

/* What passed, as [received, sent]; a meeting is in both. */
static void
write_tally (const EntSampleTally *tally, EntJson *json)
{
  ent_json_key (json, "interactions");
  ent_json_begin_object (json);
  for (int channel = 1; channel <= ENT_CHANNEL_LAST; channel++) {
    if (tally->n_in[channel] == 0 && tally->n_out[channel] == 0)
      continue;
    ent_json_key (json, ent_channel_name ((EntChannel)channel));
    ent_json_begin_array (json);
    ent_json_int (json, tally->n_in[channel]);
    ent_json_int (json, tally->n_out[channel]);
    ent_json_end_array (json);
  }
  ent_json_end_object (json);
}

static void
write_person (const EntSamplePerson *person, const EntSampleTally *tally, EntJson *json)
{
  g_autoptr (GString) url = g_string_new (NULL);
  g_autoptr (GString) since = g_string_new (NULL);
  if (person->slug)
    ent_sample_append_url (person->slug, false, url);
  if (person->bond == ENT_SAMPLE_CONNECTED)
    ent_day_to_iso (ent_day_of (person->since_us), since);
  ent_json_begin_object (json);
  ent_json_member_text (json, "url", ent_slice_of (url));
  write_names (person, json);
  ent_json_member_bool (json, "connected", person->bond == ENT_SAMPLE_CONNECTED);
  ent_json_member_text (json, "connected_on", ent_slice_of (since));
  ent_json_member_bool (json, "qualified", person->qualified);
  ent_json_member_string (json, "relation", ent_slice (ent_sample_relation_name (person->relation)));
  ent_json_member_bool (json, "borderline", person->borderline && ent_sample_exchanges (person));
  ent_json_member_int (json, "messages", (int64_t)person->n_messages);
  write_tally (tally, json);
  write_identifiers (person, json);
  ent_json_member_bool (json, "in_address_book", person->in_address_book || person->in_cards);
  ent_json_member_string (json, "title", ent_slice (person->title));
  ent_json_member_string (json, "organisation", ent_slice (person->organisation));
  ent_json_member_string (json, "function", ent_slice (person->function));
  ent_json_member_int (json, "seniority", person->seniority);
  ent_json_end_object (json);
}

static void
write_self (const EntSampleNetwork *network, EntJson *json)
{
  const EntSampleStory *story = network->story;
  g_autofree char *name = g_strconcat (story->given, " ", story->family, NULL);
  g_autoptr (GString) url = g_string_new (NULL);
  ent_sample_append_url (story->slug, false, url);
  ent_json_key (json, "self");
  ent_json_begin_object (json);
  ent_json_member_string (json, "name", ent_slice (name));
  ent_json_member_string (json, "url", ent_slice_of (url));
  ent_json_member_string (json, "email", ent_slice (story->email));
  ent_json_key (json, "emails");
  ent_json_begin_array (json);
  ent_json_string (json, ent_slice (story->email));
  ent_json_string (json, ent_slice (story->old_email));
  ent_json_end_array (json);
  ent_json_member_string (json, "headline", ent_slice (story->headline));
  ent_json_end_object (json);
}

/* ---- Each mail ---- */

/* Whom it is from or to; -1 when that is nobody of the network. */
static int64_t
person_of (const EntSampleNetwork *network, const EntSampleMail *mail)
{
  if (mail->kind == ENT_SAMPLE_MAIL_MEETING || mail->kind == ENT_SAMPLE_MAIL_ANSWER) {
    EntSampleMeeting meeting;
    ent_sample_tell_meeting (network, mail->number, &meeting);
    return (int64_t)meeting.attendees[0];
  }
  bool is_told = mail->kind == ENT_SAMPLE_MAIL_NOTIFICATION && mail->proof == ENT_SAMPLE_GENUINE &&
                 mail->act <= ENT_SAMPLE_ACT_LAST_OF_PERSON;
  bool is_theirs = mail->kind == ENT_SAMPLE_MAIL_PERSON || mail->kind == ENT_SAMPLE_MAIL_CROWD ||
                   mail->kind == ENT_SAMPLE_MAIL_ABSENCE || mail->kind == ENT_SAMPLE_MAIL_DRAFT;
  return is_told || is_theirs ? (int64_t)mail->number : -1;
}

static void
write_mail (const EntSampleNetwork *network, const EntSampleMail *mail, EntJson *json)
{
  static const char *const proofs[] = {"genuine", "forged", "unproven"};
  g_autoptr (GString) text = g_string_new (NULL);
  ent_sample_append_mail_id (network, mail, text);
  ent_json_begin_object (json);
  ent_json_member_string (json, "id", ent_slice_of (text));
  g_string_truncate (text, 0);
  ent_time_to_iso ((EntTime){mail->at_us, ENT_PRECISION_SECOND}, text);
  ent_json_member_string (json, "at", ent_slice_of (text));
  ent_json_member_string (json, "class", ent_slice (ent_sample_mail_class (mail)));
  ent_json_member_string (json, "direction", ent_slice (mail->sender == 0 ? "out" : "in"));
  int64_t person = person_of (network, mail);
  if (person >= 0)
    ent_json_member_int (json, "person", person);
  if (mail->kind == ENT_SAMPLE_MAIL_NOTIFICATION) {
    ent_json_member_string (json, "act", ent_slice (ent_sample_act_name ((EntSampleAct)mail->act)));
    ent_json_member_string (json, "proof",
                            ent_slice (proofs[mail->proof == ENT_SAMPLE_FORGED      ? 1
                                              : mail->proof == ENT_SAMPLE_FORWARDED ? 2
                                                                                    : 0]));
  }
  ent_json_end_object (json);
}

/* ---- All ---- */

/* Written bit by bit: the truth of a million people is not held in memory. */
static bool
write_mails (const EntSampleArchive *archive, EntJson *json, EntSampleSheet *sheet)
{
  bool ok = true;
  ent_json_key (json, "mails");
  ent_json_begin_array (json);
  for (guint i = 0; i < archive->mails->len && ok; i++) {
    write_mail (archive->network, &g_array_index (archive->mails, EntSampleMail, i), json);
    ok = ent_sample_sheet_flush (sheet);
  }
  ent_json_end_array (json);
  return ok;
}

static bool
write_all (const EntSampleArchive *archive, EntSampleSheet *sheet)
{
  const EntSampleNetwork *network = archive->network;
  g_autoptr (EntJson) json = ent_json_new (sheet->text);
  g_autoptr (GString) now = g_string_new (NULL);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, network->seed);
  ent_day_to_iso (ent_day_of (network->now_us), now);
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 2);
  ent_json_member_string (json, "name", ent_slice (network->story->name));
  ent_json_member_string (json, "seed", ent_slice (seed)); /* a string: JSON numbers end at 53 bits */
  ent_json_member_string (json, "now", ent_slice_of (now));
  write_self (network, json);
  write_counts (archive, json);
  ent_json_key (json, "people");
  ent_json_begin_array (json);
  bool ok = true;
  for (size_t i = 0; i < network->n_people && ok; i++) {
    write_person (&network->people[i], &archive->tallies[i], json);
    ok = ent_sample_sheet_flush (sheet);
  }
  ent_json_end_array (json);
  ok = ok && (archive->mails == NULL || write_mails (archive, json, sheet));
  ent_json_end_object (json);
  g_string_append_c (sheet->text, '\n');
  return ok;
}

bool
ent_sample_write_truth (EntSampleArchive *archive, const char *path, GError **error)
{
  g_auto (EntSampleSheet) sheet = {0};
  return ent_sample_sheet_open (&sheet, path, error) &&
         ent_sample_sheet_close (&sheet, write_all (archive, &sheet), error);
}
