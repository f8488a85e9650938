import Money
import Text

/// One claim's value of a field.
struct Candidate<Value> {
    var value: Value
    var source: String
    var date: PartialDate
    var known: Day
    /// Position in the file: decides between claims that are equal in everything else.
    var order: Int
    var place: Place
}

/// How values of a field are compared and printed.
struct FieldRules<Value> {
    /// Whether the two can both be true.
    var agree: (Value, Value) -> Bool
    var text: (Value) -> String
    /// The value for reports to word; `nil`: its text.
    var said: ((Value) -> Disagreement.Said)?
    /// Base-currency minor units, for a money field.
    var money: (Value) -> Int64? = { _ in nil }
    /// A value that covers all of these, for ``ConflictPolicy/widest``; `nil`: not that kind of field.
    var cover: ([Value]) -> Value? = { _ in nil }
}

/// Chooses between the claims about one field and keeps book of every disagreement.
struct FieldChooser {
    let policy: ConflictPolicy
    let grade: (String) -> Grade?
    private(set) var disagreements: [Disagreement] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(policy: ConflictPolicy, grade: @escaping (String) -> Grade?) {
        self.policy = policy
        self.grade = grade
    }

    /// The value that holds: of the newest date, or what `resolve` says about claims of that date.
    ///
    /// Claims of an older date are amended by newer ones. Claims whose dates overlap with the newest are contemporaries; if they cannot all be
    /// true, the analyst's resolution decides, without one the policy, and the disagreement is recorded.
    mutating func choose<Value>(
        _ all: [Candidate<Value>], subject: String, field: String, resolutions: [Resolution],
        rules: FieldRules<Value>
    ) -> Candidate<Value>? {
        var candidates = all
        let resolution = resolutions.first { resolution in
            resolution.field == field && all.contains { $0.source == resolution.use }
        }
        if let resolution {
            candidates.removeAll { resolution.over.contains($0.source) }
        }
        guard let newest = candidates.max(by: isOlder) else { return nil }
        let contemporaries = candidates.filter { $0.date.overlaps(newest.date) }.sorted(by: isOlder)

        let used: Candidate<Value>
        let resolved = contemporaries.last { $0.source == resolution?.use }
        if let resolved {
            used = resolved
        } else {
            used = preferred(contemporaries) ?? newest
        }
        let dropped = all.filter { candidate in
            resolution?.over.contains(candidate.source) == true
                && !rules.agree(candidate.value, used.value)
        }
        let opponents =
            contemporaries.filter { !rules.agree($0.value, used.value) } + dropped
        guard !opponents.isEmpty else { return used }

        var statements: [Disagreement.Statement] = []
        for candidate in [used] + opponents.sorted(by: isOlder) {
            let statement = Disagreement.Statement(
                source: candidate.source, value: rules.text(candidate.value),
                said: rules.said?(candidate.value) ?? .verbatim(rules.text(candidate.value)),
                money: rules.money(candidate.value))
            if !statements.contains(statement) { statements.append(statement) }
        }
        let isResolved = resolution != nil && (resolved != nil || !dropped.isEmpty)
        disagreements.append(
            Disagreement(
                subject: subject, field: field, statements: statements, used: used.source,
                reason: isResolved ? resolution?.reason : nil,
                conflict: isResolved ? resolution?.conflict : nil, place: used.place))
        if isResolved { return used }

        let listed = statements.map { "\($0.value) (\($0.source))" }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                .claimsDisagree, at: used.place,
                "claims about '\(field)' of '\(subject)' disagree: \(listed)",
                help:
                    "add `resolve: - {field: \(field), use: SOURCE, reason: …}`; until then the policy '\(policy.rawValue)' uses \(used.source)"
            ))
        if policy == .widest, let cover = rules.cover(contemporaries.map(\.value)) {
            var widest = used
            widest.value = cover
            return widest
        }
        return used
    }

    /// Best grade first, then the newest; under ``ConflictPolicy/latest`` simply the one known last.
    private func preferred<Value>(_ candidates: [Candidate<Value>]) -> Candidate<Value>? {
        candidates.max { a, b in
            if policy == .latest { return (a.known, a.order) < (b.known, b.order) }
            let (first, second) = (grade(a.source), grade(b.source))
            if let first, let second, first != second { return first > second }
            return isOlder(a, b)
        }
    }

    private func isOlder<Value>(_ a: Candidate<Value>, _ b: Candidate<Value>) -> Bool {
        (a.date.first, a.known, a.order) < (b.date.first, b.known, b.order)
    }

    mutating func report(_ disagreement: Disagreement) { disagreements.append(disagreement) }
    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

extension DiagnosticCode {
    /// Contemporary claims disagree and no `resolve` says which is used.
    public static let claimsDisagree = DiagnosticCode(rawValue: "W201")
    /// A quoted total does not match the legs that it covers.
    public static let aggregateMismatch = DiagnosticCode(rawValue: "W240")
    /// No exchange rate for an amount in a foreign currency.
    public static let noExchangeRate = DiagnosticCode(rawValue: "E150")
}
