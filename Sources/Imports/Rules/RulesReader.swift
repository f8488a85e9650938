import Ledger
import Money
import Text

extension ImportRules {
    /// Reads a rules file.
    ///
    /// ```swift
    /// let rules = try ImportRules(reading: bytes, file: "imports/tracker.yaml")
    /// ```
    /// - Throws: every problem of the file, keys without effect among them.
    public init(reading bytes: [UInt8], file: String) throws(InvalidInput) {
        let collector = DiagnosticCollector(limit: 1000)
        var reader = RulesReader(collector: collector)
        if let root = SingleFile.root(bytes, file: file, collector),
            let fields = MappingDecoder(root, .importRules, owner: "the rules", collector)
        {
            reader.rules.place = fields.place
            reader.read(fields)
        }
        guard !collector.hasErrors else { throw InvalidInput(collector.diagnostics.sorted()) }
        self = reader.rules
    }

    /// The canonical form of a rules file: comments stay.
    public static func format(_ bytes: [UInt8], file: String) throws(InvalidInput) -> String {
        try LedgerFormatter.format(bytes, file: file, as: .importRules)
    }
}

private struct RulesReader {
    let collector: DiagnosticCollector
    var rules = ImportRules()

    mutating func read(_ fields: MappingDecoder) {
        rules.name = fields.id("import") ?? ""
        if let node = fields.node("reads"),
            let reads = MappingDecoder(node, .importReads, owner: "reads", collector)
        {
            readReads(reads)
        }
        checkEffect(fields)
        readColumns(fields)
        if let text = fields.text("scale") {
            rules.scale = AmountWords.ruled(text)
            if rules.scale == nil {
                fields.report(
                    .unknownWord, "scale", "'\(text)' is no scale",
                    help: "write k, m, bn or tn; lakh or crore; 만, 백만 or 억")
            }
        }
        if let node = fields.node("currency"),
            let currency = MappingDecoder(node, .importCurrency, owner: "currency", collector)
        {
            rules.currency = currency.currency("default")
            for entry in currency.table("rates") {
                readRate(entry)
            }
            if !currency.has("default"), !currency.has("rates") {
                currency.report(
                    .missingKey, "default", "'currency' says nothing",
                    help: "write default: USD, or rates: {KRW: 1400}")
            }
        }
        for entry in fields.table("entities") {
            guard let id = collector.id(entry.value, "the entity of '\(entry.key)'") else {
                continue
            }
            // Accounts are told apart by every sign of theirs.
            let key =
                rules.kind == .payments ? CellText.folded(entry.key) : CellText.key(entry.key)
            rules.entities[key] = (id, entry.value.place)
        }
        readWords(fields)
        readDefaults(fields)
        readMissing(fields)
        if let node = fields.node("periods"),
            let periods = MappingDecoder(node, .importPeriods, owner: "periods", collector)
        {
            rules.from = periods.day("from")
            rules.to = periods.day("to")
            for node in periods.elements("keep") {
                guard let text = collector.text(node, "'keep'") else { continue }
                guard let keep = ImportRules.Keep(rawValue: text) else {
                    collector.report(
                        .unknownWord, at: node.place, "'\(text)' is no kind of period",
                        help: "write annual, quarter, trailing or stock")
                    continue
                }
                rules.keep.insert(keep)
            }
        }
        readMetrics(fields)
        rules.forms = texts(fields, "forms")
        rules.items = texts(fields, "items")
        rules.seriesColumn = fields.text("column")
        rules.known = fields.day("known")
        readSource(fields)
    }

    private func texts(_ fields: MappingDecoder, _ key: String) -> [String] {
        fields.elements(key).compactMap { collector.text($0, "'\(key)'") }
    }

