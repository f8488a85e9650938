import Documents
import Ledger

struct EnglishPassThroughWords: PassThroughWords {
    func heading(_ mark: String) -> String { "What spending passes on \(mark)" }

    let explanation =
        "What a firm spends on equipment is rarely a published deal, so a loop that runs through its budget stays invisible. These legs are derived: spending × each share below, both from sources, less what deals of the ledger say already. The shares are those of the field, not of the firm, so each leg is an estimate and sits in the layer estimated alone; no figure of a firmer layer contains any of it. "

    let nothingRemains = "None of it remains after what deals say."

    func comparison(_ facts: PassThroughFacts) -> [Inline] {
        [
            .text("Without these legs at most "), .strong([.text(facts.without)]),
            .text(" can come back as orders (layer \(facts.layer.name)); with them, "),
            .strong([.text(facts.with)]),
            .text(
                " \(EvidenceMark.estimated.symbol) (\(facts.range)): \(facts.more) more, from \(facts.legs) of estimated legs."
            ),
        ]
    }

    let heads = [
        "From", "To", "Spending", "Spent", "Passed on", "In deals already", "Counted", "Range",
        "Mark",
    ]

    func period(_ period: String, basis: Fact.Basis) -> String { "\(period) (\(basis.rawValue))" }
    func rule(_ title: String) -> String { "\(title): spending" }
    func factor(_ name: String, stated: String, low: String, high: String) -> String {
        " × \(name) \(stated) (\(low) to \(high))"
    }
    let leftOut = "Left out, because the shares do not fit or no fact is known:"
}
