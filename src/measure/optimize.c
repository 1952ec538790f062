#include "measure/optimize-private.h"

#include <math.h>

/* ---- The simplex ---- */

typedef struct {
  double x[ENT_SIMPLEX_MAX];
  double value;
} Corner;

typedef struct {
  EntObjective objective;
  void *data;
  size_t n;
  Corner corners[ENT_SIMPLEX_MAX + 1]; /* best first */
  unsigned n_evaluations;
} Simplex;

static Corner
evaluate (Simplex *self, Corner corner)
{
  corner.value = self->objective (corner.x, self->data);
  self->n_evaluations++;
  return corner;
}

static void
put_in_order (Simplex *self)
{
  for (size_t i = 1; i <= self->n; i++) {
    Corner moved = self->corners[i];
    size_t place = i;
    for (; place > 0 && self->corners[place - 1].value > moved.value; place--)
      self->corners[place] = self->corners[place - 1];
    self->corners[place] = moved;
  }
}

/* The point on the line from the worst corner through the middle of the others: @far 0 is the middle, -1 the
 * worst corner, 1 its mirror image. */
static Corner
along (Simplex *self, double far)
{
  Corner point = {{0}, 0};
  for (size_t k = 0; k < self->n; k++) {
    double middle = 0;
    for (size_t i = 0; i < self->n; i++)
      middle += self->corners[i].x[k] / (double)self->n;
    point.x[k] = middle + far * (middle - self->corners[self->n].x[k]);
  }
  return evaluate (self, point);
}

static void
shrink (Simplex *self)
{
  for (size_t i = 1; i <= self->n; i++) {
    for (size_t k = 0; k < self->n; k++)
      self->corners[i].x[k] = (self->corners[i].x[k] + self->corners[0].x[k]) / 2;
    self->corners[i] = evaluate (self, self->corners[i]);
  }
}

static void
step (Simplex *self)
{
  Corner *worst = &self->corners[self->n];
  Corner mirrored = along (self, 1);
  if (mirrored.value < self->corners[0].value) {
    Corner further = along (self, 2);
    *worst = further.value < mirrored.value ? further : mirrored;
  } else if (mirrored.value < self->corners[self->n - 1].value) {
    *worst = mirrored;
  } else {
    bool outside = mirrored.value < worst->value;
    Corner nearer = along (self, outside ? .5 : -.5);
    if (nearer.value < (outside ? mirrored.value : worst->value))
      *worst = nearer;
    else
      shrink (self);
  }
}

static bool
is_small (const Simplex *self, double tolerance)
{
  double spread = 0;
  for (size_t i = 1; i <= self->n; i++)
    for (size_t k = 0; k < self->n; k++)
      spread = fmax (spread, fabs (self->corners[i].x[k] - self->corners[0].x[k]));
  return spread <= tolerance && self->corners[self->n].value - self->corners[0].value <= tolerance;
}

double
ent_minimise_simplex (EntObjective objective, void *data, size_t n, double x[], double tolerance,
                      unsigned max_evaluations)
{
  Simplex self = {.objective = objective, .data = data, .n = n};
  for (size_t i = 0; i <= n; i++) {
    for (size_t k = 0; k < n; k++)
      self.corners[i].x[k] = x[k] + (i == k + 1 ? .5 : 0);
    self.corners[i] = evaluate (&self, self.corners[i]);
  }
  put_in_order (&self);
  while (self.n_evaluations < max_evaluations && !is_small (&self, tolerance)) {
    step (&self);
    put_in_order (&self);
  }
  for (size_t k = 0; k < n; k++)
    x[k] = self.corners[0].x[k];
  return self.corners[0].value;
}
