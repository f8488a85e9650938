import Ledger
import Money

/// Chooses for each metric and period the tag whose claims are used.
struct MetricSeries {
    /// One claim with the metric that it is of.
    struct Found {
        var metric: String
        var end: Day
        var period: String?
        var scope: String?
        var tag: String
        var claim: Claim
    }

    let calendar: FiscalCalendar
    private let values: [String: TagValues]
    /// Periods in which two live tags disagree.
    private(set) var conflicts: [(metric: String, end: Day, text: String)] = []

    init(_ observations: [Observation], calendar: FiscalCalendar) {
        self.calendar = calendar
        values = Dictionary(grouping: observations) { "\($0.taxonomy):\($0.tag)" }
            .mapValues { TagValues($0) }
    }

    mutating func all(_ maps: [MetricMap], overrides: [String: ImportRules.TagRule]) -> [Found] {
        var found: [Found] = []
        for map in maps {
            let shapes: [(metric: String?, shape: Shape)] = [
                (map.annual, .year), (map.quarter, .quarter), (map.trailing, .trailing),
                (map.half, .half), (map.stock, .stock),
            ]
            for (metric, shape) in shapes {
                guard let metric else { continue }
                if shape == .half, found.contains(where: { $0.metric == map.quarter }) { continue }
                found += choose(metric, map, shape, overrides[metric])
            }
        }
        return found
    }

    private enum Shape { case year, quarter, trailing, half, stock }

    private typealias Candidate = (tag: String, claims: [Claim])

    private mutating func choose(
        _ metric: String, _ map: MetricMap, _ shape: Shape, _ rule: ImportRules.TagRule?
    ) -> [Found] {
        let usGAAP = rule.map { $0.tags.map { [$0] } } ?? map.usGAAP
        let ifrs = rule.map { $0.tags.map { [$0] } } ?? map.ifrs
        let scope = rule?.scope ?? map.scope
        let american = candidates(usGAAP, "us-gaap", shape)
        let international = candidates(ifrs, "ifrs-full", shape)
        var found: [Found] = []
        for end in Set(american.keys).union(international.keys).sorted() {
            let period = label(end, shape)
            func add(_ tag: String, _ claims: [Claim], _ scope: String?) {
                found += claims.map {
                    Found(
                        metric: metric, end: end, period: period, scope: scope, tag: tag, claim: $0)
                }
            }
            let world = pick(international[end] ?? [], metric, end, map.takesLarger)
            let home = pick(american[end] ?? [], metric, end, map.takesLarger)
            if let world { add(world.tag, world.claims, scope) }
            guard let home else { continue }
            guard let world, let now = world.claims.last, let then = home.claims.last else {
                add(home.tag, home.claims, scope)
                addOlder(american[end] ?? [], home, end, add)
                continue
            }
            // A change of standards is another figure where the value is another.
            if !now.value.agrees(with: then.value) {
                add(
                    home.tag, home.claims,
                    [scope, "US GAAP"].compactMap(\.self).joined(separator: ", "))
            }
        }
        return found
    }

    /// What another tag said before the chosen one had the period: another definition, so another scope.
    private func addOlder(
        _ all: [Candidate], _ chosen: Candidate, _ end: Day,
        _ add: (String, [Claim], String?) -> Void
    ) {
        guard let first = chosen.claims.first else { return }
        for other in all where other.tag != chosen.tag {
            guard let claim = other.claims.first, claim.known < first.known,
                !claim.value.agrees(with: first.value)
            else { continue }
            add(other.tag, [claim], "as \(other.tag)")
        }
    }

    private mutating func pick(
        _ candidates: [Candidate], _ metric: String, _ end: Day, _ takesLarger: Bool
    ) -> Candidate? {
        guard var best = candidates.first else { return nil }
        guard takesLarger else { return best }
        for other in candidates.dropFirst() {
            guard let a = best.claims.last?.value, let b = other.claims.last?.value, a < b else {
                continue
            }
            if !a.agrees(with: b), let twenty = b.subtracting(a)?.multiplied(by: ExactDecimal(20)),
                b < twenty
            {
                conflicts.append(
                    (
                        metric, end,
                        "\(best.tag) says \(a.plain), \(other.tag) \(b.plain); the larger is taken"
                    ))
            }
            if !a.agrees(with: b) { best = other }
        }
        return best
    }

    private func label(_ end: Day, _ shape: Shape) -> String? {
        switch shape {
        case .year: calendar.yearLabel(end)
        case .quarter: calendar.quarterLabel(end)
        case .half: calendar.halfLabel(end)
        case .trailing, .stock: nil
        }
    }

    /// By last day: the alternatives that have a value, in their order.
    private func candidates(
        _ alternatives: [[String]], _ taxonomy: String, _ shape: Shape
    ) -> [Day: [Candidate]] {
        var result: [Day: [Candidate]] = [:]
        for tags in alternatives {
            let byTag = tags.map { series("\(taxonomy):\($0)", $0, shape) }
            guard let first = byTag.first else { continue }
            for (end, claims) in first {
                let parts = byTag.map { $0[end] ?? [] }
                let summed = parts.count == 1 ? claims : sums(parts)
                if !summed.isEmpty {
                    result[end, default: []].append((tags.joined(separator: " + "), summed))
                }
            }
        }
        return result
    }

    private func series(_ key: String, _ tag: String, _ shape: Shape) -> [Day: [Claim]] {
        guard let values = values[key] else { return [:] }
        switch shape {
        case .year: return values.years(calendar)
        case .quarter: return values.quarters()
        case .trailing: return values.trailing(calendar)
        case .half: return values.halves()
        case .stock: return values.stocks(withStart: MetricMap.stocksWithStart.contains(tag))
        }
    }

    /// Sums of which every part stands in one filing.
    private func sums(_ parts: [[Claim]]) -> [Claim] {
        var result: [Claim] = []
        for first in parts[0] {
            var operands = first.operands
            var value: ExactDecimal? = first.value
            for other in parts.dropFirst() {
                guard
                    let same = other.first(where: { $0.last?.accession == first.last?.accession })
                else {
                    value = nil
                    break
                }
                operands += same.operands
                value = value?.adding(same.value)
            }
            if let value { result.append(Claim(value: value, operands: operands)) }
        }
        return result.distinct()
    }
}
