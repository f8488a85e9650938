import Ledger
import Money
import Text

/// A first rules file for a file, and where there is no model yet, a model for it: what `import init` writes.
///
/// Every guess stands beside its evidence; what is unsure is left blank, and the plan refuses until somebody has decided.
public struct RulesDraft: Sendable {
    /// Text of `imports/NAME.yaml`.
    public var rules: String
    /// Files of a new model.
    public var model: [(path: String, contents: String)]
    /// What is left open, for people.
    public var open: [String]

    /// - Parameters:
    ///   - name: of the import.
    ///   - existing: the model, where there is one; `nil`: a model is drafted too.
    ///   - encoding: how the file's text is stored, where somebody knows; `nil`: it is told by its bytes, and the draft says from what.
    /// - Throws: why the file cannot be read; E801 where `encoding` has no effect on it.
    public init(
        of file: ImportFile, name: String, model existing: LedgerModel?,
        encoding: FileEncoding? = nil
    ) throws(InvalidInput) {
        let kind = ImportSources.identify(file)?.kind
        if let encoding { try RulesDraft.check(encoding, file, kind) }
        switch kind {
        case .companyFacts?: self = try RulesDraft.filings(file, name, existing)
        case .series?:
            self.init(
                rules:
                    "import: \(name)\nreads: {kind: series, file: \(ScalarText.flow(file.lastName, .plain))}\n",
                model: [], open: [])
        case let kind? where kind != .table:
            self = try RulesDraft.plain(file, kind, name, existing, encoding: encoding)
        default:
            var draft = try TableDraft(file, name, existing, encoding: encoding)
            self = draft.draft()
        }
    }

    /// Only text that somebody saved can be of an encoding that its form does not say.
    private static func check(
        _ encoding: FileEncoding, _ file: ImportFile, _ kind: ImportKind?
    ) throws(InvalidInput) {
        if kind == nil || kind == .table || kind == .payments, !ImportTables.isMarked(file) {
            return try FileText.check(file, isIn: encoding)
        }
        throw InvalidInput([
            Diagnostic(
                .importEncoding, at: Place(file: file.name, line: 1, column: 1),
                "a file of this form says itself how its text is stored, so that '\(encoding.rawValue)' has no effect",
                help: "leave the encoding out")
        ])
    }

    init(rules: String, model: [(path: String, contents: String)], open: [String]) {
        self.rules = rules
        self.model = model
        self.open = open
    }

    private static func filings(
        _ file: ImportFile, _ name: String, _ existing: LedgerModel?
    ) throws(InvalidInput) -> RulesDraft {
        let facts = try CompanyFacts(file)
        let cik = facts.cik.drop { $0 == "0" }
        let own = existing?.entities.first {
            ($0.identifiers["cik"] ?? "").drop { $0 == "0" } == cik
                || CellText.key($0.name) == CellText.key(facts.name)
        }
        let firm = own?.id ?? (existing == nil ? CellText.slug(facts.name) : "")
        let open = firm.isEmpty ? ["reads.firm: no entity of the model has CIK \(facts.cik)"] : []
        let rules = """
            # \(facts.name): \(facts.observations.count) observations\(firm.isEmpty ? "" : own == nil ? "; a new entity" : "; the entity with this CIK or name")
            import: \(name)
            reads:
              kind: edgar-companyfacts
              file: \(ScalarText.line(file.lastName, .plain))
              cik: '\(facts.cik)'
              firm:\(firm.isEmpty ? "" : " \(firm)")

            """
        var files: [(path: String, contents: String)] = []
        if existing == nil {
            let last = facts.observations.map(\.filed).max()?.description ?? "2026-01-01"
            files =
                ModelDraft(
                    title: facts.name, currency: facts.currency ?? "USD", asOf: last,
                    entities: [(firm, facts.name, facts.cik)]
                ).files
        }
        return RulesDraft(rules: rules, model: files, open: open)
    }
}

/// A small model to import into.
struct ModelDraft {
    var title: String
    var currency: String
    var asOf: String
    var entities: [(id: String, name: String, cik: String?)]

    var files: [(path: String, contents: String)] {
        let universe = entities.map { "  - \($0.id)" }.joined(separator: "\n")
        let model = """
            title: \(ScalarText.line(title, .plain))
            base_currency: \(currency)
            as_of: \(asOf)
            universe:
            \(universe)
            files:
              entities: [entities*.yaml]
              sources: [sources*.yaml]
              fx: [fx*.yaml]
              firms: [firms/*.yaml]
              deals: [deals/*.yaml]
              series: [series/*.csv]

            """
        let list = entities.map { entity in
            let ids = entity.cik.map { ", ids: {cik: '\($0)'}" } ?? ""
            return
                "  \(entity.id): {name: \(ScalarText.flow(entity.name, .plain)), kind: company\(ids)}"
        }.joined(separator: "\n")
        return [("model.yaml", model), ("entities.yaml", "entities:\n\(list)\n")]
    }
}
