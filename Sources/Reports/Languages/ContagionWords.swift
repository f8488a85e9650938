import Charts
import Ledger

/// Section 6 and exhibit E8: who loses if a firm stops paying.
protocol ContagionWords: Sendable {
    var heading: String { get }
    func notComputed(_ reason: String) -> String
    func lead(_ facts: ContagionFacts) -> String
    var heads: [String] { get }
    /// An amplification without a finite value.
    var noEnd: String { get }
    /// A loser, with its loss over its buffer; `nil`: the buffer is not known.
    func loss(_ firm: String, _ amount: String, share: String?) -> String
    /// Ends the list of losers.
    func otherFirms(_ count: Int) -> String
    /// - Parameter unknown: firms without a known buffer; `nil`: none.
    func buffers(known: Int, of firms: Int, share: String?, unknown: String?) -> String
    var valuation: String { get }
    var debtRank: String { get }
    /// - Parameter one: an amplification of one.
    func roundTheCircle(one: String) -> String
    var stable: String { get }
    var unstable: String { get }

    // MARK: E8

    func title(_ firm: String, total: String, passedOn: String) -> String
    var noClaims: String { get }
    func subtitle(_ layer: Firmness, unit: String) -> String
    func next(_ losses: [String]) -> String
    /// The same as ``loss(_:_:share:)``, short.
    func shortLoss(_ firm: String, _ amount: String, share: String?) -> String
    func partName(_ part: ContagionRounds.Part) -> String
}

/// The failure that costs others most.
struct ContagionFacts: Sendable {
    let firm: String
    let direct: String
    /// `nil`: nothing is passed on.
    let passedOn: String?
    let layer: Firmness
    /// Who loses most.
    let next: [String]
    let mark: String
}
