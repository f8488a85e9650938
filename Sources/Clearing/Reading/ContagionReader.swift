import FlowNetwork
import Text

/// A network of debts with its firms' figures, as a researcher brings it.
public struct ContagionInput: Sendable {
    /// Names by index, in the order of `FIRMS.csv`.
    public let names: [String]
    public let network: ObligationNetwork
    public let cash: [Double]
    public let externalLiabilities: [Double]
    /// `nil` where `FIRMS.csv` has no column `equity`.
    public let equity: [Double]?
    /// The debts of ``network`` by rank, senior first; all of rank 1 where `EDGES.csv` has no column `seniority`.
    public let ranks: [RankedDebts]
    /// What was read otherwise than it is written.
    public let warnings: [Diagnostic]
}

/// Reads `EDGES.csv` and `FIRMS.csv`.
///
/// ```
/// src,dst,weight          firm,cash,external_liabilities,equity
/// a,b,10                  a,2,1,5
/// b,c,4                   b,0,0,3
///                         c,1,0,8
/// ```
///
/// `src` owes `dst`. The header of the firms names `firm` (or `id` or `name`), `cash` and `external_liabilities`, and `equity` where the models that need
/// it are wanted; the header of the edges may name `seniority`, the rank at which the debt is paid: a whole number, 1 first and 1 where there is no such column.
/// Other columns are ignored. The edges may have the headers of other programs (``EdgeColumn``), and all tables may be separated by semicolons, tabs or bars.
/// Names are read without blanks that nobody sees (``NameFolding``). Amounts are decimal numbers of any precision. Every bad row is
/// reported with its place. Time and memory are proportional to the bytes, within the limits.
public struct ContagionReader: Sendable {
    /// Most bytes of each file.
    public var maxBytes = 1 << 30
    /// Most rows of each file.
    public var maxRows = 20_000_000
    /// Most problems that are listed.
    public var maxProblems = 100
    /// Whether numbers have a comma before their decimals.
    public var isDecimalComma = false
    /// Ranks of debts. Each rank that is used takes memory for every firm.
    public static let seniorities = 1...20

    public init() {}

    /// - Throws: `InvalidInput` with every problem, up to the limit.
    public func read(
        edges: [UInt8], edgesFile: String, firms: [UInt8], firmsFile: String
    ) throws(InvalidInput) -> ContagionInput {
        var table = FirmTable(reader: self)
        try table.read(firms, file: firmsFile)
        var list = DebtTable(reader: self, firms: table.places)
        try list.read(edges, file: edgesFile)
        let problems = table.problems + list.problems
        guard problems.isEmpty else { throw InvalidInput(problems) }
        do throws(ClearingError) {
            let network = try ObligationNetwork(
                firms: table.names.count, debtors: list.debtors, creditors: list.creditors,
                amounts: list.amounts)
            let ranks = try list.ranks(of: network)
            _ = try ClearingProblem(
                network, cash: table.cash, externalLiabilities: table.externalLiabilities)
            return ContagionInput(
                names: table.names, network: network, cash: table.cash,
                externalLiabilities: table.externalLiabilities,
                equity: table.hasEquity ? table.equity : nil, ranks: ranks,
                warnings: table.table.warnings + list.table.warnings)
        } catch {
            throw InvalidInput([
                Diagnostic(
                    .contagionTooLarge, at: Place(file: edgesFile, line: 1, column: 1),
                    "the amounts cannot be added up: \(error)",
                    help: "state the amounts in a larger unit")
            ])
        }
    }
}

/// What the tables share: header, rows, numbers, and problems with their places.
struct ContagionTable {
    let reader: ContagionReader
    private(set) var problems: [Diagnostic] = []
    /// What is read otherwise than it is written.
    private(set) var warnings: [Diagnostic] = []
    private var file = ""
    private var foldedNames = 0
    private var firstFolded: Place?

    init(reader: ContagionReader) { self.reader = reader }

    /// A column of a table: the names it may have, the first being the one that is asked for.
    struct Column {
        var names: [String]
        var isNeeded = true
        /// The meaning in an edge list, which has more names.
        var edge: EdgeColumn?

        func isNamed(_ title: String) -> Bool {
            if let edge { return EdgeColumn(header: title) == edge }
            return names.contains(title.lowercased().replacing(" ", with: "_"))
        }
    }

