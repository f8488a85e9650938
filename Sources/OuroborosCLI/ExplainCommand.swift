import Analysis
import ArgumentParser
import Documents
import Indicators
import Text

struct ExplainCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What a diagnostic or a measure means, in full.",
        discussion: HelpText.discussion(
            "Without a code it lists all diagnostics and all measures.",
            examples: ["ouroboros explain W201", "ouroboros explain circulation-share"]))

    @Argument(help: "A code such as E101 or W250, or a measure such as circulation-share.")
    var code: String?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        guard let code else {
            for entry in DiagnosticCatalog.all {
                Terminal.write("\(entry.code.rawValue)  \(entry.title)\n")
            }
            for rule in MeasureCatalogue.rules {
                Terminal.write("\(rule.id)  \(rule.title.text())\n")
            }
            return
        }
        if let entry = DiagnosticCatalog.all.entry(code.uppercased()) {
            return try write(entry)
        }
        // A number's id is explained by what it measures.
        if let rule = MeasureCatalogue.rule(MeasureID(parsing: code).rule) {
            return try write(document(rule))
        }
        let near = Suggestion.nearest(
            to: code,
            in: DiagnosticCatalog.all.map(\.code.rawValue) + MeasureCatalogue.rules.map(\.id))
        throw ValidationError(
            "There is no diagnostic or measure '\(code)'.\(near.map { " Did you mean '\($0)'?" } ?? "") `ouroboros explain` lists all of them."
        )
    }

    private func write(_ document: Document) throws {
        Terminal.write(try TextRenderer.fitting(nil).render(document))
    }

    private func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

    /// The example keeps its lines: they are those of a file.
    private func write(_ entry: DiagnosticCatalog.Entry) throws {
        let renderer = TextRenderer.fitting(nil)
        let head = try renderer.render(
            Document([
                paragraph(
                    "\(entry.code.severity.rawValue)[\(entry.code.rawValue)]: \(entry.title)"),
                paragraph(entry.explanation), paragraph("For example:"),
            ]))
        let example = entry.example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        let end = try renderer.render(Document([paragraph("To mend it: \(entry.mend)")]))
        Terminal.write("\(head)\n\(example)\n\n\(end)")
    }

    private func document(_ rule: MetricDefinition) -> Document {
        let worse =
            switch rule.direction {
            case .higherIsWorse: "higher is worse"
            case .lowerIsWorse: "lower is worse"
            case .neither: "a description: neither side is better"
            }
        var blocks = [
            paragraph("\(rule.id): \(rule.title.text())"), paragraph("= \(rule.formula)"),
            paragraph(
                "Counted in: \(rule.unit.rawValue); \(worse); \(rule.kind.rawValue). Of: \(rule.subjectText)."
            ),
        ]
        if let indicator = IndicatorRegistry.structural.first(where: { $0.id == rule.id }) {
            blocks += indicator.thresholds.map {
                paragraph(
                    "Published limit: \($0.value) (\($0.meaning.text())); \($0.source.text()).")
            }
            blocks.append(paragraph("Calibrated on: \(indicator.episode)."))
        }
        return Document(blocks)
    }
}
