import Charts
import Documents

/// The page of a backtest with the scores of its forecasts, and its files.
public struct BacktestReport: Sendable {
    private let backtest: Backtest
    private let forward: WalkForward

    public init(_ backtest: Backtest, _ forward: WalkForward) {
        self.backtest = backtest
        self.forward = forward
    }

    /// For a terminal: without the exhibit.
    public var document: Document { Document(blocks(exhibit: false)) }

    /// With the exhibit, whose files lie beside it.
    private var page: Document { Document(blocks(exhibit: true)) }

    private func blocks(exhibit: Bool) -> [Block] {
        backtest.blocks(exhibit: exhibit)
            + forward.scores.blocks(
                title: "Forecasts that would have been made, every three months", level: 2)
    }

    /// `README.md`, `backtest.json`, `forecasts.json` and the exhibit in both themes.
    ///
    /// - Parameter json: writes a value as the tool writes JSON.
    public func files(
        json: (any Encodable) throws -> String
    ) throws -> [(path: String, contents: String)] {
        let exhibit = backtest.exhibit
        return Theme.all.map {
            (Backtest.exhibitPath($0), exhibit.drawn(theme: $0).svg)
        } + [
            ("README.md", try MarkdownRenderer().render(page)),
            ("backtest.json", try json(BacktestData(backtest))),
            (
                "forecasts.json",
                try json(ScoreData(forward.settlements, forward.scores, head: nil))
            ),
        ]
    }
}
