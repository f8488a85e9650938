import Documents

/// The report on one page.
protocol SummaryWords: Sendable {
    func title(_ model: String) -> String
    /// Leads to the whole report.
    func whole(_ report: Inline) -> [Inline]
    /// Head of the column with the interval, or what the wording allows.
    func intervalOrBounds(_ interval: String) -> String
    var triggersHeading: String { get }
    /// The deal that most hangs on, if it falls away.
    func without(_ deal: Inline, loss: String, left: String) -> [Inline]
    /// What the press reports, if it comes true.
    func reported(_ more: String, total: String) -> String
    /// What is announced and not binding, if it is signed or dropped.
    func signed(_ amount: String, binding: String) -> String
    /// Money that falls due in the year of the report.
    func due(_ amount: String, year: Int, returning: String) -> String
}
