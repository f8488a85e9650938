import Money
import Text

/// A decimal number, exact: digits times a power of ten. What a file prints stays what it printed; binary floating point never touches it.
///
/// ```swift
/// ExactDecimal("6207375725.08")        // 620737572508 × 10⁻²
/// ExactDecimal("3.0E+11")?.plain       // 300000000000
/// ```
///
/// Up to 36 digits; powers of ten from −40 to 40. Two numbers are equal when their values are.
public struct ExactDecimal: Hashable, Sendable, Comparable {
    public let digits: Int128
    /// Power of ten that the digits are multiplied by.
    public let exponent: Int

    /// Trailing zeros move into the exponent, so that a value has one form; `nil` beyond the range.
    public init?(digits: Int128, exponent: Int) {
        var (digits, exponent) = (digits, digits == 0 ? 0 : exponent)
        // 128 bits are 39 digits: what lies outside cannot come into the range. The least number has no opposite.
        guard (-80...80).contains(exponent), digits != Int128.min else { return nil }
        while digits != 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        guard (-40...40).contains(exponent) else { return nil }
        self.digits = digits
        self.exponent = exponent
    }

    public init(_ number: Int) {
        var (digits, exponent) = (Int128(number), 0)
        while digits != 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        self.digits = digits
        self.exponent = exponent
    }

    /// A number of JSON or of a spreadsheet's file: `-12.5`, `1.5E+10`. Nothing else: no blanks, no separators, no sign in front of a positive one.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix { $0.isASCIIDigit }
        rest = rest.dropFirst(whole.count)
        var fraction: Substring = ""
        if rest.first == "." {
            fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
            guard !fraction.isEmpty else { return nil }
            rest = rest.dropFirst(1 + fraction.count)
        }
        var power = 0
        if rest.first == "e" || rest.first == "E" {
            rest = rest.dropFirst()
            let isDown = rest.first == "-"
            if isDown || rest.first == "+" { rest = rest.dropFirst() }
            guard !rest.isEmpty, rest.count <= 3, rest.allSatisfy(\.isASCIIDigit),
                let number = Int(rest)
            else { return nil }
            power = isDown ? -number : number
            rest = ""
        }
        let all = (whole + fraction).drop { $0 == "0" }
        guard !whole.isEmpty, rest.isEmpty, all.count <= 36,
            let digits = Int128(all.isEmpty ? "0" : String(all))
        else { return nil }
        self.init(digits: isNegative ? -digits : digits, exponent: power - fraction.count)
    }

    public var isZero: Bool { digits == 0 }
    public var isNegative: Bool { digits < 0 }
    public var negated: ExactDecimal { ExactDecimal(unchecked: -digits, exponent) }

    private init(unchecked digits: Int128, _ exponent: Int) {
        self.digits = digits
        self.exponent = exponent
    }

    /// The number times 10 to the `power`; `nil` beyond the range.
    public func scaled(by power: Int) -> ExactDecimal? {
        let (sum, overflow) = exponent.addingReportingOverflow(power)
        return overflow ? nil : ExactDecimal(digits: digits, exponent: sum)
    }

    /// Digits when the exponent is brought down to `exponent`; `nil` beyond 128 bits.
    private func aligned(to exponent: Int) -> Int128? {
        guard digits != 0 else { return 0 }
        var value = digits
        for _ in 0..<max(0, self.exponent - exponent) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        return value
    }

    /// Exact sum; `nil` when it has too many digits.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let low = min(exponent, other.exponent)
        guard let a = aligned(to: low), let b = other.aligned(to: low) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : ExactDecimal(digits: sum, exponent: low)
    }

    /// Exact difference; `nil` when it has too many digits.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(other.negated) }

    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = digits.multipliedReportingOverflow(by: other.digits)
        return overflow ? nil : ExactDecimal(digits: product, exponent: exponent + other.exponent)
    }

    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        if let difference = a.subtracting(b) { return difference.digits < 0 }
        // Too far apart to be aligned: the sign, then the power of ten, decides.
        if (a.digits < 0) != (b.digits < 0) { return a.digits < 0 }
        return (a.exponent < b.exponent) != (a.digits < 0)
    }

    /// Whether the finer of the two rounds to the coarser: 29,068,000 and 29,000,000 agree.
    ///
    /// How fine a number is shows in its last digit that is not zero. Halves round either way.
    public func agrees(with other: ExactDecimal) -> Bool {
        if self == other { return true }
        let (fine, coarse) = exponent < other.exponent ? (self, other) : (other, self)
        // A single digit is too little to say that one was rounded.
        guard coarse.digits.magnitude >= 10, coarse.exponent > fine.exponent,
            let difference = fine.subtracting(coarse),
            let half = ExactDecimal(digits: 5, exponent: coarse.exponent - 1)
        else { return false }
        let distance = difference.isNegative ? difference.negated : difference
        return !(half < distance)
    }

    /// Minor units of a currency; `nil` when it has more decimals than the currency, or is beyond 64 bits.
    public func minorUnits(of currency: Currency) -> Int64? {
        let shift = exponent + currency.minorDigits
        guard shift >= 0 || digits == 0 else { return nil }
        return aligned(to: -currency.minorDigits).flatMap { Int64(exactly: $0) }
    }

    /// As text without an exponent: `-0.25`, `38000000000`.
    public var plain: String {
        var text = String(digits.magnitude)
        if exponent >= 0 {
            if digits != 0 { text += String(repeating: "0", count: exponent) }
        } else {
            let behind = -exponent
            if text.count <= behind {
                text = String(repeating: "0", count: behind - text.count + 1) + text
            }
            text.insert(".", at: text.index(text.endIndex, offsetBy: -behind))
        }
        return digits < 0 ? "-" + text : text
    }
}
