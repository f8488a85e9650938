/// How a source words an amount, which decides its bounds and later its distribution.
public enum AmountBasis: String, Sendable, CaseIterable {
    /// `USD 38bn`
    case exact
    /// `about USD 38bn`: ±10% unless the ledger says otherwise.
    case about
    /// `at least USD 300bn`
    case atLeast = "at least"
    /// `up to USD 100bn`
    case upTo = "up to"
    /// `USD 10bn..15bn`
    case range
    /// `undisclosed`
    case undisclosed
}

/// An amount of money as a source states it.
///
/// | text | basis | low | stated | high |
/// |---|---|---|---|---|
/// | `USD 38bn` | exact | 38 | 38 | 38 |
/// | `about USD 40bn` | about | 36 | 40 | 44 |
/// | `at least USD 300bn` | at least | 300 | 300 | none |
/// | `up to USD 100bn` | up to | 0 | 100 | 100 |
/// | `USD 10bn..15bn` | range | 10 | 12.5 | 15 |
/// | `undisclosed` | undisclosed | none | none | none |
public struct Amount: Hashable, Sendable {
    public let basis: AmountBasis
    /// Lowest value that the wording allows.
    public let low: Money?
    /// The headline number; the middle of a range. `nil` only when undisclosed.
    public let stated: Money?
    /// Highest value that the wording allows; `nil` where there is none.
    public let high: Money?

    public static let undisclosed = Amount(
        basis: .undisclosed, low: nil, stated: nil, high: nil)

    public init(basis: AmountBasis, low: Money?, stated: Money?, high: Money?) {
        self.basis = basis
        self.low = low
        self.stated = stated
        self.high = high
    }

    public init(_ basis: AmountBasis, _ money: Money) {
        let tenth = (money.minorUnits / 10).magnitude
        func shifted(_ by: Int64) -> Money {
            Money(minorUnits: money.minorUnits + by, currency: money.currency)
        }
        switch basis {
        case .exact, .range, .undisclosed:
            self.init(basis: .exact, low: money, stated: money, high: money)
        case .about:
            self.init(
                basis: .about, low: shifted(-Int64(tenth)), stated: money,
                high: shifted(Int64(tenth)))
        case .atLeast: self.init(basis: .atLeast, low: money, stated: money, high: nil)
        case .upTo:
            self.init(basis: .upTo, low: shifted(-money.minorUnits), stated: money, high: money)
        }
    }
}
