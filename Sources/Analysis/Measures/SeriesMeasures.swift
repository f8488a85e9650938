import SeriesTests
import Text

/// Tests of the model's series: `gsadf@series/nasdaq.csv`.
public struct SeriesMeasures: MeasureProvider {
    static let gsadf = MetricDefinition(
        "gsadf", LocalizedText(en: "Explosiveness of a series", ko: "시계열의 폭발성"), .statistic,
        .higherIsWorse, of: [[.series]],
        formula:
            "largest t of the level in regressions of its change over all windows (Phillips, Shi and Yu 2015)"
    )
    static let gsadfP = MetricDefinition(
        "gsadf-p", LocalizedText(en: "Explosiveness of a series, p", ko: "시계열의 폭발성의 p"),
        .probability, .lowerIsWorse, of: [[.series]],
        formula:
            "share of wild-bootstrap series with the drift but without a bubble whose gsadf is as large"
    )
    static let sadf = MetricDefinition(
        "sadf",
        LocalizedText(en: "Explosiveness from the first observation on", ko: "첫 관측값부터 본 폭발성"),
        .statistic, .higherIsWorse,
        of: [[.series]], formula: "as gsadf, with windows from the first observation only")
    static let bsadf = MetricDefinition(
        "bsadf", LocalizedText(en: "Explosiveness at the last observation", ko: "마지막 관측값에서 본 폭발성"),
        .statistic, .higherIsWorse,
        of: [[.series]], formula: "as gsadf, with windows up to the last observation only")
    static let bsadfP = MetricDefinition(
        "bsadf-p",
        LocalizedText(
            en: "Explosiveness at the last observation, p over repeated looks",
            ko: "마지막 관측값에서 본 폭발성의 p(거듭 본 것을 반영)"), .probability,
        .lowerIsWorse, of: [[.series]],
        formula:
            "share of wild-bootstrap series with the drift but without a bubble whose bsadf is as large at any of the last looks"
    )
    static let episodes = MetricDefinition(
        "explosive-episodes", LocalizedText(en: "Explosive episodes", ko: "폭발 국면의 수"), .count,
        .higherIsWorse, of: [[.series]],
        formula:
            "where gsadf rejects at 5%: stretches above the pointwise boundary that last at least ln T observations"
    )
    static let confidence = MetricDefinition(
        "lppls-confidence",
        LocalizedText(en: "Windows with a log-periodic fit", ko: "로그 주기 적합이 되는 창의 비중"), .share,
        .higherIsWorse,
        of: [[.series]], kind: .advisory,
        formula:
            "share of all windows up to the last observation whose fit meets the conditions of Sornette et al. 2015"
    )
    static let runUp = MetricDefinition(
        "run-up", LocalizedText(en: "Rise over two years", ko: "두 해 동안의 상승률"), .ratio,
        .higherIsWorse, of: [[.series]], kind: .advisory,
        formula: "last price ÷ price two years before − 1")

    public let rules = [gsadf, gsadfP, sadf, bsadf, bsadfP, episodes, confidence, runUp]

    public func measures(of analysis: Analysis) -> [Measure] {
        analysis.series.flatMap(Self.measures(of:))
    }

    /// The part of a series that a rule's number comes from; `nil`: the rule is not about a series.
    public static func part(of rule: String) -> SeriesResult.Part? {
        switch rule {
        case gsadf.id, gsadfP.id, sadf.id, bsadf.id, bsadfP.id, episodes.id: .test
        case confidence.id: .lppls
        case runUp.id: .runUp
        default: nil
        }
    }

    /// Every number of the parts that were asked for; those that cannot be computed say why.
    public static func measures(of result: SeriesResult) -> [Measure] {
        var all: [Measure] = []
        if result.parts.contains(.test) { all += testMeasures(result) }
        if result.parts.contains(.lppls), result.notes.kind == .price {
            all.append(
                measure(
                    result, confidence, result.lppls?.confidence,
                    detail: result.lppls.map { "\($0.fits.count) windows" },
                    missing: result.lpplsProblem.map(Self.untested)))
        }
        if result.parts.contains(.runUp), let runUp = result.runUp {
            all.append(measure(result, Self.runUp, runUp.twoYears))
        }
        return all
    }

    private static func testMeasures(_ result: SeriesResult) -> [Measure] {
        guard let test = result.test else {
            return [gsadf, gsadfP, sadf, bsadf, bsadfP, episodes].map {
                measure(result, $0, nil, missing: (result.problem?.message).map(Self.untested))
            }
        }
        let detail = "lag \(test.lag), \(result.series.values.count) observations"
        var all = [
            measure(result, gsadf, test.sequences.gsadf.value, detail: detail),
            measure(result, sadf, test.sequences.sadf?.value, detail: detail),
            measure(
                result, bsadf, test.sequences.bsadf.last ?? nil,
                detail: detail + direction(result, test)),
        ]
        guard let inference = test.inference else { return all }
        func probability(
            _ rule: MetricDefinition, _ p: ShareEstimate?, _ detail: String
        ) -> Measure {
            measure(
                result, rule, p?.value, error: p?.standardError, replicates: p?.replicates,
                least: inference.leastP, detail: detail)
        }
        all.insert(probability(gsadfP, inference.gsadfPValue, detail), at: 1)
        all.append(
            probability(
                bsadfP, inference.monitoredPValue,
                "\(detail), \(inference.looks) looks\(direction(result, test))"))
        let isBlind = inference.cannotReject(at: test.settings.level)
        all.append(
            measure(
                result, episodes, isBlind ? nil : Double(test.episodes.count), detail: detail,
                missing: isBlind
                    ? "more observations, with which a p below \(inference.smallestP) is possible"
                    : nil))
        return all
    }

    private static func untested(_ why: String) -> String { "a series that can be tested (\(why))" }

    /// Which way the series goes in the window behind the statistic of the last observation.
    private static func direction(_ result: SeriesResult, _ test: ExplosivenessTest.Result)
        -> String
    {
        let values = result.series.values
        guard let start = test.sequences.starts.last ?? nil, let last = values.last,
            values.indices.contains(start)
        else { return "" }
        return last < values[start] ? ", the series falls" : ", the series rises"
    }

    private static func measure(
        _ result: SeriesResult, _ rule: MetricDefinition, _ value: Double?, error: Double? = nil,
        replicates: Int? = nil, least: Double? = nil, detail: String? = nil,
        missing: String? = nil
    ) -> Measure {
        Measure(
            id: MeasureID(rule.id, subject: result.path), title: rule.title.text(), value: value,
            unit: rule.unit, standardError: error, replicates: replicates, least: least,
            formula: detail.map { "\(rule.formula); \($0)" } ?? rule.formula,
            inputs: [.series(result.path)], asOf: result.series.days?.last,
            missing: value == nil ? [missing ?? "a window with a statistic"] : [])
    }
}
