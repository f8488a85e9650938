import CGSL
import Statistics
import Testing

@Suite("Random numbers beside those of GSL")
struct PlainGeneratorTests {
    /// GSL's own generator, called as it is.
    private struct Plain: ~Copyable {
        let pointer: UnsafeMutablePointer<gsl_rng>

        init?(seed: UInt32) {
            guard let type = ouroboros_gsl_rng_taus2(), let pointer = gsl_rng_alloc(type) else {
                return nil
            }
            gsl_rng_set(pointer, UInt(seed))
            self.pointer = pointer
        }

        deinit { gsl_rng_free(pointer) }
    }

    @Test(
        "the recurrence that is run here is GSL's, number for number",
        arguments: [0, 1, 2, 7, 4357, 20_260_101, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] as [UInt32]
    )
    func recurrence(seed: UInt32) throws {
        guard let plain = Plain(seed: seed) else {
            Issue.record("GSL has no taus2")
            return
        }
        var generator = try RandomGenerator(seed: seed)
        let bounds = [
            1, 2, 3, 10, 4_870, 65_536, 1_000_003, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFF,
        ]
        for round in 0..<4_000 {
            let bound = bounds[round % bounds.count]
            #expect(
                try generator.integer(below: bound)
                    == Int(gsl_rng_uniform_int(plain.pointer, UInt(bound))))
            if round % 3 == 0 { #expect(generator.uniform() == gsl_rng_uniform(plain.pointer)) }
        }
    }

    @Test("bounds that no generator has are refused", arguments: [0, -1, 0x1_0000_0000])
    func refused(bound: Int) throws {
        var generator = try RandomGenerator(seed: 1)
        #expect(throws: StatisticsError.self) { _ = try generator.integer(below: bound) }
    }
}
