#include "CBuild.h"

#ifndef OUROBOROS_COMMIT
#define OUROBOROS_COMMIT ""
#endif

const char *ouroboros_commit(void) { return OUROBOROS_COMMIT; }
