import Analysis
import ArgumentParser
import Indicators
import Text

struct ExplainCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What a diagnostic or a measure means, in full.",
        discussion: "Without a code it lists all diagnostics and all measures.")

    @Argument(help: "A code such as E101 or W250, or a measure such as circulation-share.")
    var code: String?

    @OptionGroup var common: CommonOptions

    func execute() throws {
        guard let code else {
            for entry in DiagnosticCatalog.all {
                Terminal.write("\(entry.code.rawValue)  \(entry.title)\n")
            }
            for rule in MeasureCatalogue.rules { Terminal.write("\(rule.id)  \(rule.title)\n") }
            return
        }
        if let entry = DiagnosticCatalog.all.entry(code.uppercased()) {
            Terminal.write(text(entry))
            return
        }
        // A number's id is explained by what it measures.
        if let rule = MeasureCatalogue.rule(MeasureID(parsing: code).rule) {
            Terminal.write(text(rule))
            return
        }
        let near = Suggestion.nearest(
            to: code,
            in: DiagnosticCatalog.all.map(\.code.rawValue) + MeasureCatalogue.rules.map(\.id))
        throw ValidationError(
            "There is no diagnostic or measure '\(code)'.\(near.map { " Did you mean '\($0)'?" } ?? "") `ouroboros explain` lists all of them."
        )
    }

    private func text(_ entry: DiagnosticCatalog.Entry) -> String {
        """
        \(entry.code.severity.rawValue)[\(entry.code.rawValue)]: \(entry.title)

        \(entry.explanation)

        \(entry.example)

        To mend it: \(entry.mend)

        """
    }

    private func text(_ rule: MeasureRule) -> String {
        let worse =
            switch rule.direction {
            case .higherIsWorse: "higher is worse"
            case .lowerIsWorse: "lower is worse"
            case .neither: "a description: neither side is better"
            }
        var lines = [
            "\(rule.id): \(rule.title)", "", "= \(rule.formula)", "",
            "Counted in: \(rule.unit.rawValue); \(worse); \(rule.kind.rawValue).",
            "Of: \(rule.subjectText).",
        ]
        if let indicator = IndicatorRegistry.structural.first(where: { $0.id == rule.id }) {
            lines += indicator.thresholds.map {
                "Published limit: \($0.value) (\($0.meaning)); \($0.source)."
            }
            lines.append("Calibrated on: \(indicator.episode).")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
