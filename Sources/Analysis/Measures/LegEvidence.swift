import FlowNetwork
import Ledger
import Money

/// What an input of a number brings with it.
struct Evidence: Sendable {
    var sources: [String]
    var grade: Grade?
    var asOf: Day?
}

/// Sources, grade and age of every leg, worked out once.
struct LegEvidence: Sendable {
    private let byID: [String: Evidence]

    init(_ ledger: ResolvedLedger, _ network: FlowNetwork) {
        let asOf = ledger.asOf
        var days: [String: Day] = [:]
        for deal in ledger.deals {
            for claim in deal.history {
                let day = min(claim.date.last, asOf)
                for leg in claim.legs {
                    let id = "\(deal.id)/\(leg.id)"
                    days[id] = max(days[id] ?? day, day)
                }
            }
        }
        for leg in network.passThrough {
            guard let id = leg.resolved?.id else { continue }
            days[id] = leg.spending.map { min($0.asOf.last, asOf) }.max()
        }
        let all = ledger.deals.flatMap(\.legs) + network.passThrough.compactMap(\.resolved)
        byID = Dictionary(
            all.map {
                ($0.id, Evidence(sources: $0.amountSources, grade: $0.grade, asOf: days[$0.id]))
            }, uniquingKeysWith: { a, _ in a })
    }

    subscript(id: String) -> Evidence { byID[id] ?? Evidence(sources: []) }
}
