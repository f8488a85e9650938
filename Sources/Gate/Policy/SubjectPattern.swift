import Analysis

/// What a rule or a waiver is about: all subjects of a measure that have the given parts.
///
/// ```yaml
/// {id: cash-out-probability, firm: openai}      # every scenario and quarter of one firm
/// ```
public struct SubjectPattern: Sendable, Hashable {
    /// Parts that are given; none: every subject.
    public var parts: [MeasureRule.Subject: String]
    /// The whole subject in one text, instead of parts.
    public var whole: String?

    public init(_ parts: [MeasureRule.Subject: String] = [:], whole: String? = nil) {
        self.parts = parts
        self.whole = whole
    }

    /// Parts given; a rule with more of them goes before one with fewer.
    var specificity: Int { whole == nil ? parts.count : .max }

    /// Whether it names one subject and not a group.
    func isExact(_ rule: MeasureRule) -> Bool {
        whole != nil || form(rule) != nil
    }

    /// The form of subject whose parts are all given.
    func form(_ rule: MeasureRule) -> [MeasureRule.Subject]? {
        rule.subjects.first { $0.count == parts.count && Set($0) == Set(parts.keys) }
    }

    /// Whether some subject of the measure has these parts.
    func fits(_ rule: MeasureRule) -> Bool {
        whole != nil || rule.subjects.contains { Set(parts.keys).isSubset(of: $0) }
    }

    func matches(_ subject: String?, of rule: MeasureRule) -> Bool {
        if let whole { return whole == subject }
        if parts.isEmpty { return true }
        guard let subject else { return false }
        return rule.subjects.contains { form in
            guard let named = Self.split(subject, form) else { return false }
            return parts.allSatisfy { part in
                named.contains { $0.part == part.key && $0.value == part.value }
            }
        }
    }

    /// Whether a subject can be about both.
    func overlaps(_ other: SubjectPattern, of rule: MeasureRule) -> Bool {
        if let whole { return other.matches(whole, of: rule) }
        if let whole = other.whole { return matches(whole, of: rule) }
        return parts.allSatisfy { other.parts[$0.key, default: $0.value] == $0.value }
    }

    /// `cash-out-probability@openai/*/2027-Q4`, in the measure's order of parts.
    func text(_ rule: MeasureRule) -> String {
        if let whole { return MeasureID(rule.id, subject: whole).description }
        guard !parts.isEmpty else { return rule.id }
        let form =
            form(rule) ?? rule.subjects.first { Set(parts.keys).isSubset(of: $0) }
            ?? parts.keys.sorted { $0.rawValue < $1.rawValue }
        return MeasureID(
            rule.id, subject: form.map { parts[$0] ?? "*" }.joined(separator: "/")
        ).description
    }

    /// Parts of a subject; the path of a series may hold slashes of its own.
    static func split(
        _ subject: String, _ form: [MeasureRule.Subject]
    ) -> [(part: MeasureRule.Subject, value: String)]? {
        let pieces = subject.split(separator: "/", omittingEmptySubsequences: false)
        guard !form.isEmpty, pieces.count >= form.count else { return nil }
        let surplus = pieces.count - form.count
        guard surplus == 0 || form.count == 1 || form.contains(.series) else { return nil }
        var parts: [(part: MeasureRule.Subject, value: String)] = []
        var next = 0
        for part in form {
            let length = part == .series || form.count == 1 ? 1 + surplus : 1
            guard next + length <= pieces.count else { return nil }
            parts.append((part, pieces[next..<(next + length)].joined(separator: "/")))
            next += length
        }
        return next == pieces.count ? parts : nil
    }
}
