/// Independent streams of pseudo-random numbers for the parts of one analysis, from one seed.
///
/// ```swift
/// var generator = try RandomStreams(seed: 1).generator(.amountDraws, block: 3)
/// ```
///
/// A GSL generator takes 32 bits of seed, and hashing many (seed, part) pairs into 32 bits would give two parts the same stream now
/// and then. Here only the analysis's seed is hashed (SplitMix64: Steele, Lea & Flood 2014); part and block are **added**, so all
/// streams of a run differ. Work is cut into blocks of fixed size with a stream each, which is why results do not depend on the
/// number of threads.
public struct RandomStreams: Sendable, Hashable {
    public let seed: UInt64

    /// What GSL generator every stream is, as a manifest names it.
    public static let generatorName = "mt19937 (GSL)"

    /// What a stream is for. Never renumber: committed results depend on it.
    public enum Part: UInt32, Sendable, CaseIterable {
        case weightNull = 0
        case swapNull = 1
        case labelPermutation = 2
        case dayShuffle = 3
        case amountDraws = 4
        case factDraws = 5
        case returnableWeightNull = 6
        case returnableSwapNull = 7
        case disclosureDraws = 8
    }

    public init(seed: UInt64) { self.seed = seed }

    /// Most blocks of a part.
    public static let blockLimit = 1 << 24

    /// - Throws: ``StatisticsError/parameter(_:)`` for a block outside `0 ..<` ``blockLimit``.
    public func generator(_ part: Part, block: Int) throws(StatisticsError) -> RandomGenerator {
        guard block >= 0, block < RandomStreams.blockLimit else {
            throw .parameter("block \(block) is outside 0…\(RandomStreams.blockLimit - 1)")
        }
        return try RandomGenerator(
            .mt19937, seed: start &+ (part.rawValue << 24) &+ UInt32(block))
    }

    private var start: UInt32 {
        var z = seed &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: (z ^ (z >> 31)) >> 32)
    }
}