    /// Reads the header and hands on each row.
    mutating func read(
        _ bytes: [UInt8], file: String, columns: [Column],
        row: (inout ContagionTable, CSVReader, [CSVReader.Field?], Place) -> Void
    ) throws(InvalidInput) {
        self.file = file
        let top = Place(file: file, line: 1, column: 1)
        guard bytes.count <= reader.maxBytes else {
            throw InvalidInput([
                Diagnostic(
                    .contagionTooLarge, at: top,
                    "the file has \(bytes.count) bytes, the limit is \(reader.maxBytes)",
                    help: "leave out columns that are not needed")
            ])
        }
        var rows = CSVReader(bytes)
        let index = try header(&rows, top, columns)
        let width = rows.fields.count
        var count = 0
        while rows.nextRow() {
            if let fault = rows.fault { throw InvalidInput([quotes(fault, rows)]) }
            if rows.isRowEmpty { continue }
            let fields = rows.fields
            let place = Place(file: file, line: fields[0].line, column: 1)
            count += 1
            guard count <= reader.maxRows else {
                throw InvalidInput([
                    Diagnostic(
                        .contagionTooLarge, at: place,
                        "the file has more than \(reader.maxRows) rows",
                        help: "add up parallel debts before")
                ])
            }
            guard fields.count == width else {
                report(
                    .contagionFieldCount, place,
                    "the row has \(fields.count) fields, the header \(width)",
                    help:
                        "put names with \(CSVReader.Separator.name(rows.separator.byte)) in quotes")
                continue
            }
            row(&self, rows, index.map { $0.map { fields[$0] } }, place)
        }
        if foldedNames > 0, let firstFolded {
            warnings.append(
                Diagnostic(
                    .contagionFoldedNames, at: firstFolded,
                    "\(foldedNames) name(s) hold blanks that nobody sees and are read without them",
                    help: "take them out of the table if two names shall differ in nothing else"))
        }
    }

    /// Where each column stands.
    private func header(
        _ rows: inout CSVReader, _ top: Place, _ columns: [Column]
    ) throws(InvalidInput) -> [Int?] {
        guard !rows.isWide else {
            throw InvalidInput([
                Diagnostic(
                    .contagionBadName, at: top, "the file is UTF-16 or UTF-32 text, not UTF-8",
                    help: "save it as UTF-8 (Excel: \"CSV UTF-8\")")
            ])
        }
        guard rows.nextRow() else {
            throw InvalidInput([
                Diagnostic(
                    .contagionEmpty, at: top, "the file has no header line",
                    help:
                        "begin with a line `\(columns.map { $0.names[0] }.joined(separator: ","))`")
            ])
        }
        if let fault = rows.fault { throw InvalidInput([quotes(fault, rows)]) }
        let header = rows.fields
        if case .ambiguous(let bytes) = rows.separator {
            let names = bytes.map(CSVReader.Separator.name).joined(separator: " and ")
            throw InvalidInput([
                Diagnostic(
                    .contagionColumn, at: rows.place(of: header[0], file: file),
                    "\(names) could both separate the columns",
                    help:
                        "begin the file with a line such as sep=; or put names that contain one in quotes"
                )
            ])
        }
        let titles = header.map { NameFolding.folded(rows.text($0)) }
        var index: [Int?] = []
        var missing: [Diagnostic] = []
        for column in columns {
            let found = titles.indices.filter { column.isNamed(titles[$0]) }
            index.append(found.first)
            if found.count > 1 {
                missing.append(
                    Diagnostic(
                        .contagionColumn, at: rows.place(of: header[found[1]], file: file),
                        "two columns mean `\(column.names[0])`", help: "rename one of them"))
            } else if found.isEmpty, column.isNeeded {
                let needed = columns.filter(\.isNeeded).map { "`\($0.names[0])`" }
                missing.append(
                    Diagnostic(
                        .contagionColumn, at: rows.place(of: header[0], file: file),
                        "the header has no column `\(column.names[0])`",
                        help: "it needs \(needed.joined(separator: ", "))"))
            }
        }
        guard missing.isEmpty else { throw InvalidInput(missing) }
        return index
    }

