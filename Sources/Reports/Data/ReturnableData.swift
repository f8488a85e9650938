import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// Returnable financing of a layer in JSON.
struct ReturnableLayerData: Encodable, Sendable {
    let value: MoneyData
    let low: MoneyData
    let high: MoneyData
    let financing: MoneyData
    let share: Double?
    let shareOfOrders: Double?
    let certificate: Certificate
    let legs: [Leg]

    struct Certificate: Encodable, Sendable {
        let dualValue: MoneyData
        let arrival: [String: Int64]
        let held: [String: Int64]
        let departure: [String: Int64]
    }
    struct Leg: Encodable, Sendable {
        let from: String
        let to: String
        let kind: String
        let amount: MoneyData
        /// Price of a dollar in the certificate.
        let price: Int64
    }

    init(_ result: ReturnableLayer, _ flows: FlowNetwork) {
        let currency = flows.currency
        let network = result.network
        value = MoneyData(minorUnits: result.stated.value, currency)
        low = MoneyData(minorUnits: result.low.returnable, currency)
        high = MoneyData(minorUnits: result.high.returnable, currency)
        financing = MoneyData(minorUnits: network.financing.totalWeight, currency)
        share = result.share
        shareOfOrders = result.shareOfOrders
        func potentials(_ values: [Int64]) -> [String: Int64] {
            Dictionary(zip(network.names, values), uniquingKeysWith: { a, _ in a })
        }
        let proof = result.stated.certificate
        certificate = Certificate(
            dualValue: MoneyData(minorUnits: result.stated.dualValue, currency),
            arrival: potentials(proof.arrival), held: potentials(proof.held),
            departure: potentials(proof.departure))
        legs = (0..<network.legCount).compactMap { leg in
            let amount = result.stated.legAmounts[leg]
            guard amount > 0 else { return nil }
            return Leg(
                from: network.names[network.tail(leg)], to: network.names[network.head(leg)],
                kind: network.isFinancing(leg) ? "financing" : "order",
                amount: MoneyData(minorUnits: amount, currency),
                price: proof.price(ofLeg: leg, in: network))
        }
    }
}

/// Loops of capital alone in JSON.
struct CapitalLoopsData: Encodable, Sendable {
    /// Each dollar once, at most.
    let atMost: MoneyData
    /// The sum over legs.
    let circulation: MoneyData
    let equity: MoneyData
    let share: Double?

    init(_ loops: CapitalLoops, _ currency: Currency) {
        atMost = MoneyData(minorUnits: loops.atMost, currency)
        circulation = MoneyData(minorUnits: loops.circulation.value, currency)
        equity = MoneyData(minorUnits: loops.equity, currency)
        share = loops.share
    }
}

/// The largest group as one firm, in JSON.
struct ConsolidatedData: Encodable, Sendable {
    let members: [String]
    let orders: Amounts
    let sales: Amounts
    let investment: Amounts
    let funding: Amounts
    let firms: [Member]

    struct Amounts: Encodable, Sendable {
        let gross: MoneyData
        let eliminated: MoneyData
        let consolidated: MoneyData
        let ratio: Double?

        init(_ amounts: ConsolidatedView.Amounts, _ currency: Currency) {
            gross = MoneyData(minorUnits: amounts.gross, currency)
            eliminated = MoneyData(minorUnits: amounts.eliminated, currency)
            consolidated = MoneyData(minorUnits: amounts.consolidated, currency)
            ratio = amounts.ratio
        }
    }
    struct Member: Encodable, Sendable {
        let firm: String
        let orders: Amounts
        let sales: Amounts
        let investment: Amounts
        let funding: Amounts
        let revenue: Amounts?
    }

    init(_ view: ConsolidatedView, _ network: FlowNetwork) {
        let currency = network.currency
        func amounts(_ amounts: ConsolidatedView.Amounts) -> Amounts {
            Amounts(amounts, currency)
        }
        members = view.members.map { network.firms[$0].id }
        orders = amounts(view.ordered)
        sales = amounts(view.sold)
        investment = amounts(view.invested)
        funding = amounts(view.funded)
        firms = view.firms.map {
            Member(
                firm: network.firms[$0.firm].id, orders: amounts($0.ordered),
                sales: amounts($0.sold), investment: amounts($0.invested),
                funding: amounts($0.funded), revenue: $0.revenue.map(amounts))
        }
    }
}

/// Outside coverage of a buyer in JSON.
struct CoverageOfBuyerData: Encodable, Sendable {
    let firm: String
    let undated: MoneyData
    let cash: MoneyData?
    let years: [Year]

