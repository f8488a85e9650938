import ArgumentParser
import Clearing

/// The models of the verb `contagion`.
enum ContagionModel: String, ExpressibleByArgument, CaseIterable {
    case eisenbergNoe = "eisenberg-noe"
    case rogersVeraart = "rogers-veraart"
    case elsinger
    case elliottGolubJackson = "elliott-golub-jackson"
    case debtRank = "debtrank"
    case singleHit = "debtrank-single-hit"
    case furfine
    case blackCox = "black-cox"
    case merton

    var needsEquity: Bool { self == .debtRank || self == .singleHit || self == .furfine }
    var takesHoldings: Bool { self == .elsinger || self == .elliottGolubJackson }
}

/// Parameters of the models; each model reads its own, and another's are refused.
struct ContagionParameters: ParsableArguments {
    @Option(
        name: .customLong("alpha"), parsing: .unconditional,
        help:
            "rogers-veraart: share of a failed firm's cash that is recovered, 0 to 1. (default: 0.7)"
    )
    var givenAlpha: Double?

    @Option(
        name: .customLong("beta"), parsing: .unconditional,
        help:
            "rogers-veraart: share of a failed firm's receipts that is recovered, 0 to 1. (default: 0.6)"
    )
    var givenBeta: Double?

    @Option(
        name: .customLong("failure-cost"), parsing: .unconditional,
        help: ArgumentHelp(
            "elliott-golub-jackson: share of its own assets that a firm loses when it fails, 0 to 1. (default: 0.5)",
            valueName: "share"))
    var givenFailureCost: Double?

    @Option(
        name: .customLong("lgd"), parsing: .unconditional,
        help: "furfine: share of a claim on a failed firm that is lost, 0 to 1. (default: 1)")
    var givenLossGivenDefault: Double?

    @Option(
        name: .customLong("volatility"), parsing: .unconditional,
        help:
            "black-cox, merton: standard deviation of the log of outside assets at maturity. (default: 0.2)"
    )
    var givenVolatility: Double?

    @Option(
        name: .customLong("recovery"), parsing: .unconditional,
        help: "black-cox, merton: share that is recovered after failure, 0 to 1. (default: 0.6)")
    var givenRecovery: Double?

    var alpha: Double { givenAlpha ?? 0.7 }
    var beta: Double { givenBeta ?? 0.6 }
    var failureCost: Double { givenFailureCost ?? 0.5 }
    var lgd: Double { givenLossGivenDefault ?? 1 }
    var volatility: Double { givenVolatility ?? 0.2 }
    var recovery: Double { givenRecovery ?? 0.6 }

    /// Options that were given, with the models that read them.
    var given: [(name: String, models: [ContagionModel])] {
        let all: [(Double?, String, [ContagionModel])] = [
            (givenAlpha, "--alpha", [.rogersVeraart]), (givenBeta, "--beta", [.rogersVeraart]),
            (givenFailureCost, "--failure-cost", [.elliottGolubJackson]),
            (givenLossGivenDefault, "--lgd", [.furfine]),
            (givenVolatility, "--volatility", [.blackCox, .merton]),
            (givenRecovery, "--recovery", [.blackCox, .merton]),
        ]
        return all.compactMap { value, name, models in value.map { _ in (name, models) } }
    }

    func validate() throws {
        for (name, value) in [
            ("alpha", alpha), ("beta", beta), ("failure-cost", failureCost), ("lgd", lgd),
            ("recovery", recovery),
        ] where !(0...1).contains(value) {
            throw ValidationError("--\(name) is \(value); it must be in 0…1.")
        }
        guard volatility >= 0, volatility.isFinite else {
            throw ValidationError("--volatility is \(volatility); it is a number from 0 on.")
        }
    }
}

/// One model on one network.
struct ContagionRun {
    let input: ContagionInput
    /// Who owns parts of whom; `nil` where nothing says so.
    let holdings: Shareholdings?
    /// Share that each shocked firm loses: of its cash, or of its equity where the model is about equity.
    let shock: [Int: Double]
    let parameters: ContagionParameters

    var shares: [Double] { input.names.indices.map { shock[$0] ?? 0 } }

