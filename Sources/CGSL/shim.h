#ifndef OUROBOROS_CGSL_SHIM_H
#define OUROBOROS_CGSL_SHIM_H

// Inline element access without range checks: wrappers validate shapes once, outside the loops.
#define HAVE_INLINE 1
#define GSL_RANGE_CHECK_OFF 1

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_permutation.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_vector.h>

// Swift 6 rejects mutable C globals; GSL's generator types are such globals.
static inline const gsl_rng_type *ouroboros_gsl_rng_taus2(void) { return gsl_rng_taus2; }
static inline const gsl_rng_type *ouroboros_gsl_rng_mt19937(void) { return gsl_rng_mt19937; }

static inline const gsl_qrng_type *ouroboros_gsl_qrng_sobol(void) { return gsl_qrng_sobol; }
static inline const gsl_root_fsolver_type *ouroboros_gsl_root_brent(void) {
    return gsl_root_fsolver_brent;
}

static inline const gsl_multifit_nlinear_type *ouroboros_gsl_nlinear_trust(void) {
    return gsl_multifit_nlinear_trust;
}
static inline const gsl_multifit_nlinear_solver *ouroboros_gsl_nlinear_cholesky(void) {
    return gsl_multifit_nlinear_solver_cholesky;
}

#endif
