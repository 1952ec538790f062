#include "plan/question.h"

static bool
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where the sentence that ends at @end begins: behind the last mark that a blank follows, or its line's
 * start. */
static size_t
sentence_start (EntSlice text, size_t end)
{
  size_t at = end;
  while (at > 0 && text.data[at - 1] != '\n') {
    bool ends = at < end && is_blank (text.data[at]) && strchr (".!?", text.data[at - 1]) != NULL;
    if (ends)
      break;
    at--;
  }
  return at;
}

static bool
is_quoted (EntSlice text, size_t at)
{
  while (at > 0 && text.data[at - 1] != '\n')
    at--;
  while (at < text.length && (text.data[at] == ' ' || text.data[at] == '\t'))
    at++;
  return at < text.length && text.data[at] == '>';
}

EntSlice
ent_question_find (EntSlice text)
{
  for (size_t at = text.length; at-- > 0;) {
    if (text.data[at] != '?' || (at + 1 < text.length && g_ascii_isalnum (text.data[at + 1])) ||
        is_quoted (text, at))
      continue;
    size_t start = sentence_start (text, at);
    return ent_slice_trim ((EntSlice){text.data + start, at + 1 - start});
  }
  return (EntSlice){0};
}
