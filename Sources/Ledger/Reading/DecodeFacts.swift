import Money
import Text

/// Firms' facts, and conflicts.
extension LedgerDecoder {
    mutating func decodeFirm(_ file: MappingDecoder) {
        guard let firm = file.reference("firm", to: .entity) else {
            incomplete.insert(.firms)
            return
        }
        for entry in file.table("facts") {
            let metric = metric(entry.key)
            if metric == nil {
                collector.report(
                    .unknownMetric, at: entry.keyPlace,
                    "unknown metric '\(entry.key)' in the facts of '\(firm)'",
                    help: collector.metricHelp(entry.key))
            }
            guard case .sequence(let items, _) = entry.value.content else {
                if case .refused = entry.value.content { continue }
                collector.report(
                    .wrongShape, at: entry.value.place,
                    "the facts of '\(entry.key)' must be a list, not \(entry.value.kindName)")
                continue
            }
            for item in items {
                if let fact = fact(item, firm: firm, id: entry.key, metric: metric) {
                    model.facts.append(fact)
                }
            }
        }
        model.factResolutions[firm, default: []] += resolutions(file)
    }

    private func fact(
        _ node: YAMLNode, firm: String, id: String, metric: FactMetric?
    ) -> Fact? {
        guard
            let fields = MappingDecoder(node, .fact, owner: "fact '\(id)' of '\(firm)'", collector)
        else { return nil }
        fields.readAcceptances()
        let source = fields.reference("source", to: .source)
        let asOf = fields.date("as_of")
        let known = known(fields, source: source, date: asOf)
        let amount = amount(fields, "amount", allowNegative: true)
        let quantity = fields.grammar("quantity", Quantity.parse)
        let text = fields.text("text")
        checkMeasure(fields, metric)
        let proof = proof(fields, known: known)
        guard let source, let asOf else { return nil }
        var fact = Fact(
            firm: firm, metric: id, amount: amount?.amount, quantity: quantity, text: text,
            asOf: asOf, period: fields.text("period"), scope: fields.prose("scope"),
            basis: fields.word("basis", Fact.Basis.self) ?? .reported, source: source,
            locator: fields.text("locator"), known: known, note: fields.prose("note"),
            places: fields.places, place: node.place)
        fact.conversion = amount?.conversion
        fact.proof = proof
        return fact
    }

    /// Exactly one of amount, quantity and text, and the one that the metric is measured in.
    private func checkMeasure(_ fields: MappingDecoder, _ metric: FactMetric?) {
        let given = ["amount", "quantity", "text"].filter(fields.has)
        guard given.count == 1 else {
            collector.report(
                given.isEmpty ? .missingKey : .exclusiveKeys,
                at: given.last.flatMap(fields.keyPlace) ?? fields.place,
                given.isEmpty
                    ? "\(fields.owner) has no 'amount', 'quantity' or 'text'"
                    : "\(fields.owner) has both '\(given.joined(separator: "' and '"))'",
                help: "give exactly one of 'amount', 'quantity' and 'text'")
            return
        }
        guard let metric else { return }
        let wanted =
            switch metric.unit {
            case .money: "amount"
            case .quantity: "quantity"
            case .text: "text"
            }
        guard given != [wanted] else { return }
        collector.report(
            .wrongMeasure, at: fields.keyPlace(given[0]) ?? fields.place,
            "\(fields.owner) is measured in '\(wanted)', not '\(given[0])'",
            help: "write '\(wanted):', or use another metric")
    }

    mutating func decodeConflicts(_ file: MappingDecoder) {
        for entry in file.table("conflicts") {
            guard let id = collector.define(entry, "conflict", in: &conflictPlaces),
                let fields = MappingDecoder(
                    entry.value, .conflict, owner: "conflict '\(id)'", place: entry.keyPlace,
                    collector)
            else { continue }
            fields.readAcceptances()
            var statements: [Conflict.Statement] = []
            for node in fields.elements("statements") {
                guard
                    let part = MappingDecoder(
                        node, .statement, owner: "statement of \(fields.owner)", collector)
                else { continue }
                let source = part.reference("source", to: .source)
                let says = part.prose("says")
                let locator = part.text("locator")
                if let source, let says {
                    statements.append(
                        Conflict.Statement(source: source, locator: locator, says: says))
                }
            }
            var conflict = Conflict(
                id: id, title: fields.text("title") ?? id,
                about: fields.word("about", among: MappingSpec.conflictTopics) ?? "",
                subjects: fields.references("subjects", to: .subject), statements: statements,
                finding: fields.prose("finding") ?? "", chosen: fields.prose("chosen"),
                confidence: fields.word("confidence", Conflict.Confidence.self),
                known: fields.day("known") ?? model.defaultAsOf, place: entry.keyPlace)
            conflict.titles = fields.texts("titles", "title")
            model.conflicts.append(conflict)
        }
    }
}
