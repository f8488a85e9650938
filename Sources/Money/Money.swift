/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Three capital letters.
    public let code: String
    /// Decimal digits of the minor unit (ISO 4217): 2 for USD, 0 for KRW and JPY.
    public let minorDigits: Int

    public static let usd = Currency(code: "USD", minorDigits: 2)
    public static let krw = Currency(code: "KRW", minorDigits: 0)

    /// The currencies that a ledger may use. (ISO 4217, the ones that occur in filings of the field.)
    public static let known: [Currency] = [
        usd, krw,
        Currency(code: "JPY", minorDigits: 0), Currency(code: "EUR", minorDigits: 2),
        Currency(code: "GBP", minorDigits: 2), Currency(code: "CNY", minorDigits: 2),
        Currency(code: "CAD", minorDigits: 2), Currency(code: "TWD", minorDigits: 2),
        Currency(code: "NOK", minorDigits: 2), Currency(code: "AED", minorDigits: 2),
    ]

    /// - Returns: `nil` for a code that is not in ``known``.
    public init?(_ code: String) {
        guard let known = Currency.known.first(where: { $0.code == code }) else { return nil }
        self = known
    }

    private init(code: String, minorDigits: Int) {
        self.code = code
        self.minorDigits = minorDigits
    }

    /// 10 to the number of minor digits.
    public var minorUnitsPerUnit: Int64 { minorDigits == 0 ? 1 : 100 }

    public var description: String { code }
    public static func < (a: Currency, b: Currency) -> Bool { a.code < b.code }
}

/// An exact amount of money in minor units (cents; whole won).
///
/// Sums and differences trap on overflow of 64 bits, which no sum of amounts below
/// ``Money/limit`` over fewer than 9,000 legs can reach; the amount grammar refuses more than the limit.
public struct Money: Hashable, Sendable {
    public let minorUnits: Int64
    public let currency: Currency

    /// The largest amount in a currency of two decimals, in units (USD 10¹³: ten times world chip sales); see ``minorUnitLimit``.
    public static let limit: Int64 = 10_000_000_000_000

    /// The largest number of minor units that the ledger accepts, in any currency: USD 10tn, KRW 1000tn.
    public static let minorUnitLimit: Int64 = 1_000_000_000_000_000

    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    public static func usd(cents: Int64) -> Money { Money(minorUnits: cents, currency: .usd) }

    public var isZero: Bool { minorUnits == 0 }

    /// Units of the currency as binary floating point: for analysis, never for the ledger.
    public var doubleValue: Double { Double(minorUnits) / Double(currency.minorUnitsPerUnit) }

    /// Exact decimal string in units, as JSON carries it: `38000000000`, `493800000.5`.
    public var decimalString: String {
        let per = currency.minorUnitsPerUnit
        let magnitude = minorUnits.magnitude
        let whole = magnitude / UInt64(per)
        var text = minorUnits < 0 ? "-\(whole)" : "\(whole)"
        var rest = Int64(magnitude % UInt64(per))
        if rest != 0 {
            text += "."
            var unit = per / 10
            while rest != 0 {
                text += "\(rest / unit)"
                rest %= unit
                unit /= 10
            }
        }
        return text
    }
}
