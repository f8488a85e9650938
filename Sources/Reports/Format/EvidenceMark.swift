/// How well a figure is founded; ordered from strongest to weakest.
public enum EvidenceMark: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// A source states it.
    case reported
    /// Computed from what sources state.
    case derived
    /// Rests on an assumption of the analyst.
    case estimated
    /// Holds in a scenario only.
    case scenario

    /// ● ◆ ▲ ○
    public var symbol: String {
        switch self {
        case .reported: "●"
        case .derived: "◆"
        case .estimated: "▲"
        case .scenario: "○"
        }
    }

    public static func < (a: EvidenceMark, b: EvidenceMark) -> Bool { a.rawValue < b.rawValue }

    /// The mark of a result: that of its weakest input; `reported` for no input.
    public static func weakest(_ marks: some Sequence<EvidenceMark>) -> EvidenceMark {
        marks.reduce(.reported, max)
    }
}
