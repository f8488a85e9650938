import Statistics
import Testing

@Suite("Streams, blocks and quantiles")
struct RandomStreamsTests {
    @Test("streams of one seed differ from each other, and the same stream repeats")
    func streams() throws {
        var first: Set<[Double]> = []
        var made = 0
        for seed in [0, 1, 2, UInt64.max] {
            for part in RandomStreams.Part.allCases {
                for block in [0, 1, 2, RandomStreams.blockLimit - 1] {
                    func draw() throws -> [Double] {
                        var generator = try RandomStreams(seed: seed).generator(part, block: block)
                        return (0..<4).map { _ in generator.uniform() }
                    }
                    let values = try draw()
                    #expect(try values == draw())
                    first.insert(values)
                    made += 1
                }
            }
        }
        #expect(first.count == made)
        #expect(throws: StatisticsError.self) {
            _ = try RandomStreams(seed: 1).generator(.swapNull, block: RandomStreams.blockLimit)
        }
        #expect(throws: StatisticsError.self) {
            _ = try RandomStreams(seed: 1).generator(.swapNull, block: -1)
        }
    }

    @Test("blocks cover every item once and keep their order on any number of threads")
    func blocks() {
        for items in [0, 1, 63, 64, 65, 1000] {
            let blocks = Blocks(items: items, size: 64)
            let expected = Array(0..<items)
            for threads in [1, 2, 3, 16, nil] {
                #expect(
                    blocks.map(threads: threads) { _, items in Array(items) }.flatMap { $0 }
                        == expected)
            }
        }
        struct Failed: Error, Equatable { var block: Int }
        #expect(throws: Failed(block: 3)) {
            try Blocks(items: 100, size: 10).map(
                threads: 4,
                throwing: { block, _ -> Result<Int, Failed> in
                    block >= 3 ? .failure(Failed(block: block)) : .success(block)
                })
        }
    }

    @Test("quantiles agree with closed forms and tables")
    func quantiles() throws {
        // Standard tables: 1.959964 at 97.5 %.
        #expect(abs(try Quantile.normal(0.975) - 1.959963984540054) < 1e-12)
        for p in [0.0, 0.1, 0.37, 0.5, 0.9, 1] {
            #expect(abs(try Quantile.beta(p, 1, 1) - p) < 1e-9)
            #expect(abs(try Quantile.beta(p, 2, 1) - p.squareRoot()) < 1e-9)
        }
        // Very unequal shapes: 1 − x is nearly χ²₁/(2·10⁷), whose median is 0.454936.
        #expect(abs((1 - (try Quantile.beta(0.5, 1e7, 0.5))) * 2e7 - 0.454936) < 1e-4)
        // One half a success and half a failure: the arcsine distribution, sin²(πp/2).
        #expect(abs(try Quantile.beta(0.5, 0.5, 0.5) - 0.5) < 1e-9)
        #expect(Quantile.triangular(0, low: 2, mode: 3, high: 6) == 2)
        #expect(Quantile.triangular(1, low: 2, mode: 3, high: 6) == 6)
        #expect(abs(Quantile.triangular(0.25, low: 2, mode: 3, high: 6) - 3) < 1e-12)
        #expect(Quantile.triangular(0.4, low: 5, mode: 5, high: 5) == 5)
        #expect(abs(Quantile.exponential(0.5, mean: 2) - 2 * 0.6931471805599453) < 1e-12)
        for wrong in [0.0, 1, -1, .nan] {
            #expect(throws: StatisticsError.self) { _ = try Quantile.normal(wrong) }
        }
        #expect(throws: StatisticsError.self) { _ = try Quantile.beta(0.5, 0, 1) }
        #expect(throws: StatisticsError.self) { _ = try Quantile.beta(.nan, 1, 1) }
    }

    @Test("the mean of triangular quantiles is the mean of ends and mode")
    func triangularMean() {
        let n = 100_000
        let sum = (0..<n).reduce(0.0) {
            $0 + Quantile.triangular((Double($1) + 0.5) / Double(n), low: 90, mode: 100, high: 140)
        }
        #expect(abs(sum / Double(n) - 110) < 1e-3)
    }

    @Test("correlation: 1 and −1 on lines, undefined without variation, refused for wrong shapes")
    func correlation() throws {
        #expect(abs(try #require(try Association.correlation([1, 2, 3], [2, 4, 6])) - 1) < 1e-15)
        #expect(abs(try #require(try Association.correlation([1, 2, 3], [3, 2, 1])) + 1) < 1e-15)
        // By hand: cov 1, variances 2 and 2 about means 2 and 2.
        #expect(
            abs(try #require(try Association.correlation([1, 2, 3], [1, 3, 2])) - 0.5) < 1e-15)
        #expect(try Association.correlation([1, 1, 1], [1, 2, 3]) == nil)
        #expect(throws: StatisticsError.self) { _ = try Association.correlation([1], [1]) }
        #expect(throws: StatisticsError.self) { _ = try Association.correlation([1, 2], [1]) }
        #expect(throws: StatisticsError.self) {
            _ = try Association.correlation([1, .nan], [1, 2])
        }
    }
}
