#include "readers/readers.h"

const char *
ent_record_kind_name (EntRecordKind kind)
{
  static const char *const names[] = {
      [ENT_RECORD_CONTACT] = "contact",
      [ENT_RECORD_INTERACTION] = "interaction",
      [ENT_RECORD_SELF] = "self",
      [ENT_RECORD_VOICE] = "voice",
      [ENT_RECORD_PUBLICATION] = "publication",
      [ENT_RECORD_MAIL] = "mail",
      [ENT_RECORD_LEFT_OUT] = "left_out",
      [ENT_RECORD_UNIT] = "unit",
  };
  return (size_t)kind < G_N_ELEMENTS (names) ? names[kind] : "unknown";
}

const char *
ent_mail_class_name (EntMailClass mail_class)
{
  static const char *const names[] = {
      [ENT_MAIL_PERSONAL] = "personal",         [ENT_MAIL_LIST] = "list",
      [ENT_MAIL_NEWSLETTER] = "newsletter",     [ENT_MAIL_AUTOMATIC] = "automatic",
      [ENT_MAIL_ABSENCE] = "absence",           [ENT_MAIL_BOUNCE] = "bounce",
      [ENT_MAIL_NOTIFICATION] = "notification", [ENT_MAIL_UNSENT] = "unsent",
      [ENT_MAIL_UNWANTED] = "unwanted",
  };
  return (size_t)mail_class < G_N_ELEMENTS (names) ? names[mail_class] : "unknown";
}

const char *
ent_self_field_name (EntSelfField field)
{
  static const char *const names[] = {
      [ENT_SELF_IDENTIFIER] = "identifier",
      [ENT_SELF_NAME] = "name",
      [ENT_SELF_HEADLINE] = "headline",
      [ENT_SELF_SUMMARY] = "summary",
      [ENT_SELF_POSITION] = "position",
      [ENT_SELF_EDUCATION] = "education",
      [ENT_SELF_SKILL] = "skill",
      [ENT_SELF_LANGUAGE] = "language",
      [ENT_SELF_CERTIFICATION] = "certification",
      [ENT_SELF_FOLLOWS] = "follows",
      [ENT_SELF_EVENT] = "event",
      [ENT_SELF_INDUSTRY] = "industry",
      [ENT_SELF_PLACE] = "place",
  };
  return field >= ENT_SELF_IDENTIFIER && (size_t)field < G_N_ELEMENTS (names) ? names[field] : "unknown";
}

static const char *
precision_name (EntPrecision precision)
{
  static const char *const names[] = {
      [ENT_PRECISION_SECOND] = "second", [ENT_PRECISION_MINUTE] = "minute", [ENT_PRECISION_DAY] = "day",
      [ENT_PRECISION_MONTH] = "month",   [ENT_PRECISION_YEAR] = "year",     [ENT_PRECISION_AROUND] = "around",
  };
  return (size_t)precision < G_N_ELEMENTS (names) ? names[precision] : "unknown";
}

/* "key": "2024-06-05", "key_precision": "day"; null and no precision without a time. */
static void
write_time (EntJson *json, const char *key, const char *precision_key, EntTime time)
{
  if (!ent_time_is_known (time)) {
    ent_json_member_null (json, key);
    return;
  }
  g_autoptr (GString) iso = g_string_new (NULL);
  ent_time_to_iso (time, iso);
  ent_json_member_string (json, key, ent_slice_of (iso));
  ent_json_member_string (json, precision_key, ent_slice (precision_name (time.precision)));
}

static void
write_identifier (EntJson *json, const EntIdentifier *identifier)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "kind", ent_slice (ent_identifier_kind_name (identifier->kind)));
  ent_json_member_string (json, "value", identifier->value);
  ent_json_end_object (json);
}

static void
write_party (EntJson *json, const EntParty *party)
{
  ent_json_begin_object (json);
  ent_json_key (json, "identifier");
  write_identifier (json, &party->identifier);
  ent_json_member_text (json, "name", party->name);
  ent_json_member_string (json, "direction", ent_slice (ent_direction_name (party->direction)));
  ent_json_member_bool (json, "weak",
                        party->weight == ENT_WEIGHT_WEAK || party->weight == ENT_WEIGHT_WEAK_ECHO);
  ent_json_end_object (json);
}

