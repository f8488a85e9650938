import Analysis
import Ledger
import Money

/// Forecasts that would have been made on days of the past, with what was known then, settled by what came.
public struct WalkForward: Sendable {
    public let settlements: [Settlement]
    public let scores: ForecastScores

    /// Months between the days on which forecasts are made: the quarters of accounts.
    public static let step = 3

    /// - Throws: what is wrong with the ledger of a day, or ``MeasureError``.
    public init(_ cases: [HistoryCase]) throws {
        var all: [Settlement] = []
        for one in cases.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            all += try Self.settlements(one)
        }
        settlements = all
        scores = ForecastScores(all)
    }

    private static func settlements(_ history: HistoryCase) throws -> [Settlement] {
        let days = history.model.knownDays
        guard let first = days.first, let last = days.last else { return [] }
        let ledger = SettlingLedger(history.model, on: last)
        var all: [Settlement] = []
        var day = first
        while day < last {
            defer { day = day.adding(months: step) }
            let model = history.model.cutOff(at: day)
            guard !model.deals.isEmpty else { continue }
            let analysis = try Analysis(
                of: try OpenedModel(model, asOf: day), options: .point(asOf: day), parts: [])
            // A rival knows what had come due by then, no more.
            let settled = all.filter { $0.forecast.due <= day }
            let forecasts = try ForecastMaker(analysis, settled: settled).forecasts()
            all += forecasts.map { Settlement($0, ledger) }
        }
        return all
    }
}
