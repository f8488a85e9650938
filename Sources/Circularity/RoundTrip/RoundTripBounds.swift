import FlowNetwork
import Ledger
import Money
import Statistics

/// How much of a vendor's revenue is its own money coming back: documented ≤ traced ≤ at most.
///
/// - documented: financing that a source ties to a purchase from the vendor, up to that purchase's payments;
/// - traced: pro rata over time, opening cash and outside revenue untagged, tied money first to its purchase;
/// - at most: what the contracts' amounts and dates allow.
///
/// In a year no more arrives than its orders bring, nor than was financed by its end; a leg without dates is no barrier in time, so with one in the
/// network all financing counts. Where the flow over all years already brings that much, the year is not solved for.
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
        let web = TracingNetwork(flows, books: books)
        var expanded = try ExpandedWeb(
            web, ends: flows.calendar.spans.map(\.steps.upperBound))
        try self.init(web, &expanded, vendor: vendor)
    }

    /// - Parameter expanded: of the same web, for the calendar's years.
    fileprivate init(
        _ web: TracingNetwork, _ expanded: inout ExpandedWeb, vendor: Int
    ) throws(MeasureError) {
        let flows = web.flows
        let steps = 0..<flows.calendar.count
        let lent = web.leaving[vendor].map { flows.legs[$0] }.filter(\.isFinancing)
        let sold = web.arriving[vendor].map { flows.legs[$0] }.filter { !$0.isFinancing }
        self.vendor = vendor
        financing = lent.reduce(0) { $0 + $1.total }
        orders = sold.reduce(0) { $0 + $1.total }
        func traced(_ method: TracingMethod, _ reading: AccountAssumption) -> TaintAnalysis {
            TaintAnalysis(of: web, vendor: vendor, method: method, reading: reading)
        }
        let cautious = traced(.haircut, .cautious)
        let liberal = traced(.haircut, .liberal)
        // Where no tagged money was ever mixed, there is nothing to be told apart.
        fifo = (cautious.isMixed ? traced(.fifo, .cautious) : cautious).returned.reduce(0, +)
        lifo = (cautious.isMixed ? traced(.lifo, .cautious) : cautious).returned.reduce(0, +)
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
        let whole = try expanded.flow(vendor, arrival: 0...max(0, steps.count - 1))
        cut = whole.cut
        total = amounts(steps, atMost: whole.value)
        var years: [Year] = []
        if whole.value > 0 {
            for (year, span) in flows.calendar.spans {
                let due = span.reduce(Int64(0)) { sum, step in
                    sold.reduce(sum) { $0 + $1.payments[step] }
                }
                let financed =
                    web.isDated
                    ? lent.reduce(0) { $0 + $1.payments[...span.upperBound].reduce(0, +) }
                    : financing
                var upper = min(due, financed)
                if whole.arrivals?[span].reduce(0, +) != upper {
                    upper = try expanded.flow(vendor, arrival: span).value
                }
                if due > 0 || upper > 0 {
                    years.append(
                        Year(year: year, amounts: amounts(span, atMost: upper), orders: due))
                }
            }
        }
        self.years = years
        unknownFirms = web.firmsBetween(vendor).filter { web.books[$0].isUnknown }
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
        let web = TracingNetwork(flows, books: books)
        let vendors = network.firms.indices.filter { !web.firmsBetween($0).isEmpty }
        let found = try Blocks(items: vendors.count, size: 16).map {
            _, range -> Result<[RoundTripBounds], MeasureError> in
            do throws(MeasureError) {
                var expanded = try ExpandedWeb(
                    web, ends: flows.calendar.spans.map(\.steps.upperBound))
                var found: [RoundTripBounds] = []
                for vendor in vendors[range] {
                    found.append(try RoundTripBounds(web, &expanded, vendor: vendor))
                }
                return .success(found)
            } catch { return .failure(error) }
        }.flatMap { $0 }
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
