#include "plan/rate.h"

#include <math.h>

#define LEAST_COUNT 1e-3 /* a Beta with a zero count would be sure of what nobody saw */

EntRate
ent_rate_of (unsigned k, unsigned n, double mean, double weight)
{
  return (EntRate){
      .a = MAX (k + weight * mean, LEAST_COUNT), .b = MAX (n - k + weight * (1 - mean), LEAST_COUNT), .n = n};
}

double
ent_rate_mean (const EntRate *self)
{
  return self->a / (self->a + self->b);
}

double
ent_rate_variance (const EntRate *self)
{
  double mean = ent_rate_mean (self);
  return mean * (1 - mean) / (self->a + self->b + 1);
}

static double
log_beta (double a, double b)
{
  return lgamma (a) + lgamma (b) - lgamma (a + b);
}

double
ent_rate_chance_above (const EntRate *a, const EntRate *b)
{
  double chance = 0, whole = log_beta (a->a, a->b);
  for (double i = 0; i + 1 <= b->a; i++)
    chance += exp (log_beta (a->a + i, a->b + b->b) - log (b->b + i) - log_beta (1 + i, b->b) - whole);
  return CLAMP (chance, 0, 1);
}

double
ent_normal_draw (GRand *rand)
{
  for (;;) {
    double x = g_rand_double_range (rand, -1, 1), y = g_rand_double_range (rand, -1, 1);
    double square = x * x + y * y;
    if (square > 0 && square < 1)
      return x * sqrt (-2 * log (square) / square);
  }
}

/* Gamma with @shape and scale 1: squeezed from a normal; below 1, boosted from @shape + 1. */
static double
draw_gamma (double shape, GRand *rand)
{
  if (shape < 1) {
    double uniform = 1 - g_rand_double (rand);
    return draw_gamma (shape + 1, rand) * pow (uniform, 1 / shape);
  }
  double d = shape - 1. / 3, c = 1 / sqrt (9 * d);
  for (;;) {
    double normal = ent_normal_draw (rand), v = 1 + c * normal;
    if (v <= 0)
      continue;
    v = v * v * v;
    double uniform = 1 - g_rand_double (rand);
    if (log (uniform) < .5 * normal * normal + d * (1 - v + log (v)))
      return d * v;
  }
}

double
ent_rate_draw (const EntRate *self, GRand *rand)
{
  double x = draw_gamma (self->a, rand), y = draw_gamma (self->b, rand);
  return x + y > 0 ? x / (x + y) : ent_rate_mean (self);
}
