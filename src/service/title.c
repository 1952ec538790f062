/* What a job title says. */
#include "service/service-private.h"

struct EntTitleReader {
  EntTitleParser *parser;
};

EntTitleReader *
ent_title_reader_new (void)
{
  EntTitleReader *self = g_new0 (EntTitleReader, 1);
  self->parser = ent_title_parser_new ();
  return self;
}

void
ent_title_reader_free (EntTitleReader *self)
{
  ent_title_parser_free (self->parser);
  g_free (self);
}

static EntTitle
read_title (const EntTitleReader *self, EntSlice text)
{
  EntTitle title;
  ent_title_parse (self->parser, text, ENT_SLICE (""), &title);
  return title;
}

void
ent_title_reader_write_json (const EntTitleReader *self, EntSlice text, EntJson *json)
{
  EntTitle title = read_title (self, text);
  ent_json_begin_object (json);
  ent_json_member_string (json, "title", text);
  if (title.main_function < ENT_N_FUNCTIONS)
    ent_json_member_string (json, "function", ent_slice (ent_function_name (title.main_function)));
  else
    ent_json_member_null (json, "function");
  if (title.seniority == ENT_SENIORITY_UNKNOWN)
    ent_json_member_null (json, "seniority");
  else
    ent_json_member_int (json, "seniority", title.seniority);
  ent_json_member_double (json, "confidence", title.confidence, 3);
  ent_json_key (json, "functions");
  ent_json_begin_array (json);
  for (EntFunction function = 0; function < ENT_N_FUNCTIONS; function++)
    if (title.functions & ent_function_bit (function))
      ent_json_string (json, ent_slice (ent_function_name (function)));
  ent_json_end_array (json);
  if (title.seniority == ENT_SENIORITY_UNKNOWN)
    ent_json_member_null (json, "seniority_name");
  else
    ent_json_member_string (json, "seniority_name", ent_slice (ent_seniority_name (title.seniority)));
  ent_json_end_object (json);
}

const char *
ent_text_function (EntFunction function)
{
  /* Translators: "en" or "fr": in which language the closed lists of functions and seniorities are shown. */
  bool is_french = strcmp (C_ ("language of the lists", "en"), "fr") == 0;
  return is_french ? ent_function_name_fr (function) : ent_function_name (function);
}

const char *
ent_text_seniority (EntSeniority seniority)
{
  bool is_french = strcmp (C_ ("language of the lists", "en"), "fr") == 0;
  return is_french ? ent_seniority_name_fr (seniority) : ent_seniority_name (seniority);
}

char *
ent_title_reader_describe (const EntTitleReader *self, EntSlice text)
{
  EntTitle title = read_title (self, text);
  g_autoptr (GString) functions = g_string_new (NULL);
  for (EntFunction function = 0; function < ENT_N_FUNCTIONS; function++)
    if (title.functions & ent_function_bit (function))
      g_string_append_printf (functions, "%s%s", functions->len ? ", " : "", ent_text_function (function));
  return g_strdup_printf (_ ("function: %s; seniority: %s; confidence: %.2f"),
                          functions->len ? functions->str : _ ("unknown"),
                          ent_text_seniority (title.seniority), title.confidence);
}
