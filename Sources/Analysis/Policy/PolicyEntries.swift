import Text

extension DiagnosticCatalog {
    /// The policy and the baseline of `ouroboros check`.
    public static let policies: [Entry] = [
        problem(
            "E701", "no measure has the id",
            "A rule's id is that of a measure, such as vendor-financing. A rule that checks nothing would pass for ever.",
            example: "- id: vendor-finance",
            mend: "Write the id as `ouroboros trace MODEL` lists it, without what follows the @."),
        problem(
            "E702", "a rule has no limit",
            "A rule needs `warn`, `fail` or both; without a limit it cannot say anything.",
            example: "- {id: vendor-financing, firm: nvidia}", mend: "Add `fail: 0.2`."),
        problem(
            "E703", "the limits of a rule contradict each other",
            "Warning comes before failing, and a failing rule clears on the good side of its limit.",
            example: "warn: 0.3, fail: 0.2 where more is worse",
            mend: "Exchange the numbers, or state the direction."),
        problem(
            "E704", "a rule's subject does not fit",
            "The measure is not computed of such a thing, a part of the subject is missing, or the model has no firm with the id.",
            example: "- {id: vendor-financing, layer: paid, fail: 0.2}",
            mend:
                "Name the parts that the message lists, or leave all of them out: then the rule is about everything that the measure is computed for."
        ),
        problem(
            "E705", "two rules check the same",
            "One measure of one thing has one rule, so that its verdict is one.",
            example: "two rules with id: vendor-financing and firm: nvidia",
            mend: "Merge them: one rule may have both `warn` and `fail`."),
        problem(
            "E706", "a measure has no such setting",
            "Settings change how a series is tested; other measures have none.",
            example: "- {id: gsadf, series: series/a.csv, parameters: {lags: 2}, fail: {p: 0.01}}",
            mend: "Use one of the settings that the message lists."),
        problem(
            "E707", "a waiver is of something that no rule checks",
            "It would excuse nothing, and a slip in it would be seen only when it is needed.",
            example: "- {rule: vendor-financing, firm: nvidia, …} without such a rule",
            mend: "Write the rule's id and subject as in the rule, or delete the waiver."),
        problem(
            "E708", "an age cannot be read", "An age is a number of days.",
            example: "max_age: 3 months",
            mend: "Write 100d, or P3M."),
        problem(
            "E709", "a measure has no bad side",
            "The number describes and does not judge: the rule has to say which side of its limits is bad.",
            example: "- {id: circuit-length, fail: 5}",
            mend: "Add `direction: above` or `direction: below`."),
        problem(
            "E710", "an advisory measure cannot fail the gate",
            "Measures of sentiment and of the whole economy are for a reader; their record does not carry a failing build.",
            example: "- {id: cape, fail: 30}", mend: "Use `warn` for it."),
        problem(
            "E711", "a policy has no rules", "A gate without rules would let everything pass.",
            example: "rules: []", mend: "Add a rule."),
        problem(
            "E712", "the baseline does not exist",
            "The policy names a file with earlier values that is not there. Without it nothing could be worse than before.",
            example: "baseline: baseline.json",
            mend: "Write it with `ouroboros check MODEL --update-baseline`, and commit it."),
        problem(
            "E713", "the baseline is of another model",
            "Its values say nothing about this model. A model is known by the `id` of its model.yaml; without one by its title, its universe and where it lies from the baseline.",
            example: "model: telecom-vendors-1998",
            mend:
                "Name the right file with --baseline, or delete this one and write it anew with --update-baseline."
        ),
        problem(
            "E714", "the cap of the replicates is below their number",
            "Replicates are doubled up to the cap; it cannot be less than what is begun with.",
            example: "random: {replicates: 9999, cap: 1000}", mend: "Raise the cap."),
        problem(
            "E715", "a measure has no p-value",
            "A limit {p: …} is held against the p-value of a test. This measure is a plain number.",
            example: "- {id: vendor-financing, fail: {p: 0.05}}",
            mend: "Write the limit in the measure's own unit: `fail: 0.2`."),
    ]

    /// … and what was noticed in them.
    public static let policyWarnings: [Entry] = [
        problem(
            "W701", "an entry of the baseline matches no rule",
            "The rule, or what it was about, is gone. The entry protects nothing any more.",
            example: "\"vendor-financing@lucent\" after the rule was deleted",
            mend: "Write the baseline anew with --update-baseline."),
        problem(
            "W702", "a waiver has no effect",
            "It expired, the value is beyond what it covers, or the rule does not fail.",
            example: "expires: 2025-06-30, on 2025-12-31",
            mend: "Delete it, or renew it with a reason."),
    ]
}
