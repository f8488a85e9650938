import Text

extension DiagnosticCatalog {
    /// References.
    package static let references: [Entry] = [
        Entry(
            .unknownEntity, "an entity is not defined",
            explanation: """
                A party, payer, receiver, parent or member of the universe is not in the \
                entities file.
                """,
            example: "compute: {from: openai, to: awz, kind: purchase}",
            mend: "Take the suggested id, or add the entity."),
        Entry(
            .unknownSource, "a source is not defined",
            explanation: """
                Every claim rests on a source in the sources file.
                """,
            example: "- {source: sed-000, status: signed, date: 2025-11-03}",
            mend: "Take the suggested id, or add the source."),
        Entry(
            .unknownDeal, "a deal or leg is not defined",
            explanation: """
                `links`, `tied_to`, `part_of`, `overlaps` and `denies` name deals and legs \
                that exist. DEAL/LEG names a leg of another deal.
                """,
            example: "tied_to: [nvidia-openai-systems-2025/system]",
            mend: "Take the suggested id. A leg exists when a claim gives it."),
        Entry(
            .unknownMetric, "a metric is not defined",
            explanation: """
                Facts are filed under metrics, each with its meaning and unit, so that \
                figures of several firms can be compared. Documentation/metrics.md lists \
                all of them.
                """,
            example: "revenue_quartely: [{…}]",
            mend: "Take the suggested metric, or one of Documentation/metrics.md."),
        Entry(
            .unknownSubject, "a conflict or its subject is not defined",
            explanation: """
                The `conflict` of a choice is an entry of conflicts.yaml; the subjects of a \
                conflict are deals, entities or aggregates.
                """,
            example: "conflict: openai-totl",
            mend: "Take the suggested id, or add the entry."),
        Entry(
            .incompleteLeg, "the first claim about a leg is incomplete",
            explanation: """
                The first claim in the file that names a leg gives `from`, `to` and `kind`; \
                later ones give only what changes.
                """,
            example: "compute: {amount: USD 38bn}   # first mention",
            mend: "Add the keys to the first mention."),
        Entry(
            .badResolution, "a choice decides nothing",
            explanation: """
                The `field` of a `resolve` entry is not a field of the deal or aggregate, no \
                fact has that key, or the chosen source says nothing about it.
                """,
            example: "- {field: compute.amonut, use: seed-000, reason: …}",
            mend:
                "Write LEG.FIELD, `status`, `amount` (aggregates) or METRIC@AS-OF (facts), and use the source of a claim."
        ),
        Entry(
            .wrongMeasure, "a fact is measured in something else",
            explanation: """
                Each metric is money, a quantity or words. A pass-through rule multiplies money \
                of a quarter or year in the base currency with shares from 0 to 100%.
                """,
            example: "credit_rating: [{amount: USD 1bn, …}]",
            mend: "Use the key that the message names, or another metric."),
        Entry(
            .unknownFact, "a rule names a fact that is not there",
            explanation: """
                A pass-through rule is made of facts. Each mention gives the firm, the metric, \
                the day and, where the fact has one, the scope; it must fit one fact.
                """,
            example: "payers: {microsoft: [{metric: capex_quarter, as_of: 2025-09-31}]}",
            mend: "Take one of the facts that the message lists, or add the fact with its source."),
    ]
}
