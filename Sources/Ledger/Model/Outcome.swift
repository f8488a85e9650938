import Money
import Text

/// What became of a case of history: the file `outcome.yaml` of its folder.
///
/// A ``LedgerModel`` has no place for it, so that nothing that is computed from a model can read it; only a backtest is given it, beside the model.
public struct Outcome: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case collapsed, restated, healthy }

    /// `outcome.yaml`
    public static let fileName = "outcome.yaml"

    public var kind: Kind
    /// The day of the first break; of a healthy case the last day on which it was looked at.
    public var date: PartialDate
    /// Firms that it is about, whose own numbers count; empty: every one.
    public var firms: [String]
    public var loss: Amount?
    public var source: String
    public var note: Prose?
    public var place: Place

    public init(
        kind: Kind, date: PartialDate, firms: [String] = [], loss: Amount? = nil, source: String,
        note: Prose? = nil, place: Place
    ) {
        self.kind = kind
        self.date = date
        self.firms = firms
        self.loss = loss
        self.source = source
        self.note = note
        self.place = place
    }
}
