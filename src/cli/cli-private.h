/* The command-line face: what its files share. It asks service/ and shows the answer; it decides nothing. */
#pragma once

#include "config.h"

#include <glib/gi18n-lib.h>
#include "service/service.h"

/* ---- Commands ---- */

typedef struct EntApp EntApp;
typedef struct EntCommand EntCommand;

/* How the program ends; docs/man/entregent.1 lists them. */
typedef enum {
  ENT_EXIT_DONE = 0,
  ENT_EXIT_FAILED = 1,
  ENT_EXIT_USAGE = 2,
  ENT_EXIT_NOT_FOUND = 3,
  ENT_EXIT_NOTHING = 4, /* there was nothing to do */
  ENT_EXIT_BUSY = 5,
  ENT_EXIT_REFUSED = 6,
} EntExit;

/* Runs a command. With @error set, the exit code is the error's and the returned one does not count. */
typedef EntExit (*EntRunFunc) (EntApp *app, GError **error);

/* What main() opens before the command runs. */
typedef enum {
  ENT_ACCESS_NONE,
  ENT_ACCESS_READ,
  ENT_ACCESS_WRITE,
  ENT_ACCESS_CREATE,
} EntAccess;

typedef enum {
  ENT_OPTION_FLAG,
  ENT_OPTION_NUMBER,
  ENT_OPTION_TEXT,
  ENT_OPTION_FILE,
} EntOptionKind;

typedef struct {
  const char *name;
  EntOptionKind kind;
  const char *value; /* N_(): what stands for the value in the help; NULL for a flag */
  const char *help;  /* N_() */
} EntOption;

/* A verb of a command that has some: `target import FILE`. */
typedef struct {
  const char *name;
  const char *synopsis;
  const char *summary; /* N_() */
  EntAccess access;
  unsigned n_min, n_max;
  EntRunFunc run;
} EntVerb;

#define ENT_MANY UINT_MAX

struct EntCommand {
  const char *name;
  const char *synopsis;    /* arguments, as in the man page */
  const char *summary;     /* N_(): one line */
  const char *description; /* N_(): some lines for --help, may be NULL */
  EntAccess access;
  bool has_json;
  bool takes_query;         /* an argument like `-tag:client` is no option */
  unsigned n_min, n_max;    /* arguments */
  const EntOption *options; /* ends with a row without name; may be NULL */
  const EntVerb *verbs;     /* ends with a row without name; may be NULL */
  EntRunFunc run;           /* without a verb; NULL: there must be one */
};

/** ent_commands: the table, @out_n rows, in the order of the help. */
const EntCommand *const *ent_commands (size_t *out_n);

/** ent_command_find: NULL when there is none of that name. */
const EntCommand *ent_command_find (const char *name);

/** ent_command_nearest: the command that @name may have meant, or NULL. */
const EntCommand *ent_command_nearest (const char *name);

/* ---- The run ---- */

typedef union {
  gboolean flag;
  gint64 number;
  char *text;
} EntOptionValue;

struct EntApp {
  const EntCommand *command;
  const EntVerb *verb; /* NULL when the command has none */
  char *network_path;
  gboolean json;
  gboolean help;
  gboolean version;
  char **arguments; /* what is no option; never NULL after parsing */
  unsigned n_arguments;
  EntOptionValue *values; /* [options of the command] */
  EntNetwork *network;    /* as the command's access says; NULL for ENT_ACCESS_NONE */
  GString *out;           /* on its way to stdout */
  bool out_failed;
  bool is_terminal;    /* stdout is one */
  bool is_interactive; /* stdin and stderr are: questions may be asked, progress shown */
  bool has_unicode;    /* the terminal shows UTF-8 */
  bool has_colour;
  unsigned width; /* columns */
};

/** ent_app_parse: reads the arguments of @app's command (and what is global) out of @argv. Errors: USAGE. */
bool ent_app_parse (EntApp *app, int argc, char **argv, GError **error);

/** ent_app_flag, ent_app_number, ent_app_text: what an option was given; false, 0 and NULL when it was not.
 */
bool ent_app_flag (const EntApp *app, const char *name);
int64_t ent_app_number (const EntApp *app, const char *name, int64_t fallback);
const char *ent_app_text (const EntApp *app, const char *name);

