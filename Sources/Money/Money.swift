/// An exact amount of money in minor units (cents of a dollar, whole won, thousandths of a Kuwaiti dinar).
///
/// Sums and differences trap on overflow of 64 bits, which no sum of amounts below
/// ``Money/minorUnitLimit`` over fewer than 900 legs can reach; the amount grammar refuses more than the limit.
public struct Money: Hashable, Sendable {
    public let minorUnits: Int64
    public let currency: Currency

    /// The largest number of minor units that the ledger accepts, in any currency: USD 100tn, KRW 10000tn, KWD 10tn.
    public static let minorUnitLimit: Int64 = 10_000_000_000_000_000

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
