import Ledger
import Money
import Text

/// The tables of a Financial Statement Data Set, decoded. Columns are found by name: their order differs between quarters.
struct StatementSet {
    struct Filing {
        var cik: String
        var name: String
        var form: String
        var filed: Day
    }

    /// Lines of a table, tabs between their fields; the sets quote nothing.
    struct Lines {
        var columns: [String: Int]
        var rows: [[Substring]]

        init(_ bytes: [UInt8]) {
            // A line ends with CR LF in some quarters, which Swift takes for one character.
            let text = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
            var lines = text.split(separator: "\n").map {
                $0.split(separator: "\t", omittingEmptySubsequences: false)
            }
            let head = lines.isEmpty ? [] : lines.removeFirst()
            columns = Dictionary(head.enumerated().map { (String($0.element), $0.offset) }) {
                first, _ in first
            }
            rows = lines
        }

        func text(_ name: String, _ row: [Substring]) -> String {
            guard let column = columns[name], column < row.count else { return "" }
            return String(row[column])
        }
    }

    /// By accession number.
    private(set) var filings: [String: Filing] = [:]
    let values: Lines

    init(_ file: ImportFile) throws(InvalidInput) {
        let archive = try ZipArchive(file)
        guard let submissions = try archive.read("sub.txt"),
            let numbers = try archive.read("num.txt")
        else { throw Self.problem(file, "the archive has no sub.txt and num.txt") }
        let table = Lines(submissions)
        values = Lines(numbers)
        let needed = ["adsh", "tag", "version", "ddate", "qtrs", "uom", "value"]
        guard needed.allSatisfy({ values.columns[$0] != nil }), table.columns["filed"] != nil else {
            throw Self.problem(file, "sub.txt or num.txt lacks a column")
        }
        guard values.rows.count <= ImportLimits().rows else {
            throw InvalidInput([
                Diagnostic(
                    .importLimit, at: Place(file: file.name, line: 1, column: 1),
                    "num.txt has \(values.rows.count) rows, more than \(ImportLimits().rows)",
                    help: "keep the rows of the registrant, and pack them again")
            ])
        }
        for row in table.rows {
            guard let filed = Self.day(table.text("filed", row)) else { continue }
            filings[table.text("adsh", row)] = Filing(
                cik: table.text("cik", row), name: table.text("name", row),
                form: table.text("form", row), filed: filed)
        }
    }

    private static func problem(_ file: ImportFile, _ what: String) -> InvalidInput {
        InvalidInput([
            Diagnostic(
                .importForm, at: Place(file: file.name, line: 1, column: 1), what,
                help: "fetch a quarter's ZIP from the SEC's Financial Statement Data Sets")
        ])
    }

    /// `20100331`.
    private static func day(_ text: String) -> Day? {
        guard text.utf8.count == 8, text.allSatisfy(\.isASCIIDigit), let number = Int(text) else {
            return nil
        }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// The values of one registrant; rows of others are counted by filing.
    ///
    /// - Parameter yearEnd: month in which its year ends, for a set without its yearly report.
    func facts(cik: String?, yearEnd: Int?, file: ImportFile) throws(InvalidInput) -> CompanyFacts {
        let wanted = try registrant(cik, file)
        var facts = CompanyFacts(name: wanted.name, cik: wanted.cik)
        var others: [String: (count: Int, index: Int)] = [:]
        for (index, row) in values.rows.enumerated() {
            let accession = values.text("adsh", row)
            let tag = values.text("tag", row)
            let label = "num.txt line \(index + 2): \(tag) \(accession)"
            guard let filing = filings[accession] else {
                facts.faults.append(
                    (index, label, fault(file, index, "its filing is not in sub.txt")))
                continue
            }
            guard filing.cik == wanted.cik else {
                others[accession, default: (0, index)].count += 1
                continue
            }
            if let why = aside(row, accession) {
                facts.asides.append((index, label, why))
                continue
            }
            guard let end = Self.day(values.text("ddate", row)),
                let quarters = Int(values.text("qtrs", row)), (0...40).contains(quarters),
                let value = ExactDecimal(values.text("value", row))
            else {
                facts.faults.append(
                    (index, label, fault(file, index, "a day, a length or a value")))
                continue
            }
            let taxonomy = values.text("version", row).prefix { $0 != "/" }
            facts.observations.append(
                Observation(
                    taxonomy: taxonomy.hasPrefix("ifrs") ? "ifrs-full" : String(taxonomy), tag: tag,
                    unit: values.text("uom", row), start: Self.start(end, quarters), end: end,
                    value: value, accession: accession, form: filing.form, filed: filing.filed,
                    index: index))
        }
        for (accession, other) in others {
            let name = filings[accession]?.name ?? ""
            facts.asides.append(
                (other.index, "num.txt: \(accession)", "\(other.count) rows of \(name)"))
        }
        if let yearEnd { facts.givenYearEnds = Self.yearEnds(yearEnd, facts.observations) }
        facts.sourceNote = "days rounded to ends of months by the SEC"
        return facts
    }

    private func registrant(
        _ cik: String?, _ file: ImportFile
    ) throws(InvalidInput) -> (cik: String, name: String) {
        let all = Dictionary(filings.values.map { ($0.cik, $0.name) }) { min($0, $1) }
        if let cik {
            let digits = String(cik.filter(\.isASCIIDigit).drop { $0 == "0" })
            if let name = all[digits] { return (digits, name) }
            throw Self.problem(file, "the set has no filing of CIK \(cik)")
        }
        guard all.count == 1, let only = all.first else {
            throw InvalidInput([
                Diagnostic(
                    .missingKey, at: Place(file: file.name, line: 1, column: 1),
                    "the set has filings of \(all.count) registrants",
                    help: "say `cik` under `reads` in the rules")
            ])
        }
        return (only.key, only.value)
    }

    private func fault(_ file: ImportFile, _ index: Int, _ what: String) -> Diagnostic {
        Diagnostic(
            .importRow, at: Place(file: file.name, line: index + 2, column: 1),
            "line \(index + 2) of num.txt cannot be read: \(what)", help: "fetch the file again")
    }

    /// Why a row is no value of the whole registrant.
    private func aside(_ row: [Substring], _ accession: String) -> String? {
        let part = values.text("segments", row)
        if !part.isEmpty { return "of a part: \(part)" }
        let other = values.text("coreg", row)
        if !other.isEmpty { return "of another registrant: \(other)" }
        if values.text("value", row).isEmpty { return "no value" }
        return values.text("version", row) == accession ? "a tag of the filer's own" : nil
    }

    /// First day of a period of so many quarters; `nil`: a stock.
    private static func start(_ end: Day, _ quarters: Int) -> Day? {
        guard quarters > 0 else { return nil }
        let (year, month, _) = end.civil
        let first = year * 12 + month - 3 * quarters
        return Day(year: first / 12, month: first % 12 + 1, day: 1)
    }

    private static func yearEnds(_ month: Int, _ observations: [Observation]) -> [Day] {
        guard let first = observations.map(\.end.year).min(),
            let last = observations.map(\.end.year).max()
        else { return [] }
        return (first - 1...last + 1).compactMap { year in
            Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)?
                .adding(days: -1)
        }
    }
}
