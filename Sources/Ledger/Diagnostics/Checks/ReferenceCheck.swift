import Text

/// E101–E103, E105: every id that is mentioned is defined.
enum ReferenceCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        context.references.compactMap { check($0, context) }
    }

    /// Whether the id is defined, or might be in a file that could not be read.
    static func isDefined(_ reference: Reference, _ context: CheckContext) -> Bool {
        let broken = context.incomplete
        let id = reference.id
        switch reference.target {
        case .entity: return context.entityPlaces[id] != nil || broken.contains(.entities)
        case .source: return context.sourcePlaces[id] != nil || broken.contains(.sources)
        case .deal: return context.dealPlaces[id] != nil || broken.contains(.deals)
        case .leg: return context.legPlaces[id] != nil || broken.contains(.deals)
        case .asset: return context.entityPlaces[id] != nil || broken.contains(.entities)
        case .conflict: return context.conflictPlaces[id] != nil || broken.contains(.conflicts)
        case .subject:
            return context.dealPlaces[id] != nil || context.entityPlaces[id] != nil
                || context.aggregatePlaces[id] != nil || broken.contains(.deals)
                || broken.contains(.entities)
        }
    }

    private static func check(_ reference: Reference, _ context: CheckContext) -> Diagnostic? {
        if isDefined(reference, context) { return nil }
        switch reference.target {
        case .entity:
            return unknown(
                .unknownEntity, "entity", reference, among: context.entityPlaces, context,
                otherwise: "add it to the entities file")
        case .source:
            return unknown(
                .unknownSource, "source", reference, among: context.sourcePlaces, context,
                otherwise: "add it to the sources file")
        case .deal:
            return unknown(
                .unknownDeal, "deal", reference, among: context.dealPlaces, context,
                otherwise: "add it to a deals file")
        case .leg:
            return unknown(
                .unknownDeal, "leg", reference, among: context.legPlaces, context,
                otherwise: "no claim has a leg of that name")
        case .asset:
            return unknown(
                .unknownEntity, "leg or entity", reference, among: context.entityPlaces, context,
                otherwise: "write DEAL/LEG, a leg above it in the same deal, or the id of an entity"
            )
        case .conflict:
            return unknown(
                .unknownSubject, "conflict", reference, among: context.conflictPlaces, context,
                otherwise: "add it to conflicts.yaml")
        case .subject:
            let all = context.dealPlaces.merging(context.entityPlaces) { a, _ in a }
                .merging(context.aggregatePlaces) { a, _ in a }
            return unknown(
                .unknownSubject, "subject", reference, among: all, context,
                otherwise: "subjects are ids of deals, entities or aggregates")
        }
    }

    private static func unknown(
        _ code: DiagnosticCode, _ what: String, _ reference: Reference,
        among places: [String: Place], _ context: CheckContext, otherwise: String
    ) -> Diagnostic {
        let owner = reference.owner.isEmpty ? "" : " in \(reference.owner)"
        return Diagnostic(
            code, at: reference.place, "unknown \(what) '\(reference.id)'\(owner)",
            help: context.didYouMean(reference.id, Array(places.keys)) ?? otherwise)
    }
}

/// E106: the first claim about a leg says whose money goes to whom, and for what.
enum LegDefinitionCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals where !context.flawedDeals.contains(deal.id) {
            let all = firstMentions(deal.claims)
            for leg in all { report(leg, "the first claim about", &found) }
            // What a refuted claim says counts until its refutation; then the first of the others has to do.
            let standing = firstMentions(deal.claims.filter { $0.proof.refutation == nil })
            for leg in standing where !all.contains(leg) {
                report(leg, "the first claim that nothing refutes about", &found)
            }
        }
        return found
    }

    private static func firstMentions(_ claims: [Claim]) -> [Leg] {
        var seen: Set<String> = []
        return claims.flatMap(\.legs).filter { seen.insert($0.id).inserted }
    }

    private static func report(_ leg: Leg, _ which: String, _ found: inout [Diagnostic]) {
        // `places` has a key also where its value is wrong, which is reported already.
        let missing = ["from", "to", "kind"].filter { leg.places[$0] == nil }
        guard !missing.isEmpty else { return }
        found.append(
            Diagnostic(
                .incompleteLeg, at: leg.place,
                "\(which) leg '\(leg.id)' has no '\(missing.joined(separator: "', '"))'",
                help: "later claims give only what changes; the first gives from, to and kind"))
    }
}

