import Circularity
import Clearing
import FlowNetwork
import Indicators
import Ledger
import Liquidity

/// Parts of an analysis that depend on the ledger of the day and on the length of circuits, and on no seed, draw or scenario: analyses that differ in those alone share them.
final class LedgerParts: Sendable {
    let layers = Part<[LayerResult]>()
    let years = Part<[YearResult]>()
    let circuits = Part<CircuitCensus>()
    let circuitNumbers = Part<CircuitNumbers>()
    let vendors = Part<[VendorFinancing]>()
    let coverage = Part<Coverage>()
    let roundTrips = Part<[RoundTrips]>()
    let returnShares = Part<ReturnShares>()
    let leaveOneOut = Part<LeaveOneOut>()
    let firmRoundTrips = Part<[FirmRoundTrip]>()
    let undisclosed = Part<UndisclosedBounds>()
    let providers = Part<[ProviderHistory]>()
    let headlineDecay = Part<HeadlineDecay>()
    let signedDecay = Part<HeadlineDecay>()
    let disputes = Part<[DisputedAmount]>()
    let contagion = Parts<Firmness, Result<LedgerContagion, ClearingError>>()
    let indicatorHistory = Part<[IndicatorResults.Past]>()
    let evidence = Part<LegEvidence>()
    let returnableLayers = Part<[ReturnableLayer]>()
    let returnableDated = Part<DatedReturnable>()
    let returnableFragility = Part<ReturnableFragility>()
    let outsideCoverage = Parts<Firmness, [OutsideCoverage]>()
    let consolidated = Parts<Firmness, ConsolidatedView>()
    let requiredRevenue = Part<[RequiredRevenue]>()
    let requiredOfGroup = Part<RequiredRevenue>()
    let supplierFunding = Part<[SupplierFunding]>()
    let buyerTotals = Part<[BuyerTotals]>()
    let bulletinClasses = Part<BulletinClasses>()
    let missingOrders = Part<[MissingOrder]>()
    let pledges = Part<DoublePledge>()
}
