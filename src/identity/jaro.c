/* Jaro-Winkler similarity of words. */
#include "identity/name.h"

enum {
  MAX_BYTES = 64, /* as bits of one number */
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

/* Where each letter of a word stands: bit j for its byte j. Only what a word of the pair has is set. */
typedef struct {
  uint64_t of[256];
} Places;

static inline uint64_t *
places_of (Places *places, char letter)
{
  return &places->of[(unsigned char)letter];
}

static void
note_places (Places *places, EntSlice a, EntSlice b)
{
  for (size_t i = 0; i < a.length; i++)
    *places_of (places, a.data[i]) = 0;
  for (size_t j = 0; j < b.length; j++)
    *places_of (places, b.data[j]) = 0;
  for (size_t j = 0; j < b.length; j++)
    *places_of (places, b.data[j]) |= UINT64_C (1) << j;
}

/* The bits below @n. */
static inline uint64_t
first_bits (size_t n)
{
  return n < 64 ? (UINT64_C (1) << n) - 1 : UINT64_MAX;
}

/* Marks the letters that both have within the window, each of @a with the first of @b that is left. */
static void
mark_matches (EntSlice a, EntSlice b, uint64_t *out_a, uint64_t *out_b)
{
  Places places;
  note_places (&places, a, b);
  size_t longest = MAX (a.length, b.length);
  size_t window = longest / 2 > 0 ? longest / 2 - 1 : 0;
  uint64_t a_matched = 0, b_matched = 0;
  for (size_t i = 0; i < a.length; i++) {
    uint64_t within = first_bits (i + window + 1) & ~first_bits (i > window ? i - window : 0);
    uint64_t free = *places_of (&places, a.data[i]) & within & ~b_matched;
    if (free == 0)
      continue;
    a_matched |= UINT64_C (1) << i;
    b_matched |= free & -free;
  }
  *out_a = a_matched;
  *out_b = b_matched;
}

static size_t
count_out_of_order (EntSlice a, EntSlice b, uint64_t a_matched, uint64_t b_matched)
{
  size_t n = 0;
  for (; a_matched != 0; a_matched &= a_matched - 1, b_matched &= b_matched - 1)
    n += a.data[__builtin_ctzll (a_matched)] != b.data[__builtin_ctzll (b_matched)];
  return n;
}

/* The similarity of words of which @n_matched letters match, @n_swapped of them out of order. */
static double
similarity (EntSlice a, EntSlice b, double n_matched, double n_swapped)
{
  double jaro =
      (n_matched / (double)a.length + n_matched / (double)b.length + (n_matched - n_swapped) / n_matched) / 3;
  return boost (jaro, common_prefix (a, b));
}

static EntSlice
cut_to_compare (EntSlice word)
{
  return (EntSlice){word.data, MIN (word.length, MAX_BYTES)};
}

double
ent_jaro_winkler_most (EntSlice a, EntSlice b, size_t n_matched)
{
  a = cut_to_compare (a);
  b = cut_to_compare (b);
  size_t most = MIN (n_matched, MIN (a.length, b.length));
  if (a.length == 0 || b.length == 0)
    return a.length == b.length;
  return most == 0 ? 0 : similarity (a, b, (double)most, 0);
}

double
ent_jaro_winkler_limit (EntSlice a, EntSlice b, double least)
{
  a = cut_to_compare (a);
  b = cut_to_compare (b);
  if (a.length == 0 || b.length == 0)
    return a.length == b.length ? 1 : 0;
  if (ent_jaro_winkler_most (a, b, MAX_BYTES) < least)
    return 0;
  uint64_t a_matched, b_matched;
  mark_matches (a, b, &a_matched, &b_matched);
  if (a_matched == 0)
    return 0;
  double n_matched = __builtin_popcountll (a_matched);
  double n_swapped = (double)(count_out_of_order (a, b, a_matched, b_matched) / 2);
  double result = similarity (a, b, n_matched, n_swapped);
  return result < least ? 0 : result;
}

double
ent_jaro_winkler (EntSlice a, EntSlice b)
{
  return ent_jaro_winkler_limit (a, b, 0);
}
