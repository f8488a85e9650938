import FlowNetwork
import Ledger
import Money
import Statistics

/// Draws of every leg's dollars by firmness.
///
/// One uniform number a deal decides which of its promises stand, so that its legs stand or fall together and a looser promise never outlives
/// a firmer one; a deal that is conditional on another falls with it. One a leg places its total within the wording, another what is
/// paid of it. What is owed even when nothing is taken (`take_or_pay`) stays. What is paid stays.
struct LegDraws: Sendable {
    private struct Source: Sendable {
        let deal: Int
        let total: AmountDistribution
        let paid: AmountDistribution
        let stated: LayeredAmount
        let takeOrPay: Double
        /// Other claims' amounts over the one used, with the cumulative weight of each; empty: only the claim used.
        let alternatives: [(factor: Double, upTo: Double)]
    }

    private let sources: [Source]
    private let dealCount: Int
    /// Deals that each deal is conditional on.
    private let conditions: [[Int]]
    private let model: RealisationModel

    /// A drawn network: for each leg what stands, and what the headline says.
    struct Draw {
        /// With promises that fell taken away.
        var standing: [LayeredAmount]
        /// Total with every promise kept, and what is paid, minor units.
        var headline: Int64 = 0
        var paid: Int64 = 0
    }

    /// - Parameter losingClaims: whether amounts that lost against another claim take part, each rank half as likely as the one before.
    init(
        _ network: FlowNetwork, _ ledger: ResolvedLedger, model: RealisationModel,
        losingClaims: Bool
    ) {
        self.model = model
        var dealIndex: [String: Int] = [:]
        for deal in ledger.deals { dealIndex[deal.id] = dealIndex.count }
        for leg in network.legs where dealIndex[leg.resolved.dealID] == nil {
            dealIndex[leg.resolved.dealID] = dealIndex.count
        }
        var conditions = [[Int]](repeating: [], count: dealIndex.count)
        for deal in ledger.deals {
            guard let index = dealIndex[deal.id] else { continue }
            conditions[index] = deal.deal.links.conditionalOn.compactMap { dealIndex[$0] }
        }
        self.conditions = conditions
        dealCount = dealIndex.count
        let alternatives = losingClaims ? Self.alternatives(ledger) : [:]
        sources = network.legs.map { leg in
            let basis = leg.resolved.amount?.basis ?? leg.resolved.reportedAmount?.basis
            return Source(
                deal: dealIndex[leg.resolved.dealID] ?? 0,
                total: AmountDistribution(
                    basis: leg.stated.total > 0 ? basis : nil, low: leg.low.total,
                    stated: leg.stated.total, high: leg.high.total),
                paid: AmountDistribution(
                    basis: .about, low: leg.low.paid, stated: leg.stated.paid,
                    high: leg.high.paid),
                stated: leg.stated, takeOrPay: leg.resolved.takeOrPay ?? 0,
                alternatives: alternatives[leg.id] ?? [])
        }
    }

    /// Amount claims that lost, best grade first, as factors of the one used.
    private static func alternatives(
        _ ledger: ResolvedLedger
    ) -> [String: [(factor: Double, upTo: Double)]] {
        var result: [String: [(factor: Double, upTo: Double)]] = [:]
        for disagreement in ledger.disagreements where disagreement.field.hasSuffix(".amount") {
            guard let used = disagreement.statements.first?.money, used > 0 else { continue }
            let losers = disagreement.statements.dropFirst()
                .filter { ($0.money ?? 0) > 0 }
                .enumerated()
                .sorted { a, b in
                    let (first, second) = (
                        ledger.source(a.element.source)?.grade,
                        ledger.source(b.element.source)?.grade
                    )
                    if let first, let second, first != second { return first < second }
                    return a.offset < b.offset
                }
                .map { Double($0.element.money ?? used) / Double(used) }
            let factors = [1] + losers
            let whole = factors.indices.reduce(0) { $0 + 1 / Double(1 << min($1, 40)) }
            var sum = 0.0
            let leg = "\(disagreement.subject)/\(disagreement.field.dropLast(".amount".count))"
            result[leg] = factors.enumerated().map { rank, factor in
                sum += 1 / Double(1 << min(rank, 40)) / whole
                return (factor, sum)
            }
        }
        return result
    }

    func draw(_ generator: inout RandomGenerator) throws(StatisticsError) -> Draw {
        let stands = try model.draw(&generator)
        var fate = (0..<dealCount).map { _ in generator.uniform() }
        // A deal shares the worst fate of what it is conditional on; chains settle in as many rounds as they are long.
        for _ in 0..<8 {
            for (deal, others) in conditions.enumerated() {
                for other in others { fate[deal] = max(fate[deal], fate[other]) }
            }
        }
        var draw = Draw(standing: [])
        draw.standing.reserveCapacity(sources.count)
        for source in sources {
            let (forTotal, forPaid) = (generator.uniform(), generator.uniform())
            let forClaim = source.alternatives.isEmpty ? 0 : generator.uniform()
            let stated = source.stated
            guard stated.total > 0 || source.total.high > 0 else {
                draw.standing.append(.zero)
                continue
            }
            let factor = source.alternatives.first { forClaim < $0.upTo }?.factor ?? 1
            let paid = source.paid.quantile(forPaid).rounded()
            let total = source.total.quantile(forTotal) * factor
            let promised = max(0, total - paid)
            let statedRest = Double(stated.total - stated.paid)
            let scale = statedRest > 0 ? promised / statedRest : 0
            var amount = LayeredAmount.zero
            amount.paid = Int64(paid)
            func share(_ part: Int64) -> Int64 { Int64((Double(part) * scale).rounded()) }
            let headline =
                share(stated.binding) + share(stated.announced) + share(stated.reported)
                + share(stated.estimated)
            let luck = fate[source.deal]
            let owed = luck < stands.binding ? 1 : source.takeOrPay
            amount.binding = Int64((Double(share(stated.binding)) * owed).rounded())
            if luck < stands.announced { amount.announced = share(stated.announced) }
            if luck < stands.reported { amount.reported = share(stated.reported) }
            amount.estimated = share(stated.estimated)
            draw.standing.append(amount)
            draw.headline += amount.paid + headline
            draw.paid += amount.paid
        }
        return draw
    }
}
