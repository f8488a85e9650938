/// How an amount is spread over counterparties.
///
/// ```swift
/// Herfindahl([60, 20, 20]).index   // 0.44
/// ```
///
/// `HHI = Σ s²` with shares `s` of the whole, from 1/n (equal parts) to 1 (one counterparty). Hirschman (1945), Herfindahl (1950);
/// merger guidelines print it times 10,000 and call markets above 1,800 highly concentrated (U.S. Department of
/// Justice and Federal Trade Commission 2023).
public struct Herfindahl: Sendable, Hashable {
    /// Share of each part, 0…1, in the given order; empty where nothing is spread.
    public let shares: [Double]
    /// `nil` where nothing is spread.
    public let index: Double?

    /// - Parameter amounts: units, not negative.
    public init(_ amounts: [Int64]) {
        let whole = amounts.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0 else {
            shares = []
            index = nil
            return
        }
        shares = amounts.map { Double($0) / Double(whole) }
        // Summed from the smallest, so that the order of counterparties does not change the last digit.
        index = shares.sorted().reduce(0) { $0 + $1 * $1 }
    }
}
