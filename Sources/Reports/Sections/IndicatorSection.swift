import Analysis
import Documents
import Indicators
import Ledger
import Money
import Text

/// Ratio indicators against what they were before earlier busts, and tests of series.
struct IndicatorSection: ReportSection {
    func title(_ context: ReportContext) -> String { context.words.indicators.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        IndicatorBlocks(context).leading + HistoricalCases.blocks(context)
            + [ReportExhibits(context).history].compactMap { $0?.block }
            + OtherNumbersBlocks(context).blocks + SeriesBlocks(context).leading
    }

    func appendix(_ context: ReportContext) -> [Block] {
        IndicatorBlocks(context).blocks + SeriesBlocks(context).blocks
    }
}

/// The ratio indicators: values, how they came to be, published limits, and what is missing.
struct IndicatorBlocks {
    /// Firms shown of each indicator, the largest values first; the data file has all.
    static let shownFirms = 3
    /// Earlier days shown.
    static let shownDays = 5

    let context: ReportContext
    private var words: IndicatorWords { context.words.indicators }
    private var results: IndicatorResults { context.analysis.indicators }

    init(_ context: ReportContext) { self.context = context }

    private var present: [(any Indicator, [IndicatorReading])] {
        IndicatorRegistry.all.map { ($0, readings(of: $0)) }.filter { !$1.isEmpty }
    }

    /// The largest value of every indicator that has a published limit, with the limits.
    var leading: [Block] {
        let limited = present.filter { indicator, readings in
            !indicator.thresholds.isEmpty && readings.contains { $0.value != nil }
        }
        guard !limited.isEmpty else { return [] }
        let page = PageOneWords(language: context.language)
        return [
            .paragraph([.text(page.indicators)]),
            .table(
                Table(
                    columns: [
                        .init(words.indicator), .init(words.firm), .init(words.value, .right),
                        .init(page.limitsHead),
                    ],
                    rows: limited.compactMap { indicator, readings -> [[Inline]]? in
                        guard let top = readings.first(where: { $0.value != nil }),
                            let value = top.value
                        else { return nil }
                        return [
                            [.text(words.title(indicator))], [.text(firm(top.firm))],
                            [
                                .text(
                                    number(value.value, indicator) + " "
                                        + EvidenceMark.derived.symbol)
                            ],
                            [
                                .text(
                                    indicator.thresholds.map {
                                        words.shortThreshold(number($0.value, indicator), $0)
                                    }.joined(separator: "; "))
                            ],
                        ]
                    })),
        ]
    }

    var blocks: [Block] {
        let present = present
        guard !present.isEmpty else { return [] }
        return [
            .paragraph([
                .text(
                    words.introduction(
                        level: PercentFormat.text(results.level, in: context.language)))
            ]),
            table(present),
        ] + history(present) + thresholds(present) + missing
    }

    /// Readings with a value or with bounds, largest first.
    private func readings(of indicator: any Indicator) -> [IndicatorReading] {
        func size(_ reading: IndicatorReading) -> Double {
            reading.value?.value ?? reading.bounds?.upperBound ?? 0
        }
        return results.readings
            .filter { $0.indicator == indicator.id && ($0.value != nil || $0.bounds != nil) }
            .sorted { (size($0), $1.firm ?? "") > (size($1), $0.firm ?? "") }
    }

    // MARK: table

    private func table(_ present: [(any Indicator, [IndicatorReading])]) -> Block {
        .table(
            Table(
                columns: [
                    .init(words.indicator), .init(words.firm), .init(words.value, .right),
                    .init(words.interval, .right), .init(words.net, .right),
                    .init(words.grade, .centre), .init(words.inputsTo),
                ],
                rows: present.flatMap { indicator, readings in
                    readings.prefix(Self.shownFirms).enumerated().map { index, reading in
                        let more = readings.count - Self.shownFirms
                        let isLast = index == Self.shownFirms - 1 && more > 0
                        return [
                            [.text(index == 0 ? words.title(indicator) : "")],
                            [
                                .text(
                                    firm(reading.firm)
                                        + (isLast ? ", " + words.moreFirms(more) : ""))
                            ],
                            [
                                .text(
                                    (reading.value.map { number($0.value, indicator) }
                                        ?? context.words.common.undefined)
                                        + " " + EvidenceMark.derived.symbol)
                            ],
                            [.text(interval(reading, indicator))],
                            [.text(reading.net.map { number($0.value, indicator) } ?? "–")],
                            [.text(reading.grade?.description ?? "–")],
                            [.text(reading.asOf?.description ?? "–")],
                        ]
                    }
                }))
    }

