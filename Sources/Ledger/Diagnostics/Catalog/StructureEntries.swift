import Text

extension DiagnosticCatalog {
    /// Structure.
    package static let structure: [Entry] = [
        Entry(
            .selfDealing, "a leg goes from a firm to itself",
            explanation: """
                Payer and receiver are the same firm once segments are consolidated into \
                their parents. Such a flow would be a circle of one firm, which says nothing \
                about others.
                """,
            example: "{from: amazon, to: aws, kind: purchase}",
            mend: "Name the outside party, or leave the leg out."),
        Entry(
            .parentCycle, "parents go round",
            explanation: """
                Following `parent` leads back to where it began.
                """,
            example: "a: {parent: b}, b: {parent: a}",
            mend: "Take the parent of the topmost firm out."),
        Entry(
            .linkLoop, "links go round",
            explanation: """
                Deals supersede or include each other, legs are part of each other or rest on \
                each other, firms control each other, or sources repeat each other in a circle.
                """,
            example: "a supersedes b, b supersedes a",
            mend: "Take the wrong link out."),
        Entry(
            .chainTooLong, "a chain of links is too long",
            explanation: """
                More than 16 parents or controllers stand above an entity, or more than 100 deals, legs or \
                sources follow each other. No group of firms and no chain of citations is that \
                long; a list that a program wrote may be.
                """,
            example: "a1: {parent: a2}, a2: {parent: a3}, … a17: {parent: a18}",
            mend: "Name the topmost parent, or the first source, directly."),
        Entry(
            .wrongPledge, "a leg cannot be pledged so",
            explanation: """
                `secured_by` stands on what is owed and secured (debt, prepayments, lease \
                financing, guarantees, backstops) and names what money can come from: a \
                contract for goods or services, a loan, a stake, or a vehicle. `covers` stands \
                on guarantees and backstops alone.
                """,
            example: "compute: {from: a, to: b, kind: purchase, secured_by: leases/rent}",
            mend:
                "Put `secured_by` on the loan or notes; say with `covers` on a guarantee what it pays for."
        ),
        Entry(
            .noExchangeRate, "no exchange rate",
            explanation: """
                An amount is in a currency for which fx.yaml has no rate into the base \
                currency, so that it cannot enter any total.
                """,
            example: "amount: JPY 5700bn   # no rate between JPY and USD",
            mend: "Add a rate with its date and source."),
        Entry(
            .badLEI, "a legal entity identifier is wrong",
            explanation: """
                An LEI (ISO 17442) has 18 characters and two check digits by ISO/IEC 7064 \
                MOD 97-10; a wrong or swapped character does not fit them.
                """,
            example: "lei: 549300XKWY8W1Q5W6Y98",
            mend: "Copy it from the register again."),
    ]
}
