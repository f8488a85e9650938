import FlowNetwork
import Ledger
import Money

/// Whether a buyer can pay what it owes inside the web with money from outside it (measure 12).
///
/// `(outside revenue − outside costs + committed outside money) ÷ orders that fall due`, by firm and calendar year. Below 1 the buyer pays with
/// investors' money that is not committed yet, or with money of its own suppliers.
///
/// - Outside revenue: revenue less sales to firms of the ledger that take in money of the ledger themselves. Who takes in none can only pay with money from
///   outside: naming an end customer takes nothing from a buyer's means. A figure that covers the year, a forecast, or the nearest rate (``RevenueCurve/Basis``).
/// - Outside costs: costs of the year less the orders; from total costs, or from revenue less operating cash flow. Unknown costs make the coverage an
///   upper bound, never zero costs.
/// - Committed outside money: binding or paid financing that falls due in the year, from firms that sell nothing in the ledger.
/// - Orders: what is dated; orders without dates stand beside.
public struct OutsideCoverage: Sendable, Hashable {
    /// Position of the buyer in ``FlowNetwork/firms``.
    public let firm: Int
    public let layer: Firmness
    /// Years in which it owes something, in order.
    public let years: [Year]
    /// Orders without payment dates, minor units.
    public let undated: Int64
    /// Cash, minor units; `nil` when no fact gives it.
    public let cash: Int64?

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// Orders that fall due to firms of the ledger, minor units.
        public let owed: Int64
        /// Revenue less sales inside, minor units; `nil` when no fact gives revenue.
        public let outsideRevenue: Int64?
        public let basis: RevenueCurve.Basis?
        public let revenueSources: [String]
        /// Costs outside the web, minor units; `nil`: not known.
        public let outsideCosts: Int64?
        public let costSource: String?
        /// Binding or paid financing from outside, minor units.
        public let committed: Int64
        /// Cash, used evenly from the as-of year to the last year with a due; 0 before, `nil` when not known.
        public let cash: Int64?

        /// The coverage, and how it is known.
        public var coverage: Known { Known(self, adding: 0) }

        /// The same with cash.
        public var coverageWithCash: Known {
            cash.map { Known(self, adding: $0) } ?? .unknown
        }

        /// Outside revenue alone over what is owed; `nil` when revenue is not known.
        public var ownRevenueShare: Double? {
            outsideRevenue.map { Double($0) / Double(owed) }
        }
    }

    /// A coverage that may be bounded from one side, or not known at all.
    public enum Known: Sendable, Hashable {
        case value(Double)
        /// Costs are not known.
        case atMost(Double)
        /// Revenue is not known.
        case unknown

        init(_ year: Year, adding cash: Int64) {
            guard let revenue = year.outsideRevenue else {
                self = .unknown
                return
            }
            let money =
                Double(revenue) - Double(year.outsideCosts ?? 0) + Double(year.committed)
                + Double(cash)
            let ratio = money / Double(year.owed)
            self = year.outsideCosts == nil ? .atMost(ratio) : .value(ratio)
        }

        public var isUpperBound: Bool {
            if case .atMost = self { true } else { false }
        }

        /// The number, be it exact or a bound.
        public var number: Double? {
            switch self {
            case .value(let number), .atMost(let number): number
            case .unknown: nil
            }
        }
    }

    /// Whether the coverage of any year cannot be computed.
    public var isUnknown: Bool { years.contains { $0.coverage == .unknown } }

    /// The year, of those from `first` on or else of all, with the lowest coverage; the one in which most is owed where none is known.
    public func hardestYear(from first: Int) -> Year? {
        let ahead = years.filter { $0.year >= first }
        let candidates = ahead.isEmpty ? years : ahead
        let known = candidates.filter { $0.coverage.number != nil }
        if known.isEmpty {
            return candidates.max { ($0.owed, -$0.year) < ($1.owed, -$1.year) }
        }
        return known.min {
            ($0.coverage.number ?? 0, -$0.owed, $0.year)
                < ($1.coverage.number ?? 0, -$1.owed, $1.year)
        }
    }

    /// All orders that fall due, minor units.
    public var owed: Int64 { years.reduce(0) { $0 + $1.owed } }

    /// Every firm with a dated order in a layer, the one that owes most first.
    public static func all(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness
    ) -> [OutsideCoverage] {
        let payments = PaymentYears(network, ledger: ledger, layer: layer)
        let firm =
            layer <= .binding
            ? payments : PaymentYears(network, ledger: ledger, layer: .binding)
        let sums = FirmSums(network, payments, binding: firm)
        return network.firms.indices.compactMap {
            OutsideCoverage(firm: $0, network, ledger, layer, sums)
        }
        .sorted { ($0.owed, $0.undated, -$0.firm) > ($1.owed, $1.undated, -$1.firm) }
    }

    private init?(
        firm: Int, _ network: FlowNetwork, _ ledger: ResolvedLedger, _ layer: Firmness,
        _ sums: FirmSums
    ) {
        let orders = sums.orders[firm]
        let dues = orders.filter { $0.value > 0 }.keys.sorted()
        let undated = sums.undated[firm]
        guard !dues.isEmpty || undated > 0 else { return nil }
        let books = FirmBooks(of: network.firms[firm].id, ledger)
        let cash = books.cash
        let asOfYear = ledger.asOf.year
        let horizon = max(1, (dues.last ?? asOfYear) - asOfYear + 1)
        years = dues.map { year in
            let owed = orders[year] ?? 0
            let sales = sums.sales[firm][year] ?? 0
            let revenue = books.revenue?.year(year)
            let costs = books.costs(year, revenue: revenue?.units)
            return Year(
                year: year, owed: owed,
                outsideRevenue: revenue.map { max(0, $0.units - sales) },
                basis: revenue?.basis, revenueSources: revenue?.sources ?? [],
                outsideCosts: costs.map { max(0, $0.units - owed) }, costSource: costs?.source,
                committed: sums.committed[firm][year] ?? 0,
                cash: cash.map { year < asOfYear ? 0 : $0 / Int64(horizon) })
        }
        self.firm = firm
        self.layer = layer
        self.undated = undated
        self.cash = cash
    }
}

