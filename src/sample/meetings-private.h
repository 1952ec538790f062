/* The user's meetings: told anew each time from their number, like conversations. */
#pragma once

#include "sample/people-private.h"

typedef enum {
  ENT_SAMPLE_MEETING_ATTENDED,
  ENT_SAMPLE_MEETING_DECLINED, /* by the user */
  ENT_SAMPLE_MEETING_REFUSED,  /* by everybody else */
  ENT_SAMPLE_MEETING_CANCELLED,
  ENT_SAMPLE_MEETING_AHEAD, /* not yet */
  ENT_SAMPLE_MEETING_CROWD, /* so many that nobody meets anybody */
  ENT_SAMPLE_MEETING_ALL_DAY,
  ENT_SAMPLE_MEETING_ALONE, /* the user and a room */
  ENT_SAMPLE_N_MEETING_KINDS,
} EntSampleMeetingKind;

#define ENT_SAMPLE_MOST_ATTENDEES 5

typedef struct {
  EntSampleMeetingKind kind;
  int64_t start_us;
  int64_t asked_us; /* when the invitation went out */
  unsigned minutes;
  unsigned n_times; /* once a week; 1: it does not come again */
  size_t attendees[ENT_SAMPLE_MOST_ATTENDEES];
  size_t n_attendees;
  bool user_organises; /* else the first attendee */
  bool last_declined;  /* the last of several attendees did not come */
  unsigned topic;
} EntSampleMeeting;

/** ent_sample_n_meetings: how many there are; 0 without a mailbox. */
size_t ent_sample_n_meetings (const EntSampleNetwork *network);

/** ent_sample_tell_meeting: the same each time. */
void ent_sample_tell_meeting (const EntSampleNetwork *network, size_t number, EntSampleMeeting *out_meeting);

/** ent_sample_append_meeting_id: the UID. */
void ent_sample_append_meeting_id (const EntSampleNetwork *network, size_t number, GString *out);

/** ent_sample_meeting_name: "attended", "declined"...: the word in the truth. (static) */
const char *ent_sample_meeting_name (EntSampleMeetingKind kind);
