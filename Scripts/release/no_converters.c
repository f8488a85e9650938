/* Linked into the static executable in place of the converters that libxml2 asks for where an XML file is in none of the encodings that it reads by
   itself (UTF-8, UTF-16, ISO 8859-1, ASCII). ICU would bring 30 MB of tables; the C library's iconv would load modules of the machine that it runs on, which
   may belong to another C library. Such a file is then refused as one of an unknown encoding. ICU(name) adds ICU's version. */
#include <errno.h>
#include <iconv.h>
#include <stddef.h>

iconv_t iconv_open(const char *to, const char *from) {
  (void)to;
  (void)from;
  errno = EINVAL;
  return (iconv_t)-1;
}

size_t iconv(iconv_t converter, char **in, size_t *in_left, char **out, size_t *out_left) {
  (void)converter, (void)in, (void)in_left, (void)out, (void)out_left;
  errno = EBADF;
  return (size_t)-1;
}

int iconv_close(iconv_t converter) {
  (void)converter;
  errno = EBADF;
  return -1;
}

#ifdef ICU
/* U_FILE_ACCESS_ERROR: there is no such converter. Nothing below is called without one. */
void *ICU(ucnv_open)(const char *name, int *status) {
  (void)name;
  *status = 4;
  return NULL;
}
void ICU(ucnv_close)(void *converter) { (void)converter; }
void ICU(ucnv_convertEx)(void) {}
void ICU(ucnv_setFromUCallBack)(void) {}
void ICU(ucnv_setToUCallBack)(void) {}
void ICU(UCNV_FROM_U_CALLBACK_STOP)(void) {}
void ICU(UCNV_TO_U_CALLBACK_STOP)(void) {}
#endif
