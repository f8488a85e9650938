import Text

/// The keys of deals and aggregates; see ``MappingSpec``.
extension MappingSpec {
    static let deals = MappingSpec(
        "deals file",
        [
            .optional("deals", .table(.mapping(deal)), "deals by id"),
            .optional("aggregates", .table(.mapping(aggregate)), "totals quoted by the press"),
        ])

    static let deal = MappingSpec(
        "deal",
        [
            .required("title", .text, "title in the analyst's own words"),
            .titles,
            .required("parties", .list(.id), "entity ids"),
            .required("claims", .list(.mapping(claim)), "what each source says"),
            .optional("resolve", .list(.mapping(resolution)), "choices where claims disagree"),
            .optional("links", .mapping(links), "how the deal stands to others"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let links = MappingSpec(
        "links",
        [
            .optional("supersedes", .oneOrMany(.id), "deals that this one replaces"),
            .optional("superseded_by", .oneOrMany(.id), "deals that replace this one"),
            .optional("part_of", .oneOrMany(.id), "deals that include this one"),
            .optional("conditional_on", .oneOrMany(.id), "deals that must hold first"),
            .optional("overlaps", .oneOrMany(.id), "deals about some of the same money"),
        ])

    static let claim = MappingSpec(
        "claim",
        [
            .required("source", .id, "source id"),
            .optional("status", .words(DealStatus.self), "where the deal stands"),
            .optional("event", .words(ClaimEvent.self), "what happens, if the status stays"),
            .required("date", .partialDate, "when the status held first, or the event was"),
            .optional("known", .day, "when it became known; default: publication"),
            .optional("until", .partialDate, "last day of the status"),
            .optional("locator", .text, "line, page or note in the source"),
        ] + .proof + [
            .optional("note", .prose, "in the analyst's own words"),
            .optional("legs", .table(.mapping(leg)), "flows by id"),
            .optional("denies", .oneOrMany(.id), "legs that are not part of the deal"),
            .accept,
        ])

    static let leg = MappingSpec(
        "leg",
        [
            .optional("from", .id, "whose money or goods go out"),
            .optional("to", .id, "to whom"),
            .optional("kind", .words(LegKind.self), "what it is"),
            .optional("amount", .amount, "cumulative total of the leg"),
            .optional("paid", .amountText, "amount paid so far"),
            .optional("balance", .amountText, "owed on the claim's day"),
            .optional("repaid", .amountText, "paid back so far"),
            .optional("collateral", .amountText, "value of what secures it"),
            .optional("provision", .amountText, "set aside against losses on it"),
            .optional("past_due", .amountText, "what of it is late"),
            .optional("written_off", .amountText, "given up as lost so far"),
            .optional("quantity", .quantity, "a number, a scale, a unit"),
            .optional("settles", .words(Settlement.self), "what it is settled in"),
            .optional("binding", .words(Binding.self), "what binds the parties"),
            .optional("start", .partialDate, "first day"),
            .optional("end", .partialDate, "last day"),
            .optional("term", .term, "ISO 8601 length: P7Y, P18M"),
            .optional("pay", .mapping(pay), "how it is spread over its term"),
            .optional("tranches", .list(.mapping(tranche)), "parts paid when something happens"),
            .optional("tied_to", .oneOrMany(.legReference), "purchase that this financing funds"),
            .optional("part_of", .oneOrMany(.legReference), "leg that includes this one"),
            .optional("overlaps", .oneOrMany(.legReference), "leg about the same money"),
            .optional(
                "secured_by", .oneOrMany(.legReference), "contract leg or vehicle that it rests on"),
            .optional("covers", .oneOrMany(.legReference), "leg that a guarantee pays for"),
            .optional("take_or_pay", .number(0...1), "share owed even when nothing is taken"),
            .optional("seniority", .text, "rank in insolvency"),
            .optional("cancel", .text, "terms of cancellation"),
            .optional("condition", .text, "what must hold first"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let pay = MappingSpec(
        "pay",
        [
            .required("profile", .words(PayProfile.Shape.self), "shape over time"),
            .optional("every", .words(PayProfile.Every.self), "period; quarter unless given"),
            .optional("amounts", .list(.money), "for a schedule: each period's amount"),
        ])

    static let tranche = MappingSpec(
        "tranche",
        [
            .optional("count", .count(1...100_000), "equal tranches of this kind; 1 unless given"),
            .required("amount", .amountText, "of each"),
            .optional("when", .list(.mapping(condition)), "conditions; none: unconditional"),
            .optional("expected", .partialDate, "when it is expected"),
            .optional("paid", .partialDate, "when it was paid"),
        ])

    static let condition = MappingSpec(
        "condition",
        [
            .required("metric", .text, "what is measured, or the event"),
            .required("op", .words(Condition.Operator.self), "comparison"),
            .optional("value", .number(-1e15...1e15), "number to compare with"),
            .optional("entity", .id, "firm that it is about"),
        ])

    static let amount = MappingSpec(
        "amount",
        [
            .required("stated", .amountText, "as printed"),
            .optional("converted", .mapping(converted), "in the currency that is used"),
        ])

    static let converted = MappingSpec(
        "converted",
        [
            .required("as", .amountText, "amount in the other currency"),
            .required("by", .words(Conversion.By.self), "who converted"),
            .optional("rate", .number(1e-9...1e12), "units of the stated currency per unit"),
            .optional("rate_date", .partialDate, "day of the rate"),
        ])

    static let aggregate = MappingSpec(
        "aggregate",
        [
            .required("title", .text, "title in the analyst's own words"),
            .titles,
            .required("payer", .id, "entity whose legs are added up"),
            .required("family", .words(LegKind.Family.self), "which of its legs"),
            .optional("counterparties", .list(.id), "whom the total covers"),
            .required("claims", .list(.mapping(aggregateClaim)), "what each source says"),
            .optional("resolve", .list(.mapping(resolution)), "choices where claims disagree"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let aggregateClaim = MappingSpec(
        "claim",
        [
            .required("source", .id, "source id"),
            .optional("locator", .text, "line, page or note in the source"),
        ] + .proof + [
            .required("amount", .amount, "the total"),
            .optional("counterparties", .list(.id), "where they differ from the aggregate's"),
            .optional("horizon", .prose, "period that the total covers"),
            .required("date", .partialDate, "when it was said"),
            .optional("known", .day, "when it became known; default: publication"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])
}

extension ValueSpec {
    /// An amount in one text, or a mapping with `stated` and `converted`.
    package static var amount: ValueSpec { .amountOr(.amount) }
    /// Metrics → dated facts.
    package static var metricTable: ValueSpec { .tableByMetric(.fact) }
}
