import Text

/// The codes of backtests and forecasts; each is explained in ``DiagnosticCatalog``.
extension DiagnosticCode {
    public static let noOutcome = DiagnosticCode(rawValue: "E901")
    public static let brokenChain = DiagnosticCode(rawValue: "E902")
    public static let badForecast = DiagnosticCode(rawValue: "E903")
    public static let otherModel = DiagnosticCode(rawValue: "E904")
}

extension DiagnosticCatalog {
    /// Backtests and forecasts.
    public static let backtest: [Entry] = [
        Entry(
            .noOutcome, "a case has no outcome",
            explanation: """
                A backtest holds what was said on each day against what became of the case. \
                That stands in `outcome.yaml` in the case's folder, which no other command \
                reads as a part of the model.
                """,
            example: "ouroboros backtest Models/demo",
            mend: "Write outcome.yaml (Documentation/backtest.md)."),
        Entry(
            .brokenChain, "a forecast was changed after it was written",
            explanation: """
                Every line of a forecast file holds the SHA-256 of the line before it and of \
                itself. One of them does not fit: a byte was changed, a line was taken out, \
                put in or moved.
                """,
            example: "a probability of 0.3 made 0.9 after the day it was about",
            mend: "Take the file from where it was committed; forecasts are added, never edited."),
        Entry(
            .badForecast, "a line is not a forecast",
            explanation: """
                A forecast file has one JSON object a line, as `ouroboros forecast` writes it.
                """,
            example: "an empty line in the middle of the file",
            mend: "Take the file from where it was committed."),
        Entry(
            .otherModel, "forecasts are of another model",
            explanation: """
                Forecasts are settled by the later claims of the model that they are about. \
                The file names another one.
                """,
            example: "ouroboros score Models/demo ai-forecasts.ndjson",
            mend: "Name the model of the file."),
    ]
}
