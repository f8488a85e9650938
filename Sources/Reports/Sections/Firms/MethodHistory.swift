import Documents
import Text

/// Changes of method after which a number of an earlier report cannot be set beside one of a later report.
enum MethodHistory: CaseIterable {
    case headline, layers, planPath, stakeLosses, failures, capacity, seriesDrift, widestFirst

    /// The first version that has it; what no release has yet is newer than this one.
    var after: String { "0.1.0" }

    static func blocks(_ context: ReportContext) -> [Block] {
        let words = MethodHistoryWords(language: context.language)
        return [
            .heading(level: 3, [.text(words.heading)]), .paragraph([.text(words.introduction)]),
            .table(
                Table(
                    words.heads, [.left, .left, .left],
                    rows: allCases.map { change in
                        [
                            [.code(change.after)], [.text(words.change(change))],
                            [.text(words.numbers(change))],
                        ]
                    })),
        ]
    }
}
