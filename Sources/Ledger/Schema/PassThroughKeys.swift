import Text

/// The keys of pass-through rules; see ``MappingSpec``.
extension MappingSpec {
    static let passThrough = MappingSpec(
        "pass-through file",
        [
            .required(
                "pass_through", .table(.mapping(passThroughRule)), "rules that derive legs")
        ])

    static let passThroughRule = MappingSpec(
        "passThroughRule",
        [
            .required("title", .text, "title in the analyst's own words"),
            .titles,
            .required("payee", .id, "entity that receives"),
            .required(
                "factors", .table(.list(.mapping(factorFact))),
                "shares to multiply with, each with its facts: the first is used, all give the range"
            ),
            .optional(
                "factor_names", .table(.prose), "what reports call the shares, by their ids"),
            .required(
                "payers", .table(.list(.mapping(spendingFact))),
                "spending by firm: facts of different periods, added up"),
            .optional(
                "left_out", .table(.prose), "firms that the rule does not fit, with the reason"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let factorFact = MappingSpec(
        "factorFact", [.required("firm", .id, "whose fact it is")] + factKeys)

    static let spendingFact = MappingSpec("spendingFact", factKeys)

    private static let factKeys: [KeySpec] = [
        .required("metric", .text, "metric of the fact"),
        .required("as_of", .partialDate, "day of the fact"),
        .optional("scope", .text, "scope of the fact; absent: the fact without one"),
        .optional("basis", .words(Fact.Basis.self), "basis of the fact; absent: any"),
    ]
}
