/* Calls of the system that Swift does not import. Each returns -1 and sets errno when it fails. */
#ifndef OUROBOROS_CFILES_H
#define OUROBOROS_CFILES_H

#include <sys/types.h>

/* A file without a name in a folder, open for writing; ENOTSUP where the system or its file system has none. */
int ouroboros_open_unnamed(int folder, mode_t mode);

/* Gives a file without a name its name, which must be new. */
int ouroboros_name(int file, int folder, const char *name);

/* Two names of one folder change places in one step; ENOTSUP where the system or its file system cannot. */
int ouroboros_exchange(int folder, const char *a, const char *b);

/* Renames to a name that must be new. */
int ouroboros_rename_new(int folder, const char *from, const char *to);

#endif
