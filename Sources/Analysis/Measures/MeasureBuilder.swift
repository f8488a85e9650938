import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// Makes the measures of a provider: what a number's inputs say of its sources, grade and age is worked out in one place.
///
/// A measure that is an input of another has to be added before it.
struct MeasureBuilder {
    let analysis: Analysis
    private(set) var measures: [Measure] = []
    /// Of each measure, and of those of other groups that are inputs.
    private var evidenceOf: [MeasureID: Evidence] = [:]
    private let network: FlowNetwork
    private let legs: LegEvidence
    /// In the ledger's order.
    private let factsOfFirm: [String: [Fact]]
    private let scale: Double

    init(_ analysis: Analysis) {
        self.analysis = analysis
        network = analysis.network
        scale = Double(network.currency.minorUnitsPerUnit)
        legs = analysis.evidence
        factsOfFirm = Dictionary(grouping: analysis.ledger.facts, by: \.firm)
    }

    /// Units of the base currency.
    func money(_ minorUnits: Int64) -> Double { Double(minorUnits) / scale }
    func money(_ minorUnits: Double) -> Double { minorUnits / scale }

    func money(_ interval: Interval?) -> Measure.Interval? {
        interval.map { .init(low: $0.low / scale, high: $0.high / scale, level: $0.level) }
    }

    func plain(_ interval: Interval?) -> Measure.Interval? {
        interval.map { .init(low: $0.low, high: $0.high, level: $0.level) }
    }

    /// Bounds from the wording of amounts; `nil` without two readings.
    func bounds(_ readings: [Double?]) -> Measure.Interval? {
        let known = readings.compactMap { $0 }
        guard known.count > 1, let low = known.min(), let high = known.max() else { return nil }
        return .init(low: low, high: high, level: nil)
    }

    func firm(_ index: Int) -> String { network.firms[index].id }

    func leg(_ index: Int) -> Measure.Input { .leg(network.legs[index].id) }

    /// Legs as inputs. A number that says that there is none of something rests on the legs that were looked at: on all live ones, unless `looked` names
    /// fewer.
    func legs(_ found: [Int], orElse looked: [Int] = []) -> [Measure.Input] {
        if !found.isEmpty { return found.map(leg) }
        return (looked.isEmpty ? network.legs.indices.filter { network.legs[$0].isLive } : looked)
            .map(leg)
    }

    func fact(_ fact: Fact) -> Measure.Input {
        .fact(firm: fact.firm, metric: fact.metric, source: fact.source)
    }

    mutating func add(
        _ rule: MetricDefinition, _ dimensions: [MeasureID.Dimension] = [], _ value: Double?,
        interval: Measure.Interval? = nil, standardError: Double? = nil, replicates: Int? = nil,
        least: Double? = nil, inputs: [Measure.Input], missing: [String] = [],
        bound: Measure.Bound? = nil, detail: String? = nil
    ) {
        let evidence = evidence(inputs)
        let measure = Measure(
            id: MeasureID(rule.id, dimensions), title: rule.title.text(), value: value,
            unit: rule.unit, interval: interval, standardError: standardError,
            replicates: replicates, least: least,
            formula: detail.map { "\(rule.formula); \($0)" } ?? rule.formula, inputs: inputs,
            sources: evidence.sources, grade: evidence.grade, asOf: evidence.asOf,
            missing: missing, bound: bound)
        measures.append(measure)
        evidenceOf[measure.id] = evidence
    }

    /// Lets a measure of another group be an input: it is not computed for that, what it rests on is known without its value.
    mutating func know(
        _ rule: MetricDefinition, _ dimensions: [MeasureID.Dimension],
        restingOn inputs: [Measure.Input]
    ) {
        evidenceOf[MeasureID(rule.id, dimensions)] = evidence(inputs)
    }

    /// Sources of all of them, each once, the worst grade and the latest day.
    private func evidence(_ inputs: [Measure.Input]) -> Evidence {
        var all = Evidence(sources: [])
        var seen: Set<String> = []
        for input in inputs {
            let one = evidence(input)
            for source in one.sources where seen.insert(source).inserted {
                all.sources.append(source)
            }
            all.grade = [all.grade, one.grade].compactMap { $0 }.max()
            all.asOf = [all.asOf, one.asOf].compactMap { $0 }.max()
        }
        return all
    }

    private func evidence(_ input: Measure.Input) -> Evidence {
        switch input {
        case .leg(let id): return legs[id]
        case .measure(let id): return evidenceOf[id] ?? Evidence(sources: [])
        case .fact(let firm, let metric, let source):
            let fact = factsOfFirm[firm]?.last {
                $0.metric == metric && (source == nil || $0.source == source)
            }
            return Evidence(
                sources: fact.map { [$0.source] } ?? [],
                grade: fact.flatMap { analysis.ledger.source($0.source)?.grade },
                asOf: fact.map { min($0.asOf.last, analysis.ledger.asOf) })
        case .series: return Evidence(sources: [])
        }
    }
}
