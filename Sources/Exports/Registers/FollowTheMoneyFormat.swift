import Analysis
import FlowNetwork
import Ledger
import Money
import Text

/// FollowTheMoney (OCCRP, OpenSanctions): one entity a line. What was paid is a `Payment`; what is only promised is a link without an amount of
/// its own, because the vocabulary has no word for a promise and a payment that was not made must not be read as one.
struct FollowTheMoneyFormat: ExportFormat {
    let name = "ftm"
    let summary = "FollowTheMoney entities, one a line"
    let hasLayer = true

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        let model = subject.analysis.ledger.model
        func id(_ entity: String) -> String { "\(model.id)-\(entity)" }
        var lines = model.entities.map { line(id($0.id), Self.schema($0), Self.properties($0)) }
        for entity in model.entities {
            if let parent = entity.parent {
                lines.append(
                    line(
                        id("parent-\(entity.id)"), "Ownership",
                        [
                            ("owner", [id(parent)]), ("asset", [id(entity.id)]),
                            ("ownershipType", ["consolidated"]), ("role", ["consolidates"]),
                        ]))
            }
            if let holder = entity.controlledBy {
                lines.append(
                    line(
                        id("control-\(entity.id)"), "UnknownLink",
                        [
                            ("subject", [id(holder)]), ("object", [id(entity.id)]),
                            ("role", ["controls without consolidating"]),
                        ]))
            }
        }
        for edge in subject.edges {
            let (from, to) = (id(edge.leg.from), id(edge.leg.to))
            if edge.firmness == .paid, let money = edge.money {
                lines.append(
                    line(
                        id(edge.id), "Payment",
                        [
                            ("payer", [from]), ("beneficiary", [to]),
                            ("amount", [money.decimalString]), ("currency", [money.currency.code]),
                            ("purpose", [edge.leg.kind.rawValue]),
                            ("startDate", [edge.days.map { "\($0.first)" } ?? ""]),
                        ] + evidence(edge, subject.analysis)))
            } else {
                let what = [edge.leg.kind.rawValue.replacing("_", with: " "), edge.firmness.name]
                let amount =
                    edge.money.map {
                        "\($0.currency.code) \($0.decimalString) \(edge.firmness.name)"
                    }
                    ?? "not counted: \(edge.exclusion?.rawValue ?? "unknown")"
                lines.append(
                    line(
                        id(edge.id), "UnknownLink",
                        [
                            ("subject", [from]), ("object", [to]),
                            ("role", [what.joined(separator: ", ")]),
                            ("startDate", [edge.days.map { "\($0.first)" } ?? ""]),
                            ("endDate", [edge.days.map { "\($0.last)" } ?? ""]),
                            (
                                "description",
                                [amount]
                                    + (edge.wording.isEmpty ? [] : ["as worded: \(edge.wording)"])
                            ),
                        ] + evidence(edge, subject.analysis)))
            }
        }
        return [
            ExportFile(path: "entities.ftm.json", text: lines.joined(separator: "\n") + "\n")
        ]
    }

    private func line(
        _ id: String, _ schema: String, _ properties: [(String, [String])]
    ) -> String {
        let filled = properties.map { ($0.0, $0.1.filter { !$0.isEmpty }) }.filter {
            !$0.1.isEmpty
        }
        return JSONValue.object([
            ("id", .string(id)), ("schema", .string(schema)),
            (
                "properties",
                .object(filled.map { ($0.0, .array($0.1.map { JSONValue.string($0) })) })
            ),
        ]).line
    }

    private func evidence(_ edge: MoneyEdge, _ analysis: Analysis) -> [(String, [String])] {
        let sources = edge.leg.amountSources.compactMap { analysis.ledger.source($0) }
        return [
            ("recordId", [edge.leg.id]), ("summary", [edge.deal?.deal.title ?? ""]),
            ("sourceUrl", sources.compactMap(\.url)),
            ("publisher", sources.compactMap(\.publisher)),
        ]
    }

    private static func schema(_ entity: Entity) -> String {
        switch entity.kind {
        case .company, .spv: "Company"
        case .segment: "Organization"
        case .fund: "LegalEntity"
        case .state: "PublicBody"
        case .person: "Person"
        }
    }

    private static func properties(_ entity: Entity) -> [(String, [String])] {
        let isCompany = schema(entity) == "Company"
        func id(_ key: String, if has: Bool = true) -> [String] {
            has ? [entity.identifiers[key] ?? ""] : []
        }
        return [
            ("name", [entity.name]),
            (
                "alias",
                entity.names.sorted { $0.key < $1.key }.map(\.value).filter { $0 != entity.name }
            ),
            (
                entity.kind == .person ? "country" : "jurisdiction",
                [entity.country?.lowercased() ?? ""]
            ),
            ("leiCode", id("lei", if: entity.kind != .person)),
            ("cikCode", id("cik", if: isCompany)),
            ("ticker", id("ticker", if: isCompany)), ("wikidataId", id("wikidata")),
        ]
    }
}
