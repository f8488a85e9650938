extension CashFlowModelBuilder {
    /// The scenario's changes on a model, by position; with a factor for every one that has a range.
    mutating func changes(_ model: CashFlowModel) -> [Adjustment] {
        var result: [Adjustment] = []
        for (number, change) in scenario.changes.enumerated() {
            let subject = "\(scenario.id)/\(number + 1)"
            guard let found = book.value(change.input, .change, of: subject) else { continue }
            let targets = targets(change, model)
            for target in targets {
                result.append(
                    Adjustment(
                        kind: change.kind, target: target, value: found.value, from: change.from))
            }
            // One factor turns all targets of a change only when there is one target.
            guard targets.count == 1, let range = found.range, range.low < range.high else {
                continue
            }
            let id = "change.\(number + 1).\(change.kind.rawValue)"
            if change.kind.multiplies {
                multiply(found, id, .change, change.kind, targets[0], from: change.from)
            } else if !change.kind.takesNoValue {
                add(
                    id, .change, change.kind, targets[0], low: range.low - found.value,
                    high: range.high - found.value, from: change.from)
            }
        }
        return result
    }

    private func targets(
        _ change: ScenarioChange, _ model: CashFlowModel
    ) -> [Adjustment.Target] {
        switch change.target {
        case .everything: return [.everything]
        case .outsideFunding: return [.outsideFunding]
        case .circuits: return [.circuits]
        case .firm(let id): return firmIndex[id].map { [.firm($0)] } ?? []
        case .leg(let id):
            func belongs(_ other: String) -> Bool { other == id || other.hasPrefix("\(id)#") }
            if change.kind.subject == .stakes {
                return model.stakes.indices.filter { belongs(model.stakes[$0].id) }
                    .map { .stake($0) }
            }
            return model.obligations.indices.filter { belongs(model.obligations[$0].id) }
                .map { .obligation($0) }
                + model.fundings.indices.filter { belongs(model.fundings[$0].id) }
                .map { .funding($0) }
        }
    }
}
