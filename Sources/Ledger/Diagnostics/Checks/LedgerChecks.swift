import Money
import Text

/// The checks of a model as a whole, run when all its files are decoded.
///
/// To add one: a function in this folder, its codes in `LedgerCodes.swift`, their entries in ``DiagnosticCatalog``, a line here, a fixture.
enum LedgerChecks {
    /// In the order of the codes.
    static let all: [@Sendable (CheckContext) -> [Diagnostic]] = [
        ReferenceCheck.run,
        LegDefinitionCheck.run,
        ResolutionCheck.run,
        PassThroughCheck.run,
        TrancheCheck.run,
        ScheduleCheck.run,
        BookCheck.run,
        ShareCheck.run,
        TotalCheck.run,
        ExchangeCheck.run,
        PeriodCheck.run,
        StatusOrderCheck.run,
        SelfDealingCheck.run,
        LoopCheck.run,
        PledgeCheck.run,
        ConflictCheck.run,
        ClaimDateCheck.run,
        SharedRootCheck.run,
        OverlapCheck.run,
        ImpliedRateCheck.run,
        UndisclosedCheck.run,
        StaleFactCheck.run,
        SourceAddressCheck.run,
        UnusedCheck.run,
        MissingOrderCheck.run,
        PledgedTwiceCheck.run,
    ]

    static func run(_ decoder: LedgerDecoder, limits: ReadLimits) {
        let context = CheckContext(decoder, limits: limits)
        for check in all {
            for diagnostic in check(context) { decoder.collector.report(diagnostic) }
        }
        for diagnostic in AcceptanceCheck.run(
            decoder.collector.acceptances, decoder.collector.diagnostics)
        {
            decoder.collector.report(diagnostic)
        }
    }
}

/// What checks see: the decoded model, where ids are defined, and who mentions them.
struct CheckContext {
    let model: LedgerModel
    /// ``ReadLimits/totalUnits``.
    let totalUnits: Int64
    let references: [Reference]
    let incomplete: Set<FileKind>
    /// Deals of which not every claim could be read: checks of their course keep away from them.
    let flawedDeals: Set<String>
    let flawedLegs: Set<String>
    let entityPlaces: [String: Place]
    let sourcePlaces: [String: Place]
    let dealPlaces: [String: Place]
    let aggregatePlaces: [String: Place]
    let conflictPlaces: [String: Place]
    let legPlaces: [String: Place]
    let entities: [String: Entity]
    let sources: [String: Source]
    /// Legs of each deal with all claims laid over each other, by leg id.
    let merged: [String: [MergedLeg]]
    let didYouMean: (String, [String]) -> String?

    init(_ decoder: LedgerDecoder, limits: ReadLimits) {
        totalUnits = limits.totalUnits
        let collector = decoder.collector
        model = decoder.model
        references = collector.references
        incomplete = decoder.incomplete
        flawedDeals = decoder.flawedDeals
        flawedLegs = decoder.flawedLegs
        entityPlaces = decoder.entityPlaces
        sourcePlaces = decoder.sourcePlaces
        dealPlaces = decoder.dealPlaces
        aggregatePlaces = decoder.aggregatePlaces
        conflictPlaces = decoder.conflictPlaces
        legPlaces = decoder.legPlaces
        entities = Dictionary(model.entities.map { ($0.id, $0) }) { first, _ in first }
        sources = Dictionary(model.sources.map { ($0.id, $0) }) { first, _ in first }
        merged = Dictionary(model.deals.map { ($0.id, MergedLeg.all(of: $0)) }) { first, _ in first
        }
        didYouMean = { collector.didYouMean($0, in: $1) }
    }

    /// The firm that an entity's money counts for: segments are consolidated into their parents.
    func consolidated(_ id: String) -> String {
        var current = id
        // Longer chains are E143, loops E141.
        for _ in 0..<LoopCheck.mostParents {
            guard let entity = entities[current], entity.kind == .segment,
                let parent = entity.parent
            else { break }
            current = parent
        }
        return current
    }
}

/// A leg as all claims of its deal together leave it: claims in the order of their dates, later ones changing what they mention.
struct MergedLeg {
    var leg: Leg
    /// Date of the claim that gave the amount.
    var amountDate: PartialDate?
    var isDenied: Bool

    static func all(of deal: Deal) -> [MergedLeg] {
        let claims = inOrder(deal)
        var legs: [String: MergedLeg] = [:]
        var order: [String] = []
        for claim in claims {
            for leg in claim.legs {
                if legs[leg.id] == nil { order.append(leg.id) }
                var merged =
                    legs[leg.id]
                    ?? MergedLeg(leg: Leg(id: leg.id, place: leg.place), isDenied: false)
                merged.lay(leg, date: claim.date)
                merged.isDenied = false
                legs[leg.id] = merged
            }
            for id in claim.denies { legs[id]?.isDenied = true }
        }
        return order.compactMap { legs[$0] }
    }

    /// Claims that nothing refuted by date, equal dates in the order of the file.
    static func inOrder(_ deal: Deal) -> [Claim] {
        deal.claims.filter { $0.proof.refutation == nil }.enumerated().sorted {
            ($0.element.date.first, $0.offset) < ($1.element.date.first, $1.offset)
        }.map(\.element)
    }

    private mutating func lay(_ other: Leg, date: PartialDate) {
        leg.from = other.from ?? leg.from
        leg.to = other.to ?? leg.to
        leg.kind = other.kind ?? leg.kind
        if other.amount != nil {
            leg.amount = other.amount
            amountDate = date
        }
        leg.paid = other.paid ?? leg.paid
        for (_, field) in LegBookKeys.worded {
            leg.book[keyPath: field] = other.book[keyPath: field] ?? leg.book[keyPath: field]
        }
        leg.quantity = other.quantity ?? leg.quantity
        leg.start = other.start ?? leg.start
        leg.end = other.end ?? leg.end
        leg.term = other.term ?? leg.term
        leg.tiedTo += other.tiedTo
        leg.partOf += other.partOf
        leg.overlaps += other.overlaps
        if !other.securedBy.isEmpty { leg.securedBy = other.securedBy }
        if !other.covers.isEmpty { leg.covers = other.covers }
        for (key, place) in other.places { leg.places[key] = place }
    }

    /// First and last day that the leg can run, where it says so.
    var period: ClosedRange<Day>? {
        guard let start = leg.start?.first else { return nil }
        let last = leg.end?.last ?? leg.term?.end(from: start).adding(days: -1)
        guard let last, last >= start else { return nil }
        return start...last
    }
}
