/// Words of a model's field, such as what its buyers commit themselves to, for reports: where a model states none, reports have neutral ones.
public struct Vocabulary: Sendable, Hashable {
    public enum Term: String, Sendable, Hashable, CaseIterable {
        /// What buyers have signed for: "purchase commitments", in English in the plural.
        case commitments
        /// Unit of capacity: "units".
        case capacityUnit = "capacity_unit"

        /// For the format's schema.
        var meaning: String {
            switch self {
            case .commitments: "what buyers commit themselves to; in English in the plural"
            case .capacityUnit: "unit of capacity"
            }
        }
    }

    /// By language code.
    public var words: [Term: [String: String]] = [:]

    public init() {}

    /// The model's own word in a language; `nil` where it states none.
    public func word(_ term: Term, in language: String) -> String? { words[term]?[language] }
}
