import Ledger
import Money
import Text

/// Lists of a firm's filings (`submissions/CIK….json` of the SEC): each filing that the rules ask for becomes a source with its day and address, ready to be
/// cited.
public enum SubmissionsSource: ImportSource {
    public static let kind = ImportKind.submissions
    public static let isWhole = false

    /// Current reports.
    static let forms = ["8-K", "8-K/A"]
    /// An agreement, a debt, shares sold: the items of current reports that tell of deals.
    static let items = ["1.01", "2.03", "3.02"]

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let list: Submissions
        do throws(InvalidInput) { list = try Submissions(file) } catch { return nil }
        return ImportIdentity(
            kind: kind, title: "filings of \(list.name.isEmpty ? "a registrant" : list.name)",
            count: list.rows.count + list.older.count)
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let list = try Submissions(file)
        let cik = (rules.cik ?? list.cik).filter(\.isASCIIDigit).drop { $0 == "0" }
        guard !cik.isEmpty, list.cik.isEmpty || list.cik.drop(while: { $0 == "0" }) == cik else {
            throw Submissions.problem(
                file,
                cik.isEmpty
                    ? "the file does not say whose filings it lists"
                    : "the file is of CIK \(list.cik), the rules want \(cik)",
                "say `cik` under `reads` in the rules, or name the right file")
        }
        var reading = ImportReading()
        for row in list.rows {
            let text = row.label
            var unit = ImportUnit(
                key: row.accession.isEmpty ? text : row.accession,
                hash: ContentHash.short([
                    row.accession, row.form, row.filed, row.reported, row.items, row.document,
                ]), locator: text, outcome: .skipped(""))
            unit.outcome = outcome(row, list, String(cik), rules, file)
            reading.units.append(unit)
        }
        for (name, count) in list.older {
            reading.units.append(
                ImportUnit(
                    key: name, hash: "", locator: name,
                    outcome: .skipped("\(count) older filings stand in a file of their own")))
        }
        return reading
    }

    private static func outcome(
        _ row: Submissions.Row, _ list: Submissions, _ cik: String, _ rules: ImportRules,
        _ file: ImportFile
    ) -> ImportUnit.Outcome {
        guard let filed = Day(row.filed), !row.accession.isEmpty, !row.form.isEmpty else {
            return .refused(
                Diagnostic(
                    .importRow, at: Place(file: file.name, line: 1, column: 1),
                    "\(row.label) lacks a day, a form or an accession number",
                    help: "fetch the file again"))
        }
        let forms = rules.forms.isEmpty ? Self.forms : rules.forms
        guard forms.contains(row.form) else { return .skipped("a \(row.form)") }
        if let from = rules.from, filed < from { return .skipped("before \(from)") }
        if let to = rules.to, to < filed { return .skipped("after \(to)") }
        let items = row.items.split(separator: ",").map(String.init)
        let wanted = rules.items.isEmpty ? Self.items : rules.items
        if row.form.hasPrefix("8-K"), !items.contains(where: wanted.contains) {
            return .skipped("items \(row.items)")
        }
        let form = CellText.slug(row.form.replacing("/", with: "-"))
        let id = (rules.sourceID ?? "\(rules.firm ?? "firm")-{form}-{accession}")
            .replacing("{form}", with: form).replacing("{filed}", with: row.filed)
            .replacing("{period}", with: row.reported.isEmpty ? row.filed : row.reported)
            .replacing("{accession}", with: row.accession)
        var notes = ["accession \(row.accession)"]
        if !items.isEmpty { notes.append("items \(items.joined(separator: ", "))") }
        if let day = Day(row.reported) { notes.append("event or period of \(day)") }
        if row.form.hasSuffix("/A") { notes.append("amends an earlier filing") }
        let folder = row.accession.filter(\.isASCIIDigit)
        let name = list.name.isEmpty ? "CIK \(cik)" : list.name
        return .gives(
            .source(
                SourceEntry(
                    id: id, title: "\(name), \(row.form) filed on \(filed)",
                    publisher: rules.publisher ?? name, kind: rules.sourceKind,
                    grade: rules.grade?.description ?? "A1", published: PartialDate(filed),
                    url: "https://www.sec.gov/Archives/edgar/data/\(cik)/\(folder)/\(row.document)",
                    file: nil, note: notes.joined(separator: "; "))))
    }
}

/// A list of filings, decoded: the SEC writes it as columns.
struct Submissions {
    struct Row {
        var accession: String
        var form: String
        var filed: String
        var reported: String
        var items: String
        var document: String
        var label: String
    }

    var name: String
    var cik: String
    var rows: [Row] = []
    /// Files with older filings, and how many they have.
    var older: [(name: String, count: String)] = []

    init(_ file: ImportFile) throws(InvalidInput) {
        let root = try JSONValue(file)
        // A tool's cache may hold the object one level down; a file of older filings is the columns alone.
        let all = [root] + root.entries.map(\.value)
        let document = all.first { $0["filings"]?["recent"] != nil }
        guard let recent = document?["filings"]?["recent"] ?? all.first(where: { Self.isList($0) }),
            Self.isList(recent)
        else {
            throw Self.problem(
                file, "the file has no list of filings as the SEC's submissions have",
                "fetch https://data.sec.gov/submissions/CIK##########.json")
        }
        name = document?["name"]?.text ?? ""
        cik = document?["cik"]?.text ?? ""
        func column(_ name: String) -> [String] {
            recent[name]?.items.map { $0.text ?? "" } ?? []
        }
        let accessions = column("accessionNumber")
        let columns = [
            "form", "filingDate", "reportDate", "items", "primaryDocument",
        ].map(column)
        for (index, values) in columns.enumerated()
        where values.count != accessions.count && (index < 2 || !values.isEmpty) {
            throw Self.problem(
                file, "the columns of the list have different lengths", "fetch the file again")
        }
        func value(_ column: Int, _ row: Int) -> String {
            columns[column].isEmpty ? "" : columns[column][row]
        }
        for index in accessions.indices {
            rows.append(
                Row(
                    accession: accessions[index], form: value(0, index), filed: value(1, index),
                    reported: value(2, index), items: value(3, index), document: value(4, index),
                    label: "filing \(index + 1): \(value(0, index)) \(accessions[index])"))
        }
        for entry in document?["filings"]?["files"]?.items ?? [] {
            older.append((entry["name"]?.text ?? "?", entry["filingCount"]?.text ?? "some"))
        }
    }

    private static func isList(_ tree: JSONValue) -> Bool {
        tree["accessionNumber"] != nil && tree["filingDate"] != nil
    }

    static func problem(_ file: ImportFile, _ what: String, _ help: String) -> InvalidInput {
        InvalidInput([
            Diagnostic(
                .importForm, at: Place(file: file.name, line: 1, column: 1), what, help: help)
        ])
    }
}
