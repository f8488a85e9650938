import Documents
import SeriesTests
import Text

/// The result of `bubble` for a terminal.
struct BubbleSummary {
    let result: ExplosivenessTest.Result
    let series: TimeSeries
    let format: String

    init(_ result: ExplosivenessTest.Result, series: TimeSeries, format: String) {
        self.result = result
        self.series = series
        self.format = format
    }

    var document: Document {
        let s = result.sequences
        var blocks: [Block] = [
            .paragraph([
                .text(
                    """
                    \(series.name): \(s.count) observations, \(series.label(0)) to \
                    \(series.label(s.count - 1)) (\(format) file); lag \(result.lag), shortest window \
                    \(s.minimumRows) rows.
                    """)
            ]),
            statistics,
        ]
        if let inference = result.inference {
            blocks += verdict(inference)
        } else {
            blocks.append(
                .paragraph([.text("No critical values were asked for, so nothing is dated.")]))
        }
        if s.windowsWithoutStatistic > 0 {
            blocks.append(
                .paragraph([
                    .text(
                        """
                        \(s.windowsWithoutStatistic) of \(s.windows) windows have no statistic: the series does \
                        not vary in them, its lags are collinear, or the fit is perfect.
                        """)
                ]))
        }
        return Document(blocks)
    }

    private var statistics: Block {
        let s = result.sequences
        let inference = result.inference
        func critical(_ pick: (CriticalValues) -> QuantileEstimate) -> [[Inline]] {
            guard let inference else { return [] }
            return inference.criticalValues.map { [.text(pick($0).text)] }
        }
        func row(
            _ name: String, _ value: Double?, _ pick: (CriticalValues) -> QuantileEstimate,
            _ p: ShareEstimate?
        ) -> [[Inline]] {
            [[.text(name)], [.text(value.map { DecimalFormat.statistic($0) } ?? "none")]]
                + critical(pick)
                + (inference == nil
                    ? [] : [[.text(p.map { DecimalFormat.pValue($0.value) } ?? "")]])
        }
        var columns: [Table.Column] = [.init("Statistic"), .init("Value", .right)]
        if inference != nil {
            columns += ["90%", "95%", "99%", "p"].map { Table.Column($0, .right) }
        }
        return .table(
            Table(
                columns: columns,
                rows: [
                    row("ADF", s.adf, { $0.adf }, inference?.adfPValue),
                    row("SADF", s.sadf?.value, { $0.sadf }, inference?.sadfPValue),
                    row("GSADF", s.gsadf.value, { $0.gsadf }, inference?.gsadfPValue),
                ]))
    }

    private func verdict(_ inference: ExplosivenessTest.Inference) -> [Block] {
        let settings = result.settings
        var blocks: [Block] = [
            .paragraph([
                .text(
                    """
                    Critical values: \(nullText), \(inference.replicates) replicates, seed \
                    \(inference.seed)\(inference.isTabulated ? ", from a table" : ""); ± is the Monte-Carlo standard error.
                    """)
            ])
        ]
        if let boundary = inference.boundaries.first {
            blocks.append(.paragraph([.text(rule(boundary))]))
        }
        if inference.cannotReject(at: settings.level) {
            blocks.append(
                .paragraph([
                    .text(
                        """
                        Indeterminate: \(result.sequences.count) observations are too few: no p below \
                        \(DecimalFormat.significant(inference.smallestP, 3)) is possible with them and \
                        \(inference.replicates) replicates, so at \(PercentFormat.text(settings.level)) nothing \
                        can be found.
                        """)
                ]))
            return blocks
        }
        if inference.episodes.isEmpty {
            blocks.append(.paragraph([.text(notExplosive(inference))]))
        } else {
            blocks.append(episodes(inference))
        }
        if let end = inference.endPValue, let monitored = inference.monitoredPValue {
            blocks.append(
                .paragraph([
                    .text(
                        """
                        At the last observation p = \(DecimalFormat.pValue(end.value)) by itself, and \
                        \(DecimalFormat.pValue(monitored.value)) over the last \(inference.looks) looks.
                        """)
                ]))
        }
        let others = inference.verdicts.dropFirst().filter {
            $0.isExplosive != inference.verdicts.first?.isExplosive
        }
        blocks.append(
            .paragraph([
                .text(
                    others.isEmpty
                        ? "All \(inference.verdicts.count) conventions of boundary and window unit agree."
                        : "Other conventions disagree: "
                            + others.map { "\($0.boundary.rawValue), \($0.unit.rawValue)" }
                            .joined(separator: "; ") + ".")
            ]))
        return blocks
    }

    private var nullText: String {
        guard let null = result.settings.null else { return "none" }
        switch null.drift {
        case .kept: return "\(null.name) with the drift kept"
        case .some(.none): return "\(null.name) without a drift"
        case nil: return null.name
        }
    }

    private func rule(_ boundary: Boundary) -> String {
        let most = boundary.falseEpisodesAreBound ? "at most " : ""
        return """
            Episodes: \(result.settings.isScreened ? "where the GSADF rejects, " : "")BSADF above the \
            \(boundary.kind.rawValue) boundary at \(PercentFormat.text(boundary.level)) for \
            \(result.minimumDuration) observations or more; without a bubble \(most)\
            \(PercentFormat.text(boundary.falseEpisodes.value)) of series have one, and \
            \(PercentFormat.text(boundary.falseAlarms.value)) cross the boundary somewhere.
            """
    }

