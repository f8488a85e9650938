/* What this program was built from. */
#ifndef OUROBOROS_CBUILD_H
#define OUROBOROS_CBUILD_H

/* Semantic version. */
#define OUROBOROS_VERSION "0.1.0"

/* The commit, followed by "-dirty" where files differed from it; an empty text where the build was not told. */
const char *ouroboros_commit(void);

#endif
