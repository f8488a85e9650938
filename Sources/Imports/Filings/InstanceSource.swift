import Ledger
import Money
import Text

/// One filing with its dimensions: what company facts leave out. Segments, customers, kinds of commitment; and the undimensioned facts of the same map.
///
/// The day of filing stands in no instance: the rules say it (`known`).
public enum InstanceSource: ImportSource {
    public static let kind = ImportKind.instance
    public static let isWhole = false

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let head = String(decoding: file.bytes.prefix(20_000), as: UTF8.self)
        guard head.contains("http://www.xbrl.org/2003/instance") else { return nil }
        let instance: XBRLInstance
        do throws(InvalidInput) { instance = try XBRLInstance(file) } catch { return nil }
        guard !instance.values.isEmpty else { return nil }
        return ImportIdentity(
            kind: kind,
            title:
                "a filing with its dimensions, of \(instance.cover["EntityRegistrantName"] ?? "a firm that it does not name")",
            count: instance.values.count,
            details: [instance.cover["DocumentType"] ?? "plain instance"])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        guard let known = rules.known else {
            throw InvalidInput([
                Diagnostic(
                    .missingKey, at: rules.place, "the rules have no 'known'",
                    help:
                        "add `known:`, the day on which the filing was filed; the filing itself does not say it"
                )
            ])
        }
        let instance = try XBRLInstance(file)
        guard !instance.values.isEmpty else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "the file holds no facts of XBRL",
                    help:
                        "fetch the filing's own document, whose name ends in .htm, or its instance in .xml"
                )
            ])
        }
        var reading = ImportReading()
        let source = rules.sourceID ?? "\(rules.firm ?? "")-filing-\(known)"
        reading.sources = [
            SourceEntry(
                id: source,
                title: rules.sourceTitle
                    ?? "\(instance.cover["EntityRegistrantName"] ?? rules.firm ?? ""), \(instance.cover["DocumentType"] ?? "filing")",
                publisher: rules.publisher ?? instance.cover["EntityRegistrantName"], kind: .filing,
                grade: rules.grade?.description ?? "A1", published: PartialDate(known),
                url: rules.url,
                file: file.lastName, note: nil)
        ]
        let calendar = instance.calendar
        var seen: [String: ExactDecimal] = [:]
        var counts: [String: Int] = [:]
        for value in instance.values {
            let context = instance.contexts[value.context]
            let dimensions = (context?.dimensions ?? [:]).sorted { $0.key < $1.key }.map {
                "\($0.key)=\($0.value)"
            }
            let period = [context?.start?.description, context?.end?.description].compactMap(\.self)
                .joined(separator: "..")
            var key = "\(value.tag) \(period) \(dimensions.joined(separator: ",")) \(value.unit)"
            counts[key, default: 0] += 1
            let fact = "\(file.lastName) \(key)"
            if let count = counts[key], count > 1 { key += "#\(count)" }
            var unit = ImportUnit(
                key: "\(file.lastName) \(key)",
                hash: ContentHash.short([
                    value.text, value.scale.map(String.init) ?? "?", "\(value.isNegative)",
                ]),
                locator: key,
                outcome: .skipped("no metric for the tag \(value.tag) in these dimensions"))
            defer { reading.units.append(unit) }
            func bad(_ code: DiagnosticCode, _ message: String) {
                unit.outcome = .refused(
                    Diagnostic(
                        code, at: Place(file: file.name, line: 1, column: 1), "\(key): \(message)",
                        help: "look at the filing; the others are read"))
            }
            guard let context, let end = context.end else {
                bad(.importRow, "its context is missing or has no period")
                continue
            }
            guard !value.isNil else {
                unit.outcome = .skipped("nil")
                continue
            }
            guard let meaning = Meaning(value, context, calendar) else { continue }
            if let wanted = rules.metrics.isEmpty ? nil : rules.metrics,
                !wanted.contains(meaning.metric)
            {
                unit.outcome = .skipped("by rule")
                continue
            }
            if let from = rules.from, end < from { unit.outcome = .skipped("by rule"); continue }
            if let to = rules.to, end > to { unit.outcome = .skipped("by rule"); continue }
            guard let number = value.number else {
                bad(
                    .importAmount,
                    "'\(CellText.shown(CellText.folded(value.text).prefix(40).description))' is no number"
                )
                continue
            }
            if let before = seen[fact] {
                unit.outcome = .skipped(
                    before.agrees(with: number)
                        ? "stands twice" : "stands twice, first with another value")
                continue
            }
            seen[fact] = number
            var entry = FactEntry(
                firm: rules.firm ?? "", metric: meaning.metric, amount: .undisclosed, asOf: end,
                period: meaning.period,
                scope: meaning.scope, source: source,
                locator: ([value.tag] + dimensions).joined(separator: ", "))
            if meaning.isShare {
                guard let percent = number.scaled(by: 2) else { continue }
                entry.quantity = "\(percent.plain) %"
            } else {
                guard let currency = Currency(instance.units[value.unit] ?? ""),
                    let units = number.minorUnits(of: currency),
                    units.magnitude <= Money.minorUnitLimit.magnitude
                else {
                    bad(
                        .importAmount,
                        "\(number.plain) \(instance.units[value.unit] ?? value.unit) is no amount of money"
                    )
                    continue
                }
                entry.amount = Amount(.exact, Money(minorUnits: units, currency: currency))
            }
            unit.outcome = .gives(.fact(entry))
        }
        return reading
    }
}

