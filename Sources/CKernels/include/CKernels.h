#ifndef OUROBOROS_CKERNELS_H
#define OUROBOROS_CKERNELS_H

// One header per kernel; this umbrella is what Swift imports.
#include "bsadf_kernel.h"
#include "burn_kernel.h"
#include "debtrank_kernel.h"
#include "lppls_kernel.h"

#endif
