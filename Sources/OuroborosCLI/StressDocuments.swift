import Analysis
import Ledger
import Liquidity
import Money
import Reports

/// The verb `stress` in JSON.
struct StressDocument: Encodable {
    private let data: StressData
    private let head: Head
    private let inputs: [Inputs]

    private struct Head: Encodable {
        let schemaVersion = Reports.schemaVersion
        let asOf: String
        let manifest: ManifestData
    }

    /// What a scenario's model was made from.
    private struct Inputs: Encodable {
        let scenario: String
        let inputs: [Input]
        let gaps: [Gap]
    }

    private struct Input: Encodable {
        let subject, quantity: String
        let value: Double
        let mark: String
        let sources: [String]
        let grade: String?
        let low, high: Double?
        let reason: String?
    }

    private struct Gap: Encodable {
        let subject, reason: String
        let amount: Double?
        let note: String?
    }

    private enum Key: String, CodingKey { case inputs }

    init(_ found: StressAnalysis, ledger: ResolvedLedger, manifest: ManifestData) {
        data = StressData(
            found.results, currency: ledger.model.baseCurrency.code, headrooms: found.headrooms,
            ledger: ledger)
        head = Head(asOf: ledger.asOf.description, manifest: manifest)
        inputs = found.models.map { model in
            Inputs(
                scenario: model.scenario.id,
                inputs: model.inputs.map {
                    Input(
                        subject: $0.subject, quantity: $0.quantity.rawValue, value: $0.value,
                        mark: $0.mark.rawValue, sources: $0.sources,
                        grade: $0.grade?.description, low: $0.low, high: $0.high, reason: $0.reason)
                },
                gaps: model.gaps.map {
                    Gap(
                        subject: $0.subject, reason: $0.reason.rawValue, amount: $0.amount,
                        note: $0.note)
                })
        }
    }

    func encode(to encoder: any Encoder) throws {
        try head.encode(to: encoder)
        try data.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(inputs, forKey: .inputs)
    }
}

/// `stress --reverse` in JSON.
struct ReverseStressDocument: Encodable {
    let schemaVersion = Reports.schemaVersion
    let asOf: String
    let moneyUnit: String
    let scenarios: [Entry]

    struct Entry: Encodable {
        let id: String
        let reverse: ReverseStressData
    }

    init(_ found: [(StressCase, ReverseStress)], ledger: ResolvedLedger) {
        asOf = ledger.asOf.description
        moneyUnit = "\(ledger.model.baseCurrency.code) million"
        scenarios = found.map { scenario, reverse in
            Entry(id: scenario.id, reverse: ReverseStressData(reverse, scenario))
        }
    }
}