    struct Year: Encodable, Sendable {
        let year: Int
        let owed: MoneyData
        let outsideRevenue: MoneyData?
        let basis: String?
        let outsideCosts: MoneyData?
        let committed: MoneyData
        /// Absent where revenue is not known.
        let coverage: Double?
        let coverageWithCash: Double?
        /// Whether costs are not known, so that the coverage is the most it can be.
        let isUpperBound: Bool
        let ownRevenueShare: Double?
    }

    init(_ buyer: OutsideCoverage, _ network: FlowNetwork) {
        let currency = network.currency
        func money(_ units: Int64) -> MoneyData { MoneyData(minorUnits: units, currency) }
        firm = network.firms[buyer.firm].id
        undated = money(buyer.undated)
        cash = buyer.cash.map(money)
        years = buyer.years.map {
            Year(
                year: $0.year, owed: money($0.owed), outsideRevenue: $0.outsideRevenue.map(money),
                basis: $0.basis.map { "\($0)" }, outsideCosts: $0.outsideCosts.map(money),
                committed: money($0.committed), coverage: $0.coverage.number,
                coverageWithCash: $0.coverageWithCash.number,
                isUpperBound: $0.outsideCosts == nil, ownRevenueShare: $0.ownRevenueShare)
        }
    }
}

/// What stands beside the layers: time, fragility, chance, requirements, classes.
struct ReturnableData: Encodable, Sendable {
    let dated: Dated
    let traced: Traced?
    let vendors: [Vendor]
    let fragility: Fragility
    let excess: [ExcessData]
    let required: [Required]
    let requiredOfGroup: Required
    let supplierFunding: [Suppliers]
    let bulletin137: [BulletinShare]
    let missingOrders: [Missing]
    let pledges: Pledges?
    let disclosure: Disclosure?

    struct Dated: Encodable, Sendable {
        let value: MoneyData
        let years: [Year]
        struct Year: Encodable, Sendable {
            let year: Int
            let value: MoneyData
            let financing: MoneyData
            let orders: MoneyData
        }
    }
    struct Traced: Encodable, Sendable {
        let low: MoneyData
        let high: MoneyData
    }
    struct Vendor: Encodable, Sendable {
        let vendor: String
        let value: MoneyData
        let financing: MoneyData
        let orders: MoneyData
    }
    struct Fragility: Encodable, Sendable {
        let value: MoneyData
        let deals: [Item]
        let firms: [Item]
        struct Item: Encodable, Sendable {
            let id: String
            let amount: MoneyData
            let without: MoneyData
            let loss: MoneyData
        }
    }
    struct Required: Encodable, Sendable {
        let firms: [String]
        let cash: MoneyData
        let withoutCash: [String]
        let undated: MoneyData
        let years: [Year]
        struct Year: Encodable, Sendable {
            let year: Int
            let due: MoneyData
            let committed: MoneyData
            let required: MoneyData
            let cumulative: MoneyData
            /// The certificate: the year whose sums give the cumulative requirement.
            let bindingYear: Int?
        }
    }
    struct Suppliers: Encodable, Sendable {
        let firm: String
        let financing: MoneyData
        let fromSuppliers: MoneyData
        let fromTheirSuppliers: MoneyData
        let outsideRevenue: MoneyData?
        let share: Double?
        let shareOfFinancing: Double?
        let financiers: [String]
    }
    struct BulletinShare: Encodable, Sendable {
        let kind: String
        let deals: Int
        let legs: Int
        let amount: MoneyData
        let shareOfDeals: Double?
        let shareOfLegs: Double?
        let shareOfAmount: Double?
    }
    struct Pledges: Encodable, Sendable {
        let claimed: MoneyData
        let carried: MoneyData
        let shortfall: MoneyData
        let assets: [Asset]
        let claims: [Claim]
        struct Asset: Encodable, Sendable {
            let id: String
            let amount: MoneyData?
            let claimed: MoneyData
            let claims: [String]
            let pledgedTwice: Bool
            let usedUp: Bool
        }
        struct Claim: Encodable, Sendable {
            let leg: String
            let kind: String
            let amount: MoneyData?
            let carried: MoneyData
            let guarantees: [String]
        }
    }
    struct Disclosure: Encodable, Sendable {
        let method = "conditional interval width, draws sorted by the input and cut into ten parts"
        let width: MoneyData
        let draws: Int
        let inputs: [Input]
        struct Input: Encodable, Sendable {
            /// `amount` of an undisclosed leg, or a `deal`.
            let kind: String
            let id: String
            let narrowing: Double
            let standardError: Double
        }
    }
    struct Missing: Encodable, Sendable {
        let financier: String
        let financed: String
        let legs: [String]
        let amount: MoneyData
    }

