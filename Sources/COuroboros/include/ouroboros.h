/* The engine of Ouroboros for C and whatever calls C: Python's ctypes, R's .Call, Julia's ccall.
 *
 * Arrays in, arrays out. Firms are numbered from 0; amounts of the network measures are whole units (cents, say), so that
 * conservation and optimality are exact. Nothing is kept between calls, and every function may be called from several threads at once.
 *
 * Every function returns OUROBOROS_OK and fills its results, or returns why not, writes a sentence in UTF-8 into `error` (cut to
 * `error_size` bytes, always closed by a zero; `error` may be NULL) and leaves its results alone. Bad input never ends the process.
 * Results may not overlap the input. Where a function makes an array, `ouroboros_free` gives it back.
 */
#ifndef OUROBOROS_H
#define OUROBOROS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The interface's number: it grows when a function or a structure changes its shape. */
#define OUROBOROS_INTERFACE 1

enum ouroboros_status {
  OUROBOROS_OK = 0,
  /* The input makes no problem of this kind: a firm that does not exist, a negative amount, a series too short. */
  OUROBOROS_INVALID = 2,
  /* A solution failed its own check: a defect of Ouroboros. */
  OUROBOROS_DEFECT = 70,
  /* Not enough memory for a result. */
  OUROBOROS_NO_MEMORY = 71,
};

/* Version and commit, such as "0.1.0" and "61f15357abcd"; the commit is empty where the build was not told. Never freed. */
const char *ouroboros_version(void);
const char *ouroboros_build_commit(void);
/* OUROBOROS_INTERFACE of the library, to hold against that of the header. */
int32_t ouroboros_interface(void);

/* Gives back an array that a function made; NULL is fine. */
void ouroboros_free(void *memory);

/* ---- Networks -------------------------------------------------------------------------------------------------------- */

/* Maximum circulation C*: the most money that can be going round, each unit once.
 *
 * Row i says that firm `from[i]` pays firm `to[i]` `amounts[i]` units. Parallel rows add up; rows from a firm to itself and rows of 0
 * carry nothing round. Cost scaling (Goldberg 1997), exact.
 *
 *   value        C*.
 *   row_amounts  [rows] what of each row goes round; of parallel rows the first are filled first. May be NULL.
 *   potentials   [firms] the certificate: sum of amounts[i] * max(0, 1 + potentials[from[i]] - potentials[to[i]]) over rows between two
 *                different firms is an upper bound of every circulation, and equals C*. May be NULL.
 */
int32_t ouroboros_circulation(int32_t firms, int64_t rows, const int32_t *from, const int32_t *to,
                              const int64_t *amounts, int64_t *value, int64_t *row_amounts,
                              int64_t *potentials, char *error, size_t error_size);

/* Returnable financing R*: the most of the financing that can come back as orders, each unit counted once.
 *
 * `is_financing[i]` is 1 for equity, loans and prepayments, 0 for purchases, leases and licences.
 *
 *   value        R*.
 *   row_amounts  [rows] what of each row goes round. May be NULL.
 *   arrival, held, departure
 *                [firms] the certificate, all three or none (NULL): arrival <= held <= departure and arrival + 1 <= departure at every
 *                firm; with price max(0, held[from] - arrival[to]) for a unit of financing and max(0, departure[from] - held[to]) for one
 *                of orders, the sum of amounts * price over rows between two different firms bounds R* from above, and equals it.
 */
int32_t ouroboros_returnable_financing(int32_t firms, int64_t rows, const int32_t *from,
                                       const int32_t *to, const int64_t *amounts,
                                       const uint8_t *is_financing, int64_t *value,
                                       int64_t *row_amounts, int64_t *arrival, int64_t *held,
                                       int64_t *departure, char *error, size_t error_size);

/* Number of elementary circuits by length (Johnson 1975; with a limit on the length, depth first with the way back known).
 *
 *   max_length     most legs of a circuit, at least 2; 0 for no limit.
 *   step_limit     legs to look at before giving up, since the number of circuits can be exponential; 0 for 2,000,000,000.
 *   counts         [firms + 1] counts[k] is the number of circuits of k legs.
 *   exact_through  counts up to this length are exact, longer ones lower bounds; firms where all are exact.
 */
int32_t ouroboros_circuit_counts(int32_t firms, int64_t rows, const int32_t *from, const int32_t *to,
                                 const int64_t *amounts, int32_t max_length, int64_t step_limit,
                                 int64_t *counts, int32_t *exact_through, char *error,
                                 size_t error_size);

