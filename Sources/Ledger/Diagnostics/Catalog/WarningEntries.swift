import Text

extension DiagnosticCatalog {
    /// Warnings.
    package static let warnings: [Entry] = [
        Entry(
            .claimsDisagree, "claims disagree",
            explanation: """
                Two claims with the same date, or dates that overlap, give different values \
                for the same field, and no `resolve` decides. The claim with the best grade \
                is used until one does.
                """,
            example: "USD 38bn in seed-000, 40bn in seed-001, on one day",
            mend:
                "Add a `resolve` entry with field, source and reason, or run with --conflict widest, latest or graded."
        ),
        Entry(
            .openConflict, "a conflict is open",
            explanation: """
                The analyst looked into a disagreement and has not said what the ledger \
                uses.
                """,
            example: "a conflict without `chosen`",
            mend: "Add `chosen` and `confidence`."),
        Entry(
            .datedAfterKnown, "a status is dated after it was known",
            explanation: """
                `date` is when the status held first. A date after the day on which it was \
                known is an expectation, not a status.
                """,
            example: "{status: completed, date: 2027-01, known: 2026-03-01}",
            mend: "Put expected dates into `start`, `end` or `expected` of the leg."),
        Entry(
            .sharedRoot, "sources share a root",
            explanation: """
                All sources of a deal's figures lead, through `cites`, to one source. They \
                confirm each other no more than that one does.
                """,
            example: "three articles that all cite one agency",
            mend:
                "Look for an independent source, a filing first; or accept the warning with the reason."
        ),
        Entry(
            .overlappingLegs, "two legs may be the same money",
            explanation: """
                Two deals have a leg of the same kind between the same two firms, with the \
                same amount or overlapping periods, and nothing links them. If they are the \
                same money, these are counted twice.
                """,
            example: "a cloud contract entered once by announcement and once by filing",
            mend:
                "Link them with `part_of`, `overlaps` or `supersedes`, or accept the warning with the reason why they are two."
        ),
        Entry(
            .impliedRate, "an implied exchange rate is far from the table",
            explanation: """
                The printed sum divided by the converted one gives a rate that is more than \
                5% off the nearest rate in fx.yaml.
                """,
            example: "{stated: KRW 50tn, converted: {as: USD 38bn, by: source}} at 1438 won",
            mend: "Check both figures. `converted.as` counts, `stated` is evidence."),
        Entry(
            .aggregateMismatch, "an aggregate does not match its legs",
            explanation: """
                A quoted total differs from the sum of the legs that it is said to cover by \
                more than their bounds allow.
                """,
            example: "a total of USD 1.4tn over legs that add up to USD 1.1tn",
            mend: "Enter the missing deals, or say in the note what the total covers."),
        Entry(
            .undisclosedAmount, "an amount is undisclosed",
            explanation: """
                A financing or commerce leg of a live deal has no amount. Totals leave it \
                out and say how many legs they leave out.
                """,
            example: "compute: {from: a, to: b, kind: purchase, amount: undisclosed}",
            mend:
                "Enter a bound (`at least`, `up to`, a range) if any source gives one, or accept the warning with the reason."
        ),
        Entry(
            .staleFact, "a fact is stale",
            explanation: """
                The latest cash or revenue figure of a firm of the universe is more than 400 \
                days older than the model's as-of date.
                """,
            example: "revenue_annual as of 2024-06-30 in a model of 2026-07-15",
            mend: "Enter the newer report."),
        Entry(
            .noAddress, "a source has no address",
            explanation: """
                A source without `url` or `file` cannot be checked by others. Assumptions \
                need none.
                """,
            example: "sources: {root-wsj: {title: …, kind: news, grade: B2}}",
            mend: "Add the address, or accept the warning with the reason."),
        Entry(
            .unusedSource, "a source is not used",
            explanation: """
                No claim, fact, rate or conflict names the source, and no other source cites \
                it.
                """,
            example: "a source left over after a deal was taken out",
            mend: "Enter what it says, or take it out."),
        Entry(
            .unusedEntity, "an entity is not used",
            explanation: """
                Nothing mentions the entity.
                """,
            example: "an entity left over after a deal was taken out",
            mend: "Take it out, or add it to the universe."),
        Entry(
            .unusedAcceptance, "an accepted warning is not given",
            explanation: """
                An `accept` entry names a warning that its deal, leg, fact or source does \
                not cause (any more). Left in place it would hide the next one.
                """,
            example: "accept: [{code: W250, reason: …}] on a leg with an amount",
            mend: "Take the entry out."),
        Entry(
            .emptyPattern, "no file fits a pattern",
            explanation: """
                `files` asks for entities, sources or deals with a pattern that no file \
                fits: the model lacks what it is about, or the pattern has a slip. Patterns \
                for other kinds, such as `scenarios/*.yaml`, may fit nothing yet (N274).
                """,
            example: "deals: [deal/*.yaml], while the files lie in deals/",
            mend: "Add the file, correct the pattern, or take it out."),
        Entry(
            .missingOrder, "financing without an order back",
            explanation: """
                A firm of the universe finances another, and no purchase, lease, licence or \
                revenue share leads back, ended or live, with an amount or without. If there \
                is one that nobody has entered, a circle of money stays invisible: what \
                can come back as orders is then too low.
                """,
            example:
                "an exchange lends to a trading firm that pays it fees, and the fees are not entered",
            mend:
                "Enter the order, `amount: undisclosed` if need be, or accept the warning with the reason that there is none."
        ),
        Entry(
            .pledgedTwice, "more rests on a contract than it carries",
            explanation: """
                The live legs that name a contract in `secured_by` come to more than its own \
                amount, guarantees and backstops at their maximum. If all of them were called, \
                it could not pay them: the same money secures more than one claim.
                """,
            example: "leases of USD 30bn under a backstop of 29bn and notes of 42bn",
            mend:
                "Check both amounts and what rests on what, or accept the warning with the reason: the finding stays in the measure of double pledges."
        ),
    ]
}
