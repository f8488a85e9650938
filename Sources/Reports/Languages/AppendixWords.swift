import Ledger

/// Section 12: heads and labels of the data appendix, and the footnotes of sources.
protocol AppendixWords: Sendable {
    var heading: String { get }
    var dealsHeading: String { get }
    /// After the id of a deal.
    func deal(parties: [String], status: String, roots: Int) -> String
    var reportsOnly: String { get }
    func status(_ status: DealStatus, since: String?) -> String
    var legHeads: [String] { get }
    var claimHeads: [String] { get }
    /// An amount that only reports give.
    func reported(_ amount: String) -> String
    /// A leg that has ended.
    var ended: String { get }
    var notCounted: String { get }
    func notCounted(_ reason: String) -> String
    /// A claim that moves nothing.
    var report: String { get }
    var totalsHeading: String { get }
    var totals: String { get }
    var totalHeads: [String] { get }
    var notStated: String { get }
    var manifestHeading: String { get }
    var manifestHeads: [String] { get }
    /// Name and value of each item, before the input files.
    func manifest(_ facts: ManifestFacts) -> [(String, String)]
    /// The rest of a source's footnote, after its title.
    ///
    /// - Parameter repeats: publishers of the sources that it repeats.
    func source(_ source: Source, repeats: [String]) -> String
}

/// What the manifest lists.
struct ManifestFacts: Sendable {
    let version, model, hash, asOf, currency: String
    let policy: ConflictPolicy
    let maxLength: Int
    let seed: UInt64
    let generator: String
    let replicates, draws: Int
}
