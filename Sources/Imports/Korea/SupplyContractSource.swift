import Ledger
import Money
import Text

/// Korean disclosures of supply contracts (단일판매ㆍ공급계약체결) as OpenDART serves them: one deal, in which the customer pays the firm that discloses.
///
/// Both forms are read (KOSPI and KOSDAQ), and corrections ([기재정정]), which are a second claim about the deal of the first disclosure. The text is decoded by what it
/// is: pages declare EUC-KR and are UTF-8, or the other way round.
public enum SupplyContractSource: ImportSource {
    public static let kind = ImportKind.supplyContract
    public static let isWhole = false

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let page: HTMLRows
        do throws(InvalidInput) { page = try rows(file, encoding: nil) } catch { return nil }
        guard Contract(page) != nil else { return nil }
        return ImportIdentity(kind: kind, title: "a supply contract, \(page.title)", count: 1)
    }

    private static func rows(
        _ file: ImportFile, encoding: FileEncoding?
    ) throws(InvalidInput) -> HTMLRows {
        var file = file
        if file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            let archive = try ZipArchive(file)
            let member = archive.members.first {
                $0.name.lowercased().hasSuffix(".xml") || $0.name.lowercased().hasSuffix(".html")
            }
            if let member, let bytes = try archive.read(member.name) { file.bytes = bytes }
        }
        let text = try FileText(file, encoding: encoding ?? .cp949)
        return HTMLRows(String(decoding: text.bytes, as: UTF8.self))
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let page = try rows(file, encoding: rules.encoding)
        let start = Place(file: file.name, line: 1, column: 1)
        guard let contract = Contract(page) else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: start,
                    "the page is no disclosure of a supply contract (단일판매ㆍ공급계약체결)",
                    help: "save the document of the disclosure itself, not its list")
            ])
        }
        var reading = ImportReading()
        var unit = ImportUnit(
            key: contract.key,
            hash: ContentHash.short(
                contract.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }),
            locator: page.title, outcome: .skipped(""))
        do throws(RowProblem) {
            let deal = try contract.deal(
                rules: rules, parties: PartyNames(rules: rules, model: model), lock: lock, at: start
            )
            unit.outcome = .gives(.deal(deal))
            reading.sources = [
                SourceEntry(
                    id: deal.source, title: page.title, publisher: "DART",
                    kind: .filing, grade: rules.grade?.description ?? "A1",
                    published: contract.published.map { PartialDate($0) }, url: rules.url,
                    file: file.lastName, note: nil)
            ]
            if let warning = contract.ratioProblem(at: start) { reading.notes.append(warning) }
        } catch { unit.outcome = .refused(error.diagnostic) }
        reading.units = [unit]
        return reading
    }
}

/// What the form of a disclosure says, by label without blanks.
private struct Contract {
    var fields: [String: String] = [:]
    var published: Day?
    /// The day of the first disclosure, which a correction names.
    var first: Day?
    var isCancelled: Bool
    /// The sentence that the amount was converted from.
    private var words = ""

    init?(_ page: HTMLRows) {
        guard
            page.title.contains("공급계약")
                || page.rows.joined().contains(where: { $0.text.contains("공급계약") })
        else { return nil }
        isCancelled = page.title.contains("해지")
        var corrected: Day?
        for row in page.rows {
            guard let value = row.last(where: \.isValue)?.text else { continue }
            let label = row.last { !$0.isValue }.map { Self.label($0.text) } ?? ""
            if label.hasPrefix("1.판매ㆍ공급계약") || label.hasPrefix("1.판매·공급계약") { fields = [:] }
            if label == "정정일자" { published = Self.day(value) }
            if label.contains("정정관련공시서류제출일") { corrected = Self.day(value) }
            if row.filter({ !$0.isValue }).isEmpty { words += " " + value }
            if !label.isEmpty { fields[label] = value }
        }
        guard amount != nil, fields.keys.contains(where: { $0.hasPrefix("3.계약상대") }) else {
            return nil
        }
        if published == nil {
            published = page.title.split(separator: "/").last.flatMap { Self.day(String($0)) }
        }
        first = corrected ?? published
    }

    private static func label(_ text: String) -> String { text.filter { $0 != " " } }

    private static func day(_ text: String) -> Day? {
        guard case .date(let date) = DateSpelling(order: .ymd).read(text), date.precision == .day
        else { return nil }
        return date.first
    }

    private func field(_ labels: [String]) -> String? {
        labels.lazy.compactMap { fields[$0] }.first { $0 != "-" && !$0.isEmpty }
    }

    private var amount: ExactDecimal? {
        number(field(["계약금액총액(원)", "계약금액(원)", "확정계약금액", "해지금액(원)"]))
    }
    private func number(_ text: String?) -> ExactDecimal? {
        guard let text, case .number(let value) = NumberSpelling.read(text, mark: .point) else {
            return nil
        }
        return value
    }
    private var name: String { field(["-체결계약명", "1.판매ㆍ공급계약내용", "1.판매ㆍ공급계약구분"]) ?? "" }

    var key: String {
        "\(first?.description ?? "")|\(CellText.key(name))|\(published?.description ?? "")"
    }

