import Money

/// The words of amounts: what says that there is none, what bounds it, scales, currencies.
enum AmountWords {
    private static let nothing: Set<String> = [
        "", "-", "\u{2013}", "\u{2014}", "--", "n/a", "na", "n.a.", "nan", "none", "null", "tbd",
        "tba", "tbc", "n.d.", "n.c.", "k.a.", "k. a.", "unknown", "undisclosed", "not disclosed",
        "confidential", "?", "미공개", "비공개",
        "미정",
    ]

    static func isUndisclosed(_ text: String) -> Bool { nothing.contains(text.lowercased()) }

    /// `tens of billions`: an order of magnitude, no amount.
    static func isVague(_ text: String) -> Bool {
        let lower = text.lowercased()
        return [
            "tens of", "hundreds of", "several", "a few", "multi-", "multibillion", "undisclosed",
        ]
        .contains { lower.contains($0) }
    }

    /// Whether what is left of a cell has another amount in it, which nobody has read.
    static func isUnread(_ rest: String) -> Bool {
        guard let first = rest.unicodeScalars.first else { return false }
        return "$€£¥₩₹".unicodeScalars.contains(first) || first.properties.numericType != nil
    }

    private static let prefixes: [(basis: AmountBasis, words: [String])] = [
        (
            .upTo,
            [
                "up to", "upto", "as much as", "max.", "max", "maximum", "≤", "<=", "<", "최대",
                "bis zu",
            ]
        ),
        (
            .atLeast,
            [
                "at least", "more than", "over", "min.", "minimum", "≥", ">=", ">", "최소",
                "mindestens",
            ]
        ),
        (
            .about,
            [
                "approximately", "approx.", "approx", "about", "around", "circa", "roughly", "ca.",
                "c.", "est.", "~", "≈", "약",
            ]
        ),
    ]

    /// What bounds the amount, and the text behind it.
    static func qualifier(_ text: String) -> (AmountBasis, Substring) {
        let lower = text.lowercased()
        for (basis, words) in prefixes {
            for word in words where lower.hasPrefix(word) {
                let rest = text.dropFirst(word.count)
                let isWord = word.last?.isLetter == true && word.first?.isASCII == true
                if isWord, rest.first != " " { continue }
                return (basis, rest.drop { $0 == " " })
            }
        }
        return (.exact, text[...])
    }

    static func worded(_ basis: AmountBasis) -> String {
        switch basis {
        case .about, .atLeast, .upTo: basis.rawValue + " "
        default: ""
        }
    }

    /// Powers of ten by word, in small letters.
    static let scales: [String: Int] = [
        "k": 3, "thousand": 3, "tsd": 3, "m": 6, "mm": 6, "mn": 6, "mio": 6, "mln": 6,
        "million": 6, "millions": 6, "millionen": 6, "b": 9, "bn": 9, "bln": 9, "billion": 9,
        "billions": 9, "mrd": 9, "mld": 9, "milliarde": 9, "milliarden": 9, "milliard": 9,
        "milliards": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12,
        "billón": 12, "billones": 12, "cr": 7, "crore": 7, "crores": 7, "lakh": 5, "lakhs": 5,
        "lac": 5, "thousands": 3, "tausend": 3, "milliers": 3, "mds": 9, "mia": 9,
    ]

    /// Scales as a rule writes them: the words of amounts, and the units that Korean tables count in.
    static func ruled(_ word: String) -> Int? {
        if let power = scales[word.lowercased()] { return power }
        let powers = word.map { koreanUnits[$0] }
        guard !powers.isEmpty, powers.allSatisfy({ $0 != nil }) else { return nil }
        return powers.compactMap { $0 }.reduce(0, +)
    }

    /// The word for a power of ten that a rule is drafted with.
    static func rule(for power: Int) -> String? {
        [
            3: "k", 4: "만", 5: "lakh", 6: "m", 7: "crore", 8: "억", 9: "bn", 12: "tn",
        ][power]
    }

    static let koreanUnits: [Character: Int] = ["조": 12, "억": 8, "만": 4, "천": 3, "백": 2, "십": 1]

    /// Signs and names of currencies in front of or behind a number, the longest first.
    static let currencies: [(text: String, code: String)] = [
        ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("HK$", "HKD"), ("NT$", "TWD"),
        ("NZ$", "NZD"), ("C$", "CAD"), ("A$", "AUD"), ("S$", "SGD"), ("R$", "BRL"), ("RMB", "CNY"),
        ("CN¥", "CNY"), ("JP¥", "JPY"), ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"), ("₹", "INR"),
        ("US dollars", "USD"), ("dollars", "USD"), ("dollar", "USD"), ("dólares", "USD"),
        ("달러", "USD"), ("euros", "EUR"), ("euro", "EUR"), ("유로", "EUR"), ("엔", "JPY"),
        ("위안", "CNY"), ("원", "KRW"), ("rupees", "INR"), ("pounds", "GBP"), ("yen", "JPY"),
    ]

    /// Currencies that write themselves `$`.
    static let dollars: Set<String> = [
        "USD", "CAD", "AUD", "HKD", "TWD", "NZD", "SGD", "MXN", "CLP", "COP", "ARS",
    ]
}
