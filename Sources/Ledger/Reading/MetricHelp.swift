import Text

extension DiagnosticCollector {
    /// Which metric was meant, or which come near, and where all are.
    package func metricHelp(_ word: String) -> String {
        let all = FactMetric.all.map(\.id)
        let near = Suggestion.related(to: word, in: all, most: 4)
        let list = "Documentation/metrics.md lists all metrics"
        return didYouMean(
            word, in: all,
            otherwise: near.isEmpty
                ? list : "the nearest are \(near.joined(separator: ", ")); \(list)") ?? list
    }
}
