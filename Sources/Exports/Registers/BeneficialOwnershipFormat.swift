import Analysis
import FlowNetwork
import Ledger
import Money
import Text

/// The Beneficial Ownership Data Standard 0.4 (Open Ownership): entities, who consolidates or controls whom, and shares that were paid for.
///
/// No share is made up: a stake has a percentage only where a source gives one, and nobody is called a beneficial owner, because no source of a
/// ledger says so.
struct BeneficialOwnershipFormat: ExportFormat {
    let name = "bods"
    let summary = "Beneficial Ownership Data Standard 0.4"

    /// What our own import takes for a majority.
    static let consolidated = "consolidated into the accounts of the interested party"

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        let writer = StatementWriter(analysis: subject.analysis)
        let model = subject.analysis.ledger.model
        var statements = model.entities.map(writer.entity)
        for entity in model.entities {
            if let parent = entity.parent {
                statements.append(
                    writer.relationship(
                        "parent-\(entity.id)", of: entity.id, held: parent,
                        interest: [
                            ("type", .string("otherInfluenceOrControl")),
                            ("details", .string(Self.consolidated)),
                        ], sources: []))
            }
            if let holder = entity.controlledBy {
                statements.append(
                    writer.relationship(
                        "control-\(entity.id)", of: entity.id, held: holder,
                        interest: [
                            ("type", .string("otherInfluenceOrControl")),
                            ("details", .string("control without consolidation")),
                        ], sources: []))
            }
        }
        let bought = subject.analysis.ledger.deals.flatMap(\.legs).filter {
            $0.kind == .equity && $0.stated.paid > 0 && $0.from != $0.to
        }
        for leg in bought {
            statements.append(
                writer.relationship(
                    leg.id, of: leg.to, held: leg.from, interest: writer.shares(leg),
                    sources: leg.amountSources))
        }
        let text = "[\n" + statements.map(\.line).joined(separator: ",\n") + "\n]\n"
        return [ExportFile(path: "statements.bods.json", text: text)]
    }
}

/// Statements of one model on one day.
private struct StatementWriter {
    let analysis: Analysis
    private var model: LedgerModel { analysis.ledger.model }

    init(analysis: Analysis) { self.analysis = analysis }

    private func record(_ id: String) -> String { "\(model.id)/\(id)" }

    private func statement(
        _ record: String, _ type: String, subject: String, details: JSONValue,
        sources: [String] = []
    ) -> JSONValue {
        let day = analysis.ledger.asOf.description
        // What the statement says is its identity: another content is another statement.
        let id = SHA256.hex(Array("\(record)\n\(day)\n\(details.line)".utf8))
        let names = sources.compactMap { analysis.ledger.source($0) }
        let source: JSONValue =
            names.isEmpty
            ? .null
            : .filled([
                ("type", .array([.string("thirdParty")])),
                ("description", .string(names.map(\.title).joined(separator: "; "))),
                ("url", .string(names.compactMap(\.url).first)),
                (
                    "assertedBy",
                    .array(
                        names.compactMap(\.publisher).map { .object([("name", .string($0))]) })
                ),
            ])
        return .filled([
            ("statementId", .string(id)), ("declarationSubject", .string(subject)),
            ("statementDate", .string(day)),
            (
                "publicationDetails",
                .object([
                    ("publicationDate", .string(day)), ("bodsVersion", .string("0.4")),
                    ("publisher", .object([("name", .string("Analyst of \(model.title)"))])),
                ])
            ),
            ("recordId", .string(record)), ("recordType", .string(type)),
            ("recordStatus", .string("new")), ("source", source), ("recordDetails", details),
        ])
    }

    func entity(_ entity: Entity) -> JSONValue {
        let id = record(entity.id)
        let others = entity.names.sorted { $0.key < $1.key }.map(\.value).filter {
            $0 != entity.name
        }
        if entity.kind == .person {
            return statement(
                id, "person", subject: id,
                details: .filled([
                    ("isComponent", .bool(false)), ("personType", .string("knownPerson")),
                    (
                        "names",
                        .array(
                            [
                                .object([
                                    ("type", .string("legal")), ("fullName", .string(entity.name)),
                                ])
                            ]
                                + others.map {
                                    .object([
                                        ("type", .string("alternative")), ("fullName", .string($0)),
                                    ])
                                })
                    ),
                ]))
        }
        let type =
            switch entity.kind {
            case .state: "state"
            case .company, .spv: "registeredEntity"
            default: "legalEntity"
            }
        return statement(
            id, "entity", subject: id,
            details: .filled([
                ("isComponent", .bool(false)),
                (
                    "entityType",
                    .filled([("type", .string(type)), ("details", .string(entity.kind.rawValue))])
                ), ("name", .string(entity.name)),
                ("alternateNames", .array(others.map { .string($0) })),
                (
                    "jurisdiction",
                    entity.country.map {
                        .object([("name", .string($0)), ("code", .string($0))])
                    } ?? .null
                ), ("identifiers", .array(identifiers(entity))),
            ]))
    }

    private func identifiers(_ entity: Entity) -> [JSONValue] {
        let schemes: [(key: String, scheme: String?, name: String)] = [
            ("lei", "XI-LEI", "Global Legal Entity Identifier Foundation"),
            ("cik", nil, "SEC Central Index Key"), ("dart", nil, "Open DART corporation code"),
            ("wikidata", nil, "Wikidata"),
        ]
        return schemes.compactMap { scheme in
            entity.identifiers[scheme.key].map {
                .filled([
                    ("id", .string($0)), ("scheme", .string(scheme.scheme)),
                    ("schemeName", .string(scheme.name)),
                ])
            }
        }
    }

    /// Shares that were paid for, with what is known of how many.
    func shares(_ leg: ResolvedLeg) -> [JSONValue.Member] {
        let paid = "\(analysis.network.currency.code) \(decimal(leg.stated.paid)) paid"
        let quantity = leg.quantity.map { ", \($0.value) \($0.unit)" } ?? ""
        var interest: [JSONValue.Member] = [
            ("type", .string("shareholding")), ("details", .string(paid + quantity)),
        ]
        let isWhole = leg.stated.paid == leg.stated.total
        if isWhole, let quantity = leg.quantity, quantity.unit == "%", quantity.basis == .exact,
            let percent = Double(quantity.value), (0...100).contains(percent)
        {
            interest.append(("share", .object([("exact", .number(quantity.value))])))
        }
        if let start = leg.schedule.span?.start, start <= analysis.ledger.asOf {
            interest.append(("startDate", .string(start.description)))
        }
        return interest
    }

    private func decimal(_ units: Int64) -> String {
        Money(minorUnits: units, currency: analysis.network.currency).decimalString
    }

    func relationship(
        _ id: String, of subject: String, held by: String, interest: [JSONValue.Member],
        sources: [String]
    ) -> JSONValue {
        let known: [JSONValue.Member] = [
            ("directOrIndirect", .string("unknown")),
            ("beneficialOwnershipOrControl", .bool(false)),
        ]
        return statement(
            record(id), "relationship", subject: record(subject),
            details: .object([
                ("isComponent", .bool(false)), ("subject", .string(record(subject))),
                ("interestedParty", .string(record(by))),
                ("interests", .array([.object(interest + known)])),
            ]), sources: sources)
    }
}
