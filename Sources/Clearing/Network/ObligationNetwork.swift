/// Who owes whom: one row for each creditor with its debtors, in compressed form.
///
/// ```swift
/// // Firm 0 owes firm 1 ten, firm 1 owes firm 2 four.
/// let network = try ObligationNetwork(firms: 3, debtors: [0, 1], creditors: [1, 2], amounts: [10, 4])
/// network.owedInside   // [10, 4, 0]
/// ```
///
/// A row holds what comes in, because that is what every model of this module adds up: payments received, value of
/// claims, losses on claims. Claims of one creditor keep the order of the input; parallel claims stay apart, which
/// changes nothing in a sum; claims of zero are dropped. Amounts are in any one unit of money.
///
/// O(firms + claims) to build; 12 bytes a claim, 12 bytes a firm.
public struct ObligationNetwork: Sendable {
    /// Number of firms; they are named by their index.
    public let firmCount: Int
    /// `rowStart[i] ..< rowStart[i + 1]` are the claims of firm `i`.
    public let rowStart: [Int32]
    /// Who owes each claim.
    public let debtor: [Int32]
    /// How much, above zero.
    public let amount: [Double]
    /// What each firm owes inside the network, summed over its creditors.
    public let owedInside: [Double]

    /// - Throws: ``ClearingError`` for a claim that names no firm, names one firm twice, or is negative or not finite,
    ///   and for sums that a `Double` cannot hold.
    public init(
        firms: Int, debtors: [Int32], creditors: [Int32], amounts: [Double]
    ) throws(ClearingError) {
        guard firms >= 0, firms < Int(Int32.max), amounts.count < Int(Int32.max) else {
            throw .tooLarge(firms: firms, claims: amounts.count)
        }
        guard debtors.count == amounts.count, creditors.count == amounts.count else {
            throw .shape("debtors, creditors and amounts differ in number")
        }
        var start = [Int32](repeating: 0, count: firms + 1)
        var owed = [Double](repeating: 0, count: firms)
        var kept = 0
        let limit = Int32(firms)
        for claim in amounts.indices {
            let (from, to, value) = (debtors[claim], creditors[claim], amounts[claim])
            guard from >= 0, from < limit, to >= 0, to < limit else {
                throw .unknownFirm(claim: claim)
            }
            guard from != to else { throw .selfClaim(claim: claim) }
            guard value >= 0, value.isFinite else { throw .badAmount(claim: claim, value: value) }
            guard value > 0 else { continue }
            start[Int(to) + 1] += 1
            owed[Int(from)] += value
            kept += 1
        }
        if let firm = owed.firstIndex(where: { !$0.isFinite }) { throw .overflow(firm: firm) }
        for firm in 0..<firms { start[firm + 1] += start[firm] }
        var next = start
        var debtor = [Int32](repeating: 0, count: kept)
        var amount = [Double](repeating: 0, count: kept)
        for claim in amounts.indices where amounts[claim] > 0 {
            let creditor = Int(creditors[claim])
            let place = Int(next[creditor])
            next[creditor] += 1
            debtor[place] = debtors[claim]
            amount[place] = amounts[claim]
        }
        firmCount = firms
        rowStart = start
        self.debtor = debtor
        self.amount = amount
        owedInside = owed
    }

    /// Number of claims above zero.
    public var claimCount: Int { amount.count }

    /// Places of the claims of a firm in ``debtor`` and ``amount``.
    public func claims(of firm: Int) -> Range<Int> {
        Int(rowStart[firm])..<Int(rowStart[firm + 1])
    }

    /// What each firm is owed inside the network.
    public var owedTo: [Double] {
        (0..<firmCount).map { firm in claims(of: firm).reduce(0) { $0 + amount[$1] } }
    }

    /// The same claims by debtor: for each firm its creditors, in increasing order of creditor.
    func byDebtor() -> ByDebtor {
        var start = [Int32](repeating: 0, count: firmCount + 1)
        for firm in debtor { start[Int(firm) + 1] += 1 }
        for firm in 0..<firmCount { start[firm + 1] += start[firm] }
        var next = start
        var creditor = [Int32](repeating: 0, count: claimCount)
        var amounts = [Double](repeating: 0, count: claimCount)
        for firm in 0..<firmCount {
            for claim in claims(of: firm) {
                let from = Int(debtor[claim])
                let place = Int(next[from])
                next[from] += 1
                creditor[place] = Int32(firm)
                amounts[place] = amount[claim]
            }
        }
        return ByDebtor(rowStart: start, creditor: creditor, amount: amounts)
    }

    /// The transposed network.
    struct ByDebtor {
        let rowStart: [Int32]
        let creditor: [Int32]
        let amount: [Double]

        func debts(of firm: Int) -> Range<Int> { Int(rowStart[firm])..<Int(rowStart[firm + 1]) }
    }
}
