import Text

extension DiagnosticCatalog {
    /// Stress scenarios.
    public static let scenarios: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "E601"), "a scenario names a firm that it cannot simulate",
            explanation: """
                Firms of a scenario are entities of the ledger. Flows, correlations and \
                changes may name only firms that the scenario, or the one that it extends, \
                lists under `firms`; everyone else is outside the simulated network.
                """,
            example: "changes: [{kind: failure, target: firm oepnai, …}]",
            mend: "Correct the id, or add the firm under `firms`."),
        Entry(
            DiagnosticCode(rawValue: "E602"), "a scenario names a leg that does not exist",
            explanation: """
                Legs are named DEAL/LEG as in the ledger; the ids of the scenario's own \
                `fundings` and `obligations` stand without a deal.
                """,
            example: "legs: {openai-orcale-2025/compute: {…}}",
            mend: "Correct the id. `ouroboros circularity MODEL` lists the legs."),
        Entry(
            DiagnosticCode(rawValue: "E603"), "impossible correlations",
            explanation: """
                A correlation lies between −1 and 1, is the same in both directions, and all \
                of them together must form a positive definite matrix: otherwise some \
                combination of firms would have a negative variance. The message names the \
                smallest eigenvalue of the matrix; it must be above zero.
                """,
            example: "a and b 0.9, b and c 0.9, a and c −0.9",
            mend: "Bring the pairs closer to the common correlation."),
        Entry(
            DiagnosticCode(rawValue: "E604"), "a number of a scenario is out of bounds",
            explanation: """
                Every number has bounds that follow from what it is: a volatility is not \
                negative, a probability lies in 0…1, a share of costs is not negative. Both \
                ends of a range must lie inside too.
                """,
            example: "volatility: {value: -0.2, …}",
            mend:
                "Correct the number; amounts are in millions of the base currency, rates are shares a year."
        ),
        Entry(
            DiagnosticCode(rawValue: "E605"), "a horizon or a number of paths is out of bounds",
            explanation: """
                A simulation runs for 1 to 80 quarters with 1 to 10,000,000 paths. More \
                would take memory and time without an answer that is any better: at a \
                million paths the standard error of a probability is below 0.0005.
                """,
            example: "horizon: 0",
            mend: "Choose a horizon and a number of paths within the limits."),
        Entry(
            DiagnosticCode(rawValue: "E606"), "not a quarter",
            explanation: "A quarter is written with its year: 2026-Q3.",
            example: "start: 2026-07",
            mend: "Write YYYY-Q1 to YYYY-Q4."),
        Entry(
            DiagnosticCode(rawValue: "E607"), "a change has a target that does not fit",
            explanation: """
                A target is `everything`, `outside-funding`, `circuits`, `firm ID` or \
                `leg DEAL/LEG`. What is changed must be a thing of the target: a firm has a \
                volatility, a leg has none.
                """,
            example: "changes: [{kind: volatility-factor, target: circuits, value: 2, …}]",
            mend: "Name a target that has what is changed."),
        Entry(
            DiagnosticCode(rawValue: "E608"), "a number without a source or a range",
            explanation: """
                Every number of a scenario either names a source of sources.yaml, or is a \
                fact of the ledger, or is marked as an assumption with the range in which it \
                may lie and the reason. Nothing else can be told from a guess.
                """,
            example: "growth: {value: 0.3}",
            mend: "Add `source: ID`, or `assumption: {range: [0.1, 0.5], reason: …}`."),
        Entry(
            DiagnosticCode(rawValue: "E609"), "a range is not one",
            explanation: """
                A range has two numbers, the lower one first, and holds the value that the \
                scenario uses.
                """,
            example: "growth: {value: 0.6, assumption: {range: [0.1, 0.5], reason: …}}",
            mend: "Widen the range or change the value."),
        Entry(
            DiagnosticCode(rawValue: "E610"), "the scenario to extend does not exist",
            explanation: "`extends` names the id of another scenario of the same model.",
            example: "extends: basline",
            mend: "Correct the id."),
        Entry(
            DiagnosticCode(rawValue: "E611"), "scenarios extend each other in a loop",
            explanation: "Following `extends` from a scenario leads back to it.",
            example: "a extends b, b extends a",
            mend: "Let one of them stand alone."),
        Entry(
            DiagnosticCode(rawValue: "E612"), "two scenarios have the same id",
            explanation: "Commands and results name scenarios by their ids.",
            example: "two files with `scenario: adverse`",
            mend: "Rename one of them."),
        Entry(
            DiagnosticCode(rawValue: "E613"), "an assumption of a scenario is incomplete",
            explanation: """
                Some keys need each other: a number is either a `value` or a `fact`, a flow \
                that only the scenario has needs `from` or `to`, an `amount` and a `start`, \
                and a scenario that extends nothing needs a `horizon`.
                """,
            example: "fundings: {new-round: {to: labco}}",
            mend: "Add what the message names."),
        Entry(
            DiagnosticCode(rawValue: "E614"), "no firm of a scenario can be simulated",
            explanation: """
                A firm is simulated when its cash, its revenue and its margin or plan are \
                known, from the ledger's facts or from the scenario. On the model's own day no \
                firm of the scenario has all of them, so that it would say nothing.
                """,
            example: "firms: {labco: {}} where no source gives labco's cash",
            mend: "Give the firms what the message says is missing, or take the scenario out."),
        Entry(
            DiagnosticCode(rawValue: "E615"), "scenarios extend each other too deep",
            explanation: """
                A scenario may stand on 16 others. What it says must be looked for in all of \
                them; a longer chain is the work of a program, and no reader follows it.
                """,
            example: "s17 extends s16, which extends s15, … down to s0",
            mend: "Let it extend a scenario nearer to the first."),
        Entry(
            DiagnosticCode(rawValue: "E616"), "an assumption of a scenario can change nothing",
            explanation: """
                What is said about capacity, cuts and promises works together: a limit of \
                capacity needs a leg with `capacity: true` or a `share_of_costs`, such a leg a \
                payer with a `capacity_limit`; a `take_or_pay_floor` a payer with `spending`; \
                a `promise_group` two promises; a `cash_share` an investor that is simulated. \
                Alone they would be numbers in a file that no result depends on.
                """,
            example:
                "firms: {labco: {capacity_limit: {elasticity: …}}} and no leg that is capacity",
            mend: "Add what the message names, or take the key out."),
        Entry(
            DiagnosticCode(rawValue: "E617"), "a flow of a scenario is over before it begins",
            explanation: """
                What the scenario adds under `fundings` and `obligations` is simulated for the part \
                after the as-of date. A flow that lies wholly before the model's own day would \
                change nothing, and a number in a file that no result depends on is a mistake.
                """,
            example: "obligations: {withdrawals: {from: labco, amount: …, start: {value: 2024}}}",
            mend:
                "Give it a `start` after the as-of date or `years` that reach beyond it, or take it out."
        ),
    ]

    /// Warnings of scenarios, which come with the other warnings.
    public static let scenarioWarnings: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "W601"), "a range has no width",
            explanation: """
                The ends of the range are equal, so that the assumption cannot be turned: it \
                does not show in a tornado and has no Sobol index. If the number is certain, \
                it has a source.
                """,
            example: "assumption: {range: [0.2, 0.2], reason: …}",
            mend: "Give the ends between which the number may really lie."),
        Entry(
            DiagnosticCode(rawValue: "W602"), "no firm of a scenario can be simulated on that day",
            explanation: """
                On the day that was asked for, before or after the model's own, no firm of the \
                scenario has the cash, the revenue and the margin or plan that a simulation \
                needs. The scenario is not simulated on that day.
                """,
            example: "`--as-of` a day before the first figures of the scenario's firms",
            mend: "Ask for another day, or give the scenario numbers that were known then."),
    ]
}
