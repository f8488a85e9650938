import Money
import Text

/// Deals, their claims and links, and aggregates.
extension LedgerDecoder {
    mutating func decodeDeals(_ file: MappingDecoder) {
        for entry in file.table("deals") {
            guard let id = collector.define(entry, "deal", in: &dealPlaces),
                let fields = MappingDecoder(
                    entry.value, .deal, owner: "deal '\(id)'", place: entry.keyPlace, collector)
            else { continue }
            fields.readAcceptances()
            var deal = Deal(
                id: id, title: fields.text("title") ?? id,
                parties: fields.references("parties", to: .entity), claims: [],
                links: links(fields, deal: id), resolutions: resolutions(fields),
                note: fields.prose("note"), place: entry.keyPlace)
            deal.titles = fields.texts("titles", "title")
            for node in fields.elements("claims") {
                if let claim = claim(node, deal: id) {
                    deal.claims.append(claim)
                } else {
                    flawedDeals.insert(id)
                }
            }
            model.deals.append(deal)
        }
        for entry in file.table("aggregates") {
            decodeAggregate(entry)
        }
    }

    private func links(_ deal: MappingDecoder, deal id: String) -> DealLinks {
        guard let node = deal.node("links"),
            let fields = MappingDecoder(node, .links, owner: "links of \(deal.owner)", collector)
        else { return DealLinks() }
        func read(_ key: String, _ relation: Reference.Relation) -> [String] {
            fields.references(key, to: .deal, relation: relation, subject: id)
        }
        return DealLinks(
            supersedes: read("supersedes", .supersedes),
            supersededBy: read("superseded_by", .supersededBy),
            partOf: read("part_of", .partOf), conditionalOn: read("conditional_on", .mention),
            overlaps: read("overlaps", .mention))
    }

    private mutating func claim(_ node: YAMLNode, deal: String) -> Claim? {
        guard
            let fields = MappingDecoder(node, .claim, owner: "claim of deal '\(deal)'", collector)
        else { return nil }
        fields.readAcceptances()
        let source = fields.reference("source", to: .source)
        let status = fields.word("status", DealStatus.self)
        let event = fields.word("event", ClaimEvent.self)
        if !fields.has("status"), !fields.has("event") {
            collector.report(
                .missingKey, at: fields.place, "\(fields.owner) has neither 'status' nor 'event'",
                help: "'status' moves the deal, 'event' says what else happened")
        } else if fields.has("status"), fields.has("event") {
            collector.report(
                .exclusiveKeys, at: fields.keyPlace("event") ?? fields.place,
                "\(fields.owner) has both 'status' and 'event'",
                help: "an event leaves the status alone: make it a claim of its own")
        }
        let date = fields.date("date")
        let known = known(fields, source: source, date: date)
        let legs = fields.table("legs").compactMap { leg($0, deal: deal) }
        let denies = fields.elements("denies").compactMap { node -> String? in
            guard let leg = collector.id(node, "'denies' of \(fields.owner)") else { return nil }
            collector.refer(
                Reference(
                    target: .leg, id: "\(deal)/\(leg)", place: node.place, owner: fields.owner,
                    relation: .mention, subject: deal))
            return leg
        }
        let proof = proof(fields, known: known)
        guard let source, let date else { return nil }
        if fields.has("status"), status == nil { flawedDeals.insert(deal) }
        var claim = Claim(
            source: source, locator: fields.text("locator"), status: status, date: date,
            known: known, until: fields.date("until"), event: event, legs: legs, denies: denies,
            note: fields.prose("note"), places: fields.places, place: node.place)
        claim.proof = proof
        return claim
    }

    private mutating func decodeAggregate(_ entry: YAMLNode.Entry) {
        guard let id = collector.define(entry, "aggregate", in: &aggregatePlaces),
            let fields = MappingDecoder(
                entry.value, .aggregate, owner: "aggregate '\(id)'", place: entry.keyPlace,
                collector)
        else { return }
        fields.readAcceptances()
        let payer = fields.reference("payer", to: .entity)
        let family = fields.word("family", LegKind.Family.self)
        let counterparties = fields.references("counterparties", to: .entity)
        let claims = fields.elements("claims").compactMap { aggregateClaim($0, aggregate: id) }
        let resolutions = resolutions(fields)
        guard let payer, let family else { return }
        var aggregate = Aggregate(
            id: id, title: fields.text("title") ?? id, payer: payer,
            counterparties: counterparties, family: family, claims: claims,
            resolutions: resolutions, note: fields.prose("note"), place: entry.keyPlace)
        aggregate.titles = fields.texts("titles", "title")
        model.aggregates.append(aggregate)
    }

    private func aggregateClaim(_ node: YAMLNode, aggregate: String) -> AggregateClaim? {
        guard
            let fields = MappingDecoder(
                node, .aggregateClaim, owner: "claim of aggregate '\(aggregate)'", collector)
        else { return nil }
        fields.readAcceptances()
        let source = fields.reference("source", to: .source)
        let date = fields.date("date")
        let known = known(fields, source: source, date: date)
        let amount = amount(fields, "amount", allowNegative: false)
        let counterparties = fields.references("counterparties", to: .entity)
        let proof = proof(fields, known: known)
        guard let source, let date, let amount else { return nil }
        var claim = AggregateClaim(
            source: source, locator: fields.text("locator"), amount: amount.amount,
            counterparties: counterparties, horizon: fields.prose("horizon"), date: date,
            known: known, note: fields.prose("note"), place: node.place)
        claim.conversion = amount.conversion
        claim.proof = proof
        return claim
    }
}
