import CGSL

/// A stream of pseudo-random numbers from GSL. Make one inside each task that needs one; the same seed gives the
/// same numbers on every machine.
///
/// GSL keeps 32 bits of a seed and takes seed 0 for the generator's own default (1 for `taus2`, 4357 for
/// `mt19937`).
public struct RandomGenerator: ~Copyable {
    /// The generator's recurrence.
    public enum Algorithm: Sendable, CaseIterable {
        /// L'Ecuyer (1999), "Tables of maximally equidistributed combined LFSR generators", with better seeding: period 2⁸⁸.
        case taus2
        /// Matsumoto & Nishimura (1998), "Mersenne Twister": period 2¹⁹⁹³⁷ − 1.
        case mt19937
    }

    private let pointer: UnsafeMutablePointer<gsl_rng>

    public init(_ algorithm: Algorithm = .taus2, seed: UInt32) throws(StatisticsError) {
        let type =
            switch algorithm {
            case .taus2: ouroboros_gsl_rng_taus2()
            case .mt19937: ouroboros_gsl_rng_mt19937()
            }
        guard GSL.handlerIsOff, let type, let pointer = gsl_rng_alloc(type) else {
            throw .memory(elements: 1)
        }
        gsl_rng_set(pointer, UInt(seed))
        self.pointer = pointer
    }

    deinit { gsl_rng_free(pointer) }

    /// Uniform in [0, 1), with 32 random bits.
    public mutating func uniform() -> Double { gsl_rng_uniform(pointer) }

    /// Uniform in `0 ..< bound`, without bias.
    ///
    /// - Throws: ``StatisticsError/parameter(_:)`` unless `1 ≤ bound ≤` the generator's range (2³² − 1).
    public mutating func integer(below bound: Int) throws(StatisticsError) -> Int {
        let range = gsl_rng_max(pointer) - gsl_rng_min(pointer)
        guard bound > 0, UInt(bound) <= range else {
            throw .parameter("a random integer below \(bound) is outside 1…\(range)")
        }
        return Int(gsl_rng_uniform_int(pointer, UInt(bound)))
    }

    /// Puts the values in random order: every order is equally likely (Fisher & Yates).
    public mutating func shuffle<Value>(_ values: inout [Value]) throws(StatisticsError) {
        for last in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(last, try integer(below: last + 1))
        }
    }
}