/* Elementary circuits, one by one.
 *
 *   widest      1: those through which most can travel come first, equals by length and then by the numbers of their firms.
 *               0: in the lexicographic order of their firms.
 *   limit       most circuits.
 *   count       circuits found.
 *   starts      made: [count + 1] circuit i has the firms members[starts[i]] ... members[starts[i + 1] - 1], each paying the next, the
 *               last the first.
 *   members     made: firms of all circuits, one after the other.
 *   widths      made: [count] the smallest amount on the way. Circuits share legs: widths are never added up.
 *   truncated   1 where there are, or may be, more.
 */
int32_t ouroboros_circuits(int32_t firms, int64_t rows, const int32_t *from, const int32_t *to,
                           const int64_t *amounts, int32_t max_length, int64_t step_limit,
                           int32_t widest, int64_t limit, int64_t *count, int64_t **starts,
                           int32_t **members, int64_t **widths, int32_t *truncated, char *error,
                           size_t error_size);

/* ---- Clearing and contagion: amounts in any one unit of money ---------------------------------------------------------- */

/* Who can pay what when all debts fall due together (Eisenberg and Noe 2001; Rogers and Veraart 2013).
 *
 * Claim i: firm `debtors[i]` owes firm `creditors[i]` `amounts[i]`. `cash` and `outside` (what is owed outside the network) are
 * [firms]; `alpha` and `beta` are the shares of a failed firm's cash and receipts that are recovered, 1 and 1 for Eisenberg and Noe.
 * The greatest solution is the best that can happen, the least what happens when everyone expects the worst.
 *
 *   payments, equity, defaulted   [firms] the greatest solution: paid in all, left to owners, 1 where a firm cannot pay in full.
 *   least_payments, least_equity, least_defaulted   [firms] the least; all three or none (NULL).
 *   residual                      largest distance from the model's equation, as a share of obligations. May be NULL.
 */
int32_t ouroboros_clearing(int32_t firms, int64_t claims, const int32_t *debtors,
                           const int32_t *creditors, const double *amounts, const double *cash,
                           const double *outside, double alpha, double beta, double *payments,
                           double *equity, uint8_t *defaulted, double *least_payments,
                           double *least_equity, uint8_t *least_defaulted, double *residual,
                           char *error, size_t error_size);

/* How stress spreads when the value of a claim falls with its debtor's equity (Bardoscia and others 2015).
 *
 * `equity` and `shock` (share of its equity that a firm loses first, 0 to 1) are [firms]. `single_hit` 1: a firm passes stress on once
 * (Battiston and others 2012).
 *
 *   stress       [firms] share of its equity that each firm has lost in the end.
 *   direct       [firms] money lost on the firms that the shock hit. May be NULL.
 *   passed_on    [firms] money lost in later rounds. May be NULL.
 *   impact       share of all equity lost because of the shock, the shock itself not counted.
 */
int32_t ouroboros_debtrank(int32_t firms, int64_t claims, const int32_t *debtors,
                           const int32_t *creditors, const double *amounts, const double *equity,
                           const double *shock, int32_t single_hit, double *stress, double *direct,
                           double *passed_on, double *impact, char *error, size_t error_size);

/* ---- Series: evenly spaced observations, in logarithms where wanted, numbered from 0 ------------------------------------ */

enum ouroboros_window_unit { OUROBOROS_LEVELS = 0, OUROBOROS_ROWS = 1 };
enum ouroboros_lag_rule { OUROBOROS_LAG_FIXED = 0, OUROBOROS_LAG_AIC = 1, OUROBOROS_LAG_BIC = 2 };

/* Which regression and which windows: zeros are the defaults. */
typedef struct ouroboros_scan {
  /* enum ouroboros_lag_rule; `lag` is then the lagged changes, or the most that the criterion may choose. */
  int32_t lag_rule;
  int32_t lag;
  /* Shortest window; 0 for the rule of Phillips, Shi and Yu (2015), 0.01 T + 1.8 sqrt(T). */
  int32_t window;
  /* enum ouroboros_window_unit: what the window counts. R's exuber counts rows. */
  int32_t unit;
} ouroboros_scan;

/* The suprema; NaN and -1 where no window has a statistic. */
typedef struct ouroboros_suprema {
  double adf;
  double sadf;
  double gsadf;
  /* First and last observation of the window that attains the GSADF. */
  int64_t gsadf_start;
  int64_t gsadf_end;
  /* The last observation of the window that attains the SADF; such windows start at 0. */
  int64_t sadf_end;
  /* Last observation of the shortest window: sequences have values from here on. */
  int64_t first_end;
  /* Lagged changes in use. */
  int32_t lag;
  int32_t reserved;
} ouroboros_suprema;

