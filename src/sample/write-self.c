/* The user's own pages, what they follow, and what else lies in an archive. */
#include "sample/write-private.h"

#include "sample/moments-private.h"

#define MOST_CELLS 13

/* A row of a small file; cells that start with @ are the story's. */
typedef struct {
  const char *file;
  const char *header;
  const char *cells[MOST_CELLS];
} SmallRow;

/* Rows of one file stand together; the first has the header. */
static const SmallRow rows[] = {
    {"Profile.csv",
     "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo "
     "Location,Twitter "
     "Handles,Websites,Instant Messengers",
     {"@given", "@family", "", "", "Mar 9", "@headline", "@summary", "@industry", "", "@place", "",
      "[COMPANY:https://www.example.org]", ""}},
    {"Profile Summary.csv", "Profile Summary", {"@summary"}},
    {"Positions.csv",
     "Company Name,Title,Description,Location,Started On,Finished On",
     {"@organisation", "Fondateur·rice", "@summary", "@place", "Jan 2018", ""}},
    {"Positions.csv",
     NULL,
     {"Groupe Exemple", "Chef·fe de projet", "", "Paris, France", "Sep 2009", "Dec 2017"}},
    {"Positions.csv", NULL, {"Ateliers Fictifs", "Stagiaire", "", "", "2008", "2009"}},
    {"Education.csv",
     "School Name,Start Date,End Date,Notes,Degree Name,Activities",
     {"École Fictive de Management", "2004", "2009", "", "Master", "Théâtre, voile"}},
    {"Skills.csv", "Name", {"Animation de réseau"}},
    {"Skills.csv", NULL, {"Gestion de projet"}},
    {"Skills.csv", NULL, {"Négociation"}},
    {"Skills.csv", NULL, {"Prise de parole"}},
    {"Languages.csv", "Name,Proficiency", {"Français", "Native or bilingual proficiency"}},
    {"Languages.csv", NULL, {"Anglais", "Full professional proficiency"}},
    {"Certifications.csv",
     "Name,Url,Authority,Started On,Finished On,License Number",
     {"Conduite de réunions", "https://www.example.org/cert", "Institut Modèle", "Jun 2021", "", "0001"}},
    {"Email Addresses.csv",
     "Email Address,Confirmed,Primary,Updated On",
     {"@email", "Yes", "Yes", "1/15/18, 9:12 AM"}},
    {"Email Addresses.csv", NULL, {"@old_email", "Yes", "No", "3/2/12, 4:40 PM"}},
    {"PhoneNumbers.csv", "Extension,Number,Type", {"", "+33 1 99 00 00 00", "Mobile"}},
    {"Rich_Media.csv",
     "Date/Time,Media Description,Media Link",
     {"You uploaded a feed photo on March 12, 2024 at 10:11 AM (GMT)", "", "https://www.example.org/photo"}},
    {"Hashtag_Follows_100200300.csv",
     "HashTag,CreatedTime,LastModifiedTime,State",
     {"#rencontres", "2022-03-01 08:00:00", "2022-03-01 08:00:00", "Follow"}},
    {"Events.csv",
     "Event Name,Event Time,Status,External Url",
     {"Rencontres d'automne", "Oct 12, 2023 06:00 PM - Oct 12, 2023 09:00 PM", "APPROVED",
      "https://www.example.org/evt"}},
};

static const char *
fill_cell (const EntSampleStory *story, const char *cell)
{
  const struct {
    const char *key;
    const char *value;
  } fields[] = {
      {"@given", story->given},     {"@family", story->family},       {"@headline", story->headline},
      {"@summary", story->summary}, {"@industry", story->industry},   {"@place", story->place},
      {"@email", story->email},     {"@old_email", story->old_email}, {"@organisation", story->organisation},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (g_str_equal (fields[i].key, cell))
      return fields[i].value;
  }
  return cell;
}

static bool
write_small_files (EntSampleArchive *self, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (rows[i].header && !ent_sample_begin_file (self, rows[i].file, rows[i].header, error))
      return false;
    for (size_t j = 0; j < MOST_CELLS && rows[i].cells[j]; j++)
      ent_sample_cell (self, fill_cell (self->network->story, rows[i].cells[j]));
    if (!ent_sample_end_row (self, "\n", error))
      return false;
  }
  return true;
}

static bool
write_article (EntSampleArchive *self, GError **error)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_string_append_printf (
      html,
      "<html><head><title>Des contacts de qualité, en quantité</title></head><body>"
      "<h1><a href=\"https://www.linkedin.com/pulse/des-contacts-de-qualite\">Des contacts de "
      "qualité, en quantité</a></h1><p class=\"created\">Created on 2024-02-03 09:15</p>"
      "<p class=\"published\">Published on 2024-02-05 08:00</p><div><p>%s</p>"
      "<p>Peu de contacts ou beaucoup&nbsp;? La bonne question est ailleurs.</p></div></body></html>",
      self->network->story->summary);
  return ent_sample_zip_flush (self->zip, self->buffer, error) &&
         ent_sample_zip_add (self->zip, "Articles/Articles/des-contacts-de-qualite.html", html, error);
}

/* What a Mac adds to a zip that its owner packed again. */
static bool
write_junk (EntSampleArchive *self, GError **error)
{
  static const char *const names[] = {".DS_Store", "__MACOSX/._Connections.csv"};
  g_autoptr (GString) bytes = g_string_new_len ("\0\0\0\1Bud1\0", 9);
  bool ok = ent_sample_zip_begin (self->zip, "__MACOSX/", error);
  for (size_t i = 0; ok && i < G_N_ELEMENTS (names); i++)
    ok = ent_sample_zip_add (self->zip, names[i], bytes, error);
  return ok;
}

bool
ent_sample_write_self (EntSampleArchive *self, GError **error)
{
  return write_small_files (self, error) && write_article (self, error) && write_junk (self, error);
}

bool
ent_sample_write_follows (EntSampleArchive *self, GError **error)
{
  EntRandom random = ent_random_of (self->network->seed, 8);
  if (!ent_sample_begin_file (self, "Company Follows.csv", "Organization,Followed On", error))
    return false;
  for (size_t i = 0; i < 12; i++) {
    g_autofree char *organisation = ent_sample_draw_organisation (
        &random, (EntSampleSector)ent_random_below (&random, ENT_SAMPLE_N_SECTORS));
    ent_sample_cell (self, organisation);
    ent_sample_comma (self);
    ent_sample_append_java (self->network->now_us - (int64_t)(i * 40 + 3) * ENT_US_PER_DAY, self->buffer);
    if (!ent_sample_end_row (self, "\n", error))
      return false;
  }
  if (!ent_sample_begin_file (self, "Member_Follows.csv", "Date,Status,FullName\r", error))
    return false;
  for (size_t i = 0; i < self->network->n_people; i += 97) {
    if (self->network->people[i].slug == NULL)
      continue;
    g_autoptr (GString) name = g_string_new (NULL);
    ent_sample_append_shown_name (&self->network->people[i], name);
    ent_sample_append_seconds (self->network->people[i].since_us, '-', "", self->buffer);
    ent_sample_cell (self, i % 5 == 4 ? "Unfollow" : "Active");
    ent_sample_cell (self, name->str);
    if (!ent_sample_end_row (self, "\r\n", error))
      return false;
  }
  return true;
}
