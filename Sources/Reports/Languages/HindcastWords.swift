/// Words of a stress test of a past day beside what came.
protocol HindcastWords: Sendable {
    var title: String { get }
    func introduction(draws: String, level: String, asOf: String, settled: String) -> String
    var firmAndYear: String { get }
    /// Column: what is forecast.
    var forecastOf: String { get }
    var low: String { get }
    var median: String { get }
    var high: String { get }
    var came: String { get }
    var insideHead: String { get }
    func isInside(_ inside: Bool) -> String
    var revenue: String { get }
    var cash: String { get }
    var notReported: String { get }
    /// Names the quarters where not all four are simulated.
    func year(_ year: Int, quarters: Int) -> String
    func byEnd(of year: Int) -> String
    var short: String { get }
    /// - Parameter known: whether the firm was insolvent by the end of the year; `nil`: nothing says.
    func insolvency(_ known: Bool?, on day: String?) -> String
    func need(_ firm: String, low: String, median: String, high: String, raised: String?) -> String
    func inside(_ count: Int, of all: Int, level: String) -> String
}
