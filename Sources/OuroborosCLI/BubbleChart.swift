import Charts
import SeriesTests
import Text

/// The drawing of `bubble`.
struct BubbleChart {
    let chart: SeriesChart

    init(_ result: ExplosivenessTest.Result, series: TimeSeries) {
        let s = result.sequences
        let before = [Double?](repeating: nil, count: s.firstEnd)
        let boundary = result.inference?.boundaries.first
        let spans = result.episodes.map { episode in
            SeriesChart.Span(
                start: episode.start, end: episode.end,
                title: "\(series.label(episode.start)) to \(series.label(episode.end))"
                    + (episode.isOngoing ? ", ongoing" : ""))
        }
        let finding: String
        switch (result.inference, result.episodes.count) {
        case (nil, _): finding = "\(series.name): recursive test of explosiveness"
        case (let inference?, _) where inference.cannotReject(at: result.settings.level):
            finding = "\(series.name) has too few observations to tell"
        case (_, 0): finding = "\(series.name) is not explosive at the chosen level"
        case (_, 1): finding = "\(series.name) is explosive once"
        case (_, let count): finding = "\(series.name) is explosive \(count) times"
        }
        let period = "\(series.label(0)) to \(series.label(s.count - 1))"
        let marks = (0...6).map { $0 * (s.count - 1) / 6 }
        chart = SeriesChart(
            text: ExhibitText(
                id: "bubble", title: finding,
                subtitle: "\(s.count) observations, \(period); BSADF with lag \(result.lag)",
                source: boundary.map {
                    """
                    Boundary: \($0.kind.rawValue), \(PercentFormat.text($0.level)); \
                    \(PercentFormat.text($0.falseEpisodes.value)) of simulated series without a bubble have an episode.
                    """
                } ?? "Without critical values.",
                description: """
                    Line chart of \(series.name), \(period), above the backward sup ADF statistic and its boundary. \
                    Episodes: \(spans.isEmpty ? "none" : spans.map(\.title).joined(separator: "; ")).
                    """),
            values: series.values, valuesLabel: series.name, statistic: before + s.bsadf,
            statisticLabel: "BSADF",
            boundary: boundary.map { before + $0.values.map { $0.isFinite ? $0 : nil } } ?? [],
            boundaryLabel: "boundary", spans: spans, spansLabel: "explosive",
            ticks: marks.map { (index: $0, label: series.label($0)) })
    }
}
