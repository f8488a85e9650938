import Ledger

struct EnglishAppendixWords: AppendixWords {
    private let common = EnglishCommonWords()

    let heading = "Data appendix"
    let dealsHeading = "Deals"

    func deal(parties: [String], status: String, roots: Int) -> String {
        " · \(parties.joined(separator: ", ")) · \(status) · \(String.count(roots, "independent source"))"
    }

    let reportsOnly = "reports only"
    func status(_ status: DealStatus, since: String?) -> String {
        "\(common.status(status)) since \(since ?? "?")"
    }

    let legHeads = ["Leg", "From → to", "Kind", "Amount", "Paid", "Firmness", "Counted"]
    let claimHeads = ["Date", "Known", "What", "Source", "Grade"]
    func reported(_ amount: String) -> String { "\(amount) reported" }
    let ended = "ended"
    let notCounted = "no"
    func notCounted(_ reason: String) -> String { "no: \(reason)" }
    let report = "report"

    let totalsHeading = "Totals quoted by others"
    let totals = "Checked against the legs, never added to them."
    let totalHeads = ["Total", "As quoted", "Horizon", "Date", "Source"]
    let notStated = "not stated"

    let manifestHeading = "Manifest"
    let manifestHeads = ["Item", "Value"]

    func manifest(_ facts: ManifestFacts) -> [(String, String)] {
        [
            ("tool", "ouroboros \(facts.version)"), ("model", facts.model),
            ("model hash (SHA-256)", facts.hash), ("as of", facts.asOf),
            ("base currency", facts.currency),
            ("rule for open conflicts", facts.policy.rawValue),
            ("longest loop", "\(facts.maxLength) firms"),
            (
                "random numbers",
                "seed \(facts.seed), generator \(facts.generator), \(facts.replicates) replicates, \(facts.draws) draws"
            ),
        ]
    }

    func source(_ source: Source, repeats: [String]) -> String {
        var text = ""
        if let file = source.file { text += ", file \(file)" }
        if let publisher = source.publisher { text += ", \(publisher)" }
        text += source.published.map { ", \($0)" } ?? ", undated"
        text += ". Grade \(source.grade), \(common.sourceKind(source.kind))."
        if !repeats.isEmpty { text += " Repeats \(repeats.joined(separator: ", "))." }
        if source.url == nil && source.file == nil { text += " No address kept." }
        return text
    }
}
