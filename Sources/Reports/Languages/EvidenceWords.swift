import Analysis

/// A figure of a firm that analyses need.
enum EvidenceFigure: CaseIterable { case revenue, operatingCashFlow, capitalSpending, cash, debt }

/// The appendix' account of the evidence.
protocol EvidenceWords: Sendable {
    var heading: String { get }
    var sharesHeading: String { get }
    /// How a dollar is assigned to a kind of source.
    var shares: String { get }
    /// Layer, money, filings and releases together.
    var sharesHeads: [String] { get }
    func kind(_ kind: EvidenceShares.Kind, common: any CommonWords) -> String
    var coverageHeading: String { get }
    /// - Parameter missing: cells of the table without a figure.
    func coverage(missing: Int) -> String
    /// `nil` for what is of a day.
    func span(_ span: EvidenceSpan?) -> String?
    var firmHead: String { get }
    /// Over what the ledger says of a firm of which a figure is missing.
    var remarkHead: String { get }
    func figure(_ figure: EvidenceFigure) -> String
    var capacityHeading: String { get }
    /// - Parameter unit: what the model calls a unit of capacity.
    func capacity(_ unit: String) -> String
    var capacityHeads: [String] { get }
    var refutedHeading: String { get }
    var refuted: String { get }
    var refutedHeads: [String] { get }
}
