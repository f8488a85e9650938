/* The reference BLAS ends the process when an argument of a routine is illegal. GSL checks all of them before it calls one, so this is
   never reached; but a library must not be able to end the process of its caller. */
void cblas_xerbla(int argument, const char *routine, const char *form, ...) {
  (void)argument;
  (void)routine;
  (void)form;
}
