/* How well titles are read: coverage and accuracy on tests/data/titles.tsv, French pairs of the same job,
 * speed. bench-titles LABELLED.tsv [ESCO_FR.csv [ESCO_EN.csv]], the ESCO files unpacked; --wrong SPLIT lists
 * the mistakes. */
#include "measure/measure.h"

#include <stdio.h>

enum {
  N_ROUNDS = 10
}; /* of timing, each title */

typedef struct {
  unsigned n, function_known, function_right, seniority_known, seniority_right, seniority_near;
} Tally;

typedef struct {
  const EntTitleParser *parser;
  const char *list_wrong; /* split whose mistakes are printed, or NULL */
} Bench;

static bool
function_fits (EntFunction function, const char *label)
{
  g_auto (GStrv) names = g_strsplit_set (label, "|+", -1);
  const char *name = function == ENT_FUNCTION_UNKNOWN ? "-" : ent_function_name (function);
  return g_strv_contains ((const char *const *)names, name);
}

/* The distance to the nearest accepted seniority; 0 when unknown is accepted and said. */
static int
seniority_distance (EntSeniority seniority, const char *label)
{
  g_auto (GStrv) names = g_strsplit (label, "|", -1);
  int best = ENT_N_SENIORITIES;
  for (size_t i = 0; names[i] != NULL; i++) {
    int accepted = strcmp (names[i], "-") == 0 ? -1 : names[i][0] - '0';
    bool same_kind = (accepted < 0) == (seniority < 0);
    if (same_kind)
      best = MIN (best, ABS ((int)seniority - accepted));
  }
  return best;
}

static void
tally_title (const Bench *bench, char **cells, Tally *tally)
{
  EntTitle title;
  ent_title_parse (bench->parser, ent_slice (cells[0]), ENT_SLICE (""), &title);
  bool function_known = title.main_function != ENT_FUNCTION_UNKNOWN;
  bool function_right = function_fits (title.main_function, cells[2]);
  int distance = seniority_distance (title.seniority, cells[3]);
  tally->n++;
  tally->function_known += function_known;
  tally->function_right += function_right;
  tally->seniority_known += title.seniority >= 0;
  tally->seniority_right += distance == 0;
  tally->seniority_near += distance <= 1;
  if (bench->list_wrong && strcmp (bench->list_wrong, cells[5]) == 0 && (!function_right || distance != 0))
    printf ("%-60s %s %s, read %s %d (%.2f)\n", cells[0], cells[2], cells[3],
            ent_function_name (title.main_function), (int)title.seniority, title.confidence);
}

static void
bench_labelled (const Bench *bench, const char *text)
{
  static const char *const groups[][2] = {{"fr", "tune"}, {"fr", "test"}, {"en", "tune"}, {"en", "test"}};
  Tally tallies[G_N_ELEMENTS (groups)] = {0};
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (size_t i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
    if (g_strv_length (cells) != 6)
      continue;
    for (size_t g = 0; g < G_N_ELEMENTS (groups); g++)
      if (strcmp (cells[1], groups[g][0]) == 0 && strcmp (cells[5], groups[g][1]) == 0)
        tally_title (bench, cells, &tallies[g]);
  }
  printf ("language split    n  function: known right  seniority: known right within 1\n");
  for (size_t g = 0; g < G_N_ELEMENTS (groups); g++) {
    const Tally *t = &tallies[g];
    double n = MAX (t->n, 1);
    printf ("%-8s %-5s %5u            %.3f %.3f             %.3f %.3f %.3f\n", groups[g][0], groups[g][1],
            t->n, t->function_known / n, t->function_right / n, t->seniority_known / n,
            t->seniority_right / n, t->seniority_near / n);
  }
}

typedef struct {
  unsigned n_titles, function_known, seniority_known;
  unsigned n_pairs, n_same;
  int64_t parse_us;
} Coverage;

static EntTitle
cover (const Bench *bench, const char *text, Coverage *coverage)
{
  EntTitle title;
  int64_t start_us = g_get_monotonic_time ();
  for (int i = 0; i < N_ROUNDS; i++)
    ent_title_parse (bench->parser, ent_slice (text), ENT_SLICE (""), &title);
  coverage->parse_us += g_get_monotonic_time () - start_us;
  coverage->n_titles++;
  coverage->function_known += title.main_function != ENT_FUNCTION_UNKNOWN;
  coverage->seniority_known += title.seniority >= 0;
  return title;
}

static size_t
n_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  return g_strv_length (words);
}

/* "directeur de site/directrice de site": both halves must be read alike. "technicien/technicienne de
 * laboratoire" is no pair: its first half is another job. */
static void
cover_pair (const Bench *bench, const char *label, Coverage *coverage)
{
  g_auto (GStrv) halves = g_strsplit (label, "/", -1);
  if (g_strv_length (halves) != 2 || n_words (halves[0]) != n_words (halves[1]))
    return;
  EntTitle first = cover (bench, halves[0], coverage);
  EntTitle second = cover (bench, halves[1], coverage);
  bool same = first.seniority == second.seniority && first.functions == second.functions &&
              first.main_function == second.main_function;
  coverage->n_pairs++;
  coverage->n_same += same;
  if (!same && bench->list_wrong)
    printf ("%s: %s %d, %s %d\n", label, ent_function_name (first.main_function), (int)first.seniority,
            ent_function_name (second.main_function), (int)second.seniority);
}

/* Columns: id, isco08, preferred label, other labels; no cell has a quoted comma but the last. */
static void
bench_esco (const Bench *bench, const char *text)
{
  Coverage coverage = {0};
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (size_t i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", 4);
    if (g_strv_length (cells) != 4)
      continue;
    cover_pair (bench, cells[2], &coverage);
    cover (bench, cells[2], &coverage);
    g_auto (GStrv) others = g_strsplit (cells[3], "|", -1);
    for (size_t j = 0; others[j] != NULL; j++)
      cover (bench, others[j], &coverage);
  }
  double n = MAX (coverage.n_titles, 1);
  printf ("ESCO: %u titles, function known %.3f, seniority known %.3f; %u pairs, %u alike; %.2f us a title\n",
          coverage.n_titles, coverage.function_known / n, coverage.seniority_known / n, coverage.n_pairs,
          coverage.n_same, (double)coverage.parse_us / N_ROUNDS / n);
}

int
main (int argc, char **argv)
{
  g_autoptr (EntTitleParser) parser = ent_title_parser_new ();
  Bench bench = {.parser = parser};
  int at = 1;
  if (argc > 2 && strcmp (argv[1], "--wrong") == 0) {
    bench.list_wrong = argv[2];
    at = 3;
  }
  for (int i = at; i < argc; i++) {
    g_autofree char *text = NULL;
    if (!g_file_get_contents (argv[i], &text, NULL, NULL))
      continue;
    if (i == at)
      bench_labelled (&bench, text);
    else
      bench_esco (&bench, text);
  }
  return 0;
}
