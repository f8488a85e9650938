import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money

/// Round trips, fragility and concentration in JSON.
struct DependenceData: Encodable, Sendable {
    let roundTrips: [Layer]
    let returnShares: Returns
    let fragility: Fragility
    let firmRoundTrips: [FirmTrip]
    let undisclosed: Undisclosed
    let suppliers: [Counterparties]
    let customers: [Counterparties]
    let providers: [Providers]

    init(_ results: DependenceResults, _ network: FlowNetwork) {
        roundTrips = results.roundTrips.map { Layer($0, network) }
        returnShares = Returns(results.returnShares, network)
        fragility = Fragility(results.leaveOneOut, network.currency)
        firmRoundTrips = results.firmRoundTrips.map { FirmTrip($0, network) }
        undisclosed = Undisclosed(results.undisclosed, network)
        suppliers = results.suppliers.map { Counterparties($0, network) }
        customers = results.customers.map { Counterparties($0, network) }
        providers = results.providers.map { Providers($0, network) }
    }

    struct Returns: Encodable, Sendable {
        struct Firm: Encodable, Sendable {
            let firm: String
            /// Absent where it is undefined, for the reason in `undefined`.
            let share: Double?
            let undefined: String?
            let low: Double
            let high: Double
        }
        let from: String
        let to: String
        let indexLow: Double?
        let indexHigh: Double?
        let unknownFirms: [String]
        let firms: [Firm]

        init(_ result: ReturnShares, _ network: FlowNetwork) {
            from = result.window.start.description
            to = result.window.end.description
            indexLow = result.index?.lowerBound
            indexHigh = result.index?.upperBound
            unknownFirms = result.unknownFirms.map { network.firms[$0].id }
            firms = result.firms.map {
                Firm(
                    firm: network.firms[$0.firm].id, share: $0.share.value,
                    undefined: $0.share.reason, low: $0.low, high: $0.high)
            }
        }
    }

    struct Cut: Encodable, Sendable {
        let leg: String
        let amount: MoneyData

        init(_ cut: TimeExpandedFlow.CutLeg, _ network: FlowNetwork) {
            leg = network.legs[cut.leg].id
            amount = MoneyData(minorUnits: cut.amount, network.currency)
        }
    }

    struct Layer: Encodable, Sendable {
        let layer: String
        let stepMonths: Int
        let vendors: [Vendor]

        init(_ trips: RoundTrips, _ network: FlowNetwork) {
            layer = trips.layer.name
            stepMonths = trips.stepMonths
            vendors = trips.bands.map {
                Vendor($0, revenue: trips.revenue[$0.vendor]?.minorUnits, network)
            }
        }
    }

    struct Band: Encodable, Sendable {
        let documented: MoneyData
        /// Absent where it depends on books that are not known; then `tracedLow` and `tracedHigh` are its two readings.
        let traced: MoneyData?
        let tracedLow: MoneyData
        let tracedHigh: MoneyData
        let atMost: MoneyData

        init(_ amounts: RoundTripBounds.Amounts, _ currency: Currency) {
            documented = MoneyData(minorUnits: amounts.documented, currency)
            traced = amounts.traced.map { MoneyData(minorUnits: $0, currency) }
            tracedLow = MoneyData(minorUnits: amounts.tracedLow, currency)
            tracedHigh = MoneyData(minorUnits: amounts.tracedHigh, currency)
            atMost = MoneyData(minorUnits: amounts.atMost, currency)
        }
    }

    struct Vendor: Encodable, Sendable {
        let vendor: String
        let financing: MoneyData
        let orders: MoneyData
        let annualRevenue: MoneyData?
        let band: Band
        let fifo: MoneyData
        let lifo: MoneyData
        let unknownFirms: [String]
        let cut: [Cut]
        let years: [Year]

        init(_ band: RoundTripBounds, revenue: Int64?, _ network: FlowNetwork) {
            let currency = network.currency
            vendor = network.firms[band.vendor].id
            financing = MoneyData(minorUnits: band.financing, currency)
            orders = MoneyData(minorUnits: band.orders, currency)
            annualRevenue = revenue.map { MoneyData(minorUnits: $0, currency) }
            self.band = Band(band.total, currency)
            fifo = MoneyData(minorUnits: band.fifo, currency)
            lifo = MoneyData(minorUnits: band.lifo, currency)
            unknownFirms = band.unknownFirms.map { network.firms[$0].id }
            cut = band.cut.map { Cut($0, network) }
            years = band.years.map {
                Year(
                    year: $0.year, orders: MoneyData(minorUnits: $0.orders, currency),
                    band: Band($0.amounts, currency))
            }
        }
    }

