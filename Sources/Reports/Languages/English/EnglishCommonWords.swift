import FlowNetwork
import Ledger
import Money

struct EnglishCommonWords: CommonWords {
    let languageName = "English"

    func layer(_ layer: Firmness) -> String { layer.name }
    func orFirmer(_ layer: Firmness) -> String { "\(layer.name) or firmer" }
    func status(_ status: DealStatus) -> String { spaced(status.rawValue) }
    func event(_ event: ClaimEvent) -> String { event.rawValue }
    func kind(_ kind: LegKind) -> String { spaced(kind.rawValue) }
    func sourceKind(_ kind: Source.Kind) -> String { kind.rawValue }
    func policy(_ policy: ConflictPolicy) -> String { policy.rawValue }
    func confidence(_ confidence: Conflict.Confidence) -> String { confidence.rawValue }

    func exclusion(_ exclusion: NetworkLeg.Exclusion) -> String {
        switch exclusion {
        case .overlap: "counted elsewhere"
        case .contingent: "contingent"
        case .undisclosed: "undisclosed"
        }
    }

    func meaning(_ mark: EvidenceMark) -> String {
        switch mark {
        case .reported: "reported by a source"
        case .derived: "derived from reported figures"
        case .estimated: "rests on an estimate"
        case .scenario: "holds in a scenario"
        }
    }

    func likelihood(_ likelihood: Likelihood) -> String {
        switch likelihood {
        case .almostNone: "almost no chance"
        case .veryUnlikely: "very unlikely"
        case .unlikely: "unlikely"
        case .even: "roughly even chance"
        case .likely: "likely"
        case .veryLikely: "very likely"
        case .almostCertain: "almost certain"
        }
    }

    func amount(_ basis: AmountBasis, _ money: String) -> String {
        switch basis {
        case .undisclosed: undisclosed
        case .exact, .range: money
        case .about, .atLeast, .upTo: "\(basis.rawValue) \(money)"
        }
    }

    func amount(from low: String, to high: String) -> String { "\(low) to \(high)" }

    func quantity(_ basis: AmountBasis, _ value: String, _ unit: String) -> String {
        let wording = basis == .exact || basis == .undisclosed ? "" : basis.rawValue + " "
        return unit == "%" ? "\(wording)\(value)%" : "\(wording)\(value) \(unit)"
    }

    func shortened(_ digits: String) -> String {
        for (scale, zeros) in [("bn", 9), ("m", 6), ("k", 3)] {
            if let head = digits.withoutZeros(zeros) { return head + scale }
        }
        return digits
    }

    func neutral(_ term: Vocabulary.Term) -> String {
        switch term {
        case .commitments: "purchase commitments"
        case .capacityUnit: "units"
        }
    }

    let undisclosed = "undisclosed"
    let undefined = "undefined"
    let notKnown = "not known"
    let notAvailable = "n/a"

    func part(_ part: String, _ share: String) -> String { "\(part) (\(share))" }

    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    func andMore(_ count: Int) -> String { " and \(count) more" }
    func andMoreFirms(_ count: Int) -> String { andMore(count) }
    func firms(_ count: Int) -> String { .count(count, "firm") }
    func deals(_ count: Int) -> String { .count(count, "deal") }
    func liveLegs(_ count: Int) -> String { .count(count, "live leg") }

    private func spaced(_ key: String) -> String {
        key.split(separator: "_").joined(separator: " ")
    }
}
