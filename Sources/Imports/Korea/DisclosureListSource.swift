import Ledger
import Money
import Text

/// Lists of disclosures of OpenDART (`list.json`): each one that the rules ask for becomes a source with its day and address, ready to be cited.
public enum DisclosureListSource: ImportSource {
    public static let kind = ImportKind.disclosures
    public static let isWhole = false

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let root: JSONValue
        do throws(InvalidInput) { root = try JSONValue(file) } catch { return nil }
        guard root["status"] != nil, let rows = root["list"]?.items, rows.first?["report_nm"] != nil
        else { return nil }
        let more = root["total_count"]?.text.flatMap(Int.init).map { $0 > rows.count } ?? false
        return ImportIdentity(
            kind: kind, title: "disclosures listed by OpenDART", count: rows.count,
            details: more ? ["one page of several"] : [])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let root = try JSONValue(file)
        var reading = ImportReading()
        switch root["status"]?.text {
        case "000": break
        // Nothing found is an answer.
        case "013": return reading
        case let status:
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "OpenDART answered \(status ?? "without a status"): \(root["message"]?.text ?? "")",
                    help: "ask again later; what came before stays")
            ])
        }
        let own = model.entities.first { $0.id == rules.firm }?.identifiers["dart"]
        for (index, row) in (root["list"]?.items ?? []).enumerated() {
            func text(_ key: String) -> String { row[key]?.text.map(CellText.folded) ?? "" }
            let receipt = text("rcept_no")
            reading.units.append(
                ImportUnit(
                    key: receipt.isEmpty ? "row \(index + 1)" : receipt,
                    hash: ContentHash.short(row.entries.map { "\($0.key)=\($0.value.text ?? "")" }),
                    locator: "row \(index + 1): \(CellText.shown(text("report_nm")))",
                    outcome: outcome(text, index, own, rules, file)))
        }
        return reading
    }

    private static func outcome(
        _ text: (String) -> String, _ index: Int, _ own: String?, _ rules: ImportRules,
        _ file: ImportFile
    ) -> ImportUnit.Outcome {
        let (receipt, code, report) = (text("rcept_no"), text("corp_code"), text("report_nm"))
        let day = text("rcept_dt")
        guard receipt.utf8.count == 14, receipt.allSatisfy(\.isASCIIDigit), !report.isEmpty,
            code.utf8.count == 8, day.utf8.count == 8, day.allSatisfy(\.isASCIIDigit),
            let number = Int(day),
            let known = Day(
                year: number / 10_000, month: number / 100 % 100, day: number % 100)
        else {
            return .refused(
                Diagnostic(
                    .importRow, at: Place(file: file.name, line: 1, column: 1),
                    "row \(index + 1) lacks its receipt number, its day, its report or a company code of eight digits",
                    help: "fetch the file again; codes keep their leading zeros"))
        }
        if let own, own != code { return .skipped("of another company (\(code))") }
        if let from = rules.from, known < from { return .skipped("before \(from)") }
        if let to = rules.to, to < known { return .skipped("after \(to)") }
        let (mark, name) = parts(report)
        if !rules.forms.isEmpty, !rules.forms.contains(where: { name.hasPrefix($0) }) {
            return .skipped("another report")
        }
        let company = CellText.shown(text("corp_name"))
        let filer = CellText.shown(text("flr_nm"))
        var notes = ["receipt \(receipt)"]
        if let mark { notes.append("\(mark): corrects or completes an earlier disclosure") }
        if !filer.isEmpty, filer != company { notes.append("filed by \(filer)") }
        let id = (rules.sourceID ?? "\(rules.firm ?? "firm")-dart-{accession}")
            .replacing("{accession}", with: receipt)
            .replacing("{filed}", with: known.description)
            .replacing("{period}", with: known.description).replacing("{form}", with: "dart")
        return .gives(
            .source(
                SourceEntry(
                    id: id, title: "\(company), \(CellText.shown(report))",
                    publisher: rules.publisher ?? company, kind: rules.sourceKind,
                    grade: rules.grade?.description ?? "A1", published: PartialDate(known),
                    url: "https://dart.fss.or.kr/dsaf001/main.do?rcpNo=\(receipt)", file: nil,
                    note: notes.joined(separator: "; "))))
    }

    /// `[기재정정]단일판매ㆍ공급계약체결` is a correction of a report.
    static func parts(_ report: String) -> (mark: String?, name: String) {
        guard report.hasPrefix("["), let end = report.firstIndex(of: "]") else {
            return (nil, report)
        }
        let mark = report[report.index(after: report.startIndex)..<end]
        return (String(mark), CellText.folded(String(report[report.index(after: end)...])))
    }
}
