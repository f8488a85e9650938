#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A number in JSON with all of its digits: integers beyond 2⁵³ and decimals that no binary number holds.
struct ExactNumber: Encodable, Sendable {
    private let value: Decimal

    /// - Parameter text: digits with a point at the most, as ``DecimalFormat/exact(_:scale:_:)`` writes them.
    init(_ text: String) { value = Decimal(string: text) ?? .nan }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
