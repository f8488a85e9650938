import Text

/// A part of an analysis that states numbers.
public protocol MeasureProvider: Sendable {
    /// Every rule that ``measures(of:)`` can give, model or no model.
    var rules: [MeasureRule] { get }
    /// The numbers of one analysis, each under one of ``rules``; nothing of what was not computed.
    func measures(of analysis: Analysis) -> [Measure]
}

/// Every number that the tool can state. To add numbers, write a provider and list it here.
public enum MeasureCatalogue {
    /// In the order of the report.
    public static let providers: [any MeasureProvider] = [
        ReturnableMeasures(), CirculationMeasures(), OutsideMeasures(), CircuitMeasures(),
        VendorMeasures(), RoundTripMeasures(),
        FragilityMeasures(), ConcentrationMeasures(), SignificanceMeasures(), HeadlineMeasures(),
        CoverageMeasures(), ContagionMeasures(), IndicatorMeasures(), SeriesMeasures(),
        StressMeasures(),
    ]

    /// All rules, in the providers' order.
    public static let rules: [MeasureRule] = providers.flatMap(\.rules)

    public static func rule(_ id: String) -> MeasureRule? { rules.first { $0.id == id } }

    /// Whether a number comes from simulated scenarios, which an analysis leaves out unless asked.
    public static func needsStress(_ rule: MeasureRule) -> Bool { needsStress(rule.id) }
    public static func needsStress(_ rule: String) -> Bool {
        StressMeasures().rules.contains { $0.id == rule }
    }

    /// The id that was probably meant.
    public static func suggestion(for id: String) -> String? {
        Suggestion.nearest(to: id, in: rules.map(\.id))
    }

    /// Every number of an analysis, sorted by id. Ids are unique.
    public static func measures(of analysis: Analysis) -> [Measure] {
        providers.flatMap { $0.measures(of: analysis) }.sorted { $0.id < $1.id }
    }
}

extension Analysis {
    /// The number with an id.
    public func measure(_ id: MeasureID) -> Measure? { measures.first { $0.id == id } }
}

extension MeasureID {
    /// From its text: `circulation-share@announced`; the part behind the first `@` is the subject.
    public init(parsing text: String) {
        guard let at = text.firstIndex(of: "@") else {
            self.init(text)
            return
        }
        self.init(String(text[..<at]), subject: String(text[text.index(after: at)...]))
    }
}

extension Analysis {
    /// Why there is no number with an id, and which one was probably meant.
    public func unknownNumber(_ id: String) -> String {
        let wanted = MeasureID(parsing: id)
        let rule = wanted.rule
        let siblings = measures.filter { $0.id.rule == rule }.map(\.id)
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
                "'\(rule)' (\(known.title.lowercased()), of \(known.subjectText)) has no value in this analysis."
        }
        if let near = MeasureCatalogue.suggestion(for: rule) {
            return "There is no number '\(id)'. Did you mean one of '\(near)'?"
        }
        return "There is no number '\(id)'. `ouroboros trace MODEL` lists all of them."
    }
}
