import Ledger
import Money
import Text

/// Accounts of Korean firms as OpenDART serves them (`fnlttSinglAcnt.json`, `fnlttSinglAcntAll.json`): consolidated statements, in the currency of the report.
public enum DartAccountsSource: ImportSource {
    public static let kind = ImportKind.dartAccounts
    public static let isWhole = false

    /// Standard accounts, and Korean names of those that have none.
    private static let accounts:
        [(annual: String?, quarter: String?, stock: String?, ids: [String], names: [String])] = [
            (
                "revenue_annual", "revenue_quarter", nil, ["ifrs-full_Revenue"],
                ["매출액", "수익(매출액)", "영업수익"]
            ),
            (
                "operating_income_annual", "operating_income_quarter", nil,
                ["dart_OperatingIncomeLoss"], ["영업이익", "영업이익(손실)"]
            ),
            (
                "net_income_annual", "net_income_quarter", nil,
                ["ifrs-full_ProfitLossAttributableToOwnersOfParent"], []
            ),
            (
                "operating_cash_flow_annual", "operating_cash_flow_quarter", nil,
                ["ifrs-full_CashFlowsFromUsedInOperatingActivities"],
                ["영업활동현금흐름", "영업활동으로인한현금흐름"]
            ),
            (
                "capex_annual", "capex_quarter", nil,
                ["ifrs-full_PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"],
                ["유형자산의취득"]
            ),
            (nil, nil, "inventory", ["ifrs-full_Inventories"], ["재고자산"]),
        ]
    /// Parts of a sum, all of one report.
    private static let cash = [
        "ifrs-full_CashAndCashEquivalents", "dart_ShortTermDepositsNotClassifiedAsCashEquivalents",
    ]

