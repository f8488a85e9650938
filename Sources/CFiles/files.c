#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* File systems and kernels say in different ways that they do not know a request. */
static int unsupported(int result) {
  if (result < 0 && (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EISDIR)) {
    errno = ENOTSUP;
  }
  return result;
}

int ouroboros_open_unnamed(int folder, mode_t mode) {
#if defined(__linux__) && defined(O_TMPFILE)
  /* A name is given later through /proc. */
  if (access("/proc/self/fd", F_OK) != 0) {
    errno = ENOTSUP;
    return -1;
  }
  return unsupported(openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, mode));
#else
  (void)folder;
  (void)mode;
  errno = ENOTSUP;
  return -1;
#endif
}

int ouroboros_name(int file, int folder, const char *name) {
#ifdef __linux__
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  return linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW);
#else
  (void)file;
  (void)folder;
  (void)name;
  errno = ENOTSUP;
  return -1;
#endif
}

int ouroboros_exchange(int folder, const char *a, const char *b) {
#if defined(__linux__) && defined(RENAME_EXCHANGE)
  return unsupported(renameat2(folder, a, folder, b, RENAME_EXCHANGE));
#elif defined(RENAME_SWAP)
  return unsupported(renameatx_np(folder, a, folder, b, RENAME_SWAP));
#else
  errno = ENOTSUP;
  return -1;
#endif
}

int ouroboros_rename_new(int folder, const char *from, const char *to) {
#if defined(__linux__) && defined(RENAME_NOREPLACE)
  return unsupported(renameat2(folder, from, folder, to, RENAME_NOREPLACE));
#elif defined(RENAME_EXCL)
  return unsupported(renameatx_np(folder, from, folder, to, RENAME_EXCL));
#else
  errno = ENOTSUP;
  return -1;
#endif
}
