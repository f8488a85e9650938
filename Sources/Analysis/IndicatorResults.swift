import Circularity
import FlowNetwork
import Indicators
import Ledger
import Money
import Statistics

/// The indicators of a model on its day and on earlier ones.
public struct IndicatorResults: Sendable {
    /// Structural readings, then advisory ones, in the order of `IndicatorRegistry`; those whose inputs are missing too.
    public let readings: [IndicatorReading]
    /// 0…1, of ``interval(_:)`` where it is drawn.
    public let level: Double
    /// Drawn intervals of vendor financing by firm: those of the measures of vendors.
    private let drawn: [String: Circularity.Interval]
    /// … and of the other structural readings.
    private let draws: IndicatorDraws?

    /// Readings of an earlier day.
    public struct Past: Sendable {
        public let asOf: Day
        public let readings: [IndicatorReading]

        public func reading(_ indicator: String, of firm: String?) -> IndicatorReading? {
            readings.first { $0.indicator == indicator && $0.firm == firm && $0.value != nil }
        }
    }

    /// Ends of quarters that the history goes back at the most.
    public static let quarters = 8

    /// - Throws: ``MeasureError`` when amounts overflow.
    init(
        ledger: ResolvedLedger, network: FlowNetwork,
        roundTrips: RoundTrips?, uncertainty: Uncertainty?, options: AnalysisOptions
    ) throws(MeasureError) {
        let inputs = try IndicatorInputs(ledger, network, roundTrips: roundTrips)
        readings = IndicatorRegistry.readings(inputs)
        var drawing = options.uncertainty
        drawing.draws = min(drawing.draws, IndicatorDraws.most)
        draws =
            try uncertainty.map { uncertainty throws(MeasureError) in
                try IndicatorDraws(
                    inputs,
                    LedgerDraws(
                        network, ledger, model: uncertainty.model, options: drawing,
                        streams: RandomStreams(seed: options.seed)),
                    level: drawing.level)
            }
        level = options.uncertainty.level
        var drawn: [String: Circularity.Interval] = [:]
        for vendor in uncertainty?.vendors ?? [] where vendor.ratios.count > 1 {
            drawn[network.firms[vendor.vendor].id] = vendor.ratios[1]
        }
        self.drawn = drawn
    }

    /// What could be read at the ends of the quarters before a day, with the knowledge of each; oldest first, from the first day
    /// with any reading.
    ///
    /// - Throws: ``MeasureError`` when amounts overflow.
    static func history(
        of model: LedgerModel, before asOf: Day, conflictPolicy: ConflictPolicy
    ) throws(MeasureError) -> [Past] {
        var past: [Past] = []
        for day in days(before: asOf) {
            let then = model.resolved(asOf: day, policy: conflictPolicy)
            let readings = IndicatorRegistry.readings(
                try IndicatorInputs(then, FlowNetwork(then)))
            if !past.isEmpty || readings.contains(where: { $0.value != nil }) {
                past.append(Past(asOf: day, readings: readings))
            }
        }
        return past
    }

    /// Drawn where the uncertainty of the ledger has it; else what the wording of the amounts allows, without a level.
    public func interval(_ reading: IndicatorReading) -> Measure.Interval? {
        if reading.indicator == VendorFinancingIndicator.id, let firm = reading.firm,
            reading.value != nil, let interval = drawn[firm]
        {
            return .init(low: interval.low, high: interval.high, level: level)
        }
        if let interval = draws?.intervals(of: reading)?.value {
            return .init(low: interval.low, high: interval.high, level: level)
        }
        if let value = reading.value {
            return value.low < value.high
                ? .init(low: value.low, high: value.high, level: nil) : nil
        }
        return reading.bounds.map { .init(low: $0.lowerBound, high: $0.upperBound, level: nil) }
    }

    /// The same of the value net of circular deals.
    public func netInterval(_ reading: IndicatorReading) -> Measure.Interval? {
        guard let net = reading.net else { return nil }
        if let interval = draws?.intervals(of: reading)?.net {
            return .init(low: interval.low, high: interval.high, level: level)
        }
        return net.low < net.high ? .init(low: net.low, high: net.high, level: nil) : nil
    }

    /// Ends of quarters before a day, oldest first.
    private static func days(before asOf: Day) -> [Day] {
        var first = asOf
        if let start = Day(year: asOf.year, month: (asOf.civil.month - 1) / 3 * 3 + 1, day: 1) {
            first = start
        }
        return (0..<quarters).map { first.adding(months: -3 * $0).adding(days: -1) }.reversed()
    }
}
