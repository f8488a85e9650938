import Ledger
import Money
import Text

/// Makes entities, parents and sums of payments of a register's records.
struct RegisterWriter {
    private let file: ImportFile
    private let records: [RegisterRecord]
    private let rules: ImportRules
    private let model: LedgerModel
    private var ids: [String: String] = [:]
    private var parties: [String: RegisterRecord.Party] = [:]
    private var taken: Set<String>
    private let modelIDs: Set<String>
    /// The id that a party has where another firm has its name: that of the party alone, in every import.
    private var ownIDs: [String: String] = [:]
    private var parents: [String: String] = [:]
    private var used: Set<String> = []
    private var sums = PaymentSums()

    init(file: ImportFile, records: [RegisterRecord], rules: ImportRules, model: LedgerModel) {
        self.file = file
        self.records = records
        self.rules = rules
        self.model = model
        modelIDs = Set(model.entities.map(\.id))
        taken = modelIDs
        for record in records {
            if case .entity(let party) = record.content, parties[party.reference] == nil {
                parties[party.reference] = party
                ownIDs[Self.ownID(party, rules)] = party.reference
            }
        }
    }

    private static func ownID(_ party: RegisterRecord.Party, _ rules: ImportRules) -> String {
        let slug = CellText.slug(party.name)
        let hash = ContentHash.short([party.reference]).prefix(8)
        return "\(slug.isEmpty ? rules.name : slug)-\(hash)"
    }

    private enum Outcome: Error {
        case skipped(String)
        case refused(DiagnosticCode, String, String)
    }

    mutating func read() throws(InvalidInput) -> ImportReading {
        var reading = ImportReading()
        for (index, record) in records.enumerated() {
            let outcome: ImportUnit.Outcome
            do throws(Outcome) {
                outcome = try self.outcome(record, index)
            } catch {
                switch error {
                case .skipped(let why): outcome = .skipped(why)
                case .refused(let code, let what, let help):
                    outcome = .refused(
                        Diagnostic(
                            code, at: Place(file: file.name, line: 1, column: 1),
                            "\(record.locator): \(what)", help: help))
                }
            }
            reading.units.append(
                ImportUnit(
                    key: record.key, hash: record.hash, locator: record.locator, outcome: outcome))
        }
        guard !sums.pairs.isEmpty else { return reading }
        guard let known = rules.known else {
            throw InvalidInput([
                Diagnostic(
                    .missingKey, at: rules.place, "the rules have no 'known'",
                    help: "add `known: 2026-07-15`, the day on which the payments were known")
            ])
        }
        let source = rules.sourceID ?? rules.name
        reading.derived = sums.pairs.map { pair in
            .deal(
                pair.deal(
                    import: rules.name, source: source, known: known, unit: "record",
                    name: { id in parties.first { ids[$0.key] == id }?.value.name ?? id }))
        }
        reading.sources = [
            SourceEntry(
                id: source, title: rules.sourceTitle ?? "Payments in \(file.lastName)",
                publisher: rules.publisher, kind: rules.sourceKind,
                grade: rules.grade?.description ?? "C3", published: PartialDate(known),
                url: rules.url, file: file.lastName, note: nil)
        ]
        return reading
    }

    private mutating func outcome(
        _ record: RegisterRecord, _ index: Int
    ) throws(Outcome) -> ImportUnit.Outcome {
        switch record.content {
        case .skipped(let why): throw .skipped(why)
        case .broken(let why):
            throw .refused(.importRow, why, "mend the record, or fetch the file again")
        case .entity(let party):
            guard used.insert(party.reference).inserted else { throw .skipped("stands before") }
            return .gives(
                .entity(
                    EntityEntry(
                        id: try entity(party.reference), name: CellText.shown(party.name),
                        kind: party.kind, country: party.country, identifiers: party.identifiers)))
        case .ownership(let asset, let owner, let isMajority, let note):
            guard isMajority else { throw .skipped(note) }
            let (below, above) = (try entity(asset), try entity(owner))
            guard below != above else {
                throw .refused(.importRow, "'\(below)' owns itself", "correct it at its origin")
            }
            if let other = parents[below] {
                if other == above { throw .skipped("stands before") }
                throw .refused(
                    .importRow, "'\(below)' is owned by '\(other)' and by '\(above)'",
                    "two majorities cannot be; correct them at their origin")
            }
            parents[below] = above
            return .gives(.entity(EntityEntry(id: below, parent: above, note: note)))
        case .payment(let from, let to, let amount, let currency, let date, let purpose):
            try add(from, to, amount, currency, date, kind(purpose), index)
            return .operand
        }
    }

