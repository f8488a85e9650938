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
