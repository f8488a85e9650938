import FlowNetwork
import Ledger
import Statistics

/// What it would be worth to know a hidden input: by how much the interval of the returnable financing is expected to narrow.
///
/// Hidden inputs are the amounts that no source gives, and what each deal comes to (its amount within its wording, and whether its promises stand). An
/// undisclosed amount is drawn evenly on a logarithmic scale between a third and three times its imputed value (``UndisclosedBounds``); the rest
/// as in ``Uncertainty``. For every input the draws are sorted by it and cut into ``bins`` parts of the same size; the expected width of the
/// interval if the input were known is the mean width within the parts (a conditional quantile estimate from one sample, in the place of
/// nested simulation: Strong, Oakley & Brennan 2014 do the same by regression). The error is the jackknife's over ``blocks`` blocks of draws.
///
/// Money in minor units. An input that bears on nothing comes out near 0, on either side of it.
public struct DisclosureValue: Sendable {
    /// Width of the interval with everything hidden.
    public let width: Double
    /// Largest narrowing first.
    public let inputs: [Input]
    public let draws: Int

    public struct Input: Sendable, Hashable {
        public let subject: Subject
        /// Expected narrowing of the interval, minor units.
        public let narrowing: Double
        /// Jackknife standard error of it.
        public let standardError: Double

        /// Whether the narrowing is told apart from none: more than two standard errors.
        public var isResolved: Bool { narrowing > 2 * standardError }
    }

    public enum Subject: Sendable, Hashable {
        /// The amount of a leg that no source gives: position in ``FlowNetwork/legs``.
        case undisclosedAmount(leg: Int)
        /// What a deal comes to, by its id.
        case deal(String)
    }

    /// Fewest draws that it is computed from.
    public static let leastDraws = 2 * bins * blocks

    static let bins = 10
    static let blocks = 10
    /// An undisclosed amount lies between the imputed value divided and multiplied by this.
    static let spread = 3.0

    /// - Throws: ``MeasureError`` for fewer draws than two a bin, amounts beyond 64 bits, or a defect of the solver.
    public init(
        _ network: FlowNetwork, _ ledger: ResolvedLedger, undisclosed: UndisclosedBounds,
        model: RealisationModel, layer: Firmness, options: Uncertainty.Options,
        streams: RandomStreams
    ) throws(MeasureError) {
        guard options.draws >= Self.leastDraws else {
            throw .statistics(
                .parameter("the value of disclosure needs \(Self.leastDraws) draws"))
        }
        let imputed = undisclosed.legs.filter { $0.amount > 0 }
        let imputedAt = Dictionary(
            imputed.enumerated().map { ($0.element.leg, $0.offset) },
            uniquingKeysWith: { a, _ in a })
        let carries = network.legs.indices.filter {
            network.legs[$0].stated.total > 0 || network.legs[$0].high.total > 0
                || imputedAt[$0] != nil
        }
        let isCarrying = Set(carries)
        let kinds: FinancingNetwork
        do throws(GraphError) {
            kinds = try FinancingNetwork(
                network, amounts: network.legs.indices.map { isCarrying.contains($0) ? 1 : 0 })
        } catch { throw .graph(error) }
        let place = network.legs.map {
            kinds.leg(from: $0.from, to: $0.to, isFinancing: $0.family == .financing) ?? -1
        }
        var named: Set<String> = []
        let deals = carries.map { network.legs[$0].resolved.dealID }
            .filter { named.insert($0).inserted }
        let dealAt = Dictionary(
            deals.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
        let drawn = LegDraws(network, ledger, model: model, losingClaims: options.losingClaims)
        let columns = imputed.count + deals.count
        let rows = try Blocks(items: options.draws, size: 50).map(
            throwing: { block, items in
                measured { () throws(MeasureError) in
                    var generator = try streams.measuring(.amountDraws, block: block)
                    var hidden = try streams.measuring(.disclosureDraws, block: block)
                    var solver: ReturnableSolver
                    do throws(CirculationError) {
                        solver = try ReturnableSolver(of: kinds)
                    } catch { throw .circulation(error) }
                    var rows: [(value: Double, inputs: [Double])] = []
                    for _ in items {
                        let standing: [LayeredAmount]
                        do throws(StatisticsError) {
                            standing = try drawn.draw(&generator).standing
                        } catch { throw .statistics(error) }
                        var weights = [Int64](repeating: 0, count: kinds.legCount)
                        var inputs = [Double](repeating: 0, count: columns)
                        for leg in carries {
                            let units: Int64
                            if let index = imputedAt[leg] {
                                let factor = Quantile.logUniform(
                                    hidden.uniform(), low: 1 / Self.spread, high: Self.spread)
                                units = Int64(
                                    (Double(imputed[index].amount) * factor).rounded())
                                inputs[index] = Double(units)
                            } else {
                                units = standing[leg].upTo(layer)
                                if let deal = dealAt[network.legs[leg].resolved.dealID] {
                                    inputs[imputed.count + deal] += Double(units)
                                }
                            }
                            weights[place[leg]] += units
                        }
                        do throws(CirculationError) {
                            rows.append((Double(try solver.value(weights: weights)), inputs))
                        } catch { throw .circulation(error) }
                    }
                    return rows
                }
            }
        ).flatMap { $0 }
        let values = rows.map(\.value)
        let level = options.level
        let widths = ConditionalWidths(
            of: values, level: level, bins: Self.bins, folds: Self.blocks)
        width = Self.width(values, level)
        draws = rows.count
        let found = Blocks(items: columns, size: 64).map { _, range in
            range.compactMap { column -> Input? in
                let input = rows.map { $0.inputs[column] }
                guard let first = input.first, input.contains(where: { $0 != first }) else {
                    return nil
                }
                let (narrowing, parts) = widths.narrowings(knowing: input)
                let mean = parts.reduce(0, +) / Double(parts.count)
                let squares = parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                let factor = Double(Self.blocks - 1) / Double(Self.blocks)
                return Input(
                    subject: column < imputed.count
                        ? .undisclosedAmount(leg: imputed[column].leg)
                        : .deal(deals[column - imputed.count]),
                    narrowing: narrowing, standardError: (factor * squares).squareRoot())
            }
        }.flatMap { $0 }
        inputs = found.enumerated().sorted {
            ($0.element.narrowing, -$0.offset) > ($1.element.narrowing, -$1.offset)
        }.map(\.element)
    }

    /// Distance of the two ends of the interval of a level, by order statistics.
    static func width(_ values: [Double], _ level: Double) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        func quantile(_ p: Double) -> Double {
            let at = p * Double(sorted.count - 1)
            let low = Int(at)
            let next = min(low + 1, sorted.count - 1)
            return sorted[low] + (at - Double(low)) * (sorted[next] - sorted[low])
        }
        return quantile((1 + level) / 2) - quantile((1 - level) / 2)
    }
}
