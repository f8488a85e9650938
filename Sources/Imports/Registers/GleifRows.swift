import Ledger
import Money
import Text

/// Walks through the rows of a file of GLEIF.
struct GleifRows {
    private let file: ImportFile
    private let table: Table
    private let form: GleifSource.Form
    private let columns: [String: Int]
    private let rules: ImportRules
    private let model: LedgerModel
    /// Identifier → entity.
    private var ids: [String: String] = [:]
    private var taken: Set<String>
    private var added: Set<String> = []
    private var reading = ImportReading()
    /// Child → its direct parent, with the row that said so.
    private var direct: [String: (parent: String, row: Int)] = [:]
    private var seen: Set<String> = []

    init(
        file: ImportFile, table: Table, names: [String], form: GleifSource.Form, rules: ImportRules,
        model: LedgerModel
    ) {
        self.file = file
        self.table = table
        self.form = form
        self.rules = rules
        self.model = model
        columns = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first
        }
        taken = Set(model.entities.map(\.id))
        for entity in model.entities {
            if let lei = entity.identifiers["lei"] { ids[lei.uppercased()] = entity.id }
        }
    }

    mutating func read() -> ImportReading {
        let body = table.rows.dropFirst()
        if form == .relationships { collectParents(body) }
        for row in body {
            let unit = unit(row)
            reading.units.append(unit)
        }
        return reading
    }

    private func text(_ name: String, _ row: TableRow) -> String {
        guard let column = columns[name], column < row.cells.count else { return "" }
        return CellText.folded(row.cells[column].text)
    }

    private func day(_ name: String, _ row: TableRow) -> Day? {
        Day(String(text(name, row).prefix(10)))
    }

    // MARK: Rows

    private enum Outcome: Error {
        case skipped(String)
        case refused(Diagnostic)
    }

    private mutating func unit(_ row: TableRow) -> ImportUnit {
        var unit = ImportUnit(
            key: "line \(row.number)", hash: ContentHash.short(row.cells.map(\.text)),
            locator: "line \(row.number)", outcome: .skipped("blank"))
        if row.isBlank { return unit }
        if let fault = row.fault {
            unit.outcome = .refused(fault)
            return unit
        }
        do throws(Outcome) {
            let entry: EntityEntry
            switch form {
            case .entities: entry = try legalEntity(row)
            case .relationships: entry = try relationship(row)
            case .exceptions: entry = try exception(row)
            }
            unit.key =
                "\(form == .entities ? "entity" : "parent") \(entry.identifiers["lei"] ?? entry.id)"
            unit.outcome = .gives(.entity(entry))
        } catch {
            switch error {
            case .skipped(let why): unit.outcome = .skipped(why)
            case .refused(let problem): unit.outcome = .refused(problem)
            }
        }
        return unit
    }

    private func refused(
        _ code: DiagnosticCode, _ column: String, _ row: TableRow, _ what: String, _ help: String
    ) -> Outcome {
        let at = columns[column] ?? 0
        let place = at < row.cells.count ? row.cells[at].place : row.place
        return .refused(Diagnostic(code, at: place, what, help: help))
    }

    private func identifier(_ column: String, _ row: TableRow) throws(Outcome) -> String {
        let lei = text(column, row)
        guard LegalEntityIdentifier.isValid(lei) else {
            throw refused(
                .importRow, column, row,
                "'\(CellText.shown(lei))' is no LEI: its check digits do not fit",
                "correct the identifier at its origin; it has 20 letters and digits")
        }
        return lei
    }

    /// The entity with an identifier; `nil`: it is one that the rules leave out.
    private mutating func entity(
        _ lei: String, name: String?, _ column: String, _ row: TableRow
    ) throws(Outcome) -> (id: String, isNew: Bool) {
        if let rule = rules.entities[CellText.key(lei)] {
            return (rule.id, taken.insert(rule.id).inserted)
        }
        if let id = ids[lei] { return (id, false) }
        switch rules.unknown {
        case .skip: throw .skipped("no entity of the model has the LEI \(lei)")
        case .refuse:
            throw refused(
                .importParty, column, row, "no entity of the model has the LEI \(lei)",
                "add `\(lei): ID` to `entities` in the rules, or say `on_unknown: add`")
        case .add: break
        }
        let slug = name.map(CellText.slug) ?? ""
        var id = slug.isEmpty ? "lei-\(lei.lowercased())" : slug
        if taken.contains(id) { id = "\(id)-\(lei.suffix(6).lowercased())" }
        taken.insert(id)
        ids[lei] = id
        return (id, true)
    }

    // MARK: Level 1

    private mutating func legalEntity(_ row: TableRow) throws(Outcome) -> EntityEntry {
        let lei = try identifier("LEI", row)
        guard seen.insert(lei).inserted else {
            throw refused(
                .importRow, "LEI", row, "the LEI \(lei) stands twice", "fetch the file again")
        }
        let name = text("Entity.LegalName", row)
        guard !name.isEmpty else {
            throw refused(
                .importRow, "Entity.LegalName", row, "the entity has no name",
                "fetch the file again")
        }
        let registration = text("Registration.RegistrationStatus", row)
        guard !Self.void.contains(registration) else {
            throw .skipped("its registration is \(registration)")
        }
        let id = try entity(lei, name: name, "LEI", row).id
        let category = text("Entity.EntityCategory", row)
        let kind: Entity.Kind =
            switch category {
            case "FUND": .fund
            case "BRANCH": .segment
            case "RESIDENT_GOVERNMENT_ENTITY", "INTERNATIONAL_ORGANIZATION": .state
            default: .company
            }
        let country = text("Entity.LegalAddress.Country", row)
        return EntityEntry(
            id: id, name: CellText.shown(name), kind: kind,
            country: country.utf8.count == 2 ? country : nil, identifiers: ["lei": lei])
    }

    // MARK: Level 2

    /// Registrations of what never was, or is no longer, a record of its own.
    private static let void: Set<String> = [
        "ANNULLED", "CANCELLED", "DUPLICATE", "MERGED", "PENDING_VALIDATION",
        "PENDING_TRANSFER_INVALID", "RETIRED", "TRANSFERRED",
    ]
    private static let directType = "IS_DIRECTLY_CONSOLIDATED_BY"
    private static let ultimateType = "IS_ULTIMATELY_CONSOLIDATED_BY"

    /// Direct parents first: an ultimate one counts only where no direct one is reported.
    private mutating func collectParents(_ body: ArraySlice<TableRow>) {
        for row in body where text("Relationship.RelationshipType", row) == Self.directType {
            guard whyNot(row) == nil else { continue }
            let (start, end) = nodes(row)
            guard LegalEntityIdentifier.isValid(start), LegalEntityIdentifier.isValid(end),
                direct[start] == nil
            else { continue }
            direct[start] = (end, row.number)
        }
    }

    private func nodes(_ row: TableRow) -> (start: String, end: String) {
        (text("Relationship.StartNode.NodeID", row), text("Relationship.EndNode.NodeID", row))
    }

    /// The period of the relationship itself: accounting and filing periods are others.
    private func period(_ row: TableRow) -> (first: Day?, last: Day?) {
        for number in 1...5 {
            let name = "Relationship.Period.\(number)"
            if text("\(name).periodType", row) == "RELATIONSHIP_PERIOD" {
                return (day("\(name).startDate", row), day("\(name).endDate", row))
            }
        }
        return (nil, nil)
    }

    /// Why a row says nothing of who consolidates whom today.
    private func whyNot(_ row: TableRow) -> String? {
        let type = text("Relationship.RelationshipType", row)
        guard type == Self.directType || type == Self.ultimateType else {
            return "\(type.isEmpty ? "no type" : type) is no consolidation"
        }
        let registration = text("Registration.RegistrationStatus", row)
        if Self.void.contains(registration) { return "its registration is \(registration)" }
        let (_, last) = period(row)
        let status = text("Relationship.RelationshipStatus", row)
        guard status == "ACTIVE" else {
            return last.map { "the relationship ended on \($0)" }
                ?? "the relationship is \(status.isEmpty ? "without status" : status)"
        }
        if let last, last < model.defaultAsOf { return "the relationship ended on \(last)" }
        return nil
    }

    private mutating func relationship(_ row: TableRow) throws(Outcome) -> EntityEntry {
        for end in ["StartNode", "EndNode"] {
            let type = text("Relationship.\(end).NodeIDType", row)
            guard type == "LEI" || type.isEmpty else {
                throw .skipped("a node is known by \(type)")
            }
        }
        let child = try identifier("Relationship.StartNode.NodeID", row)
        let parent = try identifier("Relationship.EndNode.NodeID", row)
        if let why = whyNot(row) { throw .skipped(why) }
        let isDirect = text("Relationship.RelationshipType", row) == Self.directType
        if let first = direct[child] {
            guard isDirect else { throw .skipped("the direct parent is used") }
            guard first.row == row.number else {
                if first.parent == parent { throw .skipped("repeats line \(first.row)") }
                throw refused(
                    .importRow, "Relationship.EndNode.NodeID", row,
                    "'\(child)' has another direct parent in line \(first.row)",
                    "one of them has ended; correct it at its origin")
            }
        }
        guard child != parent else {
            throw refused(
                .importRow, "Relationship.EndNode.NodeID", row, "'\(child)' is its own parent",
                "correct the row at its origin")
        }
        let below = try entity(child, name: nil, "Relationship.StartNode.NodeID", row)
        let above = try entity(parent, name: nil, "Relationship.EndNode.NodeID", row)
        if above.isNew {
            reading.entities.append(
                EntityEntry(
                    id: above.id, name: parent, kind: .company, identifiers: ["lei": parent]))
        }
        let isNamed = !below.isNew && !added.contains(child)
        if below.isNew { added.insert(child) }
        return EntityEntry(
            id: below.id, name: isNamed ? nil : child, kind: isNamed ? nil : .company,
            parent: above.id, identifiers: ["lei": child], note: note(row, isDirect))
    }

    private func note(_ row: TableRow, _ isDirect: Bool) -> String {
        var parts = [isDirect ? "direct parent" : "ultimate parent"]
        if let first = period(row).first { parts.append("since \(first)") }
        let standard = text("Relationship.Qualifiers.1.QualifierCategory", row)
        if !standard.isEmpty { parts.append(standard.replacing("_", with: " ")) }
        if text("Registration.RegistrationStatus", row) == "LAPSED" {
            parts.append("registration not renewed")
        }
        let update = day("Registration.LastUpdateDate", row).map { " of \($0)" } ?? ""
        return "\(parts.joined(separator: ", ")) (GLEIF\(update))"
    }

    // MARK: Exceptions

    private func exception(_ row: TableRow) throws(Outcome) -> EntityEntry {
        let lei = try identifier("LEI", row)
        throw .skipped(
            "\(lei) reports no parent: \(text("Exception.Category", row)), \(text("Exception.Reason.1", row))"
        )
    }
}