/** ent_app_id: argument @index as an id. Errors: USAGE. */
bool ent_app_id (const EntApp *app, unsigned index, int64_t *out_id, GError **error);

/** ent_app_day: the day that option @name gives, @fallback without it. Errors: USAGE. */
bool ent_app_day (const EntApp *app, const char *name, int64_t fallback, int64_t *out_day, GError **error);

/** ent_app_join: the arguments from @first on with blanks between; free with g_free(). */
char *ent_app_join (const EntApp *app, unsigned first);

/** ent_app_confirm: asks @question on a terminal; true with --yes. Errors: REFUSED when nobody can be asked
 * or says no. */
bool ent_app_confirm (EntApp *app, const char *question, GError **error);

/* What somebody answers to a question about a contact, wherever it comes from. */
typedef enum {
  ENT_REPLY_YES,
  ENT_REPLY_NO,
  ENT_REPLY_SKIP,    /* they cannot tell */
  ENT_REPLY_UNDO,    /* back to the one before */
  ENT_REPLY_QUIT,    /* also when nothing is left to read */
  ENT_REPLY_NOTHING, /* nothing is said about this contact */
} EntReply;

typedef struct EntReplies EntReplies;
/**
 * ent_replies_new: replies from the terminal, a key each; or from stdin, a line each, when it is none. Until
 * they are freed the terminal shows no keys, and its interrupt is a key too: it quits, and what was answered
 * is kept.
 * @path: (nullable): a file of lines "ID REPLY" instead, "-" for stdin
 *
 * Errors: NOT_FOUND, FAILED; INVALID with the line; REFUSED for too many, or when nobody can be asked.
 */
EntReplies *ent_replies_new (const EntApp *app, const char *path, GError **error);
void ent_replies_free (EntReplies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntReplies, ent_replies_free)
/** ent_replies_are_asked: whether the questions are to be shown. */
bool ent_replies_are_asked (const EntReplies *self);
/** ent_replies_next: the reply about a contact. Errors: INVALID for a line that is none; REFUSED when there
 * was none at all. */
bool ent_replies_next (EntReplies *self, int64_t contact_id, EntReply *out_reply, GError **error);

/* ---- Printing (output.c, format.c, table.c, help.c) ---- */