/* The recursive right-tailed unit-root statistics (Phillips, Wu and Yu 2011; Phillips, Shi and Yu 2015).
 *
 *   badf, bsadf  [count] the sequences; NaN before `first_end` and where an end has no statistic. May be NULL.
 *   starts       [count] first observation of the window behind bsadf; -1 where there is none. May be NULL, and the
 *                rest then takes a fraction of the time.
 */
int32_t ouroboros_gsadf(int64_t count, const double *series, const ouroboros_scan *scan,
                        ouroboros_suprema *suprema, double *badf, double *bsadf, int64_t *starts,
                        char *error, size_t error_size);

enum ouroboros_null { OUROBOROS_RANDOM_WALK = 0, OUROBOROS_WILD = 1, OUROBOROS_COMPOSITE = 2 };
enum ouroboros_boundary { OUROBOROS_POINTWISE = 0, OUROBOROS_SADF = 1, OUROBOROS_FAMILYWISE = 2 };

/* How significance is found. */
typedef struct ouroboros_dating {
  /* enum ouroboros_null: random walks; the wild bootstrap of Harvey and others (2016), drift kept; Phillips and Shi (2020). */
  int32_t null_model;
  int32_t replicates;
  uint64_t seed;
  /* Such as 0.95. */
  double level;
  /* enum ouroboros_boundary: what the BSADF must cross. */
  int32_t boundary;
  /* 1: episodes only where the GSADF rejects at the level. */
  int32_t screened;
  /* Episodes shorter than this times ln(count) are dropped. */
  double duration_factor;
  /* At least 1; the result does not depend on it. */
  int32_t threads;
  int32_t reserved;
} ouroboros_dating;

typedef struct ouroboros_episode {
  int64_t start;
  int64_t end;
  int64_t peak;
  /* The largest BSADF of the episode. */
  double statistic;
  /* 1 where the series ends before the episode does. */
  int32_t ongoing;
  int32_t reserved;
} ouroboros_episode;

typedef struct ouroboros_evidence {
  /* Critical values at 0.90, 0.95 and 0.99. */
  double adf_critical[3];
  double sadf_critical[3];
  double gsadf_critical[3];
  /* (1 + replicates at least as large) / (1 + replicates), never 0; NaN where the statistic is missing. */
  double adf_p;
  double sadf_p;
  double gsadf_p;
  /* Observations an episode lasts at least. */
  int64_t minimum_duration;
} ouroboros_evidence;

/* The whole test: statistics, p-values, dated episodes.
 *
 *   badf, bsadf  [count] as in ouroboros_gsadf. May be NULL.
 *   boundary     [count] what the BSADF must cross; NaN before `first_end`. May be NULL.
 *   episodes     made: [episode_count].
 */
int32_t ouroboros_datestamp(int64_t count, const double *series, const ouroboros_scan *scan,
                            const ouroboros_dating *dating, ouroboros_suprema *suprema,
                            ouroboros_evidence *evidence, double *badf, double *bsadf,
                            double *boundary, int64_t *episode_count, ouroboros_episode **episodes,
                            char *error, size_t error_size);

/* Where the nonlinear parameters of the log-periodic power law are searched. */
typedef struct ouroboros_lppls_bounds {
  /* Critical time after the last observation, as a share of the window's length. */
  double tc_low, tc_high;
  /* Exponent. */
  double m_low, m_high;
  /* Angular log-frequency. */
  double omega_low, omega_high;
} ouroboros_lppls_bounds;

/* ln p = a + f (b + c1 cos(omega ln(tc - t)) + c2 sin(omega ln(tc - t))), f = (tc - t)^m; time in observations from 0. */
typedef struct ouroboros_lppls {
  double tc, m, omega, a, b, c1, c2;
  double sum_of_squares;
  /* Mean of |price / fitted price - 1|. */
  double relative_error;
  double oscillations;
  double damping;
  /* 1 where the search ended on a side of its bounds, and the best answer may lie beyond. */
  int32_t on_bound;
  int32_t reserved;
} ouroboros_lppls;

/* The log-periodic power law (Filimonov and Sornette 2013) of log prices; `bounds` may be NULL for those of the paper. The same data
 * give the same fit: the search starts from a fixed grid. */
int32_t ouroboros_lppls_fit(int64_t count, const double *log_prices,
                            const ouroboros_lppls_bounds *bounds, ouroboros_lppls *fit, char *error,
                            size_t error_size);

#ifdef __cplusplus
}
#endif

#endif
