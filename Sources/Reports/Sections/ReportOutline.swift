import Analysis
import Documents
import Text

/// Names of the report's documents in English; ``ReportLanguage/file(_:)`` gives those of the other languages.
enum ReportFile {
    static let report = "report.md"
    static let summary = "summary.md"
    static let appendix = "appendix.md"
}

/// The sections of a report, numbered by where they stand, with links between the main report and its appendix.
struct ReportOutline {
    private struct Part {
        var title: String
        var main, appendix: [Block]
        /// With their numbers; `nil`: the section is not there.
        var heading, appendixHeading: String?
    }

    private let parts: [Part]
    private let words: OutlineWords
    private let report, appendixFile: String

    init(_ context: ReportContext) {
        var (number, letter) = (0, 0)
        parts = Report.sections.map { section in
            let title = section.title(context)
            var part = Part(
                title: title, main: section.blocks(context), appendix: section.appendix(context))
            if !part.main.isEmpty {
                number += 1
                part.heading = "\(number) \(title)"
            }
            if !part.appendix.isEmpty {
                letter += 1
                part.appendixHeading = "A\(letter) \(title)"
            }
            return part
        }
        words = OutlineWords(language: context.language)
        report = context.language.file(ReportFile.report)
        appendixFile = context.language.file(ReportFile.appendix)
    }

    /// Sections of the main report, each with a link to what it rests on.
    var main: [Block] {
        parts.flatMap { part -> [Block] in
            guard let heading = part.heading else { return [] }
            let link = part.appendixHeading.map { appendix -> Block in
                .paragraph(words.details(Self.link(appendix, in: appendixFile)))
            }
            return [.heading(level: 2, [.text(heading)])] + part.main + (link.map { [$0] } ?? [])
        }
    }

    /// Sections of the appendix, each with a link back.
    var appendix: [Block] {
        parts.flatMap { part -> [Block] in
            guard let heading = part.appendixHeading else { return [] }
            let link = part.heading.map { main -> Block in
                .paragraph(words.mainText(Self.link(main, in: report)))
            }
            return [.heading(level: 2, [.text(heading)])] + (link.map { [$0] } ?? [])
                + part.appendix
        }
    }

    /// The appendix as a file of its own.
    func document(_ context: ReportContext) -> Document {
        let title = Block.heading(level: 1, [.text(words.appendixTitle(context.modelTitle))])
        let back = Block.paragraph(
            words.belongs(.link([.text(report)], url: report))
                + context.otherLanguages(ReportFile.appendix).flatMap { [.text(" · "), $0] })
        let contents = parts.compactMap(\.appendixHeading).map { heading -> [Inline] in
            [.link([.text(heading)], url: headingAnchor(heading))]
        }
        return Document(
            [title, back, .list(ordered: false, contents)] + appendix + context.footnotes)
    }

    private static func link(_ heading: String, in file: String) -> Inline {
        .link([.text(heading)], url: file + headingAnchor(heading))
    }
}
