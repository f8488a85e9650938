import CGSL

/// Points of Sobol's sequence in the unit cube, in any order.
///
/// ```swift
/// let points = try SobolPoints(dimensions: 8, count: 4096)
/// points.coordinate(of: 100, dimension: 3)      // in 0..<1
/// ```
///
/// GSL walks the sequence in Gray-code order, one exclusive or a point (direction numbers of Bratley & Fox 1988); they are read off its points 2ᵏ, and any point
/// is the exclusive or of those that its Gray code names (Antonov & Saleev 1979). Point 0 is the origin, and 2ᵏ points that begin at a multiple of 2ᵏ
/// fill the cube evenly.
public struct SobolPoints: Sendable {
    public let dimensions: Int
    /// Points that can be asked for: 0 ..< count.
    public let count: Int
    /// `[dimension * bits + bit]`, fractions of 2³⁰.
    private let directions: [UInt32]
    private let bits: Int

    /// GSL's tables end here; with its error handler off it would return zeros beyond.
    public static let dimensionLimit = 40
    /// The most points: GSL counts in 30 bits.
    public static let mostPoints = 1 << 24

    /// - Throws: ``StatisticsError/parameter(_:)`` outside the limits, checked before anything is allocated.
    public init(dimensions: Int, count: Int) throws(StatisticsError) {
        guard count >= 1, count <= Self.mostPoints else {
            throw .parameter("1…\(Self.mostPoints) Sobol points can be drawn, not \(count)")
        }
        var sequence = try SobolSequence(dimensions: dimensions)
        var bits = 1
        while 1 << bits < count { bits += 1 }
        var directions = [UInt32](repeating: 0, count: dimensions * bits)
        var last = [Double](repeating: 0, count: dimensions)
        var bit = 0
        for number in 1...1 << (bits - 1) {
            let point = sequence.next()
            if number == 1 << bit {
                for dimension in 0..<dimensions {
                    directions[dimension * bits + bit] =
                        UInt32(point[dimension] * 0x1p30) ^ UInt32(last[dimension] * 0x1p30)
                }
                bit += 1
            }
            last = point
        }
        self.dimensions = dimensions
        self.count = count
        self.bits = bits
        self.directions = directions
    }

    /// A coordinate of a point, a multiple of 2⁻³⁰ in 0..<1.
    public func coordinate(of point: Int, dimension: Int) -> Double {
        precondition(point >= 0 && point < count && dimension >= 0 && dimension < dimensions)
        var code = point ^ point >> 1
        var value: UInt32 = 0
        while code != 0 {
            value ^= directions[dimension * bits + code.trailingZeroBitCount]
            code &= code - 1
        }
        return Double(value) * 0x1p-30
    }
}

/// GSL's walk along the sequence, without the origin.
struct SobolSequence: ~Copyable {
    private let pointer: UnsafeMutablePointer<gsl_qrng>
    private let dimensions: Int

    init(dimensions: Int) throws(StatisticsError) {
        guard (1...SobolPoints.dimensionLimit).contains(dimensions) else {
            throw .parameter(
                "Sobol points have 1 to \(SobolPoints.dimensionLimit) dimensions, not \(dimensions)"
            )
        }
        guard GSL.handlerIsOff, let type = ouroboros_gsl_qrng_sobol(),
            let pointer = gsl_qrng_alloc(type, UInt32(dimensions))
        else { throw .memory(elements: dimensions) }
        self.pointer = pointer
        self.dimensions = dimensions
    }

    deinit { gsl_qrng_free(pointer) }

    mutating func next() -> [Double] {
        [Double](unsafeUninitializedCapacity: dimensions) { buffer, count in
            if let base = buffer.baseAddress { gsl_qrng_get(pointer, base) }
            count = dimensions
        }
    }
}