/// What each firm of a network pays and gets, minor units by calendar year.
private struct FirmSums {
    /// Orders that it pays, and those of them without a date.
    var orders: [[Int: Int64]]
    var undated: [Int64]
    /// Orders of firms that take in money of the ledger.
    var sales: [[Int: Int64]]
    /// Binding or paid financing from firms that sell nothing in the ledger.
    var committed: [[Int: Int64]]

    init(_ network: FlowNetwork, _ payments: PaymentYears, binding: PaymentYears) {
        let none = [[Int: Int64]](repeating: [:], count: network.firms.count)
        (orders, sales, committed) = (none, none, none)
        undated = [Int64](repeating: 0, count: network.firms.count)
        let funded = network.funded
        var sellers: Set<Int> = []
        for entry in payments.legs where network.legs[entry.leg].family == .commerce {
            let (from, to) = (network.legs[entry.leg].from, network.legs[entry.leg].to)
            sellers.insert(to)
            orders[from].merge(entry.byYear, uniquingKeysWith: +)
            undated[from] += entry.undated
            if funded.contains(from) { sales[to].merge(entry.byYear, uniquingKeysWith: +) }
        }
        for entry in binding.legs where network.legs[entry.leg].family == .financing {
            guard !sellers.contains(network.legs[entry.leg].from) else { continue }
            committed[network.legs[entry.leg].to].merge(entry.byYear, uniquingKeysWith: +)
        }
    }
}

extension FlowNetwork {
    /// Firms that take in money of other firms of the ledger: financing or orders, also where no amount is given. A guarantee brings none until it is called.
    var funded: Set<Int> {
        legs.reduce(into: []) { firms, leg in
            guard leg.isLive, !leg.kind.isContingent, leg.family != .other else { return }
            firms.insert(leg.to)
        }
    }
}

/// A firm's figures by year, in minor units of the base currency.
struct FirmBooks {
    let revenue: RevenueCurve?
    /// The latest balance.
    let cash: Int64?
    private let firm: String
    private let ledger: ResolvedLedger

    init(of firm: String, _ ledger: ResolvedLedger) {
        revenue = RevenueCurve(of: firm, ledger)
        self.ledger = ledger
        self.firm = firm
        cash = ledger.latest("cash_and_securities", of: firm)
            .flatMap { ledger.amount(of: $0)?.stated?.minorUnits }
    }

    /// All costs of a calendar year: total costs, or revenue less operating cash flow.
    func costs(_ year: Int, revenue: Int64?) -> (units: Int64, source: String)? {
        if let total = figure("total_costs_annual", year) { return total }
        guard let revenue, let flow = figure("operating_cash_flow_annual", year) else {
            return nil
        }
        return (revenue - flow.units, flow.source)
    }

    /// The figure of a calendar year, of what happened before what is forecast, the newest first.
    private func figure(_ metric: String, _ year: Int) -> (units: Int64, source: String)? {
        let found = ledger.facts(of: firm, metric).map { ledger.facts[$0] }.filter { fact in
            guard fact.basis != .target,
                ledger.amount(of: fact)?.stated != nil,
                fact.scope == nil
                    || (fact.basis == .forecast && fact.scope?.hasPrefix("forecast") == true)
            else { return false }
            return fact.asOf.last == FlowView.Window(year: year)?.end.adding(days: -1)
        }
        let best = found.min {
            ($0.basis == .forecast ? 1 : 0, $1.known) < ($1.basis == .forecast ? 1 : 0, $0.known)
        }
        return best.flatMap { fact in
            ledger.amount(of: fact)?.stated.map { ($0.minorUnits, fact.source) }
        }
    }
}
