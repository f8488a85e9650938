import Ledger
import Money
import Text

/// The Beneficial Ownership Data Standard (Open Ownership), versions 0.2 to 0.4: firms become entities, majorities parents.
public enum BeneficialOwnershipSource: ImportSource {
    public static let kind = ImportKind.beneficialOwnership
    public static let isWhole = false

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let head = String(decoding: file.bytes.prefix(65_536), as: UTF8.self)
        guard head.contains("\"statementID\"") || head.contains("\"statementId\"") else {
            return nil
        }
        let objects: [JSONValue]
        do throws(InvalidInput) { objects = try RegisterFile.objects(file) } catch { return nil }
        guard let first = objects.first, Statement(first) != nil else { return nil }
        return ImportIdentity(
            kind: kind, title: "statements of beneficial ownership", count: objects.count)
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let objects = try RegisterFile.objects(file)
        let statements = objects.map(Statement.init)
        // A statement that a later one replaces says nothing any more.
        var replaced: Set<String> = []
        var newest: [String: Int] = [:]
        for (index, statement) in statements.enumerated() {
            guard let statement else { continue }
            replaced.formUnion(statement.replaces)
            if let record = statement.record {
                if let old = newest[record] {
                    let isLater = (statements[old]?.date ?? "") <= statement.date
                    if isLater { newest[record] = index }
                } else {
                    newest[record] = index
                }
            }
        }
        let records = statements.enumerated().map { index, statement in
            var content = RegisterRecord.Content.broken("the statement has no id or no type")
            if let statement {
                let isOld =
                    replaced.contains(statement.id)
                    || (statement.record.map { newest[$0] != index } ?? false)
                content =
                    isOld
                    ? .skipped("a later statement replaces it")
                    : statement.content(on: model.defaultAsOf)
            }
            return RegisterRecord(
                key: statement?.id ?? "record \(index + 1)", locator: "record \(index + 1)",
                hash: RegisterFile.hash(objects[index]), content: content)
        }
        var writer = RegisterWriter(file: file, records: records, rules: rules, model: model)
        return try writer.read()
    }
}

/// One statement, whichever version of the standard it is in.
private struct Statement {
    enum Kind { case entity, person, relationship }

    let id: String
    let kind: Kind
    /// What is stated, since 0.4 under an id of its own.
    let record: String?
    let date: String
    let replaces: [String]
    private static let consolidated = "consolidated into the accounts of the interested party"
    private let isClosed: Bool
    private let details: JSONValue

    init?(_ tree: JSONValue) {
        guard let id = tree["statementID"]?.text ?? tree["statementId"]?.text else { return nil }
        switch tree["recordType"]?.text ?? tree["statementType"]?.text {
        case "entity", "entityStatement": kind = .entity
        case "person", "personStatement": kind = .person
        case "relationship", "ownershipOrControlStatement": kind = .relationship
        default: return nil
        }
        self.id = id
        record = tree["recordId"]?.text
        date = tree["statementDate"]?.text ?? ""
        replaces = tree["replacesStatements"]?.items.compactMap(\.text) ?? []
        isClosed = tree["recordStatus"]?.text == "closed"
        details = tree["recordDetails"] ?? tree
    }

    func content(on day: Day) -> RegisterRecord.Content {
        if isClosed { return .skipped("the record is closed") }
        switch kind {
        case .person: return .skipped("a person is no firm")
        case .entity: return entity()
        case .relationship: return relationship(on: day)
        }
    }

    private func entity() -> RegisterRecord.Content {
        let name = CellText.folded(details["name"]?.text ?? "")
        guard !name.isEmpty else { return .skipped("an entity without a name") }
        let type = details["entityType"]?["type"]?.text ?? details["entityType"]?.text ?? ""
        var ids: [String: String] = [:]
        for identifier in details["identifiers"]?.items ?? [] {
            guard let value = identifier["id"]?.text else { continue }
            if identifier["scheme"]?.text == "XI-LEI" { ids["lei"] = value }
            if identifier["schemeName"]?.text == "SEC Central Index Key" { ids["cik"] = value }
        }
        let place = details["jurisdiction"] ?? details["incorporatedInJurisdiction"]
        let country = place?["code"]?.text.map { String($0.prefix(2)) }
        return .entity(
            .init(
                reference: record ?? id, name: name,
                kind: type == "state" || type == "stateBody" ? .state : .company, country: country,
                identifiers: ids))
    }

    private func party(_ tree: JSONValue?) -> String? {
        tree?.text ?? tree?["describedByEntityStatement"]?.text
    }

    private func relationship(on day: Day) -> RegisterRecord.Content {
        guard let asset = party(details["subject"]) else {
            return .broken("the relationship has no subject")
        }
        guard let owner = party(details["interestedParty"]) else {
            return .skipped("the interested party is a person, or is not given")
        }
        var open: [String] = []
        for interest in details["interests"]?.items ?? [] {
            let type = interest["type"]?.text ?? "interest"
            // What `ouroboros export --as bods` writes of a firm that is part of another's accounts.
            if interest["details"]?.text == Self.consolidated {
                return majority(asset, owner, "consolidated")
            }
            guard type == "shareholding" || type == "votingRights" || type == "voting-rights" else {
                open.append("\(type) is no share")
                continue
            }
            if let end = interest["endDate"]?.text.flatMap({ Day(String($0.prefix(10))) }),
                end < day
            {
                open.append("the interest ended on \(end)")
                continue
            }
            let share = interest["share"]
            let fifty = ExactDecimal(50)
            if let exact = share?["exact"]?.decimal {
                if fifty < exact { return majority(asset, owner, "\(type) of \(exact.plain)%") }
                open.append("\(type) of \(exact.plain)%")
            } else if let least = share?["exclusiveMinimum"]?.decimal, !(least < fifty) {
                return majority(asset, owner, "\(type) above \(least.plain)%")
            } else if let least = share?["minimum"]?.decimal, fifty < least {
                return majority(asset, owner, "\(type) of \(least.plain)% or more")
            } else {
                open.append("\(type) without a share above half")
            }
        }
        return .skipped(open.isEmpty ? "no interest is given" : open.joined(separator: "; "))
    }

    private func majority(
        _ asset: String, _ owner: String, _ note: String
    ) -> RegisterRecord.Content {
        .ownership(asset: asset, owner: owner, isMajority: true, note: note)
    }
}
