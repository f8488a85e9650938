import Statistics
import Testing

@testable import SeriesTests

@Suite struct PanelTests {
    struct Reference: Decodable {
        struct Composite: Decodable {
            let adf: [String: [Double]]
            let sadf: [String: [Double]]
            let gsadf: [String: [Double]]

            enum CodingKeys: String, CodingKey {
                case adf = "ADF"
                case sadf = "SADF"
                case gsadf = "GSADF"
            }
        }
        struct Panel: Decodable {
            let gsadf: Double
            let bsadf: [Double]
            let sieveOrder: Int
            let null: [String: [Double]]

            enum CodingKeys: String, CodingKey {
                case gsadf, bsadf, null
                case sieveOrder = "sieve_order"
            }
        }
        let composite: Composite
        let panel: Panel

        enum CodingKeys: String, CodingKey {
            case panel
            case composite = "composite_rw_T200_seed43"
        }
    }

    static func reference() throws -> Reference {
        try Fixture.json("critical_values/pyexuber.json", as: Reference.self)
    }

    static func near(_ mine: QuantileEstimate, _ theirs: [Double]?) throws -> Bool {
        let theirs = try #require(theirs)
        let error = (mine.standardError * mine.standardError + theirs[1] * theirs[1]).squareRoot()
        return abs(mine.value - theirs[0]) < 3 * error
    }

    static let names = ["exuber_sim_psy1", "exuber_sim_evans", "rw_T100_seed42"]

    @Test func `the panel statistic and its sieve bootstrap agree with pyexuber`() throws {
        let reference = try Self.reference().panel
        let panel = try Self.names.map { try Fixture.column("series/\($0).csv", "y") }
        let got = try PanelTest(
            panel, lag: 1, sieveOrder: reference.sieveOrder,
            window: MinimumWindow(length: .fixed(19), unit: .rows), replicates: 2_000, seed: 4,
            threads: 2)
        #expect(abs(got.gsadf - reference.gsadf) < 1e-8)
        #expect(got.bsadf.count == reference.bsadf.count)
        for (mine, theirs) in zip(got.bsadf, reference.bsadf) {
            #expect(abs(try #require(mine) - theirs) < 1e-8)
        }
        for (level, name) in [(0.9, "0.9"), (0.95, "0.95"), (0.99, "0.99")] {
            let mine = got.criticalValue(level: level)
            #expect(try Self.near(mine, reference.null[name]), "\(name): \(mine)")
        }
    }

    @Test func `the composite bootstrap agrees with pyexuber`() throws {
        let reference = try Self.reference().composite
        let null = try NullDistribution(
            series: Fixture.column("series/rw_T200_seed43.csv", "y"), lag: 0,
            window: MinimumWindow(length: .fixed(27), unit: .rows),
            model: .composite(controlWindow: nil), replicates: 4_000, seed: 8, threads: 2,
            keepsSequences: false)
        for (level, name) in [(0.9, "0.9"), (0.95, "0.95"), (0.99, "0.99")] {
            let mine = null.criticalValues(level: level)
            #expect(try Self.near(mine.adf, reference.adf[name]), "\(name): \(mine.adf)")
            #expect(try Self.near(mine.sadf, reference.sadf[name]), "\(name): \(mine.sadf)")
            #expect(try Self.near(mine.gsadf, reference.gsadf[name]), "\(name): \(mine.gsadf)")
        }
    }

    @Test func `a panel of one series twice has the statistic of that series`() throws {
        let series = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        let alone = try ExplosiveSequences(of: series, lag: 1, window: MinimumWindow())
        let twice = try PanelTest(
            [series, series], lag: 1, window: MinimumWindow(), replicates: 99, seed: 1)
        #expect(abs(twice.gsadf - alone.gsadf.value) < 1e-12)
    }

    @Test func `the sieve bootstrap is the same bits on 1, 2 and 7 threads`() throws {
        let panel = try Self.names.map { try Fixture.column("series/\($0).csv", "y") }
        let runs = try [1, 2, 7].map {
            try PanelTest(
                panel, lag: 0, window: MinimumWindow(), replicates: 131, seed: 6, threads: $0
            ).null
        }
        #expect(runs[0] == runs[1] && runs[0] == runs[2])
    }

    @Test func `a shorter control window lowers the critical value`() throws {
        let series = try Fixture.column("series/rw_T200_seed43.csv", "y")
        func critical(_ window: Int?) throws -> Double {
            try NullDistribution(
                series: series, lag: 0, window: MinimumWindow(),
                model: .composite(controlWindow: window), replicates: 999, seed: 2
            ).criticalValues(level: 0.95).gsadf.value
        }
        let short = try critical(12)
        let long = try critical(nil)
        #expect(short < long - 0.3)
    }

    @Test func `panels that are none are refused`() {
        #expect(throws: SeriesTestError.panelTooSmall(1)) {
            try PanelTest([[1, 2]], lag: 0, window: MinimumWindow(), replicates: 99, seed: 1)
        }
        #expect(throws: SeriesTestError.unequalLengths([2, 3])) {
            try PanelTest(
                [[1, 2], [1, 2, 3]], lag: 0, window: MinimumWindow(), replicates: 99, seed: 1)
        }
    }
}

@Suite struct LagChoiceTests {
    /// An autoregression of order two in the changes.
    static func series(_ count: Int) -> [Double] {
        let generator = Philox(seed: 12)
        var changes = [0.0, 0.0]
        var level = 0.0
        return (0..<count).map { t in
            let shock = generator.normalPair(stream: 0, index: UInt64(t)).0
            let change = 0.3 * changes[0] + 0.4 * changes[1] + shock
            changes = [change, changes[0]]
            level += change
            return level
        }
    }

    @Test func `both criteria find the order of an autoregression`() throws {
        #expect(try LagChoice.bic(maximum: 6).lag(for: Self.series(600)) == 2)
        #expect(try LagChoice.aic(maximum: 6).lag(for: Self.series(600)) >= 2)
        #expect(try LagChoice.fixed(3).lag(for: Self.series(600)) == 3)
    }

    @Test func `a random walk needs no lag by the Schwarz criterion`() throws {
        let walk = try Fixture.column("series/rw_T200_seed43.csv", "y")
        #expect(try LagChoice.bic(maximum: 8).lag(for: walk) == 0)
    }

    @Test func `a maximum that the series cannot carry is refused`() {
        #expect(throws: SeriesTestError.tooShort(observations: 20, needed: 29)) {
            try LagChoice.aic(maximum: 8).lag(for: Self.series(20))
        }
        #expect(throws: SeriesTestError.lagOutOfRange(lag: 40, largest: 24)) {
            try LagChoice.bic(maximum: 40).lag(for: Self.series(400))
        }
    }

    @Test func `regression coefficients solve the normal equations`() throws {
        let levels = Self.series(80)
        let fit = try #require(
            LeastSquares(levels: levels, lag: 2, firstRow: 3, withLevel: true))
        for column in 0..<4 {
            var dot = 0.0
            for row in 0..<fit.residuals.count {
                let t = row + 3
                let regressor =
                    switch column {
                    case 0: 1.0
                    case 3: levels[t - 1]
                    default: levels[t - column] - levels[t - column - 1]
                    }
                dot += regressor * fit.residuals[row]
            }
            #expect(abs(dot) < 1e-9)
        }
    }
}
