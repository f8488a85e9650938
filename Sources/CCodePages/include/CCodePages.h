/* Tables of character sets that are not Unicode. */
#ifndef OUROBOROS_CCODEPAGES_H
#define OUROBOROS_CCODEPAGES_H

#include <stdint.h>

/* The character of two bytes of Windows' code page 949 (Korean), of which EUC-KR is a part; 0 where they mean nothing. */
uint16_t ouroboros_cp949(uint8_t lead, uint8_t trail);

#endif
