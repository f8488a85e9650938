import Circularity
import FlowNetwork
import Ledger
import Money

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

    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    public init(_ network: FlowNetwork, ledger: ResolvedLedger) throws(MeasureError) {
        let view = FlowView(layer: .announced)
        roundTrips = try RoundTrips.all(network, ledger: ledger)
        returnShares = try ReturnShares(
            network, ledger: ledger, layer: .announced,
            window: FlowView.Window(
                start: ledger.asOf.adding(months: -12), end: ledger.asOf))
        leaveOneOut = try LeaveOneOut(network, view: view)
        firmRoundTrips = try FirmRoundTrip.all(network, view: view)
        undisclosed = try UndisclosedBounds(network, ledger: ledger, layer: .announced)
        suppliers = CounterpartyConcentration.all(network, side: .suppliers, view: view)
        customers = CounterpartyConcentration.all(network, side: .customers, view: view)
        providers = ProviderHistory.all(network, ledger: ledger)
    }
}
