import Analysis
import Documents
import Indicators
import Ledger
import Money
import Reports
import Text

/// The indicators of a model, for a terminal and as JSON.
struct IndicatorTable {
    let readings: [IndicatorReading]
    let ledger: ResolvedLedger

    var document: Document {
        var blocks: [Block] = [
            .paragraph([
                .text(
                    """
                    Indicators of \(ledger.model.title) as of \(ledger.asOf). Net: external cash only, \
                    without deals whose two firms lie in one loop. In brackets what the wording of the amounts allows.
                    """)
            ])
        ]
        for indicator in IndicatorRegistry.all {
            let own = readings.filter { $0.indicator == indicator.id }
            let present = own.filter { $0.value != nil }
                .sorted { ($0.value?.value ?? 0) > ($1.value?.value ?? 0) }
            blocks.append(
                .heading(level: 3, [.text(indicator.title.text()), " (", .code(indicator.id), ")"]))
            blocks.append(.paragraph([.text(indicator.formula + ".")]))
            for threshold in indicator.thresholds {
                blocks.append(
                    .paragraph([
                        .text(
                            "Threshold \(number(threshold.value, indicator.unit)): \(threshold.meaning.text()) (\(threshold.source.text()))."
                        )
                    ]))
            }
            if !present.isEmpty { blocks.append(table(present, indicator.unit)) }
            for reading in own where reading.value == nil {
                guard let bounds = reading.bounds else { continue }
                blocks.append(
                    .paragraph([
                        .text(
                            "\(name(reading.firm)): between \(number(bounds.lowerBound, indicator.unit)) and \(number(bounds.upperBound, indicator.unit))."
                        )
                    ]))
            }
            let missing = own.filter { $0.value == nil }
            if !missing.isEmpty {
                blocks.append(
                    .paragraph([
                        .text(
                            "Missing: "
                                + missing.map {
                                    "\(name($0.firm)) (\($0.missing.map { $0.text() }.joined(separator: ", ")))"
                                }.joined(separator: "; ") + ".")
                    ]))
            }
            if own.isEmpty { blocks.append(.paragraph(["No firm of the model has deals for it."])) }
        }
        return Document(blocks)
    }

    private func table(_ rows: [IndicatorReading], _ unit: IndicatorUnit) -> Block {
        .table(
            Table(
                columns: [
                    .init("Firm"), .init("Value", .right), .init("Range", .right),
                    .init("Net", .right), .init("Grade"), .init("Inputs to"),
                ],
                rows: rows.map { row in
                    [
                        [.text(name(row.firm))],
                        [.text(row.value.map { number($0.value, unit) } ?? "")],
                        [
                            .text(
                                row.value.map {
                                    $0.low == $0.high
                                        ? "" : "[\(number($0.low, unit)), \(number($0.high, unit))]"
                                }
                                    ?? "")
                        ],
                        [.text(row.net.map { number($0.value, unit) } ?? "n/a")],
                        [.text(row.grade?.description ?? "")],
                        [.text(row.asOf?.description ?? "")],
                    ]
                }))
    }

    private func name(_ firm: String?) -> String {
        firm.map { ledger.entity($0)?.name ?? $0 } ?? "the whole model"
    }

    private func number(_ value: Double, _ unit: IndicatorUnit) -> String {
        let format = MeasureFormat(currency: ledger.model.baseCurrency)
        return switch unit {
        case .ratio: format.text(value, .ratio)
        case .percentagePoints: format.text(value, .percentagePoints) + " points"
        case .points: format.text(value, .points)
        case .minskyClass: format.text(value, .category)
        }
    }
}

/// The JSON of `bubble MODEL`.
struct IndicatorData: Encodable {
    struct Value: Encodable {
        let value: Double
        let low: Double
        let high: Double

        init(_ value: IndicatorValue) {
            self.value = value.value
            low = value.low
            high = value.high
        }
    }

    struct Threshold: Encodable {
        let value: Double
        let meaning: String
        let source: String
    }

    struct Reading: Encodable {
        let firm: String?
        let value: Value?
        let low: Double?
        let high: Double?
        let net: Value?
        let grade: String?
        let sources: [String]
        let asOf: String?
        let missing: [String]
    }

    struct Indicator: Encodable {
        let id: String
        let title: String
        let formula: String
        let unit: String
        let kind: String
        let episode: String
        let thresholds: [Threshold]
        let readings: [Reading]
    }

    let schemaVersion = Reports.schemaVersion
    let asOf: String
    let indicators: [Indicator]

    init(_ table: IndicatorTable) {
        asOf = table.ledger.asOf.description
        indicators = IndicatorRegistry.all.map { indicator in
            Indicator(
                id: indicator.id, title: indicator.title.text(), formula: indicator.formula,
                unit: indicator.unit.rawValue, kind: indicator.kind.rawValue,
                episode: indicator.episode,
                thresholds: indicator.thresholds.map {
                    Threshold(value: $0.value, meaning: $0.meaning.text(), source: $0.source.text())
                },
                readings: table.readings.filter { $0.indicator == indicator.id }.map {
                    Reading(
                        firm: $0.firm, value: $0.value.map(Value.init),
                        low: $0.value?.low ?? $0.bounds?.lowerBound,
                        high: $0.value?.high ?? $0.bounds?.upperBound, net: $0.net.map(Value.init),
                        grade: $0.grade?.description, sources: $0.sources,
                        asOf: $0.asOf?.description, missing: $0.missing.map { $0.text() })
                })
        }
    }
}
