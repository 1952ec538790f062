/* Regressions on a few numbers: least squares, and logistic for shares. */
#pragma once

#include "base/base.h"

#define ENT_REGRESSION_MAX 8u /* features */

/* Rows of features with what came of them. An intercept is a feature that is always 1. */
typedef struct {
  size_t n_rows;
  size_t n_features;      /* 1 to ENT_REGRESSION_MAX */
  const double *features; /* [n_rows * n_features] row by row */
  const double
      *weights; /* [n_rows] how much a row counts: trials, for a logistic one; rows of 0 are left out */
  const double *outcomes; /* [n_rows] a number; for a logistic one successes, from 0 to weights */
} EntRegression;

/** Fits @self into @out_coefficients [n_features]; false when the data do not say one answer. */
typedef bool (*EntRegressionFunc) (const EntRegression *self, double *out_coefficients);

/** ent_linear_fit: weighted least squares, by the normal equations. Returns: false when a feature says
 * nothing beside the others. Cost: O(rows features^2). */
bool ent_linear_fit (const EntRegression *self, double *out_coefficients);

/**
 * ent_logistic_fit: the coefficients that make the successes most likely, logit p = sum b_j x_j, by Newton's
 * method with halved steps (McCullagh & Nelder 1989, 4.4).
 *
 * Returns: false when there is no such maximum: a feature says nothing beside the others, or keeps successes
 * and failures apart. Cost: O(rows features^2) a step, some six steps.
 */
bool ent_logistic_fit (const EntRegression *self, double *out_coefficients);

/**
 * ent_solve: solves A x = b for a symmetric positive definite A by Cholesky's method.
 * @a: [n * n] its lower half is read, and overwritten
 * @b: [n] gets x
 *
 * Returns: false when A is singular, or as good as. Cost: O(n^3).
 */
bool ent_solve (double *a, double *b, size_t n);
