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
/// Other columns are ignored. Amounts are decimal numbers of any precision. Every bad row is
/// reported with its place. Time and memory are proportional to the bytes, within the limits.
public struct ContagionReader: Sendable {
    /// Most bytes of each file.
    public var maxBytes = 1 << 30
    /// Most rows of each file.
    public var maxRows = 20_000_000
    /// Most problems that are listed.
    public var maxProblems = 100
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
                equity: table.hasEquity ? table.equity : nil, ranks: ranks)
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

    init(reader: ContagionReader) { self.reader = reader }

    /// Reads the header and hands on each row.
    ///
    /// - Parameter columns: accepted names of each column, the first being the one that is asked for; `isPrefix` lets any suffix follow.
    mutating func read(
        _ bytes: [UInt8], file: String,
        columns: [(names: [String], isPrefix: Bool, isNeeded: Bool)],
        row: (inout ContagionTable, TableRows, [TableRows.Field?], Place) -> Void
    ) throws(InvalidInput) {
        let top = Place(file: file, line: 1, column: 1)
        guard bytes.count <= reader.maxBytes else {
            throw InvalidInput([
                Diagnostic(
                    .contagionTooLarge, at: top,
                    "the file has \(bytes.count) bytes, the limit is \(reader.maxBytes)",
                    help: "leave out columns that are not needed")
            ])
        }
        var rows = TableRows(bytes, file: file)
        guard let header = try rows.next() else {
            throw InvalidInput([
                Diagnostic(
                    .contagionEmpty, at: top, "the file has no header line",
                    help:
                        "begin with a line `\(columns.map { $0.names[0] }.joined(separator: ","))`")
            ])
        }
        let titles = header.map { rows.text($0)?.lowercased() ?? "" }
        var index: [Int?] = []
        var missing: [Diagnostic] = []
        for column in columns {
            let found = titles.indices.filter { place in
                column.names.contains {
                    column.isPrefix ? titles[place].hasPrefix($0) : titles[place] == $0
                }
            }
            index.append(found.first)
            if found.count > 1 {
                missing.append(
                    Diagnostic(
                        .contagionColumn, at: header[found[1]].place,
                        "two columns mean `\(column.names[0])`", help: "rename one of them"))
            } else if found.isEmpty, column.isNeeded {
                missing.append(
                    Diagnostic(
                        .contagionColumn, at: header[0].place,
                        "the header has no column `\(column.names[0])`",
                        help:
                            "it needs \(columns.filter(\.isNeeded).map { "`\($0.names[0])`" }.joined(separator: ", "))"
                    ))
            }
        }
        guard missing.isEmpty else { throw InvalidInput(missing) }
        var count = 0
        while let fields = try rows.next() {
            count += 1
            guard count <= reader.maxRows else {
                throw InvalidInput([
                    Diagnostic(
                        .contagionTooLarge, at: fields[0].place,
                        "the file has more than \(reader.maxRows) rows",
                        help: "add up parallel debts before")
                ])
            }
            guard fields.count == header.count else {
                report(
                    .contagionFieldCount, fields[0].place,
                    "the row has \(fields.count) fields, the header \(header.count)",
                    help: "put names with a comma in quotes")
                continue
            }
            row(&self, rows, index.map { $0.map { fields[$0] } }, fields[0].place)
        }
    }

    mutating func name(_ field: TableRows.Field?, _ rows: TableRows) -> String? {
        guard let field else { return nil }
        guard let text = rows.text(field), !text.isEmpty else {
            report(
                .contagionBadName, field.place, "the name is empty or not UTF-8",
                help: "give every firm a name")
            return nil
        }
        if let control = text.unicodeScalars.first(where: ControlCharacter.isInName) {
            report(
                .contagionBadName, field.place,
                "the name holds the control character \(ControlCharacter.name(control))",
                help: "write it on one line, without tabs or control characters")
            return nil
        }
        return text
    }

    /// The index of a firm of `FIRMS.csv`.
    mutating func firm(
        _ field: TableRows.Field?, _ rows: TableRows, in firms: [String: Int32]
    ) -> Int32? {
        guard let field, let name = name(field, rows) else { return nil }
        if let found = firms[name] { return found }
        report(
            .contagionUnknownFirm, field.place, "the firms' file has no firm `\(name)`",
            help: "add a row for it: an unknown cash position is not zero")
        return nil
    }

    /// A finite number.
    mutating func number(_ field: TableRows.Field?, _ rows: TableRows, _ what: String) -> Double? {
        guard let field else { return nil }
        let text = rows.text(field) ?? ""
        // `Double` also reads hexadecimal, `inf` and `nan`; none of them is an amount.
        let plain = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        guard plain, let value = Double(text), value.isFinite else {
            report(
                .contagionBadNumber, field.place,
                "the \(what) `\(String(text.prefix(40)))` is not a finite number",
                help: "write a decimal number such as 12.5; write 0 where there is nothing")
            return nil
        }
        return value
    }

    /// A finite number of at least 0.
    mutating func amount(_ field: TableRows.Field?, _ rows: TableRows, _ what: String) -> Double? {
        guard let field, let value = number(field, rows, what) else { return nil }
        guard value >= 0 else {
            report(
                .contagionNegative, field.place, "the \(what) is negative: \(value)",
                help: what == "weight"
                    ? "turn the debt round: exchange src and dst"
                    : "write 0: a firm that lacks money has none to pay with or to lose")
            return nil
        }
        return value
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
                (["firm", "id", "name"], false, true), (["cash"], false, true),
                (["external_liabilities"], false, true), (["equity"], false, false),
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
                (["src"], false, true), (["dst"], false, true), (["weight"], true, true),
                (["seniority"], false, false),
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
