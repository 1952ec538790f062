/* THE table of commands. A new one is a new file cmd-NAME.c and a row here. */
#include "cli/cli-private.h"

static const EntCommand *const commands[] = {
    /* what comes in */
    &ent_cmd_status,
    &ent_cmd_serve,
    &ent_cmd_import,
    &ent_cmd_sources,
    &ent_cmd_undo,
    /* who is in it */
    &ent_cmd_list,
    &ent_cmd_search,
    &ent_cmd_show,
    &ent_cmd_relation,
    &ent_cmd_changes,
    &ent_cmd_dormant,
    &ent_cmd_circles,
    &ent_cmd_path,
    &ent_cmd_duplicates,
    &ent_cmd_merge,
    &ent_cmd_split,
    /* who is worth it */
    &ent_cmd_target,
    &ent_cmd_label,
    &ent_cmd_compare,
    &ent_cmd_law,
    &ent_cmd_availability,
    /* what to do */
    &ent_cmd_plan,
    &ent_cmd_invitations,
    &ent_cmd_grow,
    &ent_cmd_digest,
    &ent_cmd_note,
    &ent_cmd_tag,
    &ent_cmd_log,
    /* keeping it */
    &ent_cmd_export,
    &ent_cmd_backup,
    &ent_cmd_restore,
    &ent_cmd_check,
    &ent_cmd_rebuild,
    &ent_cmd_forget,
    /* without a network */
    &ent_cmd_sample,
    &ent_cmd_read,
    &ent_cmd_identity,
    &ent_cmd_measure,
    &ent_cmd_title,
    &ent_cmd_completion,
};

const EntCommand *const *
ent_commands (size_t *out_n)
{
  *out_n = G_N_ELEMENTS (commands);
  return commands;
}

const EntCommand *
ent_command_find (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

/* Letters of @name that @other has too, less those it has not: enough to catch a slip of the finger. */
static int
likeness (const char *name, const char *other)
{
  int like = 0;
  size_t at = 0;
  for (; *name != '\0'; name++) {
    const char *hit = strchr (other + at, g_ascii_tolower (*name));
    if (hit == NULL) {
      like--;
      continue;
    }
    like += 2;
    at = (size_t)(hit - other) + 1;
    if (at > strlen (other))
      break;
  }
  return like - (int)strlen (other + MIN (at, strlen (other)));
}

const EntCommand *
ent_command_nearest (const char *name)
{
  const EntCommand *best = NULL;
  int best_likeness = (int)strlen (name) - 1; /* half the letters, at least */
  for (size_t i = 0; i < G_N_ELEMENTS (commands); i++) {
    int like = likeness (name, commands[i]->name);
    if (like > best_likeness) {
      best = commands[i];
      best_likeness = like;
    }
  }
  return best;
}
