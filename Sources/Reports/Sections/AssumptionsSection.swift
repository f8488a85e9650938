import Analysis
import Documents
import Liquidity
import Text

/// The register of what the base scenario assumes, with the range of each.
struct AssumptionsSection: ReportSection {
    func title(_ context: ReportContext) -> String {
        PageOneWords(language: context.language).assumptionsHeading
    }

    func appendix(_ context: ReportContext) -> [Block] {
        let inputs = context.analysis.stress?.base?.inputs ?? []
        let assumed = inputs.filter { $0.mark == .assumed }
        guard !assumed.isEmpty else { return [] }
        let words = PageOneWords(language: context.language)
        func number(_ value: Double?) -> String {
            value.map { DecimalFormat.significant($0, 4) } ?? "–"
        }
        return [
            .paragraph([.text(words.assumptions(assumed.count, of: inputs.count))]),
            .table(
                Table(
                    words.assumptionHeads, [.left, .left, .right, .right, .right],
                    rows: assumed.map { input in
                        [
                            [.code(input.subject)],
                            [
                                .code(
                                    input.year.map { "\(input.quantity.rawValue) \($0)" }
                                        ?? input.quantity.rawValue)
                            ],
                            [.text(number(input.value))], [.text(number(input.low))],
                            [.text(number(input.high))],
                        ]
                    })),
        ]
    }
}
