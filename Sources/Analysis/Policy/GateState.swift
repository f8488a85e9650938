/// What the gate says of a rule, or of all of them together.
public enum GateState: String, Sendable, Hashable, CaseIterable {
    case pass
    case warn
    case fail
    /// It would fail, and someone has taken responsibility until a day.
    case waived
    /// Data are missing or stale, or the value is too close to a limit for the number of replicates.
    case indeterminate
}
