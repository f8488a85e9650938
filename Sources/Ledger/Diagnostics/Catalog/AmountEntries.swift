import Money
import Text

extension DiagnosticCatalog {
    /// Amounts and time.
    package static let amounts: [Entry] = [
        Entry(
            .noCurrency, "an amount has no currency",
            explanation: """
                "$" is a dozen currencies. An amount begins with its ISO 4217 code.
                """,
            example: "amount: 38bn",
            mend: "Write USD 38bn."),
        Entry(
            .badAmount, "an amount is malformed",
            explanation: """
                Amounts are exact decimal numbers with a currency in front and a scale (k, \
                m, bn, tn) behind, with an optional wording. In a range the scale of the upper \
                end holds for both when the lower one has none; ends more than a hundredfold \
                apart are a slip. Amounts of legs are not negative: a leg has a direction.
                """,
            example: "amount: USD 38 billion",
            mend:
                "Write USD 38bn, about USD 40bn, at least USD 300bn, up to USD 100bn, USD 10bn..15bn or undisclosed."
        ),
        Entry(
            .amountOutOfRange, "an amount is out of range",
            explanation: """
                An amount has more decimals than its currency, so that it cannot be kept \
                exactly, or is above 10^16 minor units (USD 100tn, KRW 10000tn): almost always a \
                wrong scale.
                """,
            example: "amount: USD 38000bn",
            mend: "Correct the scale or the digits."),
        Entry(
            .unknownCurrency, "a currency is not known",
            explanation: """
                Currencies have the codes of ISO 4217: all that have a minor unit, so not the \
                metals, not the special drawing rights, and no coins. An exchange rate is \
                between two different ones.
                """,
            example: "amount: USS 38bn",
            mend:
                "Correct the code, or state the amount in a currency that the source gives beside it."
        ),
        Entry(
            .badQuantity, "a quantity is malformed",
            explanation: """
                A quantity is a number, an optional scale, a blank and a unit.
                """,
            example: "quantity: 6GW",
            mend: "Write 6 GW, up to 160m shares, about 27 %."),
        Entry(
            .tranchesAboveLeg, "tranches are above their leg",
            explanation: """
                An amount is the total of its leg; the tranches are its parts, each `count` \
                times its amount.
                """,
            example: "{amount: USD 10bn, tranches: [{count: 10, amount: USD 10bn}]}",
            mend: "Correct the count, or give the total as the amount of the leg."),
        Entry(
            .scheduleSum, "a schedule does not add up",
            explanation: """
                The amounts of a payment schedule add up to the amount of the leg, or lie \
                within its bounds where it is a range.
                """,
            example: "{amount: USD 10bn, pay: {profile: schedule, amounts: [USD 4bn, USD 4bn]}}",
            mend: "List every payment, or correct the total."),
        Entry(
            .scheduleForm, "a schedule and its amounts do not belong together",
            explanation: """
                `amounts` belong to the profile `schedule`, and it needs them.
                """,
            example: "pay: {profile: even, amounts: [USD 1bn]}",
            mend: "Write profile: schedule, or remove the amounts."),
        Entry(
            .shareAboveOne, "a share is more than the whole",
            explanation: """
                A stake in a firm, and a share or concentration among a firm's facts, is \
                between 0 and 100%.
                """,
            example: "quantity: 127 %",
            mend: "Correct the number."),
        Entry(
            .totalOutOfRange, "all amounts together are too large",
            explanation: """
                Measures add in exact integers of the base currency's smallest unit. The legs \
                of the ledger together must stay below 2^59 units, which is far more than the \
                world's money: a scale is wrong.
                """,
            example: "60 legs of USD 100tn",
            mend: "Correct the scales."),
        Entry(
            .endBeforeStart, "an end lies before the start",
            explanation: """
                A leg ends before it starts, or a status before it begins. Partial dates are \
                compared at their widest.
                """,
            example: "{start: 2026, end: 2025-06}",
            mend: "Correct the dates."),
        Entry(
            .termAgainstEnd, "term and end contradict each other",
            explanation: """
                Start and term do not lead to the end. Start and end may be partial; one day \
                more or less is allowed, because sources count the last day differently.
                """,
            example: "{start: 2025-11, term: P7Y, end: 2030-11}",
            mend: "Give start and term, or start and end."),
        Entry(
            .spendingOverlap, "a rule counts the same days twice",
            explanation: """
                The spending of a payer is added up, so its facts must be of periods that do \
                not overlap: quarters, or the year that holds them.
                """,
            example:
                "[{metric: capex_annual, as_of: 2025-12-31}, {metric: capex_quarter, as_of: 2025-09-30}]",
            mend: "Name the year or its quarters."),
        Entry(
            .bookedAbovePaid, "more comes back than was paid",
            explanation: """
                What is repaid and written off, together, is a part of what was paid; what is \
                late is a part of what is owed. `paid` is the total ever paid: a balance that \
                falls is `balance`, so that repayment is not read as a promise withdrawn.
                """,
            example: "loan: {paid: USD 2bn, repaid: USD 3bn}",
            mend: "Correct the amounts; give what is still owed as `balance`."),
        Entry(
            .statusBackwards, "a status goes back without a newer source",
            explanation: """
                Deals move from rumour to completion. A claim that takes a deal back (or \
                revives an ended one) must have become known after the claim that it \
                contradicts; otherwise a date is wrong.
                """,
            example: "signed on 2025-11-03, then in_talks on 2025-12-01 from an older source",
            mend: "Check dates and `known`, or cite the source of the change."),
        Entry(
            .knownBeforePublished, "a claim is known before its source",
            explanation: """
                Nobody can know a claim from a source that is not published. The ledger as \
                of an earlier day would show what was not public.
                """,
            example: "known: 2025-10-01   # source of 2025-11-03",
            mend: "Leave `known` out, or cite the earlier source."),
        Entry(
            .knownMissing, "a claim needs `known`",
            explanation: """
                The source has no `published`, so the day on which the claim became known \
                must be given.
                """,
            example: "a claim of an undated web page",
            mend: "Add known: with the first day on which it was certainly public."),
        Entry(
            .outcomeTooEarly, "an outcome lies before everything that was known",
            explanation: """
                `outcome.yaml` says what became of a case. A backtest looks at the days before \
                it, and before this one nothing was known: no claim and no fact of the ledger.
                """,
            example: "outcome: {kind: collapsed, date: 1995-01-01, source: …}",
            mend: "Correct the date, or date the claims by their first publication."),
        Entry(
            .previousNotBefore, "the previous report is not before this one",
            explanation: """
                A report says what changed since the one before, as of the day in \
                `previous_as_of`. That day lies before the model's own.
                """,
            example: "as_of: 2026-01-15 with previous_as_of: 2026-06-30",
            mend: "Give the day of the report that this one follows, or leave the key out."),
    ]
}
