import Analysis
import Documents
import Text

/// The appendix' list of number ids, by what they measure: what `ouroboros trace` takes.
struct NumberIndexSection: ReportSection {
    /// Subjects that are named for each rule; measures.csv has all.
    private static let shown = 3

    func title(_ context: ReportContext) -> String { context.words.numberIndex.heading }

    func appendix(_ context: ReportContext) -> [Block] {
        let measures = context.analysis.measures
        guard let example = measures.first(where: { $0.id.subject != nil }) else { return [] }
        let words = context.words.numberIndex
        let byRule = Dictionary(grouping: measures, by: \.id.rule)
        let rows = MeasureCatalogue.rules.compactMap { rule -> [[Inline]]? in
            guard let found = byRule[rule.id] else { return nil }
            let subjects = found.compactMap(\.id.subject)
            var list: [Inline] = []
            for (index, subject) in subjects.prefix(Self.shown).enumerated() {
                if index > 0 { list.append(.text(", ")) }
                list.append(.code("@\(subject)"))
            }
            if subjects.count > Self.shown {
                list.append(.text(context.words.common.andMore(subjects.count - Self.shown)))
            }
            return [[.code(rule.id)], [.text(rule.title.text(in: context.language))], list]
        }
        return [
            .paragraph([
                .text(words.before), .code("ouroboros trace MODEL \(example.id)"),
                .text(words.between), .link([.code("measures.csv")], url: "measures.csv"),
                .text(words.after),
            ]),
            .table(Table(words.heads, [.left, .left, .left], rows: rows)),
        ]
    }
}
