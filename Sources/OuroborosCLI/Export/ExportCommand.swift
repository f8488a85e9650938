import Analysis
import ArgumentParser
import Circularity
import Exports
import Ledger
import Liquidity
import Text

struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "A model for other programs: tables, networks, registers, a workbook.",
        discussion: HelpText.discussion(
            """
            Formats: \(ExportFormats.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")). \
            Amounts are exact decimals; what is unknown is left out, never zero. The same model gives the same bytes.
            """,
            examples: [
                "ouroboros export Models/demo --as xlsx -o demo.xlsx",
                "ouroboros export Models/demo --as graphml --layer binding -o demo.graphml",
                "ouroboros export Models/demo --as csv -o tables",
                "ouroboros export Models/demo --as csv --table edges -o edges.csv",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "The format: \(ExportFormats.all.map(\.name).joined(separator: ", ")).",
            valueName: "format"))
    var formatName: String

    @Option(
        help: ArgumentHelp(
            "One table alone: \(ExportTable.allCases.map(\.rawValue).joined(separator: ", ")); all of them are a folder.",
            valueName: "name"))
    var table: ExportTable?

    @Option(
        name: .customLong("layer"),
        help: ArgumentHelp(
            "Money of this firmness and firmer, in networks, payments and the table of edges. (default: announced)",
            valueName: "layer"))
    var givenLayer: Firmness?

    @Option(name: [.short, .long], help: "The file, or the folder of several tables.")
    var output: String?

    @Option(
        name: .customLong("draws"), parsing: .unconditional,
        help:
            "Draws of amounts and promises behind every interval of a measure, at most 1000000. (default: 2000)"
    )
    var givenDraws: Int?

    @Option(
        name: .customLong("paths"), parsing: .unconditional,
        help:
            "Paths of every scenario of the stress test behind the measures, at most 10000000; 0 leaves it out. (default: \(StressSettings.defaultPaths))"
    )
    var givenPaths: Int?

    @OptionGroup(title: "Random numbers") var random: RandomOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    private var draws: Int { givenDraws ?? 2000 }
    private var paths: Int { givenPaths ?? StressSettings.defaultPaths }

    func validate() throws {
        let format = try format()
        try AnalysisLimits.check(draws: draws, replicates: random.replicates)
        try AnalysisLimits.check(paths: paths)
        func refuse(_ isGiven: Bool, _ option: String, _ why: String) throws {
            if isGiven { throw ValidationError("\(option) has no effect here: \(why).") }
        }
        try refuse(
            table != nil && !format.hasTables, "--table",
            "\(format.name) is one file with everything")
        let hasLayer = format.hasLayer && table?.hasLayer ?? true
        try refuse(
            givenLayer != nil && !hasLayer, "--layer",
            "\(table.map { "the table of \($0.rawValue)" } ?? format.name) holds no money of one layer"
        )
        if !format.parts(table).contains(.measures) {
            for (isGiven, option) in [
                (givenDraws != nil, "--draws"), (givenPaths != nil, "--paths"),
                (random.givenReplicates != nil, "--replicates"),
                (random.givenSeed != nil, "--seed"),
            ] {
                try refuse(isGiven, option, "nothing is drawn for what is written")
            }
        }
        if isFolder(format), output == nil || output == "-" {
            throw ValidationError(
                "\(format.name) is several tables: name a folder with -o, or one of them with --table."
            )
        }
    }

    func execute() throws {
        let format = try format()
        let opened = try ModelLoading(common: common).open(model, time)
        let parts = format.parts(table)
        let isMeasured = parts.contains(.measures)
        var options = AnalysisOptions(
            asOf: time.asOf, conflictPolicy: time.conflict, seed: random.seed,
            replicates: isMeasured ? random.replicates : 0,
            uncertainty: .init(draws: isMeasured ? draws : 0),
            stress: isMeasured && paths > 0 ? StressSettings(paths: paths, seed: random.seed) : nil)
        options.uncertainty.draws = isMeasured ? draws : 0
        let analysis = try Analysis(of: opened, options: options, parts: parts)
        let subject = ExportSubject(
            analysis, scenarios: opened.scenarios, layer: givenLayer ?? .announced)
        let files: [ExportFile]
        do throws(ExportError) {
            files = try format.files(subject, table: table)
        } catch { throw CommandError.refused(model, reason: "\(error)") }
        if isFolder(format), let output {
            try OutputFiles.update(files.map { ($0.path, $0.bytes) }, in: output)
        } else if let file = files.first {
            try emit(file, format)
        }
    }

    private func emit(_ file: ExportFile, _ format: any ExportFormat) throws {
        if let output, output != "-" {
            try OutputFiles.write(file.bytes, to: output)
        } else if format.isText {
            try OutputFiles.emit(String(decoding: file.bytes, as: UTF8.self), to: nil)
        } else {
            throw ValidationError("\(format.name) is no text: name a file with -o.")
        }
    }

    private func isFolder(_ format: any ExportFormat) -> Bool { format.hasTables && table == nil }

    private func format() throws -> any ExportFormat {
        if let found = ExportFormats.format(formatName) { return found }
        let names = ExportFormats.all.map(\.name)
        let near = Suggestion.nearest(to: formatName, in: names)
        throw ValidationError(
            "There is no format '\(formatName)'"
                + (near.map { "; did you mean '\($0)'?" }
                    ?? ". The formats are \(names.joined(separator: ", "))."))
    }
}

extension ExportTable: ExpressibleByArgument {}

extension Firmness: ExpressibleByArgument {
    public init?(argument: String) {
        guard let found = Firmness.allCases.first(where: { $0.name == argument }) else {
            return nil
        }
        self = found
    }

    public static var allValueStrings: [String] { allCases.map(\.name) }
}