    private mutating func readReads(_ reads: MappingDecoder) {
        rules.kind = reads.word("kind", ImportKind.self) ?? .table
        rules.file = reads.text("file")
        rules.cik = reads.text("cik")
        rules.firm = reads.id("firm")
        rules.yearEnd = reads.count("year_end")
        rules.sheet = reads.text("sheet")
        rules.header = reads.count("header")
        rules.headerRows = reads.count("header_rows") ?? 1
        rules.encoding = reads.word("encoding", FileEncoding.self)
        rules.decimal = reads.word("decimal", DecimalMark.self)
        rules.dateOrder = reads.word("date_order", DateOrder.self)
        if let node = reads.node("last") { rules.last = skip(node, "last") }
        if let text = reads.text("separator") {
            let byte: UInt8? =
                text == "tab" ? 0x09 : text.utf8.count == 1 ? text.utf8.first : nil
            if let byte, CSVReader.separators.contains(byte) {
                rules.separator = byte
            } else {
                reads.report(
                    .unknownWord, "separator", "'\(text)' cannot separate cells",
                    help: "write ',', ';', '|' or tab")
            }
        }
        let needsFirm = !RulesReader.withoutFirm.contains(rules.kind)
        if needsFirm, rules.firm == nil {
            reads.report(
                .missingKey, "kind", "'reads' has no 'firm'",
                help: "add 'firm:', the entity that the figures are about")
        }
    }

    private static let registers: Set<ImportKind> = [.gleif, .followTheMoney, .beneficialOwnership]
    private static let withoutFirm: Set<ImportKind> = [
        .table, .series, .payments, .gleif, .frames, .followTheMoney, .beneficialOwnership,
    ]

    private mutating func readRate(_ entry: YAMLNode.Entry) {
        let owner = "the rate of '\(entry.key)'"
        guard let currency = Currency(entry.key) else {
            collector.report(
                .unknownCurrency, at: entry.keyPlace, "'\(entry.key)' is no currency of ISO 4217",
                help: "write three letters: KRW")
            return
        }
        guard collector.number(entry.value, owner, in: 1e-9...1e12) != nil,
            let text = collector.text(entry.value, owner)
        else { return }
        rules.rates.append((currency, text))
    }

    /// A key that the kind of file gives no effect to is an error.
    private func checkEffect(_ fields: MappingDecoder) {
        let forTables = [
            "columns", "scale", "currency", "entities", "kinds", "statuses", "defaults", "split",
            "skip", "same_as", "on_missing", "on_zero",
        ]
        let forFilings = ["periods", "metrics", "tags"]
        let forLists = ["forms", "items"]
        let idle: [String] =
            switch rules.kind {
            case .table: forFilings + ["column", "on_unknown"]
            case .companyFacts, .statementSets: forTables + ["column", "known", "on_unknown"]
            case .series: forTables + forFilings + ["on_unknown"]
            case .instance: forTables + ["column", "on_unknown"]
            case .dartAccounts: forTables + forFilings + ["column", "known", "on_unknown"]
            case .supplyContract:
                forTables.filter { $0 != "entities" } + forFilings
                    + ["column", "known", "on_unknown"]
            case .payments: forFilings + ["column", "statuses", "split", "same_as"]
            case .beneficialOwnership:
                forTables.filter { $0 != "entities" } + forFilings + ["column", "known", "source"]
            case .followTheMoney:
                forTables.filter { !["entities", "defaults", "currency"].contains($0) }
                    + forFilings + ["column"]
            case .submissions:
                forTables + ["metrics", "tags", "column", "known", "on_unknown"]
            case .disclosures:
                forTables + ["metrics", "tags", "items", "column", "known", "on_unknown"]
            case .frames: forTables + forFilings + forLists + ["column", "known", "on_unknown"]
            case .gleif:
                forTables.filter { $0 != "entities" } + forFilings + ["column", "known", "source"]
            }
        let isList = rules.kind == .submissions || rules.kind == .disclosures
        for key in idle + (isList ? [] : forLists) where fields.has(key) {
            collector.report(
                .importRule, at: fields.keyPlace(key) ?? fields.place,
                "'\(key)' has no effect on a file of kind \(rules.kind.rawValue)",
                help: "take it out")
        }
    }

