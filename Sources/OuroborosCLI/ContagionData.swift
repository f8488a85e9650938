import Clearing
import Reports

/// A number for one shock, or one for each firm that fails alone.
enum OneOrMany: Encodable {
    case one(Double)
    case many([String: Double])

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .one(let value): try value.encode(to: encoder)
        case .many(let values): try values.encode(to: encoder)
        }
    }
}

/// Results of the verb `contagion` on a bare network in JSON: the keys that other tools rely on.
struct ContagionData: Encodable {
    let schemaVersion = Reports.schemaVersion
    var model: String
    var network: Network
    var shock: [String: Double]
    var clearing: Clearing?
    var selfFulfillingLoss: Double?
    var selfFulfillingLossByFirm: [String: Double]?
    /// Firms that cannot pay in full in the greatest solution, or have failed.
    var defaulted: [String]?
    /// Share of all equity that is lost, the first firm's own or the shock not counted.
    var impact: OneOrMany?
    /// Share of its equity that each firm has lost; without a shock, the share of all equity that is gone when the firm fails alone.
    var final: [String: Double]?
    var losses: Losses?
    /// Firms that fail in each round, the shock first.
    var rounds: [[String]]?
    /// Further failures when the firm fails alone.
    var furtherFailures: [String: Int]?
    var valuation: Valuation?
    var failureCosts: FailureCostsData?

    struct Network: Encodable {
        let firms: Int
        let claims: Int
        let owed: Double
    }
    struct Clearing: Encodable {
        let greatest: Solution
        let least: Solution
        struct Solution: Encodable {
            let payments: [String: Double]
            let equity: [String: Double]
            let defaulted: [String]
            let rounds: Int?
            let iterations: Int
            let residual: Double
            /// Payments by rank, then by firm; where debts have ranks.
            var paymentsBySeniority: [String: [String: Double]]?
        }
    }
    struct FailureCostsData: Encodable {
        let best: Outcome
        let worst: Outcome
        struct Outcome: Encodable {
            /// Value of each firm to its outside owners.
            let value: [String: Double]
            let failed: [String]
            /// Failures in the best case, recoveries in the worst, wave by wave.
            let waves: [[String]]
        }
    }
    struct Losses: Encodable {
        let direct: [String: Double]
        let passedOn: [String: Double]?
        let excess: [String: Double]
        let iterations: Int?
        let residual: Double?
    }
    struct Valuation: Encodable {
        let greatest: Values
        let least: Values
        let loss: [String: Double]
        let excess: [String: Double]
        struct Values: Encodable {
            let equity: [String: Double]
            let claimValue: [String: Double]
            let iterations: Int
            let residual: Double
        }
    }

    init(model: String, input: ContagionInput, shock: [Int: Double]) {
        self.model = model
        network = Network(
            firms: input.names.count, claims: input.network.claimCount,
            owed: input.network.owedInside.reduce(0, +))
        self.shock = Dictionary(
            uniqueKeysWithValues: shock.map { (input.names[$0.key], $0.value) })
    }
}

extension ContagionInput {
    func keyed<T>(_ values: [T]) -> [String: T] {
        Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
    }

    func named(_ firms: [Int]) -> [String] { firms.map { names[$0] } }

    func data(_ vector: ClearingVector) -> ContagionData.Clearing.Solution {
        .init(
            payments: keyed(vector.payments), equity: keyed(vector.equity),
            defaulted: named(vector.defaulted), rounds: vector.rounds,
            iterations: vector.iterations, residual: vector.residual)
    }

    func data(_ values: NetworkValuation.Values) -> ContagionData.Valuation.Values {
        .init(
            equity: keyed(values.equity), claimValue: keyed(values.claimValue),
            iterations: values.iterations, residual: values.residual)
    }
}
