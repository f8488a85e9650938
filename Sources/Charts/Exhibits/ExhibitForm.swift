/// For which screen an exhibit is laid out. Text has the same size in both; what does not fit side by side stands under each other.
public enum ExhibitForm: Sendable, Hashable, CaseIterable {
    /// A page or a desk: 1,000 user units and more.
    case wide
    /// A telephone held upright, 390 pixels and less than 480.
    case narrow

    /// User units; an exhibit that needs its own width takes it in ``wide`` only.
    package var width: Double {
        switch self {
        case .wide: 1000
        case .narrow: 480
        }
    }
}
