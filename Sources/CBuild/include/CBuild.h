/* What this program was built from. */
#ifndef OUROBOROS_CBUILD_H
#define OUROBOROS_CBUILD_H

/* The commit, followed by "-dirty" where files differed from it; an empty text where the build was not told. */
const char *ouroboros_commit(void);

#endif
