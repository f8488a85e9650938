import Ledger
import Money

/// Sums of payments in whole minor units: nothing is rounded.
struct PaymentSums {
    struct Sum {
        var kind: LegKind
        var currency: Currency
        var binding: Binding?
        var minorUnits: Int64
        var count: Int
        /// First and last day; `nil`: no payment has one.
        var first: PartialDate?
        var last: PartialDate?
    }

    /// What one party paid another.
    struct Pair {
        var from: String
        var to: String
        var sums: [Sum]
        /// First and last row.
        var rows: (first: Int, last: Int)
    }

    private struct Key: Hashable {
        var from: String
        var to: String
    }

    /// In the order of their first payment.
    private(set) var pairs: [Pair] = []
    private var index: [Key: Int] = [:]

    /// - Returns: whether the sum is within the ledger's limit; if it is not, nothing is added.
    mutating func add(
        _ money: Money, from: String, to: String, kind: LegKind, binding: Binding?,
        day: PartialDate?, row: Int
    ) -> Bool {
        let key = Key(from: from, to: to)
        let at = index[key] ?? pairs.count
        var pair =
            at < pairs.count
            ? pairs[at] : Pair(from: from, to: to, sums: [], rows: (row, row))
        pair.rows.last = row
        if let found = pair.sums.firstIndex(where: {
            $0.kind == kind && $0.currency == money.currency
        }) {
            var sum = pair.sums[found]
            let (total, overflow) = sum.minorUnits.addingReportingOverflow(money.minorUnits)
            guard !overflow, total <= Money.minorUnitLimit else { return false }
            sum.minorUnits = total
            sum.count += 1
            if let day {
                if sum.first.map({ day.first < $0.first }) ?? true { sum.first = day }
                if sum.last.map({ $0.last < day.last }) ?? true { sum.last = day }
            }
            pair.sums[found] = sum
        } else {
            pair.sums.append(
                Sum(
                    kind: kind, currency: money.currency, binding: binding,
                    minorUnits: money.minorUnits, count: 1, first: day, last: day))
        }
        if at < pairs.count {
            pairs[at] = pair
        } else {
            index[key] = at
            pairs.append(pair)
        }
        return true
    }
}

extension PaymentSums.Pair {
    /// All that one party paid another, as one completed deal with a leg for each kind and currency.
    ///
    /// - Parameters:
    ///   - known: the day of the claim where no payment has one.
    ///   - unit: what a row is called: `line`.
    ///   - name: of an entity.
    func deal(
        import prefix: String, source: String, known: Day, unit: String, name: (String) -> String
    ) -> DealEntry {
        var legs: [DealEntry.LegEntry] = []
        var days: [PartialDate] = []
        for sum in sums {
            let base = sum.kind.rawValue.replacing("_", with: "-")
            let isShared = sums.contains { $0.kind == sum.kind && $0.currency != sum.currency }
            legs.append(
                DealEntry.LegEntry(
                    id: isShared ? "\(base)-\(sum.currency.code.lowercased())" : base, from: from,
                    to: to, kind: sum.kind,
                    amount: Amount(
                        .exact, Money(minorUnits: sum.minorUnits, currency: sum.currency)),
                    quantity: nil, binding: sum.binding, start: sum.first, end: sum.last,
                    stated: nil))
            if let last = sum.last { days.append(last) }
        }
        let count = sums.reduce(0) { $0 + $1.count }
        return DealEntry(
            id: "\(prefix)-\(from)-\(to)", title: "Payments from \(name(from)) to \(name(to))",
            source: source, status: .completed,
            date: days.max { $0.last < $1.last } ?? PartialDate(known), known: nil,
            locator: rows.first == rows.last
                ? "\(unit) \(rows.first)" : "\(unit)s \(rows.first) to \(rows.last)",
            note: count == 1 ? "one payment" : "\(count) payments, added up", legs: legs)
    }
}
