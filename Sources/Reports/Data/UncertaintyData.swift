import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// An estimate in JSON: the median of the draws, its interval, and the median's own standard error.
struct EstimateData: Encodable, Sendable {
    let value: Double
    let low: Double
    let high: Double
    let level: Double
    let standardError: Double

    /// - Parameter scale: what a drawn number is divided by: minor units to units of the currency.
    init(_ interval: Interval, dividedBy scale: Double = 1) {
        value = (interval.median / scale).significant(6)
        low = (interval.low / scale).significant(6)
        high = (interval.high / scale).significant(6)
        level = interval.level
        standardError = (interval.standardError / scale).significant(3)
    }
}

/// Drawn measures in JSON; money in units of the currency.
struct UncertaintyData: Encodable, Sendable {
    let currency: String
    let draws: Int
    let losingClaims: Bool
    let layers: [Layer]
    let widestLoop: EstimateData?
    let paidShare: EstimateData
    let vendors: [Vendor]
    let realisation: Realisation

    struct Layer: Encodable, Sendable {
        let layer: String
        let totalWeight: EstimateData
        let returnable: EstimateData
        let circulation: EstimateData
        let share: EstimateData
        let reciprocity: EstimateData
        let multiParty: EstimateData
    }

    struct Vendor: Encodable, Sendable {
        let vendor: String
        let ratios: [EstimateData]
    }

    struct Realisation: Encodable, Sendable {
        let binding: Probability
        let announced: Probability
        let talks: Probability

        struct Probability: Encodable, Sendable {
            let observed: Double?
            let effectiveCount: Double
        }
    }

    init(_ uncertainty: Uncertainty, _ network: FlowNetwork) {
        let unit = Double(network.currency.minorUnitsPerUnit)
        currency = network.currency.code
        draws = uncertainty.options.draws
        losingClaims = uncertainty.options.losingClaims
        layers = uncertainty.layers.map {
            Layer(
                layer: $0.layer.name, totalWeight: EstimateData($0.totalWeight, dividedBy: unit),
                returnable: EstimateData($0.returnable, dividedBy: unit),
                circulation: EstimateData($0.circulation, dividedBy: unit),
                share: EstimateData($0.share), reciprocity: EstimateData($0.reciprocity),
                multiParty: EstimateData($0.multiParty, dividedBy: unit))
        }
        widestLoop = uncertainty.widestLoop.map { EstimateData($0, dividedBy: unit) }
        paidShare = EstimateData(uncertainty.paidShare)
        vendors = uncertainty.vendors.map {
            Vendor(
                vendor: network.firms[$0.vendor].id,
                ratios: $0.ratios.map { EstimateData($0) })
        }
        func probability(_ value: RealisationModel.Probability) -> Realisation.Probability {
            Realisation.Probability(
                observed: value.observed?.significant(6),
                effectiveCount: value.effectiveCount.significant(6))
        }
        realisation = Realisation(
            binding: probability(uncertainty.model.binding),
            announced: probability(uncertainty.model.announced),
            talks: probability(uncertainty.model.talks))
    }
}

/// ``HeadlineDecay`` in JSON.
struct HeadlineDecayData: Encodable, Sendable {
    let layer: String
    let undertakings: Int
    let horizonDays: Int
    let announced: MoneyData
    let paid: MoneyData
    let signed: MoneyData
    let standing: MoneyData
    let withdrawn: MoneyData
    let curve: [Step]
    /// By number of deals.
    let dealCurve: [Step]
    let withdrawals: [Withdrawal]
    let unpriced: [UnpricedEnd]

    struct Step: Encodable, Sendable {
        let ageDays: Int
        let survival: Double
        let low: Double?
        let high: Double?
        let level: Double
        let effectiveClusters: Double

        init(_ step: WeightedKaplanMeier.Step, level: Double) {
            let interval = try? step.interval(level: level)
            ageDays = step.age
            survival = step.survival.significant(6)
            low = interval?.lowerBound.significant(6)
            high = interval?.upperBound.significant(6)
            self.level = level
            effectiveClusters = step.effectiveClusters.significant(6)
        }
    }

    struct Withdrawal: Encodable, Sendable {
        let legs: [String]
        let date: String
        let before: MoneyData
        let after: MoneyData
        let ageDays: Int
    }

    struct UnpricedEnd: Encodable, Sendable {
        let leg: String
        let status: String
        let since: String?
    }

    init(_ decay: HeadlineDecay, _ currency: Currency, level: Double) {
        func money(_ units: Int64) -> MoneyData { MoneyData(minorUnits: units, currency) }
        layer = decay.layer.name
        undertakings = decay.clusters
        horizonDays = decay.horizonDays
        announced = money(decay.outcome.announced)
        paid = money(decay.outcome.paid)
        signed = money(decay.outcome.signed)
        standing = money(decay.outcome.standing)
        withdrawn = money(decay.outcome.withdrawn)
        curve = decay.curve.steps.map { Step($0, level: level) }
        dealCurve = decay.dealCurve.steps.map { Step($0, level: level) }
        withdrawals = decay.withdrawals.map {
            Withdrawal(
                legs: $0.legs, date: $0.day.description, before: money($0.before),
                after: money($0.after), ageDays: $0.age)
        }
        unpriced = decay.unpriced.map {
            UnpricedEnd(leg: $0.leg, status: $0.status.rawValue, since: $0.since?.description)
        }
    }
}
