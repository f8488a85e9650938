import Circularity
import Ledger

/// The id of a number: `circulation-share@announced`, `vendor-financing@nvidia`, `cash-out-probability@openai/circular-freeze/2027-Q4`.
///
/// What it is of is a list of typed dimensions; text is made of it where a number is printed, and read where a person writes one.
public struct MeasureID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// What is measured: the id a policy's rule has.
    public let rule: String
    /// Of what, in the order of the rule's form; empty for the whole model.
    public let dimensions: [Dimension]

    /// One thing that a number is of.
    public struct Dimension: Sendable, Hashable {
        /// `nil`: of a measure that is not in the catalogue.
        public let kind: MetricDefinition.Subject?
        public let value: String

        public init(_ kind: MetricDefinition.Subject?, _ value: String) {
            self.kind = kind
            self.value = value
        }

        public static func firm(_ id: String) -> Dimension { Dimension(.firm, id) }
        public static func layer(_ layer: Firmness) -> Dimension { Dimension(.layer, layer.name) }
        public static func deal(_ id: String) -> Dimension { Dimension(.deal, id) }
        public static func circuit(_ ring: String) -> Dimension { Dimension(.circuit, ring) }
        public static func kind(_ kind: CircuitClass) -> Dimension {
            Dimension(.circuitClass, kind.rawValue)
        }
        public static func kind(_ kind: BulletinClass) -> Dimension {
            Dimension(.bulletinClass, kind.rawValue)
        }
        public static func evidence(_ kind: EvidenceShares.Kind) -> Dimension {
            Dimension(.evidence, kind.rawValue)
        }
        public static func null(_ null: NullModel) -> Dimension {
            Dimension(.nullModel, null.rawValue)
        }
        public static func year(_ year: Int) -> Dimension { Dimension(.year, String(year)) }
        public static func series(_ path: String) -> Dimension { Dimension(.series, path) }
        public static func scenario(_ id: String) -> Dimension { Dimension(.scenario, id) }
        /// A day, a quarter or an age.
        public static func time(_ time: some CustomStringConvertible) -> Dimension {
            Dimension(.time, time.description)
        }
    }

    public init(_ rule: String, _ dimensions: [Dimension] = []) {
        self.rule = rule
        self.dimensions = dimensions
    }

    /// The dimensions as a person writes them: `openai/circular-freeze/2027-Q4`; `nil` for the whole model.
    public var subject: String? {
        dimensions.isEmpty ? nil : dimensions.map(\.value).joined(separator: "/")
    }

    /// The null model that the number is about.
    public var nullModel: NullModel? {
        dimensions.first { $0.kind == .nullModel }.flatMap { NullModel(rawValue: $0.value) }
    }

    public var description: String { subject.map { "\(rule)@\($0)" } ?? rule }

    /// By the texts; they are not made where only one part can differ.
    public static func < (a: MeasureID, b: MeasureID) -> Bool {
        if a.rule == b.rule, a.dimensions.count == 1, b.dimensions.count == 1 {
            return a.dimensions[0].value < b.dimensions[0].value
        }
        return a.description < b.description
    }
}

// MARK: Reading

extension MeasureID {
    /// From its text: `circulation-share@announced`; the part behind the first `@` is the subject.
    ///
    /// - Parameter known: what is known of a rule's subjects.
    public init(
        parsing text: String, known: (String) -> MetricDefinition? = { MeasureCatalogue.rule($0) }
    ) {
        guard let at = text.firstIndex(of: "@") else {
            self.init(text)
            return
        }
        let rule = String(text[..<at])
        self.init(rule, subject: String(text[text.index(after: at)...]), known: known)
    }

    /// From a rule and the text of a subject.
    public init(
        _ rule: String, subject: String?,
        known: (String) -> MetricDefinition? = { MeasureCatalogue.rule($0) }
    ) {
        guard let subject else {
            self.init(rule)
            return
        }
        let forms = known(rule)?.subjects ?? []
        // Of two forms that fit, the one without a slash inside a part.
        let parts = subject.count { $0 == "/" } + 1
        let ordered = forms.filter { $0.count == parts } + forms.filter { $0.count != parts }
        let fitting = ordered.lazy.compactMap { Self.dimensions(subject, $0) }.first
        self.init(rule, fitting ?? [Dimension(nil, subject)])
    }

    /// A subject cut into the parts of a form; the path of a series may hold slashes of its own.
    private static func dimensions(
        _ subject: String, _ form: [MetricDefinition.Subject]
    ) -> [Dimension]? {
        let pieces = subject.split(separator: "/", omittingEmptySubsequences: false)
        guard !form.isEmpty, pieces.count >= form.count else { return nil }
        let surplus = pieces.count - form.count
        guard surplus == 0 || form.count == 1 || form.contains(.series) else { return nil }
        var parts: [Dimension] = []
        var next = 0
        for part in form {
            let length = part == .series || form.count == 1 ? 1 + surplus : 1
            guard next + length <= pieces.count else { return nil }
            let value = pieces[next..<(next + length)].joined(separator: "/")
            guard part.accepts(value) else { return nil }
            parts.append(Dimension(part, value))
            next += length
        }
        return next == pieces.count ? parts : nil
    }
}

extension MetricDefinition.Subject {
    /// Whether a text can be one: what tells `nvidia/2025` from `nvidia/announced`.
    fileprivate func accepts(_ text: String) -> Bool {
        switch self {
        case .year: text.count == 4 && text.allSatisfy { $0.isASCII && $0.isNumber }
        case .layer: Firmness.allCases.contains { $0.name == text }
        case .circuitClass: CircuitClass(rawValue: text) != nil
        case .bulletinClass: BulletinClass(rawValue: text) != nil
        case .evidence: EvidenceShares.Kind(rawValue: text) != nil
        case .nullModel: NullModel(rawValue: text) != nil
        case .firm, .deal, .circuit, .series, .scenario, .time: true
        }
    }
}
