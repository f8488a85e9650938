import Money
import Text

/// Rules that derive legs from facts.
extension LedgerDecoder {
    mutating func decodePassThrough(_ file: MappingDecoder) {
        for entry in file.table("pass_through") {
            guard let id = collector.define(entry, "pass-through rule", in: &rulePlaces),
                let fields = MappingDecoder(
                    entry.value, .passThroughRule, owner: "pass-through rule '\(id)'",
                    place: entry.keyPlace, collector)
            else { continue }
            if let deal = dealPlaces[id] {
                collector.report(
                    .duplicateID, at: entry.keyPlace,
                    "pass-through rule '\(id)' has the id of a deal",
                    help: "the deal is at \(deal.file):\(deal.line)")
            }
            fields.readAcceptances()
            let payee = fields.reference("payee", to: .entity)
            let factors = fields.table("factors").compactMap { entry -> PassThroughRule.Factor? in
                guard let name = collector.checkedID(entry.key, at: entry.keyPlace) else {
                    return nil
                }
                let facts = factReferences(
                    entry.value, .factorFact, firm: nil, owner: "factor '\(name)'")
                return PassThroughRule.Factor(id: name, facts: facts, place: entry.keyPlace)
            }
            let payers = fields.table("payers").compactMap { entry -> PassThroughRule.Payer? in
                guard let firm = entityKey(entry, fields.owner) else { return nil }
                let facts = factReferences(
                    entry.value, .spendingFact, firm: firm, owner: "spending of '\(firm)'")
                return PassThroughRule.Payer(entity: firm, spending: facts, place: entry.keyPlace)
            }
            let leftOut = fields.table("left_out").compactMap {
                entry -> PassThroughRule.Exclusion? in
                guard let firm = entityKey(entry, fields.owner),
                    let reason = collector.prose(entry.value, "reason for leaving '\(firm)' out")
                else { return nil }
                return PassThroughRule.Exclusion(entity: firm, reason: reason)
            }
            guard let payee else { continue }
            var rule = PassThroughRule(
                id: id, title: fields.text("title") ?? id, payee: payee, factors: factors,
                payers: payers, leftOut: leftOut, note: fields.prose("note"), place: entry.keyPlace)
            rule.titles = fields.texts("titles", "title")
            rule.factorNames = factorNames(fields, factors)
            model.passThrough.append(rule)
        }
    }

    /// What reports call the shares; a name of no share is reported.
    private func factorNames(
        _ fields: MappingDecoder, _ factors: [PassThroughRule.Factor]
    ) -> [String: Prose] {
        let ids = factors.map(\.id)
        return fields.table("factor_names").reduce(into: [:]) { names, entry in
            guard ids.contains(entry.key) else {
                collector.report(
                    .unknownWord, at: entry.keyPlace,
                    "'\(entry.key)' in 'factor_names' of \(fields.owner) is none of its factors",
                    help: collector.didYouMean(
                        entry.key, in: ids,
                        otherwise: "its factors are \(ids.joined(separator: ", "))"))
                return
            }
            names[entry.key] = collector.prose(
                entry.value, "name of factor '\(entry.key)' of \(fields.owner)")
        }
    }

    /// A key that is the id of an entity.
    private func entityKey(_ entry: YAMLNode.Entry, _ owner: String) -> String? {
        guard let id = collector.checkedID(entry.key, at: entry.keyPlace) else { return nil }
        collector.refer(
            Reference(
                target: .entity, id: id, place: entry.keyPlace, owner: owner, relation: .mention,
                subject: ""))
        return id
    }

    private func factReferences(
        _ node: YAMLNode, _ spec: MappingSpec, firm: String?, owner: String
    ) -> [FactReference] {
        guard case .sequence(let items, _) = node.content else {
            if case .refused = node.content { return [] }
            collector.report(
                .wrongShape, at: node.place,
                "the facts of \(owner) must be a list, not \(node.kindName)")
            return []
        }
        if items.isEmpty {
            collector.report(
                .emptyValue, at: node.place, "\(owner) names no fact",
                help: "name at least one: {metric: capex_annual, as_of: 2025-12-31}")
        }
        return items.compactMap { item in
            guard let fields = MappingDecoder(item, spec, owner: "fact of \(owner)", collector)
            else {
                return nil
            }
            let subject = firm ?? fields.reference("firm", to: .entity)
            let metric = fields.text("metric")
            let asOf = fields.date("as_of")
            let scope = fields.text("scope")
            let basis = fields.word("basis", Fact.Basis.self)
            guard let subject, let metric, let asOf else { return nil }
            return FactReference(
                firm: subject, metric: metric, asOf: asOf, scope: scope, basis: basis,
                place: item.place)
        }
    }
}