    private static func rows(_ root: JSONValue) -> [JSONValue] { root["list"]?.items ?? [] }

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        guard file.bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == 0x7B else {
            return nil
        }
        let root: JSONValue
        do throws(InvalidInput) { root = try JSONValue(file) } catch { return nil }
        let all = rows(root)
        guard root["status"]?.text != nil, let first = all.first, first["account_nm"] != nil else {
            return nil
        }
        return ImportIdentity(
            kind: kind, title: "accounts of the Korean firm \(first["corp_code"]?.text ?? "")",
            count: all.count,
            details: ["\(first["bsns_year"]?.text ?? "") \(first["reprt_code"]?.text ?? "")"])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let root = try JSONValue(file)
        let start = Place(file: file.name, line: 1, column: 1)
        func refuse(_ message: String, _ help: String) -> InvalidInput {
            InvalidInput([Diagnostic(.importForm, at: start, message, help: help)])
        }
        switch root["status"]?.text {
        case "000"?: break
        case "013"?: return ImportReading()
        case "020"?:
            throw refuse(
                "OpenDART's limit of requests was reached: the answer holds nothing",
                "fetch it again tomorrow")
        case let status?:
            throw refuse(
                "OpenDART answers \(status): \(root["message"]?.text ?? "")", "fetch it again")
        case nil:
            throw refuse(
                "the file is no answer of OpenDART",
                "fetch fnlttSinglAcnt.json or fnlttSinglAcntAll.json")
        }
        var reading = ImportReading()
        let all = rows(root)
        let hasConsolidated = all.contains { $0["fs_div"]?.text == "CFS" }
        var sums: [String: [(id: String, value: ExactDecimal, receipt: String, index: Int)]] = [:]
        for (index, row) in all.enumerated() {
            let account = row["account_id"]?.text ?? ""
            let name = (row["account_nm"]?.text ?? "").filter { $0 != " " }
            let receipt = row["rcept_no"]?.text ?? ""
            let statement = row["sj_div"]?.text ?? ""
            let key =
                "\(receipt) \(row["fs_div"]?.text ?? "") \(statement) \(account) \(name) \(row["account_detail"]?.text ?? "")"
            var unit = ImportUnit(
                key: key,
                hash: ContentHash.short(row.entries.map { "\($0.key)=\($0.value.text ?? "")" }),
                locator: "row \(index + 1)", outcome: .skipped("no metric for the account \(name)"))
            defer { reading.units.append(unit) }
            if hasConsolidated, row["fs_div"]?.text == "OFS" {
                unit.outcome = .skipped("separate statements; the consolidated ones are taken")
                continue
            }
            if statement == "SCE" {
                unit.outcome = .skipped("changes in equity repeat income by component")
                continue
            }
            let isCash = cash.contains(account) && statement == "BS"
            let found = accounts.first {
                $0.ids.contains(account)
                    || (!$0.ids.contains(account) && $0.names.contains(name)
                        && (account.isEmpty || account.hasPrefix("-")))
            }
            guard isCash || found != nil else { continue }
            func bad(_ code: DiagnosticCode, _ message: String, _ help: String) {
                unit.outcome = .refused(
                    Diagnostic(code, at: start, "row \(index + 1), \(name): \(message)", help: help)
                )
            }
            guard let received = day(receipt) else {
                bad(.importDate, "'\(receipt)' is no receipt number", "fetch the answer again")
                continue
            }
            guard let period = Period(row, rules) else {
                bad(
                    .importDate, "the row has no date of its period",
                    "say `year_end: 12` under `reads`, the month in which the firm's year ends")
                continue
            }
            let text = CellText.folded(row["thstrm_amount"]?.text ?? "")
            guard !AmountWords.isUndisclosed(text) else {
                unit.outcome = .skipped("no amount")
                continue
            }
            guard let currency = Currency(row["currency"]?.text ?? "KRW"), let value = amount(text),
                let units = value.minorUnits(of: currency),
                units.magnitude <= Money.minorUnitLimit.magnitude
            else {
                bad(
                    .importAmount,
                    "'\(CellText.shown(text))' is no amount of \(row["currency"]?.text ?? "KRW")",
                    "fetch the answer again")
                continue
            }
            let source = "\(rules.sourceID ?? (rules.firm ?? "") + "-dart")-\(receipt)"
            addSource(source, receipt, received, rules, &reading)
            if isCash {
                sums["\(receipt) \(period.end) \(currency)", default: []].append(
                    (account, value, receipt, reading.units.count))
                unit.outcome = .operand
                continue
            }
            guard let found else { continue }
            let metric: String?
            if found.stock != nil {
                metric = found.stock
            } else if period.isYear {
                metric = found.annual
            } else if statement == "CF", period.quarter != 1 {
                unit.outcome = .skipped(
                    "from the start of the year; the quarter is the difference to the report before"
                )
                continue
            } else {
                metric = found.quarter
            }
            guard let metric else { continue }
            unit.outcome = .gives(
                .fact(
                    FactEntry(
                        firm: rules.firm ?? "", metric: metric,
                        amount: Amount(.exact, Money(minorUnits: units, currency: currency)),
                        asOf: period.end,
                        period: found.stock == nil ? period.label : nil,
                        scope: metric.hasPrefix("capex") ? "cash" : nil,
                        source: source,
                        locator: account.isEmpty || account.hasPrefix("-") ? name : account)))
        }
        for (key, parts) in sums.sorted(by: { $0.key < $1.key }) {
            // Cash alone is not cash and deposits.
            guard parts.count == cash.count, let sum = parts[0].value.adding(parts[1].value) else {
                continue
            }
            let fields = key.split(separator: " ").map(String.init)
            guard fields.count == 3, let end = Day(fields[1]), let currency = Currency(fields[2]),
                let units = sum.minorUnits(of: currency)
            else { continue }
            reading.derived.append(
                .fact(
                    FactEntry(
                        firm: rules.firm ?? "", metric: "cash_and_securities",
                        amount: Amount(.exact, Money(minorUnits: units, currency: currency)),
                        asOf: end, basis: .derived,
                        source: "\(rules.sourceID ?? (rules.firm ?? "") + "-dart")-\(fields[0])",
                        locator: cash.joined(separator: " + "),
                        note:
                            "of \(parts.map { "\($0.value.plain) (\($0.id))" }.joined(separator: ", "))"
                    )))
        }
        return reading
    }

    /// The first eight digits of a receipt number are its day.
    private static func day(_ receipt: String) -> Day? {
        guard receipt.count == 14, receipt.allSatisfy(\.isASCIIDigit),
            case .date(let date) = DateSpelling().read(String(receipt.prefix(8)))
        else { return nil }
        return date.first
    }

    private static func amount(_ text: String) -> ExactDecimal? {
        let isNegative =
            text.hasPrefix("-") || text.hasPrefix("△")
            || (text.hasPrefix("(") && text.hasSuffix(")"))
        let digits = text.filter { $0.isASCIIDigit || $0 == "," || $0 == "." }
        guard digits.count == text.count - (text.hasPrefix("(") ? 2 : isNegative ? 1 : 0),
            case .number(let value) = NumberSpelling.read(digits, mark: .point)
        else { return nil }
        return isNegative ? value.negated : value
    }

    private static func addSource(
        _ id: String, _ receipt: String, _ day: Day, _ rules: ImportRules,
        _ reading: inout ImportReading
    ) {
        guard !reading.sources.contains(where: { $0.id == id }) else { return }
        reading.sources.append(
            SourceEntry(
                id: id, title: "Report \(receipt) at DART", publisher: rules.publisher ?? "DART",
                kind: .filing,
                grade: rules.grade?.description ?? "A1", published: PartialDate(day),
                url: "https://dart.fss.or.kr/dsaf001/main.do?rcpNo=\(receipt)", file: nil, note: nil
            ))
    }

    /// The period of a row: what it prints, else the report's code and the month in which the year ends.
    private struct Period {
        var end: Day
        var quarter: Int
        var label: String
        var isYear: Bool { quarter == 4 }

        init?(_ row: JSONValue, _ rules: ImportRules) {
            guard
                let quarter = ["11013": 1, "11012": 2, "11014": 3, "11011": 4][
                    row["reprt_code"]?.text ?? ""],
                let year = row["bsns_year"]?.text.flatMap({ Int($0) })
            else { return nil }
            self.quarter = quarter
            switch DateSpelling().read(row["thstrm_dt"]?.text ?? "") {
            case .date(let date): end = date.last
            case .period(_, let last): end = last.last
            default:
                guard let month = rules.yearEnd,
                    let last = PartialDate("\(year)-\(month < 10 ? "0" : "")\(month)")?.first
                else { return nil }
                let start = last.adding(months: -3 * (4 - quarter))
                end = start.adding(months: 1).adding(days: -1)
            }
            label = quarter == 4 ? "\(year)" : "\(year)-Q\(quarter)"
        }
    }
}
