import FlowNetwork
import Ledger
import Statistics

/// Every measure recomputed on many draws of what the ledger leaves open: how much an amount is, and whether a promise stands.
///
/// ```swift
/// let uncertainty = try Uncertainty(network, ledger, census: circuits, vendors: vendors, layers: [.binding], headline: .announced, model: model, streams: streams)
/// uncertainty.layer(.binding)?.circulation.median      // minor units
/// ```
///
/// Amounts: ``AmountDistribution``. Promises: ``RealisationModel`` and ``LegDraws``. Undisclosed amounts stay out of every draw, as they are out of the stated
/// figures: the coverage says how many there are. Cost: draws × layers circulations of the ledger's network.
public struct Uncertainty: Sendable {
    public struct Options: Sendable, Hashable, Codable {
        public var draws: Int
        public var level: Double
        /// Whether amounts of claims that lost against another take part.
        public var losingClaims: Bool

        public init(draws: Int = 2000, level: Double = 0.8, losingClaims: Bool = false) {
            self.draws = draws
            self.level = level
            self.losingClaims = losingClaims
        }
    }

    /// The measures of one cumulative layer; money in minor units.
    public struct Layer: Sendable, Hashable {
        public let layer: Firmness
        public let totalWeight: Interval
        public let circulation: Interval
        public let reciprocity: Interval
        public let multiParty: Interval
        /// `C*/W`
        public let share: Interval
        /// `R*`, the headline.
        public let returnable: Interval
        /// `R*` over all financing; `nil` where no draw has any.
        public let returnableShare: Interval?
    }

    public struct Vendor: Sendable, Hashable {
        /// Position in ``FlowNetwork/firms``.
        public let vendor: Int
        /// As ``VendorFinancing/ratios``, in its order.
        public let ratios: [Interval]
    }

    public let options: Options
    public let layers: [Layer]
    /// Bottleneck of the widest loop of investment and orders in the headline layer, minor units; `nil` without one.
    public let widestLoop: Interval?
    /// Paid over everything promised, as the wording spreads it; promises that fall are left in the denominator.
    public let paidShare: Interval
    public let vendors: [Vendor]
    public let model: RealisationModel

    /// What is as firm as this, or firmer: layers are cumulative, so that one without draws of its own has those of the next firmer one.
    public func layer(_ firmness: Firmness) -> Layer? { layers.last { $0.layer <= firmness } }
    public func vendor(_ index: Int) -> Vendor? { vendors.first { $0.vendor == index } }

    private static let blockSize = 50

    /// - Throws: ``MeasureError`` for fewer than one draw, amounts beyond 64 bits, or a defect of the solver.
    public init(
        _ network: FlowNetwork, _ ledger: ResolvedLedger, census: CircuitCensus,
        vendors: [VendorFinancing], layers: [Firmness], headline: Firmness,
        model: RealisationModel, options: Options = Options(), streams: RandomStreams,
        threads: Int? = nil
    ) throws(MeasureError) {
        let measures = try DrawnMeasures(
            network, census: census, vendors: vendors, layers: layers, headline: headline)
        let draws = LegDraws(network, ledger, model: model, losingClaims: options.losingClaims)
        let rows = try Blocks(items: max(0, options.draws), size: Self.blockSize).map(
            threads: threads,
            throwing: { block, items in
                measured { () throws(MeasureError) in
                    var generator = try streams.measuring(.amountDraws, block: block)
                    var solvers = try measures.solvers()
                    var rows: [[Double]] = []
                    for _ in items {
                        let draw: LegDraws.Draw
                        do throws(StatisticsError) {
                            draw = try draws.draw(&generator)
                        } catch { throw .statistics(error) }
                        rows.append(try measures.row(draw, &solvers))
                    }
                    return rows
                }
            }
        ).flatMap { $0 }
        func interval(_ column: Int) throws(MeasureError) -> Interval {
            do throws(StatisticsError) {
                return try Interval(rows.map { $0[column] }, level: options.level)
            } catch { throw .statistics(error) }
        }
        func isDefined(_ column: Int) -> Bool { rows.contains { !$0[column].isNaN } }
        var results: [Layer] = []
        for (index, layer) in layers.enumerated() {
            let first = index * DrawnMeasures.columnsPerLayer
            guard isDefined(first + 2) else { continue }
            results.append(
                Layer(
                    layer: layer, totalWeight: try interval(first),
                    circulation: try interval(first + 1), reciprocity: try interval(first + 3),
                    multiParty: try interval(first + 4), share: try interval(first + 2),
                    returnable: try interval(first + 5),
                    returnableShare: isDefined(first + 6) ? try interval(first + 6) : nil))
        }
        self.layers = results
        let rest = layers.count * DrawnMeasures.columnsPerLayer
        widestLoop = measures.hasLoops ? try interval(rest) : nil
        paidShare = try interval(rest + 1)
        var ratios: [Vendor] = []
        for (index, vendor) in measures.vendors.enumerated() {
            let first = rest + 2 + 3 * index
            ratios.append(
                Vendor(
                    vendor: vendor.vendor,
                    ratios: [
                        try interval(first), try interval(first + 1), try interval(first + 2),
                    ]))
        }
        self.vendors = ratios
        self.options = options
        self.model = model
    }
}
