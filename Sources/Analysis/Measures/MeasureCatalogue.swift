import Circularity
import Ledger
import Text

/// A part of an analysis that states numbers.
public protocol MeasureProvider: Sendable {
    /// Every rule that ``measures(of:)`` can give, model or no model.
    var rules: [MetricDefinition] { get }
    /// The numbers of one analysis, each under one of ``rules``; nothing of what was not computed.
    ///
    /// - Throws: ``MeasureError`` as the parts of the analysis that it reads.
    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure]
}

/// Every number that the tool can state. To add numbers, write a provider and list it here.
public enum MeasureCatalogue {
    /// In the order of the report.
    public static let providers: [any MeasureProvider] = [
        ReturnableMeasures(), CirculationMeasures(), OutsideMeasures(), CircuitMeasures(),
        VendorMeasures(), ExposureMeasures(), RoundTripMeasures(),
        FragilityMeasures(), ConcentrationMeasures(), SignificanceMeasures(), HeadlineMeasures(),
        CoverageMeasures(), EvidenceMeasures(), ContagionMeasures(), IndicatorMeasures(),
        SeriesMeasures(),
        HeadroomMeasures(), StressMeasures(),
    ]

    /// All rules, in the providers' order.
    public static let rules: [MetricDefinition] = providers.flatMap(\.rules)

    public static func rule(_ id: String) -> MetricDefinition? { ruleOfID[id] }

    private static let ruleOfID = Dictionary(
        rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// Whether a number comes from simulated scenarios, which an analysis leaves out unless asked.
    public static func needsStress(_ rule: MetricDefinition) -> Bool { needsStress(rule.id) }
    public static func needsStress(_ rule: String) -> Bool {
        StressMeasures().rules.contains { $0.id == rule }
    }

    /// The id that was probably meant.
    public static func suggestion(for id: String) -> String? {
        Suggestion.nearest(to: id, in: rules.map(\.id))
    }

    /// Position in ``providers`` of the one that states a rule's numbers.
    static func provider(of rule: String) -> Int? { providerOfRule[rule] }

    private static let providerOfRule = Dictionary(
        providers.enumerated().flatMap { index, provider in
            provider.rules.map { ($0.id, index) }
        }, uniquingKeysWith: { first, _ in first })
}
