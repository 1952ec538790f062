/*
 * Calendars (RFC 5545): what the files of this reader share. A file is cut into components as it streams by;
 * libical parses one component at a time, of which only the properties that are wanted are left. Everything
 * is looked at twice: first which version of an event stands and whose calendar it is, then what it means.
 * Facts and rules: docs/formats/calendars.md.
 */
#pragma once

#include "readers/mailbox-private.h"

#include <libical/ical.h>

#define ENT_CALENDAR_MAX_LINE (64u * 1024)       /* of a longer property the rest is dropped */
#define ENT_CALENDAR_MAX_COMPONENT (512u * 1024) /* a longer component is left out */
#define ENT_CALENDAR_MAX_ATTENDEES ENT_MAIL_MAX_PARTIES
#define ENT_CALENDAR_MAX_TEXT (16u * 1024) /* of a description */

/* ---- Cutting (calendar-cut.c) ---- */

typedef enum {
  ENT_CALENDAR_BEGINS,   /* BEGIN:VCALENDAR */
  ENT_CALENDAR_PROPERTY, /* of the calendar itself */
  ENT_CALENDAR_ZONE,     /* a VTIMEZONE */
  ENT_CALENDAR_EVENT,    /* a VEVENT */
} EntCalendarPieceKind;

/* Slices live until the next call; valid UTF-8. */
typedef struct {
  EntCalendarPieceKind kind;
  EntSlice text;        /* a component, unfolded, with the properties that are wanted */
  EntSlice name, value; /* of a property */
  uint64_t line;        /* of its first line, from 1 */
  size_t n_attendees;   /* all that an event names, also beyond the first ENT_CALENDAR_MAX_ATTENDEES */
} EntCalendarPiece;

typedef struct EntCalendarCutter EntCalendarCutter;

/**
 * ent_calendar_cutter_new:
 * @input: borrowed
 * @report: gets what is broken, as of @file; NULL: nothing is worth a word
 *
 * Memory: bounded by ENT_CALENDAR_MAX_COMPONENT.
 */
EntCalendarCutter *ent_calendar_cutter_new (EntInput *input, EntSlice file, EntReport *report);
void ent_calendar_cutter_free (EntCalendarCutter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCalendarCutter, ent_calendar_cutter_free)

/** ent_calendar_cut: false at the end, or with @error set as the input fails. */
bool ent_calendar_cut (EntCalendarCutter *self, EntCalendarPiece *out_piece, GError **error);

/** ent_calendar_n_broken: components that were left out, because they do not end or are too long. */
uint64_t ent_calendar_n_broken (const EntCalendarCutter *self);

/** ent_calendar_is_start: whether a file that begins with these bytes is a calendar. */
bool ent_calendar_is_start (EntSlice start);

/* ---- Time (calendar-zone.c) ---- */

typedef struct EntCalendarZone EntCalendarZone;
typedef struct EntCalendarZones EntCalendarZones;

/** ent_calendar_zones_new: of one file: the zones that it defines itself. */
EntCalendarZones *ent_calendar_zones_new (void);
void ent_calendar_zones_free (EntCalendarZones *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCalendarZones, ent_calendar_zones_free)

/** ent_calendar_zones_add: remembers a VTIMEZONE. Bounded in number and bytes; one of an ordinary name is not
 * needed. */
void ent_calendar_zones_add (EntCalendarZones *self, EntSlice text);

/** ent_calendar_zones_find: by its name of the IANA, else as the file defines it, else by its name in
 * Windows; NULL when it is none of these. Borrowed. */
const EntCalendarZone *ent_calendar_zones_find (EntCalendarZones *self, EntSlice name);

/** ent_calendar_windows_zone: "Romance Standard Time" -> "Europe/Paris"; NULL when unknown
 * (calendar-zone-names.c). */
const char *ent_calendar_windows_zone (EntSlice name);

typedef enum {
  ENT_CALENDAR_NO_TIME,
  ENT_CALENDAR_UTC,
  ENT_CALENDAR_ZONED,
  ENT_CALENDAR_FLOATING, /* in no zone that is known */
  ENT_CALENDAR_DATE,     /* a whole day */
} EntCalendarTimeKind;

typedef struct {
  EntCalendarTimeKind kind;
  int64_t local_s; /* what the clock on the wall shows, as seconds since 1970 */
  const EntCalendarZone *zone;
} EntCalendarTime;

/** ent_calendar_time_utc: seconds since 1970 UTC; a time in no known zone is taken as UTC. */
int64_t ent_calendar_time_utc (const EntCalendarTime *self);

/** ent_calendar_append_instance: appends a name of that moment that is the same in every zone. */
void ent_calendar_append_instance (const EntCalendarTime *self, GString *out);

/* ---- One event (calendar-event.c) ---- */

typedef enum {
  ENT_ANSWER_UNSAID, /* the calendar says nothing of answers */
  ENT_ANSWER_NONE,   /* was asked and has not answered */
  ENT_ANSWER_YES,    /* accepted, or perhaps */
  ENT_ANSWER_NO,     /* declined, or sent somebody else */
} EntAnswer;

