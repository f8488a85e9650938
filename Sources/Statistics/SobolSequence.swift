import CGSL

/// Points of Sobol's sequence in the unit cube, by GSL (Antonov & Saleev 1979, direction numbers of Bratley & Fox 1988).
///
/// ```swift
/// var points = try SobolSequence(dimensions: 12)
/// let first = points.next()      // twelve coordinates of ½
/// ```
///
/// The first point is (½, …, ½): the origin is left out. 2ᵏ points that begin at a multiple of 2ᵏ fill the cube evenly.
public struct SobolSequence: ~Copyable {
    /// GSL's tables end here; with its error handler off it would return zeros beyond.
    public static let dimensionLimit = 40

    private let pointer: UnsafeMutablePointer<gsl_qrng>
    public let dimensions: Int

    /// - Throws: ``StatisticsError/parameter(_:)`` unless `1 ≤ dimensions ≤` ``dimensionLimit``.
    public init(dimensions: Int) throws(StatisticsError) {
        guard (1...SobolSequence.dimensionLimit).contains(dimensions) else {
            throw .parameter(
                "Sobol points have 1 to \(SobolSequence.dimensionLimit) dimensions, not \(dimensions)"
            )
        }
        guard GSL.handlerIsOff, let type = ouroboros_gsl_qrng_sobol(),
            let pointer = gsl_qrng_alloc(type, UInt32(dimensions))
        else { throw .memory(elements: dimensions) }
        self.pointer = pointer
        self.dimensions = dimensions
    }

    deinit { gsl_qrng_free(pointer) }

    /// The next point, every coordinate inside 0…1.
    public mutating func next() -> [Double] {
        [Double](unsafeUninitializedCapacity: dimensions) { buffer, count in
            if let base = buffer.baseAddress { gsl_qrng_get(pointer, base) }
            count = dimensions
        }
    }
}
