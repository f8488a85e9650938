import FlowNetwork
import Ledger
import Money
import Statistics

/// How much of a vendor's revenue is its own money coming back: documented ≤ traced ≤ at most.
///
/// - documented: financing that a source ties to a purchase from the vendor, up to that purchase's payments;
/// - traced: pro rata over time, opening cash and outside revenue untagged, tied money first to its purchase;
/// - at most: what the contracts' amounts and dates allow.
public struct RoundTripBounds: Sendable {
    /// Position of the vendor among the firms.
    public let vendor: Int
    /// Units that the vendor's financing legs pay, and that its purchase legs bring.
    public let financing: Int64
    public let orders: Int64
    public let total: Amounts
    /// The contracts that limit ``Amounts/atMost``: the minimum cut.
    public let cut: [TimeExpandedFlow.CutLeg]
    /// By calendar year of arrival. The upper ends of years may add up to more than that of the total: each is the most for its year.
    public let years: [Year]
    /// Traced with the other rules for mixed money, under the cautious reading.
    public let fifo: Int64
    public let lifo: Int64
    /// Firms between the financing and the orders whose outside money is not known: why ``Amounts/traced`` may be undefined.
    public let unknownFirms: [Int]

    /// One band in units.
    public struct Amounts: Sendable, Hashable {
        public var documented: Int64
        /// The lower and the higher of the two readings of unknown books (``AccountAssumption``).
        public var tracedLow: Int64
        public var tracedHigh: Int64
        public var atMost: Int64

        /// The traced amount, where it does not depend on what is unknown; `nil`: undefined.
        public var traced: Int64? { tracedLow == tracedHigh ? tracedLow : nil }
    }

    public struct Year: Sendable, Hashable {
        public let year: Int
        public let amounts: Amounts
        /// Purchase legs' payments of the year.
        public let orders: Int64
    }

    /// - Throws: ``MeasureError/flow(_:)`` when a solution fails its own check.
    public init(
        of flows: DatedFlows, books: [ExternalAccounts], vendor: Int
    ) throws(MeasureError) {
        func payments(_ isMine: (DatedFlows.Leg) -> Bool, _ step: Int) -> Int64 {
            flows.legs.reduce(0) { isMine($1) ? $0 + $1.payments[step] : $0 }
        }
        let isOrder: (DatedFlows.Leg) -> Bool = {
            $0.to == vendor && !$0.isFinancing && $0.from != vendor
        }
        let steps = 0..<flows.calendar.count
        self.vendor = vendor
        financing = flows.legs.reduce(0) {
            $1.from == vendor && $1.isFinancing && $1.to != vendor ? $0 + $1.total : $0
        }
        orders = flows.legs.reduce(0) { isOrder($1) ? $0 + $1.total : $0 }
        func traced(_ method: TracingMethod, _ reading: AccountAssumption) -> TaintAnalysis {
            TaintAnalysis(
                of: flows, books: books, vendor: vendor, method: method, reading: reading)
        }
        let cautious = traced(.haircut, .cautious)
        let liberal = traced(.haircut, .liberal)
        fifo = traced(.fifo, .cautious).returned.reduce(0, +)
        lifo = traced(.lifo, .cautious).returned.reduce(0, +)
        func amounts(_ span: some Sequence<Int>, atMost: Int64) -> Amounts {
            var (documented, a, b) = (Int64(0), Int64(0), Int64(0))
            for step in span {
                documented += cautious.documented[step]
                a += cautious.returned[step]
                b += liberal.returned[step]
            }
            return Amounts(
                documented: documented, tracedLow: min(a, b), tracedHigh: max(a, b), atMost: atMost)
        }
        let whole = try TimeExpandedFlow(of: flows, vendor: vendor)
        cut = whole.cut
        total = amounts(steps, atMost: whole.value)
        var years: [Year] = []
        if whole.value > 0, let range = flows.calendar.years {
            for year in range {
                let span = steps.filter { flows.calendar.year(of: $0) == year }
                guard let first = span.first, let last = span.last else { continue }
                let due = span.reduce(Int64(0)) { $0 + payments(isOrder, $1) }
                let upper = try Self.atMost(first...last, due, whole, flows, vendor)
                if due > 0 || upper > 0 {
                    years.append(
                        Year(year: year, amounts: amounts(span, atMost: upper), orders: due))
                }
            }
        }
        self.years = years
        unknownFirms = flows.firmsBetween(vendor).filter { books[$0].isUnknown }
    }

