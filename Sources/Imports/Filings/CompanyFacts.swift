import Ledger
import Money
import Text

/// Company facts of the SEC (`companyfacts/CIK….json`), decoded: every value that a firm has filed without dimensions.
struct CompanyFacts: Sendable {
    var name: String
    /// Ten digits.
    var cik: String
    var observations: [Observation] = []
    /// Rows that cannot be read, with their position.
    var faults: [(index: Int, label: String, problem: Diagnostic)] = []

    /// Rows that are no values of the whole firm, and why.
    var asides: [(index: Int, label: String, why: String)] = []
    /// Ends of years from elsewhere than yearly reports.
    var givenYearEnds: [Day] = []
    /// What holds for every value.
    var sourceNote: String?

    init(name: String, cik: String) {
        self.name = name
        self.cik = cik
    }

    init(_ file: ImportFile) throws(InvalidInput) {
        let root = try JSONValue(file)
        // A tool's cache may hold the object one level down.
        let wrapped = [root] + root.entries.map(\.value)
        guard let document = wrapped.first(where: { !($0["facts"]?.entries.isEmpty ?? true) }),
            let facts = document["facts"]
        else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "the file has no 'facts' as the SEC's company facts have",
                    help: "fetch https://data.sec.gov/api/xbrl/companyfacts/CIK##########.json")
            ])
        }
        name = document["entityName"]?.text ?? ""
        let digits = (document["cik"]?.text ?? "").filter(\.isASCIIDigit)
        cik = String(repeating: "0", count: Swift.max(0, 10 - digits.count)) + digits
        var index = 0
        for (taxonomy, tags) in facts.entries {
            for (tag, body) in tags.entries {
                for (unit, rows) in body["units"]?.entries ?? [] {
                    for row in rows.items {
                        read(row, taxonomy, tag, unit, index, file)
                        index += 1
                    }
                }
            }
        }
    }

    private mutating func read(
        _ row: JSONValue, _ taxonomy: String, _ tag: String, _ unit: String, _ index: Int,
        _ file: ImportFile
    ) {
        let start = row["start"]?.text
        guard let value = row["val"]?.decimal, let end = row["end"]?.text.flatMap({ Day($0) }),
            let filed = row["filed"]?.text.flatMap({ Day($0) }), let accession = row["accn"]?.text,
            let form = row["form"]?.text, start == nil || start.flatMap({ Day($0) }) != nil
        else {
            faults.append(
                (
                    index, "\(taxonomy):\(tag) \(unit), row \(index + 1)",
                    Diagnostic(
                        .importRow, at: Place(file: file.name, line: 1, column: 1),
                        "row \(index + 1) (\(taxonomy):\(tag) in \(unit)) lacks a value, a day, a form or an accession number",
                        help: "fetch the file again")
                ))
            return
        }
        observations.append(
            Observation(
                taxonomy: taxonomy, tag: tag, unit: unit, start: start.flatMap { Day($0) },
                end: end,
                value: value, accession: accession, form: form, filed: filed, index: index))
    }

    // MARK: What the filings are

    /// Reports whose figures are statements.
    static let reports: Set<String> = [
        "10-K", "10-K/A", "10-KT", "10-KT/A", "10-Q", "10-Q/A", "10-QT", "20-F", "20-F/A", "40-F",
        "40-F/A", "6-K", "6-K/A",
    ]
    /// They may say again what was filed, in another cut, and found nothing.
    static let recasts: Set<String> = ["8-K", "8-K/A"]
    static let yearly: Set<String> = [
        "10-K", "10-K/A", "10-KT", "10-KT/A", "20-F", "20-F/A", "40-F", "40-F/A",
    ]

    /// The currency in which the balance sheet has most rows. Another is a translation for convenience.
    var currency: String? {
        let assets = observations.filter { $0.tag == "Assets" }
        let counted =
            assets.isEmpty
            ? observations.filter { $0.taxonomy == "us-gaap" || $0.taxonomy == "ifrs-full" }
            : assets
        var counts: [String: Int] = [:]
        for observation in counted where Currency(observation.unit) != nil {
            counts[observation.unit, default: 0] += 1
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Last days of fiscal years: of each yearly report the latest end of a duration of about a year.
    var fiscalYearEnds: [Day] {
        var ends: [String: Day] = [:]
        for observation in observations where Self.yearly.contains(observation.form) {
            guard let days = observation.days, (330...380).contains(days) else { continue }
            ends[observation.accession] = Swift.max(
                ends[observation.accession] ?? observation.end, observation.end)
        }
        return Set(ends.isEmpty ? givenYearEnds : Array(ends.values)).sorted()
    }
}
