import Money
import Text

/// E128: what is repaid, written off or late is a part of what was paid.
enum BookCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            for merged in context.merged[deal.id] ?? [] {
                let (leg, book) = (merged.leg, merged.leg.book)
                // An open end (`at least`) holds whatever there is.
                if let paid = leg.paid, let most = paid.high, paid.basis != .atLeast,
                    let gone = sum([book.repaid, book.writtenOff], most.currency),
                    gone > most.minorUnits
                {
                    let total = Money(minorUnits: gone, currency: most.currency)
                    found.append(
                        Diagnostic(
                            .bookedAbovePaid,
                            at: leg.places["repaid"] ?? leg.places["written_off"] ?? leg.place,
                            "of leg '\(leg.id)' \(total.shortText) is repaid or written off, more than the \(most.shortText) that was paid",
                            help:
                                "'paid' is all that was ever paid, 'balance' what is still owed"))
                }
                if let balance = book.balance?.high, book.balance?.basis != .atLeast,
                    let late = book.pastDue?.low, late.currency == balance.currency,
                    late.minorUnits > balance.minorUnits
                {
                    found.append(
                        Diagnostic(
                            .bookedAbovePaid, at: leg.places["past_due"] ?? leg.place,
                            "of leg '\(leg.id)' \(late.shortText) is late, more than the \(balance.shortText) that is owed",
                            help: "'past_due' is a part of 'balance'"))
                }
            }
        }
        return found
    }

    /// The least that the amounts add up to; `nil` when none is in the currency.
    private static func sum(_ amounts: [Amount?], _ currency: Currency) -> Int64? {
        let lows = amounts.compactMap { $0?.low }.filter { $0.currency == currency }
        guard !lows.isEmpty else { return nil }
        return lows.reduce(Int64(0)) {
            let (next, overflow) = $0.addingReportingOverflow($1.minorUnits)
            return overflow ? .max : next
        }
    }
}
