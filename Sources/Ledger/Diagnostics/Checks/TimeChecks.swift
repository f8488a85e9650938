import Money
import Text

/// E125 and E126: a leg ends after it starts, a status too, and a term leads from start to end.
enum PeriodCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            for claim in deal.claims {
                if let until = claim.until, until.last < claim.date.first {
                    found.append(
                        Diagnostic(
                            .endBeforeStart, at: claim.places["until"] ?? claim.place,
                            "the status ends on \(until), before it begins on \(claim.date)",
                            help: "'date' is the first day of the status, 'until' its last"))
                }
            }
            var starts: [String: PartialDate] = [:]
            for leg in deal.claims.flatMap(\.legs) {
                if let start = leg.start { starts[leg.id] = start }
                if let end = leg.end, let start = starts[leg.id], end.last < start.first {
                    found.append(
                        Diagnostic(
                            .endBeforeStart, at: leg.places["end"] ?? leg.place,
                            "leg '\(leg.id)' ends on \(end), before it starts on \(start)",
                            help: "compare 'start' and 'end'"))
                } else if let problem = termProblem(leg) {
                    found.append(problem)
                }
            }
        }
        return found
    }

    /// The term must reach from a possible start to a possible end, or to the day after it.
    private static func termProblem(_ leg: Leg) -> Diagnostic? {
        guard let start = leg.start, let end = leg.end, let term = leg.term else { return nil }
        let earliest = term.end(from: start.first).adding(days: -1)
        let latest = term.end(from: start.last)
        guard earliest > end.last || latest < end.first else { return nil }
        return Diagnostic(
            .termAgainstEnd, at: leg.places["term"] ?? leg.place,
            "leg '\(leg.id)' runs \(term) from \(start), which does not lead to its end \(end)",
            help: "give start and term, or start and end")
    }
}

/// E130: a deal goes back only on the word of a newer source.
enum StatusOrderCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals where !context.flawedDeals.contains(deal.id) {
            var furthest: (rank: Int, claim: Claim)?
            var ended: Claim?
            for claim in MergedLeg.inOrder(deal) {
                guard let status = claim.status else { continue }
                if let ended, !status.isEnded, ended.date.last < claim.date.first,
                    claim.known <= ended.known, let old = ended.status
                {
                    found.append(backwards(claim, status, after: ended, old))
                    continue
                }
                if status.isEnded { ended = claim }
                guard let rank = status.rank else { continue }
                if let last = furthest, rank < last.rank, last.claim.date.last < claim.date.first,
                    claim.known <= last.claim.known, let old = last.claim.status
                {
                    found.append(backwards(claim, status, after: last.claim, old))
                    continue
                }
                // A newer source may take a deal back; from then on that is where it stands.
                let goesBack = furthest.map { claim.known > $0.claim.known } ?? true
                if goesBack || rank >= (furthest?.rank ?? 0) { furthest = (rank, claim) }
            }
        }
        return found
    }

    private static func backwards(
        _ claim: Claim, _ status: DealStatus, after other: Claim, _ old: DealStatus
    ) -> Diagnostic {
        Diagnostic(
            .statusBackwards, at: claim.places["status"] ?? claim.place,
            "the status goes back from '\(old.rawValue)' (\(other.date)) to '\(status.rawValue)' (\(claim.date)) without a newer source",
            help:
                "'\(claim.source)' was known on \(claim.known), '\(other.source)' on \(other.known): check the dates, or cite the source of the change"
        )
    }
}

/// W203: what is said to hold on a day was not known before that day.
enum ClaimDateCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        context.model.deals.flatMap { deal in
            deal.claims.compactMap { claim -> Diagnostic? in
                guard let status = claim.status, claim.date.first > claim.known else { return nil }
                return Diagnostic(
                    .datedAfterKnown, at: claim.places["date"] ?? claim.place,
                    "'\(status.rawValue)' is dated \(claim.date), after it was known (\(claim.known))",
                    help: "'date' is when the status held first; put an expected date into the leg")
            }
        }
    }
}