    /// What a payment is for: a kind of leg by its own name, else what the rules say.
    private func kind(_ purpose: String) throws(Outcome) -> LegKind {
        if let kind = LegKind(rawValue: purpose) ?? rules.defaultKind { return kind }
        throw .refused(
            .importKind, "what the payment is for is not decided",
            "say `defaults: {kind: purchase}` in the rules")
    }

    private mutating func add(
        _ from: String, _ to: String, _ amount: String, _ currency: String, _ date: String,
        _ kind: LegKind, _ index: Int
    ) throws(Outcome) {
        let code = currency.isEmpty ? rules.currency?.code ?? "" : currency.uppercased()
        guard let found = Currency(code) else {
            throw .refused(
                .importAmount, "'\(CellText.shown(currency))' is not a currency",
                "say `currency: {default: USD}` in the rules, or mend the record")
        }
        guard let value = ExactDecimal(amount), !value.isNegative, !value.isZero,
            let units = value.minorUnits(of: found), units <= Money.minorUnitLimit
        else {
            throw .refused(
                .importAmount, "'\(CellText.shown(amount))' is no amount of \(code)",
                "write a number above zero with the currency's decimals")
        }
        let day = PartialDate(String(date.prefix(10)))
        guard day != nil || date.isEmpty else {
            throw .refused(
                .importDate, "'\(CellText.shown(date))' is not a date", "write 2025-09-22")
        }
        let (payer, payee) = (try entity(from), try entity(to))
        guard payer != payee else { throw .skipped("payer and payee are both '\(payer)'") }
        guard
            sums.add(
                Money(minorUnits: units, currency: found), from: payer, to: payee, kind: kind,
                binding: rules.defaultBinding, day: day, row: index + 1)
        else {
            throw .refused(
                .importAmount, "with this payment the sum is above the ledger's limit",
                "import the file in parts")
        }
    }

    /// The entity that a reference of the file means.
    private mutating func entity(_ reference: String) throws(Outcome) -> String {
        if let id = ids[reference] { return id }
        guard let party = parties[reference] else {
            throw .skipped("'\(CellText.shown(reference))' is no firm of the file")
        }
        let id = try id(of: party)
        ids[reference] = id
        taken.insert(id)
        return id
    }

    private func id(of party: RegisterRecord.Party) throws(Outcome) -> String {
        for name in [party.reference, party.name] {
            if let rule = rules.entities[CellText.key(name)] { return rule.id }
        }
        for entity in model.entities {
            for (key, value) in party.identifiers where entity.identifiers[key] == value {
                return entity.id
            }
        }
        let own = Self.ownID(party, rules)
        if modelIDs.contains(own) { return own }
        let key = CellText.key(party.name)
        // A firm of the same name that an import of this file has added is another party's.
        let named = model.entities.filter {
            ($0.id == party.name
                || ([$0.name] + Array($0.names.values)).map(CellText.key).contains(key))
                && ownIDs[$0.id] == nil
        }
        if named.count == 1 { return named[0].id }
        switch rules.unknown {
        case .skip: throw .skipped("'\(CellText.shown(party.name))' is no entity of the model")
        case .refuse:
            throw .refused(
                .importParty, "'\(CellText.shown(party.name))' is no entity of the model",
                "add `\(ScalarText.key(party.name)): ID` to `entities` in the rules, or say `on_unknown: add`"
            )
        case .add: break
        }
        let slug = CellText.slug(party.name)
        return slug.isEmpty || taken.contains(slug) ? own : slug
    }
}
