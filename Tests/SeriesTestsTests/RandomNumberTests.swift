import Testing

@testable import Statistics

@Suite struct RandomNumberTests {
    /// The known-answer vectors that its authors publish with Random123.
    @Test(arguments: [
        (
            SIMD4<UInt32>(0, 0, 0, 0), SIMD2<UInt32>(0, 0),
            SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
        ),
        (
            SIMD4(repeating: UInt32.max), SIMD2(repeating: UInt32.max),
            SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
        ),
        (
            SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
            SIMD2(0xa409_3822, 0x299f_31d0),
            SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
        ),
    ])
    func `the generator gives its authors' known answers`(
        counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>
    ) {
        #expect(Philox.rounds(counter: counter, key: key) == answer)
    }

    /// Values to 15 digits from the Python standard library, `statistics.NormalDist().inv_cdf`.
    @Test(
        arguments: [
            (0.5, 0.0),
            (0.25, -0.6744897501960817),
            (0.0749, -1.4402382675279632),
            (0.075, -1.4395314709384557),
            (0.0751, -1.4388253927525398),
            (0.975, 1.9599639845400536),
            (0.999, 3.090232306167813),
            (1e-06, -4.753424308822899),
            (1e-11, -6.706023155495136),
            (1e-12, -7.034483825301132),
            (1e-30, -11.464024688443617),
            (1e-300, -37.0470962993612),
            (0.0027, -2.7821504537846065),
        ] as [(Double, Double)])
    func `quantiles of the normal distribution are right in the centre and both tails`(
        probability: Double, quantile: Double
    ) {
        #expect(
            abs(NormalDistribution.quantile(probability) - quantile) <= 1e-14 * abs(quantile))
    }

    @Test func `the ends of the normal distribution are infinite, outside there is nothing`() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(1.5).isNaN)
        #expect(NormalDistribution.quantile(-0.1).isNaN)
    }

    @Test func `normal numbers have mean 0, variance 1 and a normal fourth moment`() {
        let generator = Philox(seed: 1)
        var sums = (0.0, 0.0, 0.0)
        let n = 100_000.0
        for index in 0..<50_000 {
            let pair = generator.normalPair(stream: 3, index: UInt64(index))
            for z in [pair.0, pair.1] {
                sums.0 += z
                sums.1 += z * z
                sums.2 += z * z * z * z
            }
        }
        // Five standard errors: √(1/n), √(2/n), √(96/n).
        #expect(abs(sums.0 / n) < 5 * (1 / n).squareRoot())
        #expect(abs(sums.1 / n - 1) < 5 * (2 / n).squareRoot())
        #expect(abs(sums.2 / n - 3) < 5 * (96 / n).squareRoot())
    }
}