    private func quotes(_ fault: CSVReader.Fault, _ rows: CSVReader) -> Diagnostic {
        let message =
            switch fault.kind {
            case .unterminated: "the quote does not end"
            case .textAfterQuote: "there is text behind the closing quote"
            case .quoteInside: "a quote stands inside a field that does not start with one"
            }
        return Diagnostic(
            .contagionBadQuote, at: rows.place(of: fault, file: file), message,
            help: "put the field in quotes and write a quote inside it twice")
    }

    mutating func name(_ field: CSVReader.Field?, _ rows: CSVReader) -> String? {
        guard let field else { return nil }
        guard rows.isUTF8(field) else {
            report(
                .contagionBadName, place(field, rows), "the name is empty or not UTF-8",
                help: "give every firm a name")
            return nil
        }
        let written = rows.text(field)
        if let control = written.unicodeScalars.first(where: ControlCharacter.isInName) {
            report(
                .contagionBadName, place(field, rows),
                "the name holds the control character \(ControlCharacter.name(control))",
                help: "write it on one line, without tabs or control characters")
            return nil
        }
        guard NameFolding.needsFolding(written) else {
            if written.isEmpty { return noName(field, rows) }
            return written
        }
        let name = NameFolding.folded(written)
        if name.isEmpty { return noName(field, rows) }
        if name != written {
            foldedNames += 1
            if firstFolded == nil { firstFolded = place(field, rows) }
        }
        return name
    }

    private mutating func noName(_ field: CSVReader.Field, _ rows: CSVReader) -> String? {
        report(
            .contagionBadName, place(field, rows), "the name is empty or not UTF-8",
            help: "give every firm a name")
        return nil
    }

    /// The index of a firm of `FIRMS.csv`.
    mutating func firm(
        _ field: CSVReader.Field?, _ rows: CSVReader, in firms: [String: Int32]
    ) -> Int32? {
        guard let field, let name = name(field, rows) else { return nil }
        if let found = firms[name] { return found }
        let isListed = problems.count < reader.maxProblems && firms.count <= 10_000
        let near =
            isListed
            ? Suggestion.nearest(to: name, in: firms.keys).map { ": did you mean `\($0)`?" } : nil
        report(
            .contagionUnknownFirm, place(field, rows), "the firms' file has no firm `\(name)`",
            help: "add a row for it: an unknown cash position is not zero\(near ?? "")")
        return nil
    }

    /// A finite number.
    mutating func number(_ field: CSVReader.Field?, _ rows: CSVReader, _ what: String) -> Double? {
        guard let field else { return nil }
        var text = NameFolding.folded(rows.text(field))
        let isComma = reader.isDecimalComma
        // `Double` also reads hexadecimal, `inf` and `nan`; none of them is an amount.
        let plain = text.utf8.allSatisfy {
            (isComma ? "0123456789+-,eE" : "0123456789+-.eE").utf8.contains($0)
        }
        if plain, isComma { text = text.replacing(",", with: ".") }
        guard plain, let value = Double(text), value.isFinite else {
            let comma =
                !isComma && text.contains(",")
                ? "; --decimal-comma reads 1,5 as one and a half" : ""
            report(
                .contagionBadNumber, place(field, rows),
                "the \(what) `\(String(text.prefix(40)))` is not a finite number",
                help:
                    "write a decimal number such as \(isComma ? "12,5" : "12.5"); write 0 where there is nothing\(comma)"
            )
            return nil
        }
        return value
    }

    /// A finite number of at least 0.
    mutating func amount(_ field: CSVReader.Field?, _ rows: CSVReader, _ what: String) -> Double? {
        guard let field, let value = number(field, rows, what) else { return nil }
        guard value >= 0 else {
            report(
                .contagionNegative, place(field, rows), "the \(what) is negative: \(value)",
                help: what == "weight"
                    ? "turn the debt round: exchange src and dst"
                    : "write 0: a firm that lacks money has none to pay with or to lose")
            return nil
        }
        return value
    }

    func place(_ field: CSVReader.Field, _ rows: CSVReader) -> Place {
        rows.place(of: field, file: file)
    }

    mutating func report(_ code: DiagnosticCode, _ place: Place, _ message: String, help: String) {
        guard problems.count < reader.maxProblems else {
            if problems.count == reader.maxProblems {
                problems.append(
                    Diagnostic(
                        .contagionMoreProblems, at: place, "there are more problems from here on",
                        help: "mend those above first"))
            }
            return
        }
        problems.append(Diagnostic(code, at: place, message, help: help))
    }
}