typedef struct {
  EntSlice email; /* normal form */
  EntSlice name;  /* may be empty */
  EntAnswer answer;
  bool is_organizer;
  bool is_person;    /* no room, resource, group, calendar */
  bool is_bystander; /* is told of it and does not take part */
} EntAttendee;

typedef struct {
  EntSlice uid;
  EntCalendarTime start, recurrence_id;
  int64_t duration_s;                   /* -1: not said */
  int64_t sequence, stamp_s, changed_s; /* INT64_MIN: not said */
  bool is_cancelled, is_transparent;
  bool recurs;
  struct icalrecurrencetype rule;          /* FREQ is NO_RECURRENCE without one; borrowed from the parser */
  const EntCalendarTime *extra, *left_out; /* RDATE, EXDATE */
  size_t n_extra, n_left_out;
  EntSlice summary, text, organizer; /* organizer: an address, may be empty */
  EntSlice sent_by;                  /* who sends for the organizer, may be empty */
  const EntAttendee *attendees;      /* the organizer first, each address once */
  size_t n_attendees, n_named;       /* n_named: all persons, also beyond the bound */
} EntCalendarEvent;

typedef struct EntCalendarParser EntCalendarParser;

/** ent_calendar_parser_new: reusable; belongs to one thread. */
EntCalendarParser *ent_calendar_parser_new (void);
void ent_calendar_parser_free (EntCalendarParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCalendarParser, ent_calendar_parser_free)

/* In what an event stands. */
typedef struct {
  EntCalendarZones *zones;
  const EntCalendarZone *home; /* of times without a zone; may be NULL */
  EntSlice file;
  EntReport *report; /* may be NULL */
} EntCalendarFrame;

/**
 * ent_calendar_parse:
 * @out_event: borrowed from @self until the next call
 *
 * Returns: false when it is no event that can be read: no start, or one that is no time; the reason is in the
 * frame's report.
 */
bool ent_calendar_parse (EntCalendarParser *self, const EntCalendarPiece *piece,
                         const EntCalendarFrame *frame, EntCalendarEvent *out_event);

/* ---- All events of a stream (calendar-walk.c) ---- */

/* For what a calendar was sent (RFC 5546). */
typedef enum {
  ENT_CALENDAR_STATES,  /* no method, PUBLISH, REQUEST, ADD: this is so */
  ENT_CALENDAR_ANSWERS, /* REPLY */
  ENT_CALENDAR_CANCELS, /* CANCEL */
  ENT_CALENDAR_ASKS,    /* REFRESH, COUNTER, DECLINECOUNTER: nothing is so yet */
} EntCalendarMethod;

typedef struct {
  EntCalendarParser *parser;
  EntCalendarZones *zones; /* of this stream; learns them */
  EntSlice file;
  EntReport *report; /* may be NULL */
  /** Takes one event; false with @error set stops the walk. */
  bool (*event) (const EntCalendarEvent *event, EntCalendarMethod method, uint64_t line, void *context,
                 GError **error);
  /** Is told how the calendar is called; may be NULL. */
  void (*name) (EntSlice name, void *context);
  void *context;
  uint64_t n_broken; /* events that could not be read */
} EntCalendarWalk;

/** ent_calendar_walk: false with @error of the callback, or as the input fails. */
bool ent_calendar_walk (EntCalendarWalk *self, EntInput *input, GError **error);

/* A text as an input. */
typedef struct {
  EntInput base;
  EntSlice rest;
} EntTextInput;

void ent_text_input_init (EntTextInput *self, EntSlice text);

/* ---- Recurrence (calendar-recur.c) ---- */

#define ENT_CALENDAR_MAX_OF_EVENT 10000
#define ENT_CALENDAR_MAX_ROWS 1000000 /* of recurring events, a row for each person and time */

/* What is left of the work that one source may cause. */
typedef struct {
  uint32_t n_rows;
  uint32_t cost;        /* rows that an occurrence of the event makes, at least 1 */
  uint32_t n_fruitless; /* rules that libical searches to the end of time in vain */
} EntCalendarBudget;

#define ENT_CALENDAR_BUDGET ((EntCalendarBudget){ENT_CALENDAR_MAX_ROWS, 1, 20})

typedef enum {
  ENT_RECURRENCE_ALL,      /* every occurrence up to the bound */
  ENT_RECURRENCE_CUT,      /* there are more than ENT_CALENDAR_MAX_OF_EVENT */
  ENT_RECURRENCE_SPENT,    /* the budget is used up */
  ENT_RECURRENCE_UNUSABLE, /* a rule that makes no meetings: every minute, another calendar system... */
} EntRecurrence;

/**
 * ent_calendar_expand:
 * @until_s: no occurrence that starts after it
 * @out: (element-type EntCalendarTime) gets the starts, in order, each once, without those left out by EXDATE
 *
 * Cost: about 6 us for each; a rule that matches nothing up to 2 s, for which the budget allows 20.
 */
