/* What people write from, and how they are called in mails, cards and calendars: one person under many names.
 */
#pragma once

#include "sample/people-private.h"

/* How a display name is spelled. */
typedef enum {
  ENT_SAMPLE_NAME_PLAIN,        /* Marie Durand */
  ENT_SAMPLE_NAME_CAPITALS,     /* Marie DURAND */
  ENT_SAMPLE_NAME_FAMILY_FIRST, /* DURAND Marie */
  ENT_SAMPLE_NAME_COMMA,        /* Durand, Marie */
  ENT_SAMPLE_NAME_COMPANY,      /* Marie Durand (Solvanne) */
  ENT_SAMPLE_NAME_EXCHANGE,     /* DURAND Marie - SOLVANNE */
  ENT_SAMPLE_NAME_NICKNAME,     /* Steph Durand */
  ENT_SAMPLE_NAME_GIVEN,        /* Marie */
  ENT_SAMPLE_NAME_ASCII,        /* Helene Lefevre */
  ENT_SAMPLE_NAME_FORMER,       /* with the family name of before */
  ENT_SAMPLE_NAME_ADDRESS,      /* the address itself stands for a name */
  ENT_SAMPLE_NAME_NONE,
  ENT_SAMPLE_N_NAME_STYLES,
} EntSampleNameStyle;

/** ent_sample_choose_addresses: gives addresses, name styles, phones and cards to the people of a network
 * with a mailbox. */
void ent_sample_choose_addresses (EntSampleNetwork *self);

/** ent_sample_address_at: the index of the address that @person uses at that time; @turn varies it. */
unsigned ent_sample_address_at (const EntSampleNetwork *network, const EntSamplePerson *person, int64_t at_us,
                                uint32_t turn);

/** ent_sample_style_of: how @person is spelled beside that address. */
EntSampleNameStyle ent_sample_style_of (const EntSamplePerson *person, unsigned address);

/** ent_sample_append_styled_name: appends nothing for NAME_NONE. */
void ent_sample_append_styled_name (const EntSamplePerson *person, EntSampleNameStyle style, unsigned address,
                                    GString *out);

/** ent_sample_append_organisation: without the mess that profiles put around it; nothing when there is none.
 */
void ent_sample_append_organisation (const EntSamplePerson *person, GString *out);

/** ent_sample_signs: whether the mails of @person end with title, organisation and phone. */
bool ent_sample_signs (const EntSamplePerson *person);
