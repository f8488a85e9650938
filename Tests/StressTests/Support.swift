import Foundation
import Stress
import Testing

/// Files of `Tests/Fixtures/stress`.
func fixture(_ name: String) throws -> Data {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/stress")
    return try Data(contentsOf: folder.appending(path: name))
}

/// Rows of a plain CSV file by column name.
func table(_ name: String) throws -> [[String: String]] {
    let lines = String(decoding: try fixture(name), as: UTF8.self).split(
        whereSeparator: \.isNewline)
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })
    }
}

/// The network of a hundred firms with its reference results.
struct HundredFirms {
    let network: ObligationNetwork
    let rows: [[String: String]]

    init() throws {
        let edges = try table("net100_edges.csv")
        rows = try table("net100_nodes.csv")
        network = try ObligationNetwork(
            firms: rows.count, debtors: edges.map { try number($0, "debtor") },
            creditors: edges.map { try number($0, "creditor") },
            amounts: edges.map { try number($0, "amount") })
    }

    func column(_ name: String) throws -> [Double] { try rows.map { try number($0, name) } }

    func problem() throws -> ClearingProblem {
        let assets = try column("ext_assets")
        let shock = try column("shock_frac")
        return try ClearingProblem(
            network, cash: zip(assets, shock).map { $0 * (1 - $1) },
            externalLiabilities: try column("ext_liab"))
    }
}

func number<T: LosslessStringConvertible>(_ row: [String: String], _ name: String) throws -> T {
    let text = try #require(row[name])
    return try #require(T(text))
}

/// Fails with every input when two columns differ by more than a tolerance.
func expectClose(
    _ got: [Double], _ expected: [Double], within tolerance: Double, _ what: String,
    location: SourceLocation = #_sourceLocation
) {
    #expect(got.count == expected.count, "\(what)", sourceLocation: location)
    for (index, pair) in zip(got, expected).enumerated() {
        #expect(
            abs(pair.0 - pair.1) <= tolerance * max(1, abs(pair.1)),
            "\(what)[\(index)]: got \(pair.0), expected \(pair.1), tolerance \(tolerance)",
            sourceLocation: location)
    }
}

/// A small generator for test networks (Steele, Lea and Flood 2014, SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Firms with random debts; some have no cash, some owe nothing outside, some owe nothing at all.
struct RandomWeb {
    var firms: Int
    var debtors: [Int32] = []
    var creditors: [Int32] = []
    var amounts: [Double] = []
    var cash: [Double] = []
    var outside: [Double] = []
    var equity: [Double] = []

    init(seed: UInt64, firms: Int, claimsPerFirm: Int) {
        var random = SplitMix(seed)
        self.firms = firms
        for firm in 0..<firms {
            for _ in 0..<claimsPerFirm where firms > 1 {
                let other = Int.random(in: 0..<firms, using: &random)
                guard other != firm else { continue }
                debtors.append(Int32(firm))
                creditors.append(Int32(other))
                amounts.append(Double.random(in: 0...10, using: &random))
            }
            let kind = Int.random(in: 0..<4, using: &random)
            cash.append(kind == 0 ? 0 : Double.random(in: 0...8, using: &random))
            outside.append(kind == 1 ? 0 : Double.random(in: 0...4, using: &random))
            equity.append(kind == 2 ? 1 : Double.random(in: 1...60, using: &random))
        }
    }

    func network() throws -> ObligationNetwork {
        try ObligationNetwork(
            firms: firms, debtors: debtors, creditors: creditors, amounts: amounts)
    }

    func problem() throws -> ClearingProblem {
        try ClearingProblem(network(), cash: cash, externalLiabilities: outside)
    }

    /// The same firms under other numbers: firm `i` becomes `place[i]`.
    func relabelled(_ place: [Int]) -> RandomWeb {
        var web = self
        web.debtors = debtors.map { Int32(place[Int($0)]) }
        web.creditors = creditors.map { Int32(place[Int($0)]) }
        for firm in 0..<firms {
            web.cash[place[firm]] = cash[firm]
            web.outside[place[firm]] = outside[firm]
            web.equity[place[firm]] = equity[firm]
        }
        return web
    }

    func scaled(by factor: Double) -> RandomWeb {
        var web = self
        web.amounts = amounts.map { $0 * factor }
        web.cash = cash.map { $0 * factor }
        web.outside = outside.map { $0 * factor }
        web.equity = equity.map { $0 * factor }
        return web
    }
}

/// The clearing equation iterated as it is written, without any of the solvers' shortcuts.
func iterated(
    _ problem: ClearingProblem, alpha: Double, beta: Double, fromAbove: Bool, rounds: Int
) -> [Double] {
    let network = problem.network
    var paid = fromAbove ? problem.obligations : problem.obligations.map { _ in 0 }
    for _ in 0..<rounds {
        let received = (0..<network.firmCount).map { firm in
            network.claims(of: firm).reduce(0.0) {
                let debtor = Int(network.debtor[$1])
                return $0 + network.amount[$1] / problem.obligations[debtor] * paid[debtor]
            }
        }
        let next = (0..<network.firmCount).map { firm in
            let due = problem.obligations[firm]
            return problem.cash[firm] + received[firm] >= due * (1 - 1e-12)
                ? due : alpha * problem.cash[firm] + beta * received[firm]
        }
        if next == paid { break }
        paid = next
    }
    return paid
}
