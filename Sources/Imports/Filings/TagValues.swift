import Money

/// What became of the values of one tag: claims by period, quarters by difference.
struct TagValues: Sendable {
    /// Claims of each filed period, in the order in which they became known.
    private(set) var filed: [Observation.Key: [Claim]] = [:]

    init(_ observations: [Observation]) {
        var groups: [Observation.Key: [Observation]] = [:]
        for observation in observations { groups[observation.key, default: []].append(observation) }
        for (key, rows) in groups {
            let sorted = rows.sorted { ($0.filed, $0.accession) < ($1.filed, $1.accession) }
            // A recast may say again what was filed, never something new.
            guard let first = sorted.first(where: { CompanyFacts.reports.contains($0.form) }) else {
                continue
            }
            let known = sorted.filter {
                CompanyFacts.reports.contains($0.form)
                    || (first.filed, first.accession) <= ($0.filed, $0.accession)
            }
            filed[key] = known.map { Claim($0) }.distinct()
        }
    }

    /// Quarters by last day: filed ones, else the difference of two periods of one start. Never a year less a sum of quarters, which adds up what was rounded.
    func quarters() -> [Day: [Claim]] {
        var result: [Day: [Claim]] = [:]
        let flows = filed.filter { $0.key.start != nil }
        for (key, claims) in flows {
            guard let start = key.start, (80...105).contains(key.end - start + 1) else { continue }
            result[key.end] = merged(result[key.end], claims)
        }
        let byStart = Dictionary(grouping: flows.keys) { $0.start ?? $0.end }
        for keys in byStart.values {
            let sorted = keys.sorted { $0.end < $1.end }
            for long in sorted where result[long.end] == nil {
                guard
                    let short = sorted.last(where: { (80...105).contains(long.end - $0.end) }),
                    let whole = filed[long], let part = filed[short]
                else { continue }
                result[long.end] = differences(whole, part)
            }
        }
        return result
    }

    private func merged(_ old: [Claim]?, _ new: [Claim]) -> [Claim] {
        ((old ?? []) + new).distinct()
    }

    /// As it was first known, and as it is known after both were restated. A restated year less nine months that were not is no quarter.
    private func differences(_ whole: [Claim], _ part: [Claim]) -> [Claim] {
        func difference(_ a: Claim?, _ b: Claim?) -> Claim? {
            guard let a, let b, let value = a.value.subtracting(b.value) else { return nil }
            return Claim(value: value, operands: a.operands + b.operands)
        }
        var claims = [difference(whole.first, part.first)].compactMap(\.self)
        if whole.count > 1, part.count > 1, let last = difference(whole.last, part.last) {
            claims.append(last)
        }
        return claims.distinct()
    }

    /// Fiscal years by last day.
    func years(_ calendar: FiscalCalendar) -> [Day: [Claim]] {
        periods { calendar.isYear($0, endingOn: $1) }
    }

    /// Trailing years that end within a fiscal year.
    func trailing(_ calendar: FiscalCalendar) -> [Day: [Claim]] {
        periods { (350...378).contains($0) && !calendar.isYear($0, endingOn: $1) }
    }

    func halves() -> [Day: [Claim]] { periods { days, _ in (175...190).contains(days) } }

    private func periods(_ isWanted: (Int, Day) -> Bool) -> [Day: [Claim]] {
        var result: [Day: [Claim]] = [:]
        for (key, claims) in filed {
            guard let start = key.start, isWanted(key.end - start + 1, key.end) else { continue }
            result[key.end] = merged(result[key.end], claims)
        }
        return result
    }

    /// Stocks by day.
    func stocks(withStart: Bool) -> [Day: [Claim]] {
        var result: [Day: [Claim]] = [:]
        for (key, claims) in filed where key.start == nil { result[key.end] = claims }
        guard withStart else { return result }
        for (key, claims) in filed where key.start != nil && result[key.end] == nil {
            result[key.end] = claims
        }
        return result
    }
}
