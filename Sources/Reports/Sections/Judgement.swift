import Circularity

/// What page one says first: how much of the financing is circular, and whether the largest buyer can pay without new money.
struct Judgement: Equatable {
    /// Size of the circular money among the financing.
    enum Size: CaseIterable {
        case none
        /// Below 5%, the rule of thumb for what is not material (U.S. Securities and Exchange Commission, Staff Accounting Bulletin 99, 1999).
        case small
        case notable
        /// From 10%, the share from which a customer is disclosed by itself (ASC 280-10-50-42).
        case material

        init(share: Double?) {
            switch share ?? 0 {
            case ...0: self = .none
            case ..<0.05: self = .small
            case ..<0.1: self = .notable
            default: self = .material
            }
        }
    }

    /// Whether money from outside covers what is owed in the year in which most is.
    enum Payment: CaseIterable {
        case covered, uncovered, unknown

        /// An upper end of 100% or more says nothing.
        init(coverage: OutsideCoverage.Known) {
            switch coverage {
            case .value(let share): self = share < 1 ? .uncovered : .covered
            case .atMost(let share): self = share < 1 ? .uncovered : .unknown
            case .unknown: self = .unknown
            }
        }
    }

    var size: Size
    /// The buyer that owes most; `nil` where nobody owes anything with a date.
    var buyer: String?
    var payment: Payment
}
