import FlowNetwork
import Ledger
import Money

/// A derived leg in JSON, with everything that it is made from.
struct PassThroughData: Encodable, Sendable {
    let rule: String
    let from: String
    let to: String
    let spent: Band
    let factors: [Factor]
    let gross: Band
    let covered: Band
    let counted: Band
    let sources: [String]

    struct Band: Encodable, Sendable {
        let value: MoneyData
        let low: MoneyData
        let high: MoneyData

        init(_ band: AmountBand, _ currency: Currency) {
            value = MoneyData(minorUnits: band.stated, currency)
            low = MoneyData(minorUnits: band.low, currency)
            high = MoneyData(minorUnits: band.high, currency)
        }
    }

    struct Factor: Encodable, Sendable {
        let id: String
        let value: Double
        let low: Double
        let high: Double
    }

    init(_ leg: PassThroughLeg, _ network: FlowNetwork) {
        let currency = network.currency
        rule = leg.rule.id
        from = network.firms[leg.from].id
        to = network.firms[leg.to].id
        spent = Band(leg.spent, currency)
        factors = leg.factors.map { factor in
            func share(_ part: Int64) -> Double { Double(part) / Double(ShareRange.one) }
            return Factor(
                id: factor.id, value: share(factor.share.stated), low: share(factor.share.low),
                high: share(factor.share.high))
        }
        gross = Band(leg.gross, currency)
        covered = Band(leg.covered, currency)
        counted = Band(leg.net, currency)
        sources = leg.sources
    }
}
