import Analysis
import Ledger

/// `diff` in JSON.
public struct ChangeData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let from: ManifestData
    let to: ManifestData
    /// In the order in which causes were put in.
    let causes = ChangeCause.allCases.map(\.rawValue)
    let deals: [Deal]
    let measures: [Number]
    let compared: Int

    struct Deal: Encodable, Sendable {
        let id: String
        let title: String
        let change: String
        let statusBefore: String?
        let statusAfter: String?
        let legs: [Leg]
        let sources: [String]
    }

    struct Leg: Encodable, Sendable {
        let id: String
        let field: String
        let before: String?
        let after: String?
    }

    struct Number: Encodable, Sendable {
        let id: String
        let title: String
        let unit: String
        let before: Double?
        let after: Double?
        let change: Double?
        /// By cause; they add up to `change`.
        let parts: [String: Double]?
        /// With which cause it appeared or went away.
        let turn: String?
    }

    public init(_ change: AnalysisChange) {
        from = ManifestData(change.from)
        to = ManifestData(change.to)
        compared = change.compared
        deals = change.deals.map { deal in
            Deal(
                id: deal.id, title: deal.title, change: deal.kind.rawValue,
                statusBefore: deal.statusBefore?.rawValue,
                statusAfter: deal.statusAfter?.rawValue,
                legs: deal.legs.map {
                    Leg(id: $0.id, field: $0.field.rawValue, before: $0.before, after: $0.after)
                }, sources: deal.sources)
        }
        measures = change.measures.map { number in
            Number(
                id: number.id.description, title: number.title, unit: number.unit.rawValue,
                before: number.before.map(number.rounded), after: number.after.map(number.rounded),
                change: number.total.map(number.rounded),
                parts: number.parts.isEmpty
                    ? nil
                    : Dictionary(
                        number.parts.map { ($0.cause.rawValue, number.rounded($0.amount)) },
                        uniquingKeysWith: { a, _ in a }), turn: number.turn?.rawValue)
        }
    }
}

extension MeasureChange {
    /// As data files print it.
    func text(_ value: Double) -> String {
        DataNumber.text(value, isExact: unit == .money || unit == .count)
    }

    func rounded(_ value: Double) -> Double { Double(text(value)) ?? value }
}
