import Ledger
import Money
import Text

/// A ledger whose end is known: the model, and beside it what became of it.
public struct HistoryCase: Sendable {
    /// The name of its folder.
    public let name: String
    public let model: LedgerModel
    public let outcome: Outcome

    public init(name: String, model: LedgerModel, outcome: Outcome) {
        self.name = name
        self.model = model
        self.outcome = outcome
    }

    /// - Throws: what is wrong with the case; that it has no outcome is one of these.
    public init(_ folder: any ModelFolder, name: String, limits: ReadLimits = ReadLimits())
        throws(InvalidInput)
    {
        try self.init(
            LedgerReader.read(folder: folder, limits: limits), folder: folder, name: name)
    }

    /// - Parameter reading: of the folder.
    /// - Throws: as ``init(_:name:limits:)``.
    public init(
        _ reading: LedgerReading, folder: any ModelFolder, name: String
    ) throws(InvalidInput) {
        guard let model = reading.model else { throw InvalidInput(reading.diagnostics) }
        guard let outcome = reading.outcome else {
            throw InvalidInput([
                Diagnostic(
                    .noOutcome, at: Place(file: folder.shown(Outcome.fileName), line: 1, column: 1),
                    "the case '\(name)' has no \(Outcome.fileName)",
                    help:
                        "write what became of it: `outcome: {kind: collapsed, date: 2000-12-21, source: ID}`"
                )
            ])
        }
        self.init(name: name, model: model, outcome: outcome)
    }

    /// The day before which an alarm is early: of a healthy case the day after the last one looked at.
    public var end: Outcome.End { Outcome.End(outcome) }
}

extension Outcome {
    /// When a case ends, as an alarm sees it.
    public struct End: Sendable, Hashable {
        public let kind: Kind
        /// The first day that is no longer before the outcome.
        public let day: Day

        init(_ outcome: Outcome) {
            kind = outcome.kind
            day =
                outcome.kind == .healthy ? outcome.date.last.adding(days: 1) : outcome.date.first
        }
    }

    /// Whether a number of these firms counts for the case.
    func concerns(_ firms: [String]) -> Bool {
        self.firms.isEmpty || firms.isEmpty || !Set(firms).isDisjoint(with: self.firms)
    }
}