    struct Year: Encodable, Sendable {
        let year: Int
        let orders: MoneyData
        let band: Band
    }

    struct Fragility: Encodable, Sendable {
        let circulation: MoneyData
        let deals: [Item]
        let firms: [Item]

        struct Item: Encodable, Sendable {
            let id: String
            let amount: MoneyData
            let without: MoneyData
            let loss: MoneyData
        }

        init(_ result: LeaveOneOut, _ currency: Currency) {
            func item(_ item: LeaveOneOut.Item) -> Item {
                Item(
                    id: item.id, amount: MoneyData(minorUnits: item.amount, currency),
                    without: MoneyData(minorUnits: item.without, currency),
                    loss: MoneyData(minorUnits: item.loss, currency))
            }
            circulation = MoneyData(minorUnits: result.circulation, currency)
            deals = result.deals.map(item)
            firms = result.firms.map(item)
        }
    }

    struct FirmTrip: Encodable, Sendable {
        let firm: String
        let value: MoneyData
        let cut: [Cut]

        init(_ trip: FirmRoundTrip, _ network: FlowNetwork) {
            firm = network.firms[trip.firm].id
            value = MoneyData(minorUnits: trip.value, network.currency)
            cut = trip.cut.map { Cut($0, network) }
        }
    }

    struct Undisclosed: Encodable, Sendable {
        struct Bound: Encodable, Sendable {
            let returnable: MoneyData
            let circulation: MoneyData
            let totalWeight: MoneyData
        }
        struct Leg: Encodable, Sendable {
            let leg: String
            let imputed: MoneyData
            let rule: String
        }
        let atZero: Bound
        let imputed: Bound
        let costPerGigawatt: MoneyData?
        let legs: [Leg]

        init(_ bounds: UndisclosedBounds, _ network: FlowNetwork) {
            let currency = network.currency
            func bound(_ bound: UndisclosedBounds.Bound) -> Bound {
                Bound(
                    returnable: MoneyData(minorUnits: bound.returnable, currency),
                    circulation: MoneyData(minorUnits: bound.circulation, currency),
                    totalWeight: MoneyData(minorUnits: bound.totalWeight, currency))
            }
            atZero = bound(bounds.atZero)
            imputed = bound(bounds.imputed)
            costPerGigawatt = bounds.costPerGigawatt.map { MoneyData(minorUnits: $0, currency) }
            legs = bounds.legs.map {
                Leg(
                    leg: network.legs[$0.leg].id,
                    imputed: MoneyData(minorUnits: $0.amount, currency), rule: $0.rule.rawValue)
            }
        }
    }

    struct Counterparties: Encodable, Sendable {
        struct Part: Encodable, Sendable {
            let firm: String
            let amount: MoneyData
            let share: Double
        }
        let firm: String
        let total: MoneyData
        let hhi: Double?
        let parts: [Part]

        init(_ result: CounterpartyConcentration, _ network: FlowNetwork) {
            firm = network.firms[result.firm].id
            total = MoneyData(minorUnits: result.total, network.currency)
            hhi = result.herfindahl.index
            parts = zip(result.parts, result.herfindahl.shares).map { part, share in
                Part(
                    firm: network.firms[part.firm].id,
                    amount: MoneyData(minorUnits: part.amount, network.currency), share: share)
            }
        }
    }

    struct Providers: Encodable, Sendable {
        struct Year: Encodable, Sendable {
            let year: Int
            let total: MoneyData
            let hhi: Double?
            let shares: [Double]
        }
        let buyer: String
        let providers: [String]
        let total: MoneyData
        let undated: MoneyData
        let signed: [Year]
        let paid: [Year]

        init(_ history: ProviderHistory, _ network: FlowNetwork) {
            let currency = network.currency
            func year(_ year: ProviderHistory.Year) -> Year {
                Year(
                    year: year.year, total: MoneyData(minorUnits: year.total, currency),
                    hhi: year.herfindahl.index, shares: year.herfindahl.shares)
            }
            buyer = network.firms[history.buyer].id
            providers = history.providers.map { network.firms[$0].id }
            total = MoneyData(minorUnits: history.total, currency)
            undated = MoneyData(minorUnits: history.undated, currency)
            signed = history.signed.map(year)
            paid = history.paid.map(year)
        }
    }
}
