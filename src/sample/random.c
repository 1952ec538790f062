#include "sample/random-private.h"

#include <math.h>

/* splitmix64, which the authors of xoshiro recommend to fill its state. */
static uint64_t
split_mix (uint64_t *state)
{
  uint64_t z = (*state += UINT64_C (0x9e3779b97f4a7c15));
  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

EntRandom
ent_random_of (uint64_t seed, uint64_t stream)
{
  EntRandom self;
  uint64_t state = seed;
  state = split_mix (&state) ^ (stream * UINT64_C (0xd1342543de82ef95) + 1);
  for (size_t i = 0; i < 4; i++)
    self.state[i] = split_mix (&state);
  return self;
}

static uint64_t
rotate (uint64_t x, int k)
{
  return (x << k) | (x >> (64 - k));
}

uint64_t
ent_random_next (EntRandom *self)
{
  uint64_t *s = self->state;
  uint64_t result = rotate (s[1] * 5, 7) * 9;
  uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate (s[3], 45);
  return result;
}

double
ent_random_unit (EntRandom *self)
{
  return (double)(ent_random_next (self) >> 11) * 0x1p-53;
}

size_t
ent_random_below (EntRandom *self, size_t n)
{
  return (size_t)(ent_random_unit (self) * (double)n);
}

double
ent_random_between (EntRandom *self, double low, double high)
{
  return low + (high - low) * ent_random_unit (self);
}

bool
ent_random_chance (EntRandom *self, double probability)
{
  return ent_random_unit (self) < probability;
}

double
ent_random_log_normal (EntRandom *self, double median, double sigma)
{
  /* Box and Muller; one of the pair is thrown away, which keeps the sequence simple. */
  double radius = sqrt (-2.0 * log (1.0 - ent_random_unit (self)));
  double angle = 6.283185307179586 * ent_random_unit (self);
  return median * exp (sigma * radius * cos (angle));
}

double
ent_random_exponential (EntRandom *self, double mean)
{
  return -mean * log (1.0 - ent_random_unit (self));
}

size_t
ent_random_weighted (EntRandom *self, const double *weights, size_t n)
{
  double total = 0;
  for (size_t i = 0; i < n; i++)
    total += weights[i];
  double at = ent_random_unit (self) * total;
  for (size_t i = 0; i + 1 < n; i++) {
    at -= weights[i];
    if (at < 0)
      return i;
  }
  return n - 1;
}
