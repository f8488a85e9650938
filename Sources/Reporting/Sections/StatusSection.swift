import Ouroboros

/// Section 0: what this is, of which day, from which data.
struct StatusSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        let manifest = context.analysis.manifest
        let coverage = context.analysis.coverage
        return [
            .comment(
                "ouroboros \(manifest.toolVersion) model \(manifest.modelID) as-of \(manifest.asOf) sha256 \(manifest.modelHash)"
            ),
            .heading(level: 1, [.text("\(context.ledger.model.title): circular financing")]),
            .paragraph([
                .text("As known on "), .strong([.text("\(manifest.asOf)")]),
                .text(
                    " · model \(manifest.modelID), hash "),
                .code(String(manifest.modelHash.prefix(12))),
                .text(
                    " · \(String.count(context.ledger.deals.count, "deal")), \(String.count(coverage.legs, "live leg")) between \(String.count(context.network.firms.count, "firm")) · ouroboros \(manifest.toolVersion) · not investment advice"
                ),
            ]),
            .paragraph([
                .text(
                    EvidenceMark.allCases.map { "\($0.symbol) \($0.meaning)" }.joined(
                        separator: " · "))
            ]),
        ]
    }
}

extension EvidenceMark {
    /// The legend's word.
    var meaning: String {
        switch self {
        case .reported: "reported by a source"
        case .derived: "derived from reported figures"
        case .estimated: "rests on an estimate"
        case .scenario: "holds in a scenario"
        }
    }
}