/// E107: a choice is about a field that exists, and for a source that says something about it.
enum ResolutionCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals where !context.flawedDeals.contains(deal.id) {
            let legs = Set(deal.claims.flatMap { $0.legs.map(\.id) })
            let sources = Set(deal.claims.map(\.source))
            for resolution in deal.resolutions {
                found += field(resolution, legs: legs, deal: deal.id, context)
                found += use(resolution, sources, "deal '\(deal.id)'", context)
            }
        }
        for aggregate in context.model.aggregates {
            let sources = Set(aggregate.claims.map(\.source))
            for resolution in aggregate.resolutions {
                if resolution.field != "amount" {
                    found.append(
                        Diagnostic(
                            .badResolution, at: resolution.place,
                            "'\(resolution.field)' is not a field of an aggregate",
                            help: "write 'field: amount'"))
                }
                found += use(resolution, sources, "aggregate '\(aggregate.id)'", context)
            }
        }
        return found + facts(context)
    }

    private static let dealFields = ["status", "date", "until"]

    private static func field(
        _ resolution: Resolution, legs: Set<String>, deal: String, _ context: CheckContext
    ) -> [Diagnostic] {
        let text = resolution.field
        if dealFields.contains(text) || legs.contains(text) { return [] }
        let dot = text.lastIndex(of: ".")
        let leg = dot.map { String(text[..<$0]) }
        let name = dot.map { String(text[text.index(after: $0)...]) }
        let names = MappingSpec.leg.keys.map(\.name)
        if let leg, let name, legs.contains(leg) {
            if names.contains(name) { return [] }
            return [
                Diagnostic(
                    .badResolution, at: resolution.place, "'\(name)' is not a field of a leg",
                    help: context.didYouMean(name, names)
                        ?? "fields are \(names.joined(separator: ", "))")
            ]
        }
        let possible = legs.map { name == nil ? $0 : "\($0).\(name ?? "")" } + dealFields
        return [
            Diagnostic(
                .badResolution, at: resolution.place,
                "'\(text)' is not a field of deal '\(deal)'",
                help: context.didYouMean(text, possible)
                    ?? "write LEG.FIELD, such as compute.amount, or 'status'")
        ]
    }

    private static func use(
        _ resolution: Resolution, _ sources: Set<String>, _ owner: String, _ context: CheckContext
    ) -> [Diagnostic] {
        guard !sources.contains(resolution.use), context.sourcePlaces[resolution.use] != nil else {
            return []
        }
        return [
            Diagnostic(
                .badResolution, at: resolution.place,
                "'\(resolution.field)' is decided for source '\(resolution.use)', which has no claim in \(owner)",
                help: "use the source of one of the claims")
        ]
    }

    private static func facts(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let byFirm = Dictionary(grouping: context.model.facts, by: \.firm)
        for (firm, resolutions) in context.model.factResolutions {
            for resolution in resolutions {
                let facts = (byFirm[firm] ?? []).filter {
                    "\($0.metric)@\($0.asOf)" == resolution.field
                }
                if facts.isEmpty {
                    let keys = (byFirm[firm] ?? []).map { "\($0.metric)@\($0.asOf)" }
                    found.append(
                        Diagnostic(
                            .badResolution, at: resolution.place,
                            "'\(firm)' has no fact '\(resolution.field)'",
                            help: context.didYouMean(resolution.field, keys)
                                ?? "write METRIC@AS-OF: revenue_annual@2025-12-31"))
                } else {
                    found += use(
                        resolution, Set(facts.map(\.source)), "that fact of '\(firm)'", context)
                }
            }
        }
        return found
    }
}
