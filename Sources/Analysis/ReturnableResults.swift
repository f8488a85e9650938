import Circularity
import FlowNetwork
import Ledger

/// How much of the financing can come back as orders, each dollar counted once, and whether buyers can pay from outside.
///
/// A view of an analysis: each part is computed when it is first read, and kept. Where a part may fail it fails in
/// ``Analysis/compute(_:)``: name ``AnalysisParts/returnableLayers`` or ``AnalysisParts/returnable`` before reading.
public struct ReturnableResults: Sendable {
    let work: AnalysisWork

    /// One result for every layer, firmest first.
    public var layers: [ReturnableLayer] { Analysis.part(work.returnableLayers) }
    /// The headline layer over time.
    public var dated: DatedReturnable { Analysis.part(work.returnableDated) }
    /// What of the headline hangs on one deal or one firm.
    public var fragility: ReturnableFragility { Analysis.part(work.returnableFragility) }
    /// `R*` against chance; empty when no replicates were asked for, or without financing.
    public var excess: [ExcessReturnable] { Analysis.part(work.returnableExcess) }
    /// Revenue that each firm requires, and the largest group as one purse, in the headline layer.
    public var required: [RequiredRevenue] { Analysis.part(work.requiredRevenue) }
    public var requiredOfGroup: RequiredRevenue { Analysis.part(work.requiredOfGroup) }
    public var supplierFunding: [SupplierFunding] { Analysis.part(work.supplierFunding) }
    /// Every buyer's orders in one table, the largest first.
    public var totals: [BuyerTotals] { Analysis.part(work.buyerTotals) }
    public var bulletin: BulletinClasses { Analysis.part(work.bulletinClasses) }
    public var missingOrders: [MissingOrder] { Analysis.part(work.missingOrders) }
    /// What rests on which asset.
    public var pledges: DoublePledge { Analysis.part(work.pledges) }
    /// Hidden inputs by what it would be worth to know them; `nil` without draws.
    public var disclosure: DisclosureValue? { Analysis.part(work.disclosure) }
    /// Sum over vendors of the traced round trips, lower and higher reading, at most the headline; `nil` where nothing can return.
    public var traced: ClosedRange<Int64>? { Analysis.part(work.tracedReturn) }

    public func layer(_ firmness: Firmness) -> ReturnableLayer { layers[firmness.rawValue] }

    /// What is announced or firmer.
    public var headline: ReturnableLayer { layer(.announced) }

    /// Coverage of the buyers of a layer, the one that owes most first.
    public func coverage(_ layer: Firmness) -> [OutsideCoverage] {
        Analysis.part { () throws(MeasureError) in try work.outsideCoverage(layer) }
    }

    /// The largest group as one firm.
    public func consolidated(_ layer: Firmness) -> ConsolidatedView {
        Analysis.part { () throws(MeasureError) in try work.consolidated(layer) }
    }
}
