import Bubble
import Reporting

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
            return inference.criticalValues.map { [.text(NumberText.estimate(pick($0)))] }
        }
        func row(
            _ name: String, _ value: Double?, _ pick: (CriticalValues) -> QuantileEstimate,
            _ p: ShareEstimate?
        ) -> [[Inline]] {
            [[.text(name)], [.text(value.map { NumberText.fixed($0, 3) } ?? "none")]]
                + critical(pick)
                + (inference == nil ? [] : [[.text(p.map { NumberText.fixed($0.value, 4) } ?? "")]])
        }
        var columns: [Table.Column] = [.init("Statistic"), .init("Value", .right)]
        if inference != nil {
            columns += ["90 %", "95 %", "99 %", "p"].map { Table.Column($0, .right) }
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
                    Critical values: \(settings.null?.name ?? "none"), \(inference.replicates) replicates, seed \
                    \(inference.seed)\(inference.isTabulated ? ", from a table" : ""); ± is the Monte-Carlo standard error.
                    """)
            ])
        ]
        if let boundary = inference.boundaries.first {
            blocks.append(
                .paragraph([
                    .text(
                        """
                        Boundary: \(boundary.kind.rawValue) at \(NumberText.percent(boundary.level)); without a bubble \
                        \(NumberText.percent(boundary.falseAlarms.value)) of series cross it and \
                        \(NumberText.percent(boundary.falseEpisodes.value)) stay above it for \
                        \(result.minimumDuration) observations, the shortest episode.
                        """)
                ]))
        }
        if inference.episodes.isEmpty {
            blocks.append(.paragraph([.text("Not explosive: no episode lasts long enough.")]))
        } else {
            blocks.append(
                .table(
                    Table(
                        columns: [
                            .init("Explosive from"), .init("to"), .init("Observations", .right),
                            .init("Peak"), .init("BSADF", .right),
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
                                [.text(series.label(episode.peak))],
                                [.text(NumberText.fixed(episode.statistic, 3))],
                            ]
                        })))
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
    let fit: LPPLSFit
    let windows: LPPLSWindows
    let series: TimeSeries

    init(_ fit: LPPLSFit, _ windows: LPPLSWindows, series: TimeSeries) {
        self.fit = fit
        self.windows = windows
        self.series = series
    }

    var document: Document {
        let filter = windows.settings.filter
        let failures = filter.failures(of: fit)
        let after = fit.tc - Double(fit.end)
        let rows: [(String, String)] = [
            ("Critical time", "\(NumberText.fixed(after, 1)) observations after the last"),
            ("Exponent m", NumberText.fixed(fit.m, 4)),
            ("Angular log-frequency ω", NumberText.fixed(fit.omega, 4)),
            ("A", NumberText.fixed(fit.a, 6)), ("B", NumberText.fixed(fit.b, 6)),
            ("C1", NumberText.fixed(fit.c1, 6)), ("C2", NumberText.fixed(fit.c2, 6)),
            ("Sum of squares", NumberText.fixed(fit.sse, 6)),
            ("Oscillations", NumberText.fixed(fit.oscillations, 2)),
            ("Damping", NumberText.fixed(fit.damping, 2)),
        ]
        var text =
            failures.isEmpty
            ? "The fit of the whole series meets the conditions of \(filter.name) (\(filter.source))."
            : "The fit of the whole series fails \(filter.name) (\(filter.source)): "
                + failures.map(\.rawValue).joined(separator: ", ") + "."
        text +=
            " Confidence: \(NumberText.percent(windows.confidence)) of \(windows.fits.count) windows that end at "
            + "\(series.label(fit.end)) qualify."
        if let trust = windows.trust {
            text += " Trust: \(NumberText.percent(trust)) (\(filter.ofTrust.source))."
        }
        return Document([
            .table(
                Table(
                    columns: [.init("Log-periodic power law"), .init("Value", .right)],
                    rows: rows.map { [[.text($0.0)], [.text($0.1)]] })),
            .paragraph([.text(text)]),
        ])
    }
}

/// Numbers of the terminal.
enum NumberText {
    /// A number with this many decimals, at most 9.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard scaled.magnitude < 1e15 else { return "\(value)" }
        let units = Int64(scaled)
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -decimals)
        let sign = units < 0 ? "\u{2212}" : ""
        return sign + padded[..<point] + (decimals > 0 ? "." + padded[point...] : "")
    }

    static func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }

    static func estimate(_ quantile: QuantileEstimate) -> String {
        guard quantile.value.isFinite, quantile.standardError.isFinite else { return "none" }
        return fixed(quantile.value, 2) + " ± " + fixed(quantile.standardError, 2)
    }
}
