import Clearing

/// Why contagion was not computed, as far as a reader of a report can use it; the words are in ``ContagionWords``.
enum ContagionFailure: Sendable, Hashable, CaseIterable {
    case claims, figures, size, ownedWhole, notConverged

    init(_ error: ClearingError) {
        self =
            switch error {
            case .unknownFirm, .selfClaim, .badAmount: .claims
            case .badFigure, .badParameter, .overflow, .shape: .figures
            case .tooLarge: .size
            case .ownedWhole: .ownedWhole
            case .notConverged: .notConverged
            }
    }
}
