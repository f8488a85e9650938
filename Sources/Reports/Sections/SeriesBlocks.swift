import Analysis
import Charts
import Documents
import Money
import SeriesTests
import Text

/// The tests of the model's series.
struct SeriesBlocks {
    let context: ReportContext
    private var words: IndicatorWords { context.words.indicators }

    init(_ context: ReportContext) { self.context = context }

    /// The verdicts, a sentence a series.
    var leading: [Block] {
        let items = context.analysis.series.compactMap { result -> [Inline]? in
            guard let test = result.test, let boundary = test.inference?.boundaries.first else {
                return nil
            }
            return [
                .strong([.text(Self.name(result, in: context.language) + ". ")]),
                .text(
                    words.outcome(
                        Self.outcome(test), level: context.percent(boundary.level),
                        shortest: test.minimumDuration)),
            ]
        }
        return items.isEmpty ? [] : [.list(ordered: false, items)]
    }

    var blocks: [Block] {
        let all = context.analysis.series
        guard !all.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text(words.seriesHeading)]),
            .paragraph([.text(words.seriesIntroduction)]),
        ] + all.enumerated().flatMap { index, result in one(result, index) }
    }

    static func name(_ result: SeriesResult, in language: ReportLanguage) -> String {
        result.notes.titles[language.code] ?? result.notes.title ?? result.path
    }

    static func period(_ result: SeriesResult) -> String {
        let last = result.series.values.count - 1
        return "\(result.series.label(0)) – \(result.series.label(last))"
    }

    static func outcome(_ test: ExplosivenessTest.Result) -> SeriesOutcome {
        guard let inference = test.inference else { return .below }
        if !test.episodes.isEmpty { return .explosive }
        if inference.cannotReject(at: test.settings.level) {
            return .tooFew(smallestP: DecimalFormat.pValue(inference.smallestP))
        }
        return inference.rejects(at: test.settings.level) ? .brief : .below
    }

    private func one(_ result: SeriesResult, _ index: Int) -> [Block] {
        let name = Self.name(result, in: context.language)
        guard let test = result.test, let inference = test.inference,
            let boundary = inference.boundaries.first
        else {
            return [.paragraph([.text(words.untestable(name, result.problem))])]
        }
        let verdict = [
            words.verdict(
                name, observations: DecimalFormat.integer(result.series.values.count),
                period: Self.period(result),
                sampling: words.sampling(
                    result.interval, isLogarithm: result.isLogarithm), lag: test.lag,
                statistic: DecimalFormat.statistic(test.sequences.gsadf.value),
                p: DecimalFormat.pValue(inference.gsadfPValue.value)),
            words.outcome(
                Self.outcome(test), level: context.percent(boundary.level),
                shortest: test.minimumDuration),
            words.falseAlarms(
                context.percent(boundary.falseEpisodes.value),
                replicates: DecimalFormat.integer(inference.replicates)),
            inference.endPValue.flatMap { end in
                inference.monitoredPValue.map {
                    words.end(
                        DecimalFormat.pValue(end.value), monitored: DecimalFormat.pValue($0.value),
                        looks: inference.looks)
                }
            } ?? "",
            words.robustness(inference.isRobust),
        ]
        var blocks: [Block] = [
            .paragraph([
                .text(
                    verdict.filter { !$0.isEmpty }.joined(separator: " ") + " "
                        + EvidenceMark.derived.symbol)
            ])
        ]
        if let exhibit = ReportExhibits(context).series(at: index) { blocks.append(exhibit.block) }
        if !test.episodes.isEmpty { blocks.append(episodes(test.episodes, result)) }
        let rest = powerLaw(result) + runUp(result)
        if !rest.isEmpty { blocks.append(.paragraph([.text(rest.joined(separator: " "))])) }
        if let source = result.notes.sources[context.language.code] ?? result.notes.source {
            blocks.append(.paragraph([.text("\(words.seriesSource): \(source).")]))
        }
        return blocks
    }

    private func episodes(_ episodes: [Episode], _ result: SeriesResult) -> Block {
        .table(
            Table(
                columns: [
                    .init(words.episodeStart), .init(words.episodePeak), .init(words.episodeEnd),
                    .init(words.episodeDirection), .init(words.statistic, .right),
                ],
                rows: episodes.map { episode in
                    [
                        [.text(result.series.label(episode.start))],
                        [.text(result.series.label(episode.peak))],
                        [
                            .text(
                                episode.isOngoing
                                    ? words.ongoing : result.series.label(episode.end))
                        ],
                        [.text(words.direction(episode.direction(in: result.series.values)))],
                        [.text(DecimalFormat.statistic(episode.statistic))],
                    ]
                }))
    }

    private func powerLaw(_ result: SeriesResult) -> [String] {
        result.lppls.map {
            [
                words.powerLaw(
                    context.percent($0.confidence), windows: DecimalFormat.integer($0.fits.count),
                    filter: $0.settings.filter.source, qualified: $0.qualified,
                    onBound: $0.qualifiedOnBound)
            ]
        } ?? []
    }

    private func runUp(_ result: SeriesResult) -> [String] {
        guard let runUp = result.runUp else { return [] }
        func percent(_ share: Double) -> String {
            (share > 0 ? "+" : "") + context.percent(share)
        }
        return [
            words.runUp(
                percent(runUp.twoYears), from: runUp.start.description,
                to: runUp.end.description, oneYear: percent(runUp.oneYear)),
            runUp.odds.map {
                words.industryOdds(context.percent($0.change), crash: context.percent($0.crash))
            } ?? words.noIndustryOdds,
            words.marketOdds(
                halved: context.percent(RunUp.marketHalved),
                doubled: context.percent(RunUp.marketDoubledAgain),
                unconditional: context.percent(RunUp.marketHalvedUnconditionally)),
        ]
    }
}

