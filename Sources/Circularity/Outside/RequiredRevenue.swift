import FlowNetwork
import Ledger
import Money

/// The least revenue from end customers with which every dated commitment is met by committed money alone (measure 13).
///
/// By calendar year from the as-of year on, money kept from year to year. With dues `d`, committed money `m` (binding or paid financing and orders
/// that come in) and cash `c`, the least cumulative revenue to the end of year `y` is `max(0, max_{s ≤ y} (Σ_{t ≤ s} d_t − m_t) − c)`: no path of
/// revenue that meets every commitment is below it in any year, and earning just this much meets them all.
/// Costs outside the ledger are not in it: they come on top.
///
/// For a group of firms between which money may be moved, what they owe each other is eliminated and the group is one purse.
/// **Certificate.** The year `s` at which the maximum is taken: adding up the dues and the committed money to its end proves that less cannot do.
public struct RequiredRevenue: Sendable, Hashable {
    /// Positions in ``FlowNetwork/firms``.
    public let firms: [Int]
    public let layer: Firmness
    public let years: [Year]
    /// Opening cash of the firms whose cash is known, minor units, and those of which it is not.
    public let cash: Int64
    public let withoutCash: [Int]
    /// Commitments without dates: in no year, minor units.
    public let undated: Int64

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// Orders and investments to pay, minor units.
        public let due: Int64
        /// Binding or paid money that comes in, minor units.
        public let committed: Int64
        /// Least revenue of the year, if every year before earned its own least, minor units.
        public let required: Int64
        /// Least revenue up to the end of the year, minor units.
        public let cumulative: Int64
        /// The year whose sums prove ``cumulative``; `nil` where it is 0.
        public let bindingYear: Int?
    }

    /// All revenue that is required, minor units.
    public var total: Int64 { years.last?.cumulative ?? 0 }

    /// - Parameter firms: treated as one purse.
    public init(
        _ network: FlowNetwork, ledger: ResolvedLedger, firms: [Int], layer: Firmness
    ) {
        self.init(Payments(network, ledger, layer), ledger: ledger, firms: firms)
    }

    /// What every firm has to pay and gets for certain, made once for all of them.
    private struct Payments {
        let network: FlowNetwork
        let layer: Firmness
        /// By payer, all; by receiver, what is binding or paid.
        var due: [[PaymentYears.Leg]]
        var committed: [[PaymentYears.Leg]]

        init(_ network: FlowNetwork, _ ledger: ResolvedLedger, _ layer: Firmness) {
            self.network = network
            self.layer = layer
            due = [[PaymentYears.Leg]](repeating: [], count: network.firms.count)
            committed = due
            for entry in PaymentYears(network, ledger: ledger, layer: layer).legs {
                due[network.legs[entry.leg].from].append(entry)
            }
            let firm = PaymentYears(network, ledger: ledger, layer: min(layer, .binding))
            for entry in firm.legs { committed[network.legs[entry.leg].to].append(entry) }
        }
    }

    private init(_ payments: Payments, ledger: ResolvedLedger, firms: [Int]) {
        let network = payments.network
        let members = Set(firms)
        let asOf = ledger.asOf.year
        var (due, committed, undated) = ([Int: Int64](), [Int: Int64](), Int64(0))
        for firm in members {
            for entry in payments.due[firm] where !members.contains(network.legs[entry.leg].to) {
                due.merge(entry.byYear, uniquingKeysWith: +)
                undated += entry.undated
            }
            for entry in payments.committed[firm]
            where !members.contains(network.legs[entry.leg].from) {
                committed.merge(entry.byYear, uniquingKeysWith: +)
            }
        }
        var cash: Int64 = 0
        var unknown: [Int] = []
        for firm in firms {
            if let held = FirmBooks(of: network.firms[firm].id, ledger).cash {
                cash += held
            } else {
                unknown.append(firm)
            }
        }
        self.init(
            firms: firms, layer: payments.layer, from: asOf, due: due, committed: committed,
            cash: cash, withoutCash: unknown, undated: undated)
    }

    /// From bare sums by calendar year, minor units.
    init(
        firms: [Int], layer: Firmness, from first: Int, due: [Int: Int64],
        committed: [Int: Int64], cash: Int64, withoutCash: [Int] = [], undated: Int64 = 0
    ) {
        self.firms = firms
        self.layer = layer
        self.cash = cash
        self.withoutCash = withoutCash
        self.undated = undated
        let last = due.filter { $0.value > 0 }.keys.max() ?? first - 1
        var (balance, least, binding) = (cash, Int64(0), Int?.none)
        var years: [Year] = []
        for year in first..<max(first, last + 1) {
            balance += (committed[year] ?? 0) - (due[year] ?? 0)
            let before = least
            if -balance > least { (least, binding) = (-balance, year) }
            years.append(
                Year(
                    year: year, due: due[year] ?? 0, committed: committed[year] ?? 0,
                    required: least - before, cumulative: least, bindingYear: binding))
        }
        self.years = years
    }

    /// Whether the certificate of every year holds: the sums to the binding year, which is not later, give the cumulative requirement, and no year before
    /// needs more.
    public var isProven: Bool {
        var (balance, most) = (cash, Int64(0))
        var shortfall: [Int: Int64] = [:]
        return years.allSatisfy { year in
            balance += year.committed - year.due
            shortfall[year.year] = -balance
            most = max(most, -balance)
            guard let binding = year.bindingYear else { return year.cumulative == 0 && most == 0 }
            return shortfall[binding] == year.cumulative && most == year.cumulative
        }
    }

    /// Every firm with a dated commitment from the as-of year on, the one that requires most first.
    public static func all(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness
    ) -> [RequiredRevenue] {
        let payments = Payments(network, ledger, layer)
        return network.firms.indices.map {
            RequiredRevenue(payments, ledger: ledger, firms: [$0])
        }
        .filter { !$0.years.isEmpty }
        .sorted { ($0.total, -$0.firms[0]) > ($1.total, -$1.firms[0]) }
    }
}