    init(_ results: ReturnableResults, _ network: FlowNetwork) {
        let currency = network.currency
        func money(_ units: Int64) -> MoneyData { MoneyData(minorUnits: units, currency) }
        func firm(_ index: Int) -> String { network.firms[index].id }
        func item(_ item: LeaveOneOut.Item) -> Fragility.Item {
            Fragility.Item(
                id: item.id, amount: money(item.amount), without: money(item.without),
                loss: money(item.loss))
        }
        func required(_ result: RequiredRevenue) -> Required {
            Required(
                firms: result.firms.map(firm), cash: money(result.cash),
                withoutCash: result.withoutCash.map(firm), undated: money(result.undated),
                years: result.years.map {
                    Required.Year(
                        year: $0.year, due: money($0.due), committed: money($0.committed),
                        required: money($0.required), cumulative: money($0.cumulative),
                        bindingYear: $0.bindingYear)
                })
        }
        dated = Dated(
            value: money(results.dated.value),
            years: results.dated.years.map {
                Dated.Year(
                    year: $0.year, value: money($0.value), financing: money($0.financing),
                    orders: money($0.orders))
            })
        traced = results.traced.map {
            Traced(low: money($0.lowerBound), high: money($0.upperBound))
        }
        vendors = results.headline.vendors.map {
            Vendor(
                vendor: firm($0.vendor), value: money($0.value), financing: money($0.financing),
                orders: money($0.orders))
        }
        fragility = Fragility(
            value: money(results.fragility.returnable), deals: results.fragility.deals.map(item),
            firms: results.fragility.firms.map(item))
        excess = results.excess.map { ExcessData($0) }
        self.required = results.required.map(required)
        requiredOfGroup = required(results.requiredOfGroup)
        supplierFunding = results.supplierFunding.map {
            Suppliers(
                firm: firm($0.firm), financing: money($0.financing),
                fromSuppliers: money($0.fromSuppliers),
                fromTheirSuppliers: money($0.fromTheirSuppliers),
                outsideRevenue: $0.outsideRevenue.map(money), share: $0.share,
                shareOfFinancing: $0.shareOfFinancing, financiers: $0.financiers.map(firm))
        }
        bulletin137 = results.bulletin.shares.map {
            BulletinShare(
                kind: $0.kind.rawValue, deals: $0.deals, legs: $0.legs, amount: money($0.amount),
                shareOfDeals: $0.shareOfDeals, shareOfLegs: $0.shareOfLegs,
                shareOfAmount: $0.shareOfAmount)
        }
        let found = results.pledges
        pledges =
            found.claims.isEmpty
            ? nil
            : Pledges(
                claimed: money(found.claimed), carried: money(found.carried),
                shortfall: money(found.shortfall),
                assets: found.assets.map { asset in
                    Pledges.Asset(
                        id: asset.id, amount: asset.amount.map(money),
                        claimed: money(asset.claimed),
                        claims: asset.claims.map { found.claims[$0].leg },
                        pledgedTwice: asset.isPledgedTwice, usedUp: asset.isUsedUp)
                },
                claims: found.claims.map {
                    Pledges.Claim(
                        leg: $0.leg, kind: $0.kind.rawValue, amount: $0.amount.map(money),
                        carried: money($0.carried), guarantees: $0.guarantees)
                })
        let unit = Double(currency.minorUnitsPerUnit)
        disclosure = results.disclosure.map { value in
            Disclosure(
                width: money(Int64(value.width)), draws: value.draws,
                inputs: value.inputs.filter(\.isResolved).map { input in
                    let (kind, id) =
                        switch input.subject {
                        case .undisclosedAmount(let leg): ("amount", network.legs[leg].id)
                        case .deal(let id): ("deal", id)
                        }
                    return Disclosure.Input(
                        kind: kind, id: id, narrowing: (input.narrowing / unit).significant(6),
                        standardError: (input.standardError / unit).significant(6))
                })
        }
        missingOrders = results.missingOrders.map {
            Missing(
                financier: firm($0.financier), financed: firm($0.financed),
                legs: $0.legs.map { network.legs[$0].id }, amount: money($0.amount))
        }
    }
}
