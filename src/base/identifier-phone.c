/* Phone numbers. */
#include "base/identifier-private.h"
#include "base/text.h"

#define MIN_PHONE_DIGITS 7
#define MAX_PHONE_DIGITS 15

typedef struct {
  char digits[2 * MAX_PHONE_DIGITS + 1];
  size_t n_digits;
  bool is_international;
} Phone;

/* Reads the digits of @text; false with letters or other things that no phone number holds. */
static bool
read_phone (EntSlice text, Phone *phone)
{
  *phone = (Phone){.n_digits = 0};
  while (text.length > 0) {
    size_t bytes = ent_text_character_bytes (text);
    gunichar c = bytes > 0 ? g_utf8_get_char (text.data) : 0;
    bool is_separator = (c != 0 && c < 0x80 && strchr (" .-/()\t", (int)c) != NULL) || c == 0xA0 ||
                        c == 0xAD || (c >= 0x2000 && c <= 0x2015) || (c >= 0x202A && c <= 0x202F) ||
                        c == 0x2212;
    if (c == '+' && phone->n_digits == 0 && !phone->is_international)
      phone->is_international = true;
    else if (c >= '0' && c <= '9' && phone->n_digits < sizeof phone->digits - 1)
      phone->digits[phone->n_digits++] = (char)c;
    else if (!is_separator)
      return false;
    /* The (0) that is dialled only inside the country. */
    bool has_country =
        phone->is_international || (phone->n_digits > 2 && memcmp (phone->digits, "00", 2) == 0);
    text = ent_slice_from (text, bytes);
    if (has_country && ent_slice_starts_with_ascii_case (text, ENT_SLICE ("(0)")))
      text = ent_slice_from (text, 3);
  }
  phone->digits[phone->n_digits] = '\0';
  return true;
}

/* The country of a French number of ten digits: the departments overseas have their own. */
static const char *
french_country (const char *digits)
{
  static const struct {
    char prefix[5], country[4];
  } overseas[] = {
      {"0262", "262"}, {"0263", "262"}, {"0269", "262"}, {"0590", "590"}, {"0594", "594"},
      {"0596", "596"}, {"0639", "262"}, {"0690", "590"}, {"0691", "590"}, {"0692", "262"},
      {"0693", "262"}, {"0694", "594"}, {"0696", "596"}, {"0697", "596"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (overseas); i++)
    if (memcmp (digits, overseas[i].prefix, 4) == 0)
      return overseas[i].country;
  return "33";
}

/* Whether it is one digit over and over: what people type into a field that they must fill. */
static bool
is_filler (const char *digits)
{
  return strspn (digits, (char[]){digits[0], '\0'}) == strlen (digits) ||
         strspn (digits + 1, "0") == strlen (digits + 1);
}

bool
ent_phone_append (EntSlice text, GString *out)
{
  Phone phone;
  text = ent_slice_trim (text);
  (void)ent_identifier_skip_prefix (&text, ENT_SLICE ("tel:"));
  if (!read_phone (text, &phone))
    return false;
  const char *digits = phone.digits;
  if (!phone.is_international && g_str_has_prefix (digits, "00")) {
    phone.is_international = true;
    digits += 2;
  }
  /* "+33 06..." and, since spreadsheets eat the plus, "33 6...": nine digits follow the 33 of France. */
  bool is_french = g_str_has_prefix (digits, "33");
  if (phone.is_international && is_french && strlen (digits) == 12 && digits[2] == '0')
    memmove (phone.digits + (digits - phone.digits) + 2, digits + 3, strlen (digits + 3) + 1);
  if (is_french && strlen (digits) == 11 && digits[2] != '0')
    phone.is_international = true;

  const char *country = "";
  if (!phone.is_international && strlen (digits) == 10 && digits[0] == '0') {
    country = french_country (digits);
    digits++;
    phone.is_international = true;
  }
  size_t n_digits = strlen (country) + strlen (digits);
  if (n_digits < MIN_PHONE_DIGITS || n_digits > MAX_PHONE_DIGITS || is_filler (digits) ||
      (phone.is_international && *country == '\0' && digits[0] == '0'))
    return false;
  g_string_append_printf (out, "%s%s%s", phone.is_international ? "+" : "", country, digits);
  return true;
}
