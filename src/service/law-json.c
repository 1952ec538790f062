#include "service/law.h"
#include "service/service-private.h"

#define DECIMALS 4

static const char *const question_ids[ENT_LAW_N_QUESTIONS] = {"A", "B", "C"};

static void
write_interval (const EntLawAnswer *answer, EntJson *json)
{
  bool has_slope = answer->verdict != ENT_LAW_NOT_ENOUGH;
  const struct {
    const char *key;
    double value;
  } members[] = {{"estimate", answer->slope.estimate},
                 {"low", answer->slope.low},
                 {"high", answer->slope.high},
                 {"detectable", answer->detectable},
                 {"autocorrelation", answer->autocorrelation}};
  for (size_t i = 0; i < G_N_ELEMENTS (members); i++)
    if (has_slope)
      ent_json_member_double (json, members[i].key, members[i].value, DECIMALS);
    else
      ent_json_member_null (json, members[i].key);
}

static void
write_shares (const EntLawAnswer *answer, EntJson *json)
{
  ent_json_key (json, "doubling");
  ent_json_begin_object (json);
  ent_json_member_double (json, "contacts", answer->n_contacts, 0);
  ent_json_member_double (json, "share", answer->share, DECIMALS);
  ent_json_member_double (json, "share_doubled", answer->doubled, DECIMALS);
  ent_json_member_double (json, "low", answer->doubled_low, DECIMALS);
  ent_json_member_double (json, "high", answer->doubled_high, DECIMALS);
  ent_json_end_object (json);
}

static void
write_answer_members (const EntLawAnswer *answer, EntJson *json)
{
  ent_json_member_string (json, "id", ent_slice (question_ids[answer->question]));
  ent_json_member_string (json, "verdict", ent_slice (ent_law_verdict_name (answer->verdict)));
  write_interval (answer, json);
  ent_json_member_int (json, "n", (int64_t)answer->n);
  ent_json_member_int (json, "months", (int64_t)answer->n_months);
  ent_json_member_int (json, "blocks", answer->n_blocks);
  ent_json_member_bool (json, "constant", answer->is_constant);
  ent_json_member_bool (json, "differenced", answer->is_differenced);
  if (answer->verdict != ENT_LAW_NOT_ENOUGH && answer->question != ENT_LAW_ELASTICITY)
    write_shares (answer, json);
  else
    ent_json_member_null (json, "doubling");
}

static void
write_questions (const EntLawReport *report, EntJson *json)
{
  ent_json_key (json, "questions");
  ent_json_begin_array (json);
  for (size_t i = 0; i < ENT_LAW_N_QUESTIONS; i++) {
    ent_json_begin_object (json);
    write_answer_members (&report->answers[i], json);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_segment (const EntLawSegment *segment, EntJson *json)
{
  for (size_t i = 0; i < G_N_ELEMENTS (segment->answers); i++) {
    ent_json_begin_object (json);
    ent_json_member_string (json, "by", ent_slice (segment->target != NULL ? "target" : "source"));
    ent_json_member_string (
        json, "name",
        ent_slice (segment->target != NULL ? segment->target : ent_origin_name (segment->origin)));
    write_answer_members (&segment->answers[i], json);
    ent_json_member_bool (json, "differs", segment->differs[i]);
    ent_json_end_object (json);
  }
}

static void
write_months (const GArray *months, EntJson *json)
{
  ent_json_key (json, "series");
  ent_json_begin_array (json);
  for (guint i = 0; i < months->len; i++) {
    const EntLawMonth *month = &g_array_index (months, EntLawMonth, i);
    EntTime time = {(int64_t)month->end_s * ENT_US_PER_SECOND, ENT_PRECISION_MONTH};
    ent_json_begin_object (json);
    ent_json_member_time (json, "month", time);
    ent_json_member_int (json, "contacts", month->n_contacts);
    ent_json_member_int (json, "good", month->n_good);
    ent_json_member_int (json, "qualified", month->n_qualified);
    ent_json_member_int (json, "added", month->n_added);
    ent_json_member_int (json, "added_qualified", month->n_added_qualified);
    ent_json_member_int (json, "aged", month->n_aged);
    ent_json_member_int (json, "aged_good", month->n_aged_good);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
}

static void
write_test (const EntLawTest *test, EntJson *json)
{
  ent_json_key (json, "shares_test");
  if (test->n == 0) {
    ent_json_null (json);
    return;
  }
  ent_json_begin_object (json);
  ent_json_member_double (json, "rho", test->rho, DECIMALS);
  ent_json_member_double (json, "p", test->p, DECIMALS);
  ent_json_member_int (json, "n", (int64_t)test->n);
  ent_json_end_object (json);
}

void
ent_law_write_json (const EntLawReport *report, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "at", report->day * ENT_US_PER_DAY);
  ent_json_key (json, "targets");
  ent_json_begin_array (json);
  for (guint i = 0; i < report->targets->len; i++)
    ent_json_string (json, ent_slice (report->targets->pdata[i]));
  ent_json_end_array (json);
  write_questions (report, json);
  ent_json_key (json, "segments");
  ent_json_begin_array (json);
  for (guint i = 0; i < report->segments->len; i++)
    write_segment (&g_array_index (report->segments, EntLawSegment, i), json);
  ent_json_end_array (json);
  write_test (&report->shares, json);
  ent_json_member_day (json, "survivors_only_until", report->survivors_until_us);
  ent_json_member_int (json, "undated", (int64_t)report->n_undated);
  write_months (report->months, json);
  ent_json_end_object (json);
}

void
ent_cohort_table_write_json (const EntCohortTable *table, EntJson *json)
{
  ent_json_begin_object (json);
  ent_json_member_int (json, "schema", 1);
  ent_json_member_day (json, "at", table->day * ENT_US_PER_DAY);
  ent_json_member_string (json, "by", ent_slice (ent_cohort_kind_name (table->kind)));
  ent_json_key (json, "cohorts");
  ent_json_begin_array (json);
  for (guint i = 0; i < table->rows->len; i++) {
    const EntCohortRow *row = &g_array_index (table->rows, EntCohortRow, i);
    ent_json_begin_object (json);
    ent_json_member_string (json, "name", ent_slice (row->name));
    ent_json_member_int (json, "contacts", row->counts.n);
    ent_json_member_int (json, "qualified", row->counts.n_qualified);
    ent_json_member_int (json, "good", row->counts.n_good);
    ent_json_member_int (json, "aged", row->counts.n_aged);
    ent_json_member_int (json, "aged_good", row->counts.n_aged_good);
    ent_json_member_int (json, "left", row->counts.n_left);
    ent_json_end_object (json);
  }
  ent_json_end_array (json);
  ent_json_member_int (json, "undated", (int64_t)table->n_undated);
  ent_json_end_object (json);
}