/// What a fact's tag and dimensions mean in the ledger; the axis decides.
private struct Meaning {
    var metric: String
    var scope: String?
    var period: String?
    var isShare = false

    /// Every context of a Korean instance has it: the consolidated figures are the firm's.
    private static let consolidation = "ConsolidatedAndSeparateFinancialStatementsAxis"
    private static let timing =
        "RevenueRemainingPerformanceObligationExpectedTimingOfSatisfactionStartDateAxis"
    private static let revenue: Set<String> = [
        "Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax",
        "RevenueFromContractWithCustomerIncludingAssessedTax", "Revenue", "SalesRevenueNet",
    ]

    init?(_ value: XBRLInstance.Value, _ context: XBRLInstance.Context, _ calendar: FiscalCalendar)
    {
        var axes = context.dimensions
        if let member = axes.removeValue(forKey: Self.consolidation), member != "ConsolidatedMember"
        {
            return nil
        }
        // A share of the firm's own accounts, not of another registrant.
        guard axes["LegalEntityAxis"] == nil, let end = context.end else { return nil }
        let days = context.start.map { end - $0 + 1 }
        let tag = value.tag
        if tag == "ConcentrationRiskPercentage" || tag == "ConcentrationRiskPercentage1" {
            guard let customer = axes.removeValue(forKey: "MajorCustomersAxis"),
                axes.removeValue(forKey: "ConcentrationRiskByTypeAxis")
                    == "CustomerConcentrationRiskMember",
                let benchmark = axes.removeValue(forKey: "ConcentrationRiskByBenchmarkAxis")
            else { return nil }
            let segment = axes.removeValue(forKey: "StatementBusinessSegmentsAxis")
            guard axes.isEmpty else { return nil }
            isShare = true
            scope = ([customer] + [segment].compactMap(\.self)).map(Self.words).joined(
                separator: ", ")
            if benchmark == "AccountsReceivableMember" {
                metric = "receivable_concentration"
            } else if benchmark.hasPrefix("SalesRevenue") || benchmark.hasPrefix("Revenue") {
                metric = "customer_concentration"
                period = context.start.map { "\($0) to \(end)" }
            } else {
                return nil
            }
            return
        }
        if tag == "UnrecordedUnconditionalPurchaseObligationBalanceSheetAmount" {
            // One tag, several meanings: without its kind it is none.
            guard axes.count == 1,
                let member = axes[
                    "UnrecordedUnconditionalPurchaseObligationByCategoryOfItemPurchasedAxis"]
            else { return nil }
            metric =
                member.contains("LeaseNotYetCommenced")
                ? "leases_not_commenced" : "unconditional_purchase_obligations"
            scope = Self.words(member)
            return
        }
        if axes.count == 1, let member = axes["StatementBusinessSegmentsAxis"], let days {
            let isYear = (350...378).contains(days)
            guard isYear || (80...105).contains(days) else { return nil }
            if Self.revenue.contains(tag) {
                metric = isYear ? "segment_revenue_annual" : "segment_revenue_quarter"
            } else if tag == "OperatingIncomeLoss", !isYear {
                metric = "segment_income_quarter"
            } else {
                return nil
            }
            scope = Self.words(member)
            period = isYear ? calendar.yearLabel(end) : calendar.quarterLabel(end)
            return
        }
        // When it is expected is no part of how much.
        if tag == "RevenueRemainingPerformanceObligation" { axes[Self.timing] = nil }
        guard axes.isEmpty,
            let map = MetricMap.all.first(where: {
                $0.usGAAP.contains([tag]) || $0.ifrs.contains([tag])
            })
        else { return nil }
        scope = map.scope
        if let stock = map.stock {
            guard days == nil || MetricMap.stocksWithStart.contains(tag) else { return nil }
            metric = stock
            return
        }
        guard let days else { return nil }
        if (350...378).contains(days), let annual = map.annual {
            metric = annual
            period = calendar.yearEnds.isEmpty ? "\(end.year)" : calendar.yearLabel(end)
        } else if (80...105).contains(days), let quarter = map.quarter {
            metric = quarter
            period = calendar.quarterLabel(end)
        } else {
            return nil
        }
    }

    /// `AmazonWebServicesSegmentMember` → `Amazon Web Services`.
    private static func words(_ member: String) -> String {
        var name = member[...]
        for suffix in ["Member", "Segment"] where name.hasSuffix(suffix) {
            name = name.dropLast(suffix.count)
        }
        var result = ""
        var wasLower = false
        for character in name {
            if character.isUppercase, wasLower { result += " " }
            wasLower = character.isLowercase || character.isNumber
            result.append(character)
        }
        return result
    }
}
