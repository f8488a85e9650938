import Analysis
import Documents
import FlowNetwork
import Ledger
import Money
import Reports

/// Contagion of a model in JSON.
struct LedgerContagionData: Encodable {
    let schemaVersion = Reports.schemaVersion
    let asOf: String
    let layer: String
    let coverage: Coverage
    let failures: [Failure]

    struct Coverage: Encodable {
        let creditors: Int
        let withBuffer: Int
        let shareOfClaims: Double?
        let withoutBuffer: [String]
    }
    struct Failure: Encodable {
        let firm: String
        let direct: MoneyData
        let passedOn: MoneyData
        let selfFulfilling: MoneyData
        let amplification: Double?
        let circularAmplification: Double?
        let rounds: [MoneyData]
        let losses: [Loss]
    }
    struct Loss: Encodable {
        let firm: String
        let direct: MoneyData
        let passedOn: MoneyData
        let selfFulfilling: MoneyData
        let buffer: MoneyData?
        let shareOfBuffer: Double?
    }

    init(_ contagion: LedgerContagion) {
        let network = contagion.network
        func money(_ value: Double) -> MoneyData {
            // Sums of ledger amounts stay far below 2⁶³ minor units.
            MoneyData(minorUnits: Int64(exactly: value.rounded()) ?? .max, network.currency)
        }
        asOf = network.asOf.description
        layer = contagion.exposures.layer.name
        let known = contagion.coverage
        coverage = Coverage(
            creditors: known.creditors, withBuffer: known.withBuffer,
            shareOfClaims: contagion.shareWithBuffer,
            withoutBuffer: contagion.exposures.creditorsWithoutBuffer.map { network.firms[$0].id })
        failures = contagion.failures.map { outcome in
            Failure(
                firm: contagion.firm(outcome)?.id ?? "", direct: money(outcome.direct),
                passedOn: money(outcome.passedOn), selfFulfilling: money(outcome.selfFulfilling),
                amplification: outcome.amplification,
                circularAmplification: outcome.circularAmplification,
                rounds: outcome.rounds.map(money),
                losses: outcome.losses.map {
                    Loss(
                        firm: network.firms[$0.firm].id, direct: money($0.direct),
                        passedOn: money($0.passedOn), selfFulfilling: money($0.selfFulfilling),
                        buffer: $0.buffer.map(money), shareOfBuffer: $0.shareOfBuffer)
                })
        }
    }
}

/// Contagion of a model for a terminal.
struct LedgerContagionSummary {
    private let contagion: LedgerContagion

    init(_ contagion: LedgerContagion) { self.contagion = contagion }

    var document: Document {
        guard !contagion.failures.isEmpty else {
            return Document([
                .paragraph([
                    .text(
                        "No stake, loan, guarantee or order of the ledger is \(contagion.exposures.layer.name) or firmer: by its contracts nobody loses when a firm stops paying."
                    )
                ])
            ])
        }
        let coverage = contagion.coverage
        let currency = contagion.network.currency
        func money(_ minorUnits: Double) -> String {
            MoneyFormat().text(minorUnits / Double(currency.minorUnitsPerUnit), currency)
        }
        let rows = contagion.failures.map { outcome -> [[Inline]] in
            let next = outcome.losses.first.map { contagion.network.firms[$0.firm].name } ?? "–"
            return [
                [.text(contagion.firm(outcome)?.name ?? "")],
                [.text(money(outcome.direct))],
                [.text(money(outcome.passedOn))],
                [.text(money(outcome.selfFulfilling))],
                [.text(next)],
            ]
        }
        return Document([
            .paragraph([
                .text(
                    "If a firm stops paying, what others lose on stakes, loans, guarantees and orders that are \(contagion.exposures.layer.name) or firmer. \(coverage.withBuffer) of \(coverage.creditors) creditors have a known buffer; the others lose but pass nothing on."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("If it stops"), .init("Direct", .right), .init("Passed on", .right),
                        .init("Self-fulfilling", .right), .init("Who loses most"),
                    ], rows: rows)),
        ])
    }
}
