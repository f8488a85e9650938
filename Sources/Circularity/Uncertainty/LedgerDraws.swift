import FlowNetwork
import Ledger
import Money
import Statistics

/// Draws of what a ledger leaves open, for measures that read a whole network and the firms' figures.
///
/// ```swift
/// let rows = try LedgerDraws(network, ledger, model: model, streams: streams).rows { draw in [ratio(draw.network, draw.facts)] }
/// ```
///
/// Legs are drawn as in ``Uncertainty``, draw by draw the same; figures of firms within their wording (``AmountDistribution``), each by itself.
public struct LedgerDraws: Sendable {
    /// One draw.
    public struct Draw: Sendable {
        /// What stands of each leg.
        public let network: FlowNetwork
        /// One value for each fact of the ledger, in its order: in units of the currency, or the number of the quantity; NaN without either.
        public let facts: [Double]
    }

    private let network: FlowNetwork
    private let legs: LegDraws
    private let facts: [AmountDistribution?]
    private let streams: RandomStreams
    private let draws: Int

    /// Draws of ``Uncertainty`` come in blocks of as many.
    private static let blockSize = 50

    public init(
        _ network: FlowNetwork, _ ledger: ResolvedLedger, model: RealisationModel,
        options: Uncertainty.Options, streams: RandomStreams
    ) {
        self.network = network
        self.streams = streams
        draws = max(0, options.draws)
        legs = LegDraws(network, ledger, model: model, losingClaims: options.losingClaims)
        facts = ledger.facts.map { fact in
            if let amount = ledger.amount(of: fact), let stated = amount.stated {
                return AmountDistribution(
                    basis: amount.basis, low: (amount.low ?? stated).doubleValue,
                    stated: stated.doubleValue, high: (amount.high ?? stated).doubleValue)
            }
            guard let quantity = fact.quantity, let value = Double(quantity.value) else {
                return nil
            }
            return AmountDistribution(
                basis: quantity.basis, low: quantity.ends.flatMap { Double($0.low) } ?? value,
                stated: value, high: quantity.ends.flatMap { Double($0.high) } ?? value)
        }
    }

    /// What is measured on every draw, in their order.
    ///
    /// - Throws: ``MeasureError/statistics(_:)`` for draws without a generator.
    public func rows(
        threads: Int? = nil, _ measure: @Sendable (Draw) -> [Double]
    ) throws(MeasureError) -> [[Double]] {
        try Blocks(items: draws, size: Self.blockSize).map(
            threads: threads,
            throwing: { block, items in
                measured { () throws(MeasureError) in
                    var forLegs = try streams.measuring(.amountDraws, block: block)
                    var forFacts = try streams.measuring(.factDraws, block: block)
                    var rows: [[Double]] = []
                    for _ in items {
                        let standing: [LayeredAmount]
                        do throws(StatisticsError) {
                            standing = try legs.draw(&forLegs).standing
                        } catch { throw .statistics(error) }
                        rows.append(
                            measure(
                                Draw(
                                    network: network.carrying(standing),
                                    facts: facts.map {
                                        let place = forFacts.uniform()
                                        return $0?.quantile(place) ?? .nan
                                    })))
                    }
                    return rows
                }
            }
        ).flatMap { $0 }
    }
}
