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
    /// ``Algorithm/taus2`` is run here, number for number: tests against chance spend more on calls than on the recurrence.
    private var taus: Taus2?

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
        taus = algorithm == .taus2 ? Taus2(seed: seed) : nil
    }

    deinit { gsl_rng_free(pointer) }

    /// Uniform in [0, 1), with 32 random bits.
    public mutating func uniform() -> Double {
        if let number = taus?.next() { return Double(number) / 4_294_967_296 }
        return gsl_rng_uniform(pointer)
    }

    /// Uniform in `0 ..< bound`, without bias.
    ///
    /// - Throws: ``StatisticsError/parameter(_:)`` unless `1 ≤ bound ≤` the generator's range (2³² − 1).
    public mutating func integer(below bound: Int) throws(StatisticsError) -> Int {
        if bound > 0, let limit = UInt32(exactly: bound), taus != nil {
            // As gsl_rng_uniform_int: the numbers that are left over at the top are drawn again.
            let width = UInt32.max / limit
            while let number = taus?.next() {
                let found = number / width
                if found < limit { return Int(found) }
            }
        }
        let range = gsl_rng_max(pointer) - gsl_rng_min(pointer)
        guard bound > 0, UInt(bound) <= range else {
            throw .parameter("a random integer below \(bound) is outside 1…\(range)")
        }
        return Int(gsl_rng_uniform_int(pointer, UInt(bound)))
    }

    /// Puts the values in random order: every order is equally likely (Fisher & Yates).
    @inlinable
    public mutating func shuffle<Value>(_ values: inout [Value]) throws(StatisticsError) {
        for last in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(last, try integer(below: last + 1))
        }
    }
}

/// The recurrence of L'Ecuyer (1999) with the seeding of GSL's `taus2`.
private struct Taus2 {
    private var first, second, third: UInt32

    init(seed: UInt32) {
        func next(_ value: UInt32, atLeast least: UInt32) -> UInt32 {
            let next = 69069 &* value
            return next < least ? next + least : next
        }
        first = next(max(1, seed), atLeast: 2)
        second = next(first, atLeast: 8)
        third = next(second, atLeast: 16)
        for _ in 0..<6 { _ = self.next() }
    }

    @inline(__always)
    mutating func next() -> UInt32 {
        func step(
            _ state: UInt32, _ a: UInt32, _ b: UInt32, _ mask: UInt32, _ d: UInt32
        ) -> UInt32 {
            ((state & mask) << d) ^ (((state << a) ^ state) >> b)
        }
        first = step(first, 13, 19, 4_294_967_294, 12)
        second = step(second, 2, 25, 4_294_967_288, 4)
        third = step(third, 3, 11, 4_294_967_280, 17)
        return first ^ second ^ third
    }
}