/** ent_print: appends to what goes to stdout. */
void ent_print (EntApp *app, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** ent_preview_print: how a table of contacts is understood, and how to correct it. */
void ent_preview_print (EntApp *app, const EntPreview *preview);

/** ent_left_out_print: what was left out of a source by rule, and how to look at it; nothing when that is
 * nothing. */
void ent_left_out_print (EntApp *app, const GPtrArray *left_out, int64_t source_id);

/** ent_print_text: text from outside, shown harmless. */
void ent_print_text (EntApp *app, EntSlice text);

/** ent_print_facts: a @name, and behind it @facts with commas between, wrapped as ent_print_wrapped() does
 * where the name begins at column @indent. */
void ent_print_facts (EntApp *app, const char *name, const GString *facts, size_t indent);

/** ent_print_wrapped: text broken between words to the width of the terminal, lines after the first indented;
 * ends the line. */
void ent_print_wrapped (EntApp *app, const char *text, size_t indent);

/** ent_print_corrections: (element-type EntCorrection) one sentence of what was looked for instead of
 * mistyped words; nothing when there are none. */
void ent_print_corrections (EntApp *app, const GArray *corrections);

/** ent_print_more: hands what was printed so far to stdout when it is much. */
void ent_print_more (EntApp *app);

/** ent_print_flush: hands everything to stdout; false when it cannot be written. */
bool ent_print_flush (EntApp *app);

/** ent_print_json: a writer into what goes to stdout; ent_print_json_end() ends the line and frees it. */
EntJson *ent_print_json (EntApp *app);
void ent_print_json_end (EntApp *app, EntJson *json);

/** ent_note: a line for people on stderr. */
void ent_note (const char *format, ...) G_GNUC_PRINTF (1, 2);

typedef enum {
  ENT_STYLE_PLAIN,
  ENT_STYLE_BOLD,
  ENT_STYLE_DIM,
  ENT_STYLE_GOOD,
  ENT_STYLE_BAD
} EntStyle;
/** ent_print_style: what follows looks so, until ENT_STYLE_PLAIN; nothing without colour. */
void ent_print_style (EntApp *app, EntStyle style);

/** ent_format_change: "+12", "-3", "0". */
char *ent_format_change (int64_t change);
/** ent_format_day: "3 May 2026"; "-" for ENT_TIME_UNKNOWN. */
char *ent_format_day (int64_t at_us);
/** ent_format_ago: "3 days ago"; "never" for ENT_TIME_UNKNOWN. */
char *ent_format_ago (int64_t at_us, int64_t now_us);
/** ent_format_month: "May 2026". */
char *ent_format_month (int64_t day);

typedef struct EntTable EntTable;
/** ent_table_new: columns with those headings (static, translated); the one with @is_number is set to the
 * right. */
EntTable *ent_table_new (size_t n_columns);
void ent_table_free (EntTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTable, ent_table_free)
/** ent_table_heading: @shrinks: this column gives way when the line is too long. */
void ent_table_heading (EntTable *self, size_t column, const char *heading, bool is_number, bool shrinks);
/** ent_table_keep_end: of a text that is too long, as a path, the end is shown too; after the heading. */
void ent_table_keep_end (EntTable *self, size_t column);
/** ent_table_fit_always: not on a terminal only. */
void ent_table_fit_always (EntTable *self);
/** ent_table_cell: the next cell, row by row; @text is copied and shown harmless. */
void ent_table_cell (EntTable *self, EntSlice text);
void ent_table_cell_take (EntTable *self, char *text);
void ent_table_print (EntTable *self, EntApp *app);

/** ent_help_print: of @app's command, or of the program when it has none. */
void ent_help_print (EntApp *app);

/** ent_first_steps_print: what to do when there is no network yet. */
void ent_first_steps_print (EntApp *app);

/** ent_status_print: the terminal picture. */
void ent_status_print (EntApp *app, const EntStatus *status);

/** ent_comparison_print: two networks side by side. */
void ent_comparison_print (EntApp *app, const EntComparison *comparison);

/** ent_law_print: three answers and a chart. */
void ent_law_print (EntApp *app, const EntLawReport *report);

/** ent_cohort_table_print: one line a cohort. */
void ent_cohort_table_print (EntApp *app, const EntCohortTable *table);

/** ent_detail_print: one contact. */
void ent_detail_print (EntApp *app, const EntContactDetail *detail);

/** ent_difference_print: what a source changed in the network. */
void ent_difference_print (EntApp *app, const EntDifference *difference);

/** ent_problems_note: the first ten of them on stderr, beside the data, which goes to stdout. */
void ent_problems_note (const EntReport *report);

/** ent_problems_print: at most @max of them, as file:line:column: reason. */
void ent_problems_print (EntApp *app, const EntReport *report, size_t max);

/** ent_relation_word: "good"... in the user's language. */
const char *ent_relation_word (EntRelationClass relation);

/** ent_source_word: what kind a source is, "address book"..., in the user's language. */
const char *ent_source_word (const char *kind);

/** ent_channel_word: "meeting"... in the user's language. */
const char *ent_channel_word (EntChannel channel);
/** ent_advice_word: "ask first" in the user's language (static). */
const char *ent_advice_word (EntAdvice advice);

/* ---- The commands: one file each ---- */

extern const EntCommand ent_cmd_availability, ent_cmd_backup, ent_cmd_changes, ent_cmd_check, ent_cmd_circles,
    ent_cmd_compare, ent_cmd_completion, ent_cmd_digest, ent_cmd_dormant, ent_cmd_duplicates, ent_cmd_export,
    ent_cmd_forget, ent_cmd_grow, ent_cmd_identity, ent_cmd_import, ent_cmd_invitations, ent_cmd_label,
    ent_cmd_law, ent_cmd_list, ent_cmd_log, ent_cmd_measure, ent_cmd_merge, ent_cmd_note, ent_cmd_path,
    ent_cmd_plan, ent_cmd_read, ent_cmd_rebuild, ent_cmd_relation, ent_cmd_restore, ent_cmd_sample,
    ent_cmd_serve, ent_cmd_search, ent_cmd_show, ent_cmd_sources, ent_cmd_split, ent_cmd_status, ent_cmd_tag,
    ent_cmd_target, ent_cmd_title, ent_cmd_undo;
