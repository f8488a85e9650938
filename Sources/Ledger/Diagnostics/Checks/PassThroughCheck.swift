/// E109, E108, E127, E140: rules name facts that exist, shares as factors, spending of periods that do not overlap, and two different firms.
enum PassThroughCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        guard !context.incomplete.contains(.firms) else { return [] }
        let byFirm = Dictionary(grouping: context.model.facts, by: \.firm)
        var found: [Diagnostic] = []
        for rule in context.model.passThrough {
            for factor in rule.factors {
                for reference in factor.facts {
                    found += check(
                        reference, "factor '\(factor.id)'", byFirm, context, isUsable: isShare)
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
                        reference, "spending of '\(payer.entity)'", byFirm, context
                    ) { isSpending($0, base: context.model.baseCurrency) }
                }
                found += overlaps(payer, byFirm[payer.entity] ?? [])
            }
        }
        return found
    }

    private static func check(
        _ reference: FactReference, _ owner: String, _ byFirm: [String: [Fact]],
        _ context: CheckContext, isUsable: (Fact) -> String?
    ) -> [Diagnostic] {
        let facts = byFirm[reference.firm] ?? []
        let matching = facts.filter(reference.matches)
        // Several sources may give the same fact; which one is used is settled by the resolution of facts.
        let kinds = Set(matching.map { "\($0.period ?? "")|\($0.basis.rawValue)" })
        guard let fact = matching.first, kinds.count == 1 else {
            let keys = facts.filter { $0.metric == reference.metric }.map(describe)
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
                            : "there is \(Set(keys).sorted().joined(separator: "; "))")
            ]
        }
        guard let problem = isUsable(fact) else { return [] }
        return [
            Diagnostic(
                .wrongMeasure, at: reference.place,
                "'\(reference.metric)@\(reference.asOf)' of '\(reference.firm)' cannot be used in \(owner): \(problem)",
                help: "factors are shares from 0 to 100 %, spending is money of a quarter or year")
        ]
    }

    private static func scope(_ scope: String?) -> String {
        scope.map { " of scope '\($0)'" } ?? ""
    }

    private static func describe(_ fact: Fact) -> String {
        "\(fact.metric)@\(fact.asOf)\(scope(fact.scope))"
    }

    /// Why the fact is no factor; `nil` if it is one.
    private static func isShare(_ fact: Fact) -> String? {
        guard let quantity = fact.quantity, ShareRange(quantity) != nil else {
            return "it is not a share"
        }
        return nil
    }

    private static func isSpending(_ fact: Fact, base: Currency) -> String? {
        guard let stated = fact.amount?.stated else { return "it is not an amount" }
        guard stated.currency == base else { return "it is not in \(base)" }
        guard stated.minorUnits >= 0 else { return "it is negative" }
        return fact.span == nil ? "its metric covers no quarter or year" : nil
    }

    private static func overlaps(_ payer: PassThroughRule.Payer, _ facts: [Fact]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var seen: [(reference: FactReference, span: (start: Day, end: Day))] = []
        for reference in payer.spending {
            guard let span = facts.first(where: reference.matches)?.span else { continue }
            if let other = seen.first(where: {
                $0.span.start < span.end && span.start < $0.span.end
            }) {
                found.append(
                    Diagnostic(
                        .spendingOverlap, at: reference.place,
                        "the spending of '\(payer.entity)' counts days twice: '\(reference.metric)@\(reference.asOf)' and '\(other.reference.metric)@\(other.reference.asOf)'",
                        help: "name quarters or the year that holds them, not both"))
            }
            seen.append((reference, span))
        }
        return found
    }
}
