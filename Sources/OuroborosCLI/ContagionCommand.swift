import Analysis
import ArgumentParser
import Clearing
import Documents
import Ledger
import Reports
import Text

struct ContagionCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "contagion",
        abstract: "Who falls with whom: of a model, or of a bare network of debts.",
        discussion: HelpText.discussion(
            """
            contagion MODEL follows the failure of each firm through stakes, loans, guarantees and orders.
            contagion EDGES.csv FIRMS.csv clears debts (src owes dst; firm,cash,external_liabilities,equity) and spreads losses. \
            Without --model it clears as Eisenberg and Noe and, where there is a column equity, adds DebtRank. \
            Without --shock the cascades fail every firm in turn. \
            A column seniority in EDGES.csv (1 is paid first) ranks debts for elsinger; \
            --holdings HOLDINGS.csv (owner,firm,share) says who owns parts of whom, for elsinger and elliott-golub-jackson.
            """,
            examples: [
                "ouroboros contagion Models/demo",
                "ouroboros contagion edges.csv firms.csv --shock lab=0.2",
                "ouroboros contagion edges.csv firms.csv --model rogers-veraart --alpha 0.5",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A model's folder, or an EDGES.csv.")
    var input: String

    @Argument(help: "A FIRMS.csv, with an EDGES.csv.")
    var firms: String?

    @Option(
        help: ArgumentHelp(
            "The model: \(ContagionModel.allCases.map(\.rawValue).joined(separator: ", "))."))
    var model: ContagionModel?

    @Option(
        help: ArgumentHelp(
            "What a firm loses first, as FIRM=SHARE: of its cash, or of its equity (DebtRank, Furfine). May be repeated.",
            valueName: "firm=share"))
    var shock: [String] = []

    @Option(
        help: ArgumentHelp(
            "elsinger, elliott-golub-jackson: a table owner,firm,share of who owns which part of whom.",
            valueName: "HOLDINGS.csv"))
    var holdings: String?

    @Option(
        name: .customLong("layer"),
        help:
            "How firm a dollar must be to count (MODEL): binding, announced, reported. (default: binding)"
    )
    var givenLayer: ContagionLayer?

    @Flag(
        name: .customLong("decimal-comma"),
        help: "EDGES.csv: numbers have a comma before their decimals, in every table.")
    var isDecimalComma = false

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Parameters of the models") var parameters: ContagionParameters
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    var layer: ContagionLayer { givenLayer ?? .binding }

    func validate() throws {
        let inputs = [input, firms, holdings].filter { $0 == InputFile.standardInput }
        if inputs.count > 1 {
            throw ValidationError("Standard input can be read once: name files for the others.")
        }
    }

    func execute() throws {
        try OutputFiles.emit(try InputFile.isFolder(input) ? ofModel() : ofEdges(), to: output)
    }

    private func ofModel() throws -> String {
        if firms != nil || model != nil || holdings != nil || !shock.isEmpty || isDecimalComma {
            throw ValidationError(
                "FIRMS.csv, --model, --holdings, --shock and --decimal-comma go with an EDGES.csv.")
        }
        if let given = parameters.given.first {
            throw ValidationError(
                "\(given.name) goes with an EDGES.csv and has no effect on a model.")
        }
        let loaded = try ModelLoading(common: common).open(input, time)
        let analysis = try Analysis(
            of: loaded,
            options: AnalysisOptions(asOf: time.asOf, conflictPolicy: time.conflict), parts: [])
        switch analysis.contagion(layer.firmness) {
        case .failure(let error): throw failed(error)
        case .success(let contagion):
            return switch format {
            case .json: try JSONText.of(LedgerContagionData(contagion))
            case .text:
                try TextRenderer.fitting(output).render(LedgerContagionSummary(contagion).document)
            }
        }
    }

    private func ofEdges() throws -> String {
        guard let firms else {
            throw ValidationError("A FIRMS.csv is missing: contagion EDGES.csv FIRMS.csv.")
        }
        let ofModels: [(Bool, String)] = [
            (time.asOf != nil, "--as-of"), (time.givenConflict != nil, "--conflict"),
            (givenLayer != nil, "--layer"),
        ]
        if let name = ofModels.first(where: { $0.0 })?.1 {
            throw ValidationError(
                "\(name) goes with a model: a table of debts has no days, claims or layers.")
        }
        for option in parameters.given where !option.models.contains(model ?? .eisenbergNoe) {
            throw ValidationError(
                "\(option.name) goes with --model \(option.models.map(\.rawValue).joined(separator: " or "))."
            )
        }
        if holdings != nil, model?.takesHoldings != true {
            throw ValidationError(
                "--holdings goes with --model elsinger or elliott-golub-jackson.")
        }
        if model == .elliottGolubJackson, holdings == nil {
            throw ValidationError("elliott-golub-jackson needs --holdings HOLDINGS.csv.")
        }
        let (table, shareholdings) = try tables(firms: firms)
        if let model, model.needsEquity, table.equity == nil {
            throw ValidationError("\(model.rawValue) needs a column `equity` in \(firms).")
        }
        let run = ContagionRun(
            input: table, holdings: shareholdings, shock: try shares(table.names),
            parameters: parameters)
        do throws(ClearingError) {
            var data = try run.data(model ?? .eisenbergNoe)
            if model == nil, table.equity != nil {
                data.model = "eisenberg-noe, debtrank"
                try run.fill(&data, .debtRank)
            }
            switch format {
            case .json: return try text { try JSONText.of(data) }
            case .text:
                return try text {
                    try TextRenderer.fitting(output).render(
                        ContagionSummary(data, names: table.names).document)
                }
            }
        } catch { throw failed(error) }
    }

    /// The tables, once all of them are in order.
    private func tables(firms: String) throws -> (ContagionInput, Shareholdings?) {
        var reader = ContagionReader()
        reader.isDecimalComma = isDecimalComma
        let edgeBytes = try InputFile.read(input, limit: reader.maxBytes)
        let firmBytes = try InputFile.read(firms, limit: reader.maxBytes)
        // One path may stand for several tables.
        var files = [input: edgeBytes]
        files[firms] = firmBytes
        let holdingBytes = try holdings.map { try InputFile.read($0, limit: reader.maxBytes) }
        if let holdings { files[holdings] = holdingBytes }
        do throws(InvalidInput) {
            let table = try reader.read(
                edges: edgeBytes, edgesFile: input, firms: firmBytes, firmsFile: firms)
            ModelLoading(common: common).report(table.warnings, files: files)
            guard let holdings, let holdingBytes else { return (table, nil) }
            return (
                table,
                try reader.readHoldings(holdingBytes, file: holdings, firms: table.names)
            )
        } catch {
            throw CommandError.invalid(error, files: files)
        }
    }

    /// Shares of `--shock` by firm.
    private func shares(_ names: [String]) throws -> [Int: Double] {
        var result: [Int: Double] = [:]
        let places = Dictionary(
            names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
        for text in shock {
            guard let sign = text.lastIndex(of: "="),
                let share = Self.decimal(text[text.index(after: sign)...]), (0...1).contains(share)
            else {
                throw ValidationError("--shock \(text): write FIRM=SHARE, a share from 0 to 1.")
            }
            let name = NameFolding.folded(String(text[..<sign]))
            guard let place = places[name] else {
                let near = Suggestion.nearest(to: name, in: names)
                    .map { " Did you mean '\($0)'?" }
                throw ValidationError("--shock \(text): there is no firm '\(name)'.\(near ?? "")")
            }
            guard result.updateValue(share, forKey: place) == nil else {
                throw ValidationError("--shock names the firm '\(name)' twice.")
            }
        }
        return result
    }

    /// A decimal number, as the tables have them: nothing hexadecimal.
    private static func decimal(_ text: Substring) -> Double? {
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
        return Double(text)
    }

    /// Rendering fails only by a defect of the program.
    private func text(_ body: () throws -> String) throws(ClearingError) -> String {
        do { return try body() } catch { throw .shape("the result cannot be written: \(error)") }
    }

    private func failed(_ error: ClearingError) -> CommandError {
        .refused(input, reason: "\(error)")
    }
}

/// Layers that the verb can be asked for.
enum ContagionLayer: String, ExpressibleByArgument, CaseIterable {
    case binding, announced, reported

    var firmness: Firmness {
        switch self {
        case .binding: .binding
        case .announced: .announced
        case .reported: .reported
        }
    }
}
