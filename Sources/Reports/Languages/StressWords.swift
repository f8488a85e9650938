import Liquidity

/// What the first paragraph of section 5 says; numbers are formatted.
struct StressLead {
    var firm: String
    var scenario: String
    /// Last simulated quarter.
    var end: String
    var withinYear, probability, low, high: String
    var gap, shortfall: String
    /// The scenario in which the firm most often runs out, and its probability; `nil` when it is the same one.
    var worst: (scenario: String, probability: String)?
    var mark: String
}

/// What freezing circuits costs, against the same money from outside.
struct FreezeFacts {
    var funding, circuits, outside, excess: String
    /// Rises of the mean funding gaps of all firms.
    var gapCircuits, gapOutside: String
    /// Firms that lose most sales, with the sales.
    var sellers: [(firm: String, lost: String)]
    /// Whether a circuit of the model puts in again what comes back.
    var hasGain: Bool
    /// Whether the mean gaps of all firms fall when circuits stop.
    var gapsFall: Bool
    /// Firms whose gap rises most beyond the same outside money, with the rise.
    var hit: [(firm: String, excess: String)]
    var mark: String
}

/// What an assumption turns.
struct FactorFacts {
    var quantity: ModelInput.Quantity
    var kind: Adjustment.Kind
    /// A firm, a deal, or words for all of something.
    var target: String
    /// Who receives a payment.
    var partner: String?
    /// Calendar year of a plan's figure.
    var year: String?
    /// The first quarter, where it is not the first of all.
    var from: String?
}

/// The most likely way to fail.
struct ReverseFacts {
    var firm: String
    var quarter: String
    var beta, probability: String
    var isConverged: Bool
    /// Change of outside revenue until then, the largest surprise first.
    var revenues: [(firm: String, change: String)]
    var mark: String
}

/// Words of section 5, of exhibits E4 to E7 and of A2.
protocol StressWords: Sendable {
    var heading: String { get }
    func lead(_ facts: StressLead) -> String
    /// Nobody runs out of cash on any path of any scenario.
    func nobody(scenarios: Int) -> String
    var fanNote: String { get }

    /// Scenario, within a year, by the end, half of paths, mean gap, worst 5%, who loses most.
    func heads(end: String, tail: String) -> [String]
    func tableIntro(_ firm: String) -> String
    var later: String { get }
    func loser(_ firm: String, _ amount: String) -> String
    var nobodyLoses: String { get }

    func freeze(_ facts: FreezeFacts) -> String
    func loops(_ loops: [(investor: String, recipient: String, gain: String, times: String?)])
        -> String

    func goingConcern(threshold: String) -> String
    /// Firm, committed only, with plans, finding.
    var goingConcernHeads: [String] { get }
    func finding(_ finding: GoingConcern.Finding) -> String

    func indices(_ factors: [(factor: String, first: String, total: String)], unresolved: Int)
        -> String
    func reverse(_ facts: ReverseFacts) -> String
    func reverseUnreachable(_ firm: String, deviations: Int) -> String
    func reverseWithoutShock(_ firm: String, quarter: String) -> String

    func simulation(paths: String, scenarios: Int, seed: String, generator: String, level: String)
        -> String
    func generator(_ name: String, isQuasiRandom: Bool) -> String
    var converged: String { get }
    func needsPaths(_ scenarios: [String], paths: String) -> String
    func unstable(_ scenarios: [String]) -> String
    func inputs(_ counts: [(mark: ModelInput.Mark, count: Int)]) -> String
    func missing(_ firms: [String]) -> String
    func leftOut(_ count: Int) -> String
    var isScenario: String { get }

    // MARK: exhibits

    /// What an assumption turns of whom.
    func factor(_ facts: FactorFacts) -> String
    func target(_ target: StressTarget) -> String

    func cashOutTitle(_ firm: String, probability: String, quarter: String) -> String
    func cashOutSubtitle(_ scenario: String, dots: Int) -> String
    func never(_ quarter: String) -> String

    func heatmapTitle(_ firm: String, scenario: String, probability: String) -> String
    func heatmapSubtitle(_ quarter: String) -> String
    /// A range of probabilities; without an end it is open there.
    func band(from low: String?, to high: String?) -> String
    var worstBox: String { get }

    func tornadoTitle(_ firm: String, factor: String) -> String
    func tornadoSubtitle(_ scenario: String, unit: String) -> String
    func setting(_ factor: String, low: String, high: String) -> String

    func moneyTitle(_ firm: String, raised: String, promised: String) -> String
    func moneySubtitle(unit: String) -> String
    var otherParties: String { get }

    func fanTitle(_ firm: String, quarter: String, median: String) -> String
    func fanSubtitle(_ scenario: String, unit: String) -> String
    func percentile(_ percent: Int) -> String
}

/// Whom an adjustment concerns, where it is not one firm or leg with a name.
enum StressTarget: Sendable { case everything, outsideFunding, circuits }
