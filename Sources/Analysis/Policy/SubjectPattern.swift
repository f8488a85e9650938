/// What a rule or a waiver is about: all subjects of a measure that have the given parts.
///
/// ```yaml
/// {id: cash-out-probability, firm: openai}      # every scenario and quarter of one firm
/// ```
public struct SubjectPattern: Sendable, Hashable {
    /// Parts that are given; none: every subject.
    public var parts: [MetricDefinition.Subject: String]
    /// The whole subject in one text, instead of parts.
    public var whole: String?

    public init(_ parts: [MetricDefinition.Subject: String] = [:], whole: String? = nil) {
        self.parts = parts
        self.whole = whole
    }

    /// Parts given; a rule with more of them goes before one with fewer.
    package var specificity: Int { whole == nil ? parts.count : .max }

    /// Whether it names one subject and not a group.
    package func isExact(_ rule: MetricDefinition) -> Bool {
        whole != nil || form(rule) != nil
    }

    /// The form of subject whose parts are all given.
    package func form(_ rule: MetricDefinition) -> [MetricDefinition.Subject]? {
        rule.subjects.first { $0.count == parts.count && Set($0) == Set(parts.keys) }
    }

    /// Whether some subject of the measure has these parts.
    package func fits(_ rule: MetricDefinition) -> Bool {
        whole != nil || rule.subjects.contains { Set(parts.keys).isSubset(of: $0) }
    }

    package func matches(_ id: MeasureID) -> Bool {
        if let whole { return whole == id.subject }
        return parts.allSatisfy { part in
            id.dimensions.contains { $0.kind == part.key && $0.value == part.value }
        }
    }

    /// Whether a subject can be about both.
    package func overlaps(_ other: SubjectPattern, of rule: MetricDefinition) -> Bool {
        if let whole {
            return other.matches(MeasureID(rule.id, subject: whole, known: { _ in rule }))
        }
        if let whole = other.whole {
            return matches(MeasureID(rule.id, subject: whole, known: { _ in rule }))
        }
        return parts.allSatisfy { other.parts[$0.key, default: $0.value] == $0.value }
    }

    /// `cash-out-probability@openai/*/2027-Q4`, in the measure's order of parts.
    package func text(_ rule: MetricDefinition) -> String {
        if let whole { return MeasureID(rule.id, subject: whole).description }
        guard !parts.isEmpty else { return rule.id }
        let form =
            form(rule) ?? rule.subjects.first { Set(parts.keys).isSubset(of: $0) }
            ?? parts.keys.sorted { $0.rawValue < $1.rawValue }
        return MeasureID(
            rule.id, subject: form.map { parts[$0] ?? "*" }.joined(separator: "/")
        ).description
    }
}
