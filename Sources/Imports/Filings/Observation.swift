import Ledger
import Money
import Text

/// One row of company facts: a value, its period, and the filing that gives it.
struct Observation: Sendable {
    var taxonomy: String
    var tag: String
    var unit: String
    var start: Day?
    var end: Day
    var value: ExactDecimal
    var accession: String
    var form: String
    var filed: Day
    /// Position in the file.
    var index: Int

    /// What the value is of, whoever repeats it. Fiscal labels (`fy`, `fp`) and frames belong to filings and are never used.
    var key: Key { Key(taxonomy: taxonomy, tag: tag, unit: unit, start: start, end: end) }

    struct Key: Hashable, Sendable {
        var taxonomy: String
        var tag: String
        var unit: String
        var start: Day?
        var end: Day
    }

    /// Days from first to last, both counted.
    var days: Int? { start.map { end - $0 + 1 } }
}

/// A value with the filing from which it was known.
struct Claim: Sendable {
    var value: ExactDecimal
    /// The filings that give it: one, or the operands' of a difference or a sum.
    var operands: [Observation]
    var known: Day
    var isDerived: Bool

    init(_ observation: Observation) {
        value = observation.value
        operands = [observation]
        known = observation.filed
        isDerived = false
    }

    init(value: ExactDecimal, operands: [Observation]) {
        self.value = value
        self.operands = operands
        // A figure is known when the last of its parts is.
        known = operands.map(\.filed).max() ?? Day(daysSince1970: 0)
        isDerived = true
    }

    /// The filing that completed it.
    var last: Observation? { operands.max { ($0.filed, $0.accession) < ($1.filed, $1.accession) } }
}

extension [Claim] {
    /// In the order in which they became known, those left out that say what the one before said.
    func distinct() -> [Claim] {
        var result: [Claim] = []
        for claim in sorted(by: {
            ($0.known, $0.last?.accession ?? "") < ($1.known, $1.last?.accession ?? "")
        }) {
            if let last = result.last, last.value.agrees(with: claim.value) { continue }
            result.append(claim)
        }
        return result
    }
}
