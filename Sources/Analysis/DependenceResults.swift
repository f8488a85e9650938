import Circularity

/// On whose money, contracts and partners the network depends: round trips, fragility, concentration.
///
/// Computed for what is announced or firmer; round trips for each softer layer too.
public struct DependenceResults: Sendable {
    /// Own money among vendors' revenue, one entry a layer from announced on.
    public let roundTrips: [RoundTrips]
    /// Return shares of the twelve months before the as-of date.
    public let returnShares: ReturnShares
    public let leaveOneOut: LeaveOneOut
    /// The most that can come back to each firm, and the contracts that limit it.
    public let firmRoundTrips: [FirmRoundTrip]
    public let undisclosed: UndisclosedBounds
    public let suppliers: [CounterpartyConcentration]
    public let customers: [CounterpartyConcentration]
    /// Who provides each buyer's compute, the largest buyer first.
    public let providers: [ProviderHistory]
}