    private mutating func readColumns(_ fields: MappingDecoder) {
        guard let node = fields.node("columns"),
            let columns = MappingDecoder(node, .importColumns, owner: "columns", collector)
        else {
            if [.table, .payments].contains(rules.kind), !fields.has("columns") {
                collector.report(
                    .missingKey, at: fields.place, "the rules have no 'columns'",
                    help: "name the columns: columns: {payer: Buyer, payee: Seller, amount: Value}")
            }
            return
        }
        for role in ColumnRole.allCases {
            if let name = columns.text(role.rawValue), let place = columns.place(role.rawValue) {
                rules.columns[role] = (name, place)
            }
        }
        let idle: [ColumnRole] =
            rules.kind == .payments
            ? [.status, .url, .id, .title, .note, .start, .end] : [.payerBank, .payeeBank]
        for role in idle where columns.has(role.rawValue) {
            columns.report(
                .importRule, role.rawValue,
                "'\(role.rawValue)' has no effect on a file of kind \(rules.kind.rawValue)",
                help: "take it out")
        }
        let required: [ColumnRole] =
            rules.kind == .payments ? [.payer, .payee, .amount] : [.payer, .payee]
        for role in required where !columns.has(role.rawValue) {
            collector.report(
                .missingKey, at: columns.place, "'columns' has no '\(role.rawValue)'",
                help: role == .amount
                    ? "name the column of what is paid"
                    : "name the column of who \(role == .payer ? "pays" : "is paid")")
        }
    }

    private func skip(_ node: YAMLNode, _ owner: String) -> ImportRules.SkipRule? {
        guard let fields = MappingDecoder(node, .importSkip, owner: owner, collector),
            let column = fields.text("column")
        else { return nil }
        let words = fields.elements("is").compactMap { collector.text($0, "'is' of \(owner)") }
        return ImportRules.SkipRule(
            column: column, words: words.map(CellText.key), place: fields.place)
    }

    /// `kinds` and `statuses`. A word without a value is undecided: its rows are refused until somebody decides.
    private mutating func readWords(_ fields: MappingDecoder) {
        for entry in fields.table("kinds") {
            var rule = ImportRules.KindRule(place: entry.keyPlace)
            switch entry.value.content {
            case .scalar("", .plain): break
            case .scalar("skip", _): rule.isSkipped = true
            case .scalar(let text, _):
                rule.kind = LegKind(rawValue: text)
                if rule.kind == nil { unknown(text, "kind", LegKind.self, entry.value.place) }
            default:
                guard
                    let word = MappingDecoder(
                        entry.value, .importWord, owner: "kind '\(entry.key)'", collector)
                else { continue }
                rule.kind = word.word("kind", LegKind.self)
                rule.binding = word.word("binding", Binding.self)
                rule.isReversed = word.flag("reverse") ?? false
                rule.isSkipped = word.flag("skip") ?? false
                noEffect(word, ["status"])
            }
            rules.kinds[CellText.key(entry.key)] = rule
        }
        for entry in fields.table("statuses") {
            var rule = ImportRules.StatusRule(place: entry.keyPlace)
            switch entry.value.content {
            case .scalar("", .plain): break
            case .scalar(let text, _):
                rule.status = DealStatus(rawValue: text)
                if rule.status == nil {
                    unknown(text, "status", DealStatus.self, entry.value.place)
                }
            default:
                guard
                    let word = MappingDecoder(
                        entry.value, .importWord, owner: "status '\(entry.key)'", collector)
                else { continue }
                rule.status = word.word("status", DealStatus.self)
                rule.binding = word.word("binding", Binding.self)
                noEffect(word, ["kind", "reverse", "skip"])
            }
            rules.statuses[CellText.key(entry.key)] = rule
        }
        for entry in fields.table("same_as") {
            rules.sameAs[entry.key] = collector.id(entry.value, "the deal of '\(entry.key)'")
        }
        rules.skips = fields.elements("skip").compactMap { skip($0, "skip") }
    }

    private func noEffect(_ word: MappingDecoder, _ keys: [String]) {
        for key in keys where word.has(key) {
            word.report(
                .importRule, key, "'\(key)' has no effect in \(word.owner)", help: "take it out")
        }
    }

