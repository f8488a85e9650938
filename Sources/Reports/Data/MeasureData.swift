import Analysis
import Ledger
import Money
import Text

/// A number in JSON: value, interval, standard error, what it is made of.
public struct MeasureData: Encodable, Sendable {
    let id: String
    let title: String
    let value: Double?
    let unit: String
    let low: Double?
    let high: Double?
    let level: Double?
    let standardError: Double?
    let replicates: Int?
    let formula: String
    let inputs: [Input]
    let sources: [String]
    let grade: String?
    let asOf: String?
    let missing: [String]

    struct Input: Encodable, Sendable {
        let kind: String
        let id: String
        var source: String?
    }

    public init(_ measure: Measure) {
        id = measure.id.description
        title = measure.title
        value = measure.value.map(measure.rounded)
        unit = measure.unit.rawValue
        low = measure.interval.map { measure.rounded($0.low) }
        high = measure.interval.map { measure.rounded($0.high) }
        level = measure.interval?.level
        standardError = measure.standardError?.significant(3)
        replicates = measure.replicates
        formula = measure.formula
        inputs = measure.inputs.map { input in
            switch input {
            case .measure(let id): Input(kind: "number", id: id.description)
            case .leg(let id): Input(kind: "leg", id: id)
            case .fact(let firm, let metric, let source):
                Input(kind: "fact", id: "\(firm)/\(metric)", source: source)
            case .series(let path): Input(kind: "series", id: path)
            }
        }
        sources = measure.sources
        grade = measure.grade?.description
        asOf = measure.asOf?.description
        missing = measure.missing
    }
}

extension Measure {
    /// As data files print it.
    func rounded(_ value: Double) -> Double { Double(text(value)) ?? value }

    func text(_ value: Double) -> String { DataNumber.text(value, isExact: isExact) }
}
