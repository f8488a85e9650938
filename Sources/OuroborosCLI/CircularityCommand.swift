import ArgumentParser
import Circularity
import FlowNetwork
import Ledger
import Ouroboros
import Reporting

struct CircularityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "circularity",
        abstract: "How much goes round: of a model, or of a bare network.",
        discussion: """
            EDGES.csv has a header and the columns src, dst, weight (with any suffix, such as weight_musd) and optionally day or date. \
            Circuits share legs: their amounts are never added up.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A model's folder or an EDGES.csv.")
    var input: String

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(name: .customLong("max-length"), help: "Firms in a circuit at the most, 2 to 12.")
    var maxLength = 6

    @Option(help: "Count dated circuits within so many days (EDGES.csv with days).")
    var window: Int?

    @Flag(help: "List the circuits.")
    var circuits = false

    @Flag(help: "Write the network as Graphviz DOT instead.")
    var dot = false

    @Flag(help: "Write the network as a Mermaid flowchart instead.")
    var mermaid = false

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    /// Circuits of a bare network that are listed at the most.
    private static let listLimit = 100_000

    func validate() throws {
        guard (2...12).contains(maxLength) else {
            throw ValidationError("--max-length is \(maxLength); it goes from 2 to 12.")
        }
        if let window, window < 0 {
            throw ValidationError("--window is \(window); it counts days and is not negative.")
        }
        if dot && mermaid { throw ValidationError("Choose one of --dot and --mermaid.") }
    }

    func run() throws {
        try emit(try InputFile.isFolder(input) ? ofModel() : ofEdges())
    }

    private func ofModel() throws -> String {
        let model = try ModelLoading(common: common).model(input)
        let analysis = try Analysis.checked(model, time: time, maxLength: maxLength)
        if dot { return NetworkExport(analysis).dot }
        if mermaid { return NetworkExport(analysis).mermaid }
        switch format {
        case .json: return try JSONText.of(CircularityData(analysis))
        case .text:
            return try TextRenderer(width: 100).render(
                CircularitySummary(analysis, listsCircuits: circuits).document)
        }
    }

    private func ofEdges() throws -> String {
        let bytes = try InputFile.read(input, limit: EdgeListReader.Options().maxBytes)
        let result: EdgeListReader.Result
        do throws(InvalidInput) {
            result = try EdgeListReader().read(bytes, file: input)
        } catch {
            ModelLoading(common: common).report(error.diagnostics, files: [input: bytes])
            throw ExitStatus.invalidInput
        }
        ModelLoading(common: common).report(result.warnings, files: [input: bytes])
        let measures: EdgeListMeasures
        do throws(CircularityError) {
            measures = try EdgeListMeasures(
                result.list, options: .init(maxLength: maxLength, windowDays: window))
        } catch {
            Terminal.message("\(input): error: \(error)")
            throw ExitStatus.invalidInput
        }
        if dot { return NetworkExport(measures.network).dot }
        if mermaid { return NetworkExport(measures.network).mermaid }
        let list =
            circuits
            ? measures.network.circuits(maxLength: maxLength, limit: Self.listLimit) : nil
        switch format {
        case .json: return try JSONText.of(EdgeListData(measures, circuits: list))
        case .text:
            return try TextRenderer(width: 100).render(
                EdgeListSummary(measures, circuits: list).document)
        }
    }

    private func emit(_ text: String) throws {
        guard let output else {
            Terminal.write(text)
            return
        }
        do {
            try OutputFiles.write(text, to: output)
        } catch let error as OutputError {
            Terminal.message("error: \(error)")
            throw ExitStatus.invalidInput
        }
    }
}
