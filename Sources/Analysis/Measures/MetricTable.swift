import Ledger
import Text

/// Numbers by their ids: the one table that a gate, a trace, a comparison, a data file and a report take them from.
///
/// Cost of finding a number: constant.
public struct MetricTable: Sendable {
    /// Sorted by id; ids are unique.
    public let measures: [Measure]
    private let places: [MeasureID: Int]

    public init(_ measures: some Sequence<Measure>) {
        // A text costs more than a comparison: each is made once.
        let sorted = measures.map { (text: $0.id.description, measure: $0) }
            .sorted { $0.text < $1.text }.map(\.measure)
        self.measures = sorted
        places = Dictionary(
            sorted.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: MeasureID) -> Measure? { places[id].map { measures[$0] } }

    /// The numbers of one rule, by id.
    public func measures(of rule: String) -> [Measure] {
        measures.filter { $0.id.rule == rule }
    }

    /// Why there is no number with an id, and which one was probably meant.
    public func unknown(_ id: String) -> String {
        let wanted = MeasureID(parsing: id)
        let rule = wanted.rule
        let siblings = measures(of: rule).map(\.id)
        if !siblings.isEmpty {
            let near = wanted.subject.flatMap {
                Suggestion.nearest(to: $0, in: siblings.compactMap(\.subject))
            }
            if let near {
                let id = MeasureID(rule, subject: near)
                return "There is no number '\(wanted)'. Did you mean '\(id)'?"
            }
            let more = siblings.count > 3 ? " and \(siblings.count - 3) more" : ""
            return
                "There is no number '\(id)' in this analysis; of '\(rule)' there is \(siblings.prefix(3).map(\.description).joined(separator: ", "))\(more)."
        }
        if let near = Suggestion.nearest(to: id, in: measures.map(\.id.description)) {
            return "There is no number '\(id)'. Did you mean '\(near)'?"
        }
        if let known = MeasureCatalogue.rule(rule) {
            return
                "'\(rule)' (\(known.title.text().lowercased()), of \(known.subjectText)) has no value in this analysis."
        }
        if let near = MeasureCatalogue.suggestion(for: rule) {
            return "There is no number '\(id)'. Did you mean one of '\(near)'?"
        }
        return "There is no number '\(id)'. `ouroboros trace MODEL` lists all of them."
    }
}
