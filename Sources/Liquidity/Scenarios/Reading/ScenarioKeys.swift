import Ledger
import Text

/// The keys of a scenario file: what its reader, `fmt` and the schema for editors share.
extension MappingSpec {
    package static let scenario = MappingSpec(
        "scenario file",
        [
            .required("scenario", .id, "id of the scenario"),
            .required("title", .table(.text), "title by language code"),
            .required("narrative", .table(.text), "what happens, neutrally, by language code"),
            .optional(
                "extends", .id, "scenario whose assumptions hold where this one says nothing"),
            .optional(
                "start", .text, "first quarter, 2026-Q3; absent: the one nearest to the as-of date"),
            .optional("horizon", .text, "quarters"),
            .optional("paths", .text, "paths of a simulation"),
            .optional("recovery", .mapping(recovery), "what creditors of a short firm recover"),
            .optional("forced_sale_haircut", value, "stakes are sold, losing this share"),
            .optional(
                "stake_left", value,
                "share of a stake's value left once its issuer fails; absent: 0.5"),
            .optional(
                "loss_given_default", value,
                "share of an order that its seller loses where it is left unpaid; absent: 1"),
            .optional("copula_degrees", value, "Student t copula; absent: Gaussian"),
            .optional("jump", .mapping(jump), "a fall of all revenues at once"),
            .optional("correlation", .mapping(correlation), "of the firms' revenue shocks"),
            .optional(
                "probabilities", .mapping(probabilities), "that a promise is kept, by its class"),
            .optional(
                "funding_response", .mapping(fundingResponse),
                "how promises that may be broken answer to their receiver's revenue"),
            .optional("market", .mapping(market), "a market for new money that opens and closes"),
            .optional(
                "rate_path", plan,
                "rise of the reference rate of interest over what plans hold, in a year, by year"),
            .optional("firms", .table(.mapping(scenarioFirm)), "firm → what is assumed about it"),
            .optional("legs", .table(.mapping(flow)), "DEAL/LEG → what is assumed about it"),
            .optional(
                "fundings", .table(.mapping(flow)), "new money that the ledger does not have"),
            .optional("obligations", .table(.mapping(flow)), "dues that the ledger does not have"),
            .optional("changes", .list(.mapping(change)), "what the scenario changes"),
        ])

    private static let value = ValueSpec.oneOrMany(.mapping(scenarioValue))
    private static let plan = ValueSpec.list(.mapping(planValue))

    static let recovery = MappingSpec(
        "recovery",
        [
            .optional("cash", value, "share of a short firm's cash that reaches creditors"),
            .optional("receipts", value, "share of its receipts that does"),
        ])

    static let jump = MappingSpec(
        "jump",
        [
            .required("probability", value, "in a year"),
            .required("log_size", value, "change of log revenue"),
        ])

    static let correlation = MappingSpec(
        "correlation",
        [
            .optional("common", value, "of every pair that nothing else is said about"),
            .optional("pairs", .list(.mapping(correlationPair)), "of single pairs"),
        ])

    static let correlationPair = MappingSpec(
        "correlationPair",
        [.required("firms", .list(.id), "two firms")] + scenarioValue.keys)

    static let probabilities = MappingSpec(
        "probabilities",
        CommitmentLevel.allCases.map { .optional($0.rawValue, value, "probability of being kept") })

    static let scenarioValue = MappingSpec(
        "scenarioValue",
        [
            .optional("value", .text, "a number"),
            .optional("fact", .mapping(factSelector), "a fact of the ledger"),
            .optional("source", .id, "source of the value"),
            .optional("assumption", .mapping(assumedRange), "why it is assumed, and its range"),
            .optional("known", .day, "first as-of date on which it may be used"),
            .optional("as_of", .partialDate, "day of a stock"),
            .optional("note", .text, "in the analyst's own words"),
        ])

    static let planValue = MappingSpec(
        "planValue",
        [.required("year", .count(1900...2200), "calendar year")] + scenarioValue.keys)

    static let factSelector = MappingSpec(
        "factSelector",
        [
            .required("metric", .text, "metric of the fact"),
            .optional("firm", .id, "whose; absent: the firm in question"),
            .optional("scope", .text, "scope of the fact; absent: the fact without one"),
            .optional("as_of", .partialDate, "day of the fact; absent: the latest"),
        ])

    static let assumedRange = MappingSpec(
        "assumedRange",
        [
            .optional("range", .list(.text), "lowest and highest value"),
            .required("reason", .text, "why the value is reasonable"),
        ])

    static let scenarioFirm = MappingSpec(
        "scenarioFirm",
        [
            .optional("cash", value, "millions of the base currency"),
            .optional("revenue", value, "millions of the base currency in a year"),
            .optional("revenue_plan", plan, "millions of the base currency by year"),
            .optional(
                "cash_plan", plan,
                "change of cash before new money, millions of the base currency by year"),
            .optional("growth", value, "of revenue in a year"),
            .optional("volatility", value, "σ of log revenue in a year"),
            .optional(
                "volatility_revisions", .text,
                "metric of a year whose forecasts, as they were revised, give σ by horizon"),
            .optional("variable_cost_share", value, "costs that move with external revenue"),
            .optional("cash_margin", value, "cash left of external revenue"),
            .optional("receipt_cost_share", value, "cost of delivering to the network"),
            .optional("capacity", plan, "GW at the end of the year"),
            .optional("listed_from", value, "year; .25 is a quarter"),
            .optional("minimum_cash", value, "covenant, millions of the base currency"),
            .optional("maximum_leverage", value, "covenant: debt ÷ yearly revenue"),
            .optional(
                "capacity_limit", .mapping(capacityLimit),
                "how revenue depends on capacity that was delivered and paid"),
            .optional("spending", .mapping(spending), "what is cut before anything goes unpaid"),
            .optional(
                "floating_debt", value,
                "debt whose interest follows the reference rate, millions of the base currency"),
            .optional(
                "headroom", .text,
                "why the firm is judged by headroom, not by a probability: its capital spending is its own decision"
            ),
        ])

