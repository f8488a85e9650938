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
            Headers of other programs are read too (source, target, amount; from, to, value; payer, payee), and commas, semicolons or tabs. \
            A hyphen reads standard input. \
            Circuits share legs: their amounts are never added up.
            """,
            examples: [
                "ouroboros circularity Models/demo",
                "ouroboros circularity Models/demo --circuits --top 10",
                "ouroboros circularity edges.csv --null swap --replicates 999",
                "ouroboros circularity deals.csv --compare-headline 800",
                "cat edges.csv | ouroboros circularity - --format json",
                "ouroboros circularity paid.csv --column weight=eur --decimal-comma",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A model's folder or an EDGES.csv; - is standard input.")
    var input: String

    @Option(name: .customLong("format"), help: "text or json. (default: text)")
    var givenFormat: Format?

    @Option(
        name: .customLong("max-length"), parsing: .unconditional,
        help: "Firms in a circuit at the most, 2 to 12. (default: 6)")
    var givenMaxLength: Int?

    @Option(
        parsing: .unconditional,
        help: "Count dated circuits within so many days (EDGES.csv with days).")
    var window: Int?

    @Option(
        help:
            "EDGES.csv: test against chance, with weights (amounts permuted over the legs) or swap (partners swapped)."
    )
    var null: NullModel?

    @Flag(help: "List the circuits, the widest first.")
    var circuits = false

    @OptionGroup var list: ListOptions

    @Option(
        name: .customLong("column"),
        help: ArgumentHelp(
            "EDGES.csv: which column is src, dst, weight, date or kind. May be repeated.",
            valueName: "meaning=name"))
    var columns: [String] = []

    @Flag(
        name: .customLong("decimal-comma"),
        help: "EDGES.csv: numbers have a comma before their decimals.")
    var isDecimalComma = false

    @Option(
        name: .customLong("compare-headline"), parsing: .unconditional,
        help: ArgumentHelp(
            "A tracker's own sum of circular deals, beside what can come back: in the table's units, or as the ledger writes it (USD 800bn).",
            valueName: "amount"))
    var headline: String?

    @Flag(help: "Write the network as Graphviz DOT instead.")
    var dot = false

    @Flag(help: "Write the network as a Mermaid flowchart instead.")
    var mermaid = false

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Random numbers") var random: RandomOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    var format: Format { givenFormat ?? .text }
    var maxLength: Int { givenMaxLength ?? 6 }

    func validate() throws {
        guard (2...12).contains(maxLength) else {
            throw ValidationError("--max-length is \(maxLength); it must be in 2…12.")
        }
        if let window, window < 0 {
            throw ValidationError("--window is \(window); it counts days and is not negative.")
        }
        guard null == nil || random.replicates >= 2 else {
            throw ValidationError(
                "--replicates is \(random.replicates); a test needs two or more.")
        }
        if list.top != nil, !circuits, headline == nil {
            throw ValidationError(
                "--top shortens a list: it goes with --circuits or --compare-headline.")
        }
        if dot && mermaid { throw ValidationError("Choose one of --dot and --mermaid.") }
        guard dot || mermaid else { return }
        try refuse(
            [
                (circuits, "--circuits"), (givenFormat != nil, "--format"),
                (givenMaxLength != nil, "--max-length"), (window != nil, "--window"),
                (null != nil, "--null"), (headline != nil, "--compare-headline"),
            ], because: "has no effect on --dot and --mermaid, which write the network as it is")
    }

    func execute() throws {
        try OutputFiles.emit(try InputFile.isFolder(input) ? ofModel() : ofEdges(), to: output)
    }

    /// An option that would change nothing is an error.
    func refuse(_ options: [(isGiven: Bool, name: String)], because reason: String) throws {
        if let given = options.first(where: { $0.isGiven }) {
            throw ValidationError("\(given.name) \(reason).")
        }
    }

    private func ofModel() throws -> String {
        try refuse(
            [
                (window != nil, "--window"), (null != nil, "--null"),
                (random.givenReplicates != nil, "--replicates"),
                (random.givenSeed != nil, "--seed"), (!columns.isEmpty, "--column"),
                (isDecimalComma, "--decimal-comma"),
            ],
            because:
                "goes with an EDGES.csv and has no effect on a model, whose tests are in the report"
        )
        let model = try ModelLoading(common: common).open(input, time)
        var options = AnalysisOptions(
            asOf: time.asOf, conflictPolicy: time.conflict, maxCircuitLength: maxLength,
            seed: random.seed, replicates: 0)
        options.uncertainty.draws = 0
        let analysis = try Analysis(of: model, options: options, parts: [])
        if dot { return NetworkExport(analysis).dot }
        if mermaid { return NetworkExport(analysis).mermaid }
        let stages = StageMeter(isQuiet: common.quiet)
        defer { stages.finish() }
        stages.begin("measuring")
        switch format {
        case .json:
            try analysis.compute(CircularityData.parts)
            return try JSONText.of(
                CircularityData(
                    analysis,
                    listed: list.top ?? (circuits ? .max : CircularityData.listLimit),
                    headline: try compared(analysis)))
        case .text:
            try analysis.compute([.layers, .circuits, .returnableLayers])
            return try TextRenderer.fitting(output).render(
                CircularitySummary(
                    analysis, listsCircuits: circuits, listed: list.top,
                    headline: try compared(analysis)
                ).document)
        }
    }
}