static const char *
certainty_name (EntCertainty certainty)
{
  static const char *const names[] = {
      [ENT_CERTAINTY_STATED] = "stated", [ENT_CERTAINTY_MET] = "met", [ENT_CERTAINTY_GUESSED] = "guessed"};
  return (size_t)certainty < G_N_ELEMENTS (names) ? names[certainty] : "unknown";
}

static void
write_contact (EntJson *json, const EntContactRecord *contact)
{
  ent_json_member_text (json, "name", contact->name);
  ent_json_member_text (json, "given", contact->given);
  ent_json_member_text (json, "family", contact->family);
  ent_json_key (json, "identifiers");
  ent_json_begin_array (json);
  for (size_t i = 0; i < contact->n_identifiers; i++)
    write_identifier (json, &contact->identifiers[i]);
  ent_json_end_array (json);
  ent_json_member_text (json, "organisation", contact->organisation);
  ent_json_member_text (json, "title", contact->title);
  ent_json_member_text (json, "place", contact->place);
  write_time (json, "connected", "connected_precision", contact->connected);
  ent_json_member_bool (json, "listed", contact->listed);
  ent_json_member_string (json, "certainty", ent_slice (certainty_name (contact->certainty)));
  ent_json_member_text (json, "note", contact->note);
  ent_json_key (json, "labels");
  ent_json_begin_array (json);
  for (size_t i = 0; i < contact->n_labels; i++)
    ent_json_string (json, contact->labels[i]);
  ent_json_end_array (json);
  ent_json_key (json, "properties");
  ent_vcard_write_json (contact->original, json);
}

static void
write_act (EntJson *json, EntAct act)
{
  static const char *const acts[] = {[ENT_ACT_NONE] = "none",
                                     [ENT_ACT_POSITIVE] = "positive",
                                     [ENT_ACT_NEGATIVE] = "negative",
                                     [ENT_ACT_ACCEPTANCE] = "acceptance"};
  ent_json_member_string (json, "act", ent_slice (acts[act]));
}

static void
write_interaction (EntJson *json, const EntInteractionRecord *interaction)
{
  ent_json_member_string (json, "channel", ent_slice (ent_channel_name (interaction->channel)));
  write_act (json, interaction->act);
  write_time (json, "at", "precision", interaction->at);
  ent_json_key (json, "parties");
  ent_json_begin_array (json);
  for (size_t i = 0; i < interaction->n_parties; i++)
    write_party (json, &interaction->parties[i]);
  ent_json_end_array (json);
  ent_json_member_text (json, "thread", interaction->thread);
  ent_json_member_text (json, "external_id", interaction->external_id);
  ent_json_member_text (json, "subject", interaction->subject);
  ent_json_member_text (json, "text", interaction->text);
}

static void
write_self (EntJson *json, const EntSelfRecord *self)
{
  ent_json_member_string (json, "field", ent_slice (ent_self_field_name (self->field)));
  if (self->field == ENT_SELF_IDENTIFIER) {
    ent_json_key (json, "identifier");
    write_identifier (json, &self->identifier);
  }
  ent_json_member_text (json, "value", self->value);
  ent_json_member_text (json, "detail", self->detail);
  ent_json_member_text (json, "text", self->text);
  write_time (json, "from", "from_precision", self->from);
  write_time (json, "until", "until_precision", self->until);
}

static void
write_voice (EntJson *json, const EntVoiceRecord *voice)
{
  ent_json_member_string (json, "channel", ent_slice (ent_channel_name (voice->channel)));
  ent_json_key (json, "author");
  write_party (json, &voice->author);
  write_time (json, "at", "precision", voice->at);
  ent_json_member_text (json, "subject", voice->subject);
  ent_json_member_text (json, "text", voice->text);
  ent_json_member_bool (json, "public", voice->is_public);
}

