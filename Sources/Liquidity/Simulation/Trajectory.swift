/// One path in full: what every firm and leg did in every quarter.
///
/// Arrays are `[quarter * count + index]` with the count of firms, obligations or fundings.
public struct Trajectory: Sendable, Hashable {
    public let firms: Int
    public let quarters: Int
    public let obligations: Int
    public let fundings: Int
    /// Firms: external revenue of the quarter.
    public internal(set) var revenue: [Double] = []
    /// Firms: what the outside would have bought, before missing capacity lost any of it.
    public internal(set) var demand: [Double] = []
    /// Firms: log demand lost to missing capacity so far, h.
    public internal(set) var demandLost: [Double] = []
    /// Firms: capacity beside its plan, κ, and the share of what is needed that it serves, q; 1 where capacity does not limit.
    public internal(set) var capacityRatio: [Double] = []
    public internal(set) var quotient: [Double] = []
    /// Firms: log revenue beside its plan at the end of the quarter, x; 0 where none is planned.
    public internal(set) var overPlan: [Double] = []
    /// Firms: fixed costs left out.
    public internal(set) var cutCosts: [Double] = []
    /// Firms: first quarter, from 1, in which something was cut; 0: none.
    public internal(set) var firstCut: [Int] = []
    /// Firms: cash at the end of the quarter.
    public internal(set) var cash: [Double] = []
    /// Firms: network receipts, with what guarantors paid.
    public internal(set) var receipts: [Double] = []
    /// Firms: costs that come before everything that is due.
    public internal(set) var seniorCosts: [Double] = []
    /// Firms: senior costs that could not be paid.
    public internal(set) var seniorShortfall: [Double] = []
    /// Firms: due and not paid in the quarter, senior costs apart.
    public internal(set) var unpaid: [Double] = []
    /// Firms: cash less everything left unpaid so far (rolled arrears while they are outstanding).
    public internal(set) var shadowBalance: [Double] = []
    /// Firms: whether everything was paid in the quarter.
    public internal(set) var hasPaid: [Bool] = []
    /// Firms: whether a covenant was broken in or before the quarter.
    public internal(set) var hasBrokenCovenant: [Bool] = []
    /// Obligations: what fell due anew before cuts, and what of it was left unbought.
    public internal(set) var newDue: [Double] = []
    public internal(set) var cut: [Double] = []
    /// Obligations: share that was bought, paid and delivered, for the next quarter; 1 for what is no capacity.
    public internal(set) var availability: [Double] = []
    /// Obligations: what fell due, with arrears rolled from before.
    public internal(set) var due: [Double] = []
    /// Obligations: what the payer itself paid.
    public internal(set) var payment: [Double] = []
    /// Obligations: arrears carried into the next quarter, with interest.
    public internal(set) var arrears: [Double] = []
    /// Fundings: what was paid in.
    public internal(set) var funding: [Double] = []
    /// Firms: first quarter, from 1, that ended with something unpaid; 0: none.
    public internal(set) var cashOut: [Int] = []
    /// Firms: deepest shadow balance below zero.
    public internal(set) var gap: [Double] = []
    /// Firms: what they were owed and did not get, in the two parts of ``PathOutcomes``.
    public internal(set) var directLoss: [Double] = []
    public internal(set) var passedOnLoss: [Double] = []
    public internal(set) var terminatedLoss: [Double] = []
    public internal(set) var stakeLoss: [Double] = []

    init(_ model: CompiledModel) {
        firms = model.firms.count
        quarters = model.quarters
        obligations = model.dues.count
        fundings = model.inflows.count
    }
}
