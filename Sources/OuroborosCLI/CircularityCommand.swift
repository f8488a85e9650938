import Analysis
import ArgumentParser
import Circularity
import Documents
import FlowNetwork
import Ledger
import Reports
import Text

struct CircularityCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "circularity",
        abstract: "How much goes round: of a model, or of a bare network.",
        discussion: HelpText.discussion(
            """
            EDGES.csv has a header and the columns src, dst, weight (with any suffix, such as weight_musd) and optionally day or date, and \
            kind (financing, order, or a kind of leg such as equity and purchase): with it, the financing that can come back as orders is given. \
            Circuits share legs: their amounts are never added up.
            """,
            examples: [
                "ouroboros circularity Models/demo",
                "ouroboros circularity Models/demo --circuits --top 10",
                "ouroboros circularity edges.csv --null swap --replicates 999",
                "cat edges.csv | ouroboros circularity - --format json",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A model's folder or an EDGES.csv.")
    var input: String

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(
        name: .customLong("max-length"), parsing: .unconditional,
        help: "Firms in a circuit at the most, 2 to 12.")
    var maxLength = 6

    @Option(
        parsing: .unconditional,
        help: "Count dated circuits within so many days (EDGES.csv with days).")
    var window: Int?

    @Option(
        help:
            "Test against chance: weights (amounts permuted over the legs) or swap (partners swapped)."
    )
    var null: NullModel?

    @Flag(help: "List the circuits.")
    var circuits = false

    @OptionGroup var list: ListOptions

    @Flag(help: "Write the network as Graphviz DOT instead.")
    var dot = false

    @Flag(help: "Write the network as a Mermaid flowchart instead.")
    var mermaid = false

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Random numbers") var random: RandomOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    /// Circuits of a bare network that are listed at the most.
    private static let listLimit = 100_000

    func validate() throws {
        guard (2...12).contains(maxLength) else {
            throw ValidationError("--max-length is \(maxLength); it goes from 2 to 12.")
        }
        if let window, window < 0 {
            throw ValidationError("--window is \(window); it counts days and is not negative.")
        }
        guard null == nil || random.replicates >= 2 else {
            throw ValidationError(
                "--replicates is \(random.replicates); a test needs two or more.")
        }
        if list.top != nil, !circuits {
            throw ValidationError("--top shortens a list: it goes with --circuits.")
        }
        if dot && mermaid { throw ValidationError("Choose one of --dot and --mermaid.") }
    }

    func execute() throws {
        try OutputFiles.emit(try InputFile.isFolder(input) ? ofModel() : ofEdges(), to: output)
    }

    private func ofModel() throws -> String {
        let model = try ModelLoading(common: common).open(input, time)
        var options = AnalysisOptions(
            asOf: time.asOf, conflictPolicy: time.conflict, maxCircuitLength: maxLength,
            seed: random.seed, replicates: null == nil ? 0 : random.replicates)
        options.uncertainty.draws = 0
        let analysis = try Analysis(of: model, options: options, parts: [])
        if dot { return NetworkExport(analysis).dot }
        if mermaid { return NetworkExport(analysis).mermaid }
        switch format {
        case .json:
            if list.top != nil {
                throw ValidationError("--top is for text: the JSON of a model has all circuits.")
            }
            try analysis.compute(CircularityData.parts)
            return try JSONText.of(CircularityData(analysis))
        case .text:
            try analysis.compute([.layers, .circuits])
            return try TextRenderer.fitting(output).render(
                CircularitySummary(analysis, listsCircuits: circuits, top: list.top).document)
        }
    }

    private func ofEdges() throws -> String {
        let bytes = try InputFile.read(input, limit: EdgeListReader.Options().maxBytes)
        let result: EdgeListReader.Result
        do throws(InvalidInput) {
            result = try EdgeListReader().read(bytes, file: input)
        } catch {
            throw CommandError.invalid(error, files: [input: bytes])
        }
        ModelLoading(common: common).report(result.warnings, files: [input: bytes])
        let measures: EdgeListMeasures
        do throws(CircularityError) {
            measures = try EdgeListMeasures(
                result.list, options: .init(maxLength: maxLength, windowDays: window))
        } catch {
            throw CommandError.refused(input, reason: "\(error)")
        }
        if dot { return NetworkExport(measures.network).dot }
        if mermaid { return NetworkExport(measures.network).mermaid }
        let listed =
            circuits
            ? measures.network.circuits(
                maxLength: maxLength, limit: min(list.top ?? Self.listLimit, Self.listLimit)) : nil
        let tests = try null.map { try EdgeListTests.checked(self, $0, result.list, measures) }
        switch format {
        case .json:
            return try JSONText.of(EdgeListData(measures, circuits: listed, tests: tests))
        case .text:
            return try TextRenderer.fitting(output).render(
                EdgeListSummary(measures, circuits: listed, tests: tests).document)
        }
    }
}

extension EdgeListTests {
    fileprivate static func checked(
        _ command: CircularityCommand, _ null: NullModel, _ list: EdgeList,
        _ measures: EdgeListMeasures
    ) throws -> EdgeListTests {
        do throws(MeasureError) {
            return try EdgeListTests(
                list, network: measures.network, null: null,
                replicates: command.random.replicates, windowDays: command.window,
                maxLength: command.maxLength, seed: command.random.seed)
        } catch {
            throw CommandError.refused(command.input, reason: "\(error)")
        }
    }
}
