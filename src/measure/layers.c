#include "measure/layers.h"

#include <math.h>

static const double enough = .9;

/* Different weights, heaviest first, with sums up to each: the variance of a run is then a difference. */
typedef struct {
  size_t n;
  uint32_t *weight;              /* [n] */
  double *count, *sum, *squares; /* [n + 1] */
} Ties;

static void
ties_clear (Ties *ties)
{
  g_free (ties->weight);
  g_free (ties->count);
  g_free (ties->sum);
  g_free (ties->squares);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ties, ties_clear)

static int
compare_heaviest_first (const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x < y) - (x > y);
}

static void
ties_init (Ties *ties, const uint32_t *weights, size_t n_weights)
{
  *ties = (Ties){0, g_memdup2 (weights, n_weights * sizeof *weights), g_new0 (double, n_weights + 1),
                 g_new0 (double, n_weights + 1), g_new0 (double, n_weights + 1)};
  if (n_weights > 0)
    qsort (ties->weight, n_weights, sizeof *weights, compare_heaviest_first);
  for (size_t i = 0; i < n_weights && ties->weight[i] > 0; i++) {
    bool is_new = ties->n == 0 || ties->weight[i] != ties->weight[ties->n - 1];
    if (is_new) {
      ties->weight[ties->n++] = ties->weight[i];
      ties->count[ties->n] = ties->count[ties->n - 1];
      ties->sum[ties->n] = ties->sum[ties->n - 1];
      ties->squares[ties->n] = ties->squares[ties->n - 1];
    }
    double value = log (ties->weight[ties->n - 1]);
    ties->count[ties->n] += 1;
    ties->sum[ties->n] += value;
    ties->squares[ties->n] += value * value;
  }
}

/* Squares from the mean, of the weights from @begin up to @end. */
static double
spread (const Ties *ties, size_t begin, size_t end)
{
  double n = ties->count[end] - ties->count[begin], sum = ties->sum[end] - ties->sum[begin];
  return fmax (ties->squares[end] - ties->squares[begin] - sum * sum / n, 0);
}

/* least[k][j]: the first j weights in k + 1 layers; from[k][j]: where the last of those begins. */
typedef struct {
  double *least[ENT_LAYERS_MAX];
  size_t *from[ENT_LAYERS_MAX];
} Table;

static void
fill_layer (const Ties *ties, Table *table, size_t k)
{
  for (size_t j = k + 1; j <= ties->n; j++) {
    table->least[k][j] = k == 0 ? spread (ties, 0, j) : INFINITY;
    table->from[k][j] = 0;
    for (size_t i = k; k > 0 && i < j; i++) {
      double both = table->least[k - 1][i] + spread (ties, i, j);
      if (both < table->least[k][j]) {
        table->least[k][j] = both;
        table->from[k][j] = i;
      }
    }
  }
}

static void
read_layers (const Ties *ties, const Table *table, EntLayers *layers)
{
  size_t end = ties->n;
  for (size_t k = layers->n_layers; k-- > 0;) {
    layers->n_within[k] = (size_t)ties->count[end];
    layers->least[k] = ties->weight[end - 1];
    end = table->from[k][end];
  }
}

EntLayers
ent_layers_cut (const uint32_t *weights, size_t n_weights)
{
  EntLayers layers = {0};
  g_auto (Ties) ties;
  ties_init (&ties, weights, n_weights);
  size_t most = MIN (ties.n, ENT_LAYERS_MAX);
  if (most < 2)
    return layers;
  g_autofree double *least = g_new (double, most *(ties.n + 1));
  g_autofree size_t *from = g_new (size_t, most * (ties.n + 1));
  Table table;
  double whole = spread (&ties, 0, ties.n);
  while (layers.n_layers < most && layers.fit < enough) {
    size_t k = layers.n_layers++;
    table.least[k] = least + k * (ties.n + 1);
    table.from[k] = from + k * (ties.n + 1);
    fill_layer (&ties, &table, k);
    layers.fit = 1 - table.least[k][ties.n] / whole;
  }
  read_layers (&ties, &table, &layers);
  return layers;
}