private struct FirmTable {
    var table: ContagionTable
    var names: [String] = []
    var cash: [Double] = []
    var externalLiabilities: [Double] = []
    var equity: [Double] = []
    var hasEquity = false
    var places: [String: Int32] = [:]
    var problems: [Diagnostic] { table.problems }

    init(reader: ContagionReader) { table = ContagionTable(reader: reader) }

    mutating func read(_ bytes: [UInt8], file: String) throws(InvalidInput) {
        var (names, cash, outside, equity) = ([String](), [Double](), [Double](), [Double]())
        var places: [String: Int32] = [:]
        var hasEquity = false
        try table.read(
            bytes, file: file,
            columns: [
                .init(names: ["firm", "id", "name"]), .init(names: ["cash"]),
                .init(names: ["external_liabilities"]),
                .init(names: ["equity"], isNeeded: false),
            ]
        ) { table, rows, fields, place in
            let values = [
                table.amount(fields[1], rows, "cash"),
                table.amount(fields[2], rows, "external liabilities"),
                fields[3] == nil ? 0 : table.amount(fields[3], rows, "equity"),
            ].compactMap { $0 }
            hasEquity = fields[3] != nil
            guard let name = table.name(fields[0], rows) else { return }
            guard places[name] == nil else {
                table.report(
                    .contagionDuplicateFirm, place, "the firm `\(name)` stands here a second time",
                    help: "give each firm one row")
                return
            }
            places[name] = Int32(clamping: names.count)
            guard values.count == 3 else { return }
            names.append(name)
            cash.append(values[0])
            outside.append(values[1])
            equity.append(values[2])
        }
        self.names = names
        self.cash = cash
        externalLiabilities = outside
        self.equity = equity
        self.places = places
        self.hasEquity = hasEquity
    }
}

private struct DebtTable {
    var table: ContagionTable
    let firms: [String: Int32]
    var debtors: [Int32] = []
    var creditors: [Int32] = []
    var amounts: [Double] = []
    /// Rank of each debt; empty where all are of rank 1.
    var seniorities: [UInt8] = []
    var problems: [Diagnostic] { table.problems }

    init(reader: ContagionReader, firms: [String: Int32]) {
        table = ContagionTable(reader: reader)
        self.firms = firms
    }

    mutating func read(_ bytes: [UInt8], file: String) throws(InvalidInput) {
        var (debtors, creditors, amounts) = ([Int32](), [Int32](), [Double]())
        var seniorities: [UInt8] = []
        let firms = firms
        try table.read(
            bytes, file: file,
            columns: [
                .init(names: ["src"], edge: .source), .init(names: ["dst"], edge: .target),
                .init(names: ["weight"], edge: .weight),
                .init(names: ["seniority"], isNeeded: false),
            ]
        ) { table, rows, fields, place in
            let from = table.firm(fields[0], rows, in: firms)
            let to = table.firm(fields[1], rows, in: firms)
            let weight = table.amount(fields[2], rows, "weight")
            let rank = fields[3].map { table.seniority($0, rows) } ?? 1
            guard let from, let to, let weight, let rank else { return }
            guard from != to else {
                table.report(
                    .contagionSelfDebt, place, "a firm owes itself",
                    help: "leave the row out: such a debt clears by itself")
                return
            }
            debtors.append(from)
            creditors.append(to)
            amounts.append(weight)
            if fields[3] != nil { seniorities.append(rank) }
        }
        self.debtors = debtors
        self.creditors = creditors
        self.amounts = amounts
        self.seniorities = seniorities
    }

    /// The debts of each rank that is used, senior first.
    func ranks(of network: ObligationNetwork) throws(ClearingError) -> [RankedDebts] {
        var ranks: [RankedDebts] = []
        for rank in Set(seniorities).sorted() {
            let places = seniorities.indices.filter { seniorities[$0] == rank }
            ranks.append(
                RankedDebts(
                    seniority: Int(rank),
                    network: try ObligationNetwork(
                        firms: network.firmCount, debtors: places.map { debtors[$0] },
                        creditors: places.map { creditors[$0] },
                        amounts: places.map { amounts[$0] })))
        }
        return ranks.isEmpty ? [RankedDebts(seniority: 1, network: network)] : ranks
    }
}
