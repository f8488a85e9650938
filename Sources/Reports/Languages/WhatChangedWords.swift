import Analysis
import Ledger

/// Section 3: what changed since the report before, and why.
protocol WhatChangedWords: Sendable {
    func heading(_ day: String) -> String
    var nothing: String { get }
    /// How many deals were added, ended, revised and taken out.
    func deals(added: Int, ended: Int, revised: Int, removed: Int) -> String
    /// What can go round, before and after, with what each cause added, the largest first.
    func circulation(
        _ layer: Firmness, from before: String, to after: String,
        parts: [(cause: ChangeCause, amount: String)]
    ) -> String
    var dealsHeading: String { get }
    var dealHeads: [String] { get }
    func kind(_ kind: DealChange.Kind) -> String
    var numbersHeading: String { get }
    /// How a change is split, with the causes in their order.
    func method(_ causes: [String]) -> String
    /// Heads before the causes.
    var numberHeads: [String] { get }
    func cause(_ cause: ChangeCause) -> String
    /// A difference of shares.
    func points(_ number: String) -> String
    /// A number that is as before, and one that was not there.
    var unchanged: String { get }
    var new: String { get }
    /// What moved a share: its parts before and now, and whether deals came or went, so that the two are of different things.
    func split(
        _ share: String, numerator: (String, String), denominator: (String, String),
        isComparable: Bool
    ) -> String
    /// The name of a number.
    func name(_ id: MeasureID, firm: (String) -> String) -> String
}

extension MeasureID {
    /// The cumulative layer that the subject names.
    var layer: Firmness? { Firmness.allCases.first { $0.name == subject } }
}