    static let capacityLimit = MappingSpec(
        "capacityLimit",
        [
            .optional("elasticity", value, "log revenue lost for log capacity missing"),
            .optional("slack", value, "capacity beyond what customers need, as a share of it"),
            .optional("share_of_costs", value, "share of fixed costs that buys capacity"),
            .optional(
                "demand_elasticity", value, "log demand lost in the end for log capacity missing"),
            .optional("half_life", value, "years in which half of that is lost; absent: 1"),
        ])

    static let spending = MappingSpec(
        "spending",
        [
            .optional(
                "buffer", value,
                "cash to keep, millions of the base currency; absent: 0"),
            .optional(
                "discretionary_share", value, "share of fixed costs that can be left out"),
        ])

    static let fundingResponse = MappingSpec(
        "fundingResponse",
        [
            .optional("probability", value, "b: shift of Φ⁻¹ of the probability for log revenue"),
            .optional("amount", value, "γ: log amount for log revenue below its plan"),
        ])

    static let market = MappingSpec(
        "market",
        [
            .required("closing", value, "probability in a year that an open market closes"),
            .required("opening", value, "probability in a year that a closed one opens"),
            .optional(
                "when_closed", value,
                "share of uncommitted outside money that comes while it is closed"),
        ])

    static let response = MappingSpec(
        "response",
        [.optional("firm", .id, "whose revenue; absent: the receiver's")] + fundingResponse.keys)

    static let flow = MappingSpec(
        "flow",
        [
            .optional(
                "title", .table(.text),
                "title by language code, of a flow that only the scenario has"),
            .optional("from", .id, "who pays; absent: outside"),
            .optional("to", .id, "who receives; absent: outside"),
            .optional("amount", value, "millions of the base currency in total"),
            .optional("start", value, "year; .25 is a quarter"),
            .optional("years", value, "length"),
            .optional(
                "profile", .words(FlowAssumptions.Profile.self), "how it is spread over the years"),
            .optional("probability", value, "that the promise is kept"),
            .optional("committed", .flag, "whether it counts as committed funding"),
            .optional("slip", value, "quarters of delay"),
            .optional("price", value, "multiplies the payments"),
            .optional("usage", value, "share of the payer's external revenue, where that is more"),
            .optional("rank", .count(0...3), "0 is paid first"),
            .optional(
                "arrears", .words(FlowAssumptions.ArrearsRule.self), "what becomes of unpaid dues"),
            .optional("interest", value, "on rolled arrears, in a year"),
            .optional("recycling", value, "share of the investor's receipts that it puts back in"),
            .optional("recycling_payer", .id, "whose payments count"),
            .optional("contingent", .mapping(contingent), "a purchase sized by an investment"),
            .optional("passes_on", .list(.mapping(passOn)), "what the payee owes on"),
            .optional("covers", .legReference, "obligation that a backstop covers"),
            .optional(
                "only_if", .list(.words(FlowAssumptions.Requirement.self)),
                "what must hold of the receiver"),
            .optional("left_out", .text, "why the leg is not simulated"),
            .optional("capacity", .flag, "whether the payer's revenue is made with it"),
            .optional(
                "repayment", .flag, "debt paid back: no part of the plan before new money"),
            .optional(
                "beyond_plan", .flag,
                "a due of the scenario's own that its payer's plan does not hold"),
            .optional(
                "delivers", .flag, "whether the payee delivers only as far as it pays its own way"),
            .optional(
                "take_or_pay_floor", value, "share of a due that the payer cannot leave unbought"),
            .optional(
                "loss_given_default", value,
                "share of the order that its seller loses where it is left unpaid"),
            .optional("response", .mapping(response), "how the promise answers to revenue"),
            .optional("cash_share", value, "share of the investor's cash that it puts in at most"),
            .optional("when_closed", value, "share that comes while the market is closed"),
            .optional("promise_group", .id, "promises of one group are kept or broken together"),
        ])

    static let contingent = MappingSpec(
        "contingent",
        [
            .required("funding", .legReference, "funding leg"),
            .required("per_unit", value, "payment per unit of funding"),
        ])

    static let passOn = MappingSpec(
        "passOn",
        [
            .required("to", .id, "supplier"),
            .required("share", value, "of what falls due"),
        ])

    static let change = MappingSpec(
        "change",
        [
            .required("kind", .words(Adjustment.Kind.self), "what changes"),
            .required(
                "target", .text,
                "everything, outside-funding, circuits, firm ID, or leg DEAL/LEG"),
            .optional("from", .count(0...Scenario.horizonLimit), "quarters after the first"),
        ] + scenarioValue.keys)
}

/// The JSON schema of scenario files, made from the tables that their reader uses.
public enum ScenarioSchema {
    /// The text of `scenario.schema.json`.
    public static func json() -> String {
        LedgerSchema.json(
            title: "Ouroboros stress scenario", description: "See Documentation/scenarios.md",
            files: [.scenario],
            definitions: [
                .recovery, .jump, .correlation, .correlationPair, .probabilities, .scenarioValue,
                .planValue, .factSelector, .assumedRange, .scenarioFirm, .capacityLimit, .spending,
                .fundingResponse, .market, .flow, .response, .contingent, .passOn, .change,
            ])
    }
}
