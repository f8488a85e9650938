/// The scale and the currency that a heading, a title or a rule gives for a whole column: `usd_bn`, `USDm`, `(in millions, except per share)`,
/// `$ in 000s`, `단위: 백만원`.
public struct ScaleHeading: Hashable, Sendable {
    /// Power of ten; `nil`: none is given.
    public var power: Int?
    /// ISO 4217 code.
    public var currency: String?

    /// - Parameter isTitle: a sentence above a table rather than a column's heading: a letter alone is then no scale, unless a currency stands in it too (`Series B`
    ///   is no billion).
    public init(_ text: String, isTitle: Bool = false) {
        let folded = CellText.folded(text).lowercased()
        for (word, power) in ScaleHeading.phrases where folded.contains(word) {
            self.power = power
            break
        }
        let words = folded.split { !$0.isLetter && !$0.isNumber && $0 != "$" }.map(String.init)
        let isOfMoney =
            !isTitle || folded.contains { $0.isCurrencySymbol }
            || words.contains { ScaleHeading.codes[$0] != nil }
        for word in words {
            if isOfMoney || word.count > 1, let power = power(word) {
                self.power = self.power ?? power
            }
            if let code = ScaleHeading.codes[word] { currency = currency ?? code }
            // `USDm`, `usdbn`: a code with its scale.
            if word.count > 3, let code = ScaleHeading.codes[String(word.prefix(3))],
                let power = power(String(word.dropFirst(3)))
            {
                currency = currency ?? code
                self.power = self.power ?? power
            }
        }
        if currency == nil {
            currency =
                folded.contains("€")
                ? "EUR"
                : folded.contains("£")
                    ? "GBP"
                    : folded.contains("달러")
                        ? "USD"
                        : folded.contains("원") || folded.contains("₩")
                            ? "KRW"
                            : folded.contains("us$") || folded.contains("$") ? "USD" : nil
        }
    }

    private func power(_ word: String) -> Int? {
        // `$bn`, `us$m`
        let word = word.split(separator: "$").last.map(String.init) ?? word
        return word == "000" || word == "000s" ? 3 : AmountWords.scales[word]
    }

    private static let phrases: [(String, Int)] = [
        ("en milliers", 3), ("in tausend", 3), ("in thousands", 3), ("in millions", 6),
        ("in billions", 9), ("in 000", 3),
        ("백만원", 6), ("백만 원", 6), ("십억원", 9), ("억원", 8), ("억 원", 8), ("만원", 4), ("천원", 3),
        ("백만달러", 6), ("억달러", 8), ("억 달러", 8),
    ]

    private static let codes: [String: String] = [
        "usd": "USD", "eur": "EUR", "gbp": "GBP", "krw": "KRW", "jpy": "JPY", "cny": "CNY",
        "rmb": "CNY", "inr": "INR", "twd": "TWD", "cad": "CAD", "aud": "AUD", "hkd": "HKD",
        "chf": "CHF", "sek": "SEK",
    ]
}
