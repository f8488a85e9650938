import Documents

struct EnglishSummaryWords: SummaryWords {
    func title(_ model: String) -> String { "\(model): circular financing on one page" }

    func whole(_ report: Inline) -> [Inline] {
        [.text("Sources, ranges, method and limits are in the "), report, .text(".")]
    }

    func intervalOrBounds(_ interval: String) -> String { "\(interval), or bounds" }

    let triggersHeading = "What would change it"

    func without(_ deal: Inline, loss: String, left: String) -> [Inline] {
        [
            .text("Down: if "), deal,
            .text(" fell away, \(loss) less could come back as orders, and \(left) would be left."),
        ]
    }

    func reported(_ more: String, total: String) -> String {
        "Up: if what the press reports comes true, \(more) more could come back as orders, \(total) in all."
    }

    func signed(_ amount: String, binding: String) -> String {
        "Either way: \(amount) of the figure is announced and binds nobody. Signed, it stays; dropped, \(binding) is left."
    }

    func due(_ amount: String, year: Int, returning: String) -> String {
        "To watch: orders of \(amount) fall due in \(year), of which at most \(returning) can be returned financing."
    }
}
