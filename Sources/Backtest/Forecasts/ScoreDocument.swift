import Documents
import Text

extension ForecastScores {
    /// The scores as blocks.
    ///
    /// - Parameter level: of the heading.
    public func blocks(title: String, level: Int = 1) -> [Block] {
        var blocks: [Block] = [.heading(level: level, [.text(title)])]
        if kinds.isEmpty {
            blocks.append(.paragraph(["No forecast is settled yet."]))
        } else {
            blocks.append(
                .paragraph([
                    "Brier score for events, continuous ranked probability score for shares; smaller is better, and an event of which one half is always said scores 0.25. Forecasts of one ledger are not independent, so differences of a few hundredths say little."
                ]))
            blocks.append(
                .table(
                    Table(
                        ["Of", "Settled", "Came true", "Score", "Base rate", "Last value"],
                        [.left, .right, .right, .right, .right, .right],
                        rows: kinds.map { kind in
                            [
                                [.text(kind.kind.rawValue)],
                                [.text(DecimalFormat.integer(kind.count))],
                                [.text(PercentFormat.text(kind.outcome))],
                            ]
                                + [kind.score, kind.baseRate, kind.lastValue].map {
                                    [.text(DecimalFormat.fixed($0, 3))]
                                }
                        })))
        }
        if !calibration.isEmpty {
            blocks.append(
                .table(
                    Table(
                        ["Chance said", "Forecasts", "Mean said", "Happened"],
                        [.left, .right, .right, .right],
                        rows: calibration.map { bin in
                            [
                                [.text(PercentFormat.range(bin.low, bin.high))],
                                [.text(DecimalFormat.integer(bin.count))],
                                [.text(PercentFormat.text(bin.said))],
                                [.text(PercentFormat.text(bin.happened))],
                            ]
                        })))
        }
        if !open.isEmpty {
            blocks.append(
                .paragraph([
                    .text(
                        "Not settled: "
                            + open.map { "\(DecimalFormat.integer($0.count)) (\($0.reason))" }
                            .joined(separator: ", ") + ".")
                ]))
        }
        return blocks
    }
}
