/* Jaro-Winkler similarity of words. */
#include "identity/name.h"

enum {
  MAX_BYTES = 255,
  MAX_PREFIX = 4
};

static size_t
common_prefix (EntSlice a, EntSlice b)
{
  size_t most = MIN (MIN (a.length, b.length), MAX_PREFIX), n = 0;
  while (n < most && a.data[n] == b.data[n])
    n++;
  return n;
}

static double
boost (double jaro, size_t prefix)
{
  return jaro + 0.1 * (double)prefix * (1 - jaro);
}

/* Marks the letters that both have within the window; returns how many. */
static size_t
mark_matches (EntSlice a, EntSlice b, bool *a_matched, bool *b_matched)
{
  size_t longest = MAX (a.length, b.length);
  size_t window = longest / 2 > 0 ? longest / 2 - 1 : 0;
  size_t n_matched = 0;
  for (size_t i = 0; i < a.length; i++) {
    size_t last = MIN (i + window + 1, b.length);
    for (size_t j = i > window ? i - window : 0; j < last; j++) {
      if (!b_matched[j] && a.data[i] == b.data[j]) {
        a_matched[i] = b_matched[j] = true;
        n_matched++;
        break;
      }
    }
  }
  return n_matched;
}

static size_t
count_out_of_order (EntSlice a, EntSlice b, const bool *a_matched, const bool *b_matched)
{
  size_t n = 0, j = 0;
  for (size_t i = 0; i < a.length; i++) {
    if (!a_matched[i])
      continue;
    while (!b_matched[j])
      j++;
    n += a.data[i] != b.data[j++];
  }
  return n;
}

double
ent_jaro_winkler_limit (EntSlice a, EntSlice b, double least)
{
  a.length = MIN (a.length, MAX_BYTES);
  b.length = MIN (b.length, MAX_BYTES);
  if (a.length == 0 || b.length == 0)
    return a.length == b.length ? 1 : 0;
  double la = (double)a.length, lb = (double)b.length;
  size_t prefix = common_prefix (a, b);
  /* Were all letters of the shorter one matched and in order. */
  if (boost ((MIN (la, lb) / MAX (la, lb) + 2) / 3, prefix) < least)
    return 0;
  bool a_matched[MAX_BYTES], b_matched[MAX_BYTES];
  memset (a_matched, 0, a.length);
  memset (b_matched, 0, b.length);
  size_t n_matched = mark_matches (a, b, a_matched, b_matched);
  if (n_matched == 0)
    return 0;
  double m = (double)n_matched;
  if (boost ((m / la + m / lb + 1) / 3, prefix) < least)
    return 0;
  double swapped = (double)(count_out_of_order (a, b, a_matched, b_matched) / 2);
  double result = boost ((m / la + m / lb + (m - swapped) / m) / 3, prefix);
  return result < least ? 0 : result;
}

double
ent_jaro_winkler (EntSlice a, EntSlice b)
{
  return ent_jaro_winkler_limit (a, b, 0);
}