    private func interval(_ reading: IndicatorReading, _ indicator: any Indicator) -> String {
        guard let interval = results.interval(reading) else {
            return reading.value == nil ? "–" : words.exact
        }
        let (low, high) = (number(interval.low, indicator), number(interval.high, indicator))
        let text = low == high ? low : "\(low) – \(high)"
        return text + (interval.level == nil ? "" : " *")
    }

    private func firm(_ id: String?) -> String { id.map(context.entity) ?? words.wholeModel }

    func number(_ value: Double, _ indicator: any Indicator) -> String {
        switch indicator.unit {
        case .ratio: context.text(value, in: .ratio)
        case .points: context.text(value, in: .points)
        case .percentagePoints:
            words.percentagePoints(context.text(value, in: .percentagePoints))
        case .minskyClass: words.minskyClass(Int(value.rounded()))
        }
    }

    // MARK: history

    private func history(_ present: [(any Indicator, [IndicatorReading])]) -> [Block] {
        let past = context.analysis.indicatorHistory.suffix(Self.shownDays)
        let rows = present.compactMap { indicator, readings -> [[Inline]]? in
            guard let top = readings.first, let now = top.value else { return nil }
            let then = past.map { $0.reading(indicator.id, of: top.firm)?.value }
            guard then.contains(where: { $0 != nil }) else { return nil }
            return [[.text(words.title(indicator))], [.text(firm(top.firm))]]
                + (then + [now]).map { [.text($0.map { number($0.value, indicator) } ?? "–")] }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading(level: 4, [.text(words.historyHeading)]),
            .paragraph([.text(words.historyIntroduction)]),
            .table(
                Table(
                    columns: [.init(words.indicator), .init(words.firm)]
                        + (past.map(\.asOf) + [context.ledger.asOf]).map {
                            .init($0.description, .right)
                        },
                    rows: rows)),
        ]
    }

    // MARK: limits and gaps

    private func thresholds(_ present: [(any Indicator, [IndicatorReading])]) -> [Block] {
        let items = present.flatMap { indicator, _ in
            indicator.thresholds.map { threshold -> [Inline] in
                [.text(words.threshold(indicator, number(threshold.value, indicator), threshold))]
            }
        }
        guard !items.isEmpty else { return [] }
        return [
            .heading(level: 4, [.text(words.thresholdsHeading)]),
            .list(ordered: false, items),
        ]
    }

    /// Metrics of one field: a ledger without any fact of them is of another, in which their indicator does not arise.
    private static let ofAField: Set<MissingInput> = [
        .metric("server_life"), .metric("server_life_critic"),
    ]

    private func isOfAnotherField(_ inputs: [MissingInput]) -> Bool {
        Set(inputs).isSubset(of: Self.ofAField)
            && !context.ledger.facts.contains { Self.ofAField.contains(.metric($0.metric)) }
    }

    private var missing: [Block] {
        let items = IndicatorRegistry.all.compactMap { indicator -> [Inline]? in
            let lacking = results.readings.filter {
                $0.indicator == indicator.id && !$0.missing.isEmpty
            }
            guard !lacking.isEmpty, !isOfAnotherField(lacking.flatMap(\.missing)) else {
                return nil
            }
            let firms = lacking.compactMap(\.firm).map(context.entity)
            var inputs: [MissingInput] = []
            for name in lacking.flatMap(\.missing) where !inputs.contains(name) {
                inputs.append(name)
            }
            return [
                .text(
                    words.missing(
                        indicator, firms: firms.isEmpty ? words.wholeModel : list(firms),
                        inputs: inputs))
            ]
        }
        guard !items.isEmpty else { return [] }
        return [
            .heading(level: 4, [.text(words.missingHeading)]), .list(ordered: false, items),
        ]
    }

    private func list(_ names: [String]) -> String {
        names.count <= 4
            ? names.joined(separator: ", ")
            : names.prefix(3).joined(separator: ", ") + ", " + words.moreFirms(names.count - 3)
    }
}
