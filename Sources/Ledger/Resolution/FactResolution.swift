import Money

/// One fact per firm, metric, date, period, scope and basis, of those known on the day.
struct FactResolution {
    let model: LedgerModel
    let asOf: Day

    private struct Key: Hashable {
        var firm: String
        var metric: String
        var asOf: String
        var period: String?
        var scope: String?
        var basis: Fact.Basis
    }

    func resolve(chooser: inout FieldChooser) -> [Fact] {
        var groups: [Key: [(fact: Fact, order: Int)]] = [:]
        var order: [Key] = []
        for (index, fact) in model.facts.enumerated()
        where fact.known <= asOf && !fact.proof.isRefuted(by: asOf) {
            let key = Key(
                firm: fact.firm, metric: fact.metric, asOf: fact.asOf.description,
                period: fact.period, scope: fact.scope, basis: fact.basis)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append((fact, index))
        }
        return order.compactMap { key in
            guard let group = groups[key], let newest = group.map(\.fact.known).max() else {
                return nil
            }
            // A forecast is replaced by the next vintage; only what was said of the past can disagree.
            let isOutlook = key.basis == .forecast || key.basis == .target
            let live = isOutlook ? group.filter { $0.fact.known == newest } : group
            let candidates = live.map { fact, index in
                Candidate(
                    value: fact, source: fact.source, date: fact.asOf, known: fact.known,
                    order: index, place: fact.place)
            }
            return chooser.choose(
                candidates, subject: key.firm, field: "\(key.metric)@\(key.asOf)",
                resolutions: model.factResolutions[key.firm] ?? [],
                rules: FieldRules(agree: Self.agree, text: Self.text, said: Self.said))?.value
        }
    }

    private static func agree(_ a: Fact, _ b: Fact) -> Bool {
        if let first = a.amount, let second = b.amount { return first.agrees(with: second) }
        if let first = a.quantity, let second = b.quantity {
            return first.value == second.value || first.basis != .exact || second.basis != .exact
        }
        // Words (an opinion, a rating outlook) stand beside each other.
        return true
    }

    private static func said(_ fact: Fact) -> Disagreement.Said {
        if let amount = fact.amount { return .amount(amount) }
        if let quantity = fact.quantity { return .quantity(quantity) }
        return .verbatim(fact.text ?? "")
    }

    private static func text(_ fact: Fact) -> String {
        if let amount = fact.amount { return amount.text }
        if let quantity = fact.quantity { return "\(quantity.value) \(quantity.unit)" }
        return fact.text ?? ""
    }
}
