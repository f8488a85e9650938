#!/usr/bin/env python3
"""Writes Sources/CCodePages/cp949.c: Windows' code page 949 from Python's codec, which is made from the Unicode Consortium's CP949.TXT.

Usage: write-code-pages.py > Sources/CCodePages/cp949.c
"""

FIRST_LEAD, LAST_LEAD, FIRST_TRAIL, LAST_TRAIL = 0x81, 0xFD, 0x41, 0xFE


def unit(lead: int, trail: int) -> int:
    try:
        text = bytes([lead, trail]).decode("cp949")
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 else 0


print('/* Made by Scripts/write-code-pages.py. */\n#include "CCodePages.h"\n')
print(f"static const uint16_t table[{LAST_LEAD - FIRST_LEAD + 1}][{LAST_TRAIL - FIRST_TRAIL + 1}] = {{")
for lead in range(FIRST_LEAD, LAST_LEAD + 1):
    units = [unit(lead, trail) for trail in range(FIRST_TRAIL, LAST_TRAIL + 1)]
    print("    {")
    for start in range(0, len(units), 16):
        print("        " + ", ".join(f"{value}" for value in units[start : start + 16]) + ",")
    print("    },")
print("};\n")
print("uint16_t ouroboros_cp949(uint8_t lead, uint8_t trail) {")
print(f"    if (lead < 0x{FIRST_LEAD:X} || lead > 0x{LAST_LEAD:X} || trail < 0x{FIRST_TRAIL:X} || trail > 0x{LAST_TRAIL:X}) return 0;")
print(f"    return table[lead - 0x{FIRST_LEAD:X}][trail - 0x{FIRST_TRAIL:X}];")
print("}")
