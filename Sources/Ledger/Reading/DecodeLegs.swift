import Money
import Text

/// Legs of claims: amounts, payment profiles, tranches.
extension LedgerDecoder {
    mutating func leg(_ entry: YAMLNode.Entry, deal: String) -> Leg? {
        guard let id = collector.checkedID(entry.key, at: entry.keyPlace) else { return nil }
        let path = "\(deal)/\(id)"
        if legPlaces[path] == nil { legPlaces[path] = entry.keyPlace }
        guard
            let fields = MappingDecoder(
                entry.value, .leg, owner: "leg '\(id)'", place: entry.keyPlace, collector)
        else { return nil }
        if fields.hasUnknownKeys { flawedLegs.insert(path) }
        fields.readAcceptances()
        var leg = Leg(id: id, place: entry.keyPlace)
        leg.places = fields.places
        leg.from = fields.reference("from", to: .entity)
        leg.to = fields.reference("to", to: .entity)
        leg.kind = fields.word("kind", LegKind.self)
        let amount = amount(fields, "amount", allowNegative: false)
        leg.amount = amount?.amount
        leg.conversion = amount?.conversion
        leg.paid = fields.grammar("paid") { text throws(GrammarProblem) in
            try Amount.parse(text)
        }
        for (key, field) in LegBookKeys.worded {
            leg.book[keyPath: field] = fields.grammar(key) { text throws(GrammarProblem) in
                try Amount.parse(text)
            }
        }
        leg.quantity = fields.grammar("quantity", Quantity.parse)
        leg.settles = fields.word("settles", Settlement.self)
        leg.binding = fields.word("binding", Binding.self)
        leg.start = fields.date("start")
        leg.end = fields.date("end")
        leg.term = fields.term("term")
        leg.pay = payProfile(fields)
        leg.tranches = fields.elements("tranches").compactMap { tranche($0, leg: fields.owner) }
        leg.tiedTo = legReferences(fields, "tied_to", deal: deal, leg: path, .mention)
        leg.partOf = legReferences(fields, "part_of", deal: deal, leg: path, .legPartOf)
        leg.overlaps = legReferences(fields, "overlaps", deal: deal, leg: path, .mention)
        leg.securedBy = security(fields, deal: deal, leg: path)
        leg.covers = legReferences(fields, "covers", deal: deal, leg: path, .mention)
        leg.takeOrPay = fields.number("take_or_pay")
        leg.seniority = fields.text("seniority")
        leg.cancelTerms = fields.text("cancel")
        leg.condition = fields.text("condition")
        leg.note = fields.prose("note")
        return leg
    }

    /// `DEAL/LEG`, or `LEG` for one of the same deal; comes back as `DEAL/LEG`.
    private func legReferences(
        _ fields: MappingDecoder, _ key: String, deal: String, leg: String,
        _ relation: Reference.Relation
    ) -> [String] {
        fields.elements(key).compactMap { node in
            guard let text = collector.text(node, "'\(key)' of \(fields.owner)") else {
                return nil
            }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy({ Identifier.isValid(String($0)) }) else {
                collector.report(
                    .badID, at: node.place, "'\(text)' does not name a leg",
                    help: "write DEAL/LEG, or LEG for one of the same deal")
                return nil
            }
            let path = parts.count == 2 ? text : "\(deal)/\(text)"
            collector.refer(
                Reference(
                    target: .leg, id: path, place: node.place, owner: fields.owner,
                    relation: relation, subject: leg))
            return path
        }
    }

    /// `DEAL/LEG`, `LEG` for one of the same deal, or the id of an entity; a leg comes back as `DEAL/LEG`.
    private func security(_ fields: MappingDecoder, deal: String, leg: String) -> [String] {
        fields.elements("secured_by").compactMap { node in
            guard let text = collector.text(node, "'secured_by' of \(fields.owner)") else {
                return nil
            }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy({ Identifier.isValid(String($0)) }) else {
                collector.report(
                    .badID, at: node.place, "'\(text)' names neither a leg nor an entity",
                    help: "write DEAL/LEG, LEG for one of the same deal, or the id of an entity")
                return nil
            }
            let isOwnLeg = parts.count == 1 && legPlaces["\(deal)/\(text)"] != nil
            let id = isOwnLeg ? "\(deal)/\(text)" : text
            let isLeg = parts.count == 2 || isOwnLeg
            collector.refer(
                Reference(
                    target: isLeg ? .leg : .asset, id: id, place: node.place, owner: fields.owner,
                    relation: isLeg ? .securedBy : .mention, subject: leg))
            return id
        }
    }

    private func payProfile(_ leg: MappingDecoder) -> PayProfile? {
        guard let node = leg.node("pay"),
            let fields = MappingDecoder(node, .pay, owner: "pay of \(leg.owner)", collector)
        else { return nil }
        let shape = fields.word("profile", PayProfile.Shape.self)
        let every = fields.word("every", PayProfile.Every.self)
        let amounts = fields.elements("amounts").compactMap { node -> Money? in
            guard let text = collector.text(node, "an amount of \(fields.owner)") else {
                return nil
            }
            return collector.grammar(text, at: node.place, fields.owner) {
                text throws(GrammarProblem) in try Money.parse(text)
            }
        }
        guard let shape else { return nil }
        if shape == .schedule, !fields.has("amounts") {
            fields.report(
                .scheduleForm, "profile", "\(fields.owner) is a schedule without 'amounts'",
                help: "add 'amounts: [USD 1bn, …]', one for each period")
        } else if shape != .schedule, fields.has("amounts") {
            fields.report(
                .scheduleForm, "amounts",
                "\(fields.owner) has 'amounts', but its profile is '\(shape.rawValue)'",
                help: "write 'profile: schedule', or leave the amounts out")
        }
        return PayProfile(shape: shape, every: every ?? .quarter, amounts: amounts)
    }

    private func tranche(_ node: YAMLNode, leg: String) -> Tranche? {
        guard let fields = MappingDecoder(node, .tranche, owner: "tranche of \(leg)", collector)
        else {
            return nil
        }
        let amount = fields.grammar("amount") { text throws(GrammarProblem) in
            try Amount.parse(text)
        }
        let conditions = fields.elements("when").compactMap { condition($0, of: fields.owner) }
        let count = fields.count("count") ?? 1
        let expected = fields.date("expected")
        let paid = fields.date("paid")
        guard let amount else { return nil }
        return Tranche(
            count: count, amount: amount, conditions: conditions, expected: expected, paid: paid,
            place: node.place)
    }

    private func condition(_ node: YAMLNode, of owner: String) -> Condition? {
        guard
            let fields = MappingDecoder(node, .condition, owner: "condition of \(owner)", collector)
        else { return nil }
        let metric = fields.text("metric")
        let op = fields.word("op", Condition.Operator.self)
        let value = fields.number("value")
        let entity = fields.reference("entity", to: .entity)
        guard let metric, let op else { return nil }
        if op != .event, !fields.has("value") {
            collector.report(
                .missingKey, at: fields.place, "\(fields.owner) has no 'value'",
                help: "only an 'event' does without a number")
        }
        return Condition(metric: metric, op: op, value: value, entity: entity)
    }
}
