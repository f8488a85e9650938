import FlowNetwork
import Text

struct FirmTable {
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

struct DebtTable {
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
