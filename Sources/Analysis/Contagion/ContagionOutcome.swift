import Clearing

/// What a shock costs the firms of a ledger, and how far it travels.
public struct ContagionOutcome: Sendable {
    /// One firm's losses, minor units.
    public struct Loss: Sendable, Hashable {
        /// Position in the network's firms.
        public let firm: Int
        /// On the firm that the shock hit, or by the shock itself.
        public let direct: Double
        /// On firms that lost because of it.
        public let passedOn: Double
        /// What it would lose on top if everyone expected the worst.
        public let selfFulfilling: Double
        /// `nil`: unknown, and the firm passes nothing on.
        public let buffer: Double?

        public var total: Double { direct + passedOn }
        /// Loss as a share of the buffer; above 1, creditors of the firm lose too.
        public var shareOfBuffer: Double? { buffer.map { total / $0 } }
        /// What is lost beyond the buffer.
        public var excess: Double? { buffer.map { max(0, total - $0) } }
        /// What is lost of the firm's own: never more than the buffer.
        public var ownLoss: Double { min(total, buffer ?? total) }
    }

    public let shock: LedgerShock
    /// Firms that lose anything, largest total first.
    public let losses: [Loss]
    /// Money lost in each round by firms with a known buffer, each at most its buffer: direct first.
    public let rounds: [Double]
    /// Closed walks through the firm that stops: `G_jj`, at least 1; `nil` where they have no end, or for other shocks.
    public let circularAmplification: Double?
    /// Whether stress dies out along every closed walk.
    public let isStable: Bool

    public var direct: Double { losses.reduce(0) { $0 + $1.direct } }
    public var passedOn: Double { losses.reduce(0) { $0 + $1.passedOn } }
    public var selfFulfilling: Double { losses.reduce(0) { $0 + $1.selfFulfilling } }
    public var total: Double { direct + passedOn }
    /// All losses for each dollar of direct loss; `nil` when nobody loses directly.
    public var amplification: Double? { direct > 0 ? total / direct : nil }
}

extension LedgerExposures {
    /// Follows a shock through the claims.
    ///
    /// A firm's claims lose value in proportion to the share of its buffer that it has lost (DebtRank, Bardoscia et al. 2015), up to all of it.
    /// A loss is direct if it is on the firm that the shock hit; everything else is passed on. The firm that stops paying does not count its own loss.
    /// - Throws: ``ClearingError`` for a firm that does not exist or a share outside 0…1.
    public func outcome(of shock: LedgerShock) throws(ClearingError) -> ContagionOutcome {
        try outcome(of: shock, in: FailingSet(self))
    }

    private func outcome(
        of shock: LedgerShock, in failing: borrowing FailingSet
    ) throws(ClearingError) -> ContagionOutcome {
        let count = buffers.count
        let first = firstLosses(shock)
        var start = [Double](repeating: 0, count: count)
        var stopped: Int?
        switch shock {
        case .stopsPaying(let firm):
            guard buffers.indices.contains(firm) else { throw .shape("there is no firm \(firm)") }
            stopped = firm
            start[firm] = 1
        case .stakeWrittenDown(let firm, let share):
            guard buffers.indices.contains(firm) else { throw .shape("there is no firm \(firm)") }
            try ClearingError.check(share, name: "write-down", in: 0...1)
        case .backlogCancelled(let buyer, let seller):
            guard buffers.indices.contains(buyer), buffers.indices.contains(seller) else {
                throw .shape("there is no such pair of firms")
            }
        }
        for firm in buffers.indices where first[firm] > 0 {
            if let buffer = buffers[firm] {
                start[firm] = min(1, first[firm] / Double(buffer.minorUnits))
            }
        }
        let spread = try failing.capital.debtRank(shock: start)
        let worst = try failing.capital.worstExpectation(shock: start)
        var amplification: Double?
        if let stopped { amplification = try failing.resolvent.stableAmplification(of: stopped) }
        var direct = first
        var total = first
        var expected = first
        for claim in claims where claim.creditor != stopped {
            let amount = Double(claim.amount)
            if claim.debtor == stopped { direct[claim.creditor] += amount }
            total[claim.creditor] += amount * spread.final[claim.debtor]
            expected[claim.creditor] += amount * worst[claim.debtor]
        }
        let losses = buffers.indices.filter { total[$0] > 0 || expected[$0] > 0 }.map { firm in
            ContagionOutcome.Loss(
                firm: firm, direct: direct[firm],
                passedOn: Self.above(total[firm], direct[firm]),
                selfFulfilling: Self.above(expected[firm], total[firm]),
                buffer: buffers[firm].map { Double($0.minorUnits) })
        }
        let atOnce = buffers.indices.reduce(0.0) { sum, firm in
            buffers[firm].map { sum + min(first[firm], Double($0.minorUnits)) } ?? sum
        }
        return ContagionOutcome(
            shock: shock, losses: losses.sorted { ($1.total, $0.firm) < ($0.total, $1.firm) },
            rounds: (atOnce > 0 ? [atOnce] : []) + spread.rounds.map { $0.reduce(0, +) },
            circularAmplification: amplification, isStable: failing.resolvent.isStable)
    }

    /// The firms whose failure costs the others most, largest loss first; ties by position.
    public func mostImportant(_ top: Int) throws(ClearingError) -> [ContagionOutcome] {
        var outcomes: [ContagionOutcome] = []
        // One for all shocks: it does not depend on them.
        let failing = try FailingSet(self)
        for firm in Set(claims.map(\.debtor)).sorted() {
            outcomes.append(try outcome(of: .stopsPaying(firm: firm), in: failing))
        }
        outcomes = outcomes.enumerated().sorted {
            ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
        }.map(\.element)
        return Array(outcomes.prefix(max(0, top)))
    }

    /// A difference without the noise of rounding.
    private static func above(_ a: Double, _ b: Double) -> Double {
        a - b > 1e-9 * abs(a) ? a - b : 0
    }
}

/// Claims of the firms with a known buffer, and the closed walks through them; only these firms can fail, so only they pass losses on.
private struct FailingSet: ~Copyable {
    let capital: CapitalNetwork
    let resolvent: Resolvent

    init(_ exposures: LedgerExposures) throws(ClearingError) {
        let buffers = exposures.buffers
        let counted = exposures.claims.filter { buffers[$0.creditor] != nil }
        let network = try ObligationNetwork(
            firms: buffers.count, debtors: counted.map { Int32($0.debtor) },
            creditors: counted.map { Int32($0.creditor) },
            amounts: counted.map { Double($0.amount) })
        let capital = try CapitalNetwork(
            network, equity: buffers.map { $0.map { Double($0.minorUnits) } ?? 0 })
        let resolvent = try Resolvent(capital)
        self.capital = capital
        self.resolvent = resolvent
    }
}
