import Money

/// Picks the value of every field of one leg from the claims known on the day.
struct LegFields {
    let deal: Deal
    let legID: String
    let asOf: Day
    /// Claims that mention the leg, oldest first, with what they say of it.
    let mentions: [(claim: Claim, leg: Leg, order: Int)]

    init(deal: Deal, legID: String, asOf: Day, history: [Claim]) {
        self.deal = deal
        self.asOf = asOf
        self.legID = legID
        mentions = history.enumerated().compactMap { order, claim in
            claim.legs.first { $0.id == legID }.map { (claim, $0, order) }
        }
    }

    /// Which of the claims may speak: those that carry a status (the contract), those that do not (reports), or both.
    enum Voice { case contract, report, any }

    func candidates<Value>(_ field: KeyPath<Leg, Value?>, _ voice: Voice, key: String)
        -> [Candidate<Value>]
    {
        mentions.compactMap { claim, leg, order in
            switch voice {
            case .contract where claim.status == nil: return nil
            case .report where claim.status != nil: return nil
            default: break
            }
            guard let value = leg[keyPath: field] else { return nil }
            return Candidate(
                value: value, source: claim.source, date: claim.date, known: claim.known,
                order: order,
                place: leg.places[key] ?? leg.place)
        }
    }

    func choose<Value: Equatable>(
        _ field: KeyPath<Leg, Value?>, key: String, voice: Voice = .any,
        chooser: inout FieldChooser,
        text: @escaping (Value) -> String = { "\($0)" },
        said: ((Value) -> Disagreement.Said)? = nil
    ) -> Value? {
        chooser.choose(
            candidates(field, voice, key: key), subject: deal.id, field: "\(legID).\(key)",
            resolutions: deal.resolutions,
            rules: FieldRules(agree: { $0 == $1 }, text: text, said: said))?
            .value
    }

    func choose(
        date field: KeyPath<Leg, PartialDate?>, key: String, chooser: inout FieldChooser
    ) -> PartialDate? {
        chooser.choose(
            candidates(field, .any, key: key), subject: deal.id, field: "\(legID).\(key)",
            resolutions: deal.resolutions,
            rules: FieldRules(agree: { $0.overlaps($1) }, text: { $0.description }))?.value
    }

    func choose(
        amount field: KeyPath<Leg, Amount?>, key: String, voice: Voice, exchange: ExchangeTable,
        chooser: inout FieldChooser
    ) -> Candidate<Amount>? {
        let all = candidates(field, voice, key: key)
        // "undisclosed" beside a number is no contradiction and no amendment.
        let disclosed = all.filter { $0.value.stated != nil }
        return chooser.choose(
            disclosed.isEmpty ? all : disclosed, subject: deal.id, field: "\(legID).\(key)",
            resolutions: deal.resolutions,
            rules: FieldRules(
                agree: { $0.agrees(with: $1) }, text: { $0.text }, said: { .amount($0) },
                money: { $0.stated.flatMap { exchange.convert($0, on: asOf) } },
                cover: { Amount.covering($0) }))
    }

    /// Sources whose claims give the chosen amount, each once, in the order of the claims.
    func support(
        _ chosen: Candidate<Amount>?, _ field: KeyPath<Leg, Amount?>, _ voice: Voice
    ) -> [String] {
        guard let chosen, chosen.value.stated != nil else { return [] }
        return candidates(field, voice, key: "").reduce(into: []) { sources, other in
            let isSame =
                other.order == chosen.order || other.value.supports(chosen.value)
            if isSame, !sources.contains(other.source) { sources.append(other.source) }
        }
    }

    /// The newest list that any claim gives.
    func newest<Element>(_ field: KeyPath<Leg, [Element]>) -> [Element] {
        mentions.last { !$0.leg[keyPath: field].isEmpty }?.leg[keyPath: field] ?? []
    }

    /// Source of the claim that gives ``newest(_:)``.
    func newestSource<Element>(_ field: KeyPath<Leg, [Element]>) -> String? {
        mentions.last { !$0.leg[keyPath: field].isEmpty }?.claim.source
    }
}
