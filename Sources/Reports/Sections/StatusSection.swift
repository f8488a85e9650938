import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger

/// The status strip on top of page one: what this is, of which day, from which data.
struct StatusStrip {
    /// - Parameter file: the file that holds the section, which is linked in the other languages.
    func blocks(_ context: ReportContext, others file: String) -> [Block] {
        let manifest = context.analysis.manifest
        let words = context.words
        let facts = StatusFacts(
            asOf: context.dates.text(manifest.asOf), model: manifest.modelID,
            hash: String(manifest.modelHash.prefix(12)), deals: context.ledger.deals.count,
            liveLegs: context.analysis.coverage.legs, firms: context.network.firms.count,
            version: manifest.toolVersion)
        return [
            .comment(
                "ouroboros \(manifest.toolVersion) model \(manifest.modelID) as-of \(manifest.asOf) sha256 \(manifest.modelHash)"
            ),
            .heading(level: 1, [.text(words.status.title(context.modelTitle))]),
            .paragraph(words.status.strip(facts, others: context.otherLanguages(file))),
        ] + gate(context)
    }

    /// What the evidence marks say.
    func marks(_ context: ReportContext) -> Block {
        .paragraph([
            .text(
                EvidenceMark.allCases.map {
                    "\($0.symbol) \(context.words.common.meaning($0))"
                }.joined(separator: " · "))
        ])
    }

    private func gate(_ context: ReportContext) -> [Block] {
        context.gate.map { [.paragraph(context.words.gate.strip(GateFacts($0)))] } ?? []
    }
}
