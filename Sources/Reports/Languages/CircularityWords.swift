import Circularity
import Documents
import Ledger

/// Section 4: the loops, how much can go round, by year of payment, and sellers that finance their customers.
protocol CircularityWords: Sendable {
    var heading: String { get }
    /// What a loop means and what it does not.
    var notAnAccusation: String { get }

    // MARK: loops

    var loopsHeading: String { get }
    var noLoop: String { get }
    /// What there is where no loop of investment and orders is: one phrase of ``loops(_:_:)`` for each other class.
    func otherLoops(_ classes: [String], maxLength: Int, isTruncated: Bool) -> String
    var loopHeads: [String] { get }
    /// Loops of a class, in a list: `3 of orders only (reciprocal trade)`.
    func loops(_ count: Int, _ kind: CircuitClass) -> String
    func loopsFound(_ facts: LoopFacts) -> [Inline]
    var notDisclosed: String { get }

    // MARK: how much

    var layersHeading: String { get }
    var layerHeads: [String] { get }
    /// - Parameter dual: the bound of the certificate for the layer.
    func circulation(data: Inline, layer: Firmness, dual: String) -> [Inline]

    // MARK: years

    var yearsHeading: String { get }
    var yearHeads: [String] { get }
    func years(dated: String, total: String) -> String

    // MARK: vendors

    var vendorsHeading: String { get }
    var vendorHeads: [String] { get }
    var vendors: String { get }
}

/// What the paragraph above the table of loops says.
struct LoopFacts: Sendable {
    let isTruncated: Bool
    let loops: Int
    let maxLength: Int
    /// `114 of investment and orders (circular financing)`, one a class.
    let classes: [String]
    let shown: Int
    let circular: Int
    /// Loops of investment and orders that need a derived leg.
    let derived: Int
}