    func data(_ model: ContagionModel) throws(ClearingError) -> ContagionData {
        var data = ContagionData(model: model.rawValue, input: input, shock: shock)
        try fill(&data, model)
        return data
    }

    func fill(_ data: inout ContagionData, _ model: ContagionModel) throws(ClearingError) {
        switch model {
        case .eisenbergNoe: try clear(&data, .full)
        case .rogersVeraart:
            try clear(&data, RecoveryRates(cash: parameters.alpha, claims: parameters.beta))
        case .elsinger: try clearBySeniority(&data)
        case .elliottGolubJackson: try failWithCosts(&data)
        case .debtRank: try debtRank(&data, .differential)
        case .singleHit: try debtRank(&data, .singleHit)
        case .furfine: try furfine(&data)
        case .blackCox:
            try value(
                &data,
                BlackCoxValuation(
                    volatility: parameters.volatility, recovery: parameters.recovery))
        case .merton:
            try value(
                &data,
                MertonValuation(volatility: parameters.volatility, recovery: parameters.recovery))
        }
    }

    private func clear(
        _ data: inout ContagionData, _ recovery: RecoveryRates
    ) throws(ClearingError) {
        let problem = try ClearingProblem(
            input.network, cash: zip(input.cash, shares).map { $0 * (1 - $1) },
            externalLiabilities: input.externalLiabilities)
        let result = try problem.clear(recovery)
        data.clearing = .init(
            greatest: input.data(result.greatest), least: input.data(result.least))
        data.selfFulfillingLoss = result.selfFulfillingLoss
        data.selfFulfillingLossByFirm = input.keyed(result.selfFulfillingLossByFirm)
        data.defaulted = input.named(result.greatest.defaulted)
    }

    private func capital() throws(ClearingError) -> CapitalNetwork {
        try CapitalNetwork(input.network, equity: input.equity ?? [])
    }

    private func debtRank(
        _ data: inout ContagionData, _ rule: DebtRankRule
    ) throws(ClearingError) {
        let capital = try capital()
        guard shock.isEmpty else {
            let spread = try capital.debtRank(shock: shares, rule: rule)
            data.impact = .one(spread.impact)
            data.final = input.keyed(spread.final)
            data.losses = .init(
                direct: input.keyed(spread.directLoss), passedOn: input.keyed(spread.passedOnLoss),
                excess: input.keyed(spread.excessLoss), iterations: spread.iterations,
                residual: spread.residual)
            return
        }
        let impacts: [Double]
        if rule == .differential {
            impacts = try capital.debtRankOfEveryFirm()
        } else {
            var alone = shares
            var found: [Double] = []
            for firm in alone.indices {
                alone[firm] = 1
                found.append(try capital.debtRank(shock: alone, rule: rule).impact)
                alone[firm] = 0
            }
            impacts = found
        }
        data.impact = .many(input.keyed(impacts))
        data.final = input.keyed(zip(impacts, capital.weights).map { $0 + $1 })
    }

    private func furfine(_ data: inout ContagionData) throws(ClearingError) {
        let capital = try capital()
        guard shock.isEmpty else {
            let cascade = try capital.furfine(shock: shares, lossGivenDefault: parameters.lgd)
            data.rounds = cascade.rounds.map(input.named)
            data.defaulted = input.named(cascade.rounds.flatMap { $0 }.sorted())
            data.losses = .init(
                direct: input.keyed(cascade.directLoss), passedOn: nil,
                excess: input.keyed(cascade.excessLoss), iterations: nil, residual: nil)
            return
        }
        data.furtherFailures = input.keyed(
            try capital.furfineOfEveryFirm(lossGivenDefault: parameters.lgd))
    }

    private func value<Valuation: ClaimValuation>(
        _ data: inout ContagionData, _ valuation: Valuation
    ) throws(ClearingError) {
        let sheet = try NetworkValuation(
            input.network, externalAssets: input.cash,
            externalLiabilities: input.externalLiabilities)
        let result = try sheet.valued(
            valuation, losses: zip(input.cash, shares).map { $0 * $1 })
        data.valuation = .init(
            greatest: input.data(result.greatest), least: input.data(result.least),
            loss: input.keyed(result.loss), excess: input.keyed(result.excessLoss))
    }
}
