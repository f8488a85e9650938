import Charts

/// Titles, subtitles and descriptions of E1–E3 and A1, and the fixed words of every exhibit.
protocol ExhibitWords: Sendable {
    /// Legends, headings and labels that do not depend on the ledger.
    var strings: ExhibitStrings { get }
    func source(_ model: String, deals: Int, asOf: String) -> String

    // MARK: E1

    func ladderSubtitle(unit: String) -> String
    func ladderTitle(_ chain: String, amount: String) -> String
    /// No loop closes.
    var noLoopCloses: String { get }
    var noPricedLoop: String { get }
    /// A loop in the description; `nil`: not disclosed.
    func loop(_ id: String, _ chain: String, amount: String?) -> String

    // MARK: E2

    func matrixTitle(pairs: Int) -> String
    func matrixSubtitle(firms: Int, unit: String) -> String
    func pair(_ one: String, _ other: String) -> String

    // MARK: E3

    /// - Parameter paid: the share of all headlines that has been paid; `nil`: no amount is known.
    func firmnessTitle(paid: String?) -> String
    func firmnessSubtitle(unit: String) -> String
    func payer(_ name: String, total: String, paid: String, binding: String) -> String
    func outsidePayers(_ count: Int) -> String

    // MARK: A1

    func mapTitle(firms: Int) -> String
    func mapSubtitle(firms: Int, unit: String) -> String
    func mapDescription(_ firms: [String]) -> String
}
