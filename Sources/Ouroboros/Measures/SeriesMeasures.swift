import Bubble
import Ledger

/// Tests of the model's series: `gsadf@series/nasdaq.csv`.
struct SeriesMeasures: MeasureProvider {
    static let gsadf = MeasureRule(
        "gsadf", "Explosiveness of a series", .statistic, .higherIsWorse, of: [[.series]],
        formula:
            "largest t of the level in regressions of its change over all windows (Phillips, Shi and Yu 2015)"
    )
    static let gsadfP = MeasureRule(
        "gsadf-p", "Explosiveness of a series, p", .probability, .lowerIsWorse, of: [[.series]],
        formula: "share of wild-bootstrap series without a bubble whose gsadf is as large")
    static let sadf = MeasureRule(
        "sadf", "Explosiveness from the first observation on", .statistic, .higherIsWorse,
        of: [[.series]], formula: "as gsadf, with windows from the first observation only")
    static let bsadf = MeasureRule(
        "bsadf", "Explosiveness at the last observation", .statistic, .higherIsWorse,
        of: [[.series]], formula: "as gsadf, with windows up to the last observation only")
    static let episodes = MeasureRule(
        "explosive-episodes", "Explosive episodes", .count, .higherIsWorse, of: [[.series]],
        formula: "stretches above the family-wise boundary that last at least ln T observations")
    static let confidence = MeasureRule(
        "lppls-confidence", "Windows with a log-periodic fit", .share, .higherIsWorse,
        of: [[.series]], kind: .advisory,
        formula:
            "share of all windows up to the last observation whose fit meets the conditions of Sornette et al. 2015"
    )
    static let runUp = MeasureRule(
        "run-up", "Rise over two years", .ratio, .higherIsWorse, of: [[.series]], kind: .advisory,
        formula: "last price ÷ price two years before − 1")

    let rules = [gsadf, gsadfP, sadf, bsadf, episodes, confidence, runUp]

    func measures(of analysis: Analysis) -> [Measure] {
        analysis.series.flatMap { result -> [Measure] in
            let asOf = result.series.days?.last
            func measure(
                _ rule: MeasureRule, _ value: Double?, error: Double? = nil,
                replicates: Int? = nil, detail: String? = nil
            ) -> Measure {
                Measure(
                    id: MeasureID(rule.id, subject: result.path), title: rule.title, value: value,
                    unit: rule.unit, standardError: error, replicates: replicates,
                    formula: detail.map { "\(rule.formula); \($0)" } ?? rule.formula,
                    inputs: [.series(result.path)], asOf: asOf,
                    missing: value == nil ? [result.problem ?? "a window with a statistic"] : [])
            }
            var all: [Measure] = []
            if let test = result.test, let inference = test.inference {
                let detail = "lag \(test.lag), \(result.series.values.count) observations"
                let p = inference.gsadfPValue
                all += [
                    measure(Self.gsadf, test.sequences.gsadf.value, detail: detail),
                    measure(
                        Self.gsadfP, p.value, error: p.standardError, replicates: p.replicates,
                        detail: detail),
                    measure(Self.sadf, test.sequences.sadf?.value, detail: detail),
                    measure(Self.bsadf, test.sequences.bsadf.last ?? nil, detail: detail),
                    measure(Self.episodes, Double(test.episodes.count), detail: detail),
                ]
            } else {
                all.append(measure(Self.gsadf, nil))
            }
            if let windows = result.powerLaw {
                all.append(measure(Self.confidence, windows.confidence))
            }
            if let runUp = result.runUp { all.append(measure(Self.runUp, runUp.twoYears)) }
            return all
        }
    }
}