    /// The most that can arrive in a span of steps.
    ///
    /// No more arrives than the orders of the span bring, nor than was financed by its end; a leg without dates is no barrier in time, so with one in the
    /// network all financing counts. Where the whole flow already brings that much, nothing needs to be solved: on a web of thousands of deals that is nearly
    /// every year.
    private static func atMost(
        _ span: ClosedRange<Int>, _ orders: Int64, _ whole: TimeExpandedFlow, _ flows: DatedFlows,
        _ vendor: Int
    ) throws(MeasureError) -> Int64 {
        if let arrivals = whole.arrivals {
            let isDated = flows.legs.allSatisfy { $0.freeSteps == nil }
            let financed = flows.legs.reduce(Int64(0)) { sum, leg in
                guard leg.from == vendor, leg.isFinancing, leg.to != vendor else { return sum }
                return sum
                    + (isDated ? leg.payments[...span.upperBound].reduce(0, +) : leg.total)
            }
            let bound = min(orders, financed)
            if arrivals[span].reduce(0, +) == bound { return bound }
        }
        return try TimeExpandedFlow(of: flows, vendor: vendor, arrival: span).value
    }
}

/// The bands of every vendor of a layer, with the seller's revenue for scale.
public struct RoundTrips: Sendable {
    public let layer: Firmness
    public let bands: [RoundTripBounds]
    /// Calendar months in a step of time.
    public let stepMonths: Int
    /// Annual revenue by vendor, where it is known.
    public let revenue: [Int: RevenueScale]
    /// Whether a counted leg without dates was spread by assumption.
    public let hasUndatedLegs: Bool

    /// Every firm that finances someone and sells to someone, most that can come back first; vendors whose money cannot come back are left out.
    ///
    /// - Throws: ``MeasureError/flow(_:)`` when amounts do not fit 64 bits.
    public init(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness
    ) throws(MeasureError) {
        let flows = try DatedFlows(network, layer: layer)
        let books = network.firms.map {
            ExternalAccounts(of: $0.id, ledger, calendar: flows.calendar)
        }
        self.layer = layer
        stepMonths = flows.calendar.months
        hasUndatedLegs = flows.legs.contains { $0.freeSteps != nil }
        let vendors = network.firms.indices.filter { !flows.firmsBetween($0).isEmpty }
        let found = try Blocks(items: vendors.count, size: 1).map {
            block, _ -> Result<RoundTripBounds, MeasureError> in
            do throws(MeasureError) {
                return .success(
                    try RoundTripBounds(of: flows, books: books, vendor: vendors[block]))
            } catch { return .failure(error) }
        }
        let bands = found.filter { $0.total.atMost > 0 }
        self.bands = bands.sorted {
            ($0.total.atMost, -$0.vendor) > ($1.total.atMost, -$1.vendor)
        }
        var revenue: [Int: RevenueScale] = [:]
        for band in bands {
            revenue[band.vendor] = RevenueScale(of: network.firms[band.vendor].id, ledger)
        }
        self.revenue = revenue
    }

    /// The layers that a report shows: announced or firmer, and each softer layer with a dollar of its own.
    public static func all(
        _ network: FlowNetwork, ledger: ResolvedLedger
    ) throws(MeasureError) -> [RoundTrips] {
        var results: [RoundTrips] = []
        for layer in Firmness.allCases
        where layer == .announced
            || (layer > .announced && network.legs.contains { $0.stated[layer] > 0 })
        {
            results.append(try RoundTrips(network, ledger: ledger, layer: layer))
        }
        return results
    }
}

/// A year's revenue, to set amounts against.
public struct RevenueScale: Sendable, Hashable {
    public let minorUnits: Int64
    public let sources: [String]
    /// Whether figures cover the year; else it is four quarters at the nearest known rate, an estimate.
    public let isCovered: Bool

    /// The latest fiscal year or four quarters; without them, the twelve months before the as-of date at the nearest known rates.
    init?(of firm: String, _ ledger: ResolvedLedger) {
        if let known = ledger.trailingYear(.revenue, of: firm) {
            minorUnits = known.minorUnits
            sources = known.facts.map { ledger.facts[$0].source }
            isCovered = true
            return
        }
        guard let curve = RevenueCurve(of: firm, ledger) else { return nil }
        var units: Int64 = 0
        var used: [String] = []
        for quarter in 0..<4 {
            let start = ledger.asOf.adding(months: -12 + 3 * quarter)
            let end = ledger.asOf.adding(months: -9 + 3 * quarter)
            units += curve.units(from: start, to: end)
            if let source = curve.source(from: start, to: end), !used.contains(source) {
                used.append(source)
            }
        }
        minorUnits = units
        sources = used
        isCovered = false
    }
}
