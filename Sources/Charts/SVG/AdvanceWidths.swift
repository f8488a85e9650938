/// Advance widths of a sans-serif face, in thousandths of an em, so that text can be measured with
/// no font at run time.
///
/// Each number is the wider of two faces, read from their `hmtx` tables: Noto Sans (version 2.004,
/// Google, SIL Open Font Licence) and Noto Sans CJK KR (version 2.004; its Latin is Source Sans, Adobe,
/// same licence). Both are reached by the font stack of ``Theme``; a layout that holds for the
/// wider one holds for the other.
package enum AdvanceWidths {
    /// U+0020 to U+007E, regular.
    package static let asciiRegular: [UInt16] = [
        260, 323, 474, 646, 572, 921, 732, 278, 338, 338, 551, 572, 278, 347, 278, 392,
        572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 572, 572, 572, 474,
        946, 639, 657, 638, 730, 589, 552, 728, 741, 339, 535, 646, 543, 907, 760, 781,
        633, 781, 635, 596, 599, 731, 600, 930, 586, 566, 603, 338, 392, 338, 572, 559,
        606, 563, 618, 510, 620, 564, 344, 615, 618, 275, 275, 552, 284, 935, 618, 606,
        620, 620, 413, 479, 377, 618, 521, 802, 529, 521, 475, 380, 551, 380, 572,
    ]

    /// U+0020 to U+007E, bold.
    package static let asciiBold: [UInt16] = [
        260, 370, 574, 646, 590, 963, 750, 325, 378, 378, 545, 590, 325, 370, 325, 413,
        590, 590, 590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514,
        1007, 690, 681, 656, 740, 615, 585, 724, 765, 389, 568, 686, 578, 943, 813, 796,
        667, 796, 682, 624, 625, 756, 650, 967, 667, 624, 613, 378, 413, 378, 590, 567,
        626, 604, 644, 527, 644, 591, 387, 633, 657, 305, 306, 620, 315, 982, 657, 626,
        644, 644, 454, 497, 434, 657, 576, 863, 578, 574, 511, 394, 551, 394, 590,
    ]

    /// U+00A0 to U+017F, regular.
    package static let latinRegular: [UInt16] = [
        260, 323, 572, 572, 572, 572, 551, 1000, 606, 832, 386, 509, 572, 347, 832, 606,
        428, 1000, 411, 411, 606, 628, 1000, 561, 606, 411, 407, 509, 873, 903, 889, 474,
        639, 639, 639, 639, 639, 639, 918, 638, 589, 589, 589, 589, 339, 339, 339, 339,
        730, 760, 781, 781, 781, 781, 781, 1000, 781, 731, 731, 731, 731, 566, 652, 643,
        563, 563, 563, 563, 563, 563, 877, 510, 564, 564, 564, 564, 275, 275, 275, 275,
        608, 618, 606, 606, 606, 606, 606, 1000, 606, 618, 618, 618, 618, 521, 620, 521,
        639, 563, 639, 563, 639, 561, 632, 480, 632, 480, 632, 480, 632, 480, 730, 615,
        730, 620, 589, 564, 556, 564, 556, 564, 556, 564, 589, 564, 728, 615, 728, 615,
        728, 615, 728, 615, 741, 618, 741, 618, 339, 275, 339, 275, 339, 258, 339, 258,
        339, 258, 612, 516, 273, 258, 619, 534, 534, 524, 258, 524, 258, 524, 258, 524,
        268, 524, 258, 760, 618, 760, 618, 760, 618, 688, 760, 618, 781, 606, 781, 606,
        781, 605, 947, 946, 622, 413, 622, 413, 622, 413, 549, 479, 549, 479, 549, 479,
        549, 479, 556, 361, 556, 361, 556, 361, 731, 618, 731, 618, 731, 618, 731, 618,
        731, 618, 731, 618, 930, 786, 566, 510, 566, 572, 470, 572, 470, 572, 470, 326,
    ]

    /// U+00A0 to U+017F, bold.
    package static let latinBold: [UInt16] = [
        260, 370, 590, 590, 590, 590, 551, 1000, 626, 849, 403, 615, 590, 370, 832, 626,
        428, 1000, 424, 424, 626, 664, 1000, 592, 626, 424, 420, 615, 909, 948, 921, 514,
        690, 690, 690, 690, 690, 690, 952, 656, 615, 615, 615, 615, 389, 389, 389, 389,
        742, 813, 796, 796, 796, 796, 796, 1000, 796, 756, 756, 756, 756, 624, 690, 711,
        604, 604, 604, 604, 604, 604, 917, 527, 591, 591, 591, 591, 305, 305, 305, 305,
        630, 657, 626, 626, 626, 626, 626, 1000, 626, 657, 657, 657, 657, 574, 644, 574,
        690, 604, 690, 604, 690, 604, 637, 514, 637, 514, 637, 514, 637, 514, 740, 633,
        742, 649, 615, 591, 560, 591, 560, 591, 560, 591, 615, 591, 724, 633, 724, 633,
        724, 633, 724, 633, 765, 657, 765, 657, 389, 305, 389, 305, 389, 305, 389, 305,
        389, 305, 720, 610, 331, 305, 664, 620, 620, 565, 305, 565, 305, 565, 305, 565,
        362, 565, 305, 813, 657, 813, 657, 813, 657, 770, 813, 657, 796, 626, 796, 626,
        796, 619, 981, 978, 660, 454, 660, 454, 660, 454, 551, 497, 551, 497, 551, 497,
        551, 497, 579, 434, 579, 434, 579, 434, 756, 657, 756, 657, 756, 657, 756, 657,
        756, 657, 756, 657, 967, 856, 624, 569, 624, 579, 488, 579, 488, 579, 488, 383,
    ]

    /// A character outside the two blocks above.
    package struct Special: Sendable {
        let scalar: UInt32
        let regular: UInt16
        let bold: UInt16
    }

    /// Punctuation, arrows, signs and marks that reports use, in order of code point.
    package static let specials: [Special] = [
        Special(scalar: 0x2009, regular: 166, bold: 166),
        Special(scalar: 0x2010, regular: 1000, bold: 1000),
        Special(scalar: 0x2011, regular: 347, bold: 370),
        Special(scalar: 0x2012, regular: 572, bold: 572),
        Special(scalar: 0x2013, regular: 536, bold: 544),
        Special(scalar: 0x2014, regular: 1000, bold: 1000),
        Special(scalar: 0x2018, regular: 278, bold: 325),
        Special(scalar: 0x2019, regular: 278, bold: 325),
        Special(scalar: 0x201C, regular: 474, bold: 574),
        Special(scalar: 0x201D, regular: 474, bold: 574),
        Special(scalar: 0x2020, regular: 1000, bold: 1000),
        Special(scalar: 0x2021, regular: 1000, bold: 1000),
        Special(scalar: 0x2022, regular: 376, bold: 378),
        Special(scalar: 0x2026, regular: 1000, bold: 1000),
        Special(scalar: 0x202F, regular: 166, bold: 166),
        Special(scalar: 0x2030, regular: 1177, bold: 1281),
        Special(scalar: 0x20A9, regular: 670, bold: 737),
        Special(scalar: 0x20AC, regular: 572, bold: 590),
        Special(scalar: 0x2122, regular: 773, bold: 773),
        Special(scalar: 0x2190, regular: 1000, bold: 1000),
        Special(scalar: 0x2191, regular: 1000, bold: 1000),
        Special(scalar: 0x2192, regular: 1000, bold: 1000),
        Special(scalar: 0x2193, regular: 1000, bold: 1000),
        Special(scalar: 0x2194, regular: 1000, bold: 1000),
        Special(scalar: 0x2212, regular: 555, bold: 590),
        Special(scalar: 0x221A, regular: 1000, bold: 1000),
        Special(scalar: 0x221D, regular: 1000, bold: 1000),
        Special(scalar: 0x221E, regular: 1000, bold: 1000),
        Special(scalar: 0x2248, regular: 1000, bold: 1000),
        Special(scalar: 0x2260, regular: 1000, bold: 1000),
        Special(scalar: 0x2264, regular: 1000, bold: 1000),
        Special(scalar: 0x2265, regular: 1000, bold: 1000),
        Special(scalar: 0x25B2, regular: 1000, bold: 1000),
        Special(scalar: 0x25C6, regular: 1000, bold: 1000),
        Special(scalar: 0x25CB, regular: 1000, bold: 1000),
        Special(scalar: 0x25CF, regular: 1000, bold: 1000),
    ]
}
