#include <libxml/xmlversion.h>
/* Debian's headers would bring the system's ICU along, which Foundation has under the same names. Nothing here touches encoding handlers. */
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
