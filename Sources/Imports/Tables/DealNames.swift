import Ledger
import Money

/// Gives deals and legs their ids: the table's own, else payer, payee, kind and month. What was imported before keeps its ids, so that a row that
/// is gone or new changes nothing for the others.
struct DealNames {
    private let lock: ImportLock
    /// Ids of deals that others than this import wrote.
    private let foreign: Set<String>
    private var statuses: [String: DealStatus] = [:]
    private var legs: [String: Set<String>] = [:]

    init(lock: ImportLock, model: LedgerModel) {
        self.lock = lock
        for entry in lock.entries.values {
            let (deal, names) = Self.split(entry.ledgerID)
            legs[deal, default: []].formUnion(names)
        }
        let own = Set(legs.keys)
        foreign = Set(model.deals.map(\.id)).subtracting(own)
    }

    private static func split(_ ledgerID: String) -> (deal: String, legs: [String]) {
        let parts = ledgerID.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return (ledgerID, []) }
        return (String(parts[0]), parts[1].split(separator: "+").map(String.init))
    }

    /// The entry with its id, and ids of legs that are free in that deal.
    ///
    /// - Parameters:
    ///   - key: what the row is known by in the lock.
    ///   - id: the table's own id; may be empty.
    mutating func named(_ entry: DealEntry, key: String, id: String) -> DealEntry {
        var deal = entry
        if let old = lock.entries[key].map({ Self.split($0.ledgerID) }) {
            deal.id = old.deal
            if old.legs.count == deal.legs.count {
                for index in deal.legs.indices { deal.legs[index].id = old.legs[index] }
                statuses[deal.id] = statuses[deal.id] ?? deal.status
                return deal
            }
        } else {
            let own = CellText.slug(id)
            deal.id = own.isEmpty ? generated(entry) : free(own, joins: entry)
        }
        var names = legs[deal.id] ?? []
        for index in deal.legs.indices {
            let base = deal.legs[index].id
            var number = 2
            while names.contains(deal.legs[index].id) {
                deal.legs[index].id = "\(base)-\(number)"
                number += 1
            }
            names.insert(deal.legs[index].id)
        }
        statuses[deal.id] = deal.status
        legs[deal.id] = names
        return deal
    }

    /// Rows with one id and one status are legs of one deal; of another status they are a deal beside it.
    private func free(_ base: String, joins entry: DealEntry) -> String {
        var id = base
        var number = 2
        while foreign.contains(id) || (statuses[id].map { $0 != entry.status } ?? false) {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }

    private func generated(_ entry: DealEntry) -> String {
        guard let leg = entry.legs.first else { return "deal" }
        let (year, month, _) = entry.date.first.civil
        let time =
            entry.date.precision == .day || entry.date.precision == .month
            ? "\(year)-\(month < 10 ? "0" : "")\(month)" : entry.date.description.lowercased()
        let kind = leg.kind.rawValue.replacing("_", with: "-")
        let base = "\(leg.from)-\(leg.to)-\(kind)-\(time)"
        var id = base
        var number = 2
        while foreign.contains(id) || legs[id] != nil {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }
}
