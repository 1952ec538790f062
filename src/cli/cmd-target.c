/* `entregent target`: who is qualified for one of the user's goals. */
#include "cli/cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

#define MAX_FILE ((gsize)256 * 1024)

/* A target file is small: what is larger is none. Counted while reading, because a device or a pipe has no
 * size. */
static bool
read_file (const char *path, char **out_text, gsize *out_length, GError **error)
{
  FILE *file = g_fopen (path, "re");
  if (file == NULL) {
    g_set_error (error, ENT_ERROR, errno == ENOENT ? ENT_ERROR_NOT_FOUND : ENT_ERROR_FAILED, "%s: %s", path,
                 g_strerror (errno));
    return false;
  }
  g_autofree char *text = g_malloc (MAX_FILE + 2);
  gsize length = fread (text, 1, MAX_FILE + 1, file);
  bool failed = ferror (file) != 0;
  fclose (file);
  if (failed || length > MAX_FILE) {
    g_set_error (error, ENT_ERROR, failed ? ENT_ERROR_FAILED : ENT_ERROR_REFUSED,
                 failed ? _ ("%s cannot be read.") : _ ("%s is too large for a target."), path);
    return false;
  }
  text[length] = '\0';
  *out_text = g_steal_pointer (&text);
  *out_length = length;
  return true;
}

static void
print_info (EntApp *app, const EntTargetInfo *info)
{
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_target_info_write_json (info, json);
    ent_print_json_end (app, json);
    return;
  }
  g_autofree char *count = ent_text_count (info->n_qualified);
  ent_print_text (app, ent_slice (info->name));
  ent_print (app, ": ");
  ent_print (app,
             ngettext ("%s qualified contact", "%s qualified contacts", (unsigned long)info->n_qualified),
             count);
  ent_print (app, "\n");
}

typedef EntTargetInfo *(*FileFunc) (EntNetwork *network, EntSlice text, GError **error);

static EntExit
run_on_file (EntApp *app, FileFunc func, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!read_file (app->arguments[0], &text, &length, error))
    return ENT_EXIT_FAILED;
  g_autoptr (EntTargetInfo) info = func (app->network, (EntSlice){text, length}, error);
  if (info == NULL) {
    g_prefix_error (error, "%s: ", app->arguments[0]);
    return ENT_EXIT_FAILED;
  }
  print_info (app, info);
  return ENT_EXIT_DONE;
}

static EntExit
run_import (EntApp *app, GError **error)
{
  return run_on_file (app, ent_service_target_import, error);
}

static EntExit
run_try (EntApp *app, GError **error)
{
  return run_on_file (app, ent_service_target_try, error);
}

static EntExit
run_list (EntApp *app, GError **error)
{
  g_autoptr (GPtrArray) targets = ent_service_targets (app->network, error);
  if (targets == NULL)
    return ENT_EXIT_FAILED;
  if (app->json) {
    EntJson *json = ent_print_json (app);
    ent_targets_write_json (targets, json);
    ent_print_json_end (app, json);
    return ENT_EXIT_DONE;
  }
  for (guint i = 0; i < targets->len; i++)
    print_info (app, g_ptr_array_index (targets, i));
  if (targets->len == 0)
    ent_print (app, "%s\n", _ ("There is no target yet: entregent target import FILE"));
  return ENT_EXIT_DONE;
}

static EntExit
run_show (EntApp *app, GError **error)
{
  g_autofree char *name = ent_app_join (app, 0);
  g_autoptr (EntTargetInfo) info = ent_service_target (app->network, name, error);
  if (info == NULL)
    return ENT_EXIT_FAILED;
  print_info (app, info);
  if (app->json)
    return ENT_EXIT_DONE;
  g_auto (GStrv) lines = g_strsplit (info->text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    ent_print (app, "  ");
    ent_print_text (app, ent_slice_trim (ent_slice (*line)));
    ent_print (app, "\n");
  }
  return ENT_EXIT_DONE;
}

static EntExit
run_remove (EntApp *app, GError **error)
{
  g_autofree char *name = ent_app_join (app, 0);
  return ent_service_target_remove (app->network, name, error) ? ENT_EXIT_DONE : ENT_EXIT_FAILED;
}

/* A target to start from: whoever has no file yet gets one to change. */
static EntExit
run_example (EntApp *app, GError **error)
{
  ent_print (app, "%s",
             _ ("# Change this to whom you look for, then see how many it fits: entregent target try FILE\n"
                "target: My goal\n"
                "qualified at: 5\n"
                "+3 seniority >= director\n"
                "+2 function: direction, purchasing\n"
                "+2 organisation: acme, example power\n"
                "+1 keyword: solar, photovolta*\n"
                "-3 title: assistant\n"
                "never keyword: recruiter\n"));
  return ENT_EXIT_DONE;
}

static const EntVerb verbs[] = {
    {"example", "", N_ ("print a target to start from"), ENT_ACCESS_NONE, 0, 0, run_example},
    {"import", "[--json] FILE", N_ ("keep the target that FILE describes"), ENT_ACCESS_CREATE, 1, 1,
     run_import},
    {"try", "[--json] FILE", N_ ("count whom it would qualify, and keep nothing"), ENT_ACCESS_READ, 1, 1,
     run_try},
    {"list", "[--json]", N_ ("list the targets"), ENT_ACCESS_READ, 0, 0, run_list},
    {"show", "[--json] NAME", N_ ("show a target as it was written"), ENT_ACCESS_READ, 1, ENT_MANY, run_show},
    {"remove", "NAME", N_ ("drop a target"), ENT_ACCESS_WRITE, 1, ENT_MANY, run_remove},
    {0},
};

const EntCommand ent_cmd_target = {
    .name = "target",
    .synopsis = "VERB [ARGUMENT...]",
    .summary = N_ ("Say who is qualified for one of your goals"),
    .description = N_ ("A target is a text file, one criterion a line:\n"
                       "\n"
                       "  target: Buyers in energy\n"
                       "  qualified at: 3\n"
                       "  +3 seniority >= director\n"
                       "  +2 function: purchasing, direction\n"
                       "  +2 organisation: engie, edf\n"
                       "  never title: intern"),
    .has_json = true,
    .verbs = verbs,
};
