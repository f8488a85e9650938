/// Advance widths of a sans-serif face, in thousandths of an em, so that text can be measured with
/// no font at run time.
///
/// Each number is the widest of three faces, read from their `hmtx` tables: Noto Sans (version 2.004,
/// Google, SIL Open Font Licence) and Noto Sans CJK KR (version 2.004; its Latin is Source Sans, Adobe,
/// same licence), which the font stack of ``Theme`` reaches, and DejaVu Sans (version 2.37), the wide
/// face that a machine without either falls back to. A layout that holds for the widest holds for all.
package enum AdvanceWidths {
    /// U+0020 to U+007E, regular.
    package static let asciiRegular: [UInt16] = [
        318, 401, 474, 838, 637, 951, 780, 278, 391, 391, 551, 838, 318, 361, 318, 392,
        637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
        1000, 685, 687, 699, 771, 632, 576, 775, 752, 339, 535, 656, 558, 907, 760, 788,
        633, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 392, 391, 838, 559,
        606, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 284, 975, 634, 612,
        635, 635, 413, 521, 393, 634, 592, 818, 592, 592, 525, 637, 551, 637, 838,
    ]

    /// U+0020 to U+007E, bold.
    package static let asciiBold: [UInt16] = [
        349, 457, 574, 838, 696, 1002, 873, 325, 458, 458, 545, 838, 380, 416, 380, 413,
        696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 581,
        1007, 774, 763, 734, 831, 684, 684, 821, 837, 389, 568, 775, 638, 996, 837, 851,
        733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 413, 458, 838, 567,
        626, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
        716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 551, 712, 838,
    ]

    /// U+00A0 to U+017F, regular.
    package static let latinRegular: [UInt16] = [
        318, 401, 637, 637, 637, 637, 551, 1000, 606, 1000, 472, 612, 838, 361, 1000, 606,
        500, 1000, 411, 411, 606, 637, 1000, 561, 606, 411, 472, 612, 970, 970, 970, 531,
        685, 685, 685, 685, 685, 685, 975, 699, 632, 632, 632, 632, 339, 339, 339, 339,
        775, 760, 788, 788, 788, 788, 788, 1000, 788, 732, 732, 732, 732, 611, 652, 643,
        613, 613, 613, 613, 613, 613, 982, 550, 616, 616, 616, 616, 278, 278, 278, 278,
        612, 634, 612, 612, 612, 612, 612, 1000, 612, 634, 634, 634, 634, 592, 635, 592,
        685, 613, 685, 613, 685, 613, 699, 550, 699, 550, 699, 550, 699, 550, 771, 635,
        775, 635, 632, 616, 632, 616, 632, 616, 632, 616, 632, 616, 775, 635, 775, 635,
        775, 635, 775, 635, 752, 634, 917, 695, 339, 278, 339, 278, 339, 278, 339, 278,
        339, 278, 612, 556, 295, 278, 656, 580, 580, 558, 278, 558, 278, 558, 375, 558,
        342, 563, 285, 760, 634, 760, 634, 760, 634, 814, 760, 634, 788, 612, 788, 612,
        788, 612, 1070, 1023, 695, 413, 695, 413, 695, 413, 635, 521, 635, 521, 635, 521,
        635, 521, 611, 393, 611, 393, 611, 393, 732, 634, 732, 634, 732, 634, 732, 634,
        732, 634, 732, 634, 989, 818, 611, 592, 611, 686, 525, 686, 525, 686, 525, 353,
    ]

    /// U+00A0 to U+017F, bold.
    package static let latinBold: [UInt16] = [
        349, 457, 696, 696, 637, 696, 551, 1000, 626, 1000, 564, 646, 838, 416, 1000, 626,
        500, 1000, 438, 438, 626, 736, 1000, 592, 626, 438, 564, 646, 1036, 1036, 1036, 581,
        774, 774, 774, 774, 774, 774, 1085, 734, 684, 684, 684, 684, 389, 389, 389, 389,
        838, 837, 851, 851, 851, 851, 851, 1000, 851, 813, 813, 813, 813, 725, 738, 720,
        675, 675, 675, 675, 675, 675, 1048, 593, 679, 679, 679, 679, 343, 343, 343, 343,
        688, 712, 688, 688, 688, 688, 688, 1000, 688, 712, 712, 712, 712, 652, 716, 652,
        774, 675, 774, 675, 774, 675, 734, 593, 734, 593, 734, 593, 734, 593, 831, 716,
        838, 716, 684, 679, 684, 679, 684, 679, 684, 679, 684, 679, 821, 716, 821, 716,
        821, 716, 821, 716, 837, 712, 974, 791, 389, 343, 389, 343, 389, 343, 389, 343,
        389, 343, 745, 686, 373, 343, 775, 666, 666, 638, 343, 638, 343, 638, 480, 638,
        557, 643, 372, 837, 712, 837, 712, 837, 712, 983, 837, 712, 851, 688, 851, 688,
        851, 688, 1167, 1095, 771, 494, 771, 494, 771, 494, 721, 596, 721, 596, 721, 596,
        721, 596, 683, 479, 683, 479, 683, 479, 813, 712, 813, 712, 813, 712, 813, 712,
        813, 712, 813, 712, 1104, 924, 725, 652, 725, 726, 583, 726, 583, 726, 583, 436,
    ]

    /// A character outside the two blocks above.
    package struct Special: Sendable {
        let scalar: UInt32
        let regular: UInt16
        let bold: UInt16
    }

    /// Punctuation, arrows, signs and marks that reports use, in order of code point.
    package static let specials: [Special] = [
        Special(scalar: 0x2009, regular: 200, bold: 200),
        Special(scalar: 0x2010, regular: 1000, bold: 1000),
        Special(scalar: 0x2011, regular: 361, bold: 416),
        Special(scalar: 0x2012, regular: 637, bold: 696),
        Special(scalar: 0x2013, regular: 536, bold: 544),
        Special(scalar: 0x2014, regular: 1000, bold: 1000),
        Special(scalar: 0x2018, regular: 318, bold: 380),
        Special(scalar: 0x2019, regular: 318, bold: 380),
        Special(scalar: 0x201C, regular: 519, bold: 658),
        Special(scalar: 0x201D, regular: 519, bold: 658),
        Special(scalar: 0x2020, regular: 1000, bold: 1000),
        Special(scalar: 0x2021, regular: 1000, bold: 1000),
        Special(scalar: 0x2022, regular: 590, bold: 640),
        Special(scalar: 0x2026, regular: 1000, bold: 1000),
        Special(scalar: 0x202F, regular: 200, bold: 200),
        Special(scalar: 0x2030, regular: 1342, bold: 1440),
        Special(scalar: 0x20A9, regular: 989, bold: 1104),
        Special(scalar: 0x20AC, regular: 637, bold: 696),
        Special(scalar: 0x2122, regular: 1000, bold: 1000),
        Special(scalar: 0x2190, regular: 1000, bold: 1000),
        Special(scalar: 0x2191, regular: 1000, bold: 1000),
        Special(scalar: 0x2192, regular: 1000, bold: 1000),
        Special(scalar: 0x2193, regular: 1000, bold: 1000),
        Special(scalar: 0x2194, regular: 1000, bold: 1000),
        Special(scalar: 0x2212, regular: 838, bold: 838),
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
