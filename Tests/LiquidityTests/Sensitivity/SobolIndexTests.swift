import Foundation
import Statistics
import TestSupport
import Testing

@testable import Liquidity

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The twelve-factor burn model of the reference README.
private func burnGap(_ x: [Double]) -> Double {
    let (revenue0, growth, decay, usage, fixed, cap) = (x[0], x[1], x[2], x[3], x[4], x[5])
    let (mid, slope, cash0, tranche, slip, price) = (x[6], x[7], x[8], x[9], x[10], x[11])
    var logRevenue = log(revenue0)
    var cash = cash0
    var least = Double.infinity
    for quarter in 0..<40 {
        let q = Double(quarter)
        logRevenue += growth * pow(decay, q)
        let revenue = exp(logRevenue)
        let compute = 2.2 + (cap - 2.2) / (1 + exp(-(q - mid) / slope))
        cash += revenue - fixed - max(compute * price, usage * revenue)
        let isDue = q >= 3 + slip && q < 19 + slip
        if isDue, (quarter - 3 - Int(slip)) % 2 == 0 { cash += tranche }
        least = min(least, cash)
    }
    return max(0, -least)
}

private struct Reference: Decodable {
    let names: [String]
    let bounds: [[Double]]
    let first, firstReach, total, totalReach: [Double]
    let mean: Double
    let ishigami: Exact

    enum CodingKeys: String, CodingKey {
        case names, bounds, mean
        case first = "S1"
        case firstReach = "S1_conf"
        case total = "ST"
        case totalReach = "ST_conf"
        case ishigami = "ishigami_exact"
    }

    struct Exact: Decodable {
        let first, total: [Double]

        enum CodingKeys: String, CodingKey {
            case first = "S1"
            case total = "ST"
        }
    }

    static func load() throws -> Reference {
        try JSONDecoder().decode(
            Reference.self, from: fixture("sobol_indices_reference.json"))
    }
}

@Suite struct SobolIndexTests {
    @Test func modelIsTheOneOfTheReference() throws {
        let reference = try Reference.load()
        for row in try table("sobol_burn_eval_sample.csv") {
            let x: [Double] = try reference.names.map { try number(row, $0) }
            let expected: Double = try number(row, "gap")
            #expect(abs(burnGap(x) - expected) < 1e-9, "\(row)")
        }
    }

    @Test func indicesOfTheBurnModelLieWithinTheReferenceIntervals() throws {
        let reference = try Reference.load()
        let bounds = reference.bounds
        let indices = try SobolIndices(dimensions: 12, points: 4096, replicates: 200) { u in
            burnGap(zip(u, bounds).map { $1[0] + $0 * ($1[1] - $1[0]) })
        }
        #expect(abs(indices.mean / reference.mean - 1) < 0.02)
        #expect(indices.evaluations == 14 * 4096)
        for (place, factor) in indices.factors.enumerated() {
            // Both are estimates: the half-widths of both intervals together.
            let first =
                reference.firstReach[place]
                + max(factor.first.high - factor.first.value, factor.first.value - factor.first.low)
            #expect(
                abs(factor.first.value - reference.first[place]) <= first,
                "S1 of \(reference.names[place]): \(factor.first) against \(reference.first[place])"
            )
            let total =
                reference.totalReach[place]
                + max(factor.total.high - factor.total.value, factor.total.value - factor.total.low)
            #expect(
                abs(factor.total.value - reference.total[place]) <= total,
                "ST of \(reference.names[place]): \(factor.total) against \(reference.total[place])"
            )
        }
        // Growth is the largest by far, and resolved.
        #expect(!indices.factors[1].isFirstUnresolved && !indices.factors[1].isTotalUnresolved)
    }

    @Test func ishigamiAgreesWithItsClosedForm() throws {
        let exact = try Reference.load().ishigami
        let indices = try SobolIndices(dimensions: 3, points: 8192, replicates: 200) { u in
            let x = u.map { (2 * $0 - 1) * Double.pi }
            return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
        }
        // Variance ½ + a²/8 + bπ⁴/5 + b²π⁸/18.
        let variance = 0.5 + 49.0 / 8 + 0.1 * pow(Double.pi, 4) / 5 + 0.01 * pow(Double.pi, 8) / 18
        #expect(abs(indices.variance / variance - 1) < 0.01)
        for (factor, (first, total)) in zip(indices.factors, zip(exact.first, exact.total)) {
            #expect(abs(factor.first.value - first) < 0.01, "\(factor.first) against \(first)")
            #expect(abs(factor.total.value - total) < 0.01, "\(factor.total) against \(total)")
        }
    }

    @Test func outcomesOfPartsGiveTheIndicesOfTheWhole() throws {
        let function: @Sendable ([Double]) -> Double = { $0[0] * $0[1] + 3 * $0[2] }
        let whole = try SobolIndices(dimensions: 3, points: 100, seed: 9, function: function)
        var outcomes: [Double] = []
        for rows in [0..<1, 1..<48, 48..<100] {
            outcomes += try SobolIndices.outcomes(
                dimensions: 3, rows: rows, seed: 9, threads: 2, function: function)
        }
        #expect(try SobolIndices(outcomes: outcomes, dimensions: 3, seed: 9) == whole)
        #expect(throws: StatisticsError.self) {
            try SobolIndices(outcomes: Array(outcomes.dropLast()), dimensions: 3, seed: 9)
        }
        #expect(throws: StatisticsError.notFinite(index: 7)) {
            outcomes[7] = .infinity
            return try SobolIndices(outcomes: outcomes, dimensions: 3, seed: 9)
        }
    }

    @Test func additiveModelHasEqualIndicesThatSumToOne() throws {
        let indices = try SobolIndices(dimensions: 4, points: 2048) {
            $0[0] + 2 * $0[1] + 3 * $0[2]
        }
        let expected = [1.0 / 14, 4.0 / 14, 9.0 / 14, 0]
        for (factor, share) in zip(indices.factors, expected) {
            #expect(abs(factor.first.value - share) < 0.01)
            #expect(abs(factor.total.value - share) < 0.01)
        }
        #expect(indices.factors[3].total.value == 0)
    }

    @Test func effectsThatCannotBeToldFromNothingAreMarked() throws {
        // Nothing but an interaction: no factor does anything alone, and all of them do everything together.
        let indices = try SobolIndices(dimensions: 3, points: 512) {
            $0.reduce(1) { $0 * (2 * $1 - 1) }
        }
        for factor in indices.factors {
            #expect(factor.isFirstUnresolved && abs(factor.first.value) < 0.1, "\(factor)")
            #expect(!factor.isTotalUnresolved && abs(factor.total.value - 1) < 0.1, "\(factor)")
        }
        let flat = try SobolIndices(dimensions: 2, points: 16) { _ in 5 }
        #expect(flat.factors.allSatisfy { $0.isFirstUnresolved && $0.first.value == 0 })
    }

    @Test func limitsAreStatedBeforeAnythingIsComputed() {
        #expect(throws: StatisticsError.self) {
            try SobolIndices(dimensions: 21, points: 16) { _ in 0 }
        }
        #expect(throws: StatisticsError.self) {
            try SobolIndices(dimensions: 2, points: 2) { _ in 0 }
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) {
            try SobolIndices(dimensions: 2, points: 16) { _ in .nan }
        }
    }

    @Test func threadsDoNotShow() throws {
        let results = try [1, 2, 7].map { threads in
            try SobolIndices(dimensions: 3, points: 128, replicates: 20, threads: threads) {
                sin($0[0]) * $0[1] + $0[2]
            }
        }
        #expect(results[0] == results[1] && results[1] == results[2])
    }
}
