import Money
import Text

/// W202: the analyst looked into a disagreement and has not chosen.
enum ConflictCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        context.model.conflicts.filter { $0.chosen == nil }.map {
            Diagnostic(
                .openConflict, at: $0.place, "the conflict '\($0.id)' is open",
                help: "say in 'chosen' what the ledger uses, and in the finding why")
        }
    }
}

/// W210: several sources that all go back to one are one.
enum SharedRootCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        context.model.deals.compactMap { deal in
            let quoted = Set(
                deal.claims.filter { $0.legs.contains { $0.amount?.stated != nil } }.map(\.source))
            guard quoted.count > 1 else { return nil }
            var roots: Set<String> = []
            for source in quoted {
                roots.formUnion(self.roots(of: source, context))
                if roots.count > 1 { return nil }
            }
            guard let root = roots.first else { return nil }
            return Diagnostic(
                .sharedRoot, at: deal.place,
                "the \(quoted.count) sources of the figures of deal '\(deal.id)' all go back to '\(root)'",
                help: "they confirm each other no more than one source does; look for a filing")
        }
    }

    /// Sources at the end of all chains of `cites`; a source that cites none is its own root.
    private static func roots(of source: String, _ context: CheckContext) -> Set<String> {
        var found: Set<String> = []
        var seen: Set<String> = [source]
        var open = [source]
        while let id = open.popLast() {
            let cites = context.sources[id]?.cites ?? []
            if cites.isEmpty { found.insert(id) }
            for other in cites where seen.insert(other).inserted { open.append(other) }
        }
        return found
    }
}

/// W230: a printed conversion implies a rate near the one of the day.
enum ImpliedRateCheck {
    /// Further off than this, a figure was converted at another rate, or is wrong.
    private static let tolerance = 0.05

    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            for claim in deal.claims {
                for leg in claim.legs {
                    found += check(
                        leg.conversion, leg.amount, claim.date, "leg '\(leg.id)'", context)
                }
            }
        }
        for fact in context.model.facts {
            found += check(
                fact.conversion, fact.amount, fact.asOf, "fact '\(fact.metric)' of '\(fact.firm)'",
                context)
        }
        for aggregate in context.model.aggregates {
            for claim in aggregate.claims {
                found += check(
                    claim.conversion, claim.amount, claim.date, "aggregate '\(aggregate.id)'",
                    context)
            }
        }
        return found
    }

    private static func check(
        _ conversion: Conversion?, _ amount: Amount?, _ date: PartialDate, _ owner: String,
        _ context: CheckContext
    ) -> [Diagnostic] {
        guard let conversion, let used = amount?.stated, used.minorUnits != 0,
            conversion.stated.currency != used.currency,
            let table = nearest(
                from: used.currency, to: conversion.stated.currency,
                on: conversion.rateDate ?? date, context)
        else { return [] }
        let implied = conversion.stated.doubleValue / used.doubleValue
        guard abs(implied / table.rate - 1) > tolerance else { return [] }
        let percent = DecimalFormat.fixed((implied / table.rate - 1) * 100, 1, .data)
        return [
            Diagnostic(
                .impliedRate, at: conversion.place,
                "the conversion in \(owner) implies \(format(implied)) \(conversion.stated.currency) per \(used.currency), \(percent)% off the rate of \(table.date) (\(format(table.rate)))",
                help: "check both figures; 'stated' is evidence, 'as' is what counts")
        ]
    }

    private static func format(_ rate: Double) -> String {
        DecimalFormat.fixed(rate, rate >= 100 ? 1 : rate >= 1 ? 4 : 6, .data)
    }

    /// The rate of the table whose date is nearest, in either direction of the pair.
    private static func nearest(
        from base: Currency, to quote: Currency, on date: PartialDate, _ context: CheckContext
    ) -> (rate: Double, date: PartialDate)? {
        var best: (distance: Int, rate: Double, date: PartialDate)?
        for entry in context.model.exchangeRates {
            let rate: Double
            if entry.base == base, entry.quote == quote {
                rate = entry.rate
            } else if entry.base == quote, entry.quote == base {
                rate = 1 / entry.rate
            } else {
                continue
            }
            let distance =
                entry.date.overlaps(date)
                ? 0 : min(abs(entry.date.first - date.last), abs(date.first - entry.date.last))
            if best.map({ distance < $0.distance }) ?? true { best = (distance, rate, entry.date) }
        }
        return best.map { ($0.rate, $0.date) }
    }
}

