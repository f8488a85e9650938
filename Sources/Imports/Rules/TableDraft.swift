import Ledger
import Money
import Text

/// Drafts rules for a table of deals from its headings and cells.
struct TableDraft {
    private let file: ImportFile
    private let name: String
    private let existing: LedgerModel?
    private let table: Table
    private var encoding: (name: FileEncoding, evidence: String)?
    private let heading: DraftHeading
    private let headings: [String]
    private let body: [TableRow]
    /// What stands above the headings.
    private let titles: String
    private var open: [String] = []

    /// - Parameter encoding: what somebody says of the file's text; `nil`: what its bytes look like.
    init(
        _ file: ImportFile, _ name: String, _ existing: LedgerModel?, encoding: FileEncoding?
    ) throws(InvalidInput) {
        self.file = file
        self.name = name
        self.existing = existing
        if let encoding {
            self.encoding = (encoding, "as it was said")
        } else if !ImportTables.isMarked(file), let guess = EncodingGuess(file) {
            self.encoding = (guess.encoding, guess.evidence)
        }
        let table = try ImportTables.read(file, encoding: self.encoding?.name)
        guard let heading = DraftHeading(of: table) else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "the table has no rows", help: "name a file with a row of headings")
            ])
        }
        self.table = table
        self.heading = heading
        headings = heading.names
        titles = table.rows[..<heading.index].flatMap(\.cells).map(\.text).joined(separator: " ")
        let keys = heading.names.map(CellText.key).filter { !$0.isEmpty }
        // A heading that stands again, as tables over several pages have it, is no deal.
        body = table.rows.dropFirst(heading.index + heading.rows).filter { row in
            !row.isBlank && row.cells.map { CellText.key($0.text) }.filter { !$0.isEmpty } != keys
        }
    }

    private func texts(_ column: Int) -> [String] {
        body.compactMap { column < $0.cells.count ? CellText.folded($0.cells[column].text) : nil }
    }

    private func distinct(_ column: Int) -> [String] {
        var found: [String] = []
        for text in texts(column) where !AmountWords.isUndisclosed(text) && !found.contains(text) {
            found.append(text)
        }
        return found
    }

    mutating func draft() -> RulesDraft {
        var columns: [ColumnRole: Int] = [:]
        var used: Set<Int> = []
        var lines: [String] = []
        for (role, _) in ColumnWords.words {
            let found = ColumnWords.candidates(role, in: headings).filter { !used.contains($0) }
            guard let first = found.first else {
                if role == .payer || role == .payee {
                    lines.append(
                        "  \(role.rawValue):   # which of: \(headings.filter { !$0.isEmpty }.joined(separator: ", "))"
                    )
                    open.append("columns.\(role.rawValue)")
                }
                continue
            }
            columns[role] = first
            used.insert(first)
            let others = found.dropFirst().map { headings[$0] }
            lines.append(
                "  \(role.rawValue): \(ScalarText.line(headings[first], .plain))"
                    + (others.isEmpty ? "" : "   # could also be \(others.joined(separator: ", "))")
            )
        }
        var text = [
            "# Drafted from \(CellText.shown(file.lastName)): \(body.count) rows, \(table.form).",
            "# Guesses stand beside their evidence; a blank value is yours to fill in.",
            "import: \(name)", "reads:", "  kind: table",
            "  file: \(ScalarText.line(file.lastName, .plain))",
        ]
        if !table.name.isEmpty { text.append("  sheet: \(ScalarText.line(table.name, .plain))") }
        text.append("  header: \(table.rows[heading.index].number)")
        if heading.rows > 1 {
            text.append("  header_rows: \(heading.rows)   # the row below says more of them")
        }
        if let encoding {
            text.append("  encoding: \(encoding.name.rawValue)   # \(encoding.evidence)")
        }
        if let amount = columns[.amount] { text += decimals(amount) }
        if let date = columns[.date] { text += order(date) }
        text += ["columns:"] + lines
        text += currency(columns)
        let parties = parties(columns)
        text += entities(parties)
        text += words(columns[.kind], "kinds", LegKind.allCases.map(\.rawValue))
        text += words(columns[.status], "statuses", DealStatus.allCases.map(\.rawValue))
        text += zeros(columns[.amount])
        text += defaults(columns)
        if columns[.date] == nil {
            text += ["on_missing: {date: known}   # the table has no dates"]
        }
        let known = latest(columns[.date])
        text.append(
            "known:"
                + (known.map {
                    " \($0)   # the latest date in the table; put the day that you got it"
                }
                    ?? "   # the day on which you got the table"))
        if known == nil { open.append("known") }
        var files: [(path: String, contents: String)] = []
        if existing == nil {
            files =
                ModelDraft(
                    title: "Deals of \(file.lastName)", currency: base(columns),
                    asOf: known?.description ?? "2026-01-01",
                    entities: parties.map { ($0.id, $0.name, nil) }
                ).files
        }
        return RulesDraft(
            rules: text.joined(separator: "\n") + "\n", model: files, open: open)
    }

    // MARK: How cells are written

    private mutating func decimals(_ column: Int) -> [String] {
        let all = texts(column)
        let hasDoubt = all.contains {
            if case .refused(_, let help) = AmountSpelling(mark: ColumnEvidence.mark(all)).read($0)
            {
                return help.contains("decimal:")
            }
            return false
        }
        guard hasDoubt else { return [] }
        if let (mark, count) = ColumnEvidence.threes(all) {
            return [
                "  decimal: '\(mark.rawValue)'   # the other sign stands in front of three digits in all \(count) cells that have it"
            ]
        }
        open.append("reads.decimal")
        return ["  decimal:   # '.' or ',': cells such as 1,234 can mean two numbers"]
    }

    private mutating func order(_ column: Int) -> [String] {
        let all = texts(column)
        if let order = ColumnEvidence.order(all) {
            return order == .ymd
                ? [] : ["  date_order: \(order.rawValue)   # a day above 12 shows it"]
        }
        let hasDoubt = all.contains {
            if case .refused(_, let help) = DateSpelling().read($0) {
                return help.contains("date_order")
            }
            return false
        }
        guard hasDoubt else { return [] }
        open.append("reads.date_order")
        return ["  date_order:   # dmy or mdy: no day above 12 shows it"]
    }

    /// Currencies that the amounts name, by how often.
    private func named(_ column: Int) -> [(code: String?, count: Int)] {
        var counts: [String?: Int] = [:]
        var order: [String?] = []
        let mark = ColumnEvidence.mark(texts(column)) ?? .point
        for text in texts(column) {
            guard case .amount(let amount) = AmountSpelling(mark: mark).read(text) else { continue }
            if counts[amount.currency] == nil { order.append(amount.currency) }
            counts[amount.currency, default: 0] += 1
        }
        // Of equally many the one that the table names first.
        return order.enumerated().map {
            (place: $0.offset, code: $0.element, count: counts[$0.element] ?? 0)
        }
        .sorted { ($1.count, $0.place) < ($0.count, $1.place) }.map { ($0.code, $0.count) }
    }

    private mutating func currency(_ columns: [ColumnRole: Int]) -> [String] {
        guard let amount = columns[.amount] else { return [] }
        var scales: [String] = []
        var currency: [String] = []
        var spoken = ScaleHeading(headings[amount])
        let title = ScaleHeading(titles, isTitle: true)
        if spoken.power == nil, let scale = title.power.flatMap(AmountWords.rule) {
            scales.append("scale: \(scale)   # a row above the headings says it")
        }
        if spoken.currency == nil, let code = title.currency {
            spoken.currency = code
            currency.append("  default: \(code)   # a row above the headings says it")
        }
        if let scale = spoken.power.flatMap(AmountWords.rule) {
            scales.append("scale: \(scale)   # the heading '\(headings[amount])' says it")
        }
        let isOpen = named(amount).contains { $0.code == nil }
        if columns[.currency] == nil, spoken.currency == nil, isOpen {
            currency.append("  default:   # such as USD: some amounts name none")
            open.append("currency.default")
        }
        let rates = rates(columns)
        if !rates.isEmpty { currency += ["  rates:"] + rates }
        return scales + (currency.isEmpty ? [] : ["currency:"] + currency)
    }

    /// A blank for each currency of the table that the model has no rate for.
    private mutating func rates(_ columns: [ColumnRole: Int]) -> [String] {
        guard let amount = columns[.amount] else { return [] }
        let base = existing?.baseCurrency.code ?? base(columns)
        var codes = Set(named(amount).compactMap(\.code))
        if let column = columns[.currency] {
            codes.formUnion(
                texts(column).map { $0.uppercased() }.filter { Currency($0) != nil })
        }
        let known = Set((existing?.exchangeRates ?? []).flatMap { [$0.base.code, $0.quote.code] })
        let missing = codes.subtracting(known).subtracting([base]).sorted()
        open += missing.map { "currency.rates.\($0): \($0) for one \(base)" }
        return missing.map { "    \($0):   # \($0) for one \(base)" }
    }

    private func base(_ columns: [ColumnRole: Int]) -> String {
        guard let amount = columns[.amount] else { return "USD" }
        if let code = ScaleHeading(headings[amount]).currency
            ?? ScaleHeading(titles, isTitle: true).currency
        {
            return code
        }
        if let column = columns[.currency] {
            let all = texts(column).map { $0.uppercased() }.filter { Currency($0) != nil }
            let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
            if let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
                return most.key
            }
        }
        return named(amount).compactMap(\.code).first ?? "USD"
    }

    // MARK: Words

    /// Names with the ids that a model of its own would give them.
    private func parties(_ columns: [ColumnRole: Int]) -> [(id: String, name: String)] {
        var found: [(id: String, name: String)] = []
        var keys: Set<String> = []
        var ids: Set<String> = []
        for row in body {
            func cell(_ role: ColumnRole) -> String {
                guard let column = columns[role], column < row.cells.count else { return "" }
                return CellText.withoutMarks(row.cells[column].text)
            }
            // A row without one of the two is a total or a note, and so is one that begins as a footnote.
            guard !AmountWords.isUndisclosed(cell(.payer)), !AmountWords.isUndisclosed(cell(.payee))
            else { continue }
            let says = [ColumnRole.kind, .status, .amount, .date].contains { role in
                !cell(role).isEmpty
            }
            let first = row.cells.first.map { CellText.folded($0.text) } ?? ""
            guard says || !RemarkWords.isRemark(first) else { continue }
            for text in [cell(.payer), cell(.payee)] where !CellText.isFormula(text) {
                guard keys.insert(CellText.key(text)).inserted else { continue }
                let slug = CellText.slug(text)
                let base = slug.isEmpty ? "firm" : slug
                var (id, number) = (base, 2)
                while !ids.insert(id).inserted {
                    id = "\(base)-\(number)"
                    number += 1
                }
                found.append((id, text))
            }
        }
        return found
    }

    private mutating func entities(_ parties: [(id: String, name: String)]) -> [String] {
        guard !parties.isEmpty else { return [] }
        guard let existing else {
            return ["entities:"] + parties.map { "  \(ScalarText.key($0.name)): \($0.id)" }
        }
        let known = PartyNames(rules: ImportRules(), model: existing)
        let unknown = parties.map(\.name).filter { known.id($0) == nil }
        guard !unknown.isEmpty else { return [] }
        open += unknown.map { "entities: \($0)" }
        return [
            "# Names that no entity of the model has: put the id behind each and take the # away."
        ]
            + ["# entities:"]
            + unknown.map { name in
                let near = Suggestion.nearest(to: name, in: existing.entities.map(\.id))
                return "#   \(ScalarText.key(name)):\(near.map { "   # perhaps \($0)" } ?? "")"
            }
    }

    /// Words that may be a payment or the value of one: nobody is asked to trust a guess.
    private static let doubtful: Set<String> = ["stake", "stakes", "valuation", "holding", "value"]

    /// The column's words that are not the ledger's own.
    private mutating func words(_ column: Int?, _ key: String, _ own: [String]) -> [String] {
        guard let column else { return [] }
        var lines: [String] = []
        for word in distinct(column) where !own.contains(word) && !CellText.isFormula(word) {
            guard !CellText.key(word).isEmpty else { continue }
            let lower = word.lowercased().replacing(" ", with: "_")
            let meant =
                own.contains(lower)
                ? lower
                : Self.doubtful.contains(CellText.key(word))
                    ? nil
                    : (key == "kinds" ? DealWords.kind(word) : DealWords.status(word))
                        ?? DiagnosticCollector(limit: 1).didYouMean(lower, in: own)
                        .flatMap { $0.split(separator: "'").dropFirst().first.map(String.init) }
            if let meant {
                lines.append("  \(ScalarText.key(word)): \(meant)   # a guess by the word")
            } else {
                lines.append("  \(ScalarText.key(word)):   # one of \(own.joined(separator: ", "))")
                open.append("\(key): \(word)")
            }
        }
        return lines.isEmpty ? [] : ["\(key):"] + lines
    }

    /// A 0 that some tables write for unknown: somebody has to say which it is.
    private mutating func zeros(_ column: Int?) -> [String] {
        guard let column else { return [] }
        let mark = ColumnEvidence.mark(texts(column)) ?? .point
        let count = texts(column).count {
            guard case .amount(let amount) = AmountSpelling(mark: mark).read($0) else {
                return false
            }
            return (amount.low?.isZero ?? true) && (amount.high?.isZero ?? true)
        }
        guard count > 0 else { return [] }
        open.append("on_zero")
        return ["on_zero:   # undisclosed, keep or refuse: \(count) amounts are 0"]
    }

    private mutating func defaults(_ columns: [ColumnRole: Int]) -> [String] {
        var lines: [String] = []
        for (role, words) in [
            (ColumnRole.kind, LegKind.allCases.map(\.rawValue)),
            (.status, DealStatus.allCases.map(\.rawValue)),
        ] where columns[role] == nil {
            lines.append("  \(role.rawValue):   # one of \(words.joined(separator: ", "))")
            open.append("defaults.\(role.rawValue)")
        }
        return lines.isEmpty ? [] : ["defaults:"] + lines
    }

    private func latest(_ column: Int?) -> Day? {
        guard let column else { return nil }
        let spelling = DateSpelling(order: ColumnEvidence.order(texts(column)))
        return body.compactMap { row -> Day? in
            guard column < row.cells.count else { return nil }
            if case .date(let date) = row.cells[column].value { return date.last }
            guard case .date(let date) = spelling.read(row.cells[column].text) else { return nil }
            return date.last
        }.max()
    }
}