static void
write_publication (EntJson *json, const EntPublicationRecord *publication)
{
  ent_json_member_text (json, "post", publication->post.value);
  write_time (json, "at", "precision", publication->at);
  ent_json_member_text (json, "title", publication->title);
  ent_json_member_text (json, "text", publication->text);
  ent_json_member_text (json, "url", publication->url);
  ent_json_member_text (json, "visibility", publication->visibility);
}

static void
write_addresses (EntJson *json, const char *key, const EntMailRecord *mail, EntMailRole role)
{
  ent_json_key (json, key);
  ent_json_begin_array (json);
  for (size_t i = 0; i < mail->n_parties; i++)
    if (mail->parties[i].role == role)
      ent_json_string (json, mail->parties[i].email.value);
  ent_json_end_array (json);
}

/* The sender's address and name; null where there is none. */
static void
write_sender (EntJson *json, const EntMailRecord *mail)
{
  bool has_sender = mail->n_parties > 0 && mail->parties[0].role == ENT_MAIL_FROM;
  const EntSlice nobody = {NULL, 0};
  ent_json_member_text (json, "from", has_sender ? mail->parties[0].email.value : nobody);
  ent_json_member_text (json, "from_name", has_sender ? mail->parties[0].name : nobody);
}

static void
write_mail (EntJson *json, const EntMailRecord *mail)
{
  write_sender (json, mail);
  write_addresses (json, "to", mail, ENT_MAIL_TO);
  write_addresses (json, "cc", mail, ENT_MAIL_CC);
  write_addresses (json, "bcc", mail, ENT_MAIL_BCC);
  ent_json_member_int (json, "recipients", (int64_t)mail->n_recipients);
  write_time (json, "date", "precision", mail->at);
  ent_json_member_text (json, "subject", mail->subject);
  ent_json_member_text (json, "text", mail->text);
  ent_json_member_text (json, "reply_text", mail->reply_text);
  ent_json_member_string (json, "class", ent_slice (ent_mail_class_name (mail->mail_class)));
  ent_json_member_bool (json, "bulk", mail->mail_class != ENT_MAIL_PERSONAL);
  ent_json_member_string (json, "channel", ent_slice (ent_channel_name (mail->channel)));
  if (mail->direction != 0)
    ent_json_member_string (json, "direction", ent_slice (ent_direction_name (mail->direction)));
  else
    ent_json_member_null (json, "direction");
  write_act (json, mail->act);
  ent_json_member_text (json, "message_id", mail->message_id);
  ent_json_member_text (json, "thread", mail->thread);
}

static void
write_left_out (EntJson *json, const EntLeftOutRecord *left_out)
{
  ent_json_member_string (json, "reason", left_out->reason);
  ent_json_member_text (json, "who", left_out->who);
  ent_json_member_text (json, "name", left_out->name);
  ent_json_member_text (json, "subject", left_out->subject);
  write_time (json, "at", "precision", left_out->at);
}

static void
write_unit (EntJson *json, const EntUnitRecord *unit)
{
  ent_json_member_string (json, "unit", unit->unit);
  ent_json_member_int (json, "from", (int64_t)unit->from);
  ent_json_member_int (json, "until", (int64_t)unit->until);
}

void
ent_record_write_json (const EntRecord *record, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_string (json, "kind", ent_slice (ent_record_kind_name (record->kind)));
  ent_json_member_string (json, "file", record->file);
  ent_json_member_int (json, "line", (int64_t)record->line);
  switch (record->kind) {
  case ENT_RECORD_CONTACT:
    write_contact (json, &record->contact);
    break;
  case ENT_RECORD_INTERACTION:
    write_interaction (json, &record->interaction);
    break;
  case ENT_RECORD_SELF:
    write_self (json, &record->self);
    break;
  case ENT_RECORD_VOICE:
    write_voice (json, &record->voice);
    break;
  case ENT_RECORD_PUBLICATION:
    write_publication (json, &record->publication);
    break;
  case ENT_RECORD_MAIL:
    write_mail (json, &record->mail);
    break;
  case ENT_RECORD_LEFT_OUT:
    write_left_out (json, &record->left_out);
    break;
  case ENT_RECORD_UNIT:
    write_unit (json, &record->unit);
    break;
  default:
    break;
  }
  ent_json_end_object (json);
}
