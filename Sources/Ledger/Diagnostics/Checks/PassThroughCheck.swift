import Money
import Text

/// E109, E108, E127, E140: rules name facts that exist, shares as factors, spending of periods that do not overlap, and two different firms.
enum PassThroughCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        guard !context.incomplete.contains(.firms) else { return [] }
        guard !context.model.passThrough.isEmpty else { return [] }
        let facts = FactIndex(context.model.facts)
        var found: [Diagnostic] = []
        for rule in context.model.passThrough {
            for factor in rule.factors {
                for reference in factor.facts {
                    found += check(
                        reference, "factor '\(factor.id)'", facts, context, isUsable: isShare)
                }
            }
            for payer in rule.payers {
                if context.consolidated(payer.entity) == context.consolidated(rule.payee) {
                    found.append(
                        Diagnostic(
                            .selfDealing, at: payer.place,
                            "'\(payer.entity)' is both payer and payee of rule '\(rule.id)'",
                            help: "take it out: money inside one firm is no leg"))
                }
                for reference in payer.spending {
                    found += check(
                        reference, "spending of '\(payer.entity)'", facts, context
                    ) { isSpending($0) }
                }
                found += overlaps(payer, facts)
            }
        }
        return found
    }

    private static func check(
        _ reference: FactReference, _ owner: String, _ index: FactIndex,
        _ context: CheckContext, isUsable: (Fact) -> String?
    ) -> [Diagnostic] {
        let matching = index.facts(reference)
        // Several sources may give the same fact; which one is used is settled by the resolution of facts.
        let kinds = Set(matching.map { "\($0.period ?? "")|\($0.basis.rawValue)" })
        guard let fact = matching.first, kinds.count == 1 else {
            let keys = index.keys(of: reference)
            return [
                Diagnostic(
                    .unknownFact, at: reference.place,
                    matching.isEmpty
                        ? "'\(reference.firm)' has no fact '\(reference.metric)@\(reference.asOf)'\(scope(reference.scope)), which \(owner) needs"
                        : "several facts of '\(reference.firm)' fit '\(reference.metric)@\(reference.asOf)'\(scope(reference.scope)) in \(owner)",
                    help: !matching.isEmpty
                        ? "add 'basis'"
                        : keys.isEmpty
                            ? "add the fact to the firm's file"
                            : "there is \(keys.joined(separator: "; "))")
            ]
        }
        guard let problem = isUsable(fact) else { return [] }
        return [
            Diagnostic(
                .wrongMeasure, at: reference.place,
                "'\(reference.metric)@\(reference.asOf)' of '\(reference.firm)' cannot be used in \(owner): \(problem)",
                help: "factors are shares from 0 to 100%, spending is money of a quarter or year")
        ]
    }

    fileprivate static func scope(_ scope: String?) -> String {
        scope.map { " of scope '\($0)'" } ?? ""
    }

    /// Why the fact is no factor; `nil` if it is one.
    private static func isShare(_ fact: Fact) -> String? {
        guard let quantity = fact.quantity, ShareRange(quantity) != nil else {
            return "it is not a share"
        }
        return nil
    }

    private static func isSpending(_ fact: Fact) -> String? {
        guard let stated = fact.amount?.stated else { return "it is not an amount" }
        guard stated.minorUnits >= 0 else { return "it is negative" }
        return fact.span == nil ? "its metric covers no quarter or year" : nil
    }

    private static func overlaps(
        _ payer: PassThroughRule.Payer, _ index: FactIndex
    ) -> [Diagnostic] {
        let spans = payer.spending.enumerated().compactMap { place, reference in
            index.facts(reference).first?.span.map {
                (place: place, reference: reference, span: $0)
            }
        }
        .sorted { ($0.span.start, $0.place) < ($1.span.start, $1.place) }
        var found: [Diagnostic] = []
        // Sorted by their first days, each need only be compared with the one that reaches furthest.
        var furthest = spans.first
        for entry in spans.dropFirst() {
            guard let other = furthest else { break }
            if entry.span.start < other.span.end {
                let (first, second) =
                    other.place < entry.place ? (other, entry) : (entry, other)
                found.append(
                    Diagnostic(
                        .spendingOverlap, at: second.reference.place,
                        "the spending of '\(payer.entity)' counts days twice: '\(second.reference.metric)@\(second.reference.asOf)' and '\(first.reference.metric)@\(first.reference.asOf)'",
                        help: "name quarters or the year that holds them, not both"))
            }
            if entry.span.end > other.span.end { furthest = entry }
        }
        return found
    }
}

/// Facts by what rules call them.
private struct FactIndex {
    private let byKey: [FactReference.Key: [Fact]]
    private let byMetric: [String: [Fact]]

    init(_ facts: [Fact]) {
        byKey = Dictionary(grouping: facts, by: \.referenceKey)
        byMetric = Dictionary(grouping: facts) { "\($0.firm)/\($0.metric)" }
    }

    func facts(_ reference: FactReference) -> [Fact] {
        (byKey[reference.key] ?? []).filter(reference.matches)
    }

    /// What the firm has under that metric, for the help of a message: eight at the most.
    func keys(of reference: FactReference) -> [String] {
        let facts = (byMetric["\(reference.firm)/\(reference.metric)"] ?? []).prefix(8)
        return Set(facts.map { "\($0.metric)@\($0.asOf)\(PassThroughCheck.scope($0.scope))" })
            .sorted()
    }
}
