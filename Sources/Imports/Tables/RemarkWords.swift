import Text

/// What rows of a table begin with that are no deals.
enum RemarkWords {
    private static let totals: Set<String> = [
        "total", "totals", "subtotal", "grandtotal", "sum", "sumtotal", "totalgeneral", "soustotal",
        "summe", "zwischensumme", "gesamt", "gesamtsumme", "insgesamt", "합계", "총계", "소계", "계",
        "合計", "小計",
    ]

    private static let openings: Set<String> = [
        "note", "notes", "source", "sources", "remark", "remarks", "disclaimer", "asof",
        "lastupdated", "updated", "quelle", "quellen", "stand", "anmerkung", "anmerkungen",
        "hinweis", "remarque", "nota", "주", "주석", "비고", "출처", "자료", "기준일", "참고",
    ]

    /// `Total`, `Sub-total (USD m)`, `합계`.
    static func isTotal(_ text: String) -> Bool {
        let head = text.prefix { $0 != "(" && $0 != ":" }
        return totals.contains(CellText.key(String(head)))
    }

    /// `* preliminary`, `¹ of which 1,000 paid`, `1) subject to approval`, `Source: releases`, `※ 추정치`.
    static func isRemark(_ text: String) -> Bool {
        if let first = text.unicodeScalars.first, CellText.footnoteMarks.contains(first) {
            return true
        }
        let digits = text.drop { $0 == "(" || $0 == "[" }.prefix { $0.isASCIIDigit }
        let behind = text.drop { $0 == "(" || $0 == "[" }.dropFirst(digits.count)
        if (1...2).contains(digits.count), behind.first == ")" || behind.first == "]" {
            return true
        }
        guard let colon = text.firstIndex(of: ":") else { return false }
        return openings.contains(CellText.key(String(text[..<colon])))
    }
}
