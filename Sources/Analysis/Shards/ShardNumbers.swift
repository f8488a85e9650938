import Circularity
import Liquidity
import SeriesTests
import Text

/// The numbers of a stress test as they stand in a line.
struct StressNumbers: Decodable {
    let firms: [String]
    let start, moneyUnit: String
    let quarters, paths: Int
    let cashOut, firstCut: [[Int]]
    /// `[firm][amount]`: sum and sum of squares.
    let amounts: [[[String]]]
    /// `[firm]`: class and count.
    let gaps: [[[Int]]]

    static func text(_ stress: ShardResult.Stress) -> String {
        let tally = stress.tally
        func counts(_ rows: [[Int]]) -> String {
            ShardLine.array(rows.map { ShardLine.array($0.map(String.init)) })
        }
        return ShardLine.object([
            ("firms", ShardLine.array(stress.firms.map(JSONString.quoted))),
            ("start", JSONString.quoted(stress.start)),
            ("moneyUnit", JSONString.quoted(stress.moneyUnit)),
            ("quarters", "\(tally.quarters)"), ("paths", "\(tally.paths)"),
            ("cashOut", counts(tally.cashOut)), ("firstCut", counts(tally.firstCut)),
            (
                "amounts",
                ShardLine.array(
                    tally.amounts.map { firm in
                        ShardLine.array(firm.map { "[\"\($0.sum)\",\"\($0.squares)\"]" })
                    })
            ),
            (
                "gaps",
                ShardLine.array(
                    tally.gaps.map { gaps in
                        ShardLine.array(
                            gaps.counts.sorted { $0.key < $1.key }
                                .map { "[\($0.key),\($0.value)]" })
                    })
            ),
        ])
    }

    func value() throws(ShardError) -> ShardResult.Stress {
        var sums: [[ExactSum]] = []
        for firm in amounts {
            var row: [ExactSum] = []
            for pair in firm {
                guard pair.count == 2, let sum = Int128(pair[0]), let squares = Int128(pair[1])
                else { throw .line("a sum is no whole number") }
                row.append(ExactSum(sum: sum, squares: squares))
            }
            sums.append(row)
        }
        var histograms: [AmountHistogram] = []
        for firm in gaps {
            guard firm.allSatisfy({ $0.count == 2 }) else { throw .line("a class has no count") }
            histograms.append(
                AmountHistogram(
                    Dictionary(firm.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })))
        }
        do throws(SimulationError) {
            let tally = try StressTally(
                quarters: quarters, paths: paths, cashOut: cashOut, firstCut: firstCut,
                amounts: sums, gaps: histograms)
            guard firms.count == tally.firms else {
                throw SimulationError.shape("\(firms.count) names for \(tally.firms) firms")
            }
            return ShardResult.Stress(
                tally: tally, firms: firms, start: start, moneyUnit: moneyUnit)
        } catch { throw .line("it holds impossible numbers: \(error)") }
    }
}

/// The numbers of a null model as they stand in a line.
struct NullNumbers: Decodable {
    let observed, total: String
    let replicates, atLeast: Int
    let sum, squares: String

    static func text(_ tally: NullTally) -> String {
        ShardLine.object([
            ("observed", "\"\(tally.observed)\""), ("total", "\"\(tally.total)\""),
            ("replicates", "\(tally.replicates)"), ("atLeast", "\(tally.atLeast)"),
            ("sum", "\"\(tally.sum)\""), ("squares", "\"\(tally.squares)\""),
        ])
    }

    func value() throws(ShardError) -> NullTally {
        guard let observed = Int64(observed), let total = Int64(total), let sum = Int128(sum),
            let squares = Int128(squares)
        else { throw .line("a sum is no whole number") }
        do throws(MeasureError) {
            return try NullTally(
                observed: observed, total: total, replicates: replicates, atLeast: atLeast,
                sum: sum, squares: squares)
        } catch { throw .line("it holds impossible numbers: \(error)") }
    }
}

/// The numbers of a bootstrap as they stand in a line.
struct BootstrapNumbers: Decodable {
    let observed, smallestP: String
    let replicates, atLeast, withoutStatistic: Int
    /// Class and count.
    let classes: [[Int]]

    static func text(_ tally: BootstrapTally) -> String {
        ShardLine.object([
            ("observed", "\"\(tally.observed)\""), ("smallestP", "\"\(tally.smallestP)\""),
            ("replicates", "\(tally.replicates)"), ("atLeast", "\(tally.atLeast)"),
            ("withoutStatistic", "\(tally.withoutStatistic)"),
            (
                "classes",
                ShardLine.array(
                    tally.classes.sorted { $0.key < $1.key }.map { "[\($0.key),\($0.value)]" })
            ),
        ])
    }

    func value() throws(ShardError) -> BootstrapTally {
        guard classes.allSatisfy({ $0.count == 2 }) else { throw .line("a class has no count") }
        guard let observed = Double(observed), let smallestP = Double(smallestP),
            let tally = BootstrapTally(
                observed: observed, smallestP: smallestP, replicates: replicates, atLeast: atLeast,
                withoutStatistic: withoutStatistic,
                classes: Dictionary(classes.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 }))
        else { throw .line("it holds impossible numbers: counts that no replicates have") }
        return tally
    }
}

/// The numbers of a Sobol design as they stand in a line.
struct SobolNumbers: Decodable {
    let factors: [String]
    let moneyUnit: String
    let outcomes: [String]

    static func text(_ sobol: ShardResult.Sobol) -> String {
        ShardLine.object([
            ("factors", ShardLine.array(sobol.factors.map(JSONString.quoted))),
            ("moneyUnit", JSONString.quoted(sobol.moneyUnit)),
            ("outcomes", ShardLine.array(sobol.outcomes.map { "\"\($0)\"" })),
        ])
    }

    func value() throws(ShardError) -> ShardResult.Sobol {
        let numbers = outcomes.compactMap(Double.init)
        guard numbers.count == outcomes.count,
            let sobol = ShardResult.Sobol(
                factors: factors, moneyUnit: moneyUnit, outcomes: numbers)
        else { throw .line("it holds impossible numbers: outcomes that are no rows") }
        return sobol
    }
}