extension ReportExhibits {
    /// E11, one a series with a test.
    var series: [ReportExhibit] { context.analysis.series.indices.compactMap(series(at:)) }

    func series(at index: Int) -> ReportExhibit? {
        let result = context.analysis.series[index]
        guard let test = result.test, let boundary = test.inference?.boundaries.first else {
            return nil
        }
        let words = context.words.indicators
        let name = SeriesBlocks.name(result, in: context.language)
        let period = SeriesBlocks.period(result)
        let count = result.series.values.count
        let spans = test.episodes.map { episode in
            SeriesChart.Span(
                start: episode.start, end: episode.end,
                title: "\(result.series.label(episode.start)) – "
                    + (episode.isOngoing ? words.ongoing : result.series.label(episode.end)))
        }
        let before = [Double?](repeating: nil, count: test.sequences.firstEnd)
        let text = ExhibitText(
            id: "e11-\(index + 1)",
            title: words.exhibitTitle(
                name, SeriesBlocks.outcome(test), episodes: test.episodes.count),
            subtitle: words.exhibitSubtitle(
                observations: DecimalFormat.integer(count), period: period, lag: test.lag),
            source: words.exhibitSource(
                level: context.percent(boundary.level),
                falseAlarms: context.percent(boundary.falseEpisodes.value)),
            description: words.exhibitDescription(
                name, period: period, episodes: spans.map(\.title)))
        let label = result.isLogarithm ? "\(name) (\(words.logarithm))" : name
        let chart = SeriesChart(
            text: text, values: result.series.values, valuesLabel: label,
            statistic: before + test.sequences.bsadf, statisticLabel: words.statistic,
            boundary: before + boundary.values.map { $0.isFinite ? $0 : nil },
            boundaryLabel: words.boundary, spans: spans, spansLabel: words.explosive,
            ticks: (0...6).map { place in
                let observation = place * (count - 1) / 6
                return (index: observation, label: result.series.label(observation))
            })
        let isOnly = context.analysis.series.count == 1
        return ReportExhibit(
            name: isOnly ? "E11-series" : "E11-series-\(index + 1)", language: context.language,
            text: text, hasNarrow: true
        ) { chart.drawn(theme: $0, form: $1) }
    }
}