    private func unknown<Word: CaseIterable & RawRepresentable>(
        _ text: String, _ what: String, _ type: Word.Type, _ place: Place
    ) where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        collector.report(
            .unknownWord, at: place, "'\(text)' is not a \(what)",
            help: collector.didYouMean(
                text, in: words, otherwise: "write one of \(words.joined(separator: ", "))"))
    }

    private mutating func readDefaults(_ fields: MappingDecoder) {
        if let node = fields.node("defaults"),
            let defaults = MappingDecoder(node, .importDefaults, owner: "defaults", collector)
        {
            rules.defaultKind = defaults.word("kind", LegKind.self)
            rules.defaultStatus = defaults.word("status", DealStatus.self)
            rules.defaultBinding = defaults.word("binding", Binding.self)
        }
        if let node = fields.node("split"),
            let split = MappingDecoder(node, .importSplit, owner: "split", collector)
        {
            rules.split[.payer] = split.text("payer")
            rules.split[.payee] = split.text("payee")
        }
        guard [.table, .payments].contains(rules.kind), !rules.columns.isEmpty else { return }
        for (role, value) in [
            (ColumnRole.kind, rules.defaultKind != nil),
            (ColumnRole.status, rules.defaultStatus != nil || rules.kind == .payments),
        ] where rules.columns[role] == nil && !value {
            collector.report(
                .missingKey, at: fields.place,
                "the rules name no column for '\(role.rawValue)' and no default",
                help: "add `defaults: {\(role.rawValue): …}`, or the column")
        }
    }

    private mutating func readMissing(_ fields: MappingDecoder) {
        rules.zero = fields.word("on_zero", ImportRules.Zero.self) ?? .refuse
        rules.unknown =
            fields.word("on_unknown", ImportRules.Unknown.self)
            ?? (RulesReader.registers.contains(rules.kind) ? .skip : .refuse)
        // A payment without its amount is no undisclosed one: the sum would be wrong.
        if rules.kind == .payments { rules.missingAmount = .refuse }
        guard let node = fields.node("on_missing"),
            let missing = MappingDecoder(node, .importMissing, owner: "on_missing", collector)
        else { return }
        let isPayments = rules.kind == .payments
        func word(_ key: String, _ allowed: [ImportRules.Missing]) -> ImportRules.Missing {
            guard let found = missing.word(key, ImportRules.Missing.self) else {
                return allowed[0]
            }
            guard allowed.contains(found) else {
                missing.report(
                    .unknownWord, key, "'\(key)' cannot be '\(found.rawValue)' here",
                    help: "write \(allowed.map(\.rawValue).joined(separator: " or "))")
                return allowed[0]
            }
            return found
        }
        rules.missingAmount = word("amount", isPayments ? [.refuse] : [.undisclosed, .refuse])
        rules.missingDate = word("date", [.refuse, .known])
        rules.missingParty = word("party", isPayments ? [.refuse, .skip] : [.refuse])
    }

    private mutating func readMetrics(_ fields: MappingDecoder) {
        for node in fields.elements("metrics") {
            guard let text = collector.text(node, "'metrics'") else { continue }
            if FactMetric.named(text) == nil {
                collector.report(
                    .unknownMetric, at: node.place, "unknown metric '\(text)'",
                    help: collector.metricHelp(text))
            }
            rules.metrics.append(text)
        }
        for entry in fields.table("tags") {
            guard
                let tag = MappingDecoder(
                    entry.value, .importTag, owner: "tags '\(entry.key)'", collector)
            else { continue }
            if FactMetric.named(entry.key) == nil {
                collector.report(
                    .unknownMetric, at: entry.keyPlace, "unknown metric '\(entry.key)'",
                    help: collector.metricHelp(entry.key))
            }
            rules.tags[entry.key] = ImportRules.TagRule(
                tags: tag.elements("use").compactMap { collector.text($0, "'use'") },
                scope: tag.text("scope"))
        }
    }

    private mutating func readSource(_ fields: MappingDecoder) {
        let collected: Set<ImportKind> = [.table, .payments, .followTheMoney]
        if !collected.contains(rules.kind) { rules.grade = Grade("A1") }
        if !RulesReader.withoutFirm.contains(rules.kind) { rules.sourceKind = .filing }
        guard let node = fields.node("source"),
            let source = MappingDecoder(node, .importSource, owner: "source", collector)
        else { return }
        rules.sourceID = source.text("id")
        rules.sourceTitle = source.text("title")
        rules.publisher = source.text("publisher")
        rules.sourceKind = source.word("kind", Source.Kind.self) ?? rules.sourceKind
        rules.url = source.text("url")
        rules.grade =
            source.value(
                "grade", .unknownWord, "a grade", "write a letter A–F and a digit 1–6, such as C3"
            ) { Grade($0) } ?? rules.grade
    }
}
