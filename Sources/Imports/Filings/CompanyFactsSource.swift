import Ledger
import Money
import Text

/// Company facts of the SEC: the statements of a firm's filings, value by value, each with the filing from which it was known.
public enum CompanyFactsSource: ImportSource {
    public static let kind = ImportKind.companyFacts

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        guard file.bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == 0x7B else {
            return nil
        }
        let facts: CompanyFacts
        do throws(InvalidInput) { facts = try CompanyFacts(file) } catch { return nil }
        let ends = facts.observations.map(\.end)
        var details: [String] = []
        if let first = ends.min(), let last = ends.max() { details.append("\(first) to \(last)") }
        if let currency = facts.currency { details.append("in \(currency)") }
        return ImportIdentity(
            kind: kind, title: "company facts of \(facts.name) (CIK \(facts.cik))",
            count: facts.observations.count + facts.faults.count, details: details)
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let facts = try CompanyFacts(file)
        if let wanted = rules.cik {
            let digits = wanted.filter(\.isASCIIDigit).drop { $0 == "0" }
            guard facts.cik.drop(while: { $0 == "0" }) == digits else {
                throw InvalidInput([
                    Diagnostic(
                        .importForm, at: Place(file: file.name, line: 1, column: 1),
                        "the file is of \(facts.name) (CIK \(facts.cik)), the rules want CIK \(wanted)",
                        help: "name the right file, or correct `cik` under `reads`")
                ])
            }
        }
        var writer = FilingWriter(file: file, facts: facts, rules: rules)
        return try writer.read()
    }
}

/// Turns the values of company facts into entries, and accounts for every row.
struct FilingWriter {
    let file: ImportFile
    let facts: CompanyFacts
    let rules: ImportRules
    private var outcomes: [Int: ImportUnit.Outcome] = [:]
    private var reading = ImportReading()
    private var accessions: [String: (form: String, filed: Day, period: Day)] = [:]

    init(file: ImportFile, facts: CompanyFacts, rules: ImportRules) {
        self.file = file
        self.facts = facts
        self.rules = rules
    }

