import Circularity
import FlowNetwork
import Ledger
import Money

/// What became of a forecast, read from the ledger's own later claims.
public struct Settlement: Sendable, Hashable {
    public let forecast: Forecast
    /// 1 or 0 for an event, the share for an attrition; `nil`: not due, or nothing says yet.
    public let value: Double?
    /// Why there is no value.
    public let reason: String?

    /// Share of an announcement that has to be left for it to stand: a change of a tenth is a change of wording.
    static let standing = 0.9

    /// - Parameters:
    ///   - model: the whole ledger.
    ///   - day: only what was known by it settles.
    public init(_ forecast: Forecast, by model: LedgerModel, on day: Day) {
        self.init(forecast, SettlingLedger(model, on: day))
    }

    init(_ forecast: Forecast, _ ledger: SettlingLedger) {
        self.forecast = forecast
        guard forecast.due <= ledger.day else {
            (value, reason) = (nil, "it is due on \(forecast.due)")
            return
        }
        guard ledger.knows(forecast) else {
            (value, reason) = (nil, "the model has no '\(forecast.subject)'")
            return
        }
        let found: Double?
        switch forecast.kind {
        case .standing:
            found = ledger.amount(forecast.subject, on: forecast.due).map { left in
                forecast.amount.map { left >= Self.standing * $0 ? 1 : 0 } ?? 0
            }
        case .attrition: found = ledger.left(of: forecast)
        case .coverage: found = ledger.covers(forecast.subject, year: forecast.due.year)
        case .shortfall: found = ledger.isInsolvent(forecast.subject, by: forecast.due)
        }
        value = found
        reason = found == nil ? "no claim says it yet" : nil
    }
}

/// A ledger as it was known on a day, asked for days before it.
struct SettlingLedger {
    let day: Day
    private let model: LedgerModel

    init(_ model: LedgerModel, on day: Day) {
        self.day = day
        self.model = model.cutOff(at: day)
    }

    /// Whether the model has the deal or firm that a forecast is about: of what it never had nothing can be settled.
    func knows(_ forecast: Forecast) -> Bool {
        switch forecast.kind {
        case .attrition: forecast.subject.isEmpty
        case .standing:
            model.deals.contains { deal in
                deal.claims.flatMap(\.legs).contains { "\(deal.id)/\($0.id)" == forecast.subject }
            }
        case .coverage, .shortfall: model.entities.contains { $0.id == forecast.subject }
        }
    }

    /// Announced or firmer dollars of a leg, units of the base currency; a leg that nobody speaks of any more has none. `nil`: no sum is known.
    func amount(_ leg: String, on due: Day) -> Double? {
        let network = FlowNetwork(model.resolved(asOf: due))
        guard let found = network.legs.first(where: { $0.id == leg }) else { return 0 }
        guard found.exclusion == nil else { return found.isLive ? nil : 0 }
        return Self.units(found.stated.upTo(.announced), network)
    }

    /// What is left, on the day that a forecast is about, of the legs that were announced when it was made, as a share.
    func left(of forecast: Forecast) -> Double? {
        let then = FlowNetwork(model.resolved(asOf: forecast.made))
        let now = FlowNetwork(model.resolved(asOf: forecast.due))
        let later = Dictionary(
            now.legs.map { ($0.id, $0.stated.upTo(.announced)) },
            uniquingKeysWith: { first, _ in first })
        var (before, after) = (Int64(0), Int64(0))
        for leg in then.legs where Self.isAnnounced(leg) {
            let amount = leg.stated.upTo(.announced)
            before += amount
            after += min(amount, later[leg.id] ?? 0)
        }
        return before > 0 ? Double(after) / Double(before) : nil
    }

    /// Whether the outside money of a buyer covered what it owed in a year: 1 or 0.
    func covers(_ firm: String, year: Int) -> Double? {
        let ledger = model.resolved(asOf: day)
        let network = FlowNetwork(ledger)
        let found = OutsideCoverage.all(network, ledger: ledger, layer: .announced)
            .first { network.firms[$0.firm].id == firm }
        guard let entry = found?.years.first(where: { $0.year == year }),
            entry.basis.map({ $0 != .forecast }) ?? true,
            let share = entry.ownRevenueShare
        else { return nil }
        return share >= 1 ? 1 : 0
    }

    /// 1 where the firm was insolvent by a day; 0 where a figure of its own about a later day shows that it went on.
    func isInsolvent(_ firm: String, by due: Day) -> Double? {
        let facts = model.facts.filter { $0.firm == firm && $0.known <= day }
        if facts.contains(where: { $0.metric == "insolvency" && $0.asOf.first <= due }) { return 1 }
        let goesOn = facts.contains {
            $0.metric != "insolvency" && $0.basis == .reported && $0.asOf.last >= due
                && $0.amount != nil
        }
        return goesOn ? 0 : nil
    }

    /// A leg whose dollars are promised and not all paid: what an attrition is about.
    static func isAnnounced(_ leg: NetworkLeg) -> Bool {
        !leg.isDerived && leg.stated.upTo(.announced) > leg.stated.paid
    }

    static func units(_ minorUnits: Int64, _ network: FlowNetwork) -> Double {
        Double(minorUnits) / Double(network.currency.minorUnitsPerUnit)
    }
}
