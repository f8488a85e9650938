import Money
import Text

/// An amount as a cell words it, before the table's currency and scale are applied.
public struct SpelledAmount: Hashable, Sendable {
    public var basis: AmountBasis
    /// `nil` where the wording sets none: `up to $100bn`.
    public var low: ExactDecimal?
    /// `nil` where the wording sets none: `at least $225bn`.
    public var high: ExactDecimal?
    /// ISO 4217 code, where the cell names one.
    public var currency: String?
    /// Whether the cell gives its own scale, so that the column's does not apply.
    public var hasScale: Bool
    /// Something else that the cell counts: `10 GW`.
    public var quantity: String?
    /// What else stands in the cell.
    public var rest: String?
    /// `3.0E+11`: a spreadsheet has cut digits off.
    public var isScientific = false
}

/// What a cell in a column of amounts says.
public enum AmountReading: Hashable, Sendable {
    case amount(SpelledAmount)
    /// Nothing, a dash, `n/a`, `undisclosed`, `tens of billions`.
    case undisclosed(note: String?)
    /// A count of something else, and no money: `10 GW`.
    case quantity(String, note: String?)
    case refused(reason: String, help: String)
}

/// Reads amounts as analysts, newspapers and exports write them.
///
/// ```swift
/// AmountSpelling().read("up to $100bn")       // up to 100 × 10⁹ USD
/// AmountSpelling().read("22조 7,648억원")      // 22,764,800,000,000 KRW
/// AmountSpelling().read("1.234")              // refused: 1234 or 1.234
/// ```
///
/// What can mean two things is refused with both readings, never guessed. O(length).
public struct AmountSpelling: Sendable {
    /// What stands in front of decimals in this column; `nil`: not known.
    public var mark: DecimalMark?
    /// The currency that a bare `$` or `¥` stands for; `nil`: US dollars for `$`, nothing for `¥`.
    public var currency: Currency?

    public init(mark: DecimalMark? = nil, currency: Currency? = nil) {
        self.mark = mark
        self.currency = currency
    }

    public func read(_ text: String) -> AmountReading {
        let folded = CellText.withoutMarks(text)
        if AmountWords.isUndisclosed(folded) { return .undisclosed(note: nil) }
        if folded.hasPrefix("#") {
            return .refused(
                reason: "'\(folded)' is an error of a spreadsheet",
                help: "mend the formula and export the table again")
        }
        if folded.hasSuffix("%"), folded.dropLast().allSatisfy({ !$0.isLetter }) {
            return .refused(
                reason: "'\(folded)' is a share, not an amount of money",
                help: "map the column that holds the money")
        }
        var (basis, rest) = AmountWords.qualifier(folded)
        var isNegative = false
        if rest.hasPrefix("("), rest.hasSuffix(")"), rest.dropFirst().first?.isASCIIDigit == true {
            isNegative = true
            rest = rest.dropFirst().dropLast()
        }
        var parser = AmountParser(rest, spelling: self)
        guard let first = parser.term() else { return withoutNumber(folded, parser) }
        if case .failure(let problem) = first { return problem.reading }
        guard case .success(var low) = first else { return .undisclosed(note: nil) }
        if isNegative { low.value = low.value.negated }
        if let unit = parser.unit(), low.currency == nil, !low.hasScale {
            return .quantity(
                AmountWords.worded(basis) + "\(low.value.plain) \(unit)",
                note: parser.remainder)
        }
        var result = SpelledAmount(
            basis: basis, low: low.value, high: low.value, currency: low.currency,
            hasScale: low.hasScale, isScientific: low.isScientific)
        if parser.skipPlus() {
            basis = .atLeast
            result.basis = .atLeast
        } else if parser.skipRange() {
            guard let second = parser.term() else {
                return .refused(
                    reason: "'\(folded)' has no upper end behind the dash",
                    help: "write both ends of the range")
            }
            if case .failure(let problem) = second { return problem.reading }
            guard case .success(let high) = second else { return .undisclosed(note: nil) }
            if let problem = range(&result, low, high, folded) { return problem }
        }
        switch result.basis {
        case .upTo: result.low = nil
        case .atLeast: result.high = nil
        default: break
        }
        parser.skipNoCents()
        result.quantity = parser.slashQuantity()
        result.rest = parser.remainder
        if parser.isUnread {
            return .refused(
                reason: "'\(folded)' holds more than one number",
                help: "give one amount a cell, or a range: 10-15bn")
        }
        return .amount(result)
    }

    /// No number where one belongs: words, or nothing that can be read.
    private func withoutNumber(_ text: String, _ parser: AmountParser) -> AmountReading {
        if AmountWords.isVague(text) { return .undisclosed(note: text) }
        return .refused(
            reason: "'\(text)' is not an amount",
            help: "write a number with a currency, such as $1.5bn, or leave the cell empty")
    }

    /// The second end's scale and currency count for the first where that has none: `$10-15bn`.
    private func range(
        _ result: inout SpelledAmount, _ low: AmountParser.Term, _ high: AmountParser.Term,
        _ text: String
    ) -> AmountReading? {
        var lowValue = low.value
        if !low.hasScale, high.hasScale, let scaled = low.value.scaled(by: high.scale) {
            lowValue = scaled
        }
        if let a = low.currency, let b = high.currency, a != b {
            return .refused(
                reason: "'\(text)' is a range in two currencies",
                help: "write one currency")
        }
        guard lowValue < high.value else {
            return .refused(
                reason: "the range '\(text)' does not rise",
                help: "write the lower end first, and the scale on both ends")
        }
        result.low = lowValue
        result.high = high.value
        result.basis = .range
        result.currency = low.currency ?? high.currency
        result.hasScale = low.hasScale || high.hasScale
        return nil
    }
}