    mutating func read() throws(InvalidInput) -> ImportReading {
        guard let code = facts.currency, let currency = Currency(code) else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "the file has no value in a currency", help: "fetch the file again")
            ])
        }
        let calendar = FiscalCalendar(yearEnds: facts.fiscalYearEnds)
        let used = facts.observations.filter {
            $0.unit == code
                && (CompanyFacts.reports.contains($0.form)
                    || CompanyFacts.recasts.contains($0.form))
        }
        for observation in used {
            let old = accessions[observation.accession]
            accessions[observation.accession] = (
                observation.form, observation.filed,
                max(old?.period ?? observation.end, observation.end)
            )
        }
        var series = MetricSeries(used, calendar: calendar)
        var found = series.all(MetricMap.all, overrides: rules.tags)
        found += freeCashFlows(found)
        for entry in found where isWanted(entry) { add(entry, currency) }
        addResolutions(found.filter(isWanted))
        addSources()
        reading.notes += series.conflicts.filter { conflict in
            found.contains {
                $0.metric == conflict.metric && $0.end == conflict.end && isWanted($0)
            }
        }.map {
            Diagnostic(
                .importConflict, at: Place(file: file.name, line: 1, column: 1),
                "\($0.metric) of \($0.end): \($0.text)",
                help: "say which in the rules: `tags: {\($0.metric): {use: TAG}}`")
        }
        reading.coverage = Coverage(facts: facts, firm: rules.firm ?? "").rows(
            found.map { ($0.metric, $0.end, $0.claim.isDerived, $0.tag) }, series.conflicts)
        account(code)
        return reading
    }

    // MARK: Facts

    private func isWanted(_ found: MetricSeries.Found) -> Bool {
        if let from = rules.from, found.end < from { return false }
        if let to = rules.to, found.end > to { return false }
        if !rules.metrics.isEmpty, !rules.metrics.contains(found.metric) { return false }
        guard !rules.keep.isEmpty else { return true }
        let kind: ImportRules.Keep? =
            found.metric.hasSuffix("_annual")
            ? .annual
            : found.metric.hasSuffix("_quarter")
                ? .quarter
                : found.metric.hasSuffix("_trailing")
                    ? .trailing
                    : found.metric.hasSuffix("_half") ? nil : .stock
        return kind.map(rules.keep.contains) ?? false
    }

    /// Cash from operations less capital spending, where one filing completes both.
    private func freeCashFlows(_ found: [MetricSeries.Found]) -> [MetricSeries.Found] {
        var result: [MetricSeries.Found] = []
        for time in ["annual", "quarter"] {
            let spending = Dictionary(
                grouping: found.filter { $0.metric == "capex_\(time)" && $0.scope == "cash" },
                by: \.end)
            for cash in found
            where cash.metric == "operating_cash_flow_\(time)" && cash.scope == nil {
                guard
                    let spent = spending[cash.end]?.first(where: {
                        $0.claim.last?.accession == cash.claim.last?.accession
                    }), let value = cash.claim.value.subtracting(spent.claim.value)
                else { continue }
                result.append(
                    MetricSeries.Found(
                        metric: "free_cash_flow_\(time)", end: cash.end, period: cash.period,
                        scope: nil, tag: "\(cash.tag) less \(spent.tag)",
                        claim: Claim(
                            value: value, operands: cash.claim.operands + spent.claim.operands)))
            }
        }
        return result
    }

    private mutating func add(_ found: MetricSeries.Found, _ currency: Currency) {
        guard let last = found.claim.last else { return }
        guard let units = found.claim.value.minorUnits(of: currency),
            units.magnitude <= Money.minorUnitLimit.magnitude
        else {
            outcomes[last.index] = .refused(
                Diagnostic(
                    .importAmount, at: Place(file: file.name, line: 1, column: 1),
                    "\(found.claim.value.plain) (\(last.taxonomy):\(last.tag), \(last.accession)) is no amount of \(currency)",
                    help: "it has more decimals than the currency, or is above the ledger's limit"))
            return
        }
        let names = found.claim.operands.map(\.accession).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let fact = FactEntry(
            firm: rules.firm ?? "", metric: found.metric,
            amount: Amount(.exact, Money(minorUnits: units, currency: currency)), asOf: found.end,
            period: found.period, scope: found.scope,
            basis: found.claim.isDerived ? .derived : .reported, source: sourceID(last),
            locator: "\(found.tag), \(names.joined(separator: " and "))", known: nil,
            note: found.claim.isDerived ? note(found.claim) : nil)
        if !found.claim.isDerived, outcomes[last.index].map({ !$0.isEntry }) ?? true {
            outcomes[last.index] = .gives(.fact(fact))
        } else {
            reading.derived.append(.fact(fact))
            for operand in found.claim.operands where outcomes[operand.index] == nil {
                outcomes[operand.index] = .operand
            }
        }
    }

    /// The figures that a difference or a sum was made of.
    private func note(_ claim: Claim) -> String {
        "of "
            + claim.operands.map { operand in
                let period = operand.start.map { "\($0) to \(operand.end)" } ?? "\(operand.end)"
                return "\(operand.value.plain) (\(operand.tag), \(period))"
            }.joined(separator: ", ")
    }

    /// The newest restatement of each fact first: on an earlier day the first whose filing is known holds.
    private mutating func addResolutions(_ found: [MetricSeries.Found]) {
        var groups: [String: [MetricSeries.Found]] = [:]
        var order: [String] = []
        for entry in found {
            let key = "\(entry.metric)@\(entry.end)[\(entry.scope ?? "")]"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(entry)
        }
        for key in order {
            guard let group = groups[key], group.count > 1 else { continue }
            for entry in group.dropFirst().reversed() {
                guard let last = entry.claim.last else { continue }
                reading.resolutions.append(
                    ResolutionEntry(
                        field: "\(entry.metric)@\(entry.end)", use: sourceID(last),
                        reason: "restated in \(last.accession)"))
            }
        }
    }

    // MARK: Sources

    private func sourceID(_ observation: Observation) -> String {
        let filing = accessions[observation.accession]
        let form = CellText.slug(observation.form.replacing("/", with: "-"))
        let template = rules.sourceID ?? "\(rules.firm ?? "firm")-{form}-{accession}"
        let id =
            template.replacing("{form}", with: form)
            .replacing("{filed}", with: observation.filed.description)
            .replacing("{period}", with: (filing?.period ?? observation.end).description)
            .replacing("{accession}", with: observation.accession)
        // Two filings of one form and day are two sources.
        let isShared = accessions.contains { accession, other in
            accession != observation.accession && !template.contains("{accession}")
                && other.form == observation.form
                && (!template.contains("{filed}") || other.filed == observation.filed)
                && (!template.contains("{period}") || other.period == filing?.period)
        }
        return isShared ? "\(id)-\(observation.accession)" : id
    }

    private mutating func addSources() {
        var seen: Set<String> = []
        let entries =
            outcomes.sorted { $0.key < $1.key }.compactMap { $0.value.entry } + reading.derived
        var used: Set<String> = []
        for case .fact(let fact) in entries { used.insert(fact.source) }
        let path = String(facts.cik.drop { $0 == "0" })
        for observation in facts.observations.sorted(by: {
            ($0.filed, $0.accession, $0.index) < ($1.filed, $1.accession, $1.index)
        }) where accessions[observation.accession] != nil {
            guard seen.insert(observation.accession).inserted else { continue }
            let id = sourceID(observation)
            guard used.contains(id) else { continue }
            let folder = observation.accession.filter(\.isASCIIDigit)
            reading.sources.append(
                SourceEntry(
                    id: id,
                    title: "\(facts.name), \(observation.form) filed on \(observation.filed)",
                    publisher: rules.publisher ?? facts.name, kind: rules.sourceKind,
                    grade: rules.grade?.description ?? "A1",
                    published: PartialDate(observation.filed),
                    url: "https://www.sec.gov/Archives/edgar/data/\(path)/\(folder)/",
                    file: nil,
                    note: "accession \(observation.accession)"
                        + (facts.sourceNote.map { "; \($0)" } ?? "")))
        }
    }

    // MARK: Accounting

    private mutating func account(_ code: String) {
        var firsts: [Observation.Key: Observation] = [:]
        for observation in facts.observations.sorted(by: {
            ($0.filed, $0.accession) < ($1.filed, $1.accession)
        }) where firsts[observation.key] == nil { firsts[observation.key] = observation }
        let mapped = Set(
            MetricMap.all.flatMap { ($0.usGAAP + $0.ifrs).joined() }
                + rules.tags.values.flatMap(\.tags))
        var units: [(index: Int, unit: ImportUnit)] = []
        for observation in facts.observations {
            let period =
                observation.start.map { "\($0)..\(observation.end)" } ?? "\(observation.end)"
            let key =
                "\(observation.taxonomy):\(observation.tag) \(observation.unit) \(period) \(observation.accession)"
            let why: String
            if !CompanyFacts.reports.contains(observation.form),
                !CompanyFacts.recasts.contains(observation.form)
            {
                why = "a \(observation.form) gives no statements"
            } else if observation.unit != code {
                why = "in \(observation.unit)"
            } else if !mapped.contains(observation.tag) {
                why = "no metric for the tag \(observation.tag)"
            } else if let first = firsts[observation.key], first.index != observation.index,
                first.value.agrees(with: observation.value)
            {
                why = "repeats \(first.accession)"
            } else {
                why = "another period, tag or filing is used"
            }
            units.append(
                (
                    observation.index,
                    ImportUnit(
                        key: key,
                        hash: ContentHash.short([
                            key, observation.value.plain, observation.form,
                            observation.filed.description,
                        ]),
                        locator: key, outcome: outcomes[observation.index] ?? .skipped(why))
                ))
        }
        for aside in facts.asides {
            units.append(
                (
                    aside.index,
                    ImportUnit(
                        key: aside.label, hash: "", locator: aside.label,
                        outcome: .skipped(aside.why))
                ))
        }
        for fault in facts.faults {
            units.append(
                (
                    fault.index,
                    ImportUnit(
                        key: fault.label, hash: "", locator: fault.label,
                        outcome: .refused(fault.problem))
                ))
        }
        reading.units = units.sorted { $0.index < $1.index }.map(\.unit)
    }
}

extension ImportUnit.Outcome {
    fileprivate var entry: ImportEntry? {
        if case .gives(let entry) = self { return entry }
        return nil
    }
    fileprivate var isEntry: Bool { entry != nil }
}