EntRecurrence
ent_calendar_expand (const EntCalendarEvent *event, int64_t until_s, EntCalendarBudget *budget, GArray *out);

/* ---- Whose calendar it is (calendar-owner.c) ---- */

typedef struct EntCalendarOwner EntCalendarOwner;

EntCalendarOwner *ent_calendar_owner_new (const EntReadOptions *options);
void ent_calendar_owner_free (EntCalendarOwner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCalendarOwner, ent_calendar_owner_free)

/** ent_calendar_owner_look: takes an event as evidence. Bounded: later ones are not looked at. */
void ent_calendar_owner_look (EntCalendarOwner *self, const EntCalendarEvent *event);

/** ent_calendar_owner_hint: the calendar is called so; of weight when it is an address. */
void ent_calendar_owner_hint (EntCalendarOwner *self, EntSlice name);

/** ent_calendar_owner_decide: the address that the evidence by itself shows to be the user's; NULL for none,
 * and where a known one is named beside it. Borrowed. */
const char *ent_calendar_owner_decide (EntCalendarOwner *self);

/** ent_calendar_owner_n_events: how many events name anybody. */
uint32_t ent_calendar_owner_n_events (const EntCalendarOwner *self);

/** ent_calendar_owner_is_named: whether an address of the user is in any event. */
bool ent_calendar_owner_is_named (const EntCalendarOwner *self);

/* ---- Which version stands (calendar-versions.c) ---- */

typedef struct EntCalendarVersions EntCalendarVersions;

EntCalendarVersions *ent_calendar_versions_new (void);
void ent_calendar_versions_free (EntCalendarVersions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCalendarVersions, ent_calendar_versions_free)

/** ent_calendar_versions_add: @ordinal numbers the events in the order of reading, from 0. Beyond the bound
 * on their number nothing is remembered, and each is taken as it stands. */
void ent_calendar_versions_add (EntCalendarVersions *self, const EntCalendarEvent *event, uint32_t ordinal);

/** ent_calendar_versions_cancel: the same of a cancellation. */
void ent_calendar_versions_cancel (EntCalendarVersions *self, const EntCalendarEvent *event);

/** ent_calendar_versions_claim: whether @event, told at @at_s, is nobody's yet or belongs to the organizer
 * that it names: nobody else may change it. */
bool ent_calendar_versions_claim (EntCalendarVersions *self, const EntCalendarEvent *event, int64_t at_s);

/** ent_calendar_versions_since: when it was told of first; INT64_MIN when that is not known. */
int64_t ent_calendar_versions_since (const EntCalendarVersions *self, const EntCalendarEvent *event);

/** ent_calendar_versions_answer: @attendee answered to it. */
void ent_calendar_versions_answer (EntCalendarVersions *self, const EntCalendarEvent *event,
                                   const EntAttendee *attendee);

/** ent_calendar_versions_answer_of: what @attendee answered last: in the event, or by itself. */
EntAnswer ent_calendar_versions_answer_of (const EntCalendarVersions *self, const EntCalendarEvent *event,
                                           const EntAttendee *attendee);

typedef enum {
  ENT_VERSION_STANDS,
  ENT_VERSION_CANCELLED,
  ENT_VERSION_OLD, /* a newer one stands */
} EntVersion;

EntVersion
ent_calendar_versions_of (const EntCalendarVersions *self, const EntCalendarEvent *event, uint32_t ordinal);

/** ent_calendar_versions_is_apart: whether the occurrence of @event at @at is told by an event of its own. */
bool ent_calendar_versions_is_apart (const EntCalendarVersions *self, const EntCalendarEvent *event,
                                     const EntCalendarTime *at);

/* ---- What an event means (calendar-meeting.c) ---- */

typedef struct {
  EntSink *sink;
  EntReport *report;
  EntSourceInfo *info;
  const EntMailOwner *owner; /* who the user is */
  EntCalendarVersions *versions;
  EntCalendarBudget budget;
  int64_t since_s;  /* times of a recurring event before it are not the user's; INT64_MIN: none */
  int64_t until_s;  /* what starts later has not happened */
  bool is_mail;     /* invitations, where the user must be named, and which are no rows */
  GArray *starts;   /* EntCalendarTime, scratch */
  GArray *parties;  /* EntParty, scratch */
  GString *id;      /* scratch */
  int64_t newest_s; /* start of the newest meeting */
} EntMeetings;

/** ent_meetings_init: scratch and sums; the rest is the caller's to set. */
void ent_meetings_init (EntMeetings *self);
void ent_meetings_clear (EntMeetings *self);

/** ent_meetings_put: the meetings of one event that stands into the sink, or why it is none. False only with
 * @error of the sink. */
bool ent_meetings_put (EntMeetings *self, const EntCalendarEvent *event, EntVersion version, EntSlice file,
                       uint64_t line, GError **error);
