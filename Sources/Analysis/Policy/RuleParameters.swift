/// A setting that a rule may give to its measure.
public struct RuleParameters: Sendable {
    public let name: String
    /// The end of a sentence that begins with "write".
    let form: String
    let accepts: @Sendable (String) -> Bool

    /// Settings of a measure; only tests of series have any.
    public static func of(_ rule: MetricDefinition) -> [RuleParameters] {
        guard rule.subjects.contains(where: { $0.contains(.series) }) else { return [] }
        switch SeriesMeasures.part(of: rule.id) {
        case .test: return rule.id == "bsadf-p" ? explosive + [looks] : explosive
        case .lppls: return lppls
        case .runUp: return reading.filter { $0.name != "log" }
        case nil: return []
        }
    }

    /// Of the test of Phillips, Shi and Yu: the options of `ouroboros bubble`.
    private static let explosive: [RuleParameters] =
        reading + [
            RuleParameters(name: "lag", form: "a number from 0 to 24, aic or bic") {
                $0 == "aic" || $0 == "bic" || count($0, 0...24)
            },
            RuleParameters(name: "min_window", form: "psy or a number of observations") {
                $0 == "psy" || count($0, 2...1_000_000)
            },
            words("unit", ["levels", "rows"]),
            words("critical_values", ["wild", "montecarlo", "composite"]),
            words("drift", ["kept", "none"]),
            words("boundary", ["pointwise", "familywise", "sadf"]),
        ]

    private static let looks = RuleParameters(
        name: "looks", form: "the number of last observations over which the p holds"
    ) { count($0, 1...10_000) }

    private static let lppls: [RuleParameters] =
        reading + [
            RuleParameters(name: "shortest", form: "a number of observations") {
                count($0, 2...1_000_000)
            },
            RuleParameters(name: "longest", form: "a number of observations") {
                count($0, 2...1_000_000)
            },
            RuleParameters(name: "step", form: "a number of observations") {
                count($0, 1...1_000_000)
            },
        ]

    private static let reading: [RuleParameters] = [
        RuleParameters(name: "column", form: "the name of a column") { _ in true },
        words("log", ["true", "false"]),
        words("resample", ["none", "daily", "weekly", "monthly"]),
    ]

    private static func words(_ name: String, _ words: [String]) -> RuleParameters {
        RuleParameters(name: name, form: words.joined(separator: " or ")) { words.contains($0) }
    }

    private static func count(_ text: String, _ range: ClosedRange<Int>) -> Bool {
        guard text.count <= 9, text.allSatisfy({ $0.isASCII && $0.isNumber }),
            let number = Int(text)
        else { return false }
        return range.contains(number)
    }
}
