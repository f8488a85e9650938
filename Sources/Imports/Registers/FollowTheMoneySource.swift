import Ledger
import Money
import Text

/// FollowTheMoney (OCCRP, OpenSanctions): one entity a line. Firms become entities, majorities parents, and payments sums.
public enum FollowTheMoneySource: ImportSource {
    public static let kind = ImportKind.followTheMoney
    public static let isWhole = false

    private static let firms: [String: Entity.Kind] = [
        "Company": .company, "Organization": .company, "LegalEntity": .company,
        "PublicBody": .state,
    ]

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let head = String(decoding: file.bytes.prefix(65_536), as: UTF8.self)
        guard head.contains("\"schema\""), head.contains("\"properties\"") else { return nil }
        let objects: [JSONValue]
        do throws(InvalidInput) { objects = try RegisterFile.objects(file) } catch { return nil }
        guard let first = objects.first, first["schema"]?.text != nil, first["properties"] != nil
        else { return nil }
        return ImportIdentity(
            kind: kind, title: "entities in FollowTheMoney's schema", count: objects.count)
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let objects = try RegisterFile.objects(file)
        let records = objects.enumerated().map { index, object in
            RegisterRecord(
                key: object["id"]?.text ?? "record \(index + 1)", locator: "record \(index + 1)",
                hash: RegisterFile.hash(object), content: content(object, on: model.defaultAsOf))
        }
        var writer = RegisterWriter(file: file, records: records, rules: rules, model: model)
        return try writer.read()
    }

    private static func content(_ object: JSONValue, on day: Day) -> RegisterRecord.Content {
        guard let id = object["id"]?.text, let schema = object["schema"]?.text else {
            return .broken("the record has no id or no schema")
        }
        func texts(_ key: String) -> [String] {
            object["properties"]?[key]?.items.compactMap(\.text) ?? []
        }
        func text(_ key: String) -> String { CellText.folded(texts(key).first ?? "") }
        if let kind = firms[schema] {
            let name = text("name")
            guard !name.isEmpty else { return .broken("the firm '\(id)' has no name") }
            var ids: [String: String] = [:]
            for (own, theirs) in [
                ("lei", "leiCode"), ("cik", "cikCode"), ("ticker", "ticker"),
                ("wikidata", "wikidataId"),
            ] where !text(theirs).isEmpty { ids[own] = text(theirs) }
            let countries = Set(texts("jurisdiction") + texts("country"))
            let country = countries.count == 1 ? countries.first?.uppercased() : nil
            return .entity(
                .init(
                    reference: id, name: name, kind: kind,
                    country: country?.utf8.count == 2 ? country : nil, identifiers: ids))
        }
        switch schema {
        case "Ownership":
            let (asset, owner) = (text("asset"), text("owner"))
            guard !asset.isEmpty, !owner.isEmpty else {
                return .broken("the ownership '\(id)' lacks an owner or an asset")
            }
            if let end = Day(text("endDate")), end < day {
                return .skipped("the ownership ended on \(end)")
            }
            // What `ouroboros export --as ftm` writes of a firm that is part of another's accounts.
            if text("ownershipType") == "consolidated" {
                return .ownership(
                    asset: asset, owner: owner, isMajority: true, note: "consolidated")
            }
            let share = text("percentage")
            guard let value = ExactDecimal(share.filter { $0 != "%" && $0 != " " }) else {
                return .skipped(
                    share.isEmpty ? "no share is given" : "'\(share)' is no single share")
            }
            return .ownership(
                asset: asset, owner: owner, isMajority: ExactDecimal(50) < value,
                note: "owned to \(value.plain)%")
        case "Payment":
            let (payer, payee) = (text("payer"), text("beneficiary"))
            guard !payer.isEmpty, !payee.isEmpty else {
                return .broken("the payment '\(id)' lacks a payer or a beneficiary")
            }
            guard texts("amount").count == 1 else {
                return .broken("the payment '\(id)' has \(texts("amount").count) amounts")
            }
            return .payment(
                from: payer, to: payee, amount: text("amount"), currency: text("currency"),
                date: text("date").isEmpty ? text("startDate") : text("date"),
                purpose: text("purpose"))
        default: return .skipped("a \(schema) is no firm, majority or payment")
        }
    }
}
