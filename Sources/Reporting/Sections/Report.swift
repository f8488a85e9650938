import Ledger
import Ouroboros

/// The analyst's report of one analysis: a document, its exhibits and its data.
///
/// ```swift
/// let files = try Report(analysis).files()     // report.md, figures/…, data.json
/// ```
public struct Report: Sendable {
    private let context: ReportContext

    public init(_ analysis: Analysis) { context = ReportContext(analysis) }

    /// Every section, in the order of the report.
    static let sections: [any ReportSection] = [
        StatusSection(), BottomLineSection(), KeyNumbersSection(), IndicatorSection(),
        CircularitySection(), ContagionSection(), ConflictsSection(), MethodSection(),
        LimitsSection(), AppendixSection(),
    ]

    public var document: Document {
        var blocks = Report.sections.flatMap { $0.blocks(context) }
        blocks += context.footnotes
        return Document(blocks)
    }

    /// All files, paths relative to the report's folder, in a fixed order.
    /// - Throws: ``DocumentError`` or `EncodingError`: defects of the program.
    public func files() throws -> [(path: String, contents: String)] {
        var files = [("report.md", try MarkdownRenderer().render(document))]
        for exhibit in ReportExhibits(context).all {
            for theme in Theme.all {
                files.append((exhibit.path(theme), exhibit.draw(theme).svg))
            }
        }
        files.append(("data.json", try JSONText.of(ReportData(context.analysis))))
        return files
    }
}
