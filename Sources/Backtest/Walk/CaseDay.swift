import Analysis
import Money

/// What the gate said of a case on one day, from what was known by then.
public struct CaseDay: Sendable {
    public let day: Day
    public let state: GateState
    /// In the policy's order; within a rule by id.
    public let verdicts: [Said]
    /// Number furthest on the bad side, by candidate id; a candidate without a number is not there.
    public let worst: [String: Double]

    /// A verdict without what it was computed from.
    public struct Said: Sendable, Hashable {
        /// `vendor-promises@lucent`
        public let id: String
        public let rule: String
        public let state: GateState
        public let value: Double?
        public let unit: MeasureUnit
        public let why: String
    }

    /// Whether somebody would have been warned: the gate warned or failed.
    public var isAlarm: Bool { state == .warn || state == .fail }

    /// Ids of what made the state, the rules' order kept.
    public var causes: [String] { verdicts.filter { $0.state == state }.map(\.id) }
}
