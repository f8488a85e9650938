import ArgumentParser
import Gate
import Text

/// A format that `check` writes: to standard output, or into a file of its own.
struct GateOutput {
    var format: any GateFormat
    /// `nil`: standard output, or what `--output` names.
    var file: String?

    static let names = GateFormats.all.map(\.name)

    init(_ format: any GateFormat, file: String? = nil) {
        self.format = format
        self.file = file
    }

    /// `sarif`, or `sarif=gate.sarif`.
    init(argument: String) throws {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let format = GateFormats.format(name) else {
            let near = Suggestion.nearest(to: name, in: Self.names).map { " Did you mean '\($0)'?" }
            throw ValidationError(
                "--format is '\(name)'; it is one of \(Self.names.joined(separator: ", ")).\(near ?? "")"
            )
        }
        self.format = format
        guard parts.count > 1 else { return }
        guard !parts[1].isEmpty else {
            throw ValidationError("--format \(argument) names no file: write \(name)=FILE.")
        }
        file = String(parts[1])
    }
}

/// Where `check` writes: any number of files, and one result on standard output.
struct GateOutputs: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "\(GateOutput.names.joined(separator: ", ")); NAME=FILE writes one into a file. May be repeated.",
            valueName: "name[=file]"),
        transform: { try GateOutput(argument: $0) })
    var format: [GateOutput] = []

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Also write SARIF, for code scanning.", valueName: "file"))
    var sarif: String?

    @Option(help: ArgumentHelp("Also write JUnit's XML, for test reports.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Also write GitLab's code quality report.", valueName: "file"))
    var gitlab: String?

    @Option(help: ArgumentHelp("Also write JSON, for programs.", valueName: "file"))
    var json: String?

    @Option(
        help: ArgumentHelp("Also write OpenMetrics, for monitoring.", valueName: "file"))
    var openmetrics: String?

    @Option(
        help: ArgumentHelp(
            "Also add a summary in Markdown to the end of a file, for a job's page.",
            valueName: "file"))
    var summary: String?

    /// Every result to write: files first, standard output last, so that a reader of it finds the files.
    var all: [GateOutput] {
        let named = [
            ("sarif", sarif), ("junit", junit), ("gitlab", gitlab), ("json", json),
            ("openmetrics", openmetrics),
        ].compactMap { name, file in
            file.flatMap { file in GateFormats.format(name).map { GateOutput($0, file: file) } }
        }
        let files = named + format.filter { $0.file != nil }
        let plain = format.first { $0.file == nil } ?? GateOutput(GateFormats.forPeople)
        return files + [GateOutput(plain.format, file: output)]
    }

    /// Every file that is written, with the option that names it.
    var paths: [(option: String, path: String)] {
        let files = all.compactMap { output in
            output.file.map { file in
                (
                    option: file == self.output ? "--output" : "the result \(output.format.name)",
                    path: file
                )
            }
        }
        return files + (summary.map { [(option: "--summary", path: $0)] } ?? [])
    }

    func validate() throws {
        let plain = format.filter { $0.file == nil }
        if plain.count > 1 {
            throw ValidationError(
                "--format \(plain.map(\.format.name).joined(separator: " and ")) both go to standard output: write all but one as NAME=FILE."
            )
        }
        var seen: Set<String> = []
        for file in all.compactMap(\.file) + [summary].compactMap({ $0 })
        where !seen.insert(file).inserted {
            throw ValidationError("Two results would be written to \(file).")
        }
    }
}
