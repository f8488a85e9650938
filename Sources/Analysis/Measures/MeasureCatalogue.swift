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

/// A provider whose rules rest on parts of different cost: groups of them are computed by themselves.
protocol GroupedMeasureProvider: MeasureProvider {
    /// Every rule is in one group, or in several of which each gives some of its numbers.
    var groups: [MeasureGroup] { get }
}

extension GroupedMeasureProvider {
    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var all: [Measure] = []
        for group in groups { all += try group.measures(analysis) }
        return all
    }
}

/// Numbers that are computed together.
struct MeasureGroup: Sendable {
    /// Ids.
    let rules: Set<String>
    /// The null model that all of the numbers are about; `nil`: they are about none, or about several.
    let null: NullModel?
    let measures: @Sendable (Analysis) throws(MeasureError) -> [Measure]

    init(
        _ rules: [MetricDefinition], null: NullModel? = nil,
        _ measures: @escaping @Sendable (Analysis) throws(MeasureError) -> [Measure]
    ) {
        self.rules = Set(rules.map(\.id))
        self.null = null
        self.measures = measures
    }
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

    /// Every group of numbers that is computed by itself, in the order of ``providers``.
    static let groups: [MeasureGroup] = providers.flatMap { provider in
        (provider as? any GroupedMeasureProvider)?.groups
            ?? [
                MeasureGroup(provider.rules) { analysis throws(MeasureError) in
                    try provider.measures(of: analysis)
                }
            ]
    }

    /// Positions in ``groups`` of those that state a rule's numbers.
    ///
    /// - Parameter null: whose numbers are wanted; `nil`: all of the rule's.
    static func groups(of rule: String, null: NullModel? = nil) -> [Int] {
        (groupsOfRule[rule] ?? []).filter {
            null == nil || groups[$0].null == nil || groups[$0].null == null
        }
    }

    private static let groupsOfRule: [String: [Int]] = {
        var found: [String: [Int]] = [:]
        for (index, group) in groups.enumerated() {
            for rule in group.rules { found[rule, default: []].append(index) }
        }
        return found
    }()
}
