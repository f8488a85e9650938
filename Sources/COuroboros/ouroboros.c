#include "ouroboros.h"

#include <stdlib.h>

#include "CBuild.h"

const char *ouroboros_version(void) { return OUROBOROS_VERSION; }

const char *ouroboros_build_commit(void) { return ouroboros_commit(); }

int32_t ouroboros_interface(void) { return OUROBOROS_INTERFACE; }

void ouroboros_free(void *memory) { free(memory); }
