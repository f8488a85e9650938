/// Philox4x32-10, a counter-based generator: random bits as a pure function of a key and a counter.
///
/// ```swift
/// let generator = Philox(seed: 20_260_101)
/// let bits = generator.block(stream: 7, index: 0)      // 128 bits of replicate 7
/// let z = generator.normalPair(stream: 7, index: 0)    // two standard normal numbers
/// ```
///
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011). There is no
/// state: replicate *r* of a simulation draws the same numbers whichever thread works on it and in
/// whichever order, so that results are the same bits on any number of threads.
///
/// Cost: ten rounds of two 32-bit multiplications a block of 128 bits. Not for cryptography.
public struct Philox: Sendable, Equatable {
    /// The key: a 64-bit seed.
    public let seed: UInt64

    /// A generator of the family chosen by `seed`.
    @inlinable
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// 128 random bits: block `index` of `stream`.
    ///
    /// Different (stream, index) give independent blocks; the same give the same.
    @inlinable
    public func block(stream: UInt64, index: UInt64) -> SIMD4<UInt32> {
        Philox.rounds(
            counter: SIMD4(
                UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
                UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)),
            key: SIMD2(
                UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    }

    /// Two numbers strictly between 0 and 1, multiples of 2⁻⁵³ at odd places, so that neither end
    /// can occur and the distribution is symmetric about ½.
    @inlinable
    public func uniformPair(stream: UInt64, index: UInt64) -> (Double, Double) {
        let bits = block(stream: stream, index: index)
        return (Philox.unit(bits.x, bits.y), Philox.unit(bits.z, bits.w))
    }

    /// Two independent standard normal numbers, by inversion (``NormalDistribution/quantile(_:)``).
    @inlinable
    public func normalPair(stream: UInt64, index: UInt64) -> (Double, Double) {
        let (first, second) = uniformPair(stream: stream, index: index)
        return (NormalDistribution.quantile(first), NormalDistribution.quantile(second))
    }

    /// A whole number in `0 ..< bound`, from 64 bits by multiplication: the bias is below
    /// `bound`/2⁶⁴.
    @inlinable
    public static func index(_ low: UInt32, _ high: UInt32, below bound: Int) -> Int {
        let word = UInt64(high) << 32 | UInt64(low)
        return Int(word.multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// The generator itself, on a raw counter and key: ten rounds.
    @inlinable
    public static func rounds(
        counter: SIMD4<UInt32>, key: SIMD2<UInt32>
    ) -> SIMD4<UInt32> {
        var c = counter
        var k = key
        for _ in 0..<10 {
            let a = UInt64(0xD251_1F53) &* UInt64(c.x)
            let b = UInt64(0xCD9E_8D57) &* UInt64(c.z)
            c = SIMD4(
                UInt32(truncatingIfNeeded: b >> 32) ^ c.y ^ k.x, UInt32(truncatingIfNeeded: b),
                UInt32(truncatingIfNeeded: a >> 32) ^ c.w ^ k.y, UInt32(truncatingIfNeeded: a))
            k = SIMD2(k.x &+ 0x9E37_79B9, k.y &+ 0xBB67_AE85)
        }
        return c
    }

    @inlinable
    static func unit(_ low: UInt32, _ high: UInt32) -> Double {
        let word = (UInt64(high) << 32 | UInt64(low)) >> 12
        return (Double(word) + 0.5) * 0x1p-52
    }
}