    /// USD 16,544,160,000 in the notes, where the amount is that times a rate.
    private var stated: (money: Money, rate: String)? {
        let tokens = words.split { $0 == " " || $0 == "에" || $0 == "원" || $0 == "을" }.map(
            String.init)
        guard let at = tokens.firstIndex(where: { Currency($0) != nil && $0 != "KRW" }),
            at + 1 < tokens.count, let currency = Currency(tokens[at]),
            let foreign = number(tokens[at + 1]), let amount
        else { return nil }
        for token in tokens[(at + 2)...] {
            let text = String(token.drop { !$0.isASCIIDigit })
            guard let rate = number(text), let product = foreign.multiplied(by: rate),
                product.agrees(with: amount),
                let units = foreign.minorUnits(of: currency), units <= Money.minorUnitLimit
            else { continue }
            return (Money(minorUnits: units, currency: currency), text)
        }
        return nil
    }

    /// W804 where amount ÷ revenue is not the ratio that the form prints, within 0.01 of a point.
    func ratioProblem(at place: Place) -> Diagnostic? {
        guard let amount, let revenue = number(field(["최근매출액(원)"])),
            let ratio = number(field(["매출액대비(%)"])),
            !revenue.isZero, let left = amount.scaled(by: 2),
            let right = ratio.multiplied(by: revenue),
            let distance = left.subtracting(right), let bound = revenue.scaled(by: -2)
        else { return nil }
        let size = distance.isNegative ? distance.negated : distance
        // The form prints two decimals at most, cut or rounded.
        guard let ten = bound.multiplied(by: ExactDecimal(ratio.exponent >= -1 ? 10 : 1)),
            ten < size
        else { return nil }
        return Diagnostic(
            .importConflict, at: place,
            "the contract's amount is not \(ratio.plain)% of the revenue that the form prints",
            help: "look whether amount or revenue is misprinted; the amount is taken as it stands")
    }

    func deal(
        rules: ImportRules, parties: PartyNames, lock: ImportLock, at place: Place
    ) throws(RowProblem) -> DealEntry {
        func problem(_ code: DiagnosticCode, _ message: String, _ help: String) -> RowProblem {
            RowProblem(diagnostic: Diagnostic(code, at: place, message, help: help))
        }
        let firm = rules.firm ?? ""
        let customer = fields.first { $0.key.hasPrefix("3.계약상대") }?.value ?? ""
        guard let from = parties.id(customer) else {
            throw problem(
                .importParty,
                "the customer '\(CellText.shown(customer))' is no entity of the model",
                parties.help(customer)
                    + "; one that is withheld is an outside party such as `undisclosed`")
        }
        guard from != firm else {
            throw problem(
                .importParty, "customer and seller are both '\(firm)'",
                "correct `firm` under `reads`")
        }
        guard let published, let first,
            let date = field(["7.계약(수주)일자"]).flatMap(Self.day) ?? published as Day?
        else {
            throw problem(
                .importDate, "the disclosure has no date", "save the whole page, its title too")
        }
        guard let units = amount?.minorUnits(of: .krw), units <= Money.minorUnitLimit else {
            throw problem(.importAmount, "the amount is no amount of KRW", "check the page")
        }
        let base = "\(firm)-supply-\(first)"
        // The first disclosure of this contract, if it was imported, says which deal it is.
        let prefix = "\(first)|\(CellText.key(name))|"
        let known = lock.entries.first { $0.key.hasPrefix(prefix) }?.value.ledgerID.split(
            separator: "/"
        ).first
        var id = known.map(String.init) ?? base
        if known == nil {
            let taken = Set(
                lock.entries.values.compactMap {
                    $0.ledgerID.split(separator: "/").first.map(String.init)
                })
            var number = 2
            while taken.contains(id) {
                id = "\(base)-\(number)"
                number += 1
            }
        }
        var leg = DealEntry.LegEntry(
            id: "purchase", from: from, to: firm, kind: .purchase,
            amount: Amount(.exact, Money(minorUnits: units, currency: .krw)), quantity: nil,
            binding: .binding, start: field(["시작일"]).flatMap(Self.day).map { PartialDate($0) },
            end: field(["종료일"]).flatMap(Self.day).map { PartialDate($0) })
        var notes: [String] = []
        if let stated {
            leg.stated = stated.money
            notes.append("converted by the filer at \(stated.rate)")
        }
        if field(["조건부계약여부"]) == "해당" {
            notes.append("conditional in part: \(field(["조건부계약금액"]) ?? "amount not given")")
        }
        if let until = field(["유보기한"]) { notes.append("details withheld until \(until)") }
        return DealEntry(
            id: id, title: "\(parties.name(firm)) supplies: \(name)",
            source: "\(rules.sourceID ?? firm + "-supply-contract")-\(published)",
            status: isCancelled ? .cancelled : .signed,
            date: PartialDate(isCancelled ? published : date), known: nil,
            locator: "3. 계약상대, 2. 계약내역",
            note: notes.isEmpty ? nil : notes.joined(separator: "; "), legs: [leg])
    }
}