    private func notExplosive(_ inference: ExplosivenessTest.Inference) -> String {
        let settings = result.settings
        return settings.isScreened && !inference.rejects(at: settings.level)
            ? "Not explosive: the GSADF does not reject at \(PercentFormat.text(settings.level))."
            : "Not explosive: no episode lasts long enough."
    }

    private func episodes(_ inference: ExplosivenessTest.Inference) -> Block {
        .table(
            Table(
                columns: [
                    .init("Explosive from"), .init("to"), .init("Observations", .right),
                    .init("Direction"), .init("Peak"), .init("BSADF", .right),
                ],
                rows: inference.episodes.map { episode in
                    [
                        [.text(series.label(episode.start))],
                        [
                            .text(
                                series.label(episode.end)
                                    + (episode.isOngoing ? " (ongoing)" : ""))
                        ],
                        [.text("\(episode.duration)")],
                        [.text(episode.direction(in: series.values).rawValue)],
                        [.text(series.label(episode.peak))],
                        [.text(DecimalFormat.statistic(episode.statistic))],
                    ]
                }))
    }

    /// The sequence as a drawing in characters.
    var plot: String {
        let s = result.sequences
        let boundary = result.inference?.boundaries.first?.values ?? []
        let rows = BubblePlot(width: 76, height: 10).rows(s.bsadf, boundary: boundary) { end in
            result.episodes.contains { ($0.start...$0.end).contains(s.firstEnd + end) }
        }
        let caption =
            "BSADF (*)" + (boundary.isEmpty ? "" : ", boundary (-), episodes (#)")
            + ", \(series.label(s.firstEnd)) to \(series.label(s.count - 1))"
        return ([caption] + rows).joined(separator: "\n") + "\n"
    }
}

/// The result of `bubble --method lppls` for a terminal.
struct PowerLawSummary {
    let result: PowerLawResult

    init(_ result: PowerLawResult) { self.result = result }

    var document: Document {
        let fit = result.fit
        let after = fit.tc - Double(fit.end)
        func number(_ value: Double, _ decimals: Int) -> String {
            value.isFinite ? DecimalFormat.fixed(value, decimals) : "unknown"
        }
        let rows: [(String, String)] = [
            ("Critical time", "\(DecimalFormat.fixed(after, 1)) observations after the last"),
            ("Exponent m", number(fit.m, 4)),
            ("Angular log-frequency ω", number(fit.omega, 4)),
            ("A", number(fit.a, 6)), ("B", number(fit.b, 6)),
            ("C1", number(fit.c1, 6)), ("C2", number(fit.c2, 6)),
            ("Sum of squares", number(fit.sse, 6)),
            ("Oscillations", number(fit.oscillations, 2)),
            ("Damping", number(fit.damping, 2)),
            ("Mean relative error", number(fit.relativeError, 4)),
        ]
        return Document([
            .paragraph([.text(what)]),
            .table(
                Table(
                    columns: [.init("Log-periodic power law"), .init("Value", .right)],
                    rows: rows.map { [[.text($0.0)], [.text($0.1)]] })),
            .paragraph([.text(verdict)]),
        ])
    }

    private var what: String {
        let series = result.series
        let values = result.reading.isLogarithm ? "logarithms" : "values as they are"
        return """
            \(series.name): \(values) of \(series.values.count) observations, \(series.label(0)) to \
            \(series.label(series.values.count - 1)).
            """
    }

    private var verdict: String {
        let (fit, filter) = (result.fit, result.filter)
        let failures = filter.failures(of: fit)
        var text =
            failures.isEmpty
            ? "The fit of the whole series meets the conditions of \(filter.name) (\(filter.source))."
            : "The fit of the whole series fails \(filter.name) (\(filter.source)): "
                + failures.map(\.rawValue).joined(separator: ", ") + "."
        if result.bounds.isOnBound(fit) { text += " It lies on a bound of the search." }
        guard let windows = result.windows else {
            return text + " Confidence: unknown, because \(result.reason ?? "it has no windows")."
        }
        text +=
            " Confidence: \(PercentFormat.text(windows.confidence)) of \(windows.fits.count) windows that end at "
            + "\(result.series.label(fit.end)) qualify"
        text +=
            windows.qualifiedOnBound > 0
            ? "; \(windows.qualifiedOnBound) of these \(windows.qualified) fits lie on a bound of the search."
            : "."
        if let trust = windows.trust {
            text += " Trust: \(PercentFormat.text(trust)) (\(filter.ofTrust.source))."
        }
        return text
    }
}

extension QuantileEstimate {
    /// `3.15 ± 0.03`; `none` where the simulated series have no such quantile.
    var text: String {
        guard value.isFinite, standardError.isFinite else { return "none" }
        return DecimalFormat.fixed(value, 2) + " ± " + DecimalFormat.fixed(standardError, 2)
    }
}