/// E150: every amount, of a leg, a fact or a total, can be brought into the base currency.
enum ExchangeCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        guard !context.incomplete.contains(.fx) else { return [] }
        let base = context.model.baseCurrency
        var convertible: Set<Currency> = [base]
        for rate in context.model.exchangeRates {
            if rate.base == base { convertible.insert(rate.quote) }
            if rate.quote == base { convertible.insert(rate.base) }
        }
        var found: [Diagnostic] = []
        func check(_ amount: Amount?, at place: Place, _ owner: String) {
            guard let currency = amount?.stated?.currency, !convertible.contains(currency) else {
                return
            }
            found.append(
                Diagnostic(
                    .noExchangeRate, at: place,
                    "there is no exchange rate between \(currency) and \(base) for \(owner)",
                    help: "add one with its date and source to the exchange rate file"))
        }
        for deal in context.model.deals {
            for leg in deal.claims.flatMap(\.legs) {
                let owner = "leg '\(leg.id)'"
                check(leg.amount, at: leg.places["amount"] ?? leg.place, owner)
                check(leg.paid, at: leg.places["paid"] ?? leg.place, owner)
                for tranche in leg.tranches { check(tranche.amount, at: tranche.place, owner) }
                for money in leg.pay?.amounts ?? [] {
                    check(Amount(.exact, money), at: leg.places["pay"] ?? leg.place, owner)
                }
            }
        }
        for fact in context.model.facts {
            check(
                fact.amount, at: fact.places["amount"] ?? fact.place,
                "fact '\(fact.metric)' of '\(fact.firm)'")
        }
        for aggregate in context.model.aggregates {
            for claim in aggregate.claims {
                check(claim.amount, at: claim.place, "aggregate '\(aggregate.id)'")
            }
        }
        return found
    }
}

/// W270: a source can be looked up.
enum SourceAddressCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        context.model.sources.filter {
            $0.url == nil && $0.file == nil && $0.kind != .assumption
        }.map {
            Diagnostic(
                .noAddress, at: $0.place, "the source '\($0.id)' has no address",
                help: "add 'url' or 'file', so that others can check it")
        }
    }
}

/// W271 and W272: what is defined is used.
enum UnusedCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        // A file that could not be read may be the one that uses them.
        // A misspelt id may be the one that would use them.
        guard context.incomplete.isEmpty,
            context.references.allSatisfy({ ReferenceCheck.isDefined($0, context) })
        else { return [] }
        var sources: Set<String> = []
        var entities: Set<String> = []
        for reference in context.references {
            switch reference.target {
            case .source: sources.insert(reference.id)
            case .entity, .asset, .subject: entities.insert(reference.id)
            case .deal, .leg, .conflict: break
            }
        }
        var found: [Diagnostic] = []
        for source in context.model.sources where !sources.contains(source.id) {
            found.append(
                Diagnostic(
                    .unusedSource, at: source.place, "no claim uses the source '\(source.id)'",
                    help: "enter what it says, or take it out"))
        }
        for entity in context.model.entities where !entities.contains(entity.id) {
            found.append(
                Diagnostic(
                    .unusedEntity, at: entity.place, "nothing mentions the entity '\(entity.id)'",
                    help: "take it out, or add it to a deal or the universe"))
        }
        return found
    }
}

/// W273: an accepted warning is still given.
enum AcceptanceCheck {
    /// Found when a model is resolved, after reading; so a reader cannot know whether they are still given.
    private static let later: Set<DiagnosticCode> = [.claimsDisagree, .aggregateMismatch]

    static func run(_ acceptances: [Acceptance], _ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let byCode = Dictionary(grouping: diagnostics, by: \.code)
        return acceptances.filter { acceptance in
            !later.contains(acceptance.code) && acceptance.code != .unusedAcceptance
                && !(byCode[acceptance.code] ?? []).contains(where: acceptance.covers)
        }.map {
            Diagnostic(
                .unusedAcceptance, at: $0.place,
                "the warning \($0.code.rawValue) that is accepted here is not given",
                help: "take the entry out of 'accept'")
        }
    }
}
